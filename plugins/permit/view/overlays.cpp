// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>

#include <QCoreApplication>

#include <permit/view/overlays.h>

#include <algorithm>
#include <cmath>

namespace dothi::permit {

namespace {

constexpr int kProposalAlpha = 120;
constexpr int kExcessAlpha = 232;
constexpr int kAreaAlpha = 110;
/// Lines on the ground are lifted, so that the terrain between two of their positions does not swallow them.
constexpr double kLineLiftM = 0.4;
constexpr double kLineStepM = 5;
/// What is too much lies on the faces of the proposal: a little larger, so that the faces do not flicker.
constexpr double kExcessGrowM = 0.06;

QColor withAlpha(QColor color, int alpha)
{
    color.setAlpha(alpha);
    return color;
}

/// A line along the ground, with positions close enough together to follow it.
std::vector<geo::Coord> drape(std::span<const geo::Coord> line, const GroundHeight &ground)
{
    std::vector<geo::Coord> draped;
    const auto add = [&](double x, double y) { draped.push_back({x, y, ground(x, y) + kLineLiftM}); };
    for (size_t i = 0; i < line.size(); ++i) {
        if (i > 0) {
            const geo::Coord &a = line[i - 1];
            const geo::Coord &b = line[i];
            const int steps = static_cast<int>(std::hypot(b.x - a.x, b.y - a.y) / kLineStepM);
            for (int s = 1; s <= steps; ++s) {
                const double t = s / (steps + 1.0);
                add(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
            }
        }
        add(line[i].x, line[i].y);
    }
    return draped;
}

void addLines(scene::Overlay &overlay, const geo::Geometry &geometry, const QColor &color, double widthPx,
              const GroundHeight &ground)
{
    for (size_t part = 0; part < geometry.partCount(); ++part) {
        for (size_t ring = 0; ring < geometry.ringCount(part); ++ring) {
            scene::OverlayLine line;
            line.coords = drape(geometry.ring(part, ring), ground);
            line.color = color;
            line.widthPx = widthPx;
            overlay.lines.push_back(std::move(line));
        }
    }
}

/// Where a finding's label stands: where the check said, else its worst dimension, else its place.
std::optional<geo::Coord> labelPlace(const Finding &finding, const GroundHeight &ground)
{
    const Evidence &evidence = finding.evidence;
    if (evidence.labelAt)
        return evidence.labelAt;
    if (!evidence.dimensions.empty()) {
        const EvidenceDimension &worst = evidence.dimensions.front();
        return geo::Coord{(worst.from.x + worst.to.x) / 2, (worst.from.y + worst.to.y) / 2,
                          (worst.from.z + worst.to.z) / 2};
    }
    if (!evidence.volumes.empty()) {
        const EvidenceVolume &volume = evidence.volumes.front();
        const geo::Coord middle = geo::centroid(volume.footprint);
        return geo::Coord{middle.x, middle.y, volume.topM};
    }
    if (!finding.where.isEmpty()) {
        const geo::Coord middle = geo::centroid(finding.where);
        return geo::Coord{middle.x, middle.y, ground(middle.x, middle.y)};
    }
    return std::nullopt;
}

enum class Detail
{
    Full,  ///< every dimension: how a street's width was measured
    Worst, ///< the worst place only, for several findings at once
};

void addEvidence(scene::Overlay &overlay, const Finding &finding, Detail detail, const GroundHeight &ground)
{
    const Evidence &evidence = finding.evidence;
    const QColor color = verdictColor(finding.verdict);
    for (const EvidenceVolume &volume : evidence.volumes) {
        // A footprint GEOS cannot grow is shown as it is.
        const Result<geo::Geometry> grown = geo::buffer(volume.footprint, kExcessGrowM, 1);
        overlay.volumes.push_back({grown ? *grown : volume.footprint, volume.baseM,
                                   volume.topM + kExcessGrowM, withAlpha(color, kExcessAlpha)});
    }
    for (const geo::Geometry &area : evidence.areas)
        overlay.areas.push_back({area, withAlpha(color, kAreaAlpha)});
    for (const geo::Geometry &line : evidence.lines)
        addLines(overlay, line, color, 2.5, ground);

    const std::optional<geo::Coord> at = labelPlace(finding, ground);
    const size_t dimensions =
        detail == Detail::Full ? evidence.dimensions.size() : std::min<size_t>(1, evidence.dimensions.size());
    QStringList said;
    for (size_t i = 0; i < dimensions; ++i) {
        const EvidenceDimension &dimension = evidence.dimensions[i];
        overlay.lines.push_back({{dimension.from, dimension.to}, color, i == 0 ? 3.0 : 1.5, true, true});
        // The first one's figure is in the finding's own label, and the same figure is not said twice.
        if (i > 0 && !dimension.text.isEmpty() && !said.contains(dimension.text)) {
            said.append(dimension.text);
            overlay.labels.push_back(
                {{(dimension.from.x + dimension.to.x) / 2, (dimension.from.y + dimension.to.y) / 2,
                  (dimension.from.z + dimension.to.z) / 2},
                 dimension.text,
                 color});
        }
    }
    if (at) {
        const QString figures =
            finding.hasFigures()
                ? QStringLiteral("%1 %2 · %3").arg(finding.title, finding.measuredText(), finding.limitText())
                : finding.title;
        const QString text = evidence.label.isEmpty() ? figures : evidence.label;
        overlay.labels.push_back({*at, text, color});
    }
}

/// Whatever stands in the picture in a verdict's colour, areas and dimension lines alike, is explained once.
void addLegend(scene::Overlay &overlay, Verdict verdict)
{
    const QRgb color = verdictColor(verdict).rgb() & RGB_MASK;
    const auto inColor = [color](const auto &drawn) { return (drawn.color.rgb() & RGB_MASK) == color; };
    if (!std::ranges::any_of(overlay.volumes, inColor) && !std::ranges::any_of(overlay.areas, inColor) &&
        !std::ranges::any_of(overlay.lines, inColor))
        return;
    QString text;
    switch (verdict) {
    case Verdict::Fail:
        text = QCoreApplication::translate("dothi::PermitOverlays", "Beyond the limit");
        break;
    case Verdict::Survey:
        text = QCoreApplication::translate("dothi::PermitOverlays", "To be surveyed");
        break;
    case Verdict::Unknown:
        text = QCoreApplication::translate("dothi::PermitOverlays", "Input missing");
        break;
    case Verdict::Pass:
        text = QCoreApplication::translate("dothi::PermitOverlays", "Within the limit");
        break;
    }
    overlay.legend.push_back({verdictColor(verdict), text});
}

bool hasEvidence(const Finding &finding)
{
    const Evidence &e = finding.evidence;
    return !e.volumes.empty() || !e.areas.empty() || !e.dimensions.empty() || e.labelAt.has_value();
}

} // namespace

QColor proposalColor()
{
    return QColor(0x0F, 0x6F, 0xDE);
}

scene::Overlay proposalOverlay(const Answer &answer, const GroundHeight &ground)
{
    scene::Overlay overlay;
    for (const Volume &volume : answer.volumes) {
        if (volume.kind == VolumeKind::Basement)
            continue;
        overlay.volumes.push_back(
            {volume.footprint, volume.baseM, volume.topM, withAlpha(proposalColor(), kProposalAlpha), true});
    }
    addLines(overlay, answer.plot, proposalColor(), 2, ground);
    if (!overlay.volumes.empty())
        overlay.legend.push_back(
            {proposalColor(), QCoreApplication::translate("dothi::PermitOverlays", "Proposed building")});
    return overlay;
}

scene::Overlay evidenceOverlay(const Finding &finding, const GroundHeight &ground)
{
    scene::Overlay overlay;
    addEvidence(overlay, finding, Detail::Full, ground);
    addLegend(overlay, finding.verdict);
    return overlay;
}

scene::Overlay evidenceOverlay(const std::vector<const Finding *> &findings, const GroundHeight &ground)
{
    scene::Overlay overlay;
    for (const Finding *finding : findings)
        addEvidence(overlay, *finding, Detail::Worst, ground);
    for (const Verdict verdict : {Verdict::Fail, Verdict::Survey, Verdict::Unknown, Verdict::Pass}) {
        if (std::ranges::any_of(findings, [verdict](const Finding *f) { return f->verdict == verdict; }))
            addLegend(overlay, verdict);
    }
    return overlay;
}

std::vector<const Finding *> reviewOrder(const Answer &answer)
{
    std::vector<const Finding *> ordered;
    ordered.reserve(answer.findings.size());
    for (const Finding &finding : answer.findings)
        ordered.push_back(&finding);
    std::ranges::stable_sort(ordered,
                             [](const Finding *a, const Finding *b) { return a->verdict > b->verdict; });
    return ordered;
}

std::vector<const Finding *> openFindings(const Answer &answer)
{
    std::vector<const Finding *> open = reviewOrder(answer);
    std::erase_if(open, [](const Finding *f) { return f->verdict == Verdict::Pass || !hasEvidence(*f); });
    return open;
}

} // namespace dothi::permit
