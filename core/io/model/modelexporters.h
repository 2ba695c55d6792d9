// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/model/exporter.h>

#include <memory>

/// Exporters of meshes. All take the layers "building" (alone when none is named) and "terrain" (when named).
/// Buildings are their LoD2 solid where they have one, else footprint, heights and roof kind.
namespace dothi::io {

/// One binary glTF 2.0 file: a mesh for every 2000 buildings or so, their ids and attributes by
/// EXT_mesh_features and EXT_structural_metadata. Metres of the city's grid about a whole kilometre, which
/// `asset.extras` tells. Written as it is read: a city of any size up to the 4 GiB such a file may have.
[[nodiscard]] std::unique_ptr<Exporter> makeGlbExporter();

/// A Wavefront OBJ file and its materials (.mtl): an object a building, closed, named "building_17". z is up.
[[nodiscard]] std::unique_ptr<Exporter> makeObjExporter();

/// A folder with a tileset.json (3D Tiles 1.1, OGC 22-025r4) and binary glTF below it: a quadtree whose upper
/// tiles hold the largest buildings. Placed on the Earth (EPSG:4978) with the city's pinned operation;
/// heights above the city's datum are taken for heights above the ellipsoid.
[[nodiscard]] std::unique_ptr<Exporter> makeTilesExporter();

} // namespace dothi::io
