// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/geo/elevationpyramid.h>
#include <dothi/geo/geometry.h>
#include <dothi/scene/groundsampler.h>
#include <dothi/scene/terrainlines.h>
#include <dothi/scene/terrainmesh.h>
#include <dothi/scene/tilepager.h>

#include <osg/Vec3f>

#include <array>
#include <span>
#include <vector>

namespace dothi::scene {

/// Dikes are narrower than a pixel where one is wider than this: the ground is drawn without them.
inline constexpr double kDikesUntilMpp = 4;
/// Grid cells along an edge of a tile of the ground, at every level.
inline constexpr int kTerrainTileCells = 2 * TerrainMesh::kBlock;
/// A level is drawn once its cells are about so many pixels wide, and keeps within such a part of a pixel of
/// the heights it is made from.
inline constexpr double kTerrainCellPx = 4;
inline constexpr double kTerrainTolerancePx = 0.7;
/// The finest level keeps within this of them: what is laid on the ground is as close to it (terrain.vert
/// allows for both).
inline constexpr double kTerrainToleranceM = 0.09;

/// How a terrain raster is cut into tiles: the finest cells are those of the raster, or a half, a quarter …
/// of them where these are wider than what a street needs; the coarsest tiles cover it with a handful.
[[nodiscard]] PagePlan terrainPlan(const geo::ElevationPyramid &raster);
/// Edge of the cells of a level, metres.
[[nodiscard]] double terrainCellM(const PagePlan &plan, int level);
/// How far the mesh of a level may be from the heights it is made from.
[[nodiscard]] double terrainToleranceM(const PagePlan &plan, int level);

/// The surface of one tile of the ground. Map coordinates; triangles (three indices into `points`) run
/// counter-clockwise seen from above. Neighbours of the same level have the same points on the edge between
/// them, to the last bit; between levels the skirts hide what is open.
struct TerrainTile
{
    std::vector<geo::Coord> points;
    std::vector<osg::Vec3f> normals;
    std::vector<quint32> surface;
    std::vector<quint32> banks;  ///< upright, from beds to the ground beside them
    std::vector<quint32> skirts; ///< upright, down from the edges of the tile
    double skirtM = 0;           ///< their depth

    /// Of `points`: how many are on the surface; the feet of the skirts come after them.
    size_t surfacePoints = 0;
};

/// What a tile is made from.
struct TerrainTileInput
{
    geo::Extent square; ///< the tile, map coordinates
    geo::Extent land;   ///< where there is ground: the tile ends there
    double toleranceM = kTerrainToleranceM;
    std::span<const WaterBed> waters;
};
/// `ground` must reach half a tile beyond the square: whether an edge is cut depends on both of its sides.
/// Dikes on it become edges along their crests and feet.
[[nodiscard]] Result<TerrainTile> buildTerrainTile(const TerrainTileInput &input, const GroundSampler &ground,
                                                   const TaskContext &task);

} // namespace dothi::scene
