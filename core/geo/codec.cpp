// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/codec.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonValue>
#include <QtEndian>

#include <cmath>
#include <cstring>

namespace dothi::geo {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Geometry)
};

void putU32(QByteArray &out, quint32 value)
{
    const quint32 little = qToLittleEndian(value);
    out.append(reinterpret_cast<const char *>(&little), sizeof little);
}

void putDouble(QByteArray &out, double value)
{
    quint64 bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    bits = qToLittleEndian(bits);
    out.append(reinterpret_cast<const char *>(&bits), sizeof bits);
}

void putHeader(QByteArray &out, GeometryType type, bool hasZ)
{
    out.append(char(1));
    putU32(out, static_cast<quint32>(type) + (hasZ ? 1000 : 0));
}

void putCoords(QByteArray &out, std::span<const Coord> coords, bool hasZ)
{
    for (const Coord &c : coords) {
        putDouble(out, c.x);
        putDouble(out, c.y);
        if (hasZ)
            putDouble(out, c.z);
    }
}

void putPart(QByteArray &out, const Geometry &g, size_t part)
{
    switch (g.dimension()) {
    case 0:
        putHeader(out, GeometryType::Point, g.hasZ());
        putCoords(out, g.ring(part, 0), g.hasZ());
        break;
    case 1:
        putHeader(out, GeometryType::LineString, g.hasZ());
        putU32(out, static_cast<quint32>(g.ring(part, 0).size()));
        putCoords(out, g.ring(part, 0), g.hasZ());
        break;
    default:
        putHeader(out, GeometryType::Polygon, g.hasZ());
        putU32(out, static_cast<quint32>(g.ringCount(part)));
        for (size_t r = 0; r < g.ringCount(part); ++r) {
            putU32(out, static_cast<quint32>(g.ring(part, r).size()));
            putCoords(out, g.ring(part, r), g.hasZ());
        }
    }
}

/// Reads WKB; every count is held against the bytes that are left before anything is allocated.
class WkbReader
{
public:
    explicit WkbReader(const QByteArray &bytes)
        : m_at(reinterpret_cast<const uchar *>(bytes.constData()))
        , m_end(m_at + bytes.size())
    {}

    bool read(Geometry &g)
    {
        GeometryType type{};
        bool hasZ = false;
        bool hasM = false;
        if (!header(type, hasZ, hasM))
            return false;
        g = Geometry(type, hasZ);
        if (type == GeometryType::Point || type == GeometryType::LineString || type == GeometryType::Polygon)
            return body(g, type, hasZ, hasM);
        quint32 parts = 0;
        constexpr size_t kSmallestPart = 5 + 4;
        if (!u32(parts) || parts > left() / kSmallestPart)
            return false;
        for (quint32 i = 0; i < parts; ++i) {
            GeometryType partType{};
            bool partZ = false;
            bool partM = false;
            if (!header(partType, partZ, partM) || multiType(partType) != type || partType == type ||
                partZ != hasZ || !body(g, partType, partZ, partM)) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool atEnd() const { return m_at == m_end; }

private:
    [[nodiscard]] size_t left() const { return static_cast<size_t>(m_end - m_at); }

    bool header(GeometryType &type, bool &hasZ, bool &hasM)
    {
        if (left() < 5)
            return false;
        m_little = *m_at++ == 1;
        quint32 raw = 0;
        if (!u32(raw))
            return false;
        hasZ = (raw & 0x80000000U) != 0;
        hasM = (raw & 0x40000000U) != 0;
        if (raw & 0x20000000U) { // EWKB's SRID
            quint32 srid = 0;
            if (!u32(srid))
                return false;
        }
        raw &= 0x1fffffffU;
        if (raw >= 3000) {
            hasZ = hasM = true;
        } else if (raw >= 2000) {
            hasM = true;
        } else if (raw >= 1000) {
            hasZ = true;
        }
        raw %= 1000;
        if (raw < 1 || raw > 6)
            return false;
        type = static_cast<GeometryType>(raw);
        return true;
    }

    bool body(Geometry &g, GeometryType type, bool hasZ, bool hasM)
    {
        g.beginPart();
        if (type == GeometryType::Point) {
            g.beginRing();
            return coords(g, 1, hasZ, hasM);
        }
        quint32 rings = 1;
        if (type == GeometryType::Polygon && (!u32(rings) || rings > left() / 4))
            return false;
        for (quint32 r = 0; r < rings; ++r) {
            quint32 count = 0;
            g.beginRing();
            if (!u32(count) || !coords(g, count, hasZ, hasM))
                return false;
        }
        return true;
    }

    bool coords(Geometry &g, quint32 count, bool hasZ, bool hasM)
    {
        const size_t width = 8 * (size_t(2) + (hasZ ? 1 : 0) + (hasM ? 1 : 0));
        if (count > left() / width)
            return false;
        for (quint32 i = 0; i < count; ++i) {
            Coord c;
            c.x = number();
            c.y = number();
            if (hasZ)
                c.z = number();
            if (hasM)
                number();
            g.add(c);
        }
        return true;
    }

    bool u32(quint32 &value)
    {
        if (left() < 4)
            return false;
        value = m_little ? qFromLittleEndian<quint32>(m_at) : qFromBigEndian<quint32>(m_at);
        m_at += 4;
        return true;
    }

    double number()
    {
        const quint64 bits = m_little ? qFromLittleEndian<quint64>(m_at) : qFromBigEndian<quint64>(m_at);
        m_at += 8;
        double value = 0;
        std::memcpy(&value, &bits, sizeof value);
        return value;
    }

    const uchar *m_at;
    const uchar *m_end;
    bool m_little = true;
};

// ---- GeoJSON

/// 0.1 mm: finer digits are noise of the transform, and make files differ between machines.
double rounded(double value)
{
    return std::round(value * 1e4) / 1e4;
}

QJsonArray positionJson(const Coord &c, bool hasZ)
{
    QJsonArray a{rounded(c.x), rounded(c.y)};
    if (hasZ)
        a.append(rounded(c.z));
    return a;
}

QJsonArray ringJson(std::span<const Coord> ring, bool hasZ)
{
    QJsonArray a;
    for (const Coord &c : ring)
        a.append(positionJson(c, hasZ));
    return a;
}

QJsonValue partJson(const Geometry &g, size_t part)
{
    switch (g.dimension()) {
    case 0:
        return positionJson(g.ring(part, 0).front(), g.hasZ());
    case 1:
        return ringJson(g.ring(part, 0), g.hasZ());
    default: {
        QJsonArray rings;
        for (size_t r = 0; r < g.ringCount(part); ++r)
            rings.append(ringJson(g.ring(part, r), g.hasZ()));
        return rings;
    }
    }
}

class GeoJsonReader
{
public:
    bool read(const QJsonObject &object, Geometry &g)
    {
        const QString type = object.value(QLatin1String("type")).toString();
        const QJsonValue coordinates = object.value(QLatin1String("coordinates"));
        if (!coordinates.isArray())
            return false;
        const QJsonArray array = coordinates.toArray();
        static const std::pair<const char *, GeometryType> kTypes[] = {
            {"Point", GeometryType::Point},
            {"LineString", GeometryType::LineString},
            {"Polygon", GeometryType::Polygon},
            {"MultiPoint", GeometryType::MultiPoint},
            {"MultiLineString", GeometryType::MultiLineString},
            {"MultiPolygon", GeometryType::MultiPolygon}};
        for (const auto &[name, kind] : kTypes) {
            if (type == QLatin1String(name)) {
                g = Geometry(kind);
                const bool ok = kind == multiType(kind) ? multi(array, g) : single(array, g);
                g.setHasZ(m_hasZ);
                return ok;
            }
        }
        return false;
    }

private:
    bool multi(const QJsonArray &array, Geometry &g)
    {
        for (const QJsonValue &part : array) {
            if (!part.isArray() || !single(part.toArray(), g))
                return false;
        }
        return true;
    }

    bool single(const QJsonArray &array, Geometry &g)
    {
        g.beginPart();
        if (g.dimension() == 0) {
            g.beginRing();
            return position(array, g);
        }
        if (g.dimension() == 1) {
            g.beginRing();
            return line(array, g, 2);
        }
        if (array.isEmpty())
            return false;
        for (const QJsonValue &ring : array) {
            g.beginRing();
            if (!ring.isArray() || !line(ring.toArray(), g, 3))
                return false;
            g.closeRing();
        }
        return true;
    }

    bool line(const QJsonArray &array, Geometry &g, int atLeast)
    {
        if (array.size() < atLeast)
            return false;
        for (const QJsonValue &p : array) {
            if (!p.isArray() || !position(p.toArray(), g))
                return false;
        }
        return true;
    }

    bool position(const QJsonArray &array, Geometry &g)
    {
        if (array.size() < 2 || !array.at(0).isDouble() || !array.at(1).isDouble())
            return false;
        Coord c{array.at(0).toDouble(), array.at(1).toDouble(), 0};
        if (array.size() > 2) {
            if (!array.at(2).isDouble())
                return false;
            c.z = array.at(2).toDouble();
            m_hasZ = true;
        }
        g.add(c);
        return true;
    }

    bool m_hasZ = false;
};

} // namespace

QByteArray toWkb(const Geometry &geometry)
{
    QByteArray out;
    out.reserve(static_cast<qsizetype>(geometry.coords().size()) * (geometry.hasZ() ? 24 : 16) + 64);
    if (geometry.type() == multiType(geometry.type()) && geometry.type() != GeometryType::None) {
        putHeader(out, geometry.type(), geometry.hasZ());
        putU32(out, static_cast<quint32>(geometry.partCount()));
        for (size_t p = 0; p < geometry.partCount(); ++p)
            putPart(out, geometry, p);
    } else if (geometry.partCount() > 0) {
        putPart(out, geometry, 0);
    }
    return out;
}

Result<Geometry> fromWkb(const QByteArray &wkb)
{
    Geometry g;
    WkbReader reader(wkb);
    if (!reader.read(g) || !reader.atEnd())
        return fail(ErrorCode::InvalidData,
                    Tr::tr("The geometry (WKB) is damaged or of a kind that is not supported."));
    return g;
}

QJsonObject toGeoJson(const Geometry &geometry)
{
    static const char *const kNames[] = {"",           "Point",           "LineString",  "Polygon",
                                         "MultiPoint", "MultiLineString", "MultiPolygon"};
    QJsonObject object;
    object.insert(QLatin1String("type"), QLatin1String(kNames[static_cast<int>(geometry.type())]));
    if (geometry.type() == multiType(geometry.type())) {
        QJsonArray parts;
        for (size_t p = 0; p < geometry.partCount(); ++p)
            parts.append(partJson(geometry, p));
        object.insert(QLatin1String("coordinates"), parts);
    } else {
        object.insert(QLatin1String("coordinates"),
                      geometry.isEmpty() ? QJsonValue(QJsonArray()) : partJson(geometry, 0));
    }
    return object;
}

Result<Geometry> fromGeoJson(const QJsonObject &object)
{
    Geometry g;
    if (!GeoJsonReader().read(object, g) || !g.isFinite())
        return fail(ErrorCode::InvalidData,
                    Tr::tr("The GeoJSON geometry is wrong or of a kind that is not supported."));
    return g;
}

QJsonObject geoJsonCrs(int epsg)
{
    return {{QLatin1String("type"), QLatin1String("name")},
            {QLatin1String("properties"),
             QJsonObject{{QLatin1String("name"), QStringLiteral("urn:ogc:def:crs:EPSG::%1").arg(epsg)}}}};
}

} // namespace dothi::geo
