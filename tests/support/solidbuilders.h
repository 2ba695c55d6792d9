// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/brep.h>

#include <algorithm>
#include <array>
#include <vector>

/// Boxes and polygons for tests of solids.
namespace dothi::test {

using geo::Brep;
using geo::Coord;

/// A box as a shell; `inwards`: its faces look inside.
inline void addBox(Brep &brep, const Coord &low, const Coord &high, bool inwards = false, int without = -1)
{
    const auto base = static_cast<quint32>(brep.vertices.size());
    for (const double z : {low.z, high.z}) {
        for (const auto &[x, y] :
             {std::pair{low.x, low.y}, {high.x, low.y}, {high.x, high.y}, {low.x, high.y}})
            brep.vertices.push_back({x, y, z});
    }
    constexpr std::array<std::array<quint32, 4>, 6> kFaces{
        {{0, 3, 2, 1}, {4, 5, 6, 7}, {0, 1, 5, 4}, {1, 2, 6, 5}, {2, 3, 7, 6}, {3, 0, 4, 7}}};
    brep.beginShell();
    for (int f = 0; f < 6; ++f) {
        if (f == without)
            continue;
        brep.beginFace();
        brep.beginRing();
        for (size_t i = 0; i < 4; ++i)
            brep.addCorner(base + kFaces[static_cast<size_t>(f)][inwards ? 3 - i : i]);
    }
}

/// A polyhedron by its positions and faces.
inline void addShell(Brep &brep, const std::vector<Coord> &vertices,
                     const std::vector<std::vector<quint32>> &faces)
{
    const auto base = static_cast<quint32>(brep.vertices.size());
    brep.vertices.insert(brep.vertices.end(), vertices.begin(), vertices.end());
    brep.beginShell();
    for (const auto &face : faces) {
        brep.beginFace();
        brep.beginRing();
        for (const quint32 corner : face)
            brep.addCorner(base + corner);
    }
}

inline Brep box(const Coord &low, const Coord &high, bool inwards = false, int without = -1)
{
    Brep brep;
    brep.beginSolid();
    addBox(brep, low, high, inwards, without);
    return brep;
}

/// One polygon of some rings at height 0.
inline Brep polygon(const std::vector<std::vector<Coord>> &rings)
{
    Brep brep;
    brep.beginShell();
    brep.beginFace();
    for (const auto &ring : rings) {
        brep.beginRing();
        for (const Coord &c : ring) {
            brep.addCorner(static_cast<quint32>(brep.vertices.size()));
            brep.vertices.push_back(c);
        }
    }
    return brep;
}

inline std::vector<Coord> square(double x, double y, double size, bool hole)
{
    std::vector<Coord> ring{{x, y, 0}, {x + size, y, 0}, {x + size, y + size, 0}, {x, y + size, 0}};
    if (hole)
        std::reverse(ring.begin(), ring.end());
    return ring;
}

} // namespace dothi::test
