// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/elevation.h>
#include <dothi/scene/groundsampler.h>

namespace dothi::scene {

/// The ground that is drawn: a grid of vertices over the terrain raster (or over a plane about the frame's
/// origin where there is none), and around it land that goes on to the horizon. Map coordinates.
class Apron
{
public:
    Apron(const geo::ElevationGrid *grid, const geo::Coord &origin);

    double west = 0; ///< of the first vertex
    double south = 0;
    double step = 1; ///< between vertices
    int columns = 0; ///< of vertices, a multiple of TerrainMesh::kBlock plus one
    int rows = 0;

    [[nodiscard]] geo::Extent extent() const;
    /// Where the line from the middle through the border point `p` ends, in the haze.
    [[nodiscard]] geo::Coord atHorizon(const geo::Coord &p) const;
    /// Height of the drawn ground anywhere: on the grid that of the terrain, beyond it that of the land which
    /// falls from its border to the mean of it at the horizon.
    [[nodiscard]] double height(double x, double y, const GroundSampler &ground) const;

private:
    geo::Coord m_center;
    double m_factor = 1; ///< from the middle: horizon to border
    double m_borderM = 0;
};

} // namespace dothi::scene
