// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Source: IFC2x3 TC1 (buildingSMART), schemas IfcGeometricModelResource, IfcTopologyResource,
// IfcGeometryResource and IfcRepresentationResource.

#include <dothi/io/model/ifcgeometry.h>
#include <dothi/io/model/ifcmove.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

namespace dothi::io {

namespace {

bool isOneOf(const StepInstance &instance, std::span<const char *const> types)
{
    return std::ranges::any_of(types,
                               [&instance](const char *type) { return isStepType(instance.type, type); });
}

/// Profile, position, and what they are swept along or about, which is in the frame of that position.
bool isSwept(const StepInstance &instance)
{
    static constexpr std::array kTypes = {"IFCEXTRUDEDAREASOLID", "IFCREVOLVEDAREASOLID"};
    return isOneOf(instance, kTypes);
}

bool isBoolean(const StepInstance &instance)
{
    static constexpr std::array kTypes = {"IFCBOOLEANRESULT", "IFCBOOLEANCLIPPINGRESULT"};
    return isOneOf(instance, kTypes);
}

/// All of whose positions, down to the corners, are of one frame.
bool isFaces(const StepInstance &instance)
{
    static constexpr std::array kTypes = {"IFCFACETEDBREP",
                                          "IFCFACETEDBREPWITHVOIDS",
                                          "IFCCLOSEDSHELL",
                                          "IFCOPENSHELL",
                                          "IFCCONNECTEDFACESET",
                                          "IFCFACEBASEDSURFACEMODEL",
                                          "IFCSHELLBASEDSURFACEMODEL",
                                          "IFCFACE",
                                          "IFCFACEBOUND",
                                          "IFCFACEOUTERBOUND",
                                          "IFCPOLYLOOP"};
    return isOneOf(instance, kTypes);
}

/// Of which faces can come; axes, outlines and texts are passed over by assimp as well.
bool isBodyInstance(const StepInstance &instance)
{
    static constexpr std::array kOthers = {"IFCMAPPEDITEM", "IFCSWEPTDISKSOLID"};
    return isSwept(instance) || isBoolean(instance) || isFaces(instance) || isOneOf(instance, kOthers);
}

void appendStepNumber(std::string &out, double value)
{
    char buffer[64];
    const std::to_chars_result written =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    const std::string_view text(buffer, static_cast<size_t>(written.ptr - buffer));
    // A real has a point in this format.
    const size_t exponent = text.find('e');
    out += text.substr(0, exponent);
    if (text.substr(0, exponent).find('.') == std::string_view::npos)
        out += '.';
    out += 'E';
    out += text.substr(exponent + 1);
}

/// The parameters of the outermost level as texts. Those written by appendIfcParameters hold no brackets,
/// commas or references within quotes.
std::vector<std::string> fieldsOf(const StepInstance &instance)
{
    std::string text;
    appendIfcParameters(text, instance.parameters);
    std::vector<std::string> fields(1);
    int level = 0;
    for (const char c : text) {
        level += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && level == 0)
            fields.emplace_back();
        else
            fields.back() += c;
    }
    return fields;
}

/// The first position reached, in the order of the text: of an outline, its first corner or its centre.
std::optional<geo::Coord> firstPoint(const StepFile &file, quint64 root)
{
    std::map<quint64, bool> seen;
    std::vector<quint64> open{root};
    while (!open.empty()) {
        const StepInstance *instance = file.find(open.back());
        open.pop_back();
        if (!instance || !seen.emplace(instance->id, true).second)
            continue;
        if (isStepType(instance->type, "IFCCARTESIANPOINT"))
            return ifcPoint(file, instance->id);
        for (quint32 i = instance->referenceCount; i > 0; --i)
            open.push_back(file.references(*instance)[i - 1]);
    }
    return {};
}

std::optional<geo::Coord> anchorOfItem(const StepFile &file, quint64 id)
{
    const StepInstance *instance = file.find(id);
    while (instance && isBoolean(*instance)) {
        const auto first = StepFile::parameters(*instance).reference(1);
        instance = first ? file.find(*first) : nullptr;
    }
    if (!instance)
        return {};
    const StepParameters parameters = StepFile::parameters(*instance);
    if (isSwept(*instance)) {
        const auto profile = parameters.reference(0);
        const auto position = parameters.reference(1);
        const auto frame = position ? ifcAxes(file, *position) : std::nullopt;
        if (!profile || !frame)
            return {};
        return frame->apply(firstPoint(file, *profile).value_or(geo::Coord{}));
    }
    if (isStepType(instance->type, "IFCMAPPEDITEM")) {
        const auto target = parameters.reference(1);
        const StepInstance *mapping = target ? file.find(*target) : nullptr;
        const auto origin = mapping ? StepFile::parameters(*mapping).reference(2) : std::nullopt;
        return origin ? ifcPoint(file, *origin) : std::nullopt;
    }
    return isBodyInstance(*instance) ? firstPoint(file, instance->id) : std::nullopt;
}

} // namespace

void appendIfcParameters(std::string &out, std::string_view parameters)
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

std::string ifcTriple(const geo::Coord &c)
{
    std::string text = "((";
    appendStepNumber(text, c.x);
    text += ',';
    appendStepNumber(text, c.y);
    text += ',';
    appendStepNumber(text, c.z);
    return text + "))";
}

std::optional<geo::Coord> ifcAnchor(const StepFile &file, quint64 shape)
{
    const StepInstance *all = file.find(shape, "IFCPRODUCTDEFINITIONSHAPE");
    if (!all)
        return {};
    for (const quint64 representation : StepFile::parameters(*all).references(2)) {
        const StepInstance *items = file.find(representation);
        if (!items)
            continue;
        for (const quint64 item : StepFile::parameters(*items).references(3)) {
            if (const auto anchor = anchorOfItem(file, item))
                return anchor;
        }
    }
    return {};
}

std::optional<quint64> IfcMover::copy(quint64 shape)
{
    const StepInstance *all = m_file.find(shape, "IFCPRODUCTDEFINITIONSHAPE");
    if (!all)
        return {};
    std::string copies;
    for (const quint64 id : StepFile::parameters(*all).references(2)) {
        const StepInstance *instance = m_file.find(id);
        if (!instance)
            return {};
        const std::vector<quint64> items = StepFile::parameters(*instance).references(3);
        if (std::ranges::none_of(items, [this](quint64 part) {
                const StepInstance *found = m_file.find(part);
                return found && isBodyInstance(*found);
            }))
            continue;
        const auto moved = representation(id);
        if (!moved)
            return {};
        copies += (copies.empty() ? "#" : ",#") + std::to_string(*moved);
    }
    if (copies.empty())
        return {};
    return add("IFCPRODUCTDEFINITIONSHAPE", "$,$,(" + copies + ')');
}

std::optional<quint64> IfcMover::representation(quint64 id)
{
    const StepInstance &instance = *m_file.find(id);
    const StepParameters parameters = StepFile::parameters(instance);
    std::string copies;
    for (const quint64 part : parameters.references(3)) {
        const StepInstance *found = m_file.find(part);
        if (!found || !isBodyInstance(*found))
            continue;
        const auto moved = item(part);
        if (!moved)
            return {};
        copies += (copies.empty() ? "#" : ",#") + std::to_string(*moved);
    }
    std::vector<std::string> fields = fieldsOf(instance);
    const auto context = parameters.reference(0);
    if (fields.size() != 4 || !context)
        return {};
    m_keep(*context);
    return add(instance.type, fields[0] + ',' + fields[1] + ',' + fields[2] + ",(" + copies + ')');
}

std::optional<quint64> IfcMover::item(quint64 id)
{
    const StepInstance *found = m_file.find(id);
    if (!found)
        return {};
    const Replace items = [this](quint64 part) { return item(part); };
    const Replace places = [this](quint64 part) { return axes(part); };
    const Replace planes = [this](quint64 part) { return plane(part); };
    const Replace points = [this](quint64 part) { return point(part); };
    if (isStepType(found->type, "IFCCARTESIANPOINT"))
        return point(id);
    if (isSwept(*found))
        return instance(id, {{1, places}});
    if (isBoolean(*found))
        return instance(id, {{1, items}, {2, items}});
    if (isStepType(found->type, "IFCHALFSPACESOLID"))
        return instance(id, {{0, planes}});
    if (isStepType(found->type, "IFCPOLYGONALBOUNDEDHALFSPACE"))
        return instance(id, {{0, planes}, {2, places}});
    if (isFaces(*found))
        return instance(id, {{0, items}, {1, items}});
    if (isStepType(found->type, "IFCMAPPEDITEM")) {
        // Mapped is: turned and scaled, then moved to the origin of the target.
        static constexpr std::array kTargets = {"IFCCARTESIANTRANSFORMATIONOPERATOR3D",
                                                "IFCCARTESIANTRANSFORMATIONOPERATOR3DNONUNIFORM"};
        return instance(id, {{1, [this, points](quint64 target) -> std::optional<quint64> {
                                  const StepInstance *mapping = m_file.find(target);
                                  if (!mapping || !isOneOf(*mapping, kTargets))
                                      return {};
                                  return instance(target, {{2, points}});
                              }}});
    }
    return {};
}

std::optional<quint64> IfcMover::point(quint64 id)
{
    if (const auto copy = m_copies.find(id); copy != m_copies.end())
        return copy->second;
    const auto at = ifcPoint(m_file, id);
    if (!at)
        return {};
    const std::string moved = ifcTriple({at->x - m_by.x, at->y - m_by.y, at->z - m_by.z});
    const quint64 copy = add("IFCCARTESIANPOINT", std::string_view(moved).substr(1, moved.size() - 2));
    m_copies.emplace(id, copy);
    return copy;
}

std::optional<quint64> IfcMover::axes(quint64 id)
{
    if (!m_file.find(id, "IFCAXIS2PLACEMENT3D"))
        return {};
    return instance(id, {{0, [this](quint64 part) { return point(part); }}});
}

std::optional<quint64> IfcMover::plane(quint64 id)
{
    if (!m_file.find(id, "IFCPLANE"))
        return {};
    return instance(id, {{0, [this](quint64 part) { return axes(part); }}});
}

std::optional<quint64> IfcMover::instance(quint64 id, const std::map<size_t, Replace> &replace)
{
    if (const auto copy = m_copies.find(id); copy != m_copies.end())
        return copy->second;
    const StepInstance &from = *m_file.find(id);
    std::vector<std::string> fields = fieldsOf(from);
    if (replace.empty() || fields.empty())
        return {};
    const Replace keep = [this](quint64 part) {
        m_keep(part);
        return std::optional(part);
    };
    std::string parameters;
    for (size_t i = 0; i < fields.size(); ++i) {
        const auto special = replace.find(i);
        const Replace &with = special != replace.end() ? special->second : keep;
        const std::string &field = fields[i];
        bool replaced = false;
        if (i > 0)
            parameters += ',';
        for (size_t at = 0; at < field.size(); ++at) {
            parameters += field[at];
            if (field[at] != '#')
                continue;
            quint64 part = 0;
            const auto read = std::from_chars(field.data() + at + 1, field.data() + field.size(), part);
            const auto copy = read.ec == std::errc() ? with(part) : std::nullopt;
            if (!copy)
                return {};
            parameters += std::to_string(*copy);
            at = static_cast<size_t>(read.ptr - field.data()) - 1;
            replaced = true;
        }
        // What should stand in the frame of the product but is left out would stay where it is.
        if (special != replace.end() && !replaced && !isFaces(from))
            return {};
    }
    const quint64 copy = add(from.type, parameters);
    m_copies.emplace(id, copy);
    return copy;
}

quint64 IfcMover::add(std::string_view type, std::string_view parameters)
{
    m_out += '#' + std::to_string(m_next) + '=';
    m_out += type;
    m_out += '(';
    m_out += parameters;
    m_out += ");\n";
    return m_next++;
}

} // namespace dothi::io
