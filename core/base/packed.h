// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

namespace dothi {

/// What qCompress() packed, where it is no larger than `most` bytes; none where it is damaged or larger.
/// Unlike qUncompress() it never takes more memory than that, whatever the bytes claim and whatever they
/// unpack to: for bytes that come from a file or a database. Any thread.
[[nodiscard]] std::optional<QByteArray> unpackedWithin(const QByteArray &packed, qsizetype most);

} // namespace dothi
