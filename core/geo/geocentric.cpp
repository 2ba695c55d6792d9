// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/geocentric.h>

#include <cmath>
#include <numbers>

namespace dothi::geo {

namespace {

constexpr double kSemiMajorM = 6'378'137;
constexpr double kFlattening = 1 / 298.257223563;
constexpr double kDegree = std::numbers::pi / 180;

} // namespace

Coord toGeocentric(double longitudeDeg, double latitudeDeg, double heightM)
{
    constexpr double e2 = kFlattening * (2 - kFlattening);
    const double sinLat = std::sin(latitudeDeg * kDegree);
    const double cosLat = std::cos(latitudeDeg * kDegree);
    const double nu = kSemiMajorM / std::sqrt(1 - e2 * sinLat * sinLat);
    return {(nu + heightM) * cosLat * std::cos(longitudeDeg * kDegree),
            (nu + heightM) * cosLat * std::sin(longitudeDeg * kDegree), ((1 - e2) * nu + heightM) * sinLat};
}

EarthAxes earthAxes(double longitudeDeg, double latitudeDeg)
{
    const double sinLat = std::sin(latitudeDeg * kDegree);
    const double cosLat = std::cos(latitudeDeg * kDegree);
    const double sinLon = std::sin(longitudeDeg * kDegree);
    const double cosLon = std::cos(longitudeDeg * kDegree);
    return {{-sinLon, cosLon, 0},
            {-sinLat * cosLon, -sinLat * sinLon, cosLat},
            {cosLat * cosLon, cosLat * sinLon, sinLat}};
}

} // namespace dothi::geo
