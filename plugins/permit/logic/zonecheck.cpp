// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <permit/logic/checktools.h>

#include <algorithm>
#include <cmath>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ZoneCheck)
};

/// Zones that leave more of the plot than this uncovered do not rule all of it.
constexpr double kUncoveredShare = 0.05;

/// One indicator of the plan and how the proposal stands to it.
struct Indicator
{
    QString rule;
    QString field;
    QString title;
    QString what; ///< begins a sentence: "Height"
    QString unit;
    int decimals = 2;
    LimitKind kind = LimitKind::AtMost;
    Range measured; ///< low: as drawn; high: if the ground is as low as the terrain
    double tolerance = 0;
    double slack = kRatioSlack;
    double areaM2 = kNotKnown; ///< of the plot, where it is a ratio to that: what changes are sought by
};

class ZoneCheck
{
public:
    explicit ZoneCheck(const Case &c)
        : m_c(c)
    {}

    std::vector<Finding> check()
    {
        if (m_c.surroundings.zones.empty()) {
            Finding finding;
            finding.rule = QStringLiteral("zone");
            finding.title = Tr::tr("Planning zone");
            finding.citation = Tr::tr("Planning zone of the plot");
            finding.verdict = Verdict::Unknown;
            finding.missing = {QStringLiteral("planning_zone")};
            finding.message =
                Tr::tr("No planning zone of the data covers the plot: its limits of height, density and "
                       "floor-area ratio are not known. Ask for the planning information of the plot.");
            return {std::move(finding)};
        }
        const double drawnM2 = m_c.surroundings.netAreaM2(m_c.rules);
        for (const Indicator &indicator : indicators({drawnM2, drawnM2, drawnM2, false})) {
            if (!asked(indicator))
                continue;
            const auto by = [&](const PlotArea &area) {
                const std::vector<Indicator> all = indicators(area);
                return make(*std::ranges::find(all, indicator.rule, &Indicator::rule));
            };
            m_findings.push_back(std::isfinite(indicator.areaM2) ? byAreas(m_c, by) : make(indicator));
        }
        return std::move(m_findings);
    }

private:
    [[nodiscard]] std::vector<Indicator> indicators(const PlotArea &area) const
    {
        const double netM2 = area.netM2;
        const Massing &massing = m_c.massing;
        const double areaShare = netM2 > 0 ? m_c.rules.tolerances.areaM2 / netM2 : 0;
        const double density = netM2 > 0 ? 100 * massing.coverageM2 / netM2 : kNotKnown;
        const double far = netM2 > 0 ? massing.countedFloorM2() / netM2 : kNotKnown;
        const auto storeys = static_cast<double>(massing.storeys);
        return {{QStringLiteral("zone.height"),
                 QStringLiteral("max_height_m"),
                 Tr::tr("Height by the zone"),
                 Tr::tr("Height"),
                 QStringLiteral("m"),
                 2,
                 LimitKind::AtMost,
                 {massing.heightM, massing.heightM + m_c.heightSlackM()},
                 0,
                 kLengthSlackM},
                {QStringLiteral("zone.storeys"),
                 QStringLiteral("max_storeys"),
                 Tr::tr("Storeys by the zone"),
                 Tr::tr("Storeys"),
                 {},
                 0,
                 LimitKind::AtMost,
                 {storeys, storeys},
                 0,
                 kRatioSlack},
                {QStringLiteral("zone.minStoreys"),
                 QStringLiteral("min_storeys"),
                 Tr::tr("Least storeys by the zone"),
                 Tr::tr("Storeys"),
                 {},
                 0,
                 LimitKind::AtLeast,
                 {storeys, storeys},
                 0,
                 kRatioSlack},
                {QStringLiteral("zone.density"),
                 QStringLiteral("max_density_pct"),
                 Tr::tr("Density by the zone"),
                 Tr::tr("Density"),
                 QStringLiteral("%"),
                 2,
                 LimitKind::AtMost,
                 {density, density},
                 density * areaShare,
                 100 * kAreaSlackM2 / netM2,
                 area.leastM2},
                {QStringLiteral("zone.far"),
                 QStringLiteral("max_far"),
                 Tr::tr("Floor-area ratio by the zone"),
                 Tr::tr("Floor-area ratio"),
                 {},
                 2,
                 LimitKind::AtMost,
                 {far, far},
                 far * areaShare,
                 far * kAreaSlackM2 / netM2,
                 area.leastM2}};
    }

    /// Whether the rules look at it: always, where the zones state it, or where one says nothing of how high.
    [[nodiscard]] bool asked(const Indicator &indicator) const
    {
        const QStringList &heights = m_c.rules.zoneHeightBy;
        if (m_c.rules.zoneRequired.contains(indicator.field))
            return true;
        const auto lacks = [](const Zone &zone, const QString &field) {
            return std::isnan(zone.limit(field));
        };
        if (heights.contains(indicator.field) &&
            std::ranges::any_of(m_c.surroundings.zones, [&](const Zone &zone) {
                return std::ranges::all_of(heights, [&](const QString &field) { return lacks(zone, field); });
            }))
            return true;
        return m_c.rules.zoneOptional.contains(indicator.field) &&
               std::ranges::none_of(m_c.surroundings.zones,
                                    [&](const Zone &zone) { return lacks(zone, indicator.field); });
    }

    [[nodiscard]] Finding make(const Indicator &indicator) const
    {
        const std::vector<Zone> &zones = m_c.surroundings.zones;
        const auto lacks = [&](const Zone &zone) { return std::isnan(zone.limit(indicator.field)); };
        Finding finding;
        finding.rule = indicator.rule;
        finding.title = indicator.title;
        finding.unit = indicator.unit;
        finding.decimals = indicator.decimals;
        finding.kind = indicator.kind;
        finding.tolerance = indicator.tolerance;
        finding.measured = indicator.measured.low;
        finding.areaM2 = indicator.areaM2;
        finding.citation = zones.front().citation();
        addPlotInputs(finding, m_c);
        addZoneInputs(finding, m_c);
        const geo::Coord at = geo::centroid(m_c.massing.coverage);
        finding.where = geo::Geometry::point(at);
        const auto blank = std::ranges::find_if(zones, lacks);
        if (blank != zones.end()) {
            finding.verdict = Verdict::Unknown;
            finding.missing = {QStringLiteral("planning_zone.") + indicator.field};
            finding.message = Tr::tr("Zone %1 of the plan does not state this limit in the data.")
                                  .arg(blank->number.isEmpty() ? blank->source.id : blank->number);
            return finding;
        }
        judge(indicator, at, finding);
        return finding;
    }

    void judge(const Indicator &indicator, const geo::Coord &at, Finding &finding) const
    {
        const std::vector<Zone> &zones = m_c.surroundings.zones;
        Range limits{zones.front().limit(indicator.field), zones.front().limit(indicator.field)};
        double covered = 0;
        for (const Zone &zone : zones) {
            limits.low = std::min(limits.low, zone.limit(indicator.field));
            limits.high = std::max(limits.high, zone.limit(indicator.field));
            covered += zone.share;
        }
        finding.limit = zones.front().limit(indicator.field);
        const auto against = [&](double measured, double limit) {
            return indicator.kind == LimitKind::AtMost
                       ? judgeAtMost(measured, limit, indicator.tolerance, Band::Beyond, indicator.slack)
                       : judgeAtLeast(measured, limit, indicator.tolerance, Band::Beyond, indicator.slack);
        };
        if (std::isnan(finding.measured)) {
            finding.verdict = Verdict::Fail;
            finding.message = Tr::tr("Nothing of the plot remains behind the red lines.");
            return;
        }
        finding.verdict = judgeRange(limits, Verdict::Unknown,
                                     [&](double limit) { return against(indicator.measured.low, limit); });
        finding.message = indicator.kind == LimitKind::AtMost
                              ? Tr::tr("%1 %2; the zone allows at most %3.")
                                    .arg(indicator.what, finding.measuredFigure(), finding.limitFigure())
                              : Tr::tr("%1 %2; the zone asks for at least %3.")
                                    .arg(indicator.what, finding.measuredFigure(), finding.limitFigure());
        if (finding.verdict == Verdict::Unknown) {
            finding.missing = {QStringLiteral("planning_zone")};
            finding.message +=
                QLatin1Char(' ') +
                Tr::tr("The plot lies in several zones with limits from %1 to %2; which one holds is to "
                       "be decided from the plan.")
                    .arg(withUnit(finding, limits.low), withUnit(finding, limits.high));
        } else if (finding.verdict == Verdict::Pass &&
                   against(indicator.measured.high, limits.low) != Verdict::Pass) {
            finding.verdict = Verdict::Survey;
            finding.tolerance = m_c.heightSlackM();
            finding.message +=
                QLatin1Char(' ') +
                Tr::tr("The terrain lies %1 below the ground level the height counts from; the planned "
                       "ground level decides.")
                    .arg(metres(m_c.heightSlackM()));
        } else if (finding.verdict == Verdict::Fail) {
            finding.evidence.label =
                finding.kind == LimitKind::AtMost
                    ? Tr::tr("%1 %2 · at most %3")
                          .arg(indicator.what, finding.measuredFigure(), finding.limitFigure())
                    : Tr::tr("%1 %2 · at least %3")
                          .arg(indicator.what, finding.measuredFigure(), finding.limitFigure());
            finding.evidence.labelAt = geo::Coord{at.x, at.y, m_c.massing.groundM + m_c.massing.heightM};
            if (indicator.field == QLatin1String("max_height_m"))
                showHeight(finding);
        }
        if (finding.verdict == Verdict::Pass && covered < 1 - kUncoveredShare) {
            finding.verdict = Verdict::Unknown;
            finding.missing = {QStringLiteral("planning_zone")};
            finding.message +=
                QLatin1Char(' ') +
                Tr::tr("Only %1 of the plot lie in a zone of the data.").arg(percent(100 * covered));
        }
    }

    static QString withUnit(const Finding &finding, double value)
    {
        return finding.unit.isEmpty() ? formatNumber(value, finding.decimals)
                                      : formatQuantity(value, finding.decimals, finding.unit);
    }

    /// What rises above the limit, and the height as a dimension at the highest part.
    void showHeight(Finding &finding) const
    {
        const double ceiling = m_c.massing.groundM + finding.limit;
        const Part *highest = nullptr;
        for (const Volume &volume : m_c.proposal.volumes) {
            if (volume.topM > ceiling && volume.kind != VolumeKind::Basement)
                finding.evidence.volumes.push_back(
                    {volume.footprint, std::max(volume.baseM, ceiling), volume.topM});
        }
        for (const Part &part : m_c.massing.parts) {
            if (!highest || part.heightM > highest->heightM)
                highest = &part;
        }
        const geo::Coord at = highest->footprint.coords().front();
        finding.evidence.dimensions.push_back(
            {{at.x, at.y, m_c.massing.groundM}, {at.x, at.y, highest->topM}, metres(highest->heightM)});
    }

    const Case &m_c;
    std::vector<Finding> m_findings;
};

} // namespace

Result<std::vector<Finding>> checkZone(const Case &c)
{
    return ZoneCheck(c).check();
}

} // namespace dothi::permit
