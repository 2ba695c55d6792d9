// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/triangulate.h>

#include <array>
#include <span>
#include <vector>

namespace dothi::geo {

/// Triangles over points of the plane, three indices each, counter-clockwise.
struct PlaneMesh
{
    std::vector<Point2> points; ///< those given, in their order, then where lines cross
    std::vector<quint32> triangles;
};

/// The constrained Delaunay triangulation of points: every line (two indices) runs along edges of triangles.
/// Lines that cross meet in a new point. Empty when the points do not span an area, are not finite, or the
/// arithmetic fails on them. Of points at one spot one is used.
[[nodiscard]] PlaneMesh triangulateAlong(std::span<const Point2> points,
                                         std::span<const std::array<quint32, 2>> lines);

} // namespace dothi::geo
