// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What follows from the gathered surroundings without another look at the store.

#include <dothi/base/text.h>

#include <QCoreApplication>

#include <permit/logic/surroundings.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Surroundings)
};

} // namespace

QString streetTitle(const QString &name)
{
    const QString folded = foldVietnamese(name) + QLatin1Char(' ');
    for (const char *kind : {"duong ", "pho ", "hem ", "ngo ", "ngach ", "kiet ", "dai lo ", "quoc lo ",
                             "tinh lo ", "xa lo ", "lo ", "ben ", "cau ", "cao toc "}) {
        if (folded.startsWith(QLatin1String(kind)))
            return name;
    }
    return folded.contains(QLatin1String(" street ")) ? name : Tr::tr("%1 Street").arg(name);
}

QString Frontage::title() const
{
    if (!roadName.isEmpty())
        return streetTitle(roadName);
    // Where it lies tells it apart from the plot's other streets; there is always an edge that faces it.
    constexpr double kDegreesPerSide = 45;
    const double east = std::atan2(outward.x, outward.y) * 180 / std::numbers::pi; // clockwise from north
    const int side = static_cast<int>(std::lround(east / kDegreesPerSide) + 8) % 8;
    const QString sides[] = {
        Tr::tr("the street north of the plot"), Tr::tr("the street north-east of the plot"),
        Tr::tr("the street east of the plot"),  Tr::tr("the street south-east of the plot"),
        Tr::tr("the street south of the plot"), Tr::tr("the street south-west of the plot"),
        Tr::tr("the street west of the plot"),  Tr::tr("the street north-west of the plot")};
    return sides[side];
}

double Zone::limit(const QString &field) const
{
    if (field == QLatin1String("max_density_pct"))
        return maxDensityPct;
    if (field == QLatin1String("max_far"))
        return maxFar;
    if (field == QLatin1String("max_height_m"))
        return maxHeightM;
    if (field == QLatin1String("max_storeys"))
        return maxStoreys;
    return field == QLatin1String("min_storeys") ? minStoreys : kNotKnown;
}

QString Zone::citation() const
{
    QStringList parts;
    if (!decision.isEmpty())
        parts.append(decision);
    else
        parts.append(Tr::tr("planning zone, decision not on record"));
    if (!planName.isEmpty())
        parts.append(planName);
    if (!number.isEmpty())
        parts.append(Tr::tr("zone %1").arg(number));
    return parts.join(QStringLiteral(", "));
}

std::optional<bool> Surroundings::existingArea() const
{
    std::optional<bool> answer;
    for (const Zone &zone : zones) {
        if (!zone.existingArea || (answer && *answer != *zone.existingArea))
            return std::nullopt;
        answer = zone.existingArea;
    }
    return answer;
}

bool Surroundings::hasDetailedPlan(const RuleSet &rules) const
{
    return std::ranges::any_of(
        zones, [&](const Zone &zone) { return rules.setback.detailedPlanScales.contains(zone.planScale); });
}

double Surroundings::netAreaM2(const RuleSet &rules) const
{
    return toThousandth(plot.areaM2 - (rules.excludeBeyondRedLine ? lostM2 : 0));
}

std::vector<PlotArea> Surroundings::areas(const RuleSet &rules) const
{
    const double drawn = netAreaM2(rules);
    if (std::isnan(plot.legalAreaM2))
        return {{drawn, drawn, drawn, false}};
    const double legal = toThousandth(plot.legalAreaM2 - (rules.excludeBeyondRedLine ? lostM2 : 0));
    if (std::abs(legal - drawn) <= rules.tolerances.areaM2)
        return {{drawn, legal, std::min(drawn, legal), false}};
    return {{drawn, drawn, drawn, false}, {legal, legal, legal, true}};
}

double Surroundings::boundaryToleranceM(const RuleSet &rules) const
{
    return std::isnan(plot.accuracyM) ? rules.tolerances.boundaryM : plot.accuracyM;
}

} // namespace dothi::permit
