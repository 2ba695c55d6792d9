// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/triangulate.h>

#include <span>
#include <vector>

namespace dothi::geo {

/// The slow and steady way of Triangulator: the constrained Delaunay triangulation of all vertices, of which
/// what an odd number of rings goes round is kept. It takes n log n steps where clipping ears takes n² (thin
/// teeth, thousands of holes), and is several times slower where that does not.
///
/// Takes and returns what Triangulator::cut() does; no vertices are added. Empty when rings cross, when
/// exact arithmetic fails on them, and soon after the task of this thread was cancelled (see StopWithTask).
/// Any thread.
[[nodiscard]] std::vector<quint32> cutConstrained(std::span<const Point2> points,
                                                  std::span<const quint32> ringStarts);

} // namespace dothi::geo
