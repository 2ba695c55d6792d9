// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/layerindex.h>
#include <dothi/scene/meshtiles.h>
#include <dothi/scene/tilecodec.h>

#include <cmath>
#include <cstring>
#include <span>
#include <type_traits>

namespace dothi::scene {

namespace {

constexpr quint32 kEnd = 0x454C4954; ///< "TILE"

class Writer
{
public:
    template <class T>
    void put(const T &value)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        m_bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
    }
    template <class T>
    void putMany(std::span<const T> values)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        put(static_cast<quint64>(values.size()));
        m_bytes.append(reinterpret_cast<const char *>(values.data()),
                       static_cast<qsizetype>(values.size_bytes()));
    }
    void putText(const QString &text) { putMany(std::span(text.utf16(), static_cast<size_t>(text.size()))); }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

/// Once something does not fit, everything after it is refused.
class Reader
{
public:
    explicit Reader(const QByteArray &bytes)
        : m_left(std::as_bytes(std::span(bytes.constData(), static_cast<size_t>(bytes.size()))))
    {}

    template <class T>
    T get()
    {
        static_assert(std::is_trivially_copyable_v<T>);
        T value{};
        if (m_left.size() < sizeof value)
            m_good = false;
        if (!m_good)
            return value;
        std::memcpy(&value, m_left.data(), sizeof value);
        m_left = m_left.subspan(sizeof value);
        return value;
    }
    /// Fills a container whose elements lie one behind the other.
    template <class Container>
    void getMany(Container &values)
    {
        using T = typename Container::value_type;
        const auto count = get<quint64>();
        if (count > m_left.size() / sizeof(T))
            m_good = false;
        if (!m_good)
            return;
        values.resize(count);
        if (count > 0)
            std::memcpy(static_cast<void *>(values.data()), m_left.data(), count * sizeof(T));
        m_left = m_left.subspan(count * sizeof(T));
    }
    QString getText()
    {
        std::vector<char16_t> text;
        getMany(text);
        return QString::fromUtf16(text.data(), static_cast<qsizetype>(text.size()));
    }
    void require(bool what) { m_good = m_good && what; }
    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] bool atEnd() const { return m_good && m_left.empty(); }

private:
    std::span<const std::byte> m_left;
    bool m_good = true;
};

/// osg::Array kinds have data() through their MixinVector; their elements are plain.
template <class Array>
void putArray(Writer &writer, const Array *array)
{
    using T = typename Array::ElementDataType;
    writer.putMany(array ? std::span(static_cast<const T *>(array->getDataPointer()), array->size())
                         : std::span<const T>());
}

template <class Array>
osg::ref_ptr<Array> getArray(Reader &reader)
{
    std::vector<typename Array::ElementDataType> values;
    reader.getMany(values);
    if (values.empty())
        return nullptr;
    return new Array(values.begin(), values.end());
}

void putExtent(Writer &writer, const geo::Extent &extent)
{
    for (const double v : {extent.minX(), extent.minY(), extent.maxX(), extent.maxY()})
        writer.put(v);
}

geo::Extent getExtent(Reader &reader)
{
    const auto minX = reader.get<double>();
    const auto minY = reader.get<double>();
    const auto maxX = reader.get<double>();
    const auto maxY = reader.get<double>();
    return minX <= maxX && minY <= maxY ? geo::Extent(minX, minY, maxX, maxY) : geo::Extent();
}

/// Whether a mesh is no more than MeshTiles makes of it.
bool isPlain(const osg::Geometry &geometry)
{
    if (geometry.getStateSet() || geometry.getNumPrimitiveSets() != 1 || geometry.getNormalArray() ||
        geometry.getSecondaryColorArray() || geometry.getFogCoordArray() ||
        geometry.getNumTexCoordArrays() > 0) {
        return false;
    }
    for (unsigned slot = 0; slot < geometry.getNumVertexAttribArrays(); ++slot) {
        if (geometry.getVertexAttribArray(slot) && slot != kNormalSlot && slot != kExtraSlot)
            return false;
    }
    return true;
}

/// Which part and tile of the index a mesh hangs in.
const PartTile *tileOf(const LayerIndex &index, const TileMesh &mesh, const LayerPart *&part)
{
    for (const LayerPart &p : index.parts) {
        for (const PartTile &tile : p.tiles) {
            const osg::Group *group = tile.node->asGroup();
            if (group && group->getNumChildren() == 1 && group->getChild(0) == mesh.geometry.get() &&
                !tile.node->getStateSet()) {
                part = &p;
                return &tile;
            }
        }
    }
    return nullptr;
}

bool putMesh(Writer &writer, const LayerIndex &index, const TileMesh &mesh)
{
    const LayerPart *part = nullptr;
    const PartTile *tile = tileOf(index, mesh, part);
    const osg::Geometry &geometry = *mesh.geometry;
    if (!tile || !isPlain(geometry))
        return false;
    const auto *positions = dynamic_cast<const osg::Vec3Array *>(geometry.getVertexArray());
    const auto *colors = dynamic_cast<const osg::Vec4ubArray *>(geometry.getColorArray());
    const osg::Array *sixth = geometry.getVertexAttribArray(kNormalSlot);
    const auto *normals = dynamic_cast<const osg::Vec4bArray *>(sixth);
    const auto *others = dynamic_cast<const osg::Vec3Array *>(sixth);
    const osg::Array *seventh = geometry.getVertexAttribArray(kExtraSlot);
    const auto *extras = dynamic_cast<const osg::Vec4usArray *>(seventh);
    const auto *indices = dynamic_cast<const osg::DrawElementsUInt *>(geometry.getPrimitiveSet(0));
    if (!positions || !colors || !indices || indices->getMode() != GL_TRIANGLES ||
        (sixth && !normals && !others) || (seventh && !extras)) {
        return false;
    }
    writer.put(static_cast<quint8>(part->material));
    writer.put(static_cast<qint32>(part->bin));
    writer.put(static_cast<qint32>(tile->facing));
    writer.put(tile->nearestM);
    writer.put(tile->farthestM);
    for (int axis = 0; axis < 3; ++axis)
        writer.put(mesh.origin[axis]);
    const osg::BoundingBox &box = geometry.getInitialBound();
    writer.put(box);
    putArray(writer, positions);
    putArray(writer, colors);
    putArray(writer, normals);
    putArray(writer, others);
    putArray(writer, extras);
    writer.putMany(
        std::span(static_cast<const GLuint *>(indices->getDataPointer()), indices->getNumIndices()));
    writer.putMany(std::span<const FeatureRange>(mesh.ranges));
    return true;
}

void getMesh(Reader &reader, osg::Group &root, LayerIndex &index)
{
    PartKey key;
    const auto material = reader.get<quint8>();
    reader.require(material <= static_cast<quint8>(Material::Glow));
    key.material = static_cast<Material>(material);
    key.bin = reader.get<qint32>();
    key.facing = reader.get<qint32>();
    reader.require(key.facing >= kAnyFacing && key.facing < kFacings);
    key.nearestM = reader.get<float>();
    key.farthestM = reader.get<float>();
    TileMesh mesh;
    mesh.material = key.material;
    for (int axis = 0; axis < 3; ++axis)
        mesh.origin[axis] = reader.get<double>();
    const auto box = reader.get<osg::BoundingBox>();
    MeshArrays arrays;
    arrays.positions = getArray<osg::Vec3Array>(reader);
    arrays.colors = getArray<osg::Vec4ubArray>(reader);
    arrays.normals = getArray<osg::Vec4bArray>(reader);
    arrays.others = getArray<osg::Vec3Array>(reader);
    arrays.extras = getArray<osg::Vec4usArray>(reader);
    std::vector<GLuint> indices;
    reader.getMany(indices);
    reader.getMany(mesh.ranges);
    if (!reader.good() || !arrays.positions || !arrays.colors)
        return reader.require(false);
    const size_t count = arrays.positions->size();
    const auto fits = [count](const auto &array) { return !array || array->size() == count; };
    reader.require(fits(arrays.colors) && fits(arrays.normals) && fits(arrays.others) &&
                   fits(arrays.extras) && !(arrays.normals && arrays.others));
    GLuint highest = 0;
    for (const GLuint i : indices)
        highest = std::max(highest, i);
    reader.require(!indices.empty() && indices.size() % 3 == 0 && highest < count);
    for (const FeatureRange &range : mesh.ranges)
        reader.require(static_cast<quint64>(range.first) + range.count <= indices.size());
    if (!reader.good())
        return;
    arrays.indices = new osg::DrawElementsUInt(GL_TRIANGLES, indices.begin(), indices.end());
    mesh.geometry = geometryOf(arrays, box);
    hangMesh(index, root, key, std::move(mesh));
}

} // namespace

std::optional<QByteArray> encodeTile(const LayerScene &scene)
{
    if (!scene.index)
        return std::nullopt;
    const LayerIndex &index = *scene.index;
    size_t hanging = 0;
    for (const LayerPart &part : index.parts)
        hanging += part.tiles.size();
    if (hanging != index.meshes.size())
        return std::nullopt;
    Writer writer;
    writer.putText(scene.layer);
    writer.put(scene.features);
    writer.put(scene.triangles);
    writer.put(scene.maxHeightM);
    putExtent(writer, scene.extent);
    writer.put(static_cast<quint32>(scene.legend.size()));
    for (const LegendItem &item : scene.legend) {
        writer.put(item.color.rgba());
        writer.putText(item.text);
    }
    writer.put(static_cast<quint32>(index.meshes.size()));
    for (const TileMesh &mesh : index.meshes) {
        if (!putMesh(writer, index, mesh))
            return std::nullopt;
    }
    writer.put(static_cast<quint32>(index.names.size()));
    for (const NameLabel &name : index.names) {
        for (const double v : {name.where.x, name.where.y, name.where.z, name.farthestMpp, name.weight})
            writer.put(v);
        writer.put(static_cast<quint8>(name.planOnly));
        writer.putText(name.text);
    }
    writer.putMany(std::span<const city::FeatureId>(index.members));
    const PickIndex::Content pick = index.pick.content();
    writer.putMany(std::span<const city::FeatureId>(pick.ids));
    writer.putMany(std::span<const PickIndex::Primitive>(pick.primitives));
    writer.putMany(std::span<const PickIndex::Box>(pick.boxes));
    writer.put(kEnd);
    return writer.take();
}

std::optional<LayerScene> decodeTile(const QByteArray &bytes)
{
    Reader reader(bytes);
    LayerScene scene;
    scene.layer = reader.getText();
    scene.features = reader.get<qint64>();
    scene.triangles = reader.get<qint64>();
    scene.maxHeightM = reader.get<double>();
    reader.require(std::isfinite(scene.maxHeightM));
    scene.extent = getExtent(reader);
    for (auto left = reader.get<quint32>(); left > 0 && reader.good(); --left) {
        const QColor color = QColor::fromRgba(reader.get<QRgb>());
        scene.legend.push_back({color, reader.getText()});
    }
    auto index = std::make_shared<LayerIndex>();
    osg::ref_ptr<osg::Group> root = new osg::Group;
    for (auto left = reader.get<quint32>(); left > 0 && reader.good(); --left)
        getMesh(reader, *root, *index);
    for (auto left = reader.get<quint32>(); left > 0 && reader.good(); --left) {
        NameLabel name;
        for (double *v : {&name.where.x, &name.where.y, &name.where.z, &name.farthestMpp, &name.weight}) {
            *v = reader.get<double>();
            reader.require(std::isfinite(*v));
        }
        name.planOnly = reader.get<quint8>() != 0;
        name.text = reader.getText();
        index->names.push_back(std::move(name));
    }
    reader.getMany(index->members);
    PickIndex::Content pick;
    reader.getMany(pick.ids);
    reader.getMany(pick.primitives);
    reader.getMany(pick.boxes);
    reader.require(reader.get<quint32>() == kEnd);
    if (!reader.atEnd() || !index->pick.setContent(std::move(pick)))
        return std::nullopt;
    static_cast<void>(root->getBound());
    scene.node = root;
    scene.index = index;
    return scene;
}

} // namespace dothi::scene
