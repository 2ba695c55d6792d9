// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cost of the scene at 1280 × 800: building each layer, the first frame, frames along a path over the whole
// city, along a street and in plan, picking, memory. Over a .dothi store if one is named, else over a made-up
// town.

#include "syntheticcity.h"

#include <dothi/io/dothistore.h>
#include <dothi/scene/cityscene.h>
#include <dothi/scene/offscreen.h>

#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

using namespace dothi;

namespace {

void print(const QJsonObject &object)
{
    std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

double round1(double v)
{
    return std::round(v * 10) / 10;
}

double memoryMb(const char *key)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(key))
            return round1(line.split(':').value(1).trimmed().split(' ').value(0).toDouble() / 1024);
    }
    return 0;
}

double quantile(std::vector<double> values, double q)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0
                          : values[std::min(values.size() - 1,
                                            static_cast<size_t>(q * static_cast<double>(values.size())))];
}

bool measure(scene::CityScene &scene, const QString &name, const std::vector<scene::Camera> &path,
             const QString &pngDir)
{
    const QSize size(1280, 800);
    std::vector<double> frames;
    qint64 triangles = 0;
    QElapsedTimer timer;
    timer.start();
    double firstMs = 0;
    for (size_t i = 0; i < path.size(); ++i) {
        scene::RenderStats stats;
        const auto image = scene::renderImage(scene, path[i], size, &stats);
        if (!image) {
            std::fprintf(stderr, "%s\n", qPrintable(image.error().logText()));
            return false;
        }
        if (i == 0) {
            firstMs = static_cast<double>(timer.nsecsElapsed()) / 1e6 - stats.frameMs;
            if (!pngDir.isEmpty())
                image->save(QDir(pngDir).filePath(name + QStringLiteral(".png")));
        }
        frames.push_back(stats.frameMs);
        triangles = std::max(triangles, stats.triangles);
    }
    print({{QStringLiteral("what"), QStringLiteral("frames")},
           {QStringLiteral("view"), name},
           {QStringLiteral("firstMs"), round1(firstMs)},
           {QStringLiteral("medianMs"), round1(quantile(frames, 0.5))},
           {QStringLiteral("p95Ms"), round1(quantile(frames, 0.95))},
           {QStringLiteral("frames"), static_cast<int>(frames.size())},
           {QStringLiteral("triangles"), triangles}});
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("buildings"), {}, QStringLiteral("N"), QStringLiteral("10000")},
                       {QStringLiteral("png"), {}, QStringLiteral("DIR")},
                       {QStringLiteral("frames"), {}, QStringLiteral("N"), QStringLiteral("20")}});
    parser.addPositionalArgument(QStringLiteral("store"), {});
    parser.process(app);
    const QString png = parser.value(QStringLiteral("png"));
    const int frames = std::max(1, parser.value(QStringLiteral("frames")).toInt());

    std::unique_ptr<test::SyntheticCity> made;
    std::unique_ptr<city::Store> opened;
    const city::Store *store = nullptr;
    scene::GroundPtr ground;
    if (parser.positionalArguments().isEmpty()) {
        made = std::make_unique<test::SyntheticCity>(parser.value(QStringLiteral("buildings")).toInt());
        store = &made->store();
        ground = made->ground();
    } else {
        auto result = io::openStore(parser.positionalArguments().constFirst(), io::OpenMode::ReadOnly);
        if (!result) {
            std::fprintf(stderr, "%s\n", qPrintable(result.error().logText()));
            return 4;
        }
        opened = std::move(*result);
        store = opened.get();
        const auto loaded = scene::loadGround(*store);
        if (!loaded) {
            std::fprintf(stderr, "%s\n", qPrintable(loaded.error().logText()));
            return 4;
        }
        ground = *loaded;
    }
    geo::Extent extent;
    const auto infos = store->layers();
    for (const city::LayerInfo &info : *infos) {
        if (info.id == QLatin1String("building"))
            extent.add(info.extent);
    }
    geo::Coord center = extent.center();
    center.z = scene::groundHeight(ground.get(), center.x, center.y);
    const geo::LocalFrame frame(geo::Coord{center.x, center.y, 0});
    scene::CityScene scene(frame);
    scene.setGround(ground);

    double buildMs = 0;
    QElapsedTimer timer;
    for (const QString &layer : scene::drawableLayers()) {
        TaskContext task;
        timer.start();
        auto built = scene::buildLayer(*store, layer, frame, ground, task);
        const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        if (!built) {
            std::fprintf(stderr, "%s\n", qPrintable(built.error().logText()));
            return 4;
        }
        if (built->features > 0 || layer == QLatin1String("terrain")) {
            buildMs += scene::shownAtFirst(layer) ? ms : 0;
            print({{QStringLiteral("what"), QStringLiteral("build")},
                   {QStringLiteral("layer"), layer},
                   {QStringLiteral("ms"), round1(ms)},
                   {QStringLiteral("features"), built->features},
                   {QStringLiteral("triangles"), built->triangles}});
        }
        scene.setLayer(std::move(*built));
        scene.setLayerVisible(layer, scene::shownAtFirst(layer));
    }
    print({{QStringLiteral("what"), QStringLiteral("buildShown")},
           {QStringLiteral("ms"), round1(buildMs)},
           {QStringLiteral("triangles"), scene.triangles()},
           {QStringLiteral("rssMb"), memoryMb("VmRSS")}});

    const QSizeF viewport(1280, 800);
    std::vector<scene::Camera> whole;
    std::vector<scene::Camera> street;
    std::vector<scene::Camera> plan;
    std::vector<scene::Camera> block;
    for (int i = 0; i < frames; ++i) {
        const double t = static_cast<double>(i) / frames;
        whole.emplace_back(scene::Camera::poseFor(extent, center.z, viewport, 20 + 340 * t, 32), viewport);
        const geo::Coord spot{extent.minX() + extent.width() * (0.42 + 0.2 * t), center.y, center.z};
        street.emplace_back(scene::CameraPose{spot, 60 + 30 * t, 22, 190, false}, viewport);
        block.emplace_back(scene::CameraPose{spot, 330 + 20 * t, 34, 420, false}, viewport);
        plan.emplace_back(scene::CameraPose{spot, 0, 90, 260, true}, viewport);
    }
    if (!measure(scene, QStringLiteral("whole"), whole, png) ||
        !measure(scene, QStringLiteral("block"), block, png) ||
        !measure(scene, QStringLiteral("street"), street, png) ||
        !measure(scene, QStringLiteral("plan"), plan, png)) {
        return 4;
    }
    std::vector<double> picks;
    for (const auto *path : {&whole, &street, &plan}) {
        for (int i = 0; i < 100; ++i) {
            const QPointF pixel(60 + (i % 10) * 128, 60 + (i / 10) * 75);
            timer.start();
            const auto hit = scene.pick((*path)[static_cast<size_t>(i) % path->size()], pixel);
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
