// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>
#include <dothi/geo/solid/work.h>

#include <QCoreApplication>

#include <numbers>
#include <numeric>

namespace dothi::geo::solid {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::SolidValidation)
};

/// A ring in the plane of its polygon.
using Ring2 = std::vector<Coord>;

Coord flat(const Coord &c)
{
    return {c.x, c.y, 0};
}

double cross2(const Coord &a, const Coord &b, const Coord &c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

double signedArea2(const Ring2 &ring)
{
    double sum = 0;
    for (size_t i = 1; i + 1 < ring.size(); ++i)
        sum += cross2(ring[0], ring[i], ring[i + 1]);
    return sum / 2;
}

double perimeter2(const Ring2 &ring)
{
    double sum = 0;
    for (size_t i = 0; i < ring.size(); ++i)
        sum += distance(flat(ring[i]), flat(ring[(i + 1) % ring.size()]));
    return sum;
}

/// Turns left at every corner by more than the tolerance, once around: simple and convex.
bool isConvex(const Ring2 &ring, double touchM)
{
    int turnsOfX = 0;
    for (size_t i = 0; i < ring.size(); ++i) {
        const Coord &a = ring[i];
        const Coord &b = ring[(i + 1) % ring.size()];
        const Coord &c = ring[(i + 2) % ring.size()];
        const double longer = std::max(distance(flat(a), flat(b)), distance(flat(b), flat(c)));
        if (cross2(a, b, c) <= 2 * touchM * longer)
            return false;
        if ((b.x - a.x < 0) != (c.x - b.x < 0))
            ++turnsOfX;
    }
    return turnsOfX <= 2;
}

/// Whether the segments a-b and c-d come closer than the tolerance; then where.
bool touch(const Coord &a, const Coord &b, const Coord &c, const Coord &d, double touchM, Coord &where)
{
    for (const auto &[p, q, r] :
         {std::array{a, c, d}, std::array{b, c, d}, std::array{c, a, b}, std::array{d, a, b}}) {
        if (distanceToSegment(p, q, r) < touchM) {
            where = p;
            return true;
        }
    }
    const double ca = cross2(c, d, a);
    const double cb = cross2(c, d, b);
    if ((ca > 0) == (cb > 0) || (cross2(a, b, c) > 0) == (cross2(a, b, d) > 0))
        return false;
    where = plus(a, scaled(minus(b, a), ca / (ca - cb)));
    return true;
}

/// ISO 19107: a ring is simple. Edges that follow one another may share their vertex only. By a sweep in x.
bool isSimple(const Ring2 &ring, double touchM, Coord &where)
{
    const size_t n = ring.size();
    const auto low = [&](size_t edge) { return std::min(ring[edge].x, ring[(edge + 1) % n].x) - touchM; };
    const auto high = [&](size_t edge) { return std::max(ring[edge].x, ring[(edge + 1) % n].x) + touchM; };
    std::vector<size_t> edges(n);
    std::iota(edges.begin(), edges.end(), size_t(0));
    std::ranges::sort(edges, {}, low);
    for (size_t i = 0; i < n; ++i) {
        const size_t e = edges[i];
        const Coord a = flat(ring[e]);
        const Coord b = flat(ring[(e + 1) % n]);
        for (size_t k = i + 1; k < n && low(edges[k]) <= high(e); ++k) {
            const size_t f = edges[k];
            const Coord c = flat(ring[f]);
            const Coord d = flat(ring[(f + 1) % n]);
            if (std::max(a.y, b.y) + touchM < std::min(c.y, d.y) ||
                std::max(c.y, d.y) + touchM < std::min(a.y, b.y))
                continue;
            if ((e + 1) % n == f || (f + 1) % n == e) {
                // A spike: one of the two runs back along the other.
                const bool then = (e + 1) % n == f;
                const Coord &before = then ? a : c;
                const Coord &shared = then ? b : d;
                const Coord &after = then ? d : b;
                if (distanceToSegment(after, before, shared) < touchM ||
                    distanceToSegment(before, shared, after) < touchM) {
                    where = shared;
                    return false;
                }
            } else if (touch(a, b, c, d, touchM, where)) {
                return false;
            }
        }
    }
    return true;
}

/// Rings that touch get a common vertex where they do, so that what follows sees a touch and not what
/// rounding has made of it.
void join(std::vector<Ring2> &rings, const Work &work)
{
    const double touchM = work.touchM();
    for (size_t a = 0; a < rings.size(); ++a) {
        for (size_t b = 0; b < rings.size(); ++b) {
            if (a == b)
                continue;
            for (Coord &v : rings[a]) {
                if (work.cancelled())
                    return;
                Ring2 &other = rings[b];
                for (size_t i = 0; i < other.size(); ++i) {
                    const Coord p = flat(other[i]);
                    const Coord q = flat(other[(i + 1) % other.size()]);
                    if (distanceToSegment(flat(v), p, q) >= touchM)
                        continue;
                    if (distance(flat(v), p) < touchM) {
                        v.x = p.x;
                        v.y = p.y;
                    } else if (distance(flat(v), q) < touchM) {
                        v.x = q.x;
                        v.y = q.y;
                    } else {
                        other.insert(other.begin() + static_cast<std::ptrdiff_t>(i) + 1, v);
                    }
                    break;
                }
            }
        }
    }
}

Geometry toGeometry(const std::vector<Ring2> &rings)
{
    Geometry polygon(GeometryType::Polygon);
    polygon.beginPart();
    for (const Ring2 &ring : rings) {
        polygon.beginRing();
        for (const Coord &c : ring)
            polygon.add(flat(c));
        polygon.closeRing();
    }
    return polygon;
}

/// The code for what GEOS says of a polygon whose rings are simple.
int codeOf(const QString &reason)
{
    if (reason.contains(QLatin1String("Hole lies outside")))
        return 206;
    if (reason.contains(QLatin1String("nested")))
        return 207;
    if (reason.contains(QLatin1String("disconnected")))
        return 205;
    if (reason.contains(QLatin1String("Duplicate Rings")))
        return 202;
    return 201;
}

QString sentence(int code)
{
    switch (code) {
    case 202:
        return Tr::tr("Two rings of the polygon are the same.");
    case 205:
        return Tr::tr("The rings cut the interior of the polygon into pieces.");
    case 206:
        return Tr::tr("A hole lies outside the polygon's outer ring.");
    case 207:
        return Tr::tr("A hole lies inside another hole.");
    case 208:
        return Tr::tr("A hole runs the same way round as the outer ring.");
    default:
        return Tr::tr("Rings of the polygon intersect.");
    }
}

/// One polygon on its way through the checks; each step is false when it found something.
class FaceCheck
{
public:
    FaceCheck(Work &work, size_t face, qint64 solid, qint64 shell, bool inPlan)
        : m_work(work)
        , m_face(face)
        , m_solid(solid)
        , m_shell(shell)
        , m_inPlan(inPlan)
    {}

    bool run() { return rings() && plane() && simpleRings() && polygon() && triangles(); }

private:
    bool wrong(int code, const Coord &where, const QString &message)
    {
        m_work.report(code, where, message, m_solid, m_shell, static_cast<qint64>(m_face));
        return false;
    }

    /// 101, 102, 103.
    bool rings()
    {
        const Brep::Range range = m_work.brep().ringsOf(m_face);
        if (range.size() == 0)
            return wrong(101, {}, Tr::tr("The polygon has no ring."));
        for (size_t r = range.first; r < range.last; ++r) {
            std::vector<quint32> ring = m_work.ring(r);
            constexpr size_t kFewest = 3;
            if (ring.size() < kFewest) {
                return wrong(101, ring.empty() ? Coord{} : m_work.point(ring.front()),
                             Tr::tr("A ring has %n point(s); it needs three.", nullptr,
                                    static_cast<int>(ring.size())));
            }
            for (size_t i = 0; i < ring.size(); ++i) {
                if (ring[i] == ring[(i + 1) % ring.size()])
                    return wrong(102, m_work.point(ring[i]),
                                 Tr::tr("A ring has the same point twice in a row."));
            }
            const auto corners = m_work.brep().ring(r);
            if (m_work.isOpen(r) && m_work.snapped(corners.front()) != m_work.snapped(corners.back()))
                return wrong(103, m_work.point(ring.back()), Tr::tr("A ring does not end where it begins."));
            m_rings.push_back(std::move(ring));
        }
        return true;
    }

    /// 203. A triangle is planar.
    bool plane()
    {
        std::vector<Coord> all;
        std::vector<Coord> outer;
        for (const auto &ring : m_rings) {
            for (const quint32 i : ring)
                all.push_back(m_work.point(i));
            if (outer.empty())
                outer = all;
        }
        Plane &plane = m_work.planes[m_face];
        if (m_inPlan) {
            plane = {outer.front(), {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        } else {
            plane = fittedPlane(all, outer);
            double farthest = 0;
            Coord where;
            for (const Coord &p : all) {
                const double d = std::abs(plane.to2d(p).z);
                if (d > farthest) {
                    farthest = d;
                    where = p;
                }
            }
            if (farthest > m_work.options().planarityM) {
                return wrong(
                    203, where,
                    Tr::tr("The polygon is not flat: a vertex lies %1 m off its plane (allowed: %2 m).")
                        .arg(farthest, 0, 'f', 3)
                        .arg(m_work.options().planarityM, 0, 'g', 6));
            }
        }
        for (const auto &ring : m_rings) {
            Ring2 flatRing;
            flatRing.reserve(ring.size());
            for (const quint32 i : ring)
                flatRing.push_back(plane.to2d(m_work.point(i)));
            m_flat.push_back(std::move(flatRing));
        }
        return true;
    }

    /// 104, and the orientation of the rings.
    bool simpleRings()
    {
        const double touchM = m_work.touchM();
        if (m_flat.size() == 1 && isConvex(m_flat[0], touchM)) {
            m_convex = true;
            return true;
        }
        for (size_t r = 0; r < m_flat.size(); ++r) {
            const Ring2 &ring = m_flat[r];
            Coord where;
            if (!isSimple(ring, touchM, where))
                return wrong(104, m_work.planes[m_face].to3d(where), Tr::tr("A ring intersects itself."));
            if (std::abs(signedArea2(ring)) < touchM * perimeter2(ring) / 2)
                return wrong(104, m_work.point(m_rings[r][0]), Tr::tr("A ring is collapsed to a line."));
        }
        return true;
    }

    /// 201, 202, 205 … 208.
    bool polygon()
    {
        if (m_flat.size() == 1)
            return true;
        for (size_t a = 0; a < m_rings.size(); ++a) {
            std::vector<quint32> sortedA = m_rings[a];
            std::ranges::sort(sortedA);
            for (size_t b = a + 1; b < m_rings.size(); ++b) {
                std::vector<quint32> sortedB = m_rings[b];
                std::ranges::sort(sortedB);
                if (sortedA == sortedB)
                    return wrong(202, m_work.point(m_rings[b][0]), sentence(202));
            }
        }
        const bool left = signedArea2(m_flat[0]) > 0;
        for (size_t r = 1; r < m_flat.size() && !m_inPlan; ++r) {
            if ((signedArea2(m_flat[r]) > 0) == left) {
                const int code = belongsIntoHole() ? 207 : 208;
                return wrong(code, m_work.point(m_rings[r][0]), sentence(code));
            }
        }
        join(m_flat, m_work);
        const Result<Validity> validity = geo::validity(toGeometry(m_flat));
        if (!validity)
            return wrong(201, m_work.point(m_rings[0][0]), sentence(201));
        if (!validity->valid) {
            const int code = codeOf(validity->reason);
            return wrong(code, m_work.planes[m_face].to3d(validity->where), sentence(code));
        }
        return true;
    }

    /// All rings run the same way round. When that is how the holes of another polygon of the same plane run,
    /// and one of them lies around, these are inner rings of that polygon which a file keeps as a facet of
    /// their own.
    bool belongsIntoHole() const
    {
        if (m_shell < 0)
            return false;
        const Plane &own = m_work.planes[m_face];
        const Brep::Range faces = m_work.brep().facesOf(static_cast<size_t>(m_shell));
        for (size_t f = faces.first; f < faces.last; ++f) {
            const Brep::Range rings = m_work.brep().ringsOf(f);
            for (size_t r = rings.first + 1; f != m_face && r < rings.last; ++r) {
                Ring2 hole;
                bool samePlane = true;
                for (const quint32 i : m_work.ring(r)) {
                    hole.push_back(own.to2d(m_work.point(i)));
                    samePlane = samePlane && std::abs(hole.back().z) < m_work.options().planarityM;
                }
                constexpr size_t kFewest = 3;
                // The normal is such that the own outer ring runs counter-clockwise.
                if (samePlane && hole.size() >= kFewest && signedArea2(hole) > 0 &&
                    containsPoint(toGeometry({hole}), flat(m_flat[0][0])))
                    return true;
            }
        }
        return false;
    }

    /// `triangle` has corners and outline.
    void addTriangle(Triangle triangle)
    {
        const auto &corner = triangle.corner;
        const Coord n = cross(minus(corner[1], corner[0]), minus(corner[2], corner[0]));
        double longest = 0;
        for (size_t i = 0; i < 3; ++i)
            longest = std::max(longest, distance(corner[i], corner[(i + 1) % 3]));
        // One as flat as that has no area to speak of, and no normal.
        if (length(n) <= m_work.touchM() * longest)
            return;
        triangle.face = static_cast<quint32>(m_face);
        triangle.n = unit(n);
        m_work.triangles[m_face].push_back(triangle);
    }

    /// A convex ring of four is cut where the two triangles come out less flat.
    void addQuadrangle()
    {
        const auto at = [this](size_t i) -> const Coord & { return m_flat[0][i % 4]; };
        const auto flatter = [&at](size_t first) {
            return std::min(cross2(at(first), at(first + 1), at(first + 2)),
                            cross2(at(first), at(first + 2), at(first + 3)));
        };
        const size_t first = flatter(0) >= flatter(1) ? 0 : 1;
        const auto corner = [&](size_t i) { return m_work.point(m_rings[0][(first + i) % 4]); };
        addTriangle({{corner(0), corner(1), corner(2)}, 0, {}, {true, true, false}});
        addTriangle({{corner(0), corner(2), corner(3)}, 0, {}, {false, true, true}});
    }

    /// Triangles for the levels above.
    bool triangles()
    {
        const Plane &plane = m_work.planes[m_face];
        constexpr size_t kTriangle = 3;
        constexpr size_t kQuadrangle = 4;
        if (m_inPlan) // there is no level above
            return true;
        if (m_convex && m_flat[0].size() == kTriangle) {
            const auto corner = [this](size_t k) { return m_work.point(m_rings[0][k]); };
            addTriangle({{corner(0), corner(1), corner(2)}, 0, {}, {true, true, true}});
            return true;
        }
        if (m_convex && m_flat[0].size() == kQuadrangle) {
            addQuadrangle();
            return true;
        }
        double area = 0;
        for (Triangle &triangle : triangulated(m_flat)) {
            area += cross2(triangle.corner[0], triangle.corner[1], triangle.corner[2]) / 2;
            for (Coord &c : triangle.corner)
                c = plane.to3d(c);
            addTriangle(triangle);
        }
        double expected = std::abs(signedArea2(m_flat[0]));
        for (size_t r = 1; r < m_flat.size(); ++r)
            expected -= std::abs(signedArea2(m_flat[r]));
        if (std::abs(area - expected) > m_work.touchM() * perimeter2(m_flat[0]) + 1e-9 * expected)
            return wrong(201, m_work.point(m_rings[0][0]), sentence(201));
        return true;
    }

    Work &m_work;
    size_t m_face;
    qint64 m_solid;
    qint64 m_shell;
    bool m_inPlan;
    bool m_convex = false;
    std::vector<std::vector<quint32>> m_rings;
    std::vector<Ring2> m_flat;
};

} // namespace

bool checkFace(Work &work, size_t face, qint64 solid, qint64 shell, bool inPlan)
{
    return FaceCheck(work, face, solid, shell, inPlan).run();
}

bool checkFolds(Work &work, size_t face, qint64 solid, qint64 shell)
{
    // Two sweeps find normals that are (nearly) farthest apart.
    const std::vector<Triangle> &all = work.triangles[face];
    if (all.size() < 2)
        return true;
    const auto farthestFrom = [&all](const Coord &n) {
        return &*std::ranges::min_element(all, {}, [&n](const Triangle &t) { return dot(t.n, n); });
    };
    const Triangle *a = farthestFrom(work.planes[face].n);
    const Triangle *b = farthestFrom(a->n);
    const double degrees = std::atan2(length(cross(a->n, b->n)), dot(a->n, b->n)) * 180 / std::numbers::pi;
    if (degrees <= work.options().planarityDeg)
        return true;
    work.report(204, a->corner[0],
                Tr::tr("The polygon is folded: its parts differ in direction by %1° (allowed: %2°).")
                    .arg(degrees, 0, 'f', 1)
                    .arg(work.options().planarityDeg, 0, 'g', 6),
                solid, shell, static_cast<qint64>(face));
    return false;
}

} // namespace dothi::geo::solid
