// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/modelfolder.h>
#include <dothi/io/model/plainmodel.h>

#include <QByteArray>
#include <QHash>
#include <QStringList>

namespace dothi::io {

/// What an .obj says of a material, as far as it is drawn: Kd, and map_Kd with its -clamp, -s and -o.
struct ObjMaterial
{
    PlainMaterial look;
    float scaleU = 1;
    float scaleV = 1;
    float shiftU = 0;
    float shiftV = 0;

    /// Where a place that is said of a corner lies on the picture.
    [[nodiscard]] city::PictureSpot spot(const city::PictureSpot &said) const
    {
        return {said.u * scaleU + shiftU, said.v * scaleV + shiftV};
    }
};

struct ObjMaterials
{
    std::vector<ObjMaterial> materials;
    QHash<QByteArray, qint32> numbers; ///< by the names of materials; of several of one name the first
    QStringList pictures;              ///< all that are named, drawn or not, as they are named
};

/// The materials of an .obj and the pictures they name; its libraries of materials are read from `folder`,
/// each once by whatever names it is called, at most 100 of them and 20 MB together. What is no library of
/// materials is dropped from the folder: a model that was mailed must not bring other files into the city.
/// Source of the words: Alias|Wavefront, "Object Files (.obj)" and "MTL material format", 1995.
/// Errors: Cancelled.
[[nodiscard]] Result<ObjMaterials> objMaterials(const QByteArray &content, ModelFolder &folder,
                                                TaskContext &task);

/// Whether a text is a library of materials: every line of it is a comment or begins with one of the words of
/// the format (Alias|Wavefront, "Object Files (.obj)", and what is common since), and one names a material.
[[nodiscard]] Result<bool> isMaterialLibrary(const QByteArray &content, TaskContext &task);

} // namespace dothi::io
