// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/schema.h>
#include <dothi/geo/ops.h>

#include <QCoreApplication>

#include <permit/logic/checktools.h>

#include <algorithm>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::LandUseCheck)
};

/// Grounds that cover the building to within this share are taken to cover it.
constexpr double kShareSlack = 0.02;

enum class Admission
{
    Admitted,
    Asks,        ///< hangs on a paper outside the data
    Refused,     ///< the table knows code and use, and does not admit the one in the other
    CodeMissing, ///< the data state none
    CodeUnknown, ///< not in the table
};

/// A piece of land with one code or several, and the proposed use on it.
struct Ground
{
    geo::Geometry onPlot;
    double built = 0;   ///< share of the building that stands on it
    double builtM2 = 0; ///< of its footprint
    bool thin = false;  ///< what stands on it is no wider than the boundary is uncertain
    QString name;       ///< "zone HH-12", "parcel 4, sheet 7", to stand within a sentence
    QStringList codes;
    QString words; ///< the codes as the reader knows them
    QString cited; ///< the decision that sets it; may be empty
    Admission admission = Admission::Admitted;
    const RuleSet::UseRow *row = nullptr; ///< which decided
};

class LandUseCheck
{
public:
    /// `codeList`: of the codes.
    LandUseCheck(const Case &c, const RuleSet::UseTable &table, const QString &codeList)
        : m_c(c)
        , m_table(table)
        , m_codeList(codeList)
    {
        m_finding.measuredWord =
            city::Schema::builtin().codeTitle(QStringLiteral("building_use"), c.proposal.use);
        m_finding.measuredLabel = Tr::tr("Proposed use");
        m_finding.where = geo::Geometry::point(geo::centroid(c.surroundings.plot.geometry));
        cite(m_finding, table.citation);
        if (c.surroundings.plot.source)
            addInput(m_finding, *c.surroundings.plot.source);
    }

    Result<Finding> byZones()
    {
        m_finding.rule = QStringLiteral("use.zone");
        m_finding.title = Tr::tr("Use against the planning zone");
        m_code = QStringLiteral("planning_zone.function");
        m_paper = kPlanRegulations;
        std::vector<Ground> grounds;
        for (const Zone &zone : m_c.surroundings.zones) {
            Ground ground;
            ground.onPlot = zone.onPlot;
            ground.name = Tr::tr("zone %1").arg(zone.number.isEmpty() ? zone.source.id : zone.number);
            ground.cited = zone.citation();
            if (!zone.function.isEmpty())
                ground.codes = {zone.function};
            grounds.push_back(std::move(ground));
            addInput(m_finding, zone.source);
        }
        return judge(
            std::move(grounds), QStringLiteral("planning_zone"),
            Tr::tr("No planning zone of the data covers the plot: its function is not known. Ask for "
                   "the planning information of the plot."));
    }

    Result<Finding> byPurposes()
    {
        m_finding.rule = QStringLiteral("use.land");
        m_finding.title = Tr::tr("Use against the purpose of the land");
        m_code = QStringLiteral("parcel.land_use_code");
        m_paper = kLandApproval;
        std::vector<Ground> grounds;
        for (const Purpose &purpose : m_c.surroundings.purposes) {
            Ground ground;
            ground.onPlot = purpose.onPlot;
            ground.name = purpose.label;
            ground.codes = purpose.codes;
            grounds.push_back(std::move(ground));
            addInput(m_finding, purpose.source);
        }
        return judge(
            std::move(grounds), QStringLiteral("parcel"),
            Tr::tr("No parcel of the data lies under the plot: the purpose of the land is not known. "
                   "Take it from the land papers of the dossier."));
    }

private:
    Result<Finding> judge(std::vector<Ground> grounds, const QString &layer, const QString &noneText)
    {
        DOTHI_TRY(keepBuilt(grounds));
        if (!m_table.knowsUse(m_c.proposal.use)) {
            return unknown(
                {kUseTable},
                Tr::tr("The table of uses does not name the use “%1”.").arg(m_finding.measuredWord));
        }
        if (grounds.empty())
            return unknown({layer}, noneText);
        double built = 0;
        for (Ground &ground : grounds) {
            admit(ground);
            built += ground.built;
            m_finding.evidence.areas.push_back(ground.onPlot);
        }
        // Plans of two scales over the same land, say: one cannot be held against the other here.
        const bool overlapping = built > 1 + kShareSlack;
        const auto worst = std::ranges::max_element(grounds, {}, [](const Ground &g) { return rank(g); });
        const bool agree = std::ranges::all_of(
            grounds, [&](const Ground &g) { return g.thin || g.admission == worst->admission; });
        m_finding.limitWord = worst->words.isEmpty() ? QStringLiteral("–") : worst->words;
        if (!worst->cited.isEmpty())
            m_finding.citation += QStringLiteral("; ") + worst->cited;
        if (worst->admission == Admission::Refused && overlapping && !agree) {
            return unknown({layer},
                           Tr::tr("Several areas of the data overlap under the building, and not all of "
                                  "them admit the use “%1”: decide from the plan which one holds.")
                               .arg(m_finding.measuredWord));
        }
        DOTHI_TRY(say(*worst));
        if (m_finding.verdict == Verdict::Pass && built < 1 - kShareSlack) {
            return unknown({layer},
                           m_finding.message + QLatin1Char(' ') +
                               Tr::tr("But only %1 of the building stand on land that the data show.")
                                   .arg(percent(100 * built)));
        }
        return std::move(m_finding);
    }

    /// How much of the building, basements too, stands on each; where nothing does, no use is proposed.
    Result<> keepBuilt(std::vector<Ground> &grounds) const
    {
        std::vector<geo::Geometry> footprints;
        for (const Volume &volume : m_c.proposal.volumes) {
            if (volume.kind != VolumeKind::Roof)
                footprints.push_back(volume.footprint);
        }
        const Result<geo::Geometry> building = geo::unionOf(footprints);
        DOTHI_TRY(building);
        // What stands beyond the plot is for other checks to say.
        const Result<geo::Geometry> within = geo::intersection(*building, m_c.surroundings.plot.geometry);
        DOTHI_TRY(within);
        const bool somewhere = geo::area(*within) > kAreaSlackM2;
        const geo::Geometry &looked = somewhere ? *within : m_c.surroundings.plot.geometry;
        const double allM2 = geo::area(looked);
        for (Ground &ground : grounds) {
            const Result<geo::Geometry> common = geo::intersection(looked, ground.onPlot);
            DOTHI_TRY(common);
            ground.builtM2 = geo::area(*common);
            ground.built = ground.builtM2 / allM2;
            const Result<geo::Geometry> core =
                geo::buffer(*common, -m_c.surroundings.boundaryToleranceM(m_c.rules) / 2);
            DOTHI_TRY(core);
            ground.thin = core->isEmpty();
        }
        std::erase_if(grounds, [](const Ground &ground) { return ground.builtM2 <= kAreaSlackM2; });
        return {};
    }

    [[nodiscard]] static int rank(const Ground &ground)
    {
        // A strip that the uncertainty of the boundary explains asks for a survey at most.
        if (ground.thin)
            return ground.admission == Admission::Refused ? 1 : 0;
        switch (ground.admission) {
        case Admission::Admitted:
            return 0;
        case Admission::Asks:
            return 2;
        case Admission::CodeUnknown:
            return 3;
        case Admission::CodeMissing:
            return 4;
        case Admission::Refused:
            break;
        }
        return 5;
    }

    [[nodiscard]] Admission admissionOf(const RuleSet::UseRow *row) const
    {
        if (!row)
            return Admission::CodeUnknown;
        if (row->admits.contains(m_c.proposal.use))
            return Admission::Admitted;
        return row->asks.contains(m_c.proposal.use) ? Admission::Asks : Admission::Refused;
    }

    /// By its codes. Of several, nobody knows which part of the land is which: what they do not agree on is
    /// to be asked.
    void admit(Ground &ground) const
    {
        QStringList words;
        for (qsizetype i = 0; i < ground.codes.size(); ++i) {
            const RuleSet::UseRow *row = m_table.rowOf(ground.codes[i]);
            const Admission admission = admissionOf(row);
            if (i == 0) {
                ground.admission = admission;
                ground.row = row;
            } else if (admission != ground.admission) {
                const bool open =
                    admission == Admission::CodeUnknown || ground.admission == Admission::CodeUnknown;
                ground.admission = open ? Admission::CodeUnknown : Admission::Asks;
                ground.row = nullptr;
            }
            const QString title = city::Schema::builtin().codeTitle(m_codeList, ground.codes[i]);
            words.append(title.isEmpty() ? ground.codes[i] : title);
        }
        if (ground.codes.isEmpty())
            ground.admission = Admission::CodeMissing;
        ground.words = words.join(QStringLiteral(" + "));
    }

    Result<Finding> unknown(const QStringList &missing, const QString &message)
    {
        m_finding.verdict = Verdict::Unknown;
        m_finding.missing = missing;
        m_finding.message = message;
        if (m_finding.limitWord.isEmpty())
            m_finding.limitWord = QStringLiteral("–");
        return std::move(m_finding);
    }

    /// The answer where the use fares worst.
    Result<> say(const Ground &ground)
    {
        const QString &use = m_finding.measuredWord;
        const auto because = [&ground](const city::Title RuleSet::UseRow::*text) {
            const QString said = ground.row ? (ground.row->*text).text() : QString();
            return said.isEmpty() ? said : QLatin1Char(' ') + said;
        };
        switch (ground.thin && ground.admission != Admission::Refused ? Admission::Admitted
                                                                      : ground.admission) {
        case Admission::Admitted:
            m_finding.message =
                Tr::tr("The use “%1” is admitted in %2 (%3).").arg(use, ground.name, ground.words);
            return {};
        case Admission::Asks:
            m_finding.verdict = Verdict::Unknown;
            m_finding.missing = {m_paper};
            m_finding.message =
                ground.codes.size() > 1 && !ground.row
                    ? Tr::tr(
                          "%2 has several purposes (%3), of which not every one admits the use “%1”; where "
                          "each lies is not in the data: take it from the land papers.")
                          .arg(use, ground.name, ground.words)
                    : Tr::tr(
                          "Whether the use “%1” is admitted in %2 (%3) hangs on a paper that is not in the "
                          "data.")
                              .arg(use, ground.name, ground.words) +
                          because(&RuleSet::UseRow::askText);
            return {};
        case Admission::CodeMissing:
            m_finding.verdict = Verdict::Unknown;
            m_finding.missing = {m_code};
            m_finding.message =
                Tr::tr("The data do not state for %1 what its land may be used for.").arg(ground.name);
            return {};
        case Admission::CodeUnknown:
            m_finding.verdict = Verdict::Unknown;
            m_finding.missing = {kUseTable};
            m_finding.message = Tr::tr("The table of uses does not know the code “%1” of %2.")
                                    .arg(ground.codes.join(QStringLiteral(" + ")), ground.name);
            return {};
        case Admission::Refused:
            break;
        }
        m_finding.verdict = ground.thin ? Verdict::Survey : Verdict::Fail;
        m_finding.message =
            Tr::tr("The use “%1” is not admitted in %2 (%3).").arg(use, ground.name, ground.words);
        if (ground.built < 1 - kShareSlack) {
            m_finding.message +=
                QLatin1Char(' ') +
                Tr::tr("%1 m² of the building stand there.").arg(formatNumber(ground.builtM2, 1));
        }
        m_finding.message += ground.thin ? QLatin1Char(' ') + Tr::tr("The strip is no wider than the "
                                                                     "boundary is uncertain: have it "
                                                                     "surveyed.")
                                         : because(&RuleSet::UseRow::advice);
        m_finding.evidence.areas = {ground.onPlot};
        const Result<geo::Coord> inside = geo::pointOnSurface(ground.onPlot);
        DOTHI_TRY(inside);
        m_finding.where = geo::Geometry::point(*inside);
        m_finding.evidence.labelAt = geo::Coord{inside->x, inside->y, m_c.massing.groundM};
        m_finding.evidence.label = Tr::tr("“%1” not admitted: %2").arg(use, ground.words);
        return {};
    }

    const Case &m_c;
    const RuleSet::UseTable &m_table;
    QString m_codeList;
    QString m_code;  ///< the field that states the code
    QString m_paper; ///< missing where the table says to ask
    Finding m_finding;
};

} // namespace

Result<std::vector<Finding>> checkLandUse(const Case &c)
{
    std::vector<Finding> findings;
    if (!c.rules.landUse || (c.date.isValid() && c.date < c.rules.landUse->validFrom))
        return findings;
    Result<Finding> zone =
        LandUseCheck(c, c.rules.landUse->zoneFunctions, QStringLiteral("zone_function")).byZones();
    DOTHI_TRY(zone);
    findings.push_back(std::move(*zone));
    Result<Finding> land =
        LandUseCheck(c, c.rules.landUse->landPurposes, QStringLiteral("land_use")).byPurposes();
    DOTHI_TRY(land);
    findings.push_back(std::move(*land));
    return findings;
}

} // namespace dothi::permit
