// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/geo/geometry.h>
#include <dothi/scene/groundsampler.h>

#include <array>
#include <map>
#include <span>
#include <vector>

namespace dothi::scene {

/// A water surface that lies level: the ground below it is out of sight, and rises upright along its edge.
struct WaterBed
{
    geo::Geometry area; ///< polygons, map coordinates
    double levelM = 0;
    double bankM = -1e9; ///< height of its banks where it is known: the ground there is no lower
};

/// The lines the mesh of a tile of the ground has edges along: banks of level waters, crests and feet of
/// dikes. Map coordinates. What lies elsewhere costs next to nothing. Lives on a worker's stack; `points`
/// must outlive it.
class TerrainLines
{
public:
    /// Points of each kind of lines in one tile; where there are more, the rest is no edge of the mesh.
    static constexpr size_t kMostPoints = 6000;

    /// `points`: of the mesh so far; ends of lines are found among them, or added.
    TerrainLines(const geo::Extent &area, std::vector<Point2> &points);

    [[nodiscard]] Result<> addWaters(std::span<const WaterBed> waters, const TaskContext &task);
    /// Of the dikes on this ground, as far as they are higher than `toleranceM`. Tiles side by side get the
    /// same lines on their common edge.
    [[nodiscard]] Result<> addDikes(const GroundSampler &ground, double cellM, double toleranceM,
                                    const TaskContext &task);
    /// Two points each.
    [[nodiscard]] std::vector<std::array<quint32, 2>> &edges() { return m_edges; }

private:
    void addLine(Point2 a, Point2 b, size_t mostPoints);
    quint32 pointAt(const Point2 &p);

    geo::Extent m_area;
    std::vector<Point2> &m_points;
    std::map<std::pair<double, double>, quint32> m_known;
    std::vector<std::array<quint32, 2>> m_edges;
};

/// Which of the waters a spot of a square lies in, by the number of edges to the east of it. Only edges that
/// can count for such spots are kept, by bands, so that a spot costs little however winding the banks are.
class WaterFinder
{
public:
    WaterFinder(std::span<const WaterBed> waters, const geo::Extent &square);

    /// -1: in none.
    [[nodiscard]] int at(const Point2 &p) const;

private:
    struct Water
    {
        int number = 0;
        std::vector<std::vector<std::array<Point2, 2>>> bands; ///< from the south
    };
    [[nodiscard]] size_t bandOf(double y) const;

    geo::Extent m_square;
    std::vector<Water> m_waters;
};

} // namespace dothi::scene
