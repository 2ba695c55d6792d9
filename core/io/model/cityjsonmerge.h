// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/model/cityjsonrewrite.h>
#include <dothi/io/model/jsontext.h>

#include <map>
#include <string>

namespace dothi::io {

/// What several CityJSON files share by number (materials, textures, templates), or hold once each, becoming
/// that of one file.
class CityJsonMerge
{
public:
    /// Appends an "appearance"; what its numbers become is put into `numbers`. False when it is none; then
    /// nothing of it is taken.
    bool addAppearance(std::string_view json, CityJsonRewrite &numbers);
    /// Appends "geometry-templates"; `numbers` as addAppearance() left them.
    bool addTemplates(std::string_view json, CityJsonRewrite &numbers);
    /// Members that a file has once: the first of a name is taken.
    void addExtensions(std::string_view json);
    void addOther(const std::string &name, std::string_view value);

    /// Members of the merged file. Views into this object.
    [[nodiscard]] JsonMembers members();

private:
    struct List
    {
        std::string items; ///< parted by commas
        std::int64_t count = 0;

        /// False when the text is no list.
        bool add(std::string_view json);
    };
    List m_materials;
    List m_textures;
    List m_textureSpots;
    List m_templates;
    List m_templateVertices;
    std::map<std::string, std::string> m_defaults; ///< "default-theme-…"
    std::map<std::string, std::string> m_extensions;
    std::map<std::string, std::string> m_others;
    std::string m_appearance;
    std::string m_templatesText;
    std::string m_extensionsText;
};

} // namespace dothi::io
