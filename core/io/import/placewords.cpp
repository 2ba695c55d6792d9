// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said of the place of a model, to a person and to a program.

#include <dothi/base/text.h>
#include <dothi/io/import/cityregion.h>
#include <dothi/io/import/crscheck.h>
#include <dothi/io/import/placing.h>

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelPlacing)
};

constexpr double kOneDegree = std::numbers::pi / 180;

QJsonArray hitsJson(const std::vector<PlaceHit> &hits)
{
    QJsonArray array;
    for (const PlaceHit &hit : hits) {
        array.append(QJsonObject{{QStringLiteral("id"), hit.id},
                                 {QStringLiteral("name"), hit.name},
                                 {QStringLiteral("overlapM2"), hit.overlapM2},
                                 {QStringLiteral("beyondTolerance"), hit.beyondTolerance}});
    }
    return array;
}

/// Less beside every parcel is the rounding of two surveys.
constexpr double kLeastOff = 0.005;

QString farText(const ModelPlace &place)
{
    return Tr::tr("The model stands %1 from the city.")
        .arg(formatQuantity(place.fromCityM / 1000, place.fromCityM < 10'000 ? 1 : 0, QStringLiteral("km")));
}

} // namespace

QString hitText(const PlaceHit &hit)
{
    const QString area = formatQuantity(hit.overlapM2, 1, QStringLiteral("m²"));
    return hit.name.isEmpty() ? Tr::tr("building %1, %2").arg(QString::number(hit.id), area)
                              : Tr::tr("building %1 (%2), %3").arg(QString::number(hit.id), hit.name, area);
}

std::vector<PlaceFinding> placeFindings(const ModelPlace &place, size_t most)
{
    using Kind = PlaceFinding::Kind;
    std::vector<PlaceFinding> found;
    if (place.placed && place.fromCityM > kFarFromCityM) {
        found.push_back({Kind::Far, true, farText(place), {}});
        return found;
    }
    const auto much = [&place](double areaM2) {
        const QString area = formatQuantity(areaM2, 1, QStringLiteral("m²"));
        if (!(place.footprintM2 > 0))
            return area;
        return Tr::tr("%1, %2 % of its footprint")
            .arg(area, formatNumber(std::min(1.0, areaM2 / place.footprintM2) * 100, 0));
    };
    const size_t hits = std::min(place.hits.size(), most);
    for (size_t i = 0; i < hits; ++i) {
        const PlaceHit &hit = place.hits[i];
        const QString area = much(hit.overlapM2);
        found.push_back(
            {Kind::Building, hit.beyondTolerance,
             hit.name.isEmpty()
                 ? Tr::tr("It overlaps building %1: %2.").arg(hit.id).arg(area)
                 : Tr::tr("It overlaps building %1 (%2): %3.").arg(QString::number(hit.id), hit.name, area),
             hit.where});
    }
    if (const qint64 more = place.hitCount - static_cast<qint64>(hits); more > 0 && place.hitCount > 0) {
        found.push_back({Kind::Building,
                         std::ranges::any_of(place.hits, &PlaceHit::beyondTolerance),
                         Tr::tr("It overlaps %n more building(s).", nullptr,
                                static_cast<int>(std::min<qint64>(more, 1'000'000))),
                         {}});
    }
    size_t others = 0;
    bool wide = false;
    for (const PlaceParcel &parcel : place.stands) {
        if (!(parcel.foreignM2 > 0))
            continue;
        if (++others <= most) {
            found.push_back({Kind::OtherParcel, parcel.beyondTolerance,
                             Tr::tr("It reaches onto %1, which is not its own: %2.")
                                 .arg(parcel.name, much(parcel.foreignM2)),
                             parcel.where});
        } else {
            wide = wide || parcel.beyondTolerance;
        }
    }
    if (others > most) {
        found.push_back({Kind::OtherParcel,
                         wide,
                         Tr::tr("It reaches onto %n more parcel(s) that are not its own.", nullptr,
                                static_cast<int>(others - most)),
                         {}});
    }
    for (size_t i = 0; i < place.proposals.size() && i < most; ++i) {
        const PlaceHit &hit = place.proposals[i];
        found.push_back(
            {Kind::Proposal, hit.beyondTolerance,
             Tr::tr("It overlaps what dossier %1 proposes to build: %2.")
                 .arg(hit.name.isEmpty() ? QString::number(hit.id) : hit.name, much(hit.overlapM2)),
             hit.where});
    }
    if (place.offParcels > kLeastOff) {
        found.push_back({Kind::NoParcel,
                         false,
                         Tr::tr("On no parcel: %1.").arg(much(place.offParcels * place.footprintM2)),
                         {}});
    }
    std::ranges::stable_sort(found, std::greater(), &PlaceFinding::serious);
    return found;
}

QString placeSummary(const ModelPlace &place)
{
    const auto small = [](qint64 count) { return static_cast<int>(std::min<qint64>(count, 1'000'000)); };
    QStringList parts;
    if (place.placed && place.fromCityM > kFarFromCityM)
        return farText(place);
    if (place.hitCount > 0)
        parts.append(Tr::tr("%n building(s)", nullptr, small(place.hitCount)));
    const auto others =
        std::ranges::count_if(place.stands, [](const PlaceParcel &parcel) { return parcel.foreignM2 > 0; });
    if (others > 0)
        parts.append(Tr::tr("%n parcel(s) not its own", nullptr, small(others)));
    if (!place.proposals.empty())
        parts.append(
            Tr::tr("%n proposed building(s)", nullptr, small(static_cast<qint64>(place.proposals.size()))));
    QString text = parts.isEmpty() ? QString() : Tr::tr("Overlaps %1").arg(parts.join(QStringLiteral(", ")));
    if (place.offParcels > kLeastOff) {
        const QString off = Tr::tr("%1 % on no parcel").arg(formatNumber(place.offParcels * 100, 0));
        text += (text.isEmpty() ? QString() : QStringLiteral(" · ")) + off;
    }
    return text;
}

double turnAlong(const ModelPlace &place, double sideDeg)
{
    constexpr double kHalfTurn = 180;
    // Whichever way along the side is the shorter turn.
    return std::remainder(sideDeg - place.mainDeg, kHalfTurn);
}

std::optional<ImportNotice> hitNotice(const ModelPlace &place)
{
    if (place.hits.empty())
        return std::nullopt;
    constexpr size_t kNamed = 5;
    QStringList named;
    for (size_t i = 0; i < std::min(place.hits.size(), kNamed); ++i)
        named.append(hitText(place.hits[i]));
    if (place.hitCount > static_cast<qint64>(kNamed))
        named.append(QStringLiteral("…"));
    ImportNotice notice;
    notice.kind = Suspicion::HitsBuildings;
    notice.message = Tr::tr("It stands where %n building(s) of the city stand: %1.", nullptr,
                            static_cast<int>(std::min<qint64>(place.hitCount, 1'000'000)))
                         .arg(named.join(QStringLiteral("; ")));
    notice.proposal = Tr::tr("Check the place. Those it replaces stay in the city until you delete them.");
    return notice;
}

std::vector<ImportNotice> conflictNotices(const ModelPlace &place)
{
    std::vector<ImportNotice> notices;
    if (std::optional<ImportNotice> hits = hitNotice(place))
        notices.push_back(std::move(*hits));
    const std::vector<PlaceFinding> findings = placeFindings(place);
    const auto tell = [&](PlaceFinding::Kind kind, Suspicion suspicion, const QString &proposal) {
        QStringList lines;
        for (const PlaceFinding &finding : findings) {
            if (finding.kind == kind)
                lines.append(finding.text);
        }
        if (lines.isEmpty())
            return;
        ImportNotice notice;
        notice.kind = suspicion;
        notice.message = lines.join(QLatin1Char(' '));
        notice.proposal = proposal;
        notices.push_back(std::move(notice));
    };
    tell(PlaceFinding::Kind::OtherParcel, Suspicion::OnOtherParcels,
         Tr::tr("Check place and rotation in the sketch."));
    tell(PlaceFinding::Kind::Proposal, Suspicion::HitsProposals,
         Tr::tr("Check whether this is the building of that dossier."));
    return notices;
}

std::vector<ImportNotice> placeNotices(const ModelPlace &place, const ModelPlacing &placing,
                                       const city::Store &store)
{
    std::vector<ImportNotice> notices;
    ImportNotice notice;
    if (!place.placed) {
        notice.kind = Suspicion::NotPlaced;
        notice.blocking = true;
        notice.message = place.from.isEmpty()
                             ? Tr::tr("The file does not say where on the map the model stands.")
                             : place.from;
        notice.proposal =
            Tr::tr("Place it: at a point, or on three points whose place in the model and on the "
                   "map you know.");
        notice.option = QStringLiteral("--at E,N; --match x,y,z=E,N");
        notices.push_back(notice);
        return notices;
    }
    const bool byHand = placing.how != ModelPlacing::How::AsFileSays;
    if (place.fromCityM > kFarFromCityM) {
        notice.kind = Suspicion::FarFromCity;
        const Result<CityRegion> region = CityRegion::of(store);
        // What a program writes who was never told a place ("Boston") must not be taken for one.
        notice.blocking = !byHand && region && !region->contains(place.extent.center());
        notice.message = farText(place);
        if (!byHand)
            notice.message = place.from + QLatin1Char(' ') + notice.message;
        notice.proposal =
            byHand ? Tr::tr("Check the numbers of the place.")
                   : Tr::tr("Many programs write a place nobody chose. Place the model by hand: at a point, "
                            "or on three points.");
        notice.option = byHand ? QString() : QStringLiteral("--at E,N; --match x,y,z=E,N");
        notices.push_back(notice);
        return notices;
    }
    notices = conflictNotices(place);
    constexpr double kOff = 0.5;
    if (place.offParcels > kOff) {
        notice.kind = Suspicion::OffParcels;
        notice.message =
            place.offParcels > 0.999
                ? Tr::tr("The model stands on no parcel.")
                : Tr::tr("%1 % of the footprint lies on no parcel.").arg(std::lround(place.offParcels * 100));
        notice.proposal = Tr::tr("Check place and rotation in the sketch.");
        notices.push_back(notice);
    }
    return notices;
}

QJsonObject toJson(const ModelPlace &place)
{
    QJsonObject json{
        {QStringLiteral("from"), place.from},
        {QStringLiteral("height"), place.heightFrom},
        {QStringLiteral("rotationDeg"), place.move.angleRad / kOneDegree},
        {QStringLiteral("scale"), place.move.scale},
        {QStringLiteral("origin"), QJsonArray{place.move.shift.x, place.move.shift.y, place.move.shift.z}},
        {QStringLiteral("fromCityM"), place.fromCityM},
        {QStringLiteral("offParcels"), place.offParcels < 0 ? QJsonValue() : QJsonValue(place.offParcels)}};
    if (place.onMap) {
        for (const char *moved : {"rotationDeg", "scale", "origin"})
            json.remove(QLatin1String(moved));
    }
    QJsonArray parcels;
    for (const PlaceParcel &parcel : place.stands) {
        parcels.append(QJsonObject{{QStringLiteral("id"), parcel.id},
                                   {QStringLiteral("name"), parcel.name},
                                   {QStringLiteral("areaM2"), parcel.areaM2},
                                   {QStringLiteral("foreignM2"), parcel.foreignM2},
                                   {QStringLiteral("beyondTolerance"), parcel.beyondTolerance}});
    }
    json.insert(QStringLiteral("parcels"), parcels);
    json.insert(QStringLiteral("buildings"), hitsJson(place.hits));
    json.insert(QStringLiteral("proposals"), hitsJson(place.proposals));
    json.insert(QStringLiteral("footprintM2"), place.footprintM2);
    if (place.parcel != 0)
        json.insert(QStringLiteral("parcel"), place.parcel);
    json.insert(QStringLiteral("buildingCount"), place.hitCount);
    if (!place.residualsM.empty()) {
        QJsonArray residuals;
        for (const double residual : place.residualsM)
            residuals.append(residual);
        json.insert(QStringLiteral("residualsM"), residuals);
        json.insert(QStringLiteral("rmsM"), place.rmsM);
    }
    return json;
}

} // namespace dothi::io
