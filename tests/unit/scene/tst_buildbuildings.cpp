// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"

#include <set>

using namespace buildfixture;

/// Buildings as triangles.
class TestBuildBuildings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void buildingStandsWhereItIs();
    void buildingHeightFromStoreysOrDefault_data();
    void buildingHeightFromStoreysOrDefault();
    void buildingReachesDownToTheGround();
    void courtyardIsOpen();
    void roofsStayBelowTheGivenHeight_data();
    void roofsStayBelowTheGivenHeight();
    void solidIsUsedWherePresent();
    void cutsWithinEvenFacesAreNoEdges();
    void wallsFaceOutwards();
};

void TestBuildBuildings::buildingStandsWhereItIs()
{
    Town town;
    const auto id = town.put("building", box(kEast + 0.257, kNorth + 0.131, 4.003, 16.021),
                             {{"height_m", 13.25}, {"ground_level_m", 1.805}, {"storeys", qint64(4)}});
    BUILD(layer, town, "building");
    QCOMPARE(layer.features, qint64(1));
    QCOMPARE(layer.triangles, qint64(10)); // four walls and a roof
    QVERIFY(near(layer.maxHeightM, 15.055));
    double roof = 0;
    double walls = 0;
    std::set<std::pair<int, int>> corners;
    for (const Face &face : facesOf(layer, town.frame)) {
        QCOMPARE(face.id, id);
        const bool flat = face.corners[0].normal.z() > 100;
        (flat ? roof : walls) += face.area();
        for (const Corner &corner : face.corners) {
            // Every vertex is a corner of the footprint, at the foot or at the top, within a millimetre.
            const double x = corner.map.x - kEast;
            const double y = corner.map.y - kNorth;
            QVERIFY2(near(x, 0.257) || near(x, 4.260), qPrintable(QString::number(x, 'f', 6)));
            QVERIFY2(near(y, 0.131) || near(y, 16.152), qPrintable(QString::number(y, 'f', 6)));
            // The foot goes down to the plane at 0, which is lower than the ground level given.
            QVERIFY(near(corner.map.z, 15.055) || (!flat && near(corner.map.z, 0)));
            corners.insert({static_cast<int>(x), static_cast<int>(corner.map.z)});
        }
    }
    QVERIFY(near(roof, 4.003 * 16.021, 0.01));
    QVERIFY(near(walls, 2 * (4.003 + 16.021) * 15.055, 0.05));
    QCOMPARE(corners.size(), size_t(4));
}

void TestBuildBuildings::buildingHeightFromStoreysOrDefault_data()
{
    QTest::addColumn<double>("height");
    QTest::addColumn<int>("storeys");
    QTest::addColumn<double>("top");
    QTest::addColumn<bool>("known");
    const double none = std::nan("");
    QTest::newRow("height") << 9.5 << 7 << 9.5 << true;
    QTest::newRow("storeys only") << none << 5 << 17.0 << true;
    QTest::newRow("nothing") << none << 0 << 3.5 << false;
    QTest::newRow("height 0 in the data, storeys known") << 0.0 << 2 << 6.8 << true;
    QTest::newRow("height 0 in the data") << 0.0 << 0 << 3.5 << false;
    QTest::newRow("negative") << -4.0 << 0 << 3.5 << false;
    QTest::newRow("absurd") << 1e7 << 3 << 10.2 << true;
}

void TestBuildBuildings::buildingHeightFromStoreysOrDefault()
{
    QFETCH(double, height);
    QFETCH(int, storeys);
    QFETCH(double, top);
    QFETCH(bool, known);
    Town town;
    town.put("building", box(kEast, kNorth, 10, 10),
             {{"height_m", std::isnan(height) ? city::Value() : city::Value(height)},
              {"storeys", storeys == 0 ? city::Value() : city::Value(qint64(storeys))}});
    BUILD(layer, town, "building");
    double highest = -1e9;
    for (const Face &face : facesOf(layer, town.frame)) {
        for (const Corner &corner : face.corners)
            highest = std::max(highest, corner.map.z);
        const osg::Vec4ub c = face.corners[0].color;
        const osg::Vec4ub unknown = scene::toColor(scene::style::kBuildingUnknown);
        if (face.corners[0].normal.z() < 50)
            QCOMPARE(c == unknown, !known); // drawn lighter where nothing is known
    }
    QVERIFY2(near(highest, top), qPrintable(QString::number(highest)));
}

void TestBuildBuildings::buildingReachesDownToTheGround()
{
    Town town;
    auto slope = std::make_shared<geo::ElevationGrid>(20, 20, kEast - 50, kNorth + 150, 10);
    for (int r = 0; r < 20; ++r) {
        for (int c = 0; c < 20; ++c)
            slope->set(c, r, static_cast<float>(c)); // 1 m in 10, to the east
    }
    town.ground = slope;
    town.put("building", box(kEast, kNorth, 30, 10), {{"height_m", 8.0}});
    BUILD(layer, town, "building");
    double lowest = 1e9;
    double highest = -1e9;
    for (const Face &face : facesOf(layer, town.frame)) {
        for (const Corner &corner : face.corners) {
            lowest = std::min(lowest, corner.map.z);
            highest = std::max(highest, corner.map.z);
        }
    }
    // Ground in the middle: 6.0 (cell centres at +5 m); at the low end 4.5.
    QVERIFY(near(highest, 6.0 + 8.0));
    QVERIFY(near(lowest, 4.5));
}

void TestBuildBuildings::courtyardIsOpen()
{
    Town town;
    Geometry ring(geo::GeometryType::MultiPolygon);
    ring.beginPart();
    ring.beginRing();
    for (const Coord &c : {Coord{0, 0}, {20, 0}, {20, 20}, {0, 20}, {0, 0}})
        ring.add({kEast + c.x, kNorth + c.y, 0});
    ring.beginRing();
    for (const Coord &c : {Coord{5, 5}, {5, 15}, {15, 15}, {15, 5}, {5, 5}})
        ring.add({kEast + c.x, kNorth + c.y, 0});
    town.put("building", ring, {{"height_m", 10.0}});
    BUILD(layer, town, "building");
    double roof = 0;
    double walls = 0;
    for (const Face &face : facesOf(layer, town.frame))
        (face.corners[0].normal.z() > 100 ? roof : walls) += face.area();
    QVERIFY(near(roof, 300, 0.01));
    QVERIFY(near(walls, (80 + 40) * 10, 0.05));
}

void TestBuildBuildings::roofsStayBelowTheGivenHeight_data()
{
    QTest::addColumn<QString>("roof");
    QTest::addColumn<double>("planArea"); // of faces that look up: a roof covers its house once
    for (const char *roof : {"flat", "gabled", "hipped", "shed"})
        QTest::newRow(roof) << QString::fromLatin1(roof) << 8.0 * 14.0;
    QTest::newRow("stair_hut") << QStringLiteral("stair_hut") << 8.0 * 14.0 + 8 * 0.8 * 14 * 0.3;
}

void TestBuildBuildings::roofsStayBelowTheGivenHeight()
{
    QFETCH(QString, roof);
    QFETCH(double, planArea);
    Town town;
    const auto id = town.put("building", box(kEast, kNorth, 8, 14), {{"height_m", 12.0}, {"roof", roof}});
    BUILD(layer, town, "building");
    double up = 0;
    double highest = 0;
    for (const Face &face : facesOf(layer, town.frame)) {
        QCOMPARE(face.id, id);
        if (face.corners[0].normal.z() > 38)
            up += face.planArea();
        for (const Corner &corner : face.corners)
            highest = std::max(highest, corner.map.z);
    }
    QVERIFY(near(highest, 12));
    QVERIFY2(near(up, planArea, 0.02), qPrintable(QString::number(up)));
}

void TestBuildBuildings::solidIsUsedWherePresent()
{
    Town town;
    // A wedge: rises from 2 m in the south to 7 m in the north, all faces outward.
    Geometry solid(geo::GeometryType::MultiPolygon, true);
    const auto face = [&solid](std::initializer_list<Coord> ring) {
        solid.beginPart();
        solid.beginRing();
        for (const Coord &c : ring)
            solid.add({kEast + c.x, kNorth + c.y, c.z});
        solid.closeRing();
    };
    face({{0, 0, 0}, {0, 8, 0}, {6, 8, 0}, {6, 0, 0}});
    face({{0, 0, 2}, {6, 0, 2}, {6, 8, 7}, {0, 8, 7}});
    face({{0, 0, 0}, {6, 0, 0}, {6, 0, 2}, {0, 0, 2}});
    face({{6, 8, 0}, {0, 8, 0}, {0, 8, 7}, {6, 8, 7}});
    face({{0, 8, 0}, {0, 0, 0}, {0, 0, 2}, {0, 8, 7}});
    face({{6, 0, 0}, {6, 8, 0}, {6, 8, 7}, {6, 0, 2}});
    town.put("building", box(kEast, kNorth, 6, 8), {{"height_m", 30.0}}, solid);
    BUILD(layer, town, "building");
    double area = 0;
    for (const Face &f : facesOf(layer, town.frame)) {
        area += f.area();
        for (const Corner &corner : f.corners)
            QVERIFY(corner.map.z < 7.001); // not the 30 m of the attribute
    }
    // Both sides of: floor 48, roof 6·√89, walls 12 + 42 + 2·36.
    QVERIFY2(near(area, 2 * (48 + 6 * std::sqrt(89.0) + 12 + 42 + 72), 0.05),
             qPrintable(QString::number(area)));
}

/// A box of triangles, as models come: the cut across each face is not an edge of the building, the others
/// are.
void TestBuildBuildings::cutsWithinEvenFacesAreNoEdges()
{
    Town town;
    Geometry solid(geo::GeometryType::MultiPolygon, true);
    const auto face = [&solid](const std::array<Coord, 4> &q) {
        for (const auto &t : {std::array{q[0], q[1], q[2]}, std::array{q[0], q[2], q[3]}}) {
            solid.beginPart();
            solid.beginRing();
            for (const Coord &c : t)
                solid.add({kEast + c.x, kNorth + c.y, c.z});
            solid.closeRing();
        }
    };
    face({Coord{0, 0, 0}, {0, 8, 0}, {6, 8, 0}, {6, 0, 0}});
    face({Coord{0, 0, 9}, {6, 0, 9}, {6, 8, 9}, {0, 8, 9}});
    face({Coord{0, 0, 0}, {6, 0, 0}, {6, 0, 9}, {0, 0, 9}});
    face({Coord{6, 8, 0}, {0, 8, 0}, {0, 8, 9}, {6, 8, 9}});
    face({Coord{0, 8, 0}, {0, 0, 0}, {0, 0, 9}, {0, 8, 9}});
    face({Coord{6, 0, 0}, {6, 8, 0}, {6, 8, 9}, {6, 0, 9}});
    town.put("building", box(kEast, kNorth, 6, 8), {}, solid);
    BUILD(layer, town, "building");
    int triangles = 0;
    for (const Face &f : facesOf(layer, town.frame)) {
        const bool wall = std::abs(f.corners[0].normal.z()) < 40;
        int edges = 0;
        for (const unsigned slot : {0U, 1U, wall ? 3U : 2U}) {
            edges +=
                std::ranges::any_of(f.corners, [slot](const Corner &c) { return c.extra[slot] < 39'000; });
        }
        QCOMPARE(edges, 2);
        ++triangles;
    }
    QCOMPARE(triangles, 2 * 12); // either side
}

void TestBuildBuildings::wallsFaceOutwards()
{
    Town town;
    Geometry clockwise = Geometry::polygon(
        {{kEast, kNorth, 0}, {kEast, kNorth + 10, 0}, {kEast + 10, kNorth + 10, 0}, {kEast + 10, kNorth, 0}});
    clockwise.setType(geo::GeometryType::MultiPolygon);
    town.put("building", clockwise, {{"height_m", 5.0}});
    BUILD(layer, town, "building");
    for (const Face &face : facesOf(layer, town.frame)) {
        const auto &[a, b, c] = face.corners;
        const osg::Vec3d u(b.map.x - a.map.x, b.map.y - a.map.y, b.map.z - a.map.z);
        const osg::Vec3d v(c.map.x - a.map.x, c.map.y - a.map.y, c.map.z - a.map.z);
        osg::Vec3d n = u ^ v;
        n.normalize();
        const osg::Vec3d told(a.normal.x() / 127.0, a.normal.y() / 127.0, a.normal.z() / 127.0);
        QVERIFY(n * told > 0.99); // the front is where the normal points
        const osg::Vec3d away((a.map.x + b.map.x + c.map.x) / 3 - kEast - 5,
                              (a.map.y + b.map.y + c.map.y) / 3 - kNorth - 5,
                              (a.map.z + b.map.z + c.map.z) / 3 - 2.5);
        QVERIFY(away * told > 0);
    }
}

QTEST_GUILESS_MAIN(TestBuildBuildings)
#include "tst_buildbuildings.moc"
