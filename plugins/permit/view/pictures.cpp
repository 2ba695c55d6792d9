// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/cityscene.h>
#include <dothi/scene/feetground.h>
#include <dothi/scene/offscreen.h>

#include <permit/logic/plandrawing.h>
#include <permit/view/neighbourhood.h>
#include <permit/view/pictures.h>

#include <cmath>

namespace dothi::permit {

namespace {

/// Labels keep their size in pixels: at this width they read as 7 pt across the text of an A4 page.
constexpr QSize kViewSize(1152, 648);
/// How far around the plot the city is drawn: as far as the camera sees over the roofs.
constexpr double kSeenM = 450;

} // namespace

ViewPlan ViewPlan::of(const Answer &answer, const Sight &sight, const GroundHeight &ground)
{
    const std::vector<const Finding *> open = openFindings(answer);
    ViewPlan plan;
    plan.proposal = proposalOverlay(answer, ground);
    plan.evidence = evidenceOverlay(open, ground);
    plan.hiddenBuildings = sight.replaced;
    plan.viewSize = kViewSize;
    plan.view = open.empty() ? overviewPose(answer, sight) : findingPose(answer, *open.front(), sight);
    return plan;
}

Result<Pictures> drawPictures(const city::Store &store, const Answer &answer)
{
    TaskContext task;
    const Result<scene::DrawnGround> below = scene::loadDrawnGround(store, task);
    DOTHI_TRY(below);
    const scene::GroundPtr ground = below->grid;
    const GroundHeight heightAt = [grid = ground](double x, double y) {
        return scene::groundHeight(grid.get(), x, y);
    };
    const Result<Sight> sight = Sight::around(store, answer, heightAt);
    DOTHI_TRY(sight);
    const ViewPlan plan = ViewPlan::of(answer, *sight, heightAt);

    const geo::Extent plot = answer.plot.extent();
    const geo::Coord middle = plot.center();
    const Neighbourhood around(store, plot.grown(kSeenM));
    scene::CityScene city(geo::LocalFrame({std::round(middle.x), std::round(middle.y), 0}));
    city.setGround(ground);
    for (const QString &layer : scene::drawableLayers()) {
        // The applications' own areas would lie below the one that is drawn.
        if (!scene::shownAtFirst(layer) || layer == QLatin1String("permit_application"))
            continue;
        Result<scene::LayerScene> built = scene::buildLayer(around, layer, city.frame(), ground, task);
        DOTHI_TRY(built);
        city.setLayer(std::move(*built));
        city.setLayerVisible(layer, true);
    }
    city.setHidden(QStringLiteral("building"), plan.hiddenBuildings);
    city.setOverlay(QStringLiteral("permit.proposal"), plan.proposal);
    city.setOverlay(QStringLiteral("permit.evidence"), plan.evidence);

    Pictures pictures;
    Result<PlanDrawing> drawn = drawPlan(store, answer);
    DOTHI_TRY(drawn);
    pictures.plan = std::move(drawn->drawing);
    Result<QImage> image = scene::renderImage(city, scene::Camera(plan.view, plan.viewSize), plan.viewSize);
    DOTHI_TRY(image);
    pictures.view = std::move(*image);
    return pictures;
}

} // namespace dothi::permit
