// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/geo/segmentclip.h>

#include <cmath>

using namespace dothi;

class TestSegmentClip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stretches_data();
    void stretches();
};

void TestSegmentClip::stretches_data()
{
    QTest::addColumn<double>("ax");
    QTest::addColumn<double>("ay");
    QTest::addColumn<double>("bx");
    QTest::addColumn<double>("by");
    QTest::addColumn<double>("from"); // above 1: nothing of it lies within
    QTest::addColumn<double>("to");
    // The box is 0…1 each way.
    QTest::newRow("across") << -1.0 << 0.5 << 2.0 << 0.5 << 1.0 / 3 << 2.0 / 3;
    QTest::newRow("and back") << 2.0 << 0.5 << -1.0 << 0.5 << 1.0 / 3 << 2.0 / 3;
    QTest::newRow("from corner to corner") << -1.0 << -1.0 << 3.0 << 3.0 << 0.25 << 0.5;
    QTest::newRow("within") << 0.2 << 0.3 << 0.8 << 0.4 << 0.0 << 1.0;
    QTest::newRow("out of it") << 0.5 << 0.5 << 0.5 << 2.5 << 0.0 << 0.25;
    QTest::newRow("along the rim") << -1.0 << 1.0 << 1.0 << 1.0 << 0.5 << 1.0;
    QTest::newRow("a spot within") << 0.5 << 0.5 << 0.5 << 0.5 << 0.0 << 1.0;
    QTest::newRow("a spot without") << 1.5 << 0.5 << 1.5 << 0.5 << 2.0 << 2.0;
    QTest::newRow("past a corner") << 0.9 << 2.0 << 2.0 << 0.9 << 2.0 << 2.0;
    QTest::newRow("beside it") << -1.0 << 1.1 << 2.0 << 1.1 << 2.0 << 2.0;
    QTest::newRow("before it") << -3.0 << 0.5 << -1.0 << 0.5 << 2.0 << 2.0;
}

void TestSegmentClip::stretches()
{
    QFETCH(double, ax);
    QFETCH(double, ay);
    QFETCH(double, bx);
    QFETCH(double, by);
    QFETCH(double, from);
    QFETCH(double, to);
    const auto within = geo::clipSegment(ax, ay, bx, by, geo::Extent(0, 0, 1, 1));
    QCOMPARE(within.has_value(), from <= 1);
    if (within) {
        QVERIFY(std::abs(within->first - from) < 1e-12);
        QVERIFY(std::abs(within->second - to) < 1e-12);
    }
}

QTEST_APPLESS_MAIN(TestSegmentClip)
#include "tst_segmentclip.moc"
