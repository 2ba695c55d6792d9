// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>

#include <optional>
#include <vector>

namespace dothi::city {

/// The slopes of a roof over any footprint, whatever their height: z runs from 0 at the eaves to 1 at the
/// highest point. x, y in the coordinates of the footprint, metres.
struct RoofSurface
{
    /// The corners of the footprint, ring after ring, then the nodes of ridges, hips and valleys.
    std::vector<geo::Coord> nodes;
    /// For each corner the one that follows it in its ring; its wall stands between the two.
    std::vector<quint32> next;
    /// Slopes: numbers of nodes, counter-clockwise seen from above. They cover the footprint.
    std::vector<std::vector<quint32>> faces;
    /// For each wall the nodes its top runs over, from its right end to its left as seen from outside: the
    /// tip of a gable.
    std::vector<std::vector<quint32>> tips;
    /// In plan, the distance in which the roof rises from 0 to 1.
    double runM = 0;

    [[nodiscard]] size_t corners() const { return next.size(); }
};

/// `rings` in all that follows: as footprintRings() gives them. Nothing comes of a footprint that is too
/// irregular; see geo::straightSkeleton().

/// A hipped roof by the straight skeleton: all slopes are equally steep, all eaves equally high.
///
/// With `gabled` the short ends stand upright: each wall whose slope is a triangle with a single ridge ending
/// in its tip, between corners of 60° to 120°. The ridge goes on to above that wall. Outer corners elsewhere
/// keep their hips, inner ones their valleys.
[[nodiscard]] std::optional<RoofSurface> skeletonRoof(const std::vector<std::vector<geo::Coord>> &rings,
                                                      bool gabled);
/// One slope rising from wall `low` (the longest where none is named), over a single convex ring; corners may
/// lie 20 mm within, and there are at most 500.
[[nodiscard]] std::optional<RoofSurface> shedRoof(const std::vector<std::vector<geo::Coord>> &rings,
                                                  std::optional<size_t> low = {});
/// Two slopes with the ridge between the middles of the second and the fourth side of a convex quadrilateral.
[[nodiscard]] std::optional<RoofSurface> ridgeRoof(const std::vector<geo::Coord> &quadrilateral);

/// The height of a roof at positions in plan, 0 to 1.
class RoofSampler
{
public:
    explicit RoofSampler(const RoofSurface &surface);
    /// NaN outside.
    [[nodiscard]] double at(double x, double y) const;

private:
    struct Triangle
    {
        geo::Coord a, b, c;
        double doubleArea;
    };
    std::vector<Triangle> m_triangles;
    geo::Coord m_origin;
};

} // namespace dothi::city
