// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>
#include <dothi/scene/cityscene.h>
#include <dothi/scene/groundsampler.h>
#include <dothi/scene/meshtiles.h>
#include <dothi/scene/tileshare.h>

#include <QSet>

#include <optional>
#include <unordered_set>

namespace dothi::scene {

/// What a builder works with: where the data come from, where the meshes go. Lives on the worker's stack.
struct BuildContext
{
    const city::Store &store;
    const city::LayerDef *layer; ///< null for the terrain
    const geo::LocalFrame &frame;
    const geo::ElevationGrid *grid;
    GroundSampler ground;
    TaskContext &task;
    MeshTiles tiles;
    LayerScene scene;
    std::shared_ptr<LayerIndex> index;
    QStringList codes;           ///< codes seen, for the legend
    qint64 expected = 0;         ///< features of the layer, for progress
    bool unknownHeights = false; ///< buildings without a height were drawn
    /// The tile in map coordinates; empty where the layer is built whole.
    geo::Extent square;
    bool beyondOnly = false;                ///< only what lies beyond the tiles: see kBeyond
    std::unordered_set<quint64> drawnEdges; ///< of strokes drawn once
    double finestMpp = 0;       ///< nothing narrower than a pixel of this width need be drawn in this tile
    TileShare *share = nullptr; ///< null: nothing is kept for other tiles
    BuildNotes *notes = nullptr;
    std::optional<TileKey> tile; ///< of a layer that is drawn tile by tile

    /// The ground as it is known everywhere, maybe coarsely: for what all tiles must agree on. `ground` holds
    /// just the surroundings of the tile, as finely as it is drawn.
    [[nodiscard]] GroundSampler wideGround() const { return GroundSampler::bare(grid); }
    /// Notes a code for the legend and returns its colour.
    QColor colorOf(const QString &code);
    /// Reads the layer, skipping what cannot be drawn (no geometry, not finite, far off the city); reports
    /// progress. Of a tile: what has its middle there, and what is larger than a tile wherever it reaches in
    /// (fills and strokes are then cut along the square).
    [[nodiscard]] Result<> read(const city::Query &query, const std::function<void(city::Feature &)> &visit);
    [[nodiscard]] osg::Vec3f pickPoint(const geo::Coord &map) const;
    /// Whether a spot is this tile's: every spot is exactly one tile's, so that names are written once.
    [[nodiscard]] bool owns(const geo::Coord &map) const;
    /// Where a mesh is looked up: the middle of what is drawn, or of the tile when that reaches beyond it.
    [[nodiscard]] geo::Coord middleOf(const geo::Extent &extent) const
    {
        return owns(extent.center()) ? extent.center() : square.center();
    }
    /// Whether a feature is larger than the tile, so that every tile draws its share of it.
    [[nodiscard]] bool isShared(const geo::Extent &feature) const;
};

/// A polygon laid on the ground.
struct DrapedFill
{
    Material material = Material::Fill;
    int bin = kFillBin;
    QColor color;
    bool pickable = true;
    double flatLevelM = -1e9; ///< water: never below this level
    double toleranceM = 0.2;  ///< how closely it follows the ground; tiles for the far view: less
    float nearestM = 0;       ///< see PartKey
    float farthestM = 0;
};
void addFill(BuildContext &context, const geo::Geometry &polygons, city::FeatureId id,
             const DrapedFill &fill);

/// The text of a value by the field's position in its layer; empty where the layer has no such field (-1).
[[nodiscard]] QString textOf(const city::Feature &feature, int field);

/// A line laid on the ground; for polygons: their rings.
struct DrapedStroke
{
    int bin = kGroundLineBin;
    QColor color;
    double widthPx = 1.5;
    double dashM = 0;
    float farthestM = 0;
    bool pickable = false;
    bool once = false; ///< an edge that neighbours share is drawn for the first of them only
};
void addStroke(BuildContext &context, const geo::Geometry &geometry, city::FeatureId id,
               const DrapedStroke &stroke);

/// Offers a name to be written at a spot; blank ones are passed over.
void addName(BuildContext &context, const geo::Coord &where, const QString &text, double farthestMpp,
             double weight = 1, bool planOnly = false);

/// Level at which a water surface lies: that of its low banks. −1e9 where the banks differ too much for one
/// level (a brook coming down a hill).
[[nodiscard]] double waterLevel(const geo::Geometry &water, const GroundSampler &ground);

[[nodiscard]] Result<> buildTerrain(BuildContext &context);
/// One tile of the ground, where that comes in tiles.
[[nodiscard]] Result<> buildTerrainSquare(BuildContext &context);
[[nodiscard]] Result<> buildAreas(BuildContext &context);
[[nodiscard]] Result<> buildRoads(BuildContext &context);
[[nodiscard]] Result<> buildLines(BuildContext &context);
[[nodiscard]] Result<> buildBuildings(BuildContext &context);
/// Buildings from afar: a tile's as blocks of cells (BlockGrid).
[[nodiscard]] Result<> buildBlocks(BuildContext &context, const TileKey &tile);
[[nodiscard]] Result<> buildPoints(BuildContext &context);
[[nodiscard]] Result<> buildHeightPlanes(BuildContext &context);

} // namespace dothi::scene
