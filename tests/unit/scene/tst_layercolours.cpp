// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"
#include "syntheticcity.h"

#include <dothi/scene/blockgrid.h>
#include <dothi/scene/layerclasses.h>
#include <dothi/scene/offscreen.h>
#include <dothi/scene/palettes.h>
#include <dothi/scene/tilepager.h>

#include <set>

using namespace dothi;
using namespace buildfixture;
using scene::Camera;
using scene::CityScene;
using scene::LayerStyle;

namespace {

const QString kBuilding = QStringLiteral("building");
constexpr QSize kSize(320, 240);

/// Whether two colours are of one hue and about one lightness: what is seen bears light and haze.
bool isLike(const QColor &a, const QColor &b, int by = 26)
{
    return std::abs(a.red() - b.red()) <= by && std::abs(a.green() - b.green()) <= by &&
           std::abs(a.blue() - b.blue()) <= by;
}

/// Two quarters, one of low houses in the west and one of towers in the east, each 200 m wide.
class Quarters
{
public:
    explicit Quarters(double buildingM = 16)
        : ground(levelGround(0))
    {
        const city::LayerDef &def = *city::Schema::builtin().layer(kBuilding);
        std::vector<city::Feature> features;
        for (int i = 0; i < 10; ++i) {
            for (int j = 0; j < 10; ++j) {
                for (const bool high : {false, true}) {
                    city::Feature feature(def);
                    feature.geometry =
                        box(kEast + (high ? 260 : 20) + i * 20, kNorth + j * 20 - 100, buildingM, buildingM);
                    (void)feature.set(def, QStringLiteral("height_m"), high ? 40.0 : 4.0);
                    (void)feature.set(def, QStringLiteral("use"),
                                      high ? QStringLiteral("apartment") : QStringLiteral("row_house"));
                    features.push_back(feature);
                }
            }
        }
        auto writer = town.store->write().value();
        if (!writer->insert(kBuilding, features) || !writer->commit())
            qFatal("cannot write");
    }

    [[nodiscard]] scene::LayerClassesPtr classes(const char *field)
    {
        auto made =
            scene::classify(*town.store, LayerStyle::suggested(kBuilding, QLatin1String(field)), town.task);
        if (!made)
            qFatal("%s", qPrintable(made.error().logText()));
        return *made;
    }
    [[nodiscard]] city::LayerInfo info() const { return infoOf(*town.store, kBuilding); }
    static Camera plan(double distanceM)
    {
        return Camera({{kEast + 240, kNorth, 0}, 0, 90, distanceM, true}, kSize);
    }

    Town town;
    scene::GroundPtr ground;
    geo::LocalFrame frame{Coord{kEast, kNorth, 0}};
};

/// The colours of what a picture shows west and east of its middle, as far as they are like one of these.
struct Sides
{
    std::map<QRgb, int> west;
    std::map<QRgb, int> east;
};
Sides countLike(const QImage &picture, const std::vector<QColor> &colors)
{
    Sides sides;
    for (int x = 0; x < picture.width(); ++x) {
        for (int y = 0; y < picture.height(); ++y) {
            for (const QColor &color : colors) {
                if (isLike(picture.pixelColor(x, y), color))
                    ++(x < picture.width() / 2 ? sides.west : sides.east)[color.rgb()];
            }
        }
    }
    return sides;
}

} // namespace

class TestLayerColours : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Near by houses bear the colour of their class, in the far view blocks that of their houses; a change
    /// of style shows in tiles that are there already, and its end brings back their own colours.
    void aPictureHoldsTheColoursNearAndFar_data()
    {
        QTest::addColumn<double>("distanceM");
        QTest::addColumn<int>("level");
        QTest::newRow("near") << 600.0 << 0;
        QTest::newRow("far") << 3200.0 << 3;
    }
    void aPictureHoldsTheColoursNearAndFar()
    {
        QFETCH(double, distanceM);
        QFETCH(int, level);
        Quarters quarters;
        CityScene city(quarters.frame);
        city.setGround(quarters.ground);
        city.setLayerVisible(kBuilding, true);
        city.setPaged(quarters.info());
        const Camera camera = Quarters::plan(distanceM);
        VERIFY_RESULT(city.loadTiles(camera, *quarters.town.store, quarters.town.task));
        const auto plain = scene::renderImage(city, camera, kSize, nullptr, 1);
        VERIFY_RESULT(plain);
        if (level > 0) {
            const double mpp = camera.metresPerPixel({kEast, kNorth, 0});
            QVERIFY(mpp > scene::pagePlan(kBuilding)->fromMpp[0]);
        }

        for (const char *field : {"use", "height_m"}) {
            const scene::LayerClassesPtr classes = quarters.classes(field);
            city.setLayerClasses(kBuilding, classes);
            // No tile is asked for: those that are there take the colours on.
            QVERIFY(city.missingTiles(10).empty());
            const auto picture = scene::renderImage(city, camera, kSize, nullptr, 1);
            VERIFY_RESULT(picture);
            QVERIFY(!city.isRecolouring());
            const QColor low = classes->colorOf(1);
            const QColor high = classes->colorOf(2);
            QVERIFY(!isLike(low, high, 40));
            const Sides sides = countLike(*picture, {low, high});
            const auto count = [](const std::map<QRgb, int> &side, const QColor &color) {
                const auto found = side.find(color.rgb());
                return found == side.end() ? 0 : found->second;
            };
            QVERIFY2(
                count(sides.west, low) > 60 && count(sides.east, high) > 60,
                qPrintable(QStringLiteral("%1 %2").arg(count(sides.west, low)).arg(count(sides.east, high))));
            QVERIFY(count(sides.west, high) < count(sides.west, low) / 10);
            QVERIFY(count(sides.east, low) < count(sides.east, high) / 10);
        }
        city.setLayerClasses(kBuilding, nullptr);
        const auto again = scene::renderImage(city, camera, kSize, nullptr, 1);
        VERIFY_RESULT(again);
        QCOMPARE(*again, *plain);
    }

    /// What comes after the style is coloured as it comes.
    void tilesThatComeLaterAreColoured()
    {
        Quarters quarters;
        CityScene before(quarters.frame);
        CityScene after(quarters.frame);
        const Camera camera = Quarters::plan(600);
        const scene::LayerClassesPtr classes = quarters.classes("use");
        for (CityScene *city : {&before, &after}) {
            city->setGround(quarters.ground);
            city->setLayerVisible(kBuilding, true);
            city->setPaged(quarters.info());
            if (city == &before)
                city->setLayerClasses(kBuilding, classes);
            VERIFY_RESULT(city->loadTiles(camera, *quarters.town.store, quarters.town.task));
            if (city == &after)
                city->setLayerClasses(kBuilding, classes);
        }
        const auto a = scene::renderImage(before, camera, kSize, nullptr, 1);
        const auto b = scene::renderImage(after, camera, kSize, nullptr, 1);
        VERIFY_RESULT(a);
        VERIFY_RESULT(b);
        QCOMPARE(*a, *b);
    }

    /// Hidden houses stay hidden in another colour, and what follows them in the mesh keeps its own.
    void hidingAndColouringGoTogether()
    {
        Quarters quarters;
        const Camera camera = Quarters::plan(600);
        const std::vector<city::FeatureId> hidden{1, 5, 9, 40};
        QImage pictures[2];
        for (const bool colourFirst : {false, true}) {
            CityScene city(quarters.frame);
            city.setGround(quarters.ground);
            city.setLayerVisible(kBuilding, true);
            city.setPaged(quarters.info());
            VERIFY_RESULT(city.loadTiles(camera, *quarters.town.store, quarters.town.task));
            if (!colourFirst)
                city.setHidden(kBuilding, hidden);
            city.setLayerClasses(kBuilding, quarters.classes("height_m"));
            city.prepareFrame(camera);
            if (colourFirst)
                city.setHidden(kBuilding, hidden);
            const auto picture = scene::renderImage(city, camera, kSize, nullptr, 1);
            VERIFY_RESULT(picture);
            pictures[colourFirst] = *picture;
        }
        QCOMPARE(pictures[0], pictures[1]);
    }

    /// Many small houses and a few large ones: far blocks are not all of the large ones' colour.
    void farBlocksAreOfTheMany()
    {
        scene::BlockGrid fine(geo::Extent(0, 0, 480, 480), 48);
        // Half of the ground is built on by class A in halls of 20 m × 20 m, half by B in houses of 10 m × 10
        // m.
        city::FeatureId id = 0;
        std::set<city::FeatureId> halls;
        for (int x = 0; x < 480; x += 20) {
            for (int y = 0; y < 480; y += 20) {
                if ((x / 20 + y / 20) % 2 == 0) {
                    fine.add(box(x, y, 19.9, 19.9), ++id, 6, Qt::gray);
                    halls.insert(id);
                    continue;
                }
                for (int k = 0; k < 4; ++k)
                    fine.add(box(x + k % 2 * 10, y + k / 2 * 10, 9.9, 9.9), ++id, 6, Qt::gray);
            }
        }
        scene::BlockGrid coarse(geo::Extent(0, 0, 480, 480), 12); // cells of 40 m: two halls, eight houses
        coarse.addFiner(fine.shares(), 0, 0, 4);
        coarse.settle();
        int drawn = 0;
        for (int c = 0; c < 12; ++c) {
            for (int r = 0; r < 12; ++r)
                drawn += halls.contains(coarse.cell(c, r).drawn);
        }
        // 144 times a fair coin: 72, and 6 for one standard deviation.
        QVERIFY2(drawn > 72 - 24 && drawn < 72 + 24, qPrintable(QString::number(drawn)));
    }

    void roadsAreSeenOnceTheyAreColoured()
    {
        Town town;
        town.put("road_surface", box(kEast, kNorth - 6, 200, 12), {{"kind", QStringLiteral("carriageway")}});
        town.put("road", line({{kEast, kNorth, 0}, {kEast + 200, kNorth, 0}}),
                 {{"lanes", qint64(2)}, {"width_m", 12.0}});
        const QString road = QStringLiteral("road");
        CityScene city{geo::LocalFrame(Coord{kEast, kNorth, 0})};
        city.setGround(levelGround(0));
        city.setLayerVisible(road, true);
        city.setPaged(infoOf(*town.store, road));
        const Camera camera({{kEast + 100, kNorth, 0}, 0, 90, 250, true}, kSize);
        VERIFY_RESULT(city.loadTiles(camera, *town.store, town.task));
        const auto before = scene::renderImage(city, camera, kSize, nullptr, 1);
        VERIFY_RESULT(before);
        LayerStyle style = LayerStyle::suggested(road, QStringLiteral("lanes"));
        style.kind = scene::StyleKind::Values;
        const auto classes = scene::classify(*town.store, style, town.task);
        VERIFY_RESULT(classes);
        city.setLayerClasses(road, *classes);
        const auto after = scene::renderImage(city, camera, kSize, nullptr, 1);
        VERIFY_RESULT(after);
        const QColor color = (*classes)->classes().front().color;
        const QPoint middle(kSize.width() / 2, kSize.height() / 2);
        QVERIFY(!isLike(before->pixelColor(middle), color));
        QVERIFY2(isLike(after->pixelColor(middle), color), qPrintable(after->pixelColor(middle).name()));
    }

    /// Parcels fade out from afar; as a map of an attribute they stay.
    void areasStayWhenSeenFromAfar()
    {
        Town town;
        for (int i = 0; i < 40; ++i) {
            town.put("parcel", box(kEast + i % 8 * 50 - 200, kNorth + i / 8 * 50 - 125, 50, 50),
                     {{"area_m2", 2500.0 + i}});
        }
        const QString parcel = QStringLiteral("parcel");
        CityScene city{geo::LocalFrame(Coord{kEast, kNorth, 0})};
        city.setGround(levelGround(0));
        city.setLayerVisible(parcel, true);
        city.setPaged(infoOf(*town.store, parcel));
        const Camera camera({{kEast, kNorth, 0}, 0, 90, 900, true}, kSize);
        QVERIFY(camera.metresPerPixel({kEast, kNorth, 0}) > 1.2);
        VERIFY_RESULT(city.loadTiles(camera, *town.store, town.task));
        QCOMPARE(city.triangles(), 0);
        const auto classes =
            scene::classify(*town.store, LayerStyle::suggested(parcel, QStringLiteral("area_m2")), town.task);
        VERIFY_RESULT(classes);
        city.setLayerClasses(parcel, *classes);
        VERIFY_RESULT(city.loadTiles(camera, *town.store, town.task));
        const auto picture = scene::renderImage(city, camera, kSize, nullptr, 1);
        VERIFY_RESULT(picture);
        std::vector<QColor> colors;
        for (const scene::StyleClass &c : (*classes)->classes())
            colors.push_back(c.color);
        int found = 0;
        const Sides sides = countLike(*picture, colors);
        for (const QColor &color : colors)
            found += sides.west.contains(color.rgb()) || sides.east.contains(color.rgb());
        QCOMPARE(colors.size(), 4U); // 2500 – 2510, … 2530 – 2540
        QCOMPARE(found, 4);
    }

    /// In the dark theme, and by night, what is coloured is lit: about as bright as its legend says, while
    /// all else is dim.
    void coloursAreLitInTheDark()
    {
        Quarters quarters;
        CityScene city(quarters.frame);
        city.setGround(quarters.ground);
        city.setLayerVisible(kBuilding, true);
        city.setPaged(quarters.info());
        const Camera camera = Quarters::plan(600);
        const auto classes = quarters.classes("use");
        const auto brightest = [&] {
            int most = 0;
            if (!city.loadTiles(camera, *quarters.town.store, quarters.town.task))
                return most;
            const auto picture = scene::renderImage(city, camera, kSize, nullptr, 1);
            for (int x = 0; picture && x < picture->width(); x += 2) {
                for (int y = 0; y < picture->height(); y += 2) {
                    const QColor c = picture->pixelColor(x, y);
                    most = std::max(most, std::max({c.red(), c.green(), c.blue()}));
                }
            }
            return most;
        };
        int brightestOwn = 0;
        for (const scene::StyleClass &c : classes->classes())
            brightestOwn = std::max({brightestOwn, c.color.red(), c.color.green(), c.color.blue()});
        city.setLayerClasses(kBuilding, classes);
        city.setTheme(scene::Theme::Dark);
        const int dark = brightest();
        QVERIFY2(dark > brightestOwn * 0.75, qPrintable(QString::number(dark)));
        city.setTheme(scene::Theme::Light);
        city.setSun(0, -40);
        const int night = brightest();
        QVERIFY2(night > brightestOwn * 0.7, qPrintable(QString::number(night)));
        city.setLayerClasses(kBuilding, {});
        const int dim = brightest();
        QVERIFY2(dim > 20 && dim < brightestOwn * 0.6, qPrintable(QString::number(dim)));
    }
};

QTEST_GUILESS_MAIN(TestLayerColours)
#include "tst_layercolours.moc"
