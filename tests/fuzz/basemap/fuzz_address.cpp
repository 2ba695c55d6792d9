// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/basemap/basemapsource.h>

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdint>
#include <cstdlib>

using namespace dothi;

namespace {

/// Whatever its address is made of, it leads to the server that the user sees.
void use(const io::BaseMapSource &source)
{
    if (!source.check() || !source.isRemote() || source.kind == io::BaseMapKind::Wmts)
        return;
    const Result<io::BaseMapSource> again = io::BaseMapSource::fromJson(source.toJson());
    if (!again || again->address != source.address)
        std::abort();
    const Result<geo::TileGrid> grid = io::gridOf(source);
    if (!grid)
        return;
    const QString shown = source.shownAddress();
    for (const int level : {source.firstLevel, source.lastLevel}) {
        const QUrl url = io::tileUrl(source, *grid, {level, 0, 0});
        if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))
            std::abort();
        if (!url.userInfo().isEmpty())
            std::abort();
        // Servers may be numbered ({s}); what stands there is one letter or figure.
        if (!source.address.contains(QLatin1Char('{')) && !shown.contains(url.host()))
            std::abort();
    }
}

} // namespace

/// Any bytes as an address that was typed, and as a list of base maps.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    io::BaseMapSource source = io::BaseMapSource::guess(QString::fromUtf8(bytes));
    use(source);
    for (const io::BaseMapKind kind : {io::BaseMapKind::Xyz, io::BaseMapKind::Wms}) {
        source.kind = kind;
        use(source);
    }
    int refused = 0;
    for (const io::BaseMapSource &one : io::baseMapsFromJson(bytes, &refused)) {
        if (!one.check())
            std::abort();
        use(one);
    }
    if (refused < 0)
        std::abort();
    return 0;
}
