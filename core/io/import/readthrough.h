// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>

#include <QByteArrayView>
#include <QString>

#include <functional>

namespace dothi::io {

/// Bytes of a file, or of one inside an archive as its directory says; -1 when it is not there.
[[nodiscard]] qint64 sizeOf(const QString &path);

/// Hands over a file block by block, also from inside an archive; `take` says false when it has seen enough.
/// The task hears of it, and stops it between two blocks. A file that cannot be opened gives nothing.
[[nodiscard]] Result<> readThrough(const QString &path, TaskContext &task,
                                   const std::function<bool(QByteArrayView)> &take);

} // namespace dothi::io
