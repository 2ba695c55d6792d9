// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/process/command.h>

namespace dothi::commands {

/// `demo OUT`: writes the demo city.
[[nodiscard]] std::unique_ptr<process::Command> makeDemoCommand();
/// `create OUT --city ID`: an empty city.
[[nodiscard]] std::unique_ptr<process::Command> makeCreateCommand();
/// `info STORE`.
[[nodiscard]] std::unique_ptr<process::Command> makeInfoCommand();

/// What a store holds: the answer of info, demo and create.
[[nodiscard]] Result<process::CommandResult> describe(const city::Store &store, TaskContext &task);

} // namespace dothi::commands
