// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"

#include <dothi/scene/feetground.h>

#include <set>

using namespace buildfixture;

/// Layers of the city as triangles: ground, lines, points, names, legend.
class TestBuildLayer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLayerOfTheSchemaCanBeDrawn();
    void unknownLayerIsRefused();
    void areasKeepTheirSize();
    void rangesNameTheFeatures();
    void fillLiesOnTheGround();
    void roadWithoutSurfaceBecomesARibbon();
    void roadWithSurfaceDoesNot();
    void plannedLineIsDashed();
    void terrainFollowsTheRaster();
    void terrainWithoutRasterIsAPlane();
    void parksBelongToTheGround();
    void waterIsLevelAndKnowsItsShore();
    void treesAndLamps();
    void heightPlaneHangsInTheAir();
    void tilesKeepFloatsSmall();
    void legendNamesWhatOccurs();
    void namesOfStreets();
    void hostileFeaturesAreSkipped();
    void cancelling();
    void loadsTheTerrainOfAStore();
};

void TestBuildLayer::everyLayerOfTheSchemaCanBeDrawn()
{
    Town town;
    const QStringList drawable = scene::drawableLayers();
    QCOMPARE(drawable.first(), QStringLiteral("terrain"));
    for (const city::LayerDef &layer : city::Schema::builtin().layers()) {
        if (layer.geometry == geo::GeometryType::None)
            continue;
        QVERIFY2(drawable.contains(layer.id), qPrintable(layer.id));
        BUILD(empty, town, qPrintable(layer.id));
        QCOMPARE(empty.features, qint64(0));
    }
    QVERIFY(scene::shownAtFirst(QStringLiteral("building")));
    QVERIFY(!scene::shownAtFirst(QStringLiteral("pipe")));
    QVERIFY(!scene::shownAtFirst(QStringLiteral("nonsense")));
}

void TestBuildLayer::unknownLayerIsRefused()
{
    Town town;
    VERIFY_ERROR(town.build("nonsense"), ErrorCode::NotFound);
}

void TestBuildLayer::areasKeepTheirSize()
{
    Town town;
    town.ground = levelGround(2);
    Geometry plot = Geometry::polygon({{kEast + 3.1, kNorth + 2.2, 0},
                                       {kEast + 25.7, kNorth + 1.4, 0},
                                       {kEast + 27.3, kNorth + 17.9, 0},
                                       {kEast + 14.2, kNorth + 11.1, 0},
                                       {kEast + 4.4, kNorth + 19.3, 0}});
    plot.setType(geo::GeometryType::MultiPolygon);
    town.put("parcel", plot, {{"map_sheet", QStringLiteral("14")}, {"parcel_no", QStringLiteral("212")}});
    BUILD(layer, town, "parcel");
    double area = 0;
    int lines = 0;
    for (const Face &face : facesOf(layer, town.frame)) {
        if (face.material == scene::Material::Stroke) {
            ++lines;
            continue;
        }
        area += face.planArea();
        for (const Corner &corner : face.corners) {
            QVERIFY(near(corner.map.z, 2));
            const bool known =
                std::any_of(plot.coords().begin(), plot.coords().end(), [&corner](const Coord &c) {
                    return near(c.x, corner.map.x) && near(c.y, corner.map.y);
                });
            QVERIFY(known);
        }
    }
    QVERIFY2(near(area, geo::area(plot), 0.01), qPrintable(QString::number(area)));
    QCOMPARE(lines, 2 * 5);
    QVERIFY(near(layer.extent.minX(), kEast + 3.1, 1e-9));
}

void TestBuildLayer::rangesNameTheFeatures()
{
    Town town;
    std::vector<city::FeatureId> ids;
    for (int i = 0; i < 40; ++i) {
        ids.push_back(town.put("land_use", box(kEast + i * 90, kNorth + (i % 7) * 70, 50 + i, 40),
                               {{"code", QStringLiteral("ODT")}}));
    }
    BUILD(layer, town, "land_use");
    QVERIFY(layer.index->meshes.size() > 2); // more than one tile
    std::map<city::FeatureId, double> areas;
    for (const Face &face : facesOf(layer, town.frame)) {
        QVERIFY(face.id != 0);
        if (face.material == scene::Material::Fill)
            areas[face.id] += face.planArea();
    }
    QCOMPARE(areas.size(), ids.size());
    for (size_t i = 0; i < ids.size(); ++i)
        QVERIFY(near(areas[ids[i]], (50.0 + static_cast<double>(i)) * 40, 0.05));
}

void TestBuildLayer::fillLiesOnTheGround()
{
    Town town;
    auto waves = std::make_shared<geo::ElevationGrid>(80, 80, kEast - 100, kNorth + 300, 5);
    for (int r = 0; r < 80; ++r) {
        for (int c = 0; c < 80; ++c)
            waves->set(c, r, static_cast<float>(2 + std::sin(c * 0.4) * 0.8));
    }
    town.ground = waves;
    town.put("planning_zone", box(kEast, kNorth, 120, 90), {{"function", QStringLiteral("mixed")}});
    BUILD(layer, town, "planning_zone");
    double area = 0;
    for (const Face &face : facesOf(layer, town.frame)) {
        for (const Corner &corner : face.corners)
            QVERIFY(near(corner.map.z, scene::groundHeight(waves.get(), corner.map.x, corner.map.y), 0.002));
        if (face.material != scene::Material::Fill)
            continue;
        area += face.planArea();
        double x = 0;
        double y = 0;
        double z = 0;
        for (const Corner &corner : face.corners) {
            x += corner.map.x / 3;
            y += corner.map.y / 3;
            z += corner.map.z / 3;
        }
        QVERIFY(near(z, scene::groundHeight(waves.get(), x, y), 0.3)); // what terrain.vert allows for
    }
    QVERIFY(near(area, 120 * 90, 0.1));
}

void TestBuildLayer::roadWithoutSurfaceBecomesARibbon()
{
    Town town;
    const auto id = town.put("road", line({{kEast, kNorth, 0}, {kEast + 100, kNorth, 0}}),
                             {{"width_m", 8.0}, {"sidewalk_m", 3.0}, {"name", QStringLiteral("Lê Lợi")}});
    BUILD(layer, town, "road");
    double carriageway = 0;
    double all = 0;
    for (const Face &face : facesOf(layer, town.frame)) {
        QCOMPARE(face.id, id);
        const bool inner =
            face.corners[0].color == scene::toColor(scene::style::colorFor(QStringLiteral("road_surface"),
                                                                           QStringLiteral("carriageway")));
        (inner ? carriageway : all) += face.planArea();
        for (const Corner &corner : face.corners)
            QVERIFY(std::abs(corner.map.y - kNorth) <= (inner ? 4.001 : 7.001));
    }
    // A rectangle and two half round ends (inscribed, three corners a quarter).
    QVERIFY2(carriageway > 800 + 40 && carriageway < 800 + 51, qPrintable(QString::number(carriageway)));
    QVERIFY(all > 1400 + 130 && all < 1400 + 155);
}

void TestBuildLayer::roadWithSurfaceDoesNot()
{
    Town town;
    town.put("road", line({{kEast, kNorth, 0}, {kEast + 100, kNorth, 0}}), {{"width_m", 8.0}});
    town.put("road", line({{kEast, kNorth + 500, 0}, {kEast + 100, kNorth + 500, 0}}),
             {{"width_m", 8.0}, {"sidewalk_m", 0.0}});
    town.put("road_surface", box(kEast - 5, kNorth - 4, 110, 8), {{"kind", QStringLiteral("carriageway")}});
    BUILD(layer, town, "road");
    QVERIFY(layer.triangles > 0);
    for (const Face &face : facesOf(layer, town.frame)) {
        // Only the second is drawn; lines along both are there for when roads are coloured by an attribute.
        QVERIFY(face.material == scene::Material::Stroke || face.corners[0].map.y > kNorth + 400);
    }
    QCOMPARE(layer.features, qint64(2));
}

void TestBuildLayer::plannedLineIsDashed()
{
    Town town;
    const auto planned = town.put("red_line", line({{kEast, kNorth, 0}, {kEast + 1000, kNorth, 0}}),
                                  {{"status", QStringLiteral("planned")}});
    const auto existing = town.put("red_line", line({{kEast, kNorth + 9, 0}, {kEast + 50, kNorth + 9, 0}}),
                                   {{"status", QStringLiteral("existing")}});
    BUILD(layer, town, "red_line");
    std::set<city::FeatureId> seen;
    double covered = 0;
    for (const Face &face : facesOf(layer, town.frame)) {
        seen.insert(face.id);
        const bool dashed = face.corners[0].extra.w() > 0;
        QCOMPARE(dashed, face.id == planned);
        if (face.id != planned)
            continue;
        const double from = std::min({face.corners[0].map.x, face.corners[1].map.x, face.corners[2].map.x});
        const double to = std::max({face.corners[0].map.x, face.corners[1].map.x, face.corners[2].map.x});
        covered += (to - from) / 2;
        // The count along the line fits its 16 bits of centimetres.
        for (const Corner &corner : face.corners)
            QVERIFY(corner.extra.z() < 65'000);
    }
    QCOMPARE(seen, (std::set<city::FeatureId>{planned, existing}));
    QVERIFY(near(covered, 1000, 0.01));
}

void TestBuildLayer::terrainFollowsTheRaster()
{
    Town town;
    auto hills = std::make_shared<geo::ElevationGrid>(150, 110, kEast - 700, kNorth + 500, 10);
    for (int r = 0; r < 110; ++r) {
        for (int c = 0; c < 150; ++c)
            hills->set(c, r, static_cast<float>(2 + 1.5 * std::sin(c * 0.1) * std::cos(r * 0.13)));
    }
    town.ground = hills;
    BUILD(layer, town, "terrain");
    QVERIFY(layer.triangles > 200);
    QVERIFY(layer.triangles < 60'500);
    double inside = 0;
    double everything = 0;
    for (const Face &face : nearFacesOf(layer, town.frame)) {
        everything += face.planArea();
        QVERIFY(face.planArea() > -1e-3);
        double x = 0;
        double y = 0;
        double z = 0;
        bool within = true;
        for (const Corner &corner : face.corners) {
            x += corner.map.x / 3;
            y += corner.map.y / 3;
            z += corner.map.z / 3;
            within = within && hills->extent().contains(corner.map);
        }
        if (!within)
            continue;
        inside += face.planArea();
        QVERIFY2(near(z, scene::groundHeight(hills.get(), x, y), 0.1),
                 qPrintable(QString::number(z - scene::groundHeight(hills.get(), x, y))));
    }
    QVERIFY(inside > 1400.0 * 1000);
    QVERIFY(everything > 50'000.0 * 50'000); // it goes on to the horizon
}

void TestBuildLayer::terrainWithoutRasterIsAPlane()
{
    Town town;
    BUILD(layer, town, "terrain");
    QVERIFY(layer.triangles >= 2);
    for (const Face &face : nearFacesOf(layer, town.frame)) {
        for (const Corner &corner : face.corners)
            QCOMPARE(corner.map.z, 0.0);
    }
}

void TestBuildLayer::parksBelongToTheGround()
{
    Town town;
    town.put("land_use", box(kEast, kNorth, 60, 40), {{"code", QStringLiteral("DKV")}});
    town.put("land_use", box(kEast + 100, kNorth, 60, 40), {{"code", QStringLiteral("ODT")}});
    BUILD(layer, town, "terrain");
    double green = 0;
    for (const Face &face : nearFacesOf(layer, town.frame)) {
        if (face.material == scene::Material::Fill)
            green += face.planArea();
    }
    QVERIFY(near(green, 2400, 0.1));
}

void TestBuildLayer::waterIsLevelAndKnowsItsShore()
{
    Town town;
    // Banks at 1.5 m, the bed at −2 m.
    auto grid = std::make_shared<geo::ElevationGrid>(60, 60, kEast - 300, kNorth + 300, 10);
    for (int r = 0; r < 60; ++r) {
        for (int c = 0; c < 60; ++c)
            grid->set(c, r, std::abs(r - 30) < 4 ? -2.0F : 1.5F);
    }
    town.ground = grid;
    town.put("water", box(kEast - 200, kNorth - 60, 400, 120), {{"kind", QStringLiteral("river")}});
    BUILD(layer, town, "water");
    double area = 0;
    double deepest = 0;
    for (const Face &face : facesOf(layer, town.frame)) {
        area += face.planArea();
        for (const Corner &corner : face.corners) {
            QVERIFY(near(corner.map.z, 1.5, 0.01));
            const double shore = std::min({corner.map.x - (kEast - 200), kEast + 200 - corner.map.x,
                                           corner.map.y - (kNorth - 60), kNorth + 60 - corner.map.y, 40.0});
            QVERIFY(near(corner.extra.x() / 100.0, shore, 0.011));
            deepest = std::max(deepest, shore);
        }
    }
    QVERIFY(near(area, 400 * 120, 0.1));
    QVERIFY(deepest > 20);
    QVERIFY(layer.triangles < 4000);
}

void TestBuildLayer::treesAndLamps()
{
    Town town;
    town.ground = levelGround(3);
    const auto tree =
        town.put("tree", Geometry::point({kEast + 5, kNorth + 6, 0}), {{"height_m", 10.0}, {"crown_m", 6.0}});
    BUILD(trees, town, "tree");
    QVERIFY(near(trees.maxHeightM, 13));
    for (const Face &face : facesOf(trees, town.frame)) {
        QCOMPARE(face.id, tree);
        for (const Corner &corner : face.corners) {
            QVERIFY(std::hypot(corner.map.x - kEast - 5, corner.map.y - kNorth - 6) < 3);
            QVERIFY(corner.map.z >= 2.999 && corner.map.z <= 13);
            if (face.material == scene::Material::Blob) // a ball stays within the tree
                QVERIFY(corner.map.z + corner.extra.y() / 100.0 < 13.02);
        }
    }
    town.put("lamp", Geometry::point({kEast + 9, kNorth + 6, 0}), {{"pole_height_m", 8.0}});
    BUILD(lamps, town, "lamp");
    double top = 0;
    for (const Face &face : facesOf(lamps, town.frame)) {
        for (const Corner &corner : face.corners)
            top = std::max(top, corner.map.z);
    }
    QVERIFY(near(top, 11.2));
}

void TestBuildLayer::heightPlaneHangsInTheAir()
{
    Town town;
    town.put("height_plane", box(kEast, kNorth, 500, 500), {{"max_elevation_m", 45.0}});
    town.put("height_plane", box(kEast, kNorth, 500, 500));
    BUILD(layer, town, "height_plane");
    double area = 0;
    for (const Face &face : facesOf(layer, town.frame)) {
        for (const Corner &corner : face.corners)
            QCOMPARE(corner.map.z, 45.0);
        if (face.material == scene::Material::Glass)
            area += face.planArea();
    }
    QVERIFY(near(area, 250'000, 1)); // the one without an elevation is not drawn
}

void TestBuildLayer::tilesKeepFloatsSmall()
{
    Town town;
    for (int i = 0; i < 30; ++i)
        town.put("building", box(kEast + i * 170, kNorth + i * 130, 10, 10), {{"height_m", 6.0}});
    BUILD(layer, town, "building");
    QVERIFY(layer.index->meshes.size() > 5);
    for (const scene::TileMesh &mesh : layer.index->meshes) {
        const auto &positions = dynamic_cast<const osg::Vec3Array &>(*mesh.geometry->getVertexArray());
        for (const osg::Vec3f &p : positions)
            QVERIFY(std::abs(p.x()) < 1100 && std::abs(p.y()) < 1100);
        QVERIFY(mesh.geometry->getUseVertexBufferObjects());
        QVERIFY(!mesh.geometry->getUseDisplayList());
    }
}

void TestBuildLayer::legendNamesWhatOccurs()
{
    Town town;
    town.put("land_use", box(kEast, kNorth, 10, 10), {{"code", QStringLiteral("ODT")}});
    town.put("land_use", box(kEast + 20, kNorth, 10, 10), {{"code", QStringLiteral("TMD")}});
    BUILD(layer, town, "land_use");
    QCOMPARE(layer.legend.size(), size_t(2));
    QCOMPARE(layer.legend[0].text,
             city::Schema::builtin().codeTitle(QStringLiteral("land_use"), QStringLiteral("ODT")));
    // The swatch is the colour in the scene.
    bool found = false;
    for (const Face &face : facesOf(layer, town.frame)) {
        const osg::Vec4ub c = face.corners[0].color;
        found = found || (c.r() == layer.legend[0].color.red() && c.g() == layer.legend[0].color.green());
    }
    QVERIFY(found);
    town.put("building", box(kEast, kNorth, 10, 10));
    BUILD(buildings, town, "building");
    QCOMPARE(buildings.legend.size(), size_t(2)); // houses, and houses of unknown height
}

void TestBuildLayer::namesOfStreets()
{
    Town town;
    town.put("road", line({{kEast, kNorth, 0}, {kEast + 1000, kNorth, 0}}),
             {{"name", QStringLiteral("Nguyễn Huệ")}, {"width_m", 20.0}});
    town.put("road", line({{kEast, kNorth + 50, 0}, {kEast + 60, kNorth + 50, 0}}));
    BUILD(layer, town, "road");
    QCOMPARE(layer.index->names.size(), size_t(3)); // one in about 320 m; none without a name
    for (const scene::NameLabel &name : layer.index->names) {
        QCOMPARE(name.text, QStringLiteral("Nguyễn Huệ"));
        QCOMPARE(name.where.y, kNorth);
        QVERIFY(name.where.x > kEast && name.where.x < kEast + 1000);
    }
}

void TestBuildLayer::hostileFeaturesAreSkipped()
{
    Town town;
    const double nan = std::nan("");
    const auto good = town.put("building", box(kEast, kNorth, 5, 5), {{"height_m", 5.0}});
    town.put("building", box(nan, kNorth, 5, 5), {{"height_m", 5.0}});
    town.put("building", box(1e300, kNorth, 5, 5), {{"height_m", 5.0}});
    town.put("building", Geometry(geo::GeometryType::MultiPolygon), {{"height_m", 5.0}});
    town.put("building", box(kEast + 20, kNorth, 0, 5), {{"height_m", nan}});       // no width
    town.put("building", box(kEast + 30, kNorth, 1e-9, 1e-9), {{"height_m", 5.0}}); // a dot
    town.put("building", box(kEast + 40, kNorth, 5, 5),
             {{"height_m", 5.0}, {"ground_level_m", 1e300}}); // level ignored
    BUILD(layer, town, "building");
    std::set<city::FeatureId> seen;
    for (const Face &face : facesOf(layer, town.frame)) {
        seen.insert(face.id);
        for (const Corner &corner : face.corners) {
            QVERIFY(std::isfinite(corner.map.x) && std::isfinite(corner.map.y) &&
                    std::isfinite(corner.map.z));
            QVERIFY(corner.map.z < 10);
        }
    }
    QVERIFY(seen.contains(good));
    QCOMPARE(seen.size(), size_t(2));
    QVERIFY(layer.extent.maxX() < kEast + 100);
    for (const char *name : {"parcel", "water", "road", "tree", "red_line", "height_plane", "admin_unit",
                             "protection_corridor"}) {
        Town other;
        const auto type = city::Schema::builtin().layer(QLatin1String(name))->geometry;
        if (type == geo::GeometryType::MultiPolygon) {
            other.put(name, box(kEast, kNorth, 0, 0));
            other.put(name, box(kEast, nan, 1, 1));
            Geometry bow = Geometry::polygon({{kEast, kNorth, 0},
                                              {kEast + 9, kNorth + 9, 0},
                                              {kEast + 9, kNorth, 0},
                                              {kEast, kNorth + 9, 0}});
            bow.setType(type);
            other.put(name, bow);
        } else if (type == geo::GeometryType::Point) {
            other.put(name, Geometry::point({nan, kNorth, 0}));
        } else {
            other.put(name, line({{kEast, kNorth, 0}, {kEast, kNorth, 0}}));
            other.put(name, line({{kEast, kNorth, 0}}));
            other.put(name, line({{kEast, nan, 0}, {kEast, kNorth, 0}}));
        }
        BUILD(built, other, name);
    }
}

void TestBuildLayer::cancelling()
{
    Town town;
    for (int i = 0; i < 600; ++i)
        town.put("tree", Geometry::point({kEast + i, kNorth, 0}));
    std::stop_source stop;
    stop.request_stop();
    TaskContext task(stop.get_token(), {});
    VERIFY_ERROR(scene::buildLayer(*town.store, QStringLiteral("tree"), town.frame, {}, task),
                 ErrorCode::Cancelled);
    VERIFY_ERROR(scene::buildLayer(*town.store, QStringLiteral("terrain"), town.frame, {}, task),
                 ErrorCode::Cancelled);
}

void TestBuildLayer::loadsTheTerrainOfAStore()
{
    Town town;
    TaskContext task;
    const auto none = scene::loadDrawnGround(*town.store, task);
    VERIFY_RESULT(none);
    QVERIFY(!none->grid);
    auto writer = town.store->write().value();
    VERIFY_RESULT(writer->setRaster({QStringLiteral("terrain"), QStringLiteral("missing.tif"), {}}));
    VERIFY_RESULT(writer->commit());
    QVERIFY(!scene::loadDrawnGround(*town.store, task).has_value());
}

QTEST_GUILESS_MAIN(TestBuildLayer)
#include "tst_buildlayer.moc"
