// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/segmentclip.h>
#include <dothi/scene/terrainlines.h>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

constexpr size_t kWaterBands = 64;
/// Crests narrower than this are one line.
constexpr double kNarrowCrestM = 0.3;
/// A dike is looked at so often along its crest, at least: its feet follow the ground that closely.
constexpr double kDikeStepM = 8;
constexpr int kDikeStepCells = 4;
/// Corners are drawn out to a point so far, in widths.
constexpr double kLongestMitre = 2;
/// Between two looks at whether it was cancelled.
constexpr size_t kLinesBetweenLooks = 256;

/// Cuts a - b to the square; ends on a side have exactly its coordinate. False when
/// nothing of it lies within.
bool cutToArea(Point2 &a, Point2 &b, const geo::Extent &square)
{
    const auto within = geo::clipSegment(a.x, a.y, b.x, b.y, square);
    if (!within)
        return false;
    const Point2 d{b.x - a.x, b.y - a.y};
    const double t0 = within->first;
    const double t1 = within->second;
    constexpr double kOnSideM = 1e-6;
    const auto at = [&](double t) {
        Point2 p{a.x + d.x * t, a.y + d.y * t};
        for (const double side : {square.minX(), square.maxX()})
            p.x = std::abs(p.x - side) < kOnSideM ? side : p.x;
        for (const double side : {square.minY(), square.maxY()})
            p.y = std::abs(p.y - side) < kOnSideM ? side : p.y;
        return p;
    };
    const Point2 from = t0 > 0 ? at(t0) : a;
    const Point2 to = t1 < 1 ? at(t1) : b;
    a = from;
    b = to;
    return true;
}

/// A spot on a crest and the direction across it, to the left; drawn out at corners.
struct CrestSpot
{
    geo::Coord at;
    Point2 across;
};

/// A crest with enough spots on it, the same whoever asks; those far from `area` only where the line bends.
std::vector<CrestSpot> crestSpots(const geo::Dike &dike, const geo::Extent &area, double stepM)
{
    std::vector<geo::Coord> line;
    std::vector<bool> isNear;
    for (size_t i = 0; i < dike.crest.size(); ++i) {
        const geo::Coord &b = dike.crest[i];
        if (i > 0) {
            const geo::Coord &a = dike.crest[i - 1];
            if (a.x == b.x && a.y == b.y)
                continue;
            geo::Extent box;
            box.add(a);
            box.add(b);
            if (box.intersects(area)) {
                const int steps = std::max(1, static_cast<int>(std::hypot(b.x - a.x, b.y - a.y) / stepM));
                for (int k = 1; k < steps; ++k) {
                    const double t = static_cast<double>(k) / steps;
                    line.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t});
                }
            }
        }
        line.push_back(b);
    }
    std::vector<CrestSpot> spots;
    const auto leftOf = [](const geo::Coord &a, const geo::Coord &b) {
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        return Point2{-(b.y - a.y) / length, (b.x - a.x) / length};
    };
    for (size_t i = 0; i < line.size() && line.size() > 1; ++i) {
        const Point2 before = leftOf(line[i > 0 ? i - 1 : 0], line[i > 0 ? i : 1]);
        const Point2 after = i + 1 < line.size() ? leftOf(line[i], line[i + 1]) : before;
        Point2 across{before.x + after.x, before.y + after.y};
        // |across| is twice the cosine of half the bend; the corner is as far out as its inverse.
        const double cosine = std::hypot(across.x, across.y) / 2;
        if (cosine < 1 / kLongestMitre)
            across = after;
        else
            across = {across.x / (2 * cosine * cosine), across.y / (2 * cosine * cosine)};
        spots.push_back({line[i], across});
    }
    return spots;
}

} // namespace

TerrainLines::TerrainLines(const geo::Extent &area, std::vector<Point2> &points)
    : m_area(area)
    , m_points(points)
{}

quint32 TerrainLines::pointAt(const Point2 &p)
{
    if (m_known.empty()) {
        for (quint32 i = 0; i < m_points.size(); ++i)
            m_known.emplace(std::pair{m_points[i].x, m_points[i].y}, i);
    }
    const auto [it, fresh] = m_known.try_emplace({p.x, p.y}, static_cast<quint32>(m_points.size()));
    if (fresh)
        m_points.push_back(p);
    return it->second;
}

void TerrainLines::addLine(Point2 a, Point2 b, size_t mostPoints)
{
    if (a == b || !cutToArea(a, b, m_area) || a == b || m_points.size() > mostPoints)
        return;
    const quint32 from = pointAt(a);
    m_edges.push_back({from, pointAt(b)});
}

Result<> TerrainLines::addWaters(std::span<const WaterBed> waters, const TaskContext &task)
{
    const size_t most = m_points.size() + kMostPoints;
    size_t looked = 0;
    for (const WaterBed &water : waters) {
        DOTHI_TRY(task.checkpoint());
        if (!water.area.extent().intersects(m_area))
            continue;
        for (size_t part = 0; part < water.area.partCount(); ++part) {
            for (size_t r = 0; r < water.area.ringCount(part); ++r) {
                const auto ring = water.area.ring(part, r);
                for (size_t i = 0; i < ring.size(); ++i) {
                    if (++looked % kLinesBetweenLooks == 0)
                        DOTHI_TRY(task.checkpoint());
                    const geo::Coord &from = ring[i];
                    const geo::Coord &to = ring[(i + 1) % ring.size()];
                    addLine({from.x, from.y}, {to.x, to.y}, most);
                }
            }
        }
    }
    return {};
}

Result<> TerrainLines::addDikes(const GroundSampler &ground, double cellM, double toleranceM,
                                const TaskContext &task)
{
    if (!ground.dikes())
        return {};
    const size_t most = m_points.size() + kMostPoints;
    const double stepM = std::max(kDikeStepM, kDikeStepCells * cellM);
    size_t looked = 0;
    for (const size_t number : ground.dikes()->within(m_area)) {
        DOTHI_TRY(task.checkpoint());
        const geo::Dike &dike = ground.dikes()->all()[number];
        const double half = dike.topM / 2;
        const geo::Extent near = m_area.grown(geo::Dikes::reachM(dike) + stepM);
        const std::vector<CrestSpot> spots = crestSpots(dike, near, stepM);
        // How far out the feet are, on the left and on the right of each spot.
        const auto footOf = [&](const CrestSpot &spot, double side) {
            double out = half;
            // Twice: the ground below the foot is not that below the crest.
            for (int round = 0; round < 2; ++round) {
                const double rise = spot.at.z - ground.bareHeight(spot.at.x + side * out * spot.across.x,
                                                                  spot.at.y + side * out * spot.across.y);
                out = half + dike.run * std::clamp(rise, 0.0, geo::Dikes::kHighestM);
            }
            return out;
        };
        const auto beside = [](const CrestSpot &spot, double by) {
            return Point2{spot.at.x + by * spot.across.x, spot.at.y + by * spot.across.y};
        };
        for (size_t i = 0; i + 1 < spots.size(); ++i) {
            if (++looked % kLinesBetweenLooks == 0)
                DOTHI_TRY(task.checkpoint());
            if (m_points.size() > most)
                return {}; // full: the feet of the others need not be looked for
            const CrestSpot &a = spots[i];
            const CrestSpot &b = spots[i + 1];
            geo::Extent box;
            box.add(a.at);
            box.add(b.at);
            if (!box.intersects(near))
                continue;
            const auto rises = [&](const CrestSpot &spot) {
                return spot.at.z - ground.bareHeight(spot.at.x, spot.at.y);
            };
            const double highest = std::max(rises(a), rises(b));
            if (highest < toleranceM || highest > geo::Dikes::kHighestM)
                continue;
            if (dike.topM < kNarrowCrestM)
                addLine(beside(a, 0), beside(b, 0), most);
            for (const double side : {-1.0, 1.0}) {
                if (dike.topM >= kNarrowCrestM)
                    addLine(beside(a, side * half), beside(b, side * half), most);
                addLine(beside(a, side * footOf(a, side)), beside(b, side * footOf(b, side)), most);
            }
        }
    }
    return {};
}

WaterFinder::WaterFinder(std::span<const WaterBed> waters, const geo::Extent &square)
    : m_square(square)
{
    for (size_t w = 0; w < waters.size(); ++w) {
        const WaterBed &water = waters[w];
        if (!water.area.extent().intersects(square))
            continue;
        Water kept;
        kept.number = static_cast<int>(w);
        kept.bands.resize(kWaterBands);
        for (size_t part = 0; part < water.area.partCount(); ++part) {
            for (size_t r = 0; r < water.area.ringCount(part); ++r) {
                const auto ring = water.area.ring(part, r);
                for (size_t i = 0; i < ring.size(); ++i) {
                    const geo::Coord &a = ring[i];
                    const geo::Coord &b = ring[(i + 1) % ring.size()];
                    if (std::max(a.y, b.y) < square.minY() || std::min(a.y, b.y) > square.maxY() ||
                        std::max(a.x, b.x) < square.minX())
                        continue;
                    for (size_t band = bandOf(std::min(a.y, b.y)); band <= bandOf(std::max(a.y, b.y)); ++band)
                        kept.bands[band].push_back({Point2{a.x, a.y}, Point2{b.x, b.y}});
                }
            }
        }
        m_waters.push_back(std::move(kept));
    }
}

size_t WaterFinder::bandOf(double y) const
{
    const double share = (y - m_square.minY()) / std::max(m_square.height(), 1e-9);
    return static_cast<size_t>(std::clamp(share, 0.0, 1.0) * (kWaterBands - 1));
}

int WaterFinder::at(const Point2 &p) const
{
    const size_t band = bandOf(p.y);
    for (const Water &water : m_waters) {
        bool inside = false;
        for (const auto &[a, b] : water.bands[band]) {
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y))
                inside = !inside;
        }
        if (inside)
            return water.number;
    }
    return -1;
}

} // namespace dothi::scene
