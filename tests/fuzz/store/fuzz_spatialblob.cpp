// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/blob.h>

#include <cstdlib>

using namespace dothi;

/// Any bytes as a geometry column: an error, or a well-formed geometry that survives being written and read
/// again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto first = io::decodeSpatialBlob({reinterpret_cast<const std::byte *>(data), size});
    if (!first)
        return 0;
    if (!io::checkWellFormed(first->geometry))
        std::abort();
    QByteArray written;
    io::encodeSpatialBlob(first->geometry, first->srid, written);
    const auto again = io::decodeSpatialBlob(
        {reinterpret_cast<const std::byte *>(written.constData()), static_cast<std::size_t>(written.size())});
    if (!again || again->srid != first->srid || !(again->geometry == first->geometry))
        std::abort();
    return 0;
}
