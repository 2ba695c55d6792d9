// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/foreignland.h>
#include <dothi/io/import/transforms.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dothi::io {

namespace {

constexpr int kEarth = 4326;
/// Systems are used a little beyond what the registry says.
constexpr double kBeyondUseDeg = 1;

/// Along a sphere (haversine formula); a per cent is enough to say how far another country is.
double acrossEarth(const geo::Coord &a, const geo::Coord &b)
{
    constexpr double kEarthRadiusM = 6'371'000;
    constexpr double kRad = std::numbers::pi / 180;
    const double north = std::sin((b.y - a.y) * kRad / 2);
    const double east = std::sin((b.x - a.x) * kRad / 2);
    const double h = north * north + std::cos(a.y * kRad) * std::cos(b.y * kRad) * east * east;
    return 2 * kEarthRadiusM * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

double middleOf(std::vector<double> &values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

std::optional<ForeignLand> foreignLand(const geo::Crs &crs, const std::vector<geo::Coord> &samples,
                                       const geo::Crs &city, int datumOperation, const geo::Coord &center)
{
    if (crs.isNull() || transformFor(crs, city, datumOperation))
        return std::nullopt;
    const Result<geo::Crs> earth = geo::Crs::fromEpsg(kEarth);
    if (!earth)
        return std::nullopt;
    const auto there = transformFor(crs, *earth, datumOperation);
    const auto here = transformFor(city, *earth, datumOperation);
    if (!there || !here)
        return std::nullopt;
    std::vector<double> east;
    std::vector<double> north;
    for (const geo::Coord &sample : samples) {
        if (const Result<geo::Coord> degrees = (*there)->apply(sample)) {
            east.push_back(degrees->x);
            north.push_back(degrees->y);
        }
    }
    const Result<geo::Coord> middle = (*here)->apply(center);
    if (east.empty() || !middle)
        return std::nullopt;
    ForeignLand land;
    land.degrees = {middleOf(east), middleOf(north), 0};
    if (!crs.usedIn().isEmpty() && !crs.usedIn().grown(kBeyondUseDeg).contains(land.degrees))
        return std::nullopt;
    land.fromCityM = acrossEarth(land.degrees, *middle);
    return land;
}

} // namespace dothi::io
