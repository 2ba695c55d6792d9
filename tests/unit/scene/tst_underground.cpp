// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "memorystore.h"
#include "testsupport.h"

#include <dothi/scene/offscreen.h>
#include <dothi/scene/underground.h>

#include <cmath>

using namespace dothi;
using scene::Camera;
using scene::CameraPose;

namespace {

const geo::Coord kMiddle{603'000, 1'191'000, 0};

city::Feature feature(const char *layer, const geo::Geometry &geometry,
                      const std::map<QString, city::Value> &values)
{
    const city::LayerDef *def = city::Schema::builtin().layer(QString::fromLatin1(layer));
    city::Feature made;
    made.geometry = geometry;
    made.values.resize(static_cast<size_t>(def->fields.size()));
    for (const auto &[field, value] : values)
        made.values[static_cast<size_t>(def->fieldIndex(field))] = value;
    return made;
}

geo::Geometry line(double y)
{
    geo::Geometry g =
        geo::Geometry::lineString({{kMiddle.x - 50, kMiddle.y + y, 0}, {kMiddle.x + 50, kMiddle.y + y, 0}});
    g.setType(geo::GeometryType::MultiLineString);
    return g;
}

/// Ground at 5 m; a pipe with inverts, one with none, one with nonsense; a house with two basements and one
/// with none.
std::unique_ptr<test::MemoryStore> makeCity()
{
    auto store = test::MemoryStore::of(QStringLiteral("hcmc"));
    auto writer = store->write().value();
    const QString up = QStringLiteral("invert_up_m");
    const QString down = QStringLiteral("invert_down_m");
    const QString wide = QStringLiteral("diameter_mm");
    std::vector<city::Feature> pipes{feature("pipe", line(0), {{wide, 1000.0}, {up, 3.0}, {down, 1.0}}),
                                     feature("pipe", line(20), {{wide, 600.0}}),
                                     feature("pipe", line(40), {{wide, 600.0}, {up, 900.0}, {down, -800.0}})};
    const auto box = [](double x) {
        geo::Geometry g = geo::Geometry::polygon({{kMiddle.x + x, kMiddle.y - 40, 0},
                                                  {kMiddle.x + x + 20, kMiddle.y - 40, 0},
                                                  {kMiddle.x + x + 20, kMiddle.y - 20, 0},
                                                  {kMiddle.x + x, kMiddle.y - 20, 0}});
        g.setType(geo::GeometryType::MultiPolygon);
        return g;
    };
    std::vector<city::Feature> houses{
        feature("building", box(30), {{QStringLiteral("height_m"), 10.0}}),
        feature("building", box(0),
                {{QStringLiteral("basements"), qint64(2)}, {QStringLiteral("height_m"), 30.0}})};
    if (!writer->insert(QStringLiteral("pipe"), pipes) ||
        !writer->insert(QStringLiteral("building"), houses) || !writer->commit())
        qFatal("no city");
    return store;
}

scene::GroundPtr groundAt(double height)
{
    auto grid = std::make_shared<geo::ElevationGrid>(20, 20, kMiddle.x - 100, kMiddle.y + 100, 10);
    for (int row = 0; row < 20; ++row) {
        for (int column = 0; column < 20; ++column)
            grid->set(column, row, static_cast<float>(height));
    }
    return grid;
}

/// The city in a scene with its terrain, as it is looked at from above.
class Shown
{
public:
    Shown()
        : city(frame)
    {
        city.setGround(ground);
        auto terrain = scene::buildLayer(*store, QStringLiteral("terrain"), frame, ground, task);
        if (!terrain)
            qFatal("no terrain");
        city.setLayer(std::move(*terrain));
    }
    void lookBelow()
    {
        city.setUnderground(std::make_unique<scene::UndergroundScene>(
            std::move(scene::buildUnderground(*store, frame, ground, task).value())));
    }

    std::unique_ptr<test::MemoryStore> store = makeCity();
    geo::LocalFrame frame{kMiddle};
    scene::GroundPtr ground = groundAt(5);
    TaskContext task;
    scene::CityScene city;
};

} // namespace

class TstUnderground : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deeperIsPaler()
    {
        QCOMPARE(scene::depthFade(-1), 1.0);
        QCOMPARE(scene::depthFade(0), 1.0);
        QVERIFY(std::abs(scene::depthFade(7.5) - 0.85) < 1e-12);
        QCOMPARE(scene::depthFade(15), 0.7);
        QCOMPARE(scene::depthFade(500), 0.7);
    }

    void pipesLieAtTheirInverts()
    {
        const auto store = makeCity();
        const geo::LocalFrame frame(kMiddle);
        TaskContext task;
        const auto below = scene::buildUnderground(*store, frame, groundAt(5), task);
        VERIFY_RESULT(below);
        QCOMPARE(below->layers.size(), 2U);
        const auto &pipes =
            *std::ranges::find(below->layers, QStringLiteral("pipe"), &scene::UndergroundScene::Layer::id);
        QCOMPARE(pipes.features, 3);
        QCOMPARE(pipes.assumed, 2);
        // Straight down onto the axis, half a metre above a bed that falls from 3 to 1 m.
        const auto axis = [&](double x, double y) {
            const scene::PickRay ray{{x, y, 100}, {0, 0, -1}, 0, 0};
            const auto hit = pipes.pick.pick(ray);
            return hit ? 100 - hit->t : std::nan("");
        };
        QVERIFY2(std::abs(axis(0, 0) - 2.5) < 0.02, qPrintable(QString::number(axis(0, 0))));
        QVERIFY(std::abs(axis(-40, 0) - 3.3) < 0.02);
        QVERIFY(std::abs(axis(40, 0) - 1.7) < 0.02);
        QVERIFY(std::isnan(axis(0, 2)));
        // Without inverts, and with such as cannot be: the top 1.0 m below the ground.
        QVERIFY(std::abs(axis(0, 20) - 3.7) < 0.02);
        QVERIFY(std::abs(axis(0, 40) - 3.7) < 0.02);
    }

    void whatIsFoundCountsTowardsTheMost()
    {
        const auto store = makeCity();
        TaskContext task;
        const auto all = scene::buildUnderground(*store, geo::LocalFrame(kMiddle), groundAt(5), task);
        VERIFY_RESULT(all);
        QVERIFY(!all->isCut);
        // One of each: the house without a basement, read first, takes no other's place.
        const auto below = scene::buildUnderground(*store, geo::LocalFrame(kMiddle), groundAt(5), task, 1);
        VERIFY_RESULT(below);
        QVERIFY(below->isCut);
        QCOMPARE(below->layers.size(), 2U);
        for (const scene::UndergroundScene::Layer &layer : below->layers)
            QCOMPARE(layer.features, 1);
    }

    void basementsGoDownFromTheGround()
    {
        const auto store = makeCity();
        TaskContext task;
        const auto below = scene::buildUnderground(*store, geo::LocalFrame(kMiddle), groundAt(5), task);
        VERIFY_RESULT(below);
        const auto &houses = *std::ranges::find(below->layers, QStringLiteral("building"),
                                                &scene::UndergroundScene::Layer::id);
        QCOMPARE(houses.features, 1); // the other has no basement
        // From the side, at 1 m below the ground and at 1 m below its floor.
        const auto hits = [&](double z) {
            return houses.pick.pick({{-50, -30, z}, {1, 0, 0}, 0, 0}).has_value();
        };
        QVERIFY(hits(4));
        QVERIFY(hits(5 - 2 * 3.3 + 0.2));
        QVERIFY(!hits(5 - 2 * 3.3 - 0.2));
        QVERIFY(!hits(5.2));
        QVERIFY(below->deepestM > 6.5 && below->deepestM < 6.7);
        // What its colour means is said.
        QCOMPARE(houses.legend.size(), size_t(1));
        QCOMPARE(houses.legend[0].text, QStringLiteral("Basement"));
    }

    void aClickGoesThroughTheGroundOnlyWhenLookingBelowIt()
    {
        Shown shown;
        scene::CityScene &city = shown.city;
        const Camera camera({{kMiddle.x, kMiddle.y, 3}, 0, 60, 80, false}, {640, 480});
        const auto ordinary = city.pick(camera, {320, 240});
        QVERIFY(ordinary);
        QVERIFY(ordinary->ref.layer.isEmpty());
        shown.lookBelow();
        QVERIFY(city.isUnderground());
        const auto through = city.pick(camera, {320, 240});
        QVERIFY(through);
        QCOMPARE(through->ref.layer, QStringLiteral("pipe"));
        QVERIFY(through->where.z < 4);
        city.setUnderground(nullptr);
        QVERIFY(city.pick(camera, {320, 240})->ref.layer.isEmpty());
    }

    void whatIsHiddenOrCutAwayIsSoBelowTheGround()
    {
        Shown shown;
        scene::CityScene &city = shown.city;
        shown.lookBelow();
        // Straight down at the pipe with inverts, and at the house with two basements.
        const auto at = [&city](double x, double y) {
            const Camera camera({{kMiddle.x + x, kMiddle.y + y, 3}, 0, 90, 40, true}, {640, 480});
            city.prepareFrame(camera);
            const auto hit = city.pick(camera, {320, 240});
            return hit ? hit->ref.layer : QStringLiteral("nothing");
        };
        QCOMPARE(at(0, 0), QStringLiteral("pipe"));
        QCOMPARE(at(10, -30), QStringLiteral("building"));
        city.setLayerVisible(QStringLiteral("pipe"), false);
        QCOMPARE(at(0, 0), QString()); // the ground
        QCOMPARE(at(10, -30), QStringLiteral("building"));
        city.setLayerVisible(QStringLiteral("pipe"), true);
        QCOMPARE(at(0, 0), QStringLiteral("pipe"));
        const auto houses = shown.store->readAll(QStringLiteral("building"));
        VERIFY_RESULT(houses);
        const city::FeatureId deep = houses->back().id;
        city.setHidden(QStringLiteral("building"), {deep});
        QCOMPARE(at(10, -30), QString());
        city.setHidden(QStringLiteral("building"), {});
        QCOMPARE(at(10, -30), QStringLiteral("building"));
        // Hidden before one looks below: so it is from the beginning.
        city.setLayerVisible(QStringLiteral("pipe"), false);
        shown.lookBelow();
        QCOMPARE(at(0, 0), QString());
        city.setLayerVisible(QStringLiteral("pipe"), true);
        // What lies east of the line from south to north is taken away, and is no more to be pointed at.
        scene::Section section;
        section.kind = scene::SectionKind::Vertical;
        section.from = {kMiddle.x, kMiddle.y - 500, 0};
        section.to = {kMiddle.x, kMiddle.y + 500, 0};
        city.setSection(section);
        QCOMPARE(at(-20, 0), QStringLiteral("pipe"));
        QCOMPARE(at(20, 0), QStringLiteral("nothing"));
        QCOMPARE(at(10, -30), QStringLiteral("nothing"));
        // The basement that is cut shows its cut face: from the east, half a metre below the ground.
        section.from.x = section.to.x = kMiddle.x + 10;
        city.setSection(section);
        Camera from({{kMiddle.x + 10, kMiddle.y - 30, 4.5}, 270, 2, 30, false}, {640, 480});
        while (city.prepareFrame(from), city.isFillingCuts()) {
        }
        const auto cut = city.pick(from, {320, 240});
        QVERIFY(cut && cut->ref.layer == QLatin1String("building"));
        QVERIFY2(std::abs(cut->where.x - kMiddle.x - 10) < 0.02,
                 qPrintable(QString::number(cut->where.x - kMiddle.x)));
        city.setSection({});
        QCOMPARE(at(20, 0), QStringLiteral("pipe"));
    }

    void thePipeIsSeenThroughTheGround()
    {
        Shown shown;
        scene::CityScene &city = shown.city;
        const Camera camera({{kMiddle.x, kMiddle.y, 3}, 0, 60, 40, false}, {320, 240});
        const auto before = scene::renderImage(city, camera, {320, 240}, nullptr, 1);
        if (!before && before.error().code() == ErrorCode::Unsupported)
            QSKIP("absent: OpenGL without a window (EGL surfaceless)");
        VERIFY_RESULT(before);
        shown.lookBelow();
        const auto after = scene::renderImage(city, camera, {320, 240}, nullptr, 1);
        VERIFY_RESULT(after);
        const auto apart = [](const QColor &a, const QColor &b) {
            return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) +
                   std::abs(a.blue() - b.blue());
        };
        // Before: even ground. Then the pipe across the middle stands out from the ground beside it.
        QVERIFY(apart(before->pixelColor(160, 120), before->pixelColor(160, 60)) < 20);
        QVERIFY2(apart(after->pixelColor(160, 120), after->pixelColor(160, 60)) > 60,
                 qPrintable(after->pixelColor(160, 120).name() + after->pixelColor(160, 60).name()));
        city.setUnderground(nullptr);
        const auto again = scene::renderImage(city, camera, {320, 240}, nullptr, 1);
        QVERIFY(apart(again->pixelColor(160, 120), before->pixelColor(160, 120)) < 6);
    }

    void theCameraMayLookUpOnlyBelowTheGround()
    {
        Camera camera({kMiddle, 0, 30, 50, false}, {640, 480});
        camera.orbit(kMiddle, 0, -30);
        QCOMPARE(camera.pose().pitchDeg, 2.0);
        camera.setBelowGround(true);
        camera.orbit(kMiddle, 0, -30);
        QCOMPARE(camera.pose().pitchDeg, -30.0);
        QVERIFY(std::abs(camera.eye().z - (kMiddle.z - 25)) < 1e-9);
        const osg::Matrixd projection = camera.projectionMatrix();
        for (int i = 0; i < 16; ++i)
            QVERIFY(std::isfinite(projection.ptr()[i]));
        camera.setBelowGround(false);
        QCOMPARE(camera.pose().pitchDeg, 2.0);
    }
};

QTEST_MAIN(TstUnderground)
#include "tst_underground.moc"
