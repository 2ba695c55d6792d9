// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/solid/repair.h>
#include <dothi/geo/solid/topology.h>
#include <dothi/geo/solid/work.h>

#include <QCoreApplication>

#include <functional>
#include <limits>
#include <map>
#include <set>

namespace dothi::geo {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::SolidRepair)
};

using Ring = std::vector<quint32>;
using Face = std::vector<Ring>;

/// A Brep that can be changed: the faces of each shell, and how many shells each solid has.
struct Draft
{
    std::vector<Coord> vertices;
    std::vector<std::vector<Face>> shells;
    std::vector<quint32> solids;
};

Draft toDraft(const Brep &brep)
{
    Draft draft{brep.vertices, {}, brep.solids};
    for (size_t s = 0; s < brep.shells.size(); ++s) {
        std::vector<Face> &shell = draft.shells.emplace_back();
        const Brep::Range faces = brep.facesOf(s);
        for (size_t f = faces.first; f < faces.last; ++f) {
            Face &face = shell.emplace_back();
            const Brep::Range rings = brep.ringsOf(f);
            for (size_t r = rings.first; r < rings.last; ++r) {
                const auto corners = brep.ring(r);
                face.emplace_back(corners.begin(), corners.end());
            }
        }
    }
    return draft;
}

Brep toBrep(const Draft &draft)
{
    Brep brep;
    brep.vertices = draft.vertices;
    brep.solids = draft.solids;
    for (const auto &shell : draft.shells) {
        brep.beginShell();
        for (const Face &face : shell) {
            brep.beginFace();
            for (const Ring &ring : face) {
                brep.beginRing();
                for (const quint32 corner : ring)
                    brep.addCorner(corner);
            }
        }
    }
    return brep;
}

/// The higher, the better: the level of what is wrong, and how much of it there is.
std::pair<int, qint64> quality(const std::vector<ValidationError> &errors)
{
    constexpr int kPerLevel = 100;
    int level = std::numeric_limits<int>::max();
    for (const ValidationError &error : errors)
        level = std::min(level, error.code / kPerLevel);
    const auto there = std::ranges::count_if(
        errors, [level](const ValidationError &error) { return error.code / kPerLevel == level; });
    return {level, -static_cast<qint64>(there)};
}

int mergeVertices(Draft &draft, const ValidationOptions &options)
{
    const Brep brep = toBrep(draft);
    const solid::Work work(brep, options, nullptr);
    std::set<quint32> merged;
    for (auto &shell : draft.shells) {
        for (Face &face : shell) {
            for (Ring &ring : face) {
                for (quint32 &corner : ring) {
                    const quint32 kept = work.snapped(corner);
                    if (kept != corner && brep.vertices[kept] != brep.vertices[corner])
                        merged.insert(corner);
                    corner = kept;
                }
            }
        }
    }
    return static_cast<int>(merged.size());
}

int dropRepeatedPoints(Draft &draft)
{
    int count = 0;
    for (auto &shell : draft.shells) {
        for (Face &face : shell) {
            for (Ring &ring : face) {
                const size_t before = ring.size();
                const auto same = std::ranges::unique(ring);
                ring.erase(same.begin(), same.end());
                while (ring.size() > 1 && ring.front() == ring.back())
                    ring.pop_back();
                count += static_cast<int>(before - ring.size());
            }
        }
    }
    return count;
}

/// Rings and polygons without an area.
int dropCollapsed(Draft &draft)
{
    const Brep brep = toBrep(draft);
    const ValidationOptions options;
    const solid::Work work(brep, options, nullptr);
    const auto collapsed = [&](const Ring &ring) {
        constexpr size_t kFewest = 3;
        if (ring.size() < kFewest)
            return true;
        Coord sum;
        double perimeter = 0;
        for (size_t i = 0; i < ring.size(); ++i) {
            const Coord a = solid::minus(brep.vertices[ring[i]], brep.vertices[ring[0]]);
            const Coord b = solid::minus(brep.vertices[ring[(i + 1) % ring.size()]], brep.vertices[ring[0]]);
            sum = solid::plus(sum, solid::cross(a, b));
            perimeter += solid::distance(a, b);
        }
        return solid::length(sum) / 2 < work.touchM() * perimeter / 2;
    };
    int count = 0;
    for (auto &shell : draft.shells) {
        count += static_cast<int>(
            std::erase_if(shell, [&](const Face &face) { return face.empty() || collapsed(face.front()); }));
        for (Face &face : shell)
            count += static_cast<int>(std::erase_if(face, collapsed));
    }
    return count;
}

int dropDuplicates(Draft &draft)
{
    int count = 0;
    for (auto &shell : draft.shells) {
        std::set<std::vector<quint32>> seen;
        count += static_cast<int>(std::erase_if(shell, [&seen](const Face &face) {
            std::vector<quint32> all;
            for (const Ring &ring : face)
                all.insert(all.end(), ring.begin(), ring.end());
            std::ranges::sort(all);
            return !seen.insert(all).second;
        }));
    }
    return count;
}

Coord areaVector(const Draft &draft, const Ring &ring)
{
    Coord sum;
    for (size_t i = 0; i < ring.size(); ++i) {
        const Coord &o = draft.vertices[ring[0]];
        sum = solid::plus(sum, solid::cross(solid::minus(draft.vertices[ring[i]], o),
                                            solid::minus(draft.vertices[ring[(i + 1) % ring.size()]], o)));
    }
    return sum;
}

int turnHoles(Draft &draft)
{
    int count = 0;
    for (auto &shell : draft.shells) {
        for (Face &face : shell) {
            for (size_t r = 1; r < face.size(); ++r) {
                if (face[0].empty() || face[r].empty() ||
                    solid::dot(areaVector(draft, face[0]), areaVector(draft, face[r])) <= 0)
                    continue;
                std::reverse(face[r].begin(), face[r].end());
                ++count;
            }
        }
    }
    return count;
}

/// Calls `use` for each shell with what meets what in it, all polygons being valid.
int withTopology(
    Draft &draft, const ValidationOptions &options,
    const std::function<int(const solid::Work &, const solid::Topology &, size_t shell, bool cavity)> &use)
{
    const Brep brep = toBrep(draft);
    solid::Work work(brep, options, nullptr);
    for (size_t f = 0; f < brep.faces.size(); ++f) {
        if (!solid::checkFace(work, f, -1, -1, false))
            return 0;
    }
    std::set<size_t> outer(brep.solids.begin(), brep.solids.end());
    int count = 0;
    for (size_t s = 0; s < brep.shells.size(); ++s) {
        const bool cavity = !brep.solids.empty() && !outer.contains(s);
        count += use(work, solid::Topology(work, brep.facesOf(s)), s, cavity);
    }
    return count;
}

int turnFaces(Draft &draft, const ValidationOptions &options)
{
    return withTopology(
        draft, options,
        [&draft](const solid::Work &work, const solid::Topology &topology, size_t shell, bool cavity) {
            const std::vector<size_t> turned = topology.turnedFaces(work, cavity);
            const size_t first = work.brep().facesOf(shell).first;
            for (const size_t face : turned) {
                for (Ring &ring : draft.shells[shell][face - first])
                    std::reverse(ring.begin(), ring.end());
            }
            return static_cast<int>(turned.size());
        });
}

/// The loops of edges with one polygon, each the way round the polygon it lacks would run; without those that
/// cross themselves or are not flat.
std::vector<Ring> missingFaces(const solid::Work &work, const solid::Topology &topology)
{
    std::map<quint32, quint32> next;
    std::set<quint32> twice;
    for (const solid::Edge &edge : topology.edges()) {
        if (edge.uses.size() != 1)
            continue;
        const bool forward = edge.uses[0].forward;
        const auto [at, isNew] = next.try_emplace(forward ? edge.b : edge.a, forward ? edge.a : edge.b);
        if (!isNew)
            twice.insert(at->first);
    }
    std::vector<Ring> loops;
    while (!next.empty()) {
        Ring loop;
        bool good = true;
        quint32 at = next.begin()->first;
        for (auto found = next.find(at); found != next.end(); found = next.find(at)) {
            good = good && !twice.contains(at);
            loop.push_back(at);
            at = found->second;
            next.erase(found);
        }
        constexpr size_t kMostEdges = 64;
        if (!good || at != loop.front() || loop.size() < 3 || loop.size() > kMostEdges)
            continue;
        std::vector<Coord> points;
        for (const quint32 corner : loop)
            points.push_back(work.point(corner));
        const solid::Plane plane = solid::fittedPlane(points, points);
        const bool flat = std::ranges::all_of(
            points, [&](const Coord &p) { return std::abs(plane.to2d(p).z) <= work.options().planarityM; });
        if (flat)
            loops.push_back(std::move(loop));
    }
    return loops;
}

int closeHoles(Draft &draft, const ValidationOptions &options)
{
    return withTopology(
        draft, options,
        [&draft](const solid::Work &work, const solid::Topology &topology, size_t shell, bool) {
            const std::vector<Ring> loops = missingFaces(work, topology);
            for (const Ring &loop : loops)
                draft.shells[shell].push_back({loop});
            return static_cast<int>(loops.size());
        });
}

} // namespace

Result<Repair> repairBrep(const Brep &brep, SolidType type, const ValidationOptions &options,
                          const TaskContext *task)
{
    const auto check = [&](const Brep &one, const ValidationOptions &with) {
        return validateBrep(one, type, with, task);
    };
    Result<std::vector<ValidationError>> errors = check(brep, options);
    if (!errors)
        return Failure(errors.error());
    Repair repair{brep, {}, *errors, *errors};
    ValidationOptions closed = options;
    closed.open.clear();
    const auto keep = [&](const Draft &draft, const QString &what) -> Result<> {
        const Brep candidate = toBrep(draft);
        if (candidate.faces.empty())
            return {};
        Result<std::vector<ValidationError>> left = check(candidate, closed);
        if (!left)
            return Failure(left.error());
        if (quality(*left) <= quality(repair.after))
            return {};
        repair.brep = candidate;
        repair.after = std::move(*left);
        repair.done.append(what);
        return {};
    };
    if (repair.after.empty())
        return repair;
    // What is made one, dropped or closed among points belongs together: 102 only shows once vertices are
    // one.
    {
        Draft draft = toDraft(repair.brep);
        const int merged = mergeVertices(draft, options);
        const int points = dropRepeatedPoints(draft);
        QStringList what;
        if (!options.open.empty())
            what.append(Tr::tr("%n ring(s) closed.", nullptr, static_cast<int>(options.open.size())));
        if (merged > 0)
            what.append(Tr::tr("%n vertex(es) made one with others close by.", nullptr, merged));
        if (points > 0)
            what.append(Tr::tr("%n point(s) given twice in a row dropped.", nullptr, points));
        if (!what.isEmpty())
            DOTHI_TRY(keep(draft, what.join(QLatin1Char(' '))));
    }
    struct Step
    {
        std::function<int(Draft &)> apply;
        std::function<QString(int)> what;
    };
    const std::vector<Step> steps{
        {[](Draft &d) { return dropCollapsed(d); },
         [](int n) { return Tr::tr("%n ring(s) or polygon(s) without area dropped.", nullptr, n); }},
        {[](Draft &d) { return dropDuplicates(d); },
         [](int n) { return Tr::tr("%n polygon(s) given twice dropped.", nullptr, n); }},
        {[](Draft &d) { return turnHoles(d); },
         [](int n) { return Tr::tr("%n hole(s) turned round.", nullptr, n); }},
        {[&](Draft &d) { return turnFaces(d, options); },
         [](int n) { return Tr::tr("%n polygon(s) turned round.", nullptr, n); }},
        {[&](Draft &d) { return closeHoles(d, options); },
         [](int n) { return Tr::tr("%n hole(s) of a shell closed with a polygon.", nullptr, n); }},
        {[&](Draft &d) { return turnFaces(d, options); },
         [](int n) { return Tr::tr("%n polygon(s) turned round.", nullptr, n); }},
    };
    for (const Step &step : steps) {
        if (repair.after.empty())
            break;
        Draft draft = toDraft(repair.brep);
        if (const int count = step.apply(draft); count > 0)
            DOTHI_TRY(keep(draft, step.what(count)));
    }
    return repair;
}

} // namespace dothi::geo
