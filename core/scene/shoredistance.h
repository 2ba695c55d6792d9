// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>
#include <dothi/geo/triangulate.h>

#include <unordered_map>
#include <vector>

namespace dothi::scene {

using geo::Point2;

/// How far positions are from the rings of a polygon part, up to kFarthestM: segments in a grid.
class ShoreDistance
{
public:
    static constexpr double kFarthestM = 40;

    /// No shore at all.
    ShoreDistance() = default;
    /// The rims of all parts, as far as they matter within `near` (empty: everywhere).
    explicit ShoreDistance(const geo::Geometry &polygons, const geo::Extent &near = {});
    [[nodiscard]] double at(double x, double y) const;
    /// Whether the shade of the water (see water.vert) along a–b is far from a straight blend of that at its
    /// ends. Pieces shorter than `shortestM` are never.
    [[nodiscard]] bool shadeBends(const Point2 &a, const Point2 &b, double shortestM) const;

private:
    struct Segment
    {
        geo::Coord a;
        geo::Coord b;
    };
    [[nodiscard]] static quint64 key(qint64 column, qint64 row);

    void add(std::span<const geo::Coord> ring, const geo::Extent &near);

    std::vector<Segment> m_segments;
    std::unordered_map<quint64, std::vector<quint32>> m_cells;
};

} // namespace dothi::scene
