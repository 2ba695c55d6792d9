// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/model/citymodel.h>

#include <QStringList>

#include <limits>

namespace dothi::io {

/// A building of a model as a layer holds one. Coordinates in the file's CRS.
struct BuildingShape
{
    geo::Geometry footprint; ///< Polygon or MultiPolygon
    geo::Geometry solid;     ///< the faces of its shells, MultiPolygon with heights; empty below LoD 1
    double groundM = std::numeric_limits<double>::quiet_NaN(); ///< lowest height of the ground's faces
    double topM = std::numeric_limits<double>::quiet_NaN();    ///< highest of all; NaN where LoD 0 is all
    QStringList repairs;                                       ///< translated: what was left out
};

/// Whether an object is a whole building, with its parts: Building, a BuildingPart nobody claims, and types
/// an extension made of Building ("+NoiseBuilding").
[[nodiscard]] bool isBuilding(const CityObject &object);

/// The shape of a building from all its parts at their highest level of detail.
///
/// - Solid: the faces of the highest LoD there is, from 1.2 on; a plain "1" says nothing of its refinement
///   and is taken too, 1.0 and 1.1 are generalised and are not. Of each object only geometries of that
///   LoD's whole number are taken: a coarse block of the whole is not put around detailed parts.
/// - Footprint: the faces that are said to be ground, in plan; where none is, LoD 0; where there is none, the
///   lowest faces, and where those do not reach below the whole roof, all faces.
///
/// Fails with a reason when there is no face, or none with an area in plan.
[[nodiscard]] Result<BuildingShape> buildingShape(const CityModel &model, quint32 building);

} // namespace dothi::io
