// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/solid/work.h>

#include <limits>
#include <unordered_map>

namespace dothi::geo::solid {

namespace {

/// The eigenvectors of a symmetric matrix by Jacobi's rotations, smallest eigenvalue first.
std::array<Coord, 3> eigenvectors(std::array<std::array<double, 3>, 3> m)
{
    std::array<std::array<double, 3>, 3> v{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    constexpr int kSweeps = 32;
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
        if (m[0][1] == 0 && m[0][2] == 0 && m[1][2] == 0)
            break;
        for (size_t p = 0; p < 2; ++p) {
            for (size_t q = p + 1; q < 3; ++q) {
                if (m[p][q] == 0)
                    continue;
                const double theta = (m[q][q] - m[p][p]) / (2 * m[p][q]);
                const double t = std::copysign(1.0, theta) / (std::abs(theta) + std::hypot(theta, 1.0));
                const double c = 1 / std::hypot(t, 1.0);
                const double s = t * c;
                for (size_t k = 0; k < 3; ++k) {
                    const double kp = m[k][p];
                    const double kq = m[k][q];
                    m[k][p] = c * kp - s * kq;
                    m[k][q] = s * kp + c * kq;
                }
                for (size_t k = 0; k < 3; ++k) {
                    const double pk = m[p][k];
                    const double qk = m[q][k];
                    m[p][k] = c * pk - s * qk;
                    m[q][k] = s * pk + c * qk;
                    const double kp = v[k][p];
                    const double kq = v[k][q];
                    v[k][p] = c * kp - s * kq;
                    v[k][q] = s * kp + c * kq;
                }
                m[p][q] = 0;
                m[q][p] = 0;
            }
        }
    }
    std::array<size_t, 3> order{0, 1, 2};
    std::ranges::sort(order, [&m](size_t a, size_t b) { return m[a][a] < m[b][b]; });
    std::array<Coord, 3> result;
    for (size_t i = 0; i < 3; ++i)
        result[i] = {v[0][order[i]], v[1][order[i]], v[2][order[i]]};
    return result;
}

/// Newell's normal of a ring: twice its area long.
Coord newell(std::span<const Coord> ring)
{
    Coord sum;
    for (size_t i = 0; i < ring.size(); ++i)
        sum = plus(sum, cross(minus(ring[i], ring[0]), minus(ring[(i + 1) % ring.size()], ring[0])));
    return sum;
}

} // namespace

Coord Plane::to2d(const Coord &p) const
{
    const Coord d = minus(p, origin);
    return {dot(d, u), dot(d, v), dot(d, n)};
}

Coord Plane::to3d(const Coord &p) const
{
    return plus(origin, plus(scaled(u, p.x), plus(scaled(v, p.y), scaled(n, p.z))));
}

Plane fittedPlane(std::span<const Coord> points, std::span<const Coord> outer)
{
    Plane plane;
    for (const Coord &p : points)
        plane.origin = plus(plane.origin, scaled(p, 1.0 / static_cast<double>(points.size())));
    const Coord towards = newell(outer);
    double longest = 0;
    for (const Coord &p : points)
        longest = std::max(longest, distance(p, plane.origin));
    constexpr double kCollapsed = 1e-9; // its normal would be made of roundings
    if (points.size() == 3 && length(towards) > kCollapsed * longest * longest) {
        plane.n = unit(towards);
    } else {
        std::array<std::array<double, 3>, 3> m{};
        for (const Coord &p : points) {
            const Coord d = minus(p, plane.origin);
            const std::array<double, 3> a{d.x, d.y, d.z};
            for (size_t i = 0; i < 3; ++i) {
                for (size_t k = 0; k < 3; ++k)
                    m[i][k] += a[i] * a[k];
            }
        }
        plane.n = unit(eigenvectors(m)[0]);
        if (dot(plane.n, towards) < 0)
            plane.n = scaled(plane.n, -1);
    }
    if (length(plane.n) == 0)
        plane.n = {0, 0, 1};
    const Coord other = std::abs(plane.n.x) < 0.6 ? Coord{1, 0, 0} : Coord{0, 1, 0};
    plane.u = unit(cross(other, plane.n));
    plane.v = cross(plane.n, plane.u);
    return plane;
}

Work::Work(const Brep &brep, const ValidationOptions &options, const TaskContext *task)
    : m_brep(brep)
    , m_options(options)
    , m_task(task)
{
    double largest = 0;
    Coord low{std::numeric_limits<double>::max(), std::numeric_limits<double>::max(),
              std::numeric_limits<double>::max()};
    for (const Coord &c : brep.vertices) {
        largest = std::max({largest, std::abs(c.x), std::abs(c.y), std::abs(c.z)});
        low = {std::min(low.x, c.x), std::min(low.y, c.y), std::min(low.z, c.z)};
    }
    m_origin = low;
    constexpr double kMicrometre = 1e-6;
    constexpr double kRoundings = 32;
    m_touchM = std::max(kMicrometre, kRoundings * std::numeric_limits<double>::epsilon() * largest);
    m_points.reserve(brep.vertices.size());
    for (const Coord &c : brep.vertices)
        m_points.push_back(minus(c, m_origin));
    snap();
    planes.resize(brep.faces.size());
    triangles.resize(brep.faces.size());
}

bool Work::snapFew()
{
    // The search below, without its grid: as many are compared with one another in less time than the grid
    // takes to build.
    const double tolerance = m_options.snapM > 0 ? m_options.snapM : 0;
    m_snapped.resize(m_points.size());
    for (quint32 i = 0; i < m_points.size(); ++i) {
        const Coord &p = m_points[i];
        m_snapped[i] = i;
        double nearest = tolerance - m_touchM;
        for (quint32 other = 0; other < i; ++other) {
            const Coord &q = m_points[other];
            if (m_snapped[other] != other || std::abs(p.x - q.x) > tolerance ||
                std::abs(p.y - q.y) > tolerance || std::abs(p.z - q.z) > tolerance)
                continue;
            const double d = distance(p, q);
            if (d < nearest || d == 0) {
                nearest = d;
                m_snapped[i] = other;
            } else if (d == nearest && m_snapped[i] != i) {
                return false; // which of the two is for the order of the grid to say
            }
        }
    }
    return true;
}

void Work::snap()
{
    constexpr size_t kFew = 128;
    if (m_points.size() <= kFew && snapFew())
        return;
    // Cells of the size of the tolerance: whatever is closer lies in one of the 27 around. Numbers of cells
    // are doubles that hold whole numbers, for a small tolerance and large coordinates leave no room in an
    // integer.
    struct Cell
    {
        double x, y, z;
        bool operator==(const Cell &) const = default;
    };
    struct CellHash
    {
        size_t operator()(const Cell &c) const
        {
            const std::hash<double> hash;
            return (hash(c.x) * 31 + hash(c.y)) * 31 + hash(c.z);
        }
    };
    const double tolerance = m_options.snapM > 0 ? m_options.snapM : 0;
    const double size = tolerance > 0 ? tolerance : 1;
    std::unordered_map<Cell, std::vector<quint32>, CellHash> cells;
    cells.reserve(m_points.size());
    m_snapped.resize(m_points.size());
    for (quint32 i = 0; i < m_points.size(); ++i) {
        const Coord &p = m_points[i];
        const Cell own{std::floor(p.x / size) + 0.0, std::floor(p.y / size) + 0.0,
                       std::floor(p.z / size) + 0.0};
        m_snapped[i] = i;
        // Files hold whole millimetres: what is a millimetre apart must not be one by a rounding.
        double nearest = tolerance - m_touchM;
        for (int n = 0; n < 27; ++n) {
            const int layer = n / 9;
            const int row = n / 3 % 3;
            const auto found = cells.find({own.x + (n % 3) - 1, own.y + row - 1, own.z + layer - 1});
            if (found == cells.end())
                continue;
            for (const quint32 other : found->second) {
                const double d = distance(p, m_points[other]);
                if (d < nearest || d == 0) {
                    nearest = d;
                    m_snapped[i] = other;
                }
            }
        }
        if (m_snapped[i] == i)
            cells[own].push_back(i);
    }
}

std::vector<quint32> Work::ring(size_t ring) const
{
    std::vector<quint32> result;
    const auto corners = m_brep.ring(ring);
    result.reserve(corners.size());
    for (const quint32 corner : corners)
        result.push_back(m_snapped[corner]);
    // One that was left unclosed by less than the tolerance is closed.
    if (isOpen(ring) && result.size() > 1 && result.front() == result.back())
        result.pop_back();
    return result;
}

bool Work::isOpen(size_t ring) const
{
    return std::ranges::binary_search(m_options.open, static_cast<quint32>(ring));
}

void Work::report(int code, const Coord &where, const QString &message, qint64 solid, qint64 shell,
                  qint64 face)
{
    if (m_errors.size() < kMostErrors)
        m_errors.push_back({code, inWorld(where), solid, shell, face, message});
}

std::vector<const Triangle *> trianglesOf(const Work &work, Brep::Range faces)
{
    std::vector<const Triangle *> result;
    for (size_t face = faces.first; face < faces.last; ++face) {
        for (const Triangle &t : work.triangles[face])
            result.push_back(&t);
    }
    return result;
}

double sixfoldVolume(const std::vector<const Triangle *> &triangles)
{
    if (triangles.empty())
        return 0;
    const Coord o = triangles.front()->corner[0];
    double sum = 0;
    for (const Triangle *t : triangles)
        sum += dot(minus(t->corner[0], o), cross(minus(t->corner[1], o), minus(t->corner[2], o)));
    return sum;
}

} // namespace dothi::geo::solid
