// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/plainmodel.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace dothi::io {

namespace {

constexpr size_t kListed = 1000;
constexpr double kWeldM = 1e-4;
constexpr double kFarthestM = 1e8;
constexpr size_t kBuckets = 1024;

/// Edges of a shell by their ends, the smaller one first: how often they are run forwards and backwards.
using Edges = std::map<std::pair<quint32, quint32>, std::pair<int, int>>;

Edges edgesOf(const std::vector<const std::vector<quint32> *> &faces)
{
    Edges edges;
    for (const std::vector<quint32> *face : faces) {
        for (size_t i = 0; i < face->size(); ++i) {
            const quint32 a = (*face)[i];
            const quint32 b = (*face)[(i + 1) % face->size()];
            auto &runs = edges[std::minmax(a, b)];
            (a < b ? runs.first : runs.second)++;
        }
    }
    return edges;
}

/// Six times the volume below the faces, about their first position.
double volumeOf(const std::vector<const std::vector<quint32> *> &faces,
                const std::vector<geo::Coord> &vertices)
{
    const geo::Coord &o = vertices[faces.front()->front()];
    const auto about = [&o](const geo::Coord &c) { return geo::Coord{c.x - o.x, c.y - o.y, c.z - o.z}; };
    double volume = 0;
    for (const std::vector<quint32> *face : faces) {
        const geo::Coord a = about(vertices[face->front()]);
        for (size_t i = 1; i + 1 < face->size(); ++i) {
            const geo::Coord b = about(vertices[(*face)[i]]);
            const geo::Coord c = about(vertices[(*face)[i + 1]]);
            volume +=
                a.x * (b.y * c.z - b.z * c.y) + a.y * (b.z * c.x - b.x * c.z) + a.z * (b.x * c.y - b.y * c.x);
        }
    }
    return volume;
}

} // namespace

void PlainModel::refuse(const QString &id, const QString &reason)
{
    ++refusedCount;
    if (refused.size() < kListed)
        refused.emplace_back(id, reason);
}

quint32 BrepBuilder::vertexAt(const geo::Coord &c)
{
    if (m_cells.empty())
        m_cells.resize(kBuckets);
    const auto cell = [](double v) { return static_cast<qint64>(std::floor(v / kWeldM)); };
    const qint64 x = cell(c.x);
    const qint64 y = cell(c.y);
    const qint64 z = cell(c.z);
    const auto bucket = [this](qint64 i, qint64 j, qint64 k) -> std::vector<Cell> & {
        const auto hash = static_cast<quint64>(i) * 0x9E3779B97F4A7C15U ^
                          static_cast<quint64>(j) * 0xC2B2AE3D27D4EB4FU ^
                          static_cast<quint64>(k) * 0x165667B19E3779F9U;
        return m_cells[(hash >> 32U) % m_cells.size()];
    };
    // A position near the side of a cell may have its like in the next one.
    for (qint64 i = x - 1; i <= x + 1; ++i) {
        for (qint64 j = y - 1; j <= y + 1; ++j) {
            for (qint64 k = z - 1; k <= z + 1; ++k) {
                for (const Cell &known : bucket(i, j, k)) {
                    const geo::Coord &v = m_vertices[known.vertex];
                    if (known.x == i && known.y == j && known.z == k && std::abs(v.x - c.x) < kWeldM &&
                        std::abs(v.y - c.y) < kWeldM && std::abs(v.z - c.z) < kWeldM)
                        return known.vertex;
                }
            }
        }
    }
    if (m_vertices.size() > 4 * m_cells.size()) {
        std::vector<std::vector<Cell>> old(m_cells.size() * 8);
        old.swap(m_cells);
        for (const std::vector<Cell> &cells : old) {
            for (const Cell &known : cells)
                bucket(known.x, known.y, known.z).push_back(known);
        }
    }
    const auto number = static_cast<quint32>(m_vertices.size());
    m_vertices.push_back(c);
    bucket(x, y, z).push_back({x, y, z, number});
    return number;
}

bool BrepBuilder::addFace(std::span<const geo::Coord> ring)
{
    const auto fits = [](double v) { return std::isfinite(v) && std::abs(v) <= kFarthestM; };
    if (!std::ranges::all_of(ring, [&](const geo::Coord &c) { return fits(c.x) && fits(c.y) && fits(c.z); }))
        return false;
    std::vector<quint32> face;
    face.reserve(ring.size());
    for (const geo::Coord &c : ring) {
        const quint32 vertex = vertexAt(c);
        if (face.empty() || face.back() != vertex)
            face.push_back(vertex);
    }
    while (face.size() > 1 && face.front() == face.back())
        face.pop_back();
    if (face.size() >= 3)
        m_faces.push_back(std::move(face));
    return true;
}

geo::Brep BrepBuilder::take()
{
    // Faces that share a vertex belong together.
    std::vector<quint32> root(m_vertices.size());
    std::iota(root.begin(), root.end(), 0U);
    const auto find = [&root](quint32 v) {
        while (root[v] != v)
            v = root[v] = root[root[v]];
        return v;
    };
    for (const std::vector<quint32> &face : m_faces) {
        for (const quint32 vertex : face)
            root[find(vertex)] = find(face.front());
    }
    std::map<quint32, std::vector<const std::vector<quint32> *>> shells;
    for (const std::vector<quint32> &face : m_faces)
        shells[find(face.front())].push_back(&face);
    bool closed = true;
    std::map<quint32, bool> turned;
    for (const auto &[key, faces] : shells) {
        const Edges edges = edgesOf(faces);
        closed = closed && std::ranges::all_of(edges, [](const auto &edge) {
                     return edge.second.first + edge.second.second == 2;
                 });
        const bool even = std::ranges::all_of(
            edges, [](const auto &edge) { return edge.second.first == 1 && edge.second.second == 1; });
        turned[key] = even && volumeOf(faces, m_vertices) < 0;
    }
    geo::Brep brep;
    brep.vertices = std::move(m_vertices);
    if (!closed)
        brep.beginShell();
    for (const auto &[key, faces] : shells) {
        if (closed) {
            brep.beginSolid();
            brep.beginShell();
        }
        for (const std::vector<quint32> *face : faces) {
            brep.beginFace();
            brep.beginRing();
            if (closed && turned[key])
                std::for_each(face->rbegin(), face->rend(), [&](quint32 v) { brep.addCorner(v); });
            else
                std::for_each(face->begin(), face->end(), [&](quint32 v) { brep.addCorner(v); });
        }
    }
    m_faces.clear();
    m_vertices.clear();
    m_cells.clear();
    return brep;
}

} // namespace dothi::io
