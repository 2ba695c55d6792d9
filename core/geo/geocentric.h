// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>

namespace dothi::geo {

/// Geocentric X, Y, Z (EPSG:4978, metres) of a position on WGS 84: EPSG method 9602. Degrees; height above
/// the ellipsoid.
[[nodiscard]] Coord toGeocentric(double longitudeDeg, double latitudeDeg, double heightM);

/// Unit vectors east, north and up at a position, in geocentric axes.
struct EarthAxes
{
    Coord east;
    Coord north;
    Coord up;
};
[[nodiscard]] EarthAxes earthAxes(double longitudeDeg, double latitudeDeg);

} // namespace dothi::geo
