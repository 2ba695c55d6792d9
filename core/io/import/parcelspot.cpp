// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>
#include <dothi/io/modelplacing.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace dothi::io {

namespace {

/// Further away a street is not the parcel's own.
constexpr double kStreetM = 60;
/// Shorter sides are the splay of a corner, or a slip of the survey.
constexpr double kShortestSideM = 1;

/// The side whose middle is nearest to a street that runs along it: of two streets at a corner the one a side
/// faces counts.
Result<> findFrontage(ParcelSpot &spot, const geo::Geometry &parcel, const city::Store &store)
{
    city::Query query;
    query.extent = parcel.extent().grown(kStreetM);
    query.withValues = false;
    query.limit = 2000;
    std::vector<geo::Geometry> streets;
    DOTHI_TRY(store.read(QStringLiteral("road"), query, [&](city::Feature &road) {
        streets.push_back(std::move(road.geometry));
        return city::Visit::Continue;
    }));
    double nearest = kStreetM;
    for (size_t part = 0; part < parcel.partCount(); ++part) {
        const auto ring = parcel.ring(part, 0);
        for (size_t i = 0; i + 1 < ring.size(); ++i) {
            const geo::Coord &a = ring[i];
            const geo::Coord &b = ring[i + 1];
            if (std::hypot(b.x - a.x, b.y - a.y) < kShortestSideM)
                continue;
            const geo::Coord middle{(a.x + b.x) / 2, (a.y + b.y) / 2, 0};
            const geo::Geometry spotOfSide = geo::Geometry::point(middle);
            for (const geo::Geometry &street : streets) {
                const Result<double> away = geo::distance(spotOfSide, street);
                if (!away || *away >= nearest)
                    continue;
                nearest = *away;
                spot.frontage = middle;
                spot.frontageDeg = std::atan2(b.y - a.y, b.x - a.x) * 180 / std::numbers::pi;
            }
        }
    }
    return {};
}

} // namespace

Result<std::optional<ParcelSpot>> parcelSpot(const city::Store &store, const geo::Coord &where)
{
    const geo::Geometry point = geo::Geometry::point({where.x, where.y, 0});
    city::Query query;
    query.extent = point.extent().grown(0.01);
    std::optional<city::Feature> found;
    DOTHI_TRY(store.read(QStringLiteral("parcel"), query, [&](city::Feature &parcel) {
        const Result<bool> holds = geo::covers(parcel.geometry, point);
        if (!holds || !*holds)
            return city::Visit::Continue;
        found = std::move(parcel);
        return city::Visit::Stop;
    }));
    if (!found)
        return std::optional<ParcelSpot>();
    ParcelSpot spot;
    spot.id = found->id;
    spot.name = parcelName(*found);
    spot.middle = geo::centroid(found->geometry);
    // The centroid of an L lies outside of it.
    const Result<bool> inside = geo::covers(found->geometry, geo::Geometry::point(spot.middle));
    if (!inside || !*inside) {
        Result<geo::Coord> on = geo::pointOnSurface(found->geometry);
        if (!on)
            return Failure(std::move(on).error());
        spot.middle = *on;
    }
    DOTHI_TRY(findFrontage(spot, found->geometry, store));
    return std::optional(spot);
}

} // namespace dothi::io
