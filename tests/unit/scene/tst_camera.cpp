// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/scene/camera.h>

#include <osg/Vec4d>

#include <cmath>
#include <numbers>

using namespace dothi;
using scene::Camera;
using scene::CameraPose;

namespace {

constexpr double kEast = 603'797;
constexpr double kNorth = 1'191'942;
const QSizeF kViewport(1280, 800);

double apart(const geo::Coord &a, const geo::Coord &b)
{
    return std::hypot(std::hypot(a.x - b.x, a.y - b.y), a.z - b.z);
}

CameraPose pose(double heading, double pitch, double distance, bool plan = false)
{
    return {{kEast, kNorth, 2}, heading, pitch, distance, plan};
}

} // namespace

class TestCamera : public QObject
{
    Q_OBJECT

    static void poses()
    {
        QTest::addColumn<double>("heading");
        QTest::addColumn<double>("pitch");
        QTest::addColumn<double>("distance");
        QTest::addColumn<bool>("plan");
        for (const double distance : {8.0, 150.0, 2500.0, 60'000.0}) {
            for (const double pitch : {20.0, 55.0, 90.0}) {
                QTest::addRow("3D %g m %g deg", distance, pitch) << 37.0 << pitch << distance << false;
            }
            QTest::addRow("plan %g m", distance) << 213.0 << 45.0 << distance << true;
        }
    }

private Q_SLOTS:
    void looksNorthAndDown();
    void groundAndProjectAreInverse_data() { poses(); }
    void groundAndProjectAreInverse();
    void matricesAgreeWithProject_data() { poses(); }
    void matricesAgreeWithProject();
    void skyHasNoGround();
    void behindTheEyeIsNotOnScreen();
    void dragKeepsThePointUnderThePixel_data() { poses(); }
    void dragKeepsThePointUnderThePixel();
    void zoomKeepsTheAnchor_data() { poses(); }
    void zoomKeepsTheAnchor();
    void zoomStopsAtTheLimits();
    void orbitKeepsThePivotPixel_data() { poses(); }
    void orbitKeepsThePivotPixel();
    void moveGoesInScreenDirections();
    void planAndSpaceKeepTheScale();
    void poseForShowsTheWholeExtent();
    void flightStartsAndEnds();
    void flightRisesOnLongWays();
    void jsonRoundTrip();
    void textOfTheCommandLine();
    void refusesNonsense();
    void nearAndFarHoldTheGround();
};

void TestCamera::looksNorthAndDown()
{
    // Heading 0, pitch 30, 1000 m: the eye is 866.025 m south of the target and 500 m above it.
    const Camera camera(pose(0, 30, 1000), kViewport);
    const geo::Coord eye = camera.eye();
    QVERIFY(apart(eye, {kEast, kNorth - 866.0254037844386, 502}) < 1e-6);
    // Heading 90 looks east: the eye is in the west.
    QVERIFY(apart(Camera(pose(90, 30, 1000), kViewport).eye(), {kEast - 866.0254037844386, kNorth, 502}) <
            1e-6);
    // A point north of the target is above the middle of the screen, one east of it to the right.
    QPointF pixel;
    QVERIFY(camera.project({kEast, kNorth, 2}, pixel));
    QVERIFY(std::hypot(pixel.x() - 640, pixel.y() - 400) < 1e-6);
    QVERIFY(camera.project({kEast, kNorth + 50, 2}, pixel));
    QVERIFY(pixel.y() < 399 && std::abs(pixel.x() - 640) < 1e-6);
    QVERIFY(camera.project({kEast + 50, kNorth, 2}, pixel));
    QVERIFY(pixel.x() > 641);
    // In the middle a pixel spans 2 · 1000 m · tan(17.5°) / 800.
    QVERIFY(std::abs(camera.metresPerPixel({kEast, kNorth, 2}) -
                     2000 * std::tan(17.5 * std::numbers::pi / 180) / 800) < 1e-12);
}

void TestCamera::groundAndProjectAreInverse()
{
    QFETCH(double, heading);
    QFETCH(double, pitch);
    QFETCH(double, distance);
    QFETCH(bool, plan);
    const Camera camera(pose(heading, pitch, distance, plan), kViewport);
    for (const QPointF &pixel :
         {QPointF(640, 400), QPointF(3, 797), QPointF(1200, 450), QPointF(417.25, 633.5)}) {
        geo::Coord ground;
        QVERIFY(camera.groundAt(pixel, 1.5, ground));
        QCOMPARE(ground.z, 1.5);
        // The ray through the pixel passes the spot within a millimetre.
        const scene::Ray ray = camera.ray(pixel);
        QVERIFY(std::abs(std::hypot(std::hypot(ray.direction.x, ray.direction.y), ray.direction.z) - 1) <
                1e-12);
        const double t = (ground.x - ray.origin.x) * ray.direction.x +
                         (ground.y - ray.origin.y) * ray.direction.y +
                         (ground.z - ray.origin.z) * ray.direction.z;
        const geo::Coord on{ray.origin.x + ray.direction.x * t, ray.origin.y + ray.direction.y * t,
                            ray.origin.z + ray.direction.z * t};
        QVERIFY(apart(on, ground) < 0.001);
        // And the spot is drawn at the pixel it came from; a pixel and back is less than a millimetre off.
        QPointF back;
        QVERIFY(camera.project(ground, back));
        geo::Coord again;
        QVERIFY(camera.groundAt(back, 1.5, again));
        QVERIFY2(apart(again, ground) < 0.001, qPrintable(QString::number(apart(again, ground))));
        QVERIFY(std::hypot(back.x() - pixel.x(), back.y() - pixel.y()) < 1e-4);
    }
}

void TestCamera::matricesAgreeWithProject()
{
    QFETCH(double, heading);
    QFETCH(double, pitch);
    QFETCH(double, distance);
    QFETCH(bool, plan);
    const Camera camera(pose(heading, pitch, distance, plan), kViewport);
    const geo::LocalFrame frame({kEast - 900, kNorth + 350, 1});
    const osg::Matrixd both = camera.viewMatrix(frame) * camera.projectionMatrix();
    for (const geo::Coord &map :
         {geo::Coord{kEast, kNorth, 2},
          {kEast + distance / 9, kNorth + distance / 15, 2},
          {kEast - distance / 20, kNorth + distance / 30, std::min(distance / 40, 500.0)}}) {
        const geo::Coord local = frame.toLocal(map);
        const osg::Vec4d clip = osg::Vec4d(local.x, local.y, local.z, 1) * both;
        QPointF pixel;
        QVERIFY(camera.project(map, pixel));
        QVERIFY(std::abs((clip.x() / clip.w() + 1) / 2 * 1280 - pixel.x()) < 1e-5);
        QVERIFY(std::abs((1 - clip.y() / clip.w()) / 2 * 800 - pixel.y()) < 1e-5);
        QVERIFY(clip.z() / clip.w() > -1 && clip.z() / clip.w() < 1);
    }
}

void TestCamera::skyHasNoGround()
{
    const Camera camera(pose(0, 5, 500), kViewport);
    geo::Coord ground;
    QVERIFY(!camera.groundAt({640, 10}, 2, ground));
    QVERIFY(camera.groundAt({640, 790}, 2, ground));
}

void TestCamera::behindTheEyeIsNotOnScreen()
{
    const Camera camera(pose(0, 10, 100), kViewport);
    QPointF pixel;
    QVERIFY(!camera.project({kEast, kNorth - 500, 2}, pixel));
    QVERIFY(camera.project({kEast, kNorth + 500, 2}, pixel));
}

void TestCamera::dragKeepsThePointUnderThePixel()
{
    QFETCH(double, heading);
    QFETCH(double, pitch);
    QFETCH(double, distance);
    QFETCH(bool, plan);
    Camera camera(pose(heading, pitch, distance, plan), kViewport);
    geo::Coord grabbed;
    QVERIFY(camera.groundAt({700, 500}, 3.2, grabbed));
    camera.dragTo(grabbed, {350, 640});
    geo::Coord under;
    QVERIFY(camera.groundAt({350, 640}, 3.2, under));
    QVERIFY(apart(under, grabbed) < 0.001);
    QCOMPARE(camera.pose().distanceM, distance);
    // Dragged to the sky, nothing happens.
    Camera flat(pose(0, 5, 500), kViewport);
    const geo::Coord before = flat.pose().target;
    flat.dragTo(grabbed, {640, 5});
    QVERIFY(flat.pose().target == before);
}

void TestCamera::zoomKeepsTheAnchor()
{
    QFETCH(double, heading);
    QFETCH(double, pitch);
    QFETCH(double, distance);
    QFETCH(bool, plan);
    for (const double factor : {1.25, 0.6}) {
        Camera camera(pose(heading, pitch, distance, plan), kViewport);
        geo::Coord anchor;
        QVERIFY(camera.groundAt({900, 610}, 1.2, anchor));
        camera.zoomAt(anchor, factor);
        QPointF pixel;
        QVERIFY(camera.project(anchor, pixel));
        QVERIFY(std::hypot(pixel.x() - 900, pixel.y() - 610) < 1e-4);
        QVERIFY(std::abs(camera.pose().distanceM - distance / factor) < 1e-9 * distance);
    }
}

void TestCamera::zoomStopsAtTheLimits()
{
    Camera camera(pose(0, 45, 6), kViewport);
    camera.zoomAt(camera.pose().target, 100);
    QCOMPARE(camera.pose().distanceM, Camera::kMinDistanceM);
    camera.zoomAt(camera.pose().target, 1e-9);
    QCOMPARE(camera.pose().distanceM, Camera::kMaxDistanceM);
    const CameraPose before = camera.pose();
    camera.zoomAt(camera.pose().target, -1);
    camera.zoomAt(camera.pose().target, std::nan(""));
    QCOMPARE(camera.pose().distanceM, before.distanceM);
}

void TestCamera::orbitKeepsThePivotPixel()
{
    QFETCH(double, heading);
    QFETCH(double, pitch);
    QFETCH(double, distance);
    QFETCH(bool, plan);
    Camera camera(pose(heading, pitch, distance, plan), kViewport);
    geo::Coord pivot;
    QVERIFY(camera.groundAt({500, 520}, 2, pivot));
    camera.orbit(pivot, heading + 65, 40);
    QPointF pixel;
    QVERIFY(camera.project(pivot, pixel));
    QVERIFY(std::hypot(pixel.x() - 500, pixel.y() - 520) < 1e-4);
    QVERIFY(std::abs(std::remainder(camera.pose().headingDeg - heading - 65, 360)) < 1e-9);
    if (!plan)
        QCOMPARE(camera.pose().pitchDeg, 40.0);
    camera.orbit(pivot, 10, 400);
    QCOMPARE(camera.pose().pitchDeg, 90.0);
    camera.orbit(pivot, 10, -30);
    QCOMPARE(camera.pose().pitchDeg, 2.0);
}

void TestCamera::moveGoesInScreenDirections()
{
    Camera camera(pose(90, 45, 1000), kViewport);
    const double view = 2000 * std::tan(17.5 * std::numbers::pi / 180);
    camera.move(0, 1); // forward is east
    QVERIFY(apart(camera.pose().target, {kEast + view, kNorth, 2}) < 1e-6);
    camera.move(0.5, 0); // right is south
    QVERIFY(apart(camera.pose().target, {kEast + view, kNorth - view / 2, 2}) < 1e-6);
    camera.rise(12);
    QCOMPARE(camera.pose().target.z, 14.0);
}

void TestCamera::planAndSpaceKeepTheScale()
{
    CameraPose p = pose(25, 50, 730);
    const Camera space(p, kViewport);
    p.plan = true;
    const Camera plan(p, kViewport);
    QCOMPARE(plan.metresPerPixel(p.target), space.metresPerPixel(p.target));
    // And both have the target in the middle, with north turned alike.
    QPointF a;
    QPointF b;
    const geo::Coord east{p.target.x + 0.01, p.target.y - 0.01 * std::tan(25 * std::numbers::pi / 180),
                          p.target.z};
    QVERIFY(space.project(east, a));
    QVERIFY(plan.project(east, b));
    QVERIFY(std::hypot(a.x() - b.x(), a.y() - b.y()) < 1e-3);
}

void TestCamera::poseForShowsTheWholeExtent()
{
    const geo::Extent extent(600'000, 1'190'000, 604'000, 1'191'500);
    for (const bool plan : {false, true}) {
        for (const double heading : {0.0, 73.0, 250.0}) {
            const CameraPose p = Camera::poseFor(extent, 2, kViewport, heading, 40, plan);
            const Camera camera(p, kViewport);
            double widest = 0;
            for (const geo::Coord &corner : {geo::Coord{600'000, 1'190'000, 2},
                                             {604'000, 1'190'000, 2},
                                             {604'000, 1'191'500, 2},
                                             {600'000, 1'191'500, 2}}) {
                QPointF pixel;
                QVERIFY(camera.project(corner, pixel));
                QVERIFY(QRectF(0, 0, 1280, 800).contains(pixel));
                widest = std::max({widest, std::abs(pixel.x() / 640 - 1), std::abs(pixel.y() / 400 - 1)});
            }
            QVERIFY2(widest > 0.7, qPrintable(QString::number(widest))); // not a speck in the middle either
        }
    }
}

void TestCamera::flightStartsAndEnds()
{
    const CameraPose from = pose(350, 30, 400);
    CameraPose to = pose(20, 70, 90, true);
    to.target.x += 800;
    QVERIFY(Camera::between(from, to, 0).target == from.target);
    QVERIFY(Camera::between(from, to, 1).plan);
    // Just before the end it is almost there, and the heading took the short way over north.
    const CameraPose late = Camera::between(from, to, 0.999999);
    QVERIFY(apart(late.target, to.target) < 0.01);
    QVERIFY(std::abs(late.distanceM - to.distanceM) < 0.01);
    QVERIFY(std::abs(late.pitchDeg - 90) < 0.01); // straight down, where the plan takes over
    const double middle = Camera::between(from, to, 0.5).headingDeg;
    QVERIFY(std::abs(std::remainder(middle - 5, 360)) < 1e-9);
}

void TestCamera::flightRisesOnLongWays()
{
    const CameraPose from = pose(0, 45, 200);
    CameraPose far = from;
    far.target.x += 9000;
    CameraPose near = from;
    near.target.x += 20;
    QVERIFY(Camera::between(from, far, 0.5).distanceM > 3000);
    QVERIFY(Camera::between(from, near, 0.5).distanceM < 205);
    // Forth and back are the same way.
    QVERIFY(apart(Camera::between(from, far, 0.3).target, Camera::between(far, from, 0.7).target) < 1e-6);
}

void TestCamera::jsonRoundTrip()
{
    const CameraPose p{{603'797.261, 1'191'942.305, 1.84}, 31.5, 42.25, 733.5, true};
    const auto back = CameraPose::fromJson(p.toJson());
    VERIFY_RESULT(back);
    QVERIFY(back->target == p.target);
    QCOMPARE(back->headingDeg, p.headingDeg);
    QCOMPARE(back->pitchDeg, p.pitchDeg);
    QCOMPARE(back->distanceM, p.distanceM);
    QCOMPARE(back->plan, true);
}

void TestCamera::textOfTheCommandLine()
{
    const auto p = CameraPose::fromText(QStringLiteral("603797.5, 1191942 ,2,30,45,800"));
    VERIFY_RESULT(p);
    QVERIFY((p->target == geo::Coord{603'797.5, 1'191'942, 2}));
    QCOMPARE(p->headingDeg, 30.0);
    QCOMPARE(p->pitchDeg, 45.0);
    QCOMPARE(p->distanceM, 800.0);
    QVERIFY(!p->plan);
    VERIFY_ERROR(CameraPose::fromText(QStringLiteral("1,2,3")), ErrorCode::InvalidArgument);
    VERIFY_ERROR(CameraPose::fromText(QStringLiteral("1,2,3,4,x,6")), ErrorCode::InvalidArgument);
    VERIFY_ERROR(CameraPose::fromText(QStringLiteral("1,2,3,4,5,-6")), ErrorCode::InvalidArgument);
    VERIFY_ERROR(CameraPose::fromText(QStringLiteral("nan,2,3,4,5,6")), ErrorCode::InvalidArgument);
    VERIFY_ERROR(CameraPose::fromJson({{QStringLiteral("target"), 5}}), ErrorCode::InvalidArgument);
}

void TestCamera::refusesNonsense()
{
    Camera camera(pose(0, 45, 100), kViewport);
    CameraPose bad = pose(std::nan(""), 45, 100);
    camera.setPose(bad);
    QCOMPARE(camera.pose().headingDeg, 0.0);
    camera.setPose(pose(-30, 120, 1e9));
    QCOMPARE(camera.pose().headingDeg, 330.0);
    QCOMPARE(camera.pose().pitchDeg, 90.0);
    QCOMPARE(camera.pose().distanceM, Camera::kMaxDistanceM);
    camera.setViewport({0, -5});
    QVERIFY(camera.viewport().width() >= 1 && camera.viewport().height() >= 1);
}

void TestCamera::nearAndFarHoldTheGround()
{
    // Everything seen between the heights asked for lies between near and far, in the corners of the picture
    // too.
    const geo::LocalFrame frame({kEast, kNorth, 0});
    for (const double pitch : {25.0, 60.0, 90.0}) {
        for (const double distance : {30.0, 900.0, 15'000.0}) {
            const Camera camera(pose(10, pitch, distance), kViewport);
            const osg::Matrixd both = camera.viewMatrix(frame) * camera.projectionMatrix(-5, 60);
            for (const QPointF &pixel : {QPointF(0, 0), QPointF(1280, 0), QPointF(640, 800)}) {
                for (const double height : {-5.0, 60.0}) {
                    geo::Coord ground;
                    if (!camera.groundAt(pixel, height, ground))
                        continue;
                    const geo::Coord l = frame.toLocal(ground);
                    const osg::Vec4d clip = osg::Vec4d(l.x, l.y, l.z, 1) * both;
                    QVERIFY(std::abs(clip.z()) <= clip.w());
                }
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestCamera)
#include "tst_camera.moc"
