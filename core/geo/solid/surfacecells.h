// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/solid/contact.h>

#include <utility>
#include <vector>

namespace dothi::geo::solid {

/// A piece of a surface that lies on one side of another surface, or upon it.
struct SurfaceCell
{
    Coord where; ///< a position inside of it
    Coord n;     ///< of its triangle
    /// From … to, the piece on their left seen against n.
    std::vector<std::pair<Coord, Coord>> edges;
};

/// `surface` cut along everything it has in common with `other`. `corners`: also the corners of its
/// triangles, as pieces without an outline; a tip that reaches through by less than a piece is wide would be
/// missed otherwise.
[[nodiscard]] std::vector<SurfaceCell> surfaceCells(const TriangleTree &surface, const TriangleTree &other,
                                                    double touchM, bool corners);

/// How many pieces closed shells that touch one another leave of the interior of the first. All of them are
/// oriented: their normals point out of the material.
[[nodiscard]] size_t countInteriors(const std::vector<const Triangle *> &shells, double touchM);

} // namespace dothi::geo::solid
