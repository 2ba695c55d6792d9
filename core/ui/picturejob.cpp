// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/scene/tileshare.h>
#include <dothi/ui/picturejob.h>
#include <dothi/ui/taskreader.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QOpenGLContext>
#include <QThread>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace dothi::ui {

namespace {

/// How soon a task that waits for the main thread notices that it shall stop.
constexpr std::chrono::milliseconds kLook(30);
constexpr double kLoaded = 0.4;
/// Tiles made between two looks at what is lacking: what is coarse is there before it is made finer.
constexpr size_t kPictureTilesAtOnce = 16;
/// A picture has a few hundred tiles. What was dropped for want of memory before it was drawn is not made
/// for ever.
constexpr int kMostRounds = 200;

} // namespace

PictureJob::PictureJob(scene::CityScene &scene, const QString &address, const scene::Camera &camera,
                       const QSize &size, QObject *parent)
    : QObject(parent)
    , m_scene(scene)
    , m_address(address)
    , m_camera(camera)
    , m_size(size)
{}

PictureJob::~PictureJob() = default;

PictureJob::Order PictureJob::order()
{
    return {this, m_address, m_scene.frame(), m_scene.ground(), m_scene.share()};
}

Result<> PictureJob::onMainThread(const Order &order, TaskContext &task,
                                  const std::function<Result<>(PictureJob &)> &what)
{
    struct Turn
    {
        std::mutex mutex;
        std::condition_variable changed;
        std::optional<Result<>> result;
        bool givenUp = false;
    };
    const auto turn = std::make_shared<Turn>();
    // What `what` refers to is gone once this function has given up waiting.
    const auto run = [turn, job = order.job, &what] {
        const std::lock_guard lock(turn->mutex);
        if (turn->givenUp)
            return;
        if (!job) {
            turn->result.emplace(fail(ErrorCode::Cancelled, tr("The city was closed.")));
        } else {
            // Qt may have left the context of a widget current; the off-screen renderer brings its own.
            if (QOpenGLContext *current = QOpenGLContext::currentContext())
                current->doneCurrent();
            turn->result.emplace(what(*job));
        }
        turn->changed.notify_all();
    };
    // Where tasks run in the window's own thread nobody else would do it.
    if (QThread::currentThread() == QCoreApplication::instance()->thread())
        run();
    else
        QMetaObject::invokeMethod(QCoreApplication::instance(), run, Qt::QueuedConnection);
    std::unique_lock lock(turn->mutex);
    while (!turn->result) {
        turn->changed.wait_for(lock, kLook);
        if (!turn->result && task.cancelled()) {
            turn->givenUp = true;
            return task.checkpoint();
        }
    }
    return std::move(*turn->result);
}

Result<> PictureJob::load(const Order &order, TaskContext &task)
{
    struct Made
    {
        scene::TileRequest request;
        scene::LayerScene scene;
    };
    std::unique_ptr<city::Store> reader;
    std::vector<Made> made;
    size_t done = 0;
    for (int round = 0; round < kMostRounds; ++round) {
        DOTHI_TRY(task.checkpoint());
        std::vector<scene::TileRequest> missing;
        bool isFilling = false;
        DOTHI_TRY(onMainThread(order, task, [&made, &missing, &isFilling](PictureJob &job) -> Result<> {
            for (Made &tile : made)
                job.m_scene.setTile(tile.request, std::move(tile.scene));
            // As fine as planned, however coarse the window draws while the camera moves.
            job.m_scene.setCoarseness(1);
            job.m_scene.prepareFrame(job.m_camera);
            missing = job.m_scene.missingTiles(1000);
            isFilling = job.m_scene.isFillingCuts();
            return {};
        }));
        made.clear();
        if (missing.empty() && isFilling)
            continue;
        if (missing.empty())
            return {};
        const auto left = static_cast<double>(missing.size());
        missing.resize(std::min(missing.size(), kPictureTilesAtOnce));
        if (!reader) {
            Result<std::unique_ptr<city::Store>> opened = openReader(order.address, task);
            if (!opened)
                return Failure(std::move(opened).error());
            reader = std::move(*opened);
        }
        for (const scene::TileRequest &request : missing) {
            const auto before = static_cast<double>(done++);
            const double from = kLoaded * before / (before + left);
            task.progress(from, tr("Loading what the picture shows"));
            TaskContext one = task.part(from, kLoaded * (before + 1) / (before + left));
            Result<scene::LayerScene> tile =
                scene::buildTile(*reader, request, order.frame, order.ground, one, order.share.get());
            if (!tile)
                return Failure(std::move(tile).error());
            made.push_back({request, std::move(*tile)});
        }
    }
    return {};
}

Result<QImage> PictureJob::make(const Order &order, TaskContext &task)
{
    DOTHI_TRY(load(order, task));
    int strips = 0;
    DOTHI_TRY(onMainThread(order, task, [&strips](PictureJob &job) -> Result<> {
        Result<std::unique_ptr<scene::TiledPicture>> picture =
            scene::TiledPicture::start(job.m_scene, job.m_camera, job.m_size);
        if (!picture)
            return Failure(std::move(picture).error());
        job.m_picture = std::move(*picture);
        strips = job.m_picture->strips();
        return {};
    }));
    for (int strip = 0; strip < strips; ++strip) {
        task.progress(kLoaded + (kDone - kLoaded) * strip / strips, tr("Drawing the picture"));
        DOTHI_TRY(task.checkpoint());
        DOTHI_TRY(onMainThread(order, task, [](PictureJob &job) {
            job.m_scene.setCoarseness(1);
            return job.m_picture->drawNext();
        }));
    }
    QImage image;
    DOTHI_TRY(onMainThread(order, task, [&image](PictureJob &job) -> Result<> {
        image = job.m_picture->take();
        job.m_picture.reset();
        return {};
    }));
    return image;
}

Result<> writePicture(const QImage &image, const QString &path)
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG")) {
        return fail(
            Error(ErrorCode::OutOfMemory, PictureJob::tr("There is not enough memory for the picture."))
                .inFile(path)
                .withAdvice(PictureJob::tr("Choose a smaller picture.")));
    }
    return writeFileAtomically(path, content);
}

} // namespace dothi::ui
