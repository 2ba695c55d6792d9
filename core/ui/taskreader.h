// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>

namespace dothi::ui {

/// A read-only connection for the task that calls it, to the city at `address` (Store::location()).
///
/// Never in the window's thread: while another program is writing, it waits for it, up to a quarter of a
/// minute or until the task is cancelled. Database error when the city is locked longer than that.
[[nodiscard]] Result<std::unique_ptr<city::Store>> openReader(const QString &address, TaskContext &task);

} // namespace dothi::ui
