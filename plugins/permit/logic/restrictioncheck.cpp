// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Protection corridors and height limit planes. What may be built in them is for their authorities to say, by
// decisions of which the data hold no more than an outline: a proposal that meets one is never cleared here,
// and one that meets none is not cleared either.

#include <dothi/city/schema.h>
#include <dothi/geo/ops.h>

#include <QCoreApplication>

#include <permit/logic/checktools.h>

#include <algorithm>
#include <cmath>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::RestrictionCheck)
};

/// "“Canal X” (river or canal)", as far as it is known.
QString nameOf(const Restriction &restriction, const QString &codeList)
{
    const QString kind = restriction.kind.isEmpty()
                             ? QString()
                             : city::Schema::builtin().codeTitle(codeList, restriction.kind);
    if (restriction.name.isEmpty())
        return kind.isEmpty() ? Tr::tr("no. %1").arg(restriction.source.id) : kind;
    return kind.isEmpty() ? Tr::tr("“%1”").arg(restriction.name)
                          : Tr::tr("“%1” (%2)").arg(restriction.name, kind);
}

Finding startRestriction(const Case &c, const Restriction &restriction)
{
    Finding finding;
    finding.unit = QStringLiteral("m");
    finding.kind = LimitKind::AtMost;
    finding.verdict = Verdict::Unknown;
    finding.missing = {kAuthorityOpinion}; // no field of a layer, but somebody's word
    finding.citation = restriction.decision.isEmpty() ? Tr::tr("drawn in the data, decision not on record")
                                                      : restriction.decision;
    finding.citationVerified = restriction.verified;
    finding.key = restriction.source.id;
    if (c.surroundings.plot.source)
        addInput(finding, *c.surroundings.plot.source);
    addInput(finding, restriction.source);
    return finding;
}

/// How deep a part lies in an area: its farthest corner from the rim, or a point within it where the area is
/// a band that it crosses from rim to rim.
Result<plane::Reach> depthIn(const geo::Geometry &footprint, const geo::Geometry &area)
{
    const Result<geo::Geometry> rim = geo::boundary(area);
    DOTHI_TRY(rim);
    Result<plane::Reach> reach = plane::reachInto(footprint, area, *rim);
    DOTHI_TRY(reach);
    if (geo::area(reach->part) <= kAreaSlackM2)
        return plane::Reach{};
    const Result<geo::Coord> within = geo::pointOnSurface(reach->part);
    DOTHI_TRY(within);
    const Result<std::pair<geo::Coord, geo::Coord>> near =
        geo::nearestPoints(geo::Geometry::point(*within), *rim);
    DOTHI_TRY(near);
    const double middleM = plane::distance(near->first, near->second);
    if (middleM > reach->depthM) {
        reach->depthM = middleM;
        reach->worst = near->first;
        reach->anchor = near->second;
    }
    return reach;
}

Result<Finding> inCorridor(const Case &c, const Restriction &corridor)
{
    Finding finding = startRestriction(c, corridor);
    const QString name = nameOf(corridor, QStringLiteral("corridor_kind"));
    finding.rule = QStringLiteral("corridor.meets");
    finding.title = Tr::tr("Protection corridor %1").arg(name);
    finding.measuredLabel = Tr::tr("Reaches into it");
    finding.where = geo::Geometry::point(geo::centroid(c.surroundings.plot.geometry));
    if (!corridor.valid) {
        finding.missing.append(QStringLiteral("protection_corridor"));
        finding.message =
            Tr::tr("The outline of the corridor %1 is not valid: whether the plot lies in it cannot be told.")
                .arg(name);
        return finding;
    }
    const Volume *worst = nullptr;
    plane::Reach deepest;
    for (const Volume &volume : c.proposal.volumes) {
        Result<plane::Reach> reach = depthIn(volume.footprint, corridor.geometry);
        DOTHI_TRY(reach);
        if (reach->depthM <= 0)
            continue;
        finding.evidence.volumes.push_back({reach->part, volume.baseM, volume.topM});
        if (std::pair(reach->depthM, reach->areaM2) > std::pair(deepest.depthM, deepest.areaM2)) {
            deepest = std::move(*reach);
            worst = &volume;
        }
    }
    finding.measured = deepest.depthM;
    if (worst) {
        finding.where = {};
        addDimension(finding, deepest.anchor, deepest.worst, worst->topM, metres(deepest.depthM));
        finding.evidence.label = Tr::tr("%1 into a protection corridor").arg(metres(deepest.depthM));
        finding.message = Tr::tr("%1 reaches %2 into the corridor %3; %4 of its footprint stand in it.")
                              .arg(volumeKindTitle(worst->kind), metres(deepest.depthM), name,
                                   squareMetres(deepest.areaM2));
    } else {
        const Result<std::pair<geo::Coord, geo::Coord>> near =
            geo::nearestPoints(c.massing.coverage, corridor.geometry);
        DOTHI_TRY(near);
        finding.message = Tr::tr("%1 of the plot lie in the corridor %2; the building keeps %3 from it.")
                              .arg(squareMetres(corridor.onPlotM2), name,
                                   metres(plane::distance(near->first, near->second)));
    }
    const Result<geo::Geometry> onPlot = geo::intersection(c.surroundings.plot.geometry, corridor.geometry);
    DOTHI_TRY(onPlot);
    if (!onPlot->isEmpty())
        finding.evidence.areas.push_back(*onPlot);
    if (std::isfinite(corridor.widthM))
        finding.message +=
            QLatin1Char(' ') + Tr::tr("It is %1 wide by its record.").arg(metres(corridor.widthM));
    finding.message +=
        QLatin1Char(' ') + Tr::tr("By: %1.").arg(finding.citation) + QLatin1Char(' ') +
        Tr::tr("What may be built there is for the authority in charge to say: its opinion is needed.");
    return finding;
}

/// The highest volume under a plane.
const Volume *highestUnder(const Case &c, const Restriction &plane)
{
    const Volume *highest = nullptr;
    for (const Volume &volume : c.proposal.volumes) {
        const Result<geo::Geometry> common = geo::intersection(volume.footprint, plane.geometry);
        const bool under = !common || geo::area(*common) > kAreaSlackM2;
        if (under && (!highest || volume.topM > highest->topM))
            highest = &volume;
    }
    return highest;
}

QString authorityOf(const Restriction &plane)
{
    return plane.authority.isEmpty() ? Tr::tr("the authority in charge of the air space") : plane.authority;
}

Finding throughPlane(const Case &c, const Restriction &plane, const Volume *highest)
{
    Finding finding = startRestriction(c, plane);
    const QString name = nameOf(plane, QStringLiteral("height_plane_kind"));
    finding.rule = QStringLiteral("height.plane");
    finding.title = Tr::tr("Height limit plane %1").arg(name);
    finding.measuredLabel = Tr::tr("Highest point");
    finding.limit = plane.maxElevationM;
    const geo::Coord at = geo::centroid(highest ? highest->footprint : c.surroundings.plot.geometry);
    finding.where = geo::Geometry::point(at);
    const QString needed =
        Tr::tr("By: %1. Height clearance is needed: ask %2.").arg(finding.citation, authorityOf(plane));
    if (!plane.valid) {
        finding.missing.append(QStringLiteral("height_plane"));
        finding.message =
            Tr::tr("The outline of the plane %1 is not valid: whether the plot lies under it cannot be told.")
                .arg(name);
    } else if (std::isnan(plane.maxElevationM)) {
        finding.missing.append(QStringLiteral("height_plane.max_elevation_m"));
        finding.message =
            Tr::tr("The plot lies under the plane %1, whose elevation is not in the data.").arg(name);
    } else {
        finding.measured = highest->topM;
        finding.message = Tr::tr("The highest point, at the elevation %1, is %2 above the plane %3 at %4.")
                              .arg(metres(highest->topM), metres(highest->topM - plane.maxElevationM), name,
                                   metres(plane.maxElevationM));
        finding.evidence.volumes.push_back(
            {highest->footprint, std::max(highest->baseM, plane.maxElevationM), highest->topM});
        finding.evidence.dimensions.push_back({{at.x, at.y, plane.maxElevationM},
                                               {at.x, at.y, highest->topM},
                                               metres(highest->topM - plane.maxElevationM)});
        finding.evidence.labelAt = geo::Coord{at.x, at.y, highest->topM};
        finding.evidence.label =
            Tr::tr("%1 above the height limit plane").arg(metres(highest->topM - plane.maxElevationM));
    }
    finding.message += QLatin1Char(' ') + needed;
    return finding;
}

bool staysUnder(const Restriction &plane, const Volume *highest)
{
    return plane.valid && std::isfinite(plane.maxElevationM) &&
           (!highest || highest->topM <= plane.maxElevationM + kLengthSlackM);
}

} // namespace

Result<std::vector<Finding>> checkCorridors(const Case &c)
{
    std::vector<Finding> findings;
    for (const Restriction &corridor : c.surroundings.corridors) {
        Result<Finding> finding = inCorridor(c, corridor);
        DOTHI_TRY(finding);
        findings.push_back(std::move(*finding));
    }
    return findings;
}

Result<std::vector<Finding>> checkHeightPlanes(const Case &c)
{
    std::vector<Finding> findings;
    for (const Restriction &plane : c.surroundings.heightPlanes) {
        const Volume *highest = highestUnder(c, plane);
        if (!staysUnder(plane, highest))
            findings.push_back(throughPlane(c, plane, highest));
    }
    return findings;
}

QStringList heightPlaneRemarks(const Case &c)
{
    QStringList remarks;
    for (const Restriction &plane : c.surroundings.heightPlanes) {
        const Volume *highest = highestUnder(c, plane);
        if (!highest || !staysUnder(plane, highest))
            continue;
        remarks.append(
            Tr::tr("The building stays under the plane %1 by %2, by the drawn plane only (%3 at the "
                   "elevation %4): this is no height clearance.")
                .arg(nameOf(plane, QStringLiteral("height_plane_kind")),
                     metres(std::max(0.0, plane.maxElevationM - highest->topM)),
                     plane.decision.isEmpty() ? Tr::tr("decision not on record") : plane.decision,
                     metres(plane.maxElevationM)));
    }
    return remarks;
}

} // namespace dothi::permit
