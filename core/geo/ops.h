// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/geo/geometry.h>

#include <functional>
#include <memory>
#include <utility>

/// Plane geometry on Simple Features, by GEOS. Heights are carried along where GEOS does, and never enter a
/// result. All functions are thread-safe and take both operands in the same projected CRS (metres).
namespace dothi::geo {

struct Validity
{
    bool valid = true;
    QString reason; ///< GEOS's wording, English ("Self-intersection"); empty when valid
    Coord where;    ///< the spot, when not valid
};

[[nodiscard]] Result<Validity> validity(const Geometry &geometry);
/// The polygonal, linear or point part (same dimension as the input) of GEOS MakeValid, structure method.
[[nodiscard]] Result<Geometry> makeValid(const Geometry &geometry);

/// Results of another dimension than `a` (touching points, lines) are dropped; the result may be empty.
[[nodiscard]] Result<Geometry> intersection(const Geometry &a, const Geometry &b);
[[nodiscard]] Result<Geometry> difference(const Geometry &a, const Geometry &b);
[[nodiscard]] Result<Geometry> unionOf(const std::vector<Geometry> &geometries);
/// `quadrantSegments`: 8 keeps the arc within 2 % of the distance. Square ends and mitred corners on request.
[[nodiscard]] Result<Geometry> buffer(const Geometry &geometry, double distanceM, int quadrantSegments = 8);
[[nodiscard]] Result<Geometry> bufferFlat(const Geometry &line, double distanceM);
[[nodiscard]] Result<Geometry> convexHull(const Geometry &geometry);
/// Fewer positions, none farther than `toleranceM` from what it was (Douglas and Peucker); valid polygons
/// stay valid (parts smaller than the tolerance keep their shape). For drawing from afar, not for measuring.
[[nodiscard]] Result<Geometry> simplified(const Geometry &geometry, double toleranceM);
[[nodiscard]] Result<Geometry> boundary(const Geometry &polygon);
/// The areas that lines enclose, cut where they cross, on a grid of `gridM`; empty when there are none.
[[nodiscard]] Result<Geometry> polygonize(const std::vector<Geometry> &lines, double gridM);

[[nodiscard]] Result<bool> intersects(const Geometry &a, const Geometry &b);
/// `a` covers `b`: no point of b lies outside a.
[[nodiscard]] Result<bool> covers(const Geometry &a, const Geometry &b);
[[nodiscard]] Result<double> distance(const Geometry &a, const Geometry &b);
/// The closest position on a and on b, in this order.
[[nodiscard]] Result<std::pair<Coord, Coord>> nearestPoints(const Geometry &a, const Geometry &b);
/// A position surely inside a polygon (or on a line).
[[nodiscard]] Result<Coord> pointOnSurface(const Geometry &geometry);

/// An R-tree over extents (GEOS STRtree), for joins in memory. Build once, then query from any thread.
class SpatialIndex
{
public:
    SpatialIndex();
    ~SpatialIndex();
    SpatialIndex(SpatialIndex &&) noexcept;
    SpatialIndex &operator=(SpatialIndex &&) noexcept;

    void insert(const Extent &extent, qint64 id);
    /// Calls `visit` for every id whose extent meets `extent`; order is not defined.
    void query(const Extent &extent, const std::function<void(qint64)> &visit) const;
    [[nodiscard]] std::vector<qint64> query(const Extent &extent) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace dothi::geo
