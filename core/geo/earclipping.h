// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/triangulate.h>

#include <span>
#include <vector>

namespace dothi::geo {

/// Ear clipping for rings of any size and any quality, the thorough part of Triangulator (which see). May be
/// used again and again: its lists keep their room.
class EarClipping
{
public:
    using Index = qint32;
    static constexpr Index kNone = -1;

    /// A vertex in a doubly linked ring; bridges and splits duplicate vertices.
    struct Node
    {
        double x = 0;
        double y = 0;
        quint32 vertex = 0;
        quint32 z = 0;
        Index previous = kNone;
        Index next = kNone;
        Index zPrevious = kNone;
        Index zNext = kNone;
    };

    /// Takes a polygon and joins its holes with the exterior. Returns a node of the one ring there is then;
    /// kNone when nothing is left of it. The positions are looked at until the next call.
    [[nodiscard]] Index join(std::span<const Point2> points, std::span<const quint32> ringStarts);
    /// Cuts the ring of join() and appends to `triangles`.
    void cut(Index ring, std::vector<quint32> &triangles);

    [[nodiscard]] const Node &node(Index i) const { return at(i); }
    /// Whether the steps ran out, or the task of this thread was cancelled: a part of the ring is not cut.
    [[nodiscard]] bool gaveUp() const { return m_budget <= 0; }

private:
    Index addRing(quint32 begin, quint32 end, bool counterClockwise);
    Index insertAfter(const Node &node, Index last);
    void unlink(Index i);
    Index withoutCollinear(Index start, Index end = kNone);
    Index joinHoles(Index outer);
    [[nodiscard]] Index bridgeFor(Index hole, Index outer) const;
    [[nodiscard]] bool sectorHolds(Index m, Index p) const;
    Index split(Index a, Index b);

    void clip(Index ring);
    [[nodiscard]] bool isEar(Index ear) const;
    [[nodiscard]] bool isEarHashed(Index ear) const;
    [[nodiscard]] bool blocks(const Node &p, Index a, Index b, Index c) const;
    Index cureCrossings(Index start);
    bool splitSomewhere(Index start);
    void hash(Index start);
    void lookForStop() const;
    [[nodiscard]] quint32 zOrder(double x, double y) const;

    [[nodiscard]] double cross(Index a, Index b, Index c) const { return cross(at(a), at(b), at(c)); }
    [[nodiscard]] static double cross(const Node &a, const Node &b, const Node &c)
    {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    }
    [[nodiscard]] static bool same(const Node &a, const Node &b) { return a.x == b.x && a.y == b.y; }
    [[nodiscard]] bool crosses(Index p1, Index q1, Index p2, Index q2) const;
    [[nodiscard]] bool crossesRing(Index a, Index b) const;
    [[nodiscard]] bool opensInside(Index a, Index b) const;
    [[nodiscard]] bool middleInside(Index a, Index b) const;
    [[nodiscard]] bool isDiagonal(Index a, Index b) const;

    [[nodiscard]] const Node &at(Index i) const { return m_nodes[static_cast<size_t>(i)]; }
    [[nodiscard]] Node &at(Index i) { return m_nodes[static_cast<size_t>(i)]; }

    std::span<const Point2> m_points;
    std::span<const quint32> m_starts;
    std::vector<Node> m_nodes;
    std::vector<Index> m_holes;
    std::vector<Index> m_order; ///< of hash()
    std::vector<quint32> *m_triangles = nullptr;
    std::vector<Index> m_pending; ///< rings still to be cut
    double m_minX = 0;
    double m_minY = 0;
    double m_scale = 0; ///< 0: no hashing
    /// Steps left: the worst cases are quadratic, and hostile rings must not hold a worker for minutes.
    mutable qint64 m_budget = 0;
    mutable qint64 m_nextLook = 0; ///< below it, whether to stop is asked again
};

} // namespace dothi::geo
