// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/layerindex.h>

#include <osg/PrimitiveSet>

#include <QSet>

#include <unordered_map>
#include <vector>

namespace dothi::scene {

/// The whole index lists of meshes some of whose features are hidden.
using WholeMeshes = std::unordered_map<const osg::Geometry *, osg::ref_ptr<osg::PrimitiveSet>>;

/// Has meshes drawn without these features, and the others whole again. `whole` is kept from one call to the
/// next. Meshes of blocks stand for many: none of them goes with one. Main thread.
void hideIn(const std::vector<TileMesh> &meshes, const QSet<city::FeatureId> &hidden, WholeMeshes &whole);

} // namespace dothi::scene
