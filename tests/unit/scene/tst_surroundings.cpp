// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What lies around the city, and what of it is left out: the land beyond the terrain, rivers that go on,
// walls that turn their back.

#include <dothi/scene/apron.h>
#include <dothi/scene/facing.h>
#include <dothi/scene/notices.h>
#include <dothi/scene/watercontinuation.h>

#include <osg/Notify>

#include <testsupport.h>

#include <cmath>
#include <numbers>

using namespace dothi;
using namespace dothi::scene;

namespace {

osg::Vec3f normalAt(double degrees)
{
    const double a = degrees * std::numbers::pi / 180;
    return {static_cast<float>(std::sin(a)), static_cast<float>(std::cos(a)), 0};
}

QStringList g_said;
void keep(QtMsgType, const QMessageLogContext &context, const QString &text)
{
    g_said.append(QString::fromLatin1(context.category) + QLatin1Char(':') + text);
}

} // namespace

class TestSurroundings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void facingsDivideTheCompass()
    {
        QCOMPARE(facingOf(normalAt(10)), 0);
        QCOMPARE(facingOf(normalAt(100)), 2);
        QCOMPARE(facingOf(normalAt(350)), 7);
        QCOMPARE(facingOf({0, 0, 1}), kAnyFacing);
        QCOMPARE(facingOf({0.6F, 0, 0.8F}), kAnyFacing);
    }
    void nothingVisibleIsLeftOut()
    {
        // Against the definition: a wall is seen when the eye lies before it.
        const osg::BoundingBox box(0, 0, 0, 300, 200, 40);
        int leftOut = 0;
        for (int e = 0; e < 36; ++e) {
            const osg::Vec3d eye(150 + 900 * std::sin(e * 0.1745), 100 + 900 * std::cos(e * 0.1745), 300);
            for (int degrees = 0; degrees < 360; degrees += 3) {
                const osg::Vec3f normal = normalAt(degrees + 0.5);
                bool seen = false;
                for (const auto &[x, y] : {std::pair{0., 0.}, {300., 0.}, {300., 200.}, {0., 200.}})
                    seen = seen || normal.x() * (eye.x() - x) + normal.y() * (eye.y() - y) > 0;
                const bool drawn = canBeSeen(facingOf(normal), box, eye);
                QVERIFY(drawn || !seen);
                leftOut += drawn ? 0 : 1;
            }
        }
        // And it is worth it: a good third of the walls of a tile seen from outside.
        QVERIFY(leftOut > 36 * 120 / 4);
        QVERIFY(canBeSeen(3, box, {150, 100, 300})); // from above its middle every side may be seen
    }
    void wallsTurnedAwayFromTheSunCast()
    {
        const osg::Vec3f south(0, -0.6F, 0.8F);
        QVERIFY(canCastShadow(facingOf(normalAt(1)), south));
        QVERIFY(!canCastShadow(facingOf(normalAt(170)), south));
        for (int degrees = 0; degrees < 360; ++degrees) {
            const osg::Vec3f normal = normalAt(degrees + 0.5);
            if (normal * south < 0)
                QVERIFY(canCastShadow(facingOf(normal), south));
        }
    }
    void theLandGoesOnFromTheTerrain()
    {
        geo::ElevationGrid grid(64, 64, 0, 0, 10);
        for (int r = 0; r < 64; ++r) {
            for (int c = 0; c < 64; ++c)
                grid.set(c, r, static_cast<float>(c)); // rises to the east
        }
        const GroundSampler ground(&grid);
        const Apron apron(&grid, {});
        QVERIFY(apron.extent().contains(geo::Coord{grid.extent().maxX(), grid.extent().maxY(), 0}));
        QCOMPARE(apron.height(320, -320, ground), ground.height(320, -320));
        // No step at its border, and the mean of the border far out.
        const double east = apron.extent().maxX();
        const double step = apron.height(east + 1, -320, ground) - ground.height(east, -320);
        QVERIFY2(std::abs(step) < 0.1, qPrintable(QString::number(step)));
        QVERIFY(std::abs(apron.height(east + 200'000, -320, ground) - 31.5) < 1);
    }
    void riversGoOnWhereTheLandEnds()
    {
        const geo::Extent land(0, 0, 1000, 1000);
        // From the western border to the middle of the land.
        const auto river = geo::Geometry::polygon({{5, 400, 0}, {5, 440, 0}, {500, 440, 0}, {500, 400, 0}});
        const auto mouths = waterMouths(river, land, 40);
        QCOMPARE(mouths.size(), size_t(1));
        QCOMPARE(mouths[0].outward.x, -1.0);
        // Going west the left bank is the southern one.
        QCOMPARE(mouths[0].left.y, 400.0);
        QCOMPARE(mouths[0].right.y, 440.0);
        const auto sections = continueWater(mouths[0], 5000);
        QVERIFY(sections.size() > 10);
        QVERIFY(sections.back().left.x < -4000);
        for (const WaterSection &s : sections)
            QVERIFY(std::abs(std::hypot(s.right.x - s.left.x, s.right.y - s.left.y) - 40) < 1);
        // A pond in the middle has no mouth, nor has a shore all along the border.
        const auto pond =
            geo::Geometry::polygon({{400, 400, 0}, {400, 440, 0}, {500, 440, 0}, {500, 400, 0}});
        QVERIFY(waterMouths(pond, land, 40).empty());
        const auto sea = geo::Geometry::polygon({{0, 0, 0}, {0, 1000, 0}, {100, 1000, 0}, {100, 0, 0}});
        for (const WaterMouth &mouth : waterMouths(sea, land, 40))
            QCOMPARE(mouth.outward.x, 0.0);
    }
    void noticesGoIntoTheLog()
    {
        routeNotices();
        const QtMessageHandler before = qInstallMessageHandler(keep);
        OSG_NOTICE << "State::reset() of a good day" << std::endl;
        OSG_WARN << "out of memory" << std::endl;
        qInstallMessageHandler(before);
        QCOMPARE(g_said, QStringList{QStringLiteral("dothi.scene:out of memory")});
    }
};

QTEST_GUILESS_MAIN(TestSurroundings)
#include "tst_surroundings.moc"
