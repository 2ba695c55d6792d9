// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/dikes.h>
#include <dothi/city/homeextent.h>
#include <dothi/scene/feetground.h>
#include <dothi/ui/sceneloaderparts.h>

#include <QTimer>

#include <algorithm>

namespace dothi::ui {

void SceneLoader::cityChanged(const city::ChangeEvent &what)
{
    if (what.layer.isEmpty())
        m_everythingChanged = true;
    else
        noteChange(what);
    m_changeTimer->start();
}

void SceneLoader::noteChange(const city::ChangeEvent &what)
{
    const auto [known, isNew] = m_changed.try_emplace(what.layer, what.ids);
    if (isNew)
        return;
    // None named, now or before, means all.
    if (what.ids.empty())
        known->second.clear();
    else if (!known->second.empty())
        known->second.insert(known->second.end(), what.ids.begin(), what.ids.end());
}

void SceneLoader::applyChanges()
{
    if (!m_scene || !m_cities.city())
        return;
    // Counts and extents are read in a task too: a layer may have grown to a million rows.
    // A ground laid below the buildings follows them when many came or went, not when one is edited.
    const auto buildings = m_changed.find(QStringLiteral("building"));
    const bool refit = (m_groundEstimated || !m_scene->ground()) && buildings != m_changed.end() &&
                       buildings->second.empty();
    // A dike lifts what stands on it, as a new raster does.
    const bool terrain = m_everythingChanged || refit || m_changed.contains(QStringLiteral("terrain")) ||
                         m_changed.contains(QLatin1String(city::kDikeLayer));
    const std::map<QString, std::vector<city::FeatureId>> changed = std::exchange(m_changed, {});
    const bool everything = std::exchange(m_everythingChanged, false);
    const QString address = m_cities.city()->store().location();
    const quint64 generation = m_generation;
    using Answer = std::shared_ptr<Prepared>;
    m_tasks.run<Answer>(
        tr("Looking at what changed"), this,
        [address, terrain, changed](TaskContext &task) -> Result<Answer> {
            const Result<std::unique_ptr<city::Store>> opened = openReader(address, task);
            DOTHI_TRY(opened);
            const city::Store *reader = opened->get();
            auto answer = std::make_shared<Prepared>();
            Result<std::vector<city::LayerInfo>> infos = reader->layers();
            if (!infos)
                return Failure(std::move(infos).error());
            answer->infos = std::move(*infos);
            for (const auto &[id, ids] : changed) {
                if (ids.empty() || !scene::pagePlan(id))
                    continue;
                city::Query query;
                query.ids = ids;
                query.withValues = false;
                DOTHI_TRY(reader->read(id, query, [&place = answer->places[id]](city::Feature &feature) {
                    place.add(feature.geometry.extent());
                    return city::Visit::Continue;
                }));
            }
            if (terrain) {
                Result<scene::DrawnGround> ground = scene::loadDrawnGround(*reader, task);
                if (!ground)
                    return Failure(std::move(ground).error());
                answer->ground = std::move(ground->grid);
                answer->groundEstimated = ground->fromBuildings;
                answer->groundFilled = ground->filledCells;
            }
            return answer;
        },
        [this, generation, terrain, everything, changed](Result<Answer> answer) {
            if (generation != m_generation || !m_scene)
                return;
            if (!answer) {
                Q_EMIT failed(answer.error());
                return;
            }
            const Changes changes{std::move(*answer), terrain, everything, changed};
            takeChanges(changes);
            std::erase_if(m_followers, [](const QPointer<SceneLoader> &f) { return !f; });
            for (const QPointer<SceneLoader> &follower : m_followers)
                follower->takeChanges(changes);
        });
}

void SceneLoader::takeChanges(const Changes &changes)
{
    if (!m_scene)
        return;
    const Prepared &look = *changes.look;
    const bool terrain = changes.terrain;
    const bool everything = changes.everything;
    const auto &changed = changes.ids;
    const auto placeOf = [&look](const QString &id) {
        const auto found = look.places.find(id);
        return found == look.places.end() ? geo::Extent() : found->second;
    };
    const bool wasEmpty =
        std::ranges::none_of(m_layers, [](const Layer &layer) { return layer.features > 0; });
    if (terrain) {
        m_scene->setGround(look.ground);
        noteGround(look);
    }
    const geo::Extent extent = city::homeExtent(look.infos);
    for (const city::LayerInfo &info : look.infos) {
        if (Layer *layer = find(info.id)) {
            layer->features = info.features;
            layer->extent = info.extent;
        }
    }
    if (!extent.isEmpty())
        m_extent = extent;
    if (Layer *ground = find(QStringLiteral("terrain")); ground && terrain)
        ground->features = look.ground ? 1 : 0;
    for (Layer &layer : m_layers) {
        // New ground lifts everything that stands on it.
        // Its tiles have parks on them, and beds below the water.
        const bool isGround =
            layer.id == QLatin1String("terrain") && scene::pagePlan(layer.id, m_scene->ground().get());
        const bool shaped = isGround && (changed.contains(QStringLiteral("water")) ||
                                         changed.contains(QStringLiteral("land_use")));
        const bool touched = everything || terrain || shaped || changed.contains(layer.id);
        if (!touched)
            continue;
        const auto ids = changed.find(layer.id);
        if (layer.state == State::Ready && scene::pagePlan(layer.id, m_scene->ground().get())) {
            if (everything || terrain || ids == changed.end() || ids->second.empty())
                m_scene->setPaged({layer.id, layer.features, layer.extent});
            else
                m_scene->touch({layer.id, layer.features, layer.extent}, ids->second, placeOf(layer.id));
            Q_EMIT sceneChanged();
            continue;
        }
        if (layer.visible && !m_revealed.contains(layer.id))
            layer.state = State::Waiting;
        else
            layer.state = State::NotBuilt;
    }
    const auto isBelow = [](const auto &change) {
        return change.first == QLatin1String("pipe") || change.first == QLatin1String("cable") ||
               change.first == QLatin1String("manhole") || change.first == QLatin1String("building");
    };
    if (m_underground && (everything || terrain || std::ranges::any_of(changed, isBelow)))
        buildUnderground();
    Q_EMIT layerChanged({});
    if (wasEmpty && !extent.isEmpty() && !m_leader)
        Q_EMIT sceneReady(); // The first data of an empty city: views go there.
    buildWaiting();
}

} // namespace dothi::ui
