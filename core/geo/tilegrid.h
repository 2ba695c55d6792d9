// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/crs.h>
#include <dothi/geo/geometry.h>

#include <compare>
#include <vector>

namespace dothi::geo {

/// One picture of a pyramid: level 0 is the coarsest, rows count from the north, as in XYZ and WMTS.
struct TileId
{
    int level = 0;
    int column = 0;
    int row = 0;

    friend auto operator<=>(const TileId &, const TileId &) = default;
    [[nodiscard]] TileId parent() const { return {level - 1, column >> 1, row >> 1}; }
};

/// A pyramid of square pictures in some CRS: each level has tiles half as wide as the one above. Arithmetic
/// only; a value.
class TileGrid
{
public:
    /// Pixels along an edge of every tile.
    static constexpr int kTilePx = 256;
    static constexpr int kDeepestLevel = 24;

    TileGrid() = default;
    /// `west`, `north`: the outer corner of the first tile; `edge`: of a tile of level 0; `covered`: outside
    /// of it there is nothing. All in units of `crs`. Levels are cut to 0…kDeepestLevel.
    TileGrid(Crs crs, double west, double north, double edge, const Extent &covered, int firstLevel,
             int lastLevel);
    /// The pyramid of web maps (OGC 17-083r2, WebMercatorQuad): EPSG:3857, one tile of the whole world at
    /// level 0.
    [[nodiscard]] static Result<TileGrid> webMercator(int firstLevel = 0, int lastLevel = 19);

    [[nodiscard]] const Crs &crs() const { return m_crs; }
    [[nodiscard]] const Extent &covered() const { return m_covered; }
    [[nodiscard]] int firstLevel() const { return m_firstLevel; }
    [[nodiscard]] int lastLevel() const { return m_lastLevel; }
    /// Edge of the tiles of a level, in units of the CRS.
    [[nodiscard]] double edge(int level) const;
    [[nodiscard]] Extent extent(const TileId &tile) const;
    /// Whether the pyramid has this tile: its level, and a place within what is covered.
    [[nodiscard]] bool has(const TileId &tile) const;
    /// The tiles of a level that meet `area` (units of the CRS), no more than `most`.
    [[nodiscard]] std::vector<TileId> tiles(int level, const Extent &area, size_t most) const;
    /// The finest level at which `area` is met by no more than `most` tiles; the first level at least.
    [[nodiscard]] int levelFor(const Extent &area, size_t most) const;

private:
    struct Range
    {
        qint64 firstColumn, lastColumn, firstRow, lastRow;
        [[nodiscard]] qint64 count() const
        {
            return std::max<qint64>(0, lastColumn - firstColumn + 1) *
                   std::max<qint64>(0, lastRow - firstRow + 1);
        }
    };
    [[nodiscard]] Range range(int level, const Extent &area) const;

    Crs m_crs;
    double m_west = 0;
    double m_north = 0;
    double m_edge = 1;
    Extent m_covered;
    int m_firstLevel = 0;
    int m_lastLevel = 0;
};

} // namespace dothi::geo
