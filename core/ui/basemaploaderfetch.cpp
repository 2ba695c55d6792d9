// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the tiles of base maps come: from disk, else from their server.

#include <dothi/ui/basemaploaderparts.h>

#include <algorithm>

namespace dothi::ui {

namespace {

/// Tiles under way at once for a scene; more would only be tiles of places left behind.
constexpr std::ptrdiff_t kAtOnce = 16;
/// A server that does not have so many tiles has none of this city; fewer may lie at the rim of its map.
constexpr int kAbsentToTell = 12;

bool sameWish(const scene::BaseMapWish &a, const scene::BaseMapWish &b)
{
    return a.map == b.map && a.tile == b.tile && a.edition == b.edition;
}

} // namespace

std::vector<BaseMapLoader::UnderWay>::iterator BaseMapLoader::underWay(SceneId in,
                                                                       const scene::BaseMapWish &wish)
{
    return std::ranges::find_if(
        m_underWay, [&](const UnderWay &way) { return way.scene == in && sameWish(way.wish, wish); });
}

void BaseMapLoader::fetchTiles()
{
    for (const Shown &shown : std::vector<Shown>(m_shown))
        fetchTiles(shown);
    m_tasks->clearEnded();
    updateAttribution();
}

void BaseMapLoader::fetchTiles(const Shown &shown)
{
    scene::CityScene *scene = shown.scene();
    if (!scene || scene->baseMaps().isEmpty())
        return;
    constexpr size_t kLooked = 400;
    const std::vector<scene::BaseMapWish> wishes = scene->baseMaps().missing(kLooked);
    // Requests for places left behind make way.
    for (const UnderWay &way : std::vector<UnderWay>(m_underWay)) {
        if (way.scene != shown.id)
            continue;
        const bool wanted = std::ranges::any_of(
            wishes, [&way](const scene::BaseMapWish &wish) { return sameWish(way.wish, wish); });
        if (way.request && !way.renewal && !wanted) {
            m_fetcher->cancel(way.request);
            m_underWay.erase(underWay(shown.id, way.wish));
        }
    }
    for (const scene::BaseMapWish &wish : wishes) {
        if (std::ranges::count(m_underWay, shown.id, &UnderWay::scene) >= kAtOnce)
            break;
        if (underWay(shown.id, wish) == m_underWay.end()) {
            m_underWay.push_back({shown.id, wish, 0, 0, false});
            read(shown.id, wish);
        }
    }
}

void BaseMapLoader::read(SceneId in, const scene::BaseMapWish &wish)
{
    const Entry *entry = find(wish.map);
    if (!entry || !entry->tiles) {
        m_underWay.erase(underWay(in, wish));
        return;
    }
    make(in, wish, entry->tiles, {});
}

/// Empty answer: from disk.
void BaseMapLoader::make(SceneId in, const scene::BaseMapWish &wish,
                         const std::shared_ptr<io::TileSource> &tiles, const QByteArray &answer)
{
    const Entry *entry = find(wish.map);
    const bool resting = entry && entry->resting;
    const bool asked = !answer.isNull();
    const scene::CityScene *scene = sceneOf(in);
    if (!scene)
        return;
    using Answer = std::shared_ptr<Made>;
    const quint64 task = m_tasks->run<Answer>(
        QString(), this,
        [shared = m_shared, tiles, tile = wish.tile, answer, asked, resting, frame = scene->frame(),
         ground = scene->ground()](TaskContext &context) -> Result<Answer> {
            auto done = std::make_shared<Made>();
            Result<io::TileSource::Step> step =
                tiles->step(tile, asked ? std::optional(answer) : std::nullopt, !resting, context);
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
            Result<scene::BaseMapTile> made = scene::buildBaseMapTile(tiles->grid(), tile, *toCity, frame,
                                                                      ground.get(), step->image, context);
            shared->giveBack(from, std::move(*toCity));
            if (!made)
                return Failure(std::move(made).error());
            done->tile = std::move(*made);
            return done;
        },
        [this, in, wish, shared = m_shared](Result<Answer> result) {
            if (shared == m_shared) // else for a city that was closed since
                made(in, wish, std::move(result));
        });
    if (const auto way = underWay(in, wish); way != m_underWay.end())
        way->task = task;
}

void BaseMapLoader::made(SceneId in, const scene::BaseMapWish &wish, Result<std::shared_ptr<Made>> result)
{
    const auto way = underWay(in, wish);
    scene::CityScene *scene = sceneOf(in);
    if (way == m_underWay.end() || !scene)
        return;
    Entry *entry = find(wish.map);
    if (result && (*result)->askServer && entry && entry->tiles) {
        ask(in, wish, entry->tiles);
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
        m_underWay.push_back({in, wish, 0, 0, true});
        ask(in, wish, entry->tiles);
    }
    fetchTiles();
    Q_EMIT sceneChanged();
}

void BaseMapLoader::ask(SceneId in, const scene::BaseMapWish &wish,
                        const std::shared_ptr<io::TileSource> &tiles)
{
    const auto way = underWay(in, wish);
    way->request =
        m_fetcher->fetch(tiles->url(wish.tile), [this, in, wish, tiles](Result<QByteArray> answer) {
            const auto asked = underWay(in, wish);
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
            make(in, wish, tiles, answer && !answer->isEmpty() ? *answer : QByteArrayLiteral(""));
        });
}

} // namespace dothi::ui
