// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>
#include <dothi/geo/solid/surfacecells.h>

namespace dothi::geo::solid {

namespace {

Plane planeOf(const Triangle &t)
{
    Plane plane;
    plane.origin = t.corner[0];
    plane.n = t.n;
    plane.u = unit(minus(t.corner[1], t.corner[0]));
    plane.v = cross(plane.n, plane.u);
    return plane;
}

/// From a to b in the plane, longer by `beyondM` at both ends: what only just ends at an edge would not
/// Cut there once rounded, and what sticks out is dropped when areas are made of lines.
Geometry line(const Plane &plane, const Coord &a, const Coord &b, double beyondM)
{
    Coord p = plane.to2d(a);
    Coord q = plane.to2d(b);
    p.z = q.z = 0;
    const Coord further = scaled(unit(minus(q, p)), beyondM);
    return Geometry::lineString({minus(p, further), plus(q, further)});
}

/// A triangle cut along segments of its plane.
void cutTriangle(const Triangle &t, const std::vector<std::pair<Coord, Coord>> &segments, double touchM,
                 std::vector<SurfaceCell> &out)
{
    const Coord centre = scaled(plus(t.corner[0], plus(t.corner[1], t.corner[2])), 1.0 / 3);
    if (!segments.empty()) {
        const Plane plane = planeOf(t);
        std::vector<Geometry> lines;
        for (size_t i = 0; i < 3; ++i)
            lines.push_back(line(plane, t.corner[i], t.corner[(i + 1) % 3], 0));
        for (const auto &[a, b] : segments)
            lines.push_back(line(plane, a, b, 4 * touchM));
        const Result<Geometry> cells = polygonize(lines, touchM);
        const Geometry whole =
            Geometry::polygon({plane.to2d(t.corner[0]), plane.to2d(t.corner[1]), plane.to2d(t.corner[2])});
        if (cells && cells->partCount() > 0) {
            for (size_t part = 0; part < cells->partCount(); ++part) {
                const Result<Coord> inside = pointOnSurface(cells->part(part));
                if (!inside || !containsPoint(whole, *inside))
                    continue;
                SurfaceCell cell{plane.to3d({inside->x, inside->y, 0}), t.n, {}};
                for (size_t r = 0; r < cells->ringCount(part); ++r) {
                    const auto ring = cells->ring(part, r);
                    for (size_t i = 0; i + 1 < ring.size(); ++i) {
                        cell.edges.emplace_back(plane.to3d({ring[i].x, ring[i].y, 0}),
                                                plane.to3d({ring[i + 1].x, ring[i + 1].y, 0}));
                    }
                }
                out.push_back(std::move(cell));
            }
            return;
        }
    }
    SurfaceCell cell{centre, t.n, {}};
    for (size_t i = 0; i < 3; ++i)
        cell.edges.emplace_back(t.corner[i], t.corner[(i + 1) % 3]);
    out.push_back(std::move(cell));
}

/// The segments along which `u` meets the plane piece `t`.
void addSegments(const Triangle &t, const Triangle &u, double touchM,
                 std::vector<std::pair<Coord, Coord>> &segments)
{
    const Contact common = contact(t, u, touchM);
    if (!common.any)
        return;
    if (common.area) {
        for (size_t i = 0; i < 3; ++i)
            segments.emplace_back(u.corner[i], u.corner[(i + 1) % 3]);
    } else if (distance(common.p, common.q) > touchM) {
        segments.emplace_back(common.p, common.q);
    }
}

} // namespace

std::vector<SurfaceCell> surfaceCells(const TriangleTree &surface, const TriangleTree &other, double touchM,
                                      bool corners)
{
    std::vector<SurfaceCell> result;
    std::vector<std::pair<Coord, Coord>> segments;
    for (const Triangle *t : surface.triangles()) {
        segments.clear();
        other.near(*t, touchM, [&](const Triangle &u) {
            addSegments(*t, u, touchM, segments);
            return true;
        });
        cutTriangle(*t, segments, touchM, result);
        for (size_t i = 0; i < 3 && corners; ++i)
            result.push_back({t->corner[i], t->n, {}});
    }
    return result;
}

} // namespace dothi::geo::solid
