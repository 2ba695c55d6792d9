// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/city/buildingsolid.h>
#include <dothi/city/dikes.h>
#include <dothi/city/terrain.h>
#include <dothi/io/model/exportchoice.h>
#include <dothi/io/model/modelsource.h>
#include <dothi/io/model/tileplan.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Export)
};

/// Further from the middle of the city nothing of it lies.
constexpr double kFarthestFromOriginM = 500'000;
constexpr double kHighestModelM = 10'000;

float roundedDown(double value)
{
    const auto f = static_cast<float>(value);
    return f > value ? std::nextafter(f, -1e30F) : f;
}

float roundedUp(double value)
{
    const auto f = static_cast<float>(value);
    return f < value ? std::nextafter(f, 1e30F) : f;
}

} // namespace

Result<PlacedModel> openPlaced(const city::Store &store, const ExportRequest &request, const QDir &folder,
                               ExportReport &report, TaskContext &task)
{
    Result<ModelSource> source = ModelSource::open(store, request, task);
    if (!source)
        return Failure(std::move(source).error());
    if (!folder.exists())
        return cannotWriteModel(request.out, QStringLiteral("no such folder"));
    TaskContext placing = task.part(0, 0.3);
    Result<std::vector<PlacedBuilding>> buildings = source->place(report, placing);
    if (!buildings)
        return Failure(std::move(buildings).error());
    return PlacedModel{std::move(*source), std::move(*buildings)};
}

Failure cannotWriteModel(const QString &file, const QString &detail)
{
    return fail(Error(ErrorCode::Io, Tr::tr("The file cannot be written."))
                    .inFile(file)
                    .withAdvice(Tr::tr("Check the free space and your rights in that folder; what was there "
                                       "is unchanged."))
                    .withDetail(detail));
}

double PlacedBuilding::size() const
{
    return std::hypot(width(), depth(), static_cast<double>(topM) - footM);
}

Result<ModelSource> ModelSource::open(const city::Store &store, const ExportRequest &request,
                                      const TaskContext &task)
{
    const QString terrain = QStringLiteral("terrain");
    ModelSource source(store);
    source.m_request = request;
    ExportRequest layers = request;
    layers.layers.removeAll(terrain);
    const bool withTerrain = layers.layers.size() != request.layers.size();
    if (!layers.layers.isEmpty() || !withTerrain) {
        const auto chosen = exportedLayers(layers, {QStringLiteral("building")});
        if (!chosen)
            return Failure(chosen.error());
        source.m_layer = chosen->front();
    }
    const auto raster = city::openTerrain(store, task);
    if (!raster)
        return Failure(raster.error());
    if (*raster) {
        auto grid = std::make_shared<geo::ElevationGrid>((*raster)->overview());
        grid->setFiner(*raster);
        auto dikes = city::readDikes(store, task);
        if (!dikes)
            return Failure(std::move(dikes).error());
        grid->setDikes(std::move(*dikes));
        source.m_ground = std::move(grid);
    }
    if (withTerrain && !request.features.empty()) {
        return fail(Error(ErrorCode::InvalidArgument,
                          Tr::tr("The terrain is no object that could be chosen by its id."))
                        .withAdvice(Tr::tr("Leave out “terrain”, or choose an area.")));
    }
    if (withTerrain) {
        auto written = source.terrainOf(request.area, task);
        if (!written)
            return Failure(std::move(written).error());
        source.m_terrain = std::move(*written);
    }
    if (withTerrain && *raster && !source.m_terrain)
        DOTHI_TRY(checkChosen(request, false));
    if (withTerrain && !source.m_terrain) {
        return fail(Error(ErrorCode::NotFound, Tr::tr("The city has no terrain."))
                        .withAdvice(Tr::tr("Leave out “terrain”, or import a raster of heights first.")));
    }
    // The middle of the city as its profile has it, on a whole kilometre: the same for every export.
    const auto wgs84 = geo::Crs::fromEpsg(4326);
    if (!wgs84)
        return Failure(wgs84.error());
    const auto toCity = geo::Transform::create(*wgs84, store.crs(), store.profile().datumOperation);
    if (!toCity)
        return Failure(toCity.error());
    const auto center = toCity->apply(store.profile().center);
    if (!center)
        return Failure(center.error());
    source.m_origin = {std::round(center->x / 1000) * 1000, std::round(center->y / 1000) * 1000, 0};
    return source;
}

Result<std::shared_ptr<const geo::ElevationGrid>> ModelSource::terrainOf(const geo::Extent &area,
                                                                         const TaskContext &task) const
{
    auto bare = bareTerrainOf(area);
    if (!bare || !*bare || !m_ground || !m_ground->dikes())
        return bare;
    // As the scene shows it, cell by cell.
    auto raised = std::make_shared<geo::ElevationGrid>(**bare);
    const geo::Dikes &dikes = *m_ground->dikes();
    for (int row = 0; row < raised->rows(); ++row) {
        DOTHI_TRY(task.checkpoint());
        for (int column = 0; column < raised->columns(); ++column) {
            const float height = raised->at(column, row);
            const geo::Coord at = raised->cellCenter(column, row);
            if (std::isfinite(height))
                raised->set(column, row, static_cast<float>(dikes.raised(at.x, at.y, height)));
        }
    }
    return raised;
}

Result<std::shared_ptr<const geo::ElevationGrid>> ModelSource::bareTerrainOf(const geo::Extent &area) const
{
    if (area.isEmpty())
        return city::readTerrain(*m_store);
    const auto path = city::terrainPath(*m_store);
    if (!path)
        return Failure(path.error());
    std::shared_ptr<const geo::ElevationGrid> none;
    if (!*path)
        return none;
    auto grid = geo::readElevationWindow(**path, area);
    if (!grid)
        return Failure(std::move(grid).error());
    return grid->isEmpty() ? none : std::make_shared<const geo::ElevationGrid>(std::move(*grid));
}

bool ModelSource::usesSolid(const city::Feature &building)
{
    return !building.solid.isEmpty() && building.solid.hasZ() && building.solid.isFinite();
}

std::optional<PlacedBuilding> ModelSource::placed(const city::Feature &building, ExportReport &report) const
{
    const QString name = city::FeatureRef{m_layer->id, building.id}.toString();
    const geo::Geometry &g = building.geometry;
    const bool solid = usesSolid(building);
    if (g.isEmpty() && !solid) {
        noteLeft(report, name, Tr::tr("it has no footprint"));
        return std::nullopt;
    }
    if (!g.isFinite()) {
        noteLeft(report, name, Tr::tr("a position of it is not a number"));
        return std::nullopt;
    }
    geo::Extent extent = solid ? building.solid.extent() : g.extent();
    const city::BuildingFields fields(*m_layer);
    const city::BuildingHeights heights =
        city::buildingHeights(building, fields, geo::Ground(m_ground.get(), geo::Ground::Detail::Finest));
    double foot = heights.footM;
    double top = heights.topM;
    if (solid) {
        foot = 1e300;
        top = -1e300;
        for (const geo::Coord &c : building.solid.coords()) {
            foot = std::min(foot, c.z);
            top = std::max(top, c.z);
        }
    }
    const double farthest = std::max({m_origin.x - extent.minX(), extent.maxX() - m_origin.x,
                                      m_origin.y - extent.minY(), extent.maxY() - m_origin.y});
    if (farthest > kFarthestFromOriginM || foot < -kHighestModelM || top > kHighestModelM) {
        noteLeft(report, name, Tr::tr("it lies far outside the city"));
        return std::nullopt;
    }
    PlacedBuilding box;
    box.id = building.id;
    box.minX = roundedDown(extent.minX() - m_origin.x);
    box.minY = roundedDown(extent.minY() - m_origin.y);
    box.maxX = roundedUp(extent.maxX() - m_origin.x);
    box.maxY = roundedUp(extent.maxY() - m_origin.y);
    box.footM = roundedDown(foot);
    box.topM = roundedUp(top);
    return box;
}

Result<std::vector<PlacedBuilding>> ModelSource::place(ExportReport &report, TaskContext &task) const
{
    std::vector<PlacedBuilding> all;
    const double fileCellM = m_ground && m_ground->finer() ? m_ground->finer()->cellSize() : 0;
    if (m_terrain && m_terrain->cellSize() > fileCellM * 1.01) {
        report.warnings.append(Tr::tr("The terrain is written with cells of %1; it is known in cells of %2.")
                                   .arg(formatQuantity(m_terrain->cellSize(), 2, QStringLiteral("m")),
                                        formatQuantity(fileCellM, 2, QStringLiteral("m"))));
    }
    if (!m_layer)
        return all;
    const auto total = m_store->count(m_layer->id);
    if (!total)
        return Failure(total.error());
    city::Query query;
    query.fields = city::BuildingFields::names();
    query.withSolid = true;
    const ExportChoice choice(m_request, *m_layer);
    if (choice.isNothing())
        return all;
    choice.narrow(query);
    qint64 seen = 0;
    Result<> going;
    const QString status = Tr::tr("Reading “%1”").arg(m_layer->title.text());
    DOTHI_TRY(m_store->read(m_layer->id, query, [&](city::Feature &building) {
        if ((++seen & 255) == 0) {
            going = task.checkpoint();
            task.progress(static_cast<double>(seen) / static_cast<double>(std::max<qint64>(1, *total)),
                          status);
            if (!going)
                return city::Visit::Stop;
        }
        if (!choice.takes(building))
            return city::Visit::Continue;
        if (const auto box = placed(building, report))
            all.push_back(*box);
        return city::Visit::Continue;
    }));
    DOTHI_TRY(going);
    return all;
}

Result<> ModelSource::read(std::vector<city::FeatureId> ids,
                           const std::function<void(city::Feature &)> &visit) const
{
    city::Query query;
    query.ids = std::move(ids);
    query.withSolid = true;
    if (query.ids.empty())
        return {};
    return m_store->read(m_layer->id, query, [&visit](city::Feature &building) {
        visit(building);
        return city::Visit::Continue;
    });
}

Result<> ModelSource::addChunk(const TileChunk &chunk, const std::vector<PlacedBuilding> &buildings,
                               geo::Mesher &mesher, FeatureTable &table, geo::TriangleMesh &mesh,
                               ExportReport &report) const
{
    std::vector<city::FeatureId> ids;
    ids.reserve(chunk.items.size());
    for (const quint32 i : chunk.items)
        ids.push_back(buildings[i].id);
    return read(std::move(ids), [&](city::Feature &building) {
        const size_t before = mesh.triangleCount();
        addBuilding(building, mesher, static_cast<quint32>(table.count()), false, mesh);
        if (mesh.triangleCount() > before)
            table.add(building);
        else
            noteEmpty(report, building.id);
    });
}

void ModelSource::noteEmpty(ExportReport &report, city::FeatureId id) const
{
    noteLeft(report, city::FeatureRef{m_layer->id, id}.toString(), Tr::tr("its footprint encloses nothing"));
}

void ModelSource::addBuilding(const city::Feature &building, geo::Mesher &mesher, quint32 owner, bool closed,
                              geo::TriangleMesh &mesh) const
{
    if (usesSolid(building)) {
        mesher.addBrep(geo::fromMultiPolygon(building.solid), owner, mesh);
        return;
    }
    const city::BuildingFields fields(*m_layer);
    const city::BuildingHeights heights =
        city::buildingHeights(building, fields, geo::Ground(m_ground.get(), geo::Ground::Detail::Finest));
    const city::RoofKind roof = city::roofKind(building, fields);
    if (roof != city::RoofKind::Flat) {
        if (const auto solid = city::buildingSolid(building.geometry, heights, roof)) {
            mesher.addBrep(*solid, owner, mesh);
            return;
        }
    }
    // What is no solid in the strict sense still is a block to look at.
    for (size_t part = 0; part < building.geometry.partCount(); ++part)
        mesher.addPrism(building.geometry, part, heights.footM, heights.topM, owner, mesh, {true, closed});
}

} // namespace dothi::io
