// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace dothi::app {

/// What a code of val3dity means, translated, in a few words: "Edge of more than two faces"; empty for a
/// number that is none.
[[nodiscard]] QString geometryCodeTitle(int code);

} // namespace dothi::app
