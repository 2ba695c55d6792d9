// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/terrain.h>
#include <dothi/geo/ops.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>

#include <permit/logic/change.h>
#include <permit/logic/check.h>
#include <permit/logic/checks.h>
#include <permit/logic/checktools.h>
#include <permit/logic/place.h>

#include <algorithm>
#include <cmath>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::PermitCheck)
};

/// To the micrometre: results must not differ by the last bits of another machine's mathematics.
QJsonValue rounded(double value)
{
    return std::isfinite(value) ? QJsonValue(std::round(value * 1e6) / 1e6) : QJsonValue(QJsonValue::Null);
}

/// Inputs and results, no text: the same whatever the language.
QString hashOf(const Answer &answer, const Proposal &proposal, const RuleSet &rules)
{
    QJsonArray inputs;
    for (const SourceRef &source : answer.inputs) {
        inputs.append(
            QJsonArray{source.layer, source.id, source.version, QString::fromLatin1(source.digest)});
    }
    QJsonArray results;
    for (const Finding &finding : answer.findings) {
        results.append(QJsonArray{finding.rule, verdictName(finding.verdict), rounded(finding.measured),
                                  rounded(finding.limit), rounded(finding.tolerance)});
    }
    const QJsonObject document{{QLatin1String("proposal"), proposal.toJson(answer.epsg)},
                               {QLatin1String("rules"), QString::fromLatin1(rules.sha256)},
                               {QLatin1String("date"), answer.rulesAsOf.toString(Qt::ISODate)},
                               {QLatin1String("operation"), answer.operation.projPipeline},
                               {QLatin1String("inputs"), inputs},
                               {QLatin1String("results"), results}};
    return QString::fromLatin1(
        QCryptographicHash::hash(canonicalJson(document), QCryptographicHash::Sha256).toHex());
}

Facts factsOf(const Case &c)
{
    Facts facts;
    facts.plotAreaM2 = c.surroundings.plot.areaM2;
    facts.legalAreaM2 = c.surroundings.plot.legalAreaM2;
    facts.lostM2 = c.surroundings.lostM2;
    facts.coverageM2 = c.massing.coverageM2;
    facts.floorAreaM2 = c.massing.floorAreaM2;
    facts.countedFloorM2 = c.massing.countedFloorM2();
    const double netM2 = c.surroundings.netAreaM2(c.rules);
    facts.densityPct = netM2 > 0 ? 100 * facts.coverageM2 / netM2 : 0;
    facts.floorAreaRatio = netM2 > 0 ? facts.countedFloorM2 / netM2 : 0;
    facts.heightM = c.massing.heightM;
    facts.storeys = c.massing.storeys;
    facts.basements = c.massing.basements;
    facts.groundM = c.massing.groundM;
    facts.groundFromPlan = c.massing.groundFromPlan;
    return facts;
}

void warnAboutGround(const Case &c, QStringList &warnings)
{
    if (c.massing.groundFromPlan)
        return;
    warnings.append(
        Tr::tr("The proposal does not state the planned ground level; heights count from the lowest base "
               "of its volumes, %1.")
            .arg(metres(c.massing.groundM)));
    if (c.heightSlackM() > 0) {
        warnings.append(Tr::tr("The terrain on the plot lies up to %1 lower.").arg(metres(c.heightSlackM())));
    }
}

void warnAboutAreas(const Case &c, QStringList &warnings)
{
    if (c.surroundings.areas(c.rules).size() < 2)
        return;
    warnings.append(
        Tr::tr("The plot's area on the map, %1, and its legal area, %2, differ by more than the "
               "survey tolerance (%3): measure the parcel again. Density and floor-area ratio were "
               "judged by both.")
            .arg(squareMetres(c.surroundings.plot.areaM2), squareMetres(c.surroundings.plot.legalAreaM2),
                 squareMetres(c.rules.tolerances.areaM2)));
}

/// In existing areas the plan may go by the floor-area ratio instead of density and storeys (section 2.7).
/// Where the tables of only one of the two are broken, whether that binds is for the officer to look up.
void mentionTheChoice(const Case &c, std::vector<Finding> &findings)
{
    if (!c.surroundings.existingArea().value_or(false))
        return;
    const auto isRatio = [](const Finding &f) { return f.rule == QLatin1String("far.table"); };
    const auto isDensity = [](const Finding &f) {
        return f.rule == QLatin1String("density.apartment") || f.rule == QLatin1String("density.commercial");
    };
    const auto fails = [](const Finding &f) { return f.verdict == Verdict::Fail; };
    const bool hasRatio = std::ranges::any_of(findings, isRatio);
    const bool ratio =
        std::ranges::any_of(findings, [&](const Finding &f) { return isRatio(f) && fails(f); });
    const bool density =
        std::ranges::any_of(findings, [&](const Finding &f) { return isDensity(f) && fails(f); });
    if (!hasRatio || ratio == density)
        return;
    for (Finding &finding : findings) {
        if (!fails(finding) || !(ratio ? isRatio(finding) : isDensity(finding)))
            continue;
        finding.message +=
            QLatin1Char(' ') +
            (ratio ? Tr::tr("In an existing area the plan may go by density and storeys instead of the "
                            "floor-area ratio; the data do not say which it chose: look it up in the plan.")
                   : Tr::tr("In an existing area the plan may go by the floor-area ratio instead of density "
                            "and storeys; the data do not say which it chose: look it up in the plan."));
        rely(finding, c.rules.far.choiceReading);
    }
}

/// What the findings rest on that nobody compared with the signed document.
QStringList unverified(const Case &c, const std::vector<Finding> &findings,
                       const std::vector<Citation> &otherReadings)
{
    QStringList texts;
    const auto add = [&texts](const Citation &citation) {
        const QString text = citation.text.text() + QStringLiteral(". ") + citation.note.text();
        if (!texts.contains(text))
            texts.append(text);
    };
    for (const Citation *citation : c.rules.unverified()) {
        const bool used = std::ranges::any_of(findings, [citation](const Finding &f) {
            return !f.citationVerified && f.citation.startsWith(citation->text.text());
        });
        if (used)
            add(*citation);
    }
    for (const Finding &finding : findings)
        std::ranges::for_each(finding.readings, add);
    std::ranges::for_each(otherReadings, add);
    if (!c.rules.tolerances.verified)
        texts.append(Tr::tr("Tolerances: %1").arg(c.rules.tolerances.note.text()));
    return texts;
}

Result<Answer> judge(const Case &givenCase, const QDate &date, int epsg)
{
    std::vector<Citation> otherReadings;
    Case c = givenCase;
    c.readings = &otherReadings;
    c.date = date;
    Answer answer;
    answer.proposalId = c.proposal.id;
    answer.use = c.proposal.use;
    answer.rulesAsOf = date;
    answer.ruleSetId = c.rules.id;
    answer.ruleSetTitle = c.rules.title.text();
    answer.epsg = epsg;
    answer.operation = c.proposal.operation;
    answer.proposalCrs = c.proposal.sourceCrs;
    answer.plot = c.surroundings.plot.geometry;
    answer.plotLabel = c.surroundings.plot.label;
    answer.volumes = c.proposal.volumes;
    answer.facts = factsOf(c);
    answer.warnings = c.proposal.warnings + c.surroundings.warnings + c.massing.warnings;
    warnAboutAreas(c, answer.warnings);
    warnAboutGround(c, answer.warnings);
    answer.warnings += heightPlaneRemarks(c);
    for (const Check check : allChecks()) {
        Result<std::vector<Finding>> findings = check(c);
        DOTHI_TRY(findings);
        std::ranges::move(*findings, std::back_inserter(answer.findings));
    }
    mentionTheChoice(c, answer.findings);
    answer.verdict = Verdict::Pass;
    for (const Finding &finding : answer.findings) {
        answer.verdict = worse(answer.verdict, finding.verdict);
        for (const SourceRef &source : finding.inputs) {
            if (std::ranges::find(answer.inputs, source) == answer.inputs.end())
                answer.inputs.push_back(source);
        }
    }
    // A plane the building stays under makes no finding, yet the answer rests on it.
    for (const Restriction &plane : c.surroundings.heightPlanes) {
        if (std::ranges::find(answer.inputs, plane.source) == answer.inputs.end())
            answer.inputs.push_back(plane.source);
    }
    answer.unverifiedRules = unverified(c, answer.findings, otherReadings);
    std::sort(answer.inputs.begin(), answer.inputs.end());
    answer.inputs.push_back({QStringLiteral("rules"), c.rules.id, c.rules.version, c.rules.sha256});
    Result<std::vector<Change>> changes = smallestChanges(c, answer.findings);
    DOTHI_TRY(changes);
    answer.changes = std::move(*changes);
    answer.hash = hashOf(answer, c.proposal, c.rules);
    return answer;
}

} // namespace

Result<Answer> checkProposal(const city::Store &store, const Proposal &proposal, const CheckOptions &options)
{
    const QDate date = options.date.isValid() ? options.date : proposal.date;
    if (!date.isValid()) {
        return fail(
            Error(ErrorCode::InvalidArgument, Tr::tr("Neither the proposal nor the call says a date."))
                .atField(QStringLiteral("date"))
                .withAdvice(Tr::tr("Rules hold from one day to another: give the day of filing.")));
    }
    std::optional<RuleSet> own;
    if (!options.rules) {
        Result<RuleSet> found = RuleSet::forCity(store, date);
        DOTHI_TRY(found);
        own = std::move(*found);
    }
    const RuleSet &rules = options.rules ? *options.rules : *own;
    DOTHI_TRY(plotInCity(proposal, store));
    const Result<Surroundings> surroundings = Surroundings::gather(store, proposal, rules, options.terrain);
    DOTHI_TRY(surroundings);
    DOTHI_TRY(nearItsPlot(proposal, surroundings->plot.geometry, store));
    const Result<Massing> massing = Massing::of(proposal.volumes, proposal.groundM);
    DOTHI_TRY(massing);
    return judge({proposal, *massing, *surroundings, rules}, date, store.crs().epsg());
}

Result<TerrainReader> terrainOf(const city::Store &store)
{
    const Result<std::optional<QString>> path = city::terrainPath(store);
    DOTHI_TRY(path);
    if (!*path)
        return TerrainReader();
    return TerrainReader(
        [file = **path](const geo::Extent &area) { return geo::readElevationWindow(file, area); });
}

} // namespace dothi::permit
