// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/modelbody.h>
#include <dothi/io/model/cityshapes.h>

#include <cmath>

namespace dothi::io {

namespace {

constexpr size_t kMostBuildings = 1000;
constexpr size_t kMostFaces = 40'000;
/// Of a model of more corners no shells are made only to be looked at.
constexpr size_t kMostCorners = 1'000'000;

} // namespace

Result<std::shared_ptr<const ModelBody>> modelBody(const ModelFile &model, const geo::Transform *toCity,
                                                   const TaskContext &task)
{
    auto body = std::make_shared<ModelBody>();
    const std::vector<geo::Geometry> &footprints =
        model.place() ? model.place()->footprints : model.footprints();
    const std::vector<ModelFile::Building> &buildings = model.buildings();
    CityShapes shapes(model.model());
    size_t faces = model.model().vertices.size() > kMostCorners ? kMostFaces : 0;
    const size_t shown = std::min({kMostBuildings, buildings.size(), footprints.size()});
    for (size_t i = 0; i < shown; ++i) {
        DOTHI_TRY(task.checkpoint());
        const ModelFile::Building &building = buildings[i];
        if (faces < kMostFaces) {
            Result<BuildingSolid> shell =
                buildingSolid(model.model(), building.object, shapes, ShapeOptions(), &task);
            DOTHI_TRY(task.checkpoint());
            const size_t count = shell ? shell->solid.partCount() : 0;
            if (count > 0 && faces + count <= kMostFaces && (!toCity || toCity->apply(shell->solid))) {
                faces += count;
                body->solids.push_back(std::move(shell->solid));
                continue;
            }
        }
        geo::Geometry footprint = footprints[i];
        // Without a height there is a plan of it only, which the sketch shows.
        if (!std::isfinite(building.groundM) || !std::isfinite(building.topM) ||
            !(building.topM > building.groundM) || (toCity && !toCity->apply(footprint))) {
            ++body->left;
            continue;
        }
        body->blocks.push_back({std::move(footprint), building.groundM, building.topM});
    }
    body->left += static_cast<qint64>(buildings.size() - shown);
    return body;
}

} // namespace dothi::io
