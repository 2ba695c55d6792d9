// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/geo/ops.h>
#include <dothi/io/import/mend.h>
#include <dothi/io/import/source.h>

#include <QCoreApplication>

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Import)
};

/// Smaller is a slip of the pen, not a piece of ground (1 dm²), and not a road (1 mm).
constexpr double kLeastAreaM2 = 0.01;
constexpr double kLeastLengthM = 0.001;
/// More positions than this are left to GEOS, whose sweep is faster than all pairs.
constexpr size_t kAllPairs = 96;
/// Mending takes the square of the crossings: 7,000 take GEOS half a second, 40,000 four. No polygon of a
/// city crosses itself as often; a scribble does.
constexpr qint64 kMostCrossings = 5'000;
/// Segments compared to count them; beyond, the polygon is a scribble as well.
constexpr qint64 kMostCompared = 20'000'000;

/// The largest thing of its kind that can be: the biggest building on Earth covers about 1 km², a forest
/// parcel some hundred; Da Nang with its islands 11,860 km² (2025).
double largestAreaM2(const QString &layer)
{
    if (layer == QLatin1String("building"))
        return 2e6;
    if (layer == QLatin1String("permit_application"))
        return 2e7;
    if (layer == QLatin1String("parcel"))
        return 5e8;
    return 5e10;
}

QString ogrTypeName(const OGRGeometry &g)
{
    return QString::fromUtf8(OGRGeometryTypeToName(wkbFlatten(g.getGeometryType())));
}

class GeometryReader
{
public:
    GeometryReader(geo::GeometryType wanted, bool swapAxes)
        : m_dimension(geo::Geometry(wanted).dimension())
        , m_swap(swapAxes)
        , m_out(wanted == geo::GeometryType::Point ? geo::GeometryType::Point : wanted, true)
    {}

    void read(const OGRGeometry &g);
    MendedGeometry finish(const QString &sourceType);

private:
    enum class Kind
    {
        Point,
        Line,
        Ring
    };

    void readPoint(const OGRPoint &point);
    void readLine(const OGRSimpleCurve &line);
    void readPolygon(const OGRPolygon &polygon);
    [[nodiscard]] std::vector<geo::Coord> coordsOf(const OGRSimpleCurve &curve, Kind kind);
    [[nodiscard]] bool take(double x, double y, double z, std::vector<geo::Coord> &coords);

    int m_dimension;
    bool m_swap;
    geo::Geometry m_out;
    qint64 m_positions = 0;
    int m_repeated = 0;
    int m_closed = 0;
    int m_droppedRings = 0;
    int m_closedLines = 0;
    bool m_notFinite = false;
    bool m_heights = false;
    bool m_other = false; ///< pieces of another dimension
    bool m_surface3D = false;
    bool m_curves = false;
};

bool GeometryReader::take(double x, double y, double z, std::vector<geo::Coord> &coords)
{
    if (!std::isfinite(x) || !std::isfinite(y)) {
        m_notFinite = true;
        return false;
    }
    if (!std::isfinite(z))
        z = 0;
    m_heights = m_heights || z != 0;
    if (m_swap)
        std::swap(x, y);
    coords.push_back({x, y, z});
    return true;
}

std::vector<geo::Coord> GeometryReader::coordsOf(const OGRSimpleCurve &curve, Kind kind)
{
    std::vector<geo::Coord> coords;
    const int count = curve.getNumPoints();
    m_positions += count;
    if (m_positions > limits::kVerticesPerFeature)
        return coords;
    coords.reserve(static_cast<size_t>(count) + 1);
    for (int i = 0; i < count; ++i) {
        if (!take(curve.getX(i), curve.getY(i), curve.getZ(i), coords))
            return {};
        const size_t n = coords.size();
        // The same place twice in a row (any height) has no meaning in plan and upsets what computes with it.
        if (n > 1 && coords[n - 1].x == coords[n - 2].x && coords[n - 1].y == coords[n - 2].y) {
            coords.pop_back();
            ++m_repeated;
        }
    }
    if (kind == Kind::Ring && coords.size() > 2) {
        geo::Coord &last = coords.back();
        if (last.x != coords.front().x || last.y != coords.front().y) {
            ++m_closed;
            const geo::Coord first = coords.front();
            coords.push_back(first);
        } else {
            last.z = coords.front().z;
        }
    }
    return coords;
}

void GeometryReader::readPoint(const OGRPoint &point)
{
    ++m_positions;
    if (point.IsEmpty())
        return;
    if (m_dimension != 0) {
        m_other = true;
        return;
    }
    std::vector<geo::Coord> coords;
    if (!take(point.getX(), point.getY(), point.getZ(), coords))
        return;
    m_out.beginPart();
    m_out.beginRing();
    m_out.add(coords.front());
}

void GeometryReader::readLine(const OGRSimpleCurve &line)
{
    if (line.IsEmpty())
        return;
    const bool closed = line.getNumPoints() > 3 && line.get_IsClosed();
    if (m_dimension == 0 || (m_dimension == 2 && !closed)) {
        m_other = true;
        return;
    }
    const std::vector<geo::Coord> coords = coordsOf(line, m_dimension == 2 ? Kind::Ring : Kind::Line);
    if (coords.size() < (m_dimension == 2 ? 4U : 2U)) {
        ++m_droppedRings;
        return;
    }
    if (m_dimension == 2)
        ++m_closedLines;
    m_out.beginPart();
    m_out.beginRing();
    for (const geo::Coord &c : coords)
        m_out.add(c);
}

void GeometryReader::readPolygon(const OGRPolygon &polygon)
{
    if (polygon.IsEmpty())
        return;
    if (m_dimension != 2) {
        m_other = true;
        return;
    }
    bool first = true;
    for (const OGRLinearRing *ring : polygon) {
        const std::vector<geo::Coord> coords = coordsOf(*ring, Kind::Ring);
        if (coords.size() < 4) {
            // Without its outline a polygon is nothing; without a collapsed hole it is the same.
            ++m_droppedRings;
            if (first)
                return;
            continue;
        }
        if (first)
            m_out.beginPart();
        first = false;
        m_out.beginRing();
        for (const geo::Coord &c : coords)
            m_out.add(c);
    }
}

void GeometryReader::read(const OGRGeometry &g)
{
    if (m_notFinite || m_positions > limits::kVerticesPerFeature)
        return;
    switch (wkbFlatten(g.getGeometryType())) {
    case wkbPoint:
        readPoint(*g.toPoint());
        return;
    case wkbLineString:
        readLine(*g.toLineString());
        return;
    case wkbPolygon:
        readPolygon(*g.toPolygon());
        return;
    case wkbTriangle:
    case wkbTIN:
    case wkbPolyhedralSurface:
        m_surface3D = true;
        return;
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon:
    case wkbGeometryCollection:
        for (const OGRGeometry *piece : *g.toGeometryCollection())
            read(*piece);
        return;
    default:
        break;
    }
    if (!g.hasCurveGeometry(TRUE)) {
        m_other = true;
        return;
    }
    const std::unique_ptr<OGRGeometry> linear(g.getLinearGeometry());
    if (linear && !linear->hasCurveGeometry(TRUE)) {
        m_curves = true;
        read(*linear);
    }
}

MendedGeometry GeometryReader::finish(const QString &sourceType)
{
    MendedGeometry out;
    out.hadHeights = m_heights;
    if (m_notFinite) {
        out.refused = Tr::tr("a coordinate is not a number");
        return out;
    }
    if (m_positions > limits::kVerticesPerFeature) {
        out.refused = Tr::tr("the geometry has more than %1 positions")
                          .arg(formatNumber(static_cast<double>(limits::kVerticesPerFeature), 0));
        return out;
    }
    if (m_out.isEmpty()) {
        if (m_surface3D)
            out.refused = Tr::tr("a 3D surface (%1) cannot go into this layer").arg(sourceType);
        else if (m_droppedRings > 0)
            out.refused = Tr::tr("the geometry has too few different positions");
        else if (m_other)
            out.refused = m_dimension == 2 ? Tr::tr("the layer takes polygons, this is a %1").arg(sourceType)
                          : m_dimension == 1 ? Tr::tr("the layer takes lines, this is a %1").arg(sourceType)
                                             : Tr::tr("the layer takes points, this is a %1").arg(sourceType);
        else
            out.refused = Tr::tr("the geometry is empty");
        return out;
    }
    if (m_dimension == 0 && m_out.partCount() > 1) {
        if (m_out.type() == geo::GeometryType::Point) {
            out.refused = Tr::tr("the layer takes one point a feature, this has %1").arg(m_out.partCount());
            return out;
        }
    }
    if (m_other || m_surface3D)
        out.repairs.append(
            Tr::tr("pieces of another kind of geometry were left out of the %1").arg(sourceType));
    if (m_closedLines > 0)
        out.repairs.append(Tr::tr("the closed line was taken as a polygon"));
    if (m_curves)
        out.repairs.append(Tr::tr("arcs were replaced by chords"));
    if (m_closed > 0)
        out.repairs.append(Tr::tr("an open ring was closed"));
    if (m_droppedRings > 0)
        out.repairs.append(Tr::tr("%n part(s) without extent were left out", nullptr, m_droppedRings));
    if (m_repeated > 0)
        out.repairs.append(Tr::tr("%n repeated position(s) were left out", nullptr, m_repeated));
    out.geometry = std::move(m_out);
    return out;
}

/// Sign of the turn a -> b -> c, 0 when rounding could have made it.
int turn(const geo::Coord &a, const geo::Coord &b, const geo::Coord &c)
{
    const double left = (b.x - a.x) * (c.y - a.y);
    const double right = (b.y - a.y) * (c.x - a.x);
    const double det = left - right;
    // Shewchuk's bound for the plain determinant is 3.3e-16 of this sum.
    const double bound = 1e-15 * (std::abs(left) + std::abs(right));
    return det > bound ? 1 : det < -bound ? -1 : 0;
}

bool surelyApart(const geo::Coord &a, const geo::Coord &b, const geo::Coord &c, const geo::Coord &d)
{
    if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) ||
        std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y))
        return true;
    const int c1 = turn(a, b, c);
    if (c1 != 0 && c1 == turn(a, b, d))
        return true;
    const int a1 = turn(c, d, a);
    return a1 != 0 && a1 == turn(c, d, b);
}

bool isSurelyValid(const geo::Geometry &g)
{
    return g.partCount() == 1 && g.ringCount(0) == 1 && isSurelySimple(g.ring(0, 0));
}

/// True when the outlines cross each other too often to be mended.
bool isScribble(const geo::Geometry &g)
{
    struct Segment
    {
        geo::Coord a; ///< the western end
        geo::Coord b;
    };
    std::vector<Segment> segments;
    for (size_t p = 0; p < g.partCount(); ++p) {
        for (size_t r = 0; r < g.ringCount(p); ++r) {
            const auto ring = g.ring(p, r);
            for (size_t i = 1; i < ring.size(); ++i) {
                if (ring[i - 1].x <= ring[i].x)
                    segments.push_back({ring[i - 1], ring[i]});
                else
                    segments.push_back({ring[i], ring[i - 1]});
            }
        }
    }
    std::ranges::sort(segments, {}, [](const Segment &s) { return s.a.x; });
    qint64 crossings = 0;
    qint64 compared = 0;
    for (size_t i = 0; i < segments.size(); ++i) {
        const Segment &s = segments[i];
        for (size_t j = i + 1; j < segments.size() && segments[j].a.x <= s.b.x; ++j) {
            const Segment &t = segments[j];
            const int c = turn(s.a, s.b, t.a) * turn(s.a, s.b, t.b);
            crossings += c < 0 && turn(t.a, t.b, s.a) * turn(t.a, t.b, s.b) < 0 ? 1 : 0;
            if (crossings > kMostCrossings || ++compared > kMostCompared)
                return true;
        }
    }
    return false;
}

/// Replaces the geometry by a valid one when GEOS finds fault with it.
void mendPolygon(MendedGeometry &mended)
{
    if (isSurelyValid(mended.geometry))
        return;
    const Result<geo::Validity> validity = geo::validity(mended.geometry);
    if (validity && validity->valid)
        return;
    if (isScribble(mended.geometry)) {
        mended.refused = Tr::tr("its outline crosses itself more than %1 times")
                             .arg(formatNumber(static_cast<double>(kMostCrossings), 0));
        return;
    }
    const double before = geo::area(mended.geometry);
    Result<geo::Geometry> valid = geo::makeValid(mended.geometry);
    if (!valid || valid->isEmpty()) {
        mended.refused = validity ? Tr::tr("the polygon cannot be mended (%1)").arg(validity->reason)
                                  : Tr::tr("the polygon cannot be mended");
        return;
    }
    const double after = geo::area(*valid);
    const QString reason = validity ? validity->reason : QString();
    const QString where =
        validity
            ? QStringLiteral("%1, %2").arg(validity->where.x, 0, 'f', 2).arg(validity->where.y, 0, 'f', 2)
            : QString();
    if (std::abs(after - before) > 0.01 * std::max(std::abs(before), kLeastAreaM2)) {
        mended.repairs.append(
            Tr::tr("the polygon crosses itself (%1 at %2); mended, its area changed from %3 to %4")
                .arg(reason, where, formatQuantity(before, 1, QStringLiteral("m²")),
                     formatQuantity(after, 1, QStringLiteral("m²"))));
    } else {
        mended.repairs.append(Tr::tr("the polygon crosses itself (%1 at %2); mended").arg(reason, where));
    }
    mended.geometry = std::move(*valid);
}

} // namespace

bool isSurelySimple(std::span<const geo::Coord> ring)
{
    const size_t n = ring.size() < 4 ? 0 : ring.size() - 1; // segments
    if (n < 3 || n > kAllPairs)
        return false;
    for (size_t i = 0; i < n; ++i) {
        const geo::Coord &a = ring[i];
        const geo::Coord &b = ring[i + 1];
        if (a.x == b.x && a.y == b.y)
            return false; // no direction to compare with
        // Neighbours share one position; running back over each other is a spike.
        const geo::Coord &next = ring[i + 1 == n ? 1 : i + 2];
        if (turn(a, b, next) == 0 && (a.x - b.x) * (next.x - b.x) + (a.y - b.y) * (next.y - b.y) > 0)
            return false;
        for (size_t j = i + 2; j < n; ++j) {
            if (i == 0 && j == n - 1)
                continue; // neighbours across the seam
            if (!surelyApart(a, b, ring[j], ring[j + 1]))
                return false;
        }
    }
    return true;
}

MendedGeometry readGeometry(const OGRGeometry *source, geo::GeometryType wanted, bool swapAxes)
{
    if (!source || source->IsEmpty()) {
        MendedGeometry out;
        out.refused = Tr::tr("the feature has no geometry");
        return out;
    }
    GeometryReader reader(wanted, swapAxes);
    reader.read(*source);
    return reader.finish(ogrTypeName(*source));
}

void mendGeometry(MendedGeometry &mended, const city::LayerDef &layer)
{
    if (!mended.refused.isEmpty())
        return;
    geo::Geometry &g = mended.geometry;
    if (!layer.hasZ && g.hasZ()) {
        g.setHasZ(false);
        for (geo::Coord &c : g.coords())
            c.z = 0;
    }
    if (g.dimension() == 2) {
        mendPolygon(mended);
        if (!mended.refused.isEmpty())
            return;
        const double area = geo::area(g);
        if (area < kLeastAreaM2) {
            mended.refused = Tr::tr("the polygon has no area");
            return;
        }
        if (area > largestAreaM2(layer.id)) {
            mended.refused =
                Tr::tr("its area, %1, cannot be that of one feature of “%2”")
                    .arg(formatQuantity(area / 1e6, 1, QStringLiteral("km²")), layer.title.text());
            return;
        }
        geo::orient(g);
    } else if (g.dimension() == 1 && geo::length(g) < kLeastLengthM) {
        mended.refused = Tr::tr("the line has no length");
        return;
    }
    if (layer.geometry == geo::multiType(layer.geometry))
        g.setType(geo::multiType(g.type()));
}

} // namespace dothi::io
