// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "memorystore.h"
#include "testsupport.h"

#include <dothi/geo/elevation.h>
#include <dothi/io/model/earthframe.h>
#include <dothi/io/model/exporter.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <proj.h>

#include <cmath>
#include <cstring>

/// What the tests of model exports share: a town in memory, and a reader of GLB that trusts nothing.
namespace modelfixture {

using namespace dothi;
using geo::Coord;
using geo::Geometry;

constexpr double kEast = 603'000;
constexpr double kNorth = 1'191'000;

inline Geometry box(double x, double y, double w, double h)
{
    Geometry g = Geometry::polygon({{x, y, 0}, {x + w, y, 0}, {x + w, y + h, 0}, {x, y + h, 0}});
    g.setType(geo::GeometryType::MultiPolygon);
    return g;
}

/// A pyramid on a square, as a layer keeps solids.
inline Geometry pyramid(double x, double y, double side, double foot, double top)
{
    Geometry g(geo::GeometryType::MultiPolygon, true);
    const std::array<Coord, 4> base{
        {{x, y, foot}, {x + side, y, foot}, {x + side, y + side, foot}, {x, y + side, foot}}};
    const Coord apex{x + side / 2, y + side / 2, top};
    const auto face = [&g](std::initializer_list<Coord> ring) {
        g.beginPart();
        g.beginRing();
        for (const Coord &c : ring)
            g.add(c);
        g.closeRing();
    };
    face({base[3], base[2], base[1], base[0]});
    for (size_t i = 0; i < 4; ++i)
        face({base[i], base[(i + 1) % 4], apex});
    return g;
}

class Town
{
public:
    Town()
        : store(test::MemoryStore::of(QStringLiteral("hcmc"), folder.path()))
    {}

    city::FeatureId put(Geometry geometry,
                        std::initializer_list<std::pair<const char *, city::Value>> values = {},
                        Geometry solid = {})
    {
        const city::LayerDef &def = *city::Schema::builtin().layer(QStringLiteral("building"));
        std::vector<city::Feature> features(1, city::Feature(def));
        features[0].geometry = std::move(geometry);
        features[0].solid = std::move(solid);
        for (const auto &[field, value] : values) {
            if (!features[0].set(def, QLatin1String(field), value))
                qFatal("no field %s", field);
        }
        auto writer = store->write().value();
        if (!writer->insert(def.id, features) || !writer->commit())
            qFatal("cannot write");
        return features[0].id;
    }

    /// Ground of `columns` by `rows` cells of 30 m that rises a metre every 300 m to the east.
    void makeTerrain(int columns, int rows)
    {
        geo::ElevationGrid grid(columns, rows, kEast - 15, kNorth + 30.0 * rows - 15, 30);
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column)
                grid.set(column, row, static_cast<float>(column) / 10);
        }
        if (!geo::writeElevation(folder.filePath(QStringLiteral("t.tif")), grid, 9210))
            qFatal("cannot write");
        auto writer = store->write().value();
        if (!writer->setRaster({QStringLiteral("terrain"), QStringLiteral("t.tif"), {}}) || !writer->commit())
            qFatal("cannot write");
    }

    [[nodiscard]] Result<io::ExportReport> save(const QString &format, const QString &name,
                                                const QStringList &layers = {})
    {
        for (const auto &exporter : io::makeExporters()) {
            if (exporter->format() == format)
                return exporter->write(*store, {folder.filePath(name), layers}, task);
        }
        return fail(ErrorCode::NotFound, format);
    }
    [[nodiscard]] QString path(const QString &name) const { return folder.filePath(name); }

    QTemporaryDir folder;
    std::unique_ptr<test::MemoryStore> store;
    TaskContext task;
};

struct GlbVertex
{
    Coord place; ///< in the file's root, z up: node matrix applied in double
    Coord normal;
    int row = -1;
};

struct GlbTable
{
    QJsonObject json;
    std::map<QString, std::vector<double>> numbers;
    std::map<QString, QStringList> texts;
};

struct Glb
{
    QJsonObject json;
    std::vector<std::array<GlbVertex, 3>> triangles;
    std::vector<int> tableOf; ///< a triangle: number of its property table, -1
    std::vector<GlbTable> tables;

    [[nodiscard]] double area(bool up) const
    {
        double sum = 0;
        for (const auto &[a, b, c] : triangles) {
            if ((a.normal.z > 0.999) == up) {
                const Coord u{b.place.x - a.place.x, b.place.y - a.place.y, b.place.z - a.place.z};
                const Coord v{c.place.x - a.place.x, c.place.y - a.place.y, c.place.z - a.place.z};
                sum += std::hypot(u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x) / 2;
            }
        }
        return sum;
    }
};

/// Reads a GLB and checks on the way all that the format demands of what is used; an empty text when it is
/// well.
inline QString readGlb(const QString &path, Glb &glb)
{
#define GLB_NEEDS(condition)                                                                                 \
    if (!(condition))                                                                                        \
    return QStringLiteral(#condition)
    QFile file(path);
    GLB_NEEDS(file.open(QIODevice::ReadOnly));
    const QByteArray all = file.readAll();
    const auto word = [&all](qsizetype at) {
        quint32 value = 0;
        std::memcpy(&value, all.constData() + at, 4);
        return static_cast<qsizetype>(value);
    };
    GLB_NEEDS(all.size() > 28 && all.startsWith("glTF") && word(4) == 2 && word(8) == all.size());
    const qsizetype jsonSize = word(12);
    GLB_NEEDS(all.mid(16, 4) == "JSON" && jsonSize % 4 == 0 && 28 + jsonSize <= all.size());
    QJsonParseError bad;
    glb.json = QJsonDocument::fromJson(all.mid(20, jsonSize), &bad).object();
    GLB_NEEDS(bad.error == QJsonParseError::NoError);
    const qsizetype binSize = word(20 + jsonSize);
    GLB_NEEDS(all.mid(24 + jsonSize, 4) == QByteArray("BIN\0", 4) && 28 + jsonSize + binSize == all.size());
    const QByteArray bin = all.mid(28 + jsonSize);
    const qint64 buffer = glb.json[QLatin1String("buffers")][0][QLatin1String("byteLength")].toInteger();
    GLB_NEEDS(buffer <= bin.size() && bin.size() - buffer < 4);
    const QJsonArray views = glb.json[QLatin1String("bufferViews")].toArray();
    const QJsonArray accessors = glb.json[QLatin1String("accessors")].toArray();
    const auto bytes = [&](int view) {
        return bin.mid(views[view][QLatin1String("byteOffset")].toInteger(),
                       views[view][QLatin1String("byteLength")].toInteger());
    };
    for (const auto &view : views) {
        GLB_NEEDS(view[QLatin1String("byteLength")].toInteger() > 0);
        GLB_NEEDS(view[QLatin1String("byteOffset")].toInteger() +
                      view[QLatin1String("byteLength")].toInteger() <=
                  buffer);
        GLB_NEEDS(view[QLatin1String("byteOffset")].toInteger() % 8 == 0);
    }
    const auto floats = [&](int accessor, int parts) {
        const QByteArray raw = bytes(accessors[accessor][QLatin1String("bufferView")].toInt());
        std::vector<float> values(
            static_cast<size_t>(accessors[accessor][QLatin1String("count")].toInteger() * parts));
        if (raw.size() != static_cast<qsizetype>(values.size() * 4) ||
            accessors[accessor][QLatin1String("componentType")].toInt() != 5126)
            return std::vector<float>();
        std::memcpy(values.data(), raw.constData(), values.size() * 4);
        return values;
    };
    // Attributes.
    const QJsonObject metadata =
        glb.json[QLatin1String("extensions")][QLatin1String("EXT_structural_metadata")].toObject();
    for (const auto &entry : metadata[QLatin1String("propertyTables")].toArray()) {
        GlbTable table;
        table.json = entry.toObject();
        const auto count = static_cast<size_t>(table.json[QLatin1String("count")].toInteger());
        const QJsonObject properties = table.json[QLatin1String("properties")].toObject();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            const QJsonObject definition =
                metadata[QLatin1String("schema")][QLatin1String("classes")]
                        [table.json[QLatin1String("class")].toString()][QLatin1String("properties")][it.key()]
                            .toObject();
            const QByteArray values = bytes(it.value()[QLatin1String("values")].toInt());
            if (definition[QLatin1String("type")] == QLatin1String("STRING")) {
                const QByteArray raw = bytes(it.value()[QLatin1String("stringOffsets")].toInt());
                GLB_NEEDS(raw.size() == static_cast<qsizetype>(4 * (count + 1)));
                std::vector<quint32> offsets(count + 1);
                std::memcpy(offsets.data(), raw.constData(), static_cast<size_t>(raw.size()));
                GLB_NEEDS(offsets.back() == static_cast<quint32>(values.size()));
                for (size_t i = 0; i < count; ++i) {
                    table.texts[it.key()].append(
                        QString::fromUtf8(values.mid(offsets[i], offsets[i + 1] - offsets[i])));
                }
            } else {
                GLB_NEEDS(definition[QLatin1String("componentType")] == QLatin1String("FLOAT64"));
                GLB_NEEDS(values.size() == static_cast<qsizetype>(8 * count));
                table.numbers[it.key()].resize(count);
                std::memcpy(table.numbers[it.key()].data(), values.constData(), 8 * count);
            }
        }
        glb.tables.push_back(std::move(table));
    }
    // Meshes: the children of the node that turns z up.
    const QJsonArray nodes = glb.json[QLatin1String("nodes")].toArray();
    for (const auto &child : nodes[0][QLatin1String("children")].toArray()) {
        const QJsonObject node = nodes[child.toInt()].toObject();
        io::Matrix4 m = io::identity();
        const QJsonArray matrix = node[QLatin1String("matrix")].toArray();
        for (qsizetype i = 0; i < matrix.size(); ++i)
            m[static_cast<size_t>(i)] = matrix[i].toDouble();
        const QJsonArray meshes = glb.json[QLatin1String("meshes")].toArray();
        for (const auto &primitive :
             meshes[node[QLatin1String("mesh")].toInt()][QLatin1String("primitives")].toArray()) {
            const QJsonObject attributes = primitive[QLatin1String("attributes")].toObject();
            const int position = attributes[QLatin1String("POSITION")].toInt();
            const std::vector<float> p = floats(position, 3);
            const std::vector<float> n = floats(attributes[QLatin1String("NORMAL")].toInt(), 3);
            GLB_NEEDS(!p.empty() && p.size() == n.size());
            std::vector<float> rows;
            int table = -1;
            if (attributes.contains(QLatin1String("_FEATURE_ID_0"))) {
                rows = floats(attributes[QLatin1String("_FEATURE_ID_0")].toInt(), 1);
                GLB_NEEDS(rows.size() * 3 == p.size());
                const auto ids = primitive[QLatin1String("extensions")][QLatin1String("EXT_mesh_features")]
                                          [QLatin1String("featureIds")][0];
                GLB_NEEDS(ids[QLatin1String("attribute")].toInt(-1) == 0);
                table = ids[QLatin1String("propertyTable")].toInt(-1);
                GLB_NEEDS(table >= 0 && table < static_cast<int>(glb.tables.size()));
            }
            // min and max are those of the values, to the last bit.
            for (size_t axis = 0; axis < 3; ++axis) {
                double least = 1e300;
                double most = -1e300;
                for (size_t i = axis; i < p.size(); i += 3) {
                    least = std::min(least, static_cast<double>(p[i]));
                    most = std::max(most, static_cast<double>(p[i]));
                }
                const auto a = static_cast<qsizetype>(axis);
                GLB_NEEDS(accessors[position][QLatin1String("min")][a].toDouble() == least);
                GLB_NEEDS(accessors[position][QLatin1String("max")][a].toDouble() == most);
            }
            const int indices = primitive[QLatin1String("indices")].toInt();
            const QByteArray raw = bytes(accessors[indices][QLatin1String("bufferView")].toInt());
            const auto count = static_cast<size_t>(accessors[indices][QLatin1String("count")].toInteger());
            const bool narrow = accessors[indices][QLatin1String("componentType")].toInt() == 5123;
            GLB_NEEDS(count % 3 == 0 && raw.size() == static_cast<qsizetype>(count * (narrow ? 2 : 4)));
            const auto vertex = [&](size_t at) {
                quint32 i = 0;
                std::memcpy(&i, raw.constData() + at * (narrow ? 2 : 4), narrow ? 2 : 4);
                GlbVertex v;
                if (3 * size_t(i) + 2 >= p.size()) {
                    v.row = -2;
                    return v;
                }
                const std::array<double, 3> local{p[3 * size_t(i)], p[3 * size_t(i) + 1],
                                                  p[3 * size_t(i) + 2]};
                std::array<double, 3> root{};
                for (size_t k = 0; k < 3; ++k)
                    root[k] = m[k] * local[0] + m[4 + k] * local[1] + m[8 + k] * local[2] + m[12 + k];
                v.place = {root[0], root[1], root[2]};
                v.normal = {n[3 * size_t(i)], n[3 * size_t(i) + 1], n[3 * size_t(i) + 2]};
                v.row = rows.empty() ? -1 : static_cast<int>(rows[i]);
                return v;
            };
            for (size_t i = 0; i < count; i += 3) {
                glb.triangles.push_back({vertex(i), vertex(i + 1), vertex(i + 2)});
                glb.tableOf.push_back(table);
                for (const GlbVertex &v : glb.triangles.back())
                    GLB_NEEDS(v.row >= -1);
            }
        }
    }
#undef GLB_NEEDS
    return {};
}

/// Geocentric coordinates of map positions, each converted on its own: the city's operation to longitude and
/// latitude, PROJ's `cart` from there.
class Geocentric
{
public:
    explicit Geocentric(const geo::Crs &crs)
        : m_toWgs84(geo::Transform::create(crs, geo::Crs::fromEpsg(4326).value()).value())
        , m_context(proj_context_create())
        , m_cart(proj_create(m_context, "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
                                        "+step +proj=cart +ellps=WGS84"))
    {}
    ~Geocentric()
    {
        proj_destroy(m_cart);
        proj_context_destroy(m_context);
    }
    Geocentric(const Geocentric &) = delete;
    Geocentric &operator=(const Geocentric &) = delete;

    [[nodiscard]] Coord operator()(const Coord &map) const
    {
        const Coord degrees = m_toWgs84.apply(map).value();
        const PJ_COORD out = proj_trans(m_cart, PJ_FWD, proj_coord(degrees.x, degrees.y, map.z, 0));
        return {out.xyz.x, out.xyz.y, out.xyz.z};
    }
    [[nodiscard]] const geo::Transform &toWgs84() const { return m_toWgs84; }

private:
    geo::Transform m_toWgs84;
    PJ_CONTEXT *m_context;
    PJ *m_cart;
};

inline double apart(const Coord &a, const Coord &b)
{
    return std::hypot(a.x - b.x, a.y - b.y, a.z - b.z);
}

} // namespace modelfixture
