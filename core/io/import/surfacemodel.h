// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>
#include <dothi/geo/geometry.h>

#include <memory>
#include <vector>

namespace dothi::io {

/// A raster of the heights of what is seen from above (DSM: roofs, crowns, ground), metres, read window by
/// window through GDAL with the drivers an import has; the file is never read as a whole. One thread.
class SurfaceModel
{
public:
    /// `said`: the CRS the user names; null: the one the file states. Errors name the file: not a raster, no
    /// place, no CRS, not convertible into that of the city, a picture, blocks too large to be read one by
    /// one.
    [[nodiscard]] static Result<SurfaceModel> open(const QString &path, const city::Store &store,
                                                   const geo::Crs &said, TaskContext &task);
    SurfaceModel(SurfaceModel &&) noexcept;
    SurfaceModel &operator=(SurfaceModel &&) noexcept;
    ~SurfaceModel();

    /// In the city's CRS; a raster of another one lies within it.
    [[nodiscard]] const geo::Extent &extent() const;
    /// The wider side of a cell at the middle of the raster, metres.
    [[nodiscard]] double cellM() const;
    [[nodiscard]] const geo::Crs &crs() const;

    /// The middles of the cells within `area` (city's CRS), z: their value as it is in the file, NaN where
    /// there is none or none that is a height on Earth. Cells beyond the raster are left out. Of more than
    /// 250,000 every second, third … is taken. InvalidData where the file is damaged there.
    [[nodiscard]] Result<> cells(const geo::Extent &area, std::vector<geo::Coord> &into) const;

private:
    struct Private;
    explicit SurfaceModel(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace dothi::io
