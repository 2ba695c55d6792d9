// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>

#include <span>
#include <vector>

namespace dothi::geo {

/// A boundary representation (ISO 19107) as a value: positions once, and above them flat lists that cut one
/// another into rings, faces, shells and solids. Every model format is read into it, checked and drawn from
/// it.
///
/// - A ring lists positions by number and does not repeat its first one. The first ring of a face is its
///   exterior, the others are holes. Seen from outside of a solid an exterior runs counter-clockwise.
/// - The first shell of a solid is its outer one, the others are cavities.
/// - A surface (MultiSurface, CompositeSurface) has shells but no solids.
///
/// Carries no CRS: whoever hands it over says which one. x = easting, y = northing, z = height, metres.
/// Numbers in it may be wrong as long as they come from a file: isConsistent() says whether they may be used.
struct Brep
{
    std::vector<Coord> vertices;
    std::vector<quint32> corners; ///< numbers of positions, ring after ring
    std::vector<quint32> rings;   ///< first corner of each ring
    std::vector<quint32> faces;   ///< first ring of each face
    std::vector<quint32> shells;  ///< first face of each shell
    std::vector<quint32> solids;  ///< first shell of each solid; empty: surfaces only

    void beginSolid() { solids.push_back(static_cast<quint32>(shells.size())); }
    void beginShell() { shells.push_back(static_cast<quint32>(faces.size())); }
    void beginFace() { faces.push_back(static_cast<quint32>(rings.size())); }
    void beginRing() { rings.push_back(static_cast<quint32>(corners.size())); }
    void addCorner(quint32 vertex) { corners.push_back(vertex); }

    [[nodiscard]] bool isEmpty() const { return corners.empty(); }
    /// Numbers of the rings of a face, as [first, last).
    struct Range
    {
        size_t first = 0;
        size_t last = 0;

        [[nodiscard]] size_t size() const { return last - first; }
    };
    [[nodiscard]] std::span<const quint32> ring(size_t ring) const;
    [[nodiscard]] Range ringsOf(size_t face) const;
    [[nodiscard]] Range facesOf(size_t shell) const;
    [[nodiscard]] Range shellsOf(size_t solid) const;

    /// Every list ascends and stays within the next, every corner names a position, all positions are finite.
    /// The accessors above may be used only when this holds.
    [[nodiscard]] bool isConsistent() const;
};

/// The faces as a MultiPolygon with heights, as a layer keeps a solid: shells and solids are told no more,
/// rings are closed.
[[nodiscard]] Geometry toMultiPolygon(const Brep &brep);

/// The parts of a MultiPolygon with heights as one shell; positions of equal coordinates become one.
[[nodiscard]] Brep fromMultiPolygon(const Geometry &faces);

} // namespace dothi::geo
