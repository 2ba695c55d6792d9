// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/tileplan.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace dothi::io {

namespace {

/// Windows are not halved more often; buildings one upon the other stay together.
constexpr int kDeepestTile = 16;
/// A float of 2048 m is off by an eighth of a millimetre at most, and EarthFrame by little more.
constexpr double kChunkM = 2048;

struct Window
{
    double x = 0;
    double y = 0;
    double size = 0;
};

class Planner
{
public:
    Planner(const std::vector<PlacedBuilding> &buildings, size_t most, TilePlanKind kind)
        : m_buildings(buildings)
        , m_most(std::max<size_t>(1, most))
        , m_kind(kind)
    {}

    std::vector<PlannedTile> run()
    {
        std::vector<quint32> items(m_buildings.size());
        std::iota(items.begin(), items.end(), 0U);
        std::sort(items.begin(), items.end(), [this](quint32 a, quint32 b) {
            const double sizeA = m_buildings[a].size();
            const double sizeB = m_buildings[b].size();
            return sizeA != sizeB ? sizeA > sizeB : m_buildings[a].id < m_buildings[b].id;
        });
        Window all{1e300, 1e300, 0};
        double maxX = -1e300;
        double maxY = -1e300;
        for (const PlacedBuilding &b : m_buildings) {
            all.x = std::min(all.x, b.centerX());
            all.y = std::min(all.y, b.centerY());
            maxX = std::max(maxX, b.centerX());
            maxY = std::max(maxY, b.centerY());
        }
        all.size = std::max({maxX - all.x, maxY - all.y, 1.0});
        add(0, 0, 0, all, std::move(items));
        return std::move(m_tiles);
    }

private:
    /// `items`: the largest first.
    size_t add(int level, quint32 x, quint32 y, const Window &window, std::vector<quint32> items)
    {
        const size_t number = m_tiles.size();
        m_tiles.emplace_back();
        m_tiles[number].level = level;
        m_tiles[number].x = x;
        m_tiles[number].y = y;
        if (items.size() <= m_most || level == kDeepestTile) {
            m_tiles[number].items = std::move(items);
            return number;
        }
        const size_t kept = m_kind == TilePlanKind::LargestFirst ? m_most : 0;
        m_tiles[number].errorM = m_buildings[items[kept]].size();
        std::array<std::vector<quint32>, 4> parts;
        const double half = window.size / 2;
        for (size_t i = kept; i < items.size(); ++i) {
            const PlacedBuilding &b = m_buildings[items[i]];
            const size_t east = b.centerX() >= window.x + half ? 1 : 0;
            const size_t north = b.centerY() >= window.y + half ? 1 : 0;
            parts[2 * north + east].push_back(items[i]);
        }
        items.resize(kept);
        items.shrink_to_fit();
        m_tiles[number].items = std::move(items);
        for (quint32 part = 0; part < 4; ++part) {
            if (parts[part].empty())
                continue;
            const quint32 east = part % 2;
            const quint32 north = part / 2;
            const size_t child =
                add(level + 1, 2 * x + east, 2 * y + north,
                    {window.x + half * east, window.y + half * north, half}, std::move(parts[part]));
            m_tiles[number].children.push_back(child);
        }
        return number;
    }

    const std::vector<PlacedBuilding> &m_buildings;
    size_t m_most;
    TilePlanKind m_kind;
    std::vector<PlannedTile> m_tiles;
};

} // namespace

QString PlannedTile::name() const
{
    return QStringLiteral("%1-%2-%3").arg(level).arg(x).arg(y);
}

std::vector<PlannedTile> planTiles(const std::vector<PlacedBuilding> &buildings, size_t mostPerTile,
                                   TilePlanKind kind)
{
    return Planner(buildings, mostPerTile, kind).run();
}

std::vector<TileChunk> chunksOf(const std::vector<quint32> &items,
                                const std::vector<PlacedBuilding> &buildings)
{
    const auto extentOf = [&buildings](const std::vector<quint32> &some) {
        geo::Extent extent;
        for (const quint32 i : some) {
            const PlacedBuilding &b = buildings[i];
            extent.add(geo::Extent(b.minX, b.minY, b.maxX, b.maxY));
        }
        return extent;
    };
    const geo::Extent whole = extentOf(items);
    std::map<std::pair<int, int>, std::vector<quint32>> cells;
    const bool near = std::max(whole.width(), whole.height()) <= 2 * kChunkM;
    for (const quint32 i : items) {
        const PlacedBuilding &b = buildings[i];
        cells[near ? std::pair{0, 0}
                   : std::pair{static_cast<int>((b.centerX() - whole.minX()) / kChunkM),
                               static_cast<int>((b.centerY() - whole.minY()) / kChunkM)}]
            .push_back(i);
    }
    std::vector<TileChunk> chunks;
    for (auto &[cell, some] : cells) {
        TileChunk chunk;
        const geo::Extent extent = extentOf(some);
        // On whole metres, so that the matrix of a file is short and exact.
        chunk.center = {std::round(extent.center().x), std::round(extent.center().y), 1e300};
        for (const quint32 i : some)
            chunk.center.z = std::min(chunk.center.z, std::floor(static_cast<double>(buildings[i].footM)));
        chunk.reachM = std::max({extent.maxX() - chunk.center.x, chunk.center.x - extent.minX(),
                                 extent.maxY() - chunk.center.y, chunk.center.y - extent.minY()});
        std::sort(some.begin(), some.end(),
                  [&buildings](quint32 a, quint32 b) { return buildings[a].id < buildings[b].id; });
        chunk.items = std::move(some);
        chunks.push_back(std::move(chunk));
    }
    return chunks;
}

} // namespace dothi::io
