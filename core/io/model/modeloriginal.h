// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>
#include <dothi/io/model/exporter.h>

#include <memory>

/// The files of models of single buildings (IFC, glTF, OBJ, Collada) and of CityGML as they were, so that
/// they can be taken out of a city again, byte for byte: documents of the kind "model".
///
/// - "file/1": `format`, `place` (where the model was put), `files`: of each its `name`, `bytes`, `sha256`
///   and how many `parts` it is kept in.
/// - "file/1/2/3": the third part of the second file: `data`, base64 of zlib.
namespace dothi::io {

[[nodiscard]] QString modelOriginalKind();

/// Files by their names relative to a folder, the named one first. At most 1 GB together.
using ModelFiles = std::vector<std::pair<QString, QByteArray>>;

/// Keeps the files of an import as number `file`.
[[nodiscard]] Result<> keepModelFiles(city::StoreWriter &writer, int file, const QString &format,
                                      const QJsonObject &place, const ModelFiles &files, TaskContext &task);

/// Numbers of the imports whose files a store holds, ascending.
[[nodiscard]] Result<std::vector<int>> modelOriginals(const city::Store &store);
/// The files of an import. InvalidData where they are not what they were (their sha256 is compared), or have
/// names that lead out of a folder.
[[nodiscard]] Result<ModelFiles> modelFiles(const city::Store &store, int file);

/// Format "original": the files as they were, into a folder for each import. Of a part of the city those some
/// building of which is in it.
[[nodiscard]] std::unique_ptr<Exporter> makeOriginalExporter();

} // namespace dothi::io
