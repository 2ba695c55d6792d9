// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace dothi::io {

/// What this process may use from now on: seconds of a processor, megabytes of memory; no core is left
/// behind, no file written, and it ends with the one that started it.
void limitResources(long seconds, long megabytes);

/// From now on no file, connection or process can be opened or changed: what is open can be read and written,
/// memory had, and the process ended. False where that could not be had: nothing hostile may be read then. On
/// processors no filter was written for, no further file at least.
[[nodiscard]] bool confine();

} // namespace dothi::io
