// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Models whose coordinates are those of a map (CityJSON): moved to where the user says, or left where they
// lie.

#include <dothi/base/text.h>
#include <dothi/io/import/modelfile.h>
#include <dothi/io/import/placing.h>
#include <dothi/io/import/transforms.h>
#include <dothi/io/model/cityjson.h>
#include <dothi/io/model/jsontext.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelPlacing)
};

/// Positions of what was moved, in metres.
constexpr double kPlaceStepM = 1e-4;

PlainModel::Coordinates coordinatesOf(const CityModel &model)
{
    const Result<geo::Crs> crs = geo::Crs::fromEpsg(epsgOf(model.referenceSystem));
    return crs && crs->isGeographic() ? PlainModel::Coordinates::Degrees : PlainModel::Coordinates::Map;
}

/// Only what placing looks at: the positions of each building with its parts.
PlainModel outlineOf(const CityModel &model)
{
    PlainModel outline;
    outline.coordinates = coordinatesOf(model);
    std::vector<size_t> roots(model.objects.size());
    std::vector<PlainBuilding> buildings(model.objects.size());
    for (size_t i = 0; i < model.objects.size(); ++i) {
        const CityObject *root = &model.objects[i];
        while (root->parent >= 0)
            root = &model.objects[static_cast<size_t>(root->parent)];
        if (!isBuilding(*root))
            continue;
        PlainBuilding &building = buildings[static_cast<size_t>(root - model.objects.data())];
        for (const ModelGeometry &geometry : model.objects[i].geometries) {
            if (Result<geo::Brep> brep = resolved(model, geometry); brep && !brep->vertices.empty()) {
                building.elements.emplace_back();
                building.elements.back().brep.vertices = std::move(brep->vertices);
            }
        }
    }
    for (PlainBuilding &building : buildings) {
        if (!building.elements.empty())
            outline.buildings.push_back(std::move(building));
    }
    return outline;
}

/// Writes a member anew; it is put at the end where it is not there yet.
void setMember(CityModel &model, const std::string &name, std::string text)
{
    const std::string_view value = model.placed.emplace_back(std::move(text));
    for (auto &[known, old] : model.members) {
        if (known == name) {
            old = value;
            return;
        }
    }
    model.members.emplace_back(name, value);
}

void moveVertices(CityModel &model, const geo::UprightMove &move)
{
    geo::Coord low{1e300, 1e300, 1e300};
    for (geo::Coord &c : model.vertices) {
        c = move.apply(model.world(c));
        low = {std::min(low.x, c.x), std::min(low.y, c.y), std::min(low.z, c.z)};
    }
    model.translate = model.vertices.empty()
                          ? geo::Coord()
                          : geo::Coord{std::floor(low.x), std::floor(low.y), std::floor(low.z)};
    model.scale = {kPlaceStepM, kPlaceStepM, kPlaceStepM};
    model.hasTransform = true;
    for (geo::Coord &c : model.vertices) {
        c = {std::round((c.x - model.translate.x) / kPlaceStepM),
             std::round((c.y - model.translate.y) / kPlaceStepM),
             std::round((c.z - model.translate.z) / kPlaceStepM)};
    }
    std::string transform = R"({"scale":[0.0001,0.0001,0.0001],"translate":[)";
    appendNumber(transform, model.translate.x);
    transform += ',';
    appendNumber(transform, model.translate.y);
    transform += ',';
    appendNumber(transform, model.translate.z);
    setMember(model, "transform", transform + "]}");
}

void moveGeometries(CityModel &model, const geo::UprightMove &move)
{
    for (CityObject &object : model.objects) {
        for (ModelGeometry &geometry : object.geometries) {
            for (geo::Coord &vertex : geometry.brep.vertices)
                vertex = move.apply(vertex);
            if (!geometry.use)
                continue;
            geometry.use->anchor = move.apply(geometry.use->anchor);
            geometry.use->matrix = move.turned(geometry.use->matrix);
        }
    }
}

void setSystem(CityModel &model, int epsg)
{
    model.referenceSystem = QStringLiteral("https://www.opengis.net/def/crs/EPSG/0/%1").arg(epsg);
    std::string metadata = R"({"referenceSystem":)" + quotedJson(model.referenceSystem.toStdString());
    if (const std::optional<JsonMembers> members = jsonMembers(model.member("metadata"))) {
        for (const auto &[name, value] : *members) {
            // The box of all is another one now.
            if (name == "referenceSystem" || name == "geographicalExtent")
                continue;
            metadata += ',' + quotedJson(name) + ':';
            metadata += value;
        }
    }
    setMember(model, "metadata", metadata + '}');
}

} // namespace

Result<ModelPlace> placeCityModel(CityModel &model, const ModelContext &context, const TaskContext &task)
{
    PlainModel outline = outlineOf(model);
    if (outline.buildings.empty())
        return ModelPlace(); // what is wrong with it is told where its shapes are made
    ModelContext all = context;
    all.placing.eachObject = false; // houses of a city keep their heights to one another
    Result<ModelPlace> place = placeModel(outline, all, task);
    if (!place)
        return place;
    place->fileHasPlace = epsgOf(model.referenceSystem) != 0;
    place->fileSays = statedSystem(model);
    if (!place->placed)
        return place;
    moveVertices(model, place->move);
    moveGeometries(model, place->move);
    setSystem(model, context.store->crs().epsg());
    model.moved = place->move;
    return place;
}

QString statedSystem(const CityModel &model)
{
    const Result<geo::Crs> crs = geo::Crs::fromEpsg(epsgOf(model.referenceSystem));
    return crs ? crs->displayName() : QString();
}

void findMainDirection(ModelPlace &place, const std::vector<geo::Geometry> &footprints, double turnedRad)
{
    const auto largest = std::ranges::max_element(
        footprints, {}, [](const geo::Geometry &footprint) { return geo::area(footprint); });
    if (largest == footprints.end() || largest->isEmpty() || !largest->isFinite())
        return;
    // Walls stand at right angles to one another: their directions, four times over, agree but for the noise
    // of short sides. Of the two axes the one along which it is longer counts.
    double x = 0;
    double y = 0;
    const auto ring = largest->ring(0, 0);
    for (size_t i = 0; i + 1 < ring.size(); ++i) {
        const double east = ring[i + 1].x - ring[i].x;
        const double north = ring[i + 1].y - ring[i].y;
        const double angle = 4 * std::atan2(north, east);
        x += std::hypot(east, north) * std::cos(angle);
        y += std::hypot(east, north) * std::sin(angle);
    }
    const double axis = std::atan2(y, x) / 4;
    const auto lengthAlong = [&ring](double angle) {
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        for (const geo::Coord &c : ring) {
            const double at = c.x * std::cos(angle) + c.y * std::sin(angle);
            low = std::min(low, at);
            high = std::max(high, at);
        }
        return high - low;
    };
    constexpr double kPi = std::numbers::pi;
    const double along = lengthAlong(axis) >= lengthAlong(axis + kPi / 2) ? axis : axis + kPi / 2;
    const double own = std::fmod(along - turnedRad, kPi);
    place.mainDeg = (own < 0 ? own + kPi : own) * 180 / kPi;
}

ModelPlace placeOnMap(const ModelFile &model, const geo::Crs &crs, const city::Store &store)
{
    ModelPlace place;
    place.onMap = true;
    place.fileHasPlace = !model.model().referenceSystem.isEmpty() && model.crsProblem().isEmpty();
    place.fileHasHeight = true;
    place.fileSays = statedSystem(model.model());
    findMainDirection(place, model.footprints(), 0);
    const geo::Extent &box = model.footprintBox();
    place.modelLow.z = 1e300;
    place.modelHigh.z = -1e300;
    for (const ModelFile::Building &building : model.buildings()) {
        place.modelLow.z = std::min(place.modelLow.z, building.groundM);
        place.modelHigh.z =
            std::max(place.modelHigh.z, std::isfinite(building.topM) ? building.topM : building.groundM);
    }
    place.modelLow = {box.minX(), box.minY(), place.modelLow.z};
    place.modelHigh = {box.maxX(), box.maxY(), place.modelHigh.z};
    if (crs.isNull()) {
        place.from = Tr::tr("The file does not say which map its coordinates are of.");
        return place;
    }
    place.from = Tr::tr("Where its coordinates say, read as %1.").arg(crs.displayName());
    place.heightFrom = Tr::tr("Its heights are kept as the file says.");
    const auto transform = transformFor(crs, store.crs(), store.profile().datumOperation);
    if (!transform) {
        place.from =
            Tr::tr("The file records its position in %1. No conversion of useful accuracy leads from "
                   "there to the city's system: place the model by hand.")
                .arg(crs.displayName());
        place.heightFrom.clear();
        return place;
    }
    // Of those beyond the listed footprints the box is known; its sides bulge little from one map to the
    // next.
    geo::Geometry sides = geo::Geometry::lineString({{box.minX(), box.minY(), 0},
                                                     {box.maxX(), box.minY(), 0},
                                                     {box.maxX(), box.maxY(), 0},
                                                     {box.minX(), box.maxY(), 0}});
    place.placed = true;
    if (const Result<> moved = (*transform)->apply(sides); moved)
        place.extent = sides.extent();
    place.buildingCount = static_cast<qint64>(model.buildings().size());
    for (geo::Geometry footprint : model.footprints()) {
        if (!(*transform)->apply(footprint)) {
            place.placed = false;
            place.footprints.clear();
            return place;
        }
        place.footprints.push_back(std::move(footprint));
    }
    return place;
}

} // namespace dothi::io
