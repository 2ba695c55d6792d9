// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/cityscene.h>

namespace dothi::scene {

/// The ground to draw, and where it was taken from.
struct DrawnGround
{
    GroundPtr grid; ///< null: a plane at height 0
    /// There is no terrain: a coarse ground was laid where buildings stand. Fit for a picture, not for
    /// reading off heights.
    bool fromBuildings = false;
    /// Cells of the terrain that had no value and got one from their neighbours: drawn at 0 they would be
    /// pits.
    qint64 filledCells = 0;
};

/// The terrain of a store, with its dikes; where it has none, a coarse ground from the known feet of its
/// buildings, so that they do not hang in the air. Any thread.
[[nodiscard]] Result<DrawnGround> loadDrawnGround(const city::Store &store, TaskContext &task);

/// A coarse ground from spots of known height (map coordinates, z): the median of those in a cell, between
/// them what their neighbours say. Null when there are none, or all lie at 0. At most 64 × 64 cells.
[[nodiscard]] GroundPtr groundThrough(const std::vector<geo::Coord> &feet);

} // namespace dothi::scene
