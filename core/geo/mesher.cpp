// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/mesher.h>
#include <dothi/geo/ring.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dothi::geo {

namespace {

/// Faces this close to upright count as walls.
constexpr double kWallSlope = 0.3;

/// Room for `count` more vertices of one owner; where their positions and normals are to be written.
struct Room
{
    Room(TriangleMesh &mesh, size_t count, quint32 owner)
        : first(static_cast<quint32>(mesh.owners.size()))
    {
        mesh.positions.resize(mesh.positions.size() + 3 * count);
        mesh.normals.resize(mesh.normals.size() + 3 * count);
        mesh.owners.resize(mesh.owners.size() + count, owner);
        position = mesh.positions.data() + 3 * static_cast<size_t>(first);
        normal = mesh.normals.data() + 3 * static_cast<size_t>(first);
    }
    void put(float x, float y, float z, float nx, float ny, float nz)
    {
        *position++ = x;
        *position++ = y;
        *position++ = z;
        *normal++ = nx;
        *normal++ = ny;
        *normal++ = nz;
    }

    quint32 first;
    float *position;
    float *normal;
};

bool isFinite(std::span<const Coord> ring)
{
    return std::all_of(ring.begin(), ring.end(),
                       [](const Coord &c) { return std::isfinite(c.x) && std::isfinite(c.y); });
}

} // namespace

void TriangleMesh::clear()
{
    positions.clear();
    normals.clear();
    owners.clear();
    walls.clear();
    roofs.clear();
}

void Mesher::addWalls(std::span<const Coord> ring, double footM, double topM, quint32 owner,
                      TriangleMesh &mesh)
{
    Room room(mesh, 4 * ring.size(), owner);
    const size_t indices = mesh.walls.size();
    mesh.walls.resize(indices + 6 * ring.size());
    quint32 *index = mesh.walls.data() + indices;
    const auto foot = static_cast<float>(footM - m_origin.z);
    const auto top = static_cast<float>(topM - m_origin.z);
    quint32 v = room.first;
    const Coord *a = &ring.back();
    auto ax = static_cast<float>(a->x - m_origin.x);
    auto ay = static_cast<float>(a->y - m_origin.y);
    for (const Coord &b : ring) {
        const double dx = b.x - a->x;
        const double dy = b.y - a->y;
        const double width = std::sqrt(dx * dx + dy * dy);
        // Rings run counter-clockwise about the building, so outside is on their right.
        const auto nx = static_cast<float>(dy / width);
        const auto ny = static_cast<float>(-dx / width);
        const auto bx = static_cast<float>(b.x - m_origin.x);
        const auto by = static_cast<float>(b.y - m_origin.y);
        room.put(ax, ay, foot, nx, ny, 0);
        room.put(bx, by, foot, nx, ny, 0);
        room.put(bx, by, top, nx, ny, 0);
        room.put(ax, ay, top, nx, ny, 0);
        *index++ = v;
        *index++ = v + 1;
        *index++ = v + 2;
        *index++ = v;
        *index++ = v + 2;
        *index++ = v + 3;
        v += 4;
        a = &b;
        ax = bx;
        ay = by;
    }
}

void Mesher::addLevel(double heightM, bool up, quint32 owner, TriangleMesh &mesh)
{
    const auto triangles = m_triangulator.cut(m_plane, m_starts);
    if (triangles.empty())
        return;
    Room room(mesh, m_plane.size(), owner);
    const auto z = static_cast<float>(heightM - m_origin.z);
    for (const Point2 &p : m_plane)
        room.put(static_cast<float>(p.x), static_cast<float>(p.y), z, 0, 0, up ? 1.0F : -1.0F);
    const size_t indices = mesh.roofs.size();
    mesh.roofs.resize(indices + triangles.size());
    quint32 *index = mesh.roofs.data() + indices;
    for (size_t i = 0; i + 2 < triangles.size(); i += 3) {
        *index++ = room.first + triangles[i];
        *index++ = room.first + triangles[up ? i + 1 : i + 2];
        *index++ = room.first + triangles[up ? i + 2 : i + 1];
    }
}

void Mesher::addPrism(const Geometry &footprint, size_t part, double footM, double topM, quint32 owner,
                      TriangleMesh &mesh, PrismFaces faces)
{
    if (!std::isfinite(footM) || !std::isfinite(topM))
        return;
    m_plane.clear();
    m_starts.clear();
    for (size_t r = 0; r < footprint.ringCount(part); ++r) {
        const auto ring = footprint.ring(part, r);
        if (isFinite(ring))
            cleanRing(ring, m_ring);
        else
            m_ring.clear();
        if (m_ring.empty()) {
            if (r == 0)
                return;
            continue;
        }
        if ((signedArea(m_ring) > 0) != (r == 0))
            std::reverse(m_ring.begin(), m_ring.end());
        if (topM > footM)
            addWalls(m_ring, footM, topM, owner, mesh);
        if (faces.top || faces.bottom) {
            m_starts.push_back(static_cast<quint32>(m_plane.size()));
            for (const Coord &c : m_ring)
                m_plane.push_back({c.x - m_origin.x, c.y - m_origin.y});
        }
    }
    if (faces.top)
        addLevel(topM, true, owner, mesh);
    if (faces.bottom)
        addLevel(footM, false, owner, mesh);
}

void Mesher::addFace(std::span<const Coord> points, std::span<const quint32> ringStarts, quint32 owner,
                     TriangleMesh &mesh)
{
    if (points.size() < 3 || ringStarts.empty())
        return;
    // Newell's normal of the exterior: right for any flat polygon, best fit for one that is nearly flat.
    // About the first vertex, so that large coordinates cost no digits.
    const Coord &o = points[0];
    const size_t exterior =
        ringStarts.size() > 1 ? std::min<size_t>(ringStarts[1], points.size()) : points.size();
    Coord n;
    for (size_t i = 1; i + 1 < exterior; ++i) {
        const Coord a{points[i].x - o.x, points[i].y - o.y, points[i].z - o.z};
        const Coord b{points[i + 1].x - o.x, points[i + 1].y - o.y, points[i + 1].z - o.z};
        n.x += a.y * b.z - a.z * b.y;
        n.y += a.z * b.x - a.x * b.z;
        n.z += a.x * b.y - a.y * b.x;
    }
    const double length = std::sqrt(n.x * n.x + n.y * n.y + n.z * n.z);
    if (!(length > 1e-9) || !std::isfinite(length))
        return;
    n = {n.x / length, n.y / length, n.z / length};
    const double ax = std::abs(n.x);
    const double ay = std::abs(n.y);
    const double az = std::abs(n.z);
    // Seen along the largest axis of the normal; that keeps the shape and, with the signs below, the
    // orientation.
    m_plane.clear();
    for (const Coord &p : points) {
        const Coord d{p.x - o.x, p.y - o.y, p.z - o.z};
        if (az >= ax && az >= ay)
            m_plane.push_back({n.z > 0 ? d.x : -d.x, d.y});
        else if (ax >= ay)
            m_plane.push_back({n.x > 0 ? d.y : -d.y, d.z});
        else
            m_plane.push_back({n.y > 0 ? -d.x : d.x, d.z});
    }
    const auto triangles = m_triangulator.cut(m_plane, ringStarts);
    if (triangles.empty())
        return;
    Room room(mesh, points.size(), owner);
    for (const Coord &p : points) {
        room.put(static_cast<float>(p.x - m_origin.x), static_cast<float>(p.y - m_origin.y),
                 static_cast<float>(p.z - m_origin.z), static_cast<float>(n.x), static_cast<float>(n.y),
                 static_cast<float>(n.z));
    }
    std::vector<quint32> &indices = az < kWallSlope ? mesh.walls : mesh.roofs;
    for (const quint32 t : triangles)
        indices.push_back(room.first + t);
}

void Mesher::addBrep(const Brep &brep, quint32 owner, TriangleMesh &mesh)
{
    for (size_t face = 0; face < brep.faces.size(); ++face) {
        m_corners.clear();
        m_starts.clear();
        const Brep::Range rings = brep.ringsOf(face);
        for (size_t ring = rings.first; ring < rings.last; ++ring) {
            m_starts.push_back(static_cast<quint32>(m_corners.size()));
            for (const quint32 corner : brep.ring(ring))
                m_corners.push_back(brep.vertices[corner]);
        }
        addFace(m_corners, m_starts, owner, mesh);
    }
}

} // namespace dothi::geo
