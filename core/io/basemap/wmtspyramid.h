// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/basemap/basemapsource.h>

#include <optional>
#include <vector>

namespace dothi::io {

/// One level of a tile matrix set as its service describes it (OGC 07-057r7, 6.1).
struct WmtsMatrix
{
    QString id;
    double scale = 0; ///< its denominator, at 0.28 mm a pixel
    int tileWidth = 256;
    int tileHeight = 256;
    std::optional<std::pair<double, double>> corner; ///< as written: in the order of the CRS's own axes
    double columns = 0;
    double rows = 0;
};
struct WmtsMatrixSet
{
    QString id;
    QString crs; ///< as written: a URN, an address or a code
    std::vector<WmtsMatrix> matrices;
};

/// What of a set can be drawn.
struct WmtsLevels
{
    std::optional<BaseMapSource::Pyramid> pyramid; ///< none: the web's
    int first = 0;
    int last = -1;        ///< below `first`: nothing
    QStringList matrices; ///< identifiers from `first` on

    [[nodiscard]] bool isEmpty() const { return last < first; }
};

/// The pyramid in a set: all of its levels where that is the web's; else the longest row of levels each of
/// which is half as coarse as the one before, at the same corner. `seen`: where the layer lies, degrees;
/// tells services that name corners in the wrong order. Empty where there is none, or the CRS is not known.
[[nodiscard]] WmtsLevels levelsOf(const WmtsMatrixSet &set, const geo::Extent &seen);

} // namespace dothi::io
