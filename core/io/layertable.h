// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>
#include <dothi/city/schema.h>
#include <dothi/io/sqlite.h>

#include <QByteArray>
#include <QByteArrayList>

/// A layer as a table: names, columns, and the passage of values and geometries in and out of statements.
#include <optional>

namespace dothi::io {

/// Ids leave room for the layer's number in the search index.
inline constexpr qint64 kMaxFeatureId = (qint64(1) << 48) - 1;

/// Names of a layer's table and of its R-tree, quoted for SQL.
[[nodiscard]] QByteArray tableName(const city::LayerDef &layer);
[[nodiscard]] QByteArray indexName(const city::LayerDef &layer);
/// "TEXT", "INTEGER", "REAL": Bool is INTEGER 0/1, Date is TEXT "2026-01-31", Json is TEXT.
[[nodiscard]] QByteArray columnType(city::FieldType type);
/// id, version, geometry, solid (if the layer has one), then the fields in their order.
[[nodiscard]] QByteArrayList columnNames(const city::LayerDef &layer);

/// Binds a value to a parameter; InvalidArgument, naming the field, when it is of another type or not a
/// number.
[[nodiscard]] Result<> bindValue(Statement &statement, int parameter, const city::FieldDef &field,
                                 const city::Value &value);
/// Reads a column; InvalidData, naming the field, when it holds what the field cannot hold.
[[nodiscard]] Result<city::Value> readValue(const Statement &statement, int column,
                                            const city::FieldDef &field);
/// What to say of a number outside the bounds of its field; nothing when it is within. The value is kept: it
/// is a reader's to judge.
[[nodiscard]] std::optional<Error> outOfRange(const city::FieldDef &field, const city::Value &value);

/// Makes a well-formed geometry fit a column: single types become Multi ones where the layer holds those,
/// heights are dropped or filled with 0 as the column asks. InvalidData when it is of another dimension.
[[nodiscard]] Result<> conform(geo::Geometry &geometry, geo::GeometryType type, bool hasZ);
/// Reads a geometry column: decoded, in the city's CRS (`srid`), conforming. NULL gives an empty geometry.
[[nodiscard]] Result<geo::Geometry> readGeometry(const Statement &statement, int column, int srid,
                                                 geo::GeometryType type, bool hasZ);

} // namespace dothi::io
