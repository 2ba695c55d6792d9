// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>

#include <QCoreApplication>

#include <permit/logic/checktools.h>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ParcelCheck)
};

} // namespace

Result<std::vector<Finding>> checkParcel(const Case &c)
{
    Finding finding;
    finding.rule = QStringLiteral("parcel.inside");
    finding.title = Tr::tr("Within the plot");
    finding.measuredLabel = Tr::tr("Reaches beyond it");
    finding.unit = QStringLiteral("m");
    finding.kind = LimitKind::AtMost;
    finding.limit = 0;
    finding.tolerance = c.surroundings.boundaryToleranceM(c.rules);
    cite(finding, c.rules.citations.parcel);
    addPlotInputs(finding, c);

    const Volume *worst = nullptr;
    plane::Reach reach;
    double outsideM2 = 0;
    for (const Volume &volume : c.proposal.volumes) {
        Result<plane::Reach> own = plane::reachOutside(volume.footprint, c.surroundings.plot.geometry);
        DOTHI_TRY(own);
        if (own->depthM <= kLengthSlackM)
            continue;
        finding.evidence.volumes.push_back({own->part, volume.baseM, volume.topM});
        // Equal depths: the larger part, so that the order of the volumes does not matter.
        if (std::pair(own->depthM, own->areaM2) > std::pair(reach.depthM, reach.areaM2)) {
            reach = std::move(*own);
            worst = &volume;
            outsideM2 = reach.areaM2;
        }
    }
    finding.measured = reach.depthM;
    finding.verdict =
        judgeAtMost(finding.measured, finding.limit, finding.tolerance, Band::Beyond, kLengthSlackM);
    if (worst) {
        const QString depth = finding.measuredFigure();
        addDimension(finding, reach.anchor, reach.worst, worst->topM, depth);
        Result<geo::Geometry> around = geo::buffer(c.surroundings.plot.geometry, 2 * reach.depthM + 100);
        DOTHI_TRY(around);
        Result<geo::Geometry> forbidden = geo::difference(*around, c.surroundings.plot.geometry);
        DOTHI_TRY(forbidden);
        finding.forbidden = std::move(*forbidden);
        finding.evidence.label = Tr::tr("Beyond the plot by %1").arg(depth);
        finding.message =
            finding.verdict == Verdict::Survey
                ? Tr::tr("%1 reaches %2 beyond the plot (%3); the boundary is only known to ±%4. Survey it "
                         "first.")
                      .arg(volumeKindTitle(worst->kind), depth, squareMetres(outsideM2),
                           metres(finding.tolerance))
                : Tr::tr("%1 reaches %2 beyond the plot; %3 of its footprint lie outside.")
                      .arg(volumeKindTitle(worst->kind), depth, squareMetres(outsideM2));
    } else {
        finding.message = Tr::tr("Every part of the building lies within the plot.");
        finding.where = geo::Geometry::point(geo::centroid(c.surroundings.plot.geometry));
    }
    return std::vector<Finding>{std::move(finding)};
}

} // namespace dothi::permit
