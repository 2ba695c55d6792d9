// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/terrain.h>

#include <QCoreApplication>

#include <algorithm>

namespace dothi::city {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Terrain)
};

} // namespace

Result<std::optional<QString>> terrainPath(const Store &store)
{
    const QString id = QStringLiteral("terrain");
    const auto rasters = store.rasters();
    if (!rasters)
        return Failure(rasters.error());
    if (std::none_of(rasters->begin(), rasters->end(), [&id](const RasterRef &r) { return r.id == id; }))
        return std::optional<QString>();
    auto path = store.rasterPath(id);
    if (!path)
        return Failure(std::move(path).error());
    return std::optional(*path);
}

Result<std::shared_ptr<const geo::ElevationGrid>> readTerrain(const Store &store)
{
    using Grid = std::shared_ptr<const geo::ElevationGrid>;
    const auto path = terrainPath(store);
    if (!path)
        return Failure(path.error());
    if (!*path)
        return Grid();
    auto grid = geo::readElevation(**path);
    if (!grid)
        return failWhile(std::move(grid), Tr::tr("While reading the terrain"));
    if (grid->isEmpty())
        return Grid();
    return std::make_shared<const geo::ElevationGrid>(std::move(*grid));
}

Result<std::shared_ptr<const geo::ElevationPyramid>> openTerrain(const Store &store, const TaskContext &task)
{
    using Raster = std::shared_ptr<const geo::ElevationPyramid>;
    const auto path = terrainPath(store);
    if (!path)
        return Failure(path.error());
    if (!*path)
        return Raster();
    auto raster = geo::ElevationPyramid::open(**path, task);
    if (!raster) {
        return failWhile(std::move(raster),
                         QCoreApplication::translate("dothi::Terrain", "While reading the terrain"));
    }
    return raster;
}

} // namespace dothi::city
