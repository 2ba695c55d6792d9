// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/scene/creaseedges.h>
#include <dothi/ui/importpreview.h>

#include <QCoreApplication>

namespace dothi::ui {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ui::ImportPreview)
};

constexpr int kFaceAlpha = 120; ///< as that of a proposal under review
constexpr size_t kMostEdges = 1500;
constexpr double kEdgePx = 1.4;

void addEdges(scene::Overlay &overlay, const geo::Geometry &solid, const QColor &color, size_t most)
{
    std::vector<scene::FaceRings> faces;
    faces.reserve(solid.partCount());
    for (size_t part = 0; part < solid.partCount(); ++part) {
        scene::FaceRings &rings = faces.emplace_back();
        for (size_t r = 0; r < solid.ringCount(part); ++r)
            rings.push_back(solid.ring(part, r));
    }
    for (const auto &[a, b] : scene::creaseEdges(faces, most)) {
        scene::OverlayLine line;
        line.coords = {a, b};
        line.color = color;
        line.widthPx = kEdgePx;
        overlay.lines.push_back(std::move(line));
    }
}

} // namespace

std::shared_ptr<const scene::Overlay> placeOverlay(const io::ModelPlace &place, const QColor &color)
{
    if (!place.placed || !place.body || place.fromCityM > io::kFarFromCityM ||
        (place.body->solids.empty() && place.body->blocks.empty()))
        return nullptr;
    auto overlay = std::make_shared<scene::Overlay>();
    QColor glass = color;
    glass.setAlpha(kFaceAlpha);
    for (const geo::Geometry &solid : place.body->solids) {
        scene::OverlayArea area;
        area.polygon = solid;
        area.color = glass;
        area.edges = false;
        overlay->areas.push_back(std::move(area));
        if (overlay->lines.size() < kMostEdges)
            addEdges(*overlay, solid, color, kMostEdges - overlay->lines.size());
    }
    for (const io::ModelBody::Block &block : place.body->blocks) {
        scene::OverlayVolume volume;
        volume.footprint = block.footprint;
        volume.baseM = block.baseM;
        volume.topM = block.topM;
        volume.color = glass;
        overlay->volumes.push_back(std::move(volume));
    }
    overlay->legend.push_back({color, Tr::tr("Model to be imported")});
    return overlay;
}

QString previewLimits(const io::ModelPlace &place)
{
    if (!place.placed || !place.body || place.fromCityM > io::kFarFromCityM)
        return {};
    QStringList parts;
    if (const auto blocks = static_cast<double>(place.body->blocks.size()); blocks > 0)
        parts.append(Tr::tr("%1 buildings as blocks").arg(formatNumber(blocks, 0)));
    if (place.body->left > 0)
        parts.append(Tr::tr("%1 not at all").arg(formatNumber(static_cast<double>(place.body->left), 0)));
    return parts.isEmpty() ? QString()
                           : Tr::tr("The model is large: before the import the city shows %1.")
                                 .arg(parts.join(QStringLiteral(", ")));
}

} // namespace dothi::ui
