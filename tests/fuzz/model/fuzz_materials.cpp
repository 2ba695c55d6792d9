// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/objmaterials.h>

#include <cstdint>
#include <cstdlib>

using namespace dothi;

/// Any bytes as a library of materials, and as an .obj that names some.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    TaskContext task;
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    io::ModelFolder folder{QString()};
    if (!io::isMaterialLibrary(content, task) || !io::objMaterials(content, folder, task))
        std::abort();
    return 0;
}
