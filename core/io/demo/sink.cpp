// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/demo/sink.h>

#include <QCoreApplication>

namespace dothi::io::demo {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::DemoCity)
};

constexpr size_t kBatch = 4000;

struct LayerShape
{
    const char *id;
    std::vector<const char *> fields;
};

const std::array<LayerShape, kLayerCount> &shapes()
{
    static const std::array<LayerShape, kLayerCount> all{{
        {"admin_unit",
         {"code", "name", "kind", "level", "parent_code", "former_units", "valid_from", "population"}},
        {"land_use", {"code", "name", "area_m2", "source"}},
        {"water", {"name", "kind", "waterway_class", "bank_level_m", "source"}},
        {"road_surface", {"name", "kind", "source"}},
        {"road",
         {"name", "road_class", "width_m", "row_width_m", "sidewalk_m", "lanes", "oneway", "surface",
          "commercial", "source"}},
        {"poi", {"name", "kind", "address", "source"}},
        {"parcel",
         {"map_sheet", "parcel_no", "area_m2", "legal_area_m2", "land_use_code", "ward_code", "address",
          "old_map_sheet", "old_parcel_no", "accuracy_m", "valid_from", "source"}},
        {"planning_zone",
         {"zone_no", "function", "max_density_pct", "max_far", "max_height_m", "max_storeys", "min_storeys",
          "existing_area", "plan_name", "plan_scale", "decision_no", "decision_date", "source"}},
        {"red_line", {"road_name", "status", "row_width_m", "decision_no", "decision_date", "source"}},
        {"construction_line", {"road_name", "setback_m", "decision_no", "decision_date", "source"}},
        {"protection_corridor", {"name", "kind", "width_m", "verified", "decision_no", "source"}},
        {"height_plane", {"name", "kind", "max_elevation_m", "authority", "decision_no", "source"}},
        {"building",
         {"name", "address", "use", "height_m", "storeys", "basements", "ground_level_m", "year", "roof",
          "parcel_id", "code", "source"}},
        {"tree", {"species", "height_m", "crown_m", "code", "source"}},
        {"lamp", {"code", "pole_height_m", "power_w", "lamp_kind", "cabinet_code", "road_name", "source"}},
        {"cabinet", {"code", "address", "source"}},
        {"pipe",
         {"code", "kind", "diameter_mm", "invert_up_m", "invert_down_m", "material", "year", "source"}},
        {"manhole", {"code", "cover_level_m", "invert_level_m", "source"}},
        {"cable", {"code", "kind", "voltage_kv", "underground", "source"}},
        {"breakline", {"name", "kind", "crest_level_m", "top_width_m", "side_slope", "source"}},
        {"permit_application",
         {"code", "title", "owner", "kind", "use", "address", "parcel_id", "submitted", "due", "status",
          "proposal", "source"}},
    }};
    return all;
}

} // namespace

Result<> MemorySink::take(const QString &layer, std::vector<city::Feature> &features)
{
    std::vector<city::Feature> &all = layers[layer];
    all.insert(all.end(), std::make_move_iterator(features.begin()), std::make_move_iterator(features.end()));
    return {};
}

Result<> StoreSink::take(const QString &layer, std::vector<city::Feature> &features)
{
    return m_writer.insert(layer, features);
}

Result<Emitter> Emitter::create(const city::Schema &schema, Sink &sink, const geo::Coord &origin)
{
    Emitter emitter(sink, origin);
    for (size_t k = 0; k < kLayerCount; ++k) {
        const LayerShape &shape = shapes()[k];
        Table &table = emitter.m_tables[k];
        table.def = schema.layer(QString::fromLatin1(shape.id));
        if (!table.def)
            return fail(
                Error(ErrorCode::Internal, Tr::tr("The schema lacks a layer that the demo city fills."))
                    .inLayer(QString::fromLatin1(shape.id)));
        for (const char *field : shape.fields) {
            const int index = table.def->fieldIndex(QString::fromLatin1(field));
            if (index < 0)
                return fail(
                    Error(ErrorCode::Internal, Tr::tr("The schema lacks a field that the demo city fills."))
                        .inLayer(QString::fromLatin1(shape.id))
                        .atField(QString::fromLatin1(field)));
            table.order.push_back(static_cast<size_t>(index));
        }
    }
    return emitter;
}

city::FeatureId Emitter::add(Layer layer, geo::Geometry geometry, std::initializer_list<city::Value> values,
                             geo::Geometry solid)
{
    Table &table = m_tables[static_cast<size_t>(layer)];
    Q_ASSERT(values.size() == table.order.size());
    if (table.waiting.capacity() == 0)
        table.waiting.reserve(table.next < 100 ? 64 : kBatch + kBatch / 4);
    city::Feature &feature = table.waiting.emplace_back(*table.def);
    feature.id = table.next++;
    m_extent.add(geometry.extent());
    geometry.setType(geo::multiType(geometry.type()));
    if (table.def->geometry == geo::GeometryType::Point)
        geometry.setType(geo::GeometryType::Point);
    feature.geometry = std::move(geometry);
    feature.solid = std::move(solid);
    size_t k = 0;
    for (const city::Value &value : values)
        feature.values[table.order[k++]] = value;
    return feature.id;
}

Result<> Emitter::flush(bool all)
{
    for (Table &table : m_tables) {
        if (table.waiting.empty() || (!all && table.waiting.size() < kBatch))
            continue;
        DOTHI_TRY(m_sink->take(table.def->id, table.waiting));
        table.waiting.clear();
    }
    return {};
}

geo::Coord Emitter::toMap(V2 p, double z) const
{
    // Whole millimetres first, then the sum: the same number however the sum is made.
    const auto millimetres = [](double metres) { return std::floor(metres * 1000 + 0.5); };
    return {(millimetres(p.x) + millimetres(m_origin.x)) / 1000,
            (millimetres(p.y) + millimetres(m_origin.y)) / 1000, millimetres(z) / 1000};
}

geo::Geometry Emitter::polygon(const Poly &poly) const
{
    std::vector<geo::Coord> ring;
    ring.reserve(static_cast<size_t>(poly.size()) + 1);
    for (int i = 0; i < poly.size(); ++i)
        ring.push_back(toMap(poly.at(i)));
    return geo::Geometry::polygon(std::move(ring));
}

geo::Geometry Emitter::polygon(const std::vector<V2> &points) const
{
    std::vector<geo::Coord> ring;
    ring.reserve(points.size() + 1);
    for (const V2 &p : points) {
        const geo::Coord c = toMap(p);
        if (ring.empty() || !(ring.back() == c))
            ring.push_back(c);
    }
    while (ring.size() > 1 && ring.front() == ring.back())
        ring.pop_back();
    return geo::Geometry::polygon(std::move(ring));
}

geo::Geometry Emitter::line(const std::vector<V2> &points) const
{
    std::vector<geo::Coord> coords;
    coords.reserve(points.size());
    for (const V2 &p : points) {
        const geo::Coord c = toMap(p);
        if (coords.empty() || !(coords.back() == c))
            coords.push_back(c);
    }
    return geo::Geometry::lineString(std::move(coords));
}

geo::Geometry Emitter::point(V2 p) const
{
    return geo::Geometry::point(toMap(p));
}

} // namespace dothi::io::demo
