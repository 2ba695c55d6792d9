// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The limits of the planning zone, with every verdict.

#include "usualplot.h"

#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;
using test::findingsOf;
using test::only;
using test::PermitCity;
using test::ProposalMaker;
using test::Usual;

class TestPermitZone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zone_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<double>("value"); // NaN: the zone does not state it
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<Verdict>("verdict");
        // 12 × 20 m on 600 m², 6 storeys, 20 m: density 40 %, ratio 2.4.
        QTest::newRow("height") << QByteArray("max_height_m") << 20.0 << QByteArray("zone.height")
                                << Verdict::Pass;
        QTest::newRow("too high") << QByteArray("max_height_m") << 19.9 << QByteArray("zone.height")
                                  << Verdict::Fail;
        QTest::newRow("no height") << QByteArray("max_height_m") << kNotKnown << QByteArray("zone.height")
                                   << Verdict::Unknown;
        QTest::newRow("density") << QByteArray("max_density_pct") << 40.0 << QByteArray("zone.density")
                                 << Verdict::Pass;
        // 0.5 m² of 600 m² are 0.033 % of the density
        QTest::newRow("density, barely too much")
            << QByteArray("max_density_pct") << 39.98 << QByteArray("zone.density") << Verdict::Survey;
        QTest::newRow("too dense") << QByteArray("max_density_pct") << 39.0 << QByteArray("zone.density")
                                   << Verdict::Fail;
        QTest::newRow("no density") << QByteArray("max_density_pct") << kNotKnown
                                    << QByteArray("zone.density") << Verdict::Unknown;
        QTest::newRow("ratio") << QByteArray("max_far") << 2.4 << QByteArray("zone.far") << Verdict::Pass;
        QTest::newRow("ratio too large")
            << QByteArray("max_far") << 2.3 << QByteArray("zone.far") << Verdict::Fail;
        QTest::newRow("no ratio") << QByteArray("max_far") << kNotKnown << QByteArray("zone.far")
                                  << Verdict::Unknown;
        QTest::newRow("storeys") << QByteArray("max_storeys") << 6.0 << QByteArray("zone.storeys")
                                 << Verdict::Pass;
        QTest::newRow("too many storeys")
            << QByteArray("max_storeys") << 5.0 << QByteArray("zone.storeys") << Verdict::Fail;
        QTest::newRow("enough storeys")
            << QByteArray("min_storeys") << 6.0 << QByteArray("zone.minStoreys") << Verdict::Pass;
        QTest::newRow("too few storeys")
            << QByteArray("min_storeys") << 7.0 << QByteArray("zone.minStoreys") << Verdict::Fail;
    }
    void zone()
    {
        QFETCH(QByteArray, field);
        QFETCH(double, value);
        QFETCH(QByteArray, rule);
        QFETCH(Verdict, verdict);
        const bool storeys = field.endsWith("storeys");
        const city::Value stated = std::isnan(value) ? city::Value()
                                   : storeys         ? city::Value(qint64(value))
                                                     : city::Value(value);
        Usual u("apartment", {{field.constData(), stated}});
        u.maker.volume("house", 4, 14, 16, 34, 0, 20, 6);
        const Answer answer = u.maker.check().value();
        VERIFY_FINDING(answer, rule.constData(), verdict);
        const Finding finding = only(answer, rule.constData());
        QVERIFY(finding.citation.contains(QStringLiteral("QĐ 345/QĐ-UBND (01/02/2020)")));
        if (std::isnan(value)) {
            QCOMPARE(finding.missing, QStringList{QStringLiteral("planning_zone.") + QLatin1String(field)});
            QVERIFY(std::isnan(finding.limit));
        }
    }

    void storeysThatTheZoneDoesNotStateAreNotAsked()
    {
        Usual u("apartment");
        u.maker.volume("house", 4, 14, 16, 34, 0, 20, 6);
        const Answer answer = u.maker.check().value();
        QVERIFY(findingsOf(answer, "zone.storeys").empty());
        QCOMPARE(answer.verdict, Verdict::Pass);
    }

    void aZoneThatSaysNothingOfHowHighLacksTheStoreysToo()
    {
        Usual u("apartment", {{"max_height_m", city::Value()}});
        u.maker.volume("house", 4, 14, 16, 34, 0, 20, 6);
        const Answer answer = u.maker.check().value();
        VERIFY_FINDING(answer, "zone.height", Verdict::Unknown);
        VERIFY_FINDING(answer, "zone.storeys", Verdict::Unknown);
        QCOMPARE(only(answer, "zone.storeys").missing,
                 QStringList{QStringLiteral("planning_zone.max_storeys")});
        QVERIFY(findingsOf(answer, "zone.minStoreys").empty());
    }

    void withoutAZoneItsLimitsAreUnknown()
    {
        PermitCity city;
        city.addStreet("area", 16);
        ProposalMaker maker(city, "apartment");
        maker.plot(0, 8, 20, 38).volume("house", 4, 14, 16, 34, 0, 18, 5);
        const Answer answer = maker.check().value();
        VERIFY_FINDING(answer, "zone", Verdict::Unknown);
        QCOMPARE(answer.verdict, Verdict::Unknown);
    }

    void twoZonesOnOnePlot()
    {
        for (const double other : {25.0, 15.0}) {
            PermitCity city;
            city.addStreet("area", 16);
            city.addZone();
            city.add("planning_zone", city.box(10, -300, 300, 300),
                     {{"zone_no", PermitCity::text("C1")},
                      {"max_height_m", other},
                      {"max_far", 13.0},
                      {"max_density_pct", 100.0}});
            ProposalMaker maker(city, "apartment");
            maker.plot(0, 8, 20, 38).volume("house", 4, 14, 16, 34, 0, 18, 5);
            // Both allow 18 m: pass. One does not: which part of the plot counts is for the plan to say.
            VERIFY_FINDING(maker.check().value(), "zone.height",
                           other > 18 ? Verdict::Pass : Verdict::Unknown);
        }
    }

    /// However large the raster: no means over several cells, no height where there is none.
    void theTerrainIsReadAsFineAsItIs()
    {
        const QTemporaryDir folder;
        geo::ElevationGrid grid(2100, 2000, 600'000, 1'190'000, 0.5);
        for (int row = 0; row < grid.rows(); ++row) {
            for (int column = 0; column < grid.columns(); ++column)
                grid.set(column, row, column == 700 && row == 300 ? -1.0F : 3.0F);
        }
        grid.set(704, 300, std::numeric_limits<float>::quiet_NaN());
        VERIFY_RESULT(geo::writeElevation(folder.filePath(QStringLiteral("t.tif")), grid, 9210));
        const auto store = test::MemoryStore::of(QStringLiteral("hcmc"), folder.path());
        const auto none = permit::terrainOf(*store);
        VERIFY_RESULT(none);
        QVERIFY(!*none);
        auto writer = store->write().value();
        VERIFY_RESULT(writer->setRaster({QStringLiteral("terrain"), QStringLiteral("t.tif"), {}}));
        VERIFY_RESULT(writer->commit());
        const auto terrain = permit::terrainOf(*store);
        VERIFY_RESULT(terrain);
        QVERIFY(*terrain);
        const geo::Coord pit = grid.cellCenter(700, 300);
        const auto around = (*terrain)(geo::Extent(pit.x - 5, pit.y - 5, pit.x + 5, pit.y + 5));
        VERIFY_RESULT(around);
        COMPARE_NEAR(around->sample(pit.x, pit.y), -1.0, 1e-4);
        QVERIFY(std::isnan(around->sample(pit.x + 2, pit.y)));
        QVERIFY(around->columns() < 30);
    }

    void terrainBelowTheCountedGround()
    {
        // Base at 3.0, terrain at 1.0: counted from the base it is 19.5 m high, from the ground 21.5 m.
        Usual u("apartment", {{"max_height_m", 20.0}});
        u.maker.without("groundM").volume("house", 4, 14, 16, 34, 3, 22.5, 6);
        geo::ElevationGrid terrain(100, 100, u.city.at(-50, 0).x, u.city.at(0, 90).y, 1);
        for (int row = 0; row < 100; ++row) {
            for (int column = 0; column < 100; ++column)
                terrain.set(column, row, 1.0F);
        }
        CheckOptions options;
        options.terrain = [&terrain](const geo::Extent &) { return Result<geo::ElevationGrid>(terrain); };
        Answer answer = u.maker.check(options).value();
        VERIFY_FINDING(answer, "zone.height", Verdict::Survey);
        COMPARE_NEAR(only(answer, "zone.height").measured, 19.5, 1e-6);
        // By the plan the ground is raised to 3.0: then nothing is open.
        u.maker.set("groundM", 3.0);
        answer = u.maker.check(options).value();
        VERIFY_FINDING(answer, "zone.height", Verdict::Pass);
    }
};

QTEST_GUILESS_MAIN(TestPermitZone)
#include "tst_permitzone.moc"
