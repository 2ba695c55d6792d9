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
    Q_DECLARE_TR_FUNCTIONS(dothi::RedLineCheck)
};

/// A red line with the land beyond it, drawn or derived.
struct Bound
{
    const geo::Geometry *land = nullptr;
    geo::Geometry line;
    QString street;
    QString decision;
    bool derived = false;
};

struct Worst
{
    plane::Reach reach;
    const Volume *volume = nullptr;
    const Bound *bound = nullptr;
};

Result<Worst> deepest(const Case &c, const std::vector<Bound> &bounds, Finding &finding)
{
    Worst worst;
    for (const Volume &volume : c.proposal.volumes) {
        for (const Bound &bound : bounds) {
            Result<plane::Reach> reach = plane::reachInto(volume.footprint, *bound.land, bound.line);
            DOTHI_TRY(reach);
            if (reach->depthM <= kLengthSlackM)
                continue;
            finding.evidence.volumes.push_back({reach->part, volume.baseM, volume.topM});
            if (std::pair(reach->depthM, reach->areaM2) > std::pair(worst.reach.depthM, worst.reach.areaM2))
                worst = {std::move(*reach), &volume, &bound};
        }
    }
    return worst;
}

Finding startRedLine(const Case &c, bool planned)
{
    Finding finding;
    finding.rule = planned ? QStringLiteral("redLine.planned") : QStringLiteral("redLine.existing");
    finding.title = planned ? Tr::tr("Behind the planned red line") : Tr::tr("Behind the red line");
    finding.measuredLabel = Tr::tr("Reaches beyond it");
    finding.unit = QStringLiteral("m");
    finding.kind = LimitKind::AtMost;
    finding.limit = 0;
    finding.tolerance = c.rules.tolerances.redLineM;
    cite(finding, c.rules.citations.redLine);
    addPlotInputs(finding, c);
    return finding;
}

/// Fills in the answer for lines that are known; `openStreets`: streets whose red line is not.
Result<> judgeBounds(const Case &c, const std::vector<Bound> &bounds, const QStringList &openStreets,
                     Finding &finding)
{
    const Result<Worst> worst = deepest(c, bounds, finding);
    DOTHI_TRY(worst);
    for (const Bound &bound : bounds)
        finding.evidence.lines.push_back(bound.line);
    if (!bounds.empty())
        finding.measured = worst->reach.depthM;
    finding.verdict =
        judgeAtMost(worst->reach.depthM, finding.limit, finding.tolerance, Band::Beyond, kLengthSlackM);
    if (worst->bound) {
        const Bound &bound = *worst->bound;
        std::vector<geo::Geometry> lands;
        for (const Bound &b : bounds)
            lands.push_back(*b.land);
        Result<geo::Geometry> forbidden = geo::unionOf(lands);
        DOTHI_TRY(forbidden);
        finding.forbidden = std::move(*forbidden);
        const QString depth = finding.measuredFigure();
        addDimension(finding, worst->reach.anchor, worst->reach.worst, worst->volume->topM, depth);
        finding.evidence.label = Tr::tr("Beyond the red line by %1").arg(depth);
        finding.message =
            Tr::tr("%1 reaches %2 beyond the red line of %3; %4 of its footprint stand on road land.")
                .arg(volumeKindTitle(worst->volume->kind), depth, bound.street,
                     squareMetres(worst->reach.areaM2));
        if (!bound.decision.isEmpty())
            finding.message += QLatin1Char(' ') + Tr::tr("Red line by %1.").arg(bound.decision);
        if (bound.derived) {
            finding.message +=
                QLatin1Char(' ') +
                Tr::tr(
                    "The line is taken at half the right-of-way width from the centre line; none is drawn.");
        }
    } else {
        finding.message = Tr::tr("No part of the building reaches beyond the red line.");
        finding.where = geo::Geometry::point(geo::centroid(c.surroundings.plot.geometry));
    }
    if (c.surroundings.lostM2 > 0) {
        finding.evidence.areas.push_back(c.surroundings.lost);
        finding.message +=
            QLatin1Char(' ') + Tr::tr("The plot loses %1 to the road; %2 remain.")
                                   .arg(squareMetres(c.surroundings.lostM2),
                                        squareMetres(c.surroundings.plot.areaM2 - c.surroundings.lostM2));
    }
    if (!openStreets.isEmpty() && finding.verdict != Verdict::Fail) {
        finding.verdict = Verdict::Unknown;
        finding.measured = kNotKnown;
        finding.missing = {QStringLiteral("red_line"), QStringLiteral("road.row_width_m")};
        finding.message = Tr::tr("Where the red line of %1 runs is not in the data: neither the line nor the "
                                 "right-of-way width.")
                              .arg(openStreets.join(QStringLiteral(", ")));
    }
    return {};
}

std::vector<Bound> drawn(const Case &c, bool planned, Finding &finding)
{
    std::vector<Bound> bounds;
    for (size_t i = 0; i < c.surroundings.redLines.size(); ++i) {
        const LineRun &run = c.surroundings.redLines[i];
        if (run.planned != planned || run.land.isEmpty())
            continue;
        const bool faced = std::ranges::any_of(c.surroundings.frontages, [&](const Frontage &f) {
            return std::ranges::find(f.redLineRuns, static_cast<int>(i)) != f.redLineRuns.end();
        });
        const bool near = run.land.extent().intersects(c.surroundings.plot.geometry.extent());
        if (!faced && !near)
            continue;
        bounds.push_back({&run.land, plane::toGeometry({run.line}),
                          run.roadName.isEmpty() ? Tr::tr("the street") : streetTitle(run.roadName),
                          run.decision, false});
        addInput(finding, run.source);
    }
    return bounds;
}

} // namespace

Result<std::vector<Finding>> checkRedLines(const Case &c)
{
    std::vector<Finding> findings;

    Finding existing = startRedLine(c, false);
    std::vector<Bound> bounds = drawn(c, false, existing);
    QStringList open;
    for (const Frontage &frontage : c.surroundings.frontages) {
        if (frontage.redLineSource == RedLineSource::Derived) {
            bounds.push_back({&frontage.roadLand, frontage.redLine, frontage.title(), {}, true});
            for (const int i : frontage.roads)
                addInput(existing, c.surroundings.roads[static_cast<size_t>(i)].source);
        } else if (frontage.redLineSource == RedLineSource::None) {
            open.append(frontage.title());
        }
    }

    Finding planned = startRedLine(c, true);
    const std::vector<Bound> plannedBounds = drawn(c, true, planned);

    if (c.surroundings.frontages.empty() && bounds.empty() && plannedBounds.empty()) {
        existing.verdict = Verdict::Unknown;
        existing.missing = {QStringLiteral("road")};
        existing.message = Tr::tr("No street of the data faces the plot, so that no red line is known.");
        findings.push_back(std::move(existing));
    } else if (!bounds.empty() || !open.isEmpty()) {
        DOTHI_TRY(judgeBounds(c, bounds, open, existing));
        findings.push_back(std::move(existing));
    }
    if (!plannedBounds.empty()) {
        DOTHI_TRY(judgeBounds(c, plannedBounds, {}, planned));
        findings.push_back(std::move(planned));
    }
    if (c.surroundings.unorientedRedLines > 0) {
        Finding unknown = startRedLine(c, false);
        unknown.rule = QStringLiteral("redLine.side");
        unknown.limit = kNotKnown;
        unknown.verdict = Verdict::Unknown;
        unknown.missing = {QStringLiteral("road")};
        unknown.message =
            Tr::tr("A red line meets the plot, but no road of the data tells on which side of it the "
                   "road lies.");
        findings.push_back(std::move(unknown));
    }
    return findings;
}

} // namespace dothi::permit
