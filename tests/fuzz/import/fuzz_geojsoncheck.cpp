// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/geojsoncheck.h>

#include <cstdint>
#include <cstdlib>

using namespace dothi;

/// Any bytes as GeoJSON: an end, and the same answer however they are cut into blocks.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    io::GeoJsonCheck whole;
    whole.feed(bytes);
    io::GeoJsonCheck blocks;
    const qsizetype block = 1 + (size > 0 ? data[0] % 7 : 0);
    for (qsizetype at = 0; at < bytes.size(); at += block)
        blocks.feed(bytes.sliced(at, qMin(block, bytes.size() - at)));
    if (whole.wrongFeature() != blocks.wrongFeature())
        std::abort();
    return 0;
}
