// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/basemap/localtiles.h>
#include <dothi/io/basemap/tileimage.h>

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

using namespace dothi;

/// Any bytes as MBTiles, and as the answer of a tile server: refused with a message, or pictures.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    TaskContext task;
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const Result<QImage> image = io::decodeTile(bytes);
        image && (image->isNull() || image->width() > io::tilelimits::kEdgePx))
        std::abort();
    if (!bytes.startsWith("SQLite format 3"))
        return 0;
    const int file = memfd_create("tiles", MFD_CLOEXEC);
    if (file < 0 || write(file, data, size) != static_cast<ssize_t>(size))
        std::abort();
    static const geo::Crs city = geo::Crs::fromEpsg(9210).value();
    {
        const Result<std::unique_ptr<io::LocalTiles>> tiles =
            io::LocalTiles::open(QStringLiteral("/proc/self/fd/%1").arg(file), city);
        if (!tiles && tiles.error().message().isEmpty())
            std::abort();
        if (tiles) {
            const geo::TileGrid &grid = (*tiles)->grid();
            for (const int level : {grid.firstLevel(), grid.lastLevel()})
                (void)(*tiles)->tile({level, 0, 0}, task);
        }
    }
    close(file);
    return 0;
}
