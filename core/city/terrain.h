// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>
#include <dothi/geo/elevation.h>
#include <dothi/geo/elevationpyramid.h>

#include <memory>
#include <optional>

namespace dothi::city {

/// Where the terrain raster of a city lies; none where it has none.
[[nodiscard]] Result<std::optional<QString>> terrainPath(const Store &store);

/// The terrain raster of a city; null where it has none.
[[nodiscard]] Result<std::shared_ptr<const geo::ElevationGrid>> readTerrain(const Store &store);
/// The same for drawing: a coarse grid now, the rest window by window as it is seen.
[[nodiscard]] Result<std::shared_ptr<const geo::ElevationPyramid>> openTerrain(const Store &store,
                                                                               const TaskContext &task);

} // namespace dothi::city
