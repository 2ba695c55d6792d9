// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/builders.h>
#include <dothi/scene/facemesh.h>
#include <dothi/scene/style.h>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

constexpr float kDetailFarM = 550;

} // namespace

Result<> buildBuildings(BuildContext &context)
{
    const city::LayerDef &def = *context.layer;
    const city::BuildingFields fields(def);
    const int name = def.fieldIndex(QStringLiteral("name"));
    city::Query query;
    query.fields = city::BuildingFields::names();
    query.fields.append(QStringLiteral("name"));
    query.withSolid = true;
    context.codes.append(QString());
    FaceLooks looks(context.store);
    DOTHI_TRY(context.read(query, [&](city::Feature &building) {
        const city::BuildingHeights heights = buildingHeights(building, fields, context.ground);
        context.unknownHeights = context.unknownHeights || !heights.heightKnown;
        const double height = heights.topM - heights.groundM;
        const QString use = textOf(building, fields.use);
        const city::RoofKind roof = roofKind(building, fields);
        const QColor wall = style::wallColor(building.id, height, use, heights.heightKnown);
        const geo::Coord center = building.geometry.extent().center();
        FaceStyle faceStyle{wall, roofColor(wall, roofCoverOf(roof, use)), heights.groundM, heights.storeyM,
                            facadeOf(use, height, heights.heightKnown)};
        const PartKey key{Material::Building, kBuildingBin, 0};
        FaceSink sink{context.tiles, context.tiles.mesh(key, center), &context.index->pick, &key, center};
        double top = heights.topM;
        const bool hasSolid = !building.solid.isEmpty() && building.solid.hasZ() && building.solid.isFinite();
        if (hasSolid) {
            for (const geo::Coord &c : building.solid.coords())
                top = std::max(top, std::min(c.z, heights.groundM + 1000));
            sink.looks = &looks;
            addSolid(sink, building.solid, building.id, faceStyle, looks.of(building.id, building.solid));
        } else {
            const city::BuildingShape shape = buildingShape(building.geometry, heights, roof);
            for (const city::BuildingShape::Prism &prism : shape.prisms)
                addPrism(sink, prism, building.id, faceStyle);
            for (const city::BuildingFace &face : shape.faces)
                addFace(sink, face, building.id, faceStyle);
            if (!shape.details.empty()) {
                FaceSink detail{context.tiles,
                                context.tiles.mesh({Material::Solid, kBuildingBin + 1, kDetailFarM}, center),
                                &context.index->pick};
                FaceStyle detailStyle = faceStyle;
                detailStyle.facade = Facade::Blank;
                for (const city::BuildingShape::Prism &prism : shape.details)
                    addPrism(detail, prism, building.id, detailStyle);
            }
        }
        context.scene.maxHeightM = std::max(context.scene.maxHeightM, top);
        const QString title = textOf(building, name);
        if (!title.isEmpty()) {
            context.index->names.push_back(
                {{center.x, center.y, top}, title.simplified().left(60), 0.5, 6 + height / 10});
        }
    }));
    return looks.finish(context.tiles, context.task);
}

} // namespace dothi::scene
