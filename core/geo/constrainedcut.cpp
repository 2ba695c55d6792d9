// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/constrainedcut.h>
#include <dothi/geo/interrupt.h>

#include <CGAL/Constrained_Delaunay_triangulation_2.h>
#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#include <CGAL/Spatial_sort_traits_adapter_2.h>
#include <CGAL/Triangulation_face_base_with_info_2.h>
#include <CGAL/Triangulation_vertex_base_with_info_2.h>
#include <CGAL/hilbert_sort.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace dothi::geo {

namespace {

using CutKernel = CGAL::Exact_predicates_inexact_constructions_kernel;
using CutVertex = CGAL::Triangulation_vertex_base_with_info_2<quint32, CutKernel>;
/// A face knows how many times a way out of the polygon crosses its rings.
using CutFace =
    CGAL::Constrained_triangulation_face_base_2<CutKernel,
                                                CGAL::Triangulation_face_base_with_info_2<int, CutKernel>>;
using CutMesh =
    CGAL::Constrained_Delaunay_triangulation_2<CutKernel,
                                               CGAL::Triangulation_data_structure_2<CutVertex, CutFace>,
                                               CGAL::No_constraint_intersection_requiring_constructions_tag>;
using CutPoints = std::vector<CutKernel::Point_2>;
using CutVertices = std::vector<CutMesh::Vertex_handle>;

/// Points are put in order and inserted in lots of so many, and so often it is asked whether to stop.
constexpr size_t kLot = 32'768;
constexpr size_t kStepsBetweenLooks = 256;
constexpr int kUnseen = -1;

/// Inserts all points; those at one spot share a vertex. False when stopped.
bool insertPoints(CutMesh &mesh, const CutPoints &points, CutVertices &vertices)
{
    std::vector<size_t> order(points.size());
    std::iota(order.begin(), order.end(), size_t(0));
    // In lots picked at random, each along a Hilbert curve: neighbours come one after the other, and no order
    // of the rings is a bad one.
    std::shuffle(order.begin(), order.end(), std::minstd_rand(1)); // NOLINT: always the same on purpose
    using ByIndex =
        CGAL::Spatial_sort_traits_adapter_2<CutKernel,
                                            CGAL::Pointer_property_map<CutKernel::Point_2>::const_type>;
    const ByIndex traits(CGAL::make_property_map(points));
    CutMesh::Face_handle hint;
    for (size_t lot = 0; lot < order.size(); lot += kLot) {
        const auto begin = order.begin() + static_cast<std::ptrdiff_t>(lot);
        const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(lot + kLot, order.size()));
        CGAL::hilbert_sort(begin, end, traits);
        size_t done = 0;
        for (auto i = begin; i != end; ++i) {
            if (++done % kStepsBetweenLooks == 0 && stopAsked())
                return false;
            const CutMesh::Vertex_handle vertex = mesh.insert(points[*i], hint);
            vertex->info() = static_cast<quint32>(*i);
            vertices[*i] = vertex;
            hint = vertex->face();
        }
    }
    return true;
}

/// How many rings lie between each face and the outside.
void countRings(CutMesh &mesh)
{
    for (auto face = mesh.all_faces_begin(); face != mesh.all_faces_end(); ++face)
        face->info() = kUnseen;
    std::vector<CutMesh::Face_handle> here{mesh.infinite_face()};
    std::vector<CutMesh::Face_handle> beyond;
    for (int crossed = 0; !here.empty(); ++crossed) {
        while (!here.empty()) {
            const CutMesh::Face_handle face = here.back();
            here.pop_back();
            if (face->info() != kUnseen)
                continue;
            face->info() = crossed;
            for (int side = 0; side < 3; ++side) {
                const CutMesh::Face_handle next = face->neighbor(side);
                if (next->info() == kUnseen)
                    (face->is_constrained(side) ? beyond : here).push_back(next);
            }
        }
        std::swap(here, beyond);
    }
}

} // namespace

std::vector<quint32> cutConstrained(std::span<const Point2> points, std::span<const quint32> ringStarts)
{
    std::vector<quint32> triangles;
    try {
        CutPoints places;
        places.reserve(points.size());
        for (const Point2 &p : points)
            places.emplace_back(p.x, p.y);
        CutMesh mesh;
        CutVertices vertices(points.size());
        if (!insertPoints(mesh, places, vertices))
            return {};
        size_t done = 0;
        for (size_t r = 0; r < ringStarts.size(); ++r) {
            const size_t begin = ringStarts[r];
            const size_t end = std::min<size_t>(r + 1 < ringStarts.size() ? ringStarts[r + 1] : points.size(),
                                                points.size());
            for (size_t i = begin; i < end; ++i) {
                if (++done % kStepsBetweenLooks == 0 && stopAsked())
                    return {};
                const CutMesh::Vertex_handle a = vertices[i];
                const CutMesh::Vertex_handle b = vertices[i + 1 < end ? i + 1 : begin];
                if (a != b)
                    mesh.insert_constraint(a, b); // throws where it crosses another one
            }
        }
        if (mesh.dimension() < 2)
            return {};
        countRings(mesh);
        for (auto face = mesh.finite_faces_begin(); face != mesh.finite_faces_end(); ++face) {
            if (face->info() % 2 == 0)
                continue;
            for (int corner = 0; corner < 3; ++corner)
                triangles.push_back(face->vertex(corner)->info());
        }
    } catch (const std::exception &) {
        return {};
    }
    return triangles;
}

} // namespace dothi::geo
