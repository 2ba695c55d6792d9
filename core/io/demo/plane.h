// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

/// Plane geometry of the demo city: convex pieces cut by straight lines, in metres about the city's origin.
///
/// Why not GEOS here: a city must come out the same to the last millimetre wherever it is generated, so only
/// + − × ÷ and √ (exactly rounded by IEEE 754) decide anything, and every new corner is put on a whole
/// millimetre at once.
namespace dothi::io::demo {

struct V2
{
    double x = 0;
    double y = 0;

    friend constexpr V2 operator+(V2 a, V2 b) { return {a.x + b.x, a.y + b.y}; }
    friend constexpr V2 operator-(V2 a, V2 b) { return {a.x - b.x, a.y - b.y}; }
    friend constexpr V2 operator*(V2 a, double k) { return {a.x * k, a.y * k}; }
    friend constexpr bool operator==(V2 a, V2 b) = default;
};

[[nodiscard]] constexpr double dot(V2 a, V2 b)
{
    return a.x * b.x + a.y * b.y;
}
/// > 0: b lies left of a.
[[nodiscard]] constexpr double cross(V2 a, V2 b)
{
    return a.x * b.y - a.y * b.x;
}
/// A quarter turn to the left.
[[nodiscard]] constexpr V2 leftOf(V2 a)
{
    return {-a.y, a.x};
}
[[nodiscard]] inline double lengthOf(V2 a)
{
    return std::sqrt(dot(a, a));
}
[[nodiscard]] inline V2 unitOf(V2 a)
{
    const double length = lengthOf(a);
    return length > 0 ? V2{a.x / length, a.y / length} : V2{1, 0};
}
[[nodiscard]] constexpr V2 between(V2 a, V2 b, double t)
{
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}
/// `direction` turned by the slope `k` (tangent of the angle, left positive): no trigonometry needed.
[[nodiscard]] inline V2 turned(V2 direction, double k)
{
    return unitOf(direction + leftOf(direction) * k);
}
/// On the millimetre.
[[nodiscard]] inline double snapped(double value)
{
    return std::floor(value * 1000 + 0.5) / 1000;
}
[[nodiscard]] inline V2 snapped(V2 a)
{
    return {snapped(a.x), snapped(a.y)};
}

/// A line through `at` with unit direction `along`.
struct Line
{
    V2 at;
    V2 along;

    /// Distance of `p`, left positive.
    [[nodiscard]] double side(V2 p) const { return cross(along, p - at); }
    [[nodiscard]] Line moved(double left) const { return {at + leftOf(along) * left, along}; }
};

/// Where two lines meet; false when they are nearly parallel.
[[nodiscard]] bool meet(const Line &a, const Line &b, V2 &where);

/// A convex polygon, counter-clockwise. tag[i] says what lies beyond the edge from p[i] to p[i + 1].
class Poly
{
public:
    static constexpr int kMax = 24;

    Poly() = default;
    explicit Poly(std::initializer_list<V2> points, int tag = 0);

    [[nodiscard]] int size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size < 3; }
    [[nodiscard]] V2 at(int i) const { return m_points[static_cast<size_t>(i)]; }
    [[nodiscard]] V2 next(int i) const { return at(i + 1 < m_size ? i + 1 : 0); }
    [[nodiscard]] int tag(int i) const { return m_tags[static_cast<size_t>(i)]; }
    void setTag(int i, int tag) { m_tags[static_cast<size_t>(i)] = tag; }
    /// Leaves a point out that repeats the one before.
    void add(V2 point, int tag);
    void clear() { m_size = 0; }

    [[nodiscard]] double edgeLength(int i) const { return lengthOf(next(i) - at(i)); }
    [[nodiscard]] V2 edgeDirection(int i) const { return unitOf(next(i) - at(i)); }
    [[nodiscard]] double area() const;
    [[nodiscard]] double perimeter() const;
    [[nodiscard]] V2 centroid() const;
    [[nodiscard]] bool contains(V2 p, double margin = 0) const;
    [[nodiscard]] bool isConvex() const;
    /// Smallest and largest value of dot(direction, p).
    [[nodiscard]] std::pair<double, double> span(V2 direction) const;
    /// Longest edge with this tag, -1 when there is none.
    [[nodiscard]] int edgeWithTag(int tag) const;
    [[nodiscard]] int longestEdge() const;

    friend class Cutter;

private:
    void dropRepeatedEnd();

    std::array<V2, kMax> m_points;
    std::array<int, kMax> m_tags;
    int m_size = 0;
};

/// The smallest of the boxes along the edges.
struct Box
{
    V2 center;
    V2 along; ///< the long way
    double length = 0;
    double width = 0;
};
[[nodiscard]] Box boxOf(const Poly &poly);

struct Halves
{
    Poly left;
    Poly right;
};
/// Cuts along the line; the new edges carry the given tags. Corners closer than 3 mm to the line lie on it. A
/// side on which less than 0.05 m² would remain is empty, and the other one is the polygon unchanged.
[[nodiscard]] Halves cut(const Poly &poly, const Line &line, int tagOfLeft, int tagOfRight);
/// Only what lies left of the line.
[[nodiscard]] Poly leftPart(const Poly &poly, const Line &line, int tag = 0);

struct Slab
{
    Poly left;
    Poly middle;
    Poly right;
};
/// Cuts a strip of `width` along the line out of the polygon. The edges of left and right towards it carry
/// the tags.
[[nodiscard]] Slab cutSlab(const Poly &poly, const Line &axis, double width, int tagOfLeft, int tagOfRight);

/// All edges moved inwards by `distance`; may be empty.
[[nodiscard]] Poly shrunk(const Poly &poly, double distance);
/// Edge i moved inwards by distances[i].
[[nodiscard]] Poly shrunk(const Poly &poly, const std::array<double, Poly::kMax> &distances);

/// True when no two edges of the ring meet but neighbours in their corner, and it runs counter-clockwise.
[[nodiscard]] bool isSimple(const std::vector<V2> &ring);

/// Inserts into every polygon the corners of the others that lie on its edges (within 3 mm), so that
/// neighbours share their corners exactly: afterwards the pieces tile without gap or overlap.
[[nodiscard]] std::vector<std::vector<V2>> shareCorners(const std::vector<const Poly *> &polygons);

} // namespace dothi::io::demo
