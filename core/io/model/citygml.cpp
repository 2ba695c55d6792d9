// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Source: OGC 12-019, CityGML 2.0 (2012), clauses 8.2, 10.3; OGC 08-007r1, CityGML 1.0 (2008).

#include <dothi/base/xmlbounds.h>
#include <dothi/io/model/citygml.h>
#include <dothi/io/model/modelscene.h>

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <citygml/address.h>
#include <citygml/citygml.h>
#include <citygml/citygmllogger.h>
#include <citygml/citymodel.h>
#include <citygml/geometry.h>
#include <citygml/linearring.h>
#include <citygml/polygon.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <istream>
#include <new>
#include <set>
#include <streambuf>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::CityGml)
};

using Type = citygml::CityObject::CityObjectsType;

constexpr qsizetype kLongestGmlText = 2000;
constexpr qsizetype kMostAttributes = 300;

Failure unsoundGml(const QString &what)
{
    return fail(Error(ErrorCode::InvalidData, Tr::tr("The model is not sound: %1.").arg(what))
                    .withAdvice(Tr::tr("Write the file again with the program it comes from.")));
}

// Its destructor is not virtual; a shared pointer knows which one it needs.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wnon-virtual-dtor"
class Silent final : public citygml::CityGMLLogger
{
public:
    void log(LOGLEVEL, const std::string &, const char *, int) const override {}
};
#pragma GCC diagnostic pop

/// Reads from bytes; a stop asked for ends them, and with them the library's reading.
class ByteBuffer final : public std::streambuf
{
public:
    ByteBuffer(const QByteArray &bytes, TaskContext &task)
        : m_bytes(bytes)
        , m_task(task)
    {}

protected:
    int_type underflow() override
    {
        constexpr qsizetype kBlock = 1 << 16;
        if (m_task.cancelled() || m_at >= m_bytes.size())
            return traits_type::eof();
        m_task.progress(static_cast<double>(m_at) / static_cast<double>(m_bytes.size()),
                        Tr::tr("Reading the model"));
        const qsizetype length = std::min(kBlock, m_bytes.size() - m_at);
        char *first = const_cast<char *>(m_bytes.constData()) + m_at; // only read through setg()
        m_at += length;
        setg(first, first, first + length);
        return traits_type::to_int_type(*first);
    }

private:
    const QByteArray &m_bytes;
    TaskContext &m_task;
    qsizetype m_at = 0;
};

SurfaceKind gmlKindOf(Type type)
{
    switch (type) {
    case Type::COT_GroundSurface:
        return SurfaceKind::Ground;
    case Type::COT_WallSurface:
        return SurfaceKind::Wall;
    case Type::COT_RoofSurface:
        return SurfaceKind::Roof;
    default:
        return SurfaceKind::Other;
    }
}

/// A bounding surface, or a door or window in one: a part of the shell it is in.
bool isSurface(Type type)
{
    switch (type) {
    case Type::COT_WallSurface:
    case Type::COT_RoofSurface:
    case Type::COT_GroundSurface:
    case Type::COT_ClosureSurface:
    case Type::COT_OuterCeilingSurface:
    case Type::COT_OuterFloorSurface:
    case Type::COT_Door:
    case Type::COT_Window:
        return true;
    default:
        return false;
    }
}

/// The faces of one object, by their level of detail; each once, though a solid may name those of its
/// surfaces.
class FaceCollector
{
public:
    Result<> add(const citygml::CityObject &object, SurfaceKind kind)
    {
        // Surfaces first: they say what a face is.
        for (unsigned i = 0; i < object.getChildCityObjectsCount(); ++i) {
            const citygml::CityObject &child = object.getChildCityObject(i);
            const bool opening = child.getType() == Type::COT_Door || child.getType() == Type::COT_Window;
            if (isSurface(child.getType()))
                DOTHI_TRY(add(child, opening ? kind : gmlKindOf(child.getType())));
        }
        for (unsigned i = 0; i < object.getGeometriesCount(); ++i)
            DOTHI_TRY(add(object.getGeometry(i), kind));
        return {};
    }

    /// Of the highest level of detail; false when there is none.
    bool take(PlainElement &element)
    {
        if (m_levels.empty())
            return false;
        auto &[lod, faces] = *m_levels.rbegin();
        element.lod = QString::number(lod);
        element.brep = faces.take(&element.surfaces);
        return !element.brep.isEmpty();
    }

private:
    Result<> add(const citygml::Geometry &geometry, SurfaceKind kind)
    {
        for (unsigned i = 0; i < geometry.getGeometriesCount(); ++i)
            DOTHI_TRY(add(geometry.getGeometry(i), kind));
        for (unsigned i = 0; i < geometry.getPolygonsCount(); ++i) {
            const std::shared_ptr<const citygml::Polygon> polygon = geometry.getPolygon(i);
            if (!polygon || !polygon->exteriorRing() ||
                !m_seen.insert({geometry.getLOD(), polygon.get()}).second)
                continue;
            if (static_cast<qint64>(m_seen.size()) > kMostModelFaces)
                return unsoundGml(Tr::tr("an object has more faces than a model may have"));
            std::vector<std::vector<geo::Coord>> rings{
                ringOf(*polygon->exteriorRing(), polygon->negNormal())};
            for (const std::shared_ptr<citygml::LinearRing> &hole : polygon->interiorRings())
                rings.push_back(ringOf(*hole, polygon->negNormal()));
            if (!m_levels[geometry.getLOD()].addFace(rings, kind))
                return unsoundGml(Tr::tr("a position is no number, or lies outside of every map"));
        }
        return {};
    }

    static std::vector<geo::Coord> ringOf(const citygml::LinearRing &ring, bool turned)
    {
        std::vector<geo::Coord> coords;
        for (const TVec3d &v : ring.getVertices())
            coords.push_back({v.x, v.y, v.z});
        if (turned)
            std::reverse(coords.begin(), coords.end());
        return coords;
    }

    std::map<unsigned, BrepBuilder> m_levels;
    std::set<std::pair<unsigned, const citygml::Polygon *>> m_seen;
};

/// The library keeps only what follows the last entity of a text ("A &amp; B": "& B"): on their way through
/// it the characters that must be written as entities are others, of no script (U+E000…).
constexpr char16_t kAside = 0xE000;
constexpr std::array kWrittenAsEntities = {u'&', u'<', u'>', u'"', u'\''};

QString putAside(QString text)
{
    for (const char16_t c : kWrittenAsEntities)
        text.replace(QChar(c), QChar(static_cast<char16_t>(kAside + c)));
    return text;
}

QString gmlText(const std::string &text)
{
    QString out = QString::fromStdString(text).trimmed().left(kLongestGmlText);
    for (const char16_t c : kWrittenAsEntities)
        out.replace(QChar(static_cast<char16_t>(kAside + c)), QChar(c));
    return out;
}

/// The library hands over "bldg:measuredheight" for bldg:measuredHeight; generic attributes by their own
/// names.
QString plainName(const QString &name)
{
    static const QStringList known = {
        QStringLiteral("measuredHeight"),     QStringLiteral("storeysAboveGround"),
        QStringLiteral("storeysBelowGround"), QStringLiteral("yearOfConstruction"),
        QStringLiteral("yearOfDemolition"),   QStringLiteral("roofType"),
        QStringLiteral("creationDate"),       QStringLiteral("terminationDate")};
    const qsizetype colon = name.indexOf(QLatin1Char(':'));
    const QString prefix = name.left(std::max<qsizetype>(colon, 0));
    if (prefix != QLatin1String("bldg") && prefix != QLatin1String("gml") && prefix != QLatin1String("core"))
        return name;
    const QString plain = name.mid(colon + 1);
    for (const QString &word : known) {
        if (word.compare(plain, Qt::CaseInsensitive) == 0)
            return word;
    }
    return plain;
}

QJsonObject gmlAttributesOf(const citygml::CityObject &object)
{
    QJsonObject attributes;
    for (const auto &[name, value] : object.getAttributes()) {
        const QString key = plainName(gmlText(name));
        if (key.isEmpty() || attributes.size() >= kMostAttributes)
            continue;
        const QString text = gmlText(value.asString());
        bool number = false;
        const double read = text.toDouble(&number);
        const bool numeric = value.getType() == citygml::AttributeType::Double ||
                             value.getType() == citygml::AttributeType::Integer;
        if (numeric && number && std::isfinite(read))
            attributes.insert(key, read);
        else if (!text.isEmpty())
            attributes.insert(key, text);
    }
    if (const citygml::Address *address = object.address()) {
        QStringList parts{
            (gmlText(address->thoroughfareNumber()) + QLatin1Char(' ') + gmlText(address->thoroughfareName()))
                .trimmed(),
            gmlText(address->locality()), gmlText(address->country())};
        parts.removeAll(QString());
        if (!parts.isEmpty())
            attributes.insert(QStringLiteral("address"), parts.join(QStringLiteral(", ")));
    }
    return attributes;
}

class Maker
{
public:
    explicit Maker(PlainModel &model)
        : m_model(model)
    {}

    Result<> addRoot(const citygml::CityObject &object)
    {
        if (object.getType() != Type::COT_Building) {
            ++m_model.notShown[gmlText(object.getTypeAsString())];
            return {};
        }
        PlainBuilding building;
        building.id = uniqueId(object);
        building.attributes = gmlAttributesOf(object);
        DOTHI_TRY(addShape(object, QString(), building));
        DOTHI_TRY(addParts(object, building));
        if (building.elements.empty())
            m_model.refuse(building.id, Tr::tr("it has no geometry with faces"));
        else
            m_model.buildings.push_back(std::move(building));
        return {};
    }

private:
    QString uniqueId(const citygml::CityObject &object)
    {
        QString id = gmlText(object.getId()).left(200);
        if (id.isEmpty() || m_ids.contains(id))
            id += QStringLiteral("#%1").arg(++m_suffix);
        m_ids.insert(id);
        return id;
    }

    Result<> addShape(const citygml::CityObject &object, const QString &type, PlainBuilding &building)
    {
        FaceCollector faces;
        DOTHI_TRY(faces.add(object, SurfaceKind::None));
        PlainElement element;
        if (!faces.take(element))
            return {};
        element.type = type;
        if (!type.isEmpty()) {
            element.id = uniqueId(object);
            element.attributes = gmlAttributesOf(object);
        }
        building.elements.push_back(std::move(element));
        return {};
    }

    /// Parts and installations at any depth; the depth of the file is bounded before.
    Result<> addParts(const citygml::CityObject &object, PlainBuilding &building)
    {
        for (unsigned i = 0; i < object.getChildCityObjectsCount(); ++i) {
            const citygml::CityObject &child = object.getChildCityObject(i);
            const bool part = child.getType() == Type::COT_BuildingPart;
            if (!part && child.getType() != Type::COT_BuildingInstallation)
                continue;
            DOTHI_TRY(addShape(child,
                               part ? QStringLiteral("BuildingPart") : QStringLiteral("BuildingInstallation"),
                               building));
            DOTHI_TRY(addParts(child, building));
        }
        return {};
    }

    PlainModel &m_model;
    QSet<QString> m_ids;
    int m_suffix = 0;
};

} // namespace

bool isCityGml(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    constexpr qint64 kHead = 4096;
    const QByteArray head = file.peek(kHead);
    const QByteArray start = head.trimmed();
    if (!start.startsWith('<') && !start.startsWith("\xEF\xBB\xBF<") && !start.startsWith("\xFF\xFE") &&
        !start.startsWith("\xFE\xFF"))
        return false;
    QXmlStreamReader xml(head);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            return xml.name() == QLatin1String("CityModel") &&
                   xml.namespaceUri().contains(QLatin1String("citygml"), Qt::CaseInsensitive);
        }
    }
    // A document type before the first element: looked at all the same, and refused by name.
    return head.contains("CityModel") && head.contains("citygml");
}

Result<QByteArray> harmlessGml(const QByteArray &content, TaskContext &task)
{
    constexpr int kDeepest = 64;
    if (hasCrowdedTags(content))
        return unsoundGml(Tr::tr("an element has thousands of attributes"));
    QXmlStreamReader in(content);
    QByteArray copy;
    copy.reserve(content.size());
    QXmlStreamWriter out(&copy);
    int depth = 0;
    qint64 tokens = 0;
    while (!in.atEnd()) {
        in.readNext();
        constexpr qint64 kEvery = 4096;
        if (++tokens % kEvery == 0) {
            task.progress(static_cast<double>(in.characterOffset()) / static_cast<double>(content.size() + 1),
                          Tr::tr("Reading the model"));
            DOTHI_TRY(task.checkpoint());
        }
        switch (in.tokenType()) {
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            return unsoundGml(Tr::tr("it defines entities, which is not allowed"));
        case QXmlStreamReader::StartDocument:
            out.writeStartDocument();
            break;
        case QXmlStreamReader::StartElement: {
            if (++depth > kDeepest)
                return unsoundGml(Tr::tr("its elements are nested too deep"));
            if (depth == 1) {
                const QString space = in.namespaceUri().toString();
                if (in.name() != QLatin1String("CityModel"))
                    return unsoundGml(Tr::tr("it is no CityGML"));
                if (!space.contains(QLatin1String("citygml/1.0")) &&
                    !space.contains(QLatin1String("citygml/2.0"))) {
                    return fail(
                        Error(ErrorCode::Unsupported,
                              Tr::tr("Only CityGML 1.0 and 2.0 can be read, not “%1”.").arg(space.left(100)))
                            .withAdvice(Tr::tr("Save it as CityGML 2.0 or CityJSON.")));
                }
            }
            // Materials and pictures name files; nothing of them is shown.
            if (in.name() == QLatin1String("appearanceMember") || in.name() == QLatin1String("appearance")) {
                in.skipCurrentElement();
                --depth;
                break;
            }
            for (const QXmlStreamNamespaceDeclaration &space : in.namespaceDeclarations())
                out.writeNamespace(space.namespaceUri().toString(), space.prefix().toString());
            out.writeStartElement(in.namespaceUri().toString(), in.name().toString());
            for (const QXmlStreamAttribute &attribute : in.attributes()) {
                const bool schema = attribute.name() == QLatin1String("schemaLocation") ||
                                    attribute.name() == QLatin1String("noNamespaceSchemaLocation");
                const bool outside = attribute.name() == QLatin1String("href") &&
                                     !attribute.value().startsWith(QLatin1Char('#'));
                if (!schema && !outside)
                    out.writeAttribute(attribute);
            }
            break;
        }
        case QXmlStreamReader::EndElement:
            --depth;
            out.writeEndElement();
            break;
        case QXmlStreamReader::Characters:
            out.writeCharacters(putAside(in.text().toString()));
            break;
        default:
            break; // comments, instructions
        }
    }
    if (in.hasError())
        return unsoundGml(Tr::tr("it is not XML: %1").arg(in.errorString()));
    out.writeEndDocument();
    return copy;
}

Result<PlainModel> readCityGml(const QByteArray &content, QString &referenceSystem, TaskContext &task)
{
    TaskContext copying = task.part(0, 0.3);
    const Result<QByteArray> harmless = harmlessGml(content, copying);
    if (!harmless)
        return Failure(harmless.error());
    PlainModel model;
    model.format = QStringLiteral("CityGML");
    try {
        TaskContext reading = task.part(0.3, 0.8);
        ByteBuffer bytes(*harmless, reading);
        std::istream stream(&bytes);
        citygml::ParserParams parameters;
        parameters.tesselate = false;
        parameters.keepVertices = true;
        const std::shared_ptr<const citygml::CityModel> city =
            citygml::load(stream, parameters, std::make_shared<Silent>());
        DOTHI_TRY(task.checkpoint());
        if (!city)
            return unsoundGml(Tr::tr("it has something that cannot be read"));
        referenceSystem = gmlText(city->getSRSName());
        Maker maker(model);
        for (unsigned i = 0; i < city->getNumRootCityObjects(); ++i) {
            if (i % 256 == 0)
                DOTHI_TRY(task.checkpoint());
            DOTHI_TRY(maker.addRoot(city->getRootCityObject(static_cast<int>(i))));
        }
        if (referenceSystem.isEmpty()) {
            // Of a geometry: the library tells that of the whole only.
            static const QRegularExpression name(QStringLiteral("srsName=\"([^\"]{1,300})\""));
            referenceSystem = name.match(QString::fromUtf8(harmless->left(1'000'000))).captured(1);
        }
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::OutOfMemory, Tr::tr("There is not enough memory for this model."));
    } catch (const std::exception &e) {
        return fail(Error(ErrorCode::InvalidData,
                          Tr::tr("The model is damaged, or has something that cannot be read."))
                        .withDetail(QString::fromUtf8(e.what()).left(1000)));
    } catch (...) {
        // What the XML parser below throws is no std::exception.
        DOTHI_TRY(task.checkpoint());
        return fail(Error(ErrorCode::InvalidData,
                          Tr::tr("The model is damaged, or has something that cannot be read.")));
    }
    if (!content.contains("appearanceMember") && !content.contains("appearance>"))
        return model;
    model.warnings.append(Tr::tr("Materials and textures are not shown; they are kept in the original."));
    return model;
}

} // namespace dothi::io
