// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>

#include <array>
#include <optional>

class GDALDataset;

namespace dothi::io {

/// Where the cells of a raster lie, as GDAL has it: column and row to x and y, of cell corners.
using GeoTransform = std::array<double, 6>;

/// What a raster says; nothing when it says nothing, or what no cell can be found by.
[[nodiscard]] std::optional<GeoTransform> geoTransformOf(GDALDataset &raster);

/// A place in cells to the raster's own coordinates, or by the inverse the other way. z is 0.
[[nodiscard]] inline geo::Coord through(const GeoTransform &t, double column, double row)
{
    return {t[0] + column * t[1] + row * t[2], t[3] + column * t[4] + row * t[5], 0};
}

} // namespace dothi::io
