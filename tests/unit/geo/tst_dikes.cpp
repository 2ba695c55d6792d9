// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/dikes.h>
#include <dothi/geo/ground.h>
#include <dothi/geo/interrupt.h>

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <limits>
#include <memory>
#include <stop_token>

using namespace dothi;
using geo::Coord;
using geo::Dike;
using geo::Dikes;

namespace {

constexpr double kEast = 600'000;
constexpr double kNorth = 1'190'000;

/// From west to east, rising from 4 m to 5 m over 100 m; 3 m wide on top, sides of 1:2.
Dike along()
{
    return {{{kEast, kNorth, 4}, {kEast + 100, kNorth, 5}}, 3, 2};
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

} // namespace

class TestDikes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cancelledWorkIsNotFinished()
    {
        std::stop_source source;
        source.request_stop();
        const TaskContext task(source.get_token(), {});
        const geo::StopWithTask stop(task);
        const Dikes dikes({along()});
        QVERIFY(dikes.isEmpty());
        QVERIFY(dikes.isCut());
    }

    void aDikeHasACrestSidesAndFeet()
    {
        const Dikes dikes({along()});
        const auto at = [&](double x, double y) { return dikes.raised(kEast + x, kNorth + y, 1); };
        QVERIFY(near(at(50, 0), 4.5));
        QVERIFY(near(at(50, 1.5), 4.5)); // the rim of its crest
        QVERIFY(near(at(50, -3.5), 3.5));
        QVERIFY(near(at(50, 1.5 + 2 * 3.5), 1)); // its foot
        QVERIFY(near(at(50, 9), 1));
        QVERIFY(near(at(-1.5, 0), 4)); // its end is round
        QVERIFY(near(at(-2.5, 0), 3.5));
        QVERIFY(near(dikes.raised(kEast + 50, kNorth, 6), 6)); // a hill stays
        QVERIFY(near(dikes.raised(kEast + 5000, kNorth, 1), 1));
    }

    void theGroundIsThatOfTheRasterWithItsDikes()
    {
        geo::ElevationGrid grid(50, 50, kEast - 250, kNorth + 250, 10);
        for (int i = 0; i < 2500; ++i)
            grid.set(i % 50, i / 50, 1); // NOLINT: whole rows
        grid.setDikes(std::make_shared<const Dikes>(std::vector<Dike>{along()}));
        const geo::Ground ground(&grid);
        QVERIFY(near(ground.height(kEast + 50, kNorth), 4.5));
        QVERIFY(near(ground.bareHeight(kEast + 50, kNorth), 1));
        QVERIFY(near(geo::Ground::bare(&grid).height(kEast + 50, kNorth), 1));
    }

    void whereALineCrossesCrests()
    {
        const Dikes dikes({along(), {{{kEast + 80, kNorth - 50, 3}, {kEast + 80, kNorth + 50, 3}}, 1, 1}});
        const auto at = dikes.crossings(kEast + 50, kNorth - 30, kEast + 50, kNorth + 10);
        QCOMPARE(at.size(), size_t(1));
        QVERIFY(near(at.front(), 0.75));
        QCOMPARE(dikes.crossings(kEast + 60, kNorth - 20, kEast + 100, kNorth + 20).size(),
                 size_t(1)); // where both meet
        QCOMPARE(dikes.crossings(kEast + 60, kNorth - 20, kEast + 100, kNorth + 10).size(), size_t(2));
        QVERIFY(dikes.crossings(kEast, kNorth + 10, kEast + 70, kNorth + 10).empty());
        // From one end of the city to the other, through cells without any.
        QCOMPARE(dikes.crossings(kEast + 50, kNorth - 9000, kEast + 50, kNorth + 9000).size(), size_t(1));
        QCOMPARE(dikes.within(geo::Extent(kEast - 100, kNorth + 20, kEast + 60, kNorth + 30)).size(),
                 size_t(1));
        QCOMPARE(dikes.within(geo::Extent(kEast + 70, kNorth + 20, kEast + 90, kNorth + 30)).size(),
                 size_t(2));
        QVERIFY(dikes.within(geo::Extent(kEast - 1000, kNorth, kEast - 900, kNorth + 30)).empty());
    }

    void mistakesRaiseNothing()
    {
        constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
        const Dikes dikes({{{{kEast, kNorth, 4}}, 3, 2},
                           {{{kEast, kNorth, kNan}, {kEast + 9, kNorth, 4}}, 3, 2},
                           {{{kEast, kNorth, 4}, {kEast + 9e7, kNorth, 4}}, 3, 2},
                           {{{1e300, kNorth, 4}, {kEast, kNorth, 4}}, 3, 2},
                           {{{kEast, kNorth + 300, 400}, {kEast + 100, kNorth + 300, 400}}, 3, 2}});
        QCOMPARE(dikes.all().size(), size_t(1));
        QVERIFY(near(dikes.raised(kEast + 50, kNorth + 300, 1), 1)); // 400 m above the ground: cm, or a slip
        const Dikes wild({{{{kEast, kNorth, 4}, {kEast + 100, kNorth, 4}}, 1e9, kNan}});
        QVERIFY(wild.all().front().topM <= Dikes::kWidestTopM);
        QVERIFY(near(wild.raised(kEast + 50, kNorth + 200, 1), 1));
        QVERIFY(Dikes({}).isEmpty());
    }

    void tooManyAreCutAndTheRestIsThere()
    {
        std::vector<Dike> many;
        for (int i = 0; i < 40'000; ++i) // 20 pieces each
            many.push_back({{{kEast + i, kNorth, 4}, {kEast + i, kNorth + 1279, 4}}, 3, 2});
        QElapsedTimer timer;
        timer.start();
        const Dikes dikes(std::move(many));
        QVERIFY(dikes.isCut());
        QVERIFY(dikes.all().size() > 20'000 && dikes.all().size() < 30'000);
        QVERIFY(near(dikes.raised(kEast + 7, kNorth + 100, 1), 4));
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void othersAreTold()
    {
        Dike higher = along();
        higher.crest[1].z += 0.001;
        QVERIFY(Dikes({along()}).mark() == Dikes({along()}).mark());
        QVERIFY(Dikes({along()}).mark() != Dikes({higher}).mark());
    }
};

QTEST_APPLESS_MAIN(TestDikes)
#include "tst_dikes.moc"
