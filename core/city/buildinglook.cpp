// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/packed.h>
#include <dothi/city/buildinglook.h>

#include <QBuffer>
#include <QCryptographicHash>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <cstring>

namespace dothi::city {

namespace {

constexpr qsizetype kLargestLook = 64'000'000;
constexpr qsizetype kLargestPictureBytes = 8'000'000;
constexpr qsizetype kMostPictures = 4096;
/// A face that shows its picture more often than this shows noise.
constexpr float kFarthestSpot = 10'000;
constexpr int kQuality = 88;

template <class T>
void put(QByteArray &out, const T &value)
{
    out.append(reinterpret_cast<const char *>(&value), sizeof value);
}

/// Takes numbers from bytes; once there are too few, everything is 0 and nothing is good.
class LookBytes
{
public:
    explicit LookBytes(const QByteArray &bytes)
        : m_bytes(bytes)
    {}

    template <class T>
    T take()
    {
        T value{};
        if (m_bytes.size() - m_at < static_cast<qsizetype>(sizeof value))
            m_good = false;
        if (!m_good)
            return value;
        std::memcpy(&value, m_bytes.constData() + m_at, sizeof value);
        m_at += static_cast<qsizetype>(sizeof value);
        return value;
    }
    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] bool atEnd() const { return m_good && m_at == m_bytes.size(); }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    bool m_good = true;
};

/// Positions of a part of a solid, all its rings together.
size_t sizeOfPart(const geo::Geometry &solid, size_t part)
{
    size_t size = 0;
    for (size_t r = 0; r < solid.ringCount(part); ++r)
        size += solid.ring(part, r).size();
    return size;
}

/// The same for solids that differ but in where they stand: centimetres from the first position.
QByteArray shapeOf(const geo::Geometry &solid)
{
    constexpr double kCentimetres = 100;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](qint64 number) {
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(&number), sizeof number));
    };
    if (solid.coords().empty())
        return {};
    const geo::Coord &o = solid.coords().front();
    for (size_t part = 0; part < solid.partCount(); ++part) {
        add(static_cast<qint64>(solid.ringCount(part)));
        for (size_t r = 0; r < solid.ringCount(part); ++r) {
            const auto ring = solid.ring(part, r);
            add(static_cast<qint64>(ring.size()));
            for (const geo::Coord &c : ring) {
                for (const double d : {c.x - o.x, c.y - o.y, c.z - o.z})
                    add(std::isfinite(d) ? std::llround(d * kCentimetres) : 0);
            }
        }
    }
    return hash.result().toHex();
}

QByteArray unpacked(const QString &base64, qsizetype most)
{
    return unpackedWithin(QByteArray::fromBase64(base64.toLatin1()), most).value_or(QByteArray());
}

} // namespace

QString lookKind()
{
    return QStringLiteral("look");
}

QString lookStateId()
{
    return QStringLiteral("state");
}

QString lookId(FeatureId building)
{
    return QStringLiteral("building/%1").arg(building);
}

QString lookPictureId(int file, qint64 number)
{
    return QStringLiteral("picture/%1/%2").arg(file).arg(number);
}

QByteArray lookDocument(const BuildingLook &look, const geo::Geometry &solid)
{
    QByteArray bytes;
    for (size_t i = 0; i < look.faces.size(); ++i) {
        const FaceLook &face = look.faces[i];
        put(bytes, face.picture);
        put(bytes, static_cast<quint8>(face.wrap));
        put(bytes, face.color);
        if (face.picture < 0)
            continue;
        const size_t positions = sizeOfPart(solid, i);
        for (size_t k = 0; k < positions; ++k) {
            put(bytes, look.spots[face.firstSpot + k].u);
            put(bytes, look.spots[face.firstSpot + k].v);
        }
    }
    QJsonArray pictures;
    for (const QString &id : look.pictures)
        pictures.append(id);
    const QJsonObject document{{QStringLiteral("shape"), QString::fromLatin1(shapeOf(solid))},
                               {QStringLiteral("pictures"), pictures},
                               {QStringLiteral("faces"), QString::fromLatin1(qCompress(bytes).toBase64())}};
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

BuildingLook lookOf(const QByteArray &document, const geo::Geometry &solid)
{
    const QJsonObject object = QJsonDocument::fromJson(document).object();
    const QJsonArray pictures = object.value(QLatin1String("pictures")).toArray();
    if (pictures.size() > kMostPictures ||
        object.value(QLatin1String("shape")).toString().toLatin1() != shapeOf(solid))
        return {};
    const QByteArray bytes = unpacked(object.value(QLatin1String("faces")).toString(), kLargestLook);
    BuildingLook look;
    for (const QJsonValue &id : pictures)
        look.pictures.push_back(id.toString());
    LookBytes in(bytes);
    look.faces.reserve(solid.partCount());
    for (size_t part = 0; part < solid.partCount() && in.good(); ++part) {
        FaceLook face;
        face.picture = in.take<qint32>();
        const auto wrap = in.take<quint8>();
        face.color = in.take<QRgb>();
        if (face.picture >= static_cast<qint32>(look.pictures.size()) || face.picture < -1 ||
            wrap > static_cast<quint8>(PictureWrap::Mirror))
            return {};
        face.wrap = static_cast<PictureWrap>(wrap);
        face.firstSpot = static_cast<quint32>(look.spots.size());
        const size_t positions = face.picture >= 0 ? sizeOfPart(solid, part) : 0;
        for (size_t k = 0; k < positions && in.good(); ++k) {
            PictureSpot spot;
            spot.u = in.take<float>();
            spot.v = in.take<float>();
            if (!(std::abs(spot.u) <= kFarthestSpot && std::abs(spot.v) <= kFarthestSpot))
                return {};
            look.spots.push_back(spot);
        }
        look.faces.push_back(face);
    }
    return in.atEnd() ? look : BuildingLook();
}

QByteArray pictureDocument(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpg", kQuality);
    const QColor average =
        image.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixelColor(0, 0);
    const QJsonObject document{{QStringLiteral("average"), average.name()},
                               {QStringLiteral("data"), QString::fromLatin1(bytes.toBase64())}};
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

LookPicture::LookPicture(const QByteArray &document)
{
    const QJsonObject object = QJsonDocument::fromJson(document).object();
    const QColor average(object.value(QLatin1String("average")).toString());
    QByteArray data = QByteArray::fromBase64(object.value(QLatin1String("data")).toString().toLatin1());
    if (!average.isValid() || data.size() > kLargestPictureBytes)
        return;
    QBuffer buffer(&data);
    buffer.open(QIODevice::ReadOnly);
    const QSize size = QImageReader(&buffer, "jpg").size();
    if (size.width() < 1 || size.height() < 1 || size.width() > kLargestLookEdge ||
        size.height() > kLargestLookEdge)
        return;
    m_data = data;
    m_size = size;
    m_average = average;
}

QImage LookPicture::image(const QSize &size) const
{
    QByteArray data = m_data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, "jpg");
    if (size != m_size)
        reader.setScaledSize(size);
    const QImage image = reader.read();
    return image.isNull() ? image : image.convertToFormat(QImage::Format_RGBA8888);
}

QByteArray lookMark(const Store &store)
{
    const Result<QByteArray> state = store.document(lookKind(), lookStateId());
    if (!state)
        return {};
    return QJsonDocument::fromJson(*state).object().value(QLatin1String("mark")).toString().toUtf8();
}

} // namespace dothi::city
