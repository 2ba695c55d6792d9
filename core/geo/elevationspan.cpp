// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/elevationspan.h>
#include <dothi/geo/gdalinit.h>

#include <gdal_priv.h>

#include <algorithm>
#include <limits>

namespace dothi::geo {

bool readSpan(GDALRasterBand &band, const CellSpan &span, float *into,
              const std::function<void(const CellSpan &, const QString &)> &damaged)
{
    const GdalErrorTrap trap;
    const auto across = static_cast<size_t>(span.count);
    if (band.RasterIO(GF_Read, span.column, span.row, span.count, span.lines, into, span.count, span.lines,
                      GDT_Float32, 0, 0) == CE_None)
        return true;
    // Block by block of the file: one that is damaged costs no other.
    int blockColumns = 0;
    int blockRows = 0;
    band.GetBlockSize(&blockColumns, &blockRows);
    bool any = false;
    CellSpan part;
    for (part.row = span.row; part.row < span.row + span.lines; part.row += part.lines) {
        part.lines = std::min(span.row + span.lines, (part.row / blockRows + 1) * blockRows) - part.row;
        for (part.column = span.column; part.column < span.column + span.count; part.column += part.count) {
            part.count = std::min(span.column + span.count, (part.column / blockColumns + 1) * blockColumns) -
                         part.column;
            float *first = into + static_cast<size_t>(part.row - span.row) * across +
                           static_cast<size_t>(part.column - span.column);
            const GdalErrorTrap own;
            if (band.RasterIO(GF_Read, part.column, part.row, part.count, part.lines, first, part.count,
                              part.lines, GDT_Float32, sizeof(float),
                              static_cast<GSpacing>(across) * static_cast<GSpacing>(sizeof(float))) ==
                CE_None) {
                any = true;
                continue;
            }
            for (size_t line = 0; line < static_cast<size_t>(part.lines); ++line)
                std::fill_n(first + line * across, part.count, std::numeric_limits<float>::quiet_NaN());
            damaged(part, own.messages());
        }
    }
    return any;
}

} // namespace dothi::geo
