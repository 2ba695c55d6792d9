// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/layerindex.h>

#include <osg/BoundingBox>
#include <osg/Group>
#include <osg/Vec2f>
#include <osg/Vec3d>

#include <memory>

namespace dothi::scene {

/// Which eighth of the compass an upright wall with this outward normal faces; kAnyFacing for anything that
/// is not upright.
[[nodiscard]] int facingOf(const osg::Vec3f &normal);

/// Whether a wall of this facing anywhere in `box` can be seen from `eye` (the same coordinates).
[[nodiscard]] bool canBeSeen(int facing, const osg::BoundingBox &box, const osg::Vec3d &eye);

/// Whether a wall of this facing lies in its own shadow when the sun stands in this direction: those cast the
/// shadow on the ground.
[[nodiscard]] bool canCastShadow(int facing, const osg::Vec3f &toSun);

/// A group around the tile that draws it within its distances, and its walls only when they can be seen.
[[nodiscard]] osg::ref_ptr<osg::Group> shownWhenSeen(const PartTile &tile);

/// Where the sun stands at present, shared by everything that casts shadows. Main thread.
struct SunDirection
{
    osg::Vec3f to{0, 0, 1};
    bool shines = true;   ///< strongly enough for shadows
    bool mapped = false;  ///< shadows come from the map; none are drawn on the ground
    bool isNight = false; ///< lamps are lit
    osg::Vec3d eye;       ///< of the camera the map is for
};
/// Where on level ground the shadow of a point falls for each metre that it is higher. Long evening shadows
/// are cut short: they would cover the city.
[[nodiscard]] osg::Vec2f shadowPerMetre(const osg::Vec3d &toSun);
/// A group around the tile for drawing its shadow while the sun shines on its far side.
[[nodiscard]] osg::ref_ptr<osg::Group> shownWhenCasting(const PartTile &tile,
                                                        const std::shared_ptr<const SunDirection> &sun);
/// Draws what hangs below a node by night only.
void showByNight(osg::Node &node, const std::shared_ptr<const SunDirection> &sun);
/// A group around the tile for drawing it into the shadow map.
[[nodiscard]] osg::ref_ptr<osg::Group> shownToTheSun(const PartTile &tile,
                                                     const std::shared_ptr<const SunDirection> &sun);

} // namespace dothi::scene
