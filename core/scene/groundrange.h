// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/elevation.h>

#include <utility>
#include <vector>

namespace dothi::scene {

/// Between which heights the ground lies in an area, without looking at every cell of it: lowest and highest
/// of squares, and of squares of those. Metres, in the city's CRS and above its vertical datum. A value; any
/// thread.
class GroundRange
{
public:
    GroundRange() = default;
    explicit GroundRange(const geo::ElevationGrid &grid);

    /// Lowest and highest within an area (map coordinates) and a little around it; beyond the grid that of
    /// its rim. 0, 0 where nothing is known. Of the heights of the grid: where its cells are means of finer
    /// ones, these go beyond.
    [[nodiscard]] std::pair<double, double> within(const geo::Extent &area) const;

private:
    void addCrest(std::vector<std::pair<float, float>> &ranges, int columns, int rows, const geo::Coord &a,
                  const geo::Coord &b) const;
    struct Level
    {
        int columns = 0;
        int rows = 0;
        std::vector<std::pair<float, float>> ranges;
    };
    geo::Extent m_extent;
    double m_cellM = 1; ///< of the first level
    std::vector<Level> m_levels;
};

} // namespace dothi::scene
