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

    /// Walks the elements right below the one in hand: `take` reads the element whose name it is given to its
    /// end and says true, or leaves it alone.
    template <class Take>
    void eachChild(const Take &take)
    {
        while (m_xml.readNextStartElement()) {
            if (!take(m_xml.name().toString()))
                m_xml.skipCurrentElement();
        }
    }

    void readLayer()
    {
        Layer layer;
        eachChild([&](const QString &name) {
            if (name == QLatin1String("Identifier")) {
                layer.id = text();
            } else if (name == QLatin1String("Title")) {
                layer.title = text();
            } else if (name == QLatin1String("Style")) {
                readStyle(layer);
            } else if (name == QLatin1String("Dimension") && layer.dimensions.size() < kMostMatrices) {
                layer.dimensions.push_back(readDimension());
            } else if (name == QLatin1String("WGS84BoundingBox")) {
                layer.seen = readBox();
            } else if (name == QLatin1String("Format")) {
                const QString format = text();
                if (layer.format.isEmpty() || format == QLatin1String("image/png"))
                    layer.format = format;
            } else if (name == QLatin1String("TileMatrixSetLink")) {
                eachChild([&](const QString &inner) {
                    if (inner != QLatin1String("TileMatrixSet"))
                        return false;
                    layer.sets.append(text());
                    return true;
                });
            } else {
                if (name == QLatin1String("ResourceURL") && layer.resource.isEmpty())
                    layer.resource = tileResource();
                return false;
            }
            return true;
        });
        m_found.layers.push_back(std::move(layer));
    }

    /// The template of a ResourceURL when it is one of tiles.
    QString tileResource() const
    {
        const QXmlStreamAttributes a = m_xml.attributes();
        return a.value(QLatin1String("resourceType")) == QLatin1String("tile") &&
                       a.value(QLatin1String("format")).startsWith(QLatin1String("image/"))
                   ? a.value(QLatin1String("template")).toString()
                   : QString();
    }

    /// The default style, else the first.
    void readStyle(Layer &layer)
    {
        const bool isDefault = m_xml.attributes().value(QLatin1String("isDefault")) == QLatin1String("true");
        eachChild([&](const QString &name) {
            if (name != QLatin1String("Identifier"))
                return false;
            const QString id = text();
            if (isDefault || layer.style.isEmpty())
                layer.style = id;
            return true;
        });
    }

    std::pair<QString, QString> readDimension()
    {
        std::pair<QString, QString> dimension;
        eachChild([&](const QString &name) {
            if (name == QLatin1String("Identifier"))
                dimension.first = text();
            else if (name == QLatin1String("Default"))
                dimension.second = text();
            else
                return false;
            return true;
        });
        return dimension;
    }

    /// The box in degrees, east first; others are in the order of their CRS.
    geo::Extent readBox()
    {
        geo::Extent box;
        eachChild([&](const QString &name) {
            if (name != QLatin1String("LowerCorner") && name != QLatin1String("UpperCorner"))
                return false;
            if (const auto corner = pair())
                box.add(geo::Coord{corner->first, corner->second, 0});
            return true;
        });
        return box;
    }

    void readSet()
    {
        WmtsMatrixSet set;
        eachChild([&](const QString &name) {
            if (name == QLatin1String("Identifier")) {
                set.id = text();
            } else if (name == QLatin1String("SupportedCRS")) {
                set.crs = text();
            } else if (name == QLatin1String("TileMatrix")) {
                WmtsMatrix matrix = readMatrix();
                if (set.matrices.size() < kMostMatrices)
                    set.matrices.push_back(std::move(matrix));
            } else {
                return false;
            }
            return true;
        });
        if (!set.matrices.empty()) // of none nothing can be drawn
            m_found.sets.push_back(std::move(set));
    }

    WmtsMatrix readMatrix()
    {
        WmtsMatrix matrix;
        eachChild([&](const QString &name) {
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
                return false;
            return true;
        });
        return matrix;
    }

    QXmlStreamReader m_xml;
    Capabilities m_found;
    QString m_operation;
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

/// The address of a layer's tiles with {x}, {y} and what `matrix` has for the level, by its template or else
/// as a request by key and value; empty where the service names neither.
QString addressOf(const Capabilities &service, const Layer &layer, const WmtsMatrixSet &set,
                  const QString &matrix)
{
    if (!layer.resource.isEmpty()) {
        std::map<QString, QString> values;
        for (const auto &[name, value] : layer.dimensions)
            values[name.toLower()] = value;
        values[QStringLiteral("tilematrixset")] = set.id;
        values[QStringLiteral("style")] = layer.style;
        values[QStringLiteral("layer")] = layer.id;
        values[QStringLiteral("tilematrix")] = matrix;
        values[QStringLiteral("tilerow")] = QStringLiteral("{y}");
        values[QStringLiteral("tilecol")] = QStringLiteral("{x}");
        return filledIn(layer.resource, values);
    }
    if (service.getTile.isEmpty())
        return {};
    QUrl url(service.getTile);
    QUrlQuery query(url);
    const auto encoded = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    const auto add = [&](const char *key, const QString &value) {
        query.addQueryItem(QLatin1String(key), encoded(value));
    };
    add("SERVICE", QStringLiteral("WMTS"));
    add("REQUEST", QStringLiteral("GetTile"));
    add("VERSION", QStringLiteral("1.0.0"));
    add("LAYER", layer.id);
    add("STYLE", layer.style);
    add("FORMAT", layer.format);
    add("TILEMATRIXSET", set.id);
    for (const auto &[name, value] : layer.dimensions)
        query.addQueryItem(encoded(name), encoded(value));
    url.setQuery(query);
    return QString::fromLatin1(url.toEncoded()) + QStringLiteral("&TILEMATRIX=") + matrix +
           QStringLiteral("&TILEROW={y}&TILECOL={x}");
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
        BaseMapSource tiles = source;
        tiles.kind = BaseMapKind::Xyz;
        tiles.address = addressOf(*read, *layer, set, matrix);
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
