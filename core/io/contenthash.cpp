// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/contenthash.h>
#include <dothi/io/layertable.h>
#include <dothi/io/model/cityjsonoriginal.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QtEndian>

#include <sqlite3.h>

#include <array>
#include <bit>
#include <cstring>
#include <functional>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ContentHash)
};

/// Changes when the stream below does, so that hashes of two programs are never compared by mistake.
constexpr const char *kStreamName = "dothi-content-1";

enum class Tag : quint64
{
    End = 0,
    Row,
    Null,
    Integer,
    Real,
    Text,
    Date,
    Geometry,
    Damaged
};

class Stream
{
public:
    void number(quint64 value) { append(value); }
    void tag(Tag value) { append(static_cast<quint8>(value)); }
    void length(size_t value) { append(static_cast<quint32>(value)); }
    void real(double value) { append(std::bit_cast<quint64>(value == 0 ? 0.0 : value)); }
    void bytes(QByteArrayView value)
    {
        length(static_cast<size_t>(value.size()));
        if (value.size() > static_cast<qsizetype>(m_buffer.size() - m_used))
            flush();
        if (value.size() > static_cast<qsizetype>(m_buffer.size())) {
            m_hash.addData(value);
            return;
        }
        std::memcpy(m_buffer.data() + m_used, value.data(), static_cast<size_t>(value.size()));
        m_used += static_cast<size_t>(value.size());
    }
    void text(const QString &value) { bytes(value.toUtf8()); }

    void value(const city::Value &value)
    {
        if (const auto *integer = std::get_if<qint64>(&value)) {
            tag(Tag::Integer);
            number(static_cast<quint64>(*integer));
        } else if (const auto *floating = std::get_if<double>(&value)) {
            tag(Tag::Real);
            real(*floating);
        } else if (const auto *string = std::get_if<QString>(&value)) {
            tag(Tag::Text);
            text(*string);
        } else if (const auto *date = std::get_if<QDate>(&value)) {
            tag(Tag::Date);
            number(static_cast<quint64>(date->toJulianDay()));
        } else {
            tag(Tag::Null);
        }
    }

    void geometry(const geo::Geometry &geometry)
    {
        if (geometry.isEmpty()) {
            tag(Tag::Null);
            return;
        }
        tag(Tag::Geometry);
        append(static_cast<quint8>(geometry.type()));
        append(static_cast<quint8>(geometry.hasZ() ? 1 : 0));
        length(geometry.partCount());
        for (size_t p = 0; p < geometry.partCount(); ++p) {
            length(geometry.ringCount(p));
            for (size_t r = 0; r < geometry.ringCount(p); ++r) {
                const auto ring = geometry.ring(p, r);
                length(ring.size());
                for (const geo::Coord &c : ring) {
                    real(c.x);
                    real(c.y);
                    if (geometry.hasZ())
                        real(c.z);
                }
            }
        }
    }

    QString finish()
    {
        flush();
        return QString::fromLatin1(m_hash.result().toHex());
    }

private:
    template <class T>
    void append(T value)
    {
        if (m_buffer.size() - m_used < sizeof value)
            flush();
        value = qToLittleEndian(value);
        std::memcpy(m_buffer.data() + m_used, &value, sizeof value);
        m_used += sizeof value;
    }
    void flush()
    {
        m_hash.addData(QByteArrayView(m_buffer.data(), static_cast<qsizetype>(m_used)));
        m_used = 0;
    }

    std::array<char, 16384> m_buffer{};
    size_t m_used = 0;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

Result<> hashLayer(Stream &stream, SQLite::Database &database, const city::LayerDef &layer, int epsg,
                   const std::function<Result<>()> &rowDone, const std::function<void(Error)> &noteDamage)
{
    stream.text(layer.id);
    QByteArrayList columns = columnNames(layer);
    columns.removeAt(1); // version
    Statement rows(database,
                   "SELECT " + columns.join(", ") + " FROM " + tableName(layer) + " ORDER BY \"id\"");
    const auto damaged = [&](int column, Error error, const QString &field) {
        noteDamage(
            std::move(error).inLayer(layer.id).atFeature(QString::number(rows.integer(0))).atField(field));
        stream.tag(Tag::Damaged);
        stream.length(static_cast<size_t>(rows.type(column)));
        const auto raw = rows.blob(column);
        stream.bytes(QByteArrayView(raw.data(), static_cast<qsizetype>(raw.size())));
    };
    const auto geometry = [&](int column, geo::GeometryType type, bool hasZ, const char *name) {
        Result<geo::Geometry> decoded = readGeometry(rows, column, epsg, type, hasZ);
        if (decoded)
            stream.geometry(*decoded);
        else
            damaged(column, std::move(decoded).error(), QLatin1String(name));
    };
    const auto hashValue = [&](int column, const city::FieldDef &field) {
        if (field.type == city::FieldType::Text && rows.type(column) == SQLITE_TEXT) {
            const auto raw = rows.blob(column); // as it is, without a detour through UTF-16
            stream.tag(Tag::Text);
            stream.bytes(QByteArrayView(raw.data(), static_cast<qsizetype>(raw.size())));
            return;
        }
        Result<city::Value> value = readValue(rows, column, field);
        if (!value) {
            damaged(column, std::move(value).error(), field.id);
            return;
        }
        stream.value(*value);
        if (std::optional<Error> odd = outOfRange(field, *value))
            noteDamage(std::move(*odd).inLayer(layer.id).atFeature(QString::number(rows.integer(0))));
    };
    while (rows.step()) {
        stream.tag(Tag::Row);
        int column = 0;
        stream.number(static_cast<quint64>(rows.integer(column++)));
        geometry(column++, layer.geometry, layer.hasZ, "geometry");
        if (layer.hasSolid)
            geometry(column++, geo::GeometryType::MultiPolygon, true, "solid");
        for (const city::FieldDef &field : layer.fields) {
            hashValue(column++, field);
        }
        DOTHI_TRY(rowDone());
    }
    stream.tag(Tag::End);
    return {};
}

} // namespace

Result<QString> hashContent(SQLite::Database &database, const city::Schema &schema,
                            const city::CityProfile &profile, TaskContext &task,
                            const std::function<void(Error)> &damaged)
{
    qint64 total = 0;
    for (const city::LayerDef &layer : schema.layers())
        total += queryInteger(database, "SELECT count(*) FROM " + tableName(layer));

    Stream stream;
    stream.bytes(kStreamName);
    stream.bytes(profile.json);
    Statement rules(database, "SELECT id, json FROM dothi_document WHERE kind = 'rules' ORDER BY id");
    while (rules.step()) {
        stream.tag(Tag::Row);
        stream.text(rules.text(0));
        stream.bytes(rules.utf8(1));
    }
    stream.tag(Tag::End);

    qint64 done = 0;
    const auto rowDone = [&]() -> Result<> {
        if (++done % 1024 != 0)
            return {};
        task.progress(static_cast<double>(done) / static_cast<double>(total),
                      Tr::tr("Computing the content hash"));
        return task.checkpoint();
    };
    for (const city::LayerDef &layer : schema.layers())
        DOTHI_TRY(hashLayer(stream, database, layer, profile.epsg, rowDone, damaged));

    Statement rasters(database, "SELECT id, sha256 FROM dothi_raster ORDER BY id");
    while (rasters.step()) {
        stream.tag(Tag::Row);
        stream.text(rasters.text(0));
        stream.text(rasters.text(1));
    }
    stream.tag(Tag::End);

    // Objects of models as they came: an export gives them back. Stores without any hash as they always did.
    Statement originals(database, "SELECT id, json FROM dothi_document WHERE kind = ? ORDER BY id");
    originals.bindText(1, originalKind());
    bool any = false;
    while (originals.step()) {
        any = true;
        DOTHI_TRY(rowDone());
        stream.tag(Tag::Row);
        stream.text(originals.text(0));
        stream.bytes(originals.utf8(1));
    }
    if (any)
        stream.tag(Tag::End);
    return stream.finish();
}

} // namespace dothi::io
