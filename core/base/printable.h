// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace dothi {

/// `text` as it may be shown on a terminal: names of files, layers and objects may hold control sequences
/// (ECMA-48) that would move its cursor, rename its window or write over what was said. Control characters
/// but line break and tab, and those that turn the direction of writing (Unicode Standard Annex 9), become
/// their codes: "\x1b", "\u202e". Nothing else changes; the text may be shown, not read back.
[[nodiscard]] QString printable(const QString &text);

} // namespace dothi
