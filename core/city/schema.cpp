// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/base/text.h>
#include <dothi/city/schema.h>

#include <QCoreApplication>
#include <QDebug>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace dothi::city {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Schema)
};

Title titleFrom(const QJsonValue &value)
{
    return {value[QLatin1String("vi")].toString(), value[QLatin1String("en")].toString()};
}

QStringList stringsFrom(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &v : value.toArray())
        list.append(v.toString());
    return list;
}

template <class Enum>
using Names = std::initializer_list<std::pair<const char *, Enum>>;

template <class Enum>
bool parseName(const QString &text, Names<Enum> names, Enum &out)
{
    for (const auto &[name, value] : names) {
        if (text == QLatin1String(name)) {
            out = value;
            return true;
        }
    }
    return false;
}

/// Ids become table and column names, so nothing but these characters may be in them.
bool isIdentifier(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[a-z][a-z0-9_]{0,40}\\z"));
    return pattern.match(text).hasMatch();
}

Failure badSchema(const QString &where)
{
    return fail(ErrorCode::InvalidData, Tr::tr("The schema is wrong at “%1”.").arg(where));
}

Result<FieldDef> fieldFrom(const QJsonObject &json, const QString &layer)
{
    FieldDef field;
    field.id = json.value(QLatin1String("id")).toString();
    if (!isIdentifier(field.id) || field.id == QLatin1String("id") || field.id == QLatin1String("version") ||
        field.id == QLatin1String("geometry") || field.id == QLatin1String("solid")) {
        return badSchema(layer + QLatin1Char('.') + field.id);
    }
    if (!parseName(json.value(QLatin1String("type")).toString(),
                   Names<FieldType>{{"text", FieldType::Text},
                                    {"integer", FieldType::Integer},
                                    {"real", FieldType::Real},
                                    {"bool", FieldType::Bool},
                                    {"date", FieldType::Date},
                                    {"json", FieldType::Json}},
                   field.type)) {
        return badSchema(layer + QLatin1Char('.') + field.id);
    }
    field.title = titleFrom(json.value(QLatin1String("title")));
    field.unit = json.value(QLatin1String("unit")).toString();
    field.codeList = json.value(QLatin1String("codeList")).toString();
    field.required = json.value(QLatin1String("required")).toBool();
    field.minimum = json.value(QLatin1String("minimum")).toDouble(field.minimum);
    field.maximum = json.value(QLatin1String("maximum")).toDouble(field.maximum);
    field.searchable = json.value(QLatin1String("searchable")).toBool();
    field.aliases = stringsFrom(json.value(QLatin1String("aliases")));
    return field;
}

} // namespace

const QString &Title::text() const
{
    return uiLanguage() == QLatin1String("en") ? en : vi;
}

const CodeItem *CodeList::find(const QString &code) const
{
    const auto it = std::ranges::find(items, code, &CodeItem::code);
    return it == items.end() ? nullptr : &*it;
}

int LayerDef::fieldIndex(const QString &fieldId) const
{
    for (size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].id == fieldId)
            return static_cast<int>(i);
    }
    return -1;
}

const FieldDef *LayerDef::field(const QString &fieldId) const
{
    const int index = fieldIndex(fieldId);
    return index < 0 ? nullptr : &fields[static_cast<size_t>(index)];
}

const Schema &Schema::builtin()
{
    static const Schema schema = [] {
        const QString path = dataDir() + QStringLiteral("/schema/layers.json");
        Result<QByteArray> text = readFile(path, 4'000'000);
        Result<Schema> read = text ? fromJson(*text) : Result<Schema>(Failure(std::move(text).error()));
        if (!read)
            qFatal("DoThi is not installed properly: %s", qPrintable(read.error().logText()));
        return *read;
    }();
    return schema;
}

Result<Schema> Schema::fromJson(const QByteArray &json)
{
    QJsonParseError parse;
    const QJsonObject root = QJsonDocument::fromJson(json, &parse).object();
    if (parse.error != QJsonParseError::NoError ||
        root.value(QLatin1String("format")).toString() != QLatin1String("dothi-schema"))
        return badSchema(QStringLiteral("format"));
    Schema schema;
    for (const QJsonValue &value : root.value(QLatin1String("codeLists")).toArray()) {
        CodeList list;
        list.id = value[QLatin1String("id")].toString();
        list.open = value[QLatin1String("open")].toBool();
        list.source = value[QLatin1String("source")].toString();
        for (const QJsonValue &item : value[QLatin1String("items")].toArray())
            list.items.push_back({item[QLatin1String("code")].toString(), titleFrom(item)});
        schema.m_codeLists.push_back(std::move(list));
    }
    for (const QJsonValue &value : root.value(QLatin1String("layers")).toArray()) {
        LayerDef layer;
        layer.id = value[QLatin1String("id")].toString();
        if (!isIdentifier(layer.id))
            return badSchema(layer.id);
        const bool known =
            parseName(value[QLatin1String("group")].toString(),
                      Names<LayerGroup>{{"base", LayerGroup::Base},
                                        {"cadastre", LayerGroup::Cadastre},
                                        {"planning", LayerGroup::Planning},
                                        {"building", LayerGroup::Building},
                                        {"infrastructure", LayerGroup::Infrastructure},
                                        {"permit", LayerGroup::Permit}},
                      layer.group) &&
            parseName(value[QLatin1String("geometry")].toString(),
                      Names<geo::GeometryType>{{"Point", geo::GeometryType::Point},
                                               {"MultiLineString", geo::GeometryType::MultiLineString},
                                               {"MultiPolygon", geo::GeometryType::MultiPolygon}},
                      layer.geometry);
        if (!known)
            return badSchema(layer.id);
        layer.hasZ = value[QLatin1String("hasZ")].toBool();
        layer.hasSolid = value[QLatin1String("hasSolid")].toBool();
        layer.title = titleFrom(value[QLatin1String("title")]);
        layer.aliases = stringsFrom(value[QLatin1String("aliases")]);
        layer.labelField = value[QLatin1String("labelField")].toString();
        for (const QJsonValue &field : value[QLatin1String("fields")].toArray()) {
            Result<FieldDef> def = fieldFrom(field.toObject(), layer.id);
            if (!def)
                return Failure(std::move(def).error());
            if (!def->codeList.isEmpty() && !schema.codeList(def->codeList))
                return badSchema(layer.id + QLatin1Char('.') + def->id + QStringLiteral(": ") +
                                 def->codeList);
            layer.fields.push_back(std::move(*def));
        }
        schema.m_layers.push_back(std::move(layer));
    }
    if (schema.m_layers.empty())
        return badSchema(QStringLiteral("layers"));
    return schema;
}

const LayerDef *Schema::layer(const QString &id) const
{
    const auto it = std::ranges::find(m_layers, id, &LayerDef::id);
    return it == m_layers.end() ? nullptr : &*it;
}

const CodeList *Schema::codeList(const QString &id) const
{
    const auto it = std::ranges::find(m_codeLists, id, &CodeList::id);
    return it == m_codeLists.end() ? nullptr : &*it;
}

QString Schema::codeTitle(const QString &listId, const QString &code) const
{
    const CodeList *list = codeList(listId);
    const CodeItem *item = list ? list->find(code) : nullptr;
    return item ? item->title.text() : code;
}

} // namespace dothi::city
