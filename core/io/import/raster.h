// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/import.h>

#include <optional>

namespace dothi::io {

class Source;

/// The layer an elevation raster goes to. It is no table: the store refers to a GeoTIFF beside it.
inline constexpr char kTerrainLayer[] = "terrain";

/// Fills the plan for an elevation raster: CRS, doubts about it, range of heights.
[[nodiscard]] Result<> lookAtRaster(ImportPlan &plan, const Source &source, const city::Store &store,
                                    const geo::Crs &said, std::optional<bool> swapSaid);

/// Copies the raster, or warps it, to a tiled GeoTIFF in the city's CRS beside the store and refers to it
/// from there. An earlier terrain is replaced, its file removed. On any failure nothing is left behind.
[[nodiscard]] Result<ImportReport> runRasterImport(const ImportPlan &plan, city::Store &store,
                                                   TaskContext &task);

/// The vector half of runImport().
[[nodiscard]] Result<ImportReport> runVectorImport(const ImportPlan &plan, city::Store &store,
                                                   TaskContext &task);

} // namespace dothi::io
