// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/breaklines.h>

#include <CGAL/Constrained_Delaunay_triangulation_2.h>
#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#include <CGAL/Triangulation_vertex_base_with_info_2.h>

#include <cmath>
#include <utility>

namespace dothi::geo {

namespace {

constexpr quint32 kNew = 0xFFFFFFFFU;
struct Index
{
    quint32 value = kNew;
};

using Kernel = CGAL::Exact_predicates_inexact_constructions_kernel;
using VertexBase = CGAL::Triangulation_vertex_base_with_info_2<Index, Kernel>;
using FaceBase = CGAL::Constrained_triangulation_face_base_2<Kernel>;
using Structure = CGAL::Triangulation_data_structure_2<VertexBase, FaceBase>;
using Triangulation =
    CGAL::Constrained_Delaunay_triangulation_2<Kernel, Structure, CGAL::Exact_predicates_tag>;

} // namespace

PlaneMesh triangulateAlong(std::span<const Point2> points, std::span<const std::array<quint32, 2>> lines,
                           const TaskContext &task)
{
    PlaneMesh mesh;
    try {
        std::vector<std::pair<Kernel::Point_2, Index>> placed;
        placed.reserve(points.size());
        for (quint32 i = 0; i < points.size(); ++i) {
            if (!std::isfinite(points[i].x) || !std::isfinite(points[i].y))
                return mesh;
            placed.push_back({{points[i].x, points[i].y}, {i}});
        }
        Triangulation t;
        t.insert(placed.begin(), placed.end());
        std::vector<Triangulation::Vertex_handle> handles(points.size());
        for (auto v = t.finite_vertices_begin(); v != t.finite_vertices_end(); ++v)
            handles[v->info().value] = v;
        const auto handleOf = [&](quint32 i) {
            if (handles[i] == Triangulation::Vertex_handle()) // at the spot of another one
                handles[i] = t.insert(placed[i].first);
            return handles[i];
        };
        const size_t most = t.number_of_vertices() + lines.size() * 2 + kMostCrossings;
        size_t looked = 0;
        for (const auto &[from, to] : lines) {
            constexpr size_t kBetweenLooks = 64;
            if (t.number_of_vertices() > most || (++looked % kBetweenLooks == 0 && task.cancelled()))
                return mesh;
            if (from >= points.size() || to >= points.size())
                return mesh;
            const auto a = handleOf(from);
            const auto b = handleOf(to);
            if (a != b)
                t.insert_constraint(a, b);
        }
        if (t.dimension() < 2)
            return mesh;
        mesh.points.assign(points.begin(), points.end());
        for (auto v = t.finite_vertices_begin(); v != t.finite_vertices_end(); ++v) {
            if (v->info().value != kNew)
                continue;
            v->info().value = static_cast<quint32>(mesh.points.size());
            mesh.points.push_back({v->point().x(), v->point().y()});
        }
        for (auto face = t.finite_faces_begin(); face != t.finite_faces_end(); ++face) {
            for (int i = 0; i < 3; ++i)
                mesh.triangles.push_back(face->vertex(i)->info().value);
        }
    } catch (const std::exception &) {
        // CGAL throws where its preconditions do not hold.
        return {};
    }
    return mesh;
}

} // namespace dothi::geo
