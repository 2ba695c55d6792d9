// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/elevationpyramid.h>
#include <dothi/geo/ground.h>

#include <algorithm>
#include <cmath>

namespace dothi::geo {

Ground::Ground(const ElevationGrid *grid, Detail detail)
    : m_grid(grid && !grid->isEmpty() ? grid : nullptr)
{
    if (!m_grid)
        return;
    m_cell = m_grid->cellSize();
    if (detail != Detail::Grid && m_grid->finer()) {
        m_finer = m_grid->finer().get();
        m_cell = m_finer->cellSize();
        m_atHand = detail == Detail::AtHand;
    }
    m_inner = m_grid->extent().grown(-m_grid->cellSize() * 1e-6);
    m_dikes = m_grid->dikes() && !m_grid->dikes()->isEmpty() ? m_grid->dikes().get() : nullptr;
}

Ground Ground::bare(const ElevationGrid *grid)
{
    Ground ground(grid);
    ground.m_dikes = nullptr;
    return ground;
}

double Ground::bareHeight(double x, double y) const
{
    if (!m_grid)
        return 0;
    if (m_finer)
        return m_atHand ? m_finer->heightAtHand(x, y) : m_finer->height(x, y);
    const double h = m_grid->sample(std::clamp(x, m_inner.minX(), m_inner.maxX()),
                                    std::clamp(y, m_inner.minY(), m_inner.maxY()));
    return std::isfinite(h) ? h : 0;
}

} // namespace dothi::geo
