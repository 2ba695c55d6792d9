// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/city/feature.h>

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace dothi::city {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Feature)
};

} // namespace

double toNumber(const Value &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        return static_cast<double>(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    return std::numeric_limits<double>::quiet_NaN();
}

QString toText(const Value &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        return QString::number(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return QString::number(*real, 'g', 15);
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *date = std::get_if<QDate>(&value))
        return date->toString(Qt::ISODate);
    return {};
}

QString displayText(const Value &value, const FieldDef &field, const Schema &schema)
{
    if (isNull(value))
        return QStringLiteral("–");
    if (!field.codeList.isEmpty())
        return schema.codeTitle(field.codeList, toText(value));
    switch (field.type) {
    case FieldType::Bool:
        return toNumber(value) != 0 ? Tr::tr("yes") : Tr::tr("no");
    case FieldType::Date: {
        const auto *date = std::get_if<QDate>(&value);
        return date ? date->toString(QStringLiteral("dd/MM/yyyy")) : toText(value);
    }
    case FieldType::Integer:
        // Years and identifiers are not amounts: no groups of thousands.
        return field.unit.isEmpty() ? toText(value) : formatQuantity(toNumber(value), 0, field.unit);
    case FieldType::Real: {
        const double number = toNumber(value);
        const int decimals = field.unit == QLatin1String("m²") || field.unit == QLatin1String("%") ? 1 : 2;
        if (!std::isfinite(number))
            return toText(value);
        return field.unit.isEmpty() ? formatNumber(number, 2) : formatQuantity(number, decimals, field.unit);
    }
    default:
        return toText(value);
    }
}

const Value &Feature::value(const LayerDef &layer, const QString &field) const
{
    static const Value unknown;
    const int index = layer.fieldIndex(field);
    return index < 0 || static_cast<size_t>(index) >= values.size() ? unknown
                                                                    : values[static_cast<size_t>(index)];
}

bool Feature::set(const LayerDef &layer, const QString &field, Value value)
{
    const int index = layer.fieldIndex(field);
    if (index < 0)
        return false;
    values.resize(layer.fields.size());
    values[static_cast<size_t>(index)] = std::move(value);
    return true;
}

std::optional<FeatureRef> FeatureRef::fromString(const QString &text)
{
    const qsizetype slash = text.lastIndexOf(QLatin1Char('/'));
    bool ok = false;
    const FeatureId id = slash > 0 ? text.mid(slash + 1).toLongLong(&ok) : 0;
    if (!ok || id <= 0)
        return std::nullopt;
    return FeatureRef{text.left(slash), id};
}

} // namespace dothi::city
