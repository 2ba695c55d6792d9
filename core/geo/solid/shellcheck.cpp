// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>
#include <dothi/geo/solid/contact.h>
#include <dothi/geo/solid/prism.h>
#include <dothi/geo/solid/topology.h>

#include <QCoreApplication>

#include <ranges>
#include <set>

namespace dothi::geo::solid {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::SolidValidation)
};

/// A shell on its way through the checks; each step is false when it found something.
class ShellCheck
{
public:
    ShellCheck(Work &work, size_t shell, qint64 solid, bool closed, bool cavity)
        : m_work(work)
        , m_shell(static_cast<qint64>(shell))
        , m_solid(solid)
        , m_closed(closed)
        , m_cavity(cavity)
        , m_faces(work.brep().facesOf(shell))
        , m_topology(work, m_faces)
    {}

    bool run()
    {
        constexpr size_t kTetrahedron = 4;
        if (m_closed && m_faces.size() < kTetrahedron) {
            const bool empty = m_faces.size() == 0 || m_work.triangles[m_faces.first].empty();
            return wrong(301, empty ? Coord{} : m_work.triangles[m_faces.first][0].corner[0], -1,
                         Tr::tr("The shell has %n polygon(s); the simplest solid has four.", nullptr,
                                static_cast<int>(m_faces.size())));
        }
        return manifold() && orientation() && connected() && watertight() && simple();
    }

private:
    bool wrong(int code, const Coord &where, qint64 face, const QString &message)
    {
        m_work.report(code, where, message, m_solid, m_shell, face);
        return false;
    }

    Coord middle(const Edge &edge) const
    {
        return scaled(plus(m_work.point(edge.a), m_work.point(edge.b)), 0.5);
    }

    /// 303: at most two polygons at an edge, and around a vertex one fan of polygons. Fans that are all open
    /// may still be joined by the polygons a shell of a solid lacks (302); those of a surface may not.
    bool manifold()
    {
        bool good = true;
        for (const Edge &edge : m_topology.edges()) {
            if (edge.uses.size() > 2) {
                good = wrong(303, middle(edge), edge.uses[2].face,
                             Tr::tr("%n polygons meet at one edge; two may.", nullptr,
                                    static_cast<int>(edge.uses.size())));
            }
        }
        if (!good)
            return false;
        for (const Fans &fans : m_topology.fans()) {
            if (fans.closed + fans.open > 1 && (fans.closed > 0 || !m_closed)) {
                good = wrong(
                    303, m_work.point(fans.vertex), -1,
                    Tr::tr("The polygons around a vertex do not form one fan: parts touch in a point only."));
            }
        }
        return edgesWithinFaces() && good;
    }

    /// 303 too: an edge that joins two vertices of a polygon through its interior has that polygon on both of
    /// its sides, besides those it bounds.
    bool edgesWithinFaces()
    {
        bool good = true;
        for (size_t f = m_faces.first; f < m_faces.last; ++f) {
            const std::vector<quint32> &own = m_topology.verticesOf(f);
            constexpr size_t kTriangle = 3;
            if (own.size() <= kTriangle)
                continue;
            for (const quint32 a : own) {
                for (const quint32 b : m_topology.neighboursOf(a)) {
                    if (b < a || !std::ranges::binary_search(own, b) || m_topology.isEdgeOf(f, a, b))
                        continue;
                    const Coord where = scaled(plus(m_work.point(a), m_work.point(b)), 0.5);
                    const double away =
                        std::ranges::min(m_work.triangles[f] | std::views::transform([&](const Triangle &t) {
                                             return distanceToTriangle(where, t);
                                         }));
                    if (away < m_work.touchM() && m_topology.distanceToEdgesOf(f, where) > m_work.touchM()) {
                        good =
                            wrong(303, where, static_cast<qint64>(f),
                                  Tr::tr("An edge of other polygons runs through the inside of a polygon."));
                    }
                }
            }
        }
        return good;
    }

    /// 307, and 303 where the polygons cannot be joined one after the other. Polygons are joined in their
    /// order, each as it is or turned over; what fits neither way has two neighbours that disagree (so does
    /// val3dity when it builds its half-edges).
    bool orientation()
    {
        if (m_topology.isOriented())
            return true;
        std::set<std::pair<quint32, quint32>> taken;
        for (size_t f = m_faces.first; f < m_faces.last; ++f) {
            const auto edges = m_topology.directedEdgesOf(f);
            const auto fits = [&](bool turned) {
                return std::ranges::none_of(edges, [&](const auto &e) {
                    return taken.contains(turned ? std::pair(e.second, e.first) : e);
                });
            };
            const bool asItIs = fits(false);
            if (!asItIs && !fits(true)) {
                wrong(303, m_work.point(edges.front().first), static_cast<qint64>(f),
                      Tr::tr("Neighbours of a polygon are oriented so that it fits neither way round."));
                continue;
            }
            for (const auto &e : edges)
                taken.insert(asItIs ? e : std::pair(e.second, e.first));
        }
        for (const size_t f : m_topology.turnedFaces(m_work, m_cavity)) {
            wrong(307, m_work.planes[f].origin, static_cast<qint64>(f),
                  Tr::tr("The polygon is turned the wrong way round: its outside shows inwards."));
        }
        return false;
    }

    /// 305.
    bool connected()
    {
        const std::vector<size_t> firsts = m_topology.components();
        for (size_t i = 1; i < firsts.size(); ++i) {
            wrong(305, m_work.planes[firsts[i]].origin, static_cast<qint64>(firsts[i]),
                  Tr::tr("Polygons are not connected to the others of the shell."));
        }
        return firsts.size() <= 1;
    }

    /// 302, once for each hole.
    bool watertight()
    {
        if (!m_closed)
            return true;
        bool good = true;
        for (const Edge *edge : m_topology.holes()) {
            good = wrong(302, middle(*edge), edge->uses[0].face,
                         Tr::tr("The shell has a hole: only one polygon meets an edge."));
        }
        return good;
    }

    /// What neighbours have in common within the face of `u`, away from its outline.
    Contact throughInside(const Triangle &t, const Triangle &u) const
    {
        const double touchM = m_work.touchM();
        const Contact common = contactOfNeighbours(t, u, touchM);
        if (!common.any || common.area)
            return common;
        // As vertices that close are one, so is what comes that close to what is shared.
        const double sharedM = std::max(2 * touchM, m_work.options().snapM);
        for (const Coord &p : {common.p, common.q, scaled(plus(common.p, common.q), 0.5)}) {
            if (m_topology.distanceToEdgesOf(u.face, p) > 2 * touchM &&
                m_topology.distanceToShared(u.face, t.face, p) > sharedM)
                return common;
        }
        return {};
    }

    /// 306: polygons have in common what their boundaries share, and nothing else.
    bool simple()
    {
        if (m_closed && isSimplePrism(m_work, m_topology, m_faces))
            return true;
        const double touchM = m_work.touchM();
        const TriangleTree tree(trianglesOf(m_work, m_faces));
        std::set<std::pair<quint32, quint32>> told;
        constexpr size_t kMostPairs = 100;
        for (const Triangle *t : tree.triangles()) {
            if (m_work.cancelled() || told.size() >= kMostPairs)
                break;
            tree.near(*t, touchM, [&](const Triangle &u) {
                if (u.face <= t->face || told.contains({t->face, u.face}))
                    return true;
                Contact common = contact(*t, u, touchM);
                if (common.any && m_topology.areNeighbours(t->face, u.face)) {
                    common = throughInside(*t, u);
                    if (!common.any)
                        common = throughInside(u, *t);
                }
                if (!common.any)
                    return true;
                const Coord centre = scaled(plus(common.p, common.q), 0.5);
                told.insert({t->face, u.face});
                wrong(306, centre, t->face,
                      Tr::tr("Polygons of the shell intersect or touch besides their common edges."));
                return told.size() < kMostPairs;
            });
        }
        return told.empty();
    }

    Work &m_work;
    qint64 m_shell;
    qint64 m_solid;
    bool m_closed;
    bool m_cavity;
    Brep::Range m_faces;
    Topology m_topology;
};

} // namespace

bool checkShell(Work &work, size_t shell, qint64 solid, bool closed, bool cavity)
{
    return ShellCheck(work, shell, solid, closed, cavity).run();
}

} // namespace dothi::geo::solid
