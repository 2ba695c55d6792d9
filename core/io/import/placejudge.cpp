// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a place of a model means in the city: its parcels, the buildings in its way, the distance.

#include <dothi/geo/codec.h>
#include <dothi/geo/ops.h>
#include <dothi/io/import/cityregion.h>
#include <dothi/io/import/placing.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelPlacing)
};

constexpr size_t kMostListed = 50;
constexpr size_t kMostParcels = 300;
constexpr double kAroundM = 60;
/// The corners of a place that is kept to be shown.
constexpr size_t kMostShown = 2000;
/// Less in common is the rounding of two surveys.
constexpr double kLeastCommonM2 = 0.5;
/// What boundaries and walls may be off by where the data do not say it: as in the rules of the permit check.
constexpr double kSurveyM = 0.1;

QString fieldText(const city::Feature &feature, const city::LayerDef &layer, const char *field)
{
    return city::toText(feature.value(layer, QLatin1String(field))).trimmed();
}

/// A footprint that hands out its parts near a box: what is held against one of thousands of boxes by each of
/// hundreds of parcels would otherwise cost all of them each time.
class Parts
{
public:
    explicit Parts(const geo::Geometry &whole)
        : m_whole(whole)
    {
        constexpr size_t kFew = 16;
        if (whole.partCount() <= kFew)
            return;
        m_indexed = true;
        for (size_t i = 0; i < whole.partCount(); ++i) {
            geo::Extent box;
            for (const geo::Coord &c : whole.ring(i, 0))
                box.add(c);
            m_index.insert(box, static_cast<qint64>(i));
        }
    }

    /// All of it where it has few parts.
    [[nodiscard]] geo::Geometry near(const geo::Extent &box) const
    {
        if (!m_indexed)
            return m_whole;
        std::vector<qint64> numbers = m_index.query(box);
        std::ranges::sort(numbers);
        geo::Geometry some(m_whole.type(), m_whole.hasZ());
        for (const qint64 number : numbers)
            some.append(m_whole.part(static_cast<size_t>(number)));
        return some;
    }

private:
    const geo::Geometry &m_whole;
    geo::SpatialIndex m_index;
    bool m_indexed = false;
};

/// Of two polygonal geometries; empty where GEOS can make nothing of one of them.
geo::Geometry commonOf(const geo::Geometry &a, const geo::Geometry &b)
{
    if (a.isEmpty() || !a.extent().intersects(b.extent()))
        return {};
    Result<geo::Geometry> common = geo::intersection(a, b);
    return common && !common->isEmpty() && geo::area(*common) > 0 ? std::move(*common) : geo::Geometry();
}

/// Whether a common area is wider than `toleranceM`: a strip between two surveys is none.
bool isWide(const geo::Geometry &common, double toleranceM)
{
    const Result<geo::Geometry> core = geo::buffer(common, -toleranceM / 2);
    return core && !core->isEmpty();
}

/// Keeps the largest piece of several for a person to look at: of many corners only its box.
void keepLargest(geo::Geometry &kept, const geo::Geometry &piece)
{
    if (!kept.isEmpty() && geo::area(kept) >= geo::area(piece))
        return;
    if (piece.coords().size() <= kMostShown) {
        kept = piece;
        return;
    }
    const geo::Extent box = piece.extent();
    kept = geo::Geometry::polygon({{{box.minX(), box.minY(), 0},
                                    {box.maxX(), box.minY(), 0},
                                    {box.maxX(), box.maxY(), 0},
                                    {box.minX(), box.maxY(), 0},
                                    {box.minX(), box.minY(), 0}}});
}

/// What a permit application asks to build, where it says so in the city's system; else its plot.
geo::Geometry proposedShape(const city::Feature &application, const city::Store &store)
{
    const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("permit_application"));
    const QByteArray text = city::toText(application.value(layer, QStringLiteral("proposal"))).toUtf8();
    constexpr qsizetype kLongest = 1'000'000;
    if (text.size() > kLongest)
        return application.geometry;
    const QJsonObject proposal = QJsonDocument::fromJson(text).object();
    const QString crs = proposal.value(QLatin1String("crs")).toString();
    if (!crs.isEmpty() && crs != store.crs().definition())
        return application.geometry;
    std::vector<geo::Geometry> shapes;
    const QJsonArray volumes = proposal.value(QLatin1String("volumes")).toArray();
    constexpr qsizetype kMostVolumes = 200;
    for (qsizetype i = 0; i < std::min(volumes.size(), kMostVolumes); ++i) {
        Result<geo::Geometry> shape =
            geo::fromGeoJson(volumes.at(i).toObject().value(QLatin1String("footprint")).toObject());
        if (shape && shape->dimension() == 2 && shape->isFinite())
            shapes.push_back(std::move(*shape));
    }
    if (shapes.empty())
        return application.geometry;
    Result<geo::Geometry> all = geo::unionOf(shapes);
    if (!all || all->isEmpty())
        return application.geometry;
    return std::move(*all);
}

/// A feature and what of a footprint lies on it.
using Met = std::function<void(const city::Feature &, size_t footprint, geo::Geometry common)>;

/// What of a layer meets the footprints: footprint by footprint, so that those of a model that lies scattered
/// over the city do not read all of it. Nothing is left out.
Result<> readBelow(const QString &layer, QStringList fields, const std::vector<geo::Geometry> &footprints,
                   const city::Store &store, const TaskContext &task, const Met &visit)
{
    const bool proposed = layer == QLatin1String("permit_application");
    city::Query query;
    query.fields = std::move(fields);
    for (size_t i = 0; i < footprints.size(); ++i) {
        query.extent = footprints[i].extent();
        const Parts parts(footprints[i]);
        Result<> going;
        DOTHI_TRY(store.read(layer, query, [&](city::Feature &feature) {
            going = task.checkpoint();
            if (!going)
                return city::Visit::Stop;
            if (proposed)
                feature.geometry = proposedShape(feature, store);
            if (geo::Geometry common = commonOf(parts.near(feature.geometry.extent()), feature.geometry);
                !common.isEmpty())
                visit(feature, i, std::move(common));
            return city::Visit::Continue;
        }));
        DOTHI_TRY(going);
    }
    return {};
}

/// Keeps those that have more in common than two surveys differ by, the largest first; how many there are.
qint64 keepHits(std::map<city::FeatureId, PlaceHit> &found, std::vector<PlaceHit> &hits)
{
    for (auto &[number, hit] : found) {
        if (hit.overlapM2 >= kLeastCommonM2)
            hits.push_back(std::move(hit));
    }
    std::ranges::stable_sort(hits, std::greater(), &PlaceHit::overlapM2);
    const auto count = static_cast<qint64>(hits.size());
    if (hits.size() > kMostListed)
        hits.resize(kMostListed);
    return count;
}

Result<> findHits(ModelPlace &place, const city::Store &store, const TaskContext &task)
{
    const QString id = QStringLiteral("building");
    const city::LayerDef &layer = *city::Schema::builtin().layer(id);
    std::map<city::FeatureId, PlaceHit> hits;
    DOTHI_TRY(readBelow(id, {QStringLiteral("name"), QStringLiteral("address")}, place.footprints, store,
                        task, [&](const city::Feature &building, size_t, const geo::Geometry &common) {
                            PlaceHit &hit = hits[building.id];
                            hit.id = building.id;
                            hit.overlapM2 += geo::area(common);
                            hit.beyondTolerance = hit.beyondTolerance || isWide(common, kSurveyM);
                            keepLargest(hit.where, common);
                            hit.name = fieldText(building, layer, "name");
                            if (hit.name.isEmpty())
                                hit.name = fieldText(building, layer, "address");
                        }));
    place.hitCount = keepHits(hits, place.hits);
    return {};
}

/// Applications that were refused or withdrawn ask for nothing any more.
Result<> findProposals(ModelPlace &place, const city::Store &store, const TaskContext &task)
{
    const QString id = QStringLiteral("permit_application");
    const city::LayerDef &layer = *city::Schema::builtin().layer(id);
    std::map<city::FeatureId, PlaceHit> hits;
    DOTHI_TRY(readBelow(id,
                        {QStringLiteral("code"), QStringLiteral("title"), QStringLiteral("status"),
                         QStringLiteral("proposal")},
                        place.footprints, store, task,
                        [&](const city::Feature &application, size_t, const geo::Geometry &common) {
                            const QString status = fieldText(application, layer, "status");
                            if (status == QLatin1String("refused") || status == QLatin1String("withdrawn"))
                                return;
                            PlaceHit &hit = hits[application.id];
                            hit.id = application.id;
                            hit.overlapM2 += geo::area(common);
                            hit.beyondTolerance = hit.beyondTolerance || isWide(common, kSurveyM);
                            keepLargest(hit.where, common);
                            QStringList parts = {fieldText(application, layer, "code"),
                                                 fieldText(application, layer, "title")};
                            parts.removeAll(QString());
                            hit.name = parts.join(QStringLiteral(" · "));
                        }));
    (void)keepHits(hits, place.proposals);
    return {};
}

/// What of one footprint lies on one parcel.
struct Share
{
    city::FeatureId parcel = 0;
    geo::Geometry common; ///< not the parcel: one of a whole district costs no more than a plot
    double areaM2 = 0;
    double toleranceM = kSurveyM;
};

/// What of a footprint lies on parcels that are not its own.
void noteForeign(const std::vector<Share> &shares, city::FeatureId said,
                 std::map<city::FeatureId, PlaceParcel> &stands)
{
    const auto most = std::ranges::max_element(shares, {}, &Share::areaM2);
    for (const Share &share : shares) {
        if (share.parcel == (said != 0 ? said : most->parcel))
            continue;
        PlaceParcel &stand = stands[share.parcel];
        if (!(stand.foreignM2 > 0))
            stand.where = {}; // of what is its own
        stand.foreignM2 += share.areaM2;
        keepLargest(stand.where, share.common);
        stand.beyondTolerance = stand.beyondTolerance || isWide(share.common, share.toleranceM);
    }
}

/// The parcels it stands on, and how much of it on none. The first of them go into its sketch.
Result<> findParcels(ModelPlace &place, std::set<city::FeatureId> &sketched, const city::Store &store,
                     const TaskContext &task)
{
    const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("parcel"));
    std::map<city::FeatureId, PlaceParcel> stands;
    std::vector<std::vector<Share>> below(place.footprints.size());
    DOTHI_TRY(readBelow(layer.id,
                        {QStringLiteral("parcel_no"), QStringLiteral("map_sheet"), QStringLiteral("address"),
                         QStringLiteral("accuracy_m")},
                        place.footprints, store, task,
                        [&](const city::Feature &parcel, size_t footprint, geo::Geometry common) {
                            PlaceParcel &stand = stands[parcel.id];
                            if (stand.name.isEmpty()) {
                                stand.name = parcelName(parcel);
                                if (place.parcels.size() < kMostParcels) {
                                    place.parcels.push_back(parcel.geometry);
                                    sketched.insert(parcel.id);
                                }
                            }
                            stand.id = parcel.id;
                            Share share{parcel.id, std::move(common), 0, kSurveyM};
                            share.areaM2 = geo::area(share.common);
                            bool known = false;
                            const double accuracy = fieldText(parcel, layer, "accuracy_m").toDouble(&known);
                            if (known && accuracy > 0)
                                share.toleranceM = accuracy;
                            stand.areaM2 += share.areaM2;
                            if (!(stand.foreignM2 > 0))
                                keepLargest(stand.where, share.common);
                            below[footprint].push_back(std::move(share));
                        }));
    double covered = 0;
    double all = 0;
    for (size_t i = 0; i < place.footprints.size(); ++i) {
        DOTHI_TRY(task.checkpoint());
        all += geo::area(place.footprints[i]);
        if (below[i].empty())
            continue;
        noteForeign(below[i], place.parcel, stands);
        std::vector<geo::Geometry> grounds;
        for (Share &share : below[i])
            grounds.push_back(std::move(share.common));
        // Parcels may lie over one another.
        if (const Result<geo::Geometry> ground = geo::unionOf(grounds); ground && !ground->isEmpty())
            covered += geo::area(*ground);
    }
    for (auto &[number, stand] : stands) {
        if (stand.areaM2 >= kLeastCommonM2)
            place.stands.push_back(std::move(stand));
    }
    std::ranges::stable_sort(place.stands, std::greater(), &PlaceParcel::areaM2);
    if (place.stands.size() > kMostListed)
        place.stands.resize(kMostListed);
    place.offParcels = all > 0 ? std::clamp(1 - covered / all, 0.0, 1.0) : 1;
    return {};
}

/// What lies around, for the sketch only: it stays readable with a few hundred.
Result<> readAround(const char *layer, const geo::Extent &extent, const std::set<city::FeatureId> &known,
                    std::vector<geo::Geometry> &out, const city::Store &store, const TaskContext &task)
{
    city::Query around;
    around.extent = extent.grown(kAroundM);
    around.withValues = false;
    around.limit = 2 * static_cast<qint64>(kMostParcels);
    DOTHI_TRY(store.read(QLatin1String(layer), around, [&](city::Feature &feature) {
        if (out.size() < kMostParcels && !known.contains(feature.id))
            out.push_back(std::move(feature.geometry));
        return task.cancelled() ? city::Visit::Stop : city::Visit::Continue;
    }));
    return task.checkpoint();
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
    for (const geo::Geometry &footprint : place.footprints)
        place.footprintM2 += geo::area(footprint);
    DOTHI_TRY(findHits(place, store, task));
    DOTHI_TRY(findProposals(place, store, task));
    DOTHI_TRY(readAround("building", place.extent, {}, place.neighbours, store, task));
    DOTHI_TRY(readAround("road", place.extent, {}, place.roads, store, task));
    const Result<qint64> parcels = store.count(QStringLiteral("parcel"));
    if (!parcels)
        return Failure(parcels.error());
    if (*parcels == 0)
        return {};
    std::set<city::FeatureId> sketched;
    DOTHI_TRY(findParcels(place, sketched, store, task));
    return readAround("parcel", place.extent, sketched, place.parcels, store, task);
}

} // namespace dothi::io
