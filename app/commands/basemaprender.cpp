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
constexpr int kLookMs = 50;
constexpr size_t kAtOnce = 64;

/// Rounds of tiles, until nothing is lacking, the server has failed too often or the time is over.
class BaseMapDrawing
{
public:
    BaseMapDrawing(scene::CityScene &city, const scene::Camera &camera, io::TileFetcher &fetcher,
                   std::shared_ptr<io::TileSource> tiles, const geo::Transform &toCity,
                   const QDeadlineTimer &end, TaskContext &task)
        : m_city(city)
        , m_camera(camera)
        , m_fetcher(fetcher)
        , m_tiles(std::move(tiles))
        , m_toCity(toCity)
        , m_end(end)
        , m_task(task)
    {}

    Result<> run(BaseMapDrawn &drawn)
    {
        for (;;) {
            m_city.prepareFrame(m_camera);
            const std::vector<scene::BaseMapWish> wishes = m_city.baseMaps().missing(kAtOnce);
            if (wishes.empty())
                return {};
            if (m_end.hasExpired()) {
                drawn.missing += static_cast<int>(wishes.size());
                drawn.trouble = Tr::tr("The server is too slow for a picture of this place.");
                return {};
            }
            std::vector<scene::BaseMapWish> asked;
            for (const scene::BaseMapWish &wish : wishes) {
                const bool mayAsk = m_failures < io::TileSource::kFailuresToRest;
                Result<io::TileSource::Step> step = m_tiles->step(wish.tile, std::nullopt, mayAsk, m_task);
                if (!step)
                    return Failure(std::move(step).error());
                if (step->askServer)
                    asked.push_back(wish);
                else
                    lay(wish, *step, drawn);
            }
            DOTHI_TRY(ask(asked, drawn));
        }
    }

private:
    void lay(const scene::BaseMapWish &wish, const io::TileSource::Step &step, BaseMapDrawn &drawn)
    {
        ++(step.image.isNull() ? drawn.missing : drawn.tiles);
        if (step.refused)
            drawn.trouble = step.refused->userText();
        Result<scene::BaseMapTile> made = scene::buildBaseMapTile(
            m_tiles->grid(), wish.tile, m_toCity, m_city.frame(), m_city.ground().get(), step.image, m_task);
        if (made)
            m_city.baseMaps().setTile(wish, std::move(*made));
        else
            m_city.baseMaps().setFailed(wish);
    }

    /// The server's answers to some wishes; whoever has none when the waiting is over goes without.
    Result<> ask(const std::vector<scene::BaseMapWish> &wishes, BaseMapDrawn &drawn)
    {
        QEventLoop loop;
        std::map<size_t, quint64> open; // requests by the number of the wish
        for (size_t i = 0; i < wishes.size(); ++i) {
            open[i] = m_fetcher.fetch(m_tiles->url(wishes[i].tile), [&, i](Result<QByteArray> answer) {
                open.erase(i);
                const bool failed = !answer && answer.error().code() == ErrorCode::Network;
                m_failures = failed ? m_failures + 1 : 0;
                io::TileSource::Step step;
                if (!answer && answer.error().code() != ErrorCode::NotFound)
                    step.refused = answer.error();
                else if (!answer)
                    step = {}; // a coarser tile has to do
                else if (auto taken = m_tiles->step(wishes[i].tile, *answer, false, m_task); taken)
                    step = std::move(*taken);
                lay(wishes[i], step, drawn);
                if (open.empty() || m_failures >= io::TileSource::kFailuresToRest)
                    loop.quit();
            });
        }
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, &loop, [&] {
            if (m_task.cancelled() || m_end.hasExpired())
                loop.quit();
        });
        look.start(kLookMs);
        if (!open.empty())
            loop.exec();
        for (const auto &[number, request] : open) {
            m_fetcher.cancel(request);
            if (!m_end.hasExpired())
                lay(wishes[number], {}, drawn); // the server is left alone
        }
        return m_task.checkpoint();
    }

    scene::CityScene &m_city;
    const scene::Camera &m_camera;
    io::TileFetcher &m_fetcher;
    std::shared_ptr<io::TileSource> m_tiles;
    const geo::Transform &m_toCity;
    const QDeadlineTimer &m_end;
    TaskContext &m_task;
    int m_failures = 0; ///< of the server, one after another
};

} // namespace

Result<BaseMapDrawn> drawBaseMap(scene::CityScene &city, const city::Store &store,
                                 const scene::Camera &camera, const QString &address, TaskContext &task,
                                 const BaseMapPatience &patience)
{
    const QDeadlineTimer end(patience.mostMs);
    BaseMapDrawn drawn;
    io::BaseMapSource source = io::BaseMapSource::guess(address);
    DOTHI_TRY(source.check());
    io::TileFetcher fetcher(patience.fetcher, nullptr);
    if (source.kind == io::BaseMapKind::Wmts) {
        const Result<QByteArray> xml =
            io::fetchNow(fetcher, QUrl(source.address), [&] { return task.cancelled() || end.hasExpired(); });
        DOTHI_TRY(task.checkpoint());
        if (!xml) {
            drawn.trouble = xml.error().code() == ErrorCode::Cancelled
                                ? Tr::tr("The server is too slow for a picture of this place.")
                                : xml.error().userText();
            return drawn;
        }
        Result<io::BaseMapSource> tiles = io::fromCapabilities(source, *xml);
        if (!tiles) {
            drawn.trouble = tiles.error().userText();
            return drawn;
        }
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
    drawn.attribution = (*tiles)->attribution();
    DOTHI_TRY(BaseMapDrawing(city, camera, fetcher, *tiles, *forTiles, end, task).run(drawn));
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
