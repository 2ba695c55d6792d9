// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>
#include <dothi/scene/apron.h>
#include <dothi/scene/builders.h>
#include <dothi/scene/style.h>
#include <dothi/scene/terrainmesh.h>
#include <dothi/scene/terraintile.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace dothi::scene {

namespace {

/// The mesh follows the raster as closely as the nearest tier says where so many triangles are enough.
constexpr qint64 kMostTriangles = 60'000;
/// With the distance coarser meshes take its place: what they miss is less than a pixel there.
struct Tier
{
    float nearestM;
    float farthestM;
    double toleranceM;      ///< at least
    double toleranceFactor; ///< of the finest mesh's tolerance, at least
    double smallestGreenM;  ///< smaller parks and gardens are not drawn
};
constexpr std::array kTiers{Tier{0, 2500, 0.09, 1, 0}, Tier{2500, 9000, 1.2, 2, 25},
                            Tier{9000, 1e9F, 4, 5, 100}};

osg::Vec4ub groundColor(const osg::Vec3f &normal)
{
    // Even ground is light and neutral; hillsides turn green from about 12° on.
    const double steep = std::clamp((1 - static_cast<double>(normal.z()) - 0.02) / 0.12, 0.0, 1.0);
    return toColor(style::mixed(style::kGround, style::kHillside, steep));
}

/// Reads a layer the picture of the ground is made with besides its own.
Result<> readOther(BuildContext &context, const char *id, const city::Query &query,
                   const std::function<void(city::Feature &)> &visit)
{
    const city::LayerDef *layer = city::Schema::builtin().layer(QLatin1String(id));
    if (!layer)
        return {};
    context.layer = layer;
    auto done = context.read(query, visit);
    context.layer = nullptr;
    context.scene.features = 0;
    context.scene.extent = {};
    return done;
}

/// Parks, gardens and fields belong to the picture of the ground whether land use is shown or not.
Result<> addGreens(BuildContext &context)
{
    static const QSet<QString> kParks{QStringLiteral("DKV"), QStringLiteral("RDD"), QStringLiteral("RPH"),
                                      QStringLiteral("RSX")};
    static const QSet<QString> kFields{QStringLiteral("CLN"), QStringLiteral("HNK"), QStringLiteral("LUC"),
                                       QStringLiteral("LUK"), QStringLiteral("NKH")};
    constexpr double kSmallestGreenPx = 8;
    city::Query query;
    query.fields = QStringList{QStringLiteral("code")};
    DrapedFill fill;
    fill.bin = kTerrainBin + 1;
    fill.pickable = false;
    return readOther(context, "land_use", query, [&](city::Feature &feature) {
        const int code = context.layer->fieldIndex(QStringLiteral("code"));
        if (code < 0 || static_cast<size_t>(code) >= feature.values.size())
            return;
        const QString use = city::toText(feature.values[static_cast<size_t>(code)]);
        if (!kParks.contains(use) && !kFields.contains(use))
            return;
        fill.color = kParks.contains(use) ? style::kPark : style::kField;
        const geo::Extent extent = feature.geometry.extent();
        const double size = std::max(extent.width(), extent.height());
        if (context.tile) {
            if (size >= kSmallestGreenPx * context.finestMpp)
                addFill(context, feature.geometry, 0, fill);
            return;
        }
        for (const Tier &tier : kTiers) {
            if (size < tier.smallestGreenM)
                break;
            fill.nearestM = tier.nearestM;
            fill.farthestM = tier.farthestM;
            fill.toleranceM = std::max(0.2, tier.toleranceM);
            addFill(context, feature.geometry, 0, fill);
        }
    });
}

/// Water that lies level where this tile is, its outline as coarse as the tile.
Result<std::vector<WaterBed>> watersOf(BuildContext &context)
{
    constexpr double kBendPx = 0.4;
    constexpr double kSmallestWaterPx = 4;
    /// A bank is known better from the survey of the water than from the raster, but not by that much.
    constexpr double kMostBankM = 6;
    std::vector<WaterBed> waters;
    city::Query query;
    query.extent = context.square;
    query.fields = QStringList{QStringLiteral("bank_level_m")};
    const city::LayerDef *layer = city::Schema::builtin().layer(QStringLiteral("water"));
    const int bank = layer ? layer->fieldIndex(QStringLiteral("bank_level_m")) : -1;
    if (!layer)
        return waters;
    const auto done = context.store.read(layer->id, query, [&](city::Feature &feature) {
        if (context.task.cancelled())
            return city::Visit::Stop;
        if (feature.geometry.dimension() != 2 || !feature.geometry.isFinite())
            return city::Visit::Continue;
        const geo::Extent extent = feature.geometry.extent();
        if (!extent.intersects(context.square) ||
            std::max(extent.width(), extent.height()) < kSmallestWaterPx * context.finestMpp)
            return city::Visit::Continue;
        WaterBed water;
        water.levelM = waterLevel(feature.geometry, context.wideGround());
        if (water.levelM < -1e8)
            return city::Visit::Continue;
        const double given = bank >= 0 && static_cast<size_t>(bank) < feature.values.size()
                                 ? city::toNumber(feature.values[static_cast<size_t>(bank)])
                                 : std::nan("");
        if (std::abs(given - water.levelM) < kMostBankM)
            water.bankM = given;
        water.area = std::move(feature.geometry);
        if (context.finestMpp > 0) {
            // All tiles of a level see the same outline.
            auto plainer = geo::simplified(water.area, kBendPx * context.finestMpp);
            if (plainer && plainer->dimension() == 2)
                water.area = std::move(*plainer);
        }
        waters.push_back(std::move(water));
        return city::Visit::Continue;
    });
    if (!done)
        return Failure(done.error());
    DOTHI_TRY(context.task.checkpoint());
    return waters;
}

/// The land beyond the terrain, to the horizon: from a little within it and below it, so that no gap shows.
void addHorizon(BuildContext &context, const Apron &apron)
{
    constexpr double kToleranceM = 1;
    constexpr double kInwardM = 40;
    constexpr double kBelowM = 4;
    const geo::Extent land = apron.extent();
    const std::array<geo::Coord, 5> corners{geo::Coord{land.minX(), land.minY(), 0},
                                            {land.maxX(), land.minY(), 0},
                                            {land.maxX(), land.maxY(), 0},
                                            {land.minX(), land.maxY(), 0},
                                            {land.minX(), land.minY(), 0}};
    const std::vector<geo::Coord> rim = drapeLine(corners, context.wideGround(), kToleranceM);
    const osg::Vec3f up(0, 0, 1);
    const osg::Vec4ub color = toColor(style::kGround);
    Mesh &mesh = context.tiles.mesh({Material::Terrain, kTerrainBin - 1, 0}, land.center());
    std::vector<std::array<GLuint, 3>> lines;
    for (const geo::Coord &p : rim) {
        geo::Coord within = p;
        within.x = std::clamp(p.x, land.minX() + kInwardM, land.maxX() - kInwardM);
        within.y = std::clamp(p.y, land.minY() + kInwardM, land.maxY() - kInwardM);
        within.z = context.wideGround().height(within.x, within.y) - kBelowM;
        lines.push_back({mesh.addGround(context.tiles.toLocal(within), up, color),
                         mesh.addGround(context.tiles.toLocal(p), up, color),
                         mesh.addGround(context.tiles.toLocal(apron.atHorizon(p)), up, color)});
    }
    for (size_t i = 0; i + 1 < lines.size(); ++i) {
        for (size_t k = 0; k < 2; ++k) {
            mesh.addTriangle(lines[i][k], lines[i][k + 1], lines[i + 1][k + 1]);
            mesh.addTriangle(lines[i][k], lines[i + 1][k + 1], lines[i + 1][k]);
        }
    }
}

} // namespace

Result<> buildTerrain(BuildContext &context)
{
    const Apron s(context.grid, context.frame.origin());
    std::vector<float> heights;
    heights.reserve(static_cast<size_t>(s.columns) * static_cast<size_t>(s.rows));
    double highest = 0;
    for (int r = 0; r < s.rows; ++r) {
        DOTHI_TRY(context.task.checkpoint());
        for (int c = 0; c < s.columns; ++c) {
            heights.push_back(
                static_cast<float>(context.ground.height(s.west + c * s.step, s.south + r * s.step)));
            highest = std::max(highest, static_cast<double>(heights.back()));
        }
    }
    const TerrainMesh mesh(s.columns, s.rows, std::move(heights));
    double tolerance = kTiers.front().toleranceM;
    while (mesh.count(tolerance) > kMostTriangles) {
        DOTHI_TRY(context.task.checkpoint());
        tolerance *= 1.6;
    }
    const auto mapAt = [&](int c, int r) {
        return geo::Coord{s.west + c * s.step, s.south + r * s.step, mesh.height(c, r)};
    };
    context.tiles = MeshTiles(context.frame, s.step * TerrainMesh::kBlock);
    for (int br = 0; br < s.rows / TerrainMesh::kBlock; ++br) {
        for (int bc = 0; bc < s.columns / TerrainMesh::kBlock; ++bc) {
            DOTHI_TRY(context.task.checkpoint());
            const geo::Coord middle = mapAt(bc * TerrainMesh::kBlock + TerrainMesh::kBlock / 2,
                                            br * TerrainMesh::kBlock + TerrainMesh::kBlock / 2);
            const auto addTo = [&](Mesh &tile, const std::vector<TerrainMesh::Triangle> &triangles) {
                std::map<std::pair<int, int>, GLuint> known;
                const auto vertex = [&](const std::array<int, 2> &v) {
                    const auto [it, fresh] = known.try_emplace({v[0], v[1]}, 0);
                    if (fresh) {
                        const geo::Coord map = mapAt(v[0], v[1]);
                        const osg::Vec3f normal = context.ground.normal(map.x, map.y);
                        it->second = tile.addGround(context.tiles.toLocal(map), normal, groundColor(normal));
                    }
                    return it->second;
                };
                for (const TerrainMesh::Triangle &t : triangles)
                    tile.addTriangle(vertex(t.v[0]), vertex(t.v[1]), vertex(t.v[2]));
            };
            // The nearest tier is never finer than the mesh as a whole is; it is also what is pointed at.
            const std::vector<TerrainMesh::Triangle> near = mesh.block(bc, br, tolerance);
            for (const Tier &tier : kTiers) {
                const PartKey key{Material::Terrain, kTerrainBin, tier.farthestM, tier.nearestM};
                Mesh &tile = context.tiles.mesh(key, middle);
                if (&tier == &kTiers.front())
                    addTo(tile, near);
                else
                    addTo(tile,
                          mesh.block(bc, br, std::max(tier.toleranceM, tolerance * tier.toleranceFactor)));
            }
            for (const TerrainMesh::Triangle &t : near) {
                context.index->pick.addTriangle(0, context.pickPoint(mapAt(t.v[0][0], t.v[0][1])),
                                                context.pickPoint(mapAt(t.v[1][0], t.v[1][1])),
                                                context.pickPoint(mapAt(t.v[2][0], t.v[2][1])));
                for (size_t e = 0; e < 3; ++e) {
                    const auto &p = t.v[e];
                    const auto &q = t.v[(e + 1) % 3];
                    const bool outer = (p[0] == q[0] && (p[0] == 0 || p[0] == s.columns - 1)) ||
                                       (p[1] == q[1] && (p[1] == 0 || p[1] == s.rows - 1));
                    if (!outer)
                        continue;
                    const geo::Coord a = mapAt(p[0], p[1]);
                    const geo::Coord b = mapAt(q[0], q[1]);
                    const osg::Vec3f up(0, 0, 1);
                    const osg::Vec4ub color = toColor(style::kGround);
                    Mesh &far = context.tiles.mesh({Material::Terrain, kTerrainBin - 1, 0}, middle);
                    const GLuint v0 = far.addGround(context.tiles.toLocal(a), up, color);
                    const GLuint v1 = far.addGround(context.tiles.toLocal(b), up, color);
                    const GLuint v2 = far.addGround(context.tiles.toLocal(s.atHorizon(b)), up, color);
                    const GLuint v3 = far.addGround(context.tiles.toLocal(s.atHorizon(a)), up, color);
                    far.addTriangle(v1, v0, v3);
                    far.addTriangle(v1, v3, v2);
                }
            }
        }
    }
    DOTHI_TRY(addGreens(context));
    context.scene.extent = context.grid && !context.grid->isEmpty() ? context.grid->extent() : s.extent();
    context.scene.maxHeightM = highest;
    return {};
}

Result<> buildTerrainSquare(BuildContext &context)
{
    const Apron apron(context.grid, context.frame.origin());
    if (context.beyondOnly) {
        addHorizon(context, apron);
        return {};
    }
    auto waters = watersOf(context);
    if (!waters)
        return Failure(std::move(waters).error());
    const PagePlan plan = terrainPlan(*context.grid->finer());
    const auto made = buildTerrainTile(
        {context.square, apron.extent(), terrainToleranceM(plan, context.tile->level), *waters},
        context.ground, context.task);
    if (!made)
        return Failure(made.error());
    const TerrainTile &tile = *made;
    for (const geo::Coord &p : tile.points)
        context.scene.maxHeightM = std::max(context.scene.maxHeightM, p.z);
    const auto add = [&](int bin, const std::vector<quint32> &triangles, const QColor *color) {
        if (triangles.empty())
            return;
        Mesh &mesh = context.tiles.mesh({Material::Terrain, bin}, context.square.center());
        std::vector<GLuint> known(tile.points.size(), 0xFFFFFFFFU);
        const auto vertex = [&](quint32 i) {
            if (known[i] == 0xFFFFFFFFU) {
                const osg::Vec3f &normal = tile.normals[i];
                known[i] = mesh.addGround(context.tiles.toLocal(tile.points[i]), normal,
                                          color ? toColor(*color) : groundColor(normal));
            }
            return known[i];
        };
        for (size_t t = 0; t + 2 < triangles.size(); t += 3)
            mesh.addTriangle(vertex(triangles[t]), vertex(triangles[t + 1]), vertex(triangles[t + 2]));
    };
    add(kTerrainBin, tile.surface, nullptr);
    add(kTerrainBin, tile.banks, &style::kBank);
    // After every surface, which hides them wherever there is no gap.
    add(kTerrainBin + 2, tile.skirts, nullptr);
    for (const std::vector<quint32> *triangles : {&tile.surface, &tile.banks}) {
        for (size_t t = 0; t + 2 < triangles->size(); t += 3) {
            context.index->pick.addTriangle(0, context.pickPoint(tile.points[(*triangles)[t]]),
                                            context.pickPoint(tile.points[(*triangles)[t + 1]]),
                                            context.pickPoint(tile.points[(*triangles)[t + 2]]));
        }
    }
    return addGreens(context);
}

} // namespace dothi::scene
