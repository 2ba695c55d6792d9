// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/apron.h>
#include <dothi/scene/builders.h>
#include <dothi/scene/style.h>
#include <dothi/scene/terrainmesh.h>

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

/// Parks, gardens and fields belong to the picture of the ground whether land use is shown or not.
Result<> addGreens(BuildContext &context)
{
    const city::LayerDef *landUse = city::Schema::builtin().layer(QStringLiteral("land_use"));
    if (!landUse)
        return {};
    const auto infos = context.store.layers();
    if (!infos)
        return Failure(infos.error());
    if (std::none_of(infos->begin(), infos->end(), [](const city::LayerInfo &i) {
            return i.id == QLatin1String("land_use") && i.features > 0;
        })) {
        return {};
    }
    static const QSet<QString> kParks{QStringLiteral("DKV"), QStringLiteral("RDD"), QStringLiteral("RPH"),
                                      QStringLiteral("RSX")};
    static const QSet<QString> kFields{QStringLiteral("CLN"), QStringLiteral("HNK"), QStringLiteral("LUC"),
                                       QStringLiteral("LUK"), QStringLiteral("NKH")};
    const int code = landUse->fieldIndex(QStringLiteral("code"));
    city::Query query;
    query.fields = QStringList{QStringLiteral("code")};
    DrapedFill fill;
    fill.bin = kTerrainBin + 1;
    fill.pickable = false;
    context.layer = landUse;
    auto done = context.read(query, [&](city::Feature &feature) {
        if (code < 0 || static_cast<size_t>(code) >= feature.values.size())
            return;
        const QString use = city::toText(feature.values[static_cast<size_t>(code)]);
        if (!kParks.contains(use) && !kFields.contains(use))
            return;
        fill.color = kParks.contains(use) ? style::kPark : style::kField;
        const geo::Extent extent = feature.geometry.extent();
        for (const Tier &tier : kTiers) {
            if (std::max(extent.width(), extent.height()) < tier.smallestGreenM)
                break;
            fill.nearestM = tier.nearestM;
            fill.farthestM = tier.farthestM;
            fill.toleranceM = std::max(0.2, tier.toleranceM);
            addFill(context, feature.geometry, 0, fill);
        }
    });
    context.layer = nullptr;
    context.scene.features = 0;
    context.scene.extent = {};
    return done;
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
            for (const Tier &tier : kTiers) {
                const PartKey key{Material::Terrain, kTerrainBin, tier.farthestM, tier.nearestM};
                addTo(context.tiles.mesh(key, middle),
                      mesh.block(bc, br, std::max(tier.toleranceM, tolerance * tier.toleranceFactor)));
            }
            const std::vector<TerrainMesh::Triangle> near = mesh.block(bc, br, tolerance);
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

} // namespace dothi::scene
