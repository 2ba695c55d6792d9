// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/ground.h>
#include <dothi/geo/triangulate.h>

#include <osg/Vec3f>

#include <functional>
#include <span>
#include <vector>

namespace dothi::scene {

using geo::Point2;

/// The ground with its slope, and how far straight lines leave it. Thread-safe, not owning.
class GroundSampler : public geo::Ground
{
public:
    using Ground::Ground;
    /// The ground without the dikes on it: for what all tiles must agree on, whatever they show.
    [[nodiscard]] static GroundSampler bare(const geo::ElevationGrid *grid)
    {
        return GroundSampler(Ground::bare(grid));
    }

    /// Unit vector standing on the ground.
    [[nodiscard]] osg::Vec3f normal(double x, double y) const;
    /// Whether a straight line between the ground at `a` and at `b` leaves the ground by more than
    /// `toleranceM`.
    /// `floorM`: ground lower than this counts as so high.
    [[nodiscard]] bool leavesGround(const Point2 &a, const Point2 &b, double toleranceM,
                                    double floorM = -1e9) const;

private:
    explicit GroundSampler(const Ground &ground)
        : Ground(ground)
    {}
};

/// How closely draped things follow the ground.
struct DrapeOptions
{
    double toleranceM = 0.2;
    double floorM = -1e9; ///< the surface is nowhere lower (water over its bed)
    /// Further reason to cut an edge (map positions), whatever the ground; must not depend on their order.
    std::function<bool(const Point2 &, const Point2 &)> alsoCut;
    size_t mostTriangles = 400'000;
};

/// Cuts triangles (three indices each into `points`) along a square grid, so that none is much longer than
/// wide; the pieces of neighbours still meet. Points are about any origin. A part when the task of this
/// thread was cancelled.
void cutByGrid(std::vector<Point2> &points, std::vector<quint32> &triangles, double cellM);

/// Cuts triangles (three indices each into `points`) until their edges follow the ground; new points are
/// appended. Neighbours stay joined: whether an edge is cut depends on its ends alone. Map coordinates in
/// `points` are about `origin`. Soon after the task of this thread was cancelled (geo::StopWithTask) the rest
/// is left uncut.
void refineOnGround(std::vector<Point2> &points, std::vector<quint32> &triangles, const geo::Coord &origin,
                    const GroundSampler &ground, const DrapeOptions &options);

/// The same for a line: positions with the height of the ground, enough of them to follow it. Map
/// coordinates. Cut short when the task of this thread was cancelled.
[[nodiscard]] std::vector<geo::Coord> drapeLine(std::span<const geo::Coord> line, const GroundSampler &ground,
                                                double toleranceM = 0.1);

} // namespace dothi::scene
