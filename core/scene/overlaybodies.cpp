// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/facemesh.h>
#include <dothi/scene/overlaybodies.h>
#include <dothi/scene/overlaynode.h>

namespace dothi::scene {

std::unique_ptr<OverlayBodies> OverlayBodies::of(const Overlay &overlay, const geo::LocalFrame &frame)
{
    auto bodies = std::make_unique<OverlayBodies>();
    MeshTiles tiles(frame, 1000);
    const auto local = [&tiles](const geo::Coord &c, double z) {
        return osg::Vec3f(tiles.toLocal({c.x, c.y, z}));
    };
    for (const OverlayVolume &volume : overlay.volumes) {
        if (!volume.castsShadow || !canBeDrawn(volume))
            continue;
        bodies->m_stands.push_back(volume.stands);
        const auto id = static_cast<city::FeatureId>(bodies->m_stands.size());
        const double base = std::min(volume.baseM, volume.topM);
        Mesh unused(Material::Glass, tiles.toLocal(volume.footprint.coords()[0]));
        FaceSink sink{tiles, unused, &bodies->m_index};
        for (const city::BuildingShape::Prism &prism : shapeOf(volume).prisms) {
            addPrism(sink, prism, id, {volume.color, volume.color, base, 0});
            for (const auto &ring : prism.rings) {
                for (size_t i = 0; i < ring.size(); ++i) {
                    const geo::Coord &a = ring[i];
                    const geo::Coord &b = ring[(i + 1) % ring.size()];
                    bodies->m_index.addCapsule(id, local(a, base), local(b, base), 0);
                    bodies->m_index.addCapsule(id, local(a, prism.topM), local(b, prism.topM), 0);
                    bodies->m_index.addCapsule(id, local(a, base), local(a, prism.topM), 0);
                }
            }
        }
    }
    if (bodies->m_index.size() == 0)
        return nullptr;
    bodies->m_index.build();
    return bodies;
}

std::optional<OverlayBodies::Hit> OverlayBodies::pick(const PickRay &ray) const
{
    const std::optional<PickResult> found = m_index.pick(ray);
    if (!found)
        return std::nullopt;
    return Hit{found->t, m_stands[static_cast<size_t>(found->id) - 1]};
}

} // namespace dothi::scene
