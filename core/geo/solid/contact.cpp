// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/solid/contact.h>

#include <limits>
#include <numbers>

namespace dothi::geo::solid {

namespace {

/// A few positions without a heap: a triangle clipped by three edges has at most nine.
struct Few
{
    std::array<Coord, 10> at;
    size_t size = 0;

    void add(const Coord &c)
    {
        if (size < at.size())
            at[size++] = c;
    }
};

/// Signed distances of the corners of `t` from the plane of `u`; those within the tolerance are 0.
std::array<double, 3> distances(const Triangle &t, const Triangle &u, double touchM)
{
    std::array<double, 3> d{};
    for (size_t i = 0; i < 3; ++i) {
        d[i] = dot(minus(t.corner[i], u.corner[0]), u.n);
        if (std::abs(d[i]) < touchM)
            d[i] = 0;
    }
    return d;
}

bool onOneSide(const std::array<double, 3> &d)
{
    return (d[0] > 0 && d[1] > 0 && d[2] > 0) || (d[0] < 0 && d[1] < 0 && d[2] < 0);
}

/// How far beyond each edge a triangle reaches.
using Reach = std::array<double, 3>;

/// What of a polygon, segment or position in the plane of `u` lies in `u` (Sutherland, Hodgman).
Few clipped(Few polygon, const Triangle &u, const Reach &reach)
{
    std::array<Coord, 3> inwards;
    std::array<double, 10> d{};
    const auto measure = [&](size_t i) {
        size_t within = 0;
        for (size_t k = 0; k < polygon.size; ++k) {
            d[k] = dot(minus(polygon.at[k], u.corner[i]), inwards[i]) + reach[i];
            within += d[k] >= 0 ? 1 : 0;
        }
        return within;
    };
    // Most pairs are parted by one edge: that costs no clipping.
    for (size_t i = 0; i < 3 && polygon.size > 0; ++i) {
        inwards[i] = cross(u.n, unit(minus(u.corner[(i + 1) % 3], u.corner[i])));
        if (measure(i) == 0)
            polygon.size = 0;
    }
    for (size_t i = 0; i < 3 && polygon.size > 0; ++i) {
        if (measure(i) == polygon.size)
            continue;
        Few kept;
        for (size_t k = 0; k < polygon.size; ++k) {
            const size_t next = k + 1 < polygon.size ? k + 1 : 0;
            const Coord &a = polygon.at[k];
            const Coord &b = polygon.at[next];
            if (d[k] >= 0)
                kept.add(a);
            if ((d[k] < 0) != (d[next] < 0))
                kept.add(plus(a, scaled(minus(b, a), d[k] / (d[k] - d[next]))));
        }
        polygon = kept;
    }
    return polygon;
}

double axis(const Coord &c, int number)
{
    return number == 0 ? c.x : number == 1 ? c.y : c.z;
}

/// What of `t` lies in the plane of `u`; nothing where the two are apart.
Few sectionOf(const Triangle &t, const Triangle &u, double touchM, bool &inPlane)
{
    Few section;
    const std::array<double, 3> dt = distances(t, u, touchM);
    if (onOneSide(dt) || onOneSide(distances(u, t, touchM)))
        return section;
    inPlane = dt[0] == 0 && dt[1] == 0 && dt[2] == 0;
    for (size_t i = 0; i < 3; ++i) {
        const size_t k = (i + 1) % 3;
        if (dt[i] == 0)
            section.add(t.corner[i]);
        if ((dt[i] > 0 && dt[k] < 0) || (dt[i] < 0 && dt[k] > 0))
            section.add(plus(t.corner[i], scaled(minus(t.corner[k], t.corner[i]), dt[i] / (dt[i] - dt[k]))));
    }
    return section;
}

Contact contactFrom(const Few &common, bool inPlane, double touchM)
{
    Contact result;
    result.any = common.size > 0;
    double farthest = -1;
    double perimeter = 0;
    Coord twiceArea;
    for (size_t i = 0; i < common.size; ++i) {
        const Coord &a = common.at[i];
        const Coord &b = common.at[(i + 1) % common.size];
        perimeter += distance(a, b);
        twiceArea = plus(twiceArea, cross(minus(a, common.at[0]), minus(b, common.at[0])));
        for (size_t k = i; k < common.size; ++k) {
            if (const double d = distance(a, common.at[k]); d > farthest) {
                farthest = d;
                result.p = a;
                result.q = common.at[k];
            }
        }
    }
    // Clipping left a seam of the tolerance around: half the perimeter times it may be all there is.
    result.area = inPlane && length(twiceArea) / 2 > 2 * touchM * perimeter;
    return result;
}

} // namespace

Contact contact(const Triangle &t, const Triangle &u, double touchM)
{
    bool inPlane = false;
    const Few section = sectionOf(t, u, touchM, inPlane);
    if (section.size == 0)
        return {};
    return contactFrom(clipped(section, u, {touchM, touchM, touchM}), inPlane, touchM);
}

Contact contactOfNeighbours(const Triangle &t, const Triangle &u, double touchM)
{
    bool inPlane = false;
    const Few section = sectionOf(t, u, touchM, inPlane);
    if (section.size == 0)
        return {};
    if (inPlane) {
        const Contact upon = contactFrom(clipped(section, u, {touchM, touchM, touchM}), true, touchM);
        return upon.area ? upon : Contact{};
    }
    Reach reach{};
    for (size_t i = 0; i < 3; ++i)
        reach[i] = u.outline[i] ? -2 * touchM : touchM;
    return contactFrom(clipped(section, u, reach), false, touchM);
}

double distanceToTriangle(const Coord &p, const Triangle &t)
{
    const double off = dot(minus(p, t.corner[0]), t.n);
    bool inside = true;
    double nearest = std::numeric_limits<double>::max();
    for (size_t i = 0; i < 3; ++i) {
        const Coord &a = t.corner[i];
        const Coord &b = t.corner[(i + 1) % 3];
        inside = inside && dot(cross(minus(b, a), minus(p, a)), t.n) >= 0;
        nearest = std::min(nearest, distanceToSegment(p, a, b));
    }
    return inside ? std::abs(off) : nearest;
}

TriangleTree::TriangleTree(std::vector<const Triangle *> triangles)
    : m_triangles(std::move(triangles))
{
    if (!m_triangles.empty())
        build(0, m_triangles.size());
}

TriangleTree::Box TriangleTree::boxOf(const Triangle &t)
{
    const auto &[a, b, c] = t.corner;
    return {{std::min({a.x, b.x, c.x}), std::min({a.y, b.y, c.y}), std::min({a.z, b.z, c.z})},
            {std::max({a.x, b.x, c.x}), std::max({a.y, b.y, c.y}), std::max({a.z, b.z, c.z})}};
}

size_t TriangleTree::build(size_t first, size_t last)
{
    const size_t node = m_nodes.size();
    Box box = boxOf(*m_triangles[first]);
    for (size_t i = first + 1; i < last; ++i) {
        const Box other = boxOf(*m_triangles[i]);
        box.low = {std::min(box.low.x, other.low.x), std::min(box.low.y, other.low.y),
                   std::min(box.low.z, other.low.z)};
        box.high = {std::max(box.high.x, other.high.x), std::max(box.high.y, other.high.y),
                    std::max(box.high.z, other.high.z)};
    }
    m_nodes.push_back({box, first, last, 0});
    constexpr size_t kLeaf = 4;
    if (last - first <= kLeaf)
        return node;
    const Coord size = minus(box.high, box.low);
    const int longest = size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2;
    const size_t middle = first + (last - first) / 2;
    const auto at = [this](size_t i) { return m_triangles.begin() + static_cast<std::ptrdiff_t>(i); };
    const auto centre = [longest](const Triangle *t) {
        return axis(t->corner[0], longest) + axis(t->corner[1], longest) + axis(t->corner[2], longest);
    };
    std::nth_element(at(first), at(middle), at(last),
                     [&](const Triangle *a, const Triangle *b) { return centre(a) < centre(b); });
    build(first, middle);
    const size_t right = build(middle, last);
    m_nodes[node].right = right;
    return node;
}

void TriangleTree::near(const Triangle &t, double reachM,
                        const std::function<bool(const Triangle &)> &visit) const
{
    if (m_nodes.empty())
        return;
    const Box box = boxOf(t);
    const auto apart = [&](const Box &other) {
        return other.low.x > box.high.x + reachM || other.high.x < box.low.x - reachM ||
               other.low.y > box.high.y + reachM || other.high.y < box.low.y - reachM ||
               other.low.z > box.high.z + reachM || other.high.z < box.low.z - reachM;
    };
    // Halves of halves: no deeper than a number has digits, and one more is open at each level.
    std::array<size_t, 2 * 64> open;
    size_t left = 0;
    open[left++] = 0;
    while (left > 0) {
        const size_t number = open[--left];
        const Node &node = m_nodes[number];
        if (apart(node.box))
            continue;
        if (node.right == 0) {
            for (size_t i = node.first; i < node.last; ++i) {
                if (!apart(boxOf(*m_triangles[i])) && !visit(*m_triangles[i]))
                    return;
            }
        } else {
            open[left++] = node.right;
            open[left++] = number + 1;
        }
    }
}

double TriangleTree::distanceTo(const Coord &p) const
{
    double nearest = std::numeric_limits<double>::max();
    if (m_nodes.empty())
        return nearest;
    const auto boxDistance = [&p](const Box &box) {
        const auto beyond = [](double at, double low, double high) {
            return std::max({low - at, at - high, 0.0});
        };
        return length(Coord{beyond(p.x, box.low.x, box.high.x), beyond(p.y, box.low.y, box.high.y),
                            beyond(p.z, box.low.z, box.high.z)});
    };
    std::vector<size_t> open{0};
    while (!open.empty()) {
        const size_t number = open.back();
        open.pop_back();
        const Node &node = m_nodes[number];
        if (boxDistance(node.box) >= nearest)
            continue;
        if (node.right == 0) {
            for (size_t i = node.first; i < node.last; ++i)
                nearest = std::min(nearest, distanceToTriangle(p, *m_triangles[i]));
        } else {
            open.push_back(node.right);
            open.push_back(number + 1);
        }
    }
    return nearest;
}

bool TriangleTree::boxHolds(const Coord &p) const
{
    if (m_nodes.empty())
        return false;
    const Box &box = m_nodes[0].box;
    return p.x >= box.low.x && p.x <= box.high.x && p.y >= box.low.y && p.y <= box.high.y &&
           p.z >= box.low.z && p.z <= box.high.z;
}

double TriangleTree::winding(const Coord &p) const
{
    double sum = 0;
    for (const Triangle *t : m_triangles) {
        const Coord a = minus(t->corner[0], p);
        const Coord b = minus(t->corner[1], p);
        const Coord c = minus(t->corner[2], p);
        const double la = length(a);
        const double lb = length(b);
        const double lc = length(c);
        sum += 2 * std::atan2(dot(a, cross(b, c)),
                              la * lb * lc + dot(a, b) * lc + dot(b, c) * la + dot(c, a) * lb);
    }
    return sum / (4 * std::numbers::pi);
}

} // namespace dothi::geo::solid
