// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/modelfolder.h>
#include <dothi/io/model/plainmodel.h>

#include <functional>

namespace dothi::io {

/// An object of a file of meshes, in the file's own axes and metres.
struct MeshObject
{
    QString name;
    BrepBuilder faces;
};

/// What the faces of objects are made of, by the numbers their faces bear.
struct GltfLooks
{
    std::vector<PlainMaterial> materials;
    std::map<QString, QByteArray> embedded; ///< pictures within the file
};

using MeshVisitor = std::function<Result<>(MeshObject &)>;

/// Reads glTF 2.0 (`.gltf` with its buffers, or `.glb`): the triangles of the default scene, a MeshObject for
/// every node with a mesh; y is up. Source: Khronos, glTF 2.0 Specification, 2021. Our own reader: what a
/// library makes of wrong counts, offsets and cycles is not to be relied upon. Positions may be quantised
/// (KHR_mesh_quantization); compressed meshes (Draco, meshopt) and sparse accessors are refused. Animations,
/// skins and morph targets are passed over. `textures` receives the names of pictures that are files, `looks`
/// the colours of materials and their pictures (baseColor…), which are drawn as the file says where that can
/// be done without shaders of its own; what is wrong with a material costs its look, not the model.
///
/// Errors: Unsupported, InvalidData naming the part ("meshes[3]"), Cancelled, what `visit` returned.
[[nodiscard]] Result<> readGltf(const QByteArray &content, ModelFolder &folder, const MeshVisitor &visit,
                                QStringList &textures, TaskContext &task, GltfLooks *looks = nullptr);

} // namespace dothi::io
