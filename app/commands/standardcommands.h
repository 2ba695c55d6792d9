// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/process/command.h>

namespace dothi::commands {

/// Registers demo, create, import, info, at, render, validate, export and roofs.
[[nodiscard]] Result<> registerStandardCommands(process::CommandRegistry &registry);

} // namespace dothi::commands
