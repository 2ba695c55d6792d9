// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

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
    for (size_t i = 0; i + 1 < ring.size(); ++i) {
        geo::Extent own;
        own.add(ring[i]);
        own.add(ring[i + 1]);
        if (!near.isEmpty() && !near.intersects(own))
            continue;
        // Long edges go into the grid in pieces, so that each lies in few cells.
        const double length = std::hypot(ring[i + 1].x - ring[i].x, ring[i + 1].y - ring[i].y);
        const int pieces = std::clamp(static_cast<int>(length / kFarthestM) + 1, 1, 10'000);
        for (int p = 0; p < pieces; ++p) {
            const auto along = [&](int k) {
                const double t = static_cast<double>(k) / pieces;
                return geo::Coord{ring[i].x + (ring[i + 1].x - ring[i].x) * t,
                                  ring[i].y + (ring[i + 1].y - ring[i].y) * t, 0};
            };
            const Segment segment{along(p), along(p + 1)};
            const auto number = static_cast<quint32>(m_segments.size());
            m_segments.push_back(segment);
            const qint64 c0 = cellOf(std::min(segment.a.x, segment.b.x));
            const qint64 c1 = cellOf(std::max(segment.a.x, segment.b.x));
            const qint64 r0 = cellOf(std::min(segment.a.y, segment.b.y));
            const qint64 r1 = cellOf(std::max(segment.a.y, segment.b.y));
            for (qint64 c = c0; c <= c1; ++c) {
                for (qint64 row = r0; row <= r1; ++row)
                    m_cells[key(c, row)].push_back(number);
            }
        }
    }
}

double ShoreDistance::at(double x, double y) const
{
    double best = kFarthestM * kFarthestM;
    const qint64 column = cellOf(x);
    const qint64 row = cellOf(y);
    for (qint64 c = column - 1; c <= column + 1; ++c) {
        for (qint64 r = row - 1; r <= row + 1; ++r) {
            const auto cell = m_cells.find(key(c, r));
            if (cell == m_cells.end())
                continue;
            for (const quint32 number : cell->second)
                best = std::min(best, distance2To(m_segments[number].a, m_segments[number].b, x, y));
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
