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
    if (!finding.measuredWord.isEmpty())
        object.insert(QLatin1String("measuredText"), finding.measuredWord);
    if (!finding.limitWord.isEmpty())
        object.insert(QLatin1String("limitText"), finding.limitWord);
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

/// What arithmetic loses, in any unit: far below what is shown.
constexpr double kArithmetic = 1e-7;

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

double roundedDown(double value, int decimals)
{
    const double steps = std::pow(10.0, decimals);
    return std::floor(value * steps + kArithmetic * steps) / steps;
}

double roundedUp(double value, int decimals)
{
    return -roundedDown(-value, decimals);
}

double Finding::nearest(double value) const
{
    return roundedDown(value + 0.5 * std::pow(10.0, -decimals), decimals);
}

/// The same measurement reads the same in every finding; only where rounding would hide a breach is it
/// rounded away from the limit.
bool Finding::roundingHidesBreach() const
{
    if (verdict != Verdict::Fail)
        return false;
    return kind == LimitKind::AtLeast ? nearest(measured) >= nearest(limit)
                                      : nearest(measured) <= nearest(limit);
}

double Finding::shownMeasured() const
{
    if (!roundingHidesBreach())
        return nearest(measured);
    return kind == LimitKind::AtLeast ? roundedDown(measured, decimals) : roundedUp(measured, decimals);
}

double Finding::shownLimit() const
{
    if (!roundingHidesBreach())
        return nearest(limit);
    return kind == LimitKind::AtLeast ? roundedUp(limit, decimals) : roundedDown(limit, decimals);
}

double Finding::shownLack() const
{
    const double lack =
        kind == LimitKind::AtLeast ? shownLimit() - shownMeasured() : shownMeasured() - shownLimit();
    const double steps = std::pow(10.0, decimals);
    return std::round(lack * steps) / steps;
}

double Finding::enough() const
{
    return roundedUp(kind == LimitKind::AtLeast ? limit - measured : measured - limit, decimals);
}

QString Finding::measuredFigure() const
{
    if (!std::isfinite(measured))
        return QStringLiteral("–");
    return unit.isEmpty() ? formatNumber(shownMeasured(), decimals)
                          : formatQuantity(shownMeasured(), decimals, unit);
}

QString Finding::limitFigure() const
{
    if (!std::isfinite(limit))
        return QStringLiteral("–");
    return unit.isEmpty() ? formatNumber(shownLimit(), decimals)
                          : formatQuantity(shownLimit(), decimals, unit);
}

bool Finding::hasFigures() const
{
    return verdict != Verdict::Unknown || missing == QStringList{kAuthorityOpinion};
}

QString Finding::limitText() const
{
    if (!limitWord.isEmpty())
        return limitWord;
    if (!hasFigures() || !std::isfinite(limit))
        return QStringLiteral("–");
    const QChar sign(kind == LimitKind::AtLeast ? 0x2265 : 0x2264);
    return QString(sign) + QChar(0x00A0) + limitFigure();
}

QString Finding::measuredText() const
{
    if (!measuredWord.isEmpty())
        return measuredWord;
    return hasFigures() ? measuredFigure() : QStringLiteral("–");
}

QString Finding::measuredTitle() const
{
    return measuredLabel.isEmpty() ? Tr::tr("Measured") : measuredLabel;
}

QString inputTitle(const QString &input)
{
    if (input == kAuthorityOpinion)
        return Tr::tr("Opinion of the authority in charge");
    if (input == kPlanRegulations)
        return Tr::tr("Uses that the regulations of the approved plan admit");
    if (input == kLandApproval)
        return Tr::tr("Decision on the combined or changed use of the land");
    if (input == kUseTable)
        return Tr::tr("Rule set: uses admitted");
    const city::LayerDef *layer = city::Schema::builtin().layer(input.section(QLatin1Char('.'), 0, 0));
    if (!layer)
        return input;
    const city::FieldDef *field = layer->field(input.section(QLatin1Char('.'), 1));
    return field ? QStringLiteral("%1: %2").arg(layer->title.text(), field->title.text())
                 : layer->title.text();
}

QString inputTitles(const QStringList &inputs)
{
    QString text;
    QString before;
    for (const QString &input : inputs) {
        const QString title = inputTitle(input);
        const qsizetype colon = title.indexOf(QLatin1String(": "));
        const QString layer = colon > 0 ? title.left(colon + 2) : QString();
        if (!text.isEmpty())
            text += !layer.isEmpty() && layer == before ? QStringLiteral(", ") : QStringLiteral("; ");
        text += layer == before ? title.mid(layer.size()) : title;
        before = layer;
    }
    return text;
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
    case ChangeKind::RemoveBasements:
        return QStringLiteral("removeBasements");
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

QString Answer::verdictText() const
{
    return failsOnlyByUnverified() ? Tr::tr("Fails only by readings not confirmed *") : verdictTitle(verdict);
}

QString Answer::notCheckedText() const
{
    const bool useChecked = std::ranges::any_of(
        findings, [](const Finding &f) { return f.rule.startsWith(QLatin1String("use.")); });
    return useChecked
               ? Tr::tr("Not checked: parking, green share, fire safety, structure.")
               : Tr::tr("Not checked: whether the use suits the planning zone and the purpose of the land, "
                        "parking, green share, fire safety, structure.");
}

QString Answer::unverifiedText() const
{
    return failsOnlyByUnverified()
               ? Tr::tr("This alone is no ground for a refusal: everything that fails rests on clauses or "
                        "readings not yet compared with the signed documents (*). Confirm them first.")
               : QString();
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
                                       {QLatin1String("why"), change.why},
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
        {QLatin1String("verdictText"), verdictText()},
        {QLatin1String("failsOnlyByUnverified"), failsOnlyByUnverified()},
        {QLatin1String("notice"), unverifiedText()},
        {QLatin1String("notChecked"), notCheckedText()},
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
                                             {QLatin1String("basementStoreys"), facts.basements},
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
