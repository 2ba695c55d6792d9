// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>
#include <dothi/geo/segmentclip.h>
#include <dothi/io/modelplacing.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace dothi::io {

namespace {

/// Further away a street is not the parcel's own.
constexpr double kStreetM = 60;
/// Shorter sides are the splay of a corner, or a slip of the survey.
constexpr double kShortestSideM = 1;
/// What is wider is a district, or a mistake: it has no side at the street.
constexpr double kWidestM = 20'000;

/// A piece of a street.
struct StreetPiece
{
    geo::Coord a;
    geo::Coord b;

    [[nodiscard]] double distance(const geo::Coord &c) const
    {
        const double x = b.x - a.x;
        const double y = b.y - a.y;
        const double length2 = x * x + y * y;
        const double along =
            length2 > 0 ? std::clamp(((c.x - a.x) * x + (c.y - a.y) * y) / length2, 0.0, 1.0) : 0;
        return std::hypot(a.x + along * x - c.x, a.y + along * y - c.y);
    }
};

/// The streets within an area, in pieces short enough for an index of their boxes to tell them apart.
class Streets
{
public:
    explicit Streets(const geo::Extent &area)
        : m_area(area)
    {}

    void add(const geo::Geometry &street)
    {
        for (size_t part = 0; part < street.partCount(); ++part) {
            for (size_t r = 0; r < street.ringCount(part); ++r) {
                const auto line = street.ring(part, r);
                for (size_t i = 0; i + 1 < line.size(); ++i)
                    add(line[i], line[i + 1]);
            }
        }
    }
    [[nodiscard]] double distance(const geo::Coord &c) const
    {
        double nearest = std::numeric_limits<double>::infinity();
        m_index.query(geo::Extent(c.x - kStreetM, c.y - kStreetM, c.x + kStreetM, c.y + kStreetM),
                      [&](qint64 piece) {
                          nearest = std::min(nearest, m_pieces[static_cast<size_t>(piece)].distance(c));
                      });
        return nearest;
    }

private:
    void add(const geo::Coord &a, const geo::Coord &b)
    {
        const auto within = geo::clipSegment(a.x, a.y, b.x, b.y, m_area);
        if (!within)
            return;
        const auto at = [&](double share) {
            return geo::Coord{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y), 0};
        };
        const double share = within->second - within->first;
        const int count = 1 + static_cast<int>(share * std::hypot(b.x - a.x, b.y - a.y) / kStreetM);
        for (int i = 0; i < count; ++i) {
            const StreetPiece piece{at(within->first + share * i / count),
                                    at(within->first + share * (i + 1) / count)};
            geo::Extent box;
            box.add(piece.a);
            box.add(piece.b);
            m_index.insert(box, static_cast<qint64>(m_pieces.size()));
            m_pieces.push_back(piece);
        }
    }

    geo::Extent m_area;
    geo::SpatialIndex m_index;
    std::vector<StreetPiece> m_pieces;
};

/// The side whose middle is nearest to a street that runs along it: of two streets at a corner the one a side
/// faces counts.
Result<> findFrontage(ParcelSpot &spot, const geo::Geometry &parcel, const city::Store &store,
                      const TaskContext &task)
{
    city::Query query;
    query.extent = parcel.extent().grown(kStreetM);
    if (std::max(query.extent.width(), query.extent.height()) > kWidestM)
        return {};
    query.withValues = false;
    Streets streets(query.extent);
    Result<> going;
    DOTHI_TRY(store.read(QStringLiteral("road"), query, [&](city::Feature &road) {
        going = task.checkpoint();
        if (going)
            streets.add(road.geometry);
        return going ? city::Visit::Continue : city::Visit::Stop;
    }));
    DOTHI_TRY(going);
    double nearest = kStreetM;
    constexpr size_t kEvery = 256;
    for (size_t part = 0; part < parcel.partCount(); ++part) {
        const auto ring = parcel.ring(part, 0);
        for (size_t i = 0; i + 1 < ring.size(); ++i) {
            if (i % kEvery == 0)
                DOTHI_TRY(task.checkpoint());
            const geo::Coord &a = ring[i];
            const geo::Coord &b = ring[i + 1];
            if (std::hypot(b.x - a.x, b.y - a.y) < kShortestSideM)
                continue;
            const geo::Coord middle{(a.x + b.x) / 2, (a.y + b.y) / 2, 0};
            const double away = streets.distance(middle);
            if (away >= nearest)
                continue;
            nearest = away;
            spot.frontage = middle;
            spot.frontageDeg = std::atan2(b.y - a.y, b.x - a.x) * 180 / std::numbers::pi;
        }
    }
    return {};
}

double longestSideDeg(const geo::Geometry &parcel)
{
    double longest = 0;
    double direction = 0;
    for (size_t part = 0; part < parcel.partCount(); ++part) {
        const auto ring = parcel.ring(part, 0);
        for (size_t i = 0; i + 1 < ring.size(); ++i) {
            const double east = ring[i + 1].x - ring[i].x;
            const double north = ring[i + 1].y - ring[i].y;
            if (std::hypot(east, north) <= longest)
                continue;
            longest = std::hypot(east, north);
            direction = std::atan2(north, east) * 180 / std::numbers::pi;
        }
    }
    return direction;
}

} // namespace

Result<std::optional<ParcelSpot>> parcelSpot(const city::Store &store, const geo::Coord &where,
                                             const TaskContext &task)
{
    const geo::Geometry point = geo::Geometry::point({where.x, where.y, 0});
    city::Query query;
    query.extent = point.extent().grown(0.01);
    std::optional<city::Feature> found;
    Result<> going;
    DOTHI_TRY(store.read(QStringLiteral("parcel"), query, [&](city::Feature &parcel) {
        going = task.checkpoint();
        if (!going)
            return city::Visit::Stop;
        const Result<bool> holds = geo::covers(parcel.geometry, point);
        if (!holds || !*holds)
            return city::Visit::Continue;
        found = std::move(parcel);
        return city::Visit::Stop;
    }));
    DOTHI_TRY(going);
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
    DOTHI_TRY(task.checkpoint());
    spot.longestDeg = longestSideDeg(found->geometry);
    DOTHI_TRY(findFrontage(spot, found->geometry, store, task));
    return std::optional(spot);
}

} // namespace dothi::io
