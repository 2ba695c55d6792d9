// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>

class GDALRasterBand;

namespace dothi::geo {

/// Cells of a raster: the first column and row, how many columns and how many lines.
struct CellSpan
{
    int column = 0;
    int row = 0;
    int count = 0;
    int lines = 0;
};

/// Reads cells of a band, line after line. Where a block of the file is damaged its cells are NaN, the others
/// are read, and `damaged` is told which, with the library's own words. False when nothing of it could be
/// read. One thread at a time for each data set.
bool readSpan(GDALRasterBand &band, const CellSpan &span, float *into,
              const std::function<void(const CellSpan &, const QString &)> &damaged);

} // namespace dothi::geo
