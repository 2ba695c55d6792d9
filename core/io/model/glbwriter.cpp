// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/glbwriter.h>
#include <dothi/io/model/modelsource.h>

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Export)
};

static_assert(Q_BYTE_ORDER == Q_LITTLE_ENDIAN, "glTF is little endian, as is every machine this runs on");

constexpr int kUnsignedShort = 5123;
constexpr int kUnsignedInt = 5125;
constexpr int kFloat = 5126;
constexpr int kArrayBuffer = 34962;
constexpr int kElementBuffer = 34963;
constexpr qint64 kMostGlbBytes = 0xFFFFFFFF;

QJsonArray numbers(std::span<const double> values)
{
    QJsonArray array;
    for (const double value : values)
        array.append(value);
    return array;
}

/// Least and most of each coordinate: readers refuse what does not agree to the last bit.
QJsonObject boundsOf(const std::vector<float> &positions)
{
    std::array<double, 3> least{1e300, 1e300, 1e300};
    std::array<double, 3> most{-1e300, -1e300, -1e300};
    for (size_t i = 0; i < positions.size(); ++i) {
        least[i % 3] = std::min(least[i % 3], static_cast<double>(positions[i]));
        most[i % 3] = std::max(most[i % 3], static_cast<double>(positions[i]));
    }
    return {{QStringLiteral("min"), numbers(least)}, {QStringLiteral("max"), numbers(most)}};
}

template <class T>
const char *bytesOf(const std::vector<T> &values)
{
    return reinterpret_cast<const char *>(values.data());
}

template <class T>
qint64 sizeOf(const std::vector<T> &values)
{
    return static_cast<qint64>(values.size()) * static_cast<qint64>(sizeof(T));
}

QByteArray word(qint64 value)
{
    const auto number = static_cast<quint32>(value);
    return QByteArray(reinterpret_cast<const char *>(&number), sizeof number);
}

} // namespace

GlbWriter::GlbWriter(QIODevice &bin)
    : m_bin(bin)
{
    // Node 0 turns z up into y up; the meshes are its children.
    m_nodes.append(QJsonObject());
}

void GlbWriter::setLayer(const city::LayerDef &layer)
{
    m_schema = FeatureTable::schema(layer);
}

int GlbWriter::addView(const char *bytes, qint64 size, int target)
{
    static constexpr std::array<char, 8> kNothing{};
    // Eight bytes for the doubles of tables; four would do for the rest.
    const qint64 gap = (8 - m_offset % 8) % 8;
    m_failed = m_failed || m_bin.write(kNothing.data(), gap) != gap || m_bin.write(bytes, size) != size;
    m_offset += gap;
    QJsonObject view{{QStringLiteral("buffer"), 0},
                     {QStringLiteral("byteOffset"), m_offset},
                     {QStringLiteral("byteLength"), size}};
    if (target != 0)
        view.insert(QStringLiteral("target"), target);
    m_views.append(view);
    m_offset += size;
    return static_cast<int>(m_views.size()) - 1;
}

int GlbWriter::addAccessor(int view, int componentType, const QString &type, qint64 count, QJsonObject bounds)
{
    bounds.insert(QStringLiteral("bufferView"), view);
    bounds.insert(QStringLiteral("componentType"), componentType);
    bounds.insert(QStringLiteral("type"), type);
    bounds.insert(QStringLiteral("count"), count);
    m_accessors.append(bounds);
    return static_cast<int>(m_accessors.size()) - 1;
}

int GlbWriter::addIndices(const std::vector<quint32> &indices, size_t vertices)
{
    const auto count = static_cast<qint64>(indices.size());
    const QString scalar = QStringLiteral("SCALAR");
    // 65535 itself would restart the primitive.
    if (vertices > 65'535) {
        return addAccessor(addView(bytesOf(indices), sizeOf(indices), kElementBuffer), kUnsignedInt, scalar,
                           count);
    }
    const std::vector<quint16> narrow(indices.begin(), indices.end());
    return addAccessor(addView(bytesOf(narrow), sizeOf(narrow), kElementBuffer), kUnsignedShort, scalar,
                       count);
}

int GlbWriter::addTable(const FeatureTable &table)
{
    QJsonObject properties;
    for (const FeatureTable::Column &column : table.columns()) {
        if (!column.used)
            continue;
        QJsonObject property;
        if (column.text) {
            property.insert(QStringLiteral("values"),
                            addView(column.characters.constData(), column.characters.size(), 0));
            property.insert(QStringLiteral("stringOffsets"),
                            addView(bytesOf(column.offsets), sizeOf(column.offsets), 0));
        } else {
            property.insert(QStringLiteral("values"),
                            addView(bytesOf(column.numbers), sizeOf(column.numbers), 0));
        }
        properties.insert(column.id, property);
    }
    m_tables.append(QJsonObject{{QStringLiteral("class"), table.className()},
                                {QStringLiteral("count"), static_cast<qint64>(table.count())},
                                {QStringLiteral("properties"), properties}});
    return static_cast<int>(m_tables.size()) - 1;
}

int GlbWriter::material(Look look, bool wall)
{
    struct Kind
    {
        QString name;
        std::array<double, 4> color;
    };
    const size_t kind = look == Look::Ground ? 2 : wall ? 0 : 1;
    if (m_materialOf[kind] >= 0)
        return m_materialOf[kind];
    const std::array<Kind, 3> kinds{{{QStringLiteral("wall"), {0.80, 0.76, 0.69, 1}},
                                     {QStringLiteral("roof"), {0.58, 0.36, 0.30, 1}},
                                     {QStringLiteral("ground"), {0.50, 0.53, 0.44, 1}}}};
    m_materials.append(
        QJsonObject{{QStringLiteral("name"), kinds[kind].name},
                    // Shells that come from elsewhere may be open, and be seen from inside. Of the ground's
                    // skirts no inner side is to be seen.
                    {QStringLiteral("doubleSided"), look == Look::Building},
                    {QStringLiteral("pbrMetallicRoughness"),
                     QJsonObject{{QStringLiteral("baseColorFactor"), numbers(kinds[kind].color)},
                                 {QStringLiteral("metallicFactor"), 0},
                                 {QStringLiteral("roughnessFactor"), 0.9}}}});
    m_materialOf[kind] = static_cast<int>(m_materials.size()) - 1;
    return m_materialOf[kind];
}

void GlbWriter::add(const geo::TriangleMesh &mesh, Look look, const Matrix4 &place, const FeatureTable *table)
{
    if (mesh.triangleCount() == 0)
        return;
    const auto count = static_cast<qint64>(mesh.vertexCount());
    const QString vec3 = QStringLiteral("VEC3");
    QJsonObject attributes{
        {QStringLiteral("POSITION"),
         addAccessor(addView(bytesOf(mesh.positions), sizeOf(mesh.positions), kArrayBuffer), kFloat, vec3,
                     count, boundsOf(mesh.positions))},
        {QStringLiteral("NORMAL"),
         addAccessor(addView(bytesOf(mesh.normals), sizeOf(mesh.normals), kArrayBuffer), kFloat, vec3,
                     count)}};
    QJsonObject extensions;
    if (table) {
        // Vertex attributes may not be 32-bit integers; a float counts to 16,777,216.
        const std::vector<float> rows(mesh.owners.begin(), mesh.owners.end());
        attributes.insert(QStringLiteral("_FEATURE_ID_0"),
                          addAccessor(addView(bytesOf(rows), sizeOf(rows), kArrayBuffer), kFloat,
                                      QStringLiteral("SCALAR"), count));
        extensions.insert(
            QStringLiteral("EXT_mesh_features"),
            QJsonObject{
                {QStringLiteral("featureIds"),
                 QJsonArray{QJsonObject{{QStringLiteral("featureCount"), static_cast<qint64>(table->count())},
                                        {QStringLiteral("attribute"), 0},
                                        {QStringLiteral("label"), table->className()},
                                        {QStringLiteral("propertyTable"), addTable(*table)}}}}});
    }
    QJsonArray primitives;
    for (const bool wall : {true, false}) {
        const std::vector<quint32> &indices = wall ? mesh.walls : mesh.roofs;
        if (indices.empty())
            continue;
        QJsonObject primitive{{QStringLiteral("attributes"), attributes},
                              {QStringLiteral("indices"), addIndices(indices, mesh.vertexCount())},
                              {QStringLiteral("material"), material(look, wall)}};
        if (table)
            primitive.insert(QStringLiteral("extensions"), extensions);
        primitives.append(primitive);
    }
    m_triangles += static_cast<qint64>(mesh.triangleCount());
    m_meshes.append(QJsonObject{{QStringLiteral("primitives"), primitives}});
    QJsonObject node{{QStringLiteral("mesh"), m_meshes.size() - 1}};
    if (place != identity())
        node.insert(QStringLiteral("matrix"), numbers(place));
    m_nodes.append(node);
}

QByteArray GlbWriter::json() const
{
    QJsonObject asset{{QStringLiteral("version"), QStringLiteral("2.0")},
                      {QStringLiteral("generator"), QStringLiteral("DoThi")}};
    if (!m_extras.isEmpty())
        asset.insert(QStringLiteral("extras"), m_extras);
    QJsonArray children;
    for (qsizetype i = 1; i < m_nodes.size(); ++i)
        children.append(i);
    QJsonArray nodes = m_nodes;
    QJsonObject root{{QStringLiteral("matrix"),
                      numbers(std::array<double, 16>{1, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1})}};
    if (!children.isEmpty())
        root.insert(QStringLiteral("children"), children);
    nodes[0] = root;
    QJsonObject document{
        {QStringLiteral("asset"), asset},
        {QStringLiteral("scene"), 0},
        {QStringLiteral("scenes"), QJsonArray{QJsonObject{{QStringLiteral("nodes"), QJsonArray{0}}}}},
        {QStringLiteral("nodes"), nodes}};
    // Lists that are empty must not be there.
    const auto put = [&document](const QString &key, const QJsonArray &list) {
        if (!list.isEmpty())
            document.insert(key, list);
    };
    put(QStringLiteral("meshes"), m_meshes);
    put(QStringLiteral("materials"), m_materials);
    put(QStringLiteral("accessors"), m_accessors);
    put(QStringLiteral("bufferViews"), m_views);
    if (m_offset > 0) {
        document.insert(QStringLiteral("buffers"),
                        QJsonArray{QJsonObject{{QStringLiteral("byteLength"), m_offset}}});
    }
    if (!m_tables.isEmpty()) {
        document.insert(
            QStringLiteral("extensionsUsed"),
            QJsonArray{QStringLiteral("EXT_mesh_features"), QStringLiteral("EXT_structural_metadata")});
        document.insert(QStringLiteral("extensions"),
                        QJsonObject{{QStringLiteral("EXT_structural_metadata"),
                                     QJsonObject{{QStringLiteral("schema"), m_schema},
                                                 {QStringLiteral("propertyTables"), m_tables}}}});
    }
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

Result<> GlbWriter::finish(const QString &path)
{
    if (m_failed)
        return cannotWriteModel(path, m_bin.errorString());
    QByteArray text = json();
    text.append((4 - text.size() % 4) % 4, ' ');
    const qint64 pad = (4 - m_offset % 4) % 4;
    const qint64 total = 12 + 8 + text.size() + (m_offset > 0 ? 8 + m_offset + pad : 0);
    if (total > kMostGlbBytes) {
        return fail(
            Error(ErrorCode::Unsupported, Tr::tr("A GLB file holds at most 4 GiB; this city needs more."))
                .inFile(path)
                .withAdvice(Tr::tr("Export it as 3D Tiles instead.")));
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return cannotWriteModel(path, file.errorString());
    file.write(QByteArrayLiteral("glTF") + word(2) + word(total));
    file.write(word(text.size()) + QByteArrayLiteral("JSON") + text);
    if (m_offset > 0) {
        file.write(word(m_offset + pad) + QByteArray("BIN\0", 4));
        if (!m_bin.seek(0))
            return cannotWriteModel(path, m_bin.errorString());
        constexpr qint64 kBlock = 1 << 20;
        qint64 copied = 0;
        while (copied < m_offset) {
            const QByteArray block = m_bin.read(std::min(kBlock, m_offset - copied));
            if (block.isEmpty())
                return cannotWriteModel(path, m_bin.errorString());
            file.write(block);
            copied += block.size();
        }
        file.write(QByteArray(pad, '\0'));
    }
    // What a full disk refuses shows here at the latest.
    if (!file.flush() || file.error() != QFileDevice::NoError || file.size() != total)
        return cannotWriteModel(path, file.errorString());
    return {};
}

} // namespace dothi::io
