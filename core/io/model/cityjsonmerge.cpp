// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/cityjsonmerge.h>

#include <array>

namespace dothi::io {

bool CityJsonMerge::List::add(std::string_view json)
{
    if (json.empty())
        return true;
    JsonCursor cursor(json);
    if (!cursor.take('['))
        return false;
    if (cursor.take(']'))
        return cursor.atEnd();
    std::string added;
    std::int64_t more = 0;
    do {
        bool tooDeep = false;
        const std::optional<std::string_view> item = cursor.value(tooDeep);
        if (!item || tooDeep)
            return false;
        if (count + more > 0)
            added += ',';
        added += *item;
        ++more;
    } while (cursor.take(','));
    if (!cursor.take(']') || !cursor.atEnd())
        return false;
    items += added;
    count += more;
    return true;
}

bool CityJsonMerge::addAppearance(std::string_view json, CityJsonRewrite &numbers)
{
    const std::optional<JsonMembers> members = jsonMembers(json);
    if (!members)
        return false;
    List materials = m_materials;
    List textures = m_textures;
    List spots = m_textureSpots;
    if (!materials.add(jsonMember(*members, "materials")) ||
        !textures.add(jsonMember(*members, "textures")) ||
        !spots.add(jsonMember(*members, "vertices-texture")))
        return false;
    numbers.materials = m_materials.count;
    numbers.textures = m_textures.count;
    numbers.textureSpots = m_textureSpots.count;
    m_materials = std::move(materials);
    m_textures = std::move(textures);
    m_textureSpots = std::move(spots);
    for (const char *name : {"default-theme-material", "default-theme-texture"}) {
        if (const std::string_view value = jsonMember(*members, name); !value.empty())
            m_defaults.emplace(name, value);
    }
    return true;
}

bool CityJsonMerge::addTemplates(std::string_view json, CityJsonRewrite &numbers)
{
    const std::optional<JsonMembers> members = jsonMembers(json);
    if (!members)
        return false;
    List vertices = m_templateVertices;
    if (!vertices.add(jsonMember(*members, "vertices-templates")))
        return false;
    CityJsonRewrite rewrite = numbers;
    rewrite.toVersion2 = true;
    rewrite.vertex = [this](std::uint32_t index) { return index + m_templateVertices.count; };
    JsonCursor cursor(jsonMember(*members, "templates"));
    List templates = m_templates;
    if (!cursor.take('['))
        return false;
    if (!cursor.take(']')) {
        do {
            bool tooDeep = false;
            const std::optional<std::string_view> item = cursor.value(tooDeep);
            std::string written(1, '[');
            if (!item || tooDeep || !rewriteGeometry(*item, rewrite, written))
                return false;
            written += ']';
            if (!templates.add(written))
                return false;
        } while (cursor.take(','));
    }
    numbers.templates = m_templates.count;
    m_templates = std::move(templates);
    m_templateVertices = std::move(vertices);
    return true;
}

void CityJsonMerge::addExtensions(std::string_view json)
{
    const std::optional<JsonMembers> members = jsonMembers(json);
    if (!members)
        return;
    for (const auto &[name, value] : *members)
        m_extensions.emplace(name, value);
}

void CityJsonMerge::addOther(const std::string &name, std::string_view value)
{
    m_others.emplace(name, value);
}

JsonMembers CityJsonMerge::members()
{
    JsonMembers out;
    const auto object = [](std::string &text, const auto &parts) -> bool {
        text.assign(1, '{');
        for (const auto &[name, value] : parts) {
            if (value.empty())
                continue;
            if (text.size() > 1)
                text += ',';
            text += quotedJson(name);
            text += ':';
            text += value;
        }
        text += '}';
        return text.size() > 2;
    };
    const auto list = [](const List &items) {
        std::string text;
        if (items.count > 0) {
            text += '[';
            text += items.items;
            text += ']';
        }
        return text;
    };
    std::map<std::string, std::string> appearance = m_defaults;
    appearance["materials"] = list(m_materials);
    appearance["textures"] = list(m_textures);
    appearance["vertices-texture"] = list(m_textureSpots);
    if (object(m_appearance, appearance))
        out.emplace_back("appearance", m_appearance);
    if (m_templates.count > 0) {
        m_templatesText.assign(R"({"templates":)");
        m_templatesText += list(m_templates);
        m_templatesText += R"(,"vertices-templates":[)";
        m_templatesText += m_templateVertices.items;
        m_templatesText += "]}";
        out.emplace_back("geometry-templates", m_templatesText);
    }
    if (object(m_extensionsText, m_extensions))
        out.emplace_back("extensions", m_extensionsText);
    for (const auto &[name, value] : m_others)
        out.emplace_back(name, value);
    return out;
}

} // namespace dothi::io
