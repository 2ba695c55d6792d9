// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/ground.h>
#include <dothi/scene/materials.h>
#include <dothi/scene/pickindex.h>
#include <dothi/scene/section.h>

#include <osg/Group>

#include <functional>
#include <memory>
#include <vector>

namespace dothi::scene {

/// A section as the scene works with it: what all layers need to draw its cut faces. Immutable; main thread.
struct SectionCut
{
    Section section;
    geo::LocalFrame frame;
    std::vector<CutFace> faces;
    osg::ref_ptr<osg::StateSet> faceState;
    osg::ref_ptr<osg::StateSet> lineState;
    geo::Extent land; ///< where there is ground to cut, local metres
    /// Height of the ground, local metres.
    std::function<double(double x, double y)> groundAt;
    [[nodiscard]] double groundAlong(const CutFace &face, double u) const;
};

/// Cut faces to be drawn, and to be picked.
struct SectionCaps
{
    osg::ref_ptr<osg::Group> node; ///< null: nothing is cut
    PickIndex pick;
};

/// Where the section goes through the bodies of a layer: each body is filled, with its outline.
[[nodiscard]] SectionCaps capsOf(const SectionCut &cut, const PickIndex &bodies,
                                 const std::function<bool(city::FeatureId)> &hidden);
/// Where it goes through the ground: a band of earth below the surface.
[[nodiscard]] osg::ref_ptr<osg::Group> groundCaps(const SectionCut &cut);

} // namespace dothi::scene
