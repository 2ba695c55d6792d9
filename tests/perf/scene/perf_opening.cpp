// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A city from its file to its picture at 1280 x 720, as the window opens it: the layers and the ground are
// looked up, two workers make the tiles the first frame lacked, frames are drawn as the picture grows.
// Counted from before the file is opened. `perf_opening STORE.dothi [--cache DIR] [--step MS]` prints when
// the first picture and when the full one was there.

#include "tileworkers.h"

#include <dothi/city/homeextent.h>
#include <dothi/io/dothistore.h>
#include <dothi/scene/feetground.h>
#include <dothi/scene/offscreen.h>

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <cstdio>

using namespace dothi;

namespace {

int failed(const Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(error.logText()));
    return 4;
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("cache"), QStringLiteral("keeps tiles there"), QStringLiteral("DIR")},
                       {QStringLiteral("step"), {}, QStringLiteral("MS"), QStringLiteral("250")}});
    parser.addPositionalArgument(QStringLiteral("store"), {});
    parser.process(app);
    if (parser.positionalArguments().isEmpty())
        parser.showHelp(2);
    const qint64 stepMs = std::max(1, parser.value(QStringLiteral("step")).toInt());

    QElapsedTimer clock;
    clock.start();
    const auto ms = [&clock] { return std::round(static_cast<double>(clock.nsecsElapsed()) / 1e5) / 10; };
    const auto tell = [](const QJsonObject &line) {
        std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    };
    const auto store = io::openStore(parser.positionalArguments().constFirst(), io::OpenMode::ReadOnly);
    if (!store)
        return failed(store.error());
    const auto infos = (*store)->layers();
    if (!infos)
        return failed(infos.error());
    TaskContext task;
    const auto ground = scene::loadDrawnGround(**store, task);
    if (!ground)
        return failed(ground.error());
    const geo::Extent extent = city::homeExtent(*infos);
    geo::Coord center = extent.center();
    center.z = scene::groundHeight(ground->grid.get(), center.x, center.y);
    scene::CityScene scene(geo::LocalFrame(geo::Coord{std::round(center.x), std::round(center.y), 0}));
    scene.setGround(ground->grid);
    if (parser.isSet(QStringLiteral("cache")))
        scene.share()->cache = std::make_shared<scene::TileCache>(parser.value(QStringLiteral("cache")));
    std::vector<QString> whole;
    for (const QString &layer : scene::drawableLayers()) {
        if (!scene::shownAtFirst(layer))
            continue;
        const auto info = std::ranges::find(*infos, layer, &city::LayerInfo::id);
        if (scene::pagePlan(layer, ground->grid.get()))
            scene.setPaged(info == infos->end() ? city::LayerInfo{layer, 0, {}} : *info);
        else if (info != infos->end() ? info->features > 0 : layer == QLatin1String("terrain"))
            whole.push_back(layer);
        scene.setLayerVisible(layer, true);
    }
    tell({{QStringLiteral("what"), QStringLiteral("lookedThrough")}, {QStringLiteral("ms"), ms()}});

    // What is built whole has a thread of its own, as in the window.
    std::mutex mutex;
    std::vector<scene::LayerScene> built;
    std::atomic<size_t> pieces = 0;
    std::thread builder([&, own = std::shared_ptr<city::Store>(std::move(*(*store)->reader()))] {
        for (const QString &layer : whole) {
            TaskContext context;
            auto made =
                scene::buildLayer(*own, layer, scene.frame(), ground->grid, context, scene.share().get());
            const std::lock_guard lock(mutex);
            if (made)
                built.push_back(std::move(*made));
            ++pieces;
        }
    });
    const QSize size(1280, 720);
    const scene::Camera camera(scene::Camera::homePose(extent, center.z, size), size);
    int frames = 0;
    {
        test::TileWorkers workers(**store, scene);
        const auto flown = scene::flyFrames(
            scene, size, 1, [&](const scene::RenderStats *last) -> std::optional<scene::Camera> {
                if (last) {
                    ++frames;
                    if (frames == 1)
                        tell({{QStringLiteral("what"), QStringLiteral("firstPicture")},
                              {QStringLiteral("ms"), ms()}});
                }
                QElapsedTimer step;
                step.start();
                bool fresh = false; // something the last frame did not show
                for (;;) {
                    const bool wholeThere = pieces == whole.size();
                    {
                        const std::lock_guard lock(mutex);
                        fresh = fresh || !built.empty();
                        for (scene::LayerScene &layer : built)
                            scene.setLayer(std::move(layer));
                        built.clear();
                    }
                    for (test::MadeTile &made : workers.take(64)) {
                        if (made.scene)
                            scene.setTile(made.request, std::move(*made.scene));
                        else
                            scene.setTileFailed(made.request);
                        fresh = true;
                    }
                    if (!last)
                        return camera;
                    const std::vector<scene::TileRequest> missing = scene.missingTiles(64);
                    workers.want(missing);
                    if (missing.empty() && wholeThere && workers.idle())
                        return fresh ? std::optional(camera) : std::nullopt;
                    if (step.elapsed() >= stepMs)
                        return camera;
                    std::this_thread::sleep_for(std::chrono::milliseconds(2));
                }
            });
        builder.join();
        if (!flown)
            return failed(flown.error());
    }
    tell({{QStringLiteral("what"), QStringLiteral("fullPicture")},
          {QStringLiteral("ms"), ms()},
          {QStringLiteral("frames"), frames},
          {QStringLiteral("triangles"), scene.triangles()}});
    return 0;
}
