// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/ui/basemaploader.h>

#include <QMutex>
#include <QTimer>

#include <algorithm>

namespace dothi::ui {

namespace {

const QString kSettingsKey = QStringLiteral("basemaps/sources");
constexpr int kWorkers = 2;
/// A server of which nothing but so many refusals came sends no map at all; of tiles it does not have, more:
/// the city may lie at the rim of the map.
constexpr int kRefusedToTell = 3;
constexpr int kAbsentToTell = 12;
/// Tiles under way at once; more would only be tiles of places left behind.
constexpr size_t kAtOnce = 16;
/// Base maps reach beyond the city by so much of its size, and at least so far.
constexpr double kBeyondShare = 0.5;
constexpr double kBeyondM = 4000;

bool sameWish(const scene::BaseMapWish &a, const scene::BaseMapWish &b)
{
    return a.map == b.map && a.tile == b.tile && a.edition == b.edition;
}

} // namespace

/// The disk cache of all base maps, opened when the first is.
struct BaseMapLoader::Disk
{
    QMutex mutex;
    QString folder;
    qint64 bytes = 0;
    std::shared_ptr<io::TileCache> cache;

    /// Looking through the folder takes a while when it is full: a worker's work.
    std::shared_ptr<io::TileCache> open()
    {
        const QMutexLocker lock(&mutex);
        if (!cache)
            cache = std::make_shared<io::TileCache>(folder, bytes);
        return cache;
    }
};

/// What workers use together for one city: transforms that wait to be used again. A worker that outlives the
/// city keeps what belonged to it, so that nothing of one city is laid with the transforms of another.
struct BaseMapLoader::Shared
{
    QMutex mutex;
    std::map<QString, std::vector<geo::Transform>> transforms; ///< by the CRS they come from
    geo::Crs city;
    int datumOperation = geo::kVn2000ToWgs84;

    Result<geo::Transform> take(const geo::Crs &from)
    {
        const QMutexLocker lock(&mutex);
        auto &idle = transforms[from.definition()];
        if (idle.empty())
            return geo::Transform::create(from, city, datumOperation);
        geo::Transform transform = std::move(idle.back());
        idle.pop_back();
        return transform;
    }
    void giveBack(const geo::Crs &from, geo::Transform transform)
    {
        const QMutexLocker lock(&mutex);
        transforms[from.definition()].push_back(std::move(transform));
    }
};

struct BaseMapLoader::Made
{
    bool askServer = false;
    bool old = false; ///< from the disk cache, and a newer one may be had
    std::optional<scene::BaseMapTile> tile;
    std::optional<Error> refused;
};

BaseMapLoader::BaseMapLoader(SceneLoader &scenes, plugin::CityHost &cities, Settings &settings,
                             QObject *parent)
    : BaseMapLoader(scenes, cities, settings, Options(), parent)
{}

BaseMapLoader::BaseMapLoader(SceneLoader &scenes, plugin::CityHost &cities, Settings &settings,
                             Options options, QObject *parent)
    : QObject(parent)
    , m_scenes(scenes)
    , m_cities(cities)
    , m_settings(settings)
    , m_options(std::move(options))
    , m_disk(std::make_shared<Disk>())
    , m_shared(std::make_shared<Shared>())
    , m_fetcher(new io::TileFetcher(m_options.fetcher, this))
    , m_restTimer(new QTimer(this))
    , m_tasks(std::make_unique<TaskManager>(makeThreadPoolExecutor(kWorkers)))
{
    m_disk->folder =
        m_options.cacheFolder.isEmpty() ? userDataDir() + QStringLiteral("/tiles") : m_options.cacheFolder;
    m_disk->bytes = m_options.cacheBytes;
    for (io::BaseMapSource &source : io::baseMapsFromJson(m_settings.raw(kSettingsKey).toByteArray())) {
        Entry entry;
        entry.source = std::move(source);
        m_maps.push_back(std::move(entry));
    }
    m_restTimer->setSingleShot(true);
    m_restTimer->setInterval(m_options.restMs);
    connect(m_restTimer, &QTimer::timeout, this, [this] {
        for (Entry &entry : m_maps) {
            if (!entry.resting && !entry.lacking)
                continue;
            if (entry.resting)
                entry.failures = io::TileSource::kFailuresToRest - 1; // one more is enough to rest again
            entry.resting = false;
            entry.lacking = false;
            if (m_scenes.scene())
                m_scenes.scene()->baseMaps().wantAgain(entry.source.id);
        }
        Q_EMIT sceneChanged();
    });
    connect(&m_scenes, &SceneLoader::sceneReady, this, &BaseMapLoader::sceneReady);
    connect(&m_scenes, &SceneLoader::sceneAboutToGo, this, &BaseMapLoader::sceneAboutToGo);
}

BaseMapLoader::~BaseMapLoader()
{
    m_tasks->cancelAll();
}

BaseMapLoader::Entry *BaseMapLoader::find(const QString &id)
{
    const auto found =
        std::ranges::find_if(m_maps, [&id](const Entry &entry) { return entry.source.id == id; });
    return found == m_maps.end() ? nullptr : &*found;
}

void BaseMapLoader::store()
{
    std::vector<io::BaseMapSource> sources;
    for (const Entry &entry : m_maps)
        sources.push_back(entry.source);
    m_settings.setRaw(kSettingsKey, io::baseMapsToJson(sources));
}

void BaseMapLoader::add(const io::BaseMapSource &source)
{
    if (!source.check() || find(source.id))
        return;
    Entry entry;
    entry.source = source;
    m_maps.push_back(std::move(entry));
    store();
    if (m_scenes.scene())
        open(m_maps.back());
    Q_EMIT changed();
}

void BaseMapLoader::remove(const QString &id)
{
    if (!find(id))
        return;
    if (m_scenes.scene())
        m_scenes.scene()->baseMaps().remove(id);
    std::erase_if(m_maps, [&id](const Entry &entry) { return entry.source.id == id; });
    store();
    updateAttribution();
    Q_EMIT changed();
    Q_EMIT sceneChanged();
}

void BaseMapLoader::setVisible(const QString &id, bool visible)
{
    Entry *entry = find(id);
    if (!entry || entry->source.visible == visible)
        return;
    entry->source.visible = visible;
    store();
    if (m_scenes.scene()) {
        // What could not be opened gets another chance.
        if (visible && !entry->tiles)
            open(*entry);
        m_scenes.scene()->baseMaps().setVisible(id, visible);
    }
    Q_EMIT changed();
    Q_EMIT sceneChanged();
}

void BaseMapLoader::setOpacity(const QString &id, double opacity)
{
    Entry *entry = find(id);
    if (!entry)
        return;
    entry->source.opacity = std::clamp(opacity, 0.0, 1.0);
    store();
    if (m_scenes.scene())
        m_scenes.scene()->baseMaps().setOpacity(id, entry->source.opacity);
    Q_EMIT changed();
    Q_EMIT sceneChanged();
}

void BaseMapLoader::sceneReady()
{
    const city::City *city = m_cities.city();
    if (!city || !m_scenes.scene())
        return;
    m_shared = std::make_shared<Shared>();
    m_shared->city = city->store().crs();
    m_shared->datumOperation = city->store().profile().datumOperation;
    for (Entry &entry : m_maps) {
        entry.tiles.reset(); // a picture without a CRS is taken to be in the city's
        entry.opening = false;
        if (entry.source.visible)
            open(entry);
    }
}

void BaseMapLoader::sceneAboutToGo()
{
    m_tasks->cancelAll();
    for (const UnderWay &way : m_underWay) {
        if (way.request)
            m_fetcher->cancel(way.request);
    }
    m_underWay.clear();
    if (!m_attribution.isEmpty()) {
        m_attribution.clear();
        Q_EMIT attributionChanged();
    }
}

void BaseMapLoader::open(Entry &entry)
{
    if (entry.opening || entry.tiles)
        return;
    entry.opening = true;
    using Answer = std::shared_ptr<io::TileSource>;
    m_tasks->run<Answer>(
        QString(), this,
        [disk = m_disk, source = entry.source,
         city = m_shared->city](TaskContext & /*task*/) -> Result<Answer> {
            return io::TileSource::open(source, source.isRemote() ? disk->open() : nullptr, city);
        },
        [this, id = entry.source.id, shared = m_shared](Result<Answer> answer) {
            Entry *opened = find(id);
            if (shared != m_shared || !opened || !opened->opening)
                return;
            opened->opening = false;
            if (!answer) {
                if (answer.error().code() != ErrorCode::Cancelled) {
                    setTrouble(*opened, answer.error().userText());
                    Q_EMIT messageAsked({plugin::MessageKind::Warning,
                                         tr("The base map “%1” cannot be shown: %2")
                                             .arg(opened->source.name, answer.error().userText()),
                                         {},
                                         {}});
                }
                return;
            }
            opened->tiles = std::move(*answer);
            setTrouble(*opened, {});
            show(*opened);
        });
}

void BaseMapLoader::tryOpen(const io::BaseMapSource &source, const geo::Crs &city, QObject *receiver,
                            std::function<void(Result<std::shared_ptr<io::TileSource>>)> then)
{
    using Answer = std::shared_ptr<io::TileSource>;
    m_tasks->run<Answer>(
        QString(), receiver,
        [source, city](TaskContext & /*task*/) { return io::TileSource::open(source, nullptr, city); },
        std::move(then));
}

void BaseMapLoader::show(Entry &entry)
{
    scene::CityScene *scene = m_scenes.scene();
    if (!scene || !entry.tiles)
        return;
    Result<geo::Transform> toCity = m_shared->take(entry.tiles->grid().crs());
    if (!toCity) {
        setTrouble(entry, toCity.error().userText());
        return;
    }
    geo::Extent area = m_scenes.extent();
    if (scene->ground())
        area.add(scene->ground()->extent());
    area = area.grown(std::max(kBeyondM, kBeyondShare * std::max(area.width(), area.height())));
    const QString id = entry.source.id;
    scene->baseMaps().set(id, entry.tiles->grid(), std::move(*toCity), area);
    scene->baseMaps().setVisible(id, entry.source.visible);
    scene->baseMaps().setOpacity(id, entry.source.opacity);
    Q_EMIT sceneChanged();
}

std::vector<BaseMapLoader::UnderWay>::iterator BaseMapLoader::underWay(const scene::BaseMapWish &wish)
{
    return std::ranges::find_if(m_underWay,
                                [&wish](const UnderWay &way) { return sameWish(way.wish, wish); });
}

void BaseMapLoader::fetchTiles()
{
    scene::CityScene *scene = m_scenes.scene();
    if (!scene || scene->baseMaps().isEmpty())
        return;
    constexpr size_t kLooked = 400;
    const std::vector<scene::BaseMapWish> wishes = scene->baseMaps().missing(kLooked);
    // Requests for places left behind make way.
    for (const UnderWay &way : std::vector<UnderWay>(m_underWay)) {
        const bool wanted = std::ranges::any_of(
            wishes, [&way](const scene::BaseMapWish &wish) { return sameWish(way.wish, wish); });
        if (way.request && !way.renewal && !wanted) {
            m_fetcher->cancel(way.request);
            m_underWay.erase(underWay(way.wish));
        }
    }
    for (const scene::BaseMapWish &wish : wishes) {
        if (m_underWay.size() >= kAtOnce)
            break;
        if (underWay(wish) == m_underWay.end()) {
            m_underWay.push_back({wish, 0, false});
            read(wish);
        }
    }
    m_tasks->clearEnded();
    updateAttribution();
}

void BaseMapLoader::read(const scene::BaseMapWish &wish)
{
    const Entry *entry = find(wish.map);
    if (!entry || !entry->tiles) {
        m_underWay.erase(underWay(wish));
        return;
    }
    make(wish, entry->tiles, {});
}

/// Empty answer: from disk.
void BaseMapLoader::make(const scene::BaseMapWish &wish, const std::shared_ptr<io::TileSource> &tiles,
                         const QByteArray &answer)
{
    const Entry *entry = find(wish.map);
    const bool resting = entry && entry->resting;
    const bool asked = !answer.isNull();
    using Answer = std::shared_ptr<Made>;
    m_tasks->run<Answer>(
        QString(), this,
        [shared = m_shared, tiles, tile = wish.tile, answer, asked, resting,
         frame = m_scenes.scene()->frame(),
         ground = m_scenes.scene()->ground()](TaskContext &task) -> Result<Answer> {
            auto done = std::make_shared<Made>();
            Result<io::TileSource::Step> step =
                tiles->step(tile, asked ? std::optional(answer) : std::nullopt, !resting, task);
            if (!step)
                return Failure(std::move(step).error());
            done->refused = std::move(step->refused);
            done->old = step->old;
            done->askServer = step->askServer;
            if (done->askServer)
                return done;
            const geo::Crs from = tiles->grid().crs();
            Result<geo::Transform> toCity = shared->take(from);
            if (!toCity)
                return Failure(std::move(toCity).error());
            Result<scene::BaseMapTile> made =
                scene::buildBaseMapTile(tiles->grid(), tile, *toCity, frame, ground.get(), step->image);
            shared->giveBack(from, std::move(*toCity));
            if (!made)
                return Failure(std::move(made).error());
            done->tile = std::move(*made);
            return done;
        },
        [this, wish, shared = m_shared](Result<Answer> result) {
            if (shared == m_shared) // else for a city that was closed since
                made(wish, std::move(result));
        });
}

void BaseMapLoader::made(const scene::BaseMapWish &wish, Result<std::shared_ptr<Made>> result)
{
    const auto way = underWay(wish);
    scene::CityScene *scene = m_scenes.scene();
    if (way == m_underWay.end() || !scene)
        return;
    Entry *entry = find(wish.map);
    if (result && (*result)->askServer && entry && entry->tiles) {
        ask(wish, entry->tiles);
        return;
    }
    m_underWay.erase(way);
    if (!result) {
        scene->baseMaps().setFailed(wish);
    } else if ((*result)->tile) {
        if (entry && (*result)->refused)
            tileRefused(*entry, *(*result)->refused);
        else if (entry && (*result)->tile->image)
            ++entry->pictures;
        scene->baseMaps().setTile(wish, std::move(*(*result)->tile));
    }
    if (result && (*result)->old && entry && entry->tiles && !entry->resting) {
        m_underWay.push_back({wish, 0, true});
        ask(wish, entry->tiles);
    }
    fetchTiles();
    Q_EMIT sceneChanged();
}

void BaseMapLoader::ask(const scene::BaseMapWish &wish, const std::shared_ptr<io::TileSource> &tiles)
{
    const auto way = underWay(wish);
    way->request = m_fetcher->fetch(tiles->url(wish.tile), [this, wish, tiles](Result<QByteArray> answer) {
        const auto asked = underWay(wish);
        if (asked == m_underWay.end())
            return;
        asked->request = 0;
        Entry *entry = find(wish.map);
        if (answer && entry) {
            if (entry->failures > 0 || entry->told) // the network is back
                setTrouble(*entry, {});
            entry->failures = 0;
            entry->told = false;
        } else if (!answer && entry && answer.error().code() == ErrorCode::Network) {
            serverFailed(*entry, answer.error());
        } else if (!answer && entry && answer.error().code() == ErrorCode::NotFound) {
            ++entry->absent;
            if (entry->absent >= kAbsentToTell)
                tellWhenUseless(*entry, answer.error().userText());
        } else if (!answer && entry) {
            tileRefused(*entry, answer.error());
        }
        // Without a picture of its own the place shows that of a coarser tile.
        make(wish, tiles, answer && !answer->isEmpty() ? *answer : QByteArrayLiteral(""));
    });
}

void BaseMapLoader::tileRefused(Entry &entry, const Error &error)
{
    ++entry.refused;
    setTrouble(entry, tr("%n tile(s) refused. %1", nullptr, entry.refused).arg(error.userText()));
    if (entry.refused >= kRefusedToTell)
        tellWhenUseless(entry, error.userText());
}

/// Once, and only where nothing of the map has come: a tile here and there may be lacking.
void BaseMapLoader::tellWhenUseless(Entry &entry, const QString &why)
{
    if (entry.pictures > 0 || entry.uselessTold)
        return;
    entry.uselessTold = true;
    setTrouble(entry, why);
    Q_EMIT messageAsked({plugin::MessageKind::Warning,
                         tr("The base map “%1” shows nothing here: %2 Check its address, or remove it.")
                             .arg(entry.source.name, why),
                         {},
                         {}});
}

void BaseMapLoader::serverFailed(Entry &entry, const Error &error)
{
    ++entry.failures;
    setTrouble(entry, error.userText());
    // A single tile that was lost on the way is asked for again, too.
    entry.lacking = true;
    if (!m_restTimer->isActive())
        m_restTimer->start();
    if (entry.failures < io::TileSource::kFailuresToRest)
        return;
    entry.resting = true;
    if (entry.told)
        return;
    entry.told = true;
    Q_EMIT messageAsked({plugin::MessageKind::Warning,
                         tr("The base map “%1” cannot be fetched: %2 What was kept on disk is shown; the "
                            "rest comes when the server is back.")
                             .arg(entry.source.name, error.userText()),
                         {},
                         {}});
}

void BaseMapLoader::setTrouble(Entry &entry, const QString &text)
{
    if (entry.trouble == text)
        return;
    entry.trouble = text;
    Q_EMIT changed();
}

void BaseMapLoader::updateAttribution()
{
    QStringList names;
    if (m_scenes.scene()) {
        for (const QString &id : m_scenes.scene()->baseMaps().drawn()) {
            const Entry *entry = find(id);
            const QString name = entry && entry->tiles ? entry->tiles->attribution() : QString();
            if (!name.isEmpty() && !names.contains(name))
                names.append(name);
        }
    }
    const QString text = names.join(QStringLiteral(" · "));
    if (text == m_attribution)
        return;
    m_attribution = text;
    Q_EMIT attributionChanged();
}

} // namespace dothi::ui
