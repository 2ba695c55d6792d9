// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>

#include <testsupport.h>

#include <algorithm>
#include <cmath>

using namespace dothi;
using namespace dothi::geo;

namespace {

Geometry box(double x, double y, double w, double h)
{
    return Geometry::polygon({{x, y, 0}, {x + w, y, 0}, {x + w, y + h, 0}, {x, y + h, 0}});
}

} // namespace

class TestOps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void overlays()
    {
        const auto common = intersection(box(0, 0, 10, 10), box(6, 6, 10, 10));
        VERIFY_RESULT(common);
        QCOMPARE(area(*common), 16.0);
        const auto rest = difference(box(0, 0, 10, 10), box(6, 6, 10, 10));
        VERIFY_RESULT(rest);
        QCOMPARE(area(*rest), 84.0);
        const auto all = unionOf({box(0, 0, 10, 10), box(6, 6, 10, 10)});
        VERIFY_RESULT(all);
        QCOMPARE(area(*all), 184.0);
        const auto touching = intersection(box(0, 0, 10, 10), box(10, 0, 5, 5));
        VERIFY_RESULT(touching);
        QVERIFY(touching->isEmpty()); // a shared edge is no area
    }
    void repairsABowTie()
    {
        const Geometry bowTie = Geometry::polygon({{0, 0, 0}, {2, 2, 0}, {2, 0, 0}, {0, 2, 0}});
        const auto before = validity(bowTie);
        VERIFY_RESULT(before);
        QVERIFY(!before->valid);
        QVERIFY(std::abs(before->where.x - 1) < 1e-9 && std::abs(before->where.y - 1) < 1e-9);
        const auto mended = makeValid(bowTie);
        VERIFY_RESULT(mended);
        QVERIFY(validity(*mended)->valid);
        QCOMPARE(mended->partCount(), size_t(2));
        QCOMPARE(area(*mended), 2.0);
    }
    void refusesWhatIsNoShape()
    {
        const Geometry two = Geometry::polygon({{0, 0, 0}, {1, 0, 0}});
        QVERIFY(!validity(two)->valid);
        QVERIFY(!intersection(two, box(0, 0, 1, 1)));
        Geometry nan = box(0, 0, 1, 1);
        nan.coords()[1].x = std::nan("");
        QVERIFY(!validity(nan)->valid);
    }
    void measuresBetween()
    {
        const auto d = distance(box(0, 0, 10, 10), box(13, 4, 2, 2));
        VERIFY_RESULT(d);
        QCOMPARE(*d, 3.0);
        const auto points = nearestPoints(box(0, 0, 10, 10), Geometry::point({14, 13, 0}));
        VERIFY_RESULT(points);
        QCOMPARE(points->first.x, 10.0);
        QCOMPARE(points->first.y, 10.0);
    }
    void buffersFlat()
    {
        const auto ribbon = bufferFlat(Geometry::lineString({{0, 0, 0}, {100, 0, 0}}), 3);
        VERIFY_RESULT(ribbon);
        QVERIFY(std::abs(area(*ribbon) - 600.0) < 1e-6);
    }
    void coversAndMeets()
    {
        QVERIFY(*covers(box(0, 0, 10, 10), box(0, 0, 10, 5)));
        QVERIFY(!*covers(box(0, 0, 10, 10), box(5, 5, 10, 1)));
        QVERIFY(*intersects(box(0, 0, 10, 10), box(10, 10, 1, 1)));
        QVERIFY(containsPoint(box(0, 0, 1, 1), *pointOnSurface(box(0, 0, 1, 1))));
    }
    void indexFindsWhatASearchFinds()
    {
        SpatialIndex index;
        std::vector<Extent> all;
        for (int i = 0; i < 1000; ++i) {
            const double x = (i * 7919) % 997;
            const double y = (i * i * 31) % 991;
            all.emplace_back(x, y, x + 5, y + 3);
            index.insert(all.back(), i);
        }
        const Extent window(200, 300, 260, 420);
        auto found = index.query(window);
        std::ranges::sort(found);
        std::vector<qint64> expected;
        for (qint64 i = 0; i < 1000; ++i) {
            if (all[static_cast<size_t>(i)].intersects(window))
                expected.push_back(i);
        }
        QVERIFY(!expected.empty());
        QVERIFY(found == expected);
    }
};

QTEST_APPLESS_MAIN(TestOps)
#include "tst_ops.moc"
