// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "syntheticcity.h"
#include "testsupport.h"

#include <dothi/scene/cityscene.h>
#include <dothi/scene/labels.h>
#include <dothi/scene/layerindex.h>
#include <dothi/scene/materials.h>

#include <osg/Geometry>
#include <osg/NodeVisitor>

#include <cmath>

using namespace dothi;
using scene::Camera;
using scene::CameraPose;
using scene::CityScene;

namespace {

const QSizeF kViewport(1280, 800);

/// Triangles a renderer would get from a graph: hidden nodes and both levels of detail counted as they stand.
class TriangleCounter : public osg::NodeVisitor
{
public:
    TriangleCounter()
        : osg::NodeVisitor(TRAVERSE_ACTIVE_CHILDREN)
    {
        setTraversalMask(~0U);
        setNodeMaskOverride(0);
    }
    void apply(osg::Geometry &geometry) override
    {
        for (unsigned i = 0; i < geometry.getNumPrimitiveSets(); ++i)
            triangles += geometry.getPrimitiveSet(i)->getNumIndices() / 3;
    }
    qint64 triangles = 0;
};

qint64 trianglesOf(osg::Node &node)
{
    TriangleCounter counter;
    node.accept(counter);
    return counter.triangles;
}

/// A hundred houses, with everything around them, attached.
class Shown
{
public:
    explicit Shown(int buildings = 100)
        : city(buildings)
        , frame(geo::Coord{city.center().x, city.center().y, 0})
        , scene(frame)
    {
        scene.setGround(city.ground());
        for (const QString &layer : scene::drawableLayers()) {
            TaskContext task;
            auto built = scene::buildLayer(city.store(), layer, frame, city.ground(), task);
            if (!built)
                qFatal("%s", qPrintable(built.error().logText()));
            scene.setLayer(std::move(*built));
            scene.setLayerVisible(layer, scene::shownAtFirst(layer));
        }
    }

    /// A building of the town with its middle at roof height.
    [[nodiscard]] std::pair<city::FeatureId, geo::Coord> building(size_t n) const
    {
        const city::LayerDef &def = *city::Schema::builtin().layer(QStringLiteral("building"));
        const city::Feature feature = city.store().readAll(QStringLiteral("building")).value().at(n);
        geo::Coord middle = feature.geometry.extent().center();
        middle.z = scene::groundHeight(city.ground().get(), middle.x, middle.y) +
                   city::toNumber(feature.value(def, QStringLiteral("height_m")));
        return {feature.id, middle};
    }

    test::SyntheticCity city;
    geo::LocalFrame frame;
    CityScene scene;
};

} // namespace

class TestCityScene : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void picksTheRoofUnderThePixel();
    void picksTheNearestOfWhatIsInLine();
    void picksOnlyWhatIsVisible();
    void picksTheLayerDrawnLastOnTheGround();
    void picksBareTerrainAndNothingInTheSky();
    void picksLinesWithinAFewPixels();
    void picksInPlan();
    void picksWhatIsPlanned();
    void hidingTakesAwayAndBringsBack();
    void hidingOutlastsARebuild();
    void settingsOutlastReplacingALayer();
    void visibilityAndExtent();
    void selectionReadsTheStore();
    void outlinesGoWithTheirLayer();
    void overlaysComeAndGo();
    void strangeOverlaysDoNoHarm();
    void pillsNeverOverlap();
    void labelsKeepClearOfPanels();
    void namesGiveWay();
    void aNameIsNotWrittenTwiceNearBy();
    void picksAllOverThePicture();
};

void TestCityScene::picksTheRoofUnderThePixel()
{
    const Shown shown;
    for (const size_t n : {0U, 17U, 60U}) {
        const auto [id, roof] = shown.building(n);
        const Camera camera({{roof.x, roof.y, roof.z}, 30, 70, 150, false}, kViewport);
        const auto hit = shown.scene.pick(camera, {640, 400});
        QVERIFY(hit);
        QCOMPARE(hit->ref.toString(), QStringLiteral("building/%1").arg(id));
        // Within the roof; gabled ones and huts lie up to some metres lower than the highest point.
        QVERIFY(std::abs(hit->where.z - roof.z) < 4);
        QVERIFY(std::hypot(hit->where.x - roof.x, hit->where.y - roof.y) < 3);
        const geo::Coord eye = camera.eye();
        QVERIFY(std::abs(
                    std::hypot(std::hypot(eye.x - hit->where.x, eye.y - hit->where.y), eye.z - hit->where.z) -
                    hit->distanceM) < 1e-6);
    }
}

void TestCityScene::picksTheNearestOfWhatIsInLine()
{
    const Shown shown;
    const auto [id, roof] = shown.building(0);
    // From the south, almost level: the first house of the first row hides those behind it.
    const geo::Coord wall{roof.x, roof.y, roof.z - 2};
    const Camera camera({wall, 0, 4, 60, false}, kViewport);
    const auto hit = shown.scene.pick(camera, {640, 400});
    QVERIFY(hit);
    QCOMPARE(hit->ref.id, id);
    QVERIFY(hit->where.y < wall.y); // its front wall
}

void TestCityScene::picksOnlyWhatIsVisible()
{
    Shown shown;
    const auto [id, roof] = shown.building(3);
    const Camera camera({roof, 0, 90, 120, false}, kViewport);
    QCOMPARE(shown.scene.pick(camera, {640, 400})->ref.layer, QStringLiteral("building"));
    shown.scene.setLayerVisible(QStringLiteral("building"), false);
    QCOMPARE(shown.scene.pick(camera, {640, 400})->ref.layer, QStringLiteral("parcel"));
    shown.scene.setLayerVisible(QStringLiteral("parcel"), false);
    QVERIFY(shown.scene.pick(camera, {640, 400})->ref.layer.isEmpty());
    shown.scene.setLayerVisible(QStringLiteral("building"), true);
    QCOMPARE(shown.scene.pick(camera, {640, 400})->ref.id, id);
}

void TestCityScene::picksTheLayerDrawnLastOnTheGround()
{
    Shown shown;
    const auto [id, roof] = shown.building(3);
    shown.scene.setLayerVisible(QStringLiteral("building"), false);
    shown.scene.setLayerVisible(QStringLiteral("land_use"), true);
    geo::Coord ground = roof;
    ground.z = scene::groundHeight(shown.city.ground().get(), roof.x, roof.y);
    // Parcels lie over land use, from any side and at a flat angle too.
    for (const double pitch : {90.0, 40.0, 12.0}) {
        const Camera camera({ground, 77, pitch, 300, false}, kViewport);
        shown.scene.setLayerVisible(QStringLiteral("tree"), false);
        shown.scene.setLayerVisible(QStringLiteral("lamp"), false);
        QCOMPARE(shown.scene.pick(camera, {640, 400})->ref.layer, QStringLiteral("parcel"));
    }
}

void TestCityScene::picksBareTerrainAndNothingInTheSky()
{
    const Shown shown;
    const geo::Extent extent = shown.scene.extent();
    const geo::Coord outside{extent.maxX() + 150, extent.center().y, 2};
    const Camera camera({outside, 0, 30, 200, false}, kViewport);
    const auto hit = shown.scene.pick(camera, {640, 400});
    QVERIFY(hit);
    QVERIFY(hit->ref.layer.isEmpty());
    QVERIFY(std::abs(hit->where.z -
                     scene::groundHeight(shown.city.ground().get(), hit->where.x, hit->where.y)) < 0.1);
    QVERIFY(!shown.scene.pick(Camera({outside, 90, 3, 200, false}, kViewport), {640, 5}));
}

void TestCityScene::picksLinesWithinAFewPixels()
{
    Shown shown;
    for (const QString &layer : scene::drawableLayers())
        shown.scene.setLayerVisible(layer,
                                    layer == QLatin1String("red_line") || layer == QLatin1String("terrain"));
    const geo::Coord on{shown.city.center().x, test::SyntheticCity::kNorth + 7, 0};
    const Camera camera({on, 0, 90, 500, false}, kViewport);
    QPointF pixel;
    QVERIFY(camera.project({on.x, on.y, scene::groundHeight(shown.city.ground().get(), on.x, on.y)}, pixel));
    QCOMPARE(shown.scene.pick(camera, pixel + QPointF(0, 3))->ref.layer, QStringLiteral("red_line"));
    QVERIFY(shown.scene.pick(camera, pixel + QPointF(0, 8))->ref.layer.isEmpty());
    // On a fine screen a finger's width is more pixels.
    shown.scene.setPixelRatio(3);
    QCOMPARE(shown.scene.pick(camera, pixel + QPointF(0, 8))->ref.layer, QStringLiteral("red_line"));
}

void TestCityScene::picksInPlan()
{
    const Shown shown;
    const auto [id, roof] = shown.building(40);
    const Camera camera({{roof.x, roof.y, 0}, 45, 60, 8, true}, kViewport); // the eye is lower than the roof
    QCOMPARE(shown.scene.pick(camera, {640, 400})->ref.id, id);
}

/// A tower of 28 m in front of the houses: what is clicked is the tower, and its corners give its height.
void TestCityScene::picksWhatIsPlanned()
{
    Shown shown;
    const auto [id, roof] = shown.building(0);
    constexpr double kBase = 2;
    constexpr double kTop = 30;
    const double x = roof.x;
    const double y = roof.y - 40;
    const auto box = [](double west, double south, double east, double north) {
        return geo::Geometry::polygon(
            {{west, south, 0}, {east, south, 0}, {east, north, 0}, {west, north, 0}});
    };
    const geo::Coord foot{x - 5, y - 5, kBase};
    const geo::Coord corner{x - 5, y - 5, kTop};
    const Camera camera({{x, y, 12}, 20, 15, 90, false}, kViewport);
    QPointF footPx;
    QPointF cornerPx;
    QVERIFY(camera.project(foot, footPx) && camera.project(corner, cornerPx));
    const auto cornerBefore = shown.scene.pick(camera, cornerPx);
    QVERIFY(!cornerBefore || std::abs(cornerBefore->where.z - kTop) > 1);

    scene::Overlay plan;
    plan.volumes.push_back({box(x - 5, y - 5, x + 5, y + 5),
                            kBase,
                            kTop,
                            QColor(15, 111, 222, 120),
                            true,
                            {QStringLiteral("permit_application"), 7}});
    shown.scene.setOverlay(QStringLiteral("plan"), plan);
    // A hand does not hit a corner to the pixel: beside it as well.
    for (const QPointF &off : {QPointF(0, 0), QPointF(-2, 0), QPointF(0, -2), QPointF(2, 1)}) {
        const auto low = shown.scene.pick(camera, footPx + off);
        const auto high = shown.scene.pick(camera, cornerPx + off);
        QVERIFY(low && high);
        const double perPixel = camera.metresPerPixel(foot);
        QVERIFY2(std::abs(high->where.z - low->where.z - (kTop - kBase)) < 4 * perPixel,
                 qPrintable(QString::number(high->where.z - low->where.z)));
        QVERIFY(std::hypot(high->where.x - corner.x, high->where.y - corner.y) < 8 * perPixel);
    }
    // The middle of the picture is its wall; it stands for its application.
    const auto wall = shown.scene.pick(camera, {640, 400});
    QVERIFY(wall);
    QCOMPARE(wall->ref.toString(), QStringLiteral("permit_application/7"));
    // In plan its roof.
    const Camera above({{x, y, 0}, 0, 90, 150, true}, kViewport);
    const auto top = shown.scene.pick(above, {640, 400});
    QVERIFY(top);
    QVERIFY(std::abs(top->where.z - kTop) < 1e-3);

    // A limit is not a body: one points through it.
    plan.volumes[0].castsShadow = false;
    shown.scene.setOverlay(QStringLiteral("plan"), plan);
    const auto through = shown.scene.pick(camera, {640, 400});
    QVERIFY(!through || through->ref.layer != QLatin1String("permit_application"));
    plan.volumes[0].castsShadow = true;
    shown.scene.setOverlay(QStringLiteral("plan"), plan);
    // What a section takes away is not hit.
    scene::Section section;
    section.kind = scene::SectionKind::Horizontal;
    section.heightM = 6;
    shown.scene.setSection(section);
    const auto cut = shown.scene.pick(camera, cornerPx);
    QVERIFY(!cut || std::abs(cut->where.z - kTop) > 1);
    shown.scene.setSection({});
    shown.scene.setOverlay(QStringLiteral("plan"), {});
    const auto gone = shown.scene.pick(camera, {640, 400});
    QVERIFY(!gone || gone->ref.layer != QLatin1String("permit_application"));
}

void TestCityScene::hidingTakesAwayAndBringsBack()
{
    Shown shown;
    const auto [id, roof] = shown.building(12);
    const Camera camera({roof, 0, 90, 120, false}, kViewport);
    const qint64 before = trianglesOf(*shown.scene.root());
    shown.scene.setHidden(QStringLiteral("building"), {id});
    QVERIFY(shown.scene.pick(camera, {640, 400})->ref.id != id);
    const qint64 less = trianglesOf(*shown.scene.root());
    // Roof and four walls are gone from the picture, and the walls from the shadows.
    QVERIFY(before - less >= 2 + 8 + 8);
    shown.scene.setHidden(QStringLiteral("building"), {});
    QCOMPARE(trianglesOf(*shown.scene.root()), before);
    QCOMPARE(shown.scene.pick(camera, {640, 400})->ref.id, id);
}

void TestCityScene::hidingOutlastsARebuild()
{
    Shown shown;
    const auto [id, roof] = shown.building(12);
    const Camera camera({roof, 0, 90, 120, false}, kViewport);
    shown.scene.setHidden(QStringLiteral("building"), {id});
    TaskContext task;
    auto again = scene::buildLayer(shown.city.store(), QStringLiteral("building"), shown.frame,
                                   shown.city.ground(), task);
    VERIFY_RESULT(again);
    shown.scene.setLayer(std::move(*again));
    QVERIFY(shown.scene.pick(camera, {640, 400})->ref.id != id);
}

void TestCityScene::settingsOutlastReplacingALayer()
{
    test::SyntheticCity city(40);
    const geo::LocalFrame frame(city.center());
    CityScene scene(frame);
    scene.setLayerVisible(QStringLiteral("building"), false);
    scene.setLayerOpacity(QStringLiteral("building"), 0.4);
    QVERIFY(!scene.layer(QStringLiteral("building")));
    for (int round = 0; round < 2; ++round) {
        TaskContext task;
        auto built = scene::buildLayer(city.store(), QStringLiteral("building"), frame, city.ground(), task);
        VERIFY_RESULT(built);
        scene.setLayer(std::move(*built));
        QVERIFY(!scene.isLayerVisible(QStringLiteral("building")));
        QVERIFY(scene.layer(QStringLiteral("building")));
        QCOMPARE(scene.triangles(), qint64(0));
    }
    scene.setLayerVisible(QStringLiteral("building"), true);
    QCOMPARE(scene.triangles(), scene.layer(QStringLiteral("building"))->triangles);
    // One holder, however often it was replaced.
    int holders = 0;
    for (unsigned i = 0; i < scene.root()->getNumChildren(); ++i)
        holders += scene.root()->getChild(i)->getName() == "building" ? 1 : 0;
    QCOMPARE(holders, 1);
}

void TestCityScene::visibilityAndExtent()
{
    const Shown shown;
    QVERIFY(shown.scene.isLayerVisible(QStringLiteral("parcel")));
    QVERIFY(!shown.scene.isLayerVisible(QStringLiteral("pipe")));
    QVERIFY(!shown.scene.isLayerVisible(QStringLiteral("nonsense")));
    // The town without the terrain around it.
    const geo::Extent extent = shown.scene.extent();
    QVERIFY(extent.minX() > test::SyntheticCity::kEast - 20 &&
            extent.minX() < test::SyntheticCity::kEast + 5);
    QVERIFY(extent.width() < shown.city.ground()->extent().width());
    // An empty scene knows nothing.
    QVERIFY(CityScene(shown.frame).extent().isEmpty());
}

void TestCityScene::selectionReadsTheStore()
{
    Shown shown;
    const auto [id, roof] = shown.building(5);
    const qint64 before = trianglesOf(*shown.scene.root());
    VERIFY_RESULT(shown.scene.setSelection({{QStringLiteral("building"), id}}, shown.city.store()));
    const qint64 one = trianglesOf(*shown.scene.root());
    QVERIFY(one > before);
    // Selecting does not repaint: the building's own meshes stay as they were.
    QCOMPARE(shown.scene.pick(Camera({roof, 0, 90, 120, false}, kViewport), {640, 400})->ref.id, id);
    const city::FeatureId parcel = shown.city.store().readAll(QStringLiteral("parcel"))->front().id;
    const city::FeatureId tree = shown.city.store().readAll(QStringLiteral("tree"))->front().id;
    const city::FeatureId road = shown.city.store().readAll(QStringLiteral("road"))->front().id;
    VERIFY_RESULT(shown.scene.setSelection({{QStringLiteral("building"), id},
                                            {QStringLiteral("parcel"), parcel},
                                            {QStringLiteral("tree"), tree},
                                            {QStringLiteral("road"), road},
                                            {QStringLiteral("building"), 99'999'999}}, // gone meanwhile
                                           shown.city.store()));
    QVERIFY(trianglesOf(*shown.scene.root()) > one);
    VERIFY_ERROR(shown.scene.setSelection({{QStringLiteral("nonsense"), 1}}, shown.city.store()),
                 ErrorCode::NotFound);
    VERIFY_RESULT(shown.scene.setSelection({}, shown.city.store()));
    QCOMPARE(trianglesOf(*shown.scene.root()), before);
}

void TestCityScene::outlinesGoWithTheirLayer()
{
    Shown shown;
    const auto [id, roof] = shown.building(5);
    const QString building = QStringLiteral("building");
    const city::FeatureId parcel = shown.city.store().readAll(QStringLiteral("parcel"))->front().id;
    const std::vector<city::FeatureRef> refs{{building, id}, {QStringLiteral("parcel"), parcel}};
    const qint64 bare = trianglesOf(*shown.scene.root());
    VERIFY_RESULT(shown.scene.setSelection({{building, id}}, shown.city.store()));
    const qint64 ofBuilding = trianglesOf(*shown.scene.root()) - bare;
    VERIFY_RESULT(shown.scene.setSelection(refs, shown.city.store()));
    const qint64 both = trianglesOf(*shown.scene.root());
    shown.scene.setLayerVisible(building, false);
    const qint64 without = trianglesOf(*shown.scene.root());
    shown.scene.setLayerVisible(building, true);
    QCOMPARE(trianglesOf(*shown.scene.root()), both);

    shown.scene.setLayerVisible(building, false);
    // Laid again on finer ground it stays away.
    VERIFY_RESULT(shown.scene.setSelection(refs, shown.city.store()));
    QCOMPARE(trianglesOf(*shown.scene.root()), without);
    VERIFY_RESULT(shown.scene.setSelection({}, shown.city.store()));
    const qint64 none = trianglesOf(*shown.scene.root());
    // The outline of the plot was still there, that of the house was not.
    QVERIFY(without > none);
    // What is selected while its layer is off, in a table say, is outlined.
    VERIFY_RESULT(shown.scene.setSelection({{building, id}}, shown.city.store()));
    QCOMPARE(trianglesOf(*shown.scene.root()), none + ofBuilding);
}

void TestCityScene::overlaysComeAndGo()
{
    Shown shown;
    const qint64 before = trianglesOf(*shown.scene.root());
    const auto [id, roof] = shown.building(5);
    scene::Overlay overlay;
    overlay.volumes.push_back({geo::Geometry::polygon({{roof.x, roof.y, 0},
                                                       {roof.x + 8, roof.y, 0},
                                                       {roof.x + 8, roof.y + 6, 0},
                                                       {roof.x, roof.y + 6, 0}}),
                               2, 30, QColor(15, 111, 222, 150)});
    shown.scene.setOverlay(QStringLiteral("proposal"), overlay);
    const qint64 one = trianglesOf(*shown.scene.root());
    // Two passes of 4 walls and a top, two passes of 12 edges.
    QCOMPARE(one - before, qint64(2 * (8 + 2) + 2 * 12 * 2));
    shown.scene.setOverlay(QStringLiteral("other"), overlay);
    shown.scene.setOverlay(QStringLiteral("proposal"), overlay);
    QCOMPARE(trianglesOf(*shown.scene.root()), 2 * (one - before) + before);
    shown.scene.setOverlay(QStringLiteral("proposal"), {});
    shown.scene.setOverlay(QStringLiteral("other"), {});
    QCOMPARE(trianglesOf(*shown.scene.root()), before);
}

void TestCityScene::strangeOverlaysDoNoHarm()
{
    Shown shown(40);
    const double nan = std::nan("");
    scene::Overlay overlay;
    overlay.volumes.push_back({{}, 0, 5, Qt::red});
    overlay.volumes.push_back({geo::Geometry::polygon({{nan, 0, 0}, {1, 0, 0}, {1, 1, 0}}), 0, 5, Qt::red});
    overlay.volumes.push_back({geo::Geometry::polygon({{0, 0, 0}, {1, 0, 0}, {1, 1, 0}}), nan, 5, Qt::red});
    overlay.areas.push_back({geo::Geometry::point({1, 2, 3}), Qt::red});
    overlay.areas.push_back({{}, Qt::red});
    overlay.lines.push_back({{}, Qt::red});
    overlay.lines.push_back({{{1, 2, 3}}, Qt::red});
    overlay.lines.push_back({{{1, 2, 3}, {1, nan, 3}}, Qt::red});
    overlay.lines.push_back({{{1, 2, 3}, {1, 2, 3}}, Qt::red, 2, true, true});
    overlay.labels.push_back({{nan, nan, nan}, QStringLiteral("?"), Qt::red});
    shown.scene.setOverlay(QStringLiteral("x"), overlay);
    shown.scene.prepareFrame(Camera({shown.city.center(), 0, 45, 300, false}, kViewport));
}

void TestCityScene::pillsNeverOverlap()
{
    // Twelve findings about one corner, and some out of sight.
    std::vector<scene::LabelBox> boxes;
    for (int i = 0; i < 12; ++i)
        boxes.push_back({QPointF(640 + i * 3, 400 + (i % 3) * 5), QSizeF(150 + (i % 4) * 20, 26), true});
    boxes.push_back({QPointF(2, 2), QSizeF(180, 26), true});
    boxes.push_back({QPointF(1279, 799), QSizeF(180, 26), true});
    const std::vector<QRectF> rects = scene::placeLabels(boxes, kViewport);
    QCOMPARE(rects.size(), boxes.size());
    for (size_t i = 0; i < rects.size(); ++i) {
        QCOMPARE(rects[i].size(), boxes[i].size);
        QVERIFY(QRectF(QPointF(0, 0), kViewport).contains(rects[i]));
        for (size_t j = 0; j < i; ++j)
            QVERIFY2(!rects[i].intersects(rects[j]), qPrintable(QStringLiteral("%1 and %2").arg(i).arg(j)));
    }
    // The first stands right above its spot.
    QCOMPARE(rects[0].center().x(), 640.0);
    QVERIFY(rects[0].bottom() < 400 && rects[0].bottom() > 370);
}

void TestCityScene::labelsKeepClearOfPanels()
{
    // A column of tools on the left and a card above the spot.
    const std::vector<QRectF> panels{QRectF(20, 20, 50, 400), QRectF(300, 100, 480, 200)};
    const std::vector<scene::LabelBox> boxes{{QPointF(500, 310), QSizeF(180, 26), true},
                                             {QPointF(505, 305), QSizeF(180, 26), true},
                                             {QPointF(60, 200), QSizeF(160, 26), true},
                                             {QPointF(400, 200), QSizeF(80, 18), false}};
    const std::vector<QRectF> rects = scene::placeLabels(boxes, kViewport, panels);
    for (size_t i = 0; i < 3; ++i) {
        QCOMPARE(rects[i].size(), boxes[i].size);
        for (const QRectF &panel : panels)
            QVERIFY2(!rects[i].intersects(panel), qPrintable(QString::number(i)));
    }
    QVERIFY(rects[3].isNull());
}

void TestCityScene::namesGiveWay()
{
    const std::vector<scene::LabelBox> boxes{
        {QPointF(300, 300), QSizeF(120, 26), true},
        {QPointF(300, 270), QSizeF(80, 18), false}, // under the pill
        {QPointF(600, 300), QSizeF(80, 18), false},
        {QPointF(620, 305), QSizeF(80, 18), false}, // under the one before
        {QPointF(10, 500), QSizeF(80, 18), false}}; // half outside
    const std::vector<QRectF> rects = scene::placeLabels(boxes, kViewport);
    QVERIFY(!rects[0].isNull());
    QVERIFY(rects[1].isNull());
    QCOMPARE(rects[2].center(), QPointF(600, 300));
    QVERIFY(rects[3].isNull());
    QVERIFY(rects[4].isNull());
}

void TestCityScene::aNameIsNotWrittenTwiceNearBy()
{
    const auto street = [](double x, double y, const char *name) {
        return scene::LabelBox{QPointF(x, y), QSizeF(80, 18), false, QLatin1String(name), 300};
    };
    const std::vector<scene::LabelBox> boxes{
        {QPointF(100, 300), QSizeF(120, 26), true},
        street(100, 280, "Lê Lợi"), // under the pill: not written, and in nobody's way
        street(200, 300, "Lê Lợi"),
        street(400, 300, "Lê Lợi"),
        street(410, 400, "Nguyễn Huệ"),
        street(501, 300, "Lê Lợi"), // more than 300 from the one at 200
        street(800, 301, "Lê Lợi")};
    const std::vector<QRectF> rects = scene::placeLabels(boxes, kViewport);
    QVERIFY(rects[1].isNull());
    QCOMPARE(rects[2].center(), QPointF(200, 300));
    QVERIFY(rects[3].isNull());
    QCOMPARE(rects[4].center(), QPointF(410, 400));
    QCOMPARE(rects[5].center(), QPointF(501, 300));
    QVERIFY(rects[6].isNull());
}

void TestCityScene::picksAllOverThePicture()
{
    const Shown shown(10'000);
    const Camera whole(Camera::poseFor(shown.scene.extent(), 2, kViewport, 20, 35), kViewport);
    const Camera street({shown.city.center(), 60, 10, 150, false}, kViewport);
    int hits = 0;
    for (const Camera *camera : {&whole, &street}) {
        for (int i = 0; i < 150; ++i) {
            const QPointF pixel(20 + (i % 15) * 85, 90 + (i / 15) * 70);
            hits += shown.scene.pick(*camera, pixel) ? 1 : 0;
        }
    }
    QVERIFY(hits > 100);
}

QTEST_MAIN(TestCityScene)
#include "tst_cityscene.moc"
