// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>

#include <QString>

namespace dothi::io {

/// Copies a city file that nobody writes to (one the program is shipped with), with its rasters, to `to`; the
/// folder is made. Each file is whole under its name or not there, the city itself comes last. What bears a
/// raster's name in that folder without a city is a leftover and replaced; a city at `to` is never: Io.
/// `to` is writable afterwards even when `from` is not. Any thread.
[[nodiscard]] Result<> copyCity(const QString &from, const QString &to, TaskContext &task);

} // namespace dothi::io
