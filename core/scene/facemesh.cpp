// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/triangulate.h>
#include <dothi/scene/facemesh.h>
#include <dothi/scene/facing.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace dothi::scene {

namespace {

/// An edge that is not to be drawn lies this far away.
constexpr double kNoEdge = 400;
/// Faces this close to upright count as walls.
constexpr double kWallSlope = 0.3;
constexpr double kCornerRad = 0.44; ///< 25°

double distanceToLine(const osg::Vec3d &p, const osg::Vec3d &a, const osg::Vec3d &b)
{
    const osg::Vec3d ab = b - a;
    const double length = ab.length();
    return length > 1e-9 ? (ab ^ (p - a)).length() / length : 0;
}

/// A flat polygon with holes in space, ready to be meshed.
struct FlatFace
{
    std::vector<osg::Vec3d> points; ///< local
    std::vector<quint32> starts;
    osg::Vec3d normal;
    /// Of each point: the edge from it to the next lies within an even surface, and is not drawn. Empty: none
    /// does.
    std::vector<bool> soft;
    QColor color;    ///< of its own; invalid: by its slope
    QString picture; ///< empty: none
    city::PictureWrap wrap = city::PictureWrap::Within;
    std::vector<city::PictureSpot> spots; ///< of each point, where it has a picture
};

/// Newell's normal: right for any flat polygon, best fit for one that is nearly flat.
osg::Vec3d newell(std::span<const osg::Vec3d> ring)
{
    osg::Vec3d n;
    for (size_t i = 0; i < ring.size(); ++i) {
        const osg::Vec3d &a = ring[i];
        const osg::Vec3d &b = ring[(i + 1) % ring.size()];
        // About the first vertex, so that large coordinates cost no digits.
        n += (a - ring[0]) ^ (b - ring[0]);
    }
    return n;
}

/// Where the foot of an upright rectangle begins in its ring; -1 where a face is none. Its top has to be an
/// edge: one that goes on above it would have its openings cut.
int footOfRectangle(const FlatFace &face)
{
    constexpr double kSameM = 0.02;
    if (face.points.size() != 4 || face.starts.size() != 1)
        return -1;
    for (int foot = 0; foot < 4; ++foot) {
        const auto at = [foot](int i) { return static_cast<size_t>((foot + i) % 4); };
        const auto p = [&face, &at](int i) -> const osg::Vec3d & { return face.points[at(i)]; };
        const auto above = [](const osg::Vec3d &low, const osg::Vec3d &high) {
            return std::hypot(high.x() - low.x(), high.y() - low.y()) < kSameM && high.z() - low.z() > kSameM;
        };
        if (std::abs(p(0).z() - p(1).z()) < kSameM && std::abs(p(2).z() - p(3).z()) < kSameM &&
            above(p(1), p(2)) && above(p(0), p(3))) {
            return face.soft.empty() || !face.soft[at(2)] ? foot : -1;
        }
    }
    return -1;
}

/// A wall of a model that is such a rectangle: with its width and height in its corners, as the walls of
/// addPrism().
void addRectangle(const FaceSink &sink, const FlatFace &face, int foot, city::FeatureId id,
                  const FaceStyle &style, double groundZ)
{
    osg::Vec3d n = face.normal;
    n.normalize();
    const osg::Vec3f normal(n);
    const auto at = [foot](int i) { return static_cast<size_t>((foot + i) % 4); };
    const osg::Vec3d &low = face.points[at(0)];
    const double width = (face.points[at(1)] - low).length();
    const double height = face.points[at(3)].z() - low.z();
    const double left = !face.soft.empty() && face.soft[at(3)] ? kNoEdge : 0;
    const double right = !face.soft.empty() && face.soft[at(1)] ? kNoEdge : 0;
    const double storeys = std::max(0.0, low.z() - groundZ);
    const std::array<osg::Vec4d, 4> edges{osg::Vec4d(left, right + width, storeys, height),
                                          osg::Vec4d(left + width, right, storeys, height),
                                          osg::Vec4d(left + width, right, storeys + height, 0),
                                          osg::Vec4d(left, right + width, storeys + height, 0)};
    const osg::Vec4ub color = wallVertexColor(style.wall, style.facade);
    Mesh &mesh = sink.meshFor(normal);
    const size_t first = mesh.indexCount();
    std::array<GLuint, 4> v{};
    for (int i = 0; i < 4; ++i)
        v[static_cast<size_t>(i)] =
            mesh.addFace(face.points[at(i)], normal, color, edges[static_cast<size_t>(i)], style.storeyM);
    // The far side of a face has the same ring.
    if (newell(face.points) * n > 0) {
        mesh.addTriangle(v[0], v[1], v[2]);
        mesh.addTriangle(v[2], v[3], v[0]);
    } else {
        mesh.addTriangle(v[2], v[1], v[0]);
        mesh.addTriangle(v[0], v[3], v[2]);
    }
    mesh.own(id, first);
    if (sink.pick) {
        const auto p = [&face, &at](int i) { return osg::Vec3f(face.points[at(i)]); };
        sink.pick->addTriangle(id, p(0), p(1), p(2));
        sink.pick->addTriangle(id, p(2), p(3), p(0));
    }
}

void addFlatFace(const FaceSink &sink, const FlatFace &face, city::FeatureId id, const FaceStyle &style,
                 double groundZ)
{
    // A face that came with a picture or a colour of its own shows that, not windows of ours.
    const bool hasLook = !face.picture.isEmpty() || face.color.isValid();
    if (const int foot = hasLook ? -1 : footOfRectangle(face); foot >= 0 && face.normal.length() > 1e-9) {
        addRectangle(sink, face, foot, id, style, groundZ);
        return;
    }
    osg::Vec3d n = face.normal;
    if (n.normalize() < 1e-9)
        return;
    const bool wall = std::abs(n.z()) < kWallSlope;
    // Project along the largest axis of the normal; that keeps the shape and, with the signs below, the
    // orientation.
    std::vector<geo::Point2> plane;
    plane.reserve(face.points.size());
    const double ax = std::abs(n.x());
    const double ay = std::abs(n.y());
    const double az = std::abs(n.z());
    const osg::Vec3d origin = face.points[0];
    for (const osg::Vec3d &p : face.points) {
        const osg::Vec3d d = p - origin;
        if (az >= ax && az >= ay)
            plane.push_back({n.z() > 0 ? d.x() : -d.x(), d.y()});
        else if (ax >= ay)
            plane.push_back({n.x() > 0 ? d.y() : -d.y(), d.z()});
        else
            plane.push_back({n.y() > 0 ? -d.x() : d.x(), d.z()});
    }
    const std::vector<quint32> triangles = geo::triangulate(plane, face.starts);
    std::vector<quint32> next(face.points.size());
    for (size_t r = 0; r < face.starts.size(); ++r) {
        const quint32 begin = face.starts[r];
        const auto end =
            r + 1 < face.starts.size() ? face.starts[r + 1] : static_cast<quint32>(face.points.size());
        for (quint32 i = begin; i < end; ++i)
            next[i] = i + 1 < end ? i + 1 : begin;
    }
    const osg::Vec3f normal(n);
    const QColor plain = face.color.isValid() ? face.color : wall ? style.wall : style.roof;
    const osg::Vec4ub color = toColor(plain);
    FaceLooks::Face pictured;
    const bool hasPicture = sink.looks && !face.picture.isEmpty();
    if (hasPicture) {
        pictured = {id,    sink.center, normal, facingOf(normal), wall ? style.storeyM : 0,
                    plain, face.wrap,   {}};
        pictured.corners.reserve(triangles.size());
    }
    Mesh &mesh = hasPicture ? sink.mesh : sink.meshFor(normal);
    const size_t first = mesh.indexCount();
    for (size_t t = 0; t + 2 < triangles.size(); t += 3) {
        const std::array<quint32, 3> v{triangles[t], triangles[t + 1], triangles[t + 2]};
        std::array<GLuint, 3> at{};
        std::array<osg::Vec4d, 3> edges;
        edges.fill({kNoEdge, kNoEdge, kNoEdge, kNoEdge});
        for (size_t e = 0; e < 3; ++e) {
            const quint32 a = v[e];
            const quint32 b = v[(e + 1) % 3];
            if (next[a] != b && next[b] != a)
                continue;
            if (!face.soft.empty() && face.soft[next[a] == b ? a : b])
                continue;
            // The third edge goes where walls keep no height.
            const int slot = wall && e == 2 ? 3 : static_cast<int>(e);
            for (size_t k = 0; k < 3; ++k)
                edges[k][slot] = 0;
            edges[(e + 2) % 3][slot] =
                distanceToLine(face.points[v[(e + 2) % 3]], face.points[a], face.points[b]);
        }
        for (size_t k = 0; k < 3; ++k) {
            const osg::Vec3d &p = face.points[v[k]];
            if (wall)
                edges[k].z() = std::max(0.0, p.z() - groundZ);
            if (hasPicture) {
                pictured.corners.push_back({p, edges[k], face.spots[v[k]]});
                continue;
            }
            at[k] = mesh.addFace(p, normal, color, edges[k], wall ? style.storeyM : 0);
        }
        if (!hasPicture)
            mesh.addTriangle(at[0], at[1], at[2]);
        if (sink.pick) {
            sink.pick->addTriangle(id, osg::Vec3f(face.points[v[0]]), osg::Vec3f(face.points[v[1]]),
                                   osg::Vec3f(face.points[v[2]]));
        }
    }
    if (hasPicture)
        sink.looks->add(face.picture, std::move(pictured));
    mesh.own(id, first);
}

double localZ(const FaceSink &sink, double mapZ)
{
    return sink.tiles.toLocal({0, 0, mapZ}).z();
}

/// The edges between faces of a solid that lie in one plane: models come cut into triangles, and those cuts
/// are no edges of the building.
class SoftEdges
{
public:
    void add(const FlatFace &face)
    {
        osg::Vec3d normal = face.normal;
        normal.normalize();
        forEachEdge(face, [&](size_t, quint64 key) {
            const auto [edge, isNew] = m_edges.try_emplace(key, Edge{normal, 1, false});
            if (isNew)
                return;
            ++edge->second.faces;
            // Of three faces at one edge no two are one surface for certain.
            edge->second.soft = edge->second.faces == 2 && edge->second.normal * normal > kEven;
        });
    }

    void mark(FlatFace &face) const
    {
        face.soft.assign(face.points.size(), false);
        forEachEdge(face, [&](size_t from, quint64 key) {
            const auto found = m_edges.find(key);
            face.soft[from] = found != m_edges.end() && found->second.soft;
        });
    }

private:
    static constexpr double kEven = 0.9986; ///< cosine of 3°

    struct Edge
    {
        osg::Vec3d normal;
        int faces = 0;
        bool soft = false;
    };

    /// Millimetres: the corners of neighbours are the same numbers, or nearly.
    static quint64 keyOf(const osg::Vec3d &p)
    {
        quint64 key = 0;
        for (const double v : {p.x(), p.y(), p.z()})
            key = key * 0x9E3779B97F4A7C15ULL + static_cast<quint64>(std::llround(v * 1000)) +
                  0x632BE59BD9B4E019ULL;
        return key ^ (key >> 32);
    }

    template <class Visit>
    static void forEachEdge(const FlatFace &face, const Visit &visit)
    {
        for (size_t r = 0; r < face.starts.size(); ++r) {
            const size_t begin = face.starts[r];
            const size_t end = r + 1 < face.starts.size() ? face.starts[r + 1] : face.points.size();
            for (size_t i = begin; i < end; ++i) {
                const quint64 a = keyOf(face.points[i]);
                const quint64 b = keyOf(face.points[i + 1 < end ? i + 1 : begin]);
                visit(i, (a + b) * 0xD1B54A32D192ED03ULL ^ (a ^ b));
            }
        }
    }

    std::unordered_map<quint64, Edge> m_edges;
};

} // namespace

Mesh &FaceSink::meshFor(const osg::Vec3f &normal) const
{
    const int facing = walls ? facingOf(normal) : kAnyFacing;
    if (facing == kAnyFacing)
        return mesh;
    PartKey key = *walls;
    key.facing = facing;
    return tiles.mesh(key, center);
}

void addPrism(FaceSink &sink, const city::BuildingShape::Prism &prism, city::FeatureId id,
              const FaceStyle &style)
{
    const osg::Vec4ub wallColor = wallVertexColor(style.wall, style.facade);
    const double foot = localZ(sink, prism.footM);
    const double top = localZ(sink, prism.topM);
    const double ground = std::clamp(localZ(sink, style.groundM), foot, top);
    for (const auto &ring : prism.rings) {
        // Round walls are cut into many: only true corners are drawn as edges.
        const auto isCorner = [&ring](size_t i) {
            const geo::Coord &a = ring[(i + ring.size() - 1) % ring.size()];
            const geo::Coord &b = ring[i % ring.size()];
            const geo::Coord &c = ring[(i + 1) % ring.size()];
            const double turn = std::atan2((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x),
                                           (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y));
            return std::abs(turn) > kCornerRad;
        };
        for (size_t i = 0; i < ring.size(); ++i) {
            osg::Vec3d a = sink.tiles.toLocal(ring[i]);
            osg::Vec3d b = sink.tiles.toLocal(ring[(i + 1) % ring.size()]);
            a.z() = b.z() = foot;
            osg::Vec3d aTop = a;
            osg::Vec3d bTop = b;
            aTop.z() = bTop.z() = top;
            const double width = (b - a).length();
            if (!(width > 0))
                continue;
            // Rings run counter-clockwise about the building, so outside is on their right.
            const osg::Vec3f normal(static_cast<float>((b.y() - a.y()) / width),
                                    static_cast<float>((a.x() - b.x()) / width), 0);
            const double storeys = std::max(0.0, foot - localZ(sink, style.groundM));
            const double rise = storeys + top - ground;
            const double left = isCorner(i) ? 0 : kNoEdge;
            const double right = isCorner(i + 1) ? 0 : kNoEdge;
            const double height = top - foot;
            Mesh &mesh = sink.meshFor(normal);
            const size_t first = mesh.indexCount();
            const GLuint v0 =
                mesh.addFace(a, normal, wallColor, {left, right + width, storeys, height}, style.storeyM);
            const GLuint v1 =
                mesh.addFace(b, normal, wallColor, {left + width, right, storeys, height}, style.storeyM);
            const GLuint v2 =
                mesh.addFace(bTop, normal, wallColor, {left + width, right, rise, 0}, style.storeyM);
            const GLuint v3 =
                mesh.addFace(aTop, normal, wallColor, {left, right + width, rise, 0}, style.storeyM);
            mesh.addTriangle(v0, v1, v2);
            mesh.addTriangle(v0, v2, v3);
            mesh.own(id, first);
            if (sink.pick) {
                sink.pick->addTriangle(id, osg::Vec3f(a), osg::Vec3f(b), osg::Vec3f(bTop));
                sink.pick->addTriangle(id, osg::Vec3f(a), osg::Vec3f(bTop), osg::Vec3f(aTop));
            }
        }
    }
    if (!prism.flatTop)
        return;
    FlatFace roof;
    for (const auto &ring : prism.rings) {
        roof.starts.push_back(static_cast<quint32>(roof.points.size()));
        for (const geo::Coord &c : ring) {
            osg::Vec3d p = sink.tiles.toLocal(c);
            p.z() = top;
            roof.points.push_back(p);
        }
    }
    roof.normal = {0, 0, 1};
    addFlatFace(sink, roof, id, style, ground);
}

void addFace(FaceSink &sink, const city::BuildingFace &face, city::FeatureId id, const FaceStyle &style)
{
    FlatFace flat;
    flat.starts = {0};
    for (const geo::Coord &c : face.ring)
        flat.points.push_back(sink.tiles.toLocal(c));
    flat.soft = face.soft;
    flat.normal = newell(flat.points);
    addFlatFace(sink, flat, id, style, localZ(sink, style.groundM));
}

void addSolid(FaceSink &sink, const geo::Geometry &solid, city::FeatureId id, const FaceStyle &style,
              const city::BuildingLook &look)
{
    std::vector<FlatFace> faces;
    SoftEdges edges;
    for (size_t part = 0; part < solid.partCount(); ++part) {
        FlatFace face;
        size_t spot = 0;
        if (part < look.faces.size()) {
            const city::FaceLook &own = look.faces[part];
            if (own.color != 0)
                face.color = QColor::fromRgb(own.color);
            if (own.picture >= 0)
                face.picture = look.pictures[static_cast<size_t>(own.picture)];
            face.wrap = own.wrap;
            spot = own.firstSpot;
        }
        for (size_t r = 0; r < solid.ringCount(part); ++r) {
            auto ring = solid.ring(part, r);
            const size_t firstSpot = spot;
            spot += ring.size();
            if (ring.size() > 1 && ring.front() == ring.back())
                ring = ring.first(ring.size() - 1);
            if (ring.size() < 3) {
                if (r == 0)
                    break;
                continue;
            }
            face.starts.push_back(static_cast<quint32>(face.points.size()));
            for (size_t i = 0; i < ring.size(); ++i) {
                face.points.push_back(sink.tiles.toLocal(ring[i]));
                if (!face.picture.isEmpty())
                    face.spots.push_back(look.spots[firstSpot + i]);
            }
        }
        if (face.points.empty())
            continue;
        const size_t exterior = face.starts.size() > 1 ? face.starts[1] : face.points.size();
        face.normal = newell(std::span(face.points).first(exterior));
        edges.add(face);
        faces.push_back(std::move(face));
    }
    const double groundZ = localZ(sink, style.groundM);
    for (FlatFace &face : faces) {
        edges.mark(face);
        addFlatFace(sink, face, id, style, groundZ);
        // Shells come in either orientation, or in both: the other side is drawn too, lit from its own.
        face.normal = -face.normal;
        addFlatFace({sink.tiles, sink.mesh, nullptr, sink.walls, sink.center, sink.looks}, face, id, style,
                    groundZ);
    }
}

} // namespace dothi::scene
