// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>

#include <array>
#include <span>
#include <vector>

namespace dothi::scene {

/// A flat face as its rings, closed or not; the first is the outer one.
using FaceRings = std::vector<std::span<const geo::Coord>>;

/// The edges by which one knows a body: where two faces meet at an angle of more than about 20°, and where a
/// face ends without a neighbour. What only cuts a flat or nearly flat side into pieces is none, whichever
/// way round the faces are drawn. Corners within a millimetre are the same. At most `most`, the longest
/// first; with more than that short ones say nothing. Any thread.
[[nodiscard]] std::vector<std::array<geo::Coord, 2>> creaseEdges(const std::vector<FaceRings> &faces,
                                                                 size_t most);

} // namespace dothi::scene
