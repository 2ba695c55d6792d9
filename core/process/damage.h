// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>
#include <dothi/process/command.h>

namespace dothi::process {

/// Says in a command's answer what the store could not read (Store::damaged()): warnings with the count and
/// the first places, and `damaged[]` (layer, feature, field, message) in the JSON, which is there only when
/// something is. To be called when all has been read.
void reportDamage(const city::Store &store, CommandResult &result);

} // namespace dothi::process
