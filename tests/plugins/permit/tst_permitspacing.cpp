// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Distances between buildings, with every verdict.

#include "usualplot.h"

#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;
using test::findingsOf;
using test::only;
using test::PermitCity;
using test::ProposalMaker;
using test::Usual;

class TestPermitSpacing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blocksOfOnePlot_data()
    {
        QTest::addColumn<double>("height1");
        QTest::addColumn<double>("height2");
        QTest::addColumn<bool>("gable"); // the second block turned end-on
        QTest::addColumn<double>("gap");
        QTest::addColumn<double>("limit");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("long sides, 30 m") << 30.0 << 30.0 << false << 15.0 << 15.0 << Verdict::Pass;
        QTest::newRow("long sides, 30 m, too near") << 30.0 << 30.0 << false << 14.9 << 15.0 << Verdict::Fail;
        QTest::newRow("the taller one's rule") << 12.0 << 40.0 << false << 19.0 << 20.0 << Verdict::Fail;
        QTest::newRow("low: at least 7 m") << 9.0 << 9.0 << false << 7.0 << 7.0 << Verdict::Pass;
        QTest::newRow("gable, 30 m: a third") << 30.0 << 30.0 << true << 10.0 << 10.0 << Verdict::Pass;
        QTest::newRow("gable, low: at least 4 m") << 9.0 << 9.0 << true << 3.5 << 4.0 << Verdict::Fail;
        QTest::newRow("46 m: 25 m") << 46.0 << 20.0 << false << 24.0 << 25.0 << Verdict::Fail;
        QTest::newRow("46 m, gable: 15 m") << 46.0 << 20.0 << true << 15.0 << 15.0 << Verdict::Pass;
    }
    void blocksOfOnePlot()
    {
        QFETCH(double, height1);
        QFETCH(double, height2);
        QFETCH(bool, gable);
        QFETCH(double, gap);
        QFETCH(Verdict, verdict);
        PermitCity city;
        city.addStreet("area", 16);
        city.addZone();
        ProposalMaker maker(city, "apartment");
        // Both stand along the street, 40 × 12 m, one behind the other; or the second end-on behind the
        // first.
        const double back = 20 + 12 + gap;
        maker.plot(0, 8, 120, 140).volume("house", 10, 20, 50, 32, 0, height1, 3);
        if (gable)
            maker.volume("house", 20, back, 32, back + 40, 0, height2, 3);
        else
            maker.volume("house", 10, back, 50, back + 12, 0, height2, 3);
        const Answer answer = maker.check().value();
        VERIFY_FINDING(answer, "spacing.own", verdict);
        COMPARE_NEAR(only(answer, "spacing.own").measured, gap, 1e-3);
        QTEST(only(answer, "spacing.own").limit, "limit");
    }

    void rowsInOnePlot()
    {
        for (const double gap : {4.0, 3.5}) {
            Usual u("row_house");
            u.maker.plot(0, 8, 100, 60)
                .volume("house", 0, 8, 50, 20, 0, 15, 4)
                .volume("house", 0, 20 + gap, 50, 32 + gap, 0, 15, 4);
            VERIFY_FINDING(u.maker.check().value(), "spacing.rowBacks",
                           gap < 4 ? Verdict::Fail : Verdict::Pass);
        }
    }

    void neighbours_data()
    {
        QTest::addColumn<double>("gap");
        QTest::addColumn<double>("neighbourM");
        QTest::addColumn<Verdict>("verdict");
        // The proposal's gable (12 m of 12 × 26) … its long side faces east: half of 30 m.
        QTest::newRow("far enough") << 15.2 << 10.0 << Verdict::Pass;
        QTest::newRow("within the accuracy, above") << 15.05 << 10.0 << Verdict::Survey;
        QTest::newRow("within the accuracy, below") << 14.95 << 10.0 << Verdict::Survey;
        QTest::newRow("too near") << 14.8 << 10.0 << Verdict::Fail;
        QTest::newRow("a taller neighbour") << 17.0 << 40.0 << Verdict::Fail;
        QTest::newRow("height not known, enough for ours") << 17.0 << kNotKnown << Verdict::Unknown;
        QTest::newRow("height not known, too near for ours") << 14.0 << kNotKnown << Verdict::Fail;
        QTest::newRow("built against it") << 0.05 << 10.0 << Verdict::Pass;
    }
    void neighbours()
    {
        QFETCH(double, gap);
        QFETCH(double, neighbourM);
        QFETCH(Verdict, verdict);
        Usual u("commercial");
        u.maker.volume("house", 6, 10, 18, 36, 0, 30, 8);
        u.city.addBuilding(18 + gap, 10, 18 + gap + 12, 36, neighbourM);
        const Answer answer = u.maker.check().value();
        if (gap < 0.1) {
            QVERIFY(findingsOf(answer, "spacing.neighbours").empty());
            return;
        }
        VERIFY_FINDING(answer, "spacing.neighbours", verdict);
        const Finding finding = only(answer, "spacing.neighbours");
        COMPARE_NEAR(finding.measured, gap, 1e-3);
        if (std::isnan(neighbourM) && verdict == Verdict::Unknown)
            QVERIFY(finding.missing.contains(QStringLiteral("building.height_m")));
    }

    void housesAreNotCheckedAgainstNeighbours()
    {
        Usual u("row_house");
        u.maker.volume("house", 0, 8, 18, 30, 0, 15, 4);
        u.city.addBuilding(19, 8, 24, 30, 15);
        QVERIFY(findingsOf(u.maker.check().value(), "spacing.neighbours").empty());
    }

    void neighboursAcrossTheStreetDoNotCount()
    {
        Usual u("commercial");
        u.maker.volume("house", 4, 8, 16, 34, 0, 30, 8);
        u.city.addBuilding(0, -12, 20, -8.5, 12);
        QVERIFY(findingsOf(u.maker.check().value(), "spacing.neighbours").empty());
    }

    void equalSidesGoByTheLargestStreet()
    {
        // 20 × 20 m, 30 m high: the side on the street is the long one, so that behind it 15 m, beside it 10
        // m.
        for (const bool behind : {true, false}) {
            PermitCity city;
            city.addStreet("area", 16);
            city.addZone();
            ProposalMaker maker(city, "commercial");
            maker.plot(0, 8, 40, 45).volume("house", 10, 14, 30, 34, 0, 30, 8);
            if (behind)
                city.addBuilding(10, 46, 30, 66, 10);
            else
                city.addBuilding(42, 14, 62, 34, 10);
            const Answer answer = maker.check().value();
            COMPARE_NEAR(only(answer, "spacing.neighbours").measured, 12, 1e-3);
            QCOMPARE(only(answer, "spacing.neighbours").limit, behind ? 15.0 : 10.0);
        }
    }

    void buildingsOnThePlotAreTakenAsDemolished()
    {
        Usual u("commercial");
        u.maker.volume("house", 4, 14, 16, 34, 0, 18, 5);
        u.city.addBuilding(1, 10, 3, 30, 6);
        const Answer answer = u.maker.check().value();
        QVERIFY(findingsOf(answer, "spacing.neighbours").empty());
        QVERIFY(std::ranges::any_of(answer.warnings,
                                    [](const QString &w) { return w.contains(QLatin1String("1")); }));
    }
};

QTEST_GUILESS_MAIN(TestPermitSpacing)
#include "tst_permitspacing.moc"
