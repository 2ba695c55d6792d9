// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/buildingshape.h>

#include <span>

namespace dothi::city {

/// What measured heights say about a roof.
enum class RoofVerdict
{
    Good,       ///< the kind of the roof, its eaves and its top
    HeightOnly, ///< no kind of roof is like the heights; the building stays flat with the height that was
                ///< measured
    Refused     ///< nothing: the building keeps what it has
};

enum class RoofReason
{
    None,
    TooFewHeights,  ///< fewer than 8 of them within the footprint
    Holes,          ///< more than half of the raster within the footprint has no value
    BelowGround,    ///< the surface lies more than 1 m below the ground
    NotAboveGround, ///< and less than 1.5 m above it: it shows no building here
    TooLarge,       ///< more than a kilometre wide: no building
    NoKindFits,     ///< too many heights are far from all kinds of roof
    NoFootprint     ///< the footprint has several parts, or encloses nothing
};

struct RoofFitOptions
{
    /// Cells of the raster, metres: what lies closer to the outline holds heights from beyond it.
    double cellM = 0.5;
    /// Heights this far off a roof do not belong to it (trees, tanks, chimneys), metres.
    double toleranceM = 0.35;
    /// So many of the heights within the footprint have to belong to a roof for it to be good.
    double leastShare = 0.6;
};

struct RoofFit
{
    RoofVerdict verdict = RoofVerdict::Refused;
    RoofReason reason = RoofReason::None;
    RoofKind kind = RoofKind::Flat;
    double eavesM = 0;  ///< above the vertical datum; of a flat roof, and of one with a hut, the flat
    double topM = 0;    ///< above the vertical datum
    double rmseM = 0;   ///< of the heights that belong to the roof
    double share = 0;   ///< of the heights, those that do
    size_t heights = 0; ///< how many there were within the footprint
    std::optional<RoofSurface> surface; ///< of a sloping roof
};

/// Which roof stands on a footprint, after heights from above it (x, y, z in the city's CRS and above its
/// vertical datum; NaN: a cell without a value). Each kind of roof rises linearly from its eaves to its top,
/// so that two heights give one: the best of 60 by the sum of squares cut off at the tolerance (MSAC: P.
/// Torr, A. Zisserman, "MLESAC", Computer Vision and Image Understanding 78 (2000)), then least squares over
/// what belongs to it. Of roofs that are about as good the flat one is taken, then the one with fewer slopes.
/// The draws are always the same ones.
///
/// With HeightOnly the top is what 70 % of the heights lie below (the height of LoD1.2 blocks of 3DBAG).
[[nodiscard]] RoofFit fitRoof(const geo::Geometry &footprint, std::span<const geo::Coord> heights,
                              double groundM, const RoofFitOptions &options = {});

} // namespace dothi::city
