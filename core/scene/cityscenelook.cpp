// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/cityscenedata.h>
#include <dothi/scene/facing.h>
#include <dothi/scene/layerindex.h>
#include <dothi/scene/skyline.h>

#include <QSet>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

/// How near to a thin thing a click must be, logical pixels.
constexpr double kPickPx = 4;

/// Hits on the ground within this height of one another are the same spot; the layer drawn last wins.
constexpr double kSameSpotM = 0.6;

/// Layers that stand on the ground; the others lie on it.
bool standsUp(const QString &layer)
{
    static const QSet<QString> kStanding{QStringLiteral("building"),    QStringLiteral("tree"),
                                         QStringLiteral("lamp"),        QStringLiteral("cabinet"),
                                         QStringLiteral("poi"),         QStringLiteral("manhole"),
                                         QStringLiteral("height_plane")};
    return kStanding.contains(layer);
}

} // namespace

/// Where a ray that meets the drawn ground at `t` meets the finest ground known there; `t` where it looks too
/// flat along the ground to tell.
double CityScene::Private::onFinestGround(const PickRay &ray, double t) const
{
    constexpr int kSteps = 12;
    constexpr double kNearEnoughM = 1e-3;
    constexpr double kFarthestM = 30;
    constexpr double kFlattest = 0.02;
    if (-ray.direction.z() < kFlattest)
        return t;
    double found = t;
    for (int i = 0; i < kSteps; ++i) {
        const osg::Vec3d p = ray.origin + ray.direction * found;
        const geo::Coord map = frame.toMap({p.x(), p.y(), p.z()});
        const double above = map.z - groundHeightAtHand(ground.get(), map.x, map.y);
        if (std::abs(above) < kNearEnoughM)
            return found;
        found += above / -ray.direction.z();
        if (std::abs(found - t) > kFarthestM)
            return t;
    }
    return found;
}

std::optional<PickHit> CityScene::pick(const Camera &camera, const QPointF &pixel) const
{
    const Ray map = camera.ray(pixel);
    const geo::Coord origin = d->frame.toLocal(map.origin);
    PickRay ray;
    ray.origin = {origin.x, origin.y, origin.z};
    ray.direction = {map.direction.x, map.direction.y, map.direction.z};
    double back = 0;
    if (camera.pose().plan) {
        // Parallel projection shows what stands higher than the eye as well.
        back = 2000;
        ray.origin -= ray.direction * back;
        ray.radiusM = kPickPx * d->pixelRatio * camera.metresPerPixel(camera.pose().target);
    } else {
        ray.slope =
            kPickPx * d->pixelRatio * camera.metresPerPixel(camera.pose().target) / camera.pose().distanceM;
    }
    struct Hit
    {
        QString layer;
        PickResult result;
        qsizetype order;
    };
    if (d->underground) {
        // Whatever is above is glass then.
        if (const std::optional<UndergroundView::Hit> below = d->underground->pick(ray)) {
            const osg::Vec3d where = ray.origin + ray.direction * below->result.t;
            PickHit hit;
            hit.ref = {below->layer, below->result.id};
            hit.where = d->frame.toMap({where.x(), where.y(), where.z()});
            hit.distanceM = below->result.t - back;
            return hit;
        }
    }
    std::optional<Hit> standing; // or a planned body: of no order
    std::vector<Hit> lying;
    for (const auto &[id, layer] : d->layers) {
        if (!layer->isThere() || !layer->isVisible() || layer->opacity() < 0.01)
            continue;
        const auto found = layer->hit(ray);
        if (!found)
            continue;
        const Hit hit{id, *found, d->order.indexOf(id)};
        if (!standsUp(id))
            lying.push_back(hit);
        else if (!standing || hit.result.t < standing->result.t)
            standing = hit;
    }
    const std::optional<OverlayBodies::Hit> planned = d->hitOverlays(ray);
    if (planned && (!standing || planned->t < standing->result.t))
        standing = Hit{planned->stands.layer, {planned->t, planned->stands.id}, -1};
    std::optional<Hit> best = standing;
    if (!lying.empty()) {
        const auto nearest = std::min_element(
            lying.begin(), lying.end(), [](const Hit &a, const Hit &b) { return a.result.t < b.result.t; });
        const double drop = std::max(std::abs(ray.direction.z()), 1e-6);
        const Hit *top = &*nearest;
        for (const Hit &hit : lying) {
            if ((hit.result.t - nearest->result.t) * drop < kSameSpotM && hit.order > top->order)
                top = &hit;
        }
        if (!best || top->result.t < best->result.t)
            best = *top;
    }
    if (!best)
        return std::nullopt;
    // What lies on the ground was met where it is drawn; it is where the ground is.
    if (d->ground && d->ground->finer() && best->order >= 0 && !standsUp(best->layer))
        best->result.t = d->onFinestGround(ray, best->result.t);
    const osg::Vec3d where = ray.origin + ray.direction * best->result.t;
    PickHit hit;
    if (best->layer != QLatin1String("terrain"))
        hit.ref = {best->layer, best->result.id};
    hit.where = d->frame.toMap({where.x(), where.y(), where.z()});
    hit.distanceM = best->result.t - back;
    return hit;
}

/// What is taken away by a section is not hit.
std::optional<OverlayBodies::Hit> CityScene::Private::hitOverlays(const PickRay &ray) const
{
    constexpr double kFarthestM = 1e6;
    std::vector<RayStretch> kept{{0, kFarthestM}};
    if (cut)
        kept = section.kept(frame, ray.origin, ray.direction, kFarthestM);
    std::optional<OverlayBodies::Hit> best;
    for (const RayStretch &stretch : kept) {
        PickRay part = ray;
        part.nearestM = stretch.from;
        part.farthestM = stretch.to;
        for (const auto &[id, bodies] : overlayBodies) {
            const std::optional<OverlayBodies::Hit> found = bodies->pick(part);
            if (found && (!best || found->t < best->t))
                best = found;
        }
    }
    return best;
}

std::optional<double> CityScene::wallAhead(const Ray &ray, double withinM) const
{
    const SceneLayer *layer = d->find(QStringLiteral("building"));
    if (!layer || !layer->isThere() || !layer->isVisible())
        return std::nullopt;
    const geo::Coord origin = d->frame.toLocal(ray.origin);
    // Feelers reach a few steps: what is behind need not be looked through.
    const std::optional<PickResult> found =
        layer->hit({.origin = {origin.x, origin.y, origin.z},
                    .direction = {ray.direction.x, ray.direction.y, ray.direction.z},
                    .farthestM = withinM});
    return found ? std::optional(found->t) : std::nullopt;
}

/// On foot the houses along the street hide most of the city: what lies behind them is not drawn.
void CityScene::Private::hideWhatIsBehind(const Camera &camera)
{
    constexpr double kWallsWithinM = 250;
    // The corners of the near plane are that much farther away than its middle, in wide pictures.
    constexpr double kNearCorner = 2;
    std::vector<bool> behind;
    const auto houses = layers.find(QStringLiteral("building"));
    const auto terrain = layers.find(QStringLiteral("terrain"));
    // Below the walls one would look through the ground, if it were not there.
    const bool mayHide = hidesBehind && !camera.pose().plan && !cut && !underground &&
                         houses != layers.end() && terrain != layers.end() && terrain->second->isThere() &&
                         terrain->second->isVisible() && terrain->second->opacity() > 0.999;
    std::vector<UprightWall> walls;
    const geo::Coord at = frame.toLocal(camera.eye());
    const osg::Vec3d eye(at.x, at.y, at.z);
    if (mayHide)
        houses->second->addWalls(eye, kWallsWithinM, walls);
    if (!walls.empty()) {
        std::vector<osg::BoundingBoxd> boxes;
        for (const auto &[id, layer] : layers)
            layer->addBoxes(boxes);
        const osg::Matrixd projection = camera.projectionMatrix();
        const double nearM = projection(3, 2) / (projection(2, 2) - 1);
        behind = hiddenBehind(eye, walls, boxes, nearM * kNearCorner);
    }
    size_t next = 0;
    for (const auto &[id, layer] : layers)
        layer->setBehind(behind, next);
}

void CityScene::setHidesBehind(bool hides)
{
    d->hidesBehind = hides;
}

void CityScene::prepareFrame(const Camera &camera)
{
    const CameraPose &pose = camera.pose();
    d->uniforms.setCamera(camera);

    if (d->sunDirection->mapped) {
        constexpr double kHighM = 40;
        const double ground =
            groundHeightAtHand(d->ground.get(), pose.target.x, pose.target.y) - d->frame.origin().z;
        const geo::Coord at = d->frame.toLocal(camera.eye());
        d->sunDirection->eye = {at.x, at.y, at.z};
        d->shadowFit = fitShadows(camera, d->frame, osg::Vec3d(d->sunDirection->to), ground, kHighM);
        d->uniforms.setShadowMap(d->shadowFit, camera.viewMatrix(d->frame));
    }

    // A name is written where its spot can be seen: nothing standing in between.
    d->chooseTiles(camera);
    d->fillCuts();
    std::vector<const SceneLayer *> blockers;
    for (const char *id : {"building", "terrain"}) {
        const SceneLayer *layer = d->find(QLatin1String(id));
        if (layer && layer->isVisible())
            blockers.push_back(layer);
    }
    const geo::Coord eye = d->frame.toLocal(camera.eye());
    const auto isInView = [&](const geo::Coord &map) {
        if (d->section.removes(map))
            return false;
        if (pose.plan)
            return true;
        const geo::Coord local = d->frame.toLocal(map);
        // From a little above the spot, so that the ground it lies on does not count.
        const osg::Vec3d to(local.x, local.y, local.z + 2.5);
        osg::Vec3d way = to - osg::Vec3d(eye.x, eye.y, eye.z);
        const double distance = way.normalize();
        const PickRay ray{{eye.x, eye.y, eye.z}, way, 0, 0};
        return std::none_of(blockers.begin(), blockers.end(), [&](const SceneLayer *layer) {
            const auto found = layer->hit(ray);
            return found && found->t < distance - 1;
        });
    };
    d->labels.update(camera, d->pixelRatio, isInView);
}

void CityScene::setCovered(std::vector<QRectF> covered)
{
    d->labels.setTaken(std::move(covered));
}

} // namespace dothi::scene
