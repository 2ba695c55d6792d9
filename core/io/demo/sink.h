// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>
#include <dothi/geo/elevation.h>
#include <dothi/io/demo/plane.h>

#include <array>
#include <initializer_list>
#include <map>

namespace dothi::io::demo {

enum class Layer
{
    AdminUnit,
    LandUse,
    Water,
    RoadSurface,
    Road,
    Poi,
    Parcel,
    PlanningZone,
    RedLine,
    ConstructionLine,
    ProtectionCorridor,
    HeightPlane,
    Building,
    Tree,
    Lamp,
    Cabinet,
    Pipe,
    Manhole,
    Cable,
    Breakline,
    PermitApplication,
};
inline constexpr size_t kLayerCount = 21;

/// Where the generator's features go.
class Sink
{
public:
    virtual ~Sink() = default;
    virtual Result<> take(const QString &layer, std::vector<city::Feature> &features) = 0;
};

/// Keeps the city in memory; for tests and for small cities.
class MemorySink : public Sink
{
public:
    Result<> take(const QString &layer, std::vector<city::Feature> &features) override;

    std::map<QString, std::vector<city::Feature>> layers;
};

/// Hands the features to a store's writer.
class StoreSink : public Sink
{
public:
    explicit StoreSink(city::StoreWriter &writer)
        : m_writer(writer)
    {}
    Result<> take(const QString &layer, std::vector<city::Feature> &features) override;

private:
    city::StoreWriter &m_writer;
};

/// Makes features of the schema's layers, numbers them and hands them on in batches, so that a city of a
/// million buildings never lies in memory as a whole.
class Emitter
{
public:
    /// Fails when the schema lacks a layer or field that the generator fills.
    static Result<Emitter> create(const city::Schema &schema, Sink &sink, const geo::Coord &origin);

    /// Values of the fields the generator fills, in the order of shapes() in sink.cpp. Returns the feature's
    /// id.
    city::FeatureId add(Layer layer, geo::Geometry geometry, std::initializer_list<city::Value> values,
                        geo::Geometry solid = {});
    /// The id the next feature of the layer will get.
    [[nodiscard]] city::FeatureId nextId(Layer layer) const
    {
        return m_tables[static_cast<size_t>(layer)].next;
    }
    /// Hands on what waits in full batches; all of it when `all`.
    Result<> flush(bool all);

    // City coordinates from metres about the origin, on the millimetre.
    [[nodiscard]] geo::Coord toMap(V2 p, double z = 0) const;
    [[nodiscard]] V2 fromMap(const geo::Coord &c) const { return {c.x - m_origin.x, c.y - m_origin.y}; }
    [[nodiscard]] geo::Geometry polygon(const Poly &poly) const;
    [[nodiscard]] geo::Geometry polygon(const std::vector<V2> &ring) const;
    [[nodiscard]] geo::Geometry line(const std::vector<V2> &points) const;
    [[nodiscard]] geo::Geometry point(V2 p) const;

    [[nodiscard]] const geo::Extent &extent() const { return m_extent; }

private:
    struct Table
    {
        const city::LayerDef *def = nullptr;
        std::vector<size_t> order;
        city::FeatureId next = 1;
        std::vector<city::Feature> waiting;
    };

    Emitter(Sink &sink, const geo::Coord &origin)
        : m_sink(&sink)
        , m_origin(origin)
    {}

    Sink *m_sink;
    geo::Coord m_origin;
    geo::Extent m_extent;
    std::array<Table, kLayerCount> m_tables;
};

} // namespace dothi::io::demo
