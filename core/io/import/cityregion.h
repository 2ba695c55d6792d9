// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>

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

} // namespace dothi::io
