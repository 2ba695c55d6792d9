// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/dikes.h>
#include <dothi/geo/elevation.h>

namespace dothi::geo {

/// The ground as a function of the map position, defined everywhere: beyond the raster it goes on as at its
/// rim; where there is no raster, or a hole in it, it is a plane at height 0. Thread-safe, not owning.
class Ground
{
public:
    enum class Detail
    {
        Grid,   ///< the heights of the grid: quick
        Finest, ///< of the raster behind it where there is a finer one, block by block as it is asked for
        /// Of the raster behind it as far as it is in memory, else of the grid; for threads that must not
        /// wait for a disk (ElevationPyramid::heightAtHand()).
        AtHand
    };
    /// Null or empty: the plane.
    explicit Ground(const ElevationGrid *grid, Detail detail = Detail::Grid);

    /// The same ground without the dikes on it.
    [[nodiscard]] static Ground bare(const ElevationGrid *grid);

    /// Metres above the vertical datum.
    [[nodiscard]] double height(double x, double y) const
    {
        const double height = bareHeight(x, y);
        return m_dikes ? m_dikes->raised(x, y, height) : height;
    }
    /// That of the raster alone, without the dikes on it.
    [[nodiscard]] double bareHeight(double x, double y) const;
    /// Null: there are none.
    [[nodiscard]] const Dikes *dikes() const { return m_dikes; }
    [[nodiscard]] bool isPlane() const { return m_grid == nullptr; }
    /// Metres; 1 for the plane.
    [[nodiscard]] double cellSize() const { return m_cell; }

private:
    const ElevationGrid *m_grid = nullptr;
    const ElevationPyramid *m_finer = nullptr;
    bool m_atHand = false;
    const Dikes *m_dikes = nullptr;
    Extent m_inner; ///< extent, a hair smaller: positions outside are moved onto it
    double m_cell = 1;
};

} // namespace dothi::geo
