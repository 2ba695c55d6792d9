// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/geo/elevation.h>
#include <dothi/geo/localframe.h>
#include <dothi/geo/tilegrid.h>

#include <osg/Geometry>
#include <osg/Image>
#include <osg/ref_ptr>

#include <QImage>

namespace dothi::scene {

/// A tile of a base map as a worker hands it over: a piece of ground and the picture that lies on it.
struct BaseMapTile
{
    geo::TileId id;
    osg::ref_ptr<osg::Geometry> mesh;
    osg::Vec3d origin;              ///< of its vertices, local metres
    osg::ref_ptr<osg::Image> image; ///< null: there is none; that of a coarser tile is drawn
};

/// Lays a tile on the ground. The picture stays as it came: its place is converted corner by corner of the
/// mesh, exactly, so that nothing is resampled. `toCity`: from the CRS of the grid to that of the city.
/// `frame`: of the scene; `ground` may be null. Any thread, with a transform of its own. Fails where a tile
/// lies outside of what the city's CRS can hold, and soon after `task` was cancelled.
[[nodiscard]] Result<BaseMapTile> buildBaseMapTile(const geo::TileGrid &grid, const geo::TileId &id,
                                                   const geo::Transform &toCity, const geo::LocalFrame &frame,
                                                   const geo::ElevationGrid *ground, const QImage &image,
                                                   const TaskContext &task);

/// The rectangle around an area after a conversion; its sides are followed at several points. Empty when it
/// cannot be converted. `inverse`: from the target of the transform to its source.
[[nodiscard]] geo::Extent convertedExtent(const geo::Extent &area, const geo::Transform &transform,
                                          bool inverse);

} // namespace dothi::scene
