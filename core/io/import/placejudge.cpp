// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a place of a model means in the city: its parcels, the buildings in its way, the distance.

#include <dothi/base/text.h>
#include <dothi/geo/ops.h>
#include <dothi/io/import/cityregion.h>
#include <dothi/io/import/crscheck.h>
#include <dothi/io/import/placing.h>

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelPlacing)
};

constexpr double kOneDegree = std::numbers::pi / 180;
constexpr double kFarM = 2000;
constexpr size_t kMostListed = 50;
constexpr size_t kMostParcels = 300;
constexpr double kAroundM = 60;
/// Less in common is the rounding of two surveys.
constexpr double kLeastCommonM2 = 0.5;

QString fieldText(const city::Feature &feature, const city::LayerDef &layer, const char *field)
{
    return city::toText(feature.value(layer, QLatin1String(field))).trimmed();
}

/// Of two polygonal geometries; 0 where GEOS can make nothing of one of them.
double commonArea(const geo::Geometry &a, const geo::Geometry &b)
{
    if (!a.extent().intersects(b.extent()))
        return 0;
    const Result<geo::Geometry> common = geo::intersection(a, b);
    return common && !common->isEmpty() ? geo::area(*common) : 0;
}

double commonArea(const std::vector<geo::Geometry> &footprints, const geo::Geometry &other)
{
    double area = 0;
    for (const geo::Geometry &footprint : footprints)
        area += commonArea(footprint, other);
    return area;
}

Result<> findHits(ModelPlace &place, const geo::Extent &extent, const city::Store &store)
{
    const QString id = QStringLiteral("building");
    const city::LayerDef &layer = *city::Schema::builtin().layer(id);
    city::Query query;
    query.extent = extent;
    query.fields = QStringList{QStringLiteral("name"), QStringLiteral("address")};
    query.limit = 20'000;
    DOTHI_TRY(store.read(id, query, [&](city::Feature &building) {
        const double common = commonArea(place.footprints, building.geometry);
        if (common < kLeastCommonM2)
            return city::Visit::Continue;
        QString name = fieldText(building, layer, "name");
        if (name.isEmpty())
            name = fieldText(building, layer, "address");
        ++place.hitCount;
        place.hits.push_back({building.id, name, common});
        return city::Visit::Continue;
    }));
    std::ranges::stable_sort(place.hits, std::greater(), &PlaceHit::overlapM2);
    if (place.hits.size() > kMostListed)
        place.hits.resize(kMostListed);
    return {};
}

} // namespace

QString parcelName(const city::Feature &parcel)
{
    const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("parcel"));
    const QString number = fieldText(parcel, layer, "parcel_no");
    const QString sheet = fieldText(parcel, layer, "map_sheet");
    const QString address = fieldText(parcel, layer, "address");
    QStringList parts;
    if (!number.isEmpty())
        parts.append(Tr::tr("parcel %1").arg(number));
    if (!sheet.isEmpty())
        parts.append(Tr::tr("sheet %1").arg(sheet));
    if (parts.isEmpty())
        parts.append(Tr::tr("parcel without a number (%1)").arg(parcel.id));
    if (!address.isEmpty())
        parts.append(address);
    return parts.join(QStringLiteral(", "));
}

Result<> judgePlace(ModelPlace &place, const city::Store &store)
{
    if (!place.placed || place.footprints.empty())
        return {};
    const Result<CityRegion> region = CityRegion::of(store);
    if (!region)
        return Failure(region.error());
    geo::Extent extent;
    for (const geo::Geometry &footprint : place.footprints)
        extent.add(footprint.extent());
    place.fromCityM =
        region->held().isEmpty() ? region->outsideM(extent.center()) : region->distanceM(extent.center());
    // A whole city is not held against parcels house by house.
    constexpr size_t kMostJudged = 200;
    if (place.footprints.size() > kMostJudged) {
        place.hitCount = -1;
        return {};
    }
    DOTHI_TRY(findHits(place, extent, store));
    const Result<qint64> parcels = store.count(QStringLiteral("parcel"));
    if (!parcels)
        return Failure(parcels.error());
    if (*parcels == 0)
        return {};
    city::Query query;
    query.extent = extent.grown(kAroundM);
    query.fields =
        QStringList{QStringLiteral("parcel_no"), QStringLiteral("map_sheet"), QStringLiteral("address")};
    query.limit = 20 * static_cast<qint64>(kMostParcels);
    std::vector<geo::Geometry> below;
    DOTHI_TRY(store.read(QStringLiteral("parcel"), query, [&](city::Feature &parcel) {
        if (const double common = commonArea(place.footprints, parcel.geometry); common >= kLeastCommonM2)
            place.stands.push_back({parcel.id, parcelName(parcel), common});
        if (parcel.geometry.extent().intersects(extent)) {
            below.push_back(parcel.geometry);
            place.parcels.insert(place.parcels.begin(), std::move(parcel.geometry));
        } else if (place.parcels.size() < kMostParcels) {
            place.parcels.push_back(std::move(parcel.geometry));
        }
        return city::Visit::Continue;
    }));
    std::ranges::stable_sort(place.stands, std::greater(), &PlaceParcel::areaM2);
    if (place.stands.size() > kMostListed)
        place.stands.resize(kMostListed);
    if (place.parcels.size() > kMostParcels)
        place.parcels.resize(kMostParcels);
    double covered = 0;
    double all = 0;
    const Result<geo::Geometry> ground = below.empty() ? geo::Geometry() : geo::unionOf(below);
    for (const geo::Geometry &footprint : place.footprints) {
        all += geo::area(footprint);
        if (ground && !ground->isEmpty())
            covered += commonArea(footprint, *ground);
    }
    place.offParcels = all > 0 ? std::clamp(1 - covered / all, 0.0, 1.0) : 1;
    return {};
}

QString hitText(const PlaceHit &hit)
{
    const QString area = formatQuantity(hit.overlapM2, 1, QStringLiteral("m²"));
    return hit.name.isEmpty() ? Tr::tr("building %1, %2").arg(QString::number(hit.id), area)
                              : Tr::tr("building %1 (%2), %3").arg(QString::number(hit.id), hit.name, area);
}

/// What stands where the model is to stand: "building 17 (Nhà văn hóa), 120,5 m²".
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
    if (place.fromCityM > kFarM) {
        notice.kind = Suspicion::FarFromCity;
        const Result<CityRegion> region = CityRegion::of(store);
        geo::Extent extent;
        for (const geo::Geometry &footprint : place.footprints)
            extent.add(footprint.extent());
        // What a program writes who was never told a place ("Boston") must not be taken for one.
        notice.blocking = !byHand && region && !region->contains(extent.center());
        notice.message = Tr::tr("The model stands %1 from the city.").arg(kilometresText(place.fromCityM));
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
    if (std::optional<ImportNotice> hits = hitNotice(place))
        notices.push_back(*hits);
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
                                   {QStringLiteral("areaM2"), parcel.areaM2}});
    }
    json.insert(QStringLiteral("parcels"), parcels);
    QJsonArray hits;
    for (const PlaceHit &hit : place.hits) {
        hits.append(QJsonObject{{QStringLiteral("id"), hit.id},
                                {QStringLiteral("name"), hit.name},
                                {QStringLiteral("overlapM2"), hit.overlapM2}});
    }
    json.insert(QStringLiteral("buildings"), hits);
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
