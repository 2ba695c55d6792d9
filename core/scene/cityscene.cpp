// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/homeextent.h>
#include <dothi/scene/air.h>
#include <dothi/scene/basemaps.h>
#include <dothi/scene/cityscene.h>
#include <dothi/scene/facing.h>
#include <dothi/scene/groundsampler.h>
#include <dothi/scene/labels.h>
#include <dothi/scene/layerindex.h>
#include <dothi/scene/materials.h>
#include <dothi/scene/notices.h>
#include <dothi/scene/overlaynode.h>
#include <dothi/scene/scenelayer.h>
#include <dothi/scene/sceneuniforms.h>
#include <dothi/scene/shadowmap.h>
#include <dothi/scene/style.h>
#include <dothi/scene/tileshare.h>
#include <dothi/scene/underground.h>

#include <osg/Depth>

#include <QCoreApplication>
#include <QScopeGuard>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

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

/// What is wanted first: the ground and its streets, houses, then what stands about.
double urgency(const QString &layer)
{
    static const std::map<QString, double> kUrgency{{QStringLiteral("road_surface"), 0.5},
                                                    {QStringLiteral("building"), 0.8},
                                                    {QStringLiteral("parcel"), 1.5},
                                                    {QStringLiteral("tree"), 2},
                                                    {QStringLiteral("lamp"), 2.5}};
    const auto found = kUrgency.find(layer);
    return found == kUrgency.end() ? 2 : found->second;
}

/// Pictures on the ground lie within so much of the lowest and highest of it.
constexpr double kGroundMarginM = 5;

/// What is above the ground keeps so much of its opacity while one looks below it.
constexpr double kSeenThrough = 0.3;
/// Street lamps are lit from a little after sunset on.
constexpr double kLampsOnDeg = -3;

/// Never drawn: what a context holds of shaders and the shadow map goes when the root lets go of the rest.
class Keeper : public osg::Group
{
public:
    explicit Keeper(const Materials &materials)
        : m_materials(materials)
    {
        setNodeMask(0);
    }
    void releaseGLObjects(osg::State *state) const override
    {
        m_materials.releaseGLObjects(state);
        osg::Group::releaseGLObjects(state);
    }

private:
    const Materials &m_materials;
};

/// Tiles out of sight are kept up to so much memory.
constexpr size_t kTileMemory = size_t(420) << 20;

} // namespace

struct CityScene::Private
{
    explicit Private(const geo::LocalFrame &f)
        : frame(f)
        , labels(materials.labelState())
        , baseMaps(materials, f)
    {}

    void applyTheme();
    void applySun();
    void applyCityExtent();
    void chooseTiles(const Camera &camera);
    void touchBlocks(const std::vector<city::FeatureId> &ids, const geo::Extent &local);
    void applyOpacity(const QString &id, SceneLayer &layer);
    void applySection();
    void applyShadows();
    SceneLayer &layer(const QString &id);
    [[nodiscard]] const SceneLayer *find(const QString &id) const;

    geo::LocalFrame frame;
    Materials materials;
    Labels labels;
    BaseMaps baseMaps;
    osg::ref_ptr<osg::Group> root = new osg::Group;
    osg::ref_ptr<osg::Group> overlayRoot = new osg::Group;
    osg::ref_ptr<osg::Group> selection;
    std::map<QString, osg::ref_ptr<osg::Group>> overlays;
    std::map<QString, std::unique_ptr<SceneLayer>> layers;
    std::map<QString, double> opacities; ///< as they were set
    std::unique_ptr<UndergroundScene> underground;
    quint64 frameCount = 0;
    double coarseness = 1;
    std::shared_ptr<TileShare> share = std::make_shared<TileShare>();
    GroundPtr ground;
    Theme theme = Theme::Light;
    double sunAzimuthDeg = 225;
    double sunAltitudeDeg = 52;
    std::shared_ptr<SunDirection> sunDirection = std::make_shared<SunDirection>();
    double pixelRatio = 1;
    double maxHeightM = 50;
    QStringList order = drawableLayers();
    SceneUniforms uniforms;
    ShadowMap shadowMap;
    ShadowFit shadowFit;
    osg::ref_ptr<osg::Group> casters = new osg::Group;
    bool shadowsWanted = false;
    Section section;
    std::shared_ptr<const SectionCut> cut;
    osg::ref_ptr<osg::Group> earth; ///< the ground where it is cut
};

CityScene::CityScene(const geo::LocalFrame &frame)
    : d(std::make_unique<Private>(frame))
{
    routeNotices();
    osg::StateSet *state = d->root->getOrCreateStateSet();
    d->uniforms.addTo(*state);
    d->uniforms.addTo(*d->casters->getOrCreateStateSet());
    const osg::ref_ptr<Keeper> keeper = new Keeper(d->materials);
    keeper->getOrCreateStateSet()->setTextureAttribute(1, d->shadowMap.texture());
    keeper->addChild(d->casters);
    d->root->addChild(keeper);
    state->setMode(GL_LIGHTING, osg::StateAttribute::OFF);
    state->setMode(GL_CULL_FACE, osg::StateAttribute::OFF);
    state->setMode(GL_STENCIL_TEST, osg::StateAttribute::OFF);
    d->root->setDataVariance(osg::Object::DYNAMIC);

    osg::ref_ptr<osg::Geometry> sky = new osg::Geometry;
    sky->setUseDisplayList(false);
    sky->setUseVertexBufferObjects(true);
    sky->setCullingActive(false);
    osg::ref_ptr<osg::Vec3Array> corners = new osg::Vec3Array;
    constexpr int kSkyColumns = 6;
    constexpr int kSkyRows = 40;
    for (int row = 0; row <= kSkyRows; ++row) {
        for (int column = 0; column <= kSkyColumns; ++column)
            corners->push_back({2.F * column / kSkyColumns - 1, 2.F * row / kSkyRows - 1, 0});
    }
    sky->setVertexArray(corners);
    osg::ref_ptr<osg::DrawElementsUShort> cells = new osg::DrawElementsUShort(GL_TRIANGLES);
    for (int row = 0; row < kSkyRows; ++row) {
        for (int column = 0; column < kSkyColumns; ++column) {
            const auto a = static_cast<GLushort>(row * (kSkyColumns + 1) + column);
            const auto b = static_cast<GLushort>(a + kSkyColumns + 1);
            for (const int corner : {int(a), a + 1, b + 1, int(a), b + 1, int(b)})
                cells->push_back(static_cast<GLushort>(corner));
        }
    }
    sky->addPrimitiveSet(cells);
    sky->setStateSet(d->materials.skyState());
    d->root->addChild(sky);
    d->root->addChild(d->baseMaps.node());
    d->root->addChild(stencilCleaner());
    d->root->addChild(d->overlayRoot);
    d->root->addChild(d->labels.node());
    d->applyTheme();
    d->applySun();
}

CityScene::~CityScene()
{
    // Whoever still holds the root is not to find a keeper without its shaders.
    d->root->removeChildren(0, d->root->getNumChildren());
}

osg::Group *CityScene::root() const
{
    return d->root;
}

const geo::LocalFrame &CityScene::frame() const
{
    return d->frame;
}

SceneLayer &CityScene::Private::layer(const QString &id)
{
    std::unique_ptr<SceneLayer> &layer = layers[id];
    if (!layer) {
        layer = std::make_unique<SceneLayer>(id, materials, sunDirection);
        applyOpacity(id, *layer);
        layer->setSection(cut);
    }
    return *layer;
}

const SceneLayer *CityScene::Private::find(const QString &id) const
{
    const auto found = layers.find(id);
    return found == layers.end() || !found->second->isThere() ? nullptr : found->second.get();
}

void CityScene::setLayer(LayerScene scene)
{
    const QString id = scene.layer;
    SceneLayer &layer = d->layer(id);
    d->maxHeightM = std::max(d->maxHeightM, scene.maxHeightM);
    layer.setWhole(std::move(scene));
    d->labels.setNames(id, layer.names());
    d->labels.setNamesVisible(id, layer.isVisible());
    // Again at the end: layers are drawn in the order they come.
    d->root->removeChild(layer.holder());
    d->root->addChild(layer.holder());
    d->applyCityExtent();
}

void CityScene::setPaged(const city::LayerInfo &info)
{
    SceneLayer &layer = d->layer(info.id);
    if (info.id == QLatin1String("building"))
        d->touchBlocks({}, {});
    layer.setPaged(info, d->frame);
    d->labels.setNamesVisible(info.id, layer.isVisible());
    d->root->removeChild(layer.holder());
    d->root->addChild(layer.holder());
    d->applyCityExtent();
}

std::vector<TileRequest> CityScene::missingTiles(size_t most) const
{
    struct Wish
    {
        double urgency;
        TileRequest request;
    };
    std::vector<Wish> wishes;
    for (const auto &[id, layer] : d->layers) {
        if (!layer->isPaged() || !layer->isVisible())
            continue;
        for (const TileChoice::Tile &wanted : layer->wanted())
            wishes.push_back({urgency(id) * wanted.mpp, {id, wanted.key, layer->edition()}});
    }
    const size_t count = std::min(most, wishes.size());
    std::partial_sort(wishes.begin(), wishes.begin() + static_cast<std::ptrdiff_t>(count), wishes.end(),
                      [](const Wish &a, const Wish &b) { return a.urgency < b.urgency; });
    std::vector<TileRequest> requests;
    for (size_t i = 0; i < count; ++i)
        requests.push_back(std::move(wishes[i].request));
    return requests;
}

void CityScene::setTile(const TileRequest &request, LayerScene scene)
{
    const auto found = d->layers.find(request.layer);
    if (found == d->layers.end())
        return;
    d->maxHeightM = std::max(d->maxHeightM, scene.maxHeightM);
    found->second->setTile(request, std::move(scene));
}

const std::shared_ptr<TileShare> &CityScene::share() const
{
    return d->share;
}

void CityScene::setTileFailed(const TileRequest &request)
{
    if (const auto found = d->layers.find(request.layer); found != d->layers.end())
        found->second->setTileFailed(request);
}

void CityScene::touch(const city::LayerInfo &info, const std::vector<city::FeatureId> &ids,
                      const geo::Extent &where)
{
    const auto found = d->layers.find(info.id);
    if (found == d->layers.end())
        return;
    geo::Extent local;
    if (!where.isEmpty()) {
        local.add(d->frame.toLocal({where.minX(), where.minY(), 0}));
        local.add(d->frame.toLocal({where.maxX(), where.maxY(), 0}));
    }
    if (info.id == QLatin1String("building"))
        d->touchBlocks(ids, local);
    found->second->touch(info, d->frame, ids, local);
}

bool CityScene::takeLegendChange(const QString &id)
{
    const auto found = d->layers.find(id);
    return found != d->layers.end() && found->second->takeLegendChange();
}

void CityScene::setCoarseness(double coarseness)
{
    d->coarseness = std::clamp(coarseness, 1.0, 8.0);
}

Result<> CityScene::loadTiles(const Camera &camera, const city::Store &store, TaskContext &task)
{
    constexpr size_t kAtOnce = 64;
    for (;;) {
        DOTHI_TRY(task.checkpoint());
        d->chooseTiles(camera);
        const std::vector<TileRequest> missing = missingTiles(kAtOnce);
        if (missing.empty())
            return {};
        for (const TileRequest &request : missing) {
            auto built = buildTile(store, request, d->frame, d->ground, task, d->share.get());
            if (!built)
                return Failure(std::move(built).error());
            setTile(request, std::move(*built));
        }
    }
}

void CityScene::Private::chooseTiles(const Camera &camera)
{
    ++frameCount;
    const ViewVolume view(camera, frame);
    baseMaps.choose(view, coarseness, frameCount);
    size_t bytes = 0;
    for (const auto &[id, layer] : layers) {
        if (!layer->isPaged())
            continue;
        if (layer->choose(view, coarseness, frameCount))
            labels.setNames(id, layer->names());
        bytes += layer->bytes();
    }
    for (const auto &[id, layer] : layers) {
        if (bytes <= kTileMemory)
            break;
        if (layer->isPaged())
            bytes -= std::min(bytes, layer->dropUnseen(frameCount, bytes - kTileMemory));
    }
}

void CityScene::Private::touchBlocks(const std::vector<city::FeatureId> &ids, const geo::Extent &local)
{
    share->blocks.touch(ids, local, pagePlan(QStringLiteral("building"))->leafM);
}

/// Beyond what is built the ground turns into fields.
void CityScene::Private::applyCityExtent()
{
    std::vector<city::LayerInfo> infos;
    for (const auto &[id, layer] : layers) {
        if (layer->isThere() && id != QLatin1String("terrain"))
            infos.push_back({id, layer->summary().features, layer->summary().extent});
    }
    const geo::Extent built = city::homeExtent(infos);
    if (built.isEmpty())
        return;
    const geo::Coord middle = frame.toLocal(built.center());
    uniforms.setCity(middle, built.width() / 2, built.height() / 2);
    if (const auto terrain = layers.find(QStringLiteral("terrain")); terrain != layers.end()) {
        terrain->second->markCity({middle.x - built.width() / 2, middle.y - built.height() / 2,
                                   middle.x + built.width() / 2, middle.y + built.height() / 2});
    }
    if (cut)
        applySection();
}

void CityScene::setSection(const Section &section)
{
    const Section wanted = section.isValid() ? section : Section();
    if (wanted == d->section)
        return;
    d->section = wanted;
    d->applySection();
}

const Section &CityScene::section() const
{
    return d->section;
}

void CityScene::Private::applySection()
{
    cut.reset();
    if (earth)
        root->removeChild(earth);
    earth = nullptr;
    if (section.isActive()) {
        auto made = std::make_shared<SectionCut>();
        made->section = section;
        made->frame = frame;
        made->faces = section.faces(frame);
        made->faceState = materials.capState();
        made->lineState = materials.capLineState();
        const SceneLayer *terrain = find(QStringLiteral("terrain"));
        geo::Extent land = terrain ? terrain->summary().extent : geo::Extent();
        for (const auto &[id, layer] : layers) {
            if (layer->isThere() && !layer->summary().extent.isEmpty())
                land.add(layer->summary().extent);
        }
        if (!land.isEmpty()) {
            made->land.add(frame.toLocal({land.minX(), land.minY(), 0}));
            made->land.add(frame.toLocal({land.maxX(), land.maxY(), 0}));
        }
        made->groundAt = [grid = ground, f = frame](double x, double y) {
            const geo::Coord map = f.toMap({x, y, 0});
            return geo::Ground(grid.get()).height(map.x, map.y) - f.origin().z;
        };
        uniforms.setSection(section.bounds(frame));
        earth = groundCaps(*made);
        if (earth)
            root->addChild(earth);
        cut = std::move(made);
    }
    materials.setCut(cut != nullptr);
    for (const auto &[id, layer] : layers)
        layer->setSection(cut);
}

void CityScene::setGround(GroundPtr ground)
{
    d->ground = std::move(ground);
    const auto [low, high] = d->ground ? d->ground->range() : std::pair(0.0, 0.0);
    d->baseMaps.setGround(low - kGroundMarginM, high + kGroundMarginM);
    if (d->cut)
        d->applySection();
}

BaseMaps &CityScene::baseMaps()
{
    return d->baseMaps;
}

const BaseMaps &CityScene::baseMaps() const
{
    return d->baseMaps;
}

const GroundPtr &CityScene::ground() const
{
    return d->ground;
}

const LayerScene *CityScene::layer(const QString &id) const
{
    const SceneLayer *layer = d->find(id);
    return layer ? &layer->summary() : nullptr;
}

void CityScene::setLayerVisible(const QString &id, bool visible)
{
    d->layer(id).setVisible(visible);
    d->labels.setNamesVisible(id, visible);
}

bool CityScene::isLayerVisible(const QString &id) const
{
    const SceneLayer *layer = d->find(id);
    return layer && layer->isVisible();
}

void CityScene::aloneWith(const QString &id, const std::function<void()> &draw)
{
    const SceneLayer *alone = d->find(id);
    if (!alone)
        return;
    std::vector<std::pair<osg::ref_ptr<osg::Node>, osg::Node::NodeMask>> others;
    for (unsigned i = 0; i < d->root->getNumChildren(); ++i) {
        osg::Node *child = d->root->getChild(i);
        if (child == alone->holder())
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
    d->opacities[id] = opacity;
    d->applyOpacity(id, d->layer(id));
}

void CityScene::Private::applyOpacity(const QString &id, SceneLayer &layer)
{
    const auto set = opacities.find(id);
    const double own = set == opacities.end() ? 1 : set->second;
    layer.setOpacity(underground ? own * kSeenThrough : own);
}

void CityScene::setUnderground(std::unique_ptr<UndergroundScene> below)
{
    if (d->underground && d->underground->node)
        d->root->removeChild(d->underground->node);
    d->underground = std::move(below);
    if (d->underground && d->underground->node) {
        for (const LayerPart &part : d->underground->parts) {
            const osg::ref_ptr<osg::StateSet> state = d->materials.state(part.material, kUndergroundBin);
            // Whatever crosses does so in the right order, whichever comes first.
            state->setAttributeAndModes(new osg::Depth(osg::Depth::LEQUAL, 0, 1, true));
            // Basements have no floor of their own: from below one sees the inside of their walls.
            state->setMode(GL_CULL_FACE, osg::StateAttribute::OFF);
            part.group->setStateSet(state);
        }
        d->root->addChild(d->underground->node);
    }
    for (const auto &[id, layer] : d->layers)
        d->applyOpacity(id, *layer);
    d->baseMaps.setSeenThrough(d->underground ? kSeenThrough : 1);
}

bool CityScene::isUnderground() const
{
    return d->underground != nullptr;
}

geo::Extent CityScene::extent() const
{
    geo::Extent extent;
    for (const auto &[id, layer] : d->layers) {
        if (layer->isThere() && id != QLatin1String("terrain") && !layer->summary().extent.isEmpty())
            extent.add(layer->summary().extent);
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
        if (layer->isThere() && layer->isVisible())
            sum += layer->shownTriangles();
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
    sunDirection->isNight = sunAltitudeDeg < kLampsOnDeg;
    uniforms.setSun(to);
    applyShadows();
}

void CityScene::setShadowsMapped(bool mapped)
{
    d->shadowsWanted = mapped;
    d->applyShadows();
}

void CityScene::Private::applyShadows()
{
    const bool mapped = shadowsWanted && sunDirection->shines;
    sunDirection->mapped = mapped;
    materials.setShadowed(mapped);
    osg::StateSet *state = root->getOrCreateStateSet();
    if (mapped)
        state->setTextureAttribute(1, shadowMap.texture());
    else
        state->removeTextureAttribute(1, osg::StateAttribute::TEXTURE);
}

void CityScene::drawShadowMap(osg::State &state)
{
    if (!d->sunDirection->mapped)
        return;
    quint64 revision = 0;
    for (const auto &[id, layer] : d->layers)
        revision += layer->castersRevision();
    d->casters->removeChildren(0, d->casters->getNumChildren());
    for (const auto &[id, layer] : d->layers)
        layer->addCasters(*d->casters);
    if (!d->shadowMap.draw(state, *d->casters, d->shadowFit, revision))
        setShadowsMapped(false);
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
    d->layer(layer).setHidden(ids);
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
    if (d->underground) {
        // Whatever is above is glass then.
        std::optional<Hit> below;
        for (const UndergroundScene::Layer &layer : d->underground->layers) {
            const auto found = layer.pick.pick(ray);
            if (found && (!below || found->t < below->result.t))
                below = Hit{layer.id, *found, 0};
        }
        if (below) {
            const osg::Vec3d where = ray.origin + ray.direction * below->result.t;
            PickHit hit;
            hit.ref = {below->layer, below->result.id};
            hit.where = d->frame.toMap({where.x(), where.y(), where.z()});
            hit.distanceM = below->result.t - back;
            return hit;
        }
    }
    std::optional<Hit> standing;
    std::vector<Hit> lying;
    for (const auto &[id, layer] : d->layers) {
        if (!layer->isThere() || !layer->isVisible() || layer->opacity() < 0.01)
            continue;
        const auto found = layer->hit(ray);
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

std::optional<double> CityScene::wallAhead(const Ray &ray, double withinM) const
{
    const SceneLayer *layer = d->find(QStringLiteral("building"));
    if (!layer || !layer->isThere() || !layer->isVisible())
        return std::nullopt;
    const geo::Coord origin = d->frame.toLocal(ray.origin);
    const std::optional<PickResult> found =
        layer->hit({{origin.x, origin.y, origin.z}, {ray.direction.x, ray.direction.y, ray.direction.z}});
    return found && found->t <= withinM ? std::optional(found->t) : std::nullopt;
}

void CityScene::prepareFrame(const Camera &camera)
{
    const CameraPose &pose = camera.pose();
    d->uniforms.setCamera(camera, groundHeight(d->ground.get(), pose.target.x, pose.target.y));

    if (d->sunDirection->mapped) {
        constexpr double kHighM = 40;
        const double ground =
            groundHeight(d->ground.get(), pose.target.x, pose.target.y) - d->frame.origin().z;
        const geo::Coord at = d->frame.toLocal(camera.eye());
        d->sunDirection->eye = {at.x, at.y, at.z};
        d->shadowFit = fitShadows(camera, d->frame, osg::Vec3d(d->sunDirection->to), ground, kHighM);
        d->uniforms.setShadowMap(d->shadowFit, camera.viewMatrix(d->frame));
    }

    // A name is written where its spot can be seen: nothing standing in between.
    d->chooseTiles(camera);
    if (const auto houses = d->layers.find(QStringLiteral("building")); d->cut && houses != d->layers.end())
        houses->second->updateCaps();
    std::vector<const SceneLayer *> blockers;
    for (const char *id : {"building", "terrain"}) {
        const SceneLayer *layer = d->find(QLatin1String(id));
        if (layer && layer->isVisible())
            blockers.push_back(layer);
    }
    const geo::Coord eye = d->frame.toLocal(camera.eye());
    const auto isInView = [&](const geo::Coord &map) {
        if (d->section.removes(map))
            return false;
        if (pose.plan)
            return true;
        const geo::Coord local = d->frame.toLocal(map);
        // From a little above the spot, so that the ground it lies on does not count.
        const osg::Vec3d to(local.x, local.y, local.z + 2.5);
        osg::Vec3d way = to - osg::Vec3d(eye.x, eye.y, eye.z);
        const double distance = way.normalize();
        const PickRay ray{{eye.x, eye.y, eye.z}, way, 0, 0};
        return std::none_of(blockers.begin(), blockers.end(), [&](const SceneLayer *layer) {
            const auto found = layer->hit(ray);
            return found && found->t < distance - 1;
        });
    };
    d->labels.update(camera, d->pixelRatio, isInView);
}

} // namespace dothi::scene
