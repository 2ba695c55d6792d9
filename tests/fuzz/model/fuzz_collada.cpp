// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/colladacheck.h>

#include <cstdint>
#include <cstdlib>

using namespace dothi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    TaskContext task;
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<> sound = io::checkCollada(content, task);
    if (!sound && (sound.error().message().isEmpty() || sound.error().code() != ErrorCode::InvalidData))
        std::abort();
    return 0;
}
