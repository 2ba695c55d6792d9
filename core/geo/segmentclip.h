// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>

#include <optional>
#include <utility>

namespace dothi::geo {

/// Which stretch of the segment from (ax, ay) to (bx, by) lies within the box, its rim included, as shares of
/// the segment, 0…1; none where nothing of it does. Liang and Barsky, ACM Transactions on Graphics 3 (1984).
[[nodiscard]] std::optional<std::pair<double, double>> clipSegment(double ax, double ay, double bx, double by,
                                                                   const Extent &box);

} // namespace dothi::geo
