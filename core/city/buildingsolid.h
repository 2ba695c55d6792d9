// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/city/buildingshape.h>
#include <dothi/geo/brep.h>

namespace dothi::city {

/// The LoD2 model of a building: a closed solid for each part of its footprint, walls down to the lowest
/// ground, roof after its kind (as buildingShape() draws it, see RoofForm), a stair hut standing on its roof.
/// Map coordinates. Faces look outwards; those that would not be flat to a millimetre (roofs over crooked
/// quadrilaterals) are cut in two.
///
/// Valid by ISO 19107 for footprints that are valid. InvalidData where no solid comes of one: nothing is left
/// of a ring, a ring meets itself or another in a point (its walls would share an upright edge), no height.
[[nodiscard]] Result<geo::Brep> buildingSolid(const geo::Geometry &footprint, const BuildingHeights &heights,
                                              RoofKind roof);

/// The same of one part whose roof is known: `surface` over `rings` (as footprintRings() gives them), between
/// these heights.
[[nodiscard]] Result<geo::Brep> roofedSolid(const std::vector<std::vector<geo::Coord>> &rings,
                                            const RoofSurface &surface, double footM, double eavesM,
                                            double topM);

} // namespace dothi::city
