// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/modelscene.h>

#include <cstdint>
#include <cstdlib>

using namespace dothi;

/// Any bytes as what the program that reads models says: refused, or meshes that can be made faces of.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    TaskContext task;
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<io::ModelScene> scene = io::ModelScene::parse(bytes, task);
    if (!scene) {
        if (scene.error().code() != ErrorCode::InvalidData)
            std::abort();
        return 0;
    }
    qint64 used = 0;
    qint64 dropped = 0;
    constexpr qint64 kEnough = 10'000; // faces
    std::vector<io::NodeMatrix> places;
    for (const io::ModelScene::Node &node : scene->nodes()) {
        if (node.above >= static_cast<qint64>(places.size()))
            std::abort();
        places.push_back(node.above < 0 ? node.matrix
                                        : places[static_cast<size_t>(node.above)].with(node.matrix));
        io::BrepBuilder faces;
        if (!scene->addMeshes(node, places.back(), faces, used, dropped, task) || used > kEnough)
            return 0;
        if (!faces.take().isConsistent())
            std::abort();
    }
    return 0;
}
