// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/geo/elevation.h>

#include <QByteArray>

#include <memory>
#include <optional>

namespace dothi::geo {

/// A terrain raster of any size that stays in its file: a coarse grid of the whole is in memory, everything
/// finer is read window by window, and the blocks read last are kept. Level 0 has the cells of the file, each
/// level cells twice as wide; a cell is the mean of those it covers. For pictures: holes are filled from the
/// coarse grid, and blocks that cannot be read count as holes and are told (takeDamage()). Any thread.
class ElevationPyramid
{
public:
    /// Cells of the coarse grid, at most.
    static constexpr qint64 kOverviewCells = 4'000'000;
    /// Blocks are kept up to so much memory.
    static constexpr size_t kMemory = size_t(48) << 20;
    /// Cells of one window, at most: coarser ones are taken where it would hold more.
    static constexpr double kWindowCells = 4.5e6;

    /// Opens band 1 of a north-up GeoTIFF with square cells, and nothing but that one file. Where the file
    /// holds overviews (an import adds them to large rasters) the coarse grid is there at once, else the
    /// whole file is read for it. Gives up soon after `task` was cancelled. Fails where nothing of the file
    /// can be read.
    [[nodiscard]] static Result<std::shared_ptr<const ElevationPyramid>>
    open(const QString &path, const TaskContext &task, qint64 overviewCells = kOverviewCells);
    ~ElevationPyramid();
    ElevationPyramid(const ElevationPyramid &) = delete;
    ElevationPyramid &operator=(const ElevationPyramid &) = delete;

    /// The whole raster, coarse; holes filled unless there are only holes.
    [[nodiscard]] const ElevationGrid &overview() const;
    /// Cells of the overview that had no value.
    [[nodiscard]] qint64 filledCells() const;
    /// Of the file, metres.
    [[nodiscard]] double cellSize() const;
    [[nodiscard]] Extent extent() const;

    /// Heights about an area, in cells of at most `cellM` (or those of the file where these are wider). One
    /// cell more on every side, so that everything within can be interpolated. Windows of the same `cellM`
    /// agree wherever they overlap. Fails only when cancelled: within one block (16 million cells at most).
    [[nodiscard]] Result<ElevationGrid> window(const Extent &area, double cellM,
                                               const TaskContext &task) const;
    /// The height at a spot from the cells of the file; beyond the raster that of its rim; 0 where it has no
    /// value at all.
    [[nodiscard]] double height(double x, double y) const;
    /// The same, but never waits for the file: where a block is not in memory the coarse grid answers, and
    /// the block is wished for. For threads that draw.
    [[nodiscard]] double heightAtHand(double x, double y) const;
    /// Blocks are wished for; of very many the first.
    [[nodiscard]] bool hasWishes() const;
    /// Reads what is wished for into memory. Fails only when cancelled.
    Result<> readWishes(const TaskContext &task) const;

    /// Whether some of the file could not be read so far: what was made from it is not to be kept.
    [[nodiscard]] bool isDamaged() const;
    /// What to tell a person of that, with the place of the first damage in the file's CRS; once, and none as
    /// long as everything could be read.
    [[nodiscard]] std::optional<Error> takeDamage() const;

    /// Memory of the blocks kept just now.
    [[nodiscard]] size_t bytes() const;
    /// Tells this file from another, or from what it was before: its size, its time and its place.
    [[nodiscard]] QByteArray mark() const;

private:
    struct Private;
    explicit ElevationPyramid(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace dothi::geo
