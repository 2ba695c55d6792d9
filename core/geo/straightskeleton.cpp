// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/straightskeleton.h>

#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#include <CGAL/Polygon_2.h>
#include <CGAL/create_straight_skeleton_2.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <map>
#include <numeric>
#include <utility>

namespace dothi::geo {

namespace {

using Kernel = CGAL::Exact_predicates_inexact_constructions_kernel;
using Polygon = CGAL::Polygon_2<Kernel>;
using Skeleton = CGAL::Straight_skeleton_2<Kernel>;

constexpr double kTouchM = 0.001;
constexpr double kWidestM = 10'000;
/// Nodes so close together are one; the next where faces would cross otherwise.
constexpr double kOneNodeM[] = {0.002, 0.01, 0.05};
/// How far a node may be moved to where its planes meet, beyond that.
constexpr double kMendM = 0.02;

struct Flat
{
    double x = 0;
    double y = 0;
};

Flat operator-(const Coord &a, const Coord &b)
{
    return {a.x - b.x, a.y - b.y};
}

double cross(const Flat &a, const Flat &b)
{
    return a.x * b.y - a.y * b.x;
}

double dot(const Flat &a, const Flat &b)
{
    return a.x * b.x + a.y * b.y;
}

/// The corners of all rings about the first of them, and how they follow one another.
struct Outline
{
    std::vector<Coord> corners;
    std::vector<quint32> next;
    std::vector<std::pair<size_t, size_t>> rings; ///< [first, last)
    Coord origin;

    explicit Outline(const std::vector<std::vector<Coord>> &from)
    {
        origin = from.front().front();
        for (const auto &ring : from) {
            const size_t first = corners.size();
            for (const Coord &c : ring)
                corners.push_back({c.x - origin.x, c.y - origin.y, 0});
            rings.emplace_back(first, corners.size());
            for (size_t i = first; i < corners.size(); ++i)
                next.push_back(static_cast<quint32>(i + 1 < corners.size() ? i + 1 : first));
        }
    }

    [[nodiscard]] double area() const
    {
        double twice = 0;
        for (size_t i = 0; i < corners.size(); ++i)
            twice += cross({corners[i].x, corners[i].y}, {corners[next[i]].x, corners[next[i]].y});
        return twice / 2;
    }
};

double distanceToEdge(const Coord &p, const Coord &a, const Coord &b)
{
    const Flat ab = b - a;
    const Flat ap = p - a;
    const double t = std::clamp(dot(ap, ab) / std::max(dot(ab, ab), 1e-12), 0.0, 1.0);
    return std::hypot(ap.x - t * ab.x, ap.y - t * ab.y);
}

bool crosses(const Coord &a, const Coord &b, const Coord &c, const Coord &d)
{
    return (cross(b - a, c - a) > 0) != (cross(b - a, d - a) > 0) &&
           (cross(d - c, a - c) > 0) != (cross(d - c, b - c) > 0);
}

bool contains(const Outline &outline, size_t ring, const Coord &p)
{
    bool inside = false;
    for (size_t i = outline.rings[ring].first; i < outline.rings[ring].second; ++i) {
        const Coord &a = outline.corners[i];
        const Coord &b = outline.corners[outline.next[i]];
        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x))
            inside = !inside;
    }
    return inside;
}

/// No ring comes within a millimetre of itself or another, and holes lie where holes can.
bool isSimple(const Outline &o)
{
    const size_t n = o.corners.size();
    for (size_t i = 0; i < n; ++i) {
        const Coord &a = o.corners[i];
        const Coord &b = o.corners[o.next[i]];
        for (size_t j = i + 1; j < n; ++j) {
            const Coord &c = o.corners[j];
            const Coord &d = o.corners[o.next[j]];
            // Neighbours share a corner; what may be too close are their other ends.
            if (o.next[i] == j || o.next[j] == i) {
                const bool forward = o.next[i] == j;
                const Coord &start = forward ? a : c;
                const Coord &middle = forward ? b : d;
                const Coord &end = forward ? d : b;
                if (distanceToEdge(start, middle, end) < kTouchM ||
                    distanceToEdge(end, start, middle) < kTouchM)
                    return false;
                continue;
            }
            if (std::max(a.x, b.x) + kTouchM < std::min(c.x, d.x) ||
                std::max(c.x, d.x) + kTouchM < std::min(a.x, b.x) ||
                std::max(a.y, b.y) + kTouchM < std::min(c.y, d.y) ||
                std::max(c.y, d.y) + kTouchM < std::min(a.y, b.y))
                continue;
            if (crosses(a, b, c, d) || distanceToEdge(a, c, d) < kTouchM ||
                distanceToEdge(b, c, d) < kTouchM || distanceToEdge(c, a, b) < kTouchM ||
                distanceToEdge(d, a, b) < kTouchM)
                return false;
        }
    }
    for (size_t hole = 1; hole < o.rings.size(); ++hole) {
        const Coord &p = o.corners[o.rings[hole].first];
        if (!contains(o, 0, p))
            return false;
        for (size_t other = 1; other < o.rings.size(); ++other) {
            if (other != hole && contains(o, other, p))
                return false;
        }
    }
    return true;
}

/// Makes one of inner nodes that are as good as one. False where one comes too close to a corner.
bool uniteNodes(std::vector<Coord> &nodes, size_t corners, std::vector<std::vector<quint32>> &faces,
                double within)
{
    std::vector<quint32> one(nodes.size());
    std::iota(one.begin(), one.end(), 0U);
    for (size_t i = corners; i < nodes.size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
            const Flat d = nodes[i] - nodes[j];
            if (std::abs(d.x) > within || std::abs(d.y) > within)
                continue;
            if (j < corners)
                return false;
            one[i] = one[j];
            break;
        }
    }
    // The numbers of those that stay follow one another.
    std::vector<quint32> number(nodes.size());
    std::vector<Coord> kept;
    for (size_t i = 0; i < nodes.size(); ++i) {
        if (one[i] == i) {
            number[i] = static_cast<quint32>(kept.size());
            kept.push_back(nodes[i]);
        }
    }
    nodes = std::move(kept);
    for (std::vector<quint32> &face : faces) {
        for (quint32 &node : face)
            node = number[one[node]];
        face.erase(std::unique(face.begin(), face.end()), face.end());
        while (face.size() > 1 && face.back() == face.front())
            face.pop_back();
    }
    return true;
}

/// Each inner node goes to where the planes over the edges of its faces meet: least squares about where it
/// is.
void mendNodes(std::vector<Coord> &nodes, const Outline &o, const std::vector<std::vector<quint32>> &faces)
{
    struct Sums
    {
        double xx = 0, xy = 0, yy = 0, x = 0, y = 0, n = 0, xr = 0, yr = 0, r = 0;
    };
    std::vector<Sums> sums(nodes.size());
    for (size_t edge = 0; edge < faces.size(); ++edge) {
        const Coord &a = o.corners[edge];
        const Flat along = o.corners[o.next[edge]] - a;
        const double length = std::hypot(along.x, along.y);
        const Flat in{-along.y / length, along.x / length};
        for (size_t k = 2; k < faces[edge].size(); ++k) {
            const Coord &p = nodes[faces[edge][k]];
            const double off = p.z - dot(p - a, in); // of the height from the plane
            Sums &s = sums[faces[edge][k]];
            s.xx += in.x * in.x;
            s.xy += in.x * in.y;
            s.yy += in.y * in.y;
            s.x += in.x;
            s.y += in.y;
            s.n += 1;
            s.xr += in.x * off;
            s.yr += in.y * off;
            s.r += off;
        }
    }
    for (size_t i = o.corners.size(); i < nodes.size(); ++i) {
        // Without the height: sum (in · d − mean)² …
        const Sums &s = sums[i];
        if (s.n < 3)
            continue;
        const double xx = s.xx - s.x * s.x / s.n;
        const double xy = s.xy - s.x * s.y / s.n;
        const double yy = s.yy - s.y * s.y / s.n;
        const double xr = s.xr - s.x * s.r / s.n;
        const double yr = s.yr - s.y * s.r / s.n;
        const double det = xx * yy - xy * xy;
        if (det < 1e-6)
            continue;
        const double dx = (xr * yy - yr * xy) / det;
        const double dy = (yr * xx - xr * xy) / det;
        const double dz = (s.x * dx + s.y * dy - s.r) / s.n;
        if (std::hypot(dx, dy, dz) < kMendM)
            nodes[i] = {nodes[i].x + dx, nodes[i].y + dy, nodes[i].z + dz};
    }
}

/// Edges of a face meet in its corners only. What is within the rounding of a position counts as a meeting.
bool isSimpleFace(const std::vector<Coord> &nodes, const std::vector<quint32> &face)
{
    constexpr double kRoundM = 1e-5;
    const size_t n = face.size();
    const auto at = [&](size_t i) -> const Coord & { return nodes[face[i % n]]; };
    const auto sideOf = [](const Coord &p, const Coord &a, const Coord &b) {
        const double distance = cross(b - a, p - a) / std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-9);
        return distance > kRoundM ? 1 : distance < -kRoundM ? -1 : 0;
    };
    for (size_t i = 0; i < n; ++i) {
        for (size_t j = 0; j < n; ++j) {
            if (j != i && (j + 1) % n != i && distanceToEdge(at(i), at(j), at(j + 1)) < kRoundM)
                return false;
            const bool apart = j > i + 1 && (j + 1) % n != i;
            if (apart && sideOf(at(j), at(i), at(i + 1)) * sideOf(at(j + 1), at(i), at(i + 1)) < 0 &&
                sideOf(at(i), at(j), at(j + 1)) * sideOf(at(i + 1), at(j), at(j + 1)) < 0)
                return false;
        }
    }
    return true;
}

/// The faces cover the polygon, each once around, and meet in whole edges.
bool isWhole(const StraightSkeleton &s, const Outline &o)
{
    double sum = 0;
    std::map<std::pair<quint32, quint32>, int> edges;
    for (size_t edge = 0; edge < s.faces.size(); ++edge) {
        const std::vector<quint32> &face = s.faces[edge];
        if (face.size() < 3 || face[0] != edge || face[1] != o.next[edge])
            return false;
        double twice = 0;
        for (size_t k = 0; k < face.size(); ++k) {
            const Coord &a = s.nodes[face[k]];
            const Coord &b = s.nodes[face[(k + 1) % face.size()]];
            twice += cross(a - s.nodes[face[0]], b - s.nodes[face[0]]);
            if (k > 0)
                ++edges[{face[k], face[(k + 1) % face.size()]}];
        }
        if (!(twice > 0) || !isSimpleFace(s.nodes, face))
            return false;
        sum += twice / 2;
    }
    for (const auto &[edge, count] : edges) {
        const auto back = edges.find({edge.second, edge.first});
        if (count != 1 || back == edges.end())
            return false;
    }
    for (size_t i = s.corners; i < s.nodes.size(); ++i) {
        if (!(s.nodes[i].z > kTouchM) || !std::isfinite(s.nodes[i].z))
            return false;
    }
    const double area = o.area();
    return std::abs(sum - area) < 1e-5 * area + 1e-3;
}

bool readSkeleton(const Skeleton &skeleton, const Outline &o, StraightSkeleton &result)
{
    std::map<std::pair<double, double>, quint32> cornerAt;
    for (size_t i = 0; i < o.corners.size(); ++i)
        cornerAt.emplace(std::pair(o.corners[i].x, o.corners[i].y), static_cast<quint32>(i));
    result.nodes = o.corners;
    result.corners = o.corners.size();
    result.faces.resize(o.corners.size());
    std::map<const void *, quint32> numbers;
    const auto numberOf = [&](Skeleton::Vertex_const_handle v) -> std::optional<quint32> {
        if (v->is_contour()) {
            const auto found = cornerAt.find({v->point().x(), v->point().y()});
            return found == cornerAt.end() ? std::nullopt : std::optional(found->second);
        }
        const auto [known, isNew] = numbers.try_emplace(&*v, static_cast<quint32>(result.nodes.size()));
        if (isNew)
            result.nodes.push_back({v->point().x(), v->point().y(), v->time()});
        return known->second;
    };
    for (auto face = skeleton.faces_begin(); face != skeleton.faces_end(); ++face) {
        const Skeleton::Halfedge_const_handle start = face->halfedge();
        Skeleton::Halfedge_const_handle edge = start;
        // The one halfedge of the outline first.
        for (size_t steps = 0; !edge->opposite()->is_border(); ++steps) {
            edge = edge->next();
            if (edge == start || steps > 4 * kMostSkeletonCorners)
                return false;
        }
        const auto from = numberOf(edge->opposite()->vertex());
        if (!from || *from >= o.corners.size())
            return false;
        std::vector<quint32> &nodes = result.faces[*from];
        if (!nodes.empty())
            return false;
        nodes.push_back(*from);
        for (auto h = edge; h->next() != edge; h = h->next()) {
            const auto node = numberOf(h->vertex());
            if (!node || nodes.size() > 4 * kMostSkeletonCorners)
                return false;
            nodes.push_back(*node);
        }
    }
    return true;
}

} // namespace

std::optional<StraightSkeleton> straightSkeleton(const std::vector<std::vector<Coord>> &rings)
{
    size_t corners = 0;
    for (const auto &ring : rings) {
        corners += ring.size();
        if (ring.size() < 3)
            return std::nullopt;
    }
    if (corners < 3 || corners > kMostSkeletonCorners)
        return std::nullopt;
    const Outline o(rings);
    // Also none that is not a number; exact numbers end the program over what overflows a double when
    // squared.
    const bool near = std::ranges::all_of(
        o.corners, [](const Coord &c) { return std::abs(c.x) < kWidestM && std::abs(c.y) < kWidestM; });
    if (!near || !(o.area() > kTouchM) || !isSimple(o))
        return std::nullopt;
    StraightSkeleton result;
    try {
        std::vector<Polygon> polygons(o.rings.size());
        for (size_t r = 0; r < o.rings.size(); ++r) {
            for (size_t i = o.rings[r].first; i < o.rings[r].second; ++i)
                polygons[r].push_back({o.corners[i].x, o.corners[i].y});
        }
        const auto skeleton = CGAL::create_interior_straight_skeleton_2(
            polygons[0].vertices_begin(), polygons[0].vertices_end(), std::next(polygons.begin()),
            polygons.end(), Kernel());
        if (!skeleton || !readSkeleton(*skeleton, o, result))
            return std::nullopt;
    } catch (const std::exception &) {
        // CGAL throws where its preconditions do not hold.
        return std::nullopt;
    }
    for (const double within : kOneNodeM) {
        StraightSkeleton united = result;
        if (!uniteNodes(united.nodes, united.corners, united.faces, within))
            return std::nullopt;
        mendNodes(united.nodes, o, united.faces);
        if (!isWhole(united, o))
            continue;
        for (Coord &node : united.nodes) {
            node.x += o.origin.x;
            node.y += o.origin.y;
        }
        return united;
    }
    return std::nullopt;
}

} // namespace dothi::geo
