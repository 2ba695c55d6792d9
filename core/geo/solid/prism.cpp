// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/solid/prism.h>

namespace dothi::geo::solid {

namespace {

constexpr size_t kMostSides = 100;
/// Sides that meet at a sharper corner than this are left to the search.
constexpr double kSharpestCosine = 0.985; // 10°

/// A side of the outline, in plan.
struct PlanSide
{
    quint32 a = 0;
    quint32 b = 0;
};

double planDistance(const Coord &p, const Coord &a, const Coord &b)
{
    return distanceToSegment({p.x, p.y, 0}, {a.x, a.y, 0}, {b.x, b.y, 0});
}

double planTurn(const Coord &a, const Coord &b, const Coord &c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool planCross(const Coord &a, const Coord &b, const Coord &c, const Coord &d)
{
    return planTurn(a, b, c) * planTurn(a, b, d) <= 0 && planTurn(c, d, a) * planTurn(c, d, b) <= 0;
}

/// Whether the sides are clear of one another by `marginM`, except where they meet.
bool areClear(const Work &work, const std::vector<PlanSide> &sides, double marginM)
{
    for (size_t i = 0; i < sides.size(); ++i) {
        const Coord &a = work.point(sides[i].a);
        const Coord &b = work.point(sides[i].b);
        for (size_t k = i + 1; k < sides.size(); ++k) {
            const auto &[from, to] = sides[k];
            const Coord &c = work.point(from);
            const Coord &d = work.point(to);
            const bool atA = from == sides[i].a || to == sides[i].a;
            const bool atB = from == sides[i].b || to == sides[i].b;
            if (atA && atB)
                return false;
            if (!atA && !atB) {
                if (planCross(a, b, c, d) || planDistance(a, c, d) < marginM ||
                    planDistance(b, c, d) < marginM || planDistance(c, a, b) < marginM ||
                    planDistance(d, a, b) < marginM)
                    return false;
                continue;
            }
            const quint32 corner = atA ? sides[i].a : sides[i].b;
            const Coord &middle = work.point(corner);
            const Coord &one = atA ? b : a;
            const Coord &other = from == corner ? d : c;
            const double ux = one.x - middle.x;
            const double uy = one.y - middle.y;
            const double vx = other.x - middle.x;
            const double vy = other.y - middle.y;
            if (ux * vx + uy * vy > kSharpestCosine * std::hypot(ux, uy) * std::hypot(vx, vy))
                return false;
        }
    }
    return true;
}

} // namespace

bool isSimplePrism(const Work &work, const Topology &topology, Brep::Range faces)
{
    if (faces.size() > kMostSides + 2)
        return false;
    double low = 0;
    double high = 0;
    bool any = false;
    for (size_t f = faces.first; f < faces.last; ++f) {
        for (const quint32 v : topology.verticesOf(f)) {
            const double z = work.point(v).z;
            low = any ? std::min(low, z) : z;
            high = any ? std::max(high, z) : z;
            any = true;
        }
    }
    const double marginM = 4 * std::max(work.touchM(), work.options().snapM);
    const double evenM = work.touchM() / 10;
    if (!any || high - low < 10 * marginM)
        return false;
    // Each vertex is on one of two levels.
    const auto levelOf = [&](quint32 v) {
        const double z = work.point(v).z;
        return z - low <= evenM ? 0 : high - z <= evenM ? 1 : 2;
    };
    qint64 floor = -1;
    qint64 top = -1;
    size_t walls = 0;
    for (size_t f = faces.first; f < faces.last; ++f) {
        std::array<size_t, 3> at{};
        for (const quint32 v : topology.verticesOf(f))
            ++at[static_cast<size_t>(levelOf(v))];
        if (at[2] > 0)
            return false;
        if (at[1] == 0 && floor < 0)
            floor = static_cast<qint64>(f);
        else if (at[0] == 0 && top < 0)
            top = static_cast<qint64>(f);
        else if (at[0] == 2 && at[1] == 2)
            ++walls;
        else
            return false;
    }
    if (floor < 0 || top < 0)
        return false;
    // Each side of floor and top has its wall, each wall its two sides: then floor and top have one outline.
    std::vector<PlanSide> sides;
    size_t above = 0;
    for (const Edge &edge : topology.edges()) {
        constexpr size_t kTwo = 2;
        if (edge.uses.size() != kTwo)
            return false;
        const auto uses = [&edge](qint64 face) {
            return (edge.uses[0].face == face ? 1 : 0) + (edge.uses[1].face == face ? 1 : 0);
        };
        const int a = levelOf(edge.a);
        const int b = levelOf(edge.b);
        const Coord &p = work.point(edge.a);
        const Coord &q = work.point(edge.b);
        if (a != b) {
            if (uses(floor) + uses(top) > 0 || std::hypot(q.x - p.x, q.y - p.y) > evenM)
                return false;
            continue;
        }
        if (uses(a == 0 ? floor : top) != 1 || uses(a == 0 ? top : floor) != 0 ||
            std::hypot(q.x - p.x, q.y - p.y) < marginM)
            return false;
        if (a == 0)
            sides.push_back({edge.a, edge.b});
        else
            ++above;
    }
    return sides.size() == walls && above == walls && areClear(work, sides, marginM);
}

} // namespace dothi::geo::solid
