// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/apron.h>
#include <dothi/scene/cityscenedata.h>
#include <dothi/scene/layerindex.h>
#include <dothi/scene/notices.h>

#include <QScopeGuard>

#include <algorithm>

namespace dothi::scene {

namespace {

/// What is wanted first: the ground and its streets, houses, then what stands about.
double urgency(const QString &layer)
{
    static const std::map<QString, double> kUrgency{
        {QStringLiteral("terrain"), 0.3},  {QStringLiteral("road_surface"), 0.5},
        {QStringLiteral("building"), 0.8}, {QStringLiteral("parcel"), 1.5},
        {QStringLiteral("tree"), 2},       {QStringLiteral("lamp"), 2.5}};
    const auto found = kUrgency.find(layer);
    return found == kUrgency.end() ? 2 : found->second;
}

/// Pictures on the ground lie within so much of the lowest and highest of it.
constexpr double kGroundMarginM = 5;

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
    d->root->addChild(stencilCleaner(kShadowBin));
    d->seenThroughCleaner = stencilCleaner(kSeenThroughDepthBin - 1);
    d->seenThroughCleaner->setNodeMask(0);
    d->root->addChild(d->seenThroughCleaner);
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
        layer->setGroundRange(groundRange, ground && ground->finer());
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
    const std::optional<PagePlan> plan = pagePlan(info.id, d->ground.get());
    if (!plan)
        return;
    city::LayerInfo known = info;
    if (info.id == QLatin1String("terrain"))
        known.extent = Apron(d->ground.get(), d->frame.origin()).extent();
    layer.setPaged(known, d->frame, *plan);
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

double CityScene::completeness() const
{
    size_t there = 0;
    size_t lacking = 0;
    for (const auto &[id, layer] : d->layers) {
        if (!layer->isPaged() || !layer->isVisible())
            continue;
        const auto [has, lacks] = layer->thereAndLacking();
        there += has;
        lacking += lacks;
    }
    return lacking == 0 ? 1.0 : static_cast<double>(there) / static_cast<double>(there + lacking);
}

bool CityScene::lacksGround() const
{
    const auto terrain = d->layers.find(QStringLiteral("terrain"));
    return terrain != d->layers.end() && terrain->second->isPaged() && terrain->second->isVisible() &&
           terrain->second->hasHoles();
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

void CityScene::shareWith(const CityScene &other)
{
    d->share = other.d->share;
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
    constexpr int kMostSettling = 40;
    int settled = 0;
    for (;;) {
        DOTHI_TRY(task.checkpoint());
        d->chooseTiles(camera);
        const std::vector<TileRequest> missing = missingTiles(kAtOnce);
        if (missing.empty()) {
            // How coarse the ground has to be is known only once it is there.
            if (!isSettling() || ++settled > kMostSettling)
                return {};
            continue;
        }
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
        if (layer->choose(view, coarseness, frameCount))
            labels.setNames(id, layer->names());
        if (layer->isPaged())
            bytes += layer->bytes();
    }
    for (const auto &[id, layer] : layers) {
        if (bytes <= kTileMemory)
            break;
        if (layer->isPaged())
            bytes -= std::min(bytes, layer->dropUnseen(frameCount, bytes - kTileMemory));
    }
    hideWhatIsBehind(camera);
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

void CityScene::setGround(GroundPtr ground)
{
    d->ground = std::move(ground);
    const auto [low, high] = d->ground ? d->ground->range() : std::pair(0.0, 0.0);
    d->baseMaps.setGround(low - kGroundMarginM, high + kGroundMarginM);
    d->maxHeightM =
        std::max(d->maxHeightM, high + (d->ground && d->ground->dikes() ? geo::Dikes::kHighestM : 0));
    d->groundRange = d->ground ? std::make_shared<const GroundRange>(*d->ground) : nullptr;
    for (const auto &[id, layer] : d->layers)
        layer->setGroundRange(d->groundRange, d->ground && d->ground->finer());
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
    SceneLayer &layer = d->layer(id);
    if (layer.isVisible() != visible)
        d->showOutline(id, visible);
    layer.setVisible(visible);
    d->applyBelow(id);
    d->applySeenThrough();
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

void CityScene::setLayerClasses(const QString &layer, LayerClassesPtr classes)
{
    SceneLayer &styled = d->layer(layer);
    d->uniforms.lightForColours(*styled.holder()->getOrCreateStateSet(), classes != nullptr);
    styled.setClasses(std::move(classes));
}

LayerClassesPtr CityScene::layerClasses(const QString &layer) const
{
    const auto found = d->layers.find(layer);
    return found == d->layers.end() ? nullptr : found->second->classes();
}

bool CityScene::isSettling() const
{
    const SceneLayer *ground = d->find(QStringLiteral("terrain"));
    return ground && ground->isSettling();
}

bool CityScene::isRecolouring() const
{
    return std::ranges::any_of(d->layers, [](const auto &layer) { return layer.second->isRecolouring(); });
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
            sum += layer->drawnTriangles();
    }
    return sum;
}

void CityScene::setHidden(const QString &layer, const std::vector<city::FeatureId> &ids)
{
    d->layer(layer).setHidden(ids);
    d->applyBelow(layer);
}

} // namespace dothi::scene
