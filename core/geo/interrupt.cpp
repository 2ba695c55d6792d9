// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/interrupt.h>

#include <geos_c.h>

#include <mutex>
#include <stdexcept>

namespace dothi::geo {

namespace {

thread_local const TaskContext *taskOfThread = nullptr;

/// Called by GEOS between its steps, on the thread that computes. GEOS_interruptRequest() would stop
/// whichever thread asks next; an exception stops this one, and GEOS's C functions turn it into a failure.
void stopIfCancelled()
{
    if (stopAsked())
        throw std::runtime_error("cancelled");
}

} // namespace

StopWithTask::StopWithTask(const TaskContext &task)
    : m_before(taskOfThread)
{
    static std::once_flag once;
    std::call_once(once, [] { GEOS_interruptRegisterCallback(stopIfCancelled); });
    taskOfThread = &task;
}

StopWithTask::~StopWithTask()
{
    taskOfThread = m_before;
}

bool stopAsked()
{
    return taskOfThread && taskOfThread->cancelled();
}

} // namespace dothi::geo
