// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// perf_cityjson [BUILDINGS] [RUNS]: reads a generated CityJSON file of LoD1.2 blocks (100,000: 66 MiB) into
// boundary representations (readS) and makes triangle meshes of them, a mesh for 2,000 buildings (meshS, from
// the file on). Prints one JSON line: median seconds, and what was read. Its peer in the same run is the
// parser alone, simdjson's, which makes a tree of the file and nothing of it (parseS). perf_cityjson --write
// FILE [BUILDINGS]: writes that file.

#include "cityjsongenerator.h"

#include <dothi/geo/mesher.h>
#include <dothi/io/model/cityjson.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <simdjson.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace dothi;

namespace {

double median(std::vector<double> seconds)
{
    std::ranges::sort(seconds);
    return seconds[seconds.size() / 2];
}

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// How many triangles the objects have.
qint64 meshOf(const io::CityModel &model)
{
    constexpr quint32 kInTile = 2000;
    geo::Mesher mesher({});
    geo::TriangleMesh mesh;
    qint64 triangles = 0;
    quint32 number = 0;
    for (const io::CityObject &object : model.objects) {
        if (number % kInTile == 0) {
            triangles += static_cast<qint64>(mesh.triangleCount());
            mesh.clear();
            if (!object.geometries.empty() && !object.geometries.front().brep.vertices.empty())
                mesher.setOrigin(object.geometries.front().brep.vertices.front());
        }
        for (const io::ModelGeometry &geometry : object.geometries)
            mesher.addBrep(geometry.brep, number, mesh);
        ++number;
    }
    return triangles + static_cast<qint64>(mesh.triangleCount());
}

/// Seconds to load the file and to parse it.
double parsingAlone(const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    simdjson::padded_string text;
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (simdjson::padded_string::load(path.toStdString()).get(text) || parser.parse(text).get(root))
        return -1;
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    constexpr int kBuildings = 100'000;
    if (arguments.value(1) == QLatin1String("--write")) {
        const int count = arguments.size() > 3 ? arguments[3].toInt() : kBuildings;
        return write(arguments.value(2), test::generateCityJson(count)) ? 0 : 4;
    }
    const int count = arguments.size() > 1 ? arguments[1].toInt() : kBuildings;
    const int runs = std::max(1, arguments.size() > 2 ? arguments[2].toInt() : 5);
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("city.json"));
    const QByteArray text = test::generateCityJson(count);
    if (!write(path, text))
        return 4;
    std::vector<double> seconds;
    std::vector<double> meshSeconds;
    std::vector<double> parseSeconds;
    qint64 triangles = 0;
    qint64 faces = 0;
    qint64 corners = 0;
    qint64 objects = 0;
    for (int run = 0; run < runs; ++run) {
        TaskContext task;
        QElapsedTimer timer;
        timer.start();
        const Result<io::CityModel> model = io::readCityJson(path, task);
        seconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e9);
        if (!model) {
            std::fputs(qPrintable(model.error().logText()), stderr);
            return exitCodeFor(model.error().code());
        }
        triangles = meshOf(*model);
        meshSeconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e9);
        parseSeconds.push_back(parsingAlone(path));
        objects = static_cast<qint64>(model->objects.size());
        faces = corners = 0;
        for (const io::CityObject &object : model->objects) {
            for (const io::ModelGeometry &geometry : object.geometries) {
                faces += static_cast<qint64>(geometry.brep.faces.size());
                corners += static_cast<qint64>(geometry.brep.corners.size());
            }
        }
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const QJsonObject line{{QStringLiteral("what"), QStringLiteral("cityjson")},
                           {QStringLiteral("bytes"), text.size()},
                           {QStringLiteral("objects"), objects},
                           {QStringLiteral("faces"), faces},
                           {QStringLiteral("corners"), corners},
                           {QStringLiteral("triangles"), triangles},
                           {QStringLiteral("readS"), median(seconds)},
                           {QStringLiteral("meshS"), median(meshSeconds)},
                           {QStringLiteral("parseS"), median(parseSeconds)},
                           {QStringLiteral("fastestS"), *std::ranges::min_element(seconds)},
                           {QStringLiteral("peakMB"), static_cast<qint64>(usage.ru_maxrss / 1024)},
                           {QStringLiteral("limit"), 0.9}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return 0;
}
