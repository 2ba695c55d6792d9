// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/buildingshape.h>
#include <dothi/city/feature.h>
#include <dothi/geo/localframe.h>
#include <dothi/scene/groundsampler.h>
#include <dothi/scene/materials.h>
#include <dothi/scene/meshtiles.h>
#include <dothi/scene/overlay.h>

#include <osg/Group>
#include <osg/ref_ptr>

#include <memory>

namespace dothi::scene {

/// The subgraph of a result: volumes, areas and lines. Labels are written by Labels.
///
/// Nodes named kBehindHouses draw what of the volumes lies behind houses that are looked through; they have
/// to be hidden while there are none. Those named kBehindAll draw what lies behind other things.
[[nodiscard]] osg::ref_ptr<osg::Group> overlayNode(const Overlay &overlay, Materials &materials,
                                                   const geo::LocalFrame &frame, const GroundSampler &ground);

inline constexpr const char *kBehindHouses = "behind houses";
inline constexpr const char *kBehindAll = "behind all";

/// Shows or hides all nodes of that name below a node.
void setShown(osg::Group &below, const char *name, bool shown);

/// The bodies of buildings, to be seen as a tint where something else hides them, never where they are seen
/// themselves.
class HiddenBodies
{
public:
    HiddenBodies(const geo::LocalFrame &frame, const GroundSampler &ground);
    /// Features of layers without bodies are passed over.
    void add(const city::LayerDef &layer, const city::Feature &feature);
    /// Null when there are none; named kBehindAll. Spent afterwards.
    [[nodiscard]] osg::ref_ptr<osg::Group> node(Materials &materials);

private:
    MeshTiles m_tiles;
    const GroundSampler &m_ground;
    std::unique_ptr<Mesh> m_mesh;
};

/// Whether a volume has all that it takes.
[[nodiscard]] bool canBeDrawn(const OverlayVolume &volume);
/// The body of a volume that can be drawn.
[[nodiscard]] city::BuildingShape shapeOf(const OverlayVolume &volume);

/// What of it throws shadows, for the shadow map; null where nothing does.
[[nodiscard]] osg::ref_ptr<osg::Group> overlayCasters(const Overlay &overlay, Materials &materials,
                                                      const geo::LocalFrame &frame);

/// The outline of a feature as it is drawn: edges of buildings (those of a model by which one knows its
/// shape, see creaseEdges()), rings of areas, lines, circles about points.
void addOutline(std::vector<OverlayLine> &lines, const city::LayerDef &layer, const city::Feature &feature,
                const GroundSampler &ground, const QColor &color);

} // namespace dothi::scene
