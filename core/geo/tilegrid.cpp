// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/tilegrid.h>

#include <algorithm>
#include <cmath>

namespace dothi::geo {

namespace {

/// Half the equator of the sphere of EPSG:3857.
constexpr double kMercatorHalfM = 20037508.342789244;
/// Tiles that only touch an area along their rim do not count.
constexpr double kRim = 1e-9;

} // namespace

TileGrid::TileGrid(Crs crs, double west, double north, double edge, const Extent &covered, int firstLevel,
                   int lastLevel)
    : m_crs(std::move(crs))
    , m_west(west)
    , m_north(north)
    , m_edge(edge)
    , m_covered(covered)
    , m_firstLevel(std::clamp(firstLevel, 0, kDeepestLevel))
    , m_lastLevel(std::clamp(lastLevel, m_firstLevel, kDeepestLevel))
{}

Result<TileGrid> TileGrid::webMercator(int firstLevel, int lastLevel)
{
    Result<Crs> crs = Crs::fromEpsg(3857);
    if (!crs)
        return Failure(std::move(crs).error());
    const Extent world(-kMercatorHalfM, -kMercatorHalfM, kMercatorHalfM, kMercatorHalfM);
    return TileGrid(std::move(*crs), -kMercatorHalfM, kMercatorHalfM, 2 * kMercatorHalfM, world, firstLevel,
                    lastLevel);
}

double TileGrid::edge(int level) const
{
    return std::ldexp(m_edge, -level);
}

Extent TileGrid::extent(const TileId &tile) const
{
    const double e = edge(tile.level);
    const double west = m_west + tile.column * e;
    const double north = m_north - tile.row * e;
    return {west, north - e, west + e, north};
}

TileGrid::Range TileGrid::range(int level, const Extent &area) const
{
    const Extent cut(std::max(area.minX(), m_covered.minX()), std::max(area.minY(), m_covered.minY()),
                     std::min(area.maxX(), m_covered.maxX()), std::min(area.maxY(), m_covered.maxY()));
    if (area.isEmpty() || m_covered.isEmpty() || cut.minX() >= cut.maxX() || cut.minY() >= cut.maxY())
        return {0, -1, 0, -1};
    const double e = edge(level);
    const auto down = [](double v) { return static_cast<qint64>(std::floor(v + kRim)); };
    const auto up = [](double v) { return static_cast<qint64>(std::ceil(v - kRim)) - 1; };
    return {down((cut.minX() - m_west) / e), up((cut.maxX() - m_west) / e), down((m_north - cut.maxY()) / e),
            up((m_north - cut.minY()) / e)};
}

bool TileGrid::has(const TileId &tile) const
{
    if (tile.level < m_firstLevel || tile.level > m_lastLevel)
        return false;
    const Range r = range(tile.level, m_covered);
    return tile.column >= r.firstColumn && tile.column <= r.lastColumn && tile.row >= r.firstRow &&
           tile.row <= r.lastRow;
}

std::vector<TileId> TileGrid::tiles(int level, const Extent &area, size_t most) const
{
    const Range r = range(level, area);
    std::vector<TileId> found;
    for (qint64 row = r.firstRow; row <= r.lastRow; ++row) {
        for (qint64 column = r.firstColumn; column <= r.lastColumn; ++column) {
            if (found.size() >= most)
                return found;
            found.push_back({level, static_cast<int>(column), static_cast<int>(row)});
        }
    }
    return found;
}

int TileGrid::levelFor(const Extent &area, size_t most) const
{
    int level = m_firstLevel;
    while (level < m_lastLevel && range(level + 1, area).count() <= static_cast<qint64>(most))
        ++level;
    return level;
}

} // namespace dothi::geo
