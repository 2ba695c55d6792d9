// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/solid/validation.h>
#include <dothi/io/import.h>

#include <QJsonArray>

#include <algorithm>

namespace dothi::io {

namespace {

/// Features the answer numbers; the report may know more.
constexpr size_t kNumberedJson = 1000;

QJsonArray listJson(const std::vector<Rejected> &entries)
{
    QJsonArray array;
    for (const Rejected &entry : entries) {
        QJsonObject object{{QStringLiteral("sourceId"), entry.sourceId},
                           {QStringLiteral("reason"), entry.reason}};
        if (!entry.field.isEmpty())
            object.insert(QStringLiteral("field"), entry.field);
        array.append(object);
    }
    return array;
}

QJsonArray valuesJson(const std::vector<CodedValue> &values)
{
    static const std::map<ValueFate, QString> how = {{ValueFate::Left, QStringLiteral("left")},
                                                     {ValueFate::Near, QStringLiteral("near")},
                                                     {ValueFate::Translated, QStringLiteral("same")},
                                                     {ValueFate::Chosen, QStringLiteral("chosen")},
                                                     {ValueFate::Own, QStringLiteral("own")}};
    QJsonArray array;
    for (const CodedValue &value : values) {
        array.append(
            QJsonObject{{QStringLiteral("field"), value.field},
                        {QStringLiteral("from"), value.theirs},
                        {QStringLiteral("to"), value.ours.isEmpty() ? QJsonValue() : QJsonValue(value.ours)},
                        {QStringLiteral("how"), how.at(value.fate)},
                        {QStringLiteral("features"), value.features}});
    }
    return array;
}

QJsonObject solidsJson(const ImportReport &report)
{
    QJsonArray errors;
    for (const InvalidSolid &solid : report.solids) {
        errors.append(
            QJsonObject{{QStringLiteral("sourceId"), solid.sourceId},
                        {QStringLiteral("part"), solid.part},
                        {QStringLiteral("code"), solid.code},
                        {QStringLiteral("name"), geo::validationErrorName(solid.code)},
                        {QStringLiteral("where"), QJsonArray{solid.where.x, solid.where.y, solid.where.z}},
                        {QStringLiteral("message"), solid.message},
                        {QStringLiteral("mended"), solid.mended}});
    }
    return {{QStringLiteral("checked"), report.solidsChecked},
            {QStringLiteral("valid"), report.solidsChecked - report.solidsMended - report.solidsInvalid},
            {QStringLiteral("mended"), report.solidsMended},
            {QStringLiteral("invalid"), report.solidsInvalid},
            {QStringLiteral("errors"), errors}};
}

} // namespace

QJsonObject toJson(const ImportReport &report)
{
    QJsonObject crs{{QStringLiteral("from"), report.from.definition()},
                    {QStringLiteral("to"), report.to.definition()},
                    {QStringLiteral("operation"), report.operation.name}};
    crs.insert(QStringLiteral("accuracyM"),
               report.operation.accuracyM < 0 ? QJsonValue() : QJsonValue(report.operation.accuracyM));
    if (report.operation.datumOperation != 0)
        crs.insert(QStringLiteral("datumOperation"),
                   QStringLiteral("EPSG:%1").arg(report.operation.datumOperation));
    QJsonObject json{{QStringLiteral("layer"), report.layer},
                     {QStringLiteral("read"), report.read},
                     {QStringLiteral("imported"), report.imported},
                     {QStringLiteral("repaired"), listJson(report.repaired)},
                     {QStringLiteral("repairedCount"), report.repairedCount},
                     {QStringLiteral("repairedFeatures"), report.repairedFeatures},
                     {QStringLiteral("rejected"), listJson(report.rejected)},
                     {QStringLiteral("rejectedCount"), report.rejectedCount},
                     {QStringLiteral("values"), valuesJson(report.values)},
                     {QStringLiteral("translatedCount"), report.translatedCount},
                     {QStringLiteral("leftCount"), report.leftCount},
                     {QStringLiteral("crs"), crs},
                     {QStringLiteral("warnings"), QJsonArray::fromStringList(report.warnings)}};
    if (report.solidsChecked > 0)
        json.insert(QStringLiteral("solids"), solidsJson(report));
    if (!report.notShown.empty()) {
        QJsonObject kept;
        for (const auto &[type, count] : report.notShown)
            kept.insert(type, count);
        json.insert(QStringLiteral("notShown"), kept);
    }
    QJsonArray features;
    for (size_t i = 0; i < std::min(report.features.size(), kNumberedJson); ++i)
        features.append(report.features[i]);
    json.insert(QStringLiteral("features"), features);
    if (report.place)
        json.insert(QStringLiteral("place"), toJson(*report.place));
    return json;
}

} // namespace dothi::io
