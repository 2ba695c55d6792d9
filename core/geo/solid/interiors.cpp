// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/solid/surfacecells.h>

#include <numeric>

namespace dothi::geo::solid {

namespace {

/// The edge of a cell.
struct Side
{
    size_t cell = 0;
    Coord a;
    Coord b;
};

size_t rootOf(std::vector<size_t> &parent, size_t i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

/// Joins the cells around a line through `at` that have material between them.
void joinAround(const Coord &at, const Coord &along, const std::vector<Side> &sides,
                const std::vector<SurfaceCell> &cells, double nearM, std::vector<size_t> &parent)
{
    struct Half
    {
        double angle = 0;
        size_t cell = 0;
        bool materialAhead = false; ///< where the angle grows
    };
    const Coord e1 = unit(std::abs(along.x) < 0.6 ? cross({1, 0, 0}, along) : cross({0, 1, 0}, along));
    const Coord e2 = cross(along, e1);
    std::vector<Half> around;
    for (const Side &side : sides) {
        if (distanceToSegment(at, side.a, side.b) > nearM)
            continue;
        const Coord direction = unit(minus(side.b, side.a));
        // One that only ends here belongs to another line.
        if (length(cross(direction, along)) > 1e-3)
            continue;
        const Coord inwards = cross(cells[side.cell].n, direction);
        around.push_back({std::atan2(dot(inwards, e2), dot(inwards, e1)), side.cell,
                          dot(cells[side.cell].n, cross(along, inwards)) < 0});
    }
    std::ranges::sort(around, {}, &Half::angle);
    for (size_t i = 0; i < around.size(); ++i) {
        const Half &one = around[i];
        const Half &next = around[(i + 1) % around.size()];
        if (one.materialAhead && !next.materialAhead)
            parent[rootOf(parent, one.cell)] = rootOf(parent, next.cell);
    }
}

} // namespace

size_t countInteriors(const std::vector<const Triangle *> &shells, double touchM)
{
    // The surfaces are cut where they touch, and the pieces joined again wherever one gets from one to the
    // next through the material. What hangs together then bounds one piece of the interior from outside (its
    // volume is positive), or from inside (a cavity that touches nothing).
    const TriangleTree tree(shells);
    const std::vector<SurfaceCell> cells = surfaceCells(tree, tree, touchM, false);
    std::vector<Side> sides;
    for (size_t c = 0; c < cells.size(); ++c) {
        for (const auto &[a, b] : cells[c].edges)
            sides.push_back({c, a, b});
    }
    std::vector<size_t> parent(cells.size());
    std::iota(parent.begin(), parent.end(), size_t(0));
    const double nearM = 4 * touchM;
    std::vector<double> stops;
    for (const Side &side : sides) {
        const Coord along = minus(side.b, side.a);
        const double reach = length(along);
        if (reach <= nearM)
            continue;
        stops = {0, reach};
        for (const Side &other : sides) {
            if (distanceToSegment(other.a, side.a, side.b) <= nearM)
                stops.push_back(dot(minus(other.a, side.a), along) / reach);
        }
        std::ranges::sort(stops);
        for (size_t i = 0; i + 1 < stops.size(); ++i) {
            if (stops[i + 1] - stops[i] > nearM) {
                const double middle = (stops[i] + stops[i + 1]) / 2;
                joinAround(plus(side.a, scaled(along, middle / reach)), scaled(along, 1 / reach), sides,
                           cells, nearM, parent);
            }
        }
    }
    std::vector<double> volume(cells.size(), 0);
    const Coord origin = cells.empty() ? Coord{} : cells[0].where;
    for (size_t c = 0; c < cells.size(); ++c) {
        double twiceArea = 0;
        for (const auto &[a, b] : cells[c].edges)
            twiceArea += dot(cross(minus(a, cells[c].where), minus(b, cells[c].where)), cells[c].n);
        volume[rootOf(parent, c)] += dot(minus(cells[c].where, origin), cells[c].n) * twiceArea;
    }
    return static_cast<size_t>(std::ranges::count_if(volume, [touchM](double v) { return v > touchM; }));
}

} // namespace dothi::geo::solid
