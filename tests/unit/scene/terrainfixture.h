// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "buildfixture.h"

#include <dothi/geo/elevationpyramid.h>
#include <dothi/scene/terraintile.h>

#include <QTemporaryDir>

#include <cmath>

/// Ground for the tests of its tiles.
namespace terrainfixture {

using namespace buildfixture;
using scene::TerrainTile;

inline constexpr int kCells = 768;

/// Hills, small bumps and a step, which lies between two cells; the corner lies at kEast, kNorth.
inline geo::ElevationGrid hills(double stepM = 6)
{
    geo::ElevationGrid grid(kCells, kCells, kEast, kNorth + kCells, 1);
    for (int r = 0; r < kCells; ++r) {
        for (int c = 0; c < kCells; ++c) {
            const Coord p = grid.cellCenter(c, r);
            const double x = p.x - kEast;
            const double y = p.y - kNorth;
            grid.set(c, r,
                     static_cast<float>(40 + 30 * std::sin(x * 0.013) * std::cos(y * 0.017) +
                                        2 * std::sin(x * 0.11 + y * 0.07) + (x + y > 700 ? stepM : 0)));
        }
    }
    return grid;
}

inline geo::ElevationGrid halved(const geo::ElevationGrid &grid)
{
    const geo::Extent e = grid.extent();
    geo::ElevationGrid half(grid.columns() / 2, grid.rows() / 2, e.minX(), e.maxY(), grid.cellSize() * 2);
    for (int r = 0; r < half.rows(); ++r) {
        for (int c = 0; c < half.columns(); ++c)
            half.set(c, r,
                     (grid.at(2 * c, 2 * r) + grid.at(2 * c + 1, 2 * r) + grid.at(2 * c, 2 * r + 1) +
                      grid.at(2 * c + 1, 2 * r + 1)) /
                         4);
    }
    return half;
}

inline geo::Extent squareAt(double x, double y, double edge)
{
    return {kEast + x, kNorth + y, kEast + x + edge, kNorth + y + edge};
}

inline const geo::Extent kLand(kEast - 1000, kNorth - 1000, kEast + 5000, kNorth + 5000);

inline TerrainTile tileOf(const geo::Extent &square, const geo::ElevationGrid &grid, double toleranceM,
                          std::span<const scene::WaterBed> waters = {}, const geo::Extent &land = kLand)
{
    return scene::buildTerrainTile({square, land, toleranceM, waters}, scene::GroundSampler(&grid), {})
        .value();
}

/// A store's ground as the scene has it: a coarse grid with the raster behind it.
inline scene::GroundPtr pagedGround(const QTemporaryDir &dir, const geo::ElevationGrid &grid,
                                    qint64 overviewCells)
{
    const QString path = dir.filePath(QStringLiteral("ground.tif"));
    if (!geo::writeElevation(path, grid, 9210))
        qFatal("cannot write");
    auto raster = geo::ElevationPyramid::open(path, {}, overviewCells).value();
    auto coarse = std::make_shared<geo::ElevationGrid>(raster->overview());
    coarse->setFiner(raster);
    return coarse;
}

} // namespace terrainfixture
