// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/geometry.h>

#include <algorithm>
#include <cmath>

namespace dothi::geo {

Extent::Extent(double minX, double minY, double maxX, double maxY)
    : m_minX(minX)
    , m_minY(minY)
    , m_maxX(maxX)
    , m_maxY(maxY)
{}

void Extent::add(const Coord &c)
{
    m_minX = std::min(m_minX, c.x);
    m_minY = std::min(m_minY, c.y);
    m_maxX = std::max(m_maxX, c.x);
    m_maxY = std::max(m_maxY, c.y);
}

void Extent::add(const Extent &other)
{
    if (other.isEmpty())
        return;
    add({other.m_minX, other.m_minY, 0});
    add({other.m_maxX, other.m_maxY, 0});
}

Extent Extent::grown(double by) const
{
    return isEmpty() ? *this : Extent(m_minX - by, m_minY - by, m_maxX + by, m_maxY + by);
}

bool Extent::intersects(const Extent &other) const
{
    return !isEmpty() && !other.isEmpty() && m_minX <= other.m_maxX && other.m_minX <= m_maxX &&
           m_minY <= other.m_maxY && other.m_minY <= m_maxY;
}

bool Extent::contains(const Coord &c) const
{
    return c.x >= m_minX && c.x <= m_maxX && c.y >= m_minY && c.y <= m_maxY;
}

Geometry::Geometry(GeometryType type, bool hasZ)
    : m_type(type)
    , m_hasZ(hasZ)
{}

Geometry Geometry::point(const Coord &c, bool hasZ)
{
    Geometry g(GeometryType::Point, hasZ);
    g.beginPart();
    g.beginRing();
    g.add(c);
    return g;
}

Geometry Geometry::lineString(std::vector<Coord> coords, bool hasZ)
{
    Geometry g(GeometryType::LineString, hasZ);
    g.beginPart();
    g.beginRing();
    g.m_coords = std::move(coords);
    return g;
}

Geometry Geometry::polygon(std::vector<Coord> exterior, bool hasZ)
{
    Geometry g(GeometryType::Polygon, hasZ);
    g.beginPart();
    g.beginRing();
    g.m_coords = std::move(exterior);
    g.closeRing();
    return g;
}

void Geometry::beginPart()
{
    m_parts.push_back(static_cast<quint32>(m_rings.size()));
}

void Geometry::beginRing()
{
    m_rings.push_back(static_cast<quint32>(m_coords.size()));
}

void Geometry::closeRing()
{
    const size_t first = m_rings.back();
    if (m_coords.size() > first && !(m_coords[first] == m_coords.back()))
        m_coords.push_back(Coord(m_coords[first]));
}

int Geometry::dimension() const
{
    switch (m_type) {
    case GeometryType::Polygon:
    case GeometryType::MultiPolygon:
        return 2;
    case GeometryType::LineString:
    case GeometryType::MultiLineString:
        return 1;
    default:
        return 0;
    }
}

size_t Geometry::ringCount(size_t part) const
{
    const size_t end = part + 1 < m_parts.size() ? m_parts[part + 1] : m_rings.size();
    return end - m_parts[part];
}

std::span<const Coord> Geometry::ring(size_t part, size_t ring) const
{
    const size_t index = m_parts[part] + ring;
    const size_t first = m_rings[index];
    const size_t end = index + 1 < m_rings.size() ? m_rings[index + 1] : m_coords.size();
    return {m_coords.data() + first, end - first};
}

std::span<Coord> Geometry::ring(size_t part, size_t ring)
{
    const std::span<const Coord> view = std::as_const(*this).ring(part, ring);
    return {m_coords.data() + (view.data() - m_coords.data()), view.size()};
}

Geometry Geometry::part(size_t part) const
{
    GeometryType single = m_type;
    if (m_type == GeometryType::MultiPoint)
        single = GeometryType::Point;
    else if (m_type == GeometryType::MultiLineString)
        single = GeometryType::LineString;
    else if (m_type == GeometryType::MultiPolygon)
        single = GeometryType::Polygon;
    Geometry g(single, m_hasZ);
    g.beginPart();
    for (size_t r = 0; r < ringCount(part); ++r) {
        g.beginRing();
        const auto positions = ring(part, r);
        g.m_coords.insert(g.m_coords.end(), positions.begin(), positions.end());
    }
    return g;
}

void Geometry::append(const Geometry &other)
{
    if (m_type == GeometryType::None) {
        m_type = other.m_type;
        m_hasZ = other.m_hasZ;
    }
    const auto coordBase = static_cast<quint32>(m_coords.size());
    const auto ringBase = static_cast<quint32>(m_rings.size());
    m_coords.insert(m_coords.end(), other.m_coords.begin(), other.m_coords.end());
    for (const quint32 r : other.m_rings)
        m_rings.push_back(r + coordBase);
    for (const quint32 p : other.m_parts)
        m_parts.push_back(p + ringBase);
    if (m_parts.size() > 1)
        m_type = multiType(m_type);
}

Extent Geometry::extent() const
{
    Extent e;
    for (const Coord &c : m_coords)
        e.add(c);
    return e;
}

bool Geometry::isFinite() const
{
    return std::ranges::all_of(m_coords, [](const Coord &c) {
        return std::isfinite(c.x) && std::isfinite(c.y) && std::isfinite(c.z);
    });
}

GeometryType multiType(GeometryType type)
{
    switch (type) {
    case GeometryType::Point:
        return GeometryType::MultiPoint;
    case GeometryType::LineString:
        return GeometryType::MultiLineString;
    case GeometryType::Polygon:
        return GeometryType::MultiPolygon;
    default:
        return type;
    }
}

const char *geometryTypeName(GeometryType type)
{
    switch (type) {
    case GeometryType::None:
        return "NONE";
    case GeometryType::Point:
        return "POINT";
    case GeometryType::LineString:
        return "LINESTRING";
    case GeometryType::Polygon:
        return "POLYGON";
    case GeometryType::MultiPoint:
        return "MULTIPOINT";
    case GeometryType::MultiLineString:
        return "MULTILINESTRING";
    case GeometryType::MultiPolygon:
        return "MULTIPOLYGON";
    }
    return "NONE";
}

double signedArea(std::span<const Coord> ring)
{
    if (ring.size() < 4)
        return 0;
    const Coord o = ring[0];
    double twice = 0;
    for (size_t i = 1; i + 1 < ring.size(); ++i) {
        twice += (ring[i].x - o.x) * (ring[i + 1].y - o.y) - (ring[i + 1].x - o.x) * (ring[i].y - o.y);
    }
    return twice / 2;
}

double area(const Geometry &geometry)
{
    if (geometry.dimension() != 2)
        return 0;
    double sum = 0;
    for (size_t p = 0; p < geometry.partCount(); ++p) {
        for (size_t r = 0; r < geometry.ringCount(p); ++r) {
            const double a = std::abs(signedArea(geometry.ring(p, r)));
            sum += r == 0 ? a : -a;
        }
    }
    return sum;
}

double length(const Geometry &geometry)
{
    if (geometry.dimension() == 0)
        return 0;
    double sum = 0;
    for (size_t p = 0; p < geometry.partCount(); ++p) {
        for (size_t r = 0; r < geometry.ringCount(p); ++r) {
            const auto ring = geometry.ring(p, r);
            for (size_t i = 1; i < ring.size(); ++i)
                sum += std::hypot(ring[i].x - ring[i - 1].x, ring[i].y - ring[i - 1].y);
        }
    }
    return sum;
}

Coord centroid(const Geometry &geometry)
{
    if (geometry.isEmpty())
        return {};
    const Coord o = geometry.coords().front();
    double weight = 0;
    double sx = 0;
    double sy = 0;
    for (size_t p = 0; p < geometry.partCount(); ++p) {
        for (size_t r = 0; r < geometry.ringCount(p); ++r) {
            const auto ring = geometry.ring(p, r);
            if (geometry.dimension() == 2) {
                // Holes count negative whatever their winding.
                const double sign = (signedArea(ring) < 0) == (r == 0) ? -1 : 1;
                for (size_t i = 0; i + 1 < ring.size(); ++i) {
                    const double ax = ring[i].x - o.x;
                    const double ay = ring[i].y - o.y;
                    const double bx = ring[i + 1].x - o.x;
                    const double by = ring[i + 1].y - o.y;
                    const double cross = sign * (ax * by - bx * ay);
                    weight += cross;
                    sx += cross * (ax + bx) / 3;
                    sy += cross * (ay + by) / 3;
                }
            } else if (geometry.dimension() == 1) {
                for (size_t i = 0; i + 1 < ring.size(); ++i) {
                    const double l = std::hypot(ring[i + 1].x - ring[i].x, ring[i + 1].y - ring[i].y);
                    weight += l;
                    sx += l * ((ring[i].x + ring[i + 1].x) / 2 - o.x);
                    sy += l * ((ring[i].y + ring[i + 1].y) / 2 - o.y);
                }
            } else {
                for (const Coord &c : ring) {
                    weight += 1;
                    sx += c.x - o.x;
                    sy += c.y - o.y;
                }
            }
        }
    }
    if (weight == 0)
        return geometry.extent().center();
    return {o.x + sx / weight, o.y + sy / weight, o.z};
}

void orient(Geometry &geometry)
{
    if (geometry.dimension() != 2)
        return;
    for (size_t p = 0; p < geometry.partCount(); ++p) {
        for (size_t r = 0; r < geometry.ringCount(p); ++r) {
            const std::span<Coord> ring = geometry.ring(p, r);
            const bool counterClockwise = signedArea(ring) > 0;
            if (counterClockwise != (r == 0))
                std::ranges::reverse(ring);
        }
    }
}

bool containsPoint(const Geometry &polygon, const Coord &c)
{
    bool inside = false;
    for (size_t p = 0; p < polygon.partCount(); ++p) {
        for (size_t r = 0; r < polygon.ringCount(p); ++r) {
            const auto ring = polygon.ring(p, r);
            for (size_t i = 1; i < ring.size(); ++i) {
                const Coord &a = ring[i - 1];
                const Coord &b = ring[i];
                const double cross = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
                if (cross == 0 && c.x >= std::min(a.x, b.x) && c.x <= std::max(a.x, b.x) &&
                    c.y >= std::min(a.y, b.y) && c.y <= std::max(a.y, b.y)) {
                    return true; // on the edge
                }
                if ((a.y > c.y) != (b.y > c.y) && (cross > 0) == (b.y > a.y))
                    inside = !inside;
            }
        }
    }
    return inside;
}

} // namespace dothi::geo
