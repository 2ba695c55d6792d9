// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/roofsurface.h>
#include <dothi/geo/straightskeleton.h>
#include <dothi/geo/triangulate.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace dothi::city {

namespace {

using geo::Coord;

constexpr double kInwardM = 0.02;
/// All corners are held against all walls.
constexpr size_t kMostShedCorners = 500;
constexpr double kLeastEndRad = std::numbers::pi / 3;
constexpr double kMostEndRad = std::numbers::pi * 2 / 3;
/// The tip of a gable keeps this share of the wall on either side, and rises little above the hip it
/// replaces.
constexpr double kTipMargin = 0.05;
constexpr double kTipRise = 1.5;

double crossOf(const Coord &o, const Coord &a, const Coord &b)
{
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

double planLength(const Coord &a, const Coord &b)
{
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// Towards the inside of the wall from `a` to `b`, of length 1.
Coord inward(const Coord &a, const Coord &b)
{
    const double length = planLength(a, b);
    return {(a.y - b.y) / length, (b.x - a.x) / length, 0};
}

double distanceFrom(const Coord &a, const Coord &in, const Coord &p)
{
    return (p.x - a.x) * in.x + (p.y - a.y) * in.y;
}

void setCorners(RoofSurface &surface, const std::vector<std::vector<Coord>> &rings)
{
    for (const auto &ring : rings) {
        const size_t first = surface.nodes.size();
        for (const Coord &c : ring)
            surface.nodes.push_back({c.x, c.y, 0});
        for (size_t i = first; i < surface.nodes.size(); ++i)
            surface.next.push_back(static_cast<quint32>(i + 1 < surface.nodes.size() ? i + 1 : first));
    }
    surface.tips.resize(surface.next.size());
}

/// Heights in metres of plan distance become shares of the highest.
bool scaleHeights(RoofSurface &surface)
{
    double highest = 0;
    for (const Coord &node : surface.nodes)
        highest = std::max(highest, node.z);
    if (!(highest > 0) || !std::isfinite(highest))
        return false;
    for (Coord &node : surface.nodes)
        node.z /= highest;
    surface.runM = highest;
    return true;
}

/// Raises the short ends to gables (see the header).
void raiseEnds(RoofSurface &surface)
{
    const size_t corners = surface.corners();
    std::vector<quint32> before(corners);
    for (quint32 i = 0; i < corners; ++i)
        before[surface.next[i]] = i;
    std::vector<int> meeting(surface.nodes.size(), 0);
    for (const auto &face : surface.faces) {
        for (const quint32 node : face)
            ++meeting[node];
    }
    const std::vector<Coord> nodes = surface.nodes;
    for (quint32 i = 0; i < corners; ++i) {
        if (surface.faces[i].size() != 3)
            continue;
        const quint32 j = surface.next[i];
        const quint32 tip = surface.faces[i][2];
        const auto &left = surface.faces[before[i]];
        const auto &right = surface.faces[j];
        if (tip < corners || meeting[tip] != 3 || left.size() < 4 || right.size() < 4 || left[2] != tip ||
            right.back() != tip || left[3] < corners || left[3] != right[right.size() - 2])
            continue;
        const Coord &a = nodes[i];
        const Coord &b = nodes[j];
        const Coord &h = nodes[before[i]];
        const Coord &k = nodes[surface.next[j]];
        const auto corner = [](const Coord &from, const Coord &at, const Coord &to) {
            // Interior, of a ring with its inside on the left.
            return std::atan2(crossOf(at, to, from),
                              (to.x - at.x) * (from.x - at.x) + (to.y - at.y) * (from.y - at.y));
        };
        const double atA = corner(h, a, b);
        const double atB = corner(a, b, k);
        if (std::min(atA, atB) < kLeastEndRad || std::max(atA, atB) > kMostEndRad)
            continue;
        // Along the ridge both slopes are equally high; where that line meets the wall is the tip.
        const Coord inLeft = inward(h, a);
        const Coord inRight = inward(b, k);
        const Coord apart{inLeft.x - inRight.x, inLeft.y - inRight.y, 0};
        const double slope = (b.x - a.x) * apart.x + (b.y - a.y) * apart.y;
        const double atStart = distanceFrom(h, inLeft, a) - distanceFrom(b, inRight, a);
        const double t = -atStart / slope;
        if (!(t > kTipMargin && t < 1 - kTipMargin))
            continue;
        const Coord foot{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y), 0};
        const double height = distanceFrom(h, inLeft, foot);
        if (!(height > 0 && height < kTipRise * nodes[tip].z))
            continue;
        surface.nodes[tip] = {foot.x, foot.y, height};
        surface.tips[i] = {tip};
        surface.faces[i].clear();
    }
    std::erase_if(surface.faces, [](const std::vector<quint32> &face) { return face.empty(); });
}

} // namespace

std::optional<RoofSurface> skeletonRoof(const std::vector<std::vector<Coord>> &rings, bool gabled)
{
    std::optional<geo::StraightSkeleton> skeleton = geo::straightSkeleton(rings);
    if (!skeleton)
        return std::nullopt;
    RoofSurface surface;
    setCorners(surface, rings);
    surface.nodes = std::move(skeleton->nodes);
    surface.faces = std::move(skeleton->faces);
    if (gabled)
        raiseEnds(surface);
    if (!scaleHeights(surface))
        return std::nullopt;
    return surface;
}

std::optional<RoofSurface> shedRoof(const std::vector<std::vector<Coord>> &rings, std::optional<size_t> low)
{
    if (rings.size() != 1 || rings[0].size() < 3 || rings[0].size() > kMostShedCorners ||
        (low && *low >= rings[0].size()))
        return std::nullopt;
    const std::vector<Coord> &ring = rings[0];
    const size_t n = ring.size();
    size_t longest = 0;
    for (size_t i = 0; i < n; ++i) {
        const Coord &a = ring[i];
        const Coord &b = ring[(i + 1) % n];
        if (!(planLength(a, b) > 0))
            return std::nullopt;
        const Coord in = inward(a, b);
        // All others, not only the next: a ring that winds twice has only left turns too.
        if (std::ranges::any_of(ring, [&](const Coord &c) { return !(distanceFrom(a, in, c) >= -kInwardM); }))
            return std::nullopt;
        if (planLength(a, b) > planLength(ring[longest], ring[(longest + 1) % n]) + kInwardM)
            longest = i;
    }
    RoofSurface surface;
    setCorners(surface, rings);
    const size_t from = low.value_or(longest);
    const Coord in = inward(ring[from], ring[(from + 1) % n]);
    double lowest = 0;
    for (Coord &node : surface.nodes) {
        node.z = distanceFrom(ring[from], in, node);
        lowest = std::min(lowest, node.z);
    }
    for (Coord &node : surface.nodes)
        node.z -= lowest;
    std::vector<quint32> &face = surface.faces.emplace_back();
    for (quint32 i = 0; i < n; ++i)
        face.push_back(i);
    if (!scaleHeights(surface))
        return std::nullopt;
    return surface;
}

std::optional<RoofSurface> ridgeRoof(const std::vector<Coord> &quadrilateral)
{
    if (quadrilateral.size() != 4)
        return std::nullopt;
    for (size_t i = 0; i < 4; ++i) {
        if (!(crossOf(quadrilateral[i], quadrilateral[(i + 1) % 4], quadrilateral[(i + 2) % 4]) > 0))
            return std::nullopt;
    }
    RoofSurface surface;
    setCorners(surface, {quadrilateral});
    const Coord &a = quadrilateral[0];
    const Coord &b = quadrilateral[1];
    const Coord &c = quadrilateral[2];
    const Coord &d = quadrilateral[3];
    surface.nodes.push_back({(d.x + a.x) / 2, (d.y + a.y) / 2, 1});
    surface.nodes.push_back({(b.x + c.x) / 2, (b.y + c.y) / 2, 1});
    surface.faces = {{0, 1, 5, 4}, {2, 3, 4, 5}};
    surface.tips[1] = {5};
    surface.tips[3] = {4};
    surface.runM = planLength(b, c) / 2;
    return surface;
}

RoofSampler::RoofSampler(const RoofSurface &surface)
    : m_origin(surface.nodes.empty() ? Coord() : surface.nodes.front())
{
    const std::vector<quint32> starts{0};
    std::vector<geo::Point2> plane;
    for (const auto &face : surface.faces) {
        plane.clear();
        for (const quint32 node : face)
            plane.push_back({surface.nodes[node].x - m_origin.x, surface.nodes[node].y - m_origin.y});
        const auto cut = geo::triangulate(plane, starts);
        for (size_t i = 0; i + 2 < cut.size(); i += 3) {
            const auto at = [&](quint32 k) {
                return Coord{plane[k].x, plane[k].y, surface.nodes[face[k]].z};
            };
            Triangle t{at(cut[i]), at(cut[i + 1]), at(cut[i + 2]), 0};
            t.doubleArea = crossOf(t.a, t.b, t.c);
            if (t.doubleArea > 1e-9)
                m_triangles.push_back(t);
        }
    }
}

double RoofSampler::at(double x, double y) const
{
    const Coord p{x - m_origin.x, y - m_origin.y, 0};
    constexpr double kOutside = -1e-7;
    for (const Triangle &t : m_triangles) {
        const double wa = crossOf(p, t.b, t.c) / t.doubleArea;
        const double wb = crossOf(p, t.c, t.a) / t.doubleArea;
        const double wc = 1 - wa - wb;
        if (wa >= kOutside && wb >= kOutside && wc >= kOutside)
            return wa * t.a.z + wb * t.b.z + wc * t.c.z;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace dothi::city
