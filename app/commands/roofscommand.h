// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/process/command.h>

namespace dothi::commands {

/// `roofs STORE DSM [--write]`: heights and roofs of buildings from a surface model; `roofs STORE --undo`.
[[nodiscard]] std::unique_ptr<process::Command> makeRoofsCommand();

} // namespace dothi::commands
