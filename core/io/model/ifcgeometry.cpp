// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Source: IFC2x3 TC1 (buildingSMART), schemas IfcGeometricConstraintResource and IfcGeometryResource.

#include <dothi/io/model/assimpfiles.h>
#include <dothi/io/model/ifcgeometry.h>

#include <QCoreApplication>

#include <assimp/scene.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::IfcModel)
};

constexpr int kLongestChain = 100;
constexpr quint32 kDeepest = 400;
constexpr double kMostParts = 20e6; ///< of all products, each counted wherever it is used
constexpr size_t kBatch = 500;
constexpr int kMostFailures = 200;

geo::Coord normalized(const geo::Coord &c)
{
    const double length = std::sqrt(c.x * c.x + c.y * c.y + c.z * c.z);
    return length > 0 ? geo::Coord{c.x / length, c.y / length, c.z / length} : geo::Coord{};
}

geo::Coord cross(const geo::Coord &a, const geo::Coord &b)
{
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

double dot(const geo::Coord &a, const geo::Coord &b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

std::optional<geo::Coord> tripleOf(const StepFile &file, quint64 id, std::string_view type)
{
    const StepInstance *instance = file.find(id, type);
    if (!instance)
        return {};
    const std::vector<double> values = StepFile::parameters(*instance).numbers(0);
    if (values.size() < 2 || values.size() > 3)
        return {};
    return geo::Coord{values[0], values[1], values.size() > 2 ? values[2] : 0};
}

IfcFrame inside(const IfcFrame &outer, const IfcFrame &inner)
{
    const auto turned = [&outer](const geo::Coord &c) {
        return geo::Coord{outer.x.x * c.x + outer.y.x * c.y + outer.z.x * c.z,
                          outer.x.y * c.x + outer.y.y * c.y + outer.z.y * c.z,
                          outer.x.z * c.x + outer.y.z * c.y + outer.z.z * c.z};
    };
    return {turned(inner.x), turned(inner.y), turned(inner.z), outer.apply(inner.origin)};
}

/// The parameters of an instance as assimp may have them: no comments, no texts but plain words.
void appendPlain(std::string &out, std::string_view parameters)
{
    constexpr size_t kLongestWord = 64;
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' ||
               c == '_' || c == '-' || c == '.';
    };
    for (size_t i = 0; i < parameters.size(); ++i) {
        const char c = parameters[i];
        if (c == '/' && i + 1 < parameters.size() && parameters[i + 1] == '*') {
            i = parameters.find("*/", i + 2) + 1;
        } else if (c == '\'' || c == '"') {
            size_t end = parameters.find(c, i + 1);
            while (end + 1 < parameters.size() && parameters[end + 1] == c)
                end = parameters.find(c, end + 2);
            const std::string_view text = parameters.substr(i + 1, end - i - 1);
            out += '\'';
            if (text.size() <= kLongestWord && std::ranges::all_of(text, isPlain))
                out += text;
            out += '\'';
            i = end;
        } else if (c > ' ') {
            out += c;
        }
    }
}

void appendNumber(std::string &out, double value)
{
    char buffer[64];
    const std::to_chars_result written =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    std::string_view text(buffer, static_cast<size_t>(written.ptr - buffer));
    // A real has a point in this format.
    const size_t exponent = text.find('e');
    out += text.substr(0, exponent);
    if (text.substr(0, exponent).find('.') == std::string_view::npos)
        out += '.';
    out += 'E';
    out += text.substr(exponent + 1);
}

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
        findShift();
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
        return {};
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
            writeAll(product->placement);
            writeAll(product->representation);
            const quint64 proxy = next++;
            line(proxy, "IFCBUILDINGELEMENTPROXY('" + std::to_string(product->id) + "'," + owner +
                            ",'e',$,$,#" + std::to_string(product->placement) + ",#" +
                            std::to_string(product->representation) + ",$,$)");
            contained += (contained.empty() ? "#" : ",#") + std::to_string(proxy);
            for (const quint64 opening : product->openings) {
                const StepParameters parameters = StepFile::parameters(*m_file.find(opening));
                const auto placement = parameters.reference(5);
                const auto representation = parameters.reference(6);
                if (!placement || !representation)
                    continue;
                writeAll(*placement);
                writeAll(*representation);
                const quint64 hole = next++;
                line(hole, "IFCOPENINGELEMENT('o'," + owner + ",'o',$,$,#" + std::to_string(*placement) +
                               ",#" + std::to_string(*representation) + ",$)");
                line(next++, "IFCRELVOIDSELEMENT('v'," + owner + ",$,$,#" + std::to_string(proxy) + ",#" +
                                 std::to_string(hole) + ")");
            }
        }
        line(next++, "IFCRELCONTAINEDINSPATIALSTRUCTURE('c'," + owner + ",$,$,(" + contained + "),#" +
                         std::to_string(site) + ")");
        // Placements of the outermost level, moved near to the origin: assimp counts in floats.
        for (const StepInstance *root : m_movedRoots) {
            const IfcFrame frame = m_frames[root->id];
            const quint64 point = next++;
            const quint64 zAxis = next++;
            const quint64 xAxis = next++;
            const quint64 axes = next++;
            const auto triple = [](const geo::Coord &c) {
                std::string text = "((";
                appendNumber(text, c.x);
                text += ',';
                appendNumber(text, c.y);
                text += ',';
                appendNumber(text, c.z);
                return text + "))";
            };
            const geo::Coord at{frame.origin.x - m_shift.x, frame.origin.y - m_shift.y,
                                frame.origin.z - m_shift.z};
            line(point, "IFCCARTESIANPOINT" + triple(at));
            line(zAxis, "IFCDIRECTION" + triple(frame.z));
            line(xAxis, "IFCDIRECTION" + triple(frame.x));
            line(axes, "IFCAXIS2PLACEMENT3D(#" + std::to_string(point) + ",#" + std::to_string(zAxis) + ",#" +
                           std::to_string(xAxis) + ")");
            line(root->id, "IFCLOCALPLACEMENT($,#" + std::to_string(axes) + ")");
        }
        m_out += "ENDSEC;\nEND-ISO-10303-21;\n";
        return QByteArray(m_out.data(), static_cast<qsizetype>(m_out.size()));
    }

    [[nodiscard]] NodeMatrix toMetres() const
    {
        NodeMatrix matrix;
        const double shift[3] = {m_shift.x, m_shift.y, m_shift.z};
        for (int row = 0; row < 3; ++row) {
            matrix.m[row][row] = m_unitM;
            matrix.m[row][3] = shift[row] * m_unitM;
        }
        return matrix;
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
        constexpr double kLargestAngle = 1e4; // turns in degrees, a few; parameters of polylines
        const StepParameters parameters = StepFile::parameters(instance);
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
            if (!hasSoundNumbers(instance))
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
            for (quint32 i = 0; fault == Fault::None && i < step.instance->referenceCount; ++i) {
                const Reach &below =
                    m_reach[m_file.indexOf(*m_file.find(m_file.references(*step.instance)[i]))];
                reach.parts += below.parts;
                reach.depth = std::max(reach.depth, below.depth + 1);
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
            const bool moved = m_frames.contains(instance->id);
            for (quint32 i = 0; i < instance->referenceCount && !moved; ++i)
                open.push_back(m_file.references(*instance)[i]);
            if (moved)
                continue; // written at the end
            m_out += '#' + std::to_string(instance->id) + '=';
            m_out += instance->type;
            m_out += '(';
            appendPlain(m_out, instance->parameters);
            m_out += ");\n";
        }
    }

    /// Placements that depend on no other and stand further off than floats are good for.
    void findShift()
    {
        constexpr double kNearM = 2000;
        for (const StepInstance &instance : m_file.instances()) {
            if (!isStepType(instance.type, "IFCLOCALPLACEMENT") ||
                StepFile::parameters(instance).at(0).kind != StepParameter::Kind::Null)
                continue;
            const std::optional<IfcFrame> frame = ifcPlacement(m_file, instance.id);
            if (!frame)
                continue;
            const double farthest =
                std::max({std::abs(frame->origin.x), std::abs(frame->origin.y), std::abs(frame->origin.z)});
            if (m_movedRoots.empty() && farthest * m_unitM > kNearM)
                m_shift = frame->origin;
            m_frames.emplace(instance.id, *frame);
            m_movedRoots.push_back(&instance);
        }
        const bool moved = m_shift.x != 0 || m_shift.y != 0 || m_shift.z != 0;
        if (!moved) {
            m_frames.clear();
            m_movedRoots.clear();
        }
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
    geo::Coord m_shift;
    std::map<quint64, IfcFrame> m_frames;
    std::vector<const StepInstance *> m_movedRoots;
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

std::optional<IfcFrame> ifcAxes(const StepFile &file, quint64 axes)
{
    const StepInstance *instance = file.find(axes);
    const bool flat = instance && isStepType(instance->type, "IFCAXIS2PLACEMENT2D");
    if (!instance || (!flat && !isStepType(instance->type, "IFCAXIS2PLACEMENT3D")))
        return {};
    const StepParameters parameters = StepFile::parameters(*instance);
    const auto point = parameters.reference(0);
    const auto origin = point ? tripleOf(file, *point, "IFCCARTESIANPOINT") : std::nullopt;
    if (!origin)
        return {};
    geo::Coord z{0, 0, 1};
    geo::Coord x{1, 0, 0};
    if (const auto direction = flat ? std::nullopt : parameters.reference(1)) {
        const auto said = tripleOf(file, *direction, "IFCDIRECTION");
        if (!said)
            return {};
        z = normalized(*said);
    }
    if (const auto direction = parameters.reference(flat ? 1 : 2)) {
        const auto said = tripleOf(file, *direction, "IFCDIRECTION");
        if (!said)
            return {};
        x = *said;
    } else if (std::abs(z.x) > 0.9 && std::abs(z.y) < 0.1) {
        x = {0, 0, 1}; // IfcFirstProjAxis: any other than z
    }
    const double along = dot(x, z);
    x = normalized({x.x - along * z.x, x.y - along * z.y, x.z - along * z.z});
    if (dot(z, z) < 0.5 || dot(x, x) < 0.5)
        return {};
    return IfcFrame{x, cross(z, x), z, *origin};
}

std::optional<IfcFrame> ifcPlacement(const StepFile &file, quint64 placement)
{
    std::vector<IfcFrame> chain;
    std::optional<quint64> at = placement;
    while (at) {
        const StepInstance *instance = file.find(*at, "IFCLOCALPLACEMENT");
        if (!instance || chain.size() >= kLongestChain)
            return {};
        const StepParameters parameters = StepFile::parameters(*instance);
        const auto axes = parameters.reference(1);
        const auto frame = axes ? ifcAxes(file, *axes) : std::nullopt;
        if (!frame)
            return {};
        chain.push_back(*frame);
        at = parameters.reference(0);
    }
    IfcFrame frame;
    for (auto inner = chain.rbegin(); inner != chain.rend(); ++inner)
        frame = inside(frame, *inner);
    return frame;
}

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
        const NodeMatrix metres = reader.toMetres();
        // Below the site, products stand beneath nodes without a place of their own.
        std::vector<std::pair<const aiNode *, NodeMatrix>> nodes{{&root, metres}};
        while (!nodes.empty()) {
            const auto [node, matrix] = nodes.back();
            nodes.pop_back();
            const std::string_view label(node->mName.data, node->mName.length);
            const size_t mark = label.rfind('_');
            quint64 id = 0;
            if (label.starts_with("IfcBuildingElementProxy") && mark != std::string_view::npos)
                std::from_chars(label.data() + mark + 1, label.data() + label.size(), id);
            if (id != 0) {
                BrepBuilder faces;
                qint64 dropped = 0;
                DOTHI_TRY(addTree(scene->scene(), *node, matrix, faces, used, dropped));
                if (!faces.isEmpty()) {
                    found[id] = true;
                    shape(id, faces.take());
                }
                continue;
            }
            for (unsigned i = 0; i < node->mNumChildren; ++i)
                nodes.emplace_back(node->mChildren[i], matrix.with(*node->mChildren[i]));
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
