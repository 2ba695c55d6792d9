// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/geo/geometry.h>

#include <QByteArray>

#include <cstddef>
#include <span>

namespace dothi::io {

/// SpatiaLite's BLOB geometry (version 5 of the format, "BLOB-Geometry" in its documentation), coded directly
/// to and from geo::Geometry: no SQL function and no library object lies between a row and the scene.
///
/// A BLOB: 0x00, byte order (0x01 little endian, 0x00 big), SRID, bounding box (4 doubles), 0x7C, class (1…6,
/// +1000 Z, +2000 M, +3000 ZM, +1,000,000 compressed), class data, 0xFE. All functions are thread-safe.
struct SpatialBlob
{
    int srid = 0;
    geo::Geometry geometry;
};

/// Reads either byte order, compressed lines and polygons, and SpatiaLite 5's short points; M values are
/// dropped.
///
/// Safe on hostile bytes: every count is checked against the bytes that follow before anything is allocated.
/// What comes out is well formed: finite positions, lines of two or more positions, rings closed and of four
/// or more. Anything else is an InvalidData error that says what is wrong (collections, and nesting beyond
/// Multi, are refused too).
[[nodiscard]] Result<SpatialBlob> decodeSpatialBlob(std::span<const std::byte> blob);

/// Writes the little-endian, uncompressed form into `out` (replaced; its capacity is reused). `geometry` must
/// be well formed, see checkWellFormed(), and not empty.
void encodeSpatialBlob(const geo::Geometry &geometry, int srid, QByteArray &out);

/// What decodeSpatialBlob() guarantees, for a geometry from elsewhere. An empty geometry is well formed.
[[nodiscard]] Result<> checkWellFormed(const geo::Geometry &geometry);

} // namespace dothi::io
