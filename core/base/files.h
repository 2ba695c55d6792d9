// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QByteArray>
#include <QString>

namespace dothi {

/// Where the program's data files are: `../share/dothi` beside the executable's folder, both in the build
/// tree and installed anywhere. `DOTHI_DATA_DIR` overrides it.
[[nodiscard]] QString dataDir();
/// A file below dataDir(); the user's own copy below `userDataDir()` wins, so profiles and rule sets can be
/// amended.
[[nodiscard]] QString dataFile(const QString &relativePath);
/// Folder of plugins, `../lib/dothi/plugins` beside the executable's folder.
[[nodiscard]] QString pluginDir();
/// The user's folder for amended data, saved demo cities and caches; made when missing.
[[nodiscard]] QString userDataDir();

/// Reads a whole file of at most `maxBytes`; refuses larger ones unread.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 maxBytes);
/// Writes through a temporary file and a rename: afterwards the file is whole, or it is what it was.
[[nodiscard]] Result<> writeFileAtomically(const QString &path, const QByteArray &content);

} // namespace dothi
