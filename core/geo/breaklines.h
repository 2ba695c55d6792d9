// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
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
/// arithmetic fails on them, when lines cross more than kMostCrossings times, and soon after `task` was
/// cancelled. Of points at one spot one is used.
[[nodiscard]] PlaneMesh triangulateAlong(std::span<const Point2> points,
                                         std::span<const std::array<quint32, 2>> lines,
                                         const TaskContext &task = {});
/// Each crossing is a new point: lines drawn at random would have millions.
inline constexpr size_t kMostCrossings = 20'000;

} // namespace dothi::geo
