// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cgalpeer.h"

#include <CGAL/Constrained_Delaunay_triangulation_2.h>
#include <CGAL/Constrained_triangulation_face_base_2.h>
#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#include <CGAL/Triangulation_face_base_with_info_2.h>

#include <vector>

namespace dothi::test {

namespace {

struct Depth
{
    int level = -1;
};
using Kernel = CGAL::Exact_predicates_inexact_constructions_kernel;
using VertexBase = CGAL::Triangulation_vertex_base_2<Kernel>;
using FaceInfo = CGAL::Triangulation_face_base_with_info_2<Depth, Kernel>;
using FaceBase = CGAL::Constrained_triangulation_face_base_2<Kernel, FaceInfo>;
using Cdt = CGAL::Constrained_Delaunay_triangulation_2<
    Kernel, CGAL::Triangulation_data_structure_2<VertexBase, FaceBase>, CGAL::No_constraint_intersection_tag>;

void mark(Cdt &cdt)
{
    std::vector<std::pair<Cdt::Face_handle, int>> open{{cdt.infinite_face(), 0}};
    std::vector<Cdt::Edge> border;
    for (size_t next = 0; next < open.size() || !border.empty();) {
        if (next == open.size()) {
            const Cdt::Edge edge = border.back();
            border.pop_back();
            const auto other = edge.first->neighbor(edge.second);
            if (other->info().level < 0)
                open.emplace_back(other, edge.first->info().level + 1);
            continue;
        }
        const auto [face, level] = open[next++];
        if (face->info().level >= 0)
            continue;
        face->info().level = level;
        for (int i = 0; i < 3; ++i) {
            const auto other = face->neighbor(i);
            if (other->info().level >= 0)
                continue;
            if (face->is_constrained(i))
                border.emplace_back(face, i);
            else
                open.emplace_back(other, level);
        }
    }
}

} // namespace

PeerResult cgalTriangles(const geo::Geometry &polygon)
{
    Cdt cdt;
    const geo::Coord o = polygon.coords().front();
    for (size_t r = 0; r < polygon.ringCount(0); ++r) {
        const auto ring = polygon.ring(0, r);
        Cdt::Vertex_handle first;
        Cdt::Vertex_handle last;
        for (size_t i = 0; i + 1 < ring.size(); ++i) {
            const auto vertex = cdt.insert(Kernel::Point_2(ring[i].x - o.x, ring[i].y - o.y));
            if (i == 0)
                first = vertex;
            else
                cdt.insert_constraint(last, vertex);
            last = vertex;
        }
        cdt.insert_constraint(last, first);
    }
    mark(cdt);
    PeerResult result;
    for (const auto face : cdt.finite_face_handles()) {
        if (face->info().level % 2 == 1) {
            ++result.triangles;
            result.area += cdt.triangle(face).area();
        }
    }
    return result;
}

} // namespace dothi::test
