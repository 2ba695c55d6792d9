// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/geo/tilegrid.h>

#include <QImage>
#include <QString>

#include <memory>

namespace dothi::io {

/// A picture on disk as a pyramid of tiles. One thread at a time.
class LocalTiles
{
public:
    virtual ~LocalTiles() = default;
    [[nodiscard]] virtual const geo::TileGrid &grid() const = 0;
    /// What the file says about itself; may be empty.
    [[nodiscard]] virtual QString attribution() const { return {}; }
    /// A tile's picture (RGBA, see decodeTile()); ErrorCode::NotFound where there is none.
    [[nodiscard]] virtual Result<QImage> tile(const geo::TileId &tile, TaskContext &task) = 0;

    /// MBTiles (1.3, pictures only) or what GDAL reads as GeoTIFF (COG among them), told by its content.
    /// `city`: taken as the CRS of a GeoTIFF that names none.
    [[nodiscard]] static Result<std::unique_ptr<LocalTiles>> open(const QString &path, const geo::Crs &city);
};

} // namespace dothi::io
