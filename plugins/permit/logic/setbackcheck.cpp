// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>

#include <QCoreApplication>

#include <permit/logic/checktools.h>

#include <cmath>
#include <numbers>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::SetbackCheck)
};

/// A signed distance behind a line: negative beyond it.
struct Depth
{
    double measuredM = kNotKnown;
    geo::Coord onBuilding;
    geo::Coord onLine;
};

Result<Depth> behind(const geo::Geometry &footprint, const geo::Geometry &line, const geo::Geometry &land)
{
    Depth depth;
    if (line.isEmpty())
        return depth;
    const Result<plane::Reach> into = plane::reachInto(footprint, land, line);
    DOTHI_TRY(into);
    if (into->depthM > kLengthSlackM) {
        depth.measuredM = -into->depthM;
        depth.onBuilding = into->worst;
        depth.onLine = into->anchor;
        return depth;
    }
    const Result<std::pair<geo::Coord, geo::Coord>> near = geo::nearestPoints(footprint, line);
    DOTHI_TRY(near);
    depth.measuredM = plane::distance(near->first, near->second);
    depth.onBuilding = near->first;
    depth.onLine = near->second;
    return depth;
}

/// Whether Table 2.7 binds on a street.
enum class Binding
{
    Yes,
    No,
    NotKnown,
};

Binding bindingOf(const Frontage &frontage, const RuleSet &rules)
{
    if (rules.setback.tableRoadClasses.contains(frontage.roadClass))
        return Binding::Yes;
    if (rules.setback.lowerRoadClasses.contains(frontage.roadClass))
        return Binding::No;
    return frontage.declared && rules.setback.declaredRoadsUseTable ? Binding::Yes : Binding::NotKnown;
}

/// A street's name where it begins a sentence: it may be "the unnamed street".
QString sentence(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString widthText(const Frontage &frontage)
{
    switch (frontage.widthSource) {
    case WidthSource::Declared:
        return Tr::tr("%1 wide as the proposal states").arg(metres(frontage.rowWidthM));
    case WidthSource::Measured:
        return Tr::tr("%1 wide, red line to red line, the smallest of %2 sections")
            .arg(metres(frontage.rowWidthM), QString::number(frontage.sections.size()));
    case WidthSource::RedLineRecord:
        return Tr::tr("%1 wide by its red line").arg(metres(frontage.rowWidthM));
    case WidthSource::RoadRecord:
        return Tr::tr("%1 wide by its record").arg(metres(frontage.rowWidthM));
    case WidthSource::None:
        break;
    }
    return Tr::tr("of unknown right-of-way width");
}

class SetbackCheck
{
public:
    explicit SetbackCheck(const Case &c)
        : m_c(c)
    {}

    Result<std::vector<Finding>> check()
    {
        if (m_c.surroundings.frontages.empty()) {
            Finding finding = start(QStringLiteral("setback.table"), nullptr, nullptr);
            finding.title = Tr::tr("Setback");
            finding.verdict = Verdict::Unknown;
            finding.missing = {QStringLiteral("road")};
            finding.message =
                Tr::tr("No street of the data faces the plot; Table 2.7 goes by the street's width.");
            m_findings.push_back(std::move(finding));
            return std::move(m_findings);
        }
        for (const Frontage &frontage : m_c.surroundings.frontages) {
            for (const Part &part : m_c.massing.parts)
                DOTHI_TRY(checkPart(frontage, part));
        }
        return std::move(m_findings);
    }

private:
    Finding start(const QString &rule, const Frontage *frontage, const Part *part) const
    {
        Finding finding;
        finding.rule = rule;
        finding.unit = QStringLiteral("m");
        finding.kind = LimitKind::AtLeast;
        finding.tolerance = m_c.rules.tolerances.redLineM;
        cite(finding, m_c.rules.setbackTable.citation);
        if (frontage && part) {
            finding.title = Tr::tr("Setback from %1 (%2)").arg(frontage->title(), partTitle(m_c, *part));
            for (const int i : frontage->roads)
                addInput(finding, m_c.surroundings.roads[static_cast<size_t>(i)].source);
            for (const int i : frontage->redLineRuns)
                addInput(finding, m_c.surroundings.redLines[static_cast<size_t>(i)].source);
            addZoneInputs(finding, m_c);
            if (m_c.surroundings.plot.source)
                addInput(finding, *m_c.surroundings.plot.source);
            finding.key = frontage->title() + QLatin1Char('|') + part->key();
            finding.concerned = part->volumes;
        }
        return finding;
    }

    Result<> checkPart(const Frontage &frontage, const Part &part)
    {
        const Result<Depth> depth = behind(part.footprint, frontage.redLine, frontage.roadLand);
        DOTHI_TRY(depth);
        std::optional<Verdict> byLine;
        if (!frontage.constructionRuns.empty()) {
            Result<Finding> line = checkConstructionLine(frontage, part);
            DOTHI_TRY(line);
            byLine = line->verdict;
            m_findings.push_back(std::move(*line));
        }
        const Binding binding = bindingOf(frontage, m_c.rules);
        if (binding == Binding::No) {
            if (!byLine)
                addUnlessRedLine(lowerRoad(frontage, part, *depth));
            return {};
        }
        const std::optional<bool> existingArea = m_c.surroundings.existingArea();
        if (byLine && existingArea.value_or(false))
            return {}; // 2.7.5: the building line stands in for the table
        Result<Finding> table = byTable(frontage, part, *depth, binding);
        DOTHI_TRY(table);
        if (byLine && !existingArea && table->verdict != Verdict::Pass) {
            table->verdict = Verdict::Unknown;
            table->missing.append(QStringLiteral("planning_zone.existing_area"));
            table->message +=
                QLatin1Char(' ') + Tr::tr("In an existing area the building line would count instead (clause "
                                          "2.7.5); whether this is one is not in the data.");
        }
        addUnlessRedLine(std::move(*table));
        return {};
    }

    /// Where no setback is asked for, a building beyond the red line is the red line check's finding alone.
    void addUnlessRedLine(Finding finding)
    {
        if (finding.limit != 0 || !(finding.measured < -kLengthSlackM))
            m_findings.push_back(std::move(finding));
    }

    Result<Finding> checkConstructionLine(const Frontage &frontage, const Part &part) const
    {
        Finding finding = start(QStringLiteral("setback.constructionLine"), &frontage, &part);
        finding.title = Tr::tr("Building line on %1 (%2)").arg(frontage.title(), partTitle(m_c, part));
        finding.measuredLabel = Tr::tr("Stands behind it");
        cite(finding, m_c.rules.citations.constructionLine);
        QString decision;
        for (const int i : frontage.constructionRuns) {
            const LineRun &run = m_c.surroundings.constructionLines[static_cast<size_t>(i)];
            addInput(finding, run.source);
            if (decision.isEmpty())
                decision = run.decision;
        }
        if (!decision.isEmpty())
            finding.citation += QStringLiteral("; ") + decision;
        const Result<Depth> depth =
            behind(part.footprint, frontage.constructionLine, frontage.constructionLand);
        DOTHI_TRY(depth);
        finding.measured = depth->measuredM;
        finding.limit = 0;
        finding.verdict = judgeAtLeast(finding.measured, 0, finding.tolerance, Band::Beyond, kLengthSlackM);
        finding.evidence.lines.push_back(frontage.constructionLine);
        const QString length = metres(std::abs(finding.shownMeasured()));
        addDimension(finding, depth->onBuilding, depth->onLine, part.topM, length);
        if (finding.verdict == Verdict::Pass) {
            finding.message = Tr::tr("The building stands %1 behind the building line.").arg(length);
        } else {
            finding.message = Tr::tr("The building reaches %1 beyond the building line.").arg(length);
            finding.evidence.label = Tr::tr("Beyond the building line by %1").arg(length);
            const Result<geo::Geometry> over = geo::intersection(part.footprint, frontage.constructionLand);
            DOTHI_TRY(over);
            finding.evidence.volumes.push_back({*over, m_c.massing.groundM, part.topM});
            finding.forbidden = frontage.constructionLand;
        }
        return finding;
    }

    /// A street below area level, no building line on record: see RuleSet::Setback.
    Finding lowerRoad(const Frontage &frontage, const Part &part, const Depth &depth) const
    {
        Finding finding = start(QStringLiteral("setback.lowerRoad"), &frontage, &part);
        cite(finding, m_c.rules.citations.setbackLowerRoads);
        finding.measured = depth.measuredM;
        const QString street =
            city::Schema::builtin().codeTitle(QStringLiteral("road_class"), frontage.roadClass);
        if (!std::isnan(depth.measuredM))
            addDimension(finding, depth.onBuilding, depth.onLine, part.topM,
                         metres(std::abs(depth.measuredM)));
        if (m_c.surroundings.zones.empty()) {
            finding.verdict = Verdict::Unknown;
            finding.missing = {QStringLiteral("planning_zone"), QStringLiteral("construction_line")};
            finding.message =
                Tr::tr(
                    "%1 is below area level (%2): its setback is set by the detailed plan or urban design. "
                    "Neither a "
                    "plan nor a building line is in the data; ask for the planning information of the plot.")
                    .arg(sentence(frontage.title()), street);
            return finding;
        }
        if (m_c.surroundings.hasDetailedPlan(m_c.rules)) {
            finding.verdict = Verdict::Unknown;
            finding.missing = {QStringLiteral("construction_line")};
            finding.message =
                Tr::tr("%1 is below area level (%2): its setback is set by the detailed plan "
                       "(%3), whose building "
                       "line is not in the data.")
                    .arg(sentence(frontage.title()), street, m_c.surroundings.zones.front().citation());
            return finding;
        }
        finding.limit = 0;
        if (std::isnan(depth.measuredM)) {
            openRedLine(frontage, finding);
            return finding;
        }
        finding.message = Tr::tr("%1 is below area level (%2), where Table 2.7 does not bind, and no "
                                 "detailed plan sets a setback "
                                 "here: the building may stand on the red line. It stands %3 behind it.")
                              .arg(sentence(frontage.title()), street, metres(depth.measuredM));
        return finding;
    }

    static void openRedLine(const Frontage &frontage, Finding &finding)
    {
        finding.verdict = Verdict::Unknown;
        finding.missing = {QStringLiteral("red_line"), QStringLiteral("road.row_width_m")};
        finding.message = Tr::tr("Where the red line of %1 runs is not in the data: neither the line nor the "
                                 "right-of-way width, so that the setback cannot be measured.")
                              .arg(frontage.title());
    }

    Result<Finding> byTable(const Frontage &frontage, const Part &part, const Depth &depth,
                            Binding binding) const
    {
        Finding finding = start(QStringLiteral("setback.table"), &frontage, &part);
        const Range heights{part.heightM, toThousandth(part.heightM + m_c.heightSlackM())};
        const Range limits = m_c.rules.setbackTable.table.over(frontage.rowWidthRange, heights);
        cite(finding, m_c.rules.setbackCitation(frontage.rowWidthRange, heights));
        const bool widthKnown = frontage.widthSource != WidthSource::None;
        if (widthKnown)
            finding.limit = m_c.rules.setbackTable.table.at(frontage.rowWidthM, part.heightM);
        else if (limits.certain())
            finding.limit = limits.low;
        for (const WidthSection &section : frontage.sections) {
            finding.evidence.dimensions.push_back({{section.from.x, section.from.y, m_c.massing.groundM},
                                                   {section.to.x, section.to.y, m_c.massing.groundM},
                                                   metres(section.widthM)});
        }
        if (std::isnan(depth.measuredM)) {
            openRedLine(frontage, finding);
            finding.message += QLatin1Char(' ') + required(limits, part);
            return finding;
        }
        finding.measured = depth.measuredM;
        finding.verdict =
            judgeRange(limits, widthKnown ? Verdict::Survey : Verdict::Unknown, [&](double limit) {
                return judgeAtLeast(finding.measured, limit, finding.tolerance, Band::Beyond, kLengthSlackM);
            });
        finding.message =
            Tr::tr("%1 behind the red line of %2, which is %3. %4")
                .arg(finding.measuredFigure(), frontage.title(), widthText(frontage), required(limits, part));
        if (finding.verdict == Verdict::Unknown)
            finding.missing = {QStringLiteral("road.row_width_m")};
        explain(frontage, binding, limits, finding);
        DOTHI_TRY(show(frontage, part, depth, limits, finding));
        return finding;
    }

    static QString required(const Range &limits, const Part &part)
    {
        if (limits.certain()) {
            return Tr::tr("For a height of %1 at least %2 is required.")
                .arg(metres(part.heightM), metres(limits.low));
        }
        return Tr::
            tr("For a height of %1 between %2 and %3 is required, as the width or the height is not exactly "
               "known.")
                .arg(metres(part.heightM), metres(limits.low), metres(limits.high));
    }

    /// The reservations of the law that an officer must know before signing.
    void explain(const Frontage &frontage, Binding binding, const Range &limits, Finding &finding) const
    {
        if (finding.verdict == Verdict::Survey) {
            finding.message +=
                QLatin1Char(' ') +
                Tr::tr("The difference is within the accuracy of the data (±%1): survey the red "
                       "line and the ground level first.")
                    .arg(metres(finding.tolerance));
        }
        if (finding.verdict == Verdict::Fail && m_c.surroundings.existingArea().value_or(false)) {
            finding.message +=
                QLatin1Char(' ') +
                Tr::tr("In this existing area a detailed plan or urban design may set less (clause "
                       "2.7.5); none is in the data.");
        }
        if (binding == Binding::NotKnown && finding.verdict != Verdict::Pass && limits.high > 0) {
            finding.verdict = Verdict::Unknown;
            finding.missing.append(QStringLiteral("road.road_class"));
            finding.message +=
                QLatin1Char(' ') +
                Tr::tr("Table 2.7 binds on streets of area level and above only; the class of %1 is "
                       "not in the data.")
                    .arg(frontage.title());
        }
    }

    Result<> show(const Frontage &frontage, const Part &part, const Depth &depth, const Range &limits,
                  Finding &finding) const
    {
        std::vector<EvidenceDimension> sections = std::move(finding.evidence.dimensions);
        finding.evidence.dimensions.clear();
        addDimension(finding, depth.onLine, depth.onBuilding, part.topM, finding.measuredFigure());
        finding.evidence.dimensions.insert(finding.evidence.dimensions.end(), sections.begin(),
                                           sections.end());
        finding.evidence.lines.push_back(frontage.redLine);
        if (finding.verdict == Verdict::Pass || !(limits.high > 0 || depth.measuredM < 0))
            return {};
        finding.evidence.label =
            std::isnan(finding.limit)
                ? Tr::tr("Setback %1").arg(finding.measuredFigure())
                : Tr::tr("Setback %1 · at least %2").arg(finding.measuredFigure(), finding.limitFigure());
        const double depthM = std::isnan(finding.limit) ? limits.high : finding.limit;
        std::vector<geo::Geometry> forbidden;
        if (!frontage.roadLand.isEmpty())
            forbidden.push_back(frontage.roadLand);
        if (depthM > 0) {
            // Chords lie inside the arc: the radius makes up for it, so that what is cut keeps the distance.
            constexpr int kSegments = 32;
            const double radius = depthM / std::cos(std::numbers::pi / 4 / kSegments) + kLengthSlackM / 2;
            Result<geo::Geometry> zone = geo::buffer(frontage.redLine, radius, kSegments);
            DOTHI_TRY(zone);
            forbidden.push_back(std::move(*zone));
        }
        Result<geo::Geometry> zone = geo::unionOf(forbidden);
        DOTHI_TRY(zone);
        if (zone->isEmpty())
            return {};
        Result<geo::Geometry> over = geo::intersection(part.footprint, *zone);
        DOTHI_TRY(over);
        if (!over->isEmpty())
            finding.evidence.volumes.push_back({std::move(*over), m_c.massing.groundM, part.topM});
        finding.forbidden = std::move(*zone);
        return {};
    }

    const Case &m_c;
    std::vector<Finding> m_findings;
};

} // namespace

Result<std::vector<Finding>> checkSetbacks(const Case &c)
{
    return SetbackCheck(c).check();
}

} // namespace dothi::permit
