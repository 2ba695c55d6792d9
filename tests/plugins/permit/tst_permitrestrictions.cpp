// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Protection corridors and height limit planes: met, they are the authority's business; nothing is cleared.

#include <permit/logic/permitreport.h>
#include <permitcity.h>
#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;
using test::findingsOf;
using test::PermitCity;
using test::ProposalMaker;

class TestPermitRestrictions : public QObject
{
    Q_OBJECT

private:
    /// A plot of 20 × 30 m from y = 8 to 38; the house on it 12 × 20 m from y = 14 to 34, 20 m high, meets
    /// every rule. The ground lies at 3 m.
    struct Usual
    {
        PermitCity city;
        ProposalMaker maker;

        Usual()
            : maker(city, "apartment")
        {
            city.addStreet("area", 16);
            city.addZone();
            maker.plot(0, 8, 20, 38).set("groundM", 3.0).volume("house", 4, 14, 16, 34, 3, 23, 6);
        }
        void corridor(double y0, double y1, const PermitCity::Values &more = {})
        {
            PermitCity::Values values{{"name", PermitCity::text("Rạch Thử")},
                                      {"kind", PermitCity::text("river")},
                                      {"width_m", 10.0},
                                      {"decision_no", PermitCity::text("QĐ 56/2025/QĐ-UBND")}};
            values.insert(values.end(), more.begin(), more.end());
            city.add("protection_corridor", city.box(-300, y0, 300, y1), values);
        }
        void plane(double x0, double x1, const city::Value &elevation)
        {
            city.add("height_plane", city.box(x0, -300, x1, 300),
                     {{"name", PermitCity::text("Mặt côn")},
                      {"kind", PermitCity::text("airport")},
                      {"max_elevation_m", elevation},
                      {"authority", PermitCity::text("Cục Tác chiến")},
                      {"decision_no", PermitCity::text("NĐ 32/2016/NĐ-CP")}});
        }
    };

    static QString metres(double value) { return formatQuantity(value, 2, QStringLiteral("m")); }
    static bool restsOn(const Answer &answer, const char *layer)
    {
        return std::ranges::any_of(answer.inputs,
                                   [&](const SourceRef &s) { return s.layer == QLatin1String(layer); });
    }

private Q_SLOTS:
    void whereNoneIsMetNothingIsSaid()
    {
        Usual u;
        u.corridor(38, 48); // touches the plot's boundary
        u.plane(20, 300, 10.0);
        const Answer answer = u.maker.check().value();
        QVERIFY(findingsOf(answer, "corridor.meets").empty());
        QVERIFY(findingsOf(answer, "height.plane").empty());
        QCOMPARE(answer.verdict, Verdict::Pass);
    }

    void corridor_data()
    {
        QTest::addColumn<double>("south");
        QTest::addColumn<double>("north");
        QTest::addColumn<double>("depthM");
        QTest::addColumn<double>("builtM2");
        QTest::addColumn<double>("statedM"); // depth, or the distance that is kept
        // The house is 12 m wide and ends at y = 34.
        QTest::newRow("reaches 4 m in") << 30.0 << 60.0 << 4.0 << 48.0 << 4.0;
        QTest::newRow("keeps 2 m away") << 36.0 << 60.0 << 0.0 << 0.0 << 2.0;
        // From rim to rim: the middle of a band of 4 m.
        QTest::newRow("across it") << 20.0 << 24.0 << 2.0 << 48.0 << 2.0;
    }
    void corridor()
    {
        QFETCH(double, south);
        QFETCH(double, north);
        QFETCH(double, depthM);
        QFETCH(double, builtM2);
        QFETCH(double, statedM);
        Usual u;
        u.corridor(south, north);
        const Answer answer = u.maker.check().value();
        VERIFY_FINDING(answer, "corridor.meets", Verdict::Unknown);
        QCOMPARE(answer.verdict, Verdict::Unknown);
        const Finding finding = findingsOf(answer, "corridor.meets").front();
        COMPARE_NEAR(finding.measured, depthM, 1e-3);
        QVERIFY(std::isnan(finding.limit));
        QCOMPARE(finding.missing, QStringList{QStringLiteral("authority.opinion")});
        QVERIFY(!finding.citationVerified);
        QCOMPARE(finding.citation, QStringLiteral("QĐ 56/2025/QĐ-UBND"));
        for (const QString &said : {QStringLiteral("Rạch Thử"), metres(statedM), metres(10)})
            QVERIFY2(finding.message.contains(said), qPrintable(finding.message));
        QCOMPARE(finding.evidence.volumes.empty(), builtM2 == 0);
        if (builtM2 > 0)
            COMPARE_NEAR(geo::area(finding.evidence.volumes.front().footprint), builtM2, 1e-2);
        QVERIFY(restsOn(answer, "protection_corridor"));
        QVERIFY(answer.changes.empty());
    }

    void aVerifiedCorridorIsMarkedSo()
    {
        Usual u;
        u.corridor(30, 60, {{"verified", qint64(1)}});
        QVERIFY(findingsOf(u.maker.check().value(), "corridor.meets").front().citationVerified);
    }

    void theProposalOutsideItsPlotMeetsACorridorToo()
    {
        Usual u;
        u.corridor(38, 60);
        u.maker.volume("house", 4, 36, 16, 41, 3, 6, 1); // 3 m beyond the plot
        const Finding finding = findingsOf(u.maker.check().value(), "corridor.meets").front();
        COMPARE_NEAR(finding.measured, 3, 1e-3);
    }

    void aFailureOfTheLawStaysOne()
    {
        Usual u;
        u.corridor(30, 60);
        u.maker.volume("house", -2, 14, 4, 34, 3, 10, 2);
        QCOMPARE(u.maker.check().value().verdict, Verdict::Fail);
    }

    void underAPlane()
    {
        Usual u;
        u.plane(-300, 300, 28.0); // the house ends at 23
        const Answer answer = u.maker.check().value();
        QVERIFY(findingsOf(answer, "height.plane").empty());
        QCOMPARE(answer.verdict, Verdict::Pass);
        const auto remark = std::ranges::find_if(answer.warnings, [](const QString &warning) {
            return warning.contains(QStringLiteral("Mặt côn"));
        });
        QVERIFY(remark != answer.warnings.end());
        QVERIFY2(remark->contains(metres(5)), qPrintable(*remark));
        QVERIFY(remark->contains(QStringLiteral("no height clearance")));
        // Another plane, another answer.
        QVERIFY(restsOn(answer, "height_plane"));
        Usual other;
        other.plane(-300, 300, 29.0);
        QVERIFY(other.maker.check().value().hash != answer.hash);
    }

    void throughAPlane()
    {
        Usual u;
        u.plane(-300, 300, 20.0); // a limit of elevation: the house is 20 m high, but ends at 23 m
        const Answer answer = u.maker.check().value();
        VERIFY_FINDING(answer, "height.plane", Verdict::Unknown);
        const Finding finding = findingsOf(answer, "height.plane").front();
        COMPARE_NEAR(finding.measured, 23, 1e-6);
        COMPARE_NEAR(finding.limit, 20, 1e-6);
        for (const QString &said :
             {QStringLiteral("Mặt côn"), metres(3), QStringLiteral("Height clearance is needed"),
              QStringLiteral("Cục Tác chiến"), QStringLiteral("NĐ 32/2016/NĐ-CP")})
            QVERIFY2(finding.message.contains(said), qPrintable(finding.message));
        const EvidenceVolume &above = finding.evidence.volumes.front();
        COMPARE_NEAR(above.baseM, 20, 1e-6);
        COMPARE_NEAR(above.topM, 23, 1e-6);
        QVERIFY(std::ranges::none_of(answer.warnings, [](const QString &warning) {
            return warning.contains(QStringLiteral("stays under"));
        }));
        QCOMPARE(answer.verdict, Verdict::Unknown);
    }

    void aRoofIsPartOfTheBuilding()
    {
        Usual u;
        u.plane(-300, 300, 24.0);
        u.maker.volume("roof", 4, 14, 16, 34, 23, 25, 0);
        COMPARE_NEAR(findingsOf(u.maker.check().value(), "height.plane").front().measured, 25, 1e-6);
    }

    void aPlaneWithoutItsElevation()
    {
        Usual u;
        u.plane(-300, 300, city::Value());
        const Answer answer = u.maker.check().value();
        VERIFY_FINDING(answer, "height.plane", Verdict::Unknown);
        QVERIFY(findingsOf(answer, "height.plane")
                    .front()
                    .missing.contains(QStringLiteral("height_plane.max_elevation_m")));
    }

    /// Whatever was found: the report says that air space and corridors are not cleared.
    void everyReportSaysWhatIsNotCleared()
    {
        for (const bool met : {false, true}) {
            Usual u;
            if (met) {
                u.corridor(30, 60);
                u.plane(-300, 300, 28.0);
            }
            const report::Report report = buildReport(u.maker.check().value(), {}, {}, {});
            QString text;
            for (const report::Block &block : report.blocks) {
                if (const auto *paragraph = std::get_if<report::Paragraph>(&block))
                    text += paragraph->text + QLatin1Char('\n');
            }
            QVERIFY2(text.contains(QStringLiteral("are cleared by the authority in charge of the air space")),
                     qPrintable(text));
            QVERIFY(text.contains(QStringLiteral("no clearance follows")));
            QCOMPARE(text.contains(QStringLiteral("Rạch Thử")), met);
            QCOMPARE(text.contains(QStringLiteral("this is no height clearance")), met);
        }
    }
};

QTEST_GUILESS_MAIN(TestPermitRestrictions)
#include "tst_permitrestrictions.moc"
