// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "memorystore.h"
#include "testsupport.h"

#include <dothi/scene/cityscene.h>
#include <dothi/scene/layerindex.h>
#include <dothi/scene/meshtiles.h>
#include <dothi/scene/style.h>

#include <algorithm>
#include <cmath>

/// What the tests of the layer builders share: a town in memory, and what a built layer shows.
namespace buildfixture {

using namespace dothi;
using geo::Coord;
using geo::Geometry;

constexpr double kEast = 600'000;
constexpr double kNorth = 1'190'000;

inline Geometry box(double x, double y, double w, double h)
{
    Geometry g = Geometry::polygon({{x, y, 0}, {x + w, y, 0}, {x + w, y + h, 0}, {x, y + h, 0}});
    g.setType(geo::GeometryType::MultiPolygon);
    return g;
}

inline Geometry line(std::vector<Coord> coords)
{
    Geometry g = Geometry::lineString(std::move(coords));
    g.setType(geo::GeometryType::MultiLineString);
    return g;
}

/// What a mesh shows: triangles in map coordinates with what their corners carry.
struct Corner
{
    Coord map;
    osg::Vec4ub color;
    osg::Vec4us extra;
    osg::Vec4b normal;
};
struct Face
{
    std::array<Corner, 3> corners;
    city::FeatureId id = 0;
    scene::Material material;
    int bin = 0;

    [[nodiscard]] double planArea() const
    {
        const auto &[a, b, c] = corners;
        return ((b.map.x - a.map.x) * (c.map.y - a.map.y) - (b.map.y - a.map.y) * (c.map.x - a.map.x)) / 2;
    }
    [[nodiscard]] double area() const
    {
        const auto vec = [](const Corner &from, const Corner &to) {
            return osg::Vec3d(to.map.x - from.map.x, to.map.y - from.map.y, to.map.z - from.map.z);
        };
        return (vec(corners[0], corners[1]) ^ vec(corners[0], corners[2])).length() / 2;
    }
};

inline std::vector<Face> facesOf(const scene::LayerScene &layer, const geo::LocalFrame &frame)
{
    std::vector<Face> faces;
    for (const scene::TileMesh &mesh : layer.index->meshes) {
        const osg::Geometry &g = *mesh.geometry;
        const auto &positions = dynamic_cast<const osg::Vec3Array &>(*g.getVertexArray());
        const auto &colors = dynamic_cast<const osg::Vec4ubArray &>(*g.getColorArray());
        const auto *extras =
            dynamic_cast<const osg::Vec4usArray *>(g.getVertexAttribArray(scene::kExtraSlot));
        const auto *normals =
            dynamic_cast<const osg::Vec4bArray *>(g.getVertexAttribArray(scene::kNormalSlot));
        const auto &indices = dynamic_cast<const osg::DrawElementsUInt &>(*g.getPrimitiveSet(0));
        for (size_t i = 0; i + 2 < indices.size(); i += 3) {
            Face face;
            face.material = mesh.material;
            for (size_t k = 0; k < 3; ++k) {
                const GLuint v = indices[i + k];
                const osg::Vec3d local = osg::Vec3d(positions[v]) + mesh.origin;
                face.corners[k] = {frame.toMap({local.x(), local.y(), local.z()}), colors[v],
                                   extras ? (*extras)[v] : osg::Vec4us(),
                                   normals ? (*normals)[v] : osg::Vec4b()};
            }
            for (const scene::FeatureRange &range : mesh.ranges) {
                if (i >= range.first && i < range.first + range.count)
                    face.id = range.id;
            }
            faces.push_back(face);
        }
    }
    return faces;
}

/// Of a layer with meshes for several distances: those for near by.
inline std::vector<Face> nearFacesOf(const scene::LayerScene &layer, const geo::LocalFrame &frame)
{
    scene::LayerScene near;
    auto index = std::make_shared<scene::LayerIndex>();
    for (const scene::LayerPart &part : layer.index->parts) {
        for (const scene::PartTile &tile : part.tiles) {
            for (const scene::TileMesh &mesh : layer.index->meshes) {
                if (tile.nearestM <= 0 && tile.node->asGroup()->containsNode(mesh.geometry))
                    index->meshes.push_back(mesh);
            }
        }
    }
    near.index = index;
    return facesOf(near, frame);
}

inline bool near(double a, double b, double by = 0.001)
{
    return std::abs(a - b) <= by;
}

/// What the store says of a layer.
inline city::LayerInfo infoOf(const city::Store &store, const QString &id)
{
    const std::vector<city::LayerInfo> infos = store.layers().value();
    const auto found = std::ranges::find(infos, id, &city::LayerInfo::id);
    return found == infos.end() ? city::LayerInfo{id, 0, {}} : *found;
}

class Town
{
public:
    Town()
        : store(test::MemoryStore::of(QStringLiteral("hcmc")))
    {}

    city::FeatureId put(const char *layer, Geometry geometry,
                        std::initializer_list<std::pair<const char *, city::Value>> values = {},
                        Geometry solid = {})
    {
        const city::LayerDef &def = *city::Schema::builtin().layer(QLatin1String(layer));
        std::vector<city::Feature> features(1, city::Feature(def));
        features[0].geometry = std::move(geometry);
        features[0].solid = std::move(solid);
        for (const auto &[field, value] : values) {
            if (!features[0].set(def, QLatin1String(field), value))
                qFatal("no field %s", field);
        }
        auto writer = store->write().value();
        if (!writer->insert(QLatin1String(layer), features) || !writer->commit())
            qFatal("cannot write");
        return features[0].id;
    }

    [[nodiscard]] Result<scene::LayerScene> build(const char *layer)
    {
        return scene::buildLayer(*store, QLatin1String(layer), frame, ground, task);
    }

    std::unique_ptr<test::MemoryStore> store;
    geo::LocalFrame frame{Coord{kEast + 1300, kNorth - 700, 0}};
    scene::GroundPtr ground;
    TaskContext task;
};

inline scene::GroundPtr levelGround(float heightM)
{
    auto grid = std::make_shared<geo::ElevationGrid>(60, 60, kEast - 300, kNorth + 300, 10);
    for (int r = 0; r < 60; ++r) {
        for (int c = 0; c < 60; ++c)
            grid->set(c, r, heightM);
    }
    return grid;
}

#define BUILD(name, town, layer)                                                                             \
    auto name##Result = (town).build(layer);                                                                 \
    VERIFY_RESULT(name##Result);                                                                             \
    const scene::LayerScene &name = *name##Result;                                                           \
    Q_UNUSED(name)

} // namespace buildfixture
