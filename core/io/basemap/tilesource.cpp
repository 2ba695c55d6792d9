// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/basemap/tileimage.h>
#include <dothi/io/basemap/tilesource.h>

#include <QCoreApplication>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::BaseMap)
};

} // namespace

Result<std::shared_ptr<TileSource>> TileSource::open(const BaseMapSource &source,
                                                     std::shared_ptr<TileCache> cache, const geo::Crs &city)
{
    DOTHI_TRY(source.check());
    const auto opened = std::shared_ptr<TileSource>(new TileSource(source, std::move(cache)));
    if (source.kind == BaseMapKind::File) {
        Result<std::unique_ptr<LocalTiles>> local = LocalTiles::open(source.address, city);
        if (!local)
            return Failure(std::move(local).error());
        opened->m_local = std::move(*local);
        opened->m_grid = opened->m_local->grid();
        if (source.attribution.isEmpty())
            opened->m_source.attribution = opened->m_local->attribution();
        return opened;
    }
    if (source.kind == BaseMapKind::Wmts) {
        return fail(ErrorCode::InvalidArgument,
                    Tr::tr("The capabilities of the WMTS have not been read yet."));
    }
    Result<geo::TileGrid> grid = gridOf(source);
    if (!grid)
        return Failure(std::move(grid).error());
    opened->m_grid = std::move(*grid);
    return opened;
}

Result<std::optional<TileSource::Kept>> TileSource::read(const geo::TileId &tile, TaskContext &task)
{
    if (m_local) {
        const QMutexLocker lock(&m_mutex);
        DOTHI_TRY(task.checkpoint());
        Result<QImage> image = m_local->tile(tile, task);
        if (!image)
            return Failure(std::move(image).error());
        return Kept{std::move(*image), false};
    }
    if (!m_cache)
        return std::optional<Kept>();
    const std::optional<TileCache::Entry> entry = m_cache->find(m_source.address, tile);
    if (!entry)
        return std::optional<Kept>();
    Result<QImage> image = decodeTile(entry->bytes);
    if (!image) { // the disk lost something of it
        m_cache->remove(m_source.address, tile);
        return std::optional<Kept>();
    }
    return Kept{std::move(*image), entry->fetched.daysTo(QDateTime::currentDateTime()) > kDaysFresh};
}

Result<TileSource::Step> TileSource::step(const geo::TileId &tile, const std::optional<QByteArray> &answer,
                                          bool mayAsk, TaskContext &task)
{
    DOTHI_TRY(task.checkpoint());
    Step step;
    if (answer && answer->isEmpty())
        return step;
    if (answer) {
        Result<QImage> image = accept(tile, *answer);
        if (image)
            step.image = std::move(*image);
        else
            step.refused = std::move(image).error();
        return step;
    }
    Result<std::optional<Kept>> kept = read(tile, task);
    if (!kept && kept.error().code() == ErrorCode::Cancelled)
        return Failure(std::move(kept).error());
    if (!kept) {
        if (kept.error().code() != ErrorCode::NotFound)
            step.refused = std::move(kept).error();
    } else if (*kept) {
        step.image = std::move((*kept)->image);
        step.old = (*kept)->old;
    } else {
        step.askServer = mayAsk;
    }
    return step;
}

Result<QImage> TileSource::accept(const geo::TileId &tile, const QByteArray &answer)
{
    Result<QImage> image = decodeTile(answer);
    if (image && m_cache)
        m_cache->put(m_source.address, tile, answer);
    return image;
}

} // namespace dothi::io
