// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace dothi::geo {

/// A position in some projected CRS: x = easting, y = northing, z = height, metres. In a geographic CRS x =
/// longitude, y = latitude, degrees. Axis order is always this one, whatever the CRS's authority says.
struct Coord
{
    double x = 0;
    double y = 0;
    double z = 0;

    friend bool operator==(const Coord &, const Coord &) = default;
};

/// A rectangle in plan; empty until something was added.
class Extent
{
public:
    Extent() = default;
    Extent(double minX, double minY, double maxX, double maxY);

    void add(const Coord &c);
    void add(const Extent &other);
    [[nodiscard]] bool isEmpty() const { return m_minX > m_maxX; }
    [[nodiscard]] double minX() const { return m_minX; }
    [[nodiscard]] double minY() const { return m_minY; }
    [[nodiscard]] double maxX() const { return m_maxX; }
    [[nodiscard]] double maxY() const { return m_maxY; }
    [[nodiscard]] double width() const { return isEmpty() ? 0 : m_maxX - m_minX; }
    [[nodiscard]] double height() const { return isEmpty() ? 0 : m_maxY - m_minY; }
    [[nodiscard]] Coord center() const { return {(m_minX + m_maxX) / 2, (m_minY + m_maxY) / 2, 0}; }
    [[nodiscard]] Extent grown(double by) const;
    [[nodiscard]] bool intersects(const Extent &other) const;
    [[nodiscard]] bool contains(const Coord &c) const;

private:
    double m_minX = 1e300;
    double m_minY = 1e300;
    double m_maxX = -1e300;
    double m_maxY = -1e300;
};

/// OGC Simple Features types that a city layer may hold.
enum class GeometryType : quint8
{
    None = 0,
    Point = 1,
    LineString = 2,
    Polygon = 3,
    MultiPoint = 4,
    MultiLineString = 5,
    MultiPolygon = 6,
};

/// A Simple Features geometry as a value: one flat array of positions, cut into rings, cut into parts.
///
/// - Point: one part, one ring, one position. MultiPoint: a part (with one ring of one position) per point.
/// - LineString / MultiLineString: a part with one ring per line.
/// - Polygon / MultiPolygon: a part per polygon; its first ring is the exterior, the others are holes. Rings
/// repeat
///   their first position at the end.
///
/// A solid (LoD2) is a MultiPolygon with hasZ() whose parts are the faces of its shell.
/// Carries no CRS: whoever hands it over says which one (a layer, a proposal, a transform).
class Geometry
{
public:
    Geometry() = default;
    explicit Geometry(GeometryType type, bool hasZ = false);

    [[nodiscard]] static Geometry point(const Coord &c, bool hasZ = false);
    [[nodiscard]] static Geometry lineString(std::vector<Coord> coords, bool hasZ = false);
    /// `exterior` is closed when it is not yet.
    [[nodiscard]] static Geometry polygon(std::vector<Coord> exterior, bool hasZ = false);

    /// Building: beginPart(), then beginRing() and add() for each of its rings.
    void beginPart();
    void beginRing();
    void add(const Coord &c) { m_coords.push_back(c); }
    /// Repeats the first position of the ring in hand when its end differs.
    void closeRing();
    void reserve(size_t coords) { m_coords.reserve(coords); }

    [[nodiscard]] GeometryType type() const { return m_type; }
    /// Changes Polygon <-> MultiPolygon and the like; the caller answers for a single part in a single type.
    void setType(GeometryType type) { m_type = type; }
    [[nodiscard]] bool hasZ() const { return m_hasZ; }
    void setHasZ(bool hasZ) { m_hasZ = hasZ; }
    [[nodiscard]] bool isEmpty() const { return m_coords.empty(); }
    /// 0 points, 1 lines, 2 polygons.
    [[nodiscard]] int dimension() const;

    [[nodiscard]] size_t partCount() const { return m_parts.size(); }
    [[nodiscard]] size_t ringCount(size_t part) const;
    [[nodiscard]] std::span<const Coord> ring(size_t part, size_t ring) const;
    [[nodiscard]] std::span<Coord> ring(size_t part, size_t ring);
    [[nodiscard]] const std::vector<Coord> &coords() const { return m_coords; }
    /// Positions may be moved (transformed) in place; their number stays.
    [[nodiscard]] std::vector<Coord> &coords() { return m_coords; }
    /// The part as a geometry of its own (Polygon of a MultiPolygon, …).
    [[nodiscard]] Geometry part(size_t part) const;
    /// Appends the parts of a geometry of the same dimension; the type becomes the Multi one when parts > 1.
    void append(const Geometry &other);

    [[nodiscard]] Extent extent() const;
    [[nodiscard]] bool isFinite() const;

    friend bool operator==(const Geometry &, const Geometry &) = default;

private:
    GeometryType m_type = GeometryType::None;
    bool m_hasZ = false;
    std::vector<Coord> m_coords;
    std::vector<quint32> m_rings; ///< first position of each ring
    std::vector<quint32> m_parts; ///< first ring of each part
};

/// The Multi type of a single one (Polygon -> MultiPolygon); others unchanged.
[[nodiscard]] GeometryType multiType(GeometryType type);
/// "MULTIPOLYGON" and so on, the OGC name.
[[nodiscard]] const char *geometryTypeName(GeometryType type);

/// Area of a polygonal geometry in the units of its CRS squared, holes subtracted; 0 for lines and points.
/// Summed relative to the first position, so that coordinates of 10⁶ m cost no digits.
[[nodiscard]] double area(const Geometry &geometry);
/// Length of lines, or perimeter of polygons, in plan.
[[nodiscard]] double length(const Geometry &geometry);
/// Signed area of one ring: > 0 when counter-clockwise.
[[nodiscard]] double signedArea(std::span<const Coord> ring);
/// Centre of gravity of the parts of the highest dimension; of a polygon it may lie outside.
[[nodiscard]] Coord centroid(const Geometry &geometry);
/// Exterior rings counter-clockwise and holes clockwise (RFC 7946, ISO 19107).
void orient(Geometry &geometry);
/// True when `c` is inside or on the edge of a polygonal geometry, in plan (even-odd rule).
[[nodiscard]] bool containsPoint(const Geometry &polygon, const Coord &c);

} // namespace dothi::geo
