// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/storeformat.h>

#include <QCryptographicHash>

#include <algorithm>

namespace dothi::io {

namespace {

using city::FieldType;
using geo::GeometryType;

constexpr bool kSearched = true;

/// Version 1, as released. Not to be changed: see storeformat.h.
std::vector<FormatTable> version1()
{
    using enum city::FieldType;
    return {
        {"admin_unit",
         GeometryType::MultiPolygon,
         false,
         "name",
         {{"code", Text, kSearched},
          {"name", Text, kSearched},
          {"kind", Text},
          {"level", Integer},
          {"parent_code", Text},
          {"former_units", Text, kSearched},
          {"valid_from", Date},
          {"valid_to", Date},
          {"population", Integer}}},
        {"land_use",
         GeometryType::MultiPolygon,
         false,
         "code",
         {{"code", Text}, {"name", Text, kSearched}, {"area_m2", Real}, {"source", Text}}},
        {"water",
         GeometryType::MultiPolygon,
         false,
         "name",
         {{"name", Text, kSearched},
          {"kind", Text},
          {"waterway_class", Text},
          {"bank_level_m", Real},
          {"source", Text}}},
        {"road_surface",
         GeometryType::MultiPolygon,
         false,
         "name",
         {{"name", Text}, {"kind", Text}, {"source", Text}}},
        {"road",
         GeometryType::MultiLineString,
         false,
         "name",
         {{"name", Text, kSearched},
          {"road_class", Text},
          {"width_m", Real},
          {"row_width_m", Real},
          {"sidewalk_m", Real},
          {"lanes", Integer},
          {"oneway", Bool},
          {"surface", Text},
          {"commercial", Bool},
          {"source", Text}}},
        {"poi",
         GeometryType::Point,
         false,
         "name",
         {{"name", Text, kSearched}, {"kind", Text}, {"address", Text, kSearched}, {"source", Text}}},
        {"parcel",
         GeometryType::MultiPolygon,
         false,
         "parcel_no",
         {{"map_sheet", Text, kSearched},
          {"parcel_no", Text, kSearched},
          {"area_m2", Real},
          {"legal_area_m2", Real},
          {"land_use_code", Text},
          {"ward_code", Text},
          {"address", Text, kSearched},
          {"old_map_sheet", Text, kSearched},
          {"old_parcel_no", Text, kSearched},
          {"accuracy_m", Real},
          {"valid_from", Date},
          {"source", Text}}},
        {"planning_zone",
         GeometryType::MultiPolygon,
         false,
         "zone_no",
         {{"zone_no", Text, kSearched},
          {"function", Text},
          {"max_density_pct", Real},
          {"max_far", Real},
          {"max_height_m", Real},
          {"max_storeys", Integer},
          {"min_storeys", Integer},
          {"existing_area", Bool},
          {"plan_name", Text, kSearched},
          {"plan_scale", Text},
          {"decision_no", Text, kSearched},
          {"decision_date", Date},
          {"source", Text}}},
        {"red_line",
         GeometryType::MultiLineString,
         false,
         "road_name",
         {{"road_name", Text, kSearched},
          {"status", Text},
          {"row_width_m", Real},
          {"decision_no", Text},
          {"decision_date", Date},
          {"source", Text}}},
        {"construction_line",
         GeometryType::MultiLineString,
         false,
         "road_name",
         {{"road_name", Text},
          {"setback_m", Real},
          {"decision_no", Text},
          {"decision_date", Date},
          {"source", Text}}},
        {"protection_corridor",
         GeometryType::MultiPolygon,
         false,
         "name",
         {{"name", Text, kSearched},
          {"kind", Text},
          {"width_m", Real},
          {"verified", Bool},
          {"decision_no", Text},
          {"source", Text}}},
        {"height_plane",
         GeometryType::MultiPolygon,
         false,
         "name",
         {{"name", Text},
          {"kind", Text},
          {"max_elevation_m", Real},
          {"authority", Text},
          {"decision_no", Text},
          {"source", Text}}},
        {"building",
         GeometryType::MultiPolygon,
         true,
         "name",
         {{"name", Text, kSearched},
          {"address", Text, kSearched},
          {"use", Text},
          {"height_m", Real},
          {"storeys", Integer},
          {"basements", Integer},
          {"ground_level_m", Real},
          {"year", Integer},
          {"roof", Text},
          {"parcel_id", Integer},
          {"code", Text, kSearched},
          {"source", Text}}},
        {"tree",
         GeometryType::Point,
         false,
         "species",
         {{"species", Text, kSearched},
          {"height_m", Real},
          {"crown_m", Real},
          {"code", Text, kSearched},
          {"source", Text}}},
        {"lamp",
         GeometryType::Point,
         false,
         "code",
         {{"code", Text, kSearched},
          {"pole_height_m", Real},
          {"power_w", Real},
          {"lamp_kind", Text},
          {"cabinet_code", Text},
          {"road_name", Text, kSearched},
          {"source", Text}}},
        {"cabinet",
         GeometryType::Point,
         false,
         "code",
         {{"code", Text, kSearched}, {"address", Text, kSearched}, {"source", Text}}},
        {"pipe",
         GeometryType::MultiLineString,
         false,
         "code",
         {{"code", Text, kSearched},
          {"kind", Text},
          {"diameter_mm", Real},
          {"invert_up_m", Real},
          {"invert_down_m", Real},
          {"material", Text},
          {"year", Integer},
          {"source", Text}}},
        {"manhole",
         GeometryType::Point,
         false,
         "code",
         {{"code", Text, kSearched}, {"cover_level_m", Real}, {"invert_level_m", Real}, {"source", Text}}},
        {"cable",
         GeometryType::MultiLineString,
         false,
         "code",
         {{"code", Text, kSearched},
          {"kind", Text},
          {"voltage_kv", Real},
          {"underground", Bool},
          {"source", Text}}},
        {"permit_application",
         GeometryType::MultiPolygon,
         false,
         "code",
         {{"code", Text, kSearched},
          {"title", Text, kSearched},
          {"owner", Text, kSearched},
          {"kind", Text},
          {"use", Text},
          {"address", Text, kSearched},
          {"parcel_id", Integer},
          {"submitted", Date},
          {"due", Date},
          {"status", Text},
          {"proposal", Json},
          {"source", Text}}},
    };
}

/// Version 2: dikes and walls, which raise the ground. Not to be changed either.
std::vector<FormatTable> version2()
{
    using enum city::FieldType;
    FormatTable breakline{"breakline",
                          GeometryType::MultiLineString,
                          false,
                          "name",
                          {{"name", Text, kSearched},
                           {"kind", Text},
                           {"crest_level_m", Real},
                           {"top_width_m", Real},
                           {"side_slope", Real},
                           {"source", Text}}};
    breakline.hasZ = true;
    return {breakline};
}

city::FieldDef fieldOf(const FormatColumn &column)
{
    city::FieldDef field;
    field.id = QString::fromLatin1(column.id);
    field.type = column.type;
    field.searchable = column.searchable;
    return field;
}

city::LayerDef layerOf(const FormatTable &table)
{
    city::LayerDef layer;
    layer.id = QString::fromLatin1(table.id);
    layer.geometry = table.geometry;
    layer.hasZ = table.hasZ;
    layer.hasSolid = table.hasSolid;
    layer.labelField = QString::fromLatin1(table.labelField);
    for (const FormatColumn &column : table.columns)
        layer.fields.push_back(fieldOf(column));
    return layer;
}

QByteArray typeName(FieldType type)
{
    switch (type) {
    case FieldType::Text:
        return "text";
    case FieldType::Integer:
        return "integer";
    case FieldType::Real:
        return "real";
    case FieldType::Bool:
        return "bool";
    case FieldType::Date:
        return "date";
    case FieldType::Json:
        return "json";
    }
    return {};
}

} // namespace

std::span<const FormatVersion> formatVersions()
{
    static const std::vector<FormatVersion> versions{
        {1, version1(), {}, "607788e4b58f0b07cb662ec931531b0f72f5abf4dc58e516d102bbeb9db161a4"},
        {2, version2(), {}, "423ef208e07c9241884c7dd380abc2cad09fcabc907b40546c12adc59252ae17"},
    };
    return versions;
}

std::vector<city::LayerDef> tablesOf(std::span<const FormatVersion> versions)
{
    std::vector<city::LayerDef> layers;
    for (const FormatVersion &version : versions) {
        for (const FormatTable &table : version.tables)
            layers.push_back(layerOf(table));
        for (const FormatAddition &addition : version.additions) {
            const auto layer = std::ranges::find(layers, QLatin1String(addition.table), &city::LayerDef::id);
            if (layer == layers.end())
                qFatal("format %d adds to %s, which is not there", version.version, addition.table);
            layer->fields.push_back(fieldOf(addition.column));
        }
    }
    return layers;
}

QByteArray tablesHash(std::span<const city::LayerDef> layers)
{
    QByteArrayList lines;
    for (const city::LayerDef &layer : layers) {
        const QByteArray id = layer.id.toUtf8();
        lines.append("layer " + id + ' ' + geo::geometryTypeName(layer.geometry) + (layer.hasZ ? " z" : "") +
                     (layer.hasSolid ? " solid" : "") + " called by " + layer.labelField.toUtf8());
        for (const city::FieldDef &field : layer.fields) {
            lines.append("field " + id + '.' + field.id.toUtf8() + ' ' + typeName(field.type) +
                         (field.searchable ? " searched" : ""));
        }
    }
    std::ranges::sort(lines);
    return QCryptographicHash::hash(lines.join('\n'), QCryptographicHash::Sha256).toHex();
}

const StoreFormat &StoreFormat::current()
{
    static const StoreFormat format{&city::Schema::builtin(), migrationsOf(formatVersions()),
                                    formatVersions()};
    return format;
}

} // namespace dothi::io
