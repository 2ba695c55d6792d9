// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>

#include <span>
#include <vector>

namespace dothi::geo {

/// Leaves out what bounds nothing, in plan: repeated positions, those on a straight line between their
/// neighbours (both by 1 mm), and the closing one. `kept` is cleared first and keeps its room; it ends empty
/// when fewer than three positions are left.
void cleanRing(std::span<const Coord> ring, std::vector<Coord> &kept);

} // namespace dothi::geo
