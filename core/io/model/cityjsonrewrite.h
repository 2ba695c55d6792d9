// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/uprightfit.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dothi::io {

/// What becomes of the numbers and names in an object of CityJSON that goes into another file.
struct CityJsonRewrite
{
    /// Number of a position in the one file to that in the other; nullopt: there is none.
    std::function<std::optional<std::int64_t>(std::uint32_t)> vertex;
    /// Identifier of an object, for its parents and children; null: as it is. Empty: left out.
    std::function<std::string(const std::string &)> identifier;
    std::int64_t materials = 0;    ///< added to the number of a material
    std::int64_t textures = 0;     ///< of a texture
    std::int64_t textureSpots = 0; ///< of a position on a texture
    std::int64_t templates = 0;    ///< of a template
    bool toVersion2 = false;       ///< what 1.0 and 1.1 write otherwise (lod, generic objects, address)
    /// Of an instance of a template: its matrix, turned and scaled by this; none: as it is.
    std::optional<geo::UprightMove> turned;
    /// Attributes that get another value, as JSON; empty: removed.
    std::vector<std::pair<std::string, std::string>> attributes;
};

/// Copies an object with its geometries, the lists of its address, and nothing else changed. False when what
/// must be changed is not what CityJSON says it is; `out` is of no use then.
[[nodiscard]] bool rewriteCityObject(std::string_view json, const CityJsonRewrite &rewrite, std::string &out);
/// The same for one geometry.
[[nodiscard]] bool rewriteGeometry(std::string_view json, const CityJsonRewrite &rewrite, std::string &out);

} // namespace dothi::io
