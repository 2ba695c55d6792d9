// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/basemap/basemapsource.h>
#include <dothi/io/basemap/localtiles.h>
#include <dothi/io/basemap/tilecache.h>

#include <QImage>
#include <QMutex>

#include <memory>
#include <optional>

namespace dothi::io {

/// A base map ready for use: its pyramid, what is on disk of it, and the addresses of the rest. Thread-safe.
class TileSource
{
public:
    /// Opens a file, or gets a service ready; no server is asked. Kind Wmts must have become Xyz before
    /// (fromCapabilities()). `cache` may be null.
    [[nodiscard]] static Result<std::shared_ptr<TileSource>>
    open(const BaseMapSource &source, std::shared_ptr<TileCache> cache, const geo::Crs &city);

    [[nodiscard]] const geo::TileGrid &grid() const { return m_grid; }
    [[nodiscard]] bool isRemote() const { return m_source.isRemote(); }
    [[nodiscard]] const QString &attribution() const { return m_source.attribution; }

    struct Kept
    {
        QImage image;
        bool old = false; ///< a newer one may be had
    };
    /// A tile from the file or from the disk cache. None: the server has to be asked. ErrorCode::NotFound:
    /// the file has no such tile.
    [[nodiscard]] Result<std::optional<Kept>> read(const geo::TileId &tile, TaskContext &task);
    [[nodiscard]] QUrl url(const geo::TileId &tile) const { return tileUrl(m_source, m_grid, tile); }
    /// Reads a server's answer, and keeps it on disk when it is a picture.
    [[nodiscard]] Result<QImage> accept(const geo::TileId &tile, const QByteArray &answer);

    /// One step on the way to a tile's picture, for everyone who draws: from the file or the disk (`answer`
    /// none), or from what the server sent (empty: it has none).
    struct Step
    {
        QImage image;                 ///< null: there is none, what is coarser has to do
        bool old = false;             ///< a newer one may be had
        bool askServer = false;       ///< nothing on disk: ask for url(), and come again with the answer
        std::optional<Error> refused; ///< why there is none, where it is worth telling
    };
    /// `mayAsk`: not of a server that is left alone for the time being. Errors: Cancelled only.
    [[nodiscard]] Result<Step> step(const geo::TileId &tile, const std::optional<QByteArray> &answer,
                                    bool mayAsk, TaskContext &task);
    /// A server that fails so many times one after another is left alone for a while.
    static constexpr int kFailuresToRest = 3;

    /// Pictures on disk are asked for again after so many days.
    static constexpr int kDaysFresh = 30;

private:
    TileSource(BaseMapSource source, std::shared_ptr<TileCache> cache)
        : m_source(std::move(source))
        , m_cache(std::move(cache))
    {}

    BaseMapSource m_source;
    std::shared_ptr<TileCache> m_cache;
    geo::TileGrid m_grid;
    QMutex m_mutex; ///< of m_local
    std::unique_ptr<LocalTiles> m_local;
};

} // namespace dothi::io
