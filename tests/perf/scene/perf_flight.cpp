// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A flight at 1280 × 720 from the skyline down to one alley, along it and back up, as the window flies: two
// workers make the tiles that each frame lacked, the frame budget settles the detail, nothing is there
// beforehand but the ground and what is built whole. `perf_flight STORE.dothi [--seconds 60] [--cache DIR]
// [--csv FILE]` prints the frame times; the CSV holds each frame.

#include "../perfsupport.h"
#include "tileworkers.h"

#include <dothi/city/homeextent.h>
#include <dothi/io/dothistore.h>
#include <dothi/scene/cityscene.h>
#include <dothi/scene/feetground.h>
#include <dothi/scene/framebudget.h>
#include <dothi/scene/offscreen.h>
#include <dothi/scene/tilepager.h>
#include <dothi/scene/tileshare.h>

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace dothi;
using namespace perf;

namespace {

constexpr size_t kTilesPerFrame = 8;

struct Frame
{
    double atS = 0;
    double drawMs = 0;   ///< the frame itself
    double attachMs = 0; ///< bringing tiles in before it
    int tiles = 0;
    int missing = 0;
    double coarseness = 1;
    double pixels = 1;
    qint64 triangles = 0;

    [[nodiscard]] double ms() const { return drawMs + attachMs; }
};

/// Down in the first third, along the alley in the second, and back up while turning.
scene::CameraPose poseAt(double t, const scene::CameraPose &skyline, const geo::Coord &alley)
{
    const auto eased = [](double s) { return s * s * (3 - 2 * s); };
    scene::CameraPose low{alley, skyline.headingDeg + 60, 16, 70, false};
    double down = 0;
    if (t < 1.0 / 3) {
        down = eased(t * 3);
    } else if (t < 2.0 / 3) {
        down = 1;
        low.target.x += (t * 3 - 1) * 400;
        low.headingDeg += (t * 3 - 1) * 25;
    } else {
        down = 1 - eased(t * 3 - 2);
        low.target.x += 400;
        low.headingDeg += 25 + (t * 3 - 2) * 60;
    }
    scene::CameraPose pose = skyline;
    pose.target = {skyline.target.x + (low.target.x - skyline.target.x) * down,
                   skyline.target.y + (low.target.y - skyline.target.y) * down,
                   skyline.target.z + (low.target.z - skyline.target.z) * down};
    // Distance by its logarithm: as fast for the eye near the ground as high above it.
    pose.distanceM = skyline.distanceM * std::pow(low.distanceM / skyline.distanceM, down);
    pose.headingDeg = skyline.headingDeg + (low.headingDeg - skyline.headingDeg) * down;
    pose.pitchDeg = skyline.pitchDeg + (low.pitchDeg - skyline.pitchDeg) * down;
    return pose;
}

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
    parser.addOptions({{QStringLiteral("seconds"), {}, QStringLiteral("N"), QStringLiteral("60")},
                       {QStringLiteral("cache"), QStringLiteral("keeps tiles there"), QStringLiteral("DIR")},
                       {QStringLiteral("csv"), {}, QStringLiteral("FILE")}});
    parser.addPositionalArgument(QStringLiteral("store"), {});
    parser.process(app);
    if (parser.positionalArguments().isEmpty())
        parser.showHelp(2);
    const double seconds = std::max(1.0, parser.value(QStringLiteral("seconds")).toDouble());

    const auto store = io::openStore(parser.positionalArguments().constFirst(), io::OpenMode::ReadOnly);
    if (!store)
        return failed(store.error());
    QElapsedTimer opening;
    opening.start();
    TaskContext task;
    const auto loaded = scene::loadDrawnGround(**store, task);
    if (!loaded)
        return failed(loaded.error());
    const scene::GroundPtr ground = loaded->grid;
    std::printf("{\"what\":\"ground\",\"openedMs\":%lld}\n", static_cast<long long>(opening.elapsed()));
    const auto infos = (*store)->layers();
    if (!infos)
        return failed(infos.error());
    const geo::Extent extent = city::homeExtent(*infos);
    geo::Coord center = extent.center();
    center.z = scene::groundHeight(ground.get(), center.x, center.y);
    scene::CityScene scene(geo::LocalFrame(geo::Coord{std::round(center.x), std::round(center.y), 0}));
    scene.setGround(ground);
    if (parser.isSet(QStringLiteral("cache")))
        scene.share()->cache = std::make_shared<scene::TileCache>(parser.value(QStringLiteral("cache")));
    for (const QString &layer : scene::drawableLayers()) {
        if (!scene::shownAtFirst(layer))
            continue;
        const auto info = std::ranges::find(*infos, layer, &city::LayerInfo::id);
        if (scene::pagePlan(layer, ground.get())) {
            scene.setPaged(info == infos->end() ? city::LayerInfo{layer, 0, {}} : *info);
        } else {
            TaskContext building;
            auto built =
                scene::buildLayer(**store, layer, scene.frame(), ground, building, scene.share().get());
            if (!built)
                return failed(built.error());
            scene.setLayer(std::move(*built));
        }
        scene.setLayerVisible(layer, true);
    }

    const QSize size(1280, 720);
    const scene::CameraPose skyline = scene::Camera::homePose(extent, center.z, size);
    geo::Coord alley{extent.minX() + extent.width() * 0.42, center.y, 0};
    alley.z = scene::groundHeight(ground.get(), alley.x, alley.y);
    test::TileWorkers workers(**store, scene);
    scene::FrameBudget budget;
    std::vector<Frame> frames;
    QElapsedTimer clock;
    Frame now;
    double lastedS = 0;
    const auto flown =
        scene::flyFrames(scene, size, 1, [&](const scene::RenderStats *last) -> std::optional<scene::Camera> {
            QElapsedTimer timer;
            timer.start();
            if (last) {
                now.drawMs = last->frameMs;
                now.triangles = last->triangles;
                frames.push_back(now);
                budget.add(now.ms());
                workers.want(scene.missingTiles(64));
            } else {
                clock.start();
            }
            lastedS = static_cast<double>(clock.nsecsElapsed()) / 1e9;
            if (lastedS > seconds)
                return std::nullopt;
            now = {};
            now.atS = lastedS;
            for (test::MadeTile &made : workers.take(kTilesPerFrame)) {
                if (made.scene)
                    scene.setTile(made.request, std::move(*made.scene));
                else
                    scene.setTileFailed(made.request);
                ++now.tiles;
            }
            now.coarseness = budget.coarseness();
            now.pixels = budget.pixels();
            scene.setCoarseness(now.coarseness);
            const QSize drawn(static_cast<int>(size.width() * now.pixels),
                              static_cast<int>(size.height() * now.pixels));
            scene::Camera camera(poseAt(lastedS / seconds, skyline, alley), drawn);
            now.missing = static_cast<int>(scene.missingTiles(1000).size());
            now.attachMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
            return camera;
        });
    if (!flown)
        return failed(flown.error());

    // The first frame comes before the flight: the driver takes the shaders.
    std::vector<double> all;
    for (size_t i = 1; i < frames.size(); ++i)
        all.push_back(frames[i].ms());
    const auto phase = [&](const char *name, double from, double to) {
        std::vector<double> ms;
        for (size_t i = 1; i < frames.size(); ++i) {
            if (frames[i].atS >= from * seconds && frames[i].atS < to * seconds)
                ms.push_back(frames[i].ms());
        }
        const auto over = [&ms](double limit) {
            return static_cast<int>(std::ranges::count_if(ms, [limit](double v) { return v > limit; }));
        };
        std::printf("%s\n", QJsonDocument(QJsonObject{{QStringLiteral("what"), QStringLiteral("flight")},
                                                      {QStringLiteral("part"), QLatin1String(name)},
                                                      {QStringLiteral("frames"), static_cast<int>(ms.size())},
                                                      {QStringLiteral("medianMs"), quantile(ms, 0.5)},
                                                      {QStringLiteral("p95Ms"), quantile(ms, 0.95)},
                                                      {QStringLiteral("p99Ms"), quantile(ms, 0.99)},
                                                      {QStringLiteral("maxMs"), quantile(ms, 1)},
                                                      {QStringLiteral("over50"), over(50)},
                                                      {QStringLiteral("over100"), over(100)}})
                                .toJson(QJsonDocument::Compact)
                                .constData());
    };
    phase("down", 0, 1.0 / 3);
    phase("alley", 1.0 / 3, 2.0 / 3);
    phase("up", 2.0 / 3, 1);
    phase("all", 0, 1);
    print({{QStringLiteral("what"), QStringLiteral("memory")},
           {QStringLiteral("mostKiB"), memoryKiB("VmHWM")}});
    if (parser.isSet(QStringLiteral("csv"))) {
        QFile csv(parser.value(QStringLiteral("csv")));
        if (!csv.open(QIODevice::WriteOnly | QIODevice::Text))
            return 4;
        csv.write("s,draw_ms,attach_ms,tiles,missing,coarseness,pixels,triangles\n");
        for (const Frame &f : frames) {
            csv.write(QStringLiteral("%1,%2,%3,%4,%5,%6,%7,%8\n")
                          .arg(f.atS, 0, 'f', 3)
                          .arg(f.drawMs, 0, 'f', 1)
                          .arg(f.attachMs, 0, 'f', 1)
                          .arg(f.tiles)
                          .arg(f.missing)
                          .arg(f.coarseness, 0, 'f', 2)
                          .arg(f.pixels, 0, 'f', 2)
                          .arg(f.triangles)
                          .toUtf8());
        }
    }
    return 0;
}
