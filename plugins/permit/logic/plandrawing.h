// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/report/report.h>

#include <permit/logic/answer.h>

namespace dothi::permit {

/// The plan of a report, drawn to scale as vectors: parcels with their numbers, neighbouring buildings,
/// streets with their names, red and building lines, the plot with the lengths of its sides, the proposal,
/// what of it lies beyond a limit, and the worst place of each finding that does not pass as a dimension;
/// north arrow, scale bar, numeric scale and legend.
struct PlanDrawing
{
    std::shared_ptr<const report::Drawing> drawing;
    int scale = 0;      ///< 1:scale at the printed size
    geo::Extent extent; ///< what the map shows, city CRS
};

/// The scales a plan may have, the largest first.
[[nodiscard]] const std::vector<int> &planScales();
/// Where the map stands within the drawing, mm from its upper left corner.
[[nodiscard]] QRectF planMapMm();

/// Reads what lies around the plot and draws it. The scale is the largest of planScales() that shows the
/// plot, the proposal and the dimensions. Errors: those of the store. Any thread; the store is only read.
[[nodiscard]] Result<PlanDrawing> drawPlan(const city::Store &store, const Answer &answer);

/// The plot's sides as they are drawn with their lengths: positions that lie on a straight line between
/// their neighbours are no corners. From corner to corner, city CRS.
[[nodiscard]] std::vector<std::pair<geo::Coord, geo::Coord>> plotSides(const geo::Geometry &plot);

} // namespace dothi::permit
