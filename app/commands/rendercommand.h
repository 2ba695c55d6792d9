// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/process/command.h>

namespace dothi::commands {

/// `render STORE OUT.png --size WxH …`: a picture without a window.
[[nodiscard]] std::unique_ptr<process::Command> makeRenderCommand();

} // namespace dothi::commands
