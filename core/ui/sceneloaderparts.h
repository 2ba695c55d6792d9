// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/tilepager.h>
#include <dothi/ui/sceneloader.h>
#include <dothi/ui/taskreader.h>

#include <QMutex>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace dothi::ui {

/// While a city is loading its picture grows in steps; a frame for each layer would hold up the layers.
inline constexpr qint64 kStepMs = 500;
/// Workers that make tiles.
inline constexpr size_t kTileWorkers = 2;

/// What the sources of SceneLoader hand to one another; nobody else's.
struct SceneLoader::Prepared
{
    std::vector<city::LayerInfo> infos;
    scene::GroundPtr ground;
    bool groundEstimated = false;
    qint64 groundFilled = 0; ///< cells
    std::optional<Error> groundError;
    std::map<QString, geo::Extent> places; ///< where changed features are now
};

/// What changed in the city, looked at by a worker.
struct SceneLoader::Changes
{
    std::shared_ptr<const Prepared> look;
    bool terrain = false;                                ///< the ground was read again
    bool everything = false;                             ///< in all layers
    std::map<QString, std::vector<city::FeatureId>> ids; ///< by layer; none: anything in it
};

/// Connections that wait to be used again: opening one takes longer than making a tile.
struct SceneLoader::Readers
{
    QMutex mutex;
    std::vector<std::unique_ptr<city::Store>> idle;

    Result<std::unique_ptr<city::Store>> take(const QString &address, TaskContext &task)
    {
        {
            const QMutexLocker lock(&mutex);
            if (!idle.empty()) {
                std::unique_ptr<city::Store> reader = std::move(idle.back());
                idle.pop_back();
                return reader;
            }
        }
        return openReader(address, task);
    }
    void giveBack(std::unique_ptr<city::Store> reader)
    {
        const QMutexLocker lock(&mutex);
        idle.push_back(std::move(reader));
    }
};

struct SceneLoader::Tiles
{
    struct Tile
    {
        scene::TileRequest request;
        std::optional<scene::LayerScene> scene;
    };
    std::vector<Tile> made;
    std::optional<Error> error; ///< of the first that could not be made
};

} // namespace dothi::ui
