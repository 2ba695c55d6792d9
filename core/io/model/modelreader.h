// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/base/task.h>
#include <dothi/city/buildinglook.h>
#include <dothi/geo/solid/validation.h>

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <functional>
#include <string_view>
#include <vector>

namespace dothi::io {

/// One primitive of a model file, in the file's own coordinates.
struct ModelPart
{
    QString id;    ///< the object's name in the file, else its number
    QString group; ///< parts of one building at one level of detail, which must not overlap; empty: none
    geo::SolidType type = geo::SolidType::Solid;
    geo::Brep brep;
    std::vector<quint32>
        open; ///< rings the file left unclosed, where the format says (ValidationOptions::open)
    std::vector<qint32> materials;        ///< of each face; only with ModelReadOptions::materialOf
    std::vector<city::PictureSpot> spots; ///< of each corner, NaN where none is said; likewise
};

/// Called for every primitive of a file, in its order, which it may take; an error ends the reading.
using ModelVisitor = std::function<Result<>(ModelPart &)>;

/// What a format without types (.poly, .off, .obj) is taken as.
struct ModelReadOptions
{
    geo::SolidType as = geo::SolidType::Solid;
    /// The number of a material that an .obj uses, by its name; -1: it is not known. Given by who wants to
    /// know what faces look like.
    std::function<qint32(std::string_view name)> materialOf = {};
};

/// Whether readModel() knows files of such a name.
[[nodiscard]] bool isModelFile(const QString &path);

/// Reads the primitives of a model file one after the other; only one is held in memory, besides the
/// positions that .obj and .off share among them and the whole of CityJSON. By its ending: `.json` and
/// `.jsonl` (CityJSON and its sequences), `.poly` (TetGen), `.off`, `.obj` (geometry only), `.gml` and
/// `.xml` (GML 3 and CityGML: Solid, CompositeSolid, MultiSolid, MultiSurface, CompositeSurface).
///
/// Files are hostile: numbers of positions are checked, counts are checked against the size of the file,
/// numbers that are not finite, nesting beyond 64, entities and files beyond 1 GB are refused. Errors: Io,
/// Unsupported (not such a file), InvalidData with the line in the text, Cancelled, what `visit` returned.
[[nodiscard]] Result<> readModel(const QString &path, const ModelReadOptions &options,
                                 const ModelVisitor &visit, TaskContext &task);

/// The readers by themselves, for content that is at hand.
[[nodiscard]] Result<> readPoly(const QByteArray &content, const ModelReadOptions &options,
                                const ModelVisitor &visit, TaskContext &task);
[[nodiscard]] Result<> readOff(const QByteArray &content, const ModelReadOptions &options,
                               const ModelVisitor &visit, TaskContext &task);
[[nodiscard]] Result<> readObj(const QByteArray &content, const ModelReadOptions &options,
                               const ModelVisitor &visit, TaskContext &task);
[[nodiscard]] Result<> readGml(QIODevice &device, const ModelVisitor &visit, TaskContext &task);

} // namespace dothi::io
