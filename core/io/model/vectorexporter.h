// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/model/exporter.h>

namespace dothi::io {

/// GeoJSON of one layer, in the city's own CRS with a `crs` member (GeoJSON 2008; RFC 7946 knows degrees
/// only, which lose the plan's millimetres to nobody's gain). Fields by their ids.
[[nodiscard]] std::unique_ptr<Exporter> makeGeoJsonExporter();

/// GeoPackage of any layers, in the city's own CRS; a table each, features by their ids. The shells of
/// buildings are a table of their own ("building_solid", `building` is the feature they belong to).
[[nodiscard]] std::unique_ptr<Exporter> makeGeoPackageExporter();

} // namespace dothi::io
