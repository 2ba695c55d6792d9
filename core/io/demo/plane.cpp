// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/demo/plane.h>

#include <QtGlobal>

namespace dothi::io::demo {

namespace {

constexpr double kOnLineM = 0.003;
constexpr double kSameCornerM = 0.006; ///< more than kOnLineM, so that no corner lies beside its own edge
constexpr double kSmallestAreaM2 = 0.05;

} // namespace

bool meet(const Line &a, const Line &b, V2 &where)
{
    const double turn = cross(a.along, b.along);
    if (std::abs(turn) < 0.02)
        return false;
    where = a.at + a.along * (cross(b.at - a.at, b.along) / turn);
    return true;
}

Poly::Poly(std::initializer_list<V2> points, int tag)
{
    for (const V2 &p : points)
        add(p, tag);
    dropRepeatedEnd();
}

void Poly::add(V2 point, int tag)
{
    if (m_size > 0 && m_points[static_cast<size_t>(m_size - 1)] == point) {
        m_tags[static_cast<size_t>(m_size - 1)] = tag; // an edge of no length: what follows counts
        return;
    }
    if (m_size == kMax)
        qFatal("demo city: a piece with more than %d corners", kMax);
    m_points[static_cast<size_t>(m_size)] = point;
    m_tags[static_cast<size_t>(m_size)] = tag;
    ++m_size;
}

void Poly::dropRepeatedEnd()
{
    while (m_size > 1 && m_points[0] == m_points[static_cast<size_t>(m_size - 1)])
        --m_size;
}

double Poly::area() const
{
    double twice = 0;
    for (int i = 2; i < m_size; ++i)
        twice += cross(at(i - 1) - at(0), at(i) - at(0));
    return twice / 2;
}

double Poly::perimeter() const
{
    double sum = 0;
    for (int i = 0; i < m_size; ++i)
        sum += edgeLength(i);
    return sum;
}

V2 Poly::centroid() const
{
    V2 sum;
    double twice = 0;
    for (int i = 2; i < m_size; ++i) {
        const V2 a = at(i - 1) - at(0);
        const V2 b = at(i) - at(0);
        const double weight = cross(a, b);
        sum = sum + (a + b) * (weight / 3);
        twice += weight;
    }
    return twice > 0 ? at(0) + sum * (1 / twice) : at(0);
}

bool Poly::contains(V2 p, double margin) const
{
    for (int i = 0; i < m_size; ++i) {
        if (Line{at(i), edgeDirection(i)}.side(p) < margin)
            return false;
    }
    return m_size >= 3;
}

bool Poly::isConvex() const
{
    for (int i = 0; i < m_size; ++i) {
        const V2 b = next(i);
        const V2 c = next(i + 1 < m_size ? i + 1 : 0);
        if (cross(b - at(i), c - b) <= 0)
            return false;
    }
    return m_size >= 3;
}

std::pair<double, double> Poly::span(V2 direction) const
{
    double low = 1e300;
    double high = -1e300;
    for (int i = 0; i < m_size; ++i) {
        const double d = dot(direction, at(i));
        low = std::min(low, d);
        high = std::max(high, d);
    }
    return {low, high};
}

int Poly::edgeWithTag(int tag) const
{
    int best = -1;
    for (int i = 0; i < m_size; ++i) {
        if (this->tag(i) == tag && (best < 0 || edgeLength(i) > edgeLength(best)))
            best = i;
    }
    return best;
}

int Poly::longestEdge() const
{
    int best = 0;
    for (int i = 1; i < m_size; ++i) {
        if (edgeLength(i) > edgeLength(best))
            best = i;
    }
    return best;
}

Box boxOf(const Poly &poly)
{
    Box best;
    double bestArea = 1e300;
    for (int i = 0; i < poly.size(); ++i) {
        const V2 along = poly.edgeDirection(i);
        const V2 across = leftOf(along);
        const auto [a0, a1] = poly.span(along);
        const auto [b0, b1] = poly.span(across);
        const double area = (a1 - a0) * (b1 - b0);
        if (area < bestArea * 0.999) {
            bestArea = area;
            best.center = along * ((a0 + a1) / 2) + across * ((b0 + b1) / 2);
            best.along = a1 - a0 >= b1 - b0 ? along : across;
            best.length = std::max(a1 - a0, b1 - b0);
            best.width = std::min(a1 - a0, b1 - b0);
        }
    }
    return best;
}

/// The workings of cut(), which fills polygons directly.
class Cutter
{
public:
    static Halves cut(const Poly &poly, const Line &line, int tagOfLeft, int tagOfRight)
    {
        Halves halves;
        std::array<double, Poly::kMax> sides;
        for (int i = 0; i < poly.size(); ++i) {
            const double s = line.side(poly.at(i));
            sides[static_cast<size_t>(i)] = std::abs(s) < kOnLineM ? 0 : s;
        }
        for (int i = 0; i < poly.size(); ++i) {
            const int j = i + 1 < poly.size() ? i + 1 : 0;
            const double a = sides[static_cast<size_t>(i)];
            const double b = sides[static_cast<size_t>(j)];
            const V2 p = poly.at(i);
            // An edge's tag belongs to its first corner: where the boundary leaves a half, the cut's own tag
            // follows.
            if (a > 0 || (a == 0 && b > 0))
                halves.left.add(p, poly.tag(i));
            else if (a == 0)
                halves.left.add(p, tagOfLeft);
            if (a < 0 || (a == 0 && b < 0))
                halves.right.add(p, poly.tag(i));
            else if (a == 0)
                halves.right.add(p, tagOfRight);
            if ((a > 0 && b < 0) || (a < 0 && b > 0)) {
                const V2 crossing = snapped(between(p, poly.at(j), a / (a - b)));
                halves.left.add(crossing, a > 0 ? tagOfLeft : poly.tag(i));
                halves.right.add(crossing, a < 0 ? tagOfRight : poly.tag(i));
            }
        }
        halves.left.dropRepeatedEnd();
        halves.right.dropRepeatedEnd();
        const bool hasLeft = !halves.left.isEmpty() && halves.left.area() >= kSmallestAreaM2;
        const bool hasRight = !halves.right.isEmpty() && halves.right.area() >= kSmallestAreaM2;
        if (!hasRight) {
            halves.right.clear();
            if (hasLeft)
                halves.left = poly;
        }
        if (!hasLeft) {
            halves.left.clear();
            if (hasRight)
                halves.right = poly;
        }
        return halves;
    }
};

Halves cut(const Poly &poly, const Line &line, int tagOfLeft, int tagOfRight)
{
    return Cutter::cut(poly, line, tagOfLeft, tagOfRight);
}

Poly leftPart(const Poly &poly, const Line &line, int tag)
{
    return cut(poly, line, tag, tag).left;
}

Slab cutSlab(const Poly &poly, const Line &axis, double width, int tagOfLeft, int tagOfRight)
{
    Slab slab;
    const Halves first = cut(poly, axis.moved(width / 2), tagOfLeft, 0);
    slab.left = first.left;
    if (first.right.isEmpty())
        return slab;
    const Halves second = cut(first.right, axis.moved(-width / 2), 0, tagOfRight);
    slab.middle = second.left;
    slab.right = second.right;
    return slab;
}

Poly shrunk(const Poly &poly, const std::array<double, Poly::kMax> &distances)
{
    Poly rest = poly;
    for (int i = 0; i < poly.size() && !rest.isEmpty(); ++i) {
        const double by = distances[static_cast<size_t>(i)];
        if (by > 0)
            rest = leftPart(rest, Line{poly.at(i), poly.edgeDirection(i)}.moved(by), poly.tag(i));
    }
    return rest;
}

Poly shrunk(const Poly &poly, double distance)
{
    std::array<double, Poly::kMax> distances;
    distances.fill(distance);
    return shrunk(poly, distances);
}

std::vector<std::vector<V2>> shareCorners(const std::vector<const Poly *> &polygons)
{
    // Corners sorted by the square of kSquareM they lie in; an edge asks the squares it passes.
    constexpr double kSquareM = 8;
    const auto cell = [](double v) { return static_cast<qint64>(std::floor(v / kSquareM)); };
    const auto key = [](qint64 column, qint64 row) { return column * 0x100000000LL + row; };
    struct Corner
    {
        qint64 square;
        V2 at;
    };
    std::vector<Corner> corners;
    size_t count = 0;
    for (const Poly *poly : polygons)
        count += static_cast<size_t>(poly->size());
    corners.reserve(count);
    for (const Poly *poly : polygons) {
        for (int i = 0; i < poly->size(); ++i)
            corners.push_back({key(cell(poly->at(i).x), cell(poly->at(i).y)), poly->at(i)});
    }
    const auto before = [](const Corner &a, const Corner &b) {
        if (a.square != b.square)
            return a.square < b.square;
        return a.at.x != b.at.x ? a.at.x < b.at.x : a.at.y < b.at.y;
    };
    std::sort(corners.begin(), corners.end(), before);
    const auto same = [](const Corner &a, const Corner &b) { return a.at == b.at; };
    corners.erase(std::unique(corners.begin(), corners.end(), same), corners.end());

    // Corners that differ by roundings only become one: each takes the first one near it.
    std::vector<std::pair<V2, V2>> moved;
    {
        std::vector<V2> sweep;
        sweep.reserve(corners.size());
        for (const Corner &corner : corners)
            sweep.push_back(corner.at);
        const auto byX = [](V2 a, V2 b) { return a.x != b.x ? a.x < b.x : a.y < b.y; };
        std::sort(sweep.begin(), sweep.end(), byX);
        std::vector<V2> kept(sweep);
        for (size_t k = 0; k < sweep.size(); ++k) {
            for (size_t j = k; j-- > 0 && sweep[k].x - sweep[j].x <= kSameCornerM;) {
                const V2 gap = sweep[k] - sweep[j];
                if (dot(gap, gap) <= kSameCornerM * kSameCornerM) {
                    kept[k] = kept[j];
                    moved.emplace_back(sweep[k], kept[j]);
                    break;
                }
            }
        }
        std::sort(moved.begin(), moved.end(),
                  [&](const auto &a, const auto &b) { return byX(a.first, b.first); });
    }
    const auto settled = [&](V2 p) {
        const auto found = std::lower_bound(moved.begin(), moved.end(), p, [](const auto &m, V2 q) {
            return m.first.x != q.x ? m.first.x < q.x : m.first.y < q.y;
        });
        return found != moved.end() && found->first == p ? found->second : p;
    };
    std::erase_if(corners, [&](const Corner &corner) { return settled(corner.at) != corner.at; });

    std::vector<std::vector<V2>> rings;
    rings.reserve(polygons.size());
    std::vector<std::pair<double, V2>> found;
    for (const Poly *poly : polygons) {
        std::vector<V2> &ring = rings.emplace_back();
        ring.reserve(static_cast<size_t>(poly->size()) + 4);
        for (int i = 0; i < poly->size(); ++i) {
            const V2 a = settled(poly->at(i));
            const V2 b = settled(poly->next(i));
            if (a == b)
                continue;
            ring.push_back(a);
            const double length = lengthOf(b - a);
            const V2 along = unitOf(b - a);
            found.clear();
            const qint64 firstRow = cell(std::min(a.y, b.y) - kOnLineM);
            const qint64 lastRow = cell(std::max(a.y, b.y) + kOnLineM);
            for (qint64 c = cell(std::min(a.x, b.x) - kOnLineM); c <= cell(std::max(a.x, b.x) + kOnLineM);
                 ++c) {
                // The squares of a column follow each other.
                auto corner =
                    std::lower_bound(corners.begin(), corners.end(), key(c, firstRow),
                                     [](const Corner &x, qint64 square) { return x.square < square; });
                for (; corner != corners.end() && corner->square <= key(c, lastRow); ++corner) {
                    const V2 p = corner->at;
                    const double distance = dot(p - a, along);
                    if (distance > 0 && distance < length && std::abs(cross(along, p - a)) <= kOnLineM &&
                        p != a && p != b)
                        found.emplace_back(distance, p);
                }
            }
            std::sort(found.begin(), found.end(), [](const auto &x, const auto &y) {
                if (x.first != y.first)
                    return x.first < y.first;
                return x.second.x != y.second.x ? x.second.x < y.second.x : x.second.y < y.second.y;
            });
            for (const auto &[distance, p] : found) {
                if (ring.back() != p)
                    ring.push_back(p);
            }
        }
        while (ring.size() > 1 && ring.front() == ring.back())
            ring.pop_back();
    }
    return rings;
}

} // namespace dothi::io::demo
