// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>

namespace dothi::test {

struct PeerResult
{
    size_t triangles = 0;
    double area = 0; ///< of the triangles inside
};

/// CGAL's constrained Delaunay triangulation of the first polygon, faces marked inside or outside by their
/// depth (the way of CGAL's manual, "Triangulating a polygonal domain").
[[nodiscard]] PeerResult cgalTriangles(const geo::Geometry &polygon);

} // namespace dothi::test
