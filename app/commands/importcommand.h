// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/process/command.h>

namespace dothi::commands {

/// `import STORE LAYER FILE`: data and models into a layer of a city.
[[nodiscard]] std::unique_ptr<process::Command> makeImportCommand();

} // namespace dothi::commands
