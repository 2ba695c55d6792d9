// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/schema.h>
#include <dothi/geo/geometry.h>

#include <QDate>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace dothi::city {

/// The value of one field. Bool is stored as Integer 0/1, Date and Json as Text in the store; here they are
/// typed by the field: Date as QDate, everything else as its plain type. monostate: not known.
using Value = std::variant<std::monostate, qint64, double, QString, QDate>;

[[nodiscard]] inline bool isNull(const Value &value)
{
    return std::holds_alternative<std::monostate>(value);
}
/// Number of an Integer or Real; NaN for anything else (also unknown).
[[nodiscard]] double toNumber(const Value &value);
/// Text without any formatting ("3.5", "2026-01-31"); empty when unknown.
[[nodiscard]] QString toText(const Value &value);
/// For a person: number style and code titles of the program's language, unit attached; "–" when unknown.
[[nodiscard]] QString displayText(const Value &value, const FieldDef &field, const Schema &schema);

using FeatureId = qint64;

/// One row of a layer. `values` follows LayerDef::fields. Coordinates in the city's CRS.
struct Feature
{
    FeatureId id = 0; ///< 0: not stored yet
    int version = 1;  ///< counts the changes of this row
    geo::Geometry geometry;
    geo::Geometry solid; ///< empty unless the layer has solids and this row has one
    std::vector<Value> values;

    Feature() = default;
    explicit Feature(const LayerDef &layer)
        : values(layer.fields.size())
    {}

    /// Value by field id; monostate when the layer has no such field.
    [[nodiscard]] const Value &value(const LayerDef &layer, const QString &field) const;
    /// Sets by field id; false (and nothing changed) when the layer has no such field.
    bool set(const LayerDef &layer, const QString &field, Value value);
};

/// A feature's address: "building/1234".
struct FeatureRef
{
    QString layer;
    FeatureId id = 0;

    [[nodiscard]] QString toString() const { return layer + QLatin1Char('/') + QString::number(id); }
    [[nodiscard]] static std::optional<FeatureRef> fromString(const QString &text);
    friend bool operator==(const FeatureRef &, const FeatureRef &) = default;
};

} // namespace dothi::city
