// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/cityjsonrewrite.h>
#include <dothi/io/model/jsontext.h>

#include <algorithm>
#include <array>
#include <utility>

namespace dothi::io {

namespace {

/// Writes the members of an object, parted by commas.
class MemberWriter
{
public:
    explicit MemberWriter(std::string &out)
        : m_out(out)
    {
        m_out += '{';
    }
    /// The name; the value is to be appended next.
    void name(std::string_view name)
    {
        if (m_count++ > 0)
            m_out += ',';
        m_out += quotedJson(name);
        m_out += ':';
    }
    void member(std::string_view key, std::string_view value)
    {
        name(key);
        m_out += value;
    }
    void end() { m_out += '}'; }

private:
    std::string &m_out;
    int m_count = 0;
};

bool moved(std::string_view text, std::int64_t by, std::string &out)
{
    return rewriteNumbers(text, out, [by](int, std::uint32_t value) { return value + by; });
}

/// A single number that is to be moved.
bool movedNumber(std::string_view text, std::int64_t by, std::string &out)
{
    std::string list;
    if (text == "null") {
        out += text;
        return true;
    }
    if (!moved('[' + std::string(text) + ']', by, list) || list.find(',') != std::string::npos)
        return false;
    out.append(list, 1, list.size() - 2);
    return true;
}

/// Sixteen numbers, row by row: turned about the upright axis, and scaled.
bool turnedMatrix(std::string_view text, const geo::UprightMove &move, std::string &out)
{
    constexpr size_t kNumbers = 16;
    std::vector<double> numbers;
    if (!readNumbers(text, kNumbers, numbers) || numbers.size() != kNumbers)
        return false;
    std::array<double, kNumbers> matrix{};
    std::ranges::copy(numbers, matrix.begin());
    out += '[';
    bool first = true;
    for (const double value : move.turned(matrix)) {
        if (!std::exchange(first, false))
            out += ',';
        appendNumber(out, value);
    }
    out += ']';
    return true;
}

/// {"theme": {"value": 3} or {"values": [[…]]}}, each list by `each`.
template <class Each>
bool themes(std::string_view json, std::string &out, const Each &each)
{
    const std::optional<JsonMembers> all = jsonMembers(json);
    if (!all)
        return false;
    MemberWriter writer(out);
    for (const auto &[theme, content] : *all) {
        writer.name(theme);
        const std::optional<JsonMembers> members = jsonMembers(content);
        if (!members)
            return false;
        MemberWriter inner(out);
        for (const auto &[name, value] : *members) {
            inner.name(name);
            if (name == "value" || name == "values") {
                if (!each(name, value))
                    return false;
            } else {
                out += value;
            }
        }
        inner.end();
    }
    writer.end();
    return true;
}

/// A list, each of its values by `each`: whether it is as it should be.
template <class Each>
bool listOf(std::string_view json, std::string &out, const Each &each)
{
    JsonCursor cursor(json);
    if (!cursor.take('['))
        return false;
    out += '[';
    if (!cursor.take(']')) {
        bool first = true;
        do {
            bool tooDeep = false;
            const std::optional<std::string_view> item = cursor.value(tooDeep);
            if (!item || tooDeep)
                return false;
            if (!std::exchange(first, false))
                out += ',';
            if (!each(*item))
                return false;
        } while (cursor.take(','));
        if (!cursor.take(']'))
            return false;
    }
    out += ']';
    return cursor.atEnd();
}

bool identifiers(std::string_view json, const CityJsonRewrite &rewrite, std::string &out)
{
    JsonCursor cursor(json);
    if (!cursor.take('['))
        return false;
    out += '[';
    if (!cursor.take(']')) {
        bool first = true;
        do {
            const std::optional<std::string_view> raw = cursor.string();
            const std::optional<std::string> id = raw ? unescaped(*raw) : std::nullopt;
            if (!id)
                return false;
            const std::string name = rewrite.identifier ? rewrite.identifier(*id) : *id;
            if (name.empty())
                continue;
            if (!std::exchange(first, false))
                out += ',';
            out += quotedJson(name);
        } while (cursor.take(','));
        if (!cursor.take(']'))
            return false;
    }
    out += ']';
    return cursor.atEnd();
}

/// An address may say where its door is: a MultiPoint of its own.
bool addressObject(std::string_view json, const CityJsonRewrite &rewrite, std::string &out)
{
    const std::optional<JsonMembers> members = jsonMembers(json);
    if (!members)
        return false;
    MemberWriter writer(out);
    for (const auto &[name, value] : *members) {
        writer.name(name);
        if (name == "location" && value.starts_with('{')) {
            if (!rewriteGeometry(value, rewrite, out))
                return false;
        } else {
            out += value;
        }
    }
    writer.end();
    return true;
}

bool address(std::string_view json, const CityJsonRewrite &rewrite, std::string &out)
{
    if (json.starts_with('{')) { // 1.0: one, not a list
        if (rewrite.toVersion2)
            out += '[';
        if (!addressObject(json, rewrite, out))
            return false;
        if (rewrite.toVersion2)
            out += ']';
        return true;
    }
    return listOf(json, out, [&](std::string_view item) {
        if (item.starts_with('{'))
            return addressObject(item, rewrite, out);
        out += item;
        return true;
    });
}

bool attributes(std::string_view json, const CityJsonRewrite &rewrite, std::string &out)
{
    const std::optional<JsonMembers> members = jsonMembers(json);
    if (!members)
        return false;
    MemberWriter writer(out);
    for (const auto &[name, value] : *members) {
        const bool changed = std::ranges::any_of(
            rewrite.attributes, [&name = name](const auto &attribute) { return attribute.first == name; });
        if (!changed)
            writer.member(name, value);
    }
    for (const auto &[name, value] : rewrite.attributes) {
        if (!value.empty())
            writer.member(name, value);
    }
    writer.end();
    return true;
}

} // namespace

bool rewriteGeometry(std::string_view json, const CityJsonRewrite &rewrite, std::string &out)
{
    const std::optional<JsonMembers> members = jsonMembers(json);
    if (!members)
        return false;
    MemberWriter writer(out);
    for (const auto &[name, value] : *members) {
        writer.name(name);
        bool done = true;
        if (name == "boundaries") {
            done = rewriteNumbers(value, out,
                                  [&rewrite](int, std::uint32_t index) { return rewrite.vertex(index); });
        } else if (name == "material") {
            done = themes(value, out, [&](std::string_view kind, std::string_view numbers) {
                return kind == "value" ? movedNumber(numbers, rewrite.materials, out)
                                       : moved(numbers, rewrite.materials, out);
            });
        } else if (name == "texture") {
            // The innermost lists: the texture, then a position on it for each of the ring.
            done = themes(value, out, [&](std::string_view, std::string_view numbers) {
                return rewriteNumbers(numbers, out, [&rewrite](int place, std::uint32_t number) {
                    return number + (place == 0 ? rewrite.textures : rewrite.textureSpots);
                });
            });
        } else if (name == "template") {
            done = movedNumber(value, rewrite.templates, out);
        } else if (name == "transformationMatrix" && rewrite.turned) {
            done = turnedMatrix(value, *rewrite.turned, out);
        } else if (name == "lod" && rewrite.toVersion2 && !value.starts_with('"')) {
            out += quotedJson(value);
        } else {
            out += value;
        }
        if (!done)
            return false;
    }
    writer.end();
    return true;
}

bool rewriteCityObject(std::string_view json, const CityJsonRewrite &rewrite, std::string &out)
{
    const std::optional<JsonMembers> members = jsonMembers(json);
    if (!members)
        return false;
    MemberWriter writer(out);
    bool hasAttributes = false;
    for (const auto &[name, value] : *members) {
        writer.name(name);
        bool done = true;
        if (name == "geometry") {
            done = listOf(value, out,
                          [&](std::string_view item) { return rewriteGeometry(item, rewrite, out); });
        } else if (name == "parents" || name == "children") {
            done = identifiers(value, rewrite, out);
        } else if (name == "address") {
            done = address(value, rewrite, out);
        } else if (name == "attributes" && value.starts_with('{')) {
            hasAttributes = true;
            done = attributes(value, rewrite, out);
        } else if (name == "type" && rewrite.toVersion2 && value == "\"+GenericCityObject\"") {
            out += "\"GenericCityObject\"";
        } else {
            out += value;
        }
        if (!done)
            return false;
    }
    if (!hasAttributes && !rewrite.attributes.empty()) {
        writer.name("attributes");
        if (!attributes("{}", rewrite, out))
            return false;
    }
    writer.end();
    return true;
}

} // namespace dothi::io
