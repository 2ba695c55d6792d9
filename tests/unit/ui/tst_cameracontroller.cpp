// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/cameracontroller.h>

#include <QTest>

#include <cmath>

using namespace dothi;
using dothi::ui::CameraController;
using Button = CameraController::Button;
using Motion = CameraController::Motion;

namespace {

const QSizeF kViewport(1280, 800);

scene::CameraPose poseOf(double heading, double pitch, double distance, bool plan = false)
{
    scene::CameraPose pose;
    pose.target = {603'797, 1'191'942, 2};
    pose.headingDeg = heading;
    pose.pitchDeg = pitch;
    pose.distanceM = distance;
    pose.plan = plan;
    return pose;
}

CameraController controllerAt(const scene::CameraPose &pose)
{
    CameraController controller;
    controller.setViewport(kViewport);
    controller.setFlightSeconds(0);
    controller.setPose(pose);
    return controller;
}

double pixelsBetween(const QPointF &a, const QPointF &b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

class TestCameraController : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dragMovesTheGrabbedPoint_data();
    void dragMovesTheGrabbedPoint();
    void dragGrabsTheRoofUnderTheCursor();
    void dragOfTheSkyTurns();
    void flyingBetweenHighHousesEndsAboveThem();
    void wheelZoomsToTheCursor_data();
    void wheelZoomsToTheCursor();
    void rightDragTurnsAboutThePoint();
    void rightDragKeepsThePlanAPlan();
    void keysMoveInTheDirectionOfView();
    void heldKeysStopWithTheFocus();
    void planAndBackKeepsThePlace();
    void northTheShortWay();
    void flightsTakeTheirTime();
    void aPressEndsAFlight();
    void homeShowsTheWholeCity();
    void smallThingsAreNotZoomedTooClose();
};

void TestCameraController::dragMovesTheGrabbedPoint_data()
{
    QTest::addColumn<double>("heading");
    QTest::addColumn<double>("pitch");
    QTest::addColumn<double>("distance");
    QTest::addColumn<bool>("plan");
    QTest::newRow("oblique") << 0.0 << 45.0 << 1000.0 << false;
    QTest::newRow("turned") << 123.0 << 30.0 << 300.0 << false;
    QTest::newRow("steep") << 300.0 << 80.0 << 4000.0 << false;
    QTest::newRow("plan") << 0.0 << 90.0 << 900.0 << true;
    QTest::newRow("turned plan") << 45.0 << 90.0 << 900.0 << true;
}

void TestCameraController::dragMovesTheGrabbedPoint()
{
    QFETCH(double, heading);
    QFETCH(double, pitch);
    QFETCH(double, distance);
    QFETCH(bool, plan);
    CameraController controller = controllerAt(poseOf(heading, pitch, distance, plan));
    const QPointF from(700, 500);
    geo::Coord grabbed;
    QVERIFY(controller.camera().groundAt(from, 2, grabbed));

    controller.press(Button::Left, from);
    // In several steps, as a mouse does: the point follows each of them.
    for (const QPointF &to : {QPointF(650, 520), QPointF(560, 610), QPointF(820, 450)}) {
        QVERIFY(controller.drag(to));
        QPointF seen;
        QVERIFY(controller.camera().project(grabbed, seen));
        QVERIFY2(pixelsBetween(seen, to) < 0.5,
                 qPrintable(QStringLiteral("%1 px off").arg(pixelsBetween(seen, to))));
    }
    controller.release();
    QVERIFY(!controller.isDragging());
    QCOMPARE(controller.camera().pose().headingDeg, heading);
    QCOMPARE(controller.camera().pose().plan, plan);
}

void TestCameraController::dragGrabsTheRoofUnderTheCursor()
{
    CameraController controller = controllerAt(poseOf(0, 45, 400));
    geo::Coord roof;
    const QPointF from(640, 300);
    QVERIFY(controller.camera().groundAt(from, 60, roof));
    controller.setSpotUnder([&](const scene::Camera &, const QPointF &) { return std::optional(roof); });
    controller.press(Button::Left, from);
    QVERIFY(controller.drag({500, 380}));
    QPointF seen;
    QVERIFY(controller.camera().project(roof, seen));
    QVERIFY(pixelsBetween(seen, {500, 380}) < 0.5);
}

void TestCameraController::flyingBetweenHighHousesEndsAboveThem()
{
    CameraController controller = controllerAt(poseOf(30, 35, 300));
    const geo::Extent plot(603'790, 1'191'935, 603'800, 1'191'945);
    controller.flyToExtent(plot, 2);
    QCOMPARE(controller.camera().pose().pitchDeg, 35.0);
    // A wall a tenth of the way off, for whoever looks up at less than 60°.
    controller.setSpotUnder([](const scene::Camera &camera, const QPointF &) -> std::optional<geo::Coord> {
        const geo::Coord eye = camera.eye();
        const geo::Coord target = camera.pose().target;
        const double way = camera.pose().pitchDeg < 60 ? 0.1 : 0.95;
        return geo::Coord{eye.x + way * (target.x - eye.x), eye.y + way * (target.y - eye.y),
                          eye.z + way * (target.z - eye.z)};
    });
    controller.flyToExtent(plot, 2);
    QCOMPARE(controller.camera().pose().pitchDeg, 70.0);
    QCOMPARE(controller.camera().pose().headingDeg, 30.0);
}

void TestCameraController::dragOfTheSkyTurns()
{
    CameraController controller = controllerAt(poseOf(90, 5, 800));
    geo::Coord ground;
    const QPointF sky(640, 5);
    QVERIFY(!controller.camera().groundAt(sky, 2, ground));
    controller.press(Button::Left, sky);
    QVERIFY(controller.drag({540, 5}));
    QVERIFY(controller.camera().pose().headingDeg > 90);
    QVERIFY(std::isfinite(controller.camera().pose().target.x));
}

void TestCameraController::wheelZoomsToTheCursor_data()
{
    QTest::addColumn<bool>("plan");
    QTest::addColumn<double>("steps");
    QTest::newRow("3D closer") << false << 3.0;
    QTest::newRow("3D away") << false << -2.0;
    QTest::newRow("plan closer") << true << 4.0;
    QTest::newRow("plan away") << true << -1.0;
}

void TestCameraController::wheelZoomsToTheCursor()
{
    QFETCH(bool, plan);
    QFETCH(double, steps);
    CameraController controller = controllerAt(poseOf(20, plan ? 90 : 50, 1000, plan));
    const QPointF cursor(300, 600);
    geo::Coord anchor;
    QVERIFY(controller.camera().groundAt(cursor, 2, anchor));
    controller.wheel(cursor, steps);
    QPointF seen;
    QVERIFY(controller.camera().project(anchor, seen));
    QVERIFY(pixelsBetween(seen, cursor) < 0.5);
    if (steps > 0)
        QVERIFY(controller.camera().pose().distanceM < 1000);
    else
        QVERIFY(controller.camera().pose().distanceM > 1000);
}

void TestCameraController::rightDragTurnsAboutThePoint()
{
    CameraController controller = controllerAt(poseOf(10, 40, 700));
    const QPointF from(800, 450);
    geo::Coord pivot;
    QVERIFY(controller.camera().groundAt(from, 2, pivot));
    controller.press(Button::Right, from);
    QVERIFY(controller.drag({900, 480}));
    QPointF seen;
    QVERIFY(controller.camera().project(pivot, seen));
    QVERIFY2(pixelsBetween(seen, from) < 1,
             qPrintable(QStringLiteral("%1 px off").arg(pixelsBetween(seen, from))));
    QVERIFY(std::abs(controller.camera().pose().headingDeg - 10) > 5);
    QVERIFY(std::abs(controller.camera().pose().pitchDeg - 40) > 2);
}

void TestCameraController::rightDragKeepsThePlanAPlan()
{
    CameraController controller = controllerAt(poseOf(0, 90, 700, true));
    controller.press(Button::Right, {640, 400});
    QVERIFY(controller.drag({740, 600}));
    QVERIFY(controller.camera().pose().plan);
    QCOMPARE(controller.camera().pose().pitchDeg, 90.0);
    QVERIFY(std::abs(controller.camera().pose().headingDeg) > 5);
}

void TestCameraController::keysMoveInTheDirectionOfView()
{
    CameraController controller = controllerAt(poseOf(0, 45, 1000));
    const geo::Coord before = controller.camera().pose().target;
    controller.startMotion(Motion::Forward);
    QVERIFY(controller.tick(0.05));
    const geo::Coord north = controller.camera().pose().target;
    QVERIFY(north.y > before.y + 1);
    QVERIFY(std::abs(north.x - before.x) < 1e-6);
    controller.stopMotion(Motion::Forward);
    QVERIFY(!controller.tick(0.05));

    // Looking east, forward is east and right is south.
    controller.setPose(poseOf(90, 45, 1000));
    controller.startMotion(Motion::Right);
    (void)controller.tick(0.05);
    QVERIFY(controller.camera().pose().target.y < before.y - 1);
    QVERIFY(std::abs(controller.camera().pose().target.x - before.x) < 1e-6);
    controller.stopMotion(Motion::Right);

    controller.setPose(poseOf(90, 45, 1000));
    controller.setFast(true);
    controller.startMotion(Motion::Right);
    (void)controller.tick(0.05);
    const double fast = before.y - controller.camera().pose().target.y;
    controller.setFast(false);
    controller.stopMotion(Motion::Right);
    QVERIFY(fast > 2 * 0.05 * 0.8 * 2 * 1000 * std::tan(17.5 * M_PI / 180));

    controller.setPose(poseOf(0, 45, 1000));
    controller.startMotion(Motion::TurnRight);
    (void)controller.tick(0.1);
    QVERIFY(controller.camera().pose().headingDeg > 1);
    // A stalled frame does not throw the camera round the city.
    controller.setPose(poseOf(0, 45, 1000));
    (void)controller.tick(30);
    QVERIFY(controller.camera().pose().headingDeg < 10);
    // A slow one does not slow it down.
    controller.setPose(poseOf(0, 45, 1000));
    (void)controller.tick(0.5);
    QVERIFY(std::abs(controller.camera().pose().headingDeg - 30) < 1);
}

void TestCameraController::heldKeysStopWithTheFocus()
{
    CameraController controller = controllerAt(poseOf(0, 45, 1000));
    controller.startMotion(Motion::Up);
    QVERIFY(controller.isMoving());
    controller.stopAllMotions();
    QVERIFY(!controller.isMoving());
    QVERIFY(!controller.tick(0.1));
}

void TestCameraController::planAndBackKeepsThePlace()
{
    CameraController controller = controllerAt(poseOf(30, 42, 650));
    controller.setPlan(true);
    QVERIFY(controller.isPlan());
    QVERIFY(controller.camera().pose().plan);
    controller.setPlan(false);
    QVERIFY(!controller.camera().pose().plan);
    QCOMPARE(controller.camera().pose().pitchDeg, 42.0);
    QCOMPARE(controller.camera().pose().headingDeg, 30.0);
    QCOMPARE(controller.camera().pose().distanceM, 650.0);
    QCOMPARE(controller.camera().pose().target, poseOf(0, 0, 0).target);
}

void TestCameraController::northTheShortWay()
{
    CameraController controller = controllerAt(poseOf(350, 45, 650));
    controller.setFlightSeconds(1);
    controller.flyNorth();
    while (controller.tick(0.1)) {
        const double heading = std::fmod(controller.camera().pose().headingDeg + 360, 360);
        QVERIFY2(heading >= 349.9 || heading <= 0.1, qPrintable(QString::number(heading)));
    }
    QVERIFY(std::abs(std::remainder(controller.camera().pose().headingDeg, 360)) < 1e-9);
}

void TestCameraController::flightsTakeTheirTime()
{
    CameraController controller = controllerAt(poseOf(0, 45, 500));
    controller.setFlightSeconds(0.8);
    scene::CameraPose there = poseOf(40, 60, 200);
    there.target.x += 3000;
    controller.flyTo(there);
    QVERIFY(controller.isMoving());
    int ticks = 0;
    while (controller.tick(0.1))
        ++ticks;
    QVERIFY2(ticks >= 7 && ticks <= 8, qPrintable(QString::number(ticks)));
    QCOMPARE(controller.camera().pose().target, there.target);
    QCOMPARE(controller.camera().pose().distanceM, 200.0);
}

void TestCameraController::aPressEndsAFlight()
{
    CameraController controller = controllerAt(poseOf(0, 45, 500));
    controller.setFlightSeconds(0.8);
    controller.flyTo(poseOf(180, 45, 5000));
    (void)controller.tick(0.1);
    controller.press(Button::Left, {600, 500});
    QVERIFY(!controller.isMoving());
}

void TestCameraController::homeShowsTheWholeCity()
{
    CameraController controller = controllerAt(poseOf(70, 30, 50));
    const geo::Extent city(600'000, 1'190'000, 604'000, 1'193'000);
    controller.setCityExtent(city, 1.5);
    controller.flyHome();
    // The four ends of the city; the corners of its extent are mostly fields.
    for (const geo::Coord &end : {geo::Coord{600'000, 1'191'500, 1.5}, geo::Coord{604'000, 1'191'500, 1.5},
                                  geo::Coord{602'000, 1'190'000, 1.5}, geo::Coord{602'000, 1'193'000, 1.5}}) {
        QPointF seen;
        QVERIFY(controller.camera().project(end, seen));
        QVERIFY(QRectF(QPointF(0, 0), kViewport).contains(seen));
    }
}

void TestCameraController::smallThingsAreNotZoomedTooClose()
{
    CameraController controller = controllerAt(poseOf(0, 45, 5000));
    controller.flyToExtent(geo::Extent(603'797, 1'191'942, 603'798, 1'191'943), 2, 60);
    // 60 m fit on screen, so the eye is at least about as far as 60 m take up in the height of the view.
    QVERIFY(controller.camera().pose().distanceM > 40);
    QVERIFY(controller.camera().pose().distanceM < 400);
}

QTEST_GUILESS_MAIN(TestCameraController)
#include "tst_cameracontroller.moc"
