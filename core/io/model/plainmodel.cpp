// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/plainmodel.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace dothi::io {

namespace {

constexpr size_t kListedFaces = 1000;
constexpr double kWeldM = 1e-4;
constexpr double kFarthestPointM = 1e8;
constexpr size_t kBuckets = 1024;

} // namespace

/// Edges of a shell by their ends, the smaller one first: how often they are run forwards and backwards.
struct BrepBuilder::Edges
{
    std::map<std::pair<quint32, quint32>, std::pair<int, int>> runs;

    /// Not all of them once `task` is to stop.
    Edges(const Shell &shell, const TaskContext *task)
    {
        constexpr size_t kEvery = 4096;
        size_t done = 0;
        for (const Face *face : shell) {
            if (++done % kEvery == 0 && task && task->cancelled())
                return;
            for (const std::vector<quint32> &ring : face->rings) {
                for (size_t i = 0; i < ring.size(); ++i) {
                    const quint32 a = ring[i];
                    const quint32 b = ring[(i + 1) % ring.size()];
                    auto &run = runs[std::minmax(a, b)];
                    (a < b ? run.first : run.second)++;
                }
            }
        }
    }
};

/// Six times the volume below the faces, about their first position.
double BrepBuilder::volumeOf(const Shell &shell) const
{
    const geo::Coord &o = m_vertices[shell.front()->rings.front().front()];
    const auto about = [&o](const geo::Coord &c) { return geo::Coord{c.x - o.x, c.y - o.y, c.z - o.z}; };
    double volume = 0;
    for (const Face *face : shell) {
        for (const std::vector<quint32> &ring : face->rings) {
            const geo::Coord a = about(m_vertices[ring.front()]);
            for (size_t i = 1; i + 1 < ring.size(); ++i) {
                const geo::Coord b = about(m_vertices[ring[i]]);
                const geo::Coord c = about(m_vertices[ring[i + 1]]);
                volume += a.x * (b.y * c.z - b.z * c.y) + a.y * (b.z * c.x - b.x * c.z) +
                          a.z * (b.x * c.y - b.y * c.x);
            }
        }
    }
    return volume;
}

void PlainModel::refuse(const QString &id, const QString &reason)
{
    ++refusedCount;
    if (refused.size() < kListedFaces)
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

std::vector<quint32> BrepBuilder::ringOf(std::span<const geo::Coord> ring,
                                         std::vector<city::PictureSpot> *spots)
{
    std::vector<quint32> corners;
    corners.reserve(ring.size());
    for (size_t i = 0; i < ring.size(); ++i) {
        const quint32 vertex = vertexAt(ring[i]);
        if (!corners.empty() && corners.back() == vertex)
            continue;
        if (spots)
            (*spots)[corners.size()] = (*spots)[i];
        corners.push_back(vertex);
    }
    while (corners.size() > 1 && corners.front() == corners.back())
        corners.pop_back();
    if (spots)
        spots->resize(corners.size());
    return corners;
}

bool BrepBuilder::addFace(std::span<const geo::Coord> ring, qint32 material,
                          std::span<const city::PictureSpot> spots)
{
    const auto fits = [](double v) { return std::isfinite(v) && std::abs(v) <= kFarthestPointM; };
    if (!std::ranges::all_of(ring, [&](const geo::Coord &c) { return fits(c.x) && fits(c.y) && fits(c.z); }))
        return false;
    Face face;
    face.material = material;
    const bool placed =
        spots.size() == ring.size() && std::ranges::all_of(spots, [](const city::PictureSpot &spot) {
            return std::isfinite(spot.u) && std::isfinite(spot.v);
        });
    if (placed)
        face.spots.assign(spots.begin(), spots.end());
    constexpr size_t kFewest = 3;
    std::vector<quint32> corners = ringOf(ring, placed ? &face.spots : nullptr);
    if (corners.size() >= kFewest) {
        face.rings.push_back(std::move(corners));
        m_faces.push_back(std::move(face));
    }
    return true;
}

bool BrepBuilder::addFace(std::span<const geo::Coord> ring)
{
    const std::vector<geo::Coord> rings[] = {{ring.begin(), ring.end()}};
    return addFace(rings, SurfaceKind::None);
}

bool BrepBuilder::addFace(std::span<const std::vector<geo::Coord>> rings, SurfaceKind kind)
{
    const auto fits = [](double v) { return std::isfinite(v) && std::abs(v) <= kFarthestPointM; };
    for (const std::vector<geo::Coord> &ring : rings) {
        if (!std::ranges::all_of(ring,
                                 [&](const geo::Coord &c) { return fits(c.x) && fits(c.y) && fits(c.z); }))
            return false;
    }
    Face face;
    face.kind = kind;
    constexpr size_t kFewest = 3;
    for (const std::vector<geo::Coord> &ring : rings) {
        std::vector<quint32> corners = ringOf(ring);
        if (corners.size() >= kFewest)
            face.rings.push_back(std::move(corners));
        else if (face.rings.empty())
            return true;
    }
    if (!face.rings.empty())
        m_faces.push_back(std::move(face));
    return true;
}

geo::Brep BrepBuilder::take(std::vector<SurfaceKind> *kinds, const TaskContext *task,
                            std::vector<PlainFaceLook> *looks)
{
    // Faces that share a vertex belong together.
    std::vector<quint32> root(m_vertices.size());
    std::iota(root.begin(), root.end(), 0U);
    const auto find = [&root](quint32 v) {
        while (root[v] != v)
            v = root[v] = root[root[v]];
        return v;
    };
    for (const Face &face : m_faces) {
        for (const std::vector<quint32> &ring : face.rings) {
            for (const quint32 vertex : ring)
                root[find(vertex)] = find(face.rings.front().front());
        }
    }
    std::map<quint32, Shell> shells;
    for (const Face &face : m_faces)
        shells[find(face.rings.front().front())].push_back(&face);
    bool closed = true;
    std::map<quint32, bool> turned;
    for (const auto &[key, shell] : shells) {
        const Edges edges(shell, task);
        if (task && task->cancelled())
            return {};
        closed = closed && std::ranges::all_of(edges.runs, [](const auto &edge) {
                     return edge.second.first + edge.second.second == 2;
                 });
        const bool even = std::ranges::all_of(
            edges.runs, [](const auto &edge) { return edge.second.first == 1 && edge.second.second == 1; });
        turned[key] = even && volumeOf(shell) < 0;
    }
    geo::Brep brep;
    if (!closed)
        brep.beginShell();
    for (const auto &[key, shell] : shells) {
        if (closed) {
            brep.beginSolid();
            brep.beginShell();
        }
        for (const Face *face : shell) {
            brep.beginFace();
            if (kinds)
                kinds->push_back(face->kind);
            if (looks) {
                PlainFaceLook &look = looks->emplace_back();
                look.material = face->material;
                if (!face->spots.empty())
                    look.spots.push_back(face->spots);
                if (!face->spots.empty() && closed && turned[key])
                    std::ranges::reverse(look.spots.front());
            }
            for (const std::vector<quint32> &ring : face->rings) {
                brep.beginRing();
                if (closed && turned[key])
                    std::for_each(ring.rbegin(), ring.rend(), [&](quint32 v) { brep.addCorner(v); });
                else
                    std::for_each(ring.begin(), ring.end(), [&](quint32 v) { brep.addCorner(v); });
            }
        }
    }
    brep.vertices = std::move(m_vertices);
    m_faces.clear();
    m_vertices.clear();
    m_cells.clear();
    return brep;
}

} // namespace dothi::io
