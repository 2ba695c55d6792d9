// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>
#include <dothi/geo/localframe.h>
#include <dothi/scene/groundsampler.h>
#include <dothi/scene/materials.h>
#include <dothi/scene/overlay.h>

#include <osg/Group>
#include <osg/ref_ptr>

namespace dothi::scene {

/// The subgraph of a result: volumes, areas and lines. Labels are written by Labels.
[[nodiscard]] osg::ref_ptr<osg::Group> overlayNode(const Overlay &overlay, Materials &materials,
                                                   const geo::LocalFrame &frame, const GroundSampler &ground);

/// What of it throws shadows, for the shadow map; null where nothing does.
[[nodiscard]] osg::ref_ptr<osg::Group> overlayCasters(const Overlay &overlay, Materials &materials,
                                                      const geo::LocalFrame &frame);

/// The outline of a feature as it is drawn: edges of buildings, rings of areas, lines, circles about points.
void addOutline(std::vector<OverlayLine> &lines, const city::LayerDef &layer, const city::Feature &feature,
                const GroundSampler &ground, const QColor &color);

} // namespace dothi::scene
