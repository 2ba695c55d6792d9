// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/creaseedges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace dothi::scene {

namespace {

using Corner = std::array<qint64, 3>;
using Normal = std::array<double, 3>;

/// Cosine of the angle between two sides from which on one sees an edge.
constexpr double kCrease = 0.94;

Corner cornerOf(const geo::Coord &c)
{
    constexpr double kPerMetre = 1000;
    return {std::llround(c.x * kPerMetre), std::llround(c.y * kPerMetre), std::llround(c.z * kPerMetre)};
}

/// Newell's normal, of length 1; zero for what has no area.
Normal normalOf(std::span<const geo::Coord> ring)
{
    Normal n{};
    for (size_t i = 0; i < ring.size(); ++i) {
        const geo::Coord &a = ring[i];
        const geo::Coord &b = ring[(i + 1) % ring.size()];
        // About a corner of its own: far from the origin the products would eat the digits.
        const geo::Coord &o = ring[0];
        n[0] += (a.y - b.y) * (a.z + b.z - 2 * o.z);
        n[1] += (a.z - b.z) * (a.x + b.x - 2 * o.x);
        n[2] += (a.x - b.x) * (a.y + b.y - 2 * o.y);
    }
    const double length = std::hypot(n[0], n[1], n[2]);
    if (!(length > 1e-9))
        return {};
    return {n[0] / length, n[1] / length, n[2] / length};
}

struct Side
{
    Normal normal;
    bool forwards; ///< the face goes along the edge from its lesser corner to its greater one
};

struct Edge
{
    std::array<geo::Coord, 2> ends;
    std::vector<Side> sides;
};

/// Between faces that are drawn the same way round the edge is passed once there and once back.
double cosine(const Side &a, const Side &b)
{
    const double dot = a.normal[0] * b.normal[0] + a.normal[1] * b.normal[1] + a.normal[2] * b.normal[2];
    return a.forwards == b.forwards ? -dot : dot;
}

bool isSeen(const Edge &edge)
{
    if (edge.sides.size() == 1)
        return true;
    // Where more than two meet (bodies that touch) any two that go on from one another hide it, if every
    // face has such a partner.
    return std::ranges::any_of(edge.sides, [&edge](const Side &side) {
        return std::ranges::none_of(edge.sides, [&side](const Side &other) {
            return &other != &side && cosine(side, other) > kCrease;
        });
    });
}

} // namespace

std::vector<std::array<geo::Coord, 2>> creaseEdges(const std::vector<FaceRings> &faces, size_t most)
{
    std::map<std::pair<Corner, Corner>, Edge> edges;
    for (const FaceRings &face : faces) {
        if (face.empty() || face[0].size() < 3)
            continue;
        const Normal normal = normalOf(face[0]);
        if (normal == Normal{})
            continue;
        for (const std::span<const geo::Coord> ring : face) {
            for (size_t i = 0; i < ring.size(); ++i) {
                const geo::Coord &a = ring[i];
                const geo::Coord &b = ring[(i + 1) % ring.size()];
                const Corner from = cornerOf(a);
                const Corner to = cornerOf(b);
                if (from == to)
                    continue;
                const bool forwards = from < to;
                Edge &edge = edges[forwards ? std::pair(from, to) : std::pair(to, from)];
                edge.ends = {a, b};
                edge.sides.push_back({normal, forwards});
            }
        }
    }
    std::vector<std::pair<double, std::array<geo::Coord, 2>>> seen;
    for (const auto &[corners, edge] : edges) {
        const auto &[a, b] = edge.ends;
        if (isSeen(edge))
            seen.emplace_back(std::hypot(a.x - b.x, a.y - b.y, a.z - b.z), edge.ends);
    }
    std::ranges::stable_sort(seen, std::greater<>(), &decltype(seen)::value_type::first);
    seen.resize(std::min(seen.size(), most));
    std::vector<std::array<geo::Coord, 2>> result;
    result.reserve(seen.size());
    for (const auto &[length, ends] : seen)
        result.push_back(ends);
    return result;
}

} // namespace dothi::scene
