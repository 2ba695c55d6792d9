// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/demo/cellplan.h>

namespace dothi::io::demo {

/// The stretch of main road that leaves a node to the east or north.
struct LatticeStreet
{
    QString name;
    RoadSpec spec;
    V2 from;
    V2 to;
    double offset = 0; ///< of `from` along the street of this name
    bool commercial = false;
    bool bridge = false;
};
[[nodiscard]] LatticeStreet latticeStreet(const Lattice &lattice, Flavour flavour, int i, int j,
                                          Direction direction);

/// The one stretch of road that the plans widen: V-edges of column line -1 from the embankment to row line 1.
[[nodiscard]] bool isWidened(int i, int j, Direction direction);
inline constexpr double kWidenedRowM = 24;

/// "Đường số n": numbered within a few cells, as new quarters are.
[[nodiscard]] int plannedStreetNumber(CellIndex cell, int street);

/// Gives a street cut out of a piece its centre line from end to end, house numbers growing from the wider
/// street.
void finishStreet(CellPlan &plan, int street, int firstSide, const Poly &middle);

/// Ward of a cell: wards end at the river, at canals and at every fourth line. Index into a list of names;
/// the four about the crossing are 0…3.
[[nodiscard]] CellIndex wardOf(CellIndex cell);
[[nodiscard]] int wardNumber(CellIndex ward);

} // namespace dothi::io::demo
