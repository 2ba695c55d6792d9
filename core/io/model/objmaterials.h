// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/modelfolder.h>

#include <QByteArray>
#include <QStringList>

namespace dothi::io {

/// The pictures that the materials of an .obj name; its libraries of materials are read from `folder`, each
/// once by whatever names it is called, at most 100 of them and 20 MB together. What is no library of
/// materials is dropped from the folder: a model that was mailed must not bring other files into the city.
/// Errors: Cancelled.
[[nodiscard]] Result<QStringList> objTextures(const QByteArray &content, ModelFolder &folder,
                                              TaskContext &task);

/// Whether a text is a library of materials: every line of it is a comment or begins with one of the words of
/// the format (Alias|Wavefront, "Object Files (.obj)", and what is common since), and one names a material.
[[nodiscard]] Result<bool> isMaterialLibrary(const QByteArray &content, TaskContext &task);

} // namespace dothi::io
