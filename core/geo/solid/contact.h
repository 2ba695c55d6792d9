// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/solid/work.h>

#include <functional>
#include <vector>

namespace dothi::geo::solid {

/// What two triangles have in common, within the tolerance.
struct Contact
{
    bool any = false;
    bool area = false; ///< they lie upon one another
    Coord p;           ///< the ends of what is common: a segment, or twice a position
    Coord q;
};

[[nodiscard]] Contact contact(const Triangle &t, const Triangle &u, double touchM);

/// What two triangles of faces that share vertices have in common besides: an area, or a line through the
/// inside of the face of `u`. At a sharp corner of neighbours, what comes close there is no contact.
[[nodiscard]] Contact contactOfNeighbours(const Triangle &t, const Triangle &u, double touchM);

/// Triangles by their boxes: a binary tree over halves.
class TriangleTree
{
public:
    explicit TriangleTree(std::vector<const Triangle *> triangles);

    [[nodiscard]] const std::vector<const Triangle *> &triangles() const { return m_triangles; }
    /// Calls `visit` for the triangles whose boxes come within `reachM` of the box of `t`, until it is false.
    void near(const Triangle &t, double reachM, const std::function<bool(const Triangle &)> &visit) const;
    [[nodiscard]] double distanceTo(const Coord &p) const;
    /// Whether p lies in the box around all of them.
    [[nodiscard]] bool boxHolds(const Coord &p) const;
    /// How often the closed surface winds around p: 1 inside, 0 outside, -1 inside of one turned inside out.
    /// Solid angles after van Oosterom and Strackee, IEEE Trans. Biomed. Eng. 30 (1983).
    [[nodiscard]] double winding(const Coord &p) const;

private:
    struct Box
    {
        Coord low;
        Coord high;
    };
    struct Node
    {
        Box box;
        size_t first = 0;
        size_t last = 0;
        size_t right = 0; ///< the left child follows its parent; 0: a leaf
    };
    [[nodiscard]] static Box boxOf(const Triangle &t);
    size_t build(size_t first, size_t last);

    std::vector<const Triangle *> m_triangles;
    std::vector<Node> m_nodes;
};

[[nodiscard]] double distanceToTriangle(const Coord &p, const Triangle &t);

} // namespace dothi::geo::solid
