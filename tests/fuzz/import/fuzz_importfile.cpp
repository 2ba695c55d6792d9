// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../support/memorystore.h"

#include <dothi/io/import.h>

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <array>
#include <cstdint>
#include <cstdlib>

using namespace dothi;

/// Any bytes as a file; the first says its kind, the second the layer. It is refused with a message and the
/// city unchanged, or what it gives is finite, in the layer, and counted.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static constexpr std::array kEndings = {"geojson", "gml", "kml", "csv", "dxf", "gpx", "mif",      "fgb",
                                            "gpkg",    "dgn", "tab", "asc", "tif", "osm", "geojsonl", "zip"};
    static constexpr std::array kLayers = {"building", "road", "poi", "terrain"};
    if (size < 3)
        return 0;
    static int argc = 1;
    static char name[] = "fuzz_importfile";
    static char *argv[] = {name, nullptr};
    static const QCoreApplication *app =
        QCoreApplication::instance() ? nullptr : new QCoreApplication(argc, argv);
    Q_UNUSED(app);
    static const QTemporaryDir dir;
    const QString path =
        dir.filePath(QStringLiteral("file.") + QString::fromLatin1(kEndings[data[0] % kEndings.size()]));
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return 0;
        file.write(reinterpret_cast<const char *>(data + 2), static_cast<qint64>(size - 2));
    }
    static const auto store = test::MemoryStore::of(QStringLiteral("hcmc"), dir.path());
    const int commits = store->commits;
    TaskContext task;
    io::ImportOptions options;
    options.targetLayer = QString::fromLatin1(kLayers[data[1] % kLayers.size()]);
    options.replace = true;
    options.sourceEpsg = (data[1] & 0x80) != 0 ? 9210 : 0;
    const auto plan = io::inspect(path, *store, options, task);
    if (!plan) {
        if (plan.error().message().isEmpty() || plan.error().code() == ErrorCode::Internal)
            std::abort();
        return 0;
    }
    const auto report = io::runImport(*plan, *store, task);
    if (!report) {
        if (report.error().code() == ErrorCode::Internal || store->commits != commits)
            std::abort();
        return 0;
    }
    if (plan->raster)
        return 0;
    const auto features = store->readAll(options.targetLayer);
    if (!features || static_cast<qint64>(features->size()) != report->imported)
        std::abort();
    for (const city::Feature &feature : *features) {
        if (feature.geometry.isEmpty() || !feature.geometry.isFinite())
            std::abort();
    }
    return 0;
}
