// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/io/model/gltfmodel.h>
#include <dothi/io/model/ifcmodel.h>
#include <dothi/io/model/meshmodel.h>
#include <dothi/io/model/modelprocess.h>
#include <dothi/io/model/modelreader.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QSet>
#include <QXmlStreamReader>

#include <algorithm>
#include <functional>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::MeshModel)
};

Failure unsound(const QString &what)
{
    return fail(Error(ErrorCode::InvalidData, Tr::tr("The model is not sound: %1.").arg(what))
                    .withAdvice(Tr::tr("Write the file again with the program it comes from.")));
}

/// The materials an .obj names, and the pictures those name; only to tell what is left out.
QStringList objTextures(const QByteArray &content, ModelFolder &folder)
{
    constexpr qsizetype kMost = 1000;
    const auto argument = [](const QByteArray &line) {
        const qsizetype space = line.indexOf(' ');
        return space < 0 ? QString() : QString::fromUtf8(line.mid(space + 1)).trimmed();
    };
    QStringList pictures;
    qsizetype at = 0;
    QSet<QString> libraries;
    while (at >= 0 && at < content.size()) {
        const qsizetype end = content.indexOf('\n', at);
        const qsizetype length = (end < 0 ? content.size() : end) - at;
        if (length > 6 && content.at(at) == 'm') {
            const QByteArray line = content.mid(at, length).trimmed();
            if (line.startsWith("mtllib ") && libraries.size() < kMost)
                libraries.insert(argument(line));
        }
        at = end < 0 ? -1 : end + 1;
    }
    for (const QString &library : std::as_const(libraries)) {
        const Result<QByteArray> materials = folder.read(library);
        if (!materials)
            continue; // the folder remembers
        for (const QByteArray &raw : materials->split('\n')) {
            const QByteArray line = raw.trimmed();
            // "map_Kd -s 1 1 1 name.png": the name stands last.
            if ((line.startsWith("map_") || line.startsWith("bump ") || line.startsWith("refl ")) &&
                pictures.size() < kMost)
                pictures.append(QString::fromUtf8(line.mid(line.lastIndexOf(' ') + 1)));
        }
    }
    return pictures;
}

/// A picture is read whole into the original, never decoded; its head says how large it is.
void takeTextures(const QStringList &names, ModelFolder &folder, PlainModel &model)
{
    constexpr int kLargestPicture = 8192;
    QSet<QString> seen;
    for (const QString &name : names) {
        if (seen.contains(name))
            continue;
        seen.insert(name);
        const Result<QByteArray> content = folder.read(name);
        if (!content) {
            model.textures.push_back({name.left(200), content.error().message()});
            continue;
        }
        QByteArray bytes = *content;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        const char *format = bytes.startsWith("\x89PNG")    ? "png"
                             : bytes.startsWith("\xFF\xD8") ? "jpg"
                                                            : nullptr;
        const bool isPicture = format || bytes.startsWith("\xABKTX 20\xBB") ||
                               (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP");
        if (!isPicture) {
            const QString why = Tr::tr("it is no picture");
            folder.drop(name, why);
            model.textures.push_back({name.left(200), why});
            continue;
        }
        const QSize size = format ? QImageReader(&buffer, format).size() : QSize();
        model.textures.push_back(
            {name.left(200),
             size.width() > kLargestPicture || size.height() > kLargestPicture
                 ? Tr::tr("it is too large (%1 × %2 pixels)").arg(size.width()).arg(size.height())
                 : QString()});
    }
}

/// Objects as elements of one building, or each as a building.
class Collector
{
public:
    Collector(PlainModel &model, const QString &name, bool each, bool yUp)
        : m_model(model)
        , m_name(name)
        , m_each(each)
        , m_yUp(yUp)
    {}

    void add(const QString &name, BrepBuilder &faces)
    {
        if (faces.isEmpty())
            return;
        ++m_count;
        PlainElement element;
        const QString label = name.trimmed();
        element.id = label.isEmpty() ? Tr::tr("object %1").arg(m_count) : label;
        while (m_ids.contains(element.id))
            element.id = QStringLiteral("%1 #%2").arg(label).arg(++m_suffix);
        m_ids.insert(element.id);
        element.brep = faces.take();
        if (m_yUp) {
            for (geo::Coord &c : element.brep.vertices)
                c = {c.x, -c.z, c.y};
        }
        if (!label.isEmpty())
            element.attributes.insert(QStringLiteral("name"), label);
        if (m_each || m_model.buildings.empty()) {
            PlainBuilding building;
            building.id = m_each ? element.id : m_name;
            building.attributes.insert(QStringLiteral("name"), m_each ? element.id : m_name);
            m_model.buildings.push_back(std::move(building));
        }
        if (m_each) {
            element.type.clear();
            element.attributes = {};
        } else {
            element.type = QStringLiteral("BuildingConstructiveElement");
            if (element.id == m_name)
                element.id += QStringLiteral(" #1");
        }
        m_model.buildings.back().elements.push_back(std::move(element));
    }

private:
    PlainModel &m_model;
    QString m_name;
    bool m_each;
    bool m_yUp;
    qint64 m_count = 0;
    qint64 m_suffix = 1;
    QSet<QString> m_ids;
};

Result<> readObjModel(const QByteArray &content, Collector &objects, TaskContext &task)
{
    ModelReadOptions options;
    options.as = geo::SolidType::MultiSurface;
    qint64 used = 0;
    return readObj(
        content, options,
        [&](ModelPart &part) -> Result<> {
            BrepBuilder faces;
            std::vector<geo::Coord> ring;
            used += static_cast<qint64>(part.brep.faces.size());
            if (used > kMostModelFaces)
                return unsound(Tr::tr("the model has more faces than a model may have (%1 million)")
                                   .arg(kMostModelFaces / 1'000'000));
            for (size_t r = 0; r < part.brep.rings.size(); ++r) {
                ring.clear();
                for (const quint32 corner : part.brep.ring(r))
                    ring.push_back(part.brep.vertices[corner]);
                if (!faces.addFace(ring))
                    return unsound(Tr::tr("a position is no number, or lies outside of every map"));
            }
            objects.add(part.id, faces);
            return {};
        },
        task);
}

Result<> readCollada(const QByteArray &content, Collector &objects, QStringList &textures, TaskContext &task)
{
    TaskContext checking = task.part(0, 0.2);
    DOTHI_TRY(checkCollada(content, checking));
    TaskContext reading = task.part(0.2, 0.8);
    const Result<ModelScene> scene = readModelScene(content, QStringLiteral("dae"), {}, reading);
    if (!scene)
        return Failure(scene.error());
    textures = scene->textures();
    qint64 used = 0;
    qint64 dropped = 0;
    struct Place
    {
        NodeMatrix matrix;
        int depth = 0;
    };
    std::vector<Place> places;
    places.reserve(scene->nodes().size());
    for (const ModelScene::Node &node : scene->nodes()) {
        DOTHI_TRY(task.checkpoint());
        const Place above = node.above < 0 ? Place() : places[static_cast<size_t>(node.above)];
        places.push_back({above.matrix.with(node.matrix), above.depth + 1});
        if (places.back().depth > kDeepestNodes)
            continue;
        BrepBuilder faces;
        DOTHI_TRY(scene->addMeshes(node, places.back().matrix, faces, used, dropped, task));
        objects.add(QString::fromUtf8(node.name), faces);
    }
    if (dropped > 0)
        return unsound(Tr::tr("a position is no number, or lies outside of every map"));
    return {};
}

} // namespace

PlainFormat plainFormatOf(const QString &file)
{
    if (isStepFile(file))
        return PlainFormat::Ifc;
    QFile device(file);
    if (device.open(QIODevice::ReadOnly) && device.read(4) == "glTF")
        return PlainFormat::Gltf;
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == QLatin1String("ifc"))
        return PlainFormat::Ifc;
    if (suffix == QLatin1String("gltf") || suffix == QLatin1String("glb"))
        return PlainFormat::Gltf;
    if (suffix == QLatin1String("obj"))
        return PlainFormat::Obj;
    return suffix == QLatin1String("dae") ? PlainFormat::Collada : PlainFormat::None;
}

Result<PlainModel> readPlainModel(const QString &file, ModelPlacing::Up up, bool each, TaskContext &task)
{
    const PlainFormat format = plainFormatOf(file);
    const Result<QByteArray> content = readFile(file, ModelFolder::kLargestFile);
    if (!content)
        return Failure(content.error());
    const QFileInfo info(file);
    PlainModel model;
    if (format == PlainFormat::Ifc) {
        Result<PlainModel> ifc = readIfc(*content, task);
        if (!ifc)
            return ifc;
        model = std::move(*ifc);
        model.files.emplace_back(info.fileName(), *content);
        return model;
    }
    ModelFolder folder(info.absolutePath());
    QStringList textures;
    const bool formatIsY = format != PlainFormat::Obj || !content->left(1000).contains("z up");
    Collector objects(model, info.completeBaseName(), each,
                      up == ModelPlacing::Up::Y || (up == ModelPlacing::Up::AsFormat && formatIsY));
    Result<> read;
    switch (format) {
    case PlainFormat::Gltf:
        model.format = QStringLiteral("glTF 2.0");
        read = readGltf(
            *content, folder,
            [&objects](MeshObject &object) -> Result<> {
                objects.add(object.name, object.faces);
                return {};
            },
            textures, task);
        break;
    case PlainFormat::Obj:
        model.format = QStringLiteral("OBJ");
        read = readObjModel(*content, objects, task);
        textures = objTextures(*content, folder);
        model.warnings.append(formatIsY ? Tr::tr("An .obj file says neither its unit nor which way is up: "
                                                 "metres, and y up, are assumed.")
                                        : Tr::tr("The file says z is up; its unit is taken as metres."));
        break;
    case PlainFormat::Collada:
        model.format = QStringLiteral("Collada");
        read = readCollada(*content, objects, textures, task);
        break;
    default:
        return fail(ErrorCode::Unsupported, Tr::tr("The file is no model of a building."));
    }
    if (!read)
        return Failure(std::move(read).error());
    if (model.buildings.empty())
        return unsound(Tr::tr("the file has no faces"));
    takeTextures(textures, folder, model);
    model.files.emplace_back(info.fileName(), *content);
    for (const auto &[name, bytes] : folder.files())
        model.files.emplace_back(name, bytes);
    for (const auto &[name, reason] : folder.refused()) {
        if (std::ranges::none_of(model.textures,
                                 [&name = name](const PlainTexture &t) { return t.name == name; }))
            model.textures.push_back({name, reason});
    }
    return model;
}

Result<> checkCollada(const QByteArray &content, TaskContext &task)
{
    constexpr int kDeepest = 128;
    constexpr qint64 kMostNodes = 100'000;
    QXmlStreamReader xml(content);
    int depth = 0;
    qint64 tokens = 0;
    // Nodes by their ids: those within them, and those they stand for ("instance_node").
    struct Node
    {
        std::vector<QString> uses;
        qint64 unfolded = 0; ///< 0: not looked at; -1: in hand
    };
    std::map<QString, Node> nodes;
    std::vector<std::pair<int, QString>> path;
    qint64 unnamed = 0;
    // How many values each array really holds, and how many are read from it.
    std::map<QString, qint64> held;
    std::map<QString, qint64> wanted;
    qint64 *counting = nullptr;
    bool inValue = false;
    while (!xml.atEnd()) {
        xml.readNext();
        constexpr qint64 kEvery = 4096;
        if (++tokens % kEvery == 0) {
            task.progress(static_cast<double>(xml.characterOffset()) /
                              static_cast<double>(content.size() + 1),
                          Tr::tr("Reading the model"));
            DOTHI_TRY(task.checkpoint());
        }
        if (xml.tokenType() == QXmlStreamReader::DTD || xml.tokenType() == QXmlStreamReader::EntityReference)
            return unsound(Tr::tr("it defines entities, which is not allowed"));
        if (counting && xml.isCharacters()) {
            for (const QChar c : xml.text()) {
                *counting += !inValue && !c.isSpace() ? 1 : 0;
                inValue = !c.isSpace();
            }
        }
        if (xml.isEndElement()) {
            counting = nullptr;
            if (!path.empty() && path.back().first == depth)
                path.pop_back();
            --depth;
        }
        if (!xml.isStartElement())
            continue;
        if (++depth > kDeepest)
            return unsound(Tr::tr("its elements are nested too deep"));
        for (const QXmlStreamAttribute &attribute : xml.attributes()) {
            const bool counts = attribute.name() == QLatin1String("count") ||
                                attribute.name() == QLatin1String("stride") ||
                                attribute.name() == QLatin1String("offset");
            bool whole = false;
            if (counts && (attribute.value().toLongLong(&whole) > content.size() || !whole ||
                           attribute.value().toLongLong() < 0))
                return unsound(Tr::tr("more is announced than the file can hold"));
        }
        const auto name = xml.name();
        const auto attributeOf = [&xml](const char *id) { return xml.attributes().value(QLatin1String(id)); };
        if (name.endsWith(QLatin1String("_array"))) {
            counting = &held[attributeOf("id").toString()];
            inValue = false;
        } else if (name == QLatin1String("accessor")) {
            const qint64 stride = attributeOf("stride").isEmpty() ? 1 : attributeOf("stride").toLongLong();
            const qint64 count = attributeOf("count").toLongLong();
            // All three are bounded by the size of the file: at most 500 MB, so nothing overflows.
            qint64 &most = wanted[attributeOf("source").toString()];
            most = std::max(most, attributeOf("offset").toLongLong() + count * stride);
        }
        if (name == QLatin1String("node") || name == QLatin1String("visual_scene")) {
            QString id = xml.attributes().value(QLatin1String("id")).toString();
            if (id.isEmpty())
                id = QStringLiteral("\n%1").arg(++unnamed);
            if (!path.empty())
                nodes[path.back().second].uses.push_back(id);
            nodes[id];
            path.emplace_back(depth, id);
        } else if (name == QLatin1String("instance_node") && !path.empty()) {
            QString url = xml.attributes().value(QLatin1String("url")).toString();
            if (url.startsWith(QLatin1Char('#')))
                nodes[path.back().second].uses.push_back(url.mid(1));
            else
                return unsound(Tr::tr("it names nodes of another file"));
        }
    }
    if (xml.hasError())
        return unsound(Tr::tr("it is not XML: %1").arg(xml.errorString()));
    for (const auto &[source, values] : wanted) {
        const auto array = held.find(source.mid(1));
        if (array == held.end() ? values > 0 : values > array->second)
            return unsound(Tr::tr("more is announced than the file can hold"));
    }
    // How many nodes a node unfolds to; a circle never ends.
    for (auto &[root, first] : nodes) {
        std::vector<std::pair<QString, size_t>> open;
        if (first.unfolded == 0)
            open.emplace_back(root, 0);
        first.unfolded = first.unfolded == 0 ? -1 : first.unfolded;
        while (!open.empty()) {
            Node &node = nodes[open.back().first];
            if (open.back().second < node.uses.size()) {
                const QString next = node.uses[open.back().second++];
                const auto below = nodes.find(next);
                if (below == nodes.end() || below->second.unfolded > 0)
                    continue;
                if (below->second.unfolded < 0)
                    return unsound(Tr::tr("a node of it stands for itself"));
                if (open.size() > kDeepest)
                    return unsound(Tr::tr("its elements are nested too deep"));
                below->second.unfolded = -1;
                open.emplace_back(next, 0);
                continue;
            }
            qint64 sum = 1;
            for (const QString &use : node.uses) {
                if (const auto below = nodes.find(use); below != nodes.end())
                    sum += below->second.unfolded;
            }
            if (sum > kMostNodes)
                return unsound(Tr::tr("its nodes unfold beyond every size"));
            node.unfolded = sum;
            open.pop_back();
        }
    }
    return {};
}

} // namespace dothi::io
