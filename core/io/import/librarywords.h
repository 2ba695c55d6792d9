// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace dothi::io {

/// What GDAL had to say about a file, for the user: the common messages in the user's language, the others
/// quoted as they are. `messages`: one to a line. Each is said once.
[[nodiscard]] QString inPlainWords(const QString &messages);

} // namespace dothi::io
