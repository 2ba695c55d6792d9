// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ground.h>

#include <algorithm>
#include <cmath>

namespace dothi::geo {

Ground::Ground(const ElevationGrid *grid)
    : m_grid(grid && !grid->isEmpty() ? grid : nullptr)
{
    if (!m_grid)
        return;
    m_cell = m_grid->cellSize();
    m_inner = m_grid->extent().grown(-m_cell * 1e-6);
}

double Ground::height(double x, double y) const
{
    if (!m_grid)
        return 0;
    const double h = m_grid->sample(std::clamp(x, m_inner.minX(), m_inner.maxX()),
                                    std::clamp(y, m_inner.minY(), m_inner.maxY()));
    return std::isfinite(h) ? h : 0;
}

} // namespace dothi::geo
