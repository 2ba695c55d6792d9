// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/localframe.h>
#include <dothi/scene/camera.h>

#include <osg/Matrixd>
#include <osg/Vec3d>

#include <array>

namespace dothi::scene {

/// What of the city a shadow map shows, seen from the sun: two squares, a fine one for what is near the eye
/// and a coarse one for the rest. Local metres.
struct ShadowFit
{
    /// Squares in the plane across the light.
    struct Square
    {
        double x = 0; ///< of the lower left corner, light metres
        double y = 0;
        double sizeM = 1;
        friend bool operator==(const Square &, const Square &) = default;
    };
    /// Local metres to light metres: x and y across the light, z towards the sun.
    osg::Matrixd light;
    std::array<Square, 2> squares; ///< near, far
    friend bool operator==(const ShadowFit &a, const ShadowFit &b)
    {
        return a.light == b.light && a.squares == b.squares;
    }

    /// Depths of the map reach so far from the origin of the frame, to either side.
    static constexpr double kReachM = 40'000;
    static constexpr int kPixels = 2048; ///< a side of each square

    /// Seen from the sun: for drawing the map.
    [[nodiscard]] osg::Matrixd projection(size_t square) const;
    /// Local metres to the map: x and y 0…1 within the near square, z the depth.
    [[nodiscard]] osg::Matrixd toMap() const;
};

/// The squares for this camera: what it sees of the ground at `groundM` (local height), and `highM` above it.
/// They come in steps of size and position, so that shadows do not crawl when the camera moves a little.
/// `toSun`: length 1, above the horizon.
[[nodiscard]] ShadowFit fitShadows(const Camera &camera, const geo::LocalFrame &frame,
                                   const osg::Vec3d &toSun, double groundM, double highM);

} // namespace dothi::scene
