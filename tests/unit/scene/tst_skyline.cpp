// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/scene/skyline.h>

#include <cmath>
#include <random>

using namespace dothi;
using scene::hiddenBehind;
using scene::UprightWall;

namespace {

constexpr double kNear = 0.6;

osg::BoundingBoxd box(double x, double y, double width, double topM)
{
    return {x, y, 0, x + width, y + width, topM};
}

/// A wall across the north of the eye, from west to east at this northing: its outside is south.
UprightWall across(double west, double east, double north, double topM)
{
    return {{west, north}, {east, north}, topM};
}

bool isHidden(const osg::Vec3d &eye, const std::vector<UprightWall> &walls, const osg::BoundingBoxd &b)
{
    return hiddenBehind(eye, walls, std::span(&b, 1), kNear).front();
}

/// Whether the straight way from the eye to a place meets a wall: computed without directions or order.
bool meets(const osg::Vec3d &eye, const osg::Vec3d &to, const UprightWall &wall)
{
    const osg::Vec2d p(eye.x(), eye.y());
    const osg::Vec2d d(to.x() - eye.x(), to.y() - eye.y());
    const osg::Vec2d w = wall.b - wall.a;
    const double det = d.x() * w.y() - d.y() * w.x();
    if (std::abs(det) < 1e-12)
        return false;
    const osg::Vec2d q = wall.a - p;
    const double t = (q.x() * w.y() - q.y() * w.x()) / det;
    const double s = (q.x() * d.y() - q.y() * d.x()) / det;
    return t > 0 && t < 1 && s >= 0 && s <= 1 && eye.z() + (to.z() - eye.z()) * t < wall.topM;
}

} // namespace

class TestSkyline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Eye at 1.7 m; a wall of 10 m height 20 m away rises 8.3 m in 20: at 100 m it hides up to 1.7 + 41.5 m.
    void heightIsThatOfTheLookOverTheWall()
    {
        const osg::Vec3d eye(0, 0, 1.7);
        // At its ends the wall is farther away: 31.6 m at x = ±24.5, from where the box's corners are seen.
        const std::vector<UprightWall> walls{across(-60, 60, 20, 10)};
        const double far = std::hypot(20, 20 * 20.0 / 100.0 + 0.1);
        const double top = 1.7 + 8.3 / far * 100;
        QVERIFY(isHidden(eye, walls, box(-10, 100, 20, top - 1)));
        QVERIFY(!isHidden(eye, walls, box(-10, 100, 20, 1.7 + 8.3 / 20 * 100 + 0.5)));
        QVERIFY(!isHidden(eye, walls, box(-10, 100, 20, 80)));
        // What stands before it, or around it, is seen; so is what is beside it, or in the eye's own place.
        QVERIFY(!isHidden(eye, walls, box(-5, 8, 10, 3)));
        QVERIFY(!isHidden(eye, walls, box(-5, 15, 10, 3)));
        QVERIFY(!isHidden(eye, walls, box(400, 100, 20, 3)));
        QVERIFY(!isHidden(eye, walls, box(-5, -120, 10, 3)));
        QVERIFY(!isHidden(eye, walls, box(-50, -50, 300, 3)));
    }

    void oneSeesPastTheBackOfAWallAndOverALowOne()
    {
        const osg::Vec3d eye(0, 0, 1.7);
        const UprightWall wall = across(-60, 60, 20, 10);
        const UprightWall turned{wall.b, wall.a, wall.topM};
        QVERIFY(isHidden(eye, {wall}, box(-10, 100, 20, 5)));
        QVERIFY(!isHidden(eye, {turned}, box(-10, 100, 20, 5)));
        QVERIFY(!isHidden({0, 0, 11}, {wall}, box(-10, 100, 20, 5)));
        // Cut off by the near plane, it may not be there.
        QVERIFY(!isHidden({0, 19.7, 1.7}, {wall}, box(-10, 100, 20, 5)));
    }

    /// Two walls that share a corner leave no gap, wherever in a small range of directions it lies; two with
    /// a gap of a centimetre do.
    void cornersAreTightAndGapsAreGaps()
    {
        for (int i = 0; i < 400; ++i) {
            const double corner = -6 + 12 * i / 400.0;
            const osg::Vec3d eye(0, 0, 1.7);
            const osg::BoundingBoxd b = box(-30, 100, 60, 4);
            QVERIFY(isHidden(eye, {across(-60, corner, 20, 10), across(corner, 60, 20, 10)}, b));
            QVERIFY(!isHidden(eye, {across(-60, corner, 20, 10), across(corner + 0.01, 60, 20, 10)}, b));
            // A house behind the gap closes it.
            QVERIFY(isHidden(
                eye,
                {across(-60, corner, 20, 10), across(corner + 0.01, 60, 20, 10), across(-12, 12, 35, 12)},
                b));
        }
    }

    /// All around the circle, over the place where directions begin anew.
    void everyDirectionIsAlike()
    {
        for (int degree = 0; degree < 360; degree += 3) {
            const double a = degree * M_PI / 180;
            const osg::Vec2d out(std::cos(a), std::sin(a));
            const osg::Vec2d along(out.y(), -out.x());
            const osg::Vec3d eye(1000, -2000, 31.7);
            const osg::Vec2d at = osg::Vec2d(eye.x(), eye.y()) + out * 20;
            const UprightWall wall{at - along * 60, at + along * 60, 40};
            const osg::Vec2d c = osg::Vec2d(eye.x(), eye.y()) + out * 140;
            const osg::BoundingBoxd b(c.x() - 10, c.y() - 10, 25, c.x() + 10, c.y() + 10, 36);
            const osg::Vec2d c2 = osg::Vec2d(eye.x(), eye.y()) - out * 140;
            const osg::BoundingBoxd behind(c2.x() - 10, c2.y() - 10, 25, c2.x() + 10, c2.y() + 10, 36);
            const std::array boxes{b, behind};
            const auto hidden = hiddenBehind(eye, {&wall, 1}, boxes, kNear);
            // The outside of one of the two orders of its ends faces the eye.
            const UprightWall turned{wall.b, wall.a, wall.topM};
            const auto turnedHidden = hiddenBehind(eye, {&turned, 1}, boxes, kNear);
            QVERIFY2(hidden[0] != turnedHidden[0], qPrintable(QString::number(degree)));
            QVERIFY(!hidden[1] && !turnedHidden[1]);
        }
    }

    /// Towns thrown together at random: no place of a box that is said to be hidden can be seen from the eye.
    void nothingHiddenCanBeSeen()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> unit(0, 1);
        int hiddenBoxes = 0;
        for (int town = 0; town < 60; ++town) {
            std::vector<UprightWall> walls;
            for (int house = 0; house < 220; ++house) {
                const double x = 240 * unit(random) - 120;
                const double y = 240 * unit(random) - 120;
                const double w = 6 + 30 * unit(random);
                const double h = 6 + 20 * unit(random);
                const double top = 3 + 15 * unit(random);
                if (x < 4 && x + w > -4 && y < 4 && y + h > -4)
                    continue;
                walls.push_back({{x, y}, {x + w, y}, top});
                walls.push_back({{x + w, y}, {x + w, y + h}, top});
                walls.push_back({{x + w, y + h}, {x, y + h}, top});
                walls.push_back({{x, y + h}, {x, y}, top});
            }
            std::vector<osg::BoundingBoxd> boxes;
            for (int i = 0; i < 60; ++i)
                boxes.push_back(box(500 * unit(random) - 250, 500 * unit(random) - 250, 5 + 60 * unit(random),
                                    2 + 15 * unit(random)));
            const osg::Vec3d eye(0, 0, 1.7);
            const auto hidden = hiddenBehind(eye, walls, boxes, kNear);
            for (size_t i = 0; i < boxes.size(); ++i) {
                if (!hidden[i])
                    continue;
                ++hiddenBoxes;
                for (int k = 0; k < 60; ++k) {
                    const osg::BoundingBoxd &b = boxes[i];
                    const osg::Vec3d to(b.xMin() + (b.xMax() - b.xMin()) * unit(random),
                                        b.yMin() + (b.yMax() - b.yMin()) * unit(random),
                                        k % 2 ? b.zMax() : b.zMax() * unit(random));
                    QVERIFY(
                        std::ranges::any_of(walls, [&](const UprightWall &w) { return meets(eye, to, w); }));
                }
            }
        }
        QVERIFY2(hiddenBoxes > 300, qPrintable(QString::number(hiddenBoxes)));
    }
};

QTEST_GUILESS_MAIN(TestSkyline)
#include "tst_skyline.moc"
