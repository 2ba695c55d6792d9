// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <permit/logic/checktools.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::PermitChecks)
};

} // namespace

double Case::heightSlackM() const
{
    if (massing.groundFromPlan || std::isnan(surroundings.plot.groundLowestM))
        return 0;
    const double below = massing.groundM - surroundings.plot.groundLowestM;
    return below > rules.tolerances.terrainM ? below : 0;
}

const std::vector<Check> &allChecks()
{
    static const std::vector<Check> checks{checkParcel,    checkRedLines,    checkSetbacks,  checkLandUse,
                                           checkDensity,   checkZone,        checkFloorArea, checkSpacing,
                                           checkCorridors, checkHeightPlanes};
    return checks;
}

void cite(Finding &finding, const Citation &citation)
{
    finding.citation = citation.text.text();
    finding.citationVerified = citation.verified;
}

namespace {

void addReading(std::vector<Citation> &readings, const Citation &reading)
{
    const bool known = std::ranges::any_of(
        readings, [&](const Citation &r) { return r.text.text() == reading.text.text(); });
    if (!reading.verified && !known)
        readings.push_back(reading);
}

} // namespace

void rely(Finding &finding, const Citation &reading)
{
    addReading(finding.readings, reading);
}

void rely(const Case &c, const Citation &reading)
{
    if (c.readings)
        addReading(*c.readings, reading);
}

Excess excessOf(double measuredM2, double allowedM2, Verdict verdict)
{
    constexpr int kDecimals = 1;
    if (verdict != Verdict::Fail)
        return {measuredM2, allowedM2, 0};
    Excess excess{roundedUp(measuredM2, kDecimals), roundedDown(allowedM2, kDecimals), 0};
    excess.tooMuch = std::round((excess.measured - excess.allowed) * 10) / 10;
    return excess;
}

QString partTitle(const Case &c, const Part &part)
{
    if (c.massing.buildings < 2)
        return part.title();
    if (part.role == PartRole::Whole)
        return Tr::tr("building %1, %2 high").arg(QString::number(part.building + 1), metres(part.heightM));
    return Tr::tr("building %1: %2").arg(QString::number(part.building + 1), part.title());
}

void addDimension(Finding &finding, const geo::Coord &from, const geo::Coord &to, double zM,
                  const QString &text)
{
    const geo::Coord a{from.x, from.y, zM};
    const geo::Coord b{to.x, to.y, zM};
    finding.evidence.dimensions.push_back({a, b, text});
    if (finding.where.isEmpty()) {
        finding.where = plane::distance(a, b) > kLengthSlackM
                            ? geo::Geometry::lineString({{a.x, a.y, 0}, {b.x, b.y, 0}})
                            : geo::Geometry::point({a.x, a.y, 0});
        finding.evidence.labelAt = geo::Coord{(a.x + b.x) / 2, (a.y + b.y) / 2, zM};
    }
}

Finding byAreas(const Case &c, const std::function<Finding(const PlotArea &)> &judge)
{
    const std::vector<PlotArea> areas = c.surroundings.areas(c.rules);
    Finding drawn = judge(areas.front());
    if (areas.size() < 2)
        return drawn;
    Finding legal = judge(areas.back());
    const bool same = drawn.verdict == legal.verdict;
    if (same && drawn.verdict == Verdict::Unknown)
        return drawn; // no limit to hold either area against
    const bool lacksData = drawn.verdict == Verdict::Unknown || legal.verdict == Verdict::Unknown;
    const QString byDrawn = verdictTitle(drawn.verdict);
    const QString byLegal = verdictTitle(legal.verdict);
    // Nothing is measured where nothing of the plot remains.
    const auto room = [](const Finding &f) {
        return std::isfinite(f.measured) ? f.limit / std::max(f.measured, 1e-9)
                                         : std::numeric_limits<double>::max();
    };
    QStringList missing = drawn.missing + legal.missing;
    missing.removeDuplicates();
    Finding finding = room(legal) < room(drawn) ? std::move(legal) : std::move(drawn);
    if (!same) {
        finding.verdict = lacksData ? Verdict::Unknown : Verdict::Survey;
        finding.missing = std::move(missing);
    }
    const QString sizes =
        Tr::tr("Area on the map %1, legal area %2")
            .arg(squareMetres(c.surroundings.plot.areaM2), squareMetres(c.surroundings.plot.legalAreaM2));
    finding.message +=
        QLatin1Char(' ') +
        (same ? Tr::tr("%1: the same verdict by both.").arg(sizes)
              : Tr::tr("%1: by the map “%2”, by the legal area “%3”. Measure the parcel again.")
                    .arg(sizes, byDrawn, byLegal));
    return finding;
}

void addInput(Finding &finding, const SourceRef &source)
{
    if (std::ranges::find(finding.inputs, source) == finding.inputs.end())
        finding.inputs.push_back(source);
}

void addPlotInputs(Finding &finding, const Case &c)
{
    if (c.surroundings.plot.source)
        addInput(finding, *c.surroundings.plot.source);
    if (c.surroundings.lostM2 > 0) {
        for (const LineRun &run : c.surroundings.redLines) {
            if (!run.land.isEmpty() && run.land.extent().intersects(c.surroundings.lost.extent()))
                addInput(finding, run.source);
        }
    }
}

void addZoneInputs(Finding &finding, const Case &c)
{
    for (const Zone &zone : c.surroundings.zones)
        addInput(finding, zone.source);
}

} // namespace dothi::permit
