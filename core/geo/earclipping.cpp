// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/earclipping.h>
#include <dothi/geo/interrupt.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace dothi::geo {

namespace {

/// From this many vertices on, z-order lookups beat walking the ring.
constexpr size_t kHashFrom = 80;
/// Steps for any ring, and for each of its vertices: shores of half a million vertices take some twenty each.
constexpr qint64 kSteps = 2'000'000;
constexpr qint64 kStepsEach = 60;
/// A step takes some 10 to 100 ns.
constexpr qint64 kStepsBetweenLooks = 100'000;

} // namespace

EarClipping::Index EarClipping::join(std::span<const Point2> points, std::span<const quint32> ringStarts)
{
    m_points = points;
    const auto count = static_cast<quint32>(points.size());
    m_nodes.clear();
    m_nodes.reserve(points.size() + 2 * ringStarts.size());
    m_holes.clear();
    m_scale = 0;
    m_budget = kSteps + kStepsEach * static_cast<qint64>(count);
    m_nextLook = m_budget - kStepsBetweenLooks;
    Index outer = kNone;
    for (size_t r = 0; r < ringStarts.size(); ++r) {
        const quint32 begin = ringStarts[r];
        const quint32 end = r + 1 < ringStarts.size() ? ringStarts[r + 1] : count;
        if (begin >= end || end > count)
            continue;
        const Index ring = addRing(begin, end, r == 0);
        if (r == 0)
            outer = ring;
        else if (ring != kNone)
            m_holes.push_back(ring);
    }
    if (outer == kNone || at(outer).next == at(outer).previous)
        return kNone;
    if (points.size() > kHashFrom) {
        double maxX = std::numeric_limits<double>::lowest();
        double maxY = maxX;
        m_minX = m_minY = std::numeric_limits<double>::max();
        for (const Point2 &p : points) {
            m_minX = std::min(m_minX, p.x);
            m_minY = std::min(m_minY, p.y);
            maxX = std::max(maxX, p.x);
            maxY = std::max(maxY, p.y);
        }
        const double size = std::max(maxX - m_minX, maxY - m_minY);
        m_scale = size > 0 ? 32767 / size : 0;
    }
    return m_holes.empty() ? outer : joinHoles(outer);
}

void EarClipping::cut(Index ring, std::vector<quint32> &triangles)
{
    m_triangles = &triangles;
    m_pending.clear();
    m_pending.push_back(ring);
    while (!m_pending.empty() && m_budget > 0) {
        const Index next = m_pending.back();
        m_pending.pop_back();
        clip(next);
    }
}

EarClipping::Index EarClipping::addRing(quint32 begin, quint32 end, bool counterClockwise)
{
    double area = 0;
    for (quint32 i = begin, j = end - 1; i < end; j = i++)
        area += (m_points[j].x - m_points[i].x) * (m_points[i].y + m_points[j].y);
    // `area` is twice the signed area, positive when counter-clockwise.
    Index last = kNone;
    const quint32 size = end - begin;
    for (quint32 k = 0; k < size; ++k) {
        const quint32 v = (area > 0) == counterClockwise ? begin + k : end - 1 - k;
        Node node;
        node.x = m_points[v].x;
        node.y = m_points[v].y;
        node.vertex = v;
        last = insertAfter(node, last);
    }
    if (last != kNone && same(at(last), at(at(last).next))) {
        const Index next = at(last).next;
        unlink(last);
        last = next;
    }
    return last;
}

EarClipping::Index EarClipping::insertAfter(const Node &node, Index last)
{
    const auto i = static_cast<Index>(m_nodes.size());
    m_nodes.push_back(node);
    Node &fresh = m_nodes.back();
    if (last == kNone) {
        fresh.previous = i;
        fresh.next = i;
    } else {
        fresh.next = at(last).next;
        fresh.previous = last;
        at(at(last).next).previous = i;
        at(last).next = i;
    }
    return i;
}

void EarClipping::unlink(Index i)
{
    const Node &node = at(i);
    at(node.next).previous = node.previous;
    at(node.previous).next = node.next;
    if (node.zPrevious != kNone)
        at(node.zPrevious).zNext = node.zNext;
    if (node.zNext != kNone)
        at(node.zNext).zPrevious = node.zPrevious;
}

/// Drops repeated vertices and those on a straight line between their neighbours.
EarClipping::Index EarClipping::withoutCollinear(Index start, Index end)
{
    if (start == kNone)
        return kNone;
    if (end == kNone)
        end = start;
    Index p = start;
    bool again = false;
    do {
        again = false;
        if (p != at(p).next && (same(at(p), at(at(p).next)) || cross(at(p).previous, p, at(p).next) == 0)) {
            unlink(p);
            p = end = at(p).previous;
            if (p == at(p).next)
                break;
            again = true;
        } else {
            p = at(p).next;
        }
    } while (again || p != end);
    return end;
}

EarClipping::Index EarClipping::joinHoles(Index outer)
{
    for (Index &hole : m_holes) {
        Index leftmost = hole;
        for (Index p = at(hole).next; p != hole; p = at(p).next) {
            if (at(p).x < at(leftmost).x || (at(p).x == at(leftmost).x && at(p).y < at(leftmost).y))
                leftmost = p;
        }
        hole = leftmost;
    }
    std::sort(m_holes.begin(), m_holes.end(), [this](Index a, Index b) {
        return at(a).x != at(b).x ? at(a).x < at(b).x : at(a).y < at(b).y;
    });
    for (const Index hole : m_holes) {
        lookForStop();
        if (m_budget <= 0)
            break;
        const Index bridge = bridgeFor(hole, outer);
        if (bridge == kNone)
            continue; // outside the exterior ring: it cuts nothing out
        const Index back = split(bridge, hole);
        withoutCollinear(back, at(back).next);
        outer = withoutCollinear(bridge, at(bridge).next);
    }
    return outer;
}

/// The vertex of the outer ring that the leftmost vertex of a hole can be joined with (D. Eberly,
/// "Triangulation by ear clipping"): walk left to the nearest edge, then prefer what lies inside the triangle
/// spanned.
EarClipping::Index EarClipping::bridgeFor(Index hole, Index outer) const
{
    const double hx = at(hole).x;
    const double hy = at(hole).y;
    double qx = std::numeric_limits<double>::lowest();
    Index m = kNone;
    Index p = outer;
    do {
        --m_budget;
        const Node &a = at(p);
        const Node &b = at(a.next);
        if (same(at(hole), a))
            return p;
        // The interior is left of counter-clockwise edges: coming from the right, an edge that goes down.
        if (hy <= a.y && hy >= b.y && a.y != b.y) {
            const double x = a.x + (hy - a.y) * (b.x - a.x) / (b.y - a.y);
            if (x <= hx && x > qx) {
                qx = x;
                m = a.x < b.x ? p : a.next;
                if (x == hx)
                    return m; // the hole touches the edge
            }
        }
        p = a.next;
    } while (p != outer);
    if (m == kNone)
        return kNone;
    const Index stop = m;
    const double mx = at(m).x;
    const double my = at(m).y;
    double best = std::numeric_limits<double>::max();
    Node touch = at(hole);
    touch.x = qx;
    touch.y = hy;
    const Node corner = at(m);
    p = m;
    do {
        const Node &n = at(p);
        if (hx >= n.x && n.x >= mx && hx != n.x) {
            const bool below = hy < my;
            const Node &first = below ? at(hole) : touch;
            const Node &last = below ? touch : at(hole);
            // first, corner, last: counter-clockwise either way
            const bool inside =
                cross(first, corner, n) >= 0 && cross(corner, last, n) >= 0 && cross(last, first, n) >= 0;
            const bool insideOther =
                cross(first, corner, n) <= 0 && cross(corner, last, n) <= 0 && cross(last, first, n) <= 0;
            if (inside || insideOther) {
                const double tangent = std::abs(hy - n.y) / (hx - n.x);
                const bool better =
                    tangent < best ||
                    (tangent == best && (n.x > at(m).x || (n.x == at(m).x && sectorHolds(m, p))));
                if (opensInside(p, hole) && better) {
                    m = p;
                    best = tangent;
                }
            }
        }
        p = n.next;
    } while (p != stop);
    return m;
}

/// Of two vertices at one place (copies made by bridges): whether p lies in the angle that m opens.
bool EarClipping::sectorHolds(Index m, Index p) const
{
    return cross(at(m).previous, m, at(p).previous) > 0 && cross(at(p).next, m, at(m).next) > 0;
}

/// Joins two rings, or cuts one in two, along the edge a–b, which then exists twice. Returns the copy of b.
EarClipping::Index EarClipping::split(Index a, Index b)
{
    const auto a2 = static_cast<Index>(m_nodes.size());
    const Index b2 = a2 + 1;
    Node copyA = at(a);
    Node copyB = at(b);
    copyA.zPrevious = copyA.zNext = copyB.zPrevious = copyB.zNext = kNone;
    m_nodes.push_back(copyA);
    m_nodes.push_back(copyB);
    const Index afterA = at(a).next;
    const Index beforeB = at(b).previous;
    at(a).next = b;
    at(b).previous = a;
    at(a2).next = afterA;
    at(afterA).previous = a2;
    at(b2).next = a2;
    at(a2).previous = b2;
    at(beforeB).next = b2;
    at(b2).previous = beforeB;
    return b2;
}

void EarClipping::clip(Index ring)
{
    Index ear = withoutCollinear(ring);
    if (ear == kNone)
        return;
    if (m_scale > 0)
        hash(ear);
    Index stop = ear;
    int pass = 0;
    while (at(ear).previous != at(ear).next && m_budget > 0) {
        --m_budget;
        lookForStop();
        const Index previous = at(ear).previous;
        const Index next = at(ear).next;
        if (m_scale > 0 ? isEarHashed(ear) : isEar(ear)) {
            m_triangles->push_back(at(previous).vertex);
            m_triangles->push_back(at(ear).vertex);
            m_triangles->push_back(at(next).vertex);
            unlink(ear);
            // Skipping one makes fewer slivers.
            ear = at(next).next;
            stop = ear;
            continue;
        }
        ear = next;
        if (ear != stop)
            continue;
        // A whole round without an ear: repair, ever more thoroughly.
        if (pass == 0) {
            ear = withoutCollinear(ear);
            pass = 1;
        } else if (pass == 1) {
            ear = cureCrossings(withoutCollinear(ear));
            pass = 2;
        } else {
            splitSomewhere(ear);
            return;
        }
        if (ear == kNone)
            return;
        stop = ear;
    }
}

bool EarClipping::blocks(const Node &p, Index a, Index b, Index c) const
{
    return cross(at(a), at(b), p) >= 0 && cross(at(b), at(c), p) >= 0 && cross(at(c), at(a), p) >= 0 &&
           !same(p, at(a)) && !same(p, at(b)) && !same(p, at(c)) && cross(at(p.previous), p, at(p.next)) <= 0;
}

bool EarClipping::isEar(Index ear) const
{
    const Index a = at(ear).previous;
    const Index c = at(ear).next;
    if (cross(a, ear, c) <= 0)
        return false;
    for (Index p = at(c).next; p != a; p = at(p).next) {
        if (blocks(at(p), a, ear, c))
            return false;
    }
    return true;
}

bool EarClipping::isEarHashed(Index ear) const
{
    const Index a = at(ear).previous;
    const Index c = at(ear).next;
    if (cross(a, ear, c) <= 0)
        return false;
    const double minX = std::min({at(a).x, at(ear).x, at(c).x});
    const double maxX = std::max({at(a).x, at(ear).x, at(c).x});
    const double minY = std::min({at(a).y, at(ear).y, at(c).y});
    const double maxY = std::max({at(a).y, at(ear).y, at(c).y});
    const quint32 minZ = zOrder(minX, minY);
    const quint32 maxZ = zOrder(maxX, maxY);
    const auto blocked = [&](Index i) {
        --m_budget;
        const Node &p = at(i);
        return i != a && i != c && p.x >= minX && p.x <= maxX && p.y >= minY && p.y <= maxY &&
               blocks(p, a, ear, c);
    };
    // Everything inside the triangle's box has a z-order between those of its corners.
    for (Index p = at(ear).zPrevious; p != kNone && at(p).z >= minZ; p = at(p).zPrevious) {
        if (blocked(p))
            return false;
    }
    for (Index p = at(ear).zNext; p != kNone && at(p).z <= maxZ; p = at(p).zNext) {
        if (blocked(p))
            return false;
    }
    return true;
}

/// Cuts off small knots, where the edges before and after a pair of vertices cross.
EarClipping::Index EarClipping::cureCrossings(Index start)
{
    if (start == kNone)
        return kNone;
    Index p = start;
    do {
        const Index a = at(p).previous;
        const Index b = at(at(p).next).next;
        if (!same(at(a), at(b)) && crosses(a, p, at(p).next, b) && opensInside(a, b) && opensInside(b, a)) {
            m_triangles->push_back(at(a).vertex);
            m_triangles->push_back(at(p).vertex);
            m_triangles->push_back(at(b).vertex);
            const Index next = at(p).next;
            unlink(p);
            unlink(next);
            p = start = b;
        }
        p = at(p).next;
    } while (p != start);
    return withoutCollinear(p);
}

/// Cuts the ring in two along the first diagonal that works, and leaves both for later.
bool EarClipping::splitSomewhere(Index start)
{
    Index a = start;
    do {
        for (Index b = at(at(a).next).next; b != at(a).previous; b = at(b).next) {
            lookForStop();
            if (--m_budget <= 0)
                return false;
            if (at(a).vertex != at(b).vertex && isDiagonal(a, b)) {
                const Index c = split(a, b);
                m_pending.push_back(withoutCollinear(a, at(a).next));
                m_pending.push_back(withoutCollinear(c, at(c).next));
                return true;
            }
        }
        a = at(a).next;
    } while (a != start);
    return false;
}

void EarClipping::hash(Index start)
{
    std::vector<Index> &order = m_order;
    order.clear();
    Index p = start;
    do {
        at(p).z = zOrder(at(p).x, at(p).y);
        order.push_back(p);
        p = at(p).next;
    } while (p != start);
    m_budget -= static_cast<qint64>(order.size());
    std::stable_sort(order.begin(), order.end(), [this](Index a, Index b) { return at(a).z < at(b).z; });
    for (size_t i = 0; i < order.size(); ++i) {
        at(order[i]).zPrevious = i > 0 ? order[i - 1] : kNone;
        at(order[i]).zNext = i + 1 < order.size() ? order[i + 1] : kNone;
    }
}

/// Without steps left, everything ends soon.
void EarClipping::lookForStop() const
{
    if (m_budget >= m_nextLook)
        return;
    m_nextLook = m_budget - kStepsBetweenLooks;
    if (stopAsked())
        m_budget = 0;
}

quint32 EarClipping::zOrder(double x, double y) const
{
    const auto spread = [](double value) {
        auto v = static_cast<quint32>(std::clamp(value, 0.0, 32767.0));
        v = (v | (v << 8)) & 0x00FF00FFU;
        v = (v | (v << 4)) & 0x0F0F0F0FU;
        v = (v | (v << 2)) & 0x33333333U;
        return (v | (v << 1)) & 0x55555555U;
    };
    return spread((x - m_minX) * m_scale) | (spread((y - m_minY) * m_scale) << 1);
}

bool EarClipping::crosses(Index p1, Index q1, Index p2, Index q2) const
{
    const auto sign = [](double v) { return (v > 0) - (v < 0); };
    const int o1 = sign(cross(p1, q1, p2));
    const int o2 = sign(cross(p1, q1, q2));
    const int o3 = sign(cross(p2, q2, p1));
    const int o4 = sign(cross(p2, q2, q1));
    if (o1 != o2 && o3 != o4)
        return true;
    const auto onSegment = [this](Index p, Index q, Index r) {
        return at(q).x <= std::max(at(p).x, at(r).x) && at(q).x >= std::min(at(p).x, at(r).x) &&
               at(q).y <= std::max(at(p).y, at(r).y) && at(q).y >= std::min(at(p).y, at(r).y);
    };
    return (o1 == 0 && onSegment(p1, p2, q1)) || (o2 == 0 && onSegment(p1, q2, q1)) ||
           (o3 == 0 && onSegment(p2, p1, q2)) || (o4 == 0 && onSegment(p2, q1, q2));
}

bool EarClipping::crossesRing(Index a, Index b) const
{
    Index p = a;
    do {
        const Index next = at(p).next;
        --m_budget;
        if (at(p).vertex != at(a).vertex && at(next).vertex != at(a).vertex && at(p).vertex != at(b).vertex &&
            at(next).vertex != at(b).vertex && crosses(p, next, a, b)) {
            return true;
        }
        p = next;
    } while (p != a);
    return false;
}

/// Whether the way from a to b starts inside the polygon.
bool EarClipping::opensInside(Index a, Index b) const
{
    const Node &n = at(a);
    if (cross(n.previous, a, n.next) > 0)
        return cross(a, b, n.next) <= 0 && cross(a, n.previous, b) <= 0;
    return cross(a, b, n.previous) > 0 || cross(a, n.next, b) > 0;
}

bool EarClipping::middleInside(Index a, Index b) const
{
    const double x = (at(a).x + at(b).x) / 2;
    const double y = (at(a).y + at(b).y) / 2;
    bool inside = false;
    Index p = a;
    do {
        const Node &n = at(p);
        const Node &m = at(n.next);
        if ((n.y > y) != (m.y > y) && n.y != m.y && x < (m.x - n.x) * (y - n.y) / (m.y - n.y) + n.x)
            inside = !inside;
        p = n.next;
    } while (p != a);
    return inside;
}

bool EarClipping::isDiagonal(Index a, Index b) const
{
    if (at(at(a).next).vertex == at(b).vertex || at(at(a).previous).vertex == at(b).vertex)
        return false;
    if (!opensInside(a, b) || !opensInside(b, a) || crossesRing(a, b) || !middleInside(a, b))
        return false;
    // Not along an edge: at least one side must open up.
    return cross(at(a).previous, a, at(b).previous) != 0 || cross(a, at(b).previous, b) != 0;
}

} // namespace dothi::geo
