// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <permit/logic/checktools.h>

#include <algorithm>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::FloorAreaCheck)
};

class FloorAreaCheck
{
public:
    explicit FloorAreaCheck(const Case &c)
        : m_c(c)
    {}

    std::vector<Finding> check()
    {
        const RuleSet::Far &far = m_c.rules.far;
        const QString &use = m_c.proposal.use;
        if (std::ranges::all_of(m_c.surroundings.areas(m_c.rules),
                                [](const PlotArea &area) { return area.netM2 <= 0; }))
            return {}; // said by the density check
        if (far.houseCapUses.contains(use)) {
            addCap(QStringLiteral("far.houseCap"), far.houseCap, m_c.rules.citations.houseFar,
                   Tr::tr("for a house"));
        }
        if (far.tallCapUses.contains(use)) {
            const bool tall = m_c.massing.heightM > far.tallAboveHeightM;
            if (tall || (far.tallPodiumAndTower && m_c.massing.podiumAndTower)) {
                addCap(QStringLiteral("far.tallCap"), far.tallCap, m_c.rules.citations.tallFar,
                       tall ? Tr::tr("for a building above %1").arg(metres(far.tallAboveHeightM))
                            : Tr::tr("for podium and tower together"));
            }
        }
        if (far.tableUses.contains(use))
            byTable();
        return std::move(m_findings);
    }

private:
    /// Table 2.12: the height is that of the buildings, averaged where there are several.
    void byTable()
    {
        const std::optional<bool> existing = m_c.surroundings.existingArea();
        if (m_c.rules.far.existingAreasOnly && existing && !*existing)
            return;
        std::vector<const Part *> tallest;
        for (int b = 0; b < m_c.massing.buildings; ++b) {
            const Part *best = nullptr;
            for (const Part &part : m_c.massing.parts) {
                if (part.building == b && (!best || part.heightM > best->heightM))
                    best = &part;
            }
            if (best)
                tallest.push_back(best);
        }
        const double heightM = averageHeightM(tallest, m_c.rules.density.averageByArea);
        m_findings.push_back(byAreas(m_c, [&](const PlotArea &area) {
            Finding finding =
                judged(QStringLiteral("far.table"), area, m_c.rules.farTable.table.at(heightM, area.tableM2),
                       m_c.rules.farTable.citation,
                       Tr::tr("for a height of %1 on a plot of %2")
                           .arg(metres(heightM), squareMetres(area.tableM2)));
            if (m_c.rules.far.existingAreasOnly && !existing && finding.verdict != Verdict::Pass) {
                finding.verdict = Verdict::Unknown;
                finding.missing = {QStringLiteral("planning_zone.existing_area")};
                finding.message +=
                    QLatin1Char(' ') +
                    Tr::tr("Table 2.12 binds in existing areas (section 2.7); whether this is one is not "
                           "in the data.");
            }
            if (differInHeight(tallest))
                rely(finding, m_c.rules.density.averageReading);
            return finding;
        }));
    }

    void addCap(const QString &rule, double limit, const Citation &citation, const QString &reason)
    {
        m_findings.push_back(
            byAreas(m_c, [&](const PlotArea &area) { return judged(rule, area, limit, citation, reason); }));
    }

    [[nodiscard]] Finding judged(const QString &rule, const PlotArea &plot, double limit,
                                 const Citation &citation, const QString &reason) const
    {
        const double netM2 = plot.netM2;
        const Massing &massing = m_c.massing;
        Finding finding;
        finding.rule = rule;
        finding.title = Tr::tr("Floor-area ratio");
        finding.kind = LimitKind::AtMost;
        cite(finding, citation);
        addPlotInputs(finding, m_c);
        addZoneInputs(finding, m_c);
        finding.limit = limit;
        if (netM2 <= 0) {
            finding.verdict = Verdict::Fail;
            finding.message = Tr::tr("Nothing of the plot remains behind the red lines.");
            return finding;
        }
        finding.areaM2 = plot.leastM2;
        finding.measured = massing.countedFloorM2() / netM2;
        finding.tolerance = finding.measured * m_c.rules.tolerances.areaM2 / netM2;
        finding.verdict = judgeAtMost(finding.measured, limit, finding.tolerance, Band::Beyond,
                                      finding.measured * kAreaSlackM2 / netM2);
        const geo::Coord at = geo::centroid(massing.coverage);
        finding.where = geo::Geometry::point(at);
        const Excess excess = excessOf(massing.countedFloorM2(), limit * plot.leastM2, finding.verdict);
        finding.message = Tr::tr("%1 of floors on %2 of land: %3. At most %4 %5.")
                              .arg(squareMetres(excess.measured), squareMetres(netM2),
                                   finding.measuredFigure(), finding.limitFigure(), reason);
        if (massing.excludedFloorM2 > 0) {
            finding.message += QLatin1Char(' ') +
                               Tr::tr("Parking and technical floors of %1 are not counted (clause 1.4.21).")
                                   .arg(squareMetres(massing.excludedFloorM2));
        }
        if (finding.verdict == Verdict::Survey) {
            finding.message +=
                QLatin1Char(' ') + Tr::tr("The excess is within the accuracy of the plot's area.");
        } else if (finding.verdict == Verdict::Fail) {
            finding.evidence.label = Tr::tr("Floor-area ratio %1 · at most %2")
                                         .arg(finding.measuredFigure(), finding.limitFigure());
            finding.evidence.labelAt = geo::Coord{at.x, at.y, massing.groundM + massing.heightM};
            finding.message +=
                QLatin1Char(' ') + Tr::tr("That allows %1 of floors; %2 are too much.")
                                       .arg(squareMetres(excess.allowed), squareMetres(excess.tooMuch));
        }
        return finding;
    }

    const Case &m_c;
    std::vector<Finding> m_findings;
};

} // namespace

Result<std::vector<Finding>> checkFloorArea(const Case &c)
{
    return FloorAreaCheck(c).check();
}

} // namespace dothi::permit
