// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/solid/contact.h>
#include <dothi/geo/solid/validation.h>
#include <dothi/geo/solid/work.h>

#include <QCoreApplication>

#include <map>
#include <set>

namespace dothi::geo {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::SolidValidation)
};

Result<> usable(const Brep &brep)
{
    if (!brep.isConsistent())
        return fail(
            Error(ErrorCode::InvalidData, Tr::tr("The model names vertices or faces that are not there.")));
    if (brep.faces.empty())
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The model has no polygons.")));
    return {};
}

Result<std::vector<ValidationError>> answer(solid::Work &work, const TaskContext *task)
{
    if (task)
        DOTHI_TRY(task->checkpoint());
    return work.takeErrors();
}

/// All faces of a shell; false when one is not valid.
bool checkFaces(solid::Work &work, size_t shell, qint64 ofSolid)
{
    bool good = true;
    const Brep::Range faces = work.brep().facesOf(shell);
    for (size_t f = faces.first; f < faces.last && !work.cancelled(); ++f)
        good = solid::checkFace(work, f, ofSolid, static_cast<qint64>(shell), false) && good;
    const bool unfolded = good;
    for (size_t f = faces.first; f < faces.last && unfolded; ++f)
        good = solid::checkFolds(work, f, ofSolid, static_cast<qint64>(shell)) && good;
    return good;
}

bool checkWholeSolid(solid::Work &work, size_t number, Brep::Range shells)
{
    bool good = shells.size() > 0;
    for (size_t s = shells.first; s < shells.last && !work.cancelled(); ++s) {
        good = checkFaces(work, s, static_cast<qint64>(number)) &&
               solid::checkShell(work, s, static_cast<qint64>(number), true, s > shells.first) && good;
    }
    return good && !work.cancelled() && solid::checkSolid(work, number, shells);
}

} // namespace

QString validationErrorName(int code)
{
    static const std::map<int, const char *> names{
        {101, "TOO_FEW_POINTS"},
        {102, "CONSECUTIVE_POINTS_SAME"},
        {103, "RING_NOT_CLOSED"},
        {104, "RING_SELF_INTERSECTION"},
        {201, "INTERSECTION_RINGS"},
        {202, "DUPLICATED_RINGS"},
        {203, "NON_PLANAR_POLYGON_DISTANCE_PLANE"},
        {204, "NON_PLANAR_POLYGON_NORMALS_DEVIATION"},
        {205, "POLYGON_INTERIOR_DISCONNECTED"},
        {206, "INNER_RING_OUTSIDE"},
        {207, "INNER_RINGS_NESTED"},
        {208, "ORIENTATION_RINGS_SAME"},
        {301, "TOO_FEW_POLYGONS"},
        {302, "SHELL_NOT_CLOSED"},
        {303, "NON_MANIFOLD_CASE"},
        {305, "MULTIPLE_CONNECTED_COMPONENTS"},
        {306, "SHELL_SELF_INTERSECTION"},
        {307, "POLYGON_WRONG_ORIENTATION"},
        {401, "INTERSECTION_SHELLS"},
        {402, "DUPLICATED_SHELLS"},
        {403, "INNER_SHELL_OUTSIDE"},
        {404, "SOLID_INTERIOR_DISCONNECTED"},
        {405, "WRONG_ORIENTATION_SHELL"},
        {501, "INTERSECTION_SOLIDS"},
        {502, "DUPLICATED_SOLIDS"},
        {503, "DISCONNECTED_SOLIDS"},
        {601, "BUILDINGPARTS_OVERLAP"},
        {902, "EMPTY_PRIMITIVE"},
    };
    const auto at = names.find(code);
    return at == names.end() ? QString() : QString::fromLatin1(at->second);
}

Result<std::vector<ValidationError>> validateBrep(const Brep &brep, SolidType type,
                                                  const ValidationOptions &options, const TaskContext *task)
{
    DOTHI_TRY(usable(brep));
    solid::Work work(brep, options, task);
    switch (type) {
    case SolidType::MultiSurface:
        for (size_t s = 0; s < brep.shells.size(); ++s)
            checkFaces(work, s, -1);
        break;
    case SolidType::CompositeSurface:
        for (size_t s = 0; s < brep.shells.size(); ++s) {
            if (checkFaces(work, s, -1) && !work.cancelled())
                (void)solid::checkShell(work, s, -1, false, false);
        }
        break;
    default: {
        if (brep.solids.empty()) {
            for (size_t s = 0; s < brep.shells.size(); ++s)
                checkWholeSolid(work, s, {s, s + 1});
            break;
        }
        bool good = true;
        for (size_t s = 0; s < brep.solids.size(); ++s)
            good = checkWholeSolid(work, s, brep.shellsOf(s)) && good;
        if (type == SolidType::CompositeSolid && good && !work.cancelled())
            solid::checkComposite(work);
    }
    }
    return answer(work, task);
}

Result<std::vector<ValidationError>> validateParts(std::span<const Brep *const> parts,
                                                   const ValidationOptions &options, const TaskContext *task)
{
    Brep all;
    std::vector<Brep::Range> faces;
    for (const Brep *part : parts) {
        DOTHI_TRY(usable(*part));
        faces.push_back({all.faces.size(), all.faces.size() + part->faces.size()});
        const auto append = [](std::vector<quint32> &to, const std::vector<quint32> &from, size_t by) {
            for (const quint32 i : from)
                to.push_back(static_cast<quint32>(i + by));
        };
        append(all.shells, part->shells, all.faces.size());
        append(all.faces, part->faces, all.rings.size());
        append(all.rings, part->rings, all.corners.size());
        append(all.corners, part->corners, all.vertices.size());
        all.vertices.insert(all.vertices.end(), part->vertices.begin(), part->vertices.end());
    }
    solid::Work work(all, options, task);
    std::vector<std::vector<const solid::Triangle *>> triangles;
    for (const Brep::Range &range : faces) {
        for (size_t f = range.first; f < range.last && !work.cancelled(); ++f) {
            if (!solid::checkFace(work, f, -1, -1, false))
                return fail(
                    Error(ErrorCode::InvalidData, Tr::tr("A part of the building is not valid for itself.")));
        }
    }
    for (const Brep::Range &range : faces)
        triangles.push_back(solid::trianglesOf(work, range));
    for (size_t a = 0; a < parts.size(); ++a) {
        for (size_t b = a + 1; b < parts.size() && !work.cancelled(); ++b) {
            Coord where;
            if (solid::overlaps(triangles[a], triangles[b], options.overlapM, work.touchM(), where)) {
                work.report(601, where, Tr::tr("Two parts of the building overlap."), static_cast<qint64>(a),
                            static_cast<qint64>(b), -1);
            }
        }
    }
    return answer(work, task);
}

Result<std::vector<ValidationError>>
validatePolygons(const Geometry &polygons, const ValidationOptions &options, const TaskContext *task)
{
    if (polygons.dimension() != 2 || polygons.isEmpty() || !polygons.isFinite())
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The model has no polygons.")));
    Geometry plan = polygons;
    for (Coord &c : plan.coords())
        c.z = 0;
    const Brep brep = fromMultiPolygon(plan);
    ValidationOptions withOpen = options;
    quint32 number = 0;
    for (size_t part = 0; part < plan.partCount(); ++part) {
        for (size_t r = 0; r < plan.ringCount(part); ++r, ++number) {
            const auto ring = plan.ring(part, r);
            if (!ring.empty() && solid::distance(ring.front(), ring.back()) > options.snapM)
                withOpen.open.push_back(number);
        }
    }
    solid::Work work(brep, withOpen, task);
    for (size_t f = 0; f < brep.faces.size() && !work.cancelled(); ++f)
        (void)solid::checkFace(work, f, -1, -1, true);
    return answer(work, task);
}

Brep solidsFromFaces(const Geometry &faces)
{
    const Brep all = fromMultiPolygon(faces);
    if (!all.isConsistent() || all.faces.empty())
        return all;
    // Where shells end.
    std::vector<Brep::Range> shells;
    std::map<std::pair<quint32, quint32>, int> uses;
    size_t unpaired = 0;
    size_t first = 0;
    for (size_t f = 0; f < all.faces.size(); ++f) {
        const Brep::Range rings = all.ringsOf(f);
        for (size_t r = rings.first; r < rings.last; ++r) {
            const auto ring = all.ring(r);
            for (size_t i = 0; i < ring.size(); ++i) {
                const quint32 a = ring[i];
                const quint32 b = ring[(i + 1) % ring.size()];
                int &used = uses[{std::min(a, b), std::max(a, b)}];
                ++used;
                // Odd: one polygon waits for its neighbour.
                unpaired = used % 2 == 1 ? unpaired + 1 : unpaired - 1;
            }
        }
        if (unpaired == 0 || f + 1 == all.faces.size()) {
            shells.push_back({first, f + 1});
            first = f + 1;
            uses.clear();
            unpaired = 0;
        }
    }
    // Volumes tell cavities.
    const ValidationOptions options;
    solid::Work work(all, options, nullptr);
    std::vector<std::vector<const solid::Triangle *>> triangles;
    for (const Brep::Range &shell : shells) {
        for (size_t f = shell.first; f < shell.last; ++f)
            (void)solid::checkFace(work, f, -1, -1, false);
    }
    std::vector<bool> taken(shells.size(), false);
    std::vector<std::vector<size_t>> cavities(shells.size());
    for (const Brep::Range &shell : shells)
        triangles.push_back(solid::trianglesOf(work, shell));
    for (size_t inner = 0; inner < shells.size() && shells.size() > 1; ++inner) {
        if (triangles[inner].empty() || solid::sixfoldVolume(triangles[inner]) >= 0)
            continue;
        const Coord where = triangles[inner][0]->corner[0];
        for (size_t outer = 0; outer < shells.size(); ++outer) {
            if (outer != inner && solid::sixfoldVolume(triangles[outer]) > 0 &&
                solid::TriangleTree(triangles[outer]).winding(where) > 0.5) {
                cavities[outer].push_back(inner);
                taken[inner] = true;
                break;
            }
        }
    }
    Brep result;
    result.vertices = all.vertices;
    const auto addShell = [&](const Brep::Range &shell) {
        result.beginShell();
        for (size_t f = shell.first; f < shell.last; ++f) {
            result.beginFace();
            const Brep::Range rings = all.ringsOf(f);
            for (size_t r = rings.first; r < rings.last; ++r) {
                result.beginRing();
                for (const quint32 corner : all.ring(r))
                    result.addCorner(corner);
            }
        }
    };
    for (size_t s = 0; s < shells.size(); ++s) {
        if (taken[s])
            continue;
        result.beginSolid();
        addShell(shells[s]);
        for (const size_t cavity : cavities[s])
            addShell(shells[cavity]);
    }
    return result;
}

std::vector<Brep> eachSolid(const Brep &brep)
{
    std::vector<Brep> result;
    for (size_t s = 0; s < brep.solids.size(); ++s) {
        Brep one;
        std::map<quint32, quint32> numbers;
        one.beginSolid();
        const Brep::Range shells = brep.shellsOf(s);
        for (size_t shell = shells.first; shell < shells.last; ++shell) {
            one.beginShell();
            const Brep::Range faces = brep.facesOf(shell);
            for (size_t f = faces.first; f < faces.last; ++f) {
                one.beginFace();
                const Brep::Range rings = brep.ringsOf(f);
                for (size_t r = rings.first; r < rings.last; ++r) {
                    one.beginRing();
                    for (const quint32 corner : brep.ring(r)) {
                        const auto [at, isNew] =
                            numbers.try_emplace(corner, static_cast<quint32>(one.vertices.size()));
                        if (isNew)
                            one.vertices.push_back(brep.vertices[corner]);
                        one.addCorner(at->second);
                    }
                }
            }
        }
        result.push_back(std::move(one));
    }
    return result;
}

} // namespace dothi::geo
