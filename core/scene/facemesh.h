// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/buildingshape.h>
#include <dothi/scene/facade.h>
#include <dothi/scene/facelooks.h>
#include <dothi/scene/meshtiles.h>

#include <QColor>

namespace dothi::scene {

struct FaceStyle
{
    QColor wall;
    QColor roof;
    double groundM = 0; ///< map height from which storeys count and shadows start
    double storeyM = 0;
    Facade facade = Facade::Blank;
};

/// Where faces go: a mesh, and the picking of the layer if they can be hit. With `walls` upright faces go to
/// meshes of their own, by the side they face, about `center`.
struct FaceSink
{
    MeshTiles &tiles;
    Mesh &mesh;
    PickIndex *pick = nullptr;
    const PartKey *walls = nullptr;
    geo::Coord center = {};
    FaceLooks *looks = nullptr; ///< where faces with pictures go instead; null: they are plain

    /// The mesh for a face with this normal.
    [[nodiscard]] Mesh &meshFor(const osg::Vec3f &normal) const;
};

/// Walls and, when it is flat, the top of a prism. Each face has vertices of its own, with its normal and the
/// distances to those of its edges that are drawn.
void addPrism(FaceSink &sink, const city::BuildingShape::Prism &prism, city::FeatureId id,
              const FaceStyle &style);
void addFace(FaceSink &sink, const city::BuildingFace &face, city::FeatureId id, const FaceStyle &style);
/// The shell of an LoD2 solid: any flat faces with holes, in any order. `look`: of its faces, or empty.
void addSolid(FaceSink &sink, const geo::Geometry &solid, city::FeatureId id, const FaceStyle &style,
              const city::BuildingLook &look = {});

} // namespace dothi::scene
