// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>

#include <QCoreApplication>

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <cstdarg>
#include <limits>

namespace dothi::geo {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Geometry)
};

/// One GEOS context a thread, with the last message it gave.
class Geos
{
public:
    Geos()
        : m_handle(GEOS_init_r())
    {
        GEOSContext_setErrorMessageHandler_r(m_handle, &Geos::onMessage, this);
    }
    ~Geos() { GEOS_finish_r(m_handle); }
    Geos(const Geos &) = delete;
    Geos &operator=(const Geos &) = delete;

    [[nodiscard]] static Geos &ofThread()
    {
        thread_local Geos geos;
        return geos;
    }
    [[nodiscard]] GEOSContextHandle_t handle() const { return m_handle; }

    [[nodiscard]] Failure failure() const
    {
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The geometry cannot be computed with."))
                        .withAdvice(Tr::tr("Check it for self-intersections and repair it first."))
                        .withDetail(m_message));
    }

private:
    static void onMessage(const char *message, void *self)
    {
        static_cast<Geos *>(self)->m_message = QString::fromUtf8(message);
    }

    GEOSContextHandle_t m_handle;
    QString m_message;
};

struct GeometryDeleter
{
    void operator()(GEOSGeometry *g) const { GEOSGeom_destroy_r(Geos::ofThread().handle(), g); }
};
using GeosPtr = std::unique_ptr<GEOSGeometry, GeometryDeleter>;

GEOSContextHandle_t handle()
{
    return Geos::ofThread().handle();
}

GEOSCoordSequence *sequence(std::span<const Coord> coords, bool hasZ)
{
    GEOSCoordSequence *seq =
        GEOSCoordSeq_create_r(handle(), static_cast<unsigned>(coords.size()), hasZ ? 3U : 2U);
    if (!seq)
        return nullptr;
    for (unsigned i = 0; i < coords.size(); ++i) {
        if (hasZ)
            GEOSCoordSeq_setXYZ_r(handle(), seq, i, coords[i].x, coords[i].y, coords[i].z);
        else
            GEOSCoordSeq_setXY_r(handle(), seq, i, coords[i].x, coords[i].y);
    }
    return seq;
}

GEOSGeometry *partToGeos(const Geometry &g, size_t part)
{
    if (g.dimension() == 0)
        return GEOSGeom_createPoint_r(handle(), sequence(g.ring(part, 0), g.hasZ()));
    if (g.dimension() == 1)
        return GEOSGeom_createLineString_r(handle(), sequence(g.ring(part, 0), g.hasZ()));
    GEOSGeometry *shell = GEOSGeom_createLinearRing_r(handle(), sequence(g.ring(part, 0), g.hasZ()));
    if (!shell)
        return nullptr;
    std::vector<GEOSGeometry *> holes;
    for (size_t r = 1; r < g.ringCount(part); ++r) {
        if (GEOSGeometry *hole = GEOSGeom_createLinearRing_r(handle(), sequence(g.ring(part, r), g.hasZ())))
            holes.push_back(hole);
    }
    return GEOSGeom_createPolygon_r(handle(), shell, holes.data(), static_cast<unsigned>(holes.size()));
}

/// Null when GEOS refuses the shape (too few positions, an open ring).
GeosPtr toGeos(const Geometry &g)
{
    if (!g.isFinite())
        return nullptr;
    const bool multi = g.type() == multiType(g.type());
    if (!multi && g.partCount() == 1)
        return GeosPtr(partToGeos(g, 0));
    std::vector<GEOSGeometry *> parts;
    for (size_t p = 0; p < g.partCount(); ++p) {
        GEOSGeometry *part = partToGeos(g, p);
        if (!part) {
            for (GEOSGeometry *done : parts)
                GEOSGeom_destroy_r(handle(), done);
            return nullptr;
        }
        parts.push_back(part);
    }
    const int type = g.dimension() == 2   ? GEOS_MULTIPOLYGON
                     : g.dimension() == 1 ? GEOS_MULTILINESTRING
                                          : GEOS_MULTIPOINT;
    return GeosPtr(
        GEOSGeom_createCollection_r(handle(), type, parts.data(), static_cast<unsigned>(parts.size())));
}

void addSequence(Geometry &out, const GEOSGeometry *g)
{
    out.beginRing();
    const GEOSCoordSequence *seq = GEOSGeom_getCoordSeq_r(handle(), g);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(handle(), seq, &size);
    for (unsigned i = 0; i < size; ++i) {
        Coord c;
        if (out.hasZ()) {
            GEOSCoordSeq_getXYZ_r(handle(), seq, i, &c.x, &c.y, &c.z);
            if (!std::isfinite(c.z))
                c.z = 0;
        } else {
            GEOSCoordSeq_getXY_r(handle(), seq, i, &c.x, &c.y);
        }
        out.add(c);
    }
}

/// Adds the pieces of `g` that have the dimension of `out`.
void collect(Geometry &out, const GEOSGeometry *g)
{
    switch (GEOSGeomTypeId_r(handle(), g)) {
    case GEOS_POINT:
        if (out.dimension() == 0 && !GEOSisEmpty_r(handle(), g)) {
            out.beginPart();
            addSequence(out, g);
        }
        break;
    case GEOS_LINESTRING:
    case GEOS_LINEARRING:
        if (out.dimension() == 1 && !GEOSisEmpty_r(handle(), g)) {
            out.beginPart();
            addSequence(out, g);
        }
        break;
    case GEOS_POLYGON:
        if (out.dimension() == 2 && !GEOSisEmpty_r(handle(), g)) {
            out.beginPart();
            addSequence(out, GEOSGetExteriorRing_r(handle(), g));
            const int holes = GEOSGetNumInteriorRings_r(handle(), g);
            for (int i = 0; i < holes; ++i)
                addSequence(out, GEOSGetInteriorRingN_r(handle(), g, i));
        }
        break;
    default: {
        const int count = GEOSGetNumGeometries_r(handle(), g);
        for (int i = 0; i < count; ++i)
            collect(out, GEOSGetGeometryN_r(handle(), g, i));
    }
    }
}

/// Back from GEOS, keeping the pieces of `dimension`.
Geometry fromGeos(const GEOSGeometry *g, int dimension, bool hasZ)
{
    static constexpr GeometryType kMulti[] = {GeometryType::MultiPoint, GeometryType::MultiLineString,
                                              GeometryType::MultiPolygon};
    static constexpr GeometryType kSingle[] = {GeometryType::Point, GeometryType::LineString,
                                               GeometryType::Polygon};
    Geometry out(kMulti[dimension], hasZ && GEOSHasZ_r(handle(), g));
    collect(out, g);
    if (out.partCount() == 1)
        out.setType(kSingle[dimension]);
    orient(out);
    return out;
}

template <class Operation>
Result<Geometry> unary(const Geometry &a, int dimension, Operation operation)
{
    const GeosPtr ga = toGeos(a);
    if (!ga)
        return Geos::ofThread().failure();
    const GeosPtr result(operation(ga.get()));
    if (!result)
        return Geos::ofThread().failure();
    return fromGeos(result.get(), dimension, a.hasZ());
}

template <class Operation>
Result<Geometry> binary(const Geometry &a, const Geometry &b, Operation operation)
{
    const GeosPtr ga = toGeos(a);
    const GeosPtr gb = toGeos(b);
    if (!ga || !gb)
        return Geos::ofThread().failure();
    const GeosPtr result(operation(handle(), ga.get(), gb.get()));
    if (!result)
        return Geos::ofThread().failure();
    return fromGeos(result.get(), a.dimension(), a.hasZ());
}

template <class Predicate>
Result<bool> predicate(const Geometry &a, const Geometry &b, Predicate test)
{
    const GeosPtr ga = toGeos(a);
    const GeosPtr gb = toGeos(b);
    if (!ga || !gb)
        return Geos::ofThread().failure();
    const char answer = test(handle(), ga.get(), gb.get());
    if (answer > 1)
        return Geos::ofThread().failure();
    return answer == 1;
}

} // namespace

Result<Validity> validity(const Geometry &geometry)
{
    const GeosPtr g = toGeos(geometry);
    if (!g)
        return Validity{false, QStringLiteral("Too few points, an open ring or a number that is not finite"),
                        geometry.isEmpty() ? Coord{} : geometry.coords().front()};
    char *reason = nullptr;
    GEOSGeometry *location = nullptr;
    const char valid = GEOSisValidDetail_r(handle(), g.get(), 0, &reason, &location);
    const GeosPtr where(location);
    Validity result;
    if (valid > 1) {
        GEOSFree_r(handle(), reason);
        return Geos::ofThread().failure();
    }
    result.valid = valid == 1;
    if (!result.valid) {
        result.reason = QString::fromUtf8(reason);
        if (where && !GEOSisEmpty_r(handle(), where.get())) {
            GEOSGeomGetX_r(handle(), where.get(), &result.where.x);
            GEOSGeomGetY_r(handle(), where.get(), &result.where.y);
        }
    }
    GEOSFree_r(handle(), reason);
    return result;
}

Result<Geometry> makeValid(const Geometry &geometry)
{
    return unary(geometry, geometry.dimension(), [](const GEOSGeometry *g) {
        GEOSMakeValidParams *params = GEOSMakeValidParams_create_r(handle());
        GEOSMakeValidParams_setMethod_r(handle(), params, GEOS_MAKE_VALID_STRUCTURE);
        GEOSMakeValidParams_setKeepCollapsed_r(handle(), params, 0);
        GEOSGeometry *result = GEOSMakeValidWithParams_r(handle(), g, params);
        GEOSMakeValidParams_destroy_r(handle(), params);
        return result;
    });
}

Result<Geometry> intersection(const Geometry &a, const Geometry &b)
{
    return binary(a, b, GEOSIntersection_r);
}

Result<Geometry> difference(const Geometry &a, const Geometry &b)
{
    return binary(a, b, GEOSDifference_r);
}

Result<Geometry> unionOf(const std::vector<Geometry> &geometries)
{
    if (geometries.empty())
        return Geometry();
    std::vector<GEOSGeometry *> parts;
    bool hasZ = false;
    for (const Geometry &g : geometries) {
        GeosPtr part = toGeos(g);
        if (!part) {
            for (GEOSGeometry *done : parts)
                GEOSGeom_destroy_r(handle(), done);
            return Geos::ofThread().failure();
        }
        hasZ = hasZ || g.hasZ();
        parts.push_back(part.release());
    }
    const GeosPtr collection(GEOSGeom_createCollection_r(handle(), GEOS_GEOMETRYCOLLECTION, parts.data(),
                                                         static_cast<unsigned>(parts.size())));
    const GeosPtr result(collection ? GEOSUnaryUnion_r(handle(), collection.get()) : nullptr);
    if (!result)
        return Geos::ofThread().failure();
    return fromGeos(result.get(), geometries.front().dimension(), hasZ);
}

Result<Geometry> buffer(const Geometry &geometry, double distanceM, int quadrantSegments)
{
    return unary(geometry, 2, [distanceM, quadrantSegments](const GEOSGeometry *g) {
        return GEOSBuffer_r(handle(), g, distanceM, quadrantSegments);
    });
}

Result<Geometry> bufferFlat(const Geometry &line, double distanceM)
{
    return unary(line, 2, [distanceM](const GEOSGeometry *g) {
        return GEOSBufferWithStyle_r(handle(), g, distanceM, 4, GEOSBUF_CAP_FLAT, GEOSBUF_JOIN_MITRE, 3.0);
    });
}

Result<Geometry> convexHull(const Geometry &geometry)
{
    return unary(geometry, 2, [](const GEOSGeometry *g) { return GEOSConvexHull_r(handle(), g); });
}

Result<Geometry> simplified(const Geometry &geometry, double toleranceM)
{
    return unary(geometry, geometry.dimension(), [toleranceM](const GEOSGeometry *g) {
        return GEOSTopologyPreserveSimplify_r(handle(), g, toleranceM);
    });
}

Result<Geometry> boundary(const Geometry &polygon)
{
    return unary(polygon, 1, [](const GEOSGeometry *g) { return GEOSBoundary_r(handle(), g); });
}

Result<Geometry> polygonize(const std::vector<Geometry> &lines, double gridM)
{
    Geometry all(GeometryType::MultiLineString);
    for (const Geometry &one : lines)
        all.append(one);
    const GeosPtr input = toGeos(all);
    // The union cuts lines where they cross; on the grid, those that nearly coincide become one.
    const GeosPtr cut(input ? GEOSUnaryUnionPrec_r(handle(), input.get(), gridM) : nullptr);
    if (!cut)
        return Geos::ofThread().failure();
    const GEOSGeometry *edges = cut.get();
    const GeosPtr result(GEOSPolygonize_r(handle(), &edges, 1));
    if (!result)
        return Geos::ofThread().failure();
    return fromGeos(result.get(), 2, false);
}

Result<bool> intersects(const Geometry &a, const Geometry &b)
{
    return predicate(a, b, GEOSIntersects_r);
}

Result<bool> covers(const Geometry &a, const Geometry &b)
{
    return predicate(a, b, GEOSCovers_r);
}

Result<double> distance(const Geometry &a, const Geometry &b)
{
    const GeosPtr ga = toGeos(a);
    const GeosPtr gb = toGeos(b);
    double d = 0;
    if (!ga || !gb || a.isEmpty() || b.isEmpty() || !GEOSDistance_r(handle(), ga.get(), gb.get(), &d))
        return Geos::ofThread().failure();
    return d;
}

Result<std::pair<Coord, Coord>> nearestPoints(const Geometry &a, const Geometry &b)
{
    const GeosPtr ga = toGeos(a);
    const GeosPtr gb = toGeos(b);
    if (!ga || !gb || a.isEmpty() || b.isEmpty())
        return Geos::ofThread().failure();
    GEOSCoordSequence *seq = GEOSNearestPoints_r(handle(), ga.get(), gb.get());
    if (!seq)
        return Geos::ofThread().failure();
    std::pair<Coord, Coord> result;
    GEOSCoordSeq_getXY_r(handle(), seq, 0, &result.first.x, &result.first.y);
    GEOSCoordSeq_getXY_r(handle(), seq, 1, &result.second.x, &result.second.y);
    GEOSCoordSeq_destroy_r(handle(), seq);
    return result;
}

Result<Coord> pointOnSurface(const Geometry &geometry)
{
    const GeosPtr g = toGeos(geometry);
    const GeosPtr p(g ? GEOSPointOnSurface_r(handle(), g.get()) : nullptr);
    if (!p || GEOSisEmpty_r(handle(), p.get()))
        return Geos::ofThread().failure();
    Coord c;
    GEOSGeomGetX_r(handle(), p.get(), &c.x);
    GEOSGeomGetY_r(handle(), p.get(), &c.y);
    return c;
}

// ---- SpatialIndex

struct SpatialIndex::Private
{
    Private()
        : handle(GEOS_init_r())
        , tree(GEOSSTRtree_create_r(handle, 10))
    {}
    ~Private()
    {
        GEOSSTRtree_destroy_r(handle, tree);
        GEOS_finish_r(handle);
    }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    /// A box as the two corner points GEOS takes its envelope from.
    [[nodiscard]] static GEOSGeometry *box(GEOSContextHandle_t h, const Extent &e)
    {
        GEOSCoordSequence *seq = GEOSCoordSeq_create_r(h, 2, 2);
        GEOSCoordSeq_setXY_r(h, seq, 0, e.minX(), e.minY());
        GEOSCoordSeq_setXY_r(h, seq, 1, e.maxX(), e.maxY());
        return GEOSGeom_createLineString_r(h, seq);
    }

    GEOSContextHandle_t handle;
    GEOSSTRtree *tree;
    size_t size = 0;
};

SpatialIndex::SpatialIndex()
    : d(std::make_unique<Private>())
{}
SpatialIndex::~SpatialIndex() = default;
SpatialIndex::SpatialIndex(SpatialIndex &&) noexcept = default;
SpatialIndex &SpatialIndex::operator=(SpatialIndex &&) noexcept = default;

void SpatialIndex::insert(const Extent &extent, qint64 id)
{
    if (extent.isEmpty())
        return;
    GEOSGeometry *box = Private::box(d->handle, extent);
    // The tree keeps only the envelope; the id travels as the item pointer.
    GEOSSTRtree_insert_r(d->handle, d->tree, box, reinterpret_cast<void *>(static_cast<qintptr>(id)));
    GEOSGeom_destroy_r(d->handle, box);
    ++d->size;
}

void SpatialIndex::query(const Extent &extent, const std::function<void(qint64)> &visit) const
{
    if (extent.isEmpty() || d->size == 0)
        return;
    const GeosPtr box(Private::box(handle(), extent));
    auto callback = [](void *item, void *user) {
        (*static_cast<const std::function<void(qint64)> *>(user))(
            static_cast<qint64>(reinterpret_cast<qintptr>(item)));
    };
    GEOSSTRtree_query_r(handle(), d->tree, box.get(), callback,
                        const_cast<void *>(static_cast<const void *>(&visit)));
}

std::vector<qint64> SpatialIndex::query(const Extent &extent) const
{
    std::vector<qint64> ids;
    query(extent, [&ids](qint64 id) { ids.push_back(id); });
    return ids;
}

} // namespace dothi::geo
