// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/city/schema.h>
#include <dothi/geo/ops.h>

#include <QCoreApplication>

#include <permit/logic/plandrawing.h>
#include <permit/logic/plansheet.h>

#include <algorithm>
#include <cmath>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::PlanDrawing)
};

constexpr double kMapHeightMm = 80;
constexpr double kMarginM = 5;         ///< of surroundings around all that must be seen
constexpr double kMostDimensionM = 60; ///< longer ones, to far streets, do not set the scale
constexpr double kCornerM = 0.05;      ///< how far a position must lie off the straight line to be a corner

/// Whether a finding's excess is a place in plan, not a height or a sum.
bool showsPlace(const Finding &finding)
{
    return finding.rule.startsWith(QLatin1String("parcel.")) ||
           finding.rule.startsWith(QLatin1String("redLine.")) ||
           finding.rule.startsWith(QLatin1String("setback.")) ||
           finding.rule.startsWith(QLatin1String("spacing."));
}

double planLength(const EvidenceDimension &dimension)
{
    return std::hypot(dimension.to.x - dimension.from.x, dimension.to.y - dimension.from.y);
}

bool isDensity(const Finding &finding)
{
    return finding.rule.startsWith(QLatin1String("density.")) ||
           finding.rule == QLatin1String("zone.density");
}

/// What a plan says of a finding that is a height or a sum: "Density 78.20 % (≤ 75.00 %)".
QString figureOf(const Finding &finding)
{
    const QString measured = finding.measuredText();
    const QString limit = finding.limitText();
    if (isDensity(finding))
        return Tr::tr("Density %1 (%2)").arg(measured, limit);
    if (finding.rule.startsWith(QLatin1String("far.")) || finding.rule == QLatin1String("zone.far"))
        return Tr::tr("FAR %1 (%2)").arg(measured, limit);
    if (finding.rule == QLatin1String("zone.height"))
        return Tr::tr("Height %1 (%2)").arg(measured, limit);
    if (finding.rule == QLatin1String("zone.storeys") || finding.rule == QLatin1String("zone.minStoreys"))
        return Tr::tr("Storeys %1 (%2)").arg(measured, limit);
    if (finding.rule == QLatin1String("height.plane"))
        return Tr::tr("Elevation %1 (%2)").arg(measured, limit);
    return {};
}

bool isHigh(const Finding &finding)
{
    return finding.rule == QLatin1String("zone.height") || finding.rule == QLatin1String("zone.storeys") ||
           finding.rule == QLatin1String("zone.minStoreys") || finding.rule == QLatin1String("height.plane");
}

/// The dimension of a finding that does not pass, at its worst place.
const EvidenceDimension *worstOf(const Finding &finding)
{
    return finding.verdict == Verdict::Pass || !showsPlace(finding) || finding.evidence.dimensions.empty()
               ? nullptr
               : &finding.evidence.dimensions.front();
}

geo::Extent subjectOf(const Answer &answer)
{
    geo::Extent extent = answer.plot.extent();
    for (const Volume &volume : answer.volumes)
        extent.add(volume.footprint.extent());
    for (const Finding &finding : answer.findings) {
        const EvidenceDimension *dimension = worstOf(finding);
        if (dimension && planLength(*dimension) <= kMostDimensionM) {
            extent.add(dimension->from);
            extent.add(dimension->to);
        }
    }
    return extent;
}

class Maker
{
public:
    Maker(const city::Store &store, const Answer &answer, PlanSheet &sheet)
        : m_store(store)
        , m_answer(answer)
        , m_sheet(sheet)
    {}

    Result<> make()
    {
        DOTHI_TRY(roads());
        DOTHI_TRY(parcels());
        DOTHI_TRY(buildings());
        proposal();
        DOTHI_TRY(lines(QStringLiteral("construction_line")));
        DOTHI_TRY(lines(QStringLiteral("red_line")));
        dimensions();
        marks();
        sides();
        m_sheet.addLegend();
        return {};
    }

private:
    [[nodiscard]] city::Query here() const
    {
        city::Query query;
        query.extent = m_sheet.extent();
        return query;
    }

    /// The carriageways, and their names along them.
    Result<> roads()
    {
        const QString id = QStringLiteral("road");
        const city::LayerDef &layer = *city::Schema::builtin().layer(id);
        return m_store.read(id, here(), [&](city::Feature &feature) {
            const double width = city::toNumber(feature.value(layer, QStringLiteral("width_m")));
            const bool wide = std::isfinite(width) && width > 0;
            if (wide) {
                const Result<geo::Geometry> surface = geo::buffer(feature.geometry, width / 2);
                if (surface)
                    m_sheet.add(PlanStyle::Road, *surface);
            }
            m_sheet.add(PlanStyle::RoadAxis, feature.geometry);
            m_sheet.nameAlong(feature.geometry, city::toText(feature.value(layer, QStringLiteral("name"))),
                              wide);
            return city::Visit::Continue;
        });
    }

    Result<> parcels()
    {
        const QString id = QStringLiteral("parcel");
        const city::LayerDef &layer = *city::Schema::builtin().layer(id);
        return m_store.read(id, here(), [&](city::Feature &feature) {
            m_sheet.add(PlanStyle::Parcel, feature.geometry);
            m_sheet.numberIn(feature.geometry,
                             city::toText(feature.value(layer, QStringLiteral("parcel_no"))));
            return city::Visit::Continue;
        });
    }

    /// Those that the proposal replaces are left out.
    Result<> buildings()
    {
        city::Query query = here();
        query.withValues = false;
        return m_store.read(QStringLiteral("building"), query, [&](city::Feature &feature) {
            const Result<geo::Geometry> common = geo::intersection(feature.geometry, m_answer.plot);
            if (!common || geo::area(*common) <= geo::area(feature.geometry) / 2)
                m_sheet.add(PlanStyle::Building, feature.geometry);
            return city::Visit::Continue;
        });
    }

    Result<> lines(const QString &id)
    {
        const city::LayerDef &layer = *city::Schema::builtin().layer(id);
        return m_store.read(id, here(), [&](city::Feature &feature) {
            PlanStyle style = PlanStyle::BuildingLine;
            if (id == QLatin1String("red_line")) {
                const bool planned =
                    city::toText(feature.value(layer, QStringLiteral("status"))) == QLatin1String("planned");
                style = planned ? PlanStyle::PlannedRedLine : PlanStyle::RedLine;
            }
            m_sheet.add(style, feature.geometry);
            return city::Visit::Continue;
        });
    }

    void proposal()
    {
        std::vector<geo::Geometry> footprints;
        for (const Volume &volume : m_answer.volumes) {
            if (volume.kind != VolumeKind::Basement)
                footprints.push_back(volume.footprint);
        }
        // The outline of each, one fill for all.
        if (const Result<geo::Geometry> all = geo::unionOf(footprints)) {
            m_sheet.add(PlanStyle::Proposal, *all);
            m_built = *all;
        }
        for (const geo::Geometry &footprint : footprints)
            m_sheet.add(PlanStyle::ProposalPart, footprint);
        for (const Finding &finding : m_answer.findings) {
            if (finding.verdict != Verdict::Fail || !showsPlace(finding))
                continue;
            for (const EvidenceVolume &volume : finding.evidence.volumes)
                m_sheet.add(PlanStyle::Excess, volume.footprint);
        }
        tooDense();
        m_sheet.add(PlanStyle::Plot, m_answer.plot);
    }

    /// Hatches what is built on where that is too much of the plot.
    void tooDense()
    {
        std::vector<geo::Geometry> areas;
        for (const Finding &finding : m_answer.findings) {
            if (finding.verdict != Verdict::Fail || !isDensity(finding))
                continue;
            if (finding.evidence.areas.empty())
                areas.push_back(m_built);
            else
                areas.insert(areas.end(), finding.evidence.areas.begin(), finding.evidence.areas.end());
        }
        if (areas.empty())
            return;
        if (const Result<geo::Geometry> all = geo::unionOf(areas))
            m_sheet.add(PlanStyle::TooDense, *all);
    }

    /// Heights at the top of the building, sums on what they are sums of.
    void marks()
    {
        const Volume *highest = nullptr;
        for (const Volume &volume : m_answer.volumes) {
            if (!highest || volume.topM > highest->topM)
                highest = &volume;
        }
        for (size_t i = 0; i < m_answer.findings.size(); ++i) {
            const Finding &finding = m_answer.findings[i];
            const QString figure = figureOf(finding);
            if (finding.verdict == Verdict::Pass || figure.isEmpty() || !std::isfinite(finding.measured) ||
                !std::isfinite(finding.limit))
                continue;
            const bool high = isHigh(finding) && highest;
            const geo::Geometry &area = high                             ? highest->footprint
                                        : finding.evidence.areas.empty() ? m_built
                                                                         : finding.evidence.areas.front();
            if (area.isEmpty())
                continue;
            const Result<geo::Coord> inside = geo::pointOnSurface(area);
            if (!inside)
                continue;
            // Off the middle, where the sums have their dot.
            const geo::Coord corner = area.coords().front();
            const geo::Coord at =
                high ? geo::Coord{(inside->x + corner.x) / 2, (inside->y + corner.y) / 2, 0} : *inside;
            m_sheet.mark(high ? PlanMark::Top : PlanMark::Spot, at, static_cast<int>(i) + 1, figure,
                         verdictColor(finding.verdict));
        }
    }

    void dimensions()
    {
        for (size_t i = 0; i < m_answer.findings.size(); ++i) {
            const Finding &finding = m_answer.findings[i];
            if (const EvidenceDimension *dimension = worstOf(finding)) {
                const QString figure = dimension->text.isEmpty() ? finding.measuredText() : dimension->text;
                m_sheet.dimension(dimension->from, dimension->to, static_cast<int>(i) + 1,
                                  finding.hasFigures() && std::isfinite(finding.limit)
                                      ? QStringLiteral("%1 (%2)").arg(figure, finding.limitText())
                                      : figure,
                                  verdictColor(finding.verdict));
            }
        }
    }

    void sides()
    {
        const bool right = geo::area(m_answer.plot) > 0;
        for (const auto &[a, b] : plotSides(m_answer.plot)) {
            if (right)
                m_sheet.sideLength(a, b, geo::centroid(m_answer.plot),
                                   formatNumber(std::hypot(b.x - a.x, b.y - a.y), 2));
        }
    }

    const city::Store &m_store;
    const Answer &m_answer;
    PlanSheet &m_sheet;
    geo::Geometry m_built; ///< all that stands above the ground
};

} // namespace

const std::vector<int> &planScales()
{
    static const std::vector<int> scales{100, 200, 250, 500, 1000, 2000, 5000, 10'000};
    return scales;
}

QRectF planMapMm()
{
    return {0, 0, report::kTextWidthMm, kMapHeightMm};
}

std::vector<std::pair<geo::Coord, geo::Coord>> plotSides(const geo::Geometry &plot)
{
    std::vector<std::pair<geo::Coord, geo::Coord>> sides;
    if (plot.isEmpty() || plot.dimension() != 2)
        return sides;
    const auto ring = plot.ring(0, 0);
    const size_t count = ring.size() - 1;
    std::vector<geo::Coord> corners;
    for (size_t i = 0; i < count; ++i) {
        const geo::Coord &before = corners.empty() ? ring[(i + count - 1) % count] : corners.back();
        const geo::Coord &here = ring[i];
        const geo::Coord &after = ring[(i + 1) % count];
        const double length = std::hypot(after.x - before.x, after.y - before.y);
        const double off =
            std::abs((after.x - before.x) * (here.y - before.y) - (after.y - before.y) * (here.x - before.x));
        if (length <= 0 || off > kCornerM * length)
            corners.push_back(here);
    }
    for (size_t i = 0; i < corners.size(); ++i)
        sides.emplace_back(corners[i], corners[(i + 1) % corners.size()]);
    return sides;
}

Result<PlanDrawing> drawPlan(const city::Store &store, const Answer &answer)
{
    const geo::Extent subject = subjectOf(answer);
    const QRectF map = planMapMm();
    PlanDrawing plan;
    plan.scale = planScales().back();
    for (const int scale : planScales()) {
        if ((subject.width() + 2 * kMarginM) * 1000 / scale <= map.width() &&
            (subject.height() + 2 * kMarginM) * 1000 / scale <= map.height()) {
            plan.scale = scale;
            break;
        }
    }
    const geo::Coord middle = subject.center();
    const double halfWidth = map.width() * plan.scale / 2000;
    const double halfHeight = map.height() * plan.scale / 2000;
    plan.extent =
        geo::Extent(middle.x - halfWidth, middle.y - halfHeight, middle.x + halfWidth, middle.y + halfHeight);
    PlanSheet sheet(plan.extent, map, plan.scale);
    DOTHI_TRY(Maker(store, answer, sheet).make());
    plan.drawing = std::move(sheet).drawing();
    return plan;
}

} // namespace dothi::permit
