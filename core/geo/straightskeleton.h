// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>

#include <optional>
#include <vector>

namespace dothi::geo {

/// The straight skeleton of a polygon (O. Aichholzer et al., "A Novel Type of Skeleton for Polygons", Journal
/// of Universal Computer Science 1 (1995)): the polygon parted into one face for each of its edges. Where
/// every face rises from its edge at the same slope, they are a roof.
struct StraightSkeleton
{
    /// The corners, ring after ring, z = 0; then the inner nodes, z = the distance from the lines of the
    /// edges whose faces meet there. Metres, in the coordinates of the polygon.
    std::vector<Coord> nodes;
    size_t corners = 0;
    /// For each edge, in the order of the corners they start at: numbers of nodes counter-clockwise, the two
    /// ends of the edge first. Faces that meet have the same nodes along what they share.
    std::vector<std::vector<quint32>> faces;
};

/// Polygons of more corners have no skeleton here: the time grows with the square of their number (0.1 ms for
/// a dozen, 20 ms for so many).
inline constexpr size_t kMostSkeletonCorners = 150;

/// `rings`: exterior counter-clockwise, holes clockwise, open, without corners that bound nothing
/// (cleanRing()). None where the polygon is not simple by more than a millimetre (rings that touch themselves
/// or one another), has too many corners, is wider than 10 km, or what came out does not cover it exactly.
/// Any thread; does not throw.
///
/// The order of events is decided exactly (CGAL), their places are rounded: nodes within 2 mm of one another
/// (50 mm where faces would cross otherwise) become one, and each is then put where the planes of its faces
/// meet best.
[[nodiscard]] std::optional<StraightSkeleton> straightSkeleton(const std::vector<std::vector<Coord>> &rings);

} // namespace dothi::geo
