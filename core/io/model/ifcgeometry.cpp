// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Source: IFC2x3 TC1 (buildingSMART), schemas IfcGeometricConstraintResource and IfcGeometryResource.

#include <dothi/io/model/assimpfiles.h>
#include <dothi/io/model/ifcgeometry.h>
#include <dothi/io/model/ifcmove.h>

#include <QCoreApplication>

#include <assimp/scene.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <span>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::IfcModel)
};

constexpr quint32 kDeepest = 400;
constexpr double kMostParts = 20e6; ///< of all products, each counted wherever it is used
constexpr size_t kBatch = 500;
constexpr int kMostFailures = 200;
constexpr double kNearM = 2000;  ///< so far off a float is still good for an eighth of a millimetre
constexpr double kExactM = 5000; ///< and so far for half of one, turned in floats as well

/// What is reached from an instance: whether it may be handed on, how deep, and how many parts it unfolds to.
struct Reach
{
    enum class State : quint8
    {
        Unseen,
        Open,
        Sound,
        Broken
    };
    State state = State::Unseen;
    quint32 depth = 0;
    double parts = 0;
    double farthest = 0; ///< coordinate of a point, but for those of contexts
};

double farthestOf(const geo::Coord &c)
{
    return std::max({std::abs(c.x), std::abs(c.y), std::abs(c.z)});
}

/// Where a shape stands: its frame in the model, and what is subtracted from it within that frame before
/// assimp has it.
struct Place
{
    IfcFrame frame;
    geo::Coord shift;

    [[nodiscard]] bool isMoved() const { return shift.x != 0 || shift.y != 0 || shift.z != 0; }
};

enum class Fault
{
    None,
    Missing,
    Cycle,
    Deep,
    Numbers
};

class ShapeReader
{
public:
    ShapeReader(const StepFile &file, double unitM)
        : m_file(file)
        , m_unitM(unitM)
        , m_reach(file.instances().size())
        , m_written(file.instances().size(), 0)
    {
        for (const StepInstance &instance : file.instances()) {
            m_lastId = std::max(m_lastId, instance.id);
            if (isStepType(instance.type, "IFCPROJECT") && m_project == nullptr)
                m_project = &instance;
        }
    }

    QString check(const IfcProduct &product)
    {
        std::vector<quint64> roots{product.placement, product.representation};
        for (const quint64 opening : product.openings)
            roots.push_back(opening);
        double parts = 0;
        for (const quint64 root : roots) {
            const Fault fault = walk(root);
            if (fault != Fault::None)
                return text(fault);
            parts += m_reach[m_file.indexOf(*m_file.find(root))].parts;
        }
        if (m_parts + parts > kMostParts)
            return Tr::tr("its parts are used in one another so often that it grows beyond every size");
        m_parts += parts;
        if (QString reason = findPlace(product.id, product.placement, product.representation);
            !reason.isEmpty())
            return reason;
        for (const quint64 opening : product.openings) {
            const StepParameters parameters = StepFile::parameters(*m_file.find(opening));
            const auto placement = parameters.reference(5);
            const auto representation = parameters.reference(6);
            if (!placement || !representation)
                continue;
            if (QString reason = findPlace(opening, *placement, *representation); !reason.isEmpty())
                return reason;
            if (!isNear(m_places[opening].frame.seenFrom(m_places[product.id].frame).origin))
                return farOff();
        }
        return {};
    }

    [[nodiscard]] bool isNear(const geo::Coord &c) const { return farthestOf(c) * m_unitM <= kExactM; }

    static QString farOff()
    {
        return Tr::tr("its shape has coordinates so far from its own origin that millimetres would be lost");
    }

    /// The text of some products for assimp: each is a proxy named by its number, all in one site.
    QByteArray write(std::span<const IfcProduct *const> products)
    {
        ++m_round;
        m_out = "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\n"
                "FILE_NAME('m.ifc','2020-01-01T00:00:00',(''),(''),'','','');\nFILE_SCHEMA(('IFC2X3'));"
                "\nENDSEC;\nDATA;\n";
        quint64 next = m_lastId + 1;
        const quint64 project = next++;
        const quint64 site = next++;
        const quint64 units = next++;
        std::string contexts;
        std::string angle;
        if (m_project) {
            const StepParameters parameters = StepFile::parameters(*m_project);
            for (const quint64 context : parameters.references(7)) {
                if (walk(context) == Fault::None) {
                    writeAll(context);
                    contexts += (contexts.empty() ? "#" : ",#") + std::to_string(context);
                }
            }
            if (const auto assignment = parameters.reference(8)) {
                if (const StepInstance *all = m_file.find(*assignment, "IFCUNITASSIGNMENT")) {
                    for (const quint64 unit : StepFile::parameters(*all).references(0)) {
                        const StepInstance *instance = m_file.find(unit);
                        if (instance &&
                            instance->parameters.find(".PLANEANGLEUNIT.") != std::string_view::npos &&
                            walk(unit) == Fault::None) {
                            writeAll(unit);
                            angle = "#" + std::to_string(unit);
                        }
                    }
                }
            }
        }
        const auto line = [this](quint64 id, const std::string &text) {
            m_out += '#' + std::to_string(id) + '=' + text + ";\n";
        };
        const std::string owner = '#' + std::to_string(next); // none may be left out
        line(next++, "IFCOWNERHISTORY($,$,$,.ADDED.,$,$,$,0)");
        line(units, "IFCUNITASSIGNMENT((" + angle + "))");
        line(project,
             "IFCPROJECT('p'," + owner + ",'p',$,$,$,$,(" + contexts + "),#" + std::to_string(units) + ")");
        line(site, "IFCSITE('s'," + owner + ",'s',$,$,$,$,$,.ELEMENT.,$,$,$,$,$)");
        line(next++, "IFCRELAGGREGATES('a'," + owner + ",$,$,#" + std::to_string(project) + ",(#" +
                         std::to_string(site) + "))");
        std::string contained;
        for (const IfcProduct *product : products) {
            const quint64 shape = writeShape(product->id, product->representation, next);
            const quint64 proxy = next++;
            line(proxy, "IFCBUILDINGELEMENTPROXY('" + std::to_string(product->id) + "'," + owner +
                            ",'e',$,$,$,#" + std::to_string(shape) + ",$,$)");
            contained += (contained.empty() ? "#" : ",#") + std::to_string(proxy);
            for (const quint64 opening : product->openings) {
                const StepParameters parameters = StepFile::parameters(*m_file.find(opening));
                const auto representation = parameters.reference(6);
                if (!parameters.reference(5) || !representation)
                    continue;
                const quint64 cut = writeShape(opening, *representation, next);
                const IfcFrame frame = m_places[opening].frame.seenFrom(m_places[product->id].frame);
                const quint64 placement = next + 4;
                line(next, "IFCCARTESIANPOINT" + ifcTriple(frame.origin));
                line(next + 1, "IFCDIRECTION" + ifcTriple(frame.z));
                line(next + 2, "IFCDIRECTION" + ifcTriple(frame.x));
                line(next + 3, "IFCAXIS2PLACEMENT3D(#" + std::to_string(next) + ",#" +
                                   std::to_string(next + 1) + ",#" + std::to_string(next + 2) + ")");
                line(placement, "IFCLOCALPLACEMENT($,#" + std::to_string(next + 3) + ")");
                next += 5;
                const quint64 hole = next++;
                line(hole, "IFCOPENINGELEMENT('o'," + owner + ",'o',$,$,#" + std::to_string(placement) +
                               ",#" + std::to_string(cut) + ",$)");
                line(next++, "IFCRELVOIDSELEMENT('v'," + owner + ",$,$,#" + std::to_string(proxy) + ",#" +
                                 std::to_string(hole) + ")");
            }
        }
        line(next++, "IFCRELCONTAINEDINSPATIALSTRUCTURE('c'," + owner + ",$,$,(" + contained + "),#" +
                         std::to_string(site) + ")");
        m_out += "ENDSEC;\nEND-ISO-10303-21;\n";
        return QByteArray(m_out.data(), static_cast<qsizetype>(m_out.size()));
    }

    /// From what assimp makes of a product that was found sound to where it stands in the model, in metres.
    [[nodiscard]] NodeMatrix toMetres(quint64 product) const
    {
        const auto place = m_places.find(product);
        const IfcFrame frame = place != m_places.end() ? place->second.frame : IfcFrame();
        const geo::Coord columns[4] = {frame.x, frame.y, frame.z, frame.origin};
        NodeMatrix matrix;
        for (int column = 0; column < 4; ++column) {
            matrix.m[0][column] = columns[column].x * m_unitM;
            matrix.m[1][column] = columns[column].y * m_unitM;
            matrix.m[2][column] = columns[column].z * m_unitM;
        }
        return matrix;
    }

    /// Whether all that assimp made of a product, and has rounded to floats by now, lies near its origin.
    [[nodiscard]] bool isNear(const aiScene &scene, const aiNode &product) const
    {
        std::vector<const aiNode *> open{&product};
        while (!open.empty()) {
            const aiNode &node = *open.back();
            open.pop_back();
            const aiMatrix4x4 &matrix = node.mTransformation;
            if (!isNear(geo::Coord{matrix.a4, matrix.b4, matrix.c4}))
                return false;
            for (const unsigned number : std::span(node.mMeshes, node.mNumMeshes)) {
                const aiMesh &mesh = *scene.mMeshes[number];
                for (const aiVector3D &v : std::span(mesh.mVertices, mesh.mNumVertices)) {
                    if (!isNear(geo::Coord{v.x, v.y, v.z}))
                        return false;
                }
            }
            open.insert(open.end(), node.mChildren, node.mChildren + node.mNumChildren);
        }
        return true;
    }

private:
    static QString text(Fault fault)
    {
        switch (fault) {
        case Fault::Missing:
            return Tr::tr("it refers to something the file does not have");
        case Fault::Cycle:
            return Tr::tr("its parts refer to one another in a circle");
        case Fault::Deep:
            return Tr::tr("its parts are nested too deep");
        case Fault::Numbers:
            return Tr::tr("it has angles or lengths that cannot be");
        case Fault::None:
            break;
        }
        return {};
    }

    /// Numbers that would make assimp build rings of millions of segments, or leave what a float can hold.
    static bool hasSoundNumbers(const StepInstance &instance)
    {
        constexpr double kLargest = 1e15;
        constexpr double kLargestAngle = 400; // a turn in degrees; each costs assimp some twenty segments
        const StepParameters parameters = StepFile::parameters(instance);
        // assimp takes a line for granted: with fewer than two points, or none to go along, it ends the
        // program.
        if (isStepType(instance.type, "IFCPOLYLINE") &&
            (parameters.count() == 0 || parameters.items(parameters.at(0)).size() < 2))
            return false;
        if (isStepType(instance.type, "IFCVECTOR") &&
            (parameters.count() < 2 || !(std::abs(parameters.at(1).number) > 0)))
            return false;
        const bool angles =
            isStepType(instance.type, "IFCTRIMMEDCURVE") || isStepType(instance.type, "IFCREVOLVEDAREASOLID");
        std::vector<const StepParameter *> open;
        for (size_t i = 0; i < parameters.count(); ++i)
            open.push_back(&parameters.at(i));
        while (!open.empty()) {
            const StepParameter *parameter = open.back();
            open.pop_back();
            if (parameter->kind == StepParameter::Kind::Number &&
                std::abs(parameter->number) > (angles ? kLargestAngle : kLargest))
                return false;
            for (const StepParameter *item : parameters.items(*parameter))
                open.push_back(item);
        }
        return true;
    }

    /// Beyond the ends of a polyline assimp ends the program; what trims one is not worth that.
    [[nodiscard]] bool trimsAPolyline(const StepInstance &instance) const
    {
        if (!isStepType(instance.type, "IFCTRIMMEDCURVE") || instance.referenceCount == 0)
            return false;
        const StepInstance *basis = m_file.find(m_file.references(instance)[0]);
        return basis &&
               (isStepType(basis->type, "IFCPOLYLINE") || isStepType(basis->type, "IFCCOMPOSITECURVE"));
    }

    /// Everything an instance reaches, looked at once. Without recursion: chains may be as long as the file.
    Fault walk(quint64 root)
    {
        struct Step
        {
            const StepInstance *instance;
            quint32 next;
        };
        const StepInstance *first = m_file.find(root);
        if (!first)
            return Fault::Missing;
        Fault fault = Fault::None;
        std::vector<Step> path;
        const auto enter = [&](const StepInstance &instance) {
            Reach &reach = m_reach[m_file.indexOf(instance)];
            switch (reach.state) {
            case Reach::State::Sound:
                return;
            case Reach::State::Broken:
                if (fault == Fault::None)
                    fault = m_faults[instance.id];
                return;
            case Reach::State::Open:
                fault = Fault::Cycle;
                return;
            case Reach::State::Unseen:
                break;
            }
            reach.state = Reach::State::Open;
            if (!hasSoundNumbers(instance) || trimsAPolyline(instance))
                fault = Fault::Numbers;
            path.push_back({&instance, 0});
        };
        enter(*first);
        while (!path.empty()) {
            Step &step = path.back();
            if (fault == Fault::None && path.size() > kDeepest)
                fault = Fault::Deep;
            if (fault == Fault::None && step.next < step.instance->referenceCount) {
                const StepInstance *target = m_file.find(m_file.references(*step.instance)[step.next++]);
                if (!target)
                    fault = Fault::Missing;
                else
                    enter(*target);
                continue;
            }
            Reach &reach = m_reach[m_file.indexOf(*step.instance)];
            reach.state = fault == Fault::None ? Reach::State::Sound : Reach::State::Broken;
            if (fault != Fault::None)
                m_faults[step.instance->id] = fault;
            reach.parts = 1;
            if (fault == Fault::None && isStepType(step.instance->type, "IFCCARTESIANPOINT"))
                reach.farthest = farthestOf(ifcPoint(m_file, step.instance->id).value_or(geo::Coord{}));
            const bool context = isStepType(step.instance->type, "IFCGEOMETRICREPRESENTATIONCONTEXT") ||
                                 isStepType(step.instance->type, "IFCGEOMETRICREPRESENTATIONSUBCONTEXT");
            for (quint32 i = 0; fault == Fault::None && i < step.instance->referenceCount; ++i) {
                const Reach &below =
                    m_reach[m_file.indexOf(*m_file.find(m_file.references(*step.instance)[i]))];
                reach.parts += below.parts;
                reach.depth = std::max(reach.depth, below.depth + 1);
                if (!context)
                    reach.farthest = std::max(reach.farthest, below.farthest);
            }
            if (fault == Fault::None && reach.depth > kDeepest) {
                fault = Fault::Deep;
                reach.state = Reach::State::Broken;
                m_faults[step.instance->id] = fault;
            }
            path.pop_back();
        }
        return fault;
    }

    /// Writes an instance and everything it reaches that is not written in this round.
    void writeAll(quint64 root)
    {
        std::vector<quint64> open{root};
        while (!open.empty()) {
            const StepInstance *instance = m_file.find(open.back());
            open.pop_back();
            if (!instance)
                continue;
            quint32 &written = m_written[m_file.indexOf(*instance)];
            if (written == m_round)
                continue;
            written = m_round;
            for (quint32 i = 0; i < instance->referenceCount; ++i)
                open.push_back(m_file.references(*instance)[i]);
            m_out += '#' + std::to_string(instance->id) + '=';
            m_out += instance->type;
            m_out += '(';
            appendIfcParameters(m_out, instance->parameters);
            m_out += ");\n";
        }
    }

    /// Writes a shape, moved if it is to be; its number.
    quint64 writeShape(quint64 owner, quint64 representation, quint64 &next)
    {
        if (const Place &place = m_places[owner]; place.isMoved()) {
            IfcMover mover(m_file, place.shift, m_out, next, [this](quint64 part) { writeAll(part); });
            if (const auto copy = mover.copy(representation)) // as it did when it was looked at
                return *copy;
        }
        writeAll(representation);
        return representation;
    }

    /// The frame of a product or opening, flattened, and moved to its shape where that is far from it. Says
    /// why that cannot be.
    QString findPlace(quint64 owner, quint64 placement, quint64 representation)
    {
        const std::optional<IfcFrame> frame = ifcPlacement(m_file, placement);
        if (!frame)
            return Tr::tr("its placement is none that can be read");
        Place place{*frame, {}};
        const StepInstance *shape = m_file.find(representation);
        if (shape && m_reach[m_file.indexOf(*shape)].farthest * m_unitM > kNearM) {
            const geo::Coord anchor = ifcAnchor(m_file, representation).value_or(geo::Coord{});
            if (farthestOf(anchor) * m_unitM > kNearM) {
                std::string unused;
                quint64 next = m_lastId + 1;
                if (!IfcMover(m_file, anchor, unused, next, [](quint64) {}).copy(representation))
                    return farOff();
                place.shift = anchor;
                place.frame.origin = frame->apply(anchor);
            }
        }
        m_places[owner] = place;
        return {};
    }

    const StepFile &m_file;
    double m_unitM;
    std::vector<Reach> m_reach;
    std::map<quint64, Fault> m_faults;
    std::vector<quint32> m_written; ///< round in which it was
    quint32 m_round = 0;
    quint64 m_lastId = 0;
    const StepInstance *m_project = nullptr;
    double m_parts = 0;
    std::map<quint64, Place> m_places; ///< of products and openings
    std::string m_out;
};

/// The meshes of a node and all below it.
Result<> addTree(const aiScene &scene, const aiNode &node, const NodeMatrix &matrix, BrepBuilder &faces,
                 qint64 &used, qint64 &dropped)
{
    std::vector<std::pair<const aiNode *, NodeMatrix>> open{{&node, matrix}};
    while (!open.empty()) {
        const auto [at, where] = open.back();
        open.pop_back();
        DOTHI_TRY(addMeshes(scene, *at, where, faces, used, dropped));
        for (unsigned i = 0; i < at->mNumChildren; ++i)
            open.emplace_back(at->mChildren[i], where.with(*at->mChildren[i]));
    }
    return {};
}

} // namespace

Result<> readIfcShapes(const StepFile &file, const std::vector<IfcProduct> &products, double unitM,
                       const std::function<void(quint64, geo::Brep &&)> &shape,
                       const std::function<void(quint64, const QString &)> &refused, TaskContext &task)
{
    ShapeReader reader(file, unitM);
    std::vector<const IfcProduct *> sound;
    for (const IfcProduct &product : products) {
        if (sound.size() % 256 == 0)
            DOTHI_TRY(task.checkpoint());
        const QString reason = reader.check(product);
        if (reason.isEmpty())
            sound.push_back(&product);
        else
            refused(product.id, reason);
    }
    qint64 used = 0;
    int failures = 0;
    size_t done = 0;
    // What cannot be read is halved until the culprit is found; the others are read.
    std::vector<std::pair<size_t, size_t>> open;
    for (size_t first = 0; first < sound.size(); first += kBatch)
        open.emplace_back(first, std::min(first + kBatch, sound.size()));
    std::reverse(open.begin(), open.end());
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        DOTHI_TRY(task.checkpoint());
        task.progress(static_cast<double>(done) / static_cast<double>(sound.size()),
                      Tr::tr("Reading the model"));
        const std::span<const IfcProduct *const> batch(sound.data() + first, last - first);
        TaskContext reading =
            task.part(static_cast<double>(done) / static_cast<double>(sound.size()),
                      static_cast<double>(done + batch.size()) / static_cast<double>(sound.size()));
        const std::string name = "m.ifc";
        ModelFolder alone{QString()};
        Result<AssimpScene> scene = AssimpScene::read(
            std::make_unique<AssimpFiles>(alone, name, reader.write(batch), reading), name, reading);
        if (!scene) {
            if (scene.error().code() != ErrorCode::InvalidData)
                return Failure(std::move(scene).error());
            if (batch.size() > 1 && failures < kMostFailures) {
                const size_t middle = first + batch.size() / 2;
                open.emplace_back(middle, last);
                open.emplace_back(first, middle);
                continue;
            }
            ++failures;
            for (const IfcProduct *product : batch)
                refused(product->id, Tr::tr("its shape cannot be read"));
            done += batch.size();
            continue;
        }
        std::map<quint64, bool> found;
        const aiNode &root = *scene->scene().mRootNode;
        // Products stand beneath nodes without a place of their own, and have none either.
        std::vector<const aiNode *> nodes{&root};
        while (!nodes.empty()) {
            const aiNode *node = nodes.back();
            nodes.pop_back();
            const std::string_view label(node->mName.data, node->mName.length);
            const size_t mark = label.rfind('_');
            quint64 id = 0;
            if (label.starts_with("IfcBuildingElementProxy") && mark != std::string_view::npos)
                std::from_chars(label.data() + mark + 1, label.data() + label.size(), id);
            if (id != 0) {
                BrepBuilder faces;
                qint64 dropped = 0;
                if (!reader.isNear(scene->scene(), *node)) {
                    found[id] = true;
                    refused(id, ShapeReader::farOff());
                    continue;
                }
                DOTHI_TRY(addTree(scene->scene(), *node, reader.toMetres(id), faces, used, dropped));
                if (!faces.isEmpty()) {
                    found[id] = true;
                    shape(id, faces.take());
                }
                continue;
            }
            for (unsigned i = 0; i < node->mNumChildren; ++i)
                nodes.push_back(node->mChildren[i]);
        }
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
