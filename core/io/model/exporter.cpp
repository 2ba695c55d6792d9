// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/cityjsonexporter.h>
#include <dothi/io/model/exporter.h>
#include <dothi/io/model/modelexporters.h>
#include <dothi/io/model/modeloriginal.h>
#include <dothi/io/model/vectorexporter.h>

#include <QCoreApplication>
#include <QJsonArray>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Export)
};

constexpr size_t kListedLosses = 1000;

} // namespace

void noteLeft(ExportReport &report, const QString &feature, const QString &reason)
{
    ++report.leftCount;
    if (report.left.size() < kListedLosses)
        report.left.push_back({feature, reason});
}

Result<std::vector<const city::LayerDef *>> exportedLayers(const ExportRequest &request,
                                                           const QStringList &possible)
{
    const city::Schema &schema = city::Schema::builtin();
    for (const QString &id : request.layers) {
        if (!schema.layer(id)) {
            QStringList ids;
            for (const city::LayerDef &layer : schema.layers())
                ids.append(layer.id);
            return fail(Error(ErrorCode::NotFound, Tr::tr("There is no layer “%1” in a city.").arg(id))
                            .withAdvice(Tr::tr("Layers: %1.").arg(ids.join(QStringLiteral(", ")))));
        }
        if (!possible.contains(id)) {
            return fail(
                Error(ErrorCode::InvalidArgument, Tr::tr("The format cannot hold the layer “%1”.").arg(id))
                    .withAdvice(Tr::tr("It holds: %1.").arg(possible.join(QStringLiteral(", ")))));
        }
    }
    std::vector<const city::LayerDef *> layers;
    for (const city::LayerDef &layer : schema.layers()) {
        if (request.layers.isEmpty() ? possible.contains(layer.id) : request.layers.contains(layer.id))
            layers.push_back(&layer);
    }
    return layers;
}

std::vector<std::unique_ptr<Exporter>> makeExporters()
{
    std::vector<std::unique_ptr<Exporter>> exporters;
    exporters.push_back(makeCityJsonExporter());
    exporters.push_back(makeGeoJsonExporter());
    exporters.push_back(makeGeoPackageExporter());
    exporters.push_back(makeGlbExporter());
    exporters.push_back(makeObjExporter());
    exporters.push_back(makeOriginalExporter());
    exporters.push_back(makeTilesExporter());
    return exporters;
}

QJsonObject toJson(const ExportReport &report)
{
    QJsonObject counts;
    for (const auto &[what, count] : report.counts)
        counts.insert(what, count);
    QJsonArray left;
    for (const ExportNote &note : report.left) {
        left.append(
            QJsonObject{{QStringLiteral("feature"), note.feature}, {QStringLiteral("reason"), note.reason}});
    }
    return {{QStringLiteral("files"), QJsonArray::fromStringList(report.files)},
            {QStringLiteral("counts"), counts},
            {QStringLiteral("left"), left},
            {QStringLiteral("leftCount"), report.leftCount},
            {QStringLiteral("warnings"), QJsonArray::fromStringList(report.warnings)}};
}

} // namespace dothi::io
