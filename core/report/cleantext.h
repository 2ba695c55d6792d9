// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace dothi::report {

/// Text from a file or a database, made safe to print: composed (NFC, so that PDF search finds it), without
/// the characters that reorder or hide text (bidirectional overrides and isolates, zero-width marks, tags,
/// byte order mark), with control characters and half surrogates shown as U+FFFD, at most four combining
/// marks on a letter, every kind of line end as '\n', tabs as spaces and fraction slashes as '/'.
[[nodiscard]] QString cleanText(const QString &text);
/// The same on one line: line ends become spaces, spaces at the ends go.
[[nodiscard]] QString cleanLine(const QString &text);

} // namespace dothi::report
