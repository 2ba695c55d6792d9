// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/dikes.h>
#include <dothi/city/homeextent.h>
#include <dothi/city/terrain.h>
#include <dothi/scene/feetground.h>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

constexpr int kMostCells = 64;
constexpr double kSmallestCellM = 20;
/// Feet as near to 0 as that need no ground of their own.
constexpr double kZeroM = 0.5;
/// Houses asked for their feet: all of a small city, samples of a large one.
constexpr qint64 kAll = 20'000;
constexpr int kWindows = 24;
constexpr qint64 kPerWindow = 40;

double footOf(const city::Feature &building, int groundLevel)
{
    if (groundLevel >= 0 && static_cast<size_t>(groundLevel) < building.values.size()) {
        const double given = city::toNumber(building.values[static_cast<size_t>(groundLevel)]);
        if (std::isfinite(given) && std::abs(given) < 9000)
            return given;
    }
    double lowest = std::nan("");
    if (building.geometry.hasZ()) {
        for (const geo::Coord &c : building.geometry.coords())
            lowest = std::isnan(lowest) ? c.z : std::min(lowest, c.z);
    }
    return std::abs(lowest) < 9000 ? lowest : std::nan("");
}

} // namespace

GroundPtr groundThrough(const std::vector<geo::Coord> &feet)
{
    geo::Extent extent;
    bool high = false;
    for (const geo::Coord &foot : feet) {
        extent.add(foot);
        high |= std::abs(foot.z) > kZeroM;
    }
    if (extent.isEmpty() || !high)
        return nullptr;
    const double cell =
        std::max(kSmallestCellM, std::max(extent.width(), extent.height()) / (kMostCells - 2));
    extent = extent.grown(cell / 2);
    const int columns = std::max(1, static_cast<int>(std::ceil(extent.width() / cell)));
    const int rows = std::max(1, static_cast<int>(std::ceil(extent.height() / cell)));
    auto grid = std::make_shared<geo::ElevationGrid>(columns, rows, extent.minX(), extent.maxY(), cell);
    std::vector<std::vector<double>> heights(static_cast<size_t>(columns) * static_cast<size_t>(rows));
    const auto at = [columns](int column, int row) {
        return static_cast<size_t>(row) * static_cast<size_t>(columns) + static_cast<size_t>(column);
    };
    for (const geo::Coord &foot : feet) {
        const int column = std::clamp(static_cast<int>((foot.x - extent.minX()) / cell), 0, columns - 1);
        const int row = std::clamp(static_cast<int>((extent.maxY() - foot.y) / cell), 0, rows - 1);
        heights[at(column, row)].push_back(foot.z);
    }
    std::vector<double> known(heights.size(), std::nan(""));
    for (size_t i = 0; i < heights.size(); ++i) {
        if (heights[i].empty())
            continue;
        const auto middle = heights[i].begin() + static_cast<std::ptrdiff_t>(heights[i].size() / 2);
        std::ranges::nth_element(heights[i], middle);
        known[i] = *middle;
    }
    // Outwards from what is known, a ring of cells at a time.
    for (bool holes = true; holes;) {
        holes = false;
        const std::vector<double> before = known;
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                if (!std::isnan(before[at(column, row)]))
                    continue;
                double sum = 0;
                int count = 0;
                for (int dr = -1; dr <= 1; ++dr) {
                    for (int dc = -1; dc <= 1; ++dc) {
                        const int c = column + dc;
                        const int r = row + dr;
                        if (c < 0 || r < 0 || c >= columns || r >= rows || std::isnan(before[at(c, r)]))
                            continue;
                        sum += before[at(c, r)];
                        ++count;
                    }
                }
                if (count > 0)
                    known[at(column, row)] = sum / count;
                else
                    holes = true;
            }
        }
    }
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            grid->set(column, row, static_cast<float>(known[at(column, row)]));
    }
    return grid;
}

Result<DrawnGround> loadDrawnGround(const city::Store &store, TaskContext &task)
{
    const auto raster = city::openTerrain(store, task);
    if (!raster)
        return Failure(raster.error());
    if (*raster) {
        auto grid = std::make_shared<geo::ElevationGrid>((*raster)->overview());
        grid->setFiner(*raster);
        Result<std::shared_ptr<const geo::Dikes>> dikes = city::readDikes(store, task);
        if (!dikes)
            return Failure(std::move(dikes).error());
        grid->setDikes(std::move(*dikes));
        return DrawnGround{std::move(grid), false, (*raster)->filledCells()};
    }
    const QString id = QStringLiteral("building");
    const city::LayerDef *def = city::Schema::builtin().layer(id);
    const auto infos = store.layers();
    if (!infos)
        return Failure(infos.error());
    const auto info = std::ranges::find(*infos, id, &city::LayerInfo::id);
    if (!def || info == infos->end() || info->features == 0)
        return DrawnGround{};
    const int groundLevel = def->fieldIndex(QStringLiteral("ground_level_m"));
    const geo::Extent home = city::homeExtent({*info});
    std::vector<geo::Coord> feet;
    const auto add = [&](city::Feature &building) {
        const double foot = footOf(building, groundLevel);
        const geo::Coord middle = building.geometry.extent().center();
        if (!building.geometry.isEmpty() && building.geometry.isFinite() && std::isfinite(foot) &&
            home.contains(middle))
            feet.push_back({middle.x, middle.y, foot});
        return task.cancelled() ? city::Visit::Stop : city::Visit::Continue;
    };
    city::Query query;
    query.fields = QStringList{QStringLiteral("ground_level_m")};
    if (info->features <= kAll) {
        DOTHI_TRY(store.read(id, query, add));
    } else {
        query.limit = kPerWindow;
        for (int i = 0; i < kWindows * kWindows; ++i) {
            const double x = home.minX() + home.width() * (i % kWindows) / kWindows;
            const double y = home.minY() + home.height() * (i / kWindows) / kWindows; // NOLINT: whole rows
            query.extent = geo::Extent(x, y, x + home.width() / kWindows, y + home.height() / kWindows);
            DOTHI_TRY(task.checkpoint());
            DOTHI_TRY(store.read(id, query, add));
        }
    }
    DOTHI_TRY(task.checkpoint());
    GroundPtr ground = groundThrough(feet);
    const bool found = ground != nullptr;
    return DrawnGround{std::move(ground), found, 0};
}

} // namespace dothi::scene
