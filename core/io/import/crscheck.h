// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>
#include <dothi/io/import.h>

#include <optional>
#include <vector>

namespace dothi::io {

/// Where the data of a city can lie: the boxes of its profile ("extents", degrees), and what its store
/// already holds.
class CityRegion
{
public:
    [[nodiscard]] static Result<CityRegion> of(const city::Store &store);

    /// Positions in the city's CRS.
    [[nodiscard]] bool contains(const geo::Coord &c) const;
    /// Viet Nam with its islands, for files of the whole country.
    [[nodiscard]] bool isInCountry(const geo::Coord &c) const { return m_country.contains(c); }
    /// Metres to the city's centre, or to what the store holds already when it holds something.
    [[nodiscard]] double distanceM(const geo::Coord &c) const;
    /// Metres to the nearest box of the city; 0 inside.
    [[nodiscard]] double outsideM(const geo::Coord &c) const;
    /// What the store holds; empty when nothing.
    [[nodiscard]] const geo::Extent &held() const { return m_held; }
    [[nodiscard]] const geo::Coord &center() const { return m_center; }

private:
    std::vector<geo::Extent> m_boxes;
    geo::Extent m_country;
    geo::Extent m_held;
    geo::Coord m_center;
};

struct CrsClues
{
    geo::Crs declared;               ///< null when the file says nothing usable
    QString problem;                 ///< why what it says is not usable
    std::vector<geo::Coord> samples; ///< positions as they lie in the file
    QString path;                    ///< folders and name may say what the coordinates are
    geo::Crs said;                   ///< by the user; null when not
    std::optional<bool> swapSaid;
};

struct CrsDecision
{
    geo::Crs crs; ///< null when none can be named
    bool swapAxes = false;
    std::vector<Finding> findings;
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
