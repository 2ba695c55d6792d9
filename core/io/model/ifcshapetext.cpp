// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Source: IFC2x3 TC1 (buildingSMART), schemas IfcGeometricConstraintResource and IfcGeometryResource.

#include <dothi/io/model/ifcmove.h>
#include <dothi/io/model/ifcshapetext.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::IfcModel)
};

constexpr quint32 kDeepestShape = 400;
constexpr double kMostShapeParts = 20e6;  ///< of all products, each counted wherever it is used
constexpr double kNearM = 2000;           ///< so far off a float is still good for an eighth of a millimetre
constexpr double kExactM = 5000;          ///< and so far for half of one, turned in floats as well
constexpr quint32 kStepsBetween = 65'536; ///< steps between looks at whether to stop

double farthestOf(const geo::Coord &c)
{
    return std::max({std::abs(c.x), std::abs(c.y), std::abs(c.z)});
}

} // namespace

IfcShapeText::IfcShapeText(const StepFile &file, double unitM, TaskContext &task)
    : m_file(file)
    , m_unitM(unitM)
    , m_task(task)
    , m_reach(file.instances().size())
    , m_written(file.instances().size(), 0)
    , m_colours(file, task)
{
    for (const StepInstance &instance : file.instances()) {
        m_lastId = std::max(m_lastId, instance.id);
        if (isStepType(instance.type, "IFCPROJECT") && m_project == nullptr)
            m_project = &instance;
    }
}

QString IfcShapeText::check(const IfcProduct &product)
{
    std::vector<quint64> roots{product.placement, product.representation};
    for (const quint64 opening : product.openings)
        roots.push_back(opening);
    double parts = 0;
    for (const quint64 root : roots) {
        const Fault fault = walk(root);
        if (fault == Fault::Stopped)
            return {};
        if (fault != Fault::None)
            return text(fault);
        parts += m_reach[m_file.indexOf(*m_file.find(root))].parts;
    }
    if (m_parts + parts > kMostShapeParts)
        return Tr::tr("its parts are used in one another so often that it grows beyond every size");
    m_parts += parts;
    if (QString reason = findPlace(product.id, product.placement, product.representation); !reason.isEmpty())
        return reason;
    for (const quint64 opening : product.openings) {
        if (m_task.cancelled())
            return {};
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

bool IfcShapeText::isNear(const geo::Coord &c) const
{
    return farthestOf(c) * m_unitM <= kExactM;
}

QString IfcShapeText::farOff()
{
    return Tr::tr("its shape has coordinates so far from its own origin that millimetres would be lost");
}

double IfcShapeText::partsOf(const IfcProduct &product) const
{
    const auto parts = [this](quint64 id) {
        const StepInstance *instance = m_file.find(id);
        return instance ? m_reach[m_file.indexOf(*instance)].parts : 0;
    };
    double sum = parts(product.representation);
    for (const quint64 opening : product.openings)
        sum += parts(opening);
    return sum;
}

void IfcShapeText::line(quint64 id, const std::string &text)
{
    m_out += '#' + std::to_string(id) + '=' + text + ";\n";
}

QByteArray IfcShapeText::write(std::span<const IfcProduct *const> products)
{
    ++m_round;
    m_coloured.clear();
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
                    if (instance && instance->parameters.find(".PLANEANGLEUNIT.") != std::string_view::npos &&
                        walk(unit) == Fault::None) {
                        writeAll(unit);
                        angle = "#" + std::to_string(unit);
                    }
                }
            }
        }
    }
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
            if (m_task.cancelled())
                return {};
            writeOpening(product->id, proxy, opening, owner, next);
        }
    }
    line(next++, "IFCRELCONTAINEDINSPATIALSTRUCTURE('c'," + owner + ",$,$,(" + contained + "),#" +
                     std::to_string(site) + ")");
    writeColours(next);
    m_out += "ENDSEC;\nEND-ISO-10303-21;\n";
    return QByteArray(m_out.data(), static_cast<qsizetype>(m_out.size()));
}

void IfcShapeText::writeOpening(quint64 product, quint64 proxy, quint64 opening, const std::string &owner,
                                quint64 &next)
{
    const StepParameters parameters = StepFile::parameters(*m_file.find(opening));
    const auto representation = parameters.reference(6);
    if (!parameters.reference(5) || !representation)
        return;
    const quint64 cut = writeShape(opening, *representation, next);
    const IfcFrame frame = m_places[opening].frame.seenFrom(m_places[product].frame);
    const quint64 placement = next + 4;
    line(next, "IFCCARTESIANPOINT" + ifcTriple(frame.origin));
    line(next + 1, "IFCDIRECTION" + ifcTriple(frame.z));
    line(next + 2, "IFCDIRECTION" + ifcTriple(frame.x));
    line(next + 3, "IFCAXIS2PLACEMENT3D(#" + std::to_string(next) + ",#" + std::to_string(next + 1) + ",#" +
                       std::to_string(next + 2) + ")");
    line(placement, "IFCLOCALPLACEMENT($,#" + std::to_string(next + 3) + ")");
    next += 5;
    const quint64 hole = next++;
    line(hole, "IFCOPENINGELEMENT('o'," + owner + ",'o',$,$,#" + std::to_string(placement) + ",#" +
                   std::to_string(cut) + ",$)");
    line(next++, "IFCRELVOIDSELEMENT('v'," + owner + ",$,$,#" + std::to_string(proxy) + ",#" +
                     std::to_string(hole) + ")");
}

NodeMatrix IfcShapeText::toMetres(quint64 product) const
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

QString IfcShapeText::text(Fault fault)
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
    case Fault::Stopped:
        break;
    }
    return {};
}

/// Numbers that would make assimp build rings of millions of segments, or leave what a float can hold.
bool IfcShapeText::hasSoundNumbers(const StepInstance &instance)
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
bool IfcShapeText::trimsAPolyline(const StepInstance &instance) const
{
    if (!isStepType(instance.type, "IFCTRIMMEDCURVE") || instance.referenceCount == 0)
        return false;
    const StepInstance *basis = m_file.find(m_file.references(instance)[0]);
    return basis && (isStepType(basis->type, "IFCPOLYLINE") || isStepType(basis->type, "IFCCOMPOSITECURVE"));
}

/// Everything an instance reaches, looked at once. Without recursion: chains may be as long as the file.
IfcShapeText::Fault IfcShapeText::walk(quint64 root)
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
    quint32 steps = 0;
    while (!path.empty()) {
        if (++steps % kStepsBetween == 0 && m_task.cancelled())
            return Fault::Stopped; // what is open stays so: nothing more is asked
        Step &step = path.back();
        if (fault == Fault::None && path.size() > kDeepestShape)
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
            const Reach &below = m_reach[m_file.indexOf(*m_file.find(m_file.references(*step.instance)[i]))];
            reach.parts += below.parts;
            reach.depth = std::max(reach.depth, below.depth + 1);
            if (!context)
                reach.farthest = std::max(reach.farthest, below.farthest);
        }
        if (fault == Fault::None && reach.depth > kDeepestShape) {
            fault = Fault::Deep;
            reach.state = Reach::State::Broken;
            m_faults[step.instance->id] = fault;
        }
        path.pop_back();
    }
    return fault;
}

/// Writes an instance and everything it reaches that is not written in this round.
void IfcShapeText::writeAll(quint64 root)
{
    std::vector<quint64> open{root};
    quint32 steps = 0;
    while (!open.empty()) {
        if (++steps % kStepsBetween == 0 && m_task.cancelled())
            return;
        const StepInstance *instance = m_file.find(open.back());
        open.pop_back();
        if (!instance)
            continue;
        quint32 &written = m_written[m_file.indexOf(*instance)];
        if (written == m_round)
            continue;
        written = m_round;
        if (m_colours.of(instance->id) != 0)
            m_coloured.push_back(instance->id);
        for (quint32 i = 0; i < instance->referenceCount; ++i)
            open.push_back(m_file.references(*instance)[i]);
        m_out += '#' + std::to_string(instance->id) + '=';
        m_out += instance->type;
        m_out += '(';
        appendIfcParameters(m_out, instance->parameters);
        m_out += ");\n";
    }
}

void IfcShapeText::writeColours(quint64 &next)
{
    std::map<QRgb, quint64> styles;
    for (const quint64 item : m_coloured) {
        const QRgb color = m_colours.of(item);
        const auto [style, isNew] = styles.emplace(color, next + 3);
        if (isNew) {
            constexpr double kMost = 255;
            std::string parts;
            for (const int part : {qRed(color), qGreen(color), qBlue(color)})
                parts += ',' + QByteArray::number(part / kMost, 'f', 6).toStdString();
            line(next, "IFCCOLOURRGB($" + parts + ")");
            line(next + 1, "IFCSURFACESTYLESHADING(#" + std::to_string(next) + ")");
            line(next + 2, "IFCSURFACESTYLE('c',.BOTH.,(#" + std::to_string(next + 1) + "))");
            line(next + 3, "IFCPRESENTATIONSTYLEASSIGNMENT((#" + std::to_string(next + 2) + "))");
            next += 4;
        }
        line(next++,
             "IFCSTYLEDITEM(#" + std::to_string(item) + ",(#" + std::to_string(style->second) + "),$)");
    }
}

QRgb IfcShapeText::colourOf(quint64 product) const
{
    const auto place = m_places.find(product);
    return place != m_places.end() && !m_colours.isEmpty() ? m_colours.ofShape(place->second.representation)
                                                           : 0;
}

/// Writes a shape, moved if it is to be; its number.
quint64 IfcShapeText::writeShape(quint64 owner, quint64 representation, quint64 &next)
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
QString IfcShapeText::findPlace(quint64 owner, quint64 placement, quint64 representation)
{
    const std::optional<IfcFrame> frame = ifcPlacement(m_file, placement);
    if (!frame)
        return Tr::tr("its placement is none that can be read");
    Place place{*frame, {}, representation};
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

} // namespace dothi::io
