// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/model/modelsource.h>

#include <array>

namespace dothi::io {

/// A tile of a plan: the buildings that are in it and in no other.
struct PlannedTile
{
    int level = 0;
    quint32 x = 0;                ///< of 2^level columns, from the west
    quint32 y = 0;                ///< of 2^level rows, from the south
    std::vector<quint32> items;   ///< numbers of buildings
    std::vector<size_t> children; ///< numbers of tiles
    double errorM = 0;            ///< size of the largest building that only the tiles below it show

    [[nodiscard]] QString name() const;
};

enum class TilePlanKind
{
    LargestFirst, ///< the largest buildings in the tiles above, the rest below: tiles add up
    LeavesOnly    ///< all buildings in tiles without children
};

/// A quadtree over the buildings; tiles come before their children, the first is the root. Never empty. The
/// same buildings give the same plan, whatever their order.
[[nodiscard]] std::vector<PlannedTile> planTiles(const std::vector<PlacedBuilding> &buildings,
                                                 size_t mostPerTile, TilePlanKind kind);

/// Buildings near enough to one another that floats about one origin keep an eighth of a
/// millimetre.
struct TileChunk
{
    std::vector<quint32> items;
    geo::Coord center; ///< about ModelSource::origin(), height the lowest foot
    double reachM = 0; ///< from the centre to the farthest corner, in x or y
};
[[nodiscard]] std::vector<TileChunk> chunksOf(const std::vector<quint32> &items,
                                              const std::vector<PlacedBuilding> &buildings);

} // namespace dothi::io
