// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/interrupt.h>
#include <dothi/geo/ops.h>
#include <dothi/geo/segmentclip.h>
#include <dothi/scene/builders.h>
#include <dothi/scene/shoredistance.h>
#include <dothi/scene/style.h>
#include <dothi/scene/waterlines.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dothi::scene {

namespace {

/// Dashes are counted in 16 bits of centimetres: longer pieces are cut.
constexpr double kLongestDashedM = 300;
/// Areas larger than this are cut along a grid first.
constexpr double kLargeM = 120;
constexpr double kGridM = 50;
constexpr double kMostGridCells = 300;
constexpr double kBendPx = 0.4;
/// Each takes some heights of the ground.
constexpr size_t kPointsBetweenLooks = 512;
constexpr double kGridPx = 16; ///< and cells in tiles of the far view are no smaller on the screen

/// The rings of one part about an origin, without their closing position.
struct PartRings
{
    geo::Coord origin;
    std::vector<Point2> points;
    std::vector<quint32> starts;
};

PartRings ringsOf(const geo::Geometry &polygons, size_t part)
{
    PartRings rings;
    for (size_t r = 0; r < polygons.ringCount(part); ++r) {
        auto ring = polygons.ring(part, r);
        if (ring.size() > 1 && ring.front().x == ring.back().x && ring.front().y == ring.back().y)
            ring = ring.first(ring.size() - 1);
        if (ring.size() < 3) {
            if (r == 0)
                return rings;
            continue;
        }
        if (r == 0)
            rings.origin = ring[0];
        rings.starts.push_back(static_cast<quint32>(rings.points.size()));
        for (const geo::Coord &c : ring)
            rings.points.push_back({c.x - rings.origin.x, c.y - rings.origin.y});
    }
    return rings;
}

/// Heights of the ground along the rim of an area, lowest first.
std::vector<double> rimHeights(const geo::Geometry &area, const GroundSampler &ground)
{
    std::vector<double> heights;
    const auto &coords = area.coords();
    const size_t step = std::max<size_t>(1, coords.size() / 400);
    for (size_t i = 0; i < coords.size(); i += step)
        heights.push_back(ground.height(coords[i].x, coords[i].y));
    std::sort(heights.begin(), heights.end());
    return heights;
}

geo::Geometry squareOf(const geo::Extent &e)
{
    return geo::Geometry::polygon(
        {{e.minX(), e.minY(), 0}, {e.maxX(), e.minY(), 0}, {e.maxX(), e.maxY(), 0}, {e.minX(), e.maxY(), 0}});
}

/// Cuts a - b to what lies within the square; false when nothing does.
bool cutToSquare(geo::Coord &a, geo::Coord &b, const geo::Extent &square)
{
    const auto within = geo::clipSegment(a.x, a.y, b.x, b.y, square);
    if (!within)
        return false;
    const geo::Coord d{b.x - a.x, b.y - a.y, b.z - a.z};
    const auto [t0, t1] = *within;
    b = {a.x + d.x * t1, a.y + d.y * t1, a.z + d.z * t1};
    a = {a.x + d.x * t0, a.y + d.y * t0, a.z + d.z * t0};
    return true;
}

/// The same for a - b and b - a, and for ends that differ by less than a centimetre or two.
quint64 edgeKey(const osg::Vec3d &a, const osg::Vec3d &b)
{
    const auto end = [](const osg::Vec3d &p) {
        const auto x = static_cast<quint64>(std::llround(p.x() * 50));
        const auto y = static_cast<quint64>(std::llround(p.y() * 50));
        return (x * 0x9E3779B97F4A7C15ULL) ^ ((y + 0x7F4A7C15ULL) * 0xD1B54A32D192ED03ULL);
    };
    const quint64 sum = end(a) + end(b);
    return sum ^ (sum >> 31);
}

/// Level of a bridge: that of its higher end. What it spans lies lower; a ramp stays on its slope.
double deckLevel(const geo::Geometry &bridge, const GroundSampler &ground)
{
    return rimHeights(bridge, ground).back();
}

/// Whether a street surface is thinner than a pixel or two: as wide as a strip of its area and its rim would
/// be.
bool isTooNarrow(const geo::Geometry &surface, double mpp)
{
    constexpr double kVisiblePx = 2;
    if (!(mpp > 0))
        return false;
    const double rimM = geo::length(surface);
    return rimM <= 0 || 2 * geo::area(surface) / rimM < kVisiblePx * mpp;
}

} // namespace

double waterLevel(const geo::Geometry &water, const GroundSampler &ground)
{
    const std::vector<double> banks = rimHeights(water, ground);
    const double low = banks[banks.size() / 4];
    const double high = banks[banks.size() * 9 / 10];
    return high - low < 3 ? low : -1e9;
}

void addFill(BuildContext &context, const geo::Geometry &whole, city::FeatureId id, const DrapedFill &fill)
{
    const osg::Vec4ub color = toColor(fill.color);
    geo::Geometry share;
    bool isCut = context.isShared(whole.extent());
    if (isCut) {
        // What is larger than the tile is drawn by every tile it reaches into.
        auto cut = geo::intersection(whole, squareOf(context.square));
        if (!cut)
            return; // not valid enough to be cut: shown where it is smaller than a tile, and in the table
        share = std::move(*cut);
        if (share.dimension() != 2)
            return;
    }
    if (context.finestMpp > 0) {
        // From afar bends of less than half a pixel make no difference.
        auto plainer = geo::simplified(isCut ? share : whole, kBendPx * context.finestMpp);
        if (plainer && plainer->dimension() == 2) {
            share = std::move(*plainer);
            isCut = true;
        }
    }
    const geo::Geometry &polygons = isCut ? share : whole;
    const bool isWater = fill.material == Material::Water;
    // Where the ground comes in tiles, it keeps out of the way of water that lies level.
    const bool isLevel = isWater && fill.flatLevelM > -1e8 && context.grid && context.grid->finer();
    if (isWater && context.finestMpp > 0)
        addBanksFromAfar(context, polygons, id, fill, isLevel);
    const ShoreDistance shore = isWater ? ShoreDistance(whole, context.square) : ShoreDistance();
    for (size_t part = 0; part < polygons.partCount(); ++part) {
        PartRings rings = ringsOf(polygons, part);
        if (rings.points.empty())
            continue;
        std::vector<quint32> triangles = geo::triangulate(rings.points, rings.starts);
        if (triangles.empty())
            continue;
        DrapeOptions options;
        options.floorM = fill.flatLevelM;
        options.toleranceM = std::max(fill.toleranceM, 0.3 * context.finestMpp);
        if (isWater) {
            // What has to be followed on the level is the shade, dense along the banks and sparse midstream.
            const double shortestM = std::max(4.0, 3 * context.finestMpp);
            options.alsoCut = [&shore, shortestM](const Point2 &a, const Point2 &b) {
                return shore.shadeBends(a, b, shortestM);
            };
        }
        const GroundSampler level(nullptr);
        // The long triangles of large areas would be halved very often before they fit the ground.
        const geo::Extent own = polygons.part(part).extent();
        // Haze is settled at their corners, too (ground.vert).
        if (std::max(own.width(), own.height()) > kLargeM)
            cutByGrid(rings.points, triangles,
                      std::max({kGridM, kGridPx * context.finestMpp,
                                std::max(own.width(), own.height()) / kMostGridCells}));
        refineOnGround(rings.points, triangles, rings.origin, isLevel ? level : context.ground, options);
        Mesh &mesh = context.tiles.mesh({fill.material, fill.bin, fill.farthestM, fill.nearestM},
                                        context.middleOf(polygons.extent()));
        const size_t firstIndex = mesh.indexCount();
        std::vector<GLuint> vertices;
        std::vector<osg::Vec3f> spots;
        vertices.reserve(rings.points.size());
        spots.reserve(rings.points.size());
        for (const Point2 &p : rings.points) {
            if (vertices.size() % kPointsBetweenLooks == 0 && geo::stopAsked())
                return;
            geo::Coord map{p.x + rings.origin.x, p.y + rings.origin.y, 0};
            map.z =
                isLevel ? fill.flatLevelM : std::max(fill.flatLevelM, context.ground.height(map.x, map.y));
            const osg::Vec3f normal = isWater ? osg::Vec3f(0, 0, 1) : context.ground.normal(map.x, map.y);
            vertices.push_back(mesh.addGround(context.tiles.toLocal(map), normal, color,
                                              isWater ? shore.at(map.x, map.y) : 0));
            spots.push_back(context.pickPoint(map));
        }
        for (size_t t = 0; t + 2 < triangles.size(); t += 3) {
            mesh.addTriangle(vertices[triangles[t]], vertices[triangles[t + 1]], vertices[triangles[t + 2]]);
            if (fill.pickable) {
                context.index->pick.addTriangle(id, spots[triangles[t]], spots[triangles[t + 1]],
                                                spots[triangles[t + 2]]);
            }
        }
        mesh.own(id, firstIndex);
    }
}

void addStroke(BuildContext &context, const geo::Geometry &geometry, city::FeatureId id,
               const DrapedStroke &stroke)
{
    const osg::Vec4ub color = toColor(stroke.color);
    Mesh &mesh = context.tiles.mesh(
        {stroke.dashM > 0 ? Material::GroundLine : Material::Stroke, stroke.bin, stroke.farthestM},
        context.middleOf(geometry.extent()));
    const bool isShared = context.isShared(geometry.extent());
    const size_t firstIndex = mesh.indexCount();
    for (size_t part = 0; part < geometry.partCount(); ++part) {
        for (size_t r = 0; r < geometry.ringCount(part); ++r) {
            double run = 0;
            const std::vector<geo::Coord> line = drapeLine(geometry.ring(part, r), context.ground);
            for (size_t i = 0; i + 1 < line.size(); ++i) {
                if (i % kPointsBetweenLooks == 0 && geo::stopAsked())
                    return;
                geo::Coord from = line[i];
                geo::Coord to = line[i + 1];
                const double wholeLength = std::hypot(to.x - from.x, to.y - from.y, to.z - from.z);
                if (isShared && !cutToSquare(from, to, context.square)) {
                    run += wholeLength;
                    continue;
                }
                const osg::Vec3d a = context.tiles.toLocal(from);
                const osg::Vec3d b = context.tiles.toLocal(to);
                const double length = (b - a).length();
                if (!(length > 1e-4))
                    continue;
                if (stroke.once && !context.drawnEdges.insert(edgeKey(a, b)).second)
                    continue;
                const int pieces =
                    stroke.dashM > 0 ? std::min(1000, static_cast<int>(length / kLongestDashedM) + 1) : 1;
                for (int p = 0; p < pieces; ++p) {
                    mesh.addSegment(a + (b - a) * p / pieces, a + (b - a) * (p + 1) / pieces, color,
                                    stroke.widthPx, 0, run + length * p / pieces, stroke.dashM);
                }
                if (stroke.pickable)
                    context.index->pick.addCapsule(id, osg::Vec3f(a), osg::Vec3f(b), 0);
                run += wholeLength;
            }
        }
    }
    mesh.own(id, firstIndex);
}

void addName(BuildContext &context, const geo::Coord &where, const QString &text, double farthestMpp,
             double weight, bool planOnly)
{
    constexpr qsizetype kLongestName = 60;
    const QString name = text.simplified();
    if (name.isEmpty() || !context.owns(where))
        return;
    geo::Coord spot = where;
    spot.z = context.ground.height(where.x, where.y);
    context.index->names.push_back({spot, name.left(kLongestName), farthestMpp, weight, planOnly});
}

Result<> buildAreas(BuildContext &context)
{
    const QString &layer = context.layer->id;
    const QString codeField = style::codeField(layer);
    const QStringList drawables = drawableLayers();
    const int place = static_cast<int>(drawables.indexOf(layer)) * 2;
    const bool isWater = layer == QLatin1String("water");
    const bool isParcel = layer == QLatin1String("parcel");
    const bool isAdmin = layer == QLatin1String("admin_unit");
    const bool isSurface = layer == QLatin1String("road_surface");

    DrapedFill fill;
    fill.bin = kFillBin + place;
    DrapedStroke stroke;
    stroke.bin = kGroundLineBin + place;
    bool filled = true;
    bool stroked = true;
    double fillAlpha = 1;
    if (isWater) {
        fill.material = Material::Water;
        stroked = false;
    } else if (isSurface) {
        stroked = false;
    } else if (isParcel) {
        fillAlpha = 0.45;
        stroke.widthPx = 1.1;
        stroke.once = true;
    } else if (isAdmin) {
        filled = false;
        stroke.widthPx = 2;
        stroke.dashM = 16;
        stroke.pickable = true;
    } else if (layer == QLatin1String("protection_corridor")) {
        fill.material = Material::Hatch;
        fillAlpha = 0.55;
        stroke.widthPx = 1.6;
    } else if (layer == QLatin1String("permit_application")) {
        fillAlpha = 0.08;
        stroke.widthPx = 1.8;
    } else if (layer == QLatin1String("planning_zone")) {
        fillAlpha = 0.6;
        stroke.widthPx = 1.4;
    } else {
        fillAlpha = 0.9;
        stroke.widthPx = 0.8;
        stroke.farthestM = 2500;
    }

    city::Query query;
    query.fields = QStringList{context.layer->labelField};
    if (!codeField.isEmpty())
        query.fields.append(codeField);
    const int codeIndex = context.layer->fieldIndex(codeField);
    const int nameIndex = context.layer->fieldIndex(context.layer->labelField);
    const auto text = [](const city::Feature &feature, int field) {
        return field >= 0 && static_cast<size_t>(field) < feature.values.size()
                   ? city::toText(feature.values[static_cast<size_t>(field)])
                   : QString();
    };
    return context.read(query, [&](city::Feature &feature) {
        const QString code = text(feature, codeIndex);
        QColor color = context.colorOf(code);
        const geo::Extent extent = feature.geometry.extent();
        const double size = std::sqrt(std::max(extent.width() * extent.height(), 1.0));
        if (isSurface && isTooNarrow(feature.geometry, context.finestMpp))
            return;
        // From so far a plot of another use is a speck.
        constexpr double kSpeckPx = 1.5;
        if (!isWater && !isSurface &&
            std::max(extent.width(), extent.height()) < kSpeckPx * context.finestMpp)
            return;
        DrapedFill own = fill;
        if (isWater) {
            own.color = style::kWaterShallow;
            own.flatLevelM = waterLevel(feature.geometry, context.wideGround());
        } else {
            own.color = color;
            own.color.setAlphaF(static_cast<float>(fillAlpha));
            // Carriageways lie above sidewalks, which are often drawn as one surface with them.
            if (isSurface && code != QLatin1String("sidewalk"))
                own.bin += 1;
            if (isSurface && code == QLatin1String("bridge"))
                own.flatLevelM = deckLevel(feature.geometry,
                                           context.isShared(extent) ? context.wideGround() : context.ground);
        }
        if (isParcel) {
            // Every other tone, so that the plots of a block can be told apart without their lines.
            own.color = style::mixed(style::kGround, QColor(236, 230, 220),
                                     0.35 + 0.13 * static_cast<double>(feature.id % 4));
            own.color.setAlphaF(static_cast<float>(fillAlpha));
        }
        if (filled && !context.beyondOnly)
            addFill(context, feature.geometry, feature.id, own);
        // What reaches beyond the city is one piece: no tile holds it.
        if (isWater && context.square.isEmpty())
            continueRivers(context, feature.geometry, own.flatLevelM, own.bin);
        if (stroked) {
            DrapedStroke line = stroke;
            line.color = filled && !isParcel && layer != QLatin1String("permit_application")
                             ? color.darker(135)
                             : color;
            if (isParcel)
                line.color.setAlphaF(0.75F);
            addStroke(context, feature.geometry, feature.id, line);
        }
        const QString name = text(feature, nameIndex);
        if (name.isEmpty())
            return;
        if (isParcel) {
            addName(context, geo::centroid(feature.geometry), name, 0.13, std::min(size, 100.0) / 100, true);
            return;
        }
        // A river's centre of gravity may lie on land.
        const auto inside = geo::pointOnSurface(feature.geometry);
        const geo::Coord spot = inside ? *inside : geo::centroid(feature.geometry);
        if (isAdmin)
            addName(context, spot, name, 12, 20);
        else if (isWater)
            addName(context, spot, name, 3, 8);
        else if (layer == QLatin1String("planning_zone"))
            addName(context, spot, name, size / 120, 4);
    });
}

Result<> buildHeightPlanes(BuildContext &context)
{
    const int elevation = context.layer->fieldIndex(QStringLiteral("max_elevation_m"));
    city::Query query;
    query.fields = QStringList{QStringLiteral("max_elevation_m")};
    QColor color = context.colorOf({});
    return context.read(query, [&](city::Feature &feature) {
        const double z = elevation >= 0 && static_cast<size_t>(elevation) < feature.values.size()
                             ? city::toNumber(feature.values[static_cast<size_t>(elevation)])
                             : std::nan("");
        if (!std::isfinite(z) || std::abs(z) > 9000)
            return; // no elevation: nothing to draw, the table shows it
        const geo::Coord center = feature.geometry.extent().center();
        Mesh &plane = context.tiles.mesh({Material::Glass, kGlassBin, 0}, center);
        Mesh &rim = context.tiles.mesh({Material::Line, kGlassBin + 2, 0}, center);
        const size_t firstPlane = plane.indexCount();
        const size_t firstRim = rim.indexCount();
        QColor faint = color;
        faint.setAlpha(34);
        for (size_t part = 0; part < feature.geometry.partCount(); ++part) {
            const PartRings rings = ringsOf(feature.geometry, part);
            if (rings.points.empty())
                continue;
            const auto at = [&](const Point2 &p) {
                return context.tiles.toLocal({p.x + rings.origin.x, p.y + rings.origin.y, z});
            };
            std::vector<GLuint> vertices;
            for (const Point2 &p : rings.points)
                vertices.push_back(plane.addFace(at(p), {0, 0, 1}, toColor(faint), {600, 600, 600, 600}));
            const std::vector<quint32> triangles = geo::triangulate(rings.points, rings.starts);
            for (size_t t = 0; t + 2 < triangles.size(); t += 3)
                plane.addTriangle(vertices[triangles[t]], vertices[triangles[t + 1]],
                                  vertices[triangles[t + 2]]);
            for (size_t r = 0; r < rings.starts.size(); ++r) {
                const size_t begin = rings.starts[r];
                const size_t end = r + 1 < rings.starts.size() ? rings.starts[r + 1] : rings.points.size();
                for (size_t i = begin; i < end; ++i) {
                    const osg::Vec3d a = at(rings.points[i]);
                    const osg::Vec3d b = at(rings.points[i + 1 < end ? i + 1 : begin]);
                    rim.addSegment(a, b, toColor(color), 1.6);
                    context.index->pick.addCapsule(feature.id, osg::Vec3f(a), osg::Vec3f(b), 0);
                }
            }
        }
        plane.own(feature.id, firstPlane);
        rim.own(feature.id, firstRim);
        context.scene.maxHeightM = std::max(context.scene.maxHeightM, z);
    });
}

} // namespace dothi::scene
