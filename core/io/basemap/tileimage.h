// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QByteArray>
#include <QImage>

namespace dothi::io {

/// What an answer of a tile server may cost.
namespace tilelimits {
inline constexpr qint64 kBytes = 4'000'000;
inline constexpr int kEdgePx = 1024; ///< tiles are 256, 512 at most
} // namespace tilelimits

/// The picture in an answer: PNG, JPEG or WebP told by its content, its size looked at before anything is
/// unpacked. 32-bit RGBA (not premultiplied), scaled to a tile's size where it has another. Errors say what
/// came instead. Any thread.
[[nodiscard]] Result<QImage> decodeTile(const QByteArray &bytes);

} // namespace dothi::io
