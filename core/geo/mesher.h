// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/brep.h>
#include <dothi/geo/geometry.h>
#include <dothi/geo/triangulate.h>

#include <span>
#include <vector>

namespace dothi::geo {

/// Triangles as flat arrays, ready for a graphics buffer or a file. Every flat face has vertices of its own,
/// with its normal. Upright faces (walls) and the others (roofs, undersides) are told apart by their lists of
/// indices into the same vertices; triangles run counter-clockwise seen from outside.
struct TriangleMesh
{
    std::vector<float> positions; ///< x, y, z: metres east, north, up of an origin
    std::vector<float> normals;   ///< x, y, z, of length 1
    std::vector<quint32> owners;  ///< a vertex: the number of the thing it belongs to
    std::vector<quint32> walls;   ///< three a triangle
    std::vector<quint32> roofs;   ///< three a triangle

    [[nodiscard]] size_t vertexCount() const { return owners.size(); }
    [[nodiscard]] size_t triangleCount() const { return (walls.size() + roofs.size()) / 3; }
    /// Empties the lists, which keep their room.
    void clear();
};

/// Which faces of a block are wanted besides its walls.
struct PrismFaces
{
    bool top = true;
    bool bottom = false;
};

/// Makes meshes of footprints and solids. Keeps its room from one to the next: no allocations once the lists
/// have grown. One object a thread.
///
/// What is hostile (positions that are not finite, rings without an area, self-intersections) gives fewer
/// triangles, never wrong memory.
class Mesher
{
public:
    /// `origin`: the map position that becomes 0, 0, 0. A float keeps 0.5 mm up to 8 km from it.
    explicit Mesher(const Coord &origin)
        : m_origin(origin)
    {}
    [[nodiscard]] const Coord &origin() const { return m_origin; }
    void setOrigin(const Coord &origin) { m_origin = origin; }

    /// A part of a polygonal geometry extruded from `footM` to `topM` (heights). Holes become courts.
    void addPrism(const Geometry &footprint, size_t part, double footM, double topM, quint32 owner,
                  TriangleMesh &mesh, PrismFaces faces = {});
    /// A flat face in space, rings one after the other as in Triangulator. Seen from outside the first ring
    /// runs counter-clockwise.
    void addFace(std::span<const Coord> points, std::span<const quint32> ringStarts, quint32 owner,
                 TriangleMesh &mesh);
    /// Every face of a consistent Brep.
    void addBrep(const Brep &brep, quint32 owner, TriangleMesh &mesh);

private:
    void addWalls(std::span<const Coord> ring, double footM, double topM, quint32 owner, TriangleMesh &mesh);
    void addLevel(double heightM, bool up, quint32 owner, TriangleMesh &mesh);

    Coord m_origin;
    Triangulator m_triangulator;
    std::vector<Coord> m_ring;
    std::vector<Coord> m_corners;
    std::vector<Point2> m_plane;
    std::vector<quint32> m_starts;
};

} // namespace dothi::geo
