// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/basemap/basemapsource.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>
#include <QUuid>

#include <algorithm>
#include <array>
#include <cmath>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::BaseMap)
};

constexpr qsizetype kLongestAddress = 2000;
constexpr qsizetype kLongestName = 300;
constexpr size_t kMostSources = 50;

constexpr std::array<const char *, 4> kKindNames{"xyz", "wms", "wmts", "file"};

/// Placeholders are no part of an address: a URL with braces in it would be encoded differently.
QString withoutPlaceholders(QString address)
{
    for (const char *name : {"{z}", "{x}", "{-y}", "{y}", "{bbox}", "{s}", "{TileMatrix}"})
        address.replace(QLatin1String(name), QLatin1String("0"));
    return address;
}

QString clipped(const QJsonObject &json, const char *key, qsizetype most)
{
    return json.value(QLatin1String(key)).toString().left(most);
}

/// Sets a parameter of a query whatever the case of its name.
void setParameter(QUrlQuery &query, const QString &name, const QString &value, bool keep = false)
{
    for (const auto &[known, old] : query.queryItems()) {
        if (known.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (keep)
            return;
        query.removeAllQueryItems(known);
    }
    query.addQueryItem(name, value);
}

QString parameter(const QUrlQuery &query, const QString &name)
{
    for (const auto &[known, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (known.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

/// The CRS a WMS is asked in, as its address says; empty: the web's.
QString wmsCrs(const BaseMapSource &source)
{
    const QUrlQuery query{QUrl(source.address)};
    for (const char *name : {"CRS", "SRS"}) {
        if (const QString said = parameter(query, QLatin1String(name)).trimmed(); !said.isEmpty())
            return said.compare(QLatin1String("EPSG:3857"), Qt::CaseInsensitive) == 0 ? QString() : said;
    }
    return {};
}

/// Number of a code of EPSG; 84 for CRS:84, 0 for anything else.
int codeNumber(const QString &code)
{
    static const QRegularExpression kCode(QStringLiteral("^EPSG:(\\d{3,6})$"),
                                          QRegularExpression::CaseInsensitiveOption);
    constexpr int kDegreesEastFirst = 84;
    if (code.compare(QLatin1String("CRS:84"), Qt::CaseInsensitive) == 0)
        return kDegreesEastFirst;
    const QRegularExpressionMatch match = kCode.match(code);
    return match.hasMatch() ? match.captured(1).toInt() : 0;
}

Error noCrsCode(const QString &code)
{
    return Error(ErrorCode::InvalidArgument,
                 Tr::tr("“%1” is not the code of a coordinate system.").arg(code.left(40)))
        .withAdvice(Tr::tr("Write it as EPSG:3857 or EPSG:9210."));
}

/// Only by its code: a definition may name files.
Result<geo::Crs> crsByCode(const QString &code)
{
    const int number = codeNumber(code);
    if (number == 0)
        return fail(noCrsCode(code));
    return number == 84 ? geo::Crs::fromDefinition(QStringLiteral("OGC:CRS84")) : geo::Crs::fromEpsg(number);
}

QUrl wmsUrl(const BaseMapSource &source, const geo::TileGrid &grid, const geo::Extent &box)
{
    constexpr int kMetreDecimals = 4;
    constexpr int kDegreeDecimals = 10;
    QUrl url(source.address);
    QUrlQuery query(url);
    const QString number = QString::number(geo::TileGrid::kTilePx);
    // Decimal metres: none of the services wants an exponent.
    const int decimals = grid.crs().isGeographic() ? kDegreeDecimals : kMetreDecimals;
    const auto decimal = [decimals](double v) { return QString::number(v, 'f', decimals); };
    const QString crs = wmsCrs(source);
    setParameter(query, QStringLiteral("SERVICE"), QStringLiteral("WMS"));
    setParameter(query, QStringLiteral("REQUEST"), QStringLiteral("GetMap"));
    setParameter(query, QStringLiteral("VERSION"),
                 crs.isEmpty() ? QStringLiteral("1.3.0") : QStringLiteral("1.1.1"), true);
    setParameter(query, QStringLiteral("STYLES"), QString(), true);
    setParameter(query, QStringLiteral("FORMAT"), QStringLiteral("image/png"), true);
    setParameter(query, QStringLiteral("TRANSPARENT"), QStringLiteral("TRUE"), true);
    const bool old = parameter(query, QStringLiteral("VERSION")).startsWith(QLatin1String("1.1"));
    const QString code = crs.isEmpty() ? QStringLiteral("EPSG:3857") : crs.toUpper();
    for (const auto &[name, value] : query.queryItems()) {
        if (name.compare(QLatin1String("SRS"), Qt::CaseInsensitive) == 0 ||
            name.compare(QLatin1String("CRS"), Qt::CaseInsensitive) == 0)
            query.removeAllQueryItems(name);
    }
    setParameter(query, old ? QStringLiteral("SRS") : QStringLiteral("CRS"), code);
    setParameter(query, QStringLiteral("WIDTH"), number);
    setParameter(query, QStringLiteral("HEIGHT"), number);
    const bool northFirst = !old && grid.crs().startsWithNorth();
    const QStringList sides =
        northFirst
            ? QStringList{decimal(box.minY()), decimal(box.minX()), decimal(box.maxY()), decimal(box.maxX())}
            : QStringList{decimal(box.minX()), decimal(box.minY()), decimal(box.maxX()), decimal(box.maxY())};
    setParameter(query, QStringLiteral("BBOX"), sides.join(QLatin1Char(',')));
    url.setQuery(query);
    return url;
}

} // namespace

QJsonObject BaseMapSource::toJson() const
{
    QJsonObject json{{QLatin1String("id"), id},
                     {QLatin1String("name"), name},
                     {QLatin1String("kind"), QLatin1String(kKindNames[static_cast<size_t>(kind)])},
                     {QLatin1String("address"), address},
                     {QLatin1String("layer"), layer},
                     {QLatin1String("attribution"), attribution},
                     {QLatin1String("firstLevel"), firstLevel},
                     {QLatin1String("lastLevel"), lastLevel},
                     {QLatin1String("visible"), visible},
                     {QLatin1String("opacity"), opacity}};
    if (pyramid) {
        const geo::Extent &covered = pyramid->covered;
        json[QLatin1String("pyramid")] =
            QJsonObject{{QLatin1String("crs"), pyramid->crs},
                        {QLatin1String("west"), pyramid->west},
                        {QLatin1String("north"), pyramid->north},
                        {QLatin1String("edge"), pyramid->edge},
                        {QLatin1String("covered"),
                         QJsonArray{covered.minX(), covered.minY(), covered.maxX(), covered.maxY()}}};
    }
    if (!matrices.isEmpty())
        json[QLatin1String("matrices")] = QJsonArray::fromStringList(matrices);
    return json;
}

Result<BaseMapSource> BaseMapSource::fromJson(const QJsonObject &json)
{
    BaseMapSource source;
    const QString kind = json.value(QLatin1String("kind")).toString();
    const auto known =
        std::ranges::find_if(kKindNames, [&kind](const char *one) { return kind == QLatin1String(one); });
    if (known == kKindNames.end())
        return fail(ErrorCode::InvalidData, Tr::tr("“%1” is no kind of base map.").arg(kind.left(40)));
    source.kind = static_cast<BaseMapKind>(known - kKindNames.begin());
    source.id = clipped(json, "id", kLongestName);
    if (source.id.isEmpty())
        source.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    source.name = clipped(json, "name", kLongestName);
    source.address = json.value(QLatin1String("address")).toString();
    source.layer = clipped(json, "layer", kLongestName);
    source.attribution = clipped(json, "attribution", kLongestName);
    source.firstLevel = json.value(QLatin1String("firstLevel")).toInt(0);
    source.lastLevel = json.value(QLatin1String("lastLevel")).toInt(19);
    source.visible = json.value(QLatin1String("visible")).toBool(true);
    if (const QJsonValue there = json.value(QLatin1String("pyramid")); there.isObject()) {
        const auto number = [&there](const char *key) { return there[QLatin1String(key)].toDouble(); };
        const QJsonArray sides = there[QLatin1String("covered")].toArray();
        source.pyramid = Pyramid{there[QLatin1String("crs")].toString().left(kLongestName), number("west"),
                                 number("north"), number("edge"),
                                 geo::Extent(sides.at(0).toDouble(), sides.at(1).toDouble(),
                                             sides.at(2).toDouble(), sides.at(3).toDouble())};
    }
    for (const QJsonValue &matrix : json.value(QLatin1String("matrices")).toArray()) {
        if (source.matrices.size() <= geo::TileGrid::kDeepestLevel)
            source.matrices.append(matrix.toString().left(kLongestName));
    }
    const double opacity = json.value(QLatin1String("opacity")).toDouble(1);
    source.opacity = std::isfinite(opacity) ? std::clamp(opacity, 0.0, 1.0) : 1;
    DOTHI_TRY(source.check());
    return source;
}

BaseMapSource BaseMapSource::guess(const QString &typed)
{
    BaseMapSource source;
    source.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    source.address = QString(typed).remove(QChar(0)).trimmed();
    const QString lower = source.address.toLower();
    if (!lower.contains(QLatin1String("://"))) {
        source.kind = BaseMapKind::File;
        source.address = QDir::cleanPath(QFileInfo(source.address).absoluteFilePath());
        source.name = QFileInfo(source.address).completeBaseName();
        return source;
    }
    if (lower.contains(QLatin1String("{z}")))
        source.kind = BaseMapKind::Xyz;
    else if (lower.contains(QLatin1String("wmts")))
        source.kind = BaseMapKind::Wmts;
    else
        source.kind = BaseMapKind::Wms;
    if (source.kind == BaseMapKind::Wmts) // in one line, as scripts name it
        source.layer = parameter(QUrlQuery(QUrl(source.address)), QStringLiteral("LAYER")).left(kLongestName);
    source.name = QUrl(withoutPlaceholders(source.address)).host();
    return source;
}

Result<> BaseMapSource::check() const
{
    const auto refuse = [this](const QString &why, const QString &advice) {
        return fail(Error(ErrorCode::InvalidArgument, why).withAdvice(advice).withDetail(shownAddress()));
    };
    if (address.isEmpty() || address.size() > kLongestAddress) {
        return refuse(Tr::tr("A base map needs an address of at most %1 characters.").arg(kLongestAddress),
                      Tr::tr("Enter the address of a service, or choose a picture on disk."));
    }
    if (kind == BaseMapKind::File) {
        if (QDir::isRelativePath(address) || address.startsWith(QLatin1String("/vsi"))) {
            return refuse(Tr::tr("The picture must be named by its full path."),
                          Tr::tr("Choose the file with the button beside the field."));
        }
        return {};
    }
    const QUrl url(withoutPlaceholders(address), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() ||
        (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))) {
        return refuse(Tr::tr("Only http:// and https:// addresses can be base maps."),
                      Tr::tr("Copy the address from the description of the service."));
    }
    if (!url.userInfo().isEmpty()) {
        return refuse(Tr::tr("The address holds a user name or password."),
                      Tr::tr("Take it out: addresses are kept as plain text."));
    }
    const bool hasLevel = matrices.isEmpty() ? address.contains(QLatin1String("{z}"))
                                             : address.contains(QLatin1String("{TileMatrix}"));
    if (kind == BaseMapKind::Xyz &&
        (!hasLevel || !address.contains(QLatin1String("{x}")) ||
         !(address.contains(QLatin1String("{y}")) || address.contains(QLatin1String("{-y}"))))) {
        return refuse(Tr::tr("The address lacks {z}, {x} or {y}."),
                      Tr::tr("Write them where the zoom level, column and row of a tile stand."));
    }
    if (kind == BaseMapKind::Wms && parameter(QUrlQuery(QUrl(address)), QStringLiteral("layers")).isEmpty()) {
        return refuse(Tr::tr("The address of the WMS names no layer."),
                      Tr::tr("Add ?LAYERS= and the name of the layer to the address."));
    }
    if (const QString crs = kind == BaseMapKind::Wms ? wmsCrs(*this) : QString();
        !crs.isEmpty() && codeNumber(crs) == 0)
        return fail(noCrsCode(crs).withDetail(shownAddress()));
    if (firstLevel < 0 || lastLevel < firstLevel || lastLevel > geo::TileGrid::kDeepestLevel) {
        return refuse(Tr::tr("The levels must lie between 0 and %1.").arg(geo::TileGrid::kDeepestLevel),
                      Tr::tr("Most services have levels 0 to 19."));
    }
    if (!matrices.isEmpty() && matrices.size() != lastLevel - firstLevel + 1) {
        return refuse(Tr::tr("The levels of the service do not match their names."),
                      Tr::tr("Remove the base map and add it again."));
    }
    if (pyramid) {
        const bool finite = std::isfinite(pyramid->west) && std::isfinite(pyramid->north) &&
                            std::isfinite(pyramid->edge) && pyramid->covered.width() > 0 &&
                            pyramid->covered.height() > 0;
        // More tiles across than whole numbers can count are no pyramid.
        const double finest = std::ldexp(pyramid->edge, -lastLevel);
        const double reach = std::max({std::abs(pyramid->west), std::abs(pyramid->north),
                                       std::abs(pyramid->covered.maxX()), std::abs(pyramid->covered.minY()),
                                       pyramid->covered.width(), pyramid->covered.height()});
        if (!finite || !(pyramid->edge > 0) || !(reach / finest < 5e8)) {
            return refuse(Tr::tr("The tiles of the service lie nowhere."),
                          Tr::tr("Remove the base map and add it again."));
        }
    }
    return {};
}

QString BaseMapSource::shownAddress() const
{
    if (kind == BaseMapKind::File)
        return address;
    const QUrl url(withoutPlaceholders(address));
    return url.scheme() + QStringLiteral("://") + url.host() +
           (url.port() > 0 ? QStringLiteral(":%1").arg(url.port()) : QString());
}

Result<geo::TileGrid> gridOf(const BaseMapSource &source)
{
    if (source.pyramid) {
        const BaseMapSource::Pyramid &p = *source.pyramid;
        Result<geo::Crs> crs = crsByCode(p.crs);
        if (!crs)
            return Failure(std::move(crs).error());
        return geo::TileGrid(std::move(*crs), p.west, p.north, p.edge, p.covered, source.firstLevel,
                             source.lastLevel);
    }
    const QString other = source.kind == BaseMapKind::Wms ? wmsCrs(source) : QString();
    if (other.isEmpty())
        return geo::TileGrid::webMercator(source.firstLevel, source.lastLevel);
    Result<geo::Crs> crs = crsByCode(other);
    if (!crs)
        return Failure(std::move(crs).error());
    if (crs->isGeographic()) {
        const geo::Extent world(-180, -90, 180, 90);
        return geo::TileGrid(std::move(*crs), world.minX(), world.maxY(), world.height(), world,
                             source.firstLevel, source.lastLevel);
    }
    // As wide as the web's, so that a level means about the same size of pixel.
    constexpr double kHalfM = 20037508.342789244;
    const double half = kHalfM / std::max(crs->metresPerUnit(), 1e-6);
    return geo::TileGrid(std::move(*crs), -half, half, 2 * half, geo::Extent(-half, -half, half, half),
                         source.firstLevel, source.lastLevel);
}

QUrl tileUrl(const BaseMapSource &source, const geo::TileGrid &grid, const geo::TileId &tile)
{
    if (source.kind == BaseMapKind::Wms)
        return wmsUrl(source, grid, grid.extent(tile));
    QString address = source.address;
    const int rows = 1 << tile.level;
    // Last of all, so that nothing in the name of a matrix is taken for a placeholder.
    const int matrix = tile.level - source.firstLevel;
    const QString name = matrix >= 0 && matrix < source.matrices.size()
                             ? QString::fromLatin1(QUrl::toPercentEncoding(source.matrices.at(matrix)))
                             : QString();
    address.replace(QLatin1String("{z}"), QString::number(tile.level));
    address.replace(QLatin1String("{x}"), QString::number(tile.column));
    address.replace(QLatin1String("{y}"), QString::number(tile.row));
    address.replace(QLatin1String("{-y}"), QString::number(rows - 1 - tile.row));
    address.replace(QLatin1String("{s}"), QString(QChar(u'a' + (tile.column + tile.row) % 3)));
    address.replace(QLatin1String("{TileMatrix}"), name);
    return QUrl(address);
}

QByteArray baseMapsToJson(const std::vector<BaseMapSource> &sources)
{
    QJsonArray array;
    for (const BaseMapSource &source : sources)
        array.append(source.toJson());
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

std::vector<BaseMapSource> baseMapsFromJson(const QByteArray &json, int *refused)
{
    std::vector<BaseMapSource> sources;
    int bad = 0;
    const QJsonDocument document = QJsonDocument::fromJson(json);
    for (const QJsonValue &value : document.array()) {
        Result<BaseMapSource> source = BaseMapSource::fromJson(value.toObject());
        const bool twice = source && std::ranges::any_of(sources, [&source](const BaseMapSource &other) {
                               return other.id == source->id;
                           });
        if (source && !twice && sources.size() < kMostSources)
            sources.push_back(std::move(*source));
        else
            ++bad;
    }
    if (refused)
        *refused = bad;
    return sources;
}

} // namespace dothi::io
