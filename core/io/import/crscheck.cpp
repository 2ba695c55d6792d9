// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/io/import/crscheck.h>
#include <dothi/io/import/crsjudge.h>
#include <dothi/io/import/foreignland.h>
#include <dothi/io/import/matching.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Import)
};

/// Data this far outside of what the store holds may be in the next zone.
constexpr double kBesideHeldM = 5'000;

QString position(const geo::Coord &c)
{
    const int decimals = std::max(std::abs(c.x), std::abs(c.y)) <= 180 ? 5 : 0;
    return QStringLiteral("%1; %2").arg(formatNumber(c.x, decimals), formatNumber(c.y, decimals));
}

void propose(ImportNotice &notice, const std::vector<CrsCandidate> &candidates)
{
    if (candidates.empty()) {
        notice.proposal =
            Tr::tr("No system in use in Viet Nam puts the data inside the city. Ask where they come from and "
                   "name their system.");
        notice.option = QStringLiteral("--source-crs EPSG:n");
        return;
    }
    const CrsCandidate &best = candidates.front();
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
void noteContraryName(const CrsClues &clues, const CrsJudge &judge, const geo::Crs &crs,
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
QString nowhereText(const CrsJudge &judge, const geo::Crs &crs, bool swap)
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
ImportNotice suspicion(const CrsClues &clues, const CrsJudge &judge, const geo::Crs &crs, bool swap,
                       const CrsFall &fall)
{
    ImportNotice notice;
    notice.blocking = true;
    const std::vector<CrsCandidate> candidates = judge.candidates();
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
        const CrsFall swapped = judge.fall(crs, !swap);
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
        const CrsCandidate &best = candidates.front();
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
std::optional<ImportNotice> otherSystem(const CrsJudge &judge, const geo::Crs &crs, bool swap,
                                        const CrsFall &fall, const geo::Crs &city)
{
    constexpr double kFarEdgeM = 60'000;
    constexpr double kNearCenterM = 30'000;
    const geo::Extent &held = judge.region().held();
    const bool odd = held.isEmpty() ? judge.region().distanceM(fall.median) > kFarEdgeM
                                    : !held.grown(kBesideHeldM).contains(fall.median);
    if (!odd || crs.isGeographic())
        return std::nullopt;
    std::vector<int> systems = {city.epsg()};
    systems.insert(systems.end(), utmZones().begin(), utmZones().end());
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
        const CrsFall there =
            zone != vn2000Zones().end() ? judge.fallOf(*zone, swap) : judge.fall(*other, swap);
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
    const CrsJudge judge(clues, region, city, datumOperation);
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
        const std::vector<CrsCandidate> candidates = judge.candidates();
        propose(notice, candidates);
        if (!candidates.empty()) {
            decision.crs = candidates.front().crs;
            decision.swapAxes = candidates.front().swap;
        }
        decision.notices.push_back(notice);
        return decision;
    }

    const CrsFall fall = judge.fall(crs, decision.swapAxes);
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
