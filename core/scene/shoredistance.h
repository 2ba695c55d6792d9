// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>
#include <dothi/scene/triangulate.h>

#include <unordered_map>
#include <vector>

namespace dothi::scene {

/// How far positions are from the rings of a polygon part, up to kFarthestM: segments in a grid.
class ShoreDistance
{
public:
    static constexpr double kFarthestM = 40;

    /// `part` beyond the last: no shore at all.
    ShoreDistance(const geo::Geometry &polygons, size_t part);
    [[nodiscard]] double at(double x, double y) const;
    /// Whether the shade of the water (see water.frag) along a–b is far from a straight blend of that at its
    /// ends.
    [[nodiscard]] bool shadeBends(const Point2 &a, const Point2 &b) const;

private:
    struct Segment
    {
        geo::Coord a;
        geo::Coord b;
    };
    [[nodiscard]] static quint64 key(qint64 column, qint64 row);

    std::vector<Segment> m_segments;
    std::unordered_map<quint64, std::vector<quint32>> m_cells;
};

} // namespace dothi::scene
