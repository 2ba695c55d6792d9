// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>
#include <dothi/scene/cityscene.h>
#include <dothi/scene/groundsampler.h>
#include <dothi/scene/meshtiles.h>

#include <QSet>

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

    /// Notes a code for the legend and returns its colour.
    QColor colorOf(const QString &code);
    /// Reads the layer, skipping what cannot be drawn (no geometry, not finite, far off the city); reports
    /// progress.
    [[nodiscard]] Result<> read(const city::Query &query, const std::function<void(city::Feature &)> &visit);
    [[nodiscard]] osg::Vec3f pickPoint(const geo::Coord &map) const;
};

/// A polygon laid on the ground.
struct DrapedFill
{
    Material material = Material::Fill;
    int bin = kFillBin;
    QColor color;
    bool pickable = true;
    double flatLevelM = -1e9; ///< water: never below this level
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
};
void addStroke(BuildContext &context, const geo::Geometry &geometry, city::FeatureId id,
               const DrapedStroke &stroke);

/// Offers a name to be written at a spot; blank ones are passed over.
void addName(BuildContext &context, const geo::Coord &where, const QString &text, double farthestMpp,
             double weight = 1, bool planOnly = false);

[[nodiscard]] Result<> buildTerrain(BuildContext &context);
[[nodiscard]] Result<> buildAreas(BuildContext &context);
[[nodiscard]] Result<> buildRoads(BuildContext &context);
[[nodiscard]] Result<> buildLines(BuildContext &context);
[[nodiscard]] Result<> buildBuildings(BuildContext &context);
[[nodiscard]] Result<> buildPoints(BuildContext &context);
[[nodiscard]] Result<> buildHeightPlanes(BuildContext &context);

} // namespace dothi::scene
