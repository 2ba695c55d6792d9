// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/rasterplace.h>

#include <gdal_priv.h>

#include <algorithm>
#include <cmath>

namespace dothi::io {

std::optional<GeoTransform> geoTransformOf(GDALDataset &raster)
{
    GeoTransform transform{};
    GeoTransform inverse{};
    if (raster.GetGeoTransform(transform.data()) != CE_None ||
        std::ranges::any_of(transform, [](double v) { return !std::isfinite(v); }) ||
        !GDALInvGeoTransform(transform.data(), inverse.data()))
        return std::nullopt;
    return transform;
}

} // namespace dothi::io
