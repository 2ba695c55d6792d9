// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/basemap/wmtscapabilities.h>

#include <QCoreApplication>
#include <QUrlQuery>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <map>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::BaseMap)
};

constexpr qsizetype kMostBytes = 4'000'000;
constexpr size_t kMostThings = 2000;
/// Scale of level 0 of WebMercatorQuad (OGC 17-083r2, annex D): 0.28 mm a pixel, 256 pixels around the earth.
constexpr double kScaleOfLevel0 = 559082264.0287178;

struct Layer
{
    QString id;
    QString title;
    QString style;
    QString format;
    QString resource;
    QStringList sets;
};

struct MatrixSet
{
    QString id;
    QString crs;
    std::map<QString, double> scales; ///< of its matrices by their identifier
    bool otherSize = false;
};

struct Capabilities
{
    std::vector<Layer> layers;
    std::vector<MatrixSet> sets;
    QString getTile; ///< address for requests by key and value
    QString provider;
};

class CapabilitiesReader
{
public:
    explicit CapabilitiesReader(const QByteArray &xml)
        : m_xml(xml)
    {
        m_xml.setEntityExpansionLimit(0);
    }

    Result<Capabilities> read()
    {
        bool isCapabilities = false;
        while (!m_xml.atEnd()) {
            const QXmlStreamReader::TokenType token = m_xml.readNext();
            if (token == QXmlStreamReader::DTD)
                return fail(ErrorCode::InvalidData,
                            Tr::tr("The capabilities hold a document type, which is not read."));
            if (token != QXmlStreamReader::StartElement)
                continue;
            const QStringView name = m_xml.name();
            if (!isCapabilities && name != QLatin1String("Capabilities"))
                return fail(ErrorCode::InvalidData, Tr::tr("The answer is no WMTS capabilities."));
            isCapabilities = true;
            if (name == QLatin1String("Layer") && m_found.layers.size() < kMostThings)
                readLayer();
            else if (name == QLatin1String("TileMatrixSet") && m_found.sets.size() < kMostThings)
                readSet();
            else if (name == QLatin1String("Operation"))
                m_operation = m_xml.attributes().value(QLatin1String("name")).toString();
            else if (name == QLatin1String("Get") && m_operation == QLatin1String("GetTile") &&
                     m_found.getTile.isEmpty())
                m_found.getTile = href();
            else if (name == QLatin1String("ProviderName"))
                m_found.provider = text();
        }
        if (m_xml.hasError() || !isCapabilities) {
            return fail(Error(ErrorCode::InvalidData, Tr::tr("The answer is no WMTS capabilities."))
                            .withDetail(m_xml.errorString()));
        }
        return std::move(m_found);
    }

private:
    QString href() const
    {
        for (const QXmlStreamAttribute &attribute : m_xml.attributes()) {
            if (attribute.name() == QLatin1String("href"))
                return attribute.value().toString();
        }
        return {};
    }
    QString text() { return m_xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed().left(300); }

    void readLayer()
    {
        Layer layer;
        bool isDefault = false;
        for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
            const QXmlStreamReader::TokenType token = m_xml.readNext();
            if (token == QXmlStreamReader::EndElement) {
                --depth;
                continue;
            }
            if (token != QXmlStreamReader::StartElement)
                continue;
            const QString name = m_xml.name().toString();
            if (name == QLatin1String("Style")) {
                isDefault = m_xml.attributes().value(QLatin1String("isDefault")) == QLatin1String("true");
                ++depth;
                m_inStyle = depth;
            } else if (name == QLatin1String("Identifier")) {
                const QString id = text();
                const bool ofStyle = depth >= m_inStyle && m_inStyle > 1;
                if (!ofStyle && depth == 1)
                    layer.id = id;
                else if (ofStyle && (isDefault || layer.style.isEmpty()))
                    layer.style = id;
            } else if (name == QLatin1String("Title") && depth == 1) {
                layer.title = text();
            } else if (name == QLatin1String("Format") && depth == 1) {
                const QString format = text();
                if (layer.format.isEmpty() || format == QLatin1String("image/png"))
                    layer.format = format;
            } else if (name == QLatin1String("TileMatrixSet")) {
                layer.sets.append(text());
            } else if (name == QLatin1String("ResourceURL")) {
                const QXmlStreamAttributes a = m_xml.attributes();
                if (a.value(QLatin1String("resourceType")) == QLatin1String("tile") &&
                    a.value(QLatin1String("format")).startsWith(QLatin1String("image/")) &&
                    layer.resource.isEmpty())
                    layer.resource = a.value(QLatin1String("template")).toString();
                ++depth;
            } else {
                ++depth;
            }
            if (depth < m_inStyle)
                m_inStyle = 0;
        }
        m_inStyle = 0;
        m_found.layers.push_back(std::move(layer));
    }

    void readSet()
    {
        MatrixSet set;
        QString matrix;
        for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
            const QXmlStreamReader::TokenType token = m_xml.readNext();
            if (token == QXmlStreamReader::EndElement) {
                --depth;
                continue;
            }
            if (token != QXmlStreamReader::StartElement)
                continue;
            const QString name = m_xml.name().toString();
            if (name == QLatin1String("Identifier")) {
                (depth == 1 ? set.id : matrix) = text();
            } else if (name == QLatin1String("SupportedCRS")) {
                set.crs = text();
            } else if (name == QLatin1String("ScaleDenominator")) {
                const double scale = text().toDouble();
                if (set.scales.size() < 40)
                    set.scales[matrix] = scale;
            } else if (name == QLatin1String("TileWidth")) {
                set.otherSize |= text().toInt() != geo::TileGrid::kTilePx;
            } else {
                ++depth;
            }
        }
        if (!set.scales.empty()) // inside a layer it is only a name
            m_found.sets.push_back(std::move(set));
    }

    QXmlStreamReader m_xml;
    Capabilities m_found;
    QString m_operation;
    int m_inStyle = 0;
};

/// How the identifiers of the matrices are made from the level: "EPSG:3857:{z}"; empty when this is not the
/// pyramid of web maps.
struct Levels
{
    QString name;
    int first = 99;
    int last = -1;
};
Levels levelsOf(const MatrixSet &set)
{
    Levels levels;
    const bool mercator = set.crs.endsWith(QLatin1String(":3857")) ||
                          set.crs.endsWith(QLatin1String(":900913")) ||
                          set.crs.endsWith(QLatin1String("/3857"));
    if (!mercator)
        return {};
    for (const auto &[id, scale] : set.scales) {
        if (!(scale > 0))
            return {};
        const double level = std::log2(kScaleOfLevel0 / scale) - (set.otherSize ? 1 : 0);
        const int whole = static_cast<int>(std::lround(level));
        if (std::abs(level - whole) > 0.001 || whole < 0 || whole > geo::TileGrid::kDeepestLevel)
            return {};
        const QString number = QString::number(whole);
        // "05" and "5", with anything before it.
        if (!id.endsWith(number))
            return {};
        QString before = id.left(id.size() - number.size());
        if (levels.last < 0)
            levels.name = before;
        else if (levels.name != before)
            return {};
        levels.first = std::min(levels.first, whole);
        levels.last = std::max(levels.last, whole);
    }
    return levels;
}

} // namespace

Result<BaseMapSource> fromCapabilities(const BaseMapSource &source, const QByteArray &xml)
{
    if (xml.size() > kMostBytes)
        return fail(ErrorCode::InvalidData, Tr::tr("The capabilities are too large to be read."));
    Result<Capabilities> read = CapabilitiesReader(xml).read();
    if (!read)
        return Failure(std::move(read).error());
    const auto layer = source.layer.isEmpty() ? read->layers.begin()
                                              : std::ranges::find(read->layers, source.layer, &Layer::id);
    if (layer == read->layers.end()) {
        QStringList known;
        for (const Layer &one : read->layers) {
            if (known.size() < 12)
                known.append(one.id);
        }
        return fail(Error(ErrorCode::NotFound, Tr::tr("The service has no layer “%1”.").arg(source.layer))
                        .withAdvice(Tr::tr("Its layers: %1.").arg(known.join(QStringLiteral(", ")))));
    }
    for (const MatrixSet &set : read->sets) {
        const Levels levels = levelsOf(set);
        if (levels.last < 0 || !layer->sets.contains(set.id))
            continue;
        QString address = layer->resource;
        if (!address.isEmpty()) {
            address.replace(QLatin1String("{TileMatrixSet}"), set.id, Qt::CaseInsensitive);
            address.replace(QLatin1String("{style}"), layer->style, Qt::CaseInsensitive);
            address.replace(QLatin1String("{layer}"), layer->id, Qt::CaseInsensitive);
            address.replace(QLatin1String("{TileMatrix}"), levels.name + QStringLiteral("{z}"),
                            Qt::CaseInsensitive);
            address.replace(QLatin1String("{TileRow}"), QStringLiteral("{y}"), Qt::CaseInsensitive);
            address.replace(QLatin1String("{TileCol}"), QStringLiteral("{x}"), Qt::CaseInsensitive);
        } else if (!read->getTile.isEmpty()) {
            QUrl url(read->getTile);
            QUrlQuery query(url);
            const auto add = [&query](const char *key, const QString &value) {
                query.addQueryItem(QLatin1String(key), QString::fromLatin1(QUrl::toPercentEncoding(value)));
            };
            add("SERVICE", QStringLiteral("WMTS"));
            add("REQUEST", QStringLiteral("GetTile"));
            add("VERSION", QStringLiteral("1.0.0"));
            add("LAYER", layer->id);
            add("STYLE", layer->style);
            add("FORMAT", layer->format);
            add("TILEMATRIXSET", set.id);
            url.setQuery(query);
            address = QString::fromLatin1(url.toEncoded()) + QStringLiteral("&TILEMATRIX=") + levels.name +
                      QStringLiteral("{z}&TILEROW={y}&TILECOL={x}");
        }
        BaseMapSource tiles = source;
        tiles.kind = BaseMapKind::Xyz;
        tiles.address = address;
        tiles.layer = layer->id;
        tiles.firstLevel = levels.first;
        tiles.lastLevel = levels.last;
        if (tiles.attribution.isEmpty())
            tiles.attribution = read->provider;
        if (!layer->title.isEmpty() && tiles.name == QUrl(source.address).host())
            tiles.name = layer->title;
        DOTHI_TRY(tiles.check());
        return tiles;
    }
    return fail(
        Error(ErrorCode::Unsupported,
              Tr::tr("The layer “%1” is not offered in the tiles of web maps (EPSG:3857).").arg(layer->id))
            .withAdvice(Tr::tr("Use the WMS of the same server.")));
}

} // namespace dothi::io
