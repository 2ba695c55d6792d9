// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/model/exporter.h>

namespace dothi::io {

/// CityJSON 2.0 of the buildings, in the city's CRS.
///
/// - A building that came from CityJSON and has the shape it came with is written as it was there, with all
///   its parts, levels of detail, semantics, materials and attributes; values that were changed since then
///   are written under the attribute they came from. Where the file was in the city's CRS its positions are
///   those of the file, to the unit of its transform.
/// - Any other building is made of its shell, or of footprint and height (writeBuilding()).
/// - Objects that no layer shows are written when no layers are named.
[[nodiscard]] std::unique_ptr<Exporter> makeCityJsonExporter();

} // namespace dothi::io
