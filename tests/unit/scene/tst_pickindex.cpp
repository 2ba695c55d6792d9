// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/scene/pickindex.h>

#include <cmath>
#include <limits>
#include <random>

using namespace dothi;
using scene::PickIndex;
using scene::PickRay;

namespace {

PickRay down(double x, double y, double radius = 0)
{
    return {{x, y, 1000}, {0, 0, -1}, radius, 0};
}

} // namespace

class TestPickIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyIsNeverHit();
    void nearestOfTwoFloors();
    void hitFromBothSides();
    void missBetweenThings();
    void behindTheEyeIsNotHit();
    void hiddenLetsThrough();
    void linesHaveTheWidthOfTheRay();
    void ballsAndPoles();
    void sameAsLookingAtEach();
};

void TestPickIndex::emptyIsNeverHit()
{
    PickIndex index;
    index.build();
    QVERIFY(!index.pick(down(0, 0)));
}

void TestPickIndex::nearestOfTwoFloors()
{
    PickIndex index;
    index.addTriangle(1, {0, 0, 0}, {10, 0, 0}, {0, 10, 0});
    index.addTriangle(2, {0, 0, 7}, {10, 0, 7}, {0, 10, 7});
    index.build();
    const auto hit = index.pick(down(2, 2));
    QVERIFY(hit);
    QCOMPARE(hit->id, city::FeatureId(2));
    QCOMPARE(hit->t, 993.0);
}

void TestPickIndex::hitFromBothSides()
{
    PickIndex index;
    index.addTriangle(1, {0, 0, 0}, {0, 10, 0}, {10, 0, 0});
    index.build();
    QVERIFY(index.pick(down(2, 2)));
    QVERIFY(index.pick({{2, 2, -5}, {0, 0, 1}, 0, 0}));
}

void TestPickIndex::missBetweenThings()
{
    PickIndex index;
    for (int i = 0; i < 50; ++i) {
        const auto x = static_cast<float>(i * 10);
        index.addTriangle(i, {x, 0, 0}, {x + 4, 0, 0}, {x, 4, 0});
    }
    index.build();
    QVERIFY(!index.pick(down(107, 1)));
    QCOMPARE(index.pick(down(101, 1))->id, city::FeatureId(10));
}

void TestPickIndex::behindTheEyeIsNotHit()
{
    PickIndex index;
    index.addTriangle(1, {0, 0, 2000}, {10, 0, 2000}, {0, 10, 2000});
    index.build();
    QVERIFY(!index.pick(down(2, 2)));
}

void TestPickIndex::hiddenLetsThrough()
{
    PickIndex index;
    index.addTriangle(1, {0, 0, 0}, {10, 0, 0}, {0, 10, 0});
    index.addTriangle(2, {0, 0, 7}, {10, 0, 7}, {0, 10, 7});
    index.build();
    const auto hit = index.pick(down(2, 2), [](city::FeatureId id) { return id == 2; });
    QVERIFY(hit);
    QCOMPARE(hit->id, city::FeatureId(1));
}

void TestPickIndex::linesHaveTheWidthOfTheRay()
{
    PickIndex index;
    index.addCapsule(5, {0, 0, 0}, {100, 0, 0}, 0);
    index.build();
    QVERIFY(index.pick(down(50, 1.9, 2)));
    QVERIFY(!index.pick(down(50, 2.1, 2)));
    QVERIFY(!index.pick(down(103, 0, 2))); // beyond its end
    // A cone: 0.01 m per metre of distance is 10 m at the ground, 1000 m below.
    PickRay cone = down(50, 9);
    cone.slope = 0.01;
    QVERIFY(index.pick(cone));
    cone.origin.y() = 11;
    QVERIFY(!index.pick(cone));
}

void TestPickIndex::ballsAndPoles()
{
    PickIndex index;
    index.addCapsule(1, {0, 0, 5}, {0, 0, 5}, 3);
    index.addCapsule(2, {20, 0, 0}, {20, 0, 8}, 0.2F);
    index.build();
    QCOMPARE(index.pick(down(1, 2))->id, city::FeatureId(1));
    QVERIFY(!index.pick(down(2.5, 2.5)));
    QCOMPARE(index.pick({{-100, 0, 4}, {1, 0, 0}, 0, 0}, [](city::FeatureId id) { return id == 1; })->id,
             city::FeatureId(2));
}

void TestPickIndex::sameAsLookingAtEach()
{
    std::mt19937 random(42);
    std::uniform_real_distribution<float> place(-500, 500);
    std::uniform_real_distribution<float> size(-9, 9);
    PickIndex all;
    std::vector<std::unique_ptr<PickIndex>> each;
    for (int i = 0; i < 1500; ++i) {
        const osg::Vec3f a(place(random), place(random), size(random));
        const osg::Vec3f b = a + osg::Vec3f(size(random), size(random), size(random));
        const osg::Vec3f c = a + osg::Vec3f(size(random), size(random), size(random));
        auto one = std::make_unique<PickIndex>();
        for (PickIndex *index : {&all, one.get()}) {
            if (i % 5 == 0)
                index->addCapsule(i, a, b, 0.5F);
            else
                index->addTriangle(i, a, b, c);
        }
        one->build();
        each.push_back(std::move(one));
    }
    all.build();
    QCOMPARE(all.size(), size_t(1500));
    int hits = 0;
    for (int n = 0; n < 400; ++n) {
        const osg::Vec3d from(place(random), place(random), 120);
        osg::Vec3d way = osg::Vec3d(place(random), place(random), 0) - from;
        way.normalize();
        const PickRay whole{from, way, 0.2, n % 2 ? 0.002 : 0};
        // Some look only from or up to a distance in the midst of the heap.
        PickRay ray = whole;
        ray.nearestM = n % 3 == 1 ? 130 : 0;
        ray.farthestM = n % 5 == 1 ? 200 : std::numeric_limits<double>::infinity();
        std::optional<scene::PickResult> best;
        for (const auto &one : each) {
            const auto hit = one->pick(whole);
            if (hit && hit->t >= ray.nearestM && hit->t < ray.farthestM && (!best || hit->t < best->t))
                best = hit;
        }
        const auto found = all.pick(ray);
        QCOMPARE(found.has_value(), best.has_value());
        if (found) {
            ++hits;
            QCOMPARE(found->id, best->id);
            QCOMPARE(found->t, best->t);
        }
    }
    QVERIFY(hits > 15);
}

QTEST_APPLESS_MAIN(TestPickIndex)
#include "tst_pickindex.moc"
