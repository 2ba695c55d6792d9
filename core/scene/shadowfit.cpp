// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/shadowfit.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace dothi::scene {

namespace {

/// Sizes are whole powers of this.
constexpr double kSizeStep = 1.2;
/// Rays to either side of the middle of the view, to find what it shows.
constexpr int kRays = 4;
/// Farther than so many distances to what one looks at, shadows are finer than a pixel or lost in the haze.
constexpr double kFarthest = 7;

osg::Matrixd lightAxes(const osg::Vec3d &toSun)
{
    osg::Vec3d x = osg::Vec3d(0, 0, 1) ^ toSun;
    if (x.normalize() < 1e-6)
        x = {1, 0, 0};
    const osg::Vec3d y = toSun ^ x;
    // OSG multiplies rows from the left.
    return {x.x(), y.x(), toSun.x(), 0, x.y(), y.y(), toSun.y(), 0, x.z(), y.z(), toSun.z(), 0, 0, 0, 0, 1};
}

ShadowFit::Square squareAbout(const std::vector<osg::Vec3d> &spots, const osg::Matrixd &light)
{
    osg::Vec2d low(1e30, 1e30);
    osg::Vec2d high(-1e30, -1e30);
    for (const osg::Vec3d &spot : spots) {
        const osg::Vec3d p = spot * light;
        low.set(std::min(low.x(), p.x()), std::min(low.y(), p.y()));
        high.set(std::max(high.x(), p.x()), std::max(high.y(), p.y()));
    }
    const double wanted = std::max({high.x() - low.x(), high.y() - low.y(), 20.0}) * 1.02;
    const double size = std::pow(kSizeStep, std::ceil(std::log(wanted) / std::log(kSizeStep)));
    const double texel = size / ShadowFit::kPixels;
    const auto snapped = [&](double from, double to) {
        return std::floor(((from + to) / 2 - size / 2) / texel) * texel;
    };
    return {snapped(low.x(), high.x()), snapped(low.y(), high.y()), size};
}

} // namespace

osg::Matrixd ShadowFit::projection(size_t square) const
{
    const Square &s = squares[square];
    return osg::Matrixd::ortho(s.x, s.x + s.sizeM, s.y, s.y + s.sizeM, -kReachM, kReachM);
}

osg::Matrixd ShadowFit::toMap() const
{
    return light * projection(0) * osg::Matrixd::translate(1, 1, 1) * osg::Matrixd::scale(0.5, 0.5, 0.5);
}

ShadowFit fitShadows(const Camera &camera, const geo::LocalFrame &frame, const osg::Vec3d &toSun,
                     double groundM, double highM)
{
    ShadowFit fit;
    fit.light = lightAxes(toSun);
    const CameraPose &pose = camera.pose();
    const geo::Coord eyeAt = frame.toLocal(camera.eye());
    const osg::Vec3d eye(eyeAt.x, eyeAt.y, eyeAt.z);
    struct Seen
    {
        osg::Vec3d way; ///< from the eye, level
        double awayM;   ///< along it to where the ray meets the ground
    };
    std::vector<Seen> seen;
    std::vector<osg::Vec3d> flat; // in plan: the spots themselves
    double nearestM = 1e30;
    double farthestM = 0;
    const double limitM = pose.distanceM * kFarthest;
    for (int i = -kRays; i <= kRays; ++i) {
        for (int j = -kRays; j <= kRays; ++j) {
            const QPointF pixel((i + kRays) * camera.viewport().width() / (2 * kRays),
                                (j + kRays) * camera.viewport().height() / (2 * kRays));
            const Ray ray = camera.ray(pixel);
            if (pose.plan) {
                const geo::Coord at = frame.toLocal(ray.origin);
                flat.emplace_back(at.x, at.y, groundM);
                continue;
            }
            osg::Vec3d way(ray.direction.x, ray.direction.y, 0);
            const double level = way.normalize();
            const double fall = -ray.direction.z;
            double awayM = limitM;
            if (fall > 1e-6 && eye.z() > groundM)
                awayM = std::min(limitM, (eye.z() - groundM) / fall * level);
            seen.push_back({way, awayM});
            nearestM = std::min(nearestM, awayM);
            farthestM = std::max(farthestM, awayM);
        }
    }
    const auto squareTo = [&](double mostM) {
        std::vector<osg::Vec3d> spots;
        const auto add = [&](const osg::Vec3d &spot) {
            spots.push_back(spot);
            spots.push_back(spot + osg::Vec3d(0, 0, highM));
        };
        for (const osg::Vec3d &spot : flat)
            add(spot);
        for (const Seen &s : seen) {
            osg::Vec3d spot = eye + s.way * std::min(s.awayM, mostM);
            spot.z() = groundM;
            add(spot);
        }
        return squareAbout(spots, fit.light);
    };
    fit.squares[1] = squareTo(farthestM);
    // Both share the distance in proportion, so that a texel is as large on screen in either.
    const double splitM = std::max(std::sqrt(std::max(nearestM, 1.0) * farthestM), nearestM * 1.2);
    fit.squares[0] = pose.plan ? fit.squares[1] : squareTo(splitM);
    return fit;
}

} // namespace dothi::scene
