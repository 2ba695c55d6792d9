// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/gltfdata.h>
#include <dothi/io/model/gltfmaterial.h>
#include <dothi/io/model/gltfmodel.h>
#include <dothi/io/model/modelscene.h>

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::GltfModel)
};

class GltfReader
{
public:
    GltfReader(ModelFolder &folder, const MeshVisitor &visit, QStringList &textures, TaskContext &task,
               GltfLooks *looks)
        : m_data(folder)
        , m_visit(visit)
        , m_textures(textures)
        , m_task(task)
        , m_looks(looks)
    {}

    Result<> run(const QByteArray &content)
    {
        DOTHI_TRY(m_data.open(content));
        constexpr qsizetype kMostTextures = 10'000;
        for (const QJsonValue &image : m_data.list("images")) {
            if (m_textures.size() >= kMostTextures)
                break;
            const QString uri = image.toObject().value(QLatin1String("uri")).toString();
            if (!uri.isEmpty() && !uri.startsWith(QLatin1String("data:")))
                m_textures.append(uri.left(500));
        }
        if (m_looks)
            DOTHI_TRY(readLooks());
        DOTHI_TRY(readScene());
        m_data.dropForeign();
        return {};
    }

private:
    /// Colours, and the pictures that lie within the file.
    Result<> readLooks()
    {
        const QJsonArray images = m_data.list("images");
        constexpr qsizetype kMostMaterials = 10'000;
        constexpr qint64 kMostEmbedded = ModelFolder::kLargestAll;
        std::map<qint64, QString> names;
        qint64 bytes = 0;
        for (const QJsonValue &value : m_data.list("materials")) {
            DOTHI_TRY(m_task.checkpoint());
            if (static_cast<qsizetype>(m_materials.size()) >= kMostMaterials)
                break;
            GltfMaterial material = gltfMaterial(m_data.root(), value.toObject());
            const qint64 image = material.image;
            if (image >= 0 && image < images.size() && !names.contains(image)) {
                const QJsonObject object = images.at(image).toObject();
                const QString uri = object.value(QLatin1String("uri")).toString();
                QString name = uri.left(500);
                if (uri.isEmpty() || uri.startsWith(QLatin1String("data:"))) {
                    const QByteArray content =
                        uri.isEmpty() ? m_data.view(gltfNumber(object, "bufferView", -1)) : gltfDataOf(uri);
                    bytes += content.size();
                    name = content.isEmpty() || bytes > kMostEmbedded
                               ? QString()
                               : QStringLiteral("image%1.%2")
                                     .arg(image)
                                     .arg(content.startsWith("\x89PNG") ? QStringLiteral("png")
                                                                        : QStringLiteral("jpg"));
                    if (!name.isEmpty())
                        m_looks->embedded.emplace(name, content);
                }
                names.emplace(image, name);
            }
            if (const auto name = names.find(image); name != names.end())
                material.look.picture = name->second;
            m_looks->materials.push_back(material.look);
            m_materials.push_back(std::move(material));
        }
        return {};
    }

    /// Where the positions of a primitive lie on its picture; none where it has no picture.
    [[nodiscard]] std::optional<GltfNumbers> spotsOf(const QJsonObject &primitive, qint64 material,
                                                     qint64 positions)
    {
        if (material < 0 || m_materials[static_cast<size_t>(material)].look.picture.isEmpty())
            return std::nullopt;
        const QString name =
            QStringLiteral("TEXCOORD_%1").arg(m_materials[static_cast<size_t>(material)].coordinates);
        const QJsonObject attributes = primitive.value(QLatin1String("attributes")).toObject();
        if (!attributes.contains(name))
            return std::nullopt;
        const Result<GltfNumbers> read = m_data.accessor(gltfNumber(attributes.value(name)), 2);
        return read && read->count >= positions ? std::optional(*read) : std::nullopt;
    }

    Result<> readScene()
    {
        const QJsonArray nodes = m_data.list("nodes");
        const QJsonArray scenes = m_data.list("scenes");
        const qint64 scene = gltfNumber(m_data.root(), "scene", 0);
        if (scene < 0 || scene >= scenes.size())
            return gltfWrong(gltfPlace("scenes", scene), gltfNotThere());
        struct Open
        {
            qint64 node;
            NodeMatrix matrix;
            int depth;
        };
        std::vector<Open> open;
        std::vector<bool> seen(static_cast<size_t>(nodes.size()), false);
        for (const QJsonValue &node : scenes.at(scene).toObject().value(QLatin1String("nodes")).toArray())
            open.push_back({gltfNumber(node), {}, 0});
        qint64 done = 0;
        while (!open.empty()) {
            DOTHI_TRY(m_task.checkpoint());
            m_task.progress(static_cast<double>(++done) / static_cast<double>(nodes.size() + 1),
                            Tr::tr("Reading the model"));
            const Open at = open.back();
            open.pop_back();
            const QString name = gltfPlace("nodes", at.node);
            if (at.node < 0 || at.node >= nodes.size())
                return gltfWrong(name, gltfNotThere());
            // Nodes are a forest (3.5.2): met twice, they would be a circle, or grow without end.
            if (seen[static_cast<size_t>(at.node)] || at.depth > kDeepestNodes)
                return gltfWrong(name,
                                 Tr::tr("it is a part of itself, of several others, or nested too deep"));
            seen[static_cast<size_t>(at.node)] = true;
            const QJsonObject node = nodes.at(at.node).toObject();
            NodeMatrix matrix;
            if (!place(node, at.matrix, matrix))
                return gltfWrong(name, Tr::tr("it has no place that can be"));
            if (node.contains(QLatin1String("mesh"))) {
                MeshObject object;
                object.name = node.value(QLatin1String("name")).toString().left(200);
                DOTHI_TRY(readMesh(gltfNumber(node, "mesh", -1), matrix, object));
                if (!object.faces.isEmpty())
                    DOTHI_TRY(m_visit(object));
            }
            for (const QJsonValue &child : node.value(QLatin1String("children")).toArray())
                open.push_back({gltfNumber(child), matrix, at.depth + 1});
        }
        return {};
    }

    /// The node's own matrix, or translation, rotation (a quaternion) and scale, inside of `outer`.
    static bool place(const QJsonObject &node, const NodeMatrix &outer, NodeMatrix &out)
    {
        const auto numbers = [&node](const char *name, std::vector<double> otherwise) -> std::vector<double> {
            const QJsonValue value = node.value(QLatin1String(name));
            if (value.isUndefined())
                return otherwise;
            std::vector<double> read;
            for (const QJsonValue &number : value.toArray())
                read.push_back(number.toDouble(std::numeric_limits<double>::quiet_NaN()));
            return read;
        };
        NodeMatrix inner;
        if (node.contains(QLatin1String("matrix"))) {
            const std::vector<double> m = numbers("matrix", {});
            if (m.size() != 16)
                return false;
            for (size_t row = 0; row < 3; ++row) {
                for (size_t column = 0; column < 4; ++column)
                    inner.m[row][column] = m[column * 4 + row];
            }
        } else {
            const std::vector<double> t = numbers("translation", {0, 0, 0});
            const std::vector<double> q = numbers("rotation", {0, 0, 0, 1});
            const std::vector<double> s = numbers("scale", {1, 1, 1});
            if (t.size() != 3 || q.size() != 4 || s.size() != 3)
                return false;
            const double x = q[0];
            const double y = q[1];
            const double z = q[2];
            const double w = q[3];
            const double turn[3][3] = {{1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)},
                                       {2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)},
                                       {2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)}};
            for (size_t row = 0; row < 3; ++row) {
                for (size_t column = 0; column < 3; ++column)
                    inner.m[row][column] = turn[row][column] * s[column];
                inner.m[row][3] = t[row];
            }
        }
        bool finite = true;
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 4; ++column) {
                out.m[row][column] = column == 3 ? outer.m[row][3] : 0;
                for (int k = 0; k < 3; ++k)
                    out.m[row][column] += outer.m[row][k] * inner.m[k][column];
                finite = finite && std::isfinite(out.m[row][column]);
            }
        }
        return finite;
    }

    Result<> readMesh(qint64 number, const NodeMatrix &matrix, MeshObject &object)
    {
        const QJsonArray meshes = m_data.list("meshes");
        if (number < 0 || number >= meshes.size())
            return gltfWrong(gltfPlace("meshes", number), gltfNotThere());
        const QJsonObject mesh = meshes.at(number).toObject();
        if (object.name.isEmpty())
            object.name = mesh.value(QLatin1String("name")).toString().left(200);
        const QJsonArray primitives = mesh.value(QLatin1String("primitives")).toArray();
        // Those of lines and points are work, too, and a mesh may be used by any number of nodes.
        constexpr qint64 kMostPrimitives = 1'000'000;
        m_primitives += primitives.size();
        if (m_primitives > kMostPrimitives)
            return gltfWrong(gltfPlace("meshes", number),
                             Tr::tr("it is used so often that the model grows beyond every size"));
        for (const QJsonValue &value : primitives) {
            DOTHI_TRY(m_task.checkpoint());
            DOTHI_TRY(readPrimitive(gltfPlace("meshes", number), value.toObject(), matrix, object));
        }
        return {};
    }

    /// How the corners of a primitive make triangles (glTF 2.0, 3.7.2.1).
    enum Mode : qint64
    {
        Triangles = 4, ///< those below are points and lines
        Strip = 5,
        Fan = 6
    };

    static std::array<qint64, 3> cornersOf(qint64 mode, qint64 face)
    {
        switch (mode) {
        case Strip:
            return {face, face + 1 + face % 2, face + 2 - face % 2};
        case Fan:
            return {0, face + 1, face + 2};
        default:
            return {face * 3, face * 3 + 1, face * 3 + 2};
        }
    }

    /// The corners of a primitive by their numbers; none where they follow one another.
    Result<std::optional<GltfNumbers>> indicesOf(const QString &where, const QJsonObject &primitive)
    {
        if (!primitive.contains(QLatin1String("indices")))
            return std::optional<GltfNumbers>();
        const Result<GltfNumbers> indices = m_data.accessor(gltfNumber(primitive, "indices", -1), 1);
        if (!indices)
            return Failure(indices.error());
        if (indices->component != 5121 && indices->component != 5123 && indices->component != 5125)
            return gltfWrong(where, Tr::tr("its faces are of no known kind"));
        return std::optional(*indices);
    }

    /// `where`: the name of its mesh, for errors.
    Result<> readPrimitive(const QString &where, const QJsonObject &primitive, const NodeMatrix &matrix,
                           MeshObject &object)
    {
        const qint64 mode = gltfNumber(primitive, "mode", Triangles);
        if (mode >= 0 && mode < Triangles)
            return {};
        if (mode < 0 || mode > Fan)
            return gltfWrong(where, Tr::tr("its faces are of no known kind"));
        const Result<GltfNumbers> positions = m_data.accessor(
            gltfNumber(primitive.value(QLatin1String("attributes")).toObject(), "POSITION", -1), 3);
        if (!positions)
            return Failure(positions.error());
        const Result<std::optional<GltfNumbers>> indices = indicesOf(where, primitive);
        if (!indices)
            return Failure(indices.error());
        qint64 material = gltfNumber(primitive, "material", -1);
        if (material >= static_cast<qint64>(m_materials.size()))
            material = -1;
        const std::optional<GltfNumbers> places = spotsOf(primitive, material, positions->count);
        const qint64 corners = *indices ? (*indices)->count : positions->count;
        const qint64 faces = mode == Triangles ? corners / 3 : std::max<qint64>(corners - 2, 0);
        m_faces += faces;
        if (m_faces > kMostModelFaces) {
            return gltfWrong(where, Tr::tr("the model has more faces than a model may have (%1 million)")
                                        .arg(kMostModelFaces / 1'000'000));
        }
        for (qint64 face = 0; face < faces; ++face) {
            constexpr qint64 kEvery = 65'536;
            if (face % kEvery == 0)
                DOTHI_TRY(m_task.checkpoint());
            const std::array<qint64, 3> corner = cornersOf(mode, face);
            std::array<geo::Coord, 3> ring;
            std::array<city::PictureSpot, 3> spots;
            for (size_t i = 0; i < 3; ++i) {
                const auto vertex = *indices ? static_cast<qint64>((*indices)->at(corner[i], 0)) : corner[i];
                if (vertex < 0 || vertex >= positions->count)
                    return gltfWrong(where, gltfNotThere());
                ring[i] = matrix.apply(
                    {positions->at(vertex, 0), positions->at(vertex, 1), positions->at(vertex, 2)});
                if (places) {
                    spots[i] = m_materials[static_cast<size_t>(material)].spot(
                        {static_cast<float>(places->at(vertex, 0)),
                         static_cast<float>(places->at(vertex, 1))});
                }
            }
            const std::span<const city::PictureSpot> onPicture =
                places ? std::span<const city::PictureSpot>(spots) : std::span<const city::PictureSpot>();
            if (!object.faces.addFace(ring, static_cast<qint32>(material), onPicture))
                return gltfWrong(where, Tr::tr("a position is no number, or lies outside of every map"));
        }
        return {};
    }

    GltfData m_data;
    const MeshVisitor &m_visit;
    QStringList &m_textures;
    TaskContext &m_task;
    GltfLooks *m_looks;
    std::vector<GltfMaterial> m_materials;
    qint64 m_faces = 0;
    qint64 m_primitives = 0; ///< of all nodes
};

} // namespace

Result<> readGltf(const QByteArray &content, ModelFolder &folder, const MeshVisitor &visit,
                  QStringList &textures, TaskContext &task, GltfLooks *looks)
{
    return GltfReader(folder, visit, textures, task, looks).run(content);
}

} // namespace dothi::io
