// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/buildingsolid.h>
#include <dothi/geo/triangulate.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace dothi::city {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::BuildingSolid)
};

using geo::Brep;
using geo::Coord;
using Numbers = std::vector<quint32>;

constexpr double kFlatM = 0.001;
constexpr double kApartM = 0.001;

quint32 addVertex(Brep &brep, const Coord &c, double z)
{
    brep.vertices.push_back({c.x, c.y, z});
    return static_cast<quint32>(brep.vertices.size() - 1);
}

void addRing(Brep &brep, std::span<const quint32> ring)
{
    brep.beginRing();
    for (const quint32 corner : ring)
        brep.addCorner(corner);
}

void addFace(Brep &brep, std::span<const quint32> ring)
{
    brep.beginFace();
    addRing(brep, ring);
}

/// A quadrilateral, in two triangles when it is not flat.
void addQuad(Brep &brep, const std::array<quint32, 4> &q)
{
    const Coord &o = brep.vertices[q[0]];
    const auto from = [&](quint32 v) {
        const Coord &c = brep.vertices[v];
        return Coord{c.x - o.x, c.y - o.y, c.z - o.z};
    };
    const Coord a = from(q[1]);
    const Coord b = from(q[2]);
    const Coord c = from(q[3]);
    const Coord n{a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
    const double length = std::hypot(n.x, n.y, n.z);
    if (length > 0 && std::abs(n.x * c.x + n.y * c.y + n.z * c.z) <= kFlatM * length) {
        addFace(brep, q);
        return;
    }
    addFace(brep, std::array{q[0], q[1], q[2]});
    addFace(brep, std::array{q[0], q[2], q[3]});
}

/// Two positions of a footprint closer than a millimetre: a ring touches itself or another.
bool meets(const std::vector<std::vector<Coord>> &rings)
{
    std::vector<Coord> all;
    for (const auto &ring : rings)
        all.insert(all.end(), ring.begin(), ring.end());
    std::sort(all.begin(), all.end(), [](const Coord &a, const Coord &b) { return a.x < b.x; });
    for (size_t i = 0; i < all.size(); ++i) {
        for (size_t j = i + 1; j < all.size() && all[j].x - all[i].x <= kApartM; ++j) {
            if (std::abs(all[j].y - all[i].y) <= kApartM)
                return true;
        }
    }
    return false;
}

/// Upright faces between two rings of equal length, the first below.
void addWalls(Brep &brep, const Numbers &foot, const Numbers &top)
{
    for (size_t i = 0; i < foot.size(); ++i) {
        const size_t j = (i + 1) % foot.size();
        addFace(brep, std::array{foot[i], foot[j], top[j], top[i]});
    }
}

Numbers addLevel(Brep &brep, std::span<const Coord> ring, double z)
{
    Numbers numbers;
    numbers.reserve(ring.size());
    for (const Coord &c : ring)
        numbers.push_back(addVertex(brep, c, z));
    return numbers;
}

void addFloor(Brep &brep, Numbers foot)
{
    std::reverse(foot.begin(), foot.end());
    addRing(brep, foot);
}

void addFlatSolid(Brep &brep, const std::vector<std::vector<Coord>> &rings, double footM,
                  const RoofForm &form)
{
    std::vector<Numbers> feet;
    std::vector<Numbers> tops;
    for (const auto &ring : rings) {
        feet.push_back(addLevel(brep, ring, footM));
        tops.push_back(addLevel(brep, ring, form.eavesM));
    }
    brep.beginFace();
    for (const Numbers &foot : feet)
        addFloor(brep, foot);
    for (size_t r = 0; r < feet.size(); ++r)
        addWalls(brep, feet[r], tops[r]);
    brep.beginFace();
    for (const Numbers &top : tops)
        addRing(brep, top);
    if (form.kind != RoofKind::StairHut)
        return;
    // The hut stands in a hole of the roof.
    const auto plan = stairHutOf(form);
    const Numbers foot = addLevel(brep, plan, form.eavesM);
    const Numbers top = addLevel(brep, plan, form.topM);
    addFloor(brep, foot);
    addWalls(brep, foot, top);
    addFace(brep, top);
}

void addSlopingSolid(Brep &brep, double footM, const RoofForm &form)
{
    const Numbers foot = addLevel(brep, form.corners, footM);
    brep.beginFace();
    addFloor(brep, foot);
    const auto &[a, b, c, d] = form.corners;
    const quint32 a1 = addVertex(brep, a, form.eavesM);
    const quint32 b1 = addVertex(brep, b, form.eavesM);
    if (form.kind == RoofKind::Shed) {
        const quint32 c2 = addVertex(brep, c, form.topM);
        const quint32 d2 = addVertex(brep, d, form.topM);
        addWalls(brep, foot, {a1, b1, c2, d2});
        addQuad(brep, {a1, b1, c2, d2});
        return;
    }
    const quint32 c1 = addVertex(brep, c, form.eavesM);
    const quint32 d1 = addVertex(brep, d, form.eavesM);
    const auto [r0, r1] = ridgeOf(form);
    const quint32 first = addVertex(brep, r0, form.topM);
    if (form.kind == RoofKind::Gabled) {
        const quint32 second = addVertex(brep, r1, form.topM);
        addFace(brep, std::array{foot[0], foot[1], b1, a1});
        addFace(brep, std::array{foot[1], foot[2], c1, second, b1});
        addFace(brep, std::array{foot[2], foot[3], d1, c1});
        addFace(brep, std::array{foot[3], foot[0], a1, first, d1});
        addQuad(brep, {a1, b1, second, first});
        addQuad(brep, {c1, d1, first, second});
        return;
    }
    addWalls(brep, foot, {a1, b1, c1, d1});
    if (r0 == r1) {
        addFace(brep, std::array{a1, b1, first});
        addFace(brep, std::array{c1, d1, first});
        addFace(brep, std::array{b1, c1, first});
        addFace(brep, std::array{d1, a1, first});
        return;
    }
    const quint32 second = addVertex(brep, r1, form.topM);
    addQuad(brep, {a1, b1, second, first});
    addQuad(brep, {c1, d1, first, second});
    addFace(brep, std::array{b1, c1, second});
    addFace(brep, std::array{d1, a1, first});
}

/// How far the corners of a slope lie off its plane.
double bendOf(const Brep &brep, const Numbers &face)
{
    Coord n;
    const Coord &o = brep.vertices[face[0]];
    for (size_t i = 1; i + 1 < face.size(); ++i) {
        const Coord &a = brep.vertices[face[i]];
        const Coord &b = brep.vertices[face[i + 1]];
        n.x += (a.y - o.y) * (b.z - o.z) - (a.z - o.z) * (b.y - o.y);
        n.y += (a.z - o.z) * (b.x - o.x) - (a.x - o.x) * (b.z - o.z);
        n.z += (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
    }
    const double length = std::hypot(n.x, n.y, n.z);
    double worst = 0;
    for (const quint32 corner : face) {
        const Coord &c = brep.vertices[corner];
        const double off = (c.x - o.x) * n.x + (c.y - o.y) * n.y + (c.z - o.z) * n.z;
        worst = std::max(worst, std::abs(off) / std::max(length, 1e-9));
    }
    return worst;
}

void addSlope(Brep &brep, const Numbers &face)
{
    if (face.size() == 3 || bendOf(brep, face) <= kFlatM / 2) {
        addFace(brep, face);
        return;
    }
    const Coord &o = brep.vertices[face[0]];
    std::vector<geo::Point2> plane;
    for (const quint32 corner : face)
        plane.push_back({brep.vertices[corner].x - o.x, brep.vertices[corner].y - o.y});
    const std::vector<quint32> starts{0};
    const std::vector<quint32> cut = geo::triangulate(plane, starts);
    for (size_t i = 0; i + 2 < cut.size(); i += 3)
        addFace(brep, std::array{face[cut[i]], face[cut[i + 1]], face[cut[i + 2]]});
}

void addSurfaceSolid(Brep &brep, const std::vector<std::vector<Coord>> &rings, const RoofSurface &surface,
                     double footM, double eavesM, double topM)
{
    Numbers feet;
    std::vector<Numbers> floor;
    for (const auto &ring : rings) {
        floor.push_back(addLevel(brep, ring, footM));
        feet.insert(feet.end(), floor.back().begin(), floor.back().end());
    }
    Numbers tops;
    for (const Coord &node : surface.nodes)
        tops.push_back(addVertex(brep, node, eavesM + (topM - eavesM) * node.z));
    brep.beginFace();
    for (const Numbers &foot : floor)
        addFloor(brep, foot);
    for (quint32 i = 0; i < surface.corners(); ++i) {
        const quint32 j = surface.next[i];
        Numbers wall{feet[i], feet[j], tops[j]};
        for (const quint32 tip : surface.tips[i])
            wall.push_back(tops[tip]);
        wall.push_back(tops[i]);
        addFace(brep, wall);
    }
    for (const std::vector<quint32> &slope : surface.faces) {
        Numbers face;
        for (const quint32 node : slope)
            face.push_back(tops[node]);
        addSlope(brep, face);
    }
}

} // namespace

Result<Brep> roofedSolid(const std::vector<std::vector<Coord>> &rings, const RoofSurface &surface,
                         double footM, double eavesM, double topM)
{
    if (!(eavesM - footM > kFlatM) || !(topM - eavesM > kFlatM) || !std::isfinite(topM - footM))
        return fail(ErrorCode::InvalidData, Tr::tr("The building has no height."));
    size_t corners = 0;
    for (const auto &ring : rings)
        corners += ring.size();
    if (rings.empty() || corners != surface.corners())
        return fail(ErrorCode::InvalidArgument, Tr::tr("The roof is not the one of this footprint."));
    if (meets(rings)) {
        return fail(
            Error(ErrorCode::InvalidData, Tr::tr("A ring of the footprint touches itself or another."))
                .withAdvice(Tr::tr("Part the footprint there, or leave a gap of 1 mm.")));
    }
    Brep brep;
    brep.beginSolid();
    brep.beginShell();
    addSurfaceSolid(brep, rings, surface, footM, eavesM, topM);
    return brep;
}

Result<Brep> buildingSolid(const geo::Geometry &footprint, const BuildingHeights &heights, RoofKind roof)
{
    Brep brep;
    if (!(heights.topM - heights.footM > kFlatM) || !std::isfinite(heights.topM - heights.footM))
        return fail(ErrorCode::InvalidData, Tr::tr("The building has no height."));
    if (!footprint.isFinite())
        return fail(ErrorCode::InvalidData, Tr::tr("A position of the footprint is not a number."));
    for (size_t part = 0; part < footprint.partCount(); ++part) {
        const auto rings = footprintRings(footprint, part);
        if (rings.empty() || rings.size() != footprint.ringCount(part))
            return fail(ErrorCode::InvalidData, Tr::tr("A ring of the footprint encloses nothing."));
        if (meets(rings)) {
            return fail(
                Error(ErrorCode::InvalidData, Tr::tr("A ring of the footprint touches itself or another."))
                    .withAdvice(Tr::tr("Part the footprint there, or leave a gap of 1 mm.")));
        }
        const RoofForm form = roofForm(rings, heights, roof);
        brep.beginSolid();
        brep.beginShell();
        if (form.kind == RoofKind::Flat || form.kind == RoofKind::StairHut)
            addFlatSolid(brep, rings, heights.footM, form);
        else if (form.surface)
            addSurfaceSolid(brep, rings, *form.surface, heights.footM, form.eavesM, form.topM);
        else
            addSlopingSolid(brep, heights.footM, form);
    }
    if (brep.isEmpty())
        return fail(ErrorCode::InvalidData, Tr::tr("The building has no footprint."));
    return brep;
}

} // namespace dothi::city
