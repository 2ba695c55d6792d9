// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/base/text.h>
#include <dothi/city/homeextent.h>
#include <dothi/scene/feetground.h>
#include <dothi/scene/tilepager.h>
#include <dothi/scene/tileshare.h>
#include <dothi/scene/underground.h>
#include <dothi/ui/sceneloaderparts.h>

#include <QCryptographicHash>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace dothi::ui {

namespace {

constexpr int kChangePauseMs = 150; ///< changes that follow each other closely are built once
/// Layers under way at once: a worker that is done finds the next one without waiting for a frame to be
/// drawn.
constexpr qsizetype kBuildsAtOnce = 4;
constexpr int kNoFrameMs = 700;

/// What is shown is kept for each city by itself: in one the trees are of use, in another they hide it.
QString layerKey(const city::City &city, const QString &layer, const char *what)
{
    const QByteArray place =
        QCryptographicHash::hash(city.store().location().toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .left(16);
    return QStringLiteral("cities/%1/layers/%2/%3").arg(QLatin1String(place), layer, QLatin1String(what));
}

/// Beside everything else of the user where that has been put elsewhere.
QString cacheFolder()
{
    return qEnvironmentVariableIsSet("DOTHI_USER_DIR")
               ? userDataDir() + QStringLiteral("/cache")
               : QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
}

} // namespace

SceneLoader::SceneLoader(plugin::CityHost &cities, TaskManager &tasks, Settings &settings, QObject *parent,
                         std::unique_ptr<Executor> tileWorkers)
    : QObject(parent)
    , m_cities(cities)
    , m_tasks(tasks)
    , m_settings(settings)
    , m_changeTimer(new QTimer(this))
    , m_noFrameTimer(new QTimer(this))
    , m_tileTasks(std::make_shared<TaskManager>(
          tileWorkers ? std::move(tileWorkers) : makeThreadPoolExecutor(static_cast<int>(kTileWorkers))))
{
    startTimers();
    if (const QString caches = cacheFolder(); !caches.isEmpty())
        m_tileCache = std::make_shared<scene::TileCache>(caches + QStringLiteral("/tiles"));
    connect(&m_cities, &plugin::CityHost::opened, this, &SceneLoader::open);
    connect(&m_cities, &plugin::CityHost::aboutToClose, this, &SceneLoader::close);
}

SceneLoader::SceneLoader(SceneLoader &leader, QObject *parent)
    : QObject(parent)
    , m_cities(leader.m_cities)
    , m_tasks(leader.m_tasks)
    , m_settings(leader.m_settings)
    , m_underground(leader.m_underground)
    , m_changeTimer(new QTimer(this))
    , m_noFrameTimer(new QTimer(this))
    , m_tileCache(leader.m_tileCache)
    , m_leader(&leader)
    , m_tileTasks(leader.m_tileTasks)
{
    startTimers();
    leader.m_followers.emplace_back(this);
    connect(&leader, &SceneLoader::sceneReady, this, &SceneLoader::openLikeLeader);
    connect(&leader, &SceneLoader::sceneAboutToGo, this, &SceneLoader::close);
    connect(&leader, &SceneLoader::layerChanged, this, &SceneLoader::followLayers);
    connect(&leader, &SceneLoader::undergroundChanged, this, &SceneLoader::setUnderground);
}

void SceneLoader::startTimers()
{
    m_noFrameTimer->setSingleShot(true);
    m_noFrameTimer->setInterval(kNoFrameMs);
    connect(m_noFrameTimer, &QTimer::timeout, this, [this] {
        m_frameSeen = true;
        finishIfDone();
    });
    m_changeTimer->setSingleShot(true);
    m_changeTimer->setInterval(kChangePauseMs);
    connect(m_changeTimer, &QTimer::timeout, this, &SceneLoader::applyChanges);
}

SceneLoader::~SceneLoader()
{
    cancel();
}

void SceneLoader::openCurrent()
{
    if (m_leader)
        openLikeLeader();
    else if (m_cities.city() && m_generation == 0)
        open();
}

void SceneLoader::cancel()
{
    m_tasks.cancel(m_task);
    for (const Layer &layer : m_layers)
        m_tasks.cancel(layer.task);
    m_tasks.cancel(m_undergroundTask);
    for (const quint64 task : m_ownTileTasks)
        m_tileTasks->cancel(task);
}

QString SceneLoader::layerTitle(const QString &id)
{
    if (const city::LayerDef *layer = city::Schema::builtin().layer(id))
        return layer->title.text();
    return id == QLatin1String("terrain") ? tr("Terrain") : id;
}

SceneLoader::Layer *SceneLoader::find(const QString &id)
{
    const auto at = std::ranges::find(m_layers, id, &Layer::id);
    return at == m_layers.end() ? nullptr : &*at;
}

const SceneLoader::Layer *SceneLoader::layer(const QString &id) const
{
    const auto at = std::ranges::find(m_layers, id, &Layer::id);
    return at == m_layers.end() ? nullptr : &*at;
}

double SceneLoader::groundHeight(double x, double y)
{
    if (!m_scene || !m_scene->ground())
        return 0;
    const double height = scene::groundHeightAtHand(m_scene->ground().get(), x, y);
    fetchGround();
    return std::isfinite(height) ? height : 0;
}

void SceneLoader::open()
{
    connect(m_cities.city(), &city::City::changed, this, &SceneLoader::cityChanged);
    m_loading = true;
    tellProgress();
    // Workers connect by themselves: it waits for whoever holds the city.
    const QString address = m_cities.city()->store().location();
    const quint64 generation = m_generation;
    using Answer = std::shared_ptr<Prepared>;
    m_task = m_tasks.run<Answer>(
        tr("Looking through the city"), this,
        [address](TaskContext &task) -> Result<Answer> {
            const Result<std::unique_ptr<city::Store>> opened = openReader(address, task);
            DOTHI_TRY(opened);
            const city::Store *reader = opened->get();
            auto answer = std::make_shared<Prepared>();
            Result<std::vector<city::LayerInfo>> infos = reader->layers();
            if (!infos)
                return Failure(std::move(infos).error());
            answer->infos = std::move(*infos);
            Result<scene::DrawnGround> ground = scene::loadDrawnGround(*reader, task);
            // A city is of use without its terrain: said, not fatal.
            if (ground) {
                answer->ground = std::move(ground->grid);
                answer->groundEstimated = ground->fromBuildings;
                answer->groundFilled = ground->filledCells;
            } else {
                answer->groundError = ground.error();
            }
            return answer;
        },
        [this, generation](Result<Answer> answer) {
            if (generation == m_generation)
                prepared(std::move(answer));
        });
}

void SceneLoader::close()
{
    cancel();
    ++m_generation;
    m_loading = false;
    m_changed.clear();
    m_everythingChanged = false;
    m_changeTimer->stop();
    m_noFrameTimer->stop();
    m_frameSeen = false;
    m_tilesUnderWay.clear();
    m_warmed.clear();
    m_readers.reset();
    m_ownTileTasks.clear();
    m_revealed.clear();
    m_readingGround = false;
    if (m_scene) {
        Q_EMIT sceneAboutToGo();
        m_scene.reset();
    }
    m_layers.clear();
    m_extent = {};
    tellProgress();
    Q_EMIT layerChanged({});
}

void SceneLoader::prepared(Result<std::shared_ptr<Prepared>> result)
{
    if (!result) {
        m_loading = false;
        tellProgress();
        Q_EMIT failed(result.error());
        return;
    }
    const Prepared &look = **result;
    if (look.groundError)
        Q_EMIT failed(*look.groundError);

    m_layers.clear();
    m_extent = city::homeExtent(look.infos);
    for (const QString &id : scene::drawableLayers()) {
        Layer layer;
        layer.id = id;
        const QVariant visible = m_settings.raw(layerKey(*m_cities.city(), id, "visible"));
        layer.visible = visible.isValid() ? visible.toBool() : scene::shownAtFirst(id);
        const QVariant opacity = m_settings.raw(layerKey(*m_cities.city(), id, "opacity"));
        layer.opacity = opacity.isValid() ? std::clamp(opacity.toDouble(), 0.0, 1.0) : 1.0;
        const auto info = std::ranges::find(look.infos, id, &city::LayerInfo::id);
        if (info != look.infos.end()) {
            layer.features = info->features;
            layer.extent = info->extent;
        } else if (id == QLatin1String("terrain") && look.ground) {
            layer.features = 1;
            layer.extent = look.ground->extent();
        }
        m_layers.push_back(std::move(layer));
    }

    noteGround(look);

    // About the middle of the data; an empty city about the middle of its profile.
    geo::Coord origin = m_extent.center();
    if (m_extent.isEmpty()) {
        const Result<geo::Crs> wgs84 = geo::Crs::fromEpsg(4326);
        const city::Store &store = m_cities.city()->store();
        if (wgs84) {
            const Result<geo::Transform> toCity =
                geo::Transform::create(*wgs84, store.crs(), store.profile().datumOperation);
            if (toCity) {
                if (const Result<geo::Coord> center = toCity->apply(store.profile().center))
                    origin = *center;
            }
        }
        m_extent = geo::Extent(origin.x, origin.y, origin.x, origin.y).grown(2000);
    }
    startScene(geo::LocalFrame({std::round(origin.x), std::round(origin.y), 0}), look.ground);
}

void SceneLoader::startScene(const geo::LocalFrame &frame, const scene::GroundPtr &ground)
{
    m_loading = true;
    m_leftOpen = 0;
    m_scene = std::make_unique<scene::CityScene>(frame);
    m_scene->setGround(ground);
    if (m_leader) {
        m_scene->shareWith(*m_leader->m_scene);
        m_readers = m_leader->m_readers;
    } else {
        m_scene->share()->cache = m_tileCache;
        m_readers = std::make_shared<Readers>();
    }
    for (Layer &layer : m_layers) {
        m_scene->setLayerVisible(layer.id, layer.visible);
        m_scene->setLayerOpacity(layer.id, layer.opacity);
        if (layer.visible && layer.features > 0)
            layer.state = State::Waiting;
    }
    if (m_underground)
        revealBelow();
    Q_EMIT sceneReady();
    Q_EMIT layerChanged({});
    tellOfDamage();
    buildWaiting();
    if (m_underground)
        buildUnderground();
}

void SceneLoader::noteGround(const Prepared &look)
{
    m_groundEstimated = look.groundEstimated;
    if (Layer *terrain = find(QStringLiteral("terrain"))) {
        terrain->note = look.groundEstimated ? tr("Ground below the buildings")
                        : look.groundFilled > 0
                            ? tr("Terrain, %n empty cell(s) filled", nullptr,
                                 static_cast<int>(std::min<qint64>(look.groundFilled, 1'000'000'000)))
                            : QString();
    }
}

void SceneLoader::buildWaiting()
{
    const auto underWay = [this] { return std::ranges::count(m_layers, State::Building, &Layer::state); };
    auto next = std::ranges::find(m_layers, State::Waiting, &Layer::state);
    for (; next != m_layers.end() && underWay() < kBuildsAtOnce;
         next = std::ranges::find(m_layers, State::Waiting, &Layer::state))
        build(*next);
    if (m_loading && next == m_layers.end() && underWay() == 0) {
        // The next frame says which tiles are lacking; without a view there is none to be waited for.
        if (!m_frameSeen)
            m_noFrameTimer->start();
        Q_EMIT sceneChanged();
        finishIfDone();
    }
}

void SceneLoader::finishIfDone()
{
    const bool isWaiting = std::ranges::any_of(m_layers, [](const Layer &layer) {
        return layer.state == State::Waiting || layer.state == State::Building;
    });
    if (!m_scene || !m_loading || isWaiting || !m_frameSeen || !m_tilesUnderWay.empty() ||
        !m_scene->missingTiles(1).empty()) {
        tellProgress();
        return;
    }
    m_loading = false;
    m_noFrameTimer->stop();
    tellProgress();
    Q_EMIT sceneChanged();
    Q_EMIT finished();
}

double SceneLoader::progress() const
{
    // Nothing is said to be whole while somebody still works on it.
    constexpr double kNearlyWhole = 0.99;
    if (!isLoading())
        return 1;
    return m_scene && m_frameSeen ? std::min(kNearlyWhole, m_scene->completeness()) : 0;
}

bool SceneLoader::hasGround() const
{
    const Layer *terrain = layer(QStringLiteral("terrain"));
    return m_scene && m_frameSeen && terrain && terrain->state != State::Waiting &&
           terrain->state != State::Building && !m_scene->lacksGround();
}

void SceneLoader::tellProgress()
{
    const double share = progress();
    const int percent = static_cast<int>(share * 100);
    if (percent != m_toldPercent) {
        m_toldPercent = percent;
        Q_EMIT progressChanged(share);
    }
}

void SceneLoader::build(Layer &layer)
{
    if (!m_loading)
        m_sinceStep.start();
    m_loading = true;
    const QString id = layer.id;
    if (scene::pagePlan(id, m_scene->ground().get())) {
        m_scene->setPaged({id, layer.features, layer.extent});
        layer.state = State::Ready;
        Q_EMIT layerChanged(id);
        return;
    }
    layer.state = State::Building;
    const quint64 build = layer.build = ++m_builds;
    Q_EMIT layerChanged(id);
    const QString address = m_cities.city()->store().location();
    const scene::GroundPtr ground = m_scene->ground();
    const geo::LocalFrame frame = m_scene->frame();
    const quint64 generation = m_generation;
    using Answer = std::shared_ptr<scene::LayerScene>;
    layer.task = m_tasks.run<Answer>(
        tr("Drawing “%1”").arg(layerTitle(id)), this,
        [address, id, frame, ground, share = m_scene->share()](TaskContext &task) -> Result<Answer> {
            const Result<std::unique_ptr<city::Store>> reader = openReader(address, task);
            DOTHI_TRY(reader);
            Result<scene::LayerScene> made =
                scene::buildLayer(**reader, id, frame, ground, task, share.get());
            if (!made)
                return Failure(std::move(made).error());
            return std::make_shared<scene::LayerScene>(std::move(*made));
        },
        [this, generation, id, build](Result<Answer> answer) {
            if (generation == m_generation)
                built(id, build, std::move(answer));
        });
}

void SceneLoader::built(const QString &id, quint64 build, Result<std::shared_ptr<scene::LayerScene>> result)
{
    Layer *layer = find(id);
    if (!layer || !m_scene || layer->build != build)
        return;
    if (result) {
        layer->legend = (*result)->legend;
        m_scene->setLayer(std::move(**result));
        layer->state = State::Ready;
        Q_EMIT layerAttached(id);
        if (m_sinceStep.hasExpired(kStepMs)) {
            m_sinceStep.start();
            Q_EMIT sceneChanged();
        }
    } else {
        layer->state = State::Failed;
        if (result.error().code() != ErrorCode::Cancelled)
            Q_EMIT failed(result.error());
    }
    Q_EMIT layerChanged(id);
    buildWaiting();
}

void SceneLoader::setLayerVisible(const QString &id, bool visible)
{
    Layer *layer = find(id);
    if (!layer || layer->visible == visible)
        return;
    layer->visible = visible;
    m_revealed.erase(id);
    if (!m_leader && m_cities.city())
        m_settings.setRaw(layerKey(*m_cities.city(), id, "visible"), visible);
    m_scene->setLayerVisible(id, visible);
    // A layer that failed gets another chance when it is asked for again.
    if (visible && layer->features > 0 &&
        (layer->state == State::NotBuilt || layer->state == State::Failed)) {
        layer->state = State::Waiting;
        buildWaiting();
    }
    Q_EMIT layerChanged(id);
    Q_EMIT sceneChanged();
}

void SceneLoader::setLayerOpacity(const QString &id, double opacity)
{
    Layer *layer = find(id);
    if (!layer)
        return;
    layer->opacity = std::clamp(opacity, 0.0, 1.0);
    if (!m_leader && m_cities.city())
        m_settings.setRaw(layerKey(*m_cities.city(), id, "opacity"), layer->opacity);
    m_scene->setLayerOpacity(id, layer->opacity);
    Q_EMIT layerChanged(id);
    Q_EMIT sceneChanged();
}

} // namespace dothi::ui
