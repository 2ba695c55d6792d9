// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/blob.h>

#include <QCoreApplication>
#include <QtEndian>

#include <bit>
#include <cmath>
#include <cstring>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::SpatialBlob)
};

using geo::Coord;
using geo::Geometry;
using geo::GeometryType;

constexpr auto kStart = std::byte{0x00};
constexpr auto kBoxEnd = std::byte{0x7C};
constexpr auto kEntity = std::byte{0x69};
constexpr auto kEnd = std::byte{0xFE};
constexpr size_t kHeaderBytes = 43; // start, byte order, SRID, box, mark, class
constexpr qint32 kCompressed = 1'000'000;

/// Why a BLOB was refused; turned into words only then, so that the good case costs nothing.
enum class Fault
{
    None,
    NotABlob,
    CutShort,
    TrailingBytes,
    UnknownClass,
    Collection,
    WrongPart,
    NotFinite,
    ShortLine,
    ShortRing,
    OpenRing,
    Empty,
};

QString describe(Fault fault)
{
    switch (fault) {
    case Fault::None:
        break;
    case Fault::NotABlob:
        return Tr::tr("The bytes are not a geometry.");
    case Fault::CutShort:
        return Tr::tr("The geometry is cut short.");
    case Fault::TrailingBytes:
        return Tr::tr("The geometry is followed by bytes that do not belong to it.");
    case Fault::UnknownClass:
        return Tr::tr("The geometry is of an unknown kind.");
    case Fault::Collection:
        return Tr::tr("The geometry is a collection; a layer holds one kind only.");
    case Fault::WrongPart:
        return Tr::tr("A part of the geometry is of another kind than the whole.");
    case Fault::NotFinite:
        return Tr::tr("A coordinate of the geometry is not a number.");
    case Fault::ShortLine:
        return Tr::tr("A line of the geometry has fewer than two positions.");
    case Fault::ShortRing:
        return Tr::tr("A ring of the geometry has fewer than four positions.");
    case Fault::OpenRing:
        return Tr::tr("A ring of the geometry is not closed.");
    case Fault::Empty:
        return Tr::tr("The geometry has no positions.");
    }
    return {};
}

/// The class number taken apart.
struct Shape
{
    qint32 kind = 0; ///< 1…6
    bool hasZ = false;
    bool hasM = false;
    bool compressed = false;

    [[nodiscard]] size_t ordinates() const { return 2u + (hasZ ? 1u : 0u) + (hasM ? 1u : 0u); }
    [[nodiscard]] size_t positionBytes() const { return 8 * ordinates(); }
    /// Inner positions of a compressed line: floats, except M.
    [[nodiscard]] size_t innerBytes() const
    {
        return compressed ? (hasZ ? 12u : 8u) + (hasM ? 8u : 0u) : positionBytes();
    }
};

Fault parseClass(qint32 number, Shape &shape)
{
    shape.compressed = number > kCompressed;
    if (shape.compressed)
        number -= kCompressed;
    const qint32 dimensions = number / 1000;
    shape.kind = number % 1000;
    if (number < 0 || dimensions > 3)
        return Fault::UnknownClass;
    shape.hasZ = dimensions == 1 || dimensions == 3;
    shape.hasM = dimensions == 2 || dimensions == 3;
    if (shape.kind == 7)
        return Fault::Collection;
    if (shape.kind < 1 || shape.kind > 6 || (shape.compressed && shape.kind != 2 && shape.kind != 3))
        return Fault::UnknownClass;
    return Fault::None;
}

template <bool Swap>
class Reader
{
public:
    explicit Reader(std::span<const std::byte> bytes)
        : m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {}

    [[nodiscard]] size_t left() const { return static_cast<size_t>(m_end - m_at); }

    /// The caller has checked left().
    std::byte byte() { return *m_at++; }
    qint32 integer() { return std::bit_cast<qint32>(load<quint32>()); }
    double real() { return std::bit_cast<double>(load<quint64>()); }
    float smallReal() { return std::bit_cast<float>(load<quint32>()); }
    void skip(size_t bytes) { m_at += bytes; }

    Fault points(Geometry &out, const Shape &shape, size_t count)
    {
        if (left() / shape.positionBytes() < count)
            return Fault::CutShort;
        bool finite = true;
        for (size_t i = 0; i < count; ++i)
            finite &= position(out, shape);
        return finite ? Fault::None : Fault::NotFinite;
    }

    /// A counted run of positions: a line, or a ring of a polygon.
    Fault run(Geometry &out, const Shape &shape, bool ring)
    {
        if (left() < 4)
            return Fault::CutShort;
        const qint32 claimed = integer();
        if (claimed < 0)
            return Fault::CutShort;
        const auto count = static_cast<size_t>(claimed);
        if (count < (ring ? 4u : 2u)) {
            return left() < count * shape.positionBytes() ? Fault::CutShort
                                                          : (ring ? Fault::ShortRing : Fault::ShortLine);
        }
        const size_t first = out.coords().size();
        out.beginRing();
        Fault fault = Fault::None;
        if (shape.compressed)
            fault = compressedPoints(out, shape, count);
        else
            fault = points(out, shape, count);
        if (fault == Fault::None && ring && !(out.coords()[first] == out.coords().back()))
            fault = Fault::OpenRing;
        return fault;
    }

    Fault polygon(Geometry &out, const Shape &shape)
    {
        if (left() < 4)
            return Fault::CutShort;
        const qint32 rings = integer();
        if (rings < 0 || left() / 4 < static_cast<size_t>(rings))
            return Fault::CutShort;
        if (rings == 0)
            return Fault::Empty;
        out.beginPart();
        for (qint32 r = 0; r < rings; ++r) {
            if (const Fault fault = run(out, shape, true); fault != Fault::None)
                return fault;
        }
        return Fault::None;
    }

    /// A point, line or polygon after its class number.
    Fault single(Geometry &out, const Shape &shape)
    {
        switch (shape.kind) {
        case 1:
            out.beginPart();
            out.beginRing();
            return points(out, shape, 1);
        case 2:
            out.beginPart();
            return run(out, shape, false);
        default:
            return polygon(out, shape);
        }
    }

    Fault multi(Geometry &out, const Shape &shape)
    {
        if (left() < 4)
            return Fault::CutShort;
        const qint32 parts = integer();
        // The smallest part is its mark and class number, and more.
        if (parts < 0 || left() / 5 < static_cast<size_t>(parts))
            return Fault::CutShort;
        if (parts == 0)
            return Fault::Empty;
        for (qint32 p = 0; p < parts; ++p) {
            if (left() < 5)
                return Fault::CutShort;
            if (byte() != kEntity)
                return Fault::WrongPart;
            Shape part;
            if (const Fault fault = parseClass(integer(), part); fault != Fault::None)
                return fault;
            if (part.kind != shape.kind - 3 || part.hasZ != shape.hasZ || part.hasM != shape.hasM)
                return Fault::WrongPart;
            if (const Fault fault = single(out, part); fault != Fault::None)
                return fault;
        }
        return Fault::None;
    }

private:
    template <class T>
    T load()
    {
        T value;
        std::memcpy(&value, m_at, sizeof value);
        m_at += sizeof value;
        if constexpr (Swap)
            return qbswap(value);
        else
            return value;
    }

    bool position(Geometry &out, const Shape &shape)
    {
        Coord c;
        c.x = real();
        c.y = real();
        if (shape.hasZ)
            c.z = real();
        if (shape.hasM)
            skip(8);
        out.add(c);
        return std::isfinite(c.x) && std::isfinite(c.y) && std::isfinite(c.z);
    }

    /// First and last position in full, those between as differences to the one before, in single precision.
    Fault compressedPoints(Geometry &out, const Shape &shape, size_t count)
    {
        const size_t ends = 2 * shape.positionBytes();
        if (left() < ends || (left() - ends) / shape.innerBytes() < count - 2)
            return Fault::CutShort;
        bool finite = position(out, shape);
        for (size_t i = 2; i < count; ++i) {
            Coord c = out.coords().back();
            c.x += static_cast<double>(smallReal());
            c.y += static_cast<double>(smallReal());
            if (shape.hasZ)
                c.z += static_cast<double>(smallReal());
            if (shape.hasM)
                skip(8);
            out.add(c);
            finite &= std::isfinite(c.x) && std::isfinite(c.y) && std::isfinite(c.z);
        }
        finite &= position(out, shape);
        return finite ? Fault::None : Fault::NotFinite;
    }

    const std::byte *m_at;
    const std::byte *m_end;
};

/// 0x00, 0x80 or 0x81 (byte order), SRID, dimensions (1 XY, 2 XYZ, 3 XYM, 4 XYZM), ordinates, 0xFE.
template <bool Swap>
Fault decodeTinyPoint(std::span<const std::byte> blob, SpatialBlob &out)
{
    if (blob.size() < 8)
        return Fault::CutShort;
    Reader<Swap> reader(blob.subspan(2, blob.size() - 3));
    out.srid = reader.integer();
    const auto dimensions = std::to_integer<int>(reader.byte());
    if (dimensions < 1 || dimensions > 4)
        return Fault::UnknownClass;
    Shape shape;
    shape.kind = 1;
    shape.hasZ = dimensions == 2 || dimensions == 4;
    shape.hasM = dimensions >= 3;
    out.geometry = Geometry(GeometryType::Point, shape.hasZ);
    const Fault fault = reader.single(out.geometry, shape);
    return fault == Fault::None && reader.left() != 0 ? Fault::TrailingBytes : fault;
}

template <bool Swap>
Fault decodeFull(std::span<const std::byte> blob, SpatialBlob &out)
{
    if (blob.size() < kHeaderBytes + 5)
        return Fault::CutShort;
    Reader<Swap> reader(blob.subspan(2, blob.size() - 3));
    out.srid = reader.integer();
    reader.skip(32); // the box is recomputed where it is needed: it may lie
    if (reader.byte() != kBoxEnd)
        return Fault::NotABlob;
    Shape shape;
    if (const Fault fault = parseClass(reader.integer(), shape); fault != Fault::None)
        return fault;
    out.geometry = Geometry(static_cast<GeometryType>(shape.kind), shape.hasZ);
    if (!shape.compressed)
        out.geometry.reserve(reader.left() / shape.positionBytes());
    const Fault fault =
        shape.kind <= 3 ? reader.single(out.geometry, shape) : reader.multi(out.geometry, shape);
    return fault == Fault::None && reader.left() != 0 ? Fault::TrailingBytes : fault;
}

Fault decode(std::span<const std::byte> blob, SpatialBlob &out)
{
    if (blob.size() < 2 || blob[0] != kStart)
        return Fault::NotABlob;
    if (blob.back() != kEnd)
        return Fault::CutShort;
    constexpr bool bigHost = std::endian::native == std::endian::big;
    switch (std::to_integer<int>(blob[1])) {
    case 0x00:
        return decodeFull<!bigHost>(blob, out);
    case 0x01:
        return decodeFull<bigHost>(blob, out);
    case 0x80:
        return decodeTinyPoint<!bigHost>(blob, out);
    case 0x81:
        return decodeTinyPoint<bigHost>(blob, out);
    default:
        return Fault::NotABlob;
    }
}

class Writer
{
public:
    explicit Writer(char *at)
        : m_at(at)
    {}

    void byte(std::byte value) { *m_at++ = std::to_integer<char>(value); }
    void integer(qint32 value) { store(static_cast<quint32>(value)); }
    void real(double value) { store(std::bit_cast<quint64>(value)); }
    void positions(std::span<const Coord> coords, bool hasZ)
    {
        for (const Coord &c : coords) {
            real(c.x);
            real(c.y);
            if (hasZ)
                real(c.z);
        }
    }
    void part(const Geometry &geometry, size_t part)
    {
        const size_t rings = geometry.ringCount(part);
        if (geometry.dimension() == 2)
            integer(static_cast<qint32>(rings));
        for (size_t r = 0; r < rings; ++r) {
            const auto ring = geometry.ring(part, r);
            if (geometry.dimension() > 0)
                integer(static_cast<qint32>(ring.size()));
            positions(ring, geometry.hasZ());
        }
    }

private:
    template <class T>
    void store(T value)
    {
        value = qToLittleEndian(value);
        std::memcpy(m_at, &value, sizeof value);
        m_at += sizeof value;
    }

    char *m_at;
};

bool isMulti(GeometryType type)
{
    return type >= GeometryType::MultiPoint;
}

Fault findFault(const Geometry &geometry)
{
    if (!geometry.isFinite())
        return Fault::NotFinite;
    if (!isMulti(geometry.type()) && geometry.partCount() > 1)
        return Fault::WrongPart;
    for (size_t p = 0; p < geometry.partCount(); ++p) {
        if (geometry.ringCount(p) == 0 || (geometry.dimension() < 2 && geometry.ringCount(p) > 1))
            return Fault::WrongPart;
        for (size_t r = 0; r < geometry.ringCount(p); ++r) {
            const auto ring = geometry.ring(p, r);
            if (geometry.dimension() == 0 && ring.size() != 1)
                return Fault::WrongPart;
            if (geometry.dimension() == 1 && ring.size() < 2)
                return Fault::ShortLine;
            if (geometry.dimension() == 2 && ring.size() < 4)
                return Fault::ShortRing;
            if (geometry.dimension() == 2 && !(ring.front() == ring.back()))
                return Fault::OpenRing;
        }
    }
    return Fault::None;
}

} // namespace

Result<SpatialBlob> decodeSpatialBlob(std::span<const std::byte> blob)
{
    Result<SpatialBlob> result;
    if (const Fault fault = decode(blob, *result); fault != Fault::None)
        result = fail(ErrorCode::InvalidData, describe(fault));
    return result;
}

void encodeSpatialBlob(const Geometry &geometry, int srid, QByteArray &out)
{
    const bool multi = isMulti(geometry.type());
    size_t bytes =
        kHeaderBytes + 1 + (multi ? 4 : 0) + geometry.coords().size() * (geometry.hasZ() ? 24 : 16);
    for (size_t p = 0; p < geometry.partCount(); ++p) {
        if (multi)
            bytes += 5;
        if (geometry.dimension() == 1)
            bytes += 4;
        else if (geometry.dimension() == 2)
            bytes += 4 + 4 * geometry.ringCount(p);
    }
    out.resize(static_cast<qsizetype>(bytes));

    const geo::Extent box = geometry.extent();
    const qint32 dimensions = geometry.hasZ() ? 1000 : 0;
    Writer writer(out.data());
    writer.byte(kStart);
    writer.byte(std::byte{0x01});
    writer.integer(srid);
    writer.real(box.minX());
    writer.real(box.minY());
    writer.real(box.maxX());
    writer.real(box.maxY());
    writer.byte(kBoxEnd);
    writer.integer(static_cast<qint32>(geometry.type()) + dimensions);
    if (multi)
        writer.integer(static_cast<qint32>(geometry.partCount()));
    for (size_t p = 0; p < geometry.partCount(); ++p) {
        if (multi) {
            writer.byte(kEntity);
            writer.integer(static_cast<qint32>(geometry.type()) - 3 + dimensions);
        }
        writer.part(geometry, p);
    }
    writer.byte(kEnd);
}

Result<> checkWellFormed(const Geometry &geometry)
{
    if (const Fault fault = findFault(geometry); fault != Fault::None)
        return fail(ErrorCode::InvalidData, describe(fault));
    return {};
}

} // namespace dothi::io
