// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/process/command.h>

namespace dothi::commands {

/// `export`: a city for other programs, in any format that has an io::Exporter.
[[nodiscard]] std::unique_ptr<process::Command> makeExportCommand();

} // namespace dothi::commands
