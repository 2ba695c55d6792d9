// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/demo/context.h>

/// Kerbs of the main roads: straight between crossings, rounded at their corners.
namespace dothi::io::demo {

/// The kerb of a road on its left or right, along the road's direction, between the curves at its ends.
struct KerbLine
{
    V2 from;
    V2 to;
};
[[nodiscard]] KerbLine kerbOf(const Lattice &lattice, int i, int j, Direction direction, bool left);

/// The kerb's curve in a quadrant, counter-clockwise about the node; a single point where no road parts the
/// quadrant from the next one.
[[nodiscard]] std::vector<V2> kerbCorner(const Lattice &lattice, int i, int j, Quadrant quadrant);

void lamp(Context &context, V2 at, const Street &street, CellIndex cell);
[[nodiscard]] QString cabinetCode(const Context &context, CellIndex cell);
/// How far drains run to the nearest bank, by the unbent place, at most 1500 m; and how deep the mains lie
/// there: they fall by 0.7 ‰ to 1.5 m below the datum at the outfall.
[[nodiscard]] double outfallDistance(const Lattice &lattice, V2 uv);
[[nodiscard]] double mainInvert(double distance);
/// A storm drain with its manholes.
void pipe(Context &context, V2 high, V2 low, double diameterMm, double invertUpM, double invertDownM,
          CellIndex cell);

} // namespace dothi::io::demo
