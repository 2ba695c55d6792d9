// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Setbacks, Table 2.7 and building lines, with every verdict.

#include "usualplot.h"

#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;
using test::findingsOf;
using test::only;
using test::PermitCity;
using test::ProposalMaker;
using test::Usual;

class TestPermitSetback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setback_data()
    {
        QTest::addColumn<double>("rowM");
        QTest::addColumn<double>("heightM");
        QTest::addColumn<double>("setbackM");
        QTest::addColumn<double>("limit");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("low house on the red line") << 16.0 << 18.99 << 0.0 << 0.0 << Verdict::Pass;
        QTest::newRow("19.00 m high, on the red line") << 16.0 << 19.0 << 0.0 << 3.0 << Verdict::Fail;
        QTest::newRow("19.00 m high, 3 m back") << 16.0 << 19.0 << 3.0 << 3.0 << Verdict::Pass;
        QTest::newRow("22.00 m high, 3 m back") << 16.0 << 22.0 << 3.0 << 4.0 << Verdict::Fail;
        QTest::newRow("28.00 m high, 0.20 m back") << 14.0 << 28.0 << 0.2 << 6.0 << Verdict::Fail;
        QTest::newRow("28.00 m high, 5.95 m back") << 14.0 << 28.0 << 5.95 << 6.0 << Verdict::Survey;
        QTest::newRow("28.00 m high, 5.85 m back") << 14.0 << 28.0 << 5.85 << 6.0 << Verdict::Fail;
        QTest::newRow("28.00 m high, 6 m back") << 14.0 << 28.0 << 6.0 << 6.0 << Verdict::Pass;
        QTest::newRow("25 m high on a road of 20 m, 3 m back") << 20.0 << 25.0 << 3.0 << 3.0 << Verdict::Pass;
        QTest::newRow("25 m high on a road of 24 m, on the line")
            << 24.0 << 25.0 << 0.0 << 0.0 << Verdict::Pass;
        QTest::newRow("28 m high on a road of 40 m, 2 m back") << 40.0 << 28.0 << 2.0 << 6.0 << Verdict::Fail;
    }
    void setback()
    {
        QFETCH(double, rowM);
        QFETCH(double, heightM);
        QFETCH(double, setbackM);
        QFETCH(Verdict, verdict);
        PermitCity city;
        city.addStreet("area", rowM);
        city.addZone();
        ProposalMaker maker(city, "apartment");
        const double front = rowM / 2;
        maker.plot(0, front, 20, front + 40)
            .volume("house", 4, front + setbackM, 16, front + 30, 0, heightM, int(heightM / 3.2));
        const Result<Answer> answer = maker.check();
        VERIFY_RESULT(answer);
        VERIFY_FINDING(*answer, "setback.table", verdict);
        const Finding finding = only(*answer, "setback.table");
        QTEST(finding.limit, "limit");
        COMPARE_NEAR(finding.measured, setbackM, 1e-3);
        QCOMPARE(finding.kind, LimitKind::AtLeast);
        if (setbackM > 0) { // the dimension runs square to the street, at the building's top
            const EvidenceDimension &dimension = finding.evidence.dimensions.front();
            COMPARE_NEAR(std::abs(dimension.to.y - dimension.from.y), setbackM, 1e-3);
            COMPARE_NEAR(dimension.from.z, heightM, 1e-6);
        }
        if (verdict == Verdict::Fail) // what stands too near: 12 m wide, as deep as the shortfall
            COMPARE_NEAR(geo::area(finding.evidence.volumes.front().footprint),
                         12 * (finding.limit - setbackM), 0.1);
    }

    /// Only the cells whose merging was lost are in doubt: the first two of the row 19–<22 m, the first three
    /// of the row ≥ 22 m.
    void onlyAFindingThatReadADoubtfulCellIsMarked_data()
    {
        QTest::addColumn<double>("rowM");
        QTest::addColumn<double>("heightM");
        QTest::addColumn<bool>("verified");
        QTest::newRow("16 m, 18 m high") << 16.0 << 18.0 << true;
        QTest::newRow("16 m, 25 m high") << 16.0 << 25.0 << true;
        QTest::newRow("20 m, 18 m high") << 20.0 << 18.0 << false;
        QTest::newRow("20 m, 21.99 m high") << 20.0 << 21.99 << false;
        QTest::newRow("20 m, 22 m high") << 20.0 << 22.0 << true;
        QTest::newRow("24 m, 27.99 m high") << 24.0 << 27.99 << false;
        QTest::newRow("24 m, 28 m high") << 24.0 << 28.0 << true;
    }
    void onlyAFindingThatReadADoubtfulCellIsMarked()
    {
        QFETCH(double, rowM);
        QFETCH(double, heightM);
        QFETCH(bool, verified);
        PermitCity city;
        city.addStreet("area", rowM);
        city.addZone();
        ProposalMaker maker(city, "apartment");
        const double front = rowM / 2;
        maker.plot(0, front, 20, front + 40)
            .volume("house", 4, front + 1, 16, front + 30, 0, heightM, int(heightM / 3.2));
        const Result<Answer> answer = maker.check();
        VERIFY_RESULT(answer);
        QCOMPARE(only(*answer, "setback.table").citationVerified, verified);
        QVERIFY(only(*answer, "parcel.inside").citationVerified);
        const auto named = [](const QString &text) {
            return text.contains(QStringLiteral("Table 2.7")) || text.contains(QStringLiteral("Bảng 2.7"));
        };
        QCOMPARE(std::ranges::any_of(answer->unverifiedRules, named), !verified);
    }

    /// Where the width is not known, every cell it may come to is read.
    void aWidthThatIsNotKnownReadsTheDoubtfulCellsToo()
    {
        const auto citedFor = [](double heightM) {
            PermitCity city;
            city.addStreet("area", 0);
            city.addZone();
            ProposalMaker maker(city, "apartment");
            maker.plot(0, 8, 20, 48).volume("house", 4, 10, 16, 38, 0, heightM, int(heightM / 3.2));
            return only(maker.check().value(), "setback.table").citationVerified;
        };
        QVERIFY(!citedFor(21));
        QVERIFY(citedFor(30));
    }

    void podiumAndTowerEachAtItsOwnHeight()
    {
        Usual u("mixed");
        // Podium 12 m: nothing asked; tower 30 m: 6 m asked, 4 m there.
        u.maker.volume("podium", 1, 8, 19, 36, 0, 12, 3).volume("tower", 4, 12, 16, 30, 12, 30, 5);
        const Result<Answer> answer = u.maker.check();
        VERIFY_RESULT(answer);
        const std::vector<Finding> findings = findingsOf(*answer, "setback.table");
        QCOMPARE(findings.size(), size_t(2));
        QCOMPARE(findings[0].verdict, Verdict::Pass);
        QCOMPARE(findings[0].limit, 0.0);
        QCOMPARE(findings[1].verdict, Verdict::Fail);
        QCOMPARE(findings[1].limit, 6.0);
        COMPARE_NEAR(findings[1].measured, 4, 1e-3);
    }

    void theStreetsClassDecides_data()
    {
        QTest::addColumn<QByteArray>("roadClass");
        QTest::addColumn<QByteArray>("planScale");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QString>("missing");
        // 28 m high on the red line: 6 m short by Table 2.7.
        QTest::newRow("area road") << QByteArray("area") << QByteArray("1/2000") << Verdict::Fail
                                   << QByteArray("setback.table") << QString();
        QTest::newRow("arterial") << QByteArray("arterial") << QByteArray("1/2000") << Verdict::Fail
                                  << QByteArray("setback.table") << QString();
        QTest::newRow("class not known") << QByteArray() << QByteArray("1/2000") << Verdict::Unknown
                                         << QByteArray("setback.table") << QStringLiteral("road.road_class");
        QTest::newRow("class of another list")
            << QByteArray("primary") << QByteArray("1/2000") << Verdict::Unknown
            << QByteArray("setback.table") << QStringLiteral("road.road_class");
        QTest::newRow("alley, zoning plan") << QByteArray("alley") << QByteArray("1/2000") << Verdict::Pass
                                            << QByteArray("setback.lowerRoad") << QString();
        QTest::newRow("sub-area road, detailed plan")
            << QByteArray("sub_area") << QByteArray("1/500") << Verdict::Unknown
            << QByteArray("setback.lowerRoad") << QStringLiteral("construction_line");
    }
    void theStreetsClassDecides()
    {
        QFETCH(QByteArray, roadClass);
        QFETCH(QByteArray, planScale);
        QFETCH(Verdict, verdict);
        QFETCH(QByteArray, rule);
        QFETCH(QString, missing);
        Usual u("apartment", {{"plan_scale", PermitCity::text(planScale.constData())}},
                roadClass.isEmpty() ? nullptr : roadClass.constData());
        u.maker.volume("house", 4, 8, 16, 30, 0, 28, 8);
        const Result<Answer> answer = u.maker.check();
        VERIFY_RESULT(answer);
        const Finding finding = only(*answer, rule.constData());
        QVERIFY2(finding.verdict == verdict, qPrintable(finding.message));
        QCOMPARE(finding.missing.join(QLatin1Char(' ')), missing);
    }

    void anAlleyWithoutAnyPlanIsUnknown()
    {
        PermitCity city;
        city.addStreet("alley", 4);
        ProposalMaker maker(city, "row_house");
        maker.plot(0, 2, 5, 22).volume("house", 0, 2, 5, 20, 0, 12, 3);
        const Result<Answer> answer = maker.check();
        VERIFY_RESULT(answer);
        VERIFY_FINDING(*answer, "setback.lowerRoad", Verdict::Unknown);
        QVERIFY(only(*answer, "setback.lowerRoad").missing.contains(QStringLiteral("planning_zone")));
    }

    void aStreetThatTheClassDoesNotMatterFor()
    {
        // Class unknown, but 6 m are kept: Table 2.7 holds whether it binds or not.
        Usual u("apartment", {}, nullptr);
        u.maker.volume("house", 4, 14, 16, 30, 0, 28, 8);
        VERIFY_FINDING(u.maker.check().value(), "setback.table", Verdict::Pass);
    }

    void buildingLineInAnExistingArea()
    {
        // 2.7.5: the building line, 2 m behind the red line, replaces the 6 m of the table.
        Usual u("apartment", {{"existing_area", qint64(1)}});
        u.city.add("construction_line", u.city.line({{-300, 10}, {300, 10}}),
                   {{"road_name", PermitCity::text("Phố Thử")}, {"decision_no", PermitCity::text("QĐ 77")}});
        u.maker.volume("house", 4, 10, 16, 30, 0, 28, 8);
        Answer answer = u.maker.check().value();
        VERIFY_FINDING(answer, "setback.constructionLine", Verdict::Pass);
        QVERIFY(findingsOf(answer, "setback.table").empty());
        QVERIFY(only(answer, "setback.constructionLine").citation.contains(QStringLiteral("QĐ 77")));

        ProposalMaker beyond(u.city, "apartment");
        beyond.plot(0, 8, 20, 38).volume("house", 4, 9.2, 16, 30, 0, 28, 8);
        answer = beyond.check().value();
        VERIFY_FINDING(answer, "setback.constructionLine", Verdict::Fail);
        COMPARE_NEAR(only(answer, "setback.constructionLine").measured, -0.8, 1e-3);
    }

    void buildingLineElsewhere()
    {
        for (const bool known : {true, false}) {
            Usual u("apartment", {{"existing_area", known ? city::Value(qint64(0)) : city::Value()}});
            u.city.add("construction_line", u.city.line({{-300, 10}, {300, 10}}),
                       {{"road_name", PermitCity::text("Phố Thử")}});
            u.maker.volume("house", 4, 10, 16, 30, 0, 28, 8);
            const Answer answer = u.maker.check().value();
            VERIFY_FINDING(answer, "setback.constructionLine", Verdict::Pass);
            // In a new area both bind; where it is not known whether it is one, nobody can say.
            VERIFY_FINDING(answer, "setback.table", known ? Verdict::Fail : Verdict::Unknown);
        }
    }

    void theProposalsOwnRoadReplacesTheData()
    {
        PermitCity city;
        city.addZone();
        ProposalMaker maker(city, "apartment");
        maker.plot(0, 7, 20, 40)
            .volume("house", 4, 7.2, 16, 30, 0, 28, 8)
            .road(city.line({{-100, 0}, {100, 0}}), 14);
        const Answer answer = maker.check().value();
        VERIFY_FINDING(answer, "setback.table", Verdict::Fail);
        COMPARE_NEAR(only(answer, "setback.table").measured, 0.2, 1e-3);
        QCOMPARE(only(answer, "setback.table").limit, 6.0);
    }
};

QTEST_GUILESS_MAIN(TestPermitSetback)
#include "tst_permitsetback.moc"
