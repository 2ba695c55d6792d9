// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cost of the scene at 1280 × 720: building each layer, the first frame, frames along a path over the whole
// city, along a street, on foot and in plan, picking, memory. Over a .dothi store if one is named, else over
// a made-up town.

#include "../perfsupport.h"
#include "syntheticcity.h"

#include <dothi/city/homeextent.h>
#include <dothi/io/dothistore.h>
#include <dothi/scene/cityscene.h>
#include <dothi/scene/feetground.h>
#include <dothi/scene/framebudget.h>
#include <dothi/scene/offscreen.h>
#include <dothi/scene/tilepager.h>
#include <dothi/scene/tileshare.h>

#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <map>
#include <numbers>

using namespace dothi;
using namespace perf;

namespace {

double round1(double v)
{
    return std::round(v * 10) / 10;
}

double memoryMb(const char *key)
{
    return round1(memoryKiB(key) / 1024);
}

/// Eyes of people on the streets about a spot: in the middle of a road, looking along it.
std::vector<scene::Camera> onFoot(const city::Store &store, const geo::Coord &about,
                                  const scene::GroundPtr &ground, int count, const QSizeF &viewport)
{
    constexpr double kAroundM = 700;
    constexpr double kEyeM = 1.7;
    std::vector<scene::Camera> cameras;
    city::Query query;
    query.extent = geo::Extent(about.x, about.y, about.x, about.y).grown(kAroundM);
    query.withValues = false;
    const auto read = store.read(QStringLiteral("road"), query, [&](city::Feature &road) {
        const auto &line = road.geometry.coords();
        const size_t i = line.size() / 2;
        if (line.size() < 2 || !query.extent.contains(line[i]))
            return city::Visit::Continue;
        const geo::Coord &from = line[i - 1];
        const geo::Coord &to = line[i];
        geo::Coord spot{(from.x + to.x) / 2, (from.y + to.y) / 2, 0};
        spot.z = scene::groundHeight(ground.get(), spot.x, spot.y) + kEyeM;
        const double heading = std::atan2(to.x - from.x, to.y - from.y) * 180 / std::numbers::pi;
        cameras.emplace_back(scene::CameraPose{spot, heading, 0, 1, false}, viewport);
        return city::Visit::Continue;
    });
    if (!read)
        return {};
    // Spread over all that were found.
    std::vector<scene::Camera> chosen;
    for (int i = 0; i < count && !cameras.empty(); ++i)
        chosen.push_back(cameras[(static_cast<size_t>(i) * 7919) % cameras.size()]);
    return chosen;
}

/// As CityScene::loadTiles(), and says what each layer's tiles took.
Result<> loadAndTell(scene::CityScene &scene, const scene::Camera &camera, const city::Store &store)
{
    struct Spent
    {
        double ms = 0;
        double cpuMs = 0;
        int tiles = 0;
        qint64 triangles = 0;
    };
    std::map<QString, Spent> spent;
    TaskContext task;
    QElapsedTimer timer;
    for (;;) {
        scene.prepareFrame(camera);
        const std::vector<scene::TileRequest> missing = scene.missingTiles(64);
        if (missing.empty())
            break;
        for (const scene::TileRequest &request : missing) {
            timer.start();
            const std::clock_t before = std::clock();
            auto built =
                scene::buildTile(store, request, scene.frame(), scene.ground(), task, scene.share().get());
            if (!built)
                return Failure(std::move(built).error());
            Spent &layer = spent[request.layer + QStringLiteral(" %1").arg(request.key.level)];
            layer.triangles += built->triangles;
            scene.setTile(request, std::move(*built));
            layer.ms += static_cast<double>(timer.nsecsElapsed()) / 1e6;
            layer.cpuMs += static_cast<double>(std::clock() - before) * 1000 / CLOCKS_PER_SEC;
            ++layer.tiles;
        }
    }
    for (const auto &[layer, s] : spent) {
        print({{QStringLiteral("what"), QStringLiteral("loadTiles")},
               {QStringLiteral("layerAndLevel"), layer},
               {QStringLiteral("tiles"), s.tiles},
               {QStringLiteral("triangles"), s.triangles},
               {QStringLiteral("ms"), round1(s.ms)},
               {QStringLiteral("cpuMs"), round1(s.cpuMs)}});
    }
    return {};
}

/// Frames along a path with one sample a pixel, as the window draws while the camera moves, and with four, as
/// it does at rest and as pictures are made. `cpuMs` is the processor time of all threads: what the frame
/// costs whatever else the machine is doing.
bool measure(scene::CityScene &scene, const city::Store &store, const QString &name,
             const std::vector<scene::Camera> &path, const QString &pngDir)
{
    const QSize size(1280, 720);
    QElapsedTimer timer;
    timer.start();
    TaskContext task;
    for (const scene::Camera &camera : path) {
        if (!scene.loadTiles(camera, store, task))
            return false;
    }
    print({{QStringLiteral("what"), QStringLiteral("tiles")},
           {QStringLiteral("view"), name},
           {QStringLiteral("ms"), round1(static_cast<double>(timer.nsecsElapsed()) / 1e6)},
           {QStringLiteral("rssMb"), memoryMb("VmRSS")}});
    // As a window flies: the budget looks at each frame and settles how the next is drawn.
    {
        scene::FrameBudget budget;
        std::vector<double> wall;
        std::vector<double> cpu;
        qint64 triangles = 0;
        for (size_t i = 0; i < path.size(); ++i) {
            scene.setCoarseness(budget.coarseness());
            const QSize drawn(static_cast<int>(size.width() * budget.pixels()),
                              static_cast<int>(size.height() * budget.pixels()));
            const scene::Camera camera(path[i].pose(), drawn);
            if (const auto loaded = scene.loadTiles(camera, store, task); !loaded)
                return false;
            // The same camera twice: the first of the two uploads what is new, as a window does beforehand.
            const std::array cameras{camera, camera};
            const auto frames = scene::measureFrames(scene, cameras, drawn, 1);
            if (!frames) {
                std::fprintf(stderr, "%s\n", qPrintable(frames.error().logText()));
                return false;
            }
            budget.add(frames->back().frameMs);
            if (i * 3 < path.size())
                continue; // settling
            wall.push_back(frames->back().frameMs);
            cpu.push_back(frames->back().cpuMs);
            triangles = std::max(triangles, frames->back().triangles);
        }
        scene.setCoarseness(1);
        print({{QStringLiteral("what"), QStringLiteral("flight")},
               {QStringLiteral("view"), name},
               {QStringLiteral("medianMs"), round1(quantile(wall, 0.5))},
               {QStringLiteral("p95Ms"), round1(quantile(wall, 0.95))},
               {QStringLiteral("maxMs"), round1(quantile(wall, 1))},
               {QStringLiteral("cpuMs"), round1(quantile(cpu, 0.5))},
               {QStringLiteral("coarseness"), round1(budget.coarseness())},
               {QStringLiteral("pixels"), budget.pixels()},
               {QStringLiteral("triangles"), triangles}});
    }
    for (const int samples : {1, 4}) {
        const auto frames = scene::measureFrames(scene, path, size, samples);
        if (!frames) {
            std::fprintf(stderr, "%s\n", qPrintable(frames.error().logText()));
            return false;
        }
        std::vector<double> wall;
        std::vector<double> cpu;
        qint64 triangles = 0;
        for (size_t i = 1; i < frames->size(); ++i) {
            wall.push_back((*frames)[i].frameMs);
            cpu.push_back((*frames)[i].cpuMs);
            triangles = std::max(triangles, (*frames)[i].triangles);
        }
        if (!pngDir.isEmpty() && samples == 4) {
            const auto image = scene::renderImage(scene, path.front(), size);
            if (!image || !image->save(QDir(pngDir).filePath(name + QStringLiteral(".png"))))
                return false;
        }
        print({{QStringLiteral("what"), QStringLiteral("frames")},
               {QStringLiteral("view"), name},
               {QStringLiteral("samples"), samples},
               {QStringLiteral("firstMs"), round1(frames->front().frameMs)},
               {QStringLiteral("medianMs"), round1(quantile(wall, 0.5))},
               {QStringLiteral("p95Ms"), round1(quantile(wall, 0.95))},
               {QStringLiteral("cpuMs"), round1(quantile(cpu, 0.5))},
               {QStringLiteral("frames"), static_cast<int>(wall.size())},
               {QStringLiteral("triangles"), triangles}});
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions(
        {{QStringLiteral("buildings"), {}, QStringLiteral("N"), QStringLiteral("10000")},
         {QStringLiteral("png"), {}, QStringLiteral("DIR")},
         {QStringLiteral("frames"), {}, QStringLiteral("N"), QStringLiteral("60")},
         {QStringLiteral("layers"), {}, QStringLiteral("a,b")},
         {QStringLiteral("whole-layers"), QStringLiteral("builds every layer whole")},
         {QStringLiteral("views"), {}, QStringLiteral("a,b")},
         {QStringLiteral("all"), QStringLiteral("also draws what is hidden behind houses")},
         {QStringLiteral("cache"), QStringLiteral("keeps tiles there"), QStringLiteral("DIR")}});
    parser.addPositionalArgument(QStringLiteral("store"), {});
    parser.process(app);
    const QString png = parser.value(QStringLiteral("png"));
    const QStringList onlyLayers =
        parser.value(QStringLiteral("layers")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    const QStringList onlyViews =
        parser.value(QStringLiteral("views")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    const int frames = std::max(1, parser.value(QStringLiteral("frames")).toInt());

    QElapsedTimer sinceStart;
    const auto sinceStore = [&sinceStart] { return static_cast<double>(sinceStart.nsecsElapsed()) / 1e6; };
    std::unique_ptr<test::SyntheticCity> made;
    std::unique_ptr<city::Store> opened;
    const city::Store *store = nullptr;
    scene::GroundPtr ground;
    if (parser.positionalArguments().isEmpty()) {
        made = std::make_unique<test::SyntheticCity>(parser.value(QStringLiteral("buildings")).toInt());
        store = &made->store();
        ground = made->ground();
        sinceStart.start();
    } else {
        sinceStart.start();
        auto result = io::openStore(parser.positionalArguments().constFirst(), io::OpenMode::ReadOnly);
        if (!result) {
            std::fprintf(stderr, "%s\n", qPrintable(result.error().logText()));
            return 4;
        }
        opened = std::move(*result);
        store = opened.get();
        print({{QStringLiteral("what"), QStringLiteral("storeOpened")},
               {QStringLiteral("ms"), round1(sinceStore())}});
        TaskContext opening;
        const auto loaded = scene::loadDrawnGround(*store, opening);
        if (!loaded) {
            std::fprintf(stderr, "%s\n", qPrintable(loaded.error().logText()));
            return 4;
        }
        ground = loaded->grid;
        print({{QStringLiteral("what"), QStringLiteral("storeToGround")},
               {QStringLiteral("ms"), round1(sinceStore())}});
    }
    const auto infos = store->layers();
    if (!infos) {
        std::fprintf(stderr, "%s\n", qPrintable(infos.error().logText()));
        return 4;
    }
    if (opened)
        print({{QStringLiteral("what"), QStringLiteral("storeToLayers")},
               {QStringLiteral("ms"), round1(sinceStore())}});
    const geo::Extent extent = city::homeExtent(*infos);
    geo::Coord center = extent.center();
    center.z = scene::groundHeight(ground.get(), center.x, center.y);
    const geo::LocalFrame frame(geo::Coord{center.x, center.y, 0});
    scene::CityScene scene(frame);
    scene.setGround(ground);
    scene.setHidesBehind(!parser.isSet(QStringLiteral("all")));
    if (parser.isSet(QStringLiteral("cache")))
        scene.share()->cache = std::make_shared<scene::TileCache>(parser.value(QStringLiteral("cache")));

    const auto infoOf = [&infos](const QString &layer) {
        const auto found = std::find_if(infos->begin(), infos->end(),
                                        [&layer](const city::LayerInfo &info) { return info.id == layer; });
        return found == infos->end() ? city::LayerInfo{layer, 0, {}} : *found;
    };
    const bool paged = !parser.isSet(QStringLiteral("whole-layers"));
    double buildMs = 0;
    QElapsedTimer timer;
    for (const QString &layer : scene::drawableLayers()) {
        if (!(onlyLayers.isEmpty() ? scene::shownAtFirst(layer) : onlyLayers.contains(layer)))
            continue;
        if (paged && scene::pagePlan(layer, ground.get())) {
            scene.setPaged(infoOf(layer));
            scene.setLayerVisible(layer, true);
            continue;
        }
        TaskContext task;
        timer.start();
        auto built = scene::buildLayer(*store, layer, frame, ground, task, scene.share().get());
        const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        if (!built) {
            std::fprintf(stderr, "%s\n", qPrintable(built.error().logText()));
            return 4;
        }
        if (built->features > 0 || layer == QLatin1String("terrain")) {
            buildMs += ms;
            print({{QStringLiteral("what"), QStringLiteral("build")},
                   {QStringLiteral("layer"), layer},
                   {QStringLiteral("ms"), round1(ms)},
                   {QStringLiteral("features"), built->features},
                   {QStringLiteral("triangles"), built->triangles}});
        }
        scene.setLayer(std::move(*built));
        scene.setLayerVisible(layer, true);
    }
    print({{QStringLiteral("what"), QStringLiteral("buildShown")},
           {QStringLiteral("ms"), round1(buildMs)},
           {QStringLiteral("triangles"), scene.triangles()},
           {QStringLiteral("rssMb"), memoryMb("VmRSS")}});

    const QSizeF viewport(1280, 720);
    struct View
    {
        QString name;
        std::vector<scene::Camera> path;
    };
    std::vector<View> views{{QStringLiteral("whole"), {}},
                            {QStringLiteral("block"), {}},
                            {QStringLiteral("street"), {}},
                            {QStringLiteral("foot"), {}},
                            {QStringLiteral("plan"), {}}};
    // One frame more: the first uploads.
    for (int i = 0; i <= frames; ++i) {
        const double t = static_cast<double>(i) / frames;
        const geo::Coord spot{extent.minX() + extent.width() * (0.42 + 0.05 * t), center.y, center.z};
        scene::CameraPose home = scene::Camera::homePose(extent, center.z, viewport);
        home.headingDeg += 20 * t;
        views[0].path.emplace_back(home, viewport);
        views[1].path.emplace_back(scene::CameraPose{spot, 330 + 20 * t, 34, 420, false}, viewport);
        views[2].path.emplace_back(scene::CameraPose{spot, 60 + 20 * t, 22, 190, false}, viewport);
        views[4].path.emplace_back(scene::CameraPose{spot, 0, 90, 260, true}, viewport);
    }
    views[3].path = onFoot(*store, center, ground, frames + 1, viewport);
    const std::vector<scene::Camera> first{views[0].path.front()};
    print({{QStringLiteral("what"), QStringLiteral("storeToTiles")},
           {QStringLiteral("ms"), round1(sinceStore())}});
    if (const auto loaded = loadAndTell(scene, first.front(), *store); !loaded) {
        std::fprintf(stderr, "%s\n", qPrintable(loaded.error().logText()));
        return 4;
    }
    print({{QStringLiteral("what"), QStringLiteral("storeToTilesThere")},
           {QStringLiteral("ms"), round1(sinceStore())}});
    if (const auto shown = scene::measureFrames(scene, first, viewport.toSize(), 4); shown) {
        print({{QStringLiteral("what"), QStringLiteral("storeToFirstFrame")},
               {QStringLiteral("ms"), round1(sinceStore())}});
    } else {
        std::fprintf(stderr, "%s\n", qPrintable(shown.error().logText()));
        return 4;
    }
    for (const View &view : views) {
        if (view.path.empty() || (!onlyViews.isEmpty() && !onlyViews.contains(view.name)))
            continue;
        if (!measure(scene, *store, view.name, view.path, png))
            return 4;
    }
    std::vector<double> picks;
    for (const size_t view : {size_t(0), size_t(2)}) {
        for (int i = 0; i < 100; ++i) {
            const QPointF pixel(60 + (i % 10) * 128, 60 + (i / 10) * 75);
            const auto &path = views[view].path;
            timer.start();
            const auto hit = scene.pick(path[static_cast<size_t>(i) % path.size()], pixel);
            Q_UNUSED(hit)
            picks.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
    }
    print({{QStringLiteral("what"), QStringLiteral("pick")},
           {QStringLiteral("medianMs"), quantile(picks, 0.5)},
           {QStringLiteral("maxMs"), quantile(picks, 1)}});
    print({{QStringLiteral("what"), QStringLiteral("memory")},
           {QStringLiteral("rssMb"), memoryMb("VmRSS")},
           {QStringLiteral("peakMb"), memoryMb("VmHWM")}});
    return 0;
}
