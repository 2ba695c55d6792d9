// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/geo/geometry.h>

#include <optional>
#include <span>
#include <vector>

/// Plane helpers of the permit checks: what they need beyond dothi/geo. Metres in the city's CRS; heights
/// ignored.
namespace dothi::permit::plane {

using geo::Coord;

[[nodiscard]] inline Coord operator-(const Coord &a, const Coord &b)
{
    return {a.x - b.x, a.y - b.y, 0};
}
[[nodiscard]] inline Coord along(const Coord &from, const Coord &direction, double distance)
{
    return {from.x + direction.x * distance, from.y + direction.y * distance, 0};
}
[[nodiscard]] inline double dot(const Coord &a, const Coord &b)
{
    return a.x * b.x + a.y * b.y;
}
[[nodiscard]] inline double cross(const Coord &a, const Coord &b)
{
    return a.x * b.y - a.y * b.x;
}
[[nodiscard]] double distance(const Coord &a, const Coord &b);
/// Of length 1; zero stays zero.
[[nodiscard]] Coord unit(const Coord &v);
/// To the left of the direction.
[[nodiscard]] inline Coord leftOf(const Coord &direction)
{
    return {-direction.y, direction.x, 0};
}
[[nodiscard]] inline Coord middle(const Coord &a, const Coord &b)
{
    return {(a.x + b.x) / 2, (a.y + b.y) / 2, 0};
}

using Line = std::vector<Coord>;

/// The pieces of a line geometry inside a rectangle, their direction kept; pieces shorter than 1 mm are
/// dropped.
[[nodiscard]] std::vector<Line> clip(const geo::Geometry &line, const geo::Extent &window);
/// Cut at vertices that turn by more than `degrees`.
[[nodiscard]] std::vector<Line> splitAtCorners(const Line &line, double degrees);
[[nodiscard]] double length(const Line &line);
[[nodiscard]] Coord midpoint(const Line &line);
/// Nearest position on a line, its distance, and the direction of the line there (length 1).
struct Foot
{
    Coord at;
    double distanceM = 0;
    Coord direction;
    bool atEnd = false; ///< the first or last position of the line
};
[[nodiscard]] Foot nearest(const Line &line, const Coord &c);
/// Distance from `origin` along `direction` (length 1) to the line, all crossings, in order.
[[nodiscard]] std::vector<double> crossings(const Line &line, const Coord &origin, const Coord &direction);
[[nodiscard]] geo::Geometry toGeometry(const std::vector<Line> &lines);

/// The strip of `depthM` beside a line, on its left (side +1) or right (−1).
[[nodiscard]] Result<geo::Geometry> strip(const Line &line, int side, double depthM);

/// The rectangle of least area around a geometry, in any direction (rotating over the hull's edges).
struct Rectangle
{
    Coord center;
    Coord longAxis; ///< length 1
    double longM = 0;
    double shortM = 0;
};
[[nodiscard]] Result<Rectangle> minimumRectangle(const geo::Geometry &geometry);

/// How far the part of `geometry` that lies outside `region` reaches from it, and where; 0 when all is
/// inside.
struct Reach
{
    double depthM = 0;
    double areaM2 = 0;
    geo::Geometry part;
    Coord worst;  ///< the farthest position
    Coord anchor; ///< the nearest position of the region to it
};
[[nodiscard]] Result<Reach> reachOutside(const geo::Geometry &geometry, const geo::Geometry &region);
/// How deep `geometry` reaches into `land` from `edge` (a line on the land's rim); 0 when it does not.
[[nodiscard]] Result<Reach> reachInto(const geo::Geometry &geometry, const geo::Geometry &land,
                                      const geo::Geometry &edge);

/// True when more than `toleranceM` of the way from a to b leads through the polygon.
[[nodiscard]] bool passesThrough(const geo::Geometry &polygon, const Coord &a, const Coord &b,
                                 double toleranceM);

} // namespace dothi::permit::plane
