// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/import.h>
#include <dothi/io/model/exporter.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <memorystore.h>
#include <testsupport.h>

#include <map>

namespace dothi::test {

/// A city anywhere: boxes in degrees west, south, east, north.
inline city::CityProfile profileOf(const QString &id, int epsg, const QJsonArray &box, int verticalEpsg)
{
    const QJsonObject profile{
        {QStringLiteral("format"), QStringLiteral("dothi-city-profile")},
        {QStringLiteral("version"), 1},
        {QStringLiteral("id"), id},
        {QStringLiteral("title"), QJsonObject{{QStringLiteral("vi"), id}, {QStringLiteral("en"), id}}},
        {QStringLiteral("crs"), QJsonObject{{QStringLiteral("epsg"), epsg}}},
        {QStringLiteral("verticalDatum"),
         QJsonObject{{QStringLiteral("name"), QStringLiteral("datum of ") + id},
                     {QStringLiteral("epsg"), verticalEpsg}}},
        {QStringLiteral("center"), QJsonArray{(box[0].toDouble() + box[2].toDouble()) / 2,
                                              (box[1].toDouble() + box[3].toDouble()) / 2}},
        {QStringLiteral("extents"), QJsonArray{box}}};
    return city::CityProfile::fromJson(QJsonDocument(profile).toJson()).value();
}

/// The Netherlands in RD New, Switzerland in LV95.
inline city::CityProfile dutchProfile()
{
    return profileOf(QStringLiteral("rd"), 28992, {3.3, 50.7, 7.3, 53.6}, 5709);
}
inline city::CityProfile swissProfile()
{
    return profileOf(QStringLiteral("lv95"), 2056, {5.9, 45.8, 10.5, 47.9}, 5728);
}

inline QString writeFile(const QTemporaryDir &dir, const QString &name, const QByteArray &content)
{
    QFile file(dir.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(name));
    return file.fileName();
}

inline QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline Result<io::ImportReport> importModel(const QString &file, city::Store &store,
                                            io::ImportOptions options = {})
{
    TaskContext task;
    if (options.targetLayer.isEmpty())
        options.targetLayer = QStringLiteral("building");
    const Result<io::ImportPlan> plan = io::inspect(file, store, options, task);
    if (!plan)
        return Failure(plan.error());
    return io::runImport(*plan, store, task);
}

inline Result<io::ExportReport> exportAs(const QString &format, const city::Store &store, const QString &out,
                                         const QStringList &layers = {})
{
    TaskContext task;
    for (const auto &exporter : io::makeExporters()) {
        if (exporter->format() == format)
            return exporter->write(store, {out, layers}, task);
    }
    return fail(ErrorCode::NotFound, format);
}

/// Objects of a CityJSON file or sequence by identifier, every number of a position replaced by the position
/// itself, in units of the transform from the origin of the CRS. Read by Qt alone.
inline std::map<QString, QJsonObject> objectsOf(const QString &path, QJsonObject *root = nullptr)
{
    std::map<QString, QJsonObject> objects;
    const QByteArray text = readAll(path);
    QList<QByteArray> documents{text};
    if (path.endsWith(QLatin1String(".jsonl")))
        documents = text.trimmed().split('\n');
    const QJsonObject header = QJsonDocument::fromJson(documents.front()).object();
    if (root)
        *root = header;
    const QJsonObject transform = header.value(QLatin1String("transform")).toObject();
    const QJsonArray scale = transform.value(QLatin1String("scale")).toArray({1, 1, 1});
    const QJsonArray translate = transform.value(QLatin1String("translate")).toArray({0, 0, 0});
    for (const QByteArray &line : documents) {
        const QJsonObject document = QJsonDocument::fromJson(line).object();
        const QJsonArray vertices = document.value(QLatin1String("vertices")).toArray();
        QJsonArray positions;
        for (const QJsonValue &vertex : vertices) {
            QJsonArray units;
            for (qsizetype i = 0; i < 3; ++i) {
                const double s = scale[i].toDouble();
                units.append(std::round(vertex[i].toDouble() + translate[i].toDouble() / s));
            }
            positions.append(units);
        }
        const std::function<QJsonValue(const QJsonValue &)> placed =
            [&](const QJsonValue &value) -> QJsonValue {
            if (value.isDouble())
                return positions.at(value.toInt());
            QJsonArray out;
            const QJsonArray items = value.toArray();
            for (const QJsonValue &item : items)
                out.append(placed(item));
            return out;
        };
        const QJsonObject cityObjects = document.value(QLatin1String("CityObjects")).toObject();
        for (auto it = cityObjects.begin(); it != cityObjects.end(); ++it) {
            QJsonObject object = it.value().toObject();
            QJsonArray geometries;
            const QJsonArray theirs = object.value(QLatin1String("geometry")).toArray();
            for (const QJsonValue &value : theirs) {
                QJsonObject geometry = value.toObject();
                geometry[QLatin1String("boundaries")] = placed(geometry.value(QLatin1String("boundaries")));
                if (geometry.value(QLatin1String("lod")).isDouble())
                    geometry[QLatin1String("lod")] =
                        QString::number(geometry.value(QLatin1String("lod")).toDouble());
                geometries.append(geometry);
            }
            if (object.contains(QLatin1String("geometry")))
                object[QLatin1String("geometry")] = geometries;
            objects[it.key()] = object;
        }
    }
    return objects;
}

} // namespace dothi::test
