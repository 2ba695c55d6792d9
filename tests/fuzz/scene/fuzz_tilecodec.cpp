// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/tilecodec.h>

#include <cstdint>
#include <cstdlib>

using namespace dothi;

/// Any bytes as a tile kept on disk: none, or one that can be written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const std::optional<scene::LayerScene> tile = scene::decodeTile(bytes);
    if (!tile)
        return 0;
    if (const std::optional<QByteArray> again = scene::encodeTile(*tile); again && !scene::decodeTile(*again))
        std::abort();
    return 0;
}
