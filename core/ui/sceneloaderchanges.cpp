// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/homeextent.h>
#include <dothi/scene/drawndikes.h>
#include <dothi/scene/feetground.h>
#include <dothi/scene/underground.h>
#include <dothi/ui/sceneloaderparts.h>

#include <QTimer>

#include <algorithm>

namespace dothi::ui {

void SceneLoader::setUnderground(bool on)
{
    if (m_underground == on)
        return;
    m_underground = on;
    if (on) {
        buildUnderground();
    } else if (m_scene) {
        ++m_undergroundBuild;
        m_scene->setUnderground(nullptr);
        Q_EMIT sceneChanged();
    }
}

void SceneLoader::buildUnderground()
{
    if (!m_scene || !m_cities.city())
        return;
    const quint64 build = ++m_undergroundBuild;
    const QString address = m_cities.city()->store().location();
    const scene::GroundPtr ground = m_scene->ground();
    const geo::LocalFrame frame = m_scene->frame();
    const quint64 generation = m_generation;
    using Answer = std::shared_ptr<scene::UndergroundScene>;
    m_tasks.cancel(m_undergroundTask); // what is asked for now replaces it
    m_undergroundTask = m_tasks.run<Answer>(
        tr("Looking below the ground"), this,
        [address, frame, ground](TaskContext &task) -> Result<Answer> {
            const Result<std::unique_ptr<city::Store>> reader = openReader(address, task);
            DOTHI_TRY(reader);
            Result<scene::UndergroundScene> made = scene::buildUnderground(**reader, frame, ground, task);
            if (!made)
                return Failure(std::move(made).error());
            return std::make_shared<scene::UndergroundScene>(std::move(*made));
        },
        [this, generation, build](Result<Answer> answer) {
            if (generation != m_generation || build != m_undergroundBuild || !m_scene)
                return;
            if (!answer) {
                if (answer.error().code() != ErrorCode::Cancelled)
                    Q_EMIT failed(answer.error());
                return;
            }
            qint64 features = 0;
            qint64 assumed = 0;
            for (const scene::UndergroundScene::Layer &layer : (*answer)->layers) {
                features += layer.features;
                assumed += layer.assumed;
            }
            const bool isCut = (*answer)->isCut;
            m_scene->setUnderground(std::make_unique<scene::UndergroundScene>(std::move(**answer)));
            Q_EMIT undergroundShown(features, assumed, isCut);
            Q_EMIT sceneChanged();
        });
}

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
                         m_changed.contains(QLatin1String(scene::kDikeLayer));
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
            const bool wasEmpty =
                std::ranges::none_of(m_layers, [](const Layer &layer) { return layer.features > 0; });
            if (terrain) {
                m_scene->setGround((*answer)->ground);
                noteGround(**answer);
            }
            const geo::Extent extent = city::homeExtent((*answer)->infos);
            for (const city::LayerInfo &info : (*answer)->infos) {
                if (Layer *layer = find(info.id)) {
                    layer->features = info.features;
                    layer->extent = info.extent;
                }
            }
            if (!extent.isEmpty())
                m_extent = extent;
            if (Layer *ground = find(QStringLiteral("terrain")); ground && terrain)
                ground->features = (*answer)->ground ? 1 : 0;
            for (Layer &layer : m_layers) {
                // New ground lifts everything that stands on it.
                // Its tiles have parks on them, and beds below the water.
                const bool isGround = layer.id == QLatin1String("terrain") &&
                                      scene::pagePlan(layer.id, m_scene->ground().get());
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
                        m_scene->touch({layer.id, layer.features, layer.extent}, ids->second,
                                       (*answer)->places[layer.id]);
                    Q_EMIT sceneChanged();
                    continue;
                }
                if (layer.visible)
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
            if (wasEmpty && !extent.isEmpty())
                Q_EMIT sceneReady(); // The first data of an empty city: views go there.
            buildWaiting();
        });
}

} // namespace dothi::ui
