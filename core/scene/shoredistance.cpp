// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/interrupt.h>
#include <dothi/geo/segmentclip.h>
#include <dothi/scene/shoredistance.h>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

qint64 cellOf(double v)
{
    return static_cast<qint64>(std::floor(v / ShoreDistance::kFarthestM));
}

double distance2To(const geo::Coord &a, const geo::Coord &b, double x, double y)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0 ? std::clamp(((x - a.x) * dx + (y - a.y) * dy) / length2, 0.0, 1.0) : 0;
    const double offX = a.x + dx * t - x;
    const double offY = a.y + dy * t - y;
    return offX * offX + offY * offY;
}

} // namespace

quint64 ShoreDistance::key(qint64 column, qint64 row)
{
    return (static_cast<quint64>(column) << 32) ^ static_cast<quint64>(static_cast<quint32>(row));
}

ShoreDistance::ShoreDistance(const geo::Geometry &polygons, const geo::Extent &near)
{
    for (size_t part = 0; part < polygons.partCount(); ++part) {
        for (size_t r = 0; r < polygons.ringCount(part); ++r)
            add(polygons.ring(part, r), near.isEmpty() ? near : near.grown(kFarthestM));
    }
}

void ShoreDistance::add(std::span<const geo::Coord> ring, const geo::Extent &near)
{
    constexpr size_t kEdgesBetweenLooks = 256;
    for (size_t i = 0; i + 1 < ring.size(); ++i) {
        if (i % kEdgesBetweenLooks == 0 && geo::stopAsked())
            return;
        geo::Extent own;
        own.add(ring[i]);
        own.add(ring[i + 1]);
        if (!near.isEmpty() && !near.intersects(own))
            continue;
        // Long edges go into the grid in pieces, so that each lies in few cells; only those near by.
        const double length = std::hypot(ring[i + 1].x - ring[i].x, ring[i + 1].y - ring[i].y);
        const int pieces = static_cast<int>(std::clamp(length / kFarthestM + 1, 1.0, 10'000.0));
        int first = 0;
        int last = pieces - 1;
        if (!near.isEmpty()) {
            const auto within = geo::clipSegment(ring[i].x, ring[i].y, ring[i + 1].x, ring[i + 1].y, near);
            if (!within)
                continue;
            first = std::max(first, static_cast<int>(within->first * pieces) - 1);
            last = std::min(last, static_cast<int>(within->second * pieces) + 1);
        }
        for (int p = first; p <= last; ++p) {
            const auto along = [&](int k) {
                const double t = static_cast<double>(k) / pieces;
                return geo::Coord{ring[i].x + (ring[i + 1].x - ring[i].x) * t,
                                  ring[i].y + (ring[i + 1].y - ring[i].y) * t, 0};
            };
            addPiece({along(p), along(p + 1)});
        }
    }
}

void ShoreDistance::addPiece(const Segment &segment)
{
    const qint64 c0 = cellOf(std::min(segment.a.x, segment.b.x));
    const qint64 c1 = cellOf(std::max(segment.a.x, segment.b.x));
    const qint64 r0 = cellOf(std::min(segment.a.y, segment.b.y));
    const qint64 r1 = cellOf(std::max(segment.a.y, segment.b.y));
    for (qint64 column = c0; column <= c1; ++column) {
        for (qint64 row = r0; row <= r1; ++row) {
            Cell &cell = m_cells[key(column, row)];
            if (cell.segments.size() < kMostInCell || cover(cell, column, row, segment))
                cell.segments.push_back(segment);
        }
    }
}

bool ShoreDistance::cover(Cell &cell, qint64 column, qint64 row, const Segment &segment)
{
    // Twice to a square: it may miss a corner of one, which costs a little more of the distance.
    constexpr double kStepM = kFarthestM / kSquares / 2;
    const double dx = segment.b.x - segment.a.x;
    const double dy = segment.b.y - segment.a.y;
    const int steps = static_cast<int>(std::clamp(std::hypot(dx, dy) / kStepM + 1, 1.0, 256.0));
    bool isNew = false;
    for (int i = 0; i <= steps; ++i) {
        const double t = static_cast<double>(i) / steps;
        const double x = (segment.a.x + dx * t) / kFarthestM - static_cast<double>(column);
        const double y = (segment.a.y + dy * t) / kFarthestM - static_cast<double>(row);
        if (x < 0 || x >= 1 || y < 0 || y >= 1)
            continue;
        quint16 &line = cell.covered[static_cast<size_t>(y * kSquares)];
        const auto bit = static_cast<quint16>(1U << static_cast<unsigned>(x * kSquares));
        isNew = isNew || (line & bit) == 0;
        line |= bit;
    }
    return isNew;
}

size_t ShoreDistance::fullestCell() const
{
    size_t most = 0;
    for (const auto &[where, cell] : m_cells)
        most = std::max(most, cell.segments.size());
    return most;
}

double ShoreDistance::at(double x, double y) const
{
    double best = kFarthestM * kFarthestM;
    const qint64 column = cellOf(x);
    const qint64 row = cellOf(y);
    const auto look = [&](qint64 c, qint64 r) {
        // Not where even the near side of the cell is farther than what was found.
        const auto gap = [](double v, qint64 number) {
            const double low = static_cast<double>(number) * kFarthestM;
            return std::max({0.0, low - v, v - low - kFarthestM});
        };
        const double dx = gap(x, c);
        const double dy = gap(y, r);
        if (dx * dx + dy * dy >= best)
            return;
        const auto cell = m_cells.find(key(c, r));
        if (cell == m_cells.end())
            return;
        for (const Segment &segment : cell->second.segments)
            best = std::min(best, distance2To(segment.a, segment.b, x, y));
    };
    look(column, row);
    for (qint64 c = column - 1; c <= column + 1; ++c) {
        for (qint64 r = row - 1; r <= row + 1; ++r) {
            if (c != column || r != row)
                look(c, r);
        }
    }
    return std::sqrt(best);
}

bool ShoreDistance::shadeBends(const Point2 &a, const Point2 &b, double shortestM) const
{
    constexpr double kFadeM = 11;
    constexpr double kVisible = 0.07;
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    if (length < shortestM)
        return false;
    const auto shade = [this](double x, double y) { return 1 - std::exp(-at(x, y) / kFadeM); };
    const double first = shade(a.x, a.y);
    const double last = shade(b.x, b.y);
    const int samples = length > 300 ? 9 : 3;
    for (int i = 1; i <= samples; ++i) {
        const double t = static_cast<double>(i) / (samples + 1);
        if (std::abs(shade(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t) - (first + (last - first) * t)) >
            kVisible)
            return true;
    }
    return false;
}

} // namespace dothi::scene
