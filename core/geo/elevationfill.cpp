// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/elevationfill.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace dothi::geo {

namespace {

struct Level
{
    int columns = 0;
    int rows = 0;
    std::vector<float> heights;

    [[nodiscard]] float at(int column, int row) const
    {
        return heights[static_cast<size_t>(row) * static_cast<size_t>(columns) + static_cast<size_t>(column)];
    }
    /// Between the middles of its cells; constant beyond the outer ones.
    [[nodiscard]] float between(double column, double row) const
    {
        const double c = std::clamp(column, 0.0, columns - 1.0);
        const double r = std::clamp(row, 0.0, rows - 1.0);
        const int c0 = static_cast<int>(c);
        const int r0 = static_cast<int>(r);
        const int c1 = std::min(c0 + 1, columns - 1);
        const int r1 = std::min(r0 + 1, rows - 1);
        const double fc = c - c0;
        const double fr = r - r0;
        return static_cast<float>((at(c0, r0) * (1 - fc) + at(c1, r0) * fc) * (1 - fr) +
                                  (at(c0, r1) * (1 - fc) + at(c1, r1) * fc) * fr);
    }
};

/// Half as many cells each way: the mean of those that have a value.
template <class At>
Level halvedLevel(int columns, int rows, const At &at)
{
    Level half{(columns + 1) / 2, (rows + 1) / 2, {}};
    half.heights.reserve(static_cast<size_t>(half.columns) * static_cast<size_t>(half.rows));
    for (int row = 0; row < half.rows; ++row) {
        for (int column = 0; column < half.columns; ++column) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < 4; ++i) {
                const int c = 2 * column + (i & 1);
                const int r = 2 * row + (i >> 1);
                if (c >= columns || r >= rows)
                    continue;
                const float height = at(c, r);
                if (std::isnan(height))
                    continue;
                sum += static_cast<double>(height);
                ++count;
            }
            half.heights.push_back(count > 0 ? static_cast<float>(sum / count)
                                             : std::numeric_limits<float>::quiet_NaN());
        }
    }
    return half;
}

/// The middle of a cell, counted in those of the level above.
double above(int cell)
{
    return (cell + 0.5) / 2 - 0.5;
}

} // namespace

qint64 fillHoles(ElevationGrid &grid)
{
    if (grid.isEmpty())
        return 0;
    const auto isHole = [](float height) { return std::isnan(height); };
    bool any = false;
    for (int row = 0; row < grid.rows() && !any; ++row) {
        for (int column = 0; column < grid.columns() && !any; ++column)
            any = isHole(grid.at(column, row));
    }
    if (!any)
        return 0;
    std::vector<Level> levels;
    levels.push_back(
        halvedLevel(grid.columns(), grid.rows(), [&grid](int c, int r) { return grid.at(c, r); }));
    while (std::ranges::any_of(levels.back().heights, isHole) &&
           (levels.back().columns > 1 || levels.back().rows > 1)) {
        const Level &last = levels.back();
        levels.push_back(
            halvedLevel(last.columns, last.rows, [&last](int c, int r) { return last.at(c, r); }));
    }
    if (std::ranges::any_of(levels.back().heights, isHole))
        return 0; // nothing but holes
    for (size_t i = levels.size() - 1; i-- > 0;) {
        Level &level = levels[i];
        for (int row = 0; row < level.rows; ++row) {
            for (int column = 0; column < level.columns; ++column) {
                float &height = level.heights[static_cast<size_t>(row) * static_cast<size_t>(level.columns) +
                                              static_cast<size_t>(column)];
                if (isHole(height))
                    height = levels[i + 1].between(above(column), above(row));
            }
        }
    }
    qint64 filled = 0;
    for (int row = 0; row < grid.rows(); ++row) {
        for (int column = 0; column < grid.columns(); ++column) {
            if (!isHole(grid.at(column, row)))
                continue;
            grid.set(column, row, levels.front().between(above(column), above(row)));
            ++filled;
        }
    }
    return filled;
}

} // namespace dothi::geo
