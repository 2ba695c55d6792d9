// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/apron.h>
#include <dothi/scene/terrainmesh.h>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

constexpr double kMostApronSamples = 2'000'000;
/// The ground goes on to the horizon, in the fog.
constexpr double kHorizonM = 50'000;
constexpr double kPlaneM = 4000; ///< the plane where there is no terrain

} // namespace

Apron::Apron(const geo::ElevationGrid *grid, const geo::Coord &origin)
{
    geo::Extent covered(origin.x - kPlaneM, origin.y - kPlaneM, origin.x + kPlaneM, origin.y + kPlaneM);
    step = kPlaneM * 2 / TerrainMesh::kBlock;
    if (grid && !grid->isEmpty()) {
        covered = grid->extent();
        step = std::max(grid->cellSize(), 1e-3);
    }
    const double samples = covered.width() / step * (covered.height() / step);
    if (samples > kMostApronSamples)
        step *= std::sqrt(samples / kMostApronSamples);
    const auto blocks = [this](double length) {
        return std::max(1, static_cast<int>(std::ceil(length / step / TerrainMesh::kBlock)));
    };
    columns = blocks(covered.width()) * TerrainMesh::kBlock + 1;
    rows = blocks(covered.height()) * TerrainMesh::kBlock + 1;
    // The blocks stand out on all sides alike; there the outermost heights go on.
    west = covered.center().x - (columns - 1) * step / 2;
    south = covered.center().y - (rows - 1) * step / 2;
    m_center = extent().center();
    const double reach = std::hypot((columns - 1) * step, (rows - 1) * step) / 2;
    m_factor = (reach + kHorizonM) / reach;
    const GroundSampler ground = GroundSampler::bare(grid);
    for (int c = 0; c < columns; ++c) {
        m_borderM +=
            ground.height(west + c * step, south) + ground.height(west + c * step, south + (rows - 1) * step);
    }
    m_borderM /= 2.0 * columns;
}

geo::Extent Apron::extent() const
{
    return {west, south, west + (columns - 1) * step, south + (rows - 1) * step};
}

geo::Coord Apron::atHorizon(const geo::Coord &p) const
{
    return {m_center.x + (p.x - m_center.x) * m_factor, m_center.y + (p.y - m_center.y) * m_factor,
            m_borderM};
}

double Apron::height(double x, double y, const GroundSampler &ground) const
{
    const double dx = x - m_center.x;
    const double dy = y - m_center.y;
    const double out =
        std::max(std::abs(dx) / ((columns - 1) * step / 2), std::abs(dy) / ((rows - 1) * step / 2));
    if (out <= 1)
        return ground.height(x, y);
    const double border = ground.height(m_center.x + dx / out, m_center.y + dy / out);
    return border + (m_borderM - border) * std::min(1.0, (out - 1) / (m_factor - 1));
}

} // namespace dothi::scene
