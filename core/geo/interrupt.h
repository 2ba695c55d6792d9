// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>

namespace dothi::geo {

/// While it lives, the plane geometry of this thread (<dothi/geo/ops.h>) gives up soon after `task` was
/// cancelled: the function in hand fails, and the caller's next checkpoint says why. Other threads go on.
/// GEOS asks between steps of some milliseconds for geometries of usual size. The task must live longer.
class StopWithTask
{
public:
    explicit StopWithTask(const TaskContext &task);
    ~StopWithTask();
    StopWithTask(const StopWithTask &) = delete;
    StopWithTask &operator=(const StopWithTask &) = delete;

private:
    const TaskContext *m_before;
};

/// Whether the task that this thread's work stops with (the innermost StopWithTask) was cancelled; false
/// without one. For long loops that are told nothing of their task.
[[nodiscard]] bool stopAsked();

} // namespace dothi::geo
