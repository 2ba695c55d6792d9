// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/buildinglook.h>
#include <dothi/scene/meshtiles.h>

#include <map>
#include <vector>

namespace dothi::scene {

/// The faces of a tile that have pictures on them. They are gathered first, as the pictures share one sheet,
/// and made into meshes at the end. Worker.
class FaceLooks
{
public:
    /// `store` must live longer.
    explicit FaceLooks(const city::Store &store);

    /// The look of a building; empty where it has none. Cheap in a city without any.
    [[nodiscard]] city::BuildingLook of(city::FeatureId building, const geo::Geometry &solid) const;

    struct Corner
    {
        osg::Vec3d local;
        osg::Vec4d edges; ///< see Mesh::addFace()
        city::PictureSpot spot;
    };
    struct Face
    {
        city::FeatureId id = 0;
        geo::Coord center; ///< of the building, map
        osg::Vec3f normal;
        int facing = kAnyFacing;
        double storeyM = 0;
        QColor plain; ///< where the picture cannot be drawn
        city::PictureWrap wrap = city::PictureWrap::Within;
        std::vector<Corner> corners; ///< three of each triangle
    };
    /// A face with this picture ("picture/1/2").
    void add(const QString &picture, Face face);

    /// Makes everything that was added into meshes. Errors: Cancelled.
    [[nodiscard]] Result<> finish(MeshTiles &tiles, const TaskContext &task);

private:
    struct Pictured
    {
        std::vector<Face> faces;
        bool repeats = false;
    };

    const city::Store *m_store;
    bool m_any;
    std::map<QString, Pictured> m_faces; ///< by picture: the same order, and so the same sheet, every time
};

} // namespace dothi::scene
