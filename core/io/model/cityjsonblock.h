// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>
#include <dothi/io/model/cityjsonfile.h>

#include <string>
#include <utility>
#include <vector>

namespace dothi::io {

/// What a building without an original became.
enum class BuildingForm
{
    Shell,     ///< the faces of its shell, LoD 2
    Block,     ///< its footprint, from the ground level to the height above it, LoD 1
    Footprint, ///< the footprint alone, LoD 0: its height is not known
    Nothing    ///< it has no geometry
};

/// Writes a building as CityJSON: the object, and a BuildingPart for each part of a block in several parts.
/// A ground level that is not known is 0.
[[nodiscard]] Result<BuildingForm> writeBuilding(CityJsonFile &file, const city::LayerDef &layer,
                                                 const city::Feature &feature);

/// The attribute CityJSON has for a field of ours (CityGML's name), or the field's own id.
[[nodiscard]] std::string attributeName(const QString &field);
/// A value as JSON; "null" when it is not known.
[[nodiscard]] std::string attributeJson(const city::Value &value);

} // namespace dothi::io
