// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A loader that follows another, and what lies below the ground.

#include <dothi/scene/underground.h>
#include <dothi/ui/sceneloaderparts.h>

#include <algorithm>

namespace dothi::ui {

void SceneLoader::openLikeLeader()
{
    if (!m_leader || !m_leader->m_scene)
        return;
    m_extent = m_leader->m_extent;
    if (m_scene) { // the first data of an empty city
        Q_EMIT sceneReady();
        return;
    }
    m_groundEstimated = m_leader->m_groundEstimated;
    m_layers = m_leader->m_layers;
    for (Layer &layer : m_layers) {
        layer.state = State::NotBuilt;
        layer.legend.clear();
        layer.build = layer.task = 0;
        if (m_leader->m_revealed.contains(layer.id))
            layer.visible = false; // until it is revealed here
    }
    startScene(m_leader->m_scene->frame(), m_leader->m_scene->ground());
}

void SceneLoader::followLayers()
{
    if (!m_scene)
        return;
    for (const Layer &layer : m_leader->m_layers) {
        const Layer *here = this->layer(layer.id);
        if (!here)
            continue;
        // What is revealed there, is so here; see setUnderground().
        if (here->visible != layer.visible && !m_leader->m_revealed.contains(layer.id))
            setLayerVisible(layer.id, layer.visible);
        if (here->opacity != layer.opacity)
            setLayerOpacity(layer.id, layer.opacity);
    }
}

/// Shown below the ground; what is drawn of it on the ground is not built for that.
void SceneLoader::reveal(Layer &layer)
{
    if (layer.visible || layer.features == 0)
        return;
    layer.visible = true;
    m_revealed.insert(layer.id);
    m_scene->setLayerVisible(layer.id, true);
}

void SceneLoader::revealBelow()
{
    for (const char *id : {"pipe", "cable", "manhole"}) {
        if (Layer *layer = m_scene ? find(QLatin1String(id)) : nullptr)
            reveal(*layer);
    }
}

void SceneLoader::setUnderground(bool on)
{
    if (m_underground == on)
        return;
    m_underground = on;
    if (on) {
        revealBelow();
        // What is above fades at once; what is below comes when it has been read.
        if (m_scene)
            m_scene->setUnderground(std::make_unique<scene::UndergroundScene>());
        m_belowLegend.clear();
        buildUnderground();
    } else {
        for (const QString &id : std::exchange(m_revealed, {})) {
            if (Layer *layer = find(id)) {
                layer->visible = false;
                m_scene->setLayerVisible(id, false);
            }
        }
        if (m_scene) {
            ++m_undergroundBuild;
            m_scene->setUnderground(nullptr);
        }
    }
    Q_EMIT undergroundChanged(on);
    Q_EMIT layerChanged({});
    Q_EMIT sceneChanged();
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
            m_belowLegend.clear();
            for (const scene::UndergroundScene::Layer &layer : (*answer)->layers)
                m_belowLegend.insert(m_belowLegend.end(), layer.legend.begin(), layer.legend.end());
            const bool isCut = (*answer)->isCut;
            m_scene->setUnderground(std::make_unique<scene::UndergroundScene>(std::move(**answer)));
            Q_EMIT undergroundShown(features, assumed, isCut);
            Q_EMIT sceneChanged();
        });
}

} // namespace dothi::ui
