// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/homeextent.h>
#include <dothi/scene/air.h>
#include <dothi/scene/cityscene.h>
#include <dothi/scene/facing.h>
#include <dothi/scene/groundsampler.h>
#include <dothi/scene/labels.h>
#include <dothi/scene/layerindex.h>
#include <dothi/scene/materials.h>
#include <dothi/scene/notices.h>
#include <dothi/scene/overlaynode.h>
#include <dothi/scene/sceneuniforms.h>
#include <dothi/scene/style.h>

#include <QCoreApplication>
#include <QScopeGuard>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <unordered_map>

namespace dothi::scene {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Scene)
};

/// How near to a thin thing a click must be, logical pixels.
constexpr double kPickPx = 4;
/// Hits on the ground within this height of one another are the same spot; the layer drawn last wins.
constexpr double kSameSpotM = 0.6;

/// Layers that stand on the ground; the others lie on it.
bool standsUp(const QString &layer)
{
    static const QSet<QString> kStanding{QStringLiteral("building"),    QStringLiteral("tree"),
                                         QStringLiteral("lamp"),        QStringLiteral("cabinet"),
                                         QStringLiteral("poi"),         QStringLiteral("manhole"),
                                         QStringLiteral("height_plane")};
    return kStanding.contains(layer);
}

/// Layers whose lines are everywhere: from afar they would draw a net over the city.
bool isQuiet(const QString &layer)
{
    return layer == QLatin1String("parcel") || layer == QLatin1String("red_line");
}

struct Layer
{
    LayerScene scene;
    osg::ref_ptr<osg::Group> holder; ///< null until something was attached
    osg::ref_ptr<osg::Uniform> opacityUniform;
    std::vector<osg::ref_ptr<osg::Group>> depthOnly;
    std::vector<osg::ref_ptr<osg::Group>> shadows;
    bool visible = true;
    double opacity = 1;
    QSet<city::FeatureId> hidden;
    /// The whole index lists of meshes some of whose features are hidden.
    std::unordered_map<const osg::Geometry *, osg::ref_ptr<osg::PrimitiveSet>> whole;
};

} // namespace

struct CityScene::Private
{
    explicit Private(const geo::LocalFrame &f)
        : frame(f)
        , labels(materials.labelState())
    {}

    void applyTheme();
    void applySun();
    void applyOpacity(Layer &layer);
    void applyHidden(Layer &layer);
    void applyCityExtent();
    [[nodiscard]] std::optional<PickResult> hit(const Layer &layer, const PickRay &ray) const;

    geo::LocalFrame frame;
    Materials materials;
    Labels labels;
    osg::ref_ptr<osg::Group> root = new osg::Group;
    osg::ref_ptr<osg::Group> overlayRoot = new osg::Group;
    osg::ref_ptr<osg::Group> selection;
    std::map<QString, osg::ref_ptr<osg::Group>> overlays;
    std::map<QString, Layer> layers;
    GroundPtr ground;
    Theme theme = Theme::Light;
    double sunAzimuthDeg = 225;
    double sunAltitudeDeg = 52;
    std::shared_ptr<SunDirection> sunDirection = std::make_shared<SunDirection>();
    double pixelRatio = 1;
    double maxHeightM = 50;
    QStringList order = drawableLayers();
    SceneUniforms uniforms;
};

CityScene::CityScene(const geo::LocalFrame &frame)
    : d(std::make_unique<Private>(frame))
{
    routeNotices();
    osg::StateSet *state = d->root->getOrCreateStateSet();
    d->uniforms.addTo(*state);
    state->setMode(GL_LIGHTING, osg::StateAttribute::OFF);
    state->setMode(GL_CULL_FACE, osg::StateAttribute::OFF);
    state->setMode(GL_STENCIL_TEST, osg::StateAttribute::OFF);
    d->root->setDataVariance(osg::Object::DYNAMIC);

    osg::ref_ptr<osg::Geometry> sky = new osg::Geometry;
    sky->setUseDisplayList(false);
    sky->setUseVertexBufferObjects(true);
    sky->setCullingActive(false);
    osg::ref_ptr<osg::Vec3Array> corners = new osg::Vec3Array;
    for (const auto &[x, y] : {std::pair{-1.F, -1.F}, {1.F, -1.F}, {1.F, 1.F}, {-1.F, 1.F}})
        corners->push_back({x, y, 0});
    sky->setVertexArray(corners);
    sky->addPrimitiveSet(new osg::DrawArrays(GL_TRIANGLE_FAN, 0, 4));
    sky->setStateSet(d->materials.skyState());
    d->root->addChild(sky);
    d->root->addChild(stencilCleaner());
    d->root->addChild(d->overlayRoot);
    d->root->addChild(d->labels.node());
    d->applyTheme();
    d->applySun();
}

CityScene::~CityScene() = default;

osg::Group *CityScene::root() const
{
    return d->root;
}

const geo::LocalFrame &CityScene::frame() const
{
    return d->frame;
}

void CityScene::setLayer(LayerScene scene)
{
    Layer &layer = d->layers[scene.layer];
    if (layer.holder)
        d->root->removeChild(layer.holder);
    layer.depthOnly.clear();
    layer.shadows.clear();
    layer.whole.clear();
    layer.scene = std::move(scene);
    layer.holder = new osg::Group;
    layer.holder->setName(layer.scene.layer.toStdString());
    layer.opacityUniform = new osg::Uniform("uOpacity", 1.0F);
    layer.holder->getOrCreateStateSet()->addUniform(layer.opacityUniform);
    if (layer.scene.node && layer.scene.index) {
        const auto hang = [&layer](const osg::ref_ptr<osg::StateSet> &state) {
            osg::ref_ptr<osg::Group> group = new osg::Group;
            group->setStateSet(state);
            layer.holder->addChild(group);
            return group;
        };
        for (const LayerPart &part : layer.scene.index->parts) {
            part.group->setStateSet(d->materials.state(part.material, part.bin));
            if (part.material == Material::GroundLine && isQuiet(layer.scene.layer))
                part.group->getStateSet()->addUniform(new osg::Uniform("uQuiet", 1.0F));
            const bool isCrown =
                part.material == Material::Blob && layer.scene.layer == QLatin1String("tree");
            if (part.material == Material::Building || isCrown) {
                const osg::ref_ptr<osg::Group> shadows = hang(d->materials.shadowState(part.material));
                for (const PartTile &tile : part.tiles) {
                    // Walls cast the shadows of houses; roofs and other faces that are not upright add
                    // nothing.
                    if (isCrown || tile.facing != kAnyFacing)
                        shadows->addChild(shownWhenCasting(tile, d->sunDirection));
                }
                layer.shadows.push_back(shadows);
            }
            if (part.material == Material::Building || part.material == Material::Solid) {
                const osg::ref_ptr<osg::Group> depth =
                    hang(d->materials.depthOnlyState(part.material, kGlassBin - 4));
                for (unsigned i = 0; i < part.group->getNumChildren(); ++i)
                    depth->addChild(part.group->getChild(i));
                layer.depthOnly.push_back(depth);
            }
        }
        layer.holder->addChild(layer.scene.node);
        d->labels.setNames(layer.scene.layer, layer.scene.index->names);
    }
    d->labels.setNamesVisible(layer.scene.layer, layer.visible);
    layer.holder->setNodeMask(layer.visible ? ~0U : 0U);
    d->root->addChild(layer.holder);
    d->applyOpacity(layer);
    d->applyHidden(layer);
    d->maxHeightM = std::max(d->maxHeightM, layer.scene.maxHeightM);
    d->applyCityExtent();
}

/// Beyond what is built the ground turns into fields.
void CityScene::Private::applyCityExtent()
{
    std::vector<city::LayerInfo> infos;
    for (const auto &[id, layer] : layers) {
        if (layer.holder && id != QLatin1String("terrain"))
            infos.push_back({id, layer.scene.features, layer.scene.extent});
    }
    const geo::Extent built = city::homeExtent(infos);
    if (built.isEmpty())
        return;
    const geo::Coord middle = frame.toLocal(built.center());
    uniforms.setCity(middle, built.width() / 2, built.height() / 2);
}

void CityScene::setGround(GroundPtr ground)
{
    d->ground = std::move(ground);
}

const GroundPtr &CityScene::ground() const
{
    return d->ground;
}

const LayerScene *CityScene::layer(const QString &id) const
{
    const auto found = d->layers.find(id);
    return found == d->layers.end() || !found->second.holder ? nullptr : &found->second.scene;
}

void CityScene::setLayerVisible(const QString &id, bool visible)
{
    Layer &layer = d->layers[id];
    layer.visible = visible;
    if (layer.holder)
        layer.holder->setNodeMask(visible ? ~0U : 0U);
    d->labels.setNamesVisible(id, visible);
}

bool CityScene::isLayerVisible(const QString &id) const
{
    const auto found = d->layers.find(id);
    return found != d->layers.end() && found->second.holder && found->second.visible;
}

void CityScene::aloneWith(const QString &id, const std::function<void()> &draw)
{
    const auto found = d->layers.find(id);
    if (found == d->layers.end() || !found->second.holder)
        return;
    std::vector<std::pair<osg::ref_ptr<osg::Node>, osg::Node::NodeMask>> others;
    for (unsigned i = 0; i < d->root->getNumChildren(); ++i) {
        osg::Node *child = d->root->getChild(i);
        if (child == found->second.holder)
            continue;
        others.emplace_back(child, child->getNodeMask());
        child->setNodeMask(0);
    }
    const auto back = qScopeGuard([&others] {
        for (const auto &[node, mask] : others)
            node->setNodeMask(mask);
    });
    draw();
}

void CityScene::setLayerOpacity(const QString &id, double opacity)
{
    Layer &layer = d->layers[id];
    layer.opacity = std::clamp(opacity, 0.0, 1.0);
    if (layer.holder)
        d->applyOpacity(layer);
}

void CityScene::Private::applyOpacity(Layer &layer)
{
    const bool translucent = layer.opacity < 0.999;
    layer.opacityUniform->set(static_cast<float>(layer.opacity));
    if (!layer.scene.index)
        return;
    for (const LayerPart &part : layer.scene.index->parts) {
        osg::StateSet &state = *part.group->getStateSet();
        Materials::setTranslucent(state, part.material, translucent);
        if (part.material == Material::Building || part.material == Material::Solid) {
            // Translucent houses come after everything that may be seen through them.
            state.setBinNumber(translucent ? kGlassBin - 2 : part.bin);
        }
    }
    for (const auto &group : layer.depthOnly)
        group->setNodeMask(translucent ? ~0U : 0U);
}

geo::Extent CityScene::extent() const
{
    geo::Extent extent;
    for (const auto &[id, layer] : d->layers) {
        if (layer.holder && id != QLatin1String("terrain") && !layer.scene.extent.isEmpty())
            extent.add(layer.scene.extent);
    }
    if (extent.isEmpty()) {
        if (const LayerScene *terrain = layer(QStringLiteral("terrain")))
            extent = terrain->extent;
    }
    return extent;
}

qint64 CityScene::triangles() const
{
    qint64 sum = 0;
    for (const auto &[id, layer] : d->layers) {
        if (layer.holder && layer.visible)
            sum += layer.scene.triangles;
    }
    return sum;
}

void CityScene::setTheme(Theme theme)
{
    d->theme = theme;
    d->applyTheme();
}

void CityScene::Private::applyTheme()
{
    uniforms.setAir(airAt(theme, sunAltitudeDeg));
    labels.setDark(theme == Theme::Dark || sunAltitudeDeg < -2);
}

void CityScene::setSun(double azimuthDeg, double altitudeDeg)
{
    if (!std::isfinite(azimuthDeg) || !std::isfinite(altitudeDeg))
        return;
    d->sunAzimuthDeg = azimuthDeg;
    d->sunAltitudeDeg = std::clamp(altitudeDeg, -90.0, 90.0);
    d->applySun();
    d->applyTheme();
}

void CityScene::Private::applySun()
{
    const double azimuth = sunAzimuthDeg * std::numbers::pi / 180;
    // From below the horizon there is no light to come from anywhere; its direction must only not vanish.
    const double altitude = std::max(sunAltitudeDeg, 1.0) * std::numbers::pi / 180;
    const osg::Vec3d to(std::sin(azimuth) * std::cos(altitude), std::cos(azimuth) * std::cos(altitude),
                        std::sin(altitude));
    sunDirection->to = osg::Vec3f(to);
    sunDirection->shines = sunAltitudeDeg > 0;
    uniforms.setSun(to);
}

void CityScene::setPixelRatio(double ratio)
{
    if (!(ratio > 0.1 && ratio < 20))
        return;
    d->pixelRatio = ratio;
    d->uniforms.setPixelRatio(ratio);
}

Result<> CityScene::setSelection(const std::vector<city::FeatureRef> &refs, const city::Store &store)
{
    if (d->selection)
        d->overlayRoot->removeChild(d->selection);
    d->selection = nullptr;
    Overlay outline;
    const GroundSampler ground(d->ground.get());
    std::map<QString, std::vector<city::FeatureId>> byLayer;
    for (const city::FeatureRef &ref : refs)
        byLayer[ref.layer].push_back(ref.id);
    for (const auto &[id, ids] : byLayer) {
        const city::LayerDef *def = city::Schema::builtin().layer(id);
        if (!def)
            return fail(Error(ErrorCode::NotFound, Tr::tr("This layer cannot be drawn.")).inLayer(id));
        city::Query query;
        query.ids = ids;
        query.withSolid = def->hasSolid;
        auto read = store.read(id, query, [&, def = def](city::Feature &feature) {
            addOutline(outline.lines, *def, feature, ground, style::kAccent);
            return city::Visit::Continue;
        });
        if (!read)
            return failWhile(std::move(read), Tr::tr("While outlining the selection"));
    }
    if (outline.lines.empty())
        return {};
    // A pale rim below the line, so that it stands out from dark and from blue alike.
    Overlay both;
    for (const OverlayLine &line : outline.lines) {
        OverlayLine rim = line;
        rim.color = QColor(255, 255, 255, 150);
        rim.widthPx += 2.4;
        both.lines.push_back(std::move(rim));
    }
    both.lines.insert(both.lines.end(), outline.lines.begin(), outline.lines.end());
    d->selection = overlayNode(both, d->materials, d->frame, ground);
    d->overlayRoot->addChild(d->selection);
    return {};
}

void CityScene::setHidden(const QString &layer, const std::vector<city::FeatureId> &ids)
{
    Layer &own = d->layers[layer];
    own.hidden = QSet<city::FeatureId>(ids.begin(), ids.end());
    if (own.holder)
        d->applyHidden(own);
}

void CityScene::Private::applyHidden(Layer &layer)
{
    if (!layer.scene.index)
        return;
    for (const TileMesh &mesh : layer.scene.index->meshes) {
        osg::Geometry *geometry = mesh.geometry.get();
        const bool touched =
            std::any_of(mesh.ranges.begin(), mesh.ranges.end(),
                        [&layer](const FeatureRange &r) { return layer.hidden.contains(r.id); });
        const auto before = layer.whole.find(geometry);
        if (!touched) {
            if (before != layer.whole.end()) {
                geometry->setPrimitiveSet(0, before->second);
                layer.whole.erase(before);
            }
            continue;
        }
        if (before == layer.whole.end())
            layer.whole[geometry] = geometry->getPrimitiveSet(0);
        const auto &all = static_cast<const osg::DrawElementsUInt &>(*layer.whole[geometry]);
        osg::ref_ptr<osg::DrawElementsUInt> left = new osg::DrawElementsUInt(GL_TRIANGLES);
        left->reserve(all.size());
        for (const FeatureRange &range : mesh.ranges) {
            if (!layer.hidden.contains(range.id))
                left->insert(left->end(), all.begin() + range.first, all.begin() + range.first + range.count);
        }
        geometry->setPrimitiveSet(0, left);
    }
}

void CityScene::setOverlay(const QString &id, const Overlay &overlay)
{
    if (const auto old = d->overlays.find(id); old != d->overlays.end()) {
        d->overlayRoot->removeChild(old->second);
        d->overlays.erase(old);
    }
    d->labels.setPills(id, overlay.labels);
    if (overlay.volumes.empty() && overlay.areas.empty() && overlay.lines.empty())
        return;
    osg::ref_ptr<osg::Group> node =
        overlayNode(overlay, d->materials, d->frame, GroundSampler(d->ground.get()));
    d->overlays[id] = node;
    d->overlayRoot->addChild(node);
}

std::optional<PickResult> CityScene::Private::hit(const Layer &layer, const PickRay &ray) const
{
    if (layer.hidden.isEmpty())
        return layer.scene.index->pick.pick(ray);
    return layer.scene.index->pick.pick(ray,
                                        [&layer](city::FeatureId id) { return layer.hidden.contains(id); });
}

std::optional<PickHit> CityScene::pick(const Camera &camera, const QPointF &pixel) const
{
    const Ray map = camera.ray(pixel);
    const geo::Coord origin = d->frame.toLocal(map.origin);
    PickRay ray;
    ray.origin = {origin.x, origin.y, origin.z};
    ray.direction = {map.direction.x, map.direction.y, map.direction.z};
    double back = 0;
    if (camera.pose().plan) {
        // Parallel projection shows what stands higher than the eye as well.
        back = 2000;
        ray.origin -= ray.direction * back;
        ray.radiusM = kPickPx * d->pixelRatio * camera.metresPerPixel(camera.pose().target);
    } else {
        ray.slope =
            kPickPx * d->pixelRatio * camera.metresPerPixel(camera.pose().target) / camera.pose().distanceM;
    }
    struct Hit
    {
        QString layer;
        PickResult result;
        qsizetype order;
    };
    std::optional<Hit> standing;
    std::vector<Hit> lying;
    for (const auto &[id, layer] : d->layers) {
        if (!layer.holder || !layer.visible || !layer.scene.index || layer.opacity < 0.01)
            continue;
        const auto found = d->hit(layer, ray);
        if (!found)
            continue;
        const Hit hit{id, *found, d->order.indexOf(id)};
        if (!standsUp(id))
            lying.push_back(hit);
        else if (!standing || hit.result.t < standing->result.t)
            standing = hit;
    }
    std::optional<Hit> best = standing;
    if (!lying.empty()) {
        const auto nearest = std::min_element(
            lying.begin(), lying.end(), [](const Hit &a, const Hit &b) { return a.result.t < b.result.t; });
        const double drop = std::max(std::abs(ray.direction.z()), 1e-6);
        const Hit *top = &*nearest;
        for (const Hit &hit : lying) {
            if ((hit.result.t - nearest->result.t) * drop < kSameSpotM && hit.order > top->order)
                top = &hit;
        }
        if (!best || top->result.t < best->result.t)
            best = *top;
    }
    if (!best)
        return std::nullopt;
    const osg::Vec3d where = ray.origin + ray.direction * best->result.t;
    PickHit hit;
    if (best->layer != QLatin1String("terrain"))
        hit.ref = {best->layer, best->result.id};
    hit.where = d->frame.toMap({where.x(), where.y(), where.z()});
    hit.distanceM = best->result.t - back;
    return hit;
}

void CityScene::prepareFrame(const Camera &camera)
{
    const CameraPose &pose = camera.pose();
    d->uniforms.setCamera(camera, groundHeight(d->ground.get(), pose.target.x, pose.target.y));

    // A name is written where its spot can be seen: nothing standing in between.
    std::vector<const Layer *> blockers;
    for (const char *id : {"building", "terrain"}) {
        const auto found = d->layers.find(QLatin1String(id));
        if (found != d->layers.end() && found->second.holder && found->second.visible &&
            found->second.scene.index)
            blockers.push_back(&found->second);
    }
    const geo::Coord eye = d->frame.toLocal(camera.eye());
    const auto isInView = [&](const geo::Coord &map) {
        if (pose.plan)
            return true;
        const geo::Coord local = d->frame.toLocal(map);
        // From a little above the spot, so that the ground it lies on does not count.
        const osg::Vec3d to(local.x, local.y, local.z + 2.5);
        osg::Vec3d way = to - osg::Vec3d(eye.x, eye.y, eye.z);
        const double distance = way.normalize();
        const PickRay ray{{eye.x, eye.y, eye.z}, way, 0, 0};
        return std::none_of(blockers.begin(), blockers.end(), [&](const Layer *layer) {
            const auto found = d->hit(*layer, ray);
            return found && found->t < distance - 1;
        });
    };
    d->labels.update(camera, d->pixelRatio, isInView);
}

} // namespace dothi::scene
