// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>
#include <dothi/scene/cityscene.h>

#include <QImage>
#include <QString>

namespace dothi::commands {

struct BaseMapDrawn
{
    QString attribution;
    int tiles = 0;   ///< pictures that lie on the ground now
    int missing = 0; ///< places that show a coarser one, or none
    QString trouble; ///< why, of the last of them
};

/// Lays a base map (a file, or the address of a service) below what `camera` sees, and waits for its
/// pictures, a minute at most. Fails when nothing of it can be had. Any thread.
[[nodiscard]] Result<BaseMapDrawn> drawBaseMap(scene::CityScene &city, const city::Store &store,
                                               const scene::Camera &camera, const QString &address,
                                               TaskContext &task);
/// Writes whom to name into the lower right corner.
void writeAttribution(QImage &picture, const QString &attribution);

} // namespace dothi::commands
