// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/process/command.h>

namespace dothi::commands {

/// `validate FILE|STORE [--layer L]`: geometry errors of polygons and solids (ISO 19107).
[[nodiscard]] std::unique_ptr<process::Command> makeValidateCommand();

} // namespace dothi::commands
