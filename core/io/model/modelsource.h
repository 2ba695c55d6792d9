// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/buildingshape.h>
#include <dothi/geo/elevation.h>
#include <dothi/geo/mesher.h>
#include <dothi/io/model/exporter.h>
#include <dothi/io/model/featuretable.h>

#include <QDir>

#include <functional>
#include <optional>

namespace dothi::io {

/// A building by its box: what a plan of tiles needs of each, 40 bytes.
struct PlacedBuilding
{
    city::FeatureId id = 0;
    float minX = 0; ///< metres about ModelSource::origin(), rounded outwards
    float minY = 0;
    float maxX = 0;
    float maxY = 0;
    float footM = 0; ///< above the vertical datum, rounded outwards
    float topM = 0;

    [[nodiscard]] double width() const { return static_cast<double>(maxX) - minX; }
    [[nodiscard]] double depth() const { return static_cast<double>(maxY) - minY; }
    [[nodiscard]] double centerX() const { return (static_cast<double>(minX) + maxX) / 2; }
    [[nodiscard]] double centerY() const { return (static_cast<double>(minY) + maxY) / 2; }
    /// Length of the diagonal of its box, metres.
    [[nodiscard]] double size() const;
};

struct TileChunk;

/// The buildings and the ground of a city as meshes, read some at a time: what the exporters of models share.
class ModelSource
{
public:
    /// Which layers a request means: "building" when it names none, "terrain" only when it does. Reads the
    /// terrain, as buildings stand on it. NotFound when terrain is asked for and the city has none, or none
    /// in the area; InvalidArgument when it is asked for with features by their ids.
    [[nodiscard]] static Result<ModelSource> open(const city::Store &store, const ExportRequest &request,
                                                  const TaskContext &task);

    [[nodiscard]] bool hasBuildings() const { return m_layer != nullptr; }
    [[nodiscard]] const city::LayerDef &layer() const { return *m_layer; }
    /// Null unless it is to be written. Of a large raster means over several cells, which place() notes;
    /// buildings stand on the raster itself. Holes are holes.
    [[nodiscard]] const geo::ElevationGrid *terrain() const { return m_terrain.get(); }
    /// A round position in the middle of the city, height 0; map coordinates.
    [[nodiscard]] const geo::Coord &origin() const { return m_origin; }

    /// Every building that can be written; the others are noted in `report`.
    [[nodiscard]] Result<std::vector<PlacedBuilding>> place(ExportReport &report, TaskContext &task) const;
    /// Reads buildings by their ids, in their order, and hands each over with its values.
    [[nodiscard]] Result<> read(std::vector<city::FeatureId> ids,
                                const std::function<void(city::Feature &)> &visit) const;
    /// Adds a building to a mesh: the solid it has, else footprint, heights and roof kind. `closed`: with
    /// undersides.
    void addBuilding(const city::Feature &building, geo::Mesher &mesher, quint32 owner, bool closed,
                     geo::TriangleMesh &mesh) const;

    /// Adds the buildings of a chunk to a mesh and, in the same order, to a table. One of which no triangle
    /// comes is in neither and is noted in `report`. The mesher's origin is the caller's business.
    [[nodiscard]] Result<> addChunk(const TileChunk &chunk, const std::vector<PlacedBuilding> &buildings,
                                    geo::Mesher &mesher, FeatureTable &table, geo::TriangleMesh &mesh,
                                    ExportReport &report) const;
    /// Notes a building of which no triangle came.
    void noteEmpty(ExportReport &report, city::FeatureId id) const;

private:
    explicit ModelSource(const city::Store &store)
        : m_store(&store)
    {}

    [[nodiscard]] std::optional<PlacedBuilding> placed(const city::Feature &building,
                                                       ExportReport &report) const;
    /// Null where there is none.
    /// The terrain as it is written: its cells raised where a dike stands on them.
    [[nodiscard]] Result<std::shared_ptr<const geo::ElevationGrid>> terrainOf(const geo::Extent &area,
                                                                              const TaskContext &task) const;
    [[nodiscard]] Result<std::shared_ptr<const geo::ElevationGrid>>
    bareTerrainOf(const geo::Extent &area) const;
    [[nodiscard]] static bool usesSolid(const city::Feature &building);

    const city::Store *m_store;
    ExportRequest m_request;
    const city::LayerDef *m_layer = nullptr;
    std::shared_ptr<const geo::ElevationGrid> m_ground;  ///< what buildings stand on, holes filled
    std::shared_ptr<const geo::ElevationGrid> m_terrain; ///< what is written
    geo::Coord m_origin;
};

/// What a request asks for, opened, and where its buildings stand: what every export of meshes begins with.
struct PlacedModel
{
    ModelSource source;
    std::vector<PlacedBuilding> buildings;
};
/// `folder`: where the file or folder is to be written. Takes the first third of `task`. Errors: Io where
/// that folder is not there, those of ModelSource::open() and place().
[[nodiscard]] Result<PlacedModel> openPlaced(const city::Store &store, const ExportRequest &request,
                                             const QDir &folder, ExportReport &report, TaskContext &task);

/// "The file cannot be written", with what to do.
[[nodiscard]] Failure cannotWriteModel(const QString &file, const QString &detail);

} // namespace dothi::io
