// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/solid/work.h>

#include <unordered_map>
#include <utility>
#include <vector>

namespace dothi::geo::solid {

/// An edge between two vertices (a < b) with the polygons that use it.
struct Edge
{
    struct Use
    {
        quint32 face = 0;
        bool forward = true; ///< from a to b
    };
    quint32 a = 0;
    quint32 b = 0;
    std::vector<Use> uses;
};

/// How the polygons around a vertex hang together: fans of polygons, each joined to the next by an edge.
struct Fans
{
    quint32 vertex = 0;
    int closed = 0;
    int open = 0;
};

/// What meets what in a shell whose polygons are valid. Not longer-lived than its Work.
class Topology
{
public:
    Topology(const Work &work, Brep::Range faces);

    [[nodiscard]] const std::vector<Edge> &edges() const { return m_edges; }
    [[nodiscard]] std::vector<Fans> fans() const;
    /// Of a face, in ascending order.
    [[nodiscard]] const std::vector<quint32> &verticesOf(size_t face) const;
    [[nodiscard]] const std::vector<quint32> &neighboursOf(quint32 vertex) const;
    [[nodiscard]] bool isEdgeOf(size_t face, quint32 a, quint32 b) const;
    [[nodiscard]] double distanceToEdgesOf(size_t face, const Coord &p) const;
    [[nodiscard]] std::vector<std::pair<quint32, quint32>> directedEdgesOf(size_t face) const;

    /// No edge is used twice in the same direction.
    [[nodiscard]] bool isOriented() const;
    /// The faces that are turned other than the shell as a whole: outwards, or inwards for a cavity; where
    /// the shell is open, other than most. Faces of one that cannot be oriented (a Moebius strip) where it
    /// shows.
    [[nodiscard]] std::vector<size_t> turnedFaces(const Work &work, bool cavity) const;
    /// The first face of each set of faces that hang together by edges.
    [[nodiscard]] std::vector<size_t> components() const;
    /// One edge of each chain of edges that have one polygon only.
    [[nodiscard]] std::vector<const Edge *> holes() const;
    /// From the vertices and edges that both faces have.
    [[nodiscard]] double distanceToShared(size_t face, size_t other, const Coord &p) const;
    /// Whether two faces share a vertex.
    [[nodiscard]] bool areNeighbours(quint32 face, quint32 other) const;

private:
    [[nodiscard]] const Edge *find(quint32 a, quint32 b) const;
    /// The sectors of a face at a vertex, as pairs of neighbours along its rings.
    void sectors(size_t face, quint32 vertex, std::vector<std::pair<quint32, quint32>> &out) const;

    const Work &m_work;
    Brep::Range m_faces;
    std::vector<std::vector<std::vector<quint32>>> m_rings; ///< face, ring
    std::vector<std::vector<quint32>> m_vertices;           ///< of each face
    std::vector<Edge> m_edges;
    std::unordered_map<quint64, size_t> m_edgeAt;
    std::unordered_map<quint32, std::vector<quint32>> m_neighbours;
    std::unordered_map<quint32, std::vector<quint32>> m_facesAt;
};

} // namespace dothi::geo::solid
