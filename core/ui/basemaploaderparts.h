// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/basemaploader.h>

#include <QMutex>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace dothi::ui {

// What the sources of BaseMapLoader hand to one another; nobody else's.

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

} // namespace dothi::ui
