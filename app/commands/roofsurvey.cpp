// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roofsurvey.h"

#include "roofrun.h"

#include <dothi/city/buildingsolid.h>
#include <dothi/city/terrain.h>
#include <dothi/geo/ground.h>
#include <dothi/io/import/surfacemodel.h>

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dothi::commands {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::RoofSurvey)
};

/// Squares of the city that are looked at one after another, so that near buildings share what is read.
constexpr double kSquareM = 400;
constexpr double kMostSquares = 250'000;
/// So far around a building its ground is looked for in the surface model.
constexpr double kAroundM = 12;
constexpr double kGroundShare = 0.02;
constexpr double kWidestM = 1000;
/// Ground this far off that of the city is another datum, or none: below, above (streets may be roofed by
/// trees).
constexpr double kBelowM = -2;
constexpr double kAboveM = 3;
constexpr size_t kLeastOffs = 5;

const QString kBuildings = QStringLiteral("building");

struct Fields
{
    explicit Fields(const city::LayerDef &layer)
        : shape(layer)
        , height(layer.fieldIndex(QStringLiteral("height_m")))
        , roof(layer.fieldIndex(QStringLiteral("roof")))
        , source(layer.fieldIndex(QStringLiteral("source")))
    {}

    city::BuildingFields shape;
    int height;
    int roof;
    int source;
};

class Surveyor
{
public:
    Surveyor(city::Store &store, const RoofSurveyOptions &options, TaskContext &task)
        : m_store(store)
        , m_options(options)
        , m_task(task)
        , m_layer(*city::Schema::builtin().layer(kBuildings))
        , m_fields(m_layer)
    {}

    Result<RoofSurvey> run();

private:
    Result<> lookAt(const geo::Extent &square);
    Result<> decide(city::Feature &building);
    Result<> write(city::Feature &building, const city::RoofFit &fit, const city::BuildingHeights &heights);
    Result<> judgeGround();
    /// Every square, from the south-west.
    Result<> eachSquare(const geo::Extent &area);

    city::Store &m_store;
    const RoofSurveyOptions &m_options;
    TaskContext &m_task;
    const city::LayerDef &m_layer;
    Fields m_fields;
    RoofSurvey m_survey;
    std::unique_ptr<io::SurfaceModel> m_raster;
    std::shared_ptr<const geo::ElevationGrid> m_terrain;
    std::unique_ptr<city::StoreWriter> m_writer;
    std::unique_ptr<RoofRunWriter> m_run;
    std::vector<geo::Coord> m_cells;
    std::vector<double> m_groundOffs;
};

Result<RoofSurvey> Surveyor::run()
{
    TaskContext opening = m_task.part(0, 0.02);
    Result<io::SurfaceModel> raster =
        io::SurfaceModel::open(m_options.raster, m_store, m_options.rasterCrs, opening);
    if (!raster)
        return Failure(std::move(raster).error());
    m_raster = std::make_unique<io::SurfaceModel>(std::move(*raster));
    m_survey.raster = QFileInfo(m_options.raster).fileName();
    m_survey.crs = m_raster->crs();
    m_survey.cellM = m_raster->cellM();
    m_survey.extent = m_raster->extent();
    Result<std::shared_ptr<const geo::ElevationGrid>> terrain = city::readTerrain(m_store);
    if (!terrain)
        return Failure(std::move(terrain).error());
    m_terrain = std::move(*terrain);

    const Result<std::vector<city::LayerInfo>> layers = m_store.layers();
    if (!layers)
        return Failure(layers.error());
    geo::Extent all;
    for (const city::LayerInfo &layer : *layers) {
        if (layer.id == kBuildings) {
            all = layer.extent;
            m_survey.buildings = layer.features;
        }
    }
    if (all.isEmpty() || m_survey.buildings == 0)
        return fail(
            Error(ErrorCode::NotFound, Tr::tr("The city has no buildings.")).inFile(m_store.location()));
    const geo::Extent &r = m_survey.extent;
    if (!r.intersects(all)) {
        return fail(
            Error(ErrorCode::InvalidData, Tr::tr("The surface model lies elsewhere: no building of the "
                                                 "city is within it."))
                .inFile(m_options.raster)
                .withAdvice(Tr::tr("Check its coordinate system (it was read as %1), or name it with "
                                   "--source-crs.")
                                .arg(m_survey.crs.displayName())));
    }
    if (m_options.write) {
        Result<std::unique_ptr<city::StoreWriter>> writer = m_store.write();
        if (!writer)
            return Failure(std::move(writer).error());
        m_writer = std::move(*writer);
        m_run = std::make_unique<RoofRunWriter>(*m_writer, m_survey, m_options);
    }
    DOTHI_TRY(eachSquare({std::max(r.minX(), all.minX()), std::max(r.minY(), all.minY()),
                          std::min(r.maxX(), all.maxX()), std::min(r.maxY(), all.maxY())}));
    m_survey.outside =
        m_survey.buildings - m_survey.hasModel - static_cast<qint64>(m_survey.decisions.size());
    DOTHI_TRY(judgeGround());
    if (m_writer && m_run->count() > 0) {
        DOTHI_TRY(m_run->finish());
        DOTHI_TRY(m_task.checkpoint());
        DOTHI_TRY(m_writer->commit());
        m_survey.run = m_run->id();
    }
    m_task.progress(1, Tr::tr("Done"));
    return std::move(m_survey);
}

Result<> Surveyor::eachSquare(const geo::Extent &area)
{
    const double side = std::max(kSquareM, std::sqrt(area.width() * area.height() / kMostSquares));
    const int columns = static_cast<int>(area.width() / side) + 1;
    const int rows = static_cast<int>(area.height() / side) + 1;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const double x = area.minX() + column * side;
            const double y = area.minY() + row * side;
            m_task.progress(0.02 + 0.96 * (double(row) * columns + column) / (double(rows) * columns),
                            Tr::tr("Holding roofs against “%1”").arg(m_survey.raster));
            DOTHI_TRY(lookAt({x, y, x + side, y + side}));
        }
    }
    return {};
}

Result<> Surveyor::lookAt(const geo::Extent &square)
{
    DOTHI_TRY(m_task.checkpoint());
    city::Query query;
    query.extent = square;
    query.withSolid = true;
    // Taken first and written afterwards: a row that is written while it is read might come twice.
    std::vector<city::Feature> buildings;
    DOTHI_TRY(m_store.read(kBuildings, query, [&](city::Feature &building) {
        const geo::Coord middle = building.geometry.extent().center();
        const bool here = middle.x >= square.minX() && middle.x < square.maxX() &&
                          middle.y >= square.minY() && middle.y < square.maxY() &&
                          m_survey.extent.contains(middle);
        if (here && !building.solid.isEmpty())
            ++m_survey.hasModel;
        else if (here)
            buildings.push_back(std::move(building));
        return city::Visit::Continue;
    }));
    for (city::Feature &building : buildings) {
        DOTHI_TRY(m_task.checkpoint());
        DOTHI_TRY(decide(building));
    }
    return {};
}

Result<> Surveyor::decide(city::Feature &building)
{
    const geo::Extent box = building.geometry.extent();
    const city::BuildingHeights heights =
        buildingHeights(building, m_fields.shape, geo::Ground(m_terrain.get()));
    RoofDecision decision;
    decision.id = building.id;
    decision.groundM = heights.groundM;
    const double stated = city::toNumber(building.values[static_cast<size_t>(m_fields.shape.groundLevel)]);
    decision.noGround = !m_terrain && !std::isfinite(stated);
    if (decision.noGround) {
        m_survey.decisions.push_back(decision);
        return {};
    }
    if (std::max(box.width(), box.height()) > kWidestM)
        m_cells.clear(); // fitRoof() refuses it; its heights would be most of the raster
    else
        DOTHI_TRY(m_raster->cells(box.grown(kAroundM), m_cells));
    std::vector<double> sorted;
    for (geo::Coord &c : m_cells) {
        c.z += m_options.shiftM;
        if (std::isfinite(c.z))
            sorted.push_back(c.z);
    }
    if (sorted.size() >= 20) {
        const auto low =
            sorted.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(sorted.size()) * kGroundShare);
        std::nth_element(sorted.begin(), low, sorted.end());
        m_groundOffs.push_back(*low - heights.groundM);
    }
    city::RoofFitOptions options;
    options.cellM = m_survey.cellM;
    options.toleranceM = m_options.toleranceM;
    const city::RoofFit fit = fitRoof(building.geometry, m_cells, heights.groundM, options);
    decision.verdict = fit.verdict;
    decision.reason = fit.reason;
    decision.kind = fit.kind;
    decision.eavesM = fit.eavesM;
    decision.topM = fit.topM;
    decision.rmseM = fit.rmseM;
    decision.share = fit.share;
    decision.heights = fit.heights;
    m_survey.decisions.push_back(decision);
    if (m_writer && fit.verdict != city::RoofVerdict::Refused)
        return write(building, fit, heights);
    return {};
}

Result<> Surveyor::write(city::Feature &building, const city::RoofFit &fit,
                         const city::BuildingHeights &heights)
{
    RoofRunEntry entry;
    entry.before = {building.values[static_cast<size_t>(m_fields.height)],
                    building.values[static_cast<size_t>(m_fields.roof)],
                    building.values[static_cast<size_t>(m_fields.source)]};
    entry.id = building.id;
    entry.version = building.version + 1;
    entry.decision = m_survey.decisions.back();
    // Centimetres: beyond what a surface model knows.
    const auto rounded = [](double v) { return std::round(v * 100) / 100; };
    building.values[static_cast<size_t>(m_fields.height)] = rounded(fit.topM - heights.groundM);
    building.values[static_cast<size_t>(m_fields.roof)] = roofCode(fit.kind);
    building.values[static_cast<size_t>(m_fields.source)] =
        sourceWith(city::toText(building.values[static_cast<size_t>(m_fields.source)]), m_survey.raster);
    if (fit.surface) {
        const Result<geo::Brep> solid =
            city::roofedSolid(city::footprintRings(building.geometry, 0), *fit.surface,
                              std::min(heights.footM, heights.groundM), fit.eavesM, fit.topM);
        // What is no solid (a footprint that touches itself) keeps the kind of its roof and its height.
        if (solid) {
            building.solid = geo::toMultiPolygon(*solid);
            entry.solid = true;
        }
    }
    DOTHI_TRY(m_writer->update(kBuildings, building));
    return m_run->add(entry);
}

Result<> Surveyor::judgeGround()
{
    m_survey.groundOffM = std::numeric_limits<double>::quiet_NaN();
    if (m_survey.decisions.empty()) {
        m_survey.warnings.append(Tr::tr("No building without a model lies within the surface model."));
        return {};
    }
    if (std::ranges::all_of(m_survey.decisions, &RoofDecision::noGround)) {
        return fail(
            Error(ErrorCode::InvalidData,
                  Tr::tr("The city has no terrain, and its buildings no ground level: heights above the "
                         "ground cannot be told."))
                .inFile(m_store.location())
                .withAdvice(Tr::tr("Import the raster of the ground first.")));
    }
    if (m_groundOffs.size() < kLeastOffs) {
        m_survey.warnings.append(
            Tr::tr("There are too few buildings to hold its ground against that of the city."));
        return {};
    }
    const auto middle = m_groundOffs.begin() + static_cast<std::ptrdiff_t>(m_groundOffs.size() / 2);
    std::nth_element(m_groundOffs.begin(), middle, m_groundOffs.end());
    m_survey.groundOffM = *middle;
    if (*middle >= kBelowM && *middle <= kAboveM)
        return {};
    return fail(
        Error(ErrorCode::InvalidData,
              *middle < 0 ? Tr::tr("The ground in the surface model lies %1 m below that of the city.")
                                .arg(-*middle, 0, 'f', 1)
                          : Tr::tr("The ground in the surface model lies %1 m above that of the city.")
                                .arg(*middle, 0, 'f', 1))
            .inFile(m_options.raster)
            .withAdvice(Tr::tr("Its heights may count from another datum (an ellipsoid): name what to add to "
                               "them with --shift, or check that it shows this city. Nothing was written.")));
}

} // namespace

Result<RoofSurvey> surveyRoofs(city::Store &store, const RoofSurveyOptions &options, TaskContext &task)
{
    return Surveyor(store, options, task).run();
}

} // namespace dothi::commands
