// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/citymodel.h>
#include <dothi/io/model/cityshapes.h>

#include <QStringList>

#include <limits>

namespace dothi::io {

/// What is wrong with a primitive of a building by ISO 19107.
struct SolidFinding
{
    QString part; ///< id of the object it belongs to: the building or one of its parts
    int code = 0; ///< 101 … 601, see geo::validationErrorName()
    geo::Coord where;
    QString message;     ///< translated
    bool mended = false; ///< what is kept does not have it any more
};

/// What the check of a building's primitives came to.
struct SolidCheck
{
    qint64 checked = 0;
    qint64 valid = 0; ///< from the start
    qint64 mended = 0;
    qint64 invalid = 0;                 ///< still
    std::vector<SolidFinding> findings; ///< the first 100 of each primitive
    QStringList repairs;                ///< translated: what was mended
};

struct ShapeOptions
{
    bool validate = false;
    bool repair = false; ///< of what is not valid
};

/// A building of a model in plan, and its heights. Coordinates in the file's CRS.
struct BuildingOutline
{
    geo::Geometry footprint;                                   ///< Polygon or MultiPolygon
    double groundM = std::numeric_limits<double>::quiet_NaN(); ///< lowest height of the ground's faces
    double topM = std::numeric_limits<double>::quiet_NaN();    ///< highest of all; NaN where LoD 0 is all
};

/// The shell of a building as a layer holds one. Coordinates in the file's CRS.
struct BuildingSolid
{
    geo::Geometry solid; ///< the faces of its shells, MultiPolygon with heights; empty below LoD 1
    QStringList repairs; ///< translated: what was left out
    SolidCheck check;    ///< where it was asked for
};

/// Whether an object is a whole building, with its parts: Building, a BuildingPart nobody claims, and types
/// an extension made of Building ("+NoiseBuilding").
[[nodiscard]] bool isBuilding(const CityObject &object);

/// The plan of a building from all its parts at their highest level of detail: the faces that are said to be
/// ground; where none is, LoD 0; where there is none, the lowest faces, and where those do not reach below
/// the whole roof, all faces. A building that consists of constructive elements only (walls, slabs) is what
/// they are together.
///
/// `shapes` is of the same model. Fails with a reason when there is no face, or none with an area in plan.
[[nodiscard]] Result<BuildingOutline> buildingOutline(const CityModel &model, quint32 building,
                                                      CityShapes &shapes);

/// The faces of the highest LoD there is, from 1.2 on; a plain "1" says nothing of its refinement and is
/// taken too, 1.0 and 1.1 are generalised and are not. Of each object only geometries of that LoD's whole
/// number are taken: a coarse block of the whole is not put around detailed parts.
///
/// With `options.repair` the shell is made of mended primitives. Fails where there is no face, and with
/// Cancelled once `task` was.
[[nodiscard]] Result<BuildingSolid> buildingSolid(const CityModel &model, quint32 building,
                                                  CityShapes &shapes, const ShapeOptions &options = {},
                                                  const TaskContext *task = nullptr);

} // namespace dothi::io
