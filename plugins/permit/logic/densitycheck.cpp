// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>

#include <QCoreApplication>

#include <permit/logic/checktools.h>

#include <algorithm>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::DensityCheck)
};

/// A limit of density, why it is that one, and what it hangs on.
struct Limit
{
    Range pct;          ///< over the heights the building may have
    double nominal = 0; ///< at the height it is drawn with
    Citation citation;
    QString reason;
    /// A laxer limit that holds only in existing areas, where the data do not say whether this is one.
    std::optional<double> ifExisting;
};

class DensityCheck
{
public:
    explicit DensityCheck(const Case &c)
        : m_c(c)
        , m_density(c.rules.density)
    {}

    Result<std::vector<Finding>> check()
    {
        const QString &use = m_c.proposal.use;
        if (m_density.houseUses.contains(use)) {
            add(QStringLiteral("density.house"), Tr::tr("Net density"), m_c.massing.coverage,
                m_c.massing.coverageM2, [this](const PlotArea &area) { return house(area.tableM2); });
        } else if (m_density.apartmentUses.contains(use)) {
            DOTHI_TRY(levels(QStringLiteral("density.apartment"), m_c.rules.apartmentDensityTable));
        } else if (m_density.commercialUses.contains(use)) {
            DOTHI_TRY(levels(QStringLiteral("density.commercial"), m_c.rules.commercialDensityTable));
        } else if (m_density.publicServiceUses.contains(use)) {
            add(QStringLiteral("density.publicService"), Tr::tr("Net density"), m_c.massing.coverage,
                m_c.massing.coverageM2, [this](const PlotArea &) { return publicService(); });
        } else if (m_density.factoryUses.contains(use)) {
            add(QStringLiteral("density.factory"), Tr::tr("Net density"), m_c.massing.coverage,
                m_c.massing.coverageM2, [this](const PlotArea &) { return factory(); });
        }
        return std::move(m_findings);
    }

private:
    /// Table 2.8 by the plot area per house; houses up to 25 m on plots up to 100 m² in existing
    /// areas: 2.7.7.
    [[nodiscard]] Limit house(double plotM2) const
    {
        const double perHouseM2 = toThousandth(plotM2 / m_c.proposal.dwellings);
        const double pct = m_c.rules.houseDensityTable.table.at(perHouseM2);
        Limit limit{{pct, pct}, pct, m_c.rules.houseDensityTable.citation, {}, std::nullopt};
        limit.reason = m_c.proposal.dwellings > 1
                           ? Tr::tr("for a house on %1 of land").arg(squareMetres(perHouseM2))
                           : Tr::tr("for a house on a plot of %1").arg(squareMetres(perHouseM2));
        const bool small =
            perHouseM2 <= m_density.existingHouseMaxPlotM2 &&
            toThousandth(m_c.massing.heightM + m_c.heightSlackM()) <= m_density.existingHouseMaxHeightM;
        if (small && m_density.existingHousePct > pct) {
            const std::optional<bool> existing = m_c.surroundings.existingArea();
            if (existing.value_or(false)) {
                limit.pct = {m_density.existingHousePct, m_density.existingHousePct};
                limit.nominal = m_density.existingHousePct;
                limit.citation = m_c.rules.citations.existingHouse;
                limit.reason = Tr::tr("for a house up to %1 high on a plot up to %2 in an existing area")
                                   .arg(metres(m_density.existingHouseMaxHeightM),
                                        squareMetres(m_density.existingHouseMaxPlotM2));
            } else if (!existing) {
                limit.ifExisting = m_density.existingHousePct;
            }
        }
        return limit;
    }

    [[nodiscard]] Limit publicService() const
    {
        const double pct = m_density.publicServiceNewPct;
        Limit limit{{pct, pct},
                    pct,
                    m_c.rules.citations.publicService,
                    Tr::tr("for public services in a newly developed area"),
                    std::nullopt};
        const std::optional<bool> existing = m_c.surroundings.existingArea();
        if (existing.value_or(false)) {
            limit.pct = {m_density.publicServiceExistingPct, m_density.publicServiceExistingPct};
            limit.nominal = m_density.publicServiceExistingPct;
            limit.citation = m_c.rules.citations.publicServiceExisting;
            limit.reason = Tr::tr("for public services in an existing area that has no more land");
        } else if (!existing) {
            limit.ifExisting = m_density.publicServiceExistingPct;
        }
        return limit;
    }

    [[nodiscard]] Limit factory() const
    {
        const bool many = m_c.massing.storeys > m_density.factoryStoreysAbove;
        const double pct = many ? m_density.factoryAbovePct : m_density.factoryPct;
        return {
            {pct, pct},
            pct,
            m_c.rules.citations.factory,
            many
                ? Tr::tr("for a factory of more than %1 production floors").arg(m_density.factoryStoreysAbove)
                : Tr::tr("for a factory or warehouse"),
            std::nullopt};
    }

    [[nodiscard]] Limit byHeight(const RuleSet::Cited<GridTable> &cited, double heightM, double plotM2) const
    {
        const double nominal = cited.table.at(heightM, plotM2);
        // Density falls with the height, so that the ends of the range are those of the heights.
        const double strict = cited.table.at(toThousandth(heightM + m_c.heightSlackM()), plotM2);
        return {{strict, nominal},
                nominal,
                cited.citation,
                Tr::tr("for a height of %1 on a plot of %2").arg(metres(heightM), squareMetres(plotM2)),
                std::nullopt};
    }

    /// What stands on the ground at its own average height; then what rises from podiums at theirs (2.6.3).
    Result<> levels(const QString &rule, const RuleSet::Cited<GridTable> &cited)
    {
        const auto ground = m_c.massing.groundParts();
        add(rule, m_c.massing.podiumAndTower ? Tr::tr("Net density, podium") : Tr::tr("Net density"),
            m_c.massing.coverage, m_c.massing.coverageM2,
            [&, heightM = averageHeightM(ground, m_density.averageByArea)](const PlotArea &area) {
                return byHeight(cited, heightM, area.tableM2);
            });
        if (differInHeight(ground))
            rely(m_findings.back(), m_density.averageReading);
        const auto towers = m_c.massing.towers();
        if (towers.empty())
            return {};
        std::vector<geo::Geometry> footprints;
        for (const Part *tower : towers)
            footprints.push_back(tower->footprint);
        const Result<geo::Geometry> covered = geo::unionOf(footprints);
        DOTHI_TRY(covered);
        add(rule, Tr::tr("Net density, tower"), *covered, geo::area(*covered),
            [&, heightM = averageHeightM(towers, m_density.averageByArea)](const PlotArea &area) {
                return byHeight(cited, heightM, area.tableM2);
            });
        for (const Part *tower : towers) {
            auto &concerned = m_findings.back().concerned;
            concerned.insert(concerned.end(), tower->volumes.begin(), tower->volumes.end());
        }
        if (differInHeight(towers))
            rely(m_findings.back(), m_density.averageReading);
        m_findings.back().key = QStringLiteral("tower");
        return {};
    }

    void add(const QString &rule, const QString &title, const geo::Geometry &covered, double coveredM2,
             const std::function<Limit(const PlotArea &)> &limitBy)
    {
        m_findings.push_back(byAreas(m_c, [&](const PlotArea &area) {
            return judged(rule, title, covered, coveredM2, area, limitBy(area));
        }));
    }

    [[nodiscard]] Finding judged(const QString &rule, const QString &title, const geo::Geometry &covered,
                                 double coveredM2, const PlotArea &plot, const Limit &limit) const
    {
        const double netM2 = plot.netM2;
        Finding finding;
        finding.rule = rule;
        finding.title = title;
        finding.unit = QStringLiteral("%");
        finding.kind = LimitKind::AtMost;
        cite(finding, limit.citation);
        addPlotInputs(finding, m_c);
        addZoneInputs(finding, m_c);
        finding.where = geo::Geometry::point(geo::centroid(covered));
        finding.evidence.areas.push_back(covered);
        finding.limit = limit.nominal;
        if (netM2 <= 0) {
            finding.verdict = Verdict::Fail;
            finding.message = Tr::tr("Nothing of the plot remains behind the red lines.");
            return finding;
        }
        finding.areaM2 = plot.leastM2;
        finding.measured = 100 * coveredM2 / netM2;
        finding.tolerance = finding.measured * m_c.rules.tolerances.areaM2 / netM2;
        const auto judge = [&](double pct) {
            return judgeAtMost(finding.measured, pct, finding.tolerance, Band::Beyond,
                               100 * kAreaSlackM2 / netM2);
        };
        finding.verdict = judgeRange(limit.pct, Verdict::Survey, judge);
        const Excess excess = excessOf(coveredM2, limit.nominal / 100 * plot.leastM2, finding.verdict);
        finding.message = Tr::tr("%1 of %2 are built on: %3. At most %4 %5.")
                              .arg(squareMetres(excess.measured), squareMetres(netM2),
                                   finding.measuredFigure(), finding.limitFigure(), limit.reason);
        if (finding.verdict == Verdict::Survey) {
            finding.message +=
                QLatin1Char(' ') + Tr::tr("The excess is within the accuracy of the areas (±%1).")
                                       .arg(percent(finding.tolerance));
        } else if (finding.verdict == Verdict::Fail) {
            finding.evidence.label =
                Tr::tr("Density %1 · at most %2").arg(finding.measuredFigure(), finding.limitFigure());
            const geo::Coord at = geo::centroid(covered);
            finding.evidence.labelAt = geo::Coord{at.x, at.y, m_c.massing.groundM + m_c.massing.heightM};
            finding.message +=
                QLatin1Char(' ') + Tr::tr("That allows %1; %2 are too much.")
                                       .arg(squareMetres(excess.allowed), squareMetres(excess.tooMuch));
        }
        if (limit.ifExisting && finding.verdict != Verdict::Pass &&
            judge(*limit.ifExisting) == Verdict::Pass) {
            finding.verdict = Verdict::Unknown;
            finding.missing = {QStringLiteral("planning_zone.existing_area")};
            finding.message +=
                QLatin1Char(' ') +
                Tr::tr("In an existing area up to %1 would be allowed (clause 2.7.7); whether this is "
                       "one is not in the data.")
                    .arg(percent(*limit.ifExisting));
        }
        if (m_c.massing.roofOverhangM2 > 0.05) {
            finding.message += QLatin1Char(' ') + Tr::tr("Eaves of %1 are not counted (clause 1.4.20, note).")
                                                      .arg(squareMetres(m_c.massing.roofOverhangM2));
        }
        return finding;
    }

    const Case &m_c;
    const RuleSet::Density &m_density;
    std::vector<Finding> m_findings;
};

} // namespace

Result<std::vector<Finding>> checkDensity(const Case &c)
{
    return DensityCheck(c).check();
}

} // namespace dothi::permit
