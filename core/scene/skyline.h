// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <osg/BoundingBox>
#include <osg/Vec2d>
#include <osg/Vec3d>

#include <span>
#include <vector>

namespace dothi::scene {

/// A wall that stands on the ground: nothing is seen through it or below it. Metres, in the coordinates of
/// the scene; the outside is on the right of the way from `a` to `b`.
struct UprightWall
{
    osg::Vec2d a;
    osg::Vec2d b;
    double topM = 0;
};

/// Which of some boxes are hidden from an eye behind walls: behind each place of a box stand, in the way of
/// the look at it, one or more walls that together leave no gap. Never true of anything that could be seen;
/// what is seen just over the walls, or through a gap of any width, is left. Assumes ground that is looked
/// at from above and not through.
///
/// The walls near the eye make a skyline: how high up one has to look, in each direction, to see past them.
/// Walls are taken in with growing distance, so that a box is held against those that are all nearer.
/// Walls turned away from the eye, nearer than `nearestM` (they may be cut off by the picture's near plane)
/// and lower than it are passed over. Any thread.
[[nodiscard]] std::vector<bool> hiddenBehind(const osg::Vec3d &eye, std::span<const UprightWall> walls,
                                             std::span<const osg::BoundingBoxd> boxes, double nearestM);

} // namespace dothi::scene
