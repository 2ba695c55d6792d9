// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>

#include <vector>

namespace dothi::scene {

/// Where a river leaves the land that was surveyed: its mouth and the way on.
struct WaterMouth
{
    geo::Coord left; ///< banks, seen in the direction of `outward`
    geo::Coord right;
    geo::Coord outward; ///< length 1
};

/// The mouths of a water area on the border of `land`: stretches of its rings that run along one side of it,
/// within `withinM`. Water that ends inside the land has none there.
[[nodiscard]] std::vector<WaterMouth> waterMouths(const geo::Geometry &water, const geo::Extent &land,
                                                  double withinM);

/// Cross-sections (left bank, right bank) of the water going on from a mouth, `lengthM` far in gentle bends,
/// near ones close together. The first is the mouth itself.
struct WaterSection
{
    geo::Coord left;
    geo::Coord right;
};
[[nodiscard]] std::vector<WaterSection> continueWater(const WaterMouth &mouth, double lengthM);

} // namespace dothi::scene
