// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>
#include <dothi/io/basemap/tilefetcher.h>
#include <dothi/scene/cityscene.h>

#include <QImage>
#include <QString>

namespace dothi::commands {

struct BaseMapDrawn
{
    QString attribution;
    int tiles = 0;   ///< pictures that lie on the ground now
    int missing = 0; ///< places that show a coarser one, or none
    QString trouble; ///< translated: why, of the last of them that is worth telling; empty: all is well
};

/// How long a picture waits for its base map.
struct BaseMapPatience
{
    int mostMs = 60'000; ///< for all of it
    io::TileFetcher::Options fetcher;
};

/// Lays a base map (a file, or the address of a service) below what `camera` sees, and waits for its
/// pictures, a minute at most. A server that is slow, wrong or gone is no reason to have no picture: what is
/// lacking is counted, and why said. Fails for an address that can be none, for a file that cannot be shown,
/// and when cancelled. Any thread.
[[nodiscard]] Result<BaseMapDrawn> drawBaseMap(scene::CityScene &city, const city::Store &store,
                                               const scene::Camera &camera, const QString &address,
                                               TaskContext &task, const BaseMapPatience &patience = {});
/// Writes whom to name into the lower right corner.
void writeAttribution(QImage &picture, const QString &attribution);

} // namespace dothi::commands
