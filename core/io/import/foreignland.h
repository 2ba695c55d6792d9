// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/crs.h>

#include <optional>
#include <vector>

namespace dothi::io {

/// Where coordinates lie that are right in their own system, but of a part of the world from which no
/// conversion leads to the city's system.
struct ForeignLand
{
    geo::Coord degrees;   ///< middle of the samples: longitude, latitude, WGS 84
    double fromCityM = 0; ///< from there to `center`, along the ground
};

/// Looks where positions in `crs` lie (`samples`: east, north). Nothing when a conversion to `city` exists
/// (with `datumOperation`), when none leads to WGS 84 either, or when they lie outside of where `crs` is
/// meant to be used: then it is a wrong system. `center`: of the city, in its own system.
[[nodiscard]] std::optional<ForeignLand> foreignLand(const geo::Crs &crs,
                                                     const std::vector<geo::Coord> &samples,
                                                     const geo::Crs &city, int datumOperation,
                                                     const geo::Coord &center);

} // namespace dothi::io
