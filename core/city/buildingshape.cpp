// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/buildingshape.h>
#include <dothi/geo/ring.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace dothi::city {

namespace {

constexpr double kStoreyM = 3.4;
constexpr double kUnknownHeightM = 3.5;
constexpr double kHighestM = 1000;
constexpr double kHutHeightM = 2.6;
/// Roofs of this steepness, but never more than this share of the height.
constexpr double kRoofSlope = 0.45;
constexpr double kShedSlope = 0.2;
constexpr double kRoofShare = 0.4;

double number(const Feature &feature, int field)
{
    return field >= 0 && static_cast<size_t>(field) < feature.values.size()
               ? toNumber(feature.values[static_cast<size_t>(field)])
               : std::nan("");
}

geo::Coord between(const geo::Coord &a, const geo::Coord &b, double t)
{
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t};
}

geo::Coord atHeight(geo::Coord c, double z)
{
    c.z = z;
    return c;
}

double length(const geo::Coord &a, const geo::Coord &b)
{
    return std::hypot(b.x - a.x, b.y - a.y);
}

bool isConvexQuad(const std::vector<geo::Coord> &ring)
{
    if (ring.size() != 4)
        return false;
    for (size_t i = 0; i < 4; ++i) {
        const geo::Coord &a = ring[i];
        const geo::Coord &b = ring[(i + 1) % 4];
        const geo::Coord &c = ring[(i + 2) % 4];
        if ((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) <= 0)
            return false;
    }
    return true;
}

/// The quadrilateral turned so that its first side is one of the two longer ones.
std::array<geo::Coord, 4> longSideFirst(const std::vector<geo::Coord> &ring)
{
    const bool turn = length(ring[0], ring[1]) + length(ring[2], ring[3]) <
                      length(ring[1], ring[2]) + length(ring[3], ring[0]);
    const size_t k = turn ? 1 : 0;
    return {ring[k], ring[(k + 1) % 4], ring[(k + 2) % 4], ring[(k + 3) % 4]};
}

void addSlopingRoof(BuildingShape &shape, const RoofForm &form)
{
    const auto &[a, b, c, d] = form.corners;
    const geo::Coord a1 = atHeight(a, form.eavesM);
    const geo::Coord b1 = atHeight(b, form.eavesM);
    const geo::Coord c1 = atHeight(c, form.eavesM);
    const geo::Coord d1 = atHeight(d, form.eavesM);
    if (form.kind == RoofKind::Shed) {
        const geo::Coord c2 = atHeight(c, form.topM);
        const geo::Coord d2 = atHeight(d, form.topM);
        shape.faces.push_back({{a1, b1, c2, d2}, false});
        shape.faces.push_back({{b1, c1, c2}, true});
        shape.faces.push_back({{c1, d1, d2, c2}, true});
        shape.faces.push_back({{d1, a1, d2}, true});
        return;
    }
    const auto [r0, r1] = ridgeOf(form);
    shape.faces.push_back({{a1, b1, r1, r0}, false});
    shape.faces.push_back({{c1, d1, r0, r1}, false});
    const bool gable = form.kind == RoofKind::Gabled;
    shape.faces.push_back({{b1, c1, r1}, gable});
    shape.faces.push_back({{d1, a1, r0}, gable});
}

/// Marks the edges between slopes that turn by less than 8°: a round roof is cut into many.
void softenEdges(std::vector<BuildingFace> &faces, size_t first, const RoofSurface &surface)
{
    constexpr double kEven = 0.9903; // cosine of 8°
    std::map<std::pair<quint32, quint32>, size_t> faceOf;
    std::vector<geo::Coord> normals;
    for (size_t f = 0; f < surface.faces.size(); ++f) {
        const std::vector<geo::Coord> &ring = faces[first + f].ring;
        geo::Coord n;
        for (size_t i = 1; i + 1 < ring.size(); ++i) {
            const geo::Coord a{ring[i].x - ring[0].x, ring[i].y - ring[0].y, ring[i].z - ring[0].z};
            const geo::Coord b{ring[i + 1].x - ring[0].x, ring[i + 1].y - ring[0].y,
                               ring[i + 1].z - ring[0].z};
            n.x += a.y * b.z - a.z * b.y;
            n.y += a.z * b.x - a.x * b.z;
            n.z += a.x * b.y - a.y * b.x;
        }
        const double length = std::max(std::hypot(n.x, n.y, n.z), 1e-9);
        normals.push_back({n.x / length, n.y / length, n.z / length});
        const std::vector<quint32> &nodes = surface.faces[f];
        for (size_t i = 0; i < nodes.size(); ++i)
            faceOf[{nodes[i], nodes[(i + 1) % nodes.size()]}] = f;
    }
    for (const auto &[edge, f] : faceOf) {
        const auto other = faceOf.find({edge.second, edge.first});
        if (other == faceOf.end())
            continue;
        const geo::Coord &a = normals[f];
        const geo::Coord &b = normals[other->second];
        if (a.x * b.x + a.y * b.y + a.z * b.z < kEven)
            continue;
        const std::vector<quint32> &nodes = surface.faces[f];
        std::vector<bool> &soft = faces[first + f].soft;
        soft.resize(nodes.size(), false);
        soft[static_cast<size_t>(std::ranges::find(nodes, edge.first) - nodes.begin())] = true;
    }
}

/// The slopes of any roof, and what of the walls rises above the eaves.
void addSurface(BuildingShape &shape, const RoofForm &form)
{
    const RoofSurface &surface = *form.surface;
    const auto raised = [&](quint32 node) {
        const geo::Coord &c = surface.nodes[node];
        return atHeight(c, form.eavesM + (form.topM - form.eavesM) * c.z);
    };
    for (const std::vector<quint32> &slope : surface.faces) {
        BuildingFace &face = shape.faces.emplace_back();
        for (const quint32 node : slope)
            face.ring.push_back(raised(node));
    }
    softenEdges(shape.faces, shape.faces.size() - surface.faces.size(), surface);
    for (quint32 i = 0; i < surface.corners(); ++i) {
        const quint32 j = surface.next[i];
        BuildingFace face{{atHeight(surface.nodes[i], form.eavesM), atHeight(surface.nodes[j], form.eavesM)},
                          true};
        if (surface.nodes[j].z > 0)
            face.ring.push_back(raised(j));
        for (const quint32 tip : surface.tips[i])
            face.ring.push_back(raised(tip));
        if (surface.nodes[i].z > 0)
            face.ring.push_back(raised(i));
        if (face.ring.size() > 2)
            shape.faces.push_back(std::move(face));
    }
}

/// From the top down: what is known of the eaves goes before what a roof `rise` high would give.
double eavesBelow(const BuildingHeights &heights, double rise)
{
    if (heights.eavesM > heights.groundM && heights.eavesM < heights.topM)
        return heights.eavesM;
    return heights.topM - std::min(rise, (heights.topM - heights.groundM) * kRoofShare);
}

} // namespace

BuildingFields::BuildingFields(const LayerDef &layer)
    : height(layer.fieldIndex(QStringLiteral("height_m")))
    , storeys(layer.fieldIndex(QStringLiteral("storeys")))
    , groundLevel(layer.fieldIndex(QStringLiteral("ground_level_m")))
    , use(layer.fieldIndex(QStringLiteral("use")))
    , roof(layer.fieldIndex(QStringLiteral("roof")))
{}

QStringList BuildingFields::names()
{
    return {QStringLiteral("height_m"), QStringLiteral("storeys"), QStringLiteral("ground_level_m"),
            QStringLiteral("use"), QStringLiteral("roof")};
}

BuildingHeights buildingHeights(const Feature &building, const BuildingFields &fields,
                                const geo::Ground &ground)
{
    BuildingHeights h;
    const geo::Geometry &g = building.geometry;
    const geo::Coord middle = g.extent().center();
    const double given = number(building, fields.groundLevel);
    h.groundM = std::isfinite(given) && std::abs(given) < 9000 ? given : ground.height(middle.x, middle.y);
    h.footM = h.groundM;
    // All corners of a house; enough of a palace.
    const size_t step = std::max<size_t>(1, g.coords().size() / 64);
    for (size_t i = 0; i < g.coords().size(); i += step)
        h.footM = std::min(h.footM, ground.height(g.coords()[i].x, g.coords()[i].y));
    const double height = number(building, fields.height);
    const double storeys = number(building, fields.storeys);
    const bool storeysKnown = storeys >= 1 && storeys < 250;
    if (height > 0 && height <= kHighestM) {
        h.topM = h.groundM + height;
        h.heightKnown = true;
        h.storeyM = storeysKnown ? height / storeys : kStoreyM;
    } else if (storeysKnown) {
        h.topM = h.groundM + storeys * kStoreyM;
        h.heightKnown = true;
        h.storeyM = kStoreyM;
    } else {
        h.topM = h.groundM + kUnknownHeightM;
    }
    if (h.storeyM < 2.2 || h.storeyM > 8)
        h.storeyM = 0;
    return h;
}

RoofKind roofKind(const Feature &building, const BuildingFields &fields)
{
    if (fields.roof < 0 || static_cast<size_t>(fields.roof) >= building.values.size())
        return RoofKind::Flat;
    const QString roof = toText(building.values[static_cast<size_t>(fields.roof)]);
    if (roof == QLatin1String("gabled"))
        return RoofKind::Gabled;
    if (roof == QLatin1String("hipped"))
        return RoofKind::Hipped;
    if (roof == QLatin1String("shed"))
        return RoofKind::Shed;
    if (roof == QLatin1String("stair_hut"))
        return RoofKind::StairHut;
    return RoofKind::Flat;
}

std::vector<std::vector<geo::Coord>> footprintRings(const geo::Geometry &footprint, size_t part)
{
    std::vector<std::vector<geo::Coord>> rings;
    for (size_t r = 0; r < footprint.ringCount(part); ++r) {
        std::vector<geo::Coord> ring;
        geo::cleanRing(footprint.ring(part, r), ring);
        if (ring.empty()) {
            if (r == 0)
                break;
            continue;
        }
        if ((geo::signedArea(ring) > 0) != (r == 0))
            std::reverse(ring.begin(), ring.end());
        rings.push_back(std::move(ring));
    }
    return rings;
}

RoofForm roofForm(const std::vector<std::vector<geo::Coord>> &rings, const BuildingHeights &heights,
                  RoofKind kind)
{
    RoofForm form;
    form.eavesM = form.topM = heights.topM;
    if (kind == RoofKind::Flat || rings.empty())
        return form;
    const double height = heights.topM - heights.groundM;
    if (rings.size() != 1 || !isConvexQuad(rings[0])) {
        const bool shed = kind == RoofKind::Shed;
        if (shed)
            form.surface = shedRoof(rings);
        else if (kind == RoofKind::Gabled || kind == RoofKind::Hipped)
            form.surface = skeletonRoof(rings, kind == RoofKind::Gabled);
        if (form.surface) {
            form.kind = kind;
            form.eavesM = eavesBelow(heights, form.surface->runM * (shed ? kShedSlope : kRoofSlope));
        }
        return form;
    }
    form.corners = longSideFirst(rings[0]);
    // The data give the highest point: eaves and flat roofs lie below it.
    if (kind == RoofKind::StairHut) {
        if (height > 2 * kHutHeightM) {
            form.kind = kind;
            form.eavesM -= kHutHeightM;
        }
        return form;
    }
    const double span = length(form.corners[1], form.corners[2]);
    const double run = kind == RoofKind::Shed ? span : span / 2;
    form.kind = kind;
    form.eavesM = eavesBelow(heights, run * (kind == RoofKind::Shed ? kShedSlope : kRoofSlope));
    return form;
}

std::array<geo::Coord, 2> ridgeOf(const RoofForm &form)
{
    // Between the middles of the short sides.
    const auto &[a, b, c, d] = form.corners;
    const geo::Coord r0 = atHeight(between(d, a, 0.5), form.topM);
    const geo::Coord r1 = atHeight(between(b, c, 0.5), form.topM);
    if (form.kind != RoofKind::Hipped)
        return {r0, r1};
    const double ridge = length(r0, r1);
    const double inset = ridge > 0 ? length(a, d) / 2 / ridge : 0.5;
    if (inset >= 0.5) {
        const geo::Coord apex = between(r0, r1, 0.5);
        return {apex, apex};
    }
    return {between(r0, r1, inset), between(r1, r0, inset)};
}

std::array<geo::Coord, 4> stairHutOf(const RoofForm &form)
{
    const auto &[a, b, c, d] = form.corners;
    const auto point = [&](double along, double across) {
        return between(between(a, b, along), between(d, c, along), across);
    };
    return {point(0.52, 0.1), point(0.82, 0.1), point(0.82, 0.9), point(0.52, 0.9)};
}

BuildingShape buildingShape(const geo::Geometry &footprint, const BuildingHeights &heights, RoofKind roof)
{
    BuildingShape shape;
    for (size_t part = 0; part < footprint.partCount(); ++part) {
        BuildingShape::Prism prism;
        prism.rings = footprintRings(footprint, part);
        if (prism.rings.empty())
            continue;
        const RoofForm form = roofForm(prism.rings, heights, roof);
        prism.footM = heights.footM;
        prism.topM = form.eavesM;
        if (form.kind == RoofKind::StairHut) {
            const auto hut = stairHutOf(form);
            shape.details.push_back({{{hut.begin(), hut.end()}}, form.eavesM, form.topM, true});
        } else if (form.kind != RoofKind::Flat) {
            prism.flatTop = false;
            if (form.surface)
                addSurface(shape, form);
            else
                addSlopingRoof(shape, form);
        }
        shape.prisms.push_back(std::move(prism));
    }
    return shape;
}

} // namespace dothi::city
