// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>
#include <dothi/geo/solid/contact.h>
#include <dothi/geo/solid/surfacecells.h>

#include <QCoreApplication>

#include <set>

namespace dothi::geo::solid {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::SolidValidation)
};

/// The faces of a shell or solid, each as its vertices: the same for two that are the same, in whatever
/// order.
std::set<std::vector<quint32>> faceSets(const Work &work, Brep::Range faces)
{
    std::set<std::vector<quint32>> result;
    for (size_t f = faces.first; f < faces.last; ++f) {
        const Brep::Range rings = work.brep().ringsOf(f);
        std::vector<quint32> all;
        for (size_t r = rings.first; r < rings.last; ++r) {
            const std::vector<quint32> ring = work.ring(r);
            all.insert(all.end(), ring.begin(), ring.end());
        }
        std::ranges::sort(all);
        result.insert(std::move(all));
    }
    return result;
}

Brep::Range facesOfSolid(const Brep &brep, size_t solid)
{
    const Brep::Range shells = brep.shellsOf(solid);
    if (shells.size() == 0)
        return {};
    return {brep.facesOf(shells.first).first, brep.facesOf(shells.last - 1).last};
}

struct Meeting
{
    bool any = false;
    bool area = false;
    Coord where;
};

/// Whether two surfaces touch, and whether they do so in an area.
Meeting meeting(const TriangleTree &a, const TriangleTree &b, double touchM)
{
    Meeting result;
    for (const Triangle *t : a.triangles()) {
        b.near(*t, touchM, [&](const Triangle &u) {
            const Contact common = contact(*t, u, touchM);
            if (common.any && (!result.any || common.area)) {
                result = {true, common.area, scaled(plus(common.p, common.q), 0.5)};
            }
            return !result.area;
        });
        if (result.area)
            break;
    }
    return result;
}

/// Whether the volume is positive by far more than roundings: in whatever order it is summed up.
bool isClearlyOutward(const Work &work, Brep::Range faces)
{
    double volume = 0;
    double sizes = 0;
    const Triangle *first = nullptr;
    for (size_t f = faces.first; f < faces.last; ++f) {
        for (const Triangle &t : work.triangles[f]) {
            first = first ? first : &t;
            const Coord &o = first->corner[0];
            const Coord a = minus(t.corner[0], o);
            const Coord b = minus(t.corner[1], o);
            const Coord c = minus(t.corner[2], o);
            volume += dot(a, cross(b, c));
            sizes += length(a) * length(b) * length(c);
        }
    }
    constexpr double kFarFromRounding = 1e-6;
    return volume > kFarFromRounding * sizes;
}

/// The inner shells against the outer one and each other, and what they leave of the interior.
class ShellsOfSolid
{
public:
    ShellsOfSolid(Work &work, size_t solid, Brep::Range shells)
        : m_work(work)
        , m_solid(static_cast<qint64>(solid))
        , m_shells(shells)
    {
        for (size_t s = shells.first; s < shells.last; ++s)
            m_trees.emplace_back(trianglesOf(work, work.brep().facesOf(s)));
    }

    bool run()
    {
        const size_t before = m_work.errorCount();
        for (size_t i = 0; i < m_trees.size(); ++i) {
            const double volume = sixfoldVolume(m_trees[i].triangles());
            if ((volume > 0) != (i == 0)) {
                wrong(
                    405, m_trees[i].triangles()[0]->corner[0], i,
                    i == 0
                        ? Tr::tr("The outer shell is turned inside out.")
                        : Tr::tr("An inner shell is turned inside out: its polygons must face the cavity."));
            }
        }
        bool touching = false;
        for (size_t i = 1; i < m_trees.size(); ++i) {
            touching = againstOuter(i) || touching;
            for (size_t k = 1; k < i; ++k)
                touching = againstInner(k, i) || touching;
        }
        // Only shells that touch can cut the interior into pieces.
        if (touching && m_work.errorCount() == before) {
            std::vector<const Triangle *> all;
            for (const TriangleTree &tree : m_trees)
                all.insert(all.end(), tree.triangles().begin(), tree.triangles().end());
            if (countInteriors(all, m_work.touchM()) > 1) {
                wrong(404, m_trees[1].triangles()[0]->corner[0], 1,
                      Tr::tr("Inner shells cut the interior of the solid into pieces."));
            }
        }
        return m_work.errorCount() == before;
    }

private:
    void wrong(int code, const Coord &where, size_t shell, const QString &message)
    {
        const size_t number = m_shells.first + shell;
        m_work.report(code, where, message, m_solid, static_cast<qint64>(number), -1);
    }

    bool areSame(size_t a, size_t b) const
    {
        return faceSets(m_work, m_work.brep().facesOf(m_shells.first + a)) ==
               faceSets(m_work, m_work.brep().facesOf(m_shells.first + b));
    }

    /// 401, 402, 403; whether the two touch without fault.
    bool againstOuter(size_t inner)
    {
        if (areSame(0, inner)) {
            wrong(402, m_trees[inner].triangles()[0]->corner[0], inner,
                  Tr::tr("Two shells of the solid are the same."));
            return false;
        }
        const double touchM = m_work.touchM();
        const Meeting meets = meeting(m_trees[0], m_trees[inner], touchM);
        if (meets.area) {
            wrong(401, meets.where, inner, Tr::tr("Two shells of the solid share a part of a face."));
            return false;
        }
        bool inside = false;
        bool outside = false;
        Coord where;
        for (const SurfaceCell &cell : surfaceCells(m_trees[inner], m_trees[0], touchM, true)) {
            if (m_trees[0].distanceTo(cell.where) < touchM)
                continue;
            const bool in = std::abs(m_trees[0].winding(cell.where)) > 0.5;
            if (!in)
                where = cell.where;
            (in ? inside : outside) = true;
        }
        if (outside && (inside || meets.any)) {
            wrong(401, where, inner, Tr::tr("Two shells of the solid intersect."));
            return false;
        }
        if (outside || !inside) {
            wrong(403, where, inner, Tr::tr("An inner shell lies outside the outer shell."));
            return false;
        }
        return meets.any;
    }

    bool againstInner(size_t a, size_t b)
    {
        if (areSame(a, b)) {
            wrong(402, m_trees[b].triangles()[0]->corner[0], b,
                  Tr::tr("Two shells of the solid are the same."));
            return false;
        }
        const double touchM = m_work.touchM();
        const Meeting meets = meeting(m_trees[a], m_trees[b], touchM);
        Coord where = meets.where;
        if (meets.area) {
            wrong(401, where, b, Tr::tr("Two shells of the solid share a part of a face."));
            return false;
        }
        if (overlaps(m_trees[a].triangles(), m_trees[b].triangles(), 0, touchM, where)) {
            wrong(401, where, b, Tr::tr("Two shells of the solid intersect."));
            return false;
        }
        return meets.any;
    }

    Work &m_work;
    qint64 m_solid;
    Brep::Range m_shells;
    std::vector<TriangleTree> m_trees;
};

} // namespace

bool overlaps(const std::vector<const Triangle *> &a, const std::vector<const Triangle *> &b, double depthM,
              double touchM, Coord &where)
{
    const TriangleTree treeA(a);
    const TriangleTree treeB(b);
    // A step inwards from either surface, so deep that an allowed overlap is left behind.
    const double stepM = std::max(depthM, 0.0) + 4 * touchM;
    const auto reaches = [&](const TriangleTree &from, const TriangleTree &to) {
        const double sign = sixfoldVolume(from.triangles()) < 0 ? 1 : -1;
        for (const SurfaceCell &cell : surfaceCells(from, to, touchM, false)) {
            const Coord p = plus(cell.where, scaled(cell.n, sign * stepM));
            // The cheap questions first: winding numbers ask every triangle.
            if (to.boxHolds(p) && from.distanceTo(p) > depthM && to.distanceTo(p) > touchM &&
                std::abs(from.winding(p)) > 0.5 && std::abs(to.winding(p)) > 0.5) {
                where = p;
                return true;
            }
        }
        return false;
    };
    return reaches(treeA, treeB) || reaches(treeB, treeA);
}

bool checkSolid(Work &work, size_t solid, Brep::Range shells)
{
    if (shells.size() == 1 && isClearlyOutward(work, work.brep().facesOf(shells.first)))
        return true;
    return ShellsOfSolid(work, solid, shells).run();
}

void checkComposite(Work &work)
{
    const Brep &brep = work.brep();
    const size_t count = brep.solids.size();
    std::vector<TriangleTree> trees;
    std::vector<size_t> group(count);
    for (size_t s = 0; s < count; ++s) {
        trees.emplace_back(trianglesOf(work, facesOfSolid(brep, s)));
        group[s] = s;
    }
    const auto wrong = [&](int code, const Coord &where, size_t s, const QString &message) {
        work.report(code, where, message, static_cast<qint64>(s), -1, -1);
    };
    for (size_t a = 0; a < count; ++a) {
        for (size_t b = a + 1; b < count && !work.cancelled(); ++b) {
            if (faceSets(work, facesOfSolid(brep, a)) == faceSets(work, facesOfSolid(brep, b))) {
                wrong(502, trees[b].triangles()[0]->corner[0], b,
                      Tr::tr("Two solids of the composite are the same."));
                group[b] = group[a];
                continue;
            }
            const Meeting meets = meeting(trees[a], trees[b], work.touchM());
            Coord where = meets.where;
            if (overlaps(trees[a].triangles(), trees[b].triangles(), work.options().overlapM, work.touchM(),
                         where)) {
                wrong(501, where, b, Tr::tr("The interiors of two solids of the composite overlap."));
            } else if (!meets.area) {
                continue;
            }
            const size_t old = group[b];
            for (size_t &g : group)
                g = g == old ? group[a] : g;
        }
    }
    for (size_t s = 1; s < count; ++s) {
        if (group[s] != group[0]) {
            wrong(503, trees[s].triangles()[0]->corner[0], s,
                  Tr::tr("A solid of the composite shares no face with the others."));
            for (size_t i = s + 1; i < count; ++i)
                group[i] = group[i] == group[s] ? group[0] : group[i]; // once for each part that is apart
        }
    }
}

} // namespace dothi::geo::solid
