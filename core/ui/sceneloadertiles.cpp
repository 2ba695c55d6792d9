// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/elevationpyramid.h>
#include <dothi/scene/tileshare.h>
#include <dothi/ui/sceneloaderparts.h>

#include <QElapsedTimer>

#include <algorithm>

namespace dothi::ui {

namespace {

/// Tiles a worker makes before it hands them over, and the time after which it hands over what it has.
constexpr size_t kTilesAtOnce = 8;
constexpr qint64 kTilesMs = 120;

} // namespace

void SceneLoader::fetchTiles()
{
    if (!m_scene)
        return;
    m_frameSeen = true;
    // The ground settles within some frames; where it goes to and fro it stays as it is.
    constexpr int kMostSettling = 40;
    m_settling = m_scene->isSettling() ? m_settling + 1 : 0;
    if (m_scene->isRecolouring() || m_scene->isFillingCuts() ||
        (m_settling > 0 && m_settling <= kMostSettling))
        Q_EMIT sceneChanged();
    if (const qint64 open = m_scene->cutsLeftOpen(); open != m_leftOpen && !m_scene->isFillingCuts())
        Q_EMIT cutsLeftOpen(m_leftOpen = open);
    fetchGround();
    const auto isUnderWay = [this](const scene::TileRequest &request) {
        return std::ranges::any_of(m_tilesUnderWay, [&request](const scene::TileRequest &other) {
            return other.sameTile(request) && other.edition == request.edition;
        });
    };
    while (m_tilesUnderWay.size() < kTilesAtOnce * kTileWorkers) {
        std::vector<scene::TileRequest> next = m_scene->missingTiles(kTilesAtOnce + m_tilesUnderWay.size());
        std::erase_if(next, isUnderWay);
        if (next.size() > kTilesAtOnce)
            next.resize(kTilesAtOnce);
        if (next.empty())
            break;
        m_tilesUnderWay.insert(m_tilesUnderWay.end(), next.begin(), next.end());
        const QString address = m_cities.city()->store().location();
        const scene::GroundPtr ground = m_scene->ground();
        const geo::LocalFrame frame = m_scene->frame();
        const quint64 generation = m_generation;
        using Answer = std::shared_ptr<Tiles>;
        const auto taskId = std::make_shared<quint64>(0);
        *taskId = m_tileTasks->run<Answer>(
            QString(), this,
            [address, next, frame, ground, readers = m_readers,
             share = m_scene->share()](TaskContext &task) -> Result<Answer> {
                Result<std::unique_ptr<city::Store>> reader = readers->take(address, task);
                if (!reader)
                    return Failure(std::move(reader).error());
                QElapsedTimer since;
                since.start();
                auto answer = std::make_shared<Tiles>();
                for (const scene::TileRequest &request : next) {
                    if (since.hasExpired(kTilesMs) || task.cancelled())
                        break;
                    Result<scene::LayerScene> made =
                        scene::buildTile(**reader, request, frame, ground, task, share.get());
                    if (!made && !answer->error)
                        answer->error = made.error();
                    answer->made.push_back({request, made ? std::optional(std::move(*made))
                                                          : std::optional<scene::LayerScene>()});
                }
                readers->giveBack(std::move(*reader));
                return answer;
            },
            [this, generation, next, taskId](Result<Answer> answer) {
                m_ownTileTasks.erase(*taskId);
                if (generation == m_generation)
                    tilesBuilt(next, std::move(answer));
            });
        m_ownTileTasks.insert(*taskId);
    }
    m_tileTasks->clearEnded();
    finishIfDone();
    tellProgress();
}

/// Heights that were asked for while their blocks lay on disk.
void SceneLoader::fetchGround()
{
    if (!m_scene || m_readingGround || !m_scene->wantsGround())
        return;
    m_readingGround = true;
    const quint64 generation = m_generation;
    m_tileTasks->run<bool>(
        QString(), this,
        [ground = m_scene->ground()](TaskContext &task) -> Result<bool> {
            DOTHI_TRY(ground->finer()->readWishes(task));
            return true;
        },
        [this, generation](const Result<bool> &) {
            if (generation != m_generation || !m_scene)
                return;
            m_readingGround = false;
            if (m_scene->groundRead())
                Q_EMIT outlineAgain();
            Q_EMIT sceneChanged();
        });
}

/// A part of the terrain's file that cannot be read is told once; the rest goes on showing.
void SceneLoader::tellOfDamage()
{
    const scene::GroundPtr ground = m_scene ? m_scene->ground() : nullptr;
    if (!ground || !ground->finer())
        return;
    if (const std::optional<Error> damage = ground->finer()->takeDamage())
        Q_EMIT failed(*damage);
}

void SceneLoader::tilesBuilt(const std::vector<scene::TileRequest> &asked,
                             Result<std::shared_ptr<Tiles>> result)
{
    for (const scene::TileRequest &request : asked) {
        std::erase_if(m_tilesUnderWay, [&request](const scene::TileRequest &other) {
            return other.sameTile(request) && other.edition == request.edition;
        });
    }
    std::optional<Error> error;
    if (result) {
        error = (*result)->error;
        for (Tiles::Tile &tile : (*result)->made) {
            const QString id = tile.request.layer;
            if (!tile.scene) {
                m_scene->setTileFailed(tile.request);
                continue;
            }
            m_scene->setTile(tile.request, std::move(*tile.scene));
            if (m_warmed.insert(id).second)
                Q_EMIT layerAttached(id);
            if (m_scene->takeLegendChange(id)) {
                if (Layer *layer = find(id)) {
                    layer->legend = m_scene->layer(id)->legend;
                    Q_EMIT layerChanged(id);
                }
            }
        }
    } else {
        error = result.error();
        for (const scene::TileRequest &request : asked)
            m_scene->setTileFailed(request);
    }
    if (error && error->code() != ErrorCode::Cancelled)
        Q_EMIT failed(*error);
    tellOfDamage();
    fetchTiles();
    // The picture grows in steps: a frame for every handful of tiles would hold them up.
    if (m_tilesUnderWay.empty() || !m_sinceStep.isValid() || m_sinceStep.hasExpired(kStepMs / 2)) {
        m_sinceStep.start();
        Q_EMIT sceneChanged();
    }
}

} // namespace dothi::ui
