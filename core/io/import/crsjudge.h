// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/import/crscheck.h>
#include <dothi/io/import/foreignland.h>

#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace dothi::io {

/// Where the samples of a file fall under some system.
struct CrsFall
{
    int converted = 0;
    double insideShare = 0;  ///< of the converted ones, in the city
    double countryShare = 0; ///< and in the country
    geo::Coord median;       ///< in the city's CRS, metres

    /// Of a file of the whole country only some features lie in the city.
    [[nodiscard]] bool fits(double leastShare) const
    {
        return converted > 0 && (insideShare >= leastShare || (insideShare > 0 && countryShare >= 0.9));
    }
};

/// A system and an order of axes under which most samples fall in the city.
struct CrsCandidate
{
    geo::Crs crs;
    bool swap = false;
    double score = std::numeric_limits<double>::infinity(); ///< metres, charges included: small is likely
    geo::Coord median;                                      ///< in the city's CRS, metres
};

/// Tries the coordinates of a file in one system after the other and sees where they fall; what follows from
/// that is decideCrs()'s to say. What cannot be converted counts as fallen nowhere. One thread; what it is
/// made of must live longer.
class CrsJudge
{
public:
    CrsJudge(const CrsClues &clues, const CityRegion &region, const geo::Crs &city, int datumOperation);

    [[nodiscard]] bool looksLikeDegrees() const;
    /// One to show: of the kind most are. Only of clues that have samples.
    [[nodiscard]] const geo::Coord &firstSample() const;

    [[nodiscard]] CrsFall fall(const geo::Crs &crs, bool swap) const;
    /// The same for a zone of VN-2000, without asking PROJ where the city itself is in one.
    [[nodiscard]] CrsFall fallOf(const Vn2000Zone &zone, bool swap) const;
    /// Best first.
    [[nodiscard]] std::vector<CrsCandidate> candidates() const;

    /// Whether the samples are right in their system, and of another part of the world.
    [[nodiscard]] std::optional<ForeignLand> abroad(const geo::Crs &crs, bool swap) const;
    [[nodiscard]] bool leadsToCity(const geo::Crs &crs) const;

    [[nodiscard]] const CityRegion &region() const { return m_region; }
    [[nodiscard]] const geo::Crs &city() const { return m_city; }

private:
    using Convert = std::function<Result<geo::Coord>(const geo::Coord &)>;
    [[nodiscard]] CrsFall fallBy(bool swap, const Convert &convert) const;
    [[nodiscard]] CrsFall fallInZone(double meridian, bool swap) const;

    const CrsClues &m_clues;
    const CityRegion &m_region;
    const geo::Crs &m_city;
    int m_datumOperation;
    double m_largest = 0;
};

/// The zones of UTM that Viet Nam lies in, on VN-2000 and on WGS 84.
[[nodiscard]] std::span<const int> utmZones();

} // namespace dothi::io
