// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/geo/geometry.h>

#include <QByteArray>
#include <QJsonObject>

namespace dothi::geo {

/// ISO 13249-3 well-known binary, little endian, Z as type + 1000.
[[nodiscard]] QByteArray toWkb(const Geometry &geometry);
/// Reads ISO and EWKB spellings of Z, either byte order. M values are dropped. Refuses curves, collections,
/// nesting beyond Multi, counts larger than the bytes that follow: safe on hostile input.
[[nodiscard]] Result<Geometry> fromWkb(const QByteArray &wkb);

/// The `geometry` member of RFC 7946, in the caller's CRS, coordinates rounded to 0.1 mm.
[[nodiscard]] QJsonObject toGeoJson(const Geometry &geometry);
[[nodiscard]] Result<Geometry> fromGeoJson(const QJsonObject &object);
/// A GeoJSON `crs` member naming an EPSG code (GeoJSON 2008; the CLI's contract asks for it).
[[nodiscard]] QJsonObject geoJsonCrs(int epsg);

} // namespace dothi::geo
