// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/cameracontroller.h>
#include <dothi/ui/overviewmap.h>
#include <dothi/ui/streettool.h>
#include <dothi/ui/walker.h>

#include <QTest>

#include <cmath>
#include <vector>

using namespace dothi;
using dothi::ui::Walker;

namespace {

/// A wall in plan, endlessly high, from a to b; rays meet it by solving two lines.
struct Wall
{
    double ax, ay, bx, by;
};

std::optional<double> meet(const Wall &wall, const scene::Ray &ray)
{
    const double wx = wall.bx - wall.ax;
    const double wy = wall.by - wall.ay;
    const double cross = ray.direction.x * wy - ray.direction.y * wx;
    if (std::abs(cross) < 1e-12)
        return std::nullopt;
    const double ox = wall.ax - ray.origin.x;
    const double oy = wall.ay - ray.origin.y;
    const double t = (ox * wy - oy * wx) / cross;
    const double s = (ox * ray.direction.y - oy * ray.direction.x) / cross;
    return t >= 0 && s >= 0 && s <= 1 ? std::optional(t) : std::nullopt;
}

/// Ground that rises by a tenth towards the east, and walls; a roof over `roof` (minX, minY, maxX, maxY).
ui::WalkWorld worldOf(std::vector<Wall> walls, const QRectF &roof = {})
{
    return {[](double x, double) { return x / 10; },
            [walls = std::move(walls), roof](const scene::Ray &ray, double withinM) {
                std::optional<double> nearest;
                if (ray.direction.z > 0.5) {
                    if (roof.contains(ray.origin.x, ray.origin.y))
                        nearest = 5;
                    return nearest;
                }
                for (const Wall &wall : walls) {
                    const std::optional<double> t = meet(wall, ray);
                    if (t && *t <= withinM && (!nearest || *t < *nearest))
                        nearest = t;
                }
                return nearest;
            }};
}

/// A house from (10, -5) to (20, 5).
std::vector<Wall> house()
{
    return {{10, -5, 20, -5}, {20, -5, 20, 5}, {20, 5, 10, 5}, {10, 5, 10, -5}};
}

geo::Coord eyeOf(const Walker &walker)
{
    return scene::Camera(walker.pose()).eye();
}

} // namespace

class TestWalker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void standsOnTheGround();
    void walksAlongTheGround();
    void stopsBeforeAWall();
    void neverGetsIntoAHouse_data();
    void neverGetsIntoAHouse();
    void goesAlongAWall();
    void looksUpAndDownWithinLimits();
    void stepsOutOfAHouse();
    void aCourtyardIsNotInside();
    void theControllerWalksAndRises();
    void draggingLooksAbout();
    void standsInTheStreetBeforeAHouse();
    void looksAlongTheStreet();
    void withoutAStreetStandsOnTheViewersSide();
    void theOverviewShowsWhatIsSeen();
    void theHorizonIsCutOff();
};

void TestWalker::standsOnTheGround()
{
    const Walker walker(worldOf({}), 50, 7, 90);
    const geo::Coord eye = eyeOf(walker);
    QVERIFY(std::hypot(eye.x - 50, eye.y - 7) < 1e-9);
    QCOMPARE(eye.z, 5 + Walker::kEyeHeightM);
    // Looks east, level.
    const scene::CameraPose pose = walker.pose();
    QVERIFY(pose.target.x > 50 && std::abs(pose.target.y - 7) < 1e-9);
    QCOMPARE(pose.target.z, eye.z);
}

void TestWalker::walksAlongTheGround()
{
    Walker walker(worldOf({}), 0, 0, 90);
    QVERIFY(std::abs(walker.go(100) - 100) < 1e-9);
    QVERIFY(std::abs(walker.x() - 100) < 1e-9);
    QCOMPARE(eyeOf(walker).z, 10 + Walker::kEyeHeightM);
    walker.go(30, 90); // to the right of east: south
    QVERIFY(std::abs(walker.y() + 30) < 1e-9);
    walker.go(100, 180);
    QVERIFY(std::abs(walker.x()) < 1e-9);
}

void TestWalker::stopsBeforeAWall()
{
    Walker walker(worldOf({{10, -50, 10, 50}}), 0, 0, 90);
    walker.go(30);
    QVERIFY(std::abs(walker.x() - (10 - Walker::kBodyM)) < 0.02);
    QVERIFY(std::abs(walker.y()) < 0.05);
    // And does not creep through in many small steps.
    for (int i = 0; i < 1000; ++i)
        walker.go(0.05);
    QVERIFY(walker.x() < 10 - Walker::kBodyM + 0.03);
}

void TestWalker::neverGetsIntoAHouse_data()
{
    QTest::addColumn<double>("heading");
    for (int i = 0; i < 24; ++i)
        QTest::addRow("%d degrees", 15 * i) << 15.0 * i;
}

void TestWalker::neverGetsIntoAHouse()
{
    QFETCH(double, heading);
    // From every side towards the house and past it, zigzag.
    for (const auto &[x, y] : {std::pair(5.0, 0.0), std::pair(15.0, 8.0), std::pair(24.0, -3.0)}) {
        Walker walker(worldOf(house()), x, y, heading);
        for (int step = 0; step < 200; ++step) {
            walker.go(0.4, step % 3 == 0 ? 40 : -15);
            const bool within =
                walker.x() > 9.75 && walker.x() < 20.25 && walker.y() > -5.25 && walker.y() < 5.25;
            QVERIFY2(!within, qPrintable(QStringLiteral("%1, %2").arg(walker.x()).arg(walker.y())));
        }
    }
}

void TestWalker::goesAlongAWall()
{
    // A wall along the north-south axis, met at 45 degrees: one gets on northwards.
    Walker walker(worldOf({{10, -500, 10, 500}}), 9, 0, 45);
    walker.go(40);
    QVERIFY(walker.x() < 10 - Walker::kBodyM + 0.03);
    QVERIFY2(walker.y() > 20, qPrintable(QString::number(walker.y())));
}

void TestWalker::looksUpAndDownWithinLimits()
{
    Walker walker(worldOf({}), 0, 0, 350);
    walker.look(20, -500);
    QVERIFY(std::abs(walker.headingDeg() - 10) < 1e-9);
    QCOMPARE(walker.pitchDeg(), -Walker::kMostUpDeg);
    // The camera takes it: the eye stays where it is and the target is above.
    const geo::Coord eye = eyeOf(walker);
    QVERIFY(std::hypot(eye.x, eye.y) < 1e-9);
    QVERIFY(walker.pose().target.z > eye.z + 9);
    walker.look(0, 500);
    QCOMPARE(walker.pitchDeg(), Walker::kMostDownDeg);
    walker.look(std::nan(""), std::nan(""));
    QVERIFY(std::isfinite(walker.headingDeg()) && std::isfinite(walker.pitchDeg()));
    for (int i = 0; i < 100; ++i)
        walker.grow(2);
    QCOMPARE(walker.eyeHeightM(), Walker::kHighestEyeM);
}

void TestWalker::stepsOutOfAHouse()
{
    const ui::WalkWorld world = worldOf(house(), QRectF(QPointF(10, -5), QPointF(20, 5)));
    Walker walker(world, 12, 0, 0);
    QVERIFY(walker.isInside());
    QVERIFY(walker.stepOut(-50, 0, 40));
    QVERIFY(walker.x() < 10 && walker.x() > 8.5);
    QVERIFY(!walker.isInside());
    // Too far away: stays where it was.
    Walker deep(world, 12, 0, 0);
    QVERIFY(!deep.stepOut(-50, 0, 1));
    QCOMPARE(deep.x(), 12.0);
}

void TestWalker::aCourtyardIsNotInside()
{
    QVERIFY(!Walker(worldOf(house()), 15, 0, 0).isInside());
}

void TestWalker::theControllerWalksAndRises()
{
    ui::CameraController controller;
    controller.setViewport({1280, 800});
    controller.setFlightSeconds(0);
    controller.setWalkWorld(worldOf({{10, -50, 10, 50}}));
    scene::CameraPose above;
    above.target = {0, 0, 0};
    above.pitchDeg = 50;
    controller.setPose(above);
    controller.walk(0, 0, 90);
    QVERIFY(controller.isWalking());
    QVERIFY(std::abs(controller.camera().eye().z - Walker::kEyeHeightM) < 1e-9);
    controller.startMotion(ui::CameraController::Motion::Forward);
    for (int i = 0; i < 10; ++i)
        controller.tick(0.1);
    // A second at a walk.
    QVERIFY(std::abs(controller.camera().eye().x - Walker::kPaceMs) < 1e-6);
    for (int i = 0; i < 200; ++i)
        controller.tick(0.1);
    QVERIFY(controller.camera().eye().x < 10);
    controller.stopAllMotions();
    controller.wheel({640, 400}, -1);
    QVERIFY(controller.camera().eye().x < 8);
    const geo::Coord place = controller.camera().eye();
    controller.stopWalking();
    QVERIFY(!controller.isWalking());
    QVERIFY(controller.camera().eye().z > 50);
    QVERIFY(std::hypot(controller.camera().pose().target.x - place.x,
                       controller.camera().pose().target.y - place.y) < 1e-6);
    // A plan asked for on foot shows the place from above, and 3D afterwards is no view along the ground.
    controller.walk(0, 0, 90);
    controller.setPlan(true);
    QVERIFY(!controller.isWalking());
    QVERIFY(controller.camera().pose().distanceM > 50);
    controller.setPlan(false);
    QVERIFY(controller.camera().pose().pitchDeg >= 30);
}

void TestWalker::draggingLooksAbout()
{
    ui::CameraController controller;
    controller.setViewport({1280, 800});
    controller.setFlightSeconds(0);
    controller.setWalkWorld(worldOf({}));
    controller.walk(0, 0, 0);
    const geo::Coord eye = controller.camera().eye();
    // What is grabbed follows the cursor.
    const scene::Ray grabbed = controller.camera().ray({700, 380});
    controller.press(ui::CameraController::Button::Left, {700, 380});
    QVERIFY(controller.drag({760, 440}));
    controller.release();
    QCOMPARE(controller.camera().eye().x, eye.x);
    QCOMPARE(controller.camera().eye().z, eye.z);
    QPointF now;
    QVERIFY(
        controller.camera().project({eye.x + 1000 * grabbed.direction.x, eye.y + 1000 * grabbed.direction.y,
                                     eye.z + 1000 * grabbed.direction.z},
                                    now));
    QVERIFY2(std::hypot(now.x() - 760, now.y() - 440) < 12,
             qPrintable(QStringLiteral("%1 %2").arg(now.x()).arg(now.y())));
    QVERIFY(controller.camera().pose().pitchDeg < 0); // looks up
}

void TestWalker::standsInTheStreetBeforeAHouse()
{
    const std::vector<geo::Geometry> streets{
        geo::Geometry::lineString({{-100, 0, 0}, {100, 0, 0}}),
        geo::Geometry::lineString({{-100, 90, 0}, {100, 90, 0}}),
    };
    const ui::StandingPlace place = ui::standingPlace({30, 20, 8}, true, {30, 500, 200}, 0, streets);
    QCOMPARE(place.x, 30.0);
    QCOMPARE(place.y, 0.0);
    QVERIFY(std::abs(std::remainder(place.headingDeg - 0, 360)) < 1e-9); // north, to the house
}

void TestWalker::looksAlongTheStreet()
{
    const std::vector<geo::Geometry> streets{geo::Geometry::lineString({{-100, 0, 0}, {100, 0, 0}})};
    const auto headingAt = [&](double y, double heading) {
        const ui::StandingPlace place = ui::standingPlace({5, y, 0}, false, {0, -300, 100}, heading, streets);
        return std::remainder(place.headingDeg, 360);
    };
    QCOMPARE(headingAt(3, 60), 90.0);
    QCOMPARE(headingAt(3, 250), -90.0);
    // Off the street the direction stays.
    QCOMPARE(headingAt(30, 60), 60.0);
}

void TestWalker::withoutAStreetStandsOnTheViewersSide()
{
    const ui::StandingPlace place = ui::standingPlace({0, 0, 8}, true, {0, -300, 100}, 77, {});
    QCOMPARE(place.x, 0.0);
    QVERIFY(place.y < -10 && place.y > -60);
    QVERIFY(std::abs(std::remainder(place.headingDeg, 360)) < 1e-9);
}

void TestWalker::theOverviewShowsWhatIsSeen()
{
    scene::CameraPose pose;
    pose.target = {603'800, 1'191'900, 3};
    pose.distanceM = 500;
    pose.plan = true;
    pose.pitchDeg = 90;
    const scene::Camera plan(pose, {1000, 500});
    const QRectF seen = ui::seenGround(plan, 3, 20'000, pose.target).boundingRect();
    // Straight down: as wide as the field of view says.
    const double high = 2 * 500 * std::tan(scene::Camera::kFieldOfViewDeg / 2 * M_PI / 180);
    QVERIFY(std::abs(seen.height() - high) < 1e-6);
    QVERIFY(std::abs(seen.width() - 2 * high) < 1e-6);
    QVERIFY(std::abs(seen.center().x()) < 1e-6);
}

void TestWalker::theHorizonIsCutOff()
{
    scene::CameraPose pose;
    pose.target = {0, 0, 0};
    pose.distanceM = 300;
    pose.pitchDeg = 10;
    const QPolygonF seen = ui::seenGround(scene::Camera(pose, {1000, 500}), 0, 5000, pose.target);
    QCOMPARE(seen.size(), 4);
    const geo::Coord eye = scene::Camera(pose, {1000, 500}).eye();
    for (const QPointF &at : seen)
        QVERIFY(std::hypot(at.x() - eye.x, at.y() - eye.y) < 5001);
    QVERIFY(seen.boundingRect().bottom() > 3500);
    // Looking up there is no ground.
    pose.pitchDeg = -60;
    QVERIFY(ui::seenGround(scene::Camera(pose, {1000, 500}), -1000, 5000, pose.target).isEmpty());
}

QTEST_GUILESS_MAIN(TestWalker)
#include "tst_walker.moc"
