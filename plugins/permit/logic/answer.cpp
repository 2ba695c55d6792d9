// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/city/schema.h>
#include <dothi/geo/codec.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <permit/logic/answer.h>

#include <algorithm>
#include <cmath>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::PermitAnswer)
};

/// null when it is not known.
QJsonValue numberJson(double value)
{
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue(QJsonValue::Null);
}

QJsonObject findingJson(const Finding &finding, int epsg)
{
    QJsonObject object{{QLatin1String("rule"), finding.rule},
                       {QLatin1String("title"), finding.title},
                       {QLatin1String("citation"), finding.citation},
                       {QLatin1String("citationVerified"), finding.citationVerified},
                       {QLatin1String("verdict"), verdictName(finding.verdict)},
                       {QLatin1String("measured"), numberJson(finding.measured)},
                       {QLatin1String("limit"), numberJson(finding.limit)},
                       {QLatin1String("limitKind"), finding.kind == LimitKind::AtLeast
                                                        ? QStringLiteral("atLeast")
                                                        : QStringLiteral("atMost")},
                       {QLatin1String("unit"), finding.unit},
                       {QLatin1String("toleranceM"), numberJson(finding.tolerance)},
                       {QLatin1String("where"), QJsonValue(QJsonValue::Null)},
                       {QLatin1String("message"), finding.message}};
    if (!finding.where.isEmpty()) {
        QJsonObject where = geo::toGeoJson(finding.where);
        where.insert(QLatin1String("crs"), geo::geoJsonCrs(epsg));
        object.insert(QLatin1String("where"), where);
    }
    if (!finding.measuredLabel.isEmpty())
        object.insert(QLatin1String("measuredLabel"), finding.measuredLabel);
    if (!finding.readings.empty()) {
        QJsonArray readings;
        for (const Citation &reading : finding.readings)
            readings.append(reading.text.text());
        object.insert(QLatin1String("unverifiedReadings"), readings);
    }
    if (!finding.missing.isEmpty())
        object.insert(QLatin1String("missing"), QJsonArray::fromStringList(finding.missing));
    return object;
}

void appendCanonical(QByteArray &out, const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QStringList keys = object.keys();
        std::ranges::sort(keys);
        out += '{';
        for (qsizetype i = 0; i < keys.size(); ++i) {
            if (i > 0)
                out += ',';
            appendCanonical(out, keys[i]);
            out += ':';
            appendCanonical(out, object.value(keys[i]));
        }
        out += '}';
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        out += '[';
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (i > 0)
                out += ',';
            appendCanonical(out, array[i]);
        }
        out += ']';
    } else {
        // Qt writes scalars canonically: shortest round-trip numbers, escaped UTF-8 strings.
        const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        out += wrapped.mid(1, wrapped.size() - 2);
    }
}

} // namespace

QString dayText(const QDate &day)
{
    return uiLanguage() == QLatin1String("en")
               ? QLocale(QLocale::English).toString(day, QStringLiteral("d MMM yyyy"))
               : day.toString(QStringLiteral("dd/MM/yyyy"));
}

geo::Extent Evidence::extent() const
{
    geo::Extent e;
    for (const EvidenceVolume &volume : volumes)
        e.add(volume.footprint.extent());
    for (const geo::Geometry &area : areas)
        e.add(area.extent());
    for (const EvidenceDimension &dimension : dimensions) {
        e.add(dimension.from);
        e.add(dimension.to);
    }
    if (labelAt)
        e.add(*labelAt);
    return e;
}

QString Finding::limitText() const
{
    if (!std::isfinite(limit))
        return QStringLiteral("–");
    const QChar sign(kind == LimitKind::AtLeast ? 0x2265 : 0x2264);
    return QString(sign) + QChar(0x00A0) +
           (unit.isEmpty() ? formatNumber(limit, decimals) : formatQuantity(limit, decimals, unit));
}

QString Finding::measuredText() const
{
    if (!std::isfinite(measured))
        return QStringLiteral("–");
    return unit.isEmpty() ? formatNumber(measured, decimals) : formatQuantity(measured, decimals, unit);
}

QString Finding::measuredTitle() const
{
    return measuredLabel.isEmpty() ? Tr::tr("Measured") : measuredLabel;
}

QString inputTitle(const QString &input)
{
    if (input == QLatin1String("authority.opinion"))
        return Tr::tr("Opinion of the authority in charge");
    const city::LayerDef *layer = city::Schema::builtin().layer(input.section(QLatin1Char('.'), 0, 0));
    if (!layer)
        return input;
    const city::FieldDef *field = layer->field(input.section(QLatin1Char('.'), 1));
    return field ? QStringLiteral("%1: %2").arg(layer->title.text(), field->title.text())
                 : layer->title.text();
}

QString changeKindName(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::MoveBack:
        return QStringLiteral("moveBack");
    case ChangeKind::Lower:
        return QStringLiteral("lower");
    case ChangeKind::ReduceFootprint:
        return QStringLiteral("reduceFootprint");
    case ChangeKind::ReduceFloorArea:
        return QStringLiteral("reduceFloorArea");
    case ChangeKind::RemoveStoreys:
        return QStringLiteral("removeStoreys");
    case ChangeKind::AddStoreys:
        break;
    }
    return QStringLiteral("addStoreys");
}

bool Answer::failsOnlyByUnverified() const
{
    return verdict == Verdict::Fail && std::ranges::none_of(findings, [](const Finding &finding) {
               return finding.verdict == Verdict::Fail && finding.citationVerified &&
                      finding.readings.empty();
           });
}

QString notCheckedText()
{
    return Tr::tr(
        "Not checked: whether the use suits the planning zone and the purpose of the land, parking, "
        "green share, fire safety, structure.");
}

QString unverifiedText()
{
    return Tr::tr(
        "What fails rests only on clauses or readings not yet compared with the signed documents (*): "
        "settle these before refusing.");
}

int Answer::count(Verdict wanted) const
{
    return static_cast<int>(
        std::ranges::count_if(findings, [wanted](const Finding &f) { return f.verdict == wanted; }));
}

QJsonObject Answer::toJson() const
{
    QJsonArray findingsJson;
    for (const Finding &finding : findings)
        findingsJson.append(findingJson(finding, epsg));
    QJsonArray changesJson;
    for (const Change &change : changes) {
        changesJson.append(QJsonObject{{QLatin1String("rule"), change.rule},
                                       {QLatin1String("change"), changeKindName(change.kind)},
                                       {QLatin1String("amount"), change.amount},
                                       {QLatin1String("unit"), change.unit},
                                       {QLatin1String("message"), change.message}});
    }
    QJsonArray inputsJson;
    for (const SourceRef &source : inputs) {
        inputsJson.append(QJsonObject{{QLatin1String("layer"), source.layer},
                                      {QLatin1String("id"), source.id},
                                      {QLatin1String("version"), source.version}});
    }
    return {
        {QLatin1String("id"), proposalId},
        {QLatin1String("verdict"), verdictName(verdict)},
        {QLatin1String("rulesAsOf"), rulesAsOf.toString(Qt::ISODate)},
        {QLatin1String("ruleSet"), ruleSetId},
        {QLatin1String("findings"), findingsJson},
        {QLatin1String("smallestChange"), changesJson},
        {QLatin1String("inputs"), inputsJson},
        {QLatin1String("warnings"), QJsonArray::fromStringList(warnings)},
        {QLatin1String("facts"), QJsonObject{{QLatin1String("plotAreaM2"), facts.plotAreaM2},
                                             {QLatin1String("legalAreaM2"), numberJson(facts.legalAreaM2)},
                                             {QLatin1String("lostM2"), facts.lostM2},
                                             {QLatin1String("coverageM2"), facts.coverageM2},
                                             {QLatin1String("densityPct"), facts.densityPct},
                                             {QLatin1String("floorAreaM2"), facts.floorAreaM2},
                                             {QLatin1String("countedFloorM2"), facts.countedFloorM2},
                                             {QLatin1String("floorAreaRatio"), facts.floorAreaRatio},
                                             {QLatin1String("heightAboveGroundM"), facts.heightM},
                                             {QLatin1String("storeys"), facts.storeys},
                                             {QLatin1String("groundM"), facts.groundM}}},
        {QLatin1String("crs"), QJsonObject{{QLatin1String("from"), proposalCrs},
                                           {QLatin1String("to"), QStringLiteral("EPSG:%1").arg(epsg)},
                                           {QLatin1String("operation"), operation.name},
                                           {QLatin1String("accuracyM"), numberJson(operation.accuracyM)}}},
        {QLatin1String("hash"), hash}};
}

QByteArray canonicalJson(const QJsonValue &value)
{
    QByteArray out;
    appendCanonical(out, value);
    return out;
}

} // namespace dothi::permit
