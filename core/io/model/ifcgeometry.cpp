// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/ifcgeometry.h>
#include <dothi/io/model/ifcshapetext.h>
#include <dothi/io/model/modelprocess.h>

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <charconv>
#include <set>
#include <span>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::IfcModel)
};

// A batch is what one process reads: starting it takes as long as some twenty walls do.
constexpr double kFacesAtOnce = 1000;
constexpr double kPartsAsOne = 2000; ///< of a shape, that count as much as one more product
constexpr int kMostFailures = 200;
constexpr int kBatchSeconds = 30;
constexpr qint64 kMostWastedMs = 60'000; ///< on batches that were read in vain

using Refused = std::function<void(quint64 product, const QString &reason)>;

QString faultText(ModelFault fault)
{
    switch (fault) {
    case ModelFault::Late:
        return Tr::tr("reading its shape takes too long");
    case ModelFault::Memory:
        return Tr::tr("its shape grows beyond every size");
    default:
        return Tr::tr("its shape cannot be read");
    }
}

/// Products that are read together, those that are much work apart from the others, so that what goes wrong
/// costs few of them.
std::vector<std::span<const IfcProduct *const>> batchesOf(const std::vector<const IfcProduct *> &products,
                                                          const IfcShapeText &shapes)
{
    std::vector<std::span<const IfcProduct *const>> batches;
    size_t first = 0;
    double work = 0;
    for (size_t i = 0; i < products.size(); ++i) {
        const double more = 1 + static_cast<double>(products[i]->openings.size()) +
                            shapes.partsOf(*products[i]) / kPartsAsOne;
        if (i > first && work + more > kFacesAtOnce) {
            batches.emplace_back(&products[first], i - first);
            first = i;
            work = 0;
        }
        work += more;
    }
    if (first < products.size())
        batches.emplace_back(&products[first], products.size() - first);
    return batches;
}

/// The colours of a model, numbered.
class MaterialNumbers
{
public:
    explicit MaterialNumbers(std::vector<PlainMaterial> &materials)
        : m_materials(materials)
    {}

    qint32 of(QRgb color)
    {
        constexpr size_t kMost = 10'000;
        if (color == 0)
            return -1;
        const auto known = m_numbers.find(color);
        if (known != m_numbers.end())
            return known->second;
        if (m_materials.size() >= kMost)
            return -1;
        const auto number = static_cast<qint32>(m_materials.size());
        m_materials.push_back({color, {}, {}, false});
        m_numbers.emplace(color, number);
        return number;
    }

    /// Faces of which nothing was said get the colour of the whole, where no other has one of its own.
    void fill(QRgb color, std::vector<PlainFaceLook> &looks)
    {
        const auto plain = [](const PlainFaceLook &look) { return look.material < 0; };
        if (!std::ranges::all_of(looks, plain))
            return;
        const qint32 number = of(color);
        if (number < 0)
            looks.clear();
        for (PlainFaceLook &look : looks)
            look.material = number;
    }

private:
    std::vector<PlainMaterial> &m_materials;
    std::map<QRgb, qint32> m_numbers;
};

/// What was made of a batch: the products' nodes and all below them. What the answer says of other products
/// is passed over: it comes from a program that has read a hostile file.
class BatchScene
{
public:
    BatchScene(const ModelScene &scene, const IfcShapeText &shapes, std::span<const IfcProduct *const> batch)
        : m_scene(scene)
        , m_shapes(shapes)
        , m_owner(scene.nodes().size(), 0)
        , m_within(scene.nodes().size())
    {
        std::set<quint64> asked;
        for (const IfcProduct *product : batch)
            asked.insert(product->id);
        // Products stand beneath nodes without a place of their own, and have none either.
        for (size_t i = 0; i < scene.nodes().size(); ++i) {
            const ModelScene::Node &node = scene.nodes()[i];
            const quint64 above = node.above < 0 ? 0 : m_owner[static_cast<size_t>(node.above)];
            const quint64 own = above != 0 ? above : productOf(node.name);
            if (!asked.contains(own))
                continue;
            m_owner[i] = own;
            if (above != 0)
                m_within[i] = m_within[static_cast<size_t>(node.above)].with(node.matrix);
            m_nodes[m_owner[i]].push_back(i);
        }
    }

    /// Hands over the shapes; those of which there is one are in `found` afterwards.
    Result<> take(const IfcShapeVisitor &shape, const Refused &refused, MaterialNumbers &materials,
                  qint64 &used, std::map<quint64, bool> &found, TaskContext &task) const
    {
        std::vector<qint32> numbers;
        for (const PlainMaterial &material : m_scene.materials())
            numbers.push_back(materials.of(material.color));
        for (const auto &[product, nodes] : m_nodes) {
            DOTHI_TRY(task.checkpoint());
            const Result<bool> near = isNear(nodes, task);
            if (!near)
                return Failure(near.error());
            if (!*near) {
                found[product] = true;
                refused(product, IfcShapeText::farOff());
                continue;
            }
            BrepBuilder faces;
            qint64 dropped = 0;
            const NodeMatrix toMetres = m_shapes.toMetres(product);
            for (const size_t i : nodes) {
                DOTHI_TRY(m_scene.addMeshes(m_scene.nodes()[i], toMetres.with(m_within[i]), faces, used,
                                            dropped, task, numbers));
            }
            if (faces.isEmpty())
                continue;
            found[product] = true;
            std::vector<PlainFaceLook> looks;
            geo::Brep brep = faces.take(nullptr, &task, &looks);
            DOTHI_TRY(task.checkpoint());
            materials.fill(m_shapes.colourOf(product), looks);
            shape(product, std::move(brep), std::move(looks));
        }
        return {};
    }

private:
    static quint64 productOf(const QByteArray &name)
    {
        const std::string_view label(name.constData(), static_cast<size_t>(name.size()));
        const size_t mark = label.rfind('_');
        quint64 id = 0;
        if (label.starts_with("IfcBuildingElementProxy") && mark != std::string_view::npos)
            std::from_chars(label.data() + mark + 1, label.data() + label.size(), id);
        return id;
    }

    /// Whether all that assimp made of a product, and has rounded to floats by now, lies near its origin.
    Result<bool> isNear(const std::vector<size_t> &nodes, TaskContext &task) const
    {
        for (const size_t i : nodes) {
            const ModelScene::Node &node = m_scene.nodes()[i];
            const auto &m = node.matrix.m;
            if (!m_shapes.isNear({m[0][3], m[1][3], m[2][3]}))
                return false;
            for (const quint32 number : node.meshes) {
                DOTHI_TRY(task.checkpoint());
                const ModelScene::Mesh &mesh = m_scene.meshes()[number];
                for (quint32 v = 0; v < mesh.positions; ++v) {
                    if (!m_shapes.isNear(m_scene.position(mesh, v)))
                        return false;
                }
            }
        }
        return true;
    }

    const ModelScene &m_scene;
    const IfcShapeText &m_shapes;
    std::vector<quint64> m_owner;     ///< product of each node; 0: none
    std::vector<NodeMatrix> m_within; ///< of each node, in its product
    std::map<quint64, std::vector<size_t>> m_nodes;
};

} // namespace

Result<> readIfcShapes(const StepFile &file, const std::vector<IfcProduct> &products, double unitM,
                       std::vector<PlainMaterial> &materials, const IfcShapeVisitor &shape,
                       const Refused &refused, TaskContext &task)
{
    MaterialNumbers numbers(materials);
    IfcShapeText shapes(file, unitM, task);
    std::vector<const IfcProduct *> sound;
    for (const IfcProduct &product : products) {
        const QString reason = shapes.check(product);
        DOTHI_TRY(task.checkpoint());
        if (reason.isEmpty())
            sound.push_back(&product);
        else
            refused(product.id, reason);
    }
    qint64 used = 0;
    int failures = 0;
    qint64 wastedMs = 0;
    size_t done = 0;
    // What cannot be read is halved until the culprit is found; the others are read.
    std::vector<std::span<const IfcProduct *const>> open = batchesOf(sound, shapes);
    std::reverse(open.begin(), open.end());
    while (!open.empty()) {
        const std::span<const IfcProduct *const> batch = open.back();
        open.pop_back();
        DOTHI_TRY(task.checkpoint());
        task.progress(static_cast<double>(done) / static_cast<double>(sound.size()),
                      Tr::tr("Reading the model"));
        if (wastedMs > kMostWastedMs) {
            for (const IfcProduct *product : batch)
                refused(product->id, Tr::tr("reading the shapes of the file takes too long"));
            done += batch.size();
            continue;
        }
        const QByteArray text = shapes.write(batch);
        DOTHI_TRY(task.checkpoint());
        ModelLimits limits;
        limits.seconds = kBatchSeconds;
        ModelFault fault = ModelFault::None;
        QElapsedTimer clock;
        clock.start();
        const Result<ModelScene> scene = readModelScene(text, QStringLiteral("ifc"), limits, task, &fault);
        if (!scene) {
            if (scene.error().code() != ErrorCode::InvalidData)
                return Failure(scene.error());
            wastedMs += clock.elapsed();
            if (batch.size() > 1 && failures < kMostFailures) {
                const size_t middle = batch.size() / 2;
                open.push_back(batch.subspan(middle));
                open.push_back(batch.first(middle));
                continue;
            }
            ++failures;
            for (const IfcProduct *product : batch)
                refused(product->id, faultText(fault));
            done += batch.size();
            continue;
        }
        std::map<quint64, bool> found;
        DOTHI_TRY(BatchScene(*scene, shapes, batch).take(shape, refused, numbers, used, found, task));
        for (const IfcProduct *product : batch) {
            if (!found.contains(product->id))
                refused(product->id, Tr::tr("no faces come of its shape"));
        }
        done += batch.size();
    }
    task.progress(1);
    return {};
}

} // namespace dothi::io
