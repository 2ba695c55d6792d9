// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/brep.h>
#include <dothi/geo/solid/validation.h>
#include <dothi/geo/solid/vectors.h>

#include <array>
#include <span>
#include <vector>

namespace dothi::geo::solid {

/// A plane with axes of its own: u × v = n, lengths 1.
struct Plane
{
    Coord origin;
    Coord u;
    Coord v;
    Coord n;

    /// Within the plane, z = distance from it.
    [[nodiscard]] Coord to2d(const Coord &p) const;
    [[nodiscard]] Coord to3d(const Coord &p) const;
};

/// The plane whose squared distances from the points are least. Its normal points to where the ring `outer`
/// runs counter-clockwise around it.
[[nodiscard]] Plane fittedPlane(std::span<const Coord> points, std::span<const Coord> outer);

/// A triangle of a face, turned as the face is.
struct Triangle
{
    std::array<Coord, 3> corner;
    quint32 face = 0;
    Coord n; ///< length 1
    /// Whether the edge from corner i to the next one is an edge of the face; else it was cut through the
    /// face.
    std::array<bool, 3> outline{true, true, true};
};

/// What the checks work on: the positions about a near origin, close ones made one, and what they found.
class Work
{
public:
    Work(const Brep &brep, const ValidationOptions &options, const TaskContext *task);

    [[nodiscard]] const Brep &brep() const { return m_brep; }
    [[nodiscard]] const ValidationOptions &options() const { return m_options; }
    /// Number of the position a vertex was made one with.
    [[nodiscard]] quint32 snapped(quint32 vertex) const { return m_snapped[vertex]; }
    /// A ring as numbers of such positions.
    [[nodiscard]] std::vector<quint32> ring(size_t ring) const;
    /// Listed among those the file left unclosed.
    [[nodiscard]] bool isOpen(size_t ring) const;
    [[nodiscard]] const Coord &point(quint32 snapped) const { return m_points[snapped]; }
    [[nodiscard]] Coord inWorld(const Coord &local) const { return plus(local, m_origin); }
    /// Below this, two things touch, metres.
    [[nodiscard]] double touchM() const { return m_touchM; }
    [[nodiscard]] bool cancelled() const { return m_task && m_task->cancelled(); }

    /// `where` about the near origin.
    void report(int code, const Coord &where, const QString &message, qint64 solid, qint64 shell,
                qint64 face);
    [[nodiscard]] size_t errorCount() const { return m_errors.size(); }
    [[nodiscard]] std::vector<ValidationError> takeErrors() { return std::move(m_errors); }
    /// More than this many findings are not told.
    static constexpr size_t kMostErrors = 1000;

    std::vector<Plane> planes;                    ///< of each face; set by the check of polygons
    std::vector<std::vector<Triangle>> triangles; ///< of each face that is valid

private:
    void snap();
    [[nodiscard]] bool snapFew();

    const Brep &m_brep;
    const ValidationOptions &m_options;
    const TaskContext *m_task;
    Coord m_origin;
    double m_touchM;
    std::vector<Coord> m_points;
    std::vector<quint32> m_snapped;
    std::vector<ValidationError> m_errors;
};

/// Cuts a valid polygon in its plane into triangles, counter-clockwise; `rings` are positions of that plane
/// (to2d()), the first the exterior. Of the result corners and outline are set. In triangulate.cpp, where
/// CGAL is.
[[nodiscard]] std::vector<Triangle> triangulated(const std::vector<std::vector<Coord>> &rings);

/// Rings and polygons (1xx, 2xx but 204) of one face; fills its plane and triangles. False when it is not
/// valid. `inPlan`: without planarity and the orientation of holes, and without triangles.
[[nodiscard]] bool checkFace(Work &work, size_t face, qint64 solid, qint64 shell, bool inPlan);

/// Whether a face is folded (204), once those of its shell are valid otherwise: the triangles of what is not
/// would tell little. False when it is.
[[nodiscard]] bool checkFolds(Work &work, size_t face, qint64 solid, qint64 shell);

/// A shell (3xx) whose faces are valid. `closed`: of a solid; else of a composite surface. False when it is
/// not valid. `cavity`: an inner shell, whose faces look inwards.
[[nodiscard]] bool checkShell(Work &work, size_t shell, qint64 solid, bool closed, bool cavity);

/// The shells of a solid among one another and their orientation (4xx); its shells are valid. False when not.
[[nodiscard]] bool checkSolid(Work &work, size_t solid, Brep::Range shells);

/// The solids of a composite among one another (5xx); they are valid.
void checkComposite(Work &work);

/// Six times the volume the faces of a shell enclose, > 0 when they look outwards.
[[nodiscard]] double sixfoldVolume(const std::vector<const Triangle *> &triangles);

/// The triangles of some faces.
[[nodiscard]] std::vector<const Triangle *> trianglesOf(const Work &work, Brep::Range faces);

/// Whether the interiors of two valid, closed shells overlap deeper than `depthM`; then where.
[[nodiscard]] bool overlaps(const std::vector<const Triangle *> &a, const std::vector<const Triangle *> &b,
                            double depthM, double touchM, Coord &where);

} // namespace dothi::geo::solid
