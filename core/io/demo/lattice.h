// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/demo/plane.h>

#include <QtGlobal>

#include <set>

/// The bones of the demo city: a lattice of main roads, bent by a smooth warp, with a river lying in some of
/// its rows and canals in some of its columns. Column line i and row line j meet in node (i, j); the cell (c,
/// r) has node (c, r) at its south-west corner.
///
/// (u, v) are the unbent metres, (x, y) the bent ones, both about the city's origin: x east, y north.
namespace dothi::io::demo {

enum class RoadClass
{
    ArterialMain,
    Arterial,
    InterArea,
    AreaMain,
    Area,
    SubArea,
    Residential,
    Alley
};

/// Cross-section of a road; the spacing of the classes follows QCVN 01:2021/BXD table 2.17.
struct RoadSpec
{
    RoadClass roadClass = RoadClass::Area;
    double rowM = 16;     ///< red line to red line
    double sidewalkM = 3; ///< each side
    double medianM = 0;
    int lanes = 2;

    [[nodiscard]] double carriagewayM() const { return rowM - 2 * sidewalkM - medianM; }
};
[[nodiscard]] RoadSpec specOf(RoadClass roadClass);
/// The code of the schema's list "road_class".
[[nodiscard]] const char *codeOf(RoadClass roadClass);

struct CellIndex
{
    int c = 0;
    int r = 0;

    friend auto operator<=>(const CellIndex &, const CellIndex &) = default;
};

/// Directions and quadrants about a node, counter-clockwise: E N W S; quadrant q lies left of direction q.
enum Direction
{
    East = 0,
    North = 1,
    West = 2,
    South = 3
};
enum Quadrant
{
    NorthEast = 0,
    NorthWest = 1,
    SouthWest = 2,
    SouthEast = 3
};

class Lattice
{
public:
    static constexpr int kReach = 40; ///< lines on either side of the middle

    explicit Lattice(quint64 seed);

    [[nodiscard]] double lineU(int i) const { return m_u[static_cast<size_t>(i + kReach)]; }
    [[nodiscard]] double lineV(int j) const { return m_v[static_cast<size_t>(j + kReach)]; }
    [[nodiscard]] static bool isCanal(int column);
    [[nodiscard]] static bool isRiver(int row);
    /// A cell with land to build on.
    [[nodiscard]] static bool isLand(CellIndex cell) { return !isCanal(cell.c) && !isRiver(cell.r); }
    /// Banks in v of the river in row `row`, and in u of the canal in column `column`.
    [[nodiscard]] double riverBank(int row, double u, bool north) const;
    [[nodiscard]] double canalBank(int column, double v, bool east) const;
    /// Distance to the nearest river or canal bank, at most `reach`: < 0 in the water. `river` tells which it
    /// was.
    [[nodiscard]] double bankDistance(double u, double v, double reach, bool &river) const;
    [[nodiscard]] std::vector<int> rivers() const;
    [[nodiscard]] std::vector<int> canals() const;

    [[nodiscard]] V2 warp(double u, double v) const;
    /// (u, v) of a place, from a guess nearby.
    [[nodiscard]] V2 unwarp(V2 place, V2 guess) const;
    /// Height of the ground above the datum, before anything was built. 0.5 to 3.5 m on land.
    [[nodiscard]] double ground(double u, double v) const;
    /// Height of the banks.
    static constexpr double kBankM = 1.8;

    [[nodiscard]] V2 node(int i, int j) const { return snapped(warp(lineU(i), lineV(j))); }
    [[nodiscard]] static RoadSpec columnRoad(int i);
    [[nodiscard]] static RoadSpec rowRoad(int j);
    /// Whether column line i crosses the river, row line j the canals.
    [[nodiscard]] static bool bridgesRiver(int i);
    [[nodiscard]] static bool bridgesCanal(int j);

    /// Which cells are part of the city; roads exist only around them.
    void setUsed(std::set<CellIndex> cells) { m_used = std::move(cells); }
    [[nodiscard]] const std::set<CellIndex> &used() const { return m_used; }
    [[nodiscard]] bool isUsed(CellIndex cell) const { return m_used.count(cell) > 0; }
    /// The road from node (i, j) to the next node in the direction.
    [[nodiscard]] bool hasRoad(int i, int j, Direction direction) const;
    [[nodiscard]] RoadSpec road(int i, int j, Direction direction) const;

    /// The corner of a quadrant at `distance(road spec)` from the centre lines: red line or kerb.
    enum class Edge
    {
        RedLine,
        Kerb
    };
    [[nodiscard]] V2 corner(int i, int j, Quadrant quadrant, Edge edge) const;
    /// Red-line corners of a cell from its south-west one, counter-clockwise.
    [[nodiscard]] std::array<V2, 4> cellCorners(CellIndex cell, Edge edge) const;

    [[nodiscard]] quint64 seed() const { return m_seed; }
    /// Smooth noise, -1 … 1; `channel` tells independent ones apart.
    [[nodiscard]] double noise(int channel, double x, double y) const;

private:
    /// How far the straight road between two nodes strays from the bent line it stands for, sampled along the
    /// line.
    struct Stray
    {
        double start = 0;
        std::vector<double> at; ///< every kStrayStepM
        [[nodiscard]] double sample(double position) const;
    };
    static constexpr double kStrayStepM = 10;
    [[nodiscard]] Stray strayOfRow(int j) const;
    [[nodiscard]] Stray strayOfColumn(int i) const;

    [[nodiscard]] static V2 neighbour(int i, int j, Direction direction);

    quint64 m_seed;
    std::array<double, 2 * kReach + 1> m_u;
    std::array<double, 2 * kReach + 1> m_v;
    struct Water
    {
        int line = 0; ///< row of a river, column of a canal
        Stray low;    ///< of the line on its south or west
        Stray high;
    };
    std::vector<Water> m_canals;
    std::vector<Water> m_rivers;
    std::set<CellIndex> m_used;
};

/// Quotient rounded towards minus infinity.
[[nodiscard]] constexpr int floorDiv(int a, int b)
{
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

} // namespace dothi::io::demo
