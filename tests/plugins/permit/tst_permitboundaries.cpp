// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The plot's boundary and the red lines, with every verdict.

#include "usualplot.h"

#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;
using test::findingsOf;
using test::only;
using test::PermitCity;
using test::ProposalMaker;
using test::Usual;

class TestPermitBoundaries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // ---- within the plot

    void parcel_data()
    {
        QTest::addColumn<double>("west");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<double>("measured");
        QTest::newRow("inside") << 2.0 << Verdict::Pass << 0.0;
        QTest::newRow("1 mm beyond: rounding") << -0.001 << Verdict::Pass << 0.0;
        QTest::newRow("on the boundary") << 0.0 << Verdict::Pass << 0.0;
        QTest::newRow("6 cm beyond") << -0.06 << Verdict::Survey << 0.06;
        QTest::newRow("11 cm beyond") << -0.11 << Verdict::Fail << 0.11;
        QTest::newRow("half a metre beyond") << -0.5 << Verdict::Fail << 0.5;
    }
    void parcel()
    {
        QFETCH(double, west);
        QFETCH(Verdict, verdict);
        Usual u("row_house");
        u.maker.volume("house", west, 12, 18, 30, 0, 12, 3);
        const Result<Answer> answer = u.maker.check();
        VERIFY_RESULT(answer);
        VERIFY_FINDING(*answer, "parcel.inside", verdict);
        const Finding finding = only(*answer, "parcel.inside");
        QTEST(std::round(finding.measured * 1000) / 1000, "measured");
        QCOMPARE(finding.limit, 0.0);
        QCOMPARE(finding.tolerance, 0.1);
        QVERIFY(!finding.citation.isEmpty());
        if (west < -0.01) {
            QVERIFY(!finding.evidence.dimensions.empty());
            COMPARE_NEAR(geo::area(finding.evidence.volumes.front().footprint), -west * 18, 1e-2);
        }
    }

    void parcelWithItsOwnAccuracy()
    {
        Usual u("row_house");
        const city::FeatureId id = u.city.addParcel(0, 8, 20, 38, {{"accuracy_m", 0.3}});
        u.maker.without("plot").parcel(id).volume("house", -0.2, 12, 18, 30, 0, 12, 3);
        const Result<Answer> answer = u.maker.check();
        VERIFY_RESULT(answer);
        VERIFY_FINDING(*answer, "parcel.inside", Verdict::Survey);
        QCOMPARE(only(*answer, "parcel.inside").tolerance, 0.3);
        QCOMPARE(answer->inputs.front().layer, QStringLiteral("parcel"));
    }

    void aBasementMustStayInsideToo()
    {
        Usual u("apartment");
        u.maker.volume("house", 2, 14, 18, 30, 0, 12, 3).volume("basement", -1, 14, 18, 30, -3, 0, 1);
        VERIFY_FINDING(u.maker.check().value(), "parcel.inside", Verdict::Fail);
    }

    void aMissingParcelIsAnError()
    {
        Usual u("row_house");
        u.maker.without("plot").parcel(99).volume("house", 2, 12, 18, 30, 0, 12, 3);
        const Result<Answer> answer = u.maker.check();
        VERIFY_ERROR(answer, ErrorCode::NotFound);
        QCOMPARE(answer.error().subject().feature, QStringLiteral("99"));
    }

    // ---- red lines

    void redLine_data()
    {
        QTest::addColumn<bool>("drawn");
        QTest::addColumn<double>("front");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<double>("measured");
        for (const bool drawn : {true, false}) {
            const char *how = drawn ? "drawn" : "derived from the centre line";
            QTest::addRow("behind, %s", how) << drawn << 12.0 << Verdict::Pass << 0.0;
            QTest::addRow("on it, %s", how) << drawn << 8.0 << Verdict::Pass << 0.0;
            QTest::addRow("5 cm beyond, %s", how) << drawn << 7.95 << Verdict::Survey << 0.05;
            QTest::addRow("1.2 m beyond, %s", how) << drawn << 6.8 << Verdict::Fail << 1.2;
        }
    }
    void redLine()
    {
        QFETCH(bool, drawn);
        QFETCH(double, front);
        QFETCH(Verdict, verdict);
        PermitCity city;
        city.addStreet("area", 16, drawn);
        city.addZone();
        ProposalMaker maker(city, "row_house");
        maker.plot(0, 6, 20, 38).volume("house", 2, front, 18, 30, 0, 12, 3);
        const Result<Answer> answer = maker.check();
        VERIFY_RESULT(answer);
        VERIFY_FINDING(*answer, "redLine.existing", verdict);
        QTEST(std::round(only(*answer, "redLine.existing").measured * 1000) / 1000, "measured");
        // The plot reaches 2 m over the red line: 20 × 2 m are lost, and do not count as plot.
        COMPARE_NEAR(answer->facts.lostM2, 40, 1e-2);
        COMPARE_NEAR(answer->facts.densityPct, 100 * 16 * (30 - front) / 600, 1e-3);
    }

    void plannedWidening()
    {
        Usual u("row_house");
        u.city.addRedLine(12, "planned");
        u.maker.volume("house", 2, 10, 18, 30, 0, 12, 3);
        const Result<Answer> answer = u.maker.check();
        VERIFY_RESULT(answer);
        VERIFY_FINDING(*answer, "redLine.existing", Verdict::Pass);
        VERIFY_FINDING(*answer, "redLine.planned", Verdict::Fail);
        const Finding finding = only(*answer, "redLine.planned");
        COMPARE_NEAR(finding.measured, 2, 1e-3);
        QVERIFY(finding.message.contains(QStringLiteral("QĐ 12/QĐ-UBND")));
        COMPARE_NEAR(answer->facts.lostM2, 20 * 4, 1e-2);
        // No setback is asked for: the red line is the one thing broken, and said once.
        QVERIFY(findingsOf(*answer, "setback.table").empty());

        // 30 m high: 6 m from the planned line, on a street that will be 12 + 8 = 20 m wide.
        ProposalMaker high(u.city, "apartment");
        high.plot(0, 8, 20, 38).volume("house", 4, 15, 16, 30, 0, 30, 9);
        const Answer second = high.check().value();
        VERIFY_FINDING(second, "redLine.planned", Verdict::Pass);
        VERIFY_FINDING(second, "setback.table", Verdict::Fail);
        COMPARE_NEAR(only(second, "setback.table").measured, 3, 1e-3);
        QVERIFY(only(second, "setback.table").message.contains(QStringLiteral("20.00")) ||
                only(second, "setback.table").message.contains(QStringLiteral("20,00")));
    }

    void withoutLineAndWidthTheRedLineIsUnknown()
    {
        Usual u("row_house", {}, "area", kNotKnown);
        u.maker.volume("house", 2, 12, 18, 30, 0, 12, 3);
        const Result<Answer> answer = u.maker.check();
        VERIFY_RESULT(answer);
        VERIFY_FINDING(*answer, "redLine.existing", Verdict::Unknown);
        QVERIFY(only(*answer, "redLine.existing").missing.contains(QStringLiteral("road.row_width_m")));
        VERIFY_FINDING(*answer, "setback.table", Verdict::Unknown);
        QVERIFY(std::isnan(only(*answer, "setback.table").measured));
        QCOMPARE(answer->verdict, Verdict::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestPermitBoundaries)
#include "tst_permitboundaries.moc"
