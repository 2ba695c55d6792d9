// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/blob.h>
#include <dothi/io/layertable.h>

#include <QCoreApplication>
#include <QDate>
#include <QJsonDocument>

#include <sqlite3.h>

#include <cmath>

namespace dothi::io {

using city::FieldDef;
using city::FieldType;
using city::LayerDef;
using city::Value;
using geo::Geometry;
using geo::GeometryType;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::LayerTable)
};

Failure wrongType(const FieldDef &field)
{
    return fail(Error(ErrorCode::InvalidArgument, Tr::tr("The value is not of the kind this field holds."))
                    .atField(field.id));
}

Failure wrongValue(const FieldDef &field)
{
    return fail(Error(ErrorCode::InvalidData, Tr::tr("The stored value is not of the kind this field holds."))
                    .atField(field.id));
}

bool isJson(const QByteArray &text)
{
    QJsonParseError error;
    QJsonDocument::fromJson(text, &error);
    return error.error == QJsonParseError::NoError;
}

} // namespace

QByteArray tableName(const LayerDef &layer)
{
    return quoted(layer.id);
}

QByteArray indexName(const LayerDef &layer)
{
    return quoted(QStringLiteral("idx_%1_geometry").arg(layer.id));
}

QByteArray columnType(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Bool:
        return "INTEGER";
    case FieldType::Real:
        return "REAL";
    case FieldType::Text:
    case FieldType::Date:
    case FieldType::Json:
        return "TEXT";
    }
    return "TEXT";
}

QByteArrayList columnNames(const LayerDef &layer)
{
    QByteArrayList names{"\"id\"", "\"version\"", "\"geometry\""};
    if (layer.hasSolid)
        names.append("\"solid\"");
    for (const FieldDef &field : layer.fields)
        names.append(quoted(field.id));
    return names;
}

Result<> bindValue(Statement &statement, int parameter, const FieldDef &field, const Value &value)
{
    if (city::isNull(value)) {
        statement.bindNull(parameter);
        return {};
    }
    switch (field.type) {
    case FieldType::Text:
        if (const auto *text = std::get_if<QString>(&value)) {
            statement.bindText(parameter, *text);
            return {};
        }
        break;
    case FieldType::Json:
        if (const auto *text = std::get_if<QString>(&value); text && isJson(text->toUtf8())) {
            statement.bindText(parameter, *text);
            return {};
        }
        break;
    case FieldType::Integer:
        if (const auto *integer = std::get_if<qint64>(&value)) {
            statement.bindInteger(parameter, *integer);
            return {};
        }
        break;
    case FieldType::Bool:
        if (const auto *integer = std::get_if<qint64>(&value); integer && (*integer == 0 || *integer == 1)) {
            statement.bindInteger(parameter, *integer);
            return {};
        }
        break;
    case FieldType::Real: {
        const double number = city::toNumber(value);
        if (std::isfinite(number)) {
            statement.bindReal(parameter, number);
            return {};
        }
        break;
    }
    case FieldType::Date:
        if (const auto *date = std::get_if<QDate>(&value); date && date->isValid()) {
            statement.bindText(parameter, date->toString(Qt::ISODate));
            return {};
        }
        break;
    }
    return wrongType(field);
}

Result<Value> readValue(const Statement &statement, int column, const FieldDef &field)
{
    const int stored = statement.type(column);
    if (stored == SQLITE_NULL)
        return Value();
    switch (field.type) {
    case FieldType::Text:
        if (stored == SQLITE_TEXT)
            return Value(statement.text(column));
        break;
    case FieldType::Json:
        if (stored == SQLITE_TEXT && isJson(statement.utf8(column)))
            return Value(statement.text(column));
        break;
    case FieldType::Integer:
        if (stored == SQLITE_INTEGER)
            return Value(statement.integer(column));
        break;
    case FieldType::Bool:
        if (stored == SQLITE_INTEGER && (statement.integer(column) == 0 || statement.integer(column) == 1))
            return Value(statement.integer(column));
        break;
    case FieldType::Real:
        if ((stored == SQLITE_FLOAT || stored == SQLITE_INTEGER) && std::isfinite(statement.real(column)))
            return Value(statement.real(column));
        break;
    case FieldType::Date:
        if (stored == SQLITE_TEXT) {
            const QDate date = QDate::fromString(statement.text(column), Qt::ISODate);
            if (date.isValid())
                return Value(date);
        }
        break;
    }
    return wrongValue(field);
}

std::optional<Error> outOfRange(const FieldDef &field, const Value &value)
{
    if ((field.type != FieldType::Integer && field.type != FieldType::Real) || city::isNull(value))
        return std::nullopt;
    const double number = city::toNumber(value);
    if (number >= field.minimum && number <= field.maximum)
        return std::nullopt;
    return Error(ErrorCode::InvalidData, Tr::tr("%1 is outside of what this field may hold (%2 to %3).")
                                             .arg(number)
                                             .arg(field.minimum)
                                             .arg(field.maximum))
        .atField(field.id);
}

Result<> conform(Geometry &geometry, GeometryType type, bool hasZ)
{
    if (geometry.isEmpty())
        return {};
    if (geometry.type() != type) {
        if (geo::multiType(geometry.type()) != type) {
            return fail(ErrorCode::InvalidData,
                        Tr::tr("The geometry is a %1; the layer holds %2.")
                            .arg(QString::fromLatin1(geo::geometryTypeName(geometry.type())),
                                 QString::fromLatin1(geo::geometryTypeName(type))));
        }
        geometry.setType(type);
    }
    if (geometry.hasZ() != hasZ) {
        geometry.setHasZ(hasZ);
        for (geo::Coord &c : geometry.coords())
            c.z = 0;
    }
    return {};
}

Result<Geometry> readGeometry(const Statement &statement, int column, int srid, GeometryType type, bool hasZ)
{
    const int stored = statement.type(column);
    if (stored == SQLITE_NULL)
        return Geometry();
    if (stored != SQLITE_BLOB)
        return fail(ErrorCode::InvalidData, Tr::tr("The stored value is not a geometry."));
    Result<SpatialBlob> decoded = decodeSpatialBlob(statement.blob(column));
    if (!decoded)
        return Failure(std::move(decoded).error());
    if (decoded->srid != srid) {
        return fail(ErrorCode::InvalidData,
                    Tr::tr("The geometry is in the coordinate system %1; the city is in EPSG:%2.")
                        .arg(decoded->srid)
                        .arg(srid));
    }
    DOTHI_TRY(conform(decoded->geometry, type, hasZ));
    return std::move(decoded->geometry);
}

} // namespace dothi::io
