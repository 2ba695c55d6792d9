// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/ui/basemaploaderparts.h>

#include <QTimer>

#include <algorithm>

namespace dothi::ui {

namespace {

const QString kSettingsKey = QStringLiteral("basemaps/sources");
constexpr int kWorkers = 2;
/// A server of which nothing but so many refusals came sends no map at all.
constexpr int kRefusedToTell = 3;
/// Base maps reach beyond the city by so much of its size, and at least so far.
constexpr double kBeyondShare = 0.5;
constexpr double kBeyondM = 4000;

} // namespace

BaseMapLoader::BaseMapLoader(plugin::CityHost &cities, Settings &settings, QObject *parent)
    : BaseMapLoader(cities, settings, Options(), parent)
{}

BaseMapLoader::BaseMapLoader(plugin::CityHost &cities, Settings &settings, Options options, QObject *parent)
    : QObject(parent)
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
            eachScene([&entry](scene::CityScene &scene) { scene.baseMaps().wantAgain(entry.source.id); });
        }
        Q_EMIT sceneChanged();
    });
}

BaseMapLoader::~BaseMapLoader()
{
    m_tasks->cancelAll();
}

void BaseMapLoader::addScenes(SceneLoader &scenes)
{
    const SceneId id = m_nextScene++;
    m_shown.push_back({id, &scenes, false});
    connect(&scenes, &SceneLoader::sceneReady, this, [this, id] { sceneReady(id); });
    connect(&scenes, &SceneLoader::sceneAboutToGo, this, [this, id] { sceneAboutToGo(id); });
    connect(&scenes, &QObject::destroyed, this, [this, id] {
        sceneAboutToGo(id);
        std::erase_if(m_shown, [id](const Shown &shown) { return shown.id == id; });
    });
    if (scenes.scene())
        sceneReady(id);
}

scene::CityScene *BaseMapLoader::sceneOf(SceneId id) const
{
    const auto found = std::ranges::find(m_shown, id, &Shown::id);
    return found == m_shown.end() ? nullptr : found->scene();
}

bool BaseMapLoader::hasScene() const
{
    return std::ranges::any_of(m_shown, [](const Shown &shown) { return shown.scene() != nullptr; });
}

void BaseMapLoader::eachScene(const std::function<void(scene::CityScene &)> &change) const
{
    for (const Shown &shown : m_shown) {
        if (scene::CityScene *scene = shown.scene())
            change(*scene);
    }
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
    if (hasScene())
        open(m_maps.back());
    Q_EMIT changed();
}

void BaseMapLoader::remove(const QString &id)
{
    if (!find(id))
        return;
    eachScene([&id](scene::CityScene &scene) { scene.baseMaps().remove(id); });
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
    // What could not be opened gets another chance.
    if (hasScene() && visible && !entry->tiles)
        open(*entry);
    eachScene([&](scene::CityScene &scene) { scene.baseMaps().setVisible(id, visible); });
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
    eachScene([&](scene::CityScene &scene) { scene.baseMaps().setOpacity(id, entry->source.opacity); });
    Q_EMIT changed();
    Q_EMIT sceneChanged();
}

void BaseMapLoader::sceneReady(SceneId id)
{
    const city::City *city = m_cities.city();
    const auto ready = std::ranges::find(m_shown, id, &Shown::id);
    if (!city || ready == m_shown.end())
        return;
    ready->going = false;
    if (!ready->scene())
        return;
    // A further scene of the same city shows what has been opened for the first.
    const bool isFirst = std::ranges::none_of(
        m_shown, [id](const Shown &shown) { return shown.id != id && shown.scene() != nullptr; });
    if (!isFirst) {
        for (Entry &entry : m_maps)
            show(entry, *ready);
        return;
    }
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

void BaseMapLoader::sceneAboutToGo(SceneId id)
{
    for (const UnderWay &way : m_underWay) {
        if (way.scene != id)
            continue;
        if (way.request)
            m_fetcher->cancel(way.request);
        m_tasks->cancel(way.task);
    }
    std::erase_if(m_underWay, [id](const UnderWay &way) { return way.scene == id; });
    for (Shown &shown : m_shown)
        shown.going = shown.going || shown.id == id;
    if (!hasScene())
        m_tasks->cancelAll();
    updateAttribution();
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
            for (const Shown &shown : m_shown)
                show(*opened, shown);
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

void BaseMapLoader::show(Entry &entry, const Shown &shown)
{
    scene::CityScene *scene = shown.scene();
    if (!scene || !entry.tiles)
        return;
    Result<geo::Transform> toCity = m_shared->take(entry.tiles->grid().crs());
    if (!toCity) {
        setTrouble(entry, toCity.error().userText());
        return;
    }
    geo::Extent area = shown.loader->extent();
    if (scene->ground())
        area.add(scene->ground()->extent());
    area = area.grown(std::max(kBeyondM, kBeyondShare * std::max(area.width(), area.height())));
    const QString id = entry.source.id;
    scene->baseMaps().set(id, entry.tiles->grid(), std::move(*toCity), area);
    scene->baseMaps().setVisible(id, entry.source.visible);
    scene->baseMaps().setOpacity(id, entry.source.opacity);
    Q_EMIT sceneChanged();
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
    for (const Shown &shown : m_shown) {
        if (!shown.scene())
            continue;
        for (const QString &id : shown.scene()->baseMaps().drawn()) {
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
