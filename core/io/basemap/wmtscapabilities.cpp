// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/xmlbounds.h>
#include <dothi/io/basemap/wmtscapabilities.h>
#include <dothi/io/basemap/wmtspyramid.h>

#include <QCoreApplication>
#include <QUrlQuery>
#include <QXmlStreamReader>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::BaseMap)
};

constexpr qsizetype kMostBytes = 4'000'000;
constexpr size_t kMostThings = 2000;
constexpr size_t kMostMatrices = 60;

struct Layer
{
    QString id;
    QString title;
    QString style;
    QString format;
    QString resource;
    QStringList sets;
    geo::Extent seen;                                    ///< degrees
    std::vector<std::pair<QString, QString>> dimensions; ///< with the value that stands for none
};

struct Capabilities
{
    std::vector<Layer> layers;
    std::vector<WmtsMatrixSet> sets;
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
    /// Two numbers, as of a corner.
    std::optional<std::pair<double, double>> pair()
    {
        const QStringList parts = text().simplified().split(QLatin1Char(' '));
        bool first = false;
        bool second = false;
        const double a = parts.value(0).toDouble(&first);
        const double b = parts.value(1).toDouble(&second);
        return first && second ? std::optional(std::pair(a, b)) : std::nullopt;
    }
    QString text() { return m_xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed().left(300); }

    void readLayer()
    {
        Layer layer;
        bool isDefault = false;
        bool inDimension = false;
        bool inBox = false; // the one in degrees, east first; others are in the order of their CRS
        geo::Extent box;
        for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
            const QXmlStreamReader::TokenType token = m_xml.readNext();
            if (token == QXmlStreamReader::EndElement) {
                --depth;
                inDimension = inDimension && depth > 1;
                if (inBox && depth == 1) {
                    layer.seen = box;
                    inBox = false;
                }
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
                if (inDimension && depth == 2)
                    layer.dimensions.emplace_back(id, QString());
                else if (!ofStyle && depth == 1)
                    layer.id = id;
                else if (ofStyle && (isDefault || layer.style.isEmpty()))
                    layer.style = id;
            } else if (name == QLatin1String("Dimension") && layer.dimensions.size() < kMostMatrices) {
                inDimension = true;
                ++depth;
            } else if (name == QLatin1String("Default") && inDimension && !layer.dimensions.empty()) {
                layer.dimensions.back().second = text();
            } else if (name == QLatin1String("LowerCorner") || name == QLatin1String("UpperCorner")) {
                if (const auto corner = pair(); corner && depth == 2)
                    box.add(geo::Coord{corner->first, corner->second, 0});
            } else if (name == QLatin1String("WGS84BoundingBox") && depth == 1) {
                box = {};
                inBox = true;
                ++depth;
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
        WmtsMatrixSet set;
        for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
            const QXmlStreamReader::TokenType token = m_xml.readNext();
            if (token == QXmlStreamReader::EndElement) {
                --depth;
                continue;
            }
            if (token != QXmlStreamReader::StartElement)
                continue;
            const QString name = m_xml.name().toString();
            if (name == QLatin1String("Identifier") && depth == 1) {
                set.id = text();
            } else if (name == QLatin1String("SupportedCRS")) {
                set.crs = text();
            } else if (name == QLatin1String("TileMatrix")) {
                WmtsMatrix matrix = readMatrix();
                if (set.matrices.size() < kMostMatrices)
                    set.matrices.push_back(std::move(matrix));
            } else {
                ++depth;
            }
        }
        if (!set.matrices.empty()) // inside a layer it is only a name
            m_found.sets.push_back(std::move(set));
    }

    WmtsMatrix readMatrix()
    {
        WmtsMatrix matrix;
        for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
            const QXmlStreamReader::TokenType token = m_xml.readNext();
            if (token == QXmlStreamReader::EndElement) {
                --depth;
                continue;
            }
            if (token != QXmlStreamReader::StartElement)
                continue;
            const QString name = m_xml.name().toString();
            if (name == QLatin1String("Identifier"))
                matrix.id = text();
            else if (name == QLatin1String("ScaleDenominator"))
                matrix.scale = text().toDouble();
            else if (name == QLatin1String("TopLeftCorner"))
                matrix.corner = pair();
            else if (name == QLatin1String("TileWidth"))
                matrix.tileWidth = text().toInt();
            else if (name == QLatin1String("TileHeight"))
                matrix.tileHeight = text().toInt();
            else if (name == QLatin1String("MatrixWidth"))
                matrix.columns = text().toDouble();
            else if (name == QLatin1String("MatrixHeight"))
                matrix.rows = text().toDouble();
            else
                ++depth;
        }
        return matrix;
    }

    QXmlStreamReader m_xml;
    Capabilities m_found;
    QString m_operation;
    int m_inStyle = 0;
};

/// What comes before the number of the level in all identifiers: "EPSG:3857:{z}"; none where they are named
/// in another way.
std::optional<QString> beforeLevels(const WmtsLevels &levels)
{
    std::optional<QString> before;
    for (int level = levels.first; level <= levels.last; ++level) {
        const QString &id = levels.matrices.at(level - levels.first);
        const QString number = QString::number(level);
        if (!id.endsWith(number))
            return {};
        const QString rest = id.left(id.size() - number.size());
        if (before && *before != rest)
            return {};
        before = rest;
    }
    return before;
}

/// {names} of a template with their values, in one go: values are not looked at again. Names that nothing is
/// known of stay. Too long a text ends where it becomes so.
QString filledIn(const QString &pattern, const std::map<QString, QString> &values)
{
    constexpr qsizetype kLongestFilled = 20'000;
    QString out;
    qsizetype at = 0;
    while (at < pattern.size() && out.size() < kLongestFilled) {
        const qsizetype open = pattern.indexOf(QLatin1Char('{'), at);
        const qsizetype close = open < 0 ? -1 : pattern.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            return out + pattern.mid(at);
        const auto found = values.find(pattern.mid(open + 1, close - open - 1).toLower());
        out += pattern.mid(at, open - at);
        out += found == values.end() ? pattern.mid(open, close + 1 - open) : found->second;
        at = close + 1;
    }
    return out;
}

} // namespace

Result<BaseMapSource> fromCapabilities(const BaseMapSource &source, const QByteArray &xml)
{
    if (xml.size() > kMostBytes)
        return fail(ErrorCode::InvalidData, Tr::tr("The capabilities are too large to be read."));
    if (hasCrowdedTags(xml))
        return fail(ErrorCode::InvalidData, Tr::tr("The answer is no WMTS capabilities."));
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
    // The web's pyramid first: it needs no arithmetic of others.
    const WmtsMatrixSet *chosen = nullptr;
    WmtsLevels levels;
    for (const WmtsMatrixSet &set : read->sets) {
        if (!layer->sets.contains(set.id) || (chosen && !levels.pyramid))
            continue;
        WmtsLevels own = levelsOf(set, layer->seen);
        if (own.isEmpty() || (chosen && own.pyramid && own.last <= levels.last))
            continue;
        levels = std::move(own);
        chosen = &set;
    }
    if (chosen) {
        const WmtsMatrixSet &set = *chosen;
        const std::optional<QString> before = beforeLevels(levels);
        const QString matrix = before ? *before + QStringLiteral("{z}") : QStringLiteral("{TileMatrix}");
        QString address = layer->resource;
        if (!address.isEmpty()) {
            std::map<QString, QString> values;
            for (const auto &[name, value] : layer->dimensions)
                values[name.toLower()] = value;
            values[QStringLiteral("tilematrixset")] = set.id;
            values[QStringLiteral("style")] = layer->style;
            values[QStringLiteral("layer")] = layer->id;
            values[QStringLiteral("tilematrix")] = matrix;
            values[QStringLiteral("tilerow")] = QStringLiteral("{y}");
            values[QStringLiteral("tilecol")] = QStringLiteral("{x}");
            address = filledIn(address, values);
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
            for (const auto &[name, value] : layer->dimensions)
                query.addQueryItem(QString::fromLatin1(QUrl::toPercentEncoding(name)),
                                   QString::fromLatin1(QUrl::toPercentEncoding(value)));
            url.setQuery(query);
            address = QString::fromLatin1(url.toEncoded()) + QStringLiteral("&TILEMATRIX=") + matrix +
                      QStringLiteral("&TILEROW={y}&TILECOL={x}");
        }
        BaseMapSource tiles = source;
        tiles.kind = BaseMapKind::Xyz;
        tiles.address = address;
        tiles.layer = layer->id;
        tiles.firstLevel = levels.first;
        tiles.lastLevel = levels.last;
        tiles.pyramid = levels.pyramid;
        if (!before)
            tiles.matrices = levels.matrices;
        if (tiles.attribution.isEmpty())
            tiles.attribution = read->provider;
        if (!layer->title.isEmpty() && tiles.name == QUrl(source.address).host())
            tiles.name = layer->title;
        DOTHI_TRY(tiles.check());
        return tiles;
    }
    return fail(
        Error(ErrorCode::Unsupported,
              Tr::tr("The tiles of the layer “%1” are cut in a way that cannot be drawn.").arg(layer->id))
            .withAdvice(Tr::tr("Use the WMS of the same server.")));
}

} // namespace dothi::io
