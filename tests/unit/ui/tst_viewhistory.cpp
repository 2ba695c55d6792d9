// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/viewhistory.h>

#include <QTest>

using dothi::scene::CameraPose;
using dothi::ui::ViewHistory;

namespace {

CameraPose at(double x)
{
    CameraPose pose;
    pose.target = {600'000 + x, 1'190'000, 2};
    return pose;
}

double placeOf(const std::optional<CameraPose> &pose)
{
    return pose ? pose->target.x - 600'000 : -1;
}

} // namespace

class TestViewHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backAndForthAgain()
    {
        ViewHistory history;
        QVERIFY(!history.back(at(0)));
        history.leave(at(0));   // to 100
        history.leave(at(130)); // moved by hand meanwhile; to 200
        QCOMPARE(placeOf(history.back(at(200))), 130.0);
        QCOMPARE(placeOf(history.back(at(130))), 0.0);
        QVERIFY(!history.back(at(0)));
        QCOMPARE(placeOf(history.forward(at(0))), 130.0);
        QCOMPARE(placeOf(history.forward(at(130))), 200.0);
        QVERIFY(!history.forward(at(200)));
    }

    void anotherFlightForgetsWhatLayAhead()
    {
        ViewHistory history;
        history.leave(at(0));
        history.leave(at(100));
        QCOMPARE(placeOf(history.back(at(200))), 100.0);
        history.leave(at(100)); // to 300
        QVERIFY(!history.forward(at(300)));
        QCOMPARE(placeOf(history.back(at(300))), 100.0);
        QCOMPARE(placeOf(history.back(at(100))), 0.0);
    }

    /// Where one is already is no step back.
    void theSameViewIsPassedOver()
    {
        ViewHistory history;
        history.leave(at(0));
        history.leave(at(500));
        history.leave(at(500.2)); // a thousandth of the distance is 1 m
        QCOMPARE(placeOf(history.back(at(500.1))), 0.0);
        CameraPose turned = at(0);
        turned.headingDeg = 359.99;
        history.clear();
        history.leave(at(0));
        QVERIFY(!history.back(turned));
        history.leave(at(0));
        turned.headingDeg = 20;
        QVERIFY(history.back(turned));
    }

    void onlySoManyAreKept()
    {
        ViewHistory history;
        for (int i = 0; i < 200; ++i)
            history.leave(at(i * 10));
        size_t steps = 0;
        CameraPose here = at(9999);
        while (const std::optional<CameraPose> before = history.back(here)) {
            here = *before;
            ++steps;
        }
        QCOMPARE(steps, ViewHistory::kMost);
        QCOMPARE(placeOf(here), 1500.0); // the 50 youngest: 1500 … 1990
    }
};

QTEST_APPLESS_MAIN(TestViewHistory)
#include "tst_viewhistory.moc"
