// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/homeextent.h>
#include <dothi/scene/cityscene.h>
#include <dothi/scene/facing.h>
#include <dothi/scene/groundsampler.h>
#include <dothi/scene/labels.h>
#include <dothi/scene/layerindex.h>
#include <dothi/scene/materials.h>
#include <dothi/scene/notices.h>
#include <dothi/scene/overlaynode.h>
#include <dothi/scene/seencolor.h>
#include <dothi/scene/style.h>

#include <QCoreApplication>
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
/// The terrain counts as so much lower where depths are compared (see terrain.vert): more than what drapes
/// are off.
constexpr double kGroundBehindM = 0.4;

osg::Vec3f toVec(const QColor &color)
{
    return {static_cast<float>(color.redF()), static_cast<float>(color.greenF()),
            static_cast<float>(color.blueF())};
}

/// Light and air of a theme.
struct Air
{
    QColor sky;
    QColor horizon;
    osg::Vec3f sunLight;
    osg::Vec3f skyLight;
    osg::Vec3f groundLight;
    osg::Vec4f shadow;
    float edges;
    float lineLight;
};

/// When the sun is down. The sky of a city is never black.
Air nightAir()
{
    return {QColor(10, 15, 27),
            QColor(19, 26, 41),
            {0.0F, 0.0F, 0.0F},
            {0.19F, 0.23F, 0.33F},
            {0.095F, 0.115F, 0.17F},
            {0.02F, 0.03F, 0.05F, 0.0F},
            0.30F,
            0.40F};
}

Air airOf(Theme theme)
{
    if (theme == Theme::Dark) {
        return {QColor(13, 18, 28),
                QColor(24, 32, 46),
                {0.10F, 0.11F, 0.13F},
                {0.20F, 0.235F, 0.31F},
                {0.10F, 0.115F, 0.15F},
                {0.02F, 0.03F, 0.05F, 0.32F},
                0.45F,
                0.55F};
    }
    return {QColor(206, 223, 240),
            QColor(226, 230, 231),
            {0.30F, 0.285F, 0.255F},
            {0.80F, 0.815F, 0.835F},
            {0.66F, 0.645F, 0.625F},
            {0.29F, 0.28F, 0.30F, 0.26F},
            0.40F,
            1.0F};
}

double smoothStep(double from, double to, double v)
{
    const double t = std::clamp((v - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

/// The air at a height of the sun: daylight goes between 6° above and below the horizon; the light of the low
/// sun is weak and reddish, and so is the sky over the horizon.
Air airAt(Theme theme, double sunAltitudeDeg)
{
    const Air day = airOf(theme);
    const Air night = nightAir();
    const auto share = static_cast<float>(smoothStep(-6, 6, sunAltitudeDeg));
    const auto low =
        static_cast<float>(smoothStep(-8, 1, sunAltitudeDeg) * (1 - smoothStep(2, 16, sunAltitudeDeg)));
    const auto direct = static_cast<float>(smoothStep(-0.8, 12, sunAltitudeDeg));
    const auto mix = [share](const osg::Vec3f &n, const osg::Vec3f &d) { return n + (d - n) * share; };
    Air air = day;
    air.sky = style::mixed(night.sky, day.sky, share);
    air.horizon = style::mixed(style::mixed(night.horizon, day.horizon, share), QColor(232, 186, 150),
                               low * (theme == Theme::Dark ? 0.15 : 0.55));
    air.skyLight = mix(night.skyLight, day.skyLight);
    air.groundLight = mix(night.groundLight, day.groundLight);
    const osg::Vec3f evening(1.0F, 1.0F - 0.22F * low, 1.0F - 0.45F * low);
    air.sunLight = osg::componentMultiply(day.sunLight, evening) * direct;
    air.shadow.w() = day.shadow.w() * static_cast<float>(smoothStep(0, 8, sunAltitudeDeg));
    air.edges = night.edges + (day.edges - night.edges) * share;
    air.lineLight = night.lineLight + (day.lineLight - night.lineLight) * share;
    return air;
}

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

QColor seenColor(const QColor &color, Theme theme, bool line)
{
    constexpr float kSunHeight = 0.7F; // of a face that lies flat, in the forenoon
    const Air air = airOf(theme);
    const osg::Vec3f light =
        line ? osg::Vec3f(1, 1, 1) * air.lineLight : air.skyLight + air.sunLight * kSunHeight;
    const auto part = [](float value, float share) { return std::clamp(value * share, 0.0F, 1.0F); };
    return QColor::fromRgbF(part(color.redF(), light.x()), part(color.greenF(), light.y()),
                            part(color.blueF(), light.z()), color.alphaF());
}

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

    osg::ref_ptr<osg::Uniform> sun = new osg::Uniform("uSun", osg::Vec3f(0, 0, 1));
    osg::ref_ptr<osg::Uniform> sunLight = new osg::Uniform("uSunLight", osg::Vec3f());
    osg::ref_ptr<osg::Uniform> skyLight = new osg::Uniform("uSkyLight", osg::Vec3f());
    osg::ref_ptr<osg::Uniform> groundLight = new osg::Uniform("uGroundLight", osg::Vec3f());
    osg::ref_ptr<osg::Uniform> fogColor = new osg::Uniform("uFogColor", osg::Vec3f());
    osg::ref_ptr<osg::Uniform> skyColor = new osg::Uniform("uSkyColor", osg::Vec3f());
    osg::ref_ptr<osg::Uniform> fogM = new osg::Uniform("uFogM", 0.0F);
    osg::ref_ptr<osg::Uniform> pixel = new osg::Uniform("uPixel", osg::Vec2f(0, 0.001F));
    osg::ref_ptr<osg::Uniform> viewport = new osg::Uniform("uViewport", osg::Vec2f(1280, 800));
    osg::ref_ptr<osg::Uniform> nearM = new osg::Uniform("uNearM", 0.5F);
    osg::ref_ptr<osg::Uniform> ratio = new osg::Uniform("uPixelRatio", 1.0F);
    osg::ref_ptr<osg::Uniform> look = new osg::Uniform("uLook", osg::Vec4f());
    osg::ref_ptr<osg::Uniform> shadow = new osg::Uniform("uShadow", osg::Vec2f());
    osg::ref_ptr<osg::Uniform> shadowColor = new osg::Uniform("uShadowColor", osg::Vec4f());
    osg::ref_ptr<osg::Uniform> edges = new osg::Uniform("uEdges", 0.4F);
    osg::ref_ptr<osg::Uniform> edgeFade = new osg::Uniform("uEdgeFade", 1.6F);
    osg::ref_ptr<osg::Uniform> behind = new osg::Uniform("uBehind", 0.0F);
    osg::ref_ptr<osg::Uniform> city = new osg::Uniform("uCity", osg::Vec4f(0, 0, 1e6F, 1e6F));
    osg::ref_ptr<osg::Uniform> lineLight = new osg::Uniform("uLineLight", 1.0F);
};

CityScene::CityScene(const geo::LocalFrame &frame)
    : d(std::make_unique<Private>(frame))
{
    routeNotices();
    osg::StateSet *state = d->root->getOrCreateStateSet();
    for (const auto &uniform : {d->sun, d->sunLight, d->skyLight, d->groundLight, d->fogColor, d->skyColor,
                                d->fogM, d->pixel, d->viewport, d->nearM, d->ratio, d->look, d->shadow,
                                d->shadowColor, d->edges, d->edgeFade, d->behind, d->city, d->lineLight}) {
        uniform->setDataVariance(osg::Object::DYNAMIC);
        state->addUniform(uniform);
    }
    state->addUniform(new osg::Uniform("uOpacity", 1.0F));
    state->addUniform(new osg::Uniform("uLiftM", 0.0F));
    state->addUniform(new osg::Uniform("uToward", 0.0F));
    state->addUniform(new osg::Uniform("uQuiet", 0.0F));
    state->addUniform(new osg::Uniform("uSide", 1.0F));
    state->addUniform(new osg::Uniform("uBehindM", static_cast<float>(kGroundBehindM)));
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
    city->set(osg::Vec4f(static_cast<float>(middle.x), static_cast<float>(middle.y),
                         static_cast<float>(built.width() / 2), static_cast<float>(built.height() / 2)));
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
    const Air air = airAt(theme, sunAltitudeDeg);
    fogColor->set(toVec(air.horizon));
    skyColor->set(toVec(air.sky));
    sunLight->set(air.sunLight);
    skyLight->set(air.skyLight);
    groundLight->set(air.groundLight);
    shadowColor->set(air.shadow);
    edges->set(air.edges);
    lineLight->set(air.lineLight);
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
    sun->set(osg::Vec3f(to));
    sunDirection->to = osg::Vec3f(to);
    sunDirection->shines = sunAltitudeDeg > 0;
    // Long evening shadows are cut: they would cover the city.
    const double length = std::min(1 / std::tan(altitude), 4.0);
    shadow->set(osg::Vec2f(static_cast<float>(-std::sin(azimuth) * length),
                           static_cast<float>(-std::cos(azimuth) * length)));
}

void CityScene::setPixelRatio(double ratio)
{
    if (!(ratio > 0.1 && ratio < 20))
        return;
    d->pixelRatio = ratio;
    d->ratio->set(static_cast<float>(ratio));
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
    const double pixelAtTarget = camera.metresPerPixel(pose.target);
    const double perMetre = pixelAtTarget / pose.distanceM;
    d->pixel->set(pose.plan ? osg::Vec2f(static_cast<float>(pixelAtTarget), 0)
                            : osg::Vec2f(0, static_cast<float>(perMetre)));
    d->viewport->set(osg::Vec2f(static_cast<float>(camera.viewport().width()),
                                static_cast<float>(camera.viewport().height())));
    // Air gets in the way of what is several times farther than what one looks at.
    d->fogM->set(pose.plan ? 0.0F : static_cast<float>(1500 + pose.distanceM * 1.6));
    d->nearM->set(0.25F);
    // A plan lives by its outlines.
    d->edgeFade->set(pose.plan ? 0.45F : 1.6F);
    const double above = camera.eye().z - groundHeight(d->ground.get(), pose.target.x, pose.target.y);
    d->behind->set(static_cast<float>(kGroundBehindM / std::max(above, 2.0) + 0.0006));
    const double pitch = (pose.plan ? 90 : pose.pitchDeg) * std::numbers::pi / 180;
    const double halfHeight = std::tan(Camera::kFieldOfViewDeg / 2 * std::numbers::pi / 180);
    const double aspect = camera.viewport().width() / camera.viewport().height();
    d->look->set(osg::Vec4f(static_cast<float>(-std::sin(pitch)), static_cast<float>(std::cos(pitch)),
                            static_cast<float>(halfHeight * aspect), static_cast<float>(halfHeight)));

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
