// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/plainmodel.h>
#include <dothi/io/modelplacing.h>

namespace dothi::io {

/// The kinds of files of single buildings that can be read.
enum class PlainFormat
{
    None,
    Ifc,
    Gltf,
    Obj,
    Collada,
};

/// By the first bytes where they tell (IFC, .glb), else by the ending (.gltf, .obj, .dae).
[[nodiscard]] PlainFormat plainFormatOf(const QString &file);

/// Reads a model of any of these kinds, with the files beside it that it needs, and keeps them all as they
/// are in `files`. `each`: every object is a building. Without a map position but IFC's. Pictures are looked
/// at only to tell which are missing, outside of the folder or too large. Errors: see readIfc() and
/// readGltf(), checkCollada() and readModelScene(); InvalidData; Cancelled.
[[nodiscard]] Result<PlainModel> readPlainModel(const QString &file, ModelPlacing::Up up, bool each,
                                                TaskContext &task);

} // namespace dothi::io
