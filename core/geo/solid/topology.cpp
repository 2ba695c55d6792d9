// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/solid/topology.h>

#include <limits>
#include <numbers>
#include <numeric>

namespace dothi::geo::solid {

namespace {

quint64 key(quint32 a, quint32 b)
{
    return (static_cast<quint64>(std::min(a, b)) << 32) | std::max(a, b);
}

/// Sets that are joined.
class Sets
{
public:
    explicit Sets(size_t size)
        : m_parent(size)
    {
        std::iota(m_parent.begin(), m_parent.end(), size_t(0));
    }
    size_t find(size_t i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    /// The smaller number stays the set's.
    void join(size_t a, size_t b)
    {
        a = find(a);
        b = find(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<size_t> m_parent;
};

const std::vector<quint32> kNone;

} // namespace

Topology::Topology(const Work &work, Brep::Range faces)
    : m_work(work)
    , m_faces(faces)
{
    m_rings.resize(faces.size());
    m_vertices.resize(faces.size());
    for (size_t f = faces.first; f < faces.last; ++f) {
        const size_t own = f - faces.first;
        const Brep::Range rings = work.brep().ringsOf(f);
        for (size_t r = rings.first; r < rings.last; ++r) {
            m_rings[own].push_back(work.ring(r));
            const std::vector<quint32> &ring = m_rings[own].back();
            m_vertices[own].insert(m_vertices[own].end(), ring.begin(), ring.end());
            for (size_t i = 0; i < ring.size(); ++i) {
                const quint32 from = ring[i];
                const quint32 to = ring[(i + 1) % ring.size()];
                const auto [at, isNew] = m_edgeAt.try_emplace(key(from, to), m_edges.size());
                if (isNew) {
                    m_edges.push_back({std::min(from, to), std::max(from, to), {}});
                    m_neighbours[from].push_back(to);
                    m_neighbours[to].push_back(from);
                }
                m_edges[at->second].uses.push_back({static_cast<quint32>(f), from < to});
            }
        }
        std::ranges::sort(m_vertices[own]);
        const auto same = std::ranges::unique(m_vertices[own]);
        m_vertices[own].erase(same.begin(), same.end());
        for (const quint32 v : m_vertices[own])
            m_facesAt[v].push_back(static_cast<quint32>(f));
    }
}

const Edge *Topology::find(quint32 a, quint32 b) const
{
    const auto at = m_edgeAt.find(key(a, b));
    return at == m_edgeAt.end() ? nullptr : &m_edges[at->second];
}

const std::vector<quint32> &Topology::verticesOf(size_t face) const
{
    return m_vertices[face - m_faces.first];
}

const std::vector<quint32> &Topology::neighboursOf(quint32 vertex) const
{
    const auto at = m_neighbours.find(vertex);
    return at == m_neighbours.end() ? kNone : at->second;
}

bool Topology::isEdgeOf(size_t face, quint32 a, quint32 b) const
{
    const Edge *edge = find(a, b);
    return edge && std::ranges::any_of(edge->uses, [face](const Edge::Use &use) { return use.face == face; });
}

double Topology::distanceToEdgesOf(size_t face, const Coord &p) const
{
    double nearest = std::numeric_limits<double>::max();
    for (const auto &ring : m_rings[face - m_faces.first]) {
        for (size_t i = 0; i < ring.size(); ++i) {
            nearest = std::min(nearest, distanceToSegment(p, m_work.point(ring[i]),
                                                          m_work.point(ring[(i + 1) % ring.size()])));
        }
    }
    return nearest;
}

std::vector<std::pair<quint32, quint32>> Topology::directedEdgesOf(size_t face) const
{
    std::vector<std::pair<quint32, quint32>> result;
    for (const auto &ring : m_rings[face - m_faces.first]) {
        for (size_t i = 0; i < ring.size(); ++i)
            result.emplace_back(ring[i], ring[(i + 1) % ring.size()]);
    }
    return result;
}

void Topology::sectors(size_t face, quint32 vertex, std::vector<std::pair<quint32, quint32>> &out) const
{
    // Edges that leave the vertex and those that come to it. The interior is on the left of both (holes run
    // the other way round), so that a sector goes from an edge that leaves to the next one that comes.
    std::vector<quint32> leaving;
    std::vector<quint32> coming;
    for (const auto &ring : m_rings[face - m_faces.first]) {
        for (size_t i = 0; i < ring.size(); ++i) {
            if (ring[i] == vertex) {
                leaving.push_back(ring[(i + 1) % ring.size()]);
                coming.push_back(ring[(i + ring.size() - 1) % ring.size()]);
            }
        }
    }
    if (leaving.size() == 1) {
        out.emplace_back(leaving[0], coming[0]);
        return;
    }
    const Plane &plane = m_work.planes[face];
    const Coord at = plane.to2d(m_work.point(vertex));
    const auto angle = [&](quint32 to) {
        const Coord d = minus(plane.to2d(m_work.point(to)), at);
        return std::atan2(d.y, d.x);
    };
    for (const quint32 from : leaving) {
        const double start = angle(from);
        quint32 next = coming[0];
        double least = std::numeric_limits<double>::max();
        for (const quint32 to : coming) {
            double turn = angle(to) - start;
            if (turn <= 0)
                turn += 2 * std::numbers::pi;
            if (turn < least) {
                least = turn;
                next = to;
            }
        }
        out.emplace_back(from, next);
    }
}

std::vector<Fans> Topology::fans() const
{
    std::vector<quint32> vertices;
    vertices.reserve(m_facesAt.size());
    for (const auto &entry : m_facesAt)
        vertices.push_back(entry.first);
    std::ranges::sort(vertices); // findings come in the same order every time
    std::vector<Fans> result;
    std::vector<std::pair<quint32, quint32>> links;
    std::unordered_map<quint32, size_t>
        numbers; // of the other ends, so that large fans take no longer for each
    for (const quint32 vertex : vertices) {
        links.clear();
        for (const quint32 face : m_facesAt.at(vertex))
            sectors(face, vertex, links);
        const std::vector<quint32> &ends = m_neighbours.at(vertex);
        constexpr size_t kFew = 16;
        numbers.clear();
        for (size_t i = 0; i < ends.size() && ends.size() > kFew; ++i)
            numbers.emplace(ends[i], i);
        const auto numberOf = [&](quint32 end) {
            return ends.size() > kFew ? numbers.at(end)
                                      : static_cast<size_t>(std::ranges::find(ends, end) - ends.begin());
        };
        Sets sets(ends.size());
        std::vector<int> degree(ends.size(), 0);
        for (const auto &[from, to] : links) {
            const size_t a = numberOf(from);
            const size_t b = numberOf(to);
            ++degree[a];
            ++degree[b];
            sets.join(a, b);
        }
        std::vector<bool> closed(ends.size(), true);
        for (size_t i = 0; i < ends.size(); ++i) {
            if (degree[i] != 2)
                closed[sets.find(i)] = false;
        }
        Fans fans{vertex, 0, 0};
        for (size_t root = 0; root < ends.size(); ++root) {
            if (sets.find(root) == root)
                ++(closed[root] ? fans.closed : fans.open);
        }
        result.push_back(fans);
    }
    return result;
}

bool Topology::isOriented() const
{
    return std::ranges::all_of(m_edges, [](const Edge &edge) {
        return edge.uses.size() != 2 || edge.uses[0].forward != edge.uses[1].forward;
    });
}

std::vector<size_t> Topology::turnedFaces(const Work &work, bool cavity) const
{
    constexpr int kUnknown = -1;
    std::vector<int> turned(m_faces.size(), kUnknown);
    std::vector<size_t> result;
    for (size_t start = 0; start < turned.size(); ++start) {
        if (turned[start] != kUnknown)
            continue;
        std::vector<size_t> component{start};
        turned[start] = 0;
        bool closed = true;
        for (size_t i = 0; i < component.size(); ++i) {
            const size_t own = component[i];
            for (const auto &[from, to] : directedEdgesOf(own + m_faces.first)) {
                const Edge *edge = find(from, to);
                if (edge->uses.size() != 2) {
                    closed = false;
                    continue;
                }
                const bool first = edge->uses[0].face == own + m_faces.first;
                const size_t other = edge->uses[first ? 1 : 0].face - m_faces.first;
                const int expected =
                    edge->uses[0].forward == edge->uses[1].forward ? 1 - turned[own] : turned[own];
                if (turned[other] == kUnknown) {
                    turned[other] = expected;
                    component.push_back(other);
                } else if (turned[other] != expected) {
                    result.push_back(other + m_faces.first); // cannot be oriented
                }
            }
        }
        // Two ways to turn them all: the one that encloses a volume as it should, or the one most faces have.
        double volume = 0;
        size_t count = 0;
        const Coord origin = work.planes[component[0] + m_faces.first].origin;
        for (const size_t own : component) {
            count += turned[own] == 1 ? 1 : 0;
            for (const Triangle &t : work.triangles[own + m_faces.first]) {
                volume += (turned[own] == 1 ? -1 : 1) *
                          dot(minus(t.corner[0], origin),
                              cross(minus(t.corner[1], origin), minus(t.corner[2], origin)));
            }
        }
        const bool otherWay = closed ? (volume < 0) != cavity : 2 * count > component.size();
        for (const size_t own : component) {
            if ((turned[own] == 1) != otherWay)
                result.push_back(own + m_faces.first);
        }
    }
    std::ranges::sort(result);
    const auto same = std::ranges::unique(result);
    result.erase(same.begin(), same.end());
    return result;
}

std::vector<size_t> Topology::components() const
{
    Sets sets(m_faces.size());
    for (const Edge &edge : m_edges) {
        for (size_t i = 1; i < edge.uses.size(); ++i)
            sets.join(edge.uses[0].face - m_faces.first, edge.uses[i].face - m_faces.first);
    }
    std::vector<size_t> firsts;
    for (size_t i = 0; i < m_faces.size(); ++i) {
        if (sets.find(i) == i)
            firsts.push_back(i + m_faces.first);
    }
    return firsts;
}

std::vector<const Edge *> Topology::holes() const
{
    std::vector<const Edge *> open;
    for (const Edge &edge : m_edges) {
        if (edge.uses.size() == 1)
            open.push_back(&edge);
    }
    std::unordered_map<quint32, size_t> firstAt;
    Sets sets(open.size());
    for (size_t i = 0; i < open.size(); ++i) {
        for (const quint32 v : {open[i]->a, open[i]->b}) {
            const auto [at, isNew] = firstAt.try_emplace(v, i);
            if (!isNew)
                sets.join(at->second, i);
        }
    }
    std::vector<const Edge *> result;
    for (size_t i = 0; i < open.size(); ++i) {
        if (sets.find(i) == i)
            result.push_back(open[i]);
    }
    return result;
}

double Topology::distanceToShared(size_t face, size_t other, const Coord &p) const
{
    const std::vector<quint32> &theirs = verticesOf(other);
    double nearest = std::numeric_limits<double>::max();
    for (const auto &ring : m_rings[face - m_faces.first]) {
        for (size_t i = 0; i < ring.size(); ++i) {
            if (!std::ranges::binary_search(theirs, ring[i]))
                continue;
            const quint32 next = ring[(i + 1) % ring.size()];
            nearest = std::min(nearest, isEdgeOf(other, ring[i], next)
                                            ? distanceToSegment(p, m_work.point(ring[i]), m_work.point(next))
                                            : distance(p, m_work.point(ring[i])));
        }
    }
    return nearest;
}

bool Topology::areNeighbours(quint32 face, quint32 other) const
{
    const std::vector<quint32> &theirs = verticesOf(other);
    return std::ranges::any_of(verticesOf(face),
                               [&theirs](quint32 v) { return std::ranges::binary_search(theirs, v); });
}

} // namespace dothi::geo::solid
