// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <permit/logic/proposal.h>

#include <functional>
#include <vector>

/// What the search of the smallest change does to the volumes of a proposal. Lengths in metres.
namespace dothi::permit {

using Volumes = std::vector<Volume>;

/// Smaller pieces are none.
inline constexpr double kSmallestFootprintM2 = 0.05;

/// Neither a basement nor a roof.
[[nodiscard]] bool standsAboveGround(const Volume &volume);
/// The footprint drawn in evenly around `middle`, to `share` of its area.
[[nodiscard]] geo::Geometry drawnIn(geo::Geometry footprint, const geo::Coord &middle, double share);
/// Without the pieces that an edit made vanish, and without roofs that no body carries any more.
[[nodiscard]] Result<Volumes> cleaned(Volumes volumes);
/// The concerned volumes cut off at `ceilingM` above the vertical datum.
[[nodiscard]] Volumes lowered(const Volumes &volumes, const std::function<bool(size_t)> &concerned,
                              double ceilingM);
/// One storey off the highest volume, and the roofs on it down with it.
[[nodiscard]] Volumes withoutTopStorey(Volumes volumes);
/// The lowest level of the basements away, with its share of their parking and technical rooms.
[[nodiscard]] Volumes withoutLowestBasement(Volumes volumes);

} // namespace dothi::permit
