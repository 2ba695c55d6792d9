// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>
#include <dothi/geo/triangulate.h>

#include <array>
#include <unordered_map>
#include <vector>

namespace dothi::scene {

using geo::Point2;

/// How far positions are from the rings of a polygon part, up to kFarthestM: segments in a grid. Where there
/// are more than kMostInCell to a cell of kFarthestM, those that add nothing to a picture are left out, and
/// distances may be too long by some 3 m: a look costs little however winding the shore is.
class ShoreDistance
{
public:
    static constexpr double kFarthestM = 40;
    static constexpr size_t kMostInCell = 128;

    /// No shore at all.
    ShoreDistance() = default;
    /// The rims of all parts, as far as they matter within `near` (empty: everywhere). A part of them when
    /// the task of this thread was cancelled (geo::StopWithTask).
    explicit ShoreDistance(const geo::Geometry &polygons, const geo::Extent &near = {});
    [[nodiscard]] double at(double x, double y) const;
    /// Most segments that at() looks at in one cell.
    [[nodiscard]] size_t fullestCell() const;
    /// Whether the shade of the water (see water.vert) along a–b is far from a straight blend of that at its
    /// ends. Pieces shorter than `shortestM` are never.
    [[nodiscard]] bool shadeBends(const Point2 &a, const Point2 &b, double shortestM) const;

private:
    struct Segment
    {
        geo::Coord a;
        geo::Coord b;
    };
    /// Once a cell is crowded: a bit for each of its squares that has a segment, in rows.
    static constexpr size_t kSquares = 16;
    struct Cell
    {
        std::vector<Segment> segments;
        std::array<quint16, kSquares> covered{};
    };
    [[nodiscard]] static quint64 key(qint64 column, qint64 row);

    void add(std::span<const geo::Coord> ring, const geo::Extent &near);
    void addPiece(const Segment &segment);
    /// Marks the squares of a cell that a segment goes through; false when all were marked before.
    static bool cover(Cell &cell, qint64 column, qint64 row, const Segment &segment);

    std::unordered_map<quint64, Cell> m_cells;
};

} // namespace dothi::scene
