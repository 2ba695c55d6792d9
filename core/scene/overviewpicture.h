// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/base/task.h>
#include <dothi/city/store.h>
#include <dothi/scene/cityscene.h>

#include <QImage>
#include <QTransform>

namespace dothi::scene {

/// A small map of a whole city, seen straight down: land, water, streets. No GL.
struct OverviewPicture
{
    QImage image;
    /// From map coordinates (E, N) about `origin` to pixels of the image.
    QTransform toPixels;
    geo::Coord origin;

    [[nodiscard]] QPointF pixelOf(const geo::Coord &map) const
    {
        return toPixels.map(QPointF(map.x - origin.x, map.y - origin.y));
    }
    [[nodiscard]] geo::Coord mapAt(const QPointF &pixel) const
    {
        const QPointF local = toPixels.inverted().map(pixel);
        return {origin.x + local.x(), origin.y + local.y(), 0};
    }
};

/// Draws it, `extent` (map) whole and in the middle. Reads the store: on a worker. Layers that are missing or
/// empty are left out; where there are no streets, buildings are drawn.
[[nodiscard]] Result<OverviewPicture> drawOverview(const city::Store &store, const geo::Extent &extent,
                                                   const QSize &size, Theme theme, TaskContext &task);

} // namespace dothi::scene
