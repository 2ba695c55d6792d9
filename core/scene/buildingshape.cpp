// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/buildingshape.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dothi::scene {

namespace {

constexpr double kStoreyM = 3.4;
constexpr double kUnknownHeightM = 3.5;
constexpr double kHighestM = 1000;
constexpr double kStraightM = 0.001;
constexpr double kHutHeightM = 2.6;
/// Roofs of this steepness, but never more than this share of the height.
constexpr double kRoofSlope = 0.45;
constexpr double kRoofShare = 0.4;

double number(const city::Feature &feature, int field)
{
    return field >= 0 && static_cast<size_t>(field) < feature.values.size()
               ? city::toNumber(feature.values[static_cast<size_t>(field)])
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

void addSlopingRoof(BuildingShape &shape, const std::vector<geo::Coord> &ring, double eavesM, double topM,
                    RoofKind kind)
{
    const auto [a, b, c, d] = longSideFirst(ring);
    const geo::Coord a1 = atHeight(a, eavesM);
    const geo::Coord b1 = atHeight(b, eavesM);
    const geo::Coord c1 = atHeight(c, eavesM);
    const geo::Coord d1 = atHeight(d, eavesM);
    if (kind == RoofKind::Shed) {
        const geo::Coord c2 = atHeight(c, topM);
        const geo::Coord d2 = atHeight(d, topM);
        shape.faces.push_back({{a1, b1, c2, d2}, false});
        shape.faces.push_back({{b1, c1, c2}, true});
        shape.faces.push_back({{c1, d1, d2, c2}, true});
        shape.faces.push_back({{d1, a1, d2}, true});
        return;
    }
    // The ridge runs between the middles of the short sides.
    geo::Coord r0 = atHeight(between(d, a, 0.5), topM);
    geo::Coord r1 = atHeight(between(b, c, 0.5), topM);
    if (kind == RoofKind::Hipped) {
        const double ridge = length(r0, r1);
        const double inset = std::min(0.5, ridge > 0 ? length(a, d) / 2 / ridge : 0.5);
        const geo::Coord s0 = between(r0, r1, inset);
        r1 = between(r1, r0, inset);
        r0 = s0;
    }
    shape.faces.push_back({{a1, b1, r1, r0}, false});
    shape.faces.push_back({{c1, d1, r0, r1}, false});
    const bool gable = kind == RoofKind::Gabled;
    shape.faces.push_back({{b1, c1, r1}, gable});
    shape.faces.push_back({{d1, a1, r0}, gable});
}

/// The hut over the stairs of a tube house: across the rear third of the roof.
BuildingShape::Prism stairHut(const std::vector<geo::Coord> &ring, double roofM, double topM)
{
    const auto [a, b, c, d] = longSideFirst(ring);
    const auto point = [&](double along, double across) {
        return between(between(a, b, along), between(d, c, along), across);
    };
    return {{{point(0.52, 0.1), point(0.82, 0.1), point(0.82, 0.9), point(0.52, 0.9)}}, roofM, topM, true};
}

} // namespace

BuildingFields::BuildingFields(const city::LayerDef &layer)
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

BuildingHeights buildingHeights(const city::Feature &building, const BuildingFields &fields,
                                const GroundSampler &ground)
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

RoofKind roofKind(const city::Feature &building, const BuildingFields &fields)
{
    if (fields.roof < 0 || static_cast<size_t>(fields.roof) >= building.values.size())
        return RoofKind::Flat;
    const QString roof = city::toText(building.values[static_cast<size_t>(fields.roof)]);
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

std::vector<geo::Coord> cleanRing(std::span<const geo::Coord> ring)
{
    std::vector<geo::Coord> out;
    out.reserve(ring.size());
    for (const geo::Coord &c : ring) {
        if (out.empty() || length(out.back(), c) > kStraightM)
            out.push_back(c);
    }
    while (out.size() > 1 && length(out.front(), out.back()) <= kStraightM)
        out.pop_back();
    // Deviations are measured against the neighbours kept so far, so a fine arc does not vanish piece by
    // piece.
    std::vector<geo::Coord> kept;
    kept.reserve(out.size());
    for (size_t i = 0; i < out.size(); ++i) {
        const geo::Coord &a = kept.empty() ? out.back() : kept.back();
        const geo::Coord &b = out[i];
        const geo::Coord &c = out[(i + 1) % out.size()];
        const double base = length(a, c);
        const double cross = std::abs((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x));
        const bool ahead = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) > 0;
        if (base > 0 && cross / base < kStraightM && ahead)
            continue;
        kept.push_back(b);
    }
    return kept.size() >= 3 ? kept : std::vector<geo::Coord>();
}

BuildingShape buildingShape(const geo::Geometry &footprint, const BuildingHeights &heights, RoofKind roof)
{
    BuildingShape shape;
    const double height = heights.topM - heights.groundM;
    for (size_t part = 0; part < footprint.partCount(); ++part) {
        BuildingShape::Prism prism;
        for (size_t r = 0; r < footprint.ringCount(part); ++r) {
            std::vector<geo::Coord> ring = cleanRing(footprint.ring(part, r));
            if (ring.empty()) {
                if (r == 0)
                    break;
                continue;
            }
            if ((geo::signedArea(ring) > 0) != (r == 0))
                std::reverse(ring.begin(), ring.end());
            prism.rings.push_back(std::move(ring));
        }
        if (prism.rings.empty())
            continue;
        prism.footM = heights.footM;
        prism.topM = heights.topM;
        const bool quad = prism.rings.size() == 1 && isConvexQuad(prism.rings[0]);
        if (quad && roof != RoofKind::Flat) {
            const auto sides = longSideFirst(prism.rings[0]);
            const double span = length(sides[1], sides[2]);
            // The data give the highest point: eaves and flat roofs lie below it.
            if (roof == RoofKind::StairHut) {
                if (height > 2 * kHutHeightM) {
                    shape.details.push_back(
                        stairHut(prism.rings[0], heights.topM - kHutHeightM, heights.topM));
                    prism.topM -= kHutHeightM;
                }
            } else {
                const double run = roof == RoofKind::Shed ? span : span / 2;
                const double rise =
                    std::min(run * (roof == RoofKind::Shed ? 0.2 : kRoofSlope), height * kRoofShare);
                prism.topM -= rise;
                prism.flatTop = false;
                addSlopingRoof(shape, prism.rings[0], prism.topM, heights.topM, roof);
            }
        }
        shape.prisms.push_back(std::move(prism));
    }
    return shape;
}

} // namespace dothi::scene
