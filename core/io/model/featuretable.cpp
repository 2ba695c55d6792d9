// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/featuretable.h>

#include <cmath>

namespace dothi::io {

namespace {

bool isText(city::FieldType type)
{
    return type == city::FieldType::Text || type == city::FieldType::Date || type == city::FieldType::Json;
}

QString idColumn()
{
    return QStringLiteral("id");
}

} // namespace

FeatureTable::FeatureTable(const city::LayerDef &layer)
    : m_class(layer.id)
{
    m_columns.push_back({idColumn(), false, true, {}, {}, {}});
    for (const city::FieldDef &field : layer.fields)
        m_columns.push_back({field.id, isText(field.type), false, {}, {}, {}});
    clear();
}

void FeatureTable::clear()
{
    m_count = 0;
    for (size_t i = 0; i < m_columns.size(); ++i) {
        Column &column = m_columns[i];
        column.used = i == 0;
        column.numbers.clear();
        column.characters.clear();
        column.offsets.assign(column.text ? 1 : 0, 0);
    }
}

void FeatureTable::add(const city::Feature &feature)
{
    ++m_count;
    m_columns[0].numbers.push_back(static_cast<double>(feature.id));
    for (size_t i = 1; i < m_columns.size(); ++i) {
        Column &column = m_columns[i];
        const city::Value value = i - 1 < feature.values.size() ? feature.values[i - 1] : city::Value();
        if (column.text) {
            const QByteArray text = city::toText(value).toUtf8();
            column.used = column.used || !text.isEmpty();
            column.characters += text;
            column.offsets.push_back(static_cast<quint32>(column.characters.size()));
        } else {
            const double number = city::toNumber(value);
            column.used = column.used || std::isfinite(number);
            column.numbers.push_back(std::isfinite(number) ? number : kNoNumber);
        }
    }
}

QJsonObject FeatureTable::schema(const city::LayerDef &layer)
{
    QJsonObject properties;
    properties.insert(idColumn(), QJsonObject{{QStringLiteral("type"), QStringLiteral("SCALAR")},
                                              {QStringLiteral("componentType"), QStringLiteral("FLOAT64")},
                                              {QStringLiteral("required"), true}});
    for (const city::FieldDef &field : layer.fields) {
        QJsonObject property{{QStringLiteral("name"), field.title.vi},
                             {QStringLiteral("description"),
                              field.unit.isEmpty()
                                  ? field.title.en
                                  : field.title.en + QStringLiteral(" (") + field.unit + QLatin1Char(')')}};
        if (isText(field.type)) {
            property.insert(QStringLiteral("type"), QStringLiteral("STRING"));
            property.insert(QStringLiteral("noData"), QString(QLatin1String("")));
        } else {
            property.insert(QStringLiteral("type"), QStringLiteral("SCALAR"));
            property.insert(QStringLiteral("componentType"), QStringLiteral("FLOAT64"));
            property.insert(QStringLiteral("noData"), kNoNumber);
        }
        properties.insert(field.id, property);
    }
    return {{QStringLiteral("id"), QStringLiteral("dothi")},
            {QStringLiteral("classes"),
             QJsonObject{{layer.id, QJsonObject{{QStringLiteral("name"), layer.title.vi},
                                                {QStringLiteral("description"), layer.title.en},
                                                {QStringLiteral("properties"), properties}}}}}};
}

} // namespace dothi::io
