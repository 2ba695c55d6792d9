// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/json.h>
#include <dothi/io/model/gltfmaterial.h>
#include <dothi/io/model/gltfmodel.h>
#include <dothi/io/model/modelscene.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <set>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::GltfModel)
};

constexpr qsizetype kLongestJson = 100'000'000;

/// Little-endian, whatever the machine.
quint32 wordAt(const QByteArray &bytes, qsizetype at)
{
    quint32 value = 0;
    for (int i = 3; i >= 0; --i)
        value = value << 8U | static_cast<quint8>(bytes[at + i]);
    return value;
}

/// Numbers of an accessor: where they begin, how far apart they are, what they are made of.
struct Numbers
{
    const char *first = nullptr;
    qint64 stride = 0;
    qint64 count = 0;
    int component = 0;
    bool normalized = false;

    [[nodiscard]] double at(qint64 item, int part) const
    {
        const auto read = [&](auto kind) {
            std::memcpy(&kind, first + item * stride + part * static_cast<qint64>(sizeof kind), sizeof kind);
            return static_cast<double>(kind);
        };
        // glTF 2.0, 3.6.2.2 and KHR_mesh_quantization; files are little-endian, as are the machines we run
        // on.
        constexpr double kByte = 127;
        constexpr double kUnsignedByte = 255;
        constexpr double kShort = 32767;
        constexpr double kUnsignedShort = 65535;
        switch (component) {
        case 5120:
            return normalized ? std::max(read(qint8()) / kByte, -1.0) : read(qint8());
        case 5121:
            return normalized ? read(quint8()) / kUnsignedByte : read(quint8());
        case 5122:
            return normalized ? std::max(read(qint16()) / kShort, -1.0) : read(qint16());
        case 5123:
            return normalized ? read(quint16()) / kUnsignedShort : read(quint16());
        case 5125:
            return read(quint32());
        default:
            return read(float());
        }
    }
};

class GltfReader
{
public:
    GltfReader(ModelFolder &folder, const MeshVisitor &visit, QStringList &textures, TaskContext &task,
               GltfLooks *looks)
        : m_folder(folder)
        , m_visit(visit)
        , m_textures(textures)
        , m_task(task)
        , m_looks(looks)
    {}

    Result<> run(const QByteArray &content)
    {
        QByteArray json = content;
        if (content.startsWith("glTF")) {
            Result<QByteArray> chunk = openBinary(content);
            if (!chunk)
                return Failure(std::move(chunk).error());
            json = std::move(*chunk);
        }
        if (json.size() > kLongestJson)
            return wrong(QStringLiteral("JSON"), Tr::tr("it is longer than it may be"));
        if (Result<> sound = checkJson(json); !sound)
            return wrong(sound.error().subject().field, sound.error().message());
        const QJsonDocument document = QJsonDocument::fromJson(json); // of 1024 levels at most
        if (!document.isObject())
            return wrong(QStringLiteral("JSON"), Tr::tr("its data cannot be read"));
        m_root = document.object();
        const QString version =
            m_root.value(QLatin1String("asset")).toObject().value(QLatin1String("version")).toString();
        if (!version.startsWith(QLatin1String("2."))) {
            return fail(Error(ErrorCode::Unsupported,
                              Tr::tr("Only glTF 2.0 can be read, not “%1”.").arg(version.left(20)))
                            .withAdvice(Tr::tr("Save the model as glTF 2.0.")));
        }
        for (const QJsonValue &extension : m_root.value(QLatin1String("extensionsRequired")).toArray()) {
            const QString name = extension.toString();
            static const QStringList harmless = {QStringLiteral("KHR_mesh_quantization"),
                                                 QStringLiteral("KHR_materials_unlit"),
                                                 QStringLiteral("KHR_texture_transform"),
                                                 QStringLiteral("KHR_texture_basisu"),
                                                 QStringLiteral("EXT_texture_webp"),
                                                 QStringLiteral("KHR_materials_pbrSpecularGlossiness")};
            if (!harmless.contains(name)) {
                return fail(Error(ErrorCode::Unsupported,
                                  Tr::tr("The model needs the extension “%1”, which cannot be read.")
                                      .arg(name.left(100)))
                                .withAdvice(Tr::tr("Save it without compression.")));
            }
        }
        constexpr qsizetype kMostTextures = 10'000;
        for (const QJsonValue &image : list("images")) {
            if (m_textures.size() >= kMostTextures)
                break;
            const QString uri = image.toObject().value(QLatin1String("uri")).toString();
            if (!uri.isEmpty() && !uri.startsWith(QLatin1String("data:")))
                m_textures.append(uri.left(500));
        }
        if (m_looks)
            DOTHI_TRY(readLooks());
        DOTHI_TRY(readScene());
        for (const QString &uri : m_dropped)
            m_folder.drop(uri, Tr::tr("it is no buffer of a model"));
        return {};
    }

private:
    [[nodiscard]] QJsonArray list(const char *name) const
    {
        return m_root.value(QLatin1String(name)).toArray();
    }

    static Failure wrong(const QString &where, const QString &what)
    {
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The model is not sound: %1: %2.").arg(where, what))
                        .withAdvice(Tr::tr("Write the file again with the program it comes from.")));
    }

    static QString place(const char *list, qint64 number)
    {
        return QStringLiteral("%1[%2]").arg(QLatin1String(list)).arg(number);
    }

    static QString notThere() { return Tr::tr("it names something that is not there"); }

    /// A whole number of a member from 0 on; `otherwise` when it is not there; -1 when it is something else.
    static qint64 whole(const QJsonObject &object, const char *name, qint64 otherwise)
    {
        const QJsonValue value = object.value(QLatin1String(name));
        return value.isUndefined() ? otherwise : numberOf(value);
    }

    static qint64 numberOf(const QJsonValue &value)
    {
        constexpr double kMost = 9e15;
        const double number = value.toDouble(-1);
        return number >= 0 && number < kMost && number == std::floor(number) ? static_cast<qint64>(number)
                                                                             : -1;
    }

    /// The chunks of a .glb: its JSON; the binary one is kept.
    Result<QByteArray> openBinary(const QByteArray &content)
    {
        constexpr qsizetype kHead = 12;
        constexpr qsizetype kChunkHead = 8;
        const auto cut = [] {
            return wrong(QStringLiteral("GLB"), Tr::tr("the file is damaged or cut short"));
        };
        if (content.size() < kHead + kChunkHead || wordAt(content, 4) != 2 ||
            wordAt(content, 8) > static_cast<quint64>(content.size()))
            return cut();
        QByteArray json;
        qsizetype at = kHead;
        while (at + kChunkHead <= content.size()) {
            const auto length = static_cast<qsizetype>(wordAt(content, at));
            const QByteArray kind = content.mid(at + 4, 4);
            at += kChunkHead;
            if (length > content.size() - at)
                return cut();
            if (kind == "JSON" && json.isEmpty())
                json = content.mid(at, length);
            else if (kind == QByteArray("BIN\0", 4) && !m_hasBinary) {
                m_binary = content.mid(at, length);
                m_hasBinary = true;
            }
            at += length + (4 - length % 4) % 4;
        }
        return json.isEmpty() ? Result<QByteArray>(cut()) : Result<QByteArray>(json);
    }

    /// A file may be named by any number of buffers: its bytes are there once, and never copied.
    struct Buffer
    {
        QByteArray bytes;
        qint64 length = 0;
    };

    Result<const Buffer *> buffer(qint64 number)
    {
        if (const auto known = m_buffers.find(number); known != m_buffers.end())
            return &known->second;
        const QJsonArray all = list("buffers");
        if (number < 0 || number >= all.size())
            return wrong(place("buffers", number), notThere());
        const QJsonObject object = all.at(number).toObject();
        const QString uri = object.value(QLatin1String("uri")).toString();
        QByteArray bytes;
        if (uri.isEmpty()) {
            if (number != 0 || !m_hasBinary)
                return wrong(place("buffers", number), notThere());
            bytes = m_binary;
        } else if (uri.startsWith(QLatin1String("data:"))) {
            const qsizetype comma = uri.indexOf(QLatin1Char(','));
            if (comma < 0 || !uri.left(comma).endsWith(QLatin1String(";base64")))
                return wrong(place("buffers", number), Tr::tr("its data cannot be read"));
            bytes = QByteArray::fromBase64(uri.mid(comma + 1).toLatin1());
        } else {
            Result<QByteArray> read = m_folder.read(uri);
            if (!read) {
                return fail(
                    Error(ErrorCode::InvalidData, Tr::tr("The model needs the file “%1”: %2.")
                                                      .arg(uri.left(200), read.error().message()))
                        .withAdvice(Tr::tr("Put all files of the model into one folder, or save it as one "
                                           "file (.glb).")));
            }
            bytes = std::move(*read);
        }
        const qint64 length = whole(object, "byteLength", -1);
        if (length < 0 || length > bytes.size())
            return wrong(place("buffers", number), Tr::tr("it is shorter than it says"));
        if (!uri.isEmpty() && !uri.startsWith(QLatin1String("data:")))
            keepOnlyBuffers(uri, bytes.size(), length);
        return &m_buffers.emplace(number, Buffer{std::move(bytes), length}).first->second;
    }

    /// A mailed model must not bring whatever it names into the city: of the files it is read from, kept are
    /// those that say by their names and their lengths that they are its buffers (glTF 2.0, 3.6.1.1: up to
    /// three bytes more than announced).
    void keepOnlyBuffers(const QString &uri, qint64 size, qint64 announced)
    {
        constexpr qint64 kPadding = 3;
        static const QStringList endings = {QStringLiteral(".bin"), QStringLiteral(".glbin"),
                                            QStringLiteral(".glbuf")};
        const bool named = std::ranges::any_of(
            endings, [&uri](const QString &ending) { return uri.endsWith(ending, Qt::CaseInsensitive); });
        // Dropped at the end: other buffers may name the same file, which is not to be read again.
        if (!named || size > announced + kPadding)
            m_dropped.insert(uri);
    }

    Result<Numbers> accessor(qint64 number, int parts)
    {
        const QJsonArray all = list("accessors");
        const QString name = place("accessors", number);
        if (number < 0 || number >= all.size())
            return wrong(name, notThere());
        const QJsonObject object = all.at(number).toObject();
        Numbers numbers;
        numbers.count = whole(object, "count", -1);
        numbers.component = static_cast<int>(std::min<qint64>(whole(object, "componentType", -1), 100'000));
        numbers.normalized = object.value(QLatin1String("normalized")).toBool();
        static const std::map<int, int> sizes = {{5120, 1}, {5121, 1}, {5122, 2},
                                                 {5123, 2}, {5125, 4}, {5126, 4}};
        const auto size = sizes.find(numbers.component);
        const QString type = object.value(QLatin1String("type")).toString();
        if (size == sizes.end() || type != (parts == 3   ? QLatin1String("VEC3")
                                            : parts == 2 ? QLatin1String("VEC2")
                                                         : QLatin1String("SCALAR")))
            return wrong(name, Tr::tr("its numbers are of a kind that does not belong here"));
        if (object.contains(QLatin1String("sparse")) || !object.contains(QLatin1String("bufferView")))
            return wrong(name, Tr::tr("sparse lists cannot be read"));
        const qint64 viewNumber = whole(object, "bufferView", -1);
        const QJsonArray views = list("bufferViews");
        if (viewNumber < 0 || viewNumber >= views.size())
            return wrong(name, notThere());
        const QJsonObject view = views.at(viewNumber).toObject();
        const Result<const Buffer *> bytes = buffer(whole(view, "buffer", -1));
        if (!bytes)
            return Failure(bytes.error());
        const qint64 viewStart = whole(view, "byteOffset", 0);
        const qint64 viewLength = whole(view, "byteLength", -1);
        const qint64 item = static_cast<qint64>(size->second) * parts;
        numbers.stride = whole(view, "byteStride", item);
        const qint64 start = whole(object, "byteOffset", 0);
        // Every number is below 2^53 and sums of a few cannot overflow; the product is compared by division.
        constexpr qint64 kWidest = 1024;
        const bool sound = viewStart >= 0 && viewLength >= 0 && viewStart + viewLength <= (*bytes)->length &&
                           numbers.stride >= item && numbers.stride <= kWidest && start >= 0 &&
                           numbers.count >= 0 && start + item <= viewLength &&
                           (numbers.count - 1) <= (viewLength - start - item) / numbers.stride;
        if (!sound)
            return wrong(name, Tr::tr("it reaches beyond its data"));
        numbers.first = (*bytes)->bytes.constData() + viewStart + start;
        return numbers;
    }

    /// The bytes of a view; nothing where it is not there.
    [[nodiscard]] QByteArray view(qint64 number)
    {
        const QJsonArray views = list("bufferViews");
        if (number < 0 || number >= views.size())
            return {};
        const QJsonObject object = views.at(number).toObject();
        const Result<const Buffer *> bytes = buffer(whole(object, "buffer", -1));
        const qint64 start = whole(object, "byteOffset", 0);
        const qint64 length = whole(object, "byteLength", -1);
        if (!bytes || start < 0 || length < 0 || start + length > (*bytes)->length)
            return {};
        return (*bytes)->bytes.mid(start, length);
    }

    /// Colours, and the pictures that lie within the file.
    Result<> readLooks()
    {
        const QJsonArray images = list("images");
        constexpr qsizetype kMostMaterials = 10'000;
        constexpr qint64 kMostEmbedded = ModelFolder::kLargestAll;
        std::map<qint64, QString> names;
        qint64 bytes = 0;
        for (const QJsonValue &value : list("materials")) {
            DOTHI_TRY(m_task.checkpoint());
            if (static_cast<qsizetype>(m_materials.size()) >= kMostMaterials)
                break;
            GltfMaterial material = gltfMaterial(m_root, value.toObject());
            const qint64 image = material.image;
            if (image >= 0 && image < images.size() && !names.contains(image)) {
                const QJsonObject object = images.at(image).toObject();
                const QString uri = object.value(QLatin1String("uri")).toString();
                QString name = uri.left(500);
                if (uri.isEmpty() || uri.startsWith(QLatin1String("data:"))) {
                    const QByteArray content =
                        uri.isEmpty() ? view(whole(object, "bufferView", -1)) : dataOf(uri);
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

    [[nodiscard]] static QByteArray dataOf(const QString &uri)
    {
        const qsizetype comma = uri.indexOf(QLatin1Char(','));
        return comma < 0 || !uri.left(comma).endsWith(QLatin1String(";base64"))
                   ? QByteArray()
                   : QByteArray::fromBase64(uri.mid(comma + 1).toLatin1());
    }

    /// Where the positions of a primitive lie on its picture; none where it has no picture.
    [[nodiscard]] std::optional<Numbers> spotsOf(const QJsonObject &primitive, qint64 material,
                                                 qint64 positions)
    {
        if (material < 0 || m_materials[static_cast<size_t>(material)].look.picture.isEmpty())
            return std::nullopt;
        const QString name =
            QStringLiteral("TEXCOORD_%1").arg(m_materials[static_cast<size_t>(material)].coordinates);
        const QJsonObject attributes = primitive.value(QLatin1String("attributes")).toObject();
        if (!attributes.contains(name))
            return std::nullopt;
        const Result<Numbers> read = accessor(numberOf(attributes.value(name)), 2);
        return read && read->count >= positions ? std::optional(*read) : std::nullopt;
    }

    Result<> readScene()
    {
        const QJsonArray nodes = list("nodes");
        const QJsonArray scenes = list("scenes");
        const qint64 scene = whole(m_root, "scene", 0);
        if (scene < 0 || scene >= scenes.size())
            return wrong(place("scenes", scene), notThere());
        struct Open
        {
            qint64 node;
            NodeMatrix matrix;
            int depth;
        };
        std::vector<Open> open;
        std::vector<bool> seen(static_cast<size_t>(nodes.size()), false);
        for (const QJsonValue &node : scenes.at(scene).toObject().value(QLatin1String("nodes")).toArray())
            open.push_back({numberOf(node), {}, 0});
        qint64 done = 0;
        while (!open.empty()) {
            DOTHI_TRY(m_task.checkpoint());
            m_task.progress(static_cast<double>(++done) / static_cast<double>(nodes.size() + 1),
                            Tr::tr("Reading the model"));
            const Open at = open.back();
            open.pop_back();
            const QString name = place("nodes", at.node);
            if (at.node < 0 || at.node >= nodes.size())
                return wrong(name, notThere());
            // Nodes are a forest (3.5.2): met twice, they would be a circle, or grow without end.
            if (seen[static_cast<size_t>(at.node)] || at.depth > kDeepestNodes)
                return wrong(name, Tr::tr("it is a part of itself, of several others, or nested too deep"));
            seen[static_cast<size_t>(at.node)] = true;
            const QJsonObject node = nodes.at(at.node).toObject();
            NodeMatrix matrix;
            if (!place(node, at.matrix, matrix))
                return wrong(name, Tr::tr("it has no place that can be"));
            if (node.contains(QLatin1String("mesh"))) {
                MeshObject object;
                object.name = node.value(QLatin1String("name")).toString().left(200);
                DOTHI_TRY(readMesh(whole(node, "mesh", -1), matrix, object));
                if (!object.faces.isEmpty())
                    DOTHI_TRY(m_visit(object));
            }
            for (const QJsonValue &child : node.value(QLatin1String("children")).toArray())
                open.push_back({numberOf(child), matrix, at.depth + 1});
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
        const QJsonArray meshes = list("meshes");
        if (number < 0 || number >= meshes.size())
            return wrong(place("meshes", number), notThere());
        const QJsonObject mesh = meshes.at(number).toObject();
        if (object.name.isEmpty())
            object.name = mesh.value(QLatin1String("name")).toString().left(200);
        const QJsonArray primitives = mesh.value(QLatin1String("primitives")).toArray();
        // Those of lines and points are work, too, and a mesh may be used by any number of nodes.
        constexpr qint64 kMostPrimitives = 1'000'000;
        m_primitives += primitives.size();
        if (m_primitives > kMostPrimitives)
            return wrong(place("meshes", number),
                         Tr::tr("it is used so often that the model grows beyond every size"));
        for (const QJsonValue &value : primitives) {
            DOTHI_TRY(m_task.checkpoint());
            const QJsonObject primitive = value.toObject();
            const qint64 mode = whole(primitive, "mode", 4);
            constexpr qint64 kTriangles = 4;
            constexpr qint64 kStrip = 5;
            constexpr qint64 kFan = 6;
            if (mode >= 0 && mode < kTriangles)
                continue; // points and lines
            if (mode < 0 || mode > kFan)
                return wrong(place("meshes", number), Tr::tr("its faces are of no known kind"));
            const Result<Numbers> positions =
                accessor(whole(primitive.value(QLatin1String("attributes")).toObject(), "POSITION", -1), 3);
            if (!positions)
                return Failure(positions.error());
            Numbers indices;
            const bool indexed = primitive.contains(QLatin1String("indices"));
            if (indexed) {
                const Result<Numbers> read = accessor(whole(primitive, "indices", -1), 1);
                if (!read)
                    return Failure(read.error());
                indices = *read;
                if (indices.component != 5121 && indices.component != 5123 && indices.component != 5125)
                    return wrong(place("meshes", number), Tr::tr("its faces are of no known kind"));
            }
            qint64 material = whole(primitive, "material", -1);
            if (material >= static_cast<qint64>(m_materials.size()))
                material = -1;
            const std::optional<Numbers> places = spotsOf(primitive, material, positions->count);
            const qint64 corners = indexed ? indices.count : positions->count;
            const qint64 faces = mode == kTriangles ? corners / 3 : std::max<qint64>(corners - 2, 0);
            m_faces += faces;
            if (m_faces > kMostModelFaces) {
                return wrong(place("meshes", number),
                             Tr::tr("the model has more faces than a model may have (%1 million)")
                                 .arg(kMostModelFaces / 1'000'000));
            }
            for (qint64 face = 0; face < faces; ++face) {
                constexpr qint64 kEvery = 65'536;
                if (face % kEvery == 0)
                    DOTHI_TRY(m_task.checkpoint());
                std::array<qint64, 3> corner{};
                if (mode == kTriangles)
                    corner = {face * 3, face * 3 + 1, face * 3 + 2};
                else if (mode == kFan)
                    corner = {0, face + 1, face + 2};
                else if (mode == kStrip)
                    corner = {face, face + 1 + face % 2, face + 2 - face % 2};
                std::array<geo::Coord, 3> ring;
                std::array<city::PictureSpot, 3> spots;
                for (size_t i = 0; i < 3; ++i) {
                    const auto vertex = indexed ? static_cast<qint64>(indices.at(corner[i], 0)) : corner[i];
                    if (vertex < 0 || vertex >= positions->count)
                        return wrong(place("meshes", number), notThere());
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
                    return wrong(place("meshes", number),
                                 Tr::tr("a position is no number, or lies outside of every map"));
            }
        }
        return {};
    }

    ModelFolder &m_folder;
    const MeshVisitor &m_visit;
    QStringList &m_textures;
    TaskContext &m_task;
    GltfLooks *m_looks;
    std::vector<GltfMaterial> m_materials;
    QJsonObject m_root;
    QByteArray m_binary;
    bool m_hasBinary = false;
    qint64 m_faces = 0;
    std::map<qint64, Buffer> m_buffers;
    std::set<QString> m_dropped; ///< files that are not to be kept
    qint64 m_primitives = 0;     ///< of all nodes
};

} // namespace

Result<> readGltf(const QByteArray &content, ModelFolder &folder, const MeshVisitor &visit,
                  QStringList &textures, TaskContext &task, GltfLooks *looks)
{
    return GltfReader(folder, visit, textures, task, looks).run(content);
}

} // namespace dothi::io
