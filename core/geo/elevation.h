// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/geo/geometry.h>

#include <QString>

#include <memory>
#include <utility>
#include <vector>

namespace dothi::geo {

class Dikes;
class ElevationPyramid;

/// A raster of ground heights: metres above the city's vertical datum, row 0 in the north, values at cell
/// centres. Cells without a value hold NaN.
class ElevationGrid
{
public:
    ElevationGrid() = default;
    /// `originX`, `originY`: the outer (north-west) corner of the first cell, in the CRS of the grid.
    ElevationGrid(int columns, int rows, double originX, double originY, double cellM);

    [[nodiscard]] bool isEmpty() const { return m_heights.empty(); }
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] double cellSize() const { return m_cell; }
    [[nodiscard]] Extent extent() const;
    [[nodiscard]] float at(int column, int row) const { return m_heights[index(column, row)]; }
    void set(int column, int row, float heightM) { m_heights[index(column, row)] = heightM; }
    [[nodiscard]] Coord cellCenter(int column, int row) const;

    /// Height at a position, bilinear between cell centres, constant beyond the outer ones; NaN outside the
    /// extent or where a needed cell has no value.
    [[nodiscard]] double sample(double x, double y) const;

    /// The lowest and the highest value; 0, 0 where there is none.
    [[nodiscard]] std::pair<double, double> range() const;

    /// The raster this one shows coarsely, read window by window; null: there is nothing finer.
    [[nodiscard]] const std::shared_ptr<const ElevationPyramid> &finer() const { return m_finer; }
    void setFiner(std::shared_ptr<const ElevationPyramid> finer) { m_finer = std::move(finer); }
    /// What stands on the ground and is narrower than a cell; null: nothing is known of. The heights of the
    /// grid are without it, those of a Ground with it.
    [[nodiscard]] const std::shared_ptr<const Dikes> &dikes() const { return m_dikes; }
    void setDikes(std::shared_ptr<const Dikes> dikes) { m_dikes = std::move(dikes); }

private:
    [[nodiscard]] size_t index(int column, int row) const
    {
        return static_cast<size_t>(row) * static_cast<size_t>(m_columns) + static_cast<size_t>(column);
    }

    int m_columns = 0;
    int m_rows = 0;
    double m_originX = 0;
    double m_originY = 0;
    double m_cell = 1;
    std::vector<float> m_heights;
    std::shared_ptr<const ElevationPyramid> m_finer;
    std::shared_ptr<const Dikes> m_dikes;
};

/// Reads band 1 of a north-up GeoTIFF with square cells, the kind a store keeps beside it; nothing but that
/// one file is opened. A raster of more than `maxCells` is read at a coarser cell size by averaging. `epsg`
/// receives the raster's EPSG code (0 when it names none) if given.
[[nodiscard]] Result<ElevationGrid> readElevation(const QString &path, qint64 maxCells = 4'000'000,
                                                  int *epsg = nullptr);

/// The same file's cells about an area (in its own CRS) and one more on every side, as fine as they are in
/// the file; holes stay holes. Coarser, as above, only where there would be more than `maxCells`. Empty where
/// the area lies outside of the raster.
[[nodiscard]] Result<ElevationGrid> readElevationWindow(const QString &path, const Extent &area,
                                                        qint64 maxCells = 4'000'000);
/// Writes a tiled, deflated GeoTIFF (Float32, nodata −9999); the file appears whole or not at all.
[[nodiscard]] Result<> writeElevation(const QString &path, const ElevationGrid &grid, int epsg);

} // namespace dothi::geo
