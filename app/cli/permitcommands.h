// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/process/command.h>

namespace dothi::cli {

/// Registers permit check, with pictures drawn as in the window.
[[nodiscard]] Result<> registerPermitCommands(process::CommandRegistry &registry);

} // namespace dothi::cli
