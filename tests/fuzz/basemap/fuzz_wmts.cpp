// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/basemap/wmtscapabilities.h>

#include <cstdint>
#include <cstdlib>

using namespace dothi;

/// Any bytes as the capabilities of a WMTS: refused with a message, or a source that may be used.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray xml(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    io::BaseMapSource source;
    source.id = QStringLiteral("one");
    source.name = QStringLiteral("One");
    source.kind = io::BaseMapKind::Wmts;
    source.address = QStringLiteral("https://t.example/wmts");
    const Result<io::BaseMapSource> tiles = io::fromCapabilities(source, xml);
    if (!tiles) {
        if (tiles.error().message().isEmpty())
            std::abort();
        return 0;
    }
    if (tiles->kind != io::BaseMapKind::Xyz || !tiles->check())
        std::abort();
    const Result<geo::TileGrid> grid = io::gridOf(*tiles);
    if (!grid)
        return 0; // a CRS that is not known
    if (!io::BaseMapSource::fromJson(tiles->toJson()))
        std::abort();
    const QUrl url = io::tileUrl(*tiles, *grid, {tiles->firstLevel, 0, 0});
    if (!url.scheme().startsWith(QLatin1String("http")))
        std::abort();
    return 0;
}
