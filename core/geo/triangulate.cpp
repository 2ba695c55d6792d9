// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/constrainedcut.h>
#include <dothi/geo/earclipping.h>
#include <dothi/geo/interrupt.h>
#include <dothi/geo/triangulate.h>

#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace dothi::geo {

namespace {

using Triangles = std::vector<quint32>;

/// A ring of at most 64 vertices, counter-clockwise.
class SmallRing
{
public:
    static constexpr quint32 kMost = 64;

    void clear() { m_size = 0; }
    void add(const Point2 &p, quint32 vertex)
    {
        m_x[m_size] = p.x;
        m_y[m_size] = p.y;
        m_vertex[m_size] = vertex;
        ++m_size;
    }
    /// Appends the triangles. False when it stalls: the ring is not simple, and what was appended is to be
    /// dropped.
    [[nodiscard]] bool cut(Triangles &triangles);

private:
    [[nodiscard]] double cross(quint32 a, quint32 b, quint32 c) const
    {
        return (m_x[b] - m_x[a]) * (m_y[c] - m_y[a]) - (m_y[b] - m_y[a]) * (m_x[c] - m_x[a]);
    }
    [[nodiscard]] bool same(quint32 a, quint32 b) const { return m_x[a] == m_x[b] && m_y[a] == m_y[b]; }
    void emit(Triangles &triangles, quint32 a, quint32 b, quint32 c) const
    {
        triangles.insert(triangles.end(), {m_vertex[a], m_vertex[b], m_vertex[c]});
    }
    void link();
    [[nodiscard]] bool isBlocked(quint32 a, quint32 b, quint32 c) const;
    [[nodiscard]] bool strip(Triangles &triangles) const;
    void noteTurn(quint32 i)
    {
        const quint64 bit = quint64(1) << i;
        m_reflex = cross(m_previous[i], i, m_next[i]) > 0 ? m_reflex & ~bit : m_reflex | bit;
    }

    std::array<double, kMost> m_x;
    std::array<double, kMost> m_y;
    std::array<quint32, kMost> m_vertex;
    std::array<quint8, kMost> m_previous;
    std::array<quint8, kMost> m_next;
    quint32 m_size = 0;
    quint32 m_left = 0;   ///< vertices still in the ring
    quint32 m_start = 0;  ///< one of them
    quint64 m_reflex = 0; ///< a bit for each that does not turn left
};

/// Links the vertices into a ring, without repeated ones and those on a straight line between their
/// neighbours, and notes which are reflex.
void SmallRing::link()
{
    for (quint32 i = 0; i < m_size; ++i) {
        m_previous[i] = static_cast<quint8>(i == 0 ? m_size - 1 : i - 1);
        m_next[i] = static_cast<quint8>(i + 1 == m_size ? 0 : i + 1);
    }
    m_left = m_size;
    m_start = 0;
    m_reflex = 0;
    quint32 i = 0;
    for (quint32 seen = 0; seen < m_left && m_left >= 3;) {
        const double turn = cross(m_previous[i], i, m_next[i]);
        if (turn == 0) { // a repeated position has no turn either
            const quint32 before = m_previous[i];
            m_next[before] = m_next[i];
            m_previous[m_next[i]] = m_previous[i];
            m_reflex &= ~(quint64(1) << i);
            --m_left;
            m_start = i = before;
            seen = 0; // both neighbours turn otherwise now
            continue;
        }
        noteTurn(i);
        i = m_next[i];
        ++seen;
    }
}

bool SmallRing::isBlocked(quint32 a, quint32 b, quint32 c) const
{
    const quint64 corners = (quint64(1) << a) | (quint64(1) << b) | (quint64(1) << c);
    for (quint64 rest = m_reflex & ~corners; rest != 0; rest &= rest - 1) {
        const auto p = static_cast<quint32>(std::countr_zero(rest));
        if (cross(a, b, p) >= 0 && cross(b, c, p) >= 0 && cross(c, a, p) >= 0 && !same(p, a) && !same(p, b) &&
            !same(p, c))
            return true;
    }
    return false;
}

/// What is left when every vertex turns left: from both ends in turn, which makes rounder triangles than a
/// fan. False when the ring goes round more than once (a pentagram turns left everywhere).
bool SmallRing::strip(Triangles &triangles) const
{
    std::array<quint8, kMost> order;
    quint32 count = 0;
    int changes = 0;
    bool east = m_x[m_next[m_start]] > m_x[m_start];
    const bool eastAtFirst = east;
    quint32 i = m_start;
    do {
        order[count++] = static_cast<quint8>(i);
        const double step = m_x[m_next[i]] - m_x[i];
        if (step != 0 && (step > 0) != east) {
            east = !east;
            ++changes;
        }
        i = m_next[i];
    } while (i != m_start);
    changes += east != eastAtFirst ? 1 : 0;
    if (count > 4 && changes > 2)
        return false;
    quint32 low = 0;
    quint32 high = count - 1;
    while (high - low >= 2) {
        emit(triangles, order[low], order[low + 1], order[high]);
        ++low;
        if (high - low >= 2) {
            emit(triangles, order[low], order[high - 1], order[high]);
            --high;
        }
    }
    return true;
}

bool SmallRing::cut(Triangles &triangles)
{
    if (m_size < 3)
        return true;
    link();
    if (m_left < 3)
        return true;
    quint32 ear = m_start;
    quint32 stop = ear;
    while (m_reflex != 0) {
        const quint32 a = m_previous[ear];
        const quint32 c = m_next[ear];
        if (m_left == 3)
            return cross(a, ear, c) == 0; // nothing left to cut, or turned inside out
        if ((m_reflex >> ear & 1) == 0 && !isBlocked(a, ear, c)) {
            emit(triangles, a, ear, c);
            m_next[a] = static_cast<quint8>(c);
            m_previous[c] = static_cast<quint8>(a);
            --m_left;
            noteTurn(a);
            noteTurn(c);
            // Skipping one makes fewer slivers.
            ear = stop = m_next[c];
            continue;
        }
        ear = c;
        if (ear == stop)
            return false;
    }
    m_start = ear;
    return strip(triangles);
}

} // namespace

struct Triangulator::Private
{
    EarClipping clipping;
    SmallRing small;
    Triangles triangles;

    [[nodiscard]] bool cutSimple(std::span<const Point2> ring);
    [[nodiscard]] bool cutJoined(EarClipping::Index ring);
};

/// A small polygon without holes, as most are: straight from the positions.
bool Triangulator::Private::cutSimple(std::span<const Point2> ring)
{
    auto count = static_cast<quint32>(ring.size());
    if (ring.front() == ring.back())
        --count;
    if (count > SmallRing::kMost)
        return false;
    // Twice the signed area, positive when counter-clockwise.
    double area = 0;
    for (quint32 i = 0, j = count - 1; i < count; j = i++)
        area += (ring[j].x - ring[i].x) * (ring[i].y + ring[j].y);
    small.clear();
    if (area > 0) {
        for (quint32 v = 0; v < count; ++v)
            small.add(ring[v], v);
    } else {
        for (quint32 v = count; v-- > 0;)
            small.add(ring[v], v);
    }
    return small.cut(triangles);
}

bool Triangulator::Private::cutJoined(EarClipping::Index ring)
{
    small.clear();
    quint32 count = 0;
    EarClipping::Index i = ring;
    do {
        if (++count > SmallRing::kMost)
            return false;
        const EarClipping::Node &node = clipping.node(i);
        small.add({node.x, node.y}, node.vertex);
        i = node.next;
    } while (i != ring);
    return small.cut(triangles);
}

Triangulator::Triangulator()
    : d(std::make_unique<Private>())
{}
Triangulator::Triangulator(Triangulator &&) noexcept = default;
Triangulator &Triangulator::operator=(Triangulator &&) noexcept = default;
Triangulator::~Triangulator() = default;

std::span<const quint32> Triangulator::cut(std::span<const Point2> points,
                                           std::span<const quint32> ringStarts)
{
    Triangles &triangles = d->triangles;
    triangles.clear();
    if (points.size() < 3 || ringStarts.empty() ||
        points.size() > std::numeric_limits<EarClipping::Index>::max() / 4)
        return {};
    for (const Point2 &p : points) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y))
            return {};
    }
    if (ringStarts.size() == 1 && ringStarts.front() == 0 && d->cutSimple(points))
        return triangles;
    triangles.clear();
    const EarClipping::Index ring = d->clipping.join(points, ringStarts);
    if (ring == EarClipping::kNone)
        return {};
    if (ringStarts.size() > 1 && !d->clipping.gaveUp() && d->cutJoined(ring))
        return triangles;
    triangles.clear();
    d->clipping.cut(ring, triangles);
    if (d->clipping.gaveUp() && !stopAsked()) {
        // Where that fails, too, rings cross: some covering is better than none.
        if (Triangles steady = cutConstrained(points, ringStarts); !steady.empty())
            triangles = std::move(steady);
    }
    return triangles;
}

std::vector<quint32> triangulate(std::span<const Point2> points, std::span<const quint32> ringStarts)
{
    Triangulator triangulator;
    const auto triangles = triangulator.cut(points, ringStarts);
    return {triangles.begin(), triangles.end()};
}

} // namespace dothi::geo
