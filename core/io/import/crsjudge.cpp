// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/crsjudge.h>
#include <dothi/io/import/transforms.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dothi::io {

namespace {

constexpr int kWgs84Epsg = 4326;
constexpr int kWebMercator = 3857;
constexpr int kVn2000 = 4756;
constexpr double kMostDegrees = 180;

/// What a candidate is charged before distances are compared, in metres: the city's own system first, then
/// those in general use, then the zones of other provinces (15' of a meridian are 27 km).
constexpr double kUtmCharge = 5'000;
constexpr double kWebCharge = 10'000;
constexpr double kOtherZoneCharge = 30'000;
constexpr double kSwapCharge = 2'000;

double medianOf(std::vector<double> &values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

std::span<const int> utmZones()
{
    static constexpr std::array kZones = {3405, 32648, 3406, 32649};
    return kZones;
}

CrsJudge::CrsJudge(const CrsClues &clues, const CityRegion &region, const geo::Crs &city, int datumOperation)
    : m_clues(clues)
    , m_region(region)
    , m_city(city)
    , m_datumOperation(datumOperation)
{
    std::vector<double> sizes;
    for (const geo::Coord &c : clues.samples) {
        if (std::isfinite(c.x) && std::isfinite(c.y))
            sizes.push_back(std::max(std::abs(c.x), std::abs(c.y)));
    }
    // One damaged position in ten does not change what the others are.
    if (!sizes.empty()) {
        const auto most = sizes.end() - 1 - static_cast<std::ptrdiff_t>(sizes.size() / 10);
        std::nth_element(sizes.begin(), most, sizes.end());
        m_largest = *most;
    }
}

bool CrsJudge::looksLikeDegrees() const
{
    return m_largest <= kMostDegrees;
}

const geo::Coord &CrsJudge::firstSample() const
{
    for (const geo::Coord &c : m_clues.samples) {
        const double size = std::max(std::abs(c.x), std::abs(c.y));
        if (std::isfinite(c.x) && std::isfinite(c.y) && (size <= kMostDegrees) == looksLikeDegrees())
            return c;
    }
    return m_clues.samples.front();
}

CrsFall CrsJudge::fall(const geo::Crs &crs, bool swap) const
{
    // Degrees beyond the globe "convert" to nonsense.
    if (crs.isGeographic() && !looksLikeDegrees())
        return {};
    const auto transform = transformFor(crs, m_city, m_datumOperation);
    if (!transform)
        return {};
    return fallBy(swap, [&](const geo::Coord &c) -> Result<geo::Coord> {
        if (crs.isGeographic() && (std::abs(c.y) > 90 || std::abs(c.x) > kMostDegrees))
            return fail(ErrorCode::Crs, {});
        return (*transform)->apply(c);
    });
}

/// The same for a VN-2000 TM-3 zone, known by its meridian: all zones have the same projection but for
/// that, so the city's own serves, turned about the axis of the Earth. Asking PROJ for each of the
/// eighteen takes a third of a second.
CrsFall CrsJudge::fallInZone(double meridian, bool swap) const
{
    const Result<geo::Crs> vn2000 = geo::Crs::fromEpsg(kVn2000);
    if (!vn2000)
        return {};
    const auto toDegrees = transformFor(m_city, *vn2000, m_datumOperation);
    if (!toDegrees)
        return {};
    return fallBy(swap, [&](const geo::Coord &c) -> Result<geo::Coord> {
        Result<geo::Coord> degrees = (*toDegrees)->apply(c);
        if (!degrees)
            return degrees;
        degrees->x += meridian - m_city.centralMeridian();
        return (*toDegrees)->applyInverse(*degrees);
    });
}

CrsFall CrsJudge::fallOf(const Vn2000Zone &zone, bool swap) const
{
    const bool cityInZone =
        std::ranges::find(vn2000Zones(), m_city.epsg(), &Vn2000Zone::epsg) != vn2000Zones().end();
    if (cityInZone)
        return fallInZone(zone.meridian, swap);
    const Result<geo::Crs> crs = geo::Crs::fromEpsg(zone.epsg);
    return crs ? fall(*crs, swap) : CrsFall();
}

std::vector<CrsCandidate> CrsJudge::candidates() const
{
    std::vector<CrsCandidate> found;
    const auto consider = [&](int epsg, double charge, const auto &fallAs) {
        for (const bool swap : {false, true}) {
            const CrsFall where = fallAs(swap);
            if (!where.fits(0.5))
                continue;
            if (const Result<geo::Crs> crs = geo::Crs::fromEpsg(epsg)) {
                found.push_back({*crs, swap,
                                 m_region.distanceM(where.median) + charge + (swap ? kSwapCharge : 0.0),
                                 where.median});
            }
        }
    };
    const auto considerAny = [&](int epsg, double charge) {
        const Result<geo::Crs> crs = geo::Crs::fromEpsg(epsg);
        if (crs)
            consider(epsg, charge, [&](bool swap) { return fall(*crs, swap); });
    };
    if (looksLikeDegrees()) {
        considerAny(kWgs84Epsg, 0);
    } else {
        for (const Vn2000Zone &zone : vn2000Zones())
            consider(zone.epsg, zone.epsg == m_city.epsg() ? 0 : kOtherZoneCharge,
                     [&](bool swap) { return fallOf(zone, swap); });
        for (const int zone : utmZones())
            considerAny(zone, kUtmCharge);
        considerAny(kWebMercator, kWebCharge);
    }
    std::ranges::stable_sort(found, {}, &CrsCandidate::score);
    return found;
}

std::optional<ForeignLand> CrsJudge::abroad(const geo::Crs &crs, bool swap) const
{
    std::vector<geo::Coord> samples = m_clues.samples;
    for (geo::Coord &c : samples) {
        if (swap)
            std::swap(c.x, c.y);
    }
    return foreignLand(crs, samples, m_city, m_datumOperation, m_region.center());
}

bool CrsJudge::leadsToCity(const geo::Crs &crs) const
{
    return transformFor(crs, m_city, m_datumOperation).has_value();
}

CrsFall CrsJudge::fallBy(bool swap, const Convert &convert) const
{
    CrsFall fall;
    std::vector<double> xs;
    std::vector<double> ys;
    int inside = 0;
    int country = 0;
    for (geo::Coord c : m_clues.samples) {
        if (swap)
            std::swap(c.x, c.y);
        const Result<geo::Coord> there = convert(c);
        if (!there)
            continue;
        xs.push_back(there->x);
        ys.push_back(there->y);
        inside += m_region.contains(*there) ? 1 : 0;
        country += m_region.isInCountry(*there) ? 1 : 0;
    }
    fall.converted = static_cast<int>(xs.size());
    if (fall.converted > 0) {
        fall.insideShare = static_cast<double>(inside) / fall.converted;
        fall.countryShare = static_cast<double>(country) / fall.converted;
        fall.median = {medianOf(xs), medianOf(ys), 0};
    }
    return fall;
}

} // namespace dothi::io
