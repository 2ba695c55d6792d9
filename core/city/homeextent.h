// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>

namespace dothi::city {

/// Where the city is for a person: the extent of what stands there (buildings, parcels, roads, applications),
/// or of everything when there is none of these. A river polygon may reach 80 km beyond the district it flows
/// through.
[[nodiscard]] geo::Extent homeExtent(const std::vector<LayerInfo> &layers);

} // namespace dothi::city
