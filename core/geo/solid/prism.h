// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/solid/topology.h>

namespace dothi::geo::solid {

/// Whether a closed shell of valid polygons is an upright block whose polygons certainly have nothing in
/// common but their edges: one level floor, one level top of the same outline, upright walls between them,
/// and no two sides of the outline near one another. So are most houses of a city; for them the search for
/// contacts, which takes most of a check, is not needed. False says nothing. Blocks of more than a hundred
/// sides are not looked at.
[[nodiscard]] bool isSimplePrism(const Work &work, const Topology &topology, Brep::Range faces);

} // namespace dothi::geo::solid
