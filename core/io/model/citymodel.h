// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/geo/brep.h>
#include <dothi/geo/solid/validation.h>
#include <dothi/geo/uprightfit.h>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A file of 3D city objects as a value, whatever its format: objects, their parts, their geometries as
/// boundary representations.
namespace dothi::io {

/// What a geometry is made of (CityJSON 2.0.1, 3).
enum class GeometryKind : quint8
{
    MultiPoint,
    MultiLineString,
    MultiSurface,
    CompositeSurface,
    Solid,
    MultiSolid,
    CompositeSolid,
    Instance ///< of a template
};

/// What the validation takes a geometry for.
[[nodiscard]] geo::SolidType solidTypeOf(GeometryKind kind);

/// Levels of the list of boundaries: a ring is one, a face two, a shell three, a solid four.
[[nodiscard]] int boundaryLevels(GeometryKind kind);

/// What a face is (CityJSON 2.0.1, 3.3), as far as we tell kinds apart.
enum class SurfaceKind : quint8
{
    None, ///< not said
    Ground,
    Wall,
    Roof,
    Other
};

/// Where an instance of a template stands: the template's positions, times the matrix (row by row), plus the
/// anchor.
struct TemplateUse
{
    quint32 number = 0; ///< of the template
    geo::Coord anchor;  ///< in the file's CRS
    std::array<double, 16> matrix{};
};

struct ModelGeometry
{
    GeometryKind kind = GeometryKind::MultiSurface;
    std::string lod; ///< "2.2"; CityJSON 1.0 writes it as a number
    /// In the file's CRS, only the positions it needs, each once. Empty for points, lines and instances.
    /// Consistent; rings may still have too few corners, cross themselves and so on.
    geo::Brep brep;
    std::vector<SurfaceKind> surfaces; ///< of each face; empty when nothing is said
    std::unique_ptr<TemplateUse> use;  ///< of kind Instance only
    std::string_view texture;          ///< {"theme": …}, as it stands in the file; empty: none
    std::string_view material;         ///< likewise
};

struct CityObject
{
    std::string id;
    std::string type;            ///< "Building"; of an extension "+NoiseBuilding"
    std::string_view json;       ///< as it stands in the file
    std::string_view attributes; ///< the object of attributes, as it stands in the file; empty: none
    quint32 feature = 0;         ///< the CityModelFeature whose positions it uses
    qint32 parent = -1;          ///< number of the object it is a part of; no cycles
    std::vector<quint32> children;
    std::vector<ModelGeometry> geometries;
    bool shapesInText = false; ///< `geometries` were left in `json`: see cityshapes.h
};

/// Objects that share a list of positions: one for a file, one a line for a sequence.
struct CityModelFeature
{
    size_t firstVertex = 0;
    size_t vertexCount = 0;
    std::string_view appearance; ///< of a line of a sequence; empty: none of its own
};

struct RefusedObject
{
    QString id;
    QString reason; ///< translated
};

struct CityModel
{
    QByteArray text; ///< the file; everything that is a view lies in it
    QString version; ///< "2.0"
    bool isSequence = false;
    QString referenceSystem; ///< as the file states it; empty when it does not
    geo::Coord scale{1, 1, 1};
    geo::Coord translate;
    bool hasTransform = false;
    /// Members of the file (of a sequence: of its first line) but objects and positions, as they stand there,
    /// in their order: "type", "version", "metadata", "transform", "appearance", extensions and whatever
    /// else.
    std::vector<std::pair<std::string, std::string_view>> members;
    std::vector<geo::Coord> vertices; ///< as they stand in the file, before scale and translate
    std::vector<CityModelFeature> features;
    std::vector<CityObject> objects; ///< in the order of the file, without those refused
    std::vector<ModelGeometry> templates;
    std::vector<RefusedObject> refused; ///< the first 1000
    qint64 refusedCount = 0;            ///< all of them, listed or not
    QStringList warnings;               ///< translated

    /// Placed by hand: how far instances of templates are turned and scaled, besides their anchors.
    std::optional<geo::UprightMove> moved;
    std::deque<std::string> placed; ///< members that were written anew; views lie in them

    [[nodiscard]] geo::Coord world(const geo::Coord &raw) const
    {
        return {raw.x * scale.x + translate.x, raw.y * scale.y + translate.y, raw.z * scale.z + translate.z};
    }
    /// As it stands in the file; empty when it is not there.
    [[nodiscard]] std::string_view member(std::string_view name) const;
};

/// The boundary of a geometry: its own, or that of its template where it stands.
[[nodiscard]] Result<geo::Brep> resolved(const CityModel &model, const ModelGeometry &geometry);

} // namespace dothi::io
