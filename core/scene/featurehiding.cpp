// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/featurehiding.h>

#include <algorithm>

namespace dothi::scene {

void hideIn(const std::vector<TileMesh> &meshes, const QSet<city::FeatureId> &hidden, WholeMeshes &whole)
{
    for (const TileMesh &mesh : meshes) {
        osg::Geometry *geometry = mesh.geometry.get();
        const bool touched =
            !hidden.isEmpty() && mesh.material != Material::Block &&
            std::ranges::any_of(mesh.ranges, [&](const FeatureRange &r) { return hidden.contains(r.id); });
        const auto before = whole.find(geometry);
        if (!touched) {
            if (before != whole.end()) {
                geometry->setPrimitiveSet(0, before->second);
                whole.erase(before);
            }
            continue;
        }
        if (before == whole.end())
            whole[geometry] = geometry->getPrimitiveSet(0);
        const auto &all = static_cast<const osg::DrawElementsUInt &>(*whole[geometry]);
        osg::ref_ptr<osg::DrawElementsUInt> left = new osg::DrawElementsUInt(GL_TRIANGLES);
        left->reserve(all.size());
        for (const FeatureRange &range : mesh.ranges) {
            if (!hidden.contains(range.id))
                left->insert(left->end(), all.begin() + range.first, all.begin() + range.first + range.count);
        }
        geometry->setPrimitiveSet(0, left);
    }
}

} // namespace dothi::scene
