// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/import.h>
#include <dothi/io/import/cityregion.h>

#include <optional>
#include <vector>

namespace dothi::io {

struct CrsClues
{
    geo::Crs declared;               ///< null when the file says nothing usable
    QString problem;                 ///< why what it says is not usable
    std::vector<geo::Coord> samples; ///< positions as they lie in the file
    QString path;                    ///< folders and name may say what the coordinates are
    geo::Crs said;                   ///< by the user; null when not
    std::optional<bool> swapSaid;
    bool isModel = false; ///< one that can be placed by hand as well
};

struct CrsDecision
{
    geo::Crs crs; ///< null when none can be named
    bool swapAxes = false;
    std::vector<ImportNotice> notices;
};

/// Holds what the file says against where its coordinates fall, and proposes a mend where they do not fall in
/// the city: another VN-2000 zone, UTM, WGS 84, either order of axes. What the user said is kept, doubts are
/// only told.
[[nodiscard]] CrsDecision decideCrs(const CrsClues &clues, const CityRegion &region, const geo::Crs &city,
                                    int datumOperation);

/// The TM-3 zones of VN-2000 and their central meridians, degrees (EPSG registry; circular TT
/// 973/2001/TT-TCĐC).
struct Vn2000Zone
{
    int epsg;
    double meridian;
};
[[nodiscard]] const std::vector<Vn2000Zone> &vn2000Zones();

/// The code that replaced a deprecated VN-2000 zone (EPSG:6956-6959, false easting and northing swapped in
/// the registry): 5896-5899; 0 for any other code.
[[nodiscard]] int replacementOfDeprecated(int epsg);

/// "21.4 km"; beyond 1,000 km only that it is further than that.
[[nodiscard]] QString kilometresText(double metres);

/// "105°45'".
[[nodiscard]] QString meridianText(double degrees);

} // namespace dothi::io
