// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/io/import/crscheck.h>
#include <dothi/io/import/foreignland.h>
#include <dothi/io/import/matching.h>
#include <dothi/io/import/transforms.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Import)
};

constexpr int kWgs84Epsg = 4326;
constexpr int kWebMercator = 3857;
constexpr int kVn2000 = 4756;
constexpr std::array kUtmZones = {3405, 32648, 3406, 32649};

/// Data this far outside of what the store holds may be in the next zone.
constexpr double kBesideHeldM = 5'000;

/// What a candidate is charged before distances are compared, in metres: the city's own system first, then
/// those in general use, then the zones of other provinces (15' of a meridian are 27 km).
constexpr double kUtmCharge = 5'000;
constexpr double kWebCharge = 10'000;
constexpr double kOtherZoneCharge = 30'000;
constexpr double kSwapCharge = 2'000;

/// Where samples fall under some system.
struct Fall
{
    int converted = 0;
    double insideShare = 0;  ///< of the converted ones, in the city
    double countryShare = 0; ///< and in the country
    geo::Coord median;       ///< in the city's CRS

    /// Of a file of the whole country only some features lie in the city.
    [[nodiscard]] bool fits(double leastShare) const
    {
        return converted > 0 && (insideShare >= leastShare || (insideShare > 0 && countryShare >= 0.9));
    }
};

constexpr double kMostDegrees = 180;

double medianOf(std::vector<double> &values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

class Judge
{
public:
    Judge(const CrsClues &clues, const CityRegion &region, const geo::Crs &city, int datumOperation)
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

    [[nodiscard]] bool looksLikeDegrees() const { return m_largest <= kMostDegrees; }
    /// One to show: of the kind most are.
    [[nodiscard]] const geo::Coord &firstSample() const
    {
        for (const geo::Coord &c : m_clues.samples) {
            const double size = std::max(std::abs(c.x), std::abs(c.y));
            if (std::isfinite(c.x) && std::isfinite(c.y) && (size <= kMostDegrees) == looksLikeDegrees())
                return c;
        }
        return m_clues.samples.front();
    }

    [[nodiscard]] Fall fall(const geo::Crs &crs, bool swap) const
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
    [[nodiscard]] Fall fallInZone(double meridian, bool swap) const
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

    /// Zone by zone where the city itself is in one, else through PROJ.
    [[nodiscard]] Fall fallOf(const Vn2000Zone &zone, bool swap) const
    {
        const bool cityInZone =
            std::ranges::find(vn2000Zones(), m_city.epsg(), &Vn2000Zone::epsg) != vn2000Zones().end();
        if (cityInZone)
            return fallInZone(zone.meridian, swap);
        const Result<geo::Crs> crs = geo::Crs::fromEpsg(zone.epsg);
        return crs ? fall(*crs, swap) : Fall();
    }

    struct Candidate
    {
        geo::Crs crs;
        bool swap = false;
        double score = std::numeric_limits<double>::infinity(); ///< metres, charges included
        geo::Coord median;
    };

    /// Systems and orders of axes under which most samples fall in the city, best first.
    [[nodiscard]] std::vector<Candidate> candidates() const
    {
        std::vector<Candidate> found;
        const auto consider = [&](int epsg, double charge, const auto &fallAs) {
            for (const bool swap : {false, true}) {
                const Fall where = fallAs(swap);
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
            for (const int zone : kUtmZones)
                considerAny(zone, kUtmCharge);
            considerAny(kWebMercator, kWebCharge);
        }
        std::ranges::stable_sort(found, {}, &Candidate::score);
        return found;
    }

    [[nodiscard]] const CityRegion &region() const { return m_region; }

    /// Whether the samples are right in their system, and of another part of the world.
    [[nodiscard]] std::optional<ForeignLand> abroad(const geo::Crs &crs, bool swap) const
    {
        std::vector<geo::Coord> samples = m_clues.samples;
        for (geo::Coord &c : samples) {
            if (swap)
                std::swap(c.x, c.y);
        }
        return foreignLand(crs, samples, m_city, m_datumOperation, m_region.center());
    }
    [[nodiscard]] bool leadsToCity(const geo::Crs &crs) const
    {
        return transformFor(crs, m_city, m_datumOperation).has_value();
    }
    [[nodiscard]] const geo::Crs &city() const { return m_city; }

private:
    template <class Convert>
    [[nodiscard]] Fall fallBy(bool swap, Convert convert) const
    {
        Fall fall;
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

    const CrsClues &m_clues;
    const CityRegion &m_region;
    const geo::Crs &m_city;
    int m_datumOperation;
    double m_largest = 0;
};

QString position(const geo::Coord &c)
{
    const int decimals = std::max(std::abs(c.x), std::abs(c.y)) <= 180 ? 5 : 0;
    return QStringLiteral("%1; %2").arg(formatNumber(c.x, decimals), formatNumber(c.y, decimals));
}

void propose(ImportNotice &notice, const std::vector<Judge::Candidate> &candidates)
{
    if (candidates.empty()) {
        notice.proposal =
            Tr::tr("No system in use in Viet Nam puts the data inside the city. Ask where they come from and "
                   "name their system.");
        notice.option = QStringLiteral("--source-crs EPSG:n");
        return;
    }
    const Judge::Candidate &best = candidates.front();
    notice.proposedEpsg = best.crs.epsg();
    notice.proposedSwap = best.swap;
    notice.proposal =
        best.swap ? Tr::tr("Take it as %1 with the axes swapped: then the data lie inside the city.")
                        .arg(best.crs.displayName())
                  : Tr::tr("Take it as %1: then the data lie inside the city.").arg(best.crs.displayName());
    if (candidates.size() > 1 && candidates[1].score - best.score < 10'000) {
        const double apart =
            std::hypot(candidates[1].median.x - best.median.x, candidates[1].median.y - best.median.y);
        notice.proposal += QLatin1Char(' ') +
                           Tr::tr("%1 would also do, with the data %2 away: check against something known.")
                               .arg(candidates[1].crs.displayName(), kilometresText(apart));
    }
}

/// What a folder or file name says about the coordinates in it.
enum class Label
{
    None,
    Degrees,
    Metres
};

Label labelOf(const QString &name)
{
    const QString n = normalisedName(name);
    for (const char *word : {"utm", "vn2000", "tm3", "metre", "meter"}) {
        if (n.contains(QLatin1String(word)))
            return Label::Metres;
    }
    for (const char *word : {"wgs84", "lonlat", "latlon", "longlat", "epsg4326", "4326", "geographic"}) {
        if (n.contains(QLatin1String(word)))
            return Label::Degrees;
    }
    return Label::None;
}

/// The file's name counts before the folder it lies in; nothing above that.
std::pair<Label, QString> labelOfPath(const QString &path)
{
    const QFileInfo info(path);
    for (const QString &name : {info.completeBaseName(), info.absoluteDir().dirName()}) {
        const Label label = labelOf(name);
        if (label != Label::None)
            return {label, name};
    }
    return {Label::None, {}};
}

/// The name says one thing, file and coordinates agree on another: told, not asked.
void noteContraryName(const CrsClues &clues, const Judge &judge, const geo::Crs &crs,
                      std::vector<ImportNotice> &notices)
{
    const bool degrees = judge.looksLikeDegrees();
    const auto [label, name] = labelOfPath(clues.path);
    if (label == Label::None || (label == Label::Degrees) == degrees)
        return;
    ImportNotice notice;
    notice.kind = degrees ? Suspicion::GeographicLabelledProjected : Suspicion::ProjectedLabelledGeographic;
    notice.message = degrees
                         ? Tr::tr("“%1” says metres, but the coordinates are degrees (%2).")
                               .arg(name, position(judge.firstSample()))
                         : Tr::tr("“%1” says longitude and latitude, but the coordinates are metres (%2).")
                               .arg(name, position(judge.firstSample()));
    notice.proposal =
        Tr::tr("The file itself says %1, and so its data lie inside the city: that is used. Rename the "
               "folder or file so that nobody else is misled.")
            .arg(crs.displayName());
    notice.proposedEpsg = crs.epsg();
    notices.push_back(notice);
}

/// "218 km east": from the city to the data.
QString directionText(double byM)
{
    return byM > 0 ? Tr::tr("%1 east").arg(kilometresText(byM)) : Tr::tr("%1 west").arg(kilometresText(-byM));
}

/// Why positions in `crs` come to lie nowhere: they are of another country, the two systems have nothing in
/// common, or they cannot be of that system at all.
QString nowhereText(const Judge &judge, const geo::Crs &crs, bool swap)
{
    if (const std::optional<ForeignLand> land = judge.abroad(crs, swap)) {
        return Tr::tr(
                   "The data lie in another country: by %1 at latitude %2, longitude %3, %4 from the city. "
                   "From there no conversion of useful accuracy leads to %5.")
            .arg(crs.displayName(), formatNumber(land->degrees.y, 4), formatNumber(land->degrees.x, 4),
                 formatQuantity(land->fromCityM / 1000, 0, QStringLiteral("km")), judge.city().displayName());
    }
    if (!judge.leadsToCity(crs)) {
        return Tr::tr("No conversion of useful accuracy leads from %1 to %2.")
            .arg(crs.displayName(), judge.city().displayName());
    }
    return Tr::tr("The coordinates (%2) cannot be %1.").arg(crs.displayName(), position(judge.firstSample()));
}

/// What to do with data that are where they belong, and that is not here.
void proposeForAbroad(ImportNotice &notice, const CrsClues &clues)
{
    notice.kind = Suspicion::OtherCountry;
    if (clues.isModel) {
        notice.proposal = Tr::tr("Place the model by hand: on a parcel, at a point, or on three points.");
        notice.option = QStringLiteral("--at E,N; --match x,y,z=E,N");
    } else {
        notice.proposal =
            Tr::tr("By their coordinates they cannot be put into this city. If the file names a "
                   "wrong system, name the right one.");
        notice.option = QStringLiteral("--source-crs EPSG:n");
    }
}

/// What is wrong when the samples do not fall in the city under `crs`.
ImportNotice suspicion(const CrsClues &clues, const Judge &judge, const geo::Crs &crs, bool swap,
                       const Fall &fall)
{
    ImportNotice notice;
    notice.blocking = true;
    const std::vector<Judge::Candidate> candidates = judge.candidates();
    if (crs.isGeographic() && !judge.looksLikeDegrees()) {
        notice.kind = Suspicion::ProjectedLabelledGeographic;
        notice.message = Tr::tr("The file says %1, which is in degrees, but its coordinates are metres (%2).")
                             .arg(crs.displayName(), position(judge.firstSample()));
        propose(notice, candidates);
        return notice;
    }
    if (!crs.isGeographic() && judge.looksLikeDegrees()) {
        notice.kind = Suspicion::GeographicLabelledProjected;
        notice.message = Tr::tr("The file says %1, which is in metres, but its coordinates are degrees (%2).")
                             .arg(crs.displayName(), position(judge.firstSample()));
        propose(notice, candidates);
        return notice;
    }
    if (!clues.swapSaid) {
        const Fall swapped = judge.fall(crs, !swap);
        if (swapped.fits(0.5)) {
            notice.kind = Suspicion::SwappedAxes;
            notice.message = crs.isGeographic()
                                 ? Tr::tr("The coordinates have latitude before longitude (%1).")
                                       .arg(position(judge.firstSample()))
                                 : Tr::tr("The coordinates have northing (X) before easting (Y) (%1).")
                                       .arg(position(judge.firstSample()));
            notice.proposal = Tr::tr("Swap the axes: then the data lie inside the city.");
            notice.proposedEpsg = crs.epsg();
            notice.proposedSwap = !swap;
            return notice;
        }
    }
    const geo::Coord toCenter = {fall.median.x - judge.region().center().x,
                                 fall.median.y - judge.region().center().y, 0};
    const double far = std::hypot(toCenter.x, toCenter.y);
    if (!candidates.empty()) {
        const Judge::Candidate &best = candidates.front();
        const double meant = best.crs.centralMeridian();
        const double said = crs.centralMeridian();
        if (std::isfinite(meant) && std::isfinite(said) && fall.converted > 0 &&
            std::abs(meant - said) > 0.01) {
            notice.kind = Suspicion::WrongCentralMeridian;
            notice.message =
                Tr::tr("As %1 the data lie %2 of where they belong: central meridian %3 instead of %4?")
                    .arg(crs.displayName(), directionText(fall.median.x - best.median.x), meridianText(said),
                         meridianText(meant));
        } else {
            notice.kind = Suspicion::FarFromCity;
            notice.message = fall.converted > 0 ? Tr::tr("As %1 the data lie %2 from the city.")
                                                      .arg(crs.displayName(), kilometresText(far))
                                                : nowhereText(judge, crs, swap);
        }
        propose(notice, candidates);
        return notice;
    }
    notice.kind = Suspicion::FarFromCity;
    if (fall.converted == 0) {
        notice.message = nowhereText(judge, crs, swap);
        if (judge.abroad(crs, swap))
            proposeForAbroad(notice, clues);
        else
            propose(notice, candidates);
        return notice;
    }
    notice.message =
        Tr::tr("As %1 the data lie %2 from the city.").arg(crs.displayName(), kilometresText(far));
    notice.proposedEpsg = crs.epsg();
    notice.proposal =
        Tr::tr("If they are meant to lie there, say so by naming the system; else ask where the "
               "file comes from.");
    notice.option = QStringLiteral("--source-crs EPSG:%1")
                        .arg(crs.epsg() != 0 ? QString::number(crs.epsg()) : QStringLiteral("n"));
    return notice;
}

/// Inside the city, but beside everything the store holds (or, in an empty one, at its far edge), while
/// another system in use there would put the data on top of the rest. Told, not asked: they may well belong
/// where they are.
std::optional<ImportNotice> otherSystem(const Judge &judge, const geo::Crs &crs, bool swap, const Fall &fall,
                                        const geo::Crs &city)
{
    constexpr double kFarEdgeM = 60'000;
    constexpr double kNearCenterM = 30'000;
    const geo::Extent &held = judge.region().held();
    const bool odd = held.isEmpty() ? judge.region().distanceM(fall.median) > kFarEdgeM
                                    : !held.grown(kBesideHeldM).contains(fall.median);
    if (!odd || crs.isGeographic())
        return std::nullopt;
    std::vector<int> systems = {city.epsg()};
    systems.insert(systems.end(), kUtmZones.begin(), kUtmZones.end());
    if (!held.isEmpty()) {
        for (const Vn2000Zone &zone : vn2000Zones())
            systems.push_back(zone.epsg);
    }
    for (const int system : systems) {
        if (system == crs.epsg())
            continue;
        const auto zone = std::ranges::find(vn2000Zones(), system, &Vn2000Zone::epsg);
        const Result<geo::Crs> other = geo::Crs::fromEpsg(system);
        if (!other)
            continue;
        const Fall there = zone != vn2000Zones().end() ? judge.fallOf(*zone, swap) : judge.fall(*other, swap);
        const bool fits =
            there.converted > 0 && (held.isEmpty() ? judge.region().distanceM(there.median) < kNearCenterM
                                                   : held.contains(there.median));
        if (!fits)
            continue;
        ImportNotice notice;
        notice.kind = Suspicion::WrongCentralMeridian;
        const QString away = directionText(fall.median.x - there.median.x);
        notice.message =
            held.isEmpty()
                ? Tr::tr("As %1 the data lie at the edge of the city, %2 of where they would lie as %3: "
                         "central meridian %4 "
                         "instead of %5?")
                      .arg(crs.displayName(), away, other->displayName(), meridianText(crs.centralMeridian()),
                           meridianText(other->centralMeridian()))
                : Tr::tr("As %1 the data lie beside all that the city holds so far, %2 of where they would "
                         "lie as %3: central "
                         "meridian %4 instead of %5?")
                      .arg(crs.displayName(), away, other->displayName(), meridianText(crs.centralMeridian()),
                           meridianText(other->centralMeridian()));
        notice.proposal = Tr::tr("If that is where they belong, take them as %1.").arg(other->displayName());
        notice.proposedEpsg = system;
        return notice;
    }
    return std::nullopt;
}

} // namespace

QString kilometresText(double metres)
{
    // Further away a distance in the city's projection says nothing true; far enough, it is not even finite.
    constexpr double kTrustedM = 1'000'000;
    if (!(metres <= kTrustedM))
        return Tr::tr("more than %1").arg(formatQuantity(kTrustedM / 1000, 0, QStringLiteral("km")));
    return formatQuantity(metres / 1000, metres < 10'000 ? 1 : 0, QStringLiteral("km"));
}

QString meridianText(double degrees)
{
    const int minutes = static_cast<int>(std::lround(degrees * 60));
    return QStringLiteral("%1°%2'").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

const std::vector<Vn2000Zone> &vn2000Zones()
{
    static const std::vector<Vn2000Zone> zones = {
        {9205, 103.0},  {9206, 104.0},  {9207, 104.5}, {9208, 104.75}, {9209, 105.5},  {9210, 105.75},
        {9211, 106.0},  {9212, 106.25}, {9213, 106.5}, {9214, 107.0},  {9215, 107.25}, {9216, 107.5},
        {9217, 108.25}, {9218, 108.5},  {5896, 102.0}, {5897, 105.0},  {5898, 108.0},  {5899, 107.75}};
    return zones;
}

int replacementOfDeprecated(int epsg)
{
    return epsg >= 6956 && epsg <= 6959 ? epsg - 1060 : 0;
}

CrsDecision decideCrs(const CrsClues &clues, const CityRegion &region, const geo::Crs &city,
                      int datumOperation)
{
    CrsDecision decision;
    decision.swapAxes = clues.swapSaid.value_or(false);
    const Judge judge(clues, region, city, datumOperation);
    geo::Crs crs = clues.said.isNull() ? clues.declared : clues.said;

    if (const int replacement = replacementOfDeprecated(crs.epsg()); replacement != 0) {
        const Result<geo::Crs> better = geo::Crs::fromEpsg(replacement);
        if (better) {
            ImportNotice notice;
            notice.kind = Suspicion::DeprecatedCrs;
            notice.message =
                Tr::tr("%1 is withdrawn: the registry had its false easting and northing swapped.")
                    .arg(crs.displayName());
            notice.proposal = Tr::tr("%1 replaces it and is used.").arg(better->displayName());
            notice.proposedEpsg = replacement;
            decision.notices.push_back(notice);
            crs = *better;
        }
    }
    decision.crs = crs;
    if (clues.samples.empty()) {
        if (crs.isNull()) {
            ImportNotice notice;
            notice.kind = Suspicion::MissingCrs;
            notice.blocking = true;
            notice.message =
                Tr::tr("The file does not say which coordinate system it is in, and none of the features "
                       "looked at has a geometry that would tell.");
            notice.proposal = Tr::tr("Check in the program it comes from that the geometries are there; if "
                                     "they are, name their system.");
            notice.option = QStringLiteral("--source-crs EPSG:n");
            decision.notices.push_back(notice);
        }
        return decision;
    }

    if (crs.isNull()) {
        ImportNotice notice;
        notice.kind = Suspicion::MissingCrs;
        notice.blocking = true;
        notice.message =
            clues.problem.isEmpty()
                ? Tr::tr("The file does not say which coordinate system it is in (coordinates like %1).")
                      .arg(position(judge.firstSample()))
                : Tr::tr("The coordinate system of the file cannot be used: %1").arg(clues.problem);
        const std::vector<Judge::Candidate> candidates = judge.candidates();
        propose(notice, candidates);
        if (!candidates.empty()) {
            decision.crs = candidates.front().crs;
            decision.swapAxes = candidates.front().swap;
        }
        decision.notices.push_back(notice);
        return decision;
    }

    const Fall fall = judge.fall(crs, decision.swapAxes);
    if (fall.fits(0.05)) {
        if (const std::optional<ImportNotice> notice = otherSystem(judge, crs, decision.swapAxes, fall, city))
            decision.notices.push_back(*notice);
        if (clues.said.isNull())
            noteContraryName(clues, judge, crs, decision.notices);
        return decision;
    }
    ImportNotice notice = suspicion(clues, judge, crs, decision.swapAxes, fall);
    // The user has decided; only what cannot be converted at all stays a hindrance.
    if (!clues.said.isNull() && fall.converted > 0)
        notice.blocking = false;
    decision.notices.push_back(notice);
    return decision;
}

} // namespace dothi::io
