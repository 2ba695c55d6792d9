// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roofrun.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

namespace dothi::commands {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::RoofRun)
};

constexpr qsizetype kEntriesOfPart = 5000;
const QString kBuildingLayer = QStringLiteral("building");
const std::array<QString, 3> kChanged{QStringLiteral("height_m"), QStringLiteral("roof"),
                                      QStringLiteral("source")};

double centimetres(double v)
{
    return std::round(v * 100) / 100;
}

QJsonValue valueJson(const city::Value &value)
{
    if (city::isNull(value))
        return QJsonValue::Null;
    const double number = city::toNumber(value);
    return std::isfinite(number) ? QJsonValue(number) : QJsonValue(city::toText(value));
}

city::Value valueOf(const QJsonValue &json)
{
    if (json.isDouble())
        return json.toDouble();
    return json.isString() ? city::Value(json.toString()) : city::Value();
}

QString reasonCode(const RoofDecision &decision)
{
    if (decision.noGround)
        return QStringLiteral("noGround");
    switch (decision.reason) {
    case city::RoofReason::None:
        return {};
    case city::RoofReason::TooFewHeights:
        return QStringLiteral("tooFewHeights");
    case city::RoofReason::Holes:
        return QStringLiteral("holes");
    case city::RoofReason::BelowGround:
        return QStringLiteral("belowGround");
    case city::RoofReason::NotAboveGround:
        return QStringLiteral("notAboveGround");
    case city::RoofReason::TooLarge:
        return QStringLiteral("tooLarge");
    case city::RoofReason::NoKindFits:
        return QStringLiteral("noKindFits");
    case city::RoofReason::NoFootprint:
        return QStringLiteral("noFootprint");
    }
    return {};
}

/// Gives a building back what a run took. False where somebody has changed it since.
Result<bool> restore(const city::Store &store, city::StoreWriter &writer, const city::LayerDef &layer,
                     const QJsonObject &entry)
{
    const auto id = static_cast<city::FeatureId>(entry.value(QLatin1String("id")).toDouble());
    city::Query query;
    query.ids = {id};
    query.withSolid = true;
    Result<std::vector<city::Feature>> found = store.readAll(kBuildingLayer, query);
    if (!found)
        return Failure(std::move(found).error());
    if (found->size() != 1 || found->front().version != entry.value(QLatin1String("version")).toInt())
        return false;
    city::Feature &building = found->front();
    const QJsonObject before = entry.value(QLatin1String("before")).toObject();
    for (const QString &field : kChanged)
        building.set(layer, field, valueOf(before.value(field)));
    // A solid that is empty but has a type takes that of the run away.
    if (entry.value(QLatin1String("solid")).toBool())
        building.solid = geo::Geometry(geo::GeometryType::MultiPolygon, true);
    DOTHI_TRY(writer.update(kBuildingLayer, building));
    return true;
}

} // namespace

QString roofRunKind()
{
    return QStringLiteral("roof-run");
}

QString roofCode(city::RoofKind kind)
{
    switch (kind) {
    case city::RoofKind::Flat:
        return QStringLiteral("flat");
    case city::RoofKind::Gabled:
        return QStringLiteral("gabled");
    case city::RoofKind::Hipped:
        return QStringLiteral("hipped");
    case city::RoofKind::Shed:
        return QStringLiteral("shed");
    case city::RoofKind::StairHut:
        return QStringLiteral("stair_hut");
    }
    return {};
}

QString sourceWith(const QString &source, const QString &raster)
{
    static const QRegularExpression earlier(QStringLiteral(R"(;? ?height_m, roof: [^;]* \(DSM\)$)"));
    QString kept = source;
    kept.remove(earlier);
    const QString said =
        QStringLiteral("height_m, roof: %1 (DSM)").arg(QString(raster).remove(QLatin1Char(';')));
    return kept.isEmpty() ? said : kept + QStringLiteral("; ") + said;
}

QJsonObject decisionJson(const RoofDecision &decision)
{
    QJsonObject json{{QLatin1String("id"), decision.id}};
    const QString reason = reasonCode(decision);
    if (!reason.isEmpty())
        json.insert(QLatin1String("reason"), reason);
    const bool refused = decision.verdict == city::RoofVerdict::Refused;
    json.insert(QLatin1String("verdict"), refused ? QStringLiteral("refused")
                                          : decision.verdict == city::RoofVerdict::Good
                                              ? QStringLiteral("good")
                                              : QStringLiteral("heightOnly"));
    json.insert(QLatin1String("heights"), static_cast<qint64>(decision.heights));
    if (refused)
        return json;
    json.insert(QLatin1String("roof"), roofCode(decision.kind));
    json.insert(QLatin1String("heightM"), centimetres(decision.topM - decision.groundM));
    json.insert(QLatin1String("eavesM"), centimetres(decision.eavesM));
    json.insert(QLatin1String("topM"), centimetres(decision.topM));
    json.insert(QLatin1String("rmseM"), std::round(decision.rmseM * 1000) / 1000);
    json.insert(QLatin1String("share"), std::round(decision.share * 1000) / 1000);
    return json;
}

RoofRunWriter::RoofRunWriter(city::StoreWriter &writer, const RoofSurvey &survey,
                             const RoofSurveyOptions &options)
    : m_writer(writer)
    , m_id(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddTHHmmsszzzZ")))
{
    const QFileInfo file(options.raster);
    m_head = {{QLatin1String("raster"), survey.raster},
              {QLatin1String("rasterBytes"), file.size()},
              {QLatin1String("rasterChanged"), file.lastModified().toUTC().toString(Qt::ISODate)},
              {QLatin1String("rasterCrs"), survey.crs.displayName()},
              {QLatin1String("cellM"), survey.cellM},
              {QLatin1String("shiftM"), options.shiftM},
              {QLatin1String("toleranceM"), options.toleranceM}};
}

Result<> RoofRunWriter::add(const RoofRunEntry &entry)
{
    QJsonObject json = decisionJson(entry.decision);
    json.insert(QLatin1String("version"), entry.version);
    json.insert(QLatin1String("solid"), entry.solid);
    QJsonObject before;
    for (size_t i = 0; i < kChanged.size(); ++i)
        before.insert(kChanged[i], valueJson(entry.before[i]));
    json.insert(QLatin1String("before"), before);
    m_entries.append(json);
    ++m_count;
    return m_entries.size() >= kEntriesOfPart ? flush() : Result<>();
}

Result<> RoofRunWriter::finish()
{
    return m_entries.isEmpty() ? Result<>() : flush();
}

Result<> RoofRunWriter::flush()
{
    QJsonObject part = m_head;
    part.insert(QLatin1String("buildings"), m_entries);
    m_entries = {};
    return m_writer.setDocument(roofRunKind(),
                                QStringLiteral("%1/%2").arg(m_id).arg(++m_parts, 5, 10, QLatin1Char('0')),
                                QJsonDocument(part).toJson(QJsonDocument::Compact));
}

Result<RoofUndo> undoRoofs(city::Store &store, TaskContext &task)
{
    const Result<QStringList> all = store.documents(roofRunKind());
    if (!all)
        return Failure(all.error());
    RoofUndo undo;
    for (const QString &id : *all)
        undo.run = std::max(undo.run, id.section(QLatin1Char('/'), 0, 0));
    if (undo.run.isEmpty()) {
        return fail(
            Error(ErrorCode::NotFound, Tr::tr("No roofs were taken from a surface model in this city."))
                .inFile(store.location()));
    }
    const city::LayerDef &layer = *city::Schema::builtin().layer(kBuildingLayer);
    const QStringList parts = all->filter(QRegularExpression(
        QLatin1Char('^') + QRegularExpression::escape(undo.run) + QStringLiteral("(/|$)")));
    Result<std::unique_ptr<city::StoreWriter>> writer = store.write();
    if (!writer)
        return Failure(std::move(writer).error());
    qsizetype done = 0;
    for (const QString &part : parts) {
        const Result<QByteArray> text = store.document(roofRunKind(), part);
        if (!text)
            return Failure(text.error());
        const QJsonArray entries =
            QJsonDocument::fromJson(*text).object().value(QLatin1String("buildings")).toArray();
        for (const QJsonValue &entry : entries) {
            DOTHI_TRY(task.checkpoint());
            const Result<bool> restored = restore(store, **writer, layer, entry.toObject());
            if (!restored)
                return Failure(restored.error());
            if (*restored)
                ++undo.restored;
            else
                undo.changedSince.push_back(
                    static_cast<city::FeatureId>(entry.toObject().value(QLatin1String("id")).toDouble()));
        }
        DOTHI_TRY((*writer)->removeDocument(roofRunKind(), part));
        task.progress(static_cast<double>(++done) / static_cast<double>(parts.size()),
                      Tr::tr("Taking roofs back"));
    }
    DOTHI_TRY((*writer)->commit());
    return undo;
}

} // namespace dothi::commands
