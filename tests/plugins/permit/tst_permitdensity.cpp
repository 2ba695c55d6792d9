// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Net density, floor-area ratio and the two areas of a plot, with every verdict.

#include "usualplot.h"

#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;
using test::findingsOf;
using test::only;
using test::PermitCity;
using test::ProposalMaker;
using test::Usual;

class TestPermitDensity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // ---- density

    void houseDensity_data()
    {
        QTest::addColumn<double>("depth");
        QTest::addColumn<double>("built");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<double>("limit");
        // Plot 7.5 × 20 = 150 m²: 80 % = 120 m² = 16 m of depth.
        QTest::newRow("150 m², 80.0 %") << 20.0 << 16.0 << Verdict::Pass << 80.0;
        // 16.05 m: 80.25 %, 0.375 m² too much, within 0.5 m²
        QTest::newRow("150 m², 80.25 %") << 20.0 << 16.05 << Verdict::Survey << 80.0;
        QTest::newRow("150 m², 85 %") << 20.0 << 17.0 << Verdict::Fail << 80.0;
        // 7.5 × 12 = 90 m²: all of it
        QTest::newRow("90 m², 100 %") << 12.0 << 12.0 << Verdict::Pass << 100.0;
    }
    void houseDensity()
    {
        QFETCH(double, depth);
        QFETCH(double, built);
        QFETCH(Verdict, verdict);
        Usual u("row_house");
        u.maker.plot(0, 8, 7.5, 8 + depth).volume("house", 0, 8, 7.5, 8 + built, 0, 12, 3);
        const Answer answer = u.maker.check().value();
        VERIFY_FINDING(answer, "density.house", verdict);
        COMPARE_NEAR(only(answer, "density.house").measured, 100 * built / depth, 1e-3);
        COMPARE_NEAR(only(answer, "density.house").limit, only(answer, "density.house").limit, 0);
        QTEST(std::round(only(answer, "density.house").limit * 1e6) / 1e6, "limit");
    }

    void smallHousesInExistingAreas_data()
    {
        QTest::addColumn<int>("existing"); // 1, 0, -1: not known
        QTest::addColumn<double>("heightM");
        QTest::addColumn<Verdict>("verdict");
        // A plot of 5 × 20 = 100 m² wholly built on: 90 % by Table 2.8, 100 % by 2.7.7.
        QTest::newRow("existing") << 1 << 16.0 << Verdict::Pass;
        QTest::newRow("existing, 25.00 m high") << 1 << 25.0 << Verdict::Pass;
        QTest::newRow("existing, 25.01 m high") << 1 << 25.01 << Verdict::Fail;
        QTest::newRow("new area") << 0 << 16.0 << Verdict::Fail;
        QTest::newRow("not known") << -1 << 16.0 << Verdict::Unknown;
    }
    void smallHousesInExistingAreas()
    {
        QFETCH(int, existing);
        QFETCH(double, heightM);
        QFETCH(Verdict, verdict);
        Usual u("row_house",
                {{"existing_area", existing < 0 ? city::Value() : city::Value(qint64(existing))}});
        u.maker.plot(0, 8, 5, 28).volume("house", 0, 8, 5, 28, 0, heightM, 5);
        const Answer answer = u.maker.check().value();
        VERIFY_FINDING(answer, "density.house", verdict);
        if (existing < 0)
            QCOMPARE(only(answer, "density.house").missing,
                     QStringList{QStringLiteral("planning_zone.existing_area")});
    }

    void apartmentDensityByPodiumAndTower()
    {
        // Plot 100 × 100 m. Podium 15 m ("≤ 16"): 65 %; tower 40 m: 43 % (Table 2.9 at 10,000 m²).
        for (const bool fits : {true, false}) {
            PermitCity city;
            city.addStreet("area", 16);
            city.addZone();
            ProposalMaker maker(city, "apartment");
            maker.plot(0, 8, 100, 108)
                .volume("podium", 10, 20, 90, 20 + 81.25, 0, 15, 4)                // 6,500 m²
                .volume("tower", 10, 20, 90, 20 + (fits ? 53.75 : 55), 15, 40, 8); // 4,300 or 4,400 m²
            const Answer answer = maker.check().value();
            const std::vector<Finding> findings = findingsOf(answer, "density.apartment");
            QCOMPARE(findings.size(), size_t(2));
            COMPARE_NEAR(findings[0].limit, 65, 1e-9);
            COMPARE_NEAR(findings[0].measured, 65, 1e-3);
            QCOMPARE(findings[0].verdict, Verdict::Pass);
            COMPARE_NEAR(findings[1].limit, 43, 1e-9);
            COMPARE_NEAR(findings[1].measured, fits ? 43 : 44, 1e-3);
            QCOMPARE(findings[1].verdict, fits ? Verdict::Pass : Verdict::Fail);
        }
    }

    void severalHeightsGoByTheirAverage()
    {
        // Two blocks on 10,000 m²: 2,000 m² 16 m high, 2,000 m² 40 m high: average 28 m, 55 % by Table 2.10.
        PermitCity city;
        city.addStreet("area", 16);
        city.addZone();
        ProposalMaker maker(city, "commercial");
        maker.plot(0, 8, 100, 108)
            .volume("house", 0, 20, 40, 70, 0, 16, 4)
            .volume("house", 60, 20, 100, 70, 0, 40, 11);
        const Answer answer = maker.check().value();
        COMPARE_NEAR(only(answer, "density.commercial").limit, 55, 1e-9);
        COMPARE_NEAR(only(answer, "density.commercial").measured, 40, 1e-3);
        VERIFY_FINDING(answer, "density.commercial", Verdict::Pass);
    }

    void otherUses_data()
    {
        QTest::addColumn<QByteArray>("use");
        QTest::addColumn<int>("existing");
        QTest::addColumn<int>("storeys");
        QTest::addColumn<double>("built"); // per cent
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<double>("limit");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("school, new area, 40 %")
            << QByteArray("public_service") << 0 << 3 << 40.0 << QByteArray("density.publicService") << 40.0
            << Verdict::Pass;
        QTest::newRow("school, new area, 45 %")
            << QByteArray("public_service") << 0 << 3 << 45.0 << QByteArray("density.publicService") << 40.0
            << Verdict::Fail;
        QTest::newRow("school, existing, 45 %")
            << QByteArray("public_service") << 1 << 3 << 45.0 << QByteArray("density.publicService") << 60.0
            << Verdict::Pass;
        QTest::newRow("school, not known, 45 %")
            << QByteArray("public_service") << -1 << 3 << 45.0 << QByteArray("density.publicService") << 40.0
            << Verdict::Unknown;
        QTest::newRow("school, not known, 65 %")
            << QByteArray("public_service") << -1 << 3 << 65.0 << QByteArray("density.publicService") << 40.0
            << Verdict::Fail;
        QTest::newRow("factory, 5 floors, 70 %") << QByteArray("factory") << 0 << 5 << 70.0
                                                 << QByteArray("density.factory") << 70.0 << Verdict::Pass;
        QTest::newRow("factory, 6 floors, 70 %") << QByteArray("factory") << 0 << 6 << 70.0
                                                 << QByteArray("density.factory") << 60.0 << Verdict::Fail;
    }
    void otherUses()
    {
        QFETCH(QByteArray, use);
        QFETCH(int, existing);
        QFETCH(int, storeys);
        QFETCH(double, built);
        QFETCH(QByteArray, rule);
        QFETCH(Verdict, verdict);
        Usual u(use.constData(),
                {{"existing_area", existing < 0 ? city::Value() : city::Value(qint64(existing))}});
        // 20 × 30 m: 0.3 m of depth are one per cent.
        u.maker.volume("house", 0, 8, 20, 8 + 0.3 * built, 0, 15, storeys);
        const Answer answer = u.maker.check().value();
        VERIFY_FINDING(answer, rule.constData(), verdict);
        QTEST(only(answer, rule.constData()).limit, "limit");
    }

    // ---- floor area

    void floorAreaRatio_data()
    {
        QTest::addColumn<QByteArray>("use");
        QTest::addColumn<int>("existing");
        QTest::addColumn<double>("heightM");
        QTest::addColumn<int>("storeys");
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<double>("limit");
        QTest::addColumn<Verdict>("verdict"); // of 12 × 20 m on 600 m²: 0.4 a storey
        QTest::newRow("28 m, existing: 7.2")
            << QByteArray("apartment") << 1 << 28.0 << 18 << QByteArray("far.table") << 7.2 << Verdict::Pass;
        QTest::newRow("28 m, existing, one too many")
            << QByteArray("apartment") << 1 << 28.0 << 19 << QByteArray("far.table") << 7.2 << Verdict::Fail;
        QTest::newRow("28 m, not known whether existing")
            << QByteArray("apartment") << -1 << 28.0 << 19 << QByteArray("far.table") << 7.2
            << Verdict::Unknown;
        QTest::newRow("house: 7") << QByteArray("row_house") << 0 << 28.0 << 17 << QByteArray("far.houseCap")
                                  << 7.0 << Verdict::Pass;
        QTest::newRow("house above 7") << QByteArray("row_house") << 0 << 28.0 << 18
                                       << QByteArray("far.houseCap") << 7.0 << Verdict::Fail;
        QTest::newRow("above 46 m: 13") << QByteArray("commercial") << 0 << 90.0 << 32
                                        << QByteArray("far.tallCap") << 13.0 << Verdict::Pass;
        QTest::newRow("above 46 m, above 13") << QByteArray("commercial") << 0 << 90.0 << 33
                                              << QByteArray("far.tallCap") << 13.0 << Verdict::Fail;
    }
    void floorAreaRatio()
    {
        QFETCH(QByteArray, use);
        QFETCH(int, existing);
        QFETCH(double, heightM);
        QFETCH(int, storeys);
        QFETCH(QByteArray, rule);
        QFETCH(Verdict, verdict);
        Usual u(use.constData(),
                {{"existing_area", existing < 0 ? city::Value() : city::Value(qint64(existing))},
                 {"max_far", 30.0}});
        u.maker.volume("house", 4, 14, 16, 34, 0, heightM, storeys);
        const Answer answer = u.maker.check().value();
        VERIFY_FINDING(answer, rule.constData(), verdict);
        COMPARE_NEAR(only(answer, rule.constData()).measured, 0.4 * storeys, 1e-4);
        QTEST(only(answer, rule.constData()).limit, "limit");
    }

    void table212DoesNotBindInNewAreas()
    {
        Usual u("apartment");
        u.maker.volume("house", 4, 14, 16, 34, 0, 28, 20);
        QVERIFY(findingsOf(u.maker.check().value(), "far.table").empty());
    }

    void floorAreaRatioWithinTheAccuracyOfTheArea()
    {
        // 600 m² by map and certificate; 4,202 m² of floors: 0.29 m² of land too little for a ratio of 7.
        Usual u("row_house");
        const city::FeatureId id = u.city.addParcel(0, 8, 20, 38, {{"legal_area_m2", 600.0}});
        u.maker.without("plot")
            .parcel(id)
            .volume("house", 0, 8, 20, 38, 0, 21, 7)
            .volume("basement", 0, 8, 1, 10, -3, 0, 1);
        VERIFY_FINDING(u.maker.check().value(), "far.houseCap", Verdict::Survey);
    }

    // ---- two areas of one plot

    /// The house of 105 m² in the existing area that once passed: 70 % of the 150 m² drawn (80 % allowed),
    /// but 105 % of the 100 m² of the certificate (100 % allowed).
    void mapAndCertificateDisagree()
    {
        Usual u("row_house", {{"max_density_pct", 90.0}});
        const city::FeatureId id = u.city.addParcel(0, 8, 7.5, 28, {{"legal_area_m2", 100.0}});
        u.maker.without("plot").parcel(id).volume("house", 0, 8, 7.5, 22, 0, 12, 3);
        const Answer answer = u.maker.check().value();
        VERIFY_FINDING(answer, "density.house", Verdict::Survey);
        const Finding finding = only(answer, "density.house");
        // One area for the ratio and for the table: 105 of 100 m², 90 % on a plot of 100 m².
        COMPARE_NEAR(finding.measured, 105, 1e-3);
        COMPARE_NEAR(finding.limit, 90, 1e-9);
        for (const char *area : {"150.0", "100.0"}) {
            const QString number = formatNumber(QByteArray(area).toDouble(), 1);
            QVERIFY2(finding.message.contains(number), qPrintable(finding.message));
            QVERIFY(std::ranges::any_of(answer.warnings,
                                        [&](const QString &warning) { return warning.contains(number); }));
        }
        // 70 % by the map, 105 % by the certificate, 90 % by the plan.
        VERIFY_FINDING(answer, "zone.density", Verdict::Survey);
        COMPARE_NEAR(only(answer, "zone.density").measured, 105, 1e-3);
        QCOMPARE(answer.verdict, Verdict::Survey);
    }

    void bothAreasJudge_data()
    {
        QTest::addColumn<double>("legalM2");
        QTest::addColumn<double>("depth"); // of a house 7.5 m wide on a plot of 150 m²
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<double>("measured");
        QTest::addColumn<double>("limit");
        // Legal 200 m²: 70 % = 140 m²; drawn 150 m²: 80 % = 120 m².
        QTest::newRow("120 m²: both pass") << 200.0 << 16.0 << Verdict::Pass << 80.0 << 80.0;
        QTest::newRow("135 m²: the map fails") << 200.0 << 18.0 << Verdict::Survey << 90.0 << 80.0;
        QTest::newRow("150 m²: both fail") << 200.0 << 20.0 << Verdict::Fail << 100.0 << 80.0;
        // Legal 100 m²: 90 % = 90 m².
        QTest::newRow("90 m²: both pass") << 100.0 << 12.0 << Verdict::Pass << 90.0 << 90.0;
        QTest::newRow("105 m²: the certificate fails") << 100.0 << 14.0 << Verdict::Survey << 105.0 << 90.0;
        QTest::newRow("135 m²: both fail") << 100.0 << 18.0 << Verdict::Fail << 135.0 << 90.0;
        // 149.6 m² agree with the map within 0.5 m²: the table is entered with them (80.08 %), as ever.
        QTest::newRow("areas that agree") << 149.6 << 16.0 << Verdict::Pass << 80.0 << 80.08;
        QTest::newRow("areas that agree, too much") << 149.6 << 17.0 << Verdict::Fail << 85.0 << 80.08;
    }
    void bothAreasJudge()
    {
        QFETCH(double, legalM2);
        QFETCH(double, depth);
        QFETCH(Verdict, verdict);
        QFETCH(double, measured);
        QFETCH(double, limit);
        Usual u("row_house");
        const city::FeatureId id = u.city.addParcel(0, 8, 7.5, 28, {{"legal_area_m2", legalM2}});
        u.maker.without("plot").parcel(id).volume("house", 0, 8, 7.5, 8 + depth, 0, 12, 3);
        const Answer answer = u.maker.check().value();
        VERIFY_FINDING(answer, "density.house", verdict);
        COMPARE_NEAR(only(answer, "density.house").measured, measured, 1e-3);
        COMPARE_NEAR(only(answer, "density.house").limit, limit, 1e-6);
    }

    void floorAreaRatioByBothAreas_data()
    {
        QTest::addColumn<double>("legalM2");
        QTest::addColumn<int>("storeys"); // of 300 m² on 600 m² drawn; 7 at most
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<double>("measured");
        QTest::newRow("13 of 500 m²: 6.5 and 7.8") << 500.0 << 13 << Verdict::Survey << 7.8;
        QTest::newRow("11 of 500 m²: 5.5 and 6.6") << 500.0 << 11 << Verdict::Pass << 6.6;
        QTest::newRow("15 of 500 m²: 7.5 and 9") << 500.0 << 15 << Verdict::Fail << 9.0;
        QTest::newRow("15 of 700 m²: 7.5 and 6.43") << 700.0 << 15 << Verdict::Survey << 7.5;
    }
    void floorAreaRatioByBothAreas()
    {
        QFETCH(double, legalM2);
        QFETCH(int, storeys);
        QFETCH(Verdict, verdict);
        QFETCH(double, measured);
        Usual u("row_house", {{"max_far", 7.0}});
        const city::FeatureId id = u.city.addParcel(0, 8, 20, 38, {{"legal_area_m2", legalM2}});
        u.maker.without("plot").parcel(id).volume("house", 0, 8, 20, 23, 0, 3.0 * storeys, storeys);
        const Answer answer = u.maker.check().value();
        for (const char *rule : {"far.houseCap", "zone.far"}) {
            VERIFY_FINDING(answer, rule, verdict);
            COMPARE_NEAR(only(answer, rule).measured, measured, 1e-4);
        }
        for (const Change &change : answer.changes) {
            // 15 × 300 − 7 × 500 = 1,000 m² must go, so that both areas are satisfied.
            if (change.rule == QLatin1String("far.houseCap") && change.kind == ChangeKind::ReduceFloorArea)
                COMPARE_NEAR(change.amount, 1000, 0.1);
        }
        QCOMPARE(std::ranges::any_of(answer.changes,
                                     [](const Change &c) { return c.kind == ChangeKind::ReduceFloorArea; }),
                 verdict == Verdict::Fail);
    }
};

QTEST_GUILESS_MAIN(TestPermitDensity)
#include "tst_permitdensity.moc"
