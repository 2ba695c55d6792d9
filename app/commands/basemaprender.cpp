// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemaprender.h"

#include <dothi/base/files.h>
#include <dothi/io/basemap/tilefetcher.h>
#include <dothi/io/basemap/tilesource.h>
#include <dothi/io/basemap/wmtscapabilities.h>
#include <dothi/scene/basemaps.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QPainter>
#include <QTimer>

#include <algorithm>
#include <map>
#include <optional>

namespace dothi::commands {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::RenderCommand)
};

constexpr qint64 kCacheBytes = qint64(512) << 20;
constexpr int kMostMs = 60'000;
constexpr int kLookMs = 50;
constexpr size_t kAtOnce = 64;

} // namespace

Result<BaseMapDrawn> drawBaseMap(scene::CityScene &city, const city::Store &store,
                                 const scene::Camera &camera, const QString &address, TaskContext &task)
{
    io::BaseMapSource source = io::BaseMapSource::guess(address);
    DOTHI_TRY(source.check());
    io::TileFetcher fetcher;
    if (source.kind == io::BaseMapKind::Wmts) {
        const Result<QByteArray> xml =
            io::fetchNow(fetcher, QUrl(source.address), [&task] { return task.cancelled(); });
        if (!xml)
            return Failure(xml.error());
        Result<io::BaseMapSource> tiles = io::fromCapabilities(source, *xml);
        if (!tiles)
            return Failure(std::move(tiles).error());
        source = std::move(*tiles);
    }
    const auto cache =
        source.isRemote()
            ? std::make_shared<io::TileCache>(userDataDir() + QStringLiteral("/tiles"), kCacheBytes)
            : nullptr;
    const Result<std::shared_ptr<io::TileSource>> tiles = io::TileSource::open(source, cache, store.crs());
    if (!tiles)
        return Failure(tiles.error());
    const geo::TileGrid &grid = (*tiles)->grid();
    const auto transform = [&] {
        return geo::Transform::create(grid.crs(), store.crs(), store.profile().datumOperation);
    };
    Result<geo::Transform> forScene = transform();
    const Result<geo::Transform> forTiles = transform();
    if (!forScene || !forTiles)
        return Failure(!forScene ? forScene.error() : forTiles.error());

    geo::Extent area = city.extent();
    const geo::Coord eye = camera.eye();
    area.add(geo::Extent(eye.x, eye.y, eye.x, eye.y).grown(4000));
    if (city.ground())
        area.add(city.ground()->extent());
    city.baseMaps().set(source.id, grid, std::move(*forScene), area);

    BaseMapDrawn drawn;
    drawn.attribution = (*tiles)->attribution();
    std::optional<Error> network;
    const QDeadlineTimer end(kMostMs);
    for (;;) {
        DOTHI_TRY(task.checkpoint());
        city.prepareFrame(camera);
        const std::vector<scene::BaseMapWish> wishes = city.baseMaps().missing(kAtOnce);
        if (wishes.empty())
            break;
        if (end.hasExpired()) {
            drawn.missing += static_cast<int>(wishes.size());
            drawn.trouble = Tr::tr("The server is too slow for a picture of this place.");
            break;
        }
        const auto lay = [&](const scene::BaseMapWish &wish, const Result<QImage> &image) {
            if (!image) {
                ++drawn.missing;
                drawn.trouble = image.error().userText();
                if (image.error().code() == ErrorCode::Network)
                    network = image.error();
            } else {
                ++drawn.tiles;
            }
            Result<scene::BaseMapTile> made = scene::buildBaseMapTile(
                grid, wish.tile, *forTiles, city.frame(), city.ground().get(), image ? *image : QImage());
            if (made)
                city.baseMaps().setTile(wish, std::move(*made));
            else
                city.baseMaps().setFailed(wish);
        };
        QEventLoop loop;
        size_t open = 0;
        for (const scene::BaseMapWish &wish : wishes) {
            Result<std::optional<io::TileSource::Kept>> kept = (*tiles)->read(wish.tile, task);
            DOTHI_TRY(task.checkpoint());
            if (!kept) {
                lay(wish, Failure(kept.error()));
            } else if (*kept) {
                lay(wish, (*kept)->image);
            } else if (network) { // it has failed before: what is on disk has to do
                lay(wish, Failure(*network));
            } else {
                ++open;
                fetcher.fetch((*tiles)->url(wish.tile), [&, wish](Result<QByteArray> answer) {
                    lay(wish, answer ? (*tiles)->accept(wish.tile, *answer) : Failure(answer.error()));
                    if (--open == 0)
                        loop.quit();
                });
            }
        }
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, &loop, [&] {
            if (task.cancelled())
                loop.quit();
        });
        look.start(kLookMs);
        // The fetcher ends every request in time.
        if (open > 0)
            loop.exec();
    }
    if (drawn.tiles == 0 && network)
        return Failure(*network);
    return drawn;
}

void writeAttribution(QImage &picture, const QString &attribution)
{
    if (attribution.isEmpty() || picture.width() < 200)
        return;
    QPainter painter(&picture);
    QFont font = painter.font();
    font.setPixelSize(11);
    painter.setFont(font);
    const QString text = painter.fontMetrics().elidedText(attribution, Qt::ElideRight, picture.width() - 24);
    const QRect around = painter.fontMetrics().boundingRect(text).adjusted(-6, -3, 6, 3);
    const QRect plate(picture.width() - around.width() - 6, picture.height() - around.height() - 6,
                      around.width(), around.height());
    painter.fillRect(plate, QColor(255, 255, 255, 200));
    painter.setPen(QColor(60, 66, 74));
    painter.drawText(plate, Qt::AlignCenter, text);
}

} // namespace dothi::commands
