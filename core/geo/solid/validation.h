// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/base/task.h>
#include <dothi/geo/brep.h>

#include <QString>

#include <span>
#include <vector>

/// Whether polygons and solids are what ISO 19107 asks for, told with the codes of val3dity.
///
/// Sources: ISO 19107:2019 (GM_Polygon, GM_Shell, GM_Solid, GM_CompositeSolid); OGC 06-103r4 (Simple
/// Features), 6.1.11.1, for polygons; Ledoux, "On the validation of solids represented with the international
/// standards for geographic information", Computer-Aided Civil and Infrastructure Engineering 28(9), 2013,
/// for shells and solids; Ledoux, "val3dity: validation of 3D GIS primitives according to the international
/// standards", Open Geospatial Data, Software and Standards 3:1, 2018, for the codes, the hierarchy and the
/// tolerances.
///
/// The hierarchy: rings (1xx), polygons (2xx), shells (3xx), solids (4xx), composites (5xx), buildings (6xx).
/// What is wrong on one level ends the checks of that primitive above it, so that one fault is not told ten
/// times.
///
/// Everything geometric is decided with a tolerance of one micrometre (more where the coordinates are so
/// large that a double holds less): turned or moved, a solid keeps its codes. Exact predicates would not: a
/// vertex that lies on a face lies beside it once both are rounded.
namespace dothi::geo {

/// What the shells and solids of a Brep are meant to be.
enum class SolidType : quint8
{
    MultiSurface,     ///< polygons, each for itself
    CompositeSurface, ///< polygons that form one surface, not necessarily closed
    Solid,            ///< each solid of the Brep for itself; shells without a solid are outer shells
    MultiSolid,       ///< the same: their relations are not prescribed
    CompositeSolid,   ///< solids that touch in faces and do not overlap
};

/// val3dity's options and defaults.
struct ValidationOptions
{
    double snapM = 0.001;      ///< vertices closer than this are one; 0: only equal ones are
    double planarityM = 0.01;  ///< how far from its plane a vertex of a polygon may be (203)
    double planarityDeg = 20;  ///< how far the normals of a polygon's triangles may differ (204)
    double overlapM = 0;       ///< how deep solids of a composite or a building may overlap (501, 601)
    std::vector<quint32> open; ///< rings the file left unclosed (103), ascending; Brep does not tell
};

/// One finding. Numbers count within the Brep, -1 where they do not apply.
struct ValidationError
{
    int code = 0; ///< 101 … 601
    Coord where;  ///< in the Brep's coordinates
    qint64 solid = -1;
    qint64 shell = -1;
    qint64 face = -1;
    QString message; ///< a sentence for the user, translated
};

/// val3dity's name of a code, "TOO_FEW_POINTS"; empty for a number that is none. Names are never translated.
[[nodiscard]] QString validationErrorName(int code);

/// All that is wrong with `brep`, taken as `type`; empty: valid. At most a thousand findings. Thread-safe.
/// Fails with InvalidData for a Brep that is not consistent or empty, with Cancelled once `task` was.
[[nodiscard]] Result<std::vector<ValidationError>> validateBrep(const Brep &brep, SolidType type,
                                                                const ValidationOptions &options = {},
                                                                const TaskContext *task = nullptr);

/// 601: pairs of solids, each valid for itself, of one building (its parts) whose interiors overlap deeper
/// than overlapM. `solid` of a finding is the first one's number in `parts`, `shell` the second one's.
[[nodiscard]] Result<std::vector<ValidationError>> validateParts(std::span<const Brep *const> parts,
                                                                 const ValidationOptions &options = {},
                                                                 const TaskContext *task = nullptr);

/// The polygons of a layer, in plan: 101 … 104 and 201 … 208 without planarity. Heights are not looked at.
[[nodiscard]] Result<std::vector<ValidationError>> validatePolygons(const Geometry &polygons,
                                                                    const ValidationOptions &options = {},
                                                                    const TaskContext *task = nullptr);

/// The faces of a layer's `solid` as solids again. A MultiPolygon says nothing of shells: a shell ends with
/// the face that closes its last edge, so that parts of a building that were written one after another come
/// apart where they touch; what never closes is one shell. A closed shell inside another one, turned the
/// other way, is its cavity.
[[nodiscard]] Brep solidsFromFaces(const Geometry &faces);

/// The solids of a consistent Brep, each by itself with the vertices it uses.
[[nodiscard]] std::vector<Brep> eachSolid(const Brep &brep);

} // namespace dothi::geo
