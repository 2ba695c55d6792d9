// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/buildingshape.h>
#include <dothi/scene/builders.h>
#include <dothi/scene/facemesh.h>
#include <dothi/scene/style.h>
#include <dothi/scene/underground.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace dothi::scene {

namespace {

constexpr double kTileM = 500;
constexpr double kFadeDepthM = 15;
constexpr double kPalest = 0.7;
const QColor kDeepColor(196, 192, 186);
const QColor kBasementColor(136, 124, 172);
/// Deeper than that below the ground, a level is a slip of the pen or of another vertical datum.
constexpr double kDeepestM = 60;
/// Thinner pipes are drawn so thick, so that they can be seen and pointed at.
constexpr double kThinnestM = 0.15;
constexpr double kUsualDiameterM = 0.4;
constexpr double kShaftM = 0.9;

double numberIn(const city::Feature &feature, int field)
{
    return field >= 0 && static_cast<size_t>(field) < feature.values.size()
               ? city::toNumber(feature.values[static_cast<size_t>(field)])
               : std::nan("");
}

struct UndergroundBuilder
{
    const city::Store &store;
    const geo::LocalFrame &frame;
    GroundSampler ground;
    TaskContext &task;
    qint64 most;
    MeshTiles tiles;
    UndergroundScene scene;
    std::set<QString> kinds; ///< of the layer in hand

    /// A level if it can be one: below the ground, and not absurdly so.
    [[nodiscard]] bool isLevel(double level, double groundM) const
    {
        return std::isfinite(level) && level < groundM + 1 && level > groundM - kDeepestM;
    }
    [[nodiscard]] osg::Vec4ub colorAt(const QColor &color, double depthM)
    {
        scene.deepestM = std::max(scene.deepestM, depthM);
        return toColor(style::mixed(kDeepColor, color, depthFade(depthM)));
    }
    void noteKind(bool isDrawn, const QString &code)
    {
        // Open lists: a city may write anything there, and a legend of a thousand lines explains nothing.
        constexpr size_t kMostKinds = 16;
        if (isDrawn && kinds.size() < kMostKinds)
            kinds.insert(code);
    }
    [[nodiscard]] osg::Vec3f pickPoint(const geo::Coord &map) const { return osg::Vec3f(tiles.toLocal(map)); }

    Result<> read(const char *id, const city::Query &query,
                  const std::function<bool(city::Feature &, UndergroundScene::Layer &)> &visit);
    void addTube(const geo::Coord &a, const geo::Coord &b, const QColor &color, double widthM,
                 city::FeatureId id, PickIndex &pick);
    Result<> addPipes();
    Result<> addCables();
    Result<> addManholes();
    Result<> addBasements();
};

/// `visit` says whether there was something to draw.
Result<>
UndergroundBuilder::read(const char *id, const city::Query &query,
                         const std::function<bool(city::Feature &, UndergroundScene::Layer &)> &visit)
{
    const QString layer = QString::fromLatin1(id);
    const auto infos = store.layers();
    if (!infos)
        return Failure(infos.error());
    const auto info = std::ranges::find(*infos, layer, &city::LayerInfo::id);
    if (info == infos->end() || info->features == 0)
        return {};
    UndergroundScene::Layer own;
    own.id = layer;
    qint64 seen = 0;
    DOTHI_TRY(store.read(layer, query, [&](city::Feature &feature) {
        if ((++seen & 255) == 0 && task.cancelled())
            return city::Visit::Stop;
        if (feature.geometry.isEmpty() || !feature.geometry.isFinite())
            return city::Visit::Continue;
        // What is found counts, not what is looked at: of a million houses few have basements.
        if (own.features >= most) {
            scene.isCut = true;
            return city::Visit::Stop;
        }
        if (visit(feature, own))
            ++own.features;
        return city::Visit::Continue;
    }));
    DOTHI_TRY(task.checkpoint());
    own.pick.build();
    if (!kinds.empty()) {
        const std::set<QString> found = std::exchange(kinds, {});
        own.legend =
            style::legendFor(city::Schema::builtin(), layer, QStringList(found.begin(), found.end()));
    } else if (own.features > 0 && layer == QLatin1String("manhole")) {
        own.legend = style::legendFor(city::Schema::builtin(), layer, {});
    } else if (own.features > 0 && layer == QLatin1String("building")) {
        own.legend = {{kBasementColor, QCoreApplication::translate("dothi::Scene", "Basement")}};
    }
    // Each layer has meshes of its own: it can be hidden, and numbers of features are only its own.
    LayerIndex index;
    own.node = std::exchange(tiles, MeshTiles(frame, kTileM)).finish(index);
    own.parts = std::move(index.parts);
    own.meshes = std::move(index.meshes);
    if (own.features > 0)
        scene.layers.push_back(std::move(own));
    return {};
}

void UndergroundBuilder::addTube(const geo::Coord &a, const geo::Coord &b, const QColor &color, double widthM,
                                 city::FeatureId id, PickIndex &pick)
{
    const geo::Coord middle{(a.x + b.x) / 2, (a.y + b.y) / 2, 0};
    Mesh &mesh = tiles.mesh({Material::Line, kUndergroundBin}, middle);
    const double depth = ground.height(middle.x, middle.y) - (a.z + b.z) / 2;
    const size_t first = mesh.indexCount();
    mesh.addSegment(tiles.toLocal(a), tiles.toLocal(b), colorAt(color, std::max(0.0, depth)), 1, widthM);
    mesh.own(id, first);
    pick.addCapsule(id, pickPoint(a), pickPoint(b), static_cast<float>(widthM / 2));
}

Result<> UndergroundBuilder::addPipes()
{
    const QString layer = QStringLiteral("pipe");
    const city::LayerDef &def = *city::Schema::builtin().layer(layer);
    const int diameter = def.fieldIndex(QStringLiteral("diameter_mm"));
    const int up = def.fieldIndex(QStringLiteral("invert_up_m"));
    const int down = def.fieldIndex(QStringLiteral("invert_down_m"));
    const int kind = def.fieldIndex(style::codeField(layer));
    city::Query query;
    query.fields = QStringList{QStringLiteral("diameter_mm"), QStringLiteral("invert_up_m"),
                               QStringLiteral("invert_down_m"), style::codeField(layer)};
    return read("pipe", query, [&](city::Feature &feature, UndergroundScene::Layer &own) {
        const double given = numberIn(feature, diameter) / 1000;
        const double width =
            std::isfinite(given) && given > 0 ? std::clamp(given, kThinnestM, 10.0) : kUsualDiameterM;
        const QString code = textOf(feature, kind);
        const QColor color = style::colorFor(layer, code);
        bool any = false;
        for (size_t part = 0; part < feature.geometry.partCount(); ++part) {
            const auto line = feature.geometry.ring(part, 0);
            double length = 0;
            for (size_t i = 0; i + 1 < line.size(); ++i)
                length += std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
            if (line.size() < 2 || !(length > 0))
                continue;
            const double first = numberIn(feature, up);
            const double last = numberIn(feature, down);
            const bool known = feature.geometry.partCount() == 1 &&
                               isLevel(first, ground.height(line.front().x, line.front().y)) &&
                               isLevel(last, ground.height(line.back().x, line.back().y));
            double run = 0;
            const auto axis = [&](const geo::Coord &c) {
                // Inverts are levels of the pipe's bed.
                const double z = known ? first + (last - first) * run / length + width / 2
                                       : ground.height(c.x, c.y) - kUsualPipeDepthM - width / 2;
                return geo::Coord{c.x, c.y, z};
            };
            geo::Coord before = axis(line[0]);
            for (size_t i = 0; i + 1 < line.size(); ++i) {
                run += std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
                const geo::Coord here = axis(line[i + 1]);
                addTube(before, here, color, width, feature.id, own.pick);
                before = here;
            }
            any = true;
            own.assumed += known ? 0 : 1;
        }
        noteKind(any, code);
        return any;
    });
}

Result<> UndergroundBuilder::addCables()
{
    const QString layer = QStringLiteral("cable");
    const city::LayerDef &def = *city::Schema::builtin().layer(layer);
    const int kind = def.fieldIndex(style::codeField(layer));
    city::Query query;
    if (!style::codeField(layer).isEmpty())
        query.fields = QStringList{style::codeField(layer)};
    return read("cable", query, [&](city::Feature &feature, UndergroundScene::Layer &own) {
        const QString code = textOf(feature, kind);
        const QColor color = style::colorFor(layer, code);
        bool any = false;
        for (size_t part = 0; part < feature.geometry.partCount(); ++part) {
            const auto line = drapeLine(feature.geometry.ring(part, 0), ground, 0.3);
            for (size_t i = 0; i + 1 < line.size(); ++i) {
                geo::Coord a = line[i];
                geo::Coord b = line[i + 1];
                a.z -= kUsualCableDepthM;
                b.z -= kUsualCableDepthM;
                addTube(a, b, color, kThinnestM, feature.id, own.pick);
                any = true;
            }
        }
        own.assumed += any ? 1 : 0;
        noteKind(any, code);
        return any;
    });
}

Result<> UndergroundBuilder::addManholes()
{
    const QString layer = QStringLiteral("manhole");
    const city::LayerDef &def = *city::Schema::builtin().layer(layer);
    const int invert = def.fieldIndex(QStringLiteral("invert_level_m"));
    city::Query query;
    query.fields = QStringList{QStringLiteral("invert_level_m")};
    const QColor color = style::colorFor(layer, {});
    return read("manhole", query, [&](city::Feature &feature, UndergroundScene::Layer &own) {
        for (const geo::Coord &c : feature.geometry.coords()) {
            const double top = ground.height(c.x, c.y);
            const double level = numberIn(feature, invert);
            const bool known = isLevel(level, top);
            own.assumed += known ? 0 : 1;
            addTube({c.x, c.y, top}, {c.x, c.y, known ? level : top - kUsualPipeDepthM - kUsualDiameterM},
                    color, kShaftM, feature.id, own.pick);
        }
        return true;
    });
}

Result<> UndergroundBuilder::addBasements()
{
    const QString layer = QStringLiteral("building");
    const city::LayerDef &def = *city::Schema::builtin().layer(layer);
    const int basements = def.fieldIndex(QStringLiteral("basements"));
    const city::BuildingFields fields(def);
    city::Query query;
    query.fields = city::BuildingFields::names() + QStringList{QStringLiteral("basements")};
    return read("building", query, [&](city::Feature &feature, UndergroundScene::Layer &own) {
        const double storeys = numberIn(feature, basements);
        if (!(storeys >= 1 && storeys <= 20))
            return false;
        city::BuildingHeights heights = city::buildingHeights(feature, fields, ground);
        // From the ground down: the shape of a flat box does not ask which way it grows.
        heights.topM = heights.footM;
        heights.footM -= storeys * kBasementStoreyM;
        heights.groundM = heights.footM;
        heights.storeyM = kBasementStoreyM;
        const city::BuildingShape shape =
            city::buildingShape(feature.geometry, heights, city::RoofKind::Flat);
        scene.deepestM = std::max(scene.deepestM, storeys * kBasementStoreyM);
        const QColor color =
            style::mixed(kDeepColor, kBasementColor, depthFade(storeys * kBasementStoreyM / 2));
        const geo::Coord middle = feature.geometry.extent().center();
        Mesh &mesh = tiles.mesh({Material::Solid, kUndergroundBin}, middle);
        FaceSink sink{tiles, mesh, &own.pick};
        for (const city::BuildingShape::Prism &prism : shape.prisms)
            addPrism(sink, prism, feature.id, {color, color, heights.footM, heights.storeyM});
        // Houses stand on the ground and need no floor; a basement hangs in the air without one, and a
        // section could not tell where it ends.
        for (const city::BuildingShape::Prism &prism : shape.prisms) {
            city::BuildingFace floor;
            floor.ring.assign(prism.rings.front().rbegin(), prism.rings.front().rend());
            for (geo::Coord &c : floor.ring)
                c.z = prism.footM;
            addFace(sink, floor, feature.id, {color, color, heights.footM, heights.storeyM});
        }
        return !shape.prisms.empty();
    });
}

} // namespace

double depthFade(double depthM)
{
    return 1 - (1 - kPalest) * std::clamp(depthM / kFadeDepthM, 0.0, 1.0);
}

Result<UndergroundScene> buildUnderground(const city::Store &store, const geo::LocalFrame &frame,
                                          const GroundPtr &ground, TaskContext &task, qint64 most)
{
    UndergroundBuilder builder{store, frame, GroundSampler(ground.get(), geo::Ground::Detail::Finest),
                               task,  most,  MeshTiles(frame, kTileM),
                               {},    {}};
    try {
        DOTHI_TRY(builder.addBasements());
        DOTHI_TRY(builder.addPipes());
        DOTHI_TRY(builder.addCables());
        DOTHI_TRY(builder.addManholes());
    } catch (const std::bad_alloc &) {
        return fail(
            ErrorCode::OutOfMemory,
            QCoreApplication::translate("dothi::Scene", "There is not enough memory to show this layer."));
    }
    return std::move(builder.scene);
}

} // namespace dothi::scene
