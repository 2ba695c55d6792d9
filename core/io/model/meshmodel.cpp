// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/io/model/colladacheck.h>
#include <dothi/io/model/gltfmodel.h>
#include <dothi/io/model/ifcmodel.h>
#include <dothi/io/model/meshmodel.h>
#include <dothi/io/model/modelprocess.h>
#include <dothi/io/model/modelreader.h>
#include <dothi/io/model/objmaterials.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QSet>

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

/// A picture is read whole into the original, never decoded; its head says how large it is.
Result<> takeTextures(const QStringList &names, ModelFolder &folder, PlainModel &model, TaskContext &task)
{
    constexpr int kLargestPicture = 8192;
    QSet<QString> seen;
    for (const QString &name : names) {
        DOTHI_TRY(task.checkpoint());
        if (seen.contains(name))
            continue;
        seen.insert(name);
        const Result<QByteArray> content = folder.read(name);
        if (!content) {
            model.textures.push_back({name.left(200), content.error().message(), true});
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
            model.textures.push_back({name.left(200), why, true});
            continue;
        }
        const QSize size = format ? QImageReader(&buffer, format).size() : QSize();
        model.textures.push_back(
            {name.left(200),
             size.width() > kLargestPicture || size.height() > kLargestPicture
                 ? Tr::tr("it is too large (%1 × %2 pixels)").arg(size.width()).arg(size.height())
                 : QString(),
             true});
    }
    return {};
}

/// Objects as elements of one building, or each as a building.
class Collector
{
public:
    Collector(PlainModel &model, const QString &name, bool each, bool yUp, const TaskContext &task)
        : m_model(model)
        , m_name(name)
        , m_each(each)
        , m_yUp(yUp)
        , m_task(task)
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
        const bool looks = !m_model.materials.empty() && faces.size() <= kMostLooks;
        m_lookless = m_lookless || faces.size() > kMostLooks;
        element.brep = faces.take(nullptr, &m_task, looks ? &element.looks : nullptr);
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

    /// Whether some object had too many faces for a look.
    [[nodiscard]] bool lookless() const { return m_lookless; }

    /// Faces of an object, beyond which its look would be more than its shape.
    static constexpr size_t kMostLooks = 500'000;

private:
    PlainModel &m_model;
    QString m_name;
    bool m_each;
    bool m_yUp;
    const TaskContext &m_task;
    qint64 m_count = 0;
    qint64 m_suffix = 1;
    QSet<QString> m_ids;
    bool m_lookless = false;
};

Result<> readObjModel(const QByteArray &content, const ObjMaterials &known, Collector &objects,
                      TaskContext &task)
{
    ModelReadOptions options;
    options.as = geo::SolidType::MultiSurface;
    options.materialOf = [&known](std::string_view name) {
        return known.numbers.value(QByteArray::fromRawData(name.data(), static_cast<qsizetype>(name.size())),
                                   -1);
    };
    std::vector<city::PictureSpot> spots;
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
            constexpr size_t kEvery = 4096;
            for (size_t r = 0; r < part.brep.rings.size(); ++r) {
                if (r % kEvery == 0)
                    DOTHI_TRY(task.checkpoint());
                ring.clear();
                for (const quint32 corner : part.brep.ring(r))
                    ring.push_back(part.brep.vertices[corner]);
                const qint32 material = part.materials[r]; // a face of an .obj has no holes: one ring each
                spots.clear();
                if (material >= 0 && !known.materials[static_cast<size_t>(material)].look.picture.isEmpty()) {
                    for (size_t i = 0; i < ring.size(); ++i)
                        spots.push_back(known.materials[static_cast<size_t>(material)].spot(
                            part.spots[part.brep.rings[r] + i]));
                }
                if (!faces.addFace(ring, material, spots))
                    return unsound(Tr::tr("a position is no number, or lies outside of every map"));
            }
            objects.add(part.id, faces);
            return {};
        },
        task);
}

Result<> readCollada(const QByteArray &content, PlainModel &model, Collector &objects, QStringList &textures,
                     TaskContext &task)
{
    TaskContext checking = task.part(0, 0.2);
    DOTHI_TRY(checkCollada(content, checking));
    TaskContext reading = task.part(0.2, 0.8);
    const Result<ModelScene> scene = readModelScene(content, QStringLiteral("dae"), {}, reading);
    if (!scene)
        return Failure(scene.error());
    textures = scene->textures();
    for (PlainMaterial material : scene->materials()) {
        // As the faces of an .obj: by the path below the model's folder.
        material.picture = ModelFolder::pathOf(material.picture);
        model.materials.push_back(std::move(material));
    }
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
                      up == ModelPlacing::Up::Y || (up == ModelPlacing::Up::AsFormat && formatIsY), task);
    Result<> read;
    switch (format) {
    case PlainFormat::Gltf: {
        model.format = QStringLiteral("glTF 2.0");
        GltfLooks looks;
        read = readGltf(
            *content, folder,
            [&](MeshObject &object) -> Result<> {
                // They are known before the first object comes.
                if (model.materials.empty())
                    model.materials = looks.materials;
                objects.add(object.name, object.faces);
                return {};
            },
            textures, task, &looks);
        model.embedded = std::move(looks.embedded);
        break;
    }
    case PlainFormat::Obj:
        model.format = QStringLiteral("OBJ");
        if (Result<ObjMaterials> known = objMaterials(*content, folder, task); known) {
            for (const ObjMaterial &material : known->materials)
                model.materials.push_back(material.look);
            read = readObjModel(*content, *known, objects, task);
            textures = std::move(known->pictures);
        } else {
            read = Failure(std::move(known).error());
        }
        model.warnings.append(formatIsY ? Tr::tr("An .obj file says neither its unit nor which way is up: "
                                                 "metres, and y up, are assumed.")
                                        : Tr::tr("The file says z is up; its unit is taken as metres."));
        break;
    case PlainFormat::Collada:
        model.format = QStringLiteral("Collada");
        read = readCollada(*content, model, objects, textures, task);
        break;
    default:
        return fail(ErrorCode::Unsupported, Tr::tr("The file is no model of a building."));
    }
    if (!read)
        return Failure(std::move(read).error());
    DOTHI_TRY(task.checkpoint());
    if (model.buildings.empty())
        return unsound(Tr::tr("the file has no faces"));
    if (objects.lookless()) {
        model.warnings.append(Tr::tr("Objects of more than %1 faces are drawn without the colours and "
                                     "pictures of their materials.")
                                  .arg(Collector::kMostLooks));
    }
    DOTHI_TRY(takeTextures(textures, folder, model, task));
    model.files.emplace_back(info.fileName(), *content);
    for (const auto &[name, bytes] : folder.files())
        model.files.emplace_back(name, bytes);
    for (const auto &[name, reason] : folder.refused()) {
        if (std::ranges::none_of(model.textures,
                                 [&name = name](const PlainTexture &t) { return t.name == name; }))
            model.textures.push_back({name, reason, false}); // no picture of those that were named
    }
    return model;
}

} // namespace dothi::io
