// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The only source with CGAL in it: its headers are slow to compile. A constrained Delaunay triangulation has
// no slivers that could be avoided, and with exact predicates it takes holes that touch the exterior, which
// ear clipping has trouble with.

#include <dothi/geo/solid/work.h>

#include <queue>

#include <CGAL/Constrained_Delaunay_triangulation_2.h>
#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#include <CGAL/Triangulation_face_base_with_info_2.h>
#include <CGAL/Triangulation_vertex_base_with_info_2.h>

namespace dothi::geo::solid {

namespace {

using Kernel = CGAL::Exact_predicates_inexact_constructions_kernel;
/// The distance from the plane, so that a corner gets back to where it was.
using VertexBase = CGAL::Triangulation_vertex_base_with_info_2<double, Kernel>;
/// How many rings lie around a face; -1: not known yet.
using FaceBase =
    CGAL::Constrained_triangulation_face_base_2<Kernel,
                                                CGAL::Triangulation_face_base_with_info_2<int, Kernel>>;
using Structure = CGAL::Triangulation_data_structure_2<VertexBase, FaceBase>;
using Triangulation =
    CGAL::Constrained_Delaunay_triangulation_2<Kernel, Structure, CGAL::Exact_predicates_tag>;

/// Numbers the faces by the constraints that must be crossed to get there from outside.
void countRings(Triangulation &t)
{
    for (auto face = t.all_faces_begin(); face != t.all_faces_end(); ++face)
        face->info() = -1;
    std::queue<std::pair<Triangulation::Face_handle, int>> open;
    open.emplace(t.infinite_face(), 0);
    std::queue<std::pair<Triangulation::Face_handle, int>> further;
    while (!open.empty() || !further.empty()) {
        if (open.empty())
            std::swap(open, further);
        const auto [face, rings] = open.front();
        open.pop();
        if (face->info() != -1)
            continue;
        face->info() = rings;
        for (int i = 0; i < 3; ++i) {
            const auto next = face->neighbor(i);
            if (next->info() != -1)
                continue;
            if (face->is_constrained(i))
                further.emplace(next, rings + 1);
            else
                open.emplace(next, rings);
        }
    }
}

} // namespace

std::vector<Triangle> triangulated(const std::vector<std::vector<Coord>> &rings)
{
    std::vector<Triangle> result;
    try {
        Triangulation t;
        for (const std::vector<Coord> &ring : rings) {
            std::vector<Triangulation::Vertex_handle> handles;
            handles.reserve(ring.size());
            for (const Coord &c : ring) {
                const auto handle = t.insert(Kernel::Point_2(c.x, c.y));
                handle->info() = c.z;
                handles.push_back(handle);
            }
            for (size_t i = 0; i < handles.size(); ++i) {
                const auto next = handles[(i + 1) % handles.size()];
                if (handles[i] != next)
                    t.insert_constraint(handles[i], next);
            }
        }
        if (t.dimension() < 2)
            return result;
        countRings(t);
        for (auto face = t.finite_faces_begin(); face != t.finite_faces_end(); ++face) {
            if (face->info() % 2 == 0)
                continue;
            Triangle triangle;
            for (int i = 0; i < 3; ++i) {
                const auto &vertex = face->vertex(i);
                triangle.corner[static_cast<size_t>(i)] = {vertex->point().x(), vertex->point().y(),
                                                           vertex->info()};
                // CGAL names an edge by the corner it does not touch.
                triangle.outline[static_cast<size_t>(i)] = face->is_constrained(Triangulation::cw(i));
            }
            result.push_back(triangle);
        }
    } catch (const std::exception &) {
        // CGAL throws where its preconditions do not hold; the caller sees that the areas do not agree.
        result.clear();
    }
    return result;
}

} // namespace dothi::geo::solid
