// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/dikes.h>
#include <dothi/scene/groundrange.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dothi::scene {

namespace {

constexpr int kCellsAcross = 8; ///< of the grid along an edge of the squares of the first level
constexpr std::pair<float, float> kNothing{std::numeric_limits<float>::infinity(),
                                           -std::numeric_limits<float>::infinity()};

void add(std::pair<float, float> &range, const std::pair<float, float> &other)
{
    range = {std::min(range.first, other.first), std::max(range.second, other.second)};
}

} // namespace

GroundRange::GroundRange(const geo::ElevationGrid &grid)
    : m_extent(grid.extent())
    , m_cellM(grid.cellSize() * kCellsAcross)
{
    if (grid.isEmpty())
        return;
    Level first{(grid.columns() + kCellsAcross - 1) / kCellsAcross,
                (grid.rows() + kCellsAcross - 1) / kCellsAcross,
                {}};
    first.ranges.assign(static_cast<size_t>(first.columns) * static_cast<size_t>(first.rows), kNothing);
    for (int row = 0; row < grid.rows(); ++row) {
        for (int column = 0; column < grid.columns(); ++column) {
            const float height = grid.at(column, row);
            if (!std::isnan(height)) {
                add(first
                        .ranges[static_cast<size_t>(row / kCellsAcross) * static_cast<size_t>(first.columns) +
                                static_cast<size_t>(column / kCellsAcross)],
                    {height, height});
            }
        }
    }
    if (grid.dikes()) {
        // What lies under a crest lies at most so far below it.
        for (const geo::Dike &dike : grid.dikes()->all()) {
            for (size_t i = 0; i + 1 < dike.crest.size(); ++i)
                addCrest(first.ranges, first.columns, first.rows, dike.crest[i], dike.crest[i + 1]);
        }
    }
    m_levels.push_back(std::move(first));
    while (m_levels.back().columns > 1 || m_levels.back().rows > 1) {
        const Level &last = m_levels.back();
        Level next{(last.columns + 1) / 2, (last.rows + 1) / 2, {}};
        next.ranges.assign(static_cast<size_t>(next.columns) * static_cast<size_t>(next.rows), kNothing);
        for (int row = 0; row < last.rows; ++row) {
            for (int column = 0; column < last.columns; ++column) {
                add(next.ranges[static_cast<size_t>(row / 2) * static_cast<size_t>(next.columns) +
                                static_cast<size_t>(column / 2)],
                    last.ranges[static_cast<size_t>(row) * static_cast<size_t>(last.columns) +
                                static_cast<size_t>(column)]);
            }
        }
        m_levels.push_back(std::move(next));
    }
}

/// Squares a crest runs through reach up to it; where it stands too high above the ground it raises nothing.
void GroundRange::addCrest(std::vector<std::pair<float, float>> &ranges, int columns, int rows,
                           const geo::Coord &a, const geo::Coord &b) const
{
    const int steps =
        std::max(1, static_cast<int>(std::ceil(2 * std::hypot(b.x - a.x, b.y - a.y) / m_cellM)));
    for (int i = 0; i <= steps; ++i) {
        const double t = static_cast<double>(i) / steps;
        const double column = std::floor((a.x + (b.x - a.x) * t - m_extent.minX()) / m_cellM);
        const double row = std::floor((m_extent.maxY() - a.y - (b.y - a.y) * t) / m_cellM);
        if (!(column >= 0 && column < columns && row >= 0 && row < rows))
            continue;
        auto &range =
            ranges[static_cast<size_t>(row) * static_cast<size_t>(columns) + static_cast<size_t>(column)];
        const auto crest = static_cast<float>(a.z + (b.z - a.z) * t);
        if (crest - range.second <= static_cast<float>(geo::Dikes::kHighestM))
            range.second = std::max(range.second, crest);
    }
}

std::pair<double, double> GroundRange::within(const geo::Extent &area) const
{
    if (m_levels.empty())
        return {0, 0};
    constexpr double kFewCells = 4;
    size_t level = 0;
    double cell = m_cellM;
    while (level + 1 < m_levels.size() && std::max(area.width(), area.height()) > kFewCells * cell) {
        ++level;
        cell *= 2;
    }
    const Level &ranges = m_levels[level];
    const auto index = [](double v, int count) {
        return static_cast<int>(std::clamp(std::floor(v), 0.0, count - 1.0));
    };
    std::pair<float, float> found = kNothing;
    // One cell of the grid more: heights are interpolated between them.
    const double more = m_cellM / kCellsAcross;
    const int c1 = index((area.maxX() - m_extent.minX() + more) / cell, ranges.columns);
    const int r1 = index((m_extent.maxY() - area.minY() + more) / cell, ranges.rows);
    for (int r = index((m_extent.maxY() - area.maxY() - more) / cell, ranges.rows); r <= r1; ++r) {
        for (int c = index((area.minX() - m_extent.minX() - more) / cell, ranges.columns); c <= c1; ++c)
            add(found, ranges.ranges[static_cast<size_t>(r) * static_cast<size_t>(ranges.columns) +
                                     static_cast<size_t>(c)]);
    }
    if (found.first > found.second)
        return {0, 0};
    return {static_cast<double>(found.first), static_cast<double>(found.second)};
}

} // namespace dothi::scene
