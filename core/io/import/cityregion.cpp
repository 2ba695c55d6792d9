// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/cityregion.h>
#include <dothi/io/import/transforms.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dothi::io {

namespace {

constexpr int kWgs84 = 4326;

/// Where the profile names no extents: a large city with its surroundings.
constexpr double kRadiusM = 100'000;

/// A box of degrees as a box in the city's CRS.
geo::Extent boxInCity(const geo::Transform &toCity, double west, double south, double east, double north)
{
    geo::Extent extent;
    constexpr int kSteps = 8; // meridians bend: corners alone would cut the sides
    for (int s = 0; s <= kSteps; ++s) {
        const double x = west + (east - west) * s / kSteps;
        const double y = south + (north - south) * s / kSteps;
        for (const geo::Coord edge : {geo::Coord{x, south, 0}, {x, north, 0}, {west, y, 0}, {east, y, 0}}) {
            if (const Result<geo::Coord> c = toCity.apply(edge))
                extent.add(*c);
        }
    }
    return extent;
}

} // namespace

Result<CityRegion> CityRegion::of(const city::Store &store)
{
    CityRegion region;
    const city::CityProfile &profile = store.profile();
    const Result<geo::Crs> wgs84 = geo::Crs::fromEpsg(kWgs84);
    if (!wgs84)
        return Failure(wgs84.error());
    const auto toCity = transformFor(*wgs84, store.crs(), profile.datumOperation);
    if (!toCity)
        return Failure(toCity.error());
    const Result<geo::Coord> center = (*toCity)->apply(profile.center);
    if (!center)
        return Failure(center.error());
    region.m_center = *center;
    // The profile travels in the store, so it is as hostile as any row: boxes that make no sense are dropped.
    const QJsonArray extents =
        QJsonDocument::fromJson(profile.json).object().value(QLatin1String("extents")).toArray();
    constexpr qsizetype kMostBoxes = 50;
    for (qsizetype i = 0; i < std::min(extents.size(), kMostBoxes); ++i) {
        const QJsonArray box = extents.at(i).toArray();
        const double west = box.at(0).toDouble(NAN);
        const double south = box.at(1).toDouble(NAN);
        const double east = box.at(2).toDouble(NAN);
        const double north = box.at(3).toDouble(NAN);
        if (!(west < east && south < north && west >= -180 && east <= 180 && south >= -80 && north <= 84))
            continue;
        const geo::Extent extent = boxInCity(**toCity, west, south, east, north);
        if (!extent.isEmpty())
            region.m_boxes.push_back(extent);
    }
    if (region.m_boxes.empty()) {
        geo::Extent around;
        around.add(region.m_center);
        region.m_boxes.push_back(around.grown(kRadiusM));
    }
    region.m_country = boxInCity(**toCity, 102.0, 6.5, 118.0, 23.6);
    const Result<std::vector<city::LayerInfo>> layers = store.layers();
    if (!layers)
        return Failure(layers.error());
    for (const city::LayerInfo &layer : *layers) {
        if (layer.features > 0 && !layer.extent.isEmpty())
            region.m_held.add(layer.extent);
    }
    return region;
}

bool CityRegion::contains(const geo::Coord &c) const
{
    return std::ranges::any_of(m_boxes, [&c](const geo::Extent &box) { return box.contains(c); });
}

double CityRegion::outsideM(const geo::Coord &c) const
{
    double nearest = std::numeric_limits<double>::infinity();
    for (const geo::Extent &box : m_boxes) {
        const double dx = std::max({box.minX() - c.x, 0.0, c.x - box.maxX()});
        const double dy = std::max({box.minY() - c.y, 0.0, c.y - box.maxY()});
        nearest = std::min(nearest, std::hypot(dx, dy));
    }
    return nearest;
}

double CityRegion::distanceM(const geo::Coord &c) const
{
    if (m_held.isEmpty())
        return std::hypot(c.x - m_center.x, c.y - m_center.y);
    const double dx = std::max({m_held.minX() - c.x, 0.0, c.x - m_held.maxX()});
    const double dy = std::max({m_held.minY() - c.y, 0.0, c.y - m_held.maxY()});
    return std::hypot(dx, dy);
}

} // namespace dothi::io
