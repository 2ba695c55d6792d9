// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/json.h>
#include <dothi/geo/codec.h>
#include <dothi/geo/ops.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <permit/logic/proposal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Proposal)
};

constexpr qsizetype kLargestDocument = 4'000'000;
constexpr qsizetype kMostVolumes = 64;
constexpr qsizetype kMostRoads = 50;
constexpr size_t kMostPositions = 2'000;
constexpr int kMostStoreys = 200;
constexpr double kLowestM = -300;
constexpr double kHighestM = 4000;
constexpr double kMostFloorM2 = 10e6;
/// A volume farther than this from the plot is a mistake in its coordinates, not a building on it.
constexpr double kFarthestM = 2000;
constexpr double kSmallestAreaM2 = 0.01;
constexpr double kLargestAreaM2 = 10e6;

const std::array<std::pair<const char *, VolumeKind>, 5> kKinds{{{"basement", VolumeKind::Basement},
                                                                 {"podium", VolumeKind::Podium},
                                                                 {"tower", VolumeKind::Tower},
                                                                 {"house", VolumeKind::House},
                                                                 {"roof", VolumeKind::Roof}}};

/// Reads one document; keeps the member being read so that every error names it.
class Reader
{
public:
    Reader(const geo::Crs &cityCrs, int datumOperation)
        : m_cityCrs(cityCrs)
        , m_datumOperation(datumOperation)
    {}

    Result<Proposal> read(const QByteArray &json)
    {
        if (json.size() > kLargestDocument)
            return fail(
                Error(ErrorCode::InvalidData, Tr::tr("The proposal is larger than a proposal may be (4 MB)."))
                    .withAdvice(Tr::tr("Leave out what is not part of the building's volumes.")));
        if (!QUtf8StringView(json).isValidUtf8()) {
            return fail(Error(ErrorCode::InvalidData, Tr::tr("The proposal is not UTF-8 text."))
                            .withAdvice(Tr::tr("Save the file as UTF-8 and check it again.")));
        }
        QJsonParseError parse;
        const QJsonDocument document = QJsonDocument::fromJson(json, &parse);
        if (parse.error == QJsonParseError::DeepNesting) {
            return fail(Error(ErrorCode::InvalidData, Tr::tr("The proposal is nested too deeply."))
                            .withAdvice(Tr::tr(
                                "A proposal is one object with id, crs, use, plot or parcel, and volumes."))
                            .withDetail(parse.errorString()));
        }
        if (parse.error != QJsonParseError::NoError) {
            const auto line = json.left(parse.offset).count('\n') + 1;
            return fail(
                Error(ErrorCode::InvalidData, Tr::tr("The proposal is not JSON (line %1, byte %2).")
                                                  .arg(QString::number(line), QString::number(parse.offset)))
                    .withAdvice(Tr::tr("Look at that place for a missing bracket or comma, a word such "
                                       "as NaN, or a file that was cut off; then check it again."))
                    .withDetail(parse.errorString()));
        }
        if (!document.isObject()) {
            return fail(Error(ErrorCode::InvalidData, Tr::tr("The proposal must be a JSON object."))
                            .withAdvice(Tr::tr(
                                "A proposal is one object with id, crs, use, plot or parcel, and volumes.")));
        }
        DOTHI_TRY(checkJson(json)); // Qt keeps the last of two members of one name
        const QJsonObject root = document.object();
        warnUnknown(root, {},
                    {"id", "crs", "date", "use", "parcel", "plot", "volumes", "roads", "groundM", "dwellings",
                     "model"});
        DOTHI_TRY(readHead(root));
        DOTHI_TRY(readCrs(root.value(QLatin1String("crs"))));
        DOTHI_TRY(readPlot(root));
        DOTHI_TRY(readVolumes(root));
        DOTHI_TRY(readRoads(root));
        return std::move(m_proposal);
    }

private:
    [[nodiscard]] static Failure wrong(const QString &field, const QString &what)
    {
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The proposal cannot be used: %1.").arg(what))
                        .atField(field)
                        .withAdvice(Tr::tr("Correct the field “%1” and check again.").arg(field)));
    }

    /// An error from below, at its field; with advice, if it has none of its own.
    [[nodiscard]] static Failure at(const QString &field, Error error)
    {
        error = std::move(error).atField(field);
        if (error.advice().isEmpty())
            error = std::move(error).withAdvice(Tr::tr("Correct the field “%1” and check again.").arg(field));
        return Failure(std::move(error));
    }

    void warnUnknown(const QJsonObject &object, const QString &place,
                     std::initializer_list<const char *> known)
    {
        for (auto it = object.begin(); it != object.end(); ++it) {
            const bool isKnown =
                std::ranges::any_of(known, [&](const char *name) { return it.key() == QLatin1String(name); });
            if (!isKnown && m_proposal.warnings.size() < 100) {
                m_proposal.warnings.append(
                    Tr::tr("The member “%1” of the proposal is not known and was not used.")
                        .arg(place.isEmpty() ? it.key().left(80)
                                             : place + QLatin1Char('.') + it.key().left(80)));
            }
        }
    }

    Result<double> number(const QJsonObject &object, const char *name, const QString &place, double low,
                          double high) const
    {
        const QString field =
            place.isEmpty() ? QLatin1String(name) : place + QLatin1Char('.') + QLatin1String(name);
        const QJsonValue value = object.value(QLatin1String(name));
        if (value.isUndefined())
            return wrong(field, Tr::tr("a number is missing"));
        const double read = value.toDouble(std::nan(""));
        if (!value.isDouble() || !std::isfinite(read))
            return wrong(field, Tr::tr("it must be a number"));
        if (read < low || read > high) {
            return wrong(field, Tr::tr("%1 lies outside %2 … %3")
                                    .arg(QString::number(read), QString::number(low), QString::number(high)));
        }
        return read;
    }

    Result<int> integer(const QJsonObject &object, const char *name, const QString &place, int low,
                        int high) const
    {
        const Result<double> read = number(object, name, place, low, high);
        DOTHI_TRY(read);
        if (*read != std::floor(*read))
            return wrong(place + QLatin1Char('.') + QLatin1String(name), Tr::tr("it must be a whole number"));
        return static_cast<int>(*read);
    }

    /// 0 when the member is absent.
    Result<double> optionalArea(const QJsonObject &object, const char *name, const QString &place) const
    {
        if (!object.contains(QLatin1String(name)))
            return 0.0;
        return number(object, name, place, 0, kMostFloorM2);
    }

    Result<> readHead(const QJsonObject &root)
    {
        const QJsonValue id = root.value(QLatin1String("id"));
        if (!id.isString() || id.toString().isEmpty() || id.toString().size() > 200)
            return wrong(QStringLiteral("id"), Tr::tr("a text of 1 to 200 characters is needed"));
        // It stands beside the verdict: nothing in it may move what is written there.
        const QString idText = id.toString();
        if (!std::ranges::all_of(idText, [](QChar c) { return c.isPrint() || c.isSurrogate(); }))
            return wrong(QStringLiteral("id"), Tr::tr("control characters are not allowed"));
        m_proposal.id = id.toString();
        const QJsonValue date = root.value(QLatin1String("date"));
        if (!date.isUndefined()) {
            m_proposal.date = QDate::fromString(date.toString(), Qt::ISODate);
            if (date.toString().size() != 10 || !m_proposal.date.isValid())
                return wrong(QStringLiteral("date"), Tr::tr("a date as 2026-11-21 is needed"));
        }
        const QString use = root.value(QLatin1String("use")).toString();
        if (!Proposal::uses().contains(use)) {
            return wrong(QStringLiteral("use"),
                         Tr::tr("it must be one of %1").arg(Proposal::uses().join(QStringLiteral(", "))));
        }
        m_proposal.use = use;
        if (root.contains(QLatin1String("model"))) {
            // The file would replace the volumes: to go on without it would judge another building.
            return fail(
                Error(ErrorCode::Unsupported, Tr::tr("A proposal with a model file cannot be checked."))
                    .atField(QStringLiteral("model"))
                    .withAdvice(Tr::tr("Give the building's volumes as prisms (“volumes”) instead.")));
        }
        if (root.contains(QLatin1String("groundM"))) {
            const Result<double> ground = number(root, "groundM", {}, kLowestM, kHighestM);
            DOTHI_TRY(ground);
            m_proposal.groundM = *ground;
        }
        if (root.contains(QLatin1String("dwellings"))) {
            const Result<int> dwellings = integer(root, "dwellings", {}, 1, 10'000);
            DOTHI_TRY(dwellings);
            m_proposal.dwellings = *dwellings;
        }
        return {};
    }

    Result<> readCrs(const QJsonValue &value)
    {
        QString name = value.toString();
        if (value.isDouble())
            name = QStringLiteral("EPSG:%1").arg(value.toInt());
        else if (value.isObject()) // GeoJSON 2008
            name = value.toObject()
                       .value(QLatin1String("properties"))
                       .toObject()
                       .value(QLatin1String("name"))
                       .toString();
        name.replace(QLatin1String("urn:ogc:def:crs:EPSG::"), QLatin1String("EPSG:"));
        bool ok = false;
        const int epsg =
            name.startsWith(QLatin1String("EPSG:"), Qt::CaseInsensitive) ? name.mid(5).toInt(&ok) : 0;
        if (!ok || epsg <= 0)
            return wrong(QStringLiteral("crs"), Tr::tr("an EPSG code is needed, for example “EPSG:9210”"));
        const Result<geo::Crs> crs = geo::Crs::fromEpsg(epsg);
        if (!crs)
            return at(QStringLiteral("crs"), crs.error());
        if (crs->isDeprecated())
            return wrong(QStringLiteral("crs"), Tr::tr("%1 is deprecated").arg(crs->displayName()));
        Result<geo::Transform> transform = geo::Transform::create(*crs, m_cityCrs, m_datumOperation);
        if (!transform)
            return at(QStringLiteral("crs"), transform.error());
        m_transform = std::make_unique<geo::Transform>(std::move(*transform));
        m_proposal.operation = m_transform->operation();
        m_proposal.sourceCrs = QStringLiteral("EPSG:%1").arg(epsg);
        return {};
    }

    /// A geometry of the wanted type in the city's CRS, heights dropped.
    Result<geo::Geometry> geometry(const QJsonValue &value, geo::GeometryType type, const QString &field)
    {
        if (!value.isObject())
            return wrong(field, Tr::tr("a GeoJSON geometry is needed"));
        Result<geo::Geometry> read = geo::fromGeoJson(value.toObject());
        if (!read)
            return at(field, read.error());
        if (read->type() == geo::multiType(type) && read->partCount() == 1)
            *read = read->part(0);
        if (read->type() != type) {
            return wrong(field, Tr::tr("a %1 is needed, not a %2")
                                    .arg(QLatin1String(geo::geometryTypeName(type)),
                                         QLatin1String(geo::geometryTypeName(read->type()))));
        }
        m_positions += read->coords().size();
        if (m_positions > kMostPositions)
            return wrong(field, Tr::tr("the proposal has more than %1 positions").arg(kMostPositions));
        read->setHasZ(false);
        for (geo::Coord &c : read->coords())
            c.z = 0;
        const Result<> converted = m_transform->apply(*read);
        if (!converted)
            return at(field, converted.error());
        for (geo::Coord &c : read->coords())
            c.z = 0;
        const bool sane = std::ranges::all_of(
            read->coords(), [](const geo::Coord &c) { return std::abs(c.x) < 1e8 && std::abs(c.y) < 1e8; });
        if (!sane)
            return wrong(field, Tr::tr("its coordinates are not in %1").arg(m_proposal.sourceCrs));
        return read;
    }

    Result<geo::Geometry> polygon(const QJsonValue &value, const QString &field)
    {
        Result<geo::Geometry> read = geometry(value, geo::GeometryType::Polygon, field);
        if (!read)
            return read;
        const Result<geo::Validity> validity = geo::validity(*read);
        DOTHI_TRY(validity);
        if (!validity->valid) {
            return fail(Error(ErrorCode::InvalidData,
                              Tr::tr("The proposal cannot be used: the polygon is not valid at E %1 N %2.")
                                  .arg(QString::number(validity->where.x, 'f', 2),
                                       QString::number(validity->where.y, 'f', 2)))
                            .atField(field)
                            .withAdvice(Tr::tr("Draw the outline so that its edges do not cross or run back "
                                               "on themselves."))
                            .withDetail(validity->reason));
        }
        const double area = geo::area(*read);
        if (area < kSmallestAreaM2 || area > kLargestAreaM2)
            return wrong(field,
                         Tr::tr("its area of %1 m² cannot be right").arg(QString::number(area, 'f', 3)));
        geo::orient(*read);
        return read;
    }

    Result<> readPlot(const QJsonObject &root)
    {
        const QJsonValue parcel = root.value(QLatin1String("parcel"));
        if (!parcel.isUndefined()) {
            city::FeatureId id = 0;
            if (parcel.isDouble() && parcel.toDouble() == std::floor(parcel.toDouble())) {
                id = parcel.toInteger();
            } else if (parcel.isString()) {
                QString text = parcel.toString();
                if (text.startsWith(QLatin1String("parcel/")))
                    text.remove(0, 7);
                bool ok = false;
                id = text.toLongLong(&ok);
                if (!ok)
                    id = 0;
            }
            if (id <= 0)
                return wrong(QStringLiteral("parcel"), Tr::tr("the id of a parcel of the city is needed"));
            m_proposal.parcel = id;
        }
        if (root.contains(QLatin1String("plot"))) {
            Result<geo::Geometry> plot = polygon(root.value(QLatin1String("plot")), QStringLiteral("plot"));
            DOTHI_TRY(plot);
            m_proposal.plot = std::move(*plot);
        }
        if (!m_proposal.parcel && !m_proposal.plot)
            return wrong(QStringLiteral("plot"), Tr::tr("a “parcel” or a “plot” is needed"));
        return {};
    }

    Result<Volume> readVolume(const QJsonObject &object, const QString &place)
    {
        warnUnknown(object, place,
                    {"footprint", "baseM", "topM", "storeys", "kind", "parkingM2", "technicalM2"});
        Volume volume;
        const QString kind = object.value(QLatin1String("kind")).toString();
        const auto known = std::ranges::find_if(
            kKinds, [&](const auto &entry) { return kind == QLatin1String(entry.first); });
        if (known == kKinds.end()) {
            return wrong(
                place + QStringLiteral(".kind"),
                Tr::tr("it must be one of %1").arg(QStringLiteral("basement, podium, tower, house, roof")));
        }
        volume.kind = known->second;
        Result<geo::Geometry> footprint =
            polygon(object.value(QLatin1String("footprint")), place + QStringLiteral(".footprint"));
        DOTHI_TRY(footprint);
        volume.footprint = std::move(*footprint);
        const Result<double> base = number(object, "baseM", place, kLowestM, kHighestM);
        DOTHI_TRY(base);
        const Result<double> top = number(object, "topM", place, kLowestM, kHighestM);
        DOTHI_TRY(top);
        if (!(*top > *base))
            return wrong(place + QStringLiteral(".topM"), Tr::tr("the top must lie above the base"));
        volume.baseM = *base;
        volume.topM = *top;
        if (volume.kind != VolumeKind::Roof || object.contains(QLatin1String("storeys"))) {
            const int least = volume.kind == VolumeKind::Roof ? 0 : 1;
            const Result<int> storeys = integer(object, "storeys", place, least, kMostStoreys);
            DOTHI_TRY(storeys);
            volume.storeys = *storeys;
        }
        const Result<double> parking = optionalArea(object, "parkingM2", place);
        DOTHI_TRY(parking);
        const Result<double> technical = optionalArea(object, "technicalM2", place);
        DOTHI_TRY(technical);
        volume.parkingM2 = *parking;
        volume.technicalM2 = *technical;
        if (volume.parkingM2 + volume.technicalM2 > volume.floorAreaM2() + kSmallestAreaM2) {
            return wrong(place, Tr::tr("parking and technical areas exceed its floor area of %1 m²")
                                    .arg(QString::number(volume.floorAreaM2(), 'f', 1)));
        }
        return volume;
    }

    Result<> readVolumes(const QJsonObject &root)
    {
        const QJsonValue value = root.value(QLatin1String("volumes"));
        const QJsonArray volumes = value.toArray();
        if (!value.isArray() || volumes.isEmpty())
            return wrong(QStringLiteral("volumes"), Tr::tr("at least one volume is needed"));
        if (volumes.size() > kMostVolumes)
            return wrong(QStringLiteral("volumes"), Tr::tr("more than %1 volumes").arg(kMostVolumes));
        for (qsizetype i = 0; i < volumes.size(); ++i) {
            const QString place = QStringLiteral("volumes[%1]").arg(i);
            if (!volumes[i].isObject())
                return wrong(place, Tr::tr("an object is needed"));
            Result<Volume> volume = readVolume(volumes[i].toObject(), place);
            DOTHI_TRY(volume);
            m_proposal.volumes.push_back(std::move(*volume));
        }
        if (std::ranges::all_of(m_proposal.volumes, [](const Volume &v) {
                return v.kind == VolumeKind::Basement || v.kind == VolumeKind::Roof;
            }))
            return wrong(QStringLiteral("volumes"), Tr::tr("no volume stands above ground"));
        const geo::Coord center = m_proposal.plot ? m_proposal.plot->extent().center()
                                                  : m_proposal.volumes.front().footprint.extent().center();
        for (size_t i = 0; i < m_proposal.volumes.size(); ++i) {
            const geo::Coord c = m_proposal.volumes[i].footprint.extent().center();
            const double away = std::hypot(c.x - center.x, c.y - center.y);
            if (away > kFarthestM) {
                return wrong(QStringLiteral("volumes[%1].footprint").arg(i),
                             Tr::tr("it lies %1 m from the plot").arg(QString::number(away, 'f', 0)));
            }
        }
        return {};
    }

    Result<> readRoads(const QJsonObject &root)
    {
        const QJsonValue value = root.value(QLatin1String("roads"));
        if (value.isUndefined())
            return {};
        const QJsonArray roads = value.toArray();
        if (!value.isArray() || roads.size() > kMostRoads)
            return wrong(QStringLiteral("roads"),
                         Tr::tr("an array of at most %1 roads is needed").arg(kMostRoads));
        for (qsizetype i = 0; i < roads.size(); ++i) {
            const QString place = QStringLiteral("roads[%1]").arg(i);
            const QJsonObject object = roads[i].toObject();
            warnUnknown(object, place, {"line", "widthM", "name", "class"});
            DeclaredRoad road;
            Result<geo::Geometry> line =
                geometry(object.value(QLatin1String("line")), geo::GeometryType::LineString,
                         place + QStringLiteral(".line"));
            DOTHI_TRY(line);
            road.line = std::move(*line);
            if (geo::length(road.line) <= 0)
                return wrong(place + QStringLiteral(".line"), Tr::tr("the line has no length"));
            const Result<double> width = number(object, "widthM", place, 0.5, 300);
            DOTHI_TRY(width);
            road.rowWidthM = *width;
            road.name = object.value(QLatin1String("name")).toString().left(200);
            road.roadClass = object.value(QLatin1String("class")).toString().left(40);
            m_proposal.roads.push_back(std::move(road));
        }
        return {};
    }

    const geo::Crs &m_cityCrs;
    int m_datumOperation;
    std::unique_ptr<geo::Transform> m_transform;
    size_t m_positions = 0;
    Proposal m_proposal;
};

QJsonObject volumeJson(const Volume &volume)
{
    QJsonObject object{{QLatin1String("footprint"), geo::toGeoJson(volume.footprint)},
                       {QLatin1String("baseM"), volume.baseM},
                       {QLatin1String("topM"), volume.topM},
                       {QLatin1String("storeys"), volume.storeys},
                       {QLatin1String("kind"), volumeKindName(volume.kind)}};
    if (volume.parkingM2 > 0)
        object.insert(QLatin1String("parkingM2"), volume.parkingM2);
    if (volume.technicalM2 > 0)
        object.insert(QLatin1String("technicalM2"), volume.technicalM2);
    return object;
}

} // namespace

double Volume::floorAreaM2() const
{
    return storeys * geo::area(footprint);
}

QStringList Proposal::uses()
{
    return {QStringLiteral("row_house"),  QStringLiteral("detached_house"), QStringLiteral("apartment"),
            QStringLiteral("commercial"), QStringLiteral("mixed"),          QStringLiteral("public_service"),
            QStringLiteral("factory")};
}

Result<Proposal> Proposal::fromJson(const QByteArray &json, const geo::Crs &cityCrs, int datumOperation)
{
    return Reader(cityCrs, datumOperation).read(json);
}

QJsonObject Proposal::toJson(int epsg) const
{
    QJsonObject object{{QLatin1String("id"), id},
                       {QLatin1String("crs"), QStringLiteral("EPSG:%1").arg(epsg)},
                       {QLatin1String("use"), use}};
    if (date.isValid())
        object.insert(QLatin1String("date"), date.toString(Qt::ISODate));
    if (parcel)
        object.insert(QLatin1String("parcel"), *parcel);
    if (plot)
        object.insert(QLatin1String("plot"), geo::toGeoJson(*plot));
    if (groundM)
        object.insert(QLatin1String("groundM"), *groundM);
    if (dwellings != 1)
        object.insert(QLatin1String("dwellings"), dwellings);
    // Sorted by their own text: the order in the file means nothing.
    std::vector<std::pair<QByteArray, QJsonObject>> sorted;
    for (const Volume &volume : volumes) {
        QJsonObject json = volumeJson(volume);
        sorted.emplace_back(QJsonDocument(json).toJson(QJsonDocument::Compact), json);
    }
    std::ranges::sort(sorted, {}, &std::pair<QByteArray, QJsonObject>::first);
    QJsonArray array;
    for (const auto &entry : sorted)
        array.append(entry.second);
    object.insert(QLatin1String("volumes"), array);
    if (!roads.empty()) {
        QJsonArray lines;
        for (const DeclaredRoad &road : roads) {
            lines.append(QJsonObject{{QLatin1String("line"), geo::toGeoJson(road.line)},
                                     {QLatin1String("widthM"), road.rowWidthM},
                                     {QLatin1String("name"), road.name},
                                     {QLatin1String("class"), road.roadClass}});
        }
        object.insert(QLatin1String("roads"), lines);
    }
    return object;
}

QString volumeKindName(VolumeKind kind)
{
    return QLatin1String(
        std::ranges::find_if(kKinds, [kind](const auto &entry) { return entry.second == kind; })->first);
}

QString volumeKindTitle(VolumeKind kind)
{
    switch (kind) {
    case VolumeKind::Basement:
        return Tr::tr("Basement");
    case VolumeKind::Podium:
        return Tr::tr("Podium");
    case VolumeKind::Tower:
        return Tr::tr("Tower");
    case VolumeKind::House:
        return Tr::tr("House");
    case VolumeKind::Roof:
        break;
    }
    return Tr::tr("Roof");
}

} // namespace dothi::permit
