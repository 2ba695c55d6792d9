// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/geo/elevation.h>
#include <dothi/geo/mesher.h>

#include <functional>
#include <vector>

namespace dothi::io {

/// A square of the terrain's samples: every `step`-th, from `column`, `row` on (row 0 in the north).
struct TerrainBlock
{
    int level = 0;
    int column = 0;
    int row = 0;
    int step = 1;
    std::vector<size_t> children; ///< numbers of the blocks of the next level that it covers
};

/// Samples along a side of a block.
inline constexpr int kTerrainBlock = 64;

/// A quadtree of blocks, parents before children, the first is the root; each level has half the step of the
/// one above, the last has every sample. Empty for a grid of less than two rows or columns.
[[nodiscard]] std::vector<TerrainBlock> terrainBlocks(const geo::ElevationGrid &grid);

/// How far the surface of every `step`-th sample is off that of all of them, in height, at most; metres.
[[nodiscard]] double terrainErrorM(const geo::ElevationGrid &grid, int step);

/// Middle of a block, height of its lowest sample; map coordinates.
[[nodiscard]] geo::Coord terrainCenter(const geo::ElevationGrid &grid, const TerrainBlock &block);

/// The block as a mesh about `origin`, with a skirt `skirtM` deep along its rim (0: none), which hides the
/// cracks between neighbours of different steps. Quads with a sample that has no value are left out.
void addTerrain(const geo::ElevationGrid &grid, const TerrainBlock &block, const geo::Coord &origin,
                double skirtM, geo::TriangleMesh &mesh);

/// The whole grid at its full fineness, block by block: the middle each mesh is about, in map coordinates,
/// and the mesh. Only an end of the task is an error.
[[nodiscard]] Result<>
visitTerrain(const geo::ElevationGrid &grid, TaskContext &task,
             const std::function<void(const geo::Coord &, const geo::TriangleMesh &)> &visit);

} // namespace dothi::io
