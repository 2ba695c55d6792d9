// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>

#include <QCoreApplication>

#include <permit/words.h>

#include <algorithm>
#include <cmath>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::PermitWords)
};

QString quantity(double value, int decimals, const QString &unit)
{
    return unit.isEmpty() ? formatNumber(value, decimals) : formatQuantity(value, decimals, unit);
}

/// Areas to 0.1 m², storeys whole, lengths to the centimetre.
int changeDecimals(const QString &unit)
{
    if (unit == QStringLiteral("m²"))
        return 1;
    return unit == QLatin1String("m") ? 2 : 0;
}

QString changeLabel(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::MoveBack:
        return Tr::tr("Move back");
    case ChangeKind::Lower:
        return Tr::tr("Lower by");
    case ChangeKind::RemoveStoreys:
        return Tr::tr("Storeys to remove");
    case ChangeKind::RemoveBasements:
        return Tr::tr("Basements to leave out");
    case ChangeKind::AddStoreys:
        return Tr::tr("Storeys to add");
    case ChangeKind::ReduceFootprint:
    case ChangeKind::ReduceFloorArea:
        break;
    }
    return Tr::tr("Reduce by");
}

} // namespace

ui::Tone toneOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return ui::Tone::Pass;
    case Verdict::Survey:
        return ui::Tone::Survey;
    case Verdict::Unknown:
        return ui::Tone::Unknown;
    case Verdict::Fail:
        break;
    }
    return ui::Tone::Fail;
}

BadgeText badgeOf(Verdict verdict)
{
    return {verdictIcon(verdict) + QLatin1Char(' ') + verdictTitle(verdict), toneOf(verdict)};
}

BadgeText badgeOf(const Review::Entry &entry)
{
    if (entry.outcome) {
        const Answer &answer = entry.outcome->answer;
        BadgeText badge = badgeOf(answer.verdict);
        if (answer.verdict != Verdict::Pass)
            badge.text += QStringLiteral(" · %1").arg(answer.count(answer.verdict));
        // A card of the list has no room for the sentence.
        if (answer.failsOnlyByUnverified())
            badge.text += QStringLiteral(" * ") + Tr::tr("not confirmed");
        return badge;
    }
    if (entry.checking)
        return {Tr::tr("Checking…"), ui::Tone::Info};
    if (entry.error)
        return {Tr::tr("? Cannot be checked"), ui::Tone::Unknown};
    return {Tr::tr("Not checked yet"), ui::Tone::Info};
}

BadgeText summaryOf(const Answer &answer)
{
    const QString all = QString::number(answer.findings.size());
    const QString count = QString::number(answer.count(answer.verdict));
    BadgeText badge{verdictIcon(answer.verdict) + QLatin1Char(' '), toneOf(answer.verdict)};
    switch (answer.verdict) {
    case Verdict::Pass:
        badge.text += Tr::tr("Meets all %1 conditions").arg(all);
        break;
    case Verdict::Survey:
        badge.text += Tr::tr("Needs a survey for %1 of %2 conditions").arg(count, all);
        break;
    case Verdict::Unknown:
        badge.text += Tr::tr("Data missing for %1 of %2 conditions").arg(count, all);
        break;
    case Verdict::Fail:
        badge.text += answer.failsOnlyByUnverified() ? answer.verdictText()
                                                     : Tr::tr("Fails %1 of %2 conditions").arg(count, all);
        break;
    }
    return badge;
}

QString subjectLine(const Application &application, const Answer &answer)
{
    const Facts &facts = answer.facts;
    QStringList parts;
    const QString storeys = Tr::tr("%n storey(s)", nullptr, facts.storeys);
    if (!application.title.isEmpty())
        parts.append(application.title);
    // A subject often says it already: "Chung cư 8 tầng".
    if (facts.storeys > 0 && !application.title.contains(storeys, Qt::CaseInsensitive))
        parts.append(storeys);
    if (facts.heightM > 0)
        parts.append(formatQuantity(facts.heightM, 1, QStringLiteral("m")));
    if (facts.plotAreaM2 > 0)
        parts.append(formatQuantity(facts.plotAreaM2, 1, QStringLiteral("m²")));
    const QString where = answer.plotLabel.isEmpty() ? application.place : answer.plotLabel;
    if (!where.isEmpty())
        parts.append(where);
    return parts.join(QStringLiteral(" · "));
}

Figure thirdFigure(const Finding &finding, const Answer &answer)
{
    if (finding.verdict == Verdict::Fail) {
        // A change is found for a rule, not for a place: with two places failing the same rule it would be
        // the larger.
        const auto sameRule = [&finding](const Finding &f) {
            return f.rule == finding.rule && f.verdict == Verdict::Fail;
        };
        const auto change = std::ranges::find(answer.changes, finding.rule, &Change::rule);
        if (change != answer.changes.end() && std::ranges::count_if(answer.findings, sameRule) == 1)
            return {changeLabel(change->kind),
                    quantity(change->amount, changeDecimals(change->unit), change->unit)};
    }
    if (!finding.hasFigures() || !std::isfinite(finding.measured) || !std::isfinite(finding.limit))
        return {};
    const double margin = -finding.shownLack();
    // Nothing over and nothing to spare needs no figure.
    if (std::abs(margin) < 0.5 * std::pow(10.0, -finding.decimals))
        return {};
    if (margin >= 0)
        return {Tr::tr("Margin"), quantity(margin, finding.decimals, finding.unit)};
    return {finding.kind == LimitKind::AtLeast ? Tr::tr("Short by") : Tr::tr("Over by"),
            quantity(-margin, finding.decimals, finding.unit)};
}

} // namespace dothi::permit
