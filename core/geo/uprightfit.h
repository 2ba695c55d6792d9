// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/geo/geometry.h>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace dothi::geo {

/// Turns about the vertical, scales and moves: what may be done to a building that stays upright.
/// position = shift + scale · (cos −sin; sin cos) · (x, y), and scale · z + shift.z.
struct UprightMove
{
    double angleRad = 0; ///< counter-clockwise, seen from above
    double scale = 1;
    Coord shift;

    [[nodiscard]] Coord apply(const Coord &c) const;
    /// A matrix of a placed part (4 × 4, row by row, positions as columns), turned and scaled with the rest;
    /// its own shift is turned, too, and the move's is left out: that is the anchor's business.
    [[nodiscard]] std::array<double, 16> turned(const std::array<double, 16> &matrix) const;
};

/// A position in a model and where it is on the map.
struct PointPair
{
    Coord model;
    Coord map;
    bool hasHeight = true; ///< whether map.z counts
};

struct UprightFit
{
    UprightMove move;
    std::vector<double> residualsM; ///< of each pair; in plan only where it has no height
    double rmsM = 0;
    bool hasHeight = false; ///< some pair had one; else move.shift.z is 0
};

/// The move that brings the model's positions nearest to those of the map (least squares; in plan after
/// K. Kanatani, "Analysis of 3-D rotation fitting", IEEE TPAMI 16(5), 1994, for two dimensions; the height by
/// its mean). `withScale`: the scale is found, too, else it is 1.
///
/// InvalidArgument for fewer than three pairs, positions that are not finite, positions that lie on one line
/// in plan (off it by less than a hundredth of their spread) or on one spot, and a scale beyond
/// 0.0001…10,000.
[[nodiscard]] Result<UprightFit> fitUpright(std::span<const PointPair> pairs, bool withScale);

} // namespace dothi::geo
