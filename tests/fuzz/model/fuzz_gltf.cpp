// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/gltfmodel.h>

#include <cstdint>
#include <cstdlib>

using namespace dothi;

/// Any bytes as glTF or GLB: refused with a message, or sound boundaries.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    TaskContext task;
    io::ModelFolder folder{QString()};
    QStringList textures;
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<> read = io::readGltf(
        content, folder,
        [](io::MeshObject &object) -> Result<> {
            if (!object.faces.take().isConsistent())
                std::abort();
            return {};
        },
        textures, task);
    if (!read && (read.error().message().isEmpty() || read.error().code() == ErrorCode::Internal))
        std::abort();
    return 0;
}
