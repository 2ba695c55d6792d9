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
#include <functional>
#include <map>
#include <numbers>
#include <set>

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

/// What of a layer meets the footprints, and how much of it each time: footprint by footprint, so that those
/// of a model that lies scattered over the city do not read all of it. Nothing is left out.
Result<> readBelow(const QString &layer, QStringList fields, const std::vector<geo::Geometry> &footprints,
                   const city::Store &store, const TaskContext &task,
                   const std::function<void(const city::Feature &, size_t footprint, double commonM2)> &visit)
{
    city::Query query;
    query.fields = std::move(fields);
    for (size_t i = 0; i < footprints.size(); ++i) {
        query.extent = footprints[i].extent();
        Result<> going;
        DOTHI_TRY(store.read(layer, query, [&](city::Feature &feature) {
            going = task.checkpoint();
            if (!going)
                return city::Visit::Stop;
            if (const double common = commonArea(footprints[i], feature.geometry); common > 0)
                visit(feature, i, common);
            return city::Visit::Continue;
        }));
        DOTHI_TRY(going);
    }
    return {};
}

Result<> findHits(ModelPlace &place, const city::Store &store, const TaskContext &task)
{
    const QString id = QStringLiteral("building");
    const city::LayerDef &layer = *city::Schema::builtin().layer(id);
    std::map<city::FeatureId, PlaceHit> hits;
    DOTHI_TRY(readBelow(id, {QStringLiteral("name"), QStringLiteral("address")}, place.footprints, store,
                        task, [&](const city::Feature &building, size_t, double common) {
                            PlaceHit &hit = hits[building.id];
                            hit.id = building.id;
                            hit.overlapM2 += common;
                            hit.name = fieldText(building, layer, "name");
                            if (hit.name.isEmpty())
                                hit.name = fieldText(building, layer, "address");
                        }));
    place.hitCount = 0;
    for (auto &[number, hit] : hits) {
        if (hit.overlapM2 < kLeastCommonM2)
            continue;
        ++place.hitCount;
        place.hits.push_back(std::move(hit));
    }
    std::ranges::stable_sort(place.hits, std::greater(), &PlaceHit::overlapM2);
    if (place.hits.size() > kMostListed)
        place.hits.resize(kMostListed);
    return {};
}

/// The parcels it stands on, and how much of it on none. The first of them go into its sketch.
Result<> findParcels(ModelPlace &place, std::set<city::FeatureId> &sketched, const city::Store &store,
                     const TaskContext &task)
{
    std::map<city::FeatureId, PlaceParcel> stands;
    std::vector<std::vector<geo::Geometry>> below(place.footprints.size());
    DOTHI_TRY(readBelow(
        QStringLiteral("parcel"),
        {QStringLiteral("parcel_no"), QStringLiteral("map_sheet"), QStringLiteral("address")},
        place.footprints, store, task, [&](const city::Feature &parcel, size_t footprint, double common) {
            PlaceParcel &stand = stands[parcel.id];
            if (stand.name.isEmpty()) {
                stand.name = parcelName(parcel);
                if (place.parcels.size() < kMostParcels) {
                    place.parcels.push_back(parcel.geometry);
                    sketched.insert(parcel.id);
                }
            }
            stand.id = parcel.id;
            stand.areaM2 += common;
            // What lies beneath, not the parcel: one of a whole district costs no more than a plot.
            if (Result<geo::Geometry> under = geo::intersection(place.footprints[footprint], parcel.geometry))
                below[footprint].push_back(std::move(*under));
        }));
    for (auto &[number, stand] : stands) {
        if (stand.areaM2 >= kLeastCommonM2)
            place.stands.push_back(std::move(stand));
    }
    std::ranges::stable_sort(place.stands, std::greater(), &PlaceParcel::areaM2);
    if (place.stands.size() > kMostListed)
        place.stands.resize(kMostListed);
    double covered = 0;
    double all = 0;
    for (size_t i = 0; i < place.footprints.size(); ++i) {
        DOTHI_TRY(task.checkpoint());
        all += geo::area(place.footprints[i]);
        if (below[i].empty())
            continue;
        // Parcels may lie over one another.
        if (const Result<geo::Geometry> ground = geo::unionOf(below[i]); ground && !ground->isEmpty())
            covered += geo::area(*ground);
    }
    place.offParcels = all > 0 ? std::clamp(1 - covered / all, 0.0, 1.0) : 1;
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

Result<> judgePlace(ModelPlace &place, const city::Store &store, const TaskContext &task)
{
    if (!place.placed || place.footprints.empty())
        return {};
    const Result<CityRegion> region = CityRegion::of(store);
    if (!region)
        return Failure(region.error());
    if (place.extent.isEmpty()) {
        for (const geo::Geometry &footprint : place.footprints)
            place.extent.add(footprint.extent());
    }
    const geo::Coord middle = place.extent.center();
    place.fromCityM = region->held().isEmpty() ? region->outsideM(middle) : region->distanceM(middle);
    // A whole city is not held against parcels house by house.
    constexpr qint64 kMostJudged = 200;
    if (std::max(place.buildingCount, static_cast<qint64>(place.footprints.size())) > kMostJudged) {
        place.hitCount = -1;
        return {};
    }
    DOTHI_TRY(findHits(place, store, task));
    const Result<qint64> parcels = store.count(QStringLiteral("parcel"));
    if (!parcels)
        return Failure(parcels.error());
    if (*parcels == 0)
        return {};
    std::set<city::FeatureId> sketched;
    DOTHI_TRY(findParcels(place, sketched, store, task));
    // Those around are there for the sketch only: it stays readable with a few hundred.
    city::Query around;
    around.extent = place.extent.grown(kAroundM);
    around.withValues = false;
    around.limit = 2 * static_cast<qint64>(kMostParcels);
    DOTHI_TRY(store.read(QStringLiteral("parcel"), around, [&](city::Feature &parcel) {
        if (place.parcels.size() < kMostParcels && !sketched.contains(parcel.id))
            place.parcels.push_back(std::move(parcel.geometry));
        return task.cancelled() ? city::Visit::Stop : city::Visit::Continue;
    }));
    return task.checkpoint();
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
        // What a program writes who was never told a place ("Boston") must not be taken for one.
        notice.blocking = !byHand && region && !region->contains(place.extent.center());
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
