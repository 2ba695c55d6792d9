// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>
#include <dothi/geo/solid/repair.h>
#include <dothi/io/model/buildingshape.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <deque>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::BuildingShape)
};

/// Less is no face in plan but a wall, or the rounding of one.
constexpr double kLeastPlanM2 = 0.01;
/// Faces this near to the lowest position belong to the floor.
constexpr double kFloorM = 0.05;
/// A floor must be so much of what the roof covers to be the footprint.
constexpr double kFloorShare = 0.9;
constexpr size_t kLargestGroup = 300'000; // objects of one building

/// "2.2" as 2.2; -1 when it says nothing.
double lodOf(const ModelGeometry &geometry)
{
    double lod = -1;
    const char *end = geometry.lod.data() + geometry.lod.size();
    const std::from_chars_result read = std::from_chars(geometry.lod.data(), end, lod);
    return read.ec == std::errc() && read.ptr == end && std::isfinite(lod) ? lod : -1;
}

bool hasFaces(const ModelGeometry &geometry)
{
    return geometry.kind != GeometryKind::MultiPoint && geometry.kind != GeometryKind::MultiLineString &&
           (!geometry.brep.isEmpty() || geometry.kind == GeometryKind::Instance);
}

/// What stands inside a building, or beside it, is no part of its shell.
bool isShell(const CityObject &object)
{
    return object.type != "BuildingRoom" && object.type != "BuildingFurniture" &&
           object.type != "BuildingUnit" && object.type != "BuildingStorey";
}
/// What of a building is its body, in the order in which it is looked for.
enum class Body
{
    Parts,    ///< a chimney or a dish makes it neither wider nor higher
    Elements, ///< walls and slabs, where there is nothing else
    Anything,
};

bool isBody(const CityObject &object, Body body)
{
    return body == Body::Anything ||
           (object.type != "BuildingInstallation" &&
            (body == Body::Elements || object.type != "BuildingConstructiveElement"));
}

/// Twice the area vector of a ring (Newell), relative to its first position.
geo::Coord areaVector(const geo::Brep &brep, std::span<const quint32> ring)
{
    geo::Coord sum;
    if (ring.empty())
        return sum;
    const geo::Coord &o = brep.vertices[ring[0]];
    for (size_t i = 1; i + 1 < ring.size(); ++i) {
        const geo::Coord &a = brep.vertices[ring[i]];
        const geo::Coord &b = brep.vertices[ring[i + 1]];
        const geo::Coord u{a.x - o.x, a.y - o.y, a.z - o.z};
        const geo::Coord v{b.x - o.x, b.y - o.y, b.z - o.z};
        sum.x += u.y * v.z - u.z * v.y;
        sum.y += u.z * v.x - u.x * v.z;
        sum.z += u.x * v.y - u.y * v.x;
    }
    return sum;
}

/// Faces of the parts of a building, with what is known of each.
struct Faces
{
    struct Piece
    {
        const geo::Brep *brep;
        const std::vector<SurfaceKind> *kinds;
        bool body;
        const CityObject *object;
        GeometryKind kind;
    };
    std::vector<Piece> pieces;
    std::vector<std::unique_ptr<geo::Brep>> owned; ///< of instances

    void add(const CityModel &model, const CityObject &object, const ModelGeometry &geometry, bool body)
    {
        if (geometry.kind != GeometryKind::Instance) {
            pieces.push_back({&geometry.brep, &geometry.surfaces, body, &object, geometry.kind});
            return;
        }
        Result<geo::Brep> made = resolved(model, geometry);
        if (!made || made->isEmpty())
            return;
        owned.push_back(std::make_unique<geo::Brep>(std::move(*made)));
        const ModelGeometry &used = model.templates[geometry.use->number];
        pieces.push_back({owned.back().get(), &used.surfaces, body, &object, used.kind});
    }
    /// For every face: its boundary, number and kind.
    template <class Visit>
    void each(const Visit &visit) const
    {
        for (const Piece &piece : pieces) {
            for (size_t f = 0; f < piece.brep->faces.size(); ++f)
                visit(piece, f, f < piece.kinds->size() ? (*piece.kinds)[f] : SurfaceKind::None);
        }
    }
};

/// A face as a polygon; rings of fewer than three positions are left out. False when nothing is left.
bool appendFace(geo::Geometry &out, const geo::Brep &brep, size_t face, qint64 &dropped)
{
    bool any = false;
    const geo::Brep::Range rings = brep.ringsOf(face);
    std::vector<geo::Coord> ring;
    for (size_t r = rings.first; r < rings.last; ++r) {
        ring.clear();
        for (const quint32 corner : brep.ring(r)) {
            if (ring.empty() || !(brep.vertices[corner] == ring.back()))
                ring.push_back(brep.vertices[corner]);
        }
        while (ring.size() > 1 && ring.front() == ring.back())
            ring.pop_back();
        if (ring.size() < 3) {
            ++dropped;
            if (r == rings.first)
                return false;
            continue;
        }
        if (!any)
            out.beginPart();
        any = true;
        out.beginRing();
        for (const geo::Coord &c : ring)
            out.add(c);
        out.closeRing();
    }
    return any;
}

/// Faces in plan, made one; walls are left out.
Result<geo::Geometry> planOf(const std::vector<std::pair<const geo::Brep *, size_t>> &faces)
{
    std::vector<geo::Geometry> polygons;
    qint64 dropped = 0;
    for (const auto &[brep, face] : faces) {
        geo::Geometry polygon(geo::GeometryType::Polygon);
        if (!appendFace(polygon, *brep, face, dropped))
            continue;
        for (geo::Coord &c : polygon.coords())
            c.z = 0;
        if (std::abs(geo::signedArea(polygon.ring(0, 0))) < kLeastPlanM2)
            continue;
        geo::orient(polygon);
        polygons.push_back(std::move(polygon));
    }
    if (polygons.empty())
        return geo::Geometry();
    if (polygons.size() == 1)
        return std::move(polygons.front()); // mended, where it must be, by the import
    for (geo::Geometry &polygon : polygons) {
        const Result<geo::Validity> validity = geo::validity(polygon);
        if (validity && validity->valid)
            continue;
        Result<geo::Geometry> valid = geo::makeValid(polygon);
        if (valid)
            polygon = std::move(*valid);
    }
    std::erase_if(polygons, [](const geo::Geometry &polygon) { return polygon.isEmpty(); });
    return geo::unionOf(polygons);
}

/// An object of a building with its geometries.
struct GroupPart
{
    const CityObject *object;
    const std::vector<ModelGeometry> *geometries;
};

/// The parts of a building, itself first.
class Group
{
public:
    Group(const CityModel &model, quint32 building, CityShapes &shapes)
    {
        add(model.objects[building], shapes);
        for (size_t i = 0; i < m_parts.size() && m_parts.size() < kLargestGroup; ++i) {
            for (const quint32 child : m_parts[i].object->children) {
                if (isShell(model.objects[child]))
                    add(model.objects[child], shapes);
            }
        }
    }
    Group(const Group &) = delete;
    Group &operator=(const Group &) = delete;

    [[nodiscard]] const std::vector<GroupPart> &parts() const { return m_parts; }

private:
    void add(const CityObject &object, CityShapes &shapes)
    {
        if (!object.shapesInText) {
            m_parts.push_back({&object, &object.geometries});
            return;
        }
        Result<std::vector<ModelGeometry>> read = shapes.of(object);
        m_read.push_back(read ? std::move(*read) : std::vector<ModelGeometry>());
        m_parts.push_back({&object, &m_read.back()});
    }

    std::vector<GroupPart> m_parts;
    std::deque<std::vector<ModelGeometry>> m_read; ///< of those whose geometries were left in the text
};

/// Holds every primitive against ISO 19107 and, where that is asked for, puts a mended one in its place.
Result<> checkPieces(Faces &shell, bool repair, SolidCheck &check, const TaskContext *task)
{
    constexpr size_t kMost = 100;
    for (Faces::Piece &piece : shell.pieces) {
        if (task)
            DOTHI_TRY(task->checkpoint());
        const geo::SolidType type = solidTypeOf(piece.kind);
        Result<std::vector<geo::ValidationError>> before = geo::validateBrep(*piece.brep, type, {}, task);
        if (!before) {
            if (before.error().code() == ErrorCode::Cancelled)
                return Failure(std::move(before).error());
            continue; // nothing that could be looked at
        }
        ++check.checked;
        if (before->empty()) {
            ++check.valid;
            continue;
        }
        std::vector<geo::ValidationError> after = *before;
        if (repair) {
            Result<geo::Repair> mended = geo::repairBrep(*piece.brep, type, {}, task);
            if (!mended && mended.error().code() == ErrorCode::Cancelled)
                return Failure(std::move(mended).error());
            if (mended && mended->changed()) {
                after = std::move(mended->after);
                for (const QString &done : std::as_const(mended->done)) {
                    check.repairs.append(
                        QStringLiteral("%1: %2").arg(QString::fromStdString(piece.object->id), done));
                }
                shell.owned.push_back(std::make_unique<geo::Brep>(std::move(mended->brep)));
                piece.brep = shell.owned.back().get();
            }
        }
        ++(after.empty() ? check.mended : check.invalid);
        for (size_t i = 0; i < std::min(before->size(), kMost); ++i) {
            const geo::ValidationError &error = (*before)[i];
            const bool stays = std::ranges::any_of(
                after, [&error](const geo::ValidationError &left) { return left.code == error.code; });
            check.findings.push_back(
                {QString::fromStdString(piece.object->id), error.code, error.where, error.message, !stays});
        }
        // What the mending of one level brought to light on the next.
        for (const geo::ValidationError &error : after) {
            const bool known = std::ranges::any_of(
                *before, [&error](const geo::ValidationError &first) { return first.code == error.code; });
            if (!known && check.findings.size() < kMost)
                check.findings.push_back({QString::fromStdString(piece.object->id), error.code, error.where,
                                          error.message, false});
        }
    }
    return {};
}

/// Of an object the geometry of the highest LoD whose whole number is `whole`.
const ModelGeometry *best(const GroupPart &part, double whole)
{
    const ModelGeometry *chosen = nullptr;
    for (const ModelGeometry &geometry : *part.geometries) {
        if (hasFaces(geometry) && std::floor(lodOf(geometry)) == whole &&
            (!chosen || lodOf(geometry) > lodOf(*chosen)))
            chosen = &geometry;
    }
    return chosen;
}

/// What of a building is looked at: its level of detail, and which of its objects are its body.
struct Detail
{
    double lod = -2; ///< the highest there is; -2: none
    Body body = Body::Parts;

    explicit Detail(const Group &group)
    {
        for (const Body kind : {Body::Parts, Body::Elements, Body::Anything}) {
            body = kind;
            for (const GroupPart &part : group.parts()) {
                for (const ModelGeometry &geometry : *part.geometries) {
                    if (hasFaces(geometry) && isShell(*part.object) && isBody(*part.object, body))
                        lod = std::max(lod, lodOf(geometry));
                }
            }
            if (lod > -2)
                break;
        }
    }
    [[nodiscard]] bool isFlat() const { return std::floor(lod) == 0; }
};

/// The faces of that level of detail.
Faces facesOf(const CityModel &model, const Group &group, const Detail &detail)
{
    Faces shell;
    for (const GroupPart &part : group.parts()) {
        if (const ModelGeometry *geometry = best(part, std::floor(detail.lod)))
            shell.add(model, *part.object, *geometry, isBody(*part.object, detail.body));
    }
    return shell;
}

Failure noFaces()
{
    return fail(ErrorCode::InvalidData, Tr::tr("it has no geometry with faces"));
}

} // namespace

bool isBuilding(const CityObject &object)
{
    if (object.parent >= 0)
        return false;
    return object.type == "Building" || object.type == "BuildingPart" ||
           (object.type.starts_with('+') && object.type.ends_with("Building"));
}

Result<BuildingOutline> buildingOutline(const CityModel &model, quint32 building, CityShapes &shapes)
{
    const Group group(model, building, shapes);
    const Detail detail(group);
    const Faces shell = facesOf(model, group, detail);
    if (shell.pieces.empty())
        return noFaces();
    Faces plan; // LoD 0
    for (const GroupPart &part : group.parts()) {
        if (const ModelGeometry *geometry = best(part, 0); geometry && isBody(*part.object, detail.body))
            plan.add(model, *part.object, *geometry, true);
    }
    const bool flat = detail.isFlat();

    BuildingOutline out;
    std::vector<std::pair<const geo::Brep *, size_t>> ground;
    std::vector<std::pair<const geo::Brep *, size_t>> all;
    double lowest = std::numeric_limits<double>::infinity();
    double top = -lowest;
    double roofArea = 0;
    double groundLevel = lowest;
    const auto lowestOf = [](const geo::Brep &brep, size_t face, auto &&visit) {
        const geo::Brep::Range rings = brep.ringsOf(face);
        for (size_t r = rings.first; r < rings.last; ++r) {
            for (const quint32 corner : brep.ring(r))
                visit(brep.vertices[corner].z);
        }
    };
    shell.each([&](const Faces::Piece &piece, size_t face, SurfaceKind kind) {
        if (!piece.body)
            return;
        lowestOf(*piece.brep, face, [&](double z) {
            lowest = std::min(lowest, z);
            top = std::max(top, z);
            if (kind == SurfaceKind::Ground)
                groundLevel = std::min(groundLevel, z);
        });
        all.emplace_back(piece.brep, face);
        if (kind == SurfaceKind::Ground)
            ground.emplace_back(piece.brep, face);
        if (const geo::Brep::Range rings = piece.brep->ringsOf(face); rings.size() > 0)
            roofArea += std::max(0.0, areaVector(*piece.brep, piece.brep->ring(rings.first)).z / 2);
    });
    if (ground.empty() && !flat && !plan.pieces.empty()) {
        plan.each([&](const Faces::Piece &piece, size_t face, SurfaceKind) {
            ground.emplace_back(piece.brep, face);
        });
    }
    Result<geo::Geometry> footprint = planOf(ground);
    if (footprint && footprint->isEmpty() && !flat) {
        std::vector<std::pair<const geo::Brep *, size_t>> floor;
        for (const auto &[brep, face] : all) {
            double highestCorner = -std::numeric_limits<double>::infinity();
            lowestOf(*brep, face, [&](double z) { highestCorner = std::max(highestCorner, z); });
            if (highestCorner <= lowest + kFloorM)
                floor.emplace_back(brep, face);
        }
        footprint = planOf(floor);
        if (footprint && !footprint->isEmpty() && geo::area(*footprint) < kFloorShare * roofArea)
            footprint = geo::Geometry();
    }
    if (footprint && footprint->isEmpty())
        footprint = planOf(all);
    if (!footprint)
        return fail(Error(ErrorCode::InvalidData, Tr::tr("its faces cannot be made one outline"))
                        .withDetail(footprint.error().logText()));
    if (footprint->isEmpty())
        return fail(ErrorCode::InvalidData, Tr::tr("none of its faces has an area in plan"));
    out.footprint = std::move(*footprint);
    out.groundM = std::isfinite(groundLevel) ? groundLevel : lowest;
    if (!flat)
        out.topM = top;
    return out;
}

Result<BuildingSolid> buildingSolid(const CityModel &model, quint32 building, CityShapes &shapes,
                                    const ShapeOptions &options, const TaskContext *task)
{
    const Group group(model, building, shapes);
    const Detail detail(group);
    Faces shell = facesOf(model, group, detail);
    if (shell.pieces.empty())
        return noFaces();
    BuildingSolid out;
    if (detail.isFlat())
        return out;
    constexpr double kGeneralised = 1.2;
    const bool plainOne = detail.lod == 1.0;
    const bool statesOne = std::ranges::any_of(group.parts(), [](const GroupPart &part) {
        return std::ranges::any_of(*part.geometries, [](const ModelGeometry &g) { return g.lod == "1.0"; });
    });
    if (detail.lod >= 0 && detail.lod < kGeneralised && !(plainOne && !statesOne))
        return out;
    if (options.validate)
        DOTHI_TRY(checkPieces(shell, options.repair, out.check, task));
    qint64 dropped = 0;
    out.solid = geo::Geometry(geo::GeometryType::MultiPolygon, true);
    shell.each([&](const Faces::Piece &piece, size_t face, SurfaceKind) {
        (void)appendFace(out.solid, *piece.brep, face, dropped);
    });
    if (dropped > 0)
        out.repairs.append(Tr::tr("%n face(s) or hole(s) of fewer than three positions left out", nullptr,
                                  static_cast<int>(std::min<qint64>(dropped, 1'000'000'000))));
    return out;
}

} // namespace dothi::io
