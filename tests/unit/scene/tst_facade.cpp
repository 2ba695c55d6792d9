// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"

#include <dothi/scene/facade.h>
#include <dothi/scene/layerclasses.h>
#include <dothi/scene/layerstyle.h>
#include <dothi/scene/offscreen.h>

using namespace buildfixture;
using scene::Camera;
using scene::Facade;
using scene::RoofCover;

namespace {

constexpr QSize kSize(480, 360);
const QString kBuilding = QStringLiteral("building");

/// One house of 12 × 9 m and three storeys of 3.4 m, its long side seen from the south.
class OneHouse
{
public:
    explicit OneHouse(const char *use, double widthM = 12, Geometry solid = {})
        : city(geo::LocalFrame(Coord{kEast, kNorth, 0}))
        , width(widthM)
    {
        id = town.put("building", box(kEast, kNorth, widthM, 9),
                      {{"height_m", 10.2}, {"storeys", qint64(3)}, {"use", QString::fromLatin1(use)}},
                      std::move(solid));
        city.setGround(levelGround(0));
        city.setLayerVisible(kBuilding, true);
        city.setPaged(infoOf(*town.store, kBuilding));
        city.setSun(180, 40);
    }

    /// Along a line on the south wall: how often it turns from wall to opening.
    [[nodiscard]] int openings(const Coord &from, const Coord &to, double distanceM = 24)
    {
        const Camera camera({{kEast + width / 2, kNorth, 5}, 0, 3, distanceM, false}, kSize);
        if (!city.loadTiles(camera, *town.store, town.task))
            qFatal("no tiles");
        const auto image = scene::renderImage(city, camera, kSize, nullptr, 1);
        if (!image)
            qFatal("%s", qPrintable(image.error().logText()));
        std::vector<int> blues;
        constexpr int kSteps = 400;
        for (int i = 0; i < kSteps; ++i) {
            const double t = (i + 0.5) / kSteps;
            QPointF pixel;
            if (!camera.project({from.x + (to.x - from.x) * t, from.y, from.z + (to.z - from.z) * t}, pixel))
                qFatal("out of the picture");
            const QColor c = image->pixelColor(pixel.toPoint());
            // Walls are warm, glass is cold, lamps are warmer still.
            blues.push_back(c.red() - c.blue());
            if (c.red() > lit)
                lit = c.red();
        }
        std::vector<int> sorted = blues;
        std::ranges::sort(sorted);
        const int middle = (sorted[8] + sorted[kSteps - 8]) / 2;
        if (sorted[kSteps - 8] - sorted[8] < 8)
            return 0;
        int turns = blues[0] < middle;
        for (size_t i = 1; i < blues.size(); ++i)
            turns += blues[i] < middle && blues[i - 1] >= middle;
        return turns;
    }
    [[nodiscard]] int across(double z, double distanceM = 24)
    {
        return openings({kEast + 0.1, kNorth, z}, {kEast + width - 0.1, kNorth, z}, distanceM);
    }

    Town town;
    scene::CityScene city;
    double width;
    city::FeatureId id = 0;
    int lit = 0; ///< brightest red met
};

} // namespace

class TestFacade : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kindFollowsUse_data()
    {
        QTest::addColumn<QString>("use");
        QTest::addColumn<double>("height");
        QTest::addColumn<bool>("known");
        QTest::addColumn<Facade>("facade");
        QTest::newRow("tube house") << "row_house" << 13.0 << true << Facade::TubeHouse;
        QTest::newRow("villa") << "detached_house" << 9.0 << true << Facade::House;
        QTest::newRow("flats") << "apartment" << 60.0 << true << Facade::Apartment;
        QTest::newRow("glass") << "office" << 60.0 << true << Facade::Office;
        QTest::newRow("hall") << "factory" << 8.0 << true << Facade::Hall;
        QTest::newRow("school") << "school" << 12.0 << true << Facade::Public;
        QTest::newRow("pagoda") << "religious" << 12.0 << true << Facade::Blank;
        QTest::newRow("a tower is no tube house") << "row_house" << 60.0 << true << Facade::Apartment;
        QTest::newRow("not said, low") << "" << 9.0 << true << Facade::House;
        QTest::newRow("not said, high") << "" << 40.0 << true << Facade::Apartment;
        QTest::newRow("a word of the city's own") << "karaoke" << 9.0 << true << Facade::House;
        QTest::newRow("height not known") << "office" << 3.5 << false << Facade::Blank;
    }
    void kindFollowsUse()
    {
        QFETCH(QString, use);
        QFETCH(double, height);
        QFETCH(bool, known);
        QFETCH(Facade, facade);
        QCOMPARE(scene::facadeOf(use, height, known), facade);
    }

    /// Every use of the list has been thought of: none is drawn as one that is not said.
    void everyUseOfTheListIsKnown()
    {
        for (const city::CodeItem &item :
             city::Schema::builtin().codeList(QStringLiteral("building_use"))->items) {
            // 5 m high, only what is a house by name, or not known, looks like one.
            const bool asHouse = scene::facadeOf(item.code, 5, true) == Facade::House;
            QCOMPARE(asHouse, item.code == QLatin1String("detached_house"));
        }
    }

    void coverFollowsRoofAndUse()
    {
        using city::RoofKind;
        QCOMPARE(scene::roofCoverOf(RoofKind::Flat, QStringLiteral("office")), RoofCover::Concrete);
        QCOMPARE(scene::roofCoverOf(RoofKind::StairHut, QStringLiteral("row_house")), RoofCover::Terrace);
        QCOMPARE(scene::roofCoverOf(RoofKind::Gabled, QStringLiteral("detached_house")), RoofCover::Tiles);
        QCOMPARE(scene::roofCoverOf(RoofKind::Hipped, QStringLiteral("religious")), RoofCover::Tiles);
        QCOMPARE(scene::roofCoverOf(RoofKind::Gabled, QStringLiteral("factory")), RoofCover::Metal);
        QCOMPARE(scene::roofCoverOf(RoofKind::Shed, QStringLiteral("row_house")), RoofCover::Metal);
        // Tiles are redder than their wall, metal is not; all stay quiet: no colour is saturated.
        const QColor wall(226, 214, 197);
        const QColor tiles = scene::roofColor(wall, RoofCover::Tiles);
        const QColor metal = scene::roofColor(wall, RoofCover::Metal);
        QVERIFY(tiles.red() - tiles.blue() > wall.red() - wall.blue() + 20);
        QVERIFY(metal.red() <= metal.blue() + 8);
        for (const RoofCover cover :
             {RoofCover::Concrete, RoofCover::Terrace, RoofCover::Tiles, RoofCover::Metal})
            QVERIFY(scene::roofColor(wall, cover).saturationF() < 0.45F);
    }

    /// The kind is in the walls of the mesh, and in nothing else of it.
    void meshesSayTheKind()
    {
        Town town;
        town.put("building", box(kEast, kNorth, 5, 15),
                 {{"height_m", 13.0},
                  {"storeys", qint64(4)},
                  {"use", QStringLiteral("row_house")},
                  {"roof", QStringLiteral("stair_hut")}});
        BUILD(layer, town, "building");
        int walls = 0;
        for (const Face &face : facesOf(layer, town.frame)) {
            const bool upright = std::abs(face.corners[0].normal.z()) < 40;
            const bool isFacade = upright && face.material == scene::Material::Building;
            walls += isFacade;
            for (const Corner &corner : face.corners)
                QCOMPARE(static_cast<int>(corner.color.a()),
                         isFacade ? 255 - static_cast<int>(Facade::TubeHouse) : 255);
        }
        QCOMPARE(walls, 8);
        // Volumes of results are glass: their opacity is their own.
        QCOMPARE(static_cast<int>(scene::wallVertexColor(QColor(1, 2, 3, 200), Facade::Blank).a()), 200);
    }

    /// 12 m of a villa: four bays of 3 m, in three storeys; none on a pagoda.
    void openingsAreSpreadOverTheWall()
    {
        OneHouse villa("detached_house");
        QCOMPARE(villa.across(3.4 * 1.53), 4);
        QCOMPARE(villa.across(3.4 * 2.53), 4);
        QCOMPARE(villa.across(3.4 * 1.02), 0); // between storeys
        QCOMPARE(villa.openings({kEast + 1.5, kNorth, 0.1}, {kEast + 1.5, kNorth, 10.1}), 3);
        QCOMPARE(OneHouse("religious").across(3.4 * 1.53), 0);
        // Offices are glazed every 1.5 m.
        QCOMPARE(OneHouse("office").across(3.4 * 1.55), 8);
    }

    /// The walls of a model have them too where they are upright rectangles, in whatever order and from
    /// whichever corner; its gables are blank.
    void modelsHaveThemToo()
    {
        Geometry solid(geo::GeometryType::MultiPolygon, true);
        const auto face = [&solid](std::initializer_list<Coord> ring) {
            solid.beginPart();
            solid.beginRing();
            for (const Coord &c : ring)
                solid.add({kEast + c.x, kNorth + c.y, c.z});
            solid.closeRing();
        };
        face({{12, 0, 10.2}, {0, 0, 10.2}, {0, 0, 0}, {12, 0, 0}});
        face({{0, 9, 0}, {0, 9, 10.2}, {12, 9, 10.2}, {12, 9, 0}});
        face({{12, 0, 0}, {12, 9, 0}, {12, 9, 10.2}, {12, 4.5, 14}, {12, 0, 10.2}});
        face({{0, 0, 0}, {0, 0, 10.2}, {0, 4.5, 14}, {0, 9, 10.2}, {0, 9, 0}});
        face({{0, 0, 10.2}, {12, 0, 10.2}, {12, 4.5, 14}, {0, 4.5, 14}});
        face({{12, 9, 10.2}, {0, 9, 10.2}, {0, 4.5, 14}, {12, 4.5, 14}});
        face({{0, 0, 0}, {0, 9, 0}, {12, 9, 0}, {12, 0, 0}});
        OneHouse model("detached_house", 12, solid);
        QCOMPARE(model.across(3.4 * 1.53), 4);
    }

    /// The long walls of tube houses stand against the neighbours'.
    void partyWallsAreBlank()
    {
        QCOMPARE(OneHouse("row_house").across(3.4 * 1.53), 0);
        QCOMPARE(OneHouse("row_house", 4.2).across(3.4 * 1.53), 2);
    }

    void fromAfarAndFromAboveThereAreNone()
    {
        OneHouse villa("detached_house");
        QCOMPARE(villa.across(3.4 * 1.53, 60), 4);
        QCOMPARE(villa.across(3.4 * 1.53, 500), 0);
        // While detail is given up, windows go first.
        villa.city.setCoarseness(3);
        QCOMPARE(villa.across(3.4 * 1.53, 150), 0);
    }

    /// What colours stand for is not mixed with glass.
    void coloursByAttributeAreClean()
    {
        OneHouse villa("detached_house");
        const auto style = scene::LayerStyle::suggested(kBuilding, QStringLiteral("use"));
        const auto classes = scene::classify(*villa.town.store, style, villa.town.task);
        VERIFY_RESULT(classes);
        villa.city.setLayerClasses(kBuilding, *classes);
        QCOMPARE(villa.across(3.4 * 1.53), 0);
        villa.city.setLayerClasses(kBuilding, nullptr);
        QCOMPARE(villa.across(3.4 * 1.53), 4);
    }

    /// By night some of the same openings are lit.
    void someWindowsAreLitByNight()
    {
        int lit = 0;
        int dark = 0;
        for (const char *use : {"detached_house", "apartment", "office", "school"}) {
            OneHouse house(use);
            house.city.setSun(180, -20);
            for (const double storey : {0.55, 1.55, 2.55}) {
                house.lit = 0;
                static_cast<void>(house.across(3.4 * storey));
                (house.lit > 170 ? lit : dark) += 1;
            }
        }
        QVERIFY2(lit >= 3 && dark >= 1, qPrintable(QStringLiteral("%1 lit, %2 dark").arg(lit).arg(dark)));
    }
};

QTEST_GUILESS_MAIN(TestFacade)
#include "tst_facade.moc"
