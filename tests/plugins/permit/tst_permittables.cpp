// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tables of QCVN 01:2021 as shipped, against the law's own numbers and values worked by hand.

#include <permitcity.h>
#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;

class TestPermitTables : public QObject
{
    Q_OBJECT

private:
    const RuleSet m_rules = test::shippedRules();

private Q_SLOTS:
    void table27AtItsBounds_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("height");
        QTest::addColumn<double>("setback");
        // Rows < 19, 19 to < 22, >= 22 m; columns < 19, 19 to < 22, 22 to < 28, >= 28 m.
        QTest::newRow("narrow, low") << 14.0 << 18.99 << 0.0;
        QTest::newRow("narrow, 19.00") << 14.0 << 19.0 << 3.0;
        QTest::newRow("narrow, 21.99") << 14.0 << 21.99 << 3.0;
        QTest::newRow("narrow, 22.00") << 14.0 << 22.0 << 4.0;
        QTest::newRow("narrow, 27.99") << 14.0 << 27.99 << 4.0;
        QTest::newRow("narrow, 28.00") << 14.0 << 28.0 << 6.0;
        QTest::newRow("18.99 m wide, 22 m high") << 18.99 << 22.0 << 4.0;
        QTest::newRow("19.00 m wide, 21.99 m high") << 19.0 << 21.99 << 0.0;
        QTest::newRow("19.00 m wide, 22 m high") << 19.0 << 22.0 << 3.0;
        QTest::newRow("21.99 m wide, 28 m high") << 21.99 << 28.0 << 6.0;
        QTest::newRow("22.00 m wide, 27.99 m high") << 22.0 << 27.99 << 0.0;
        QTest::newRow("22.00 m wide, 28 m high") << 22.0 << 28.0 << 6.0;
        QTest::newRow("40 m wide, 120 m high") << 40.0 << 120.0 << 6.0;
    }
    void table27AtItsBounds()
    {
        QFETCH(double, width);
        QFETCH(double, height);
        QTEST(m_rules.setbackTable.table.at(width, height), "setback");
    }

    void table27OverARangeOfWidths()
    {
        const StepTable &table = m_rules.setbackTable.table;
        const double any = std::numeric_limits<double>::max();
        // Below 19 m nothing is asked for on any road; from 28 m on always 6 m: no width needed.
        QVERIFY(table.over({0, any}, {18.99, 18.99}).certain());
        QCOMPARE(table.over({0, any}, {28, 28}).low, 6.0);
        QVERIFY(table.over({0, any}, {28, 28}).certain());
        const Range open = table.over({0, any}, {25, 25});
        QCOMPARE(open.low, 0.0);
        QCOMPARE(open.high, 4.0);
        // A road known to be at least 19 m wide.
        QCOMPARE(table.over({19, any}, {25, 25}).high, 3.0);
    }

    void table28_data()
    {
        QTest::addColumn<double>("area");
        QTest::addColumn<double>("density");
        QTest::newRow("36") << 36.0 << 100.0;
        QTest::newRow("90") << 90.0 << 100.0;
        QTest::newRow("95: half way from 100 to 90") << 95.0 << 95.0;
        QTest::newRow("100") << 100.0 << 90.0;
        // 90 − (150 − 100)/(200 − 100) · (90 − 70) = 90 − 10 = 80
        QTest::newRow("150") << 150.0 << 80.0;
        QTest::newRow("200") << 200.0 << 70.0;
        // 70 − (260 − 200)/100 · 10 = 64
        QTest::newRow("260") << 260.0 << 64.0;
        // 60 − (350 − 300)/200 · 10 = 57.5
        QTest::newRow("350") << 350.0 << 57.5;
        // 50 − (750 − 500)/500 · 10 = 45
        QTest::newRow("750") << 750.0 << 45.0;
        QTest::newRow("1000") << 1000.0 << 40.0;
        QTest::newRow("5000") << 5000.0 << 40.0;
    }
    void table28()
    {
        QFETCH(double, area);
        QFETCH(double, density);
        COMPARE_NEAR(m_rules.houseDensityTable.table.at(area), density, 1e-9);
    }

    void table29_data()
    {
        QTest::addColumn<double>("height");
        QTest::addColumn<double>("area");
        QTest::addColumn<double>("density");
        QTest::newRow("10 m, 800 m²") << 10.0 << 800.0 << 75.0;
        QTest::newRow("corner of the table") << 46.0 << 35'000.0 << 36.0;
        // At 5,000 m², share (5,000 − 3,000)/7,000 = 2/7 of the way from the first column to the second:
        //   19 m: 75 − 2/7 · (75 − 60) = 75 − 30/7 = 70.714286
        //   22 m: 75 − 2/7 · (75 − 57) = 75 − 36/7 = 69.857143
        // 20 m is 1/3 of the way from 19 to 22: 70.714286 − 1/3 · 0.857143 = 70.428571 (= 493/7)
        QTest::newRow("20 m, 5,000 m²") << 20.0 << 5000.0 << 493.0 / 7;
        // At 14,000 m², half way between 10,000 and 18,000: 28 m: (50 + 48)/2 = 49; 31 m: (48 + 46)/2 = 47;
        // 30 m is 2/3 of the way: 49 − 2/3 · 2 = 47.666667
        QTest::newRow("30 m, 14,000 m²") << 30.0 << 14'000.0 << 143.0 / 3;
        // 12 m lies in "≤ 16"; 6,500 m² is half way from 3,000 to 10,000: (75 + 65)/2
        QTest::newRow("12 m, 6,500 m²") << 12.0 << 6500.0 << 70.0;
        // Above 46 m the last row holds at once, without interpolation: 10,000 m² -> 40
        QTest::newRow("46.01 m, 10,000 m²") << 46.01 << 10'000.0 << 40.0;
        QTest::newRow("46.00 m, 10,000 m²") << 46.0 << 10'000.0 << 41.0;
        // 26,500 m² is half way from 18,000 to 35,000: (38 + 35)/2
        QTest::newRow("100 m, 26,500 m²") << 100.0 << 26'500.0 << 36.5;
        QTest::newRow("100 m, 60,000 m²") << 100.0 << 60'000.0 << 35.0;
    }
    void table29()
    {
        QFETCH(double, height);
        QFETCH(double, area);
        QFETCH(double, density);
        COMPARE_NEAR(m_rules.apartmentDensityTable.table.at(height, area), density, 1e-9);
    }

    void table210IsFivePointsAboveTable29()
    {
        // In the law every cell of Table 2.10 is that of Table 2.9 plus 5.
        const auto &commercial = m_rules.commercialDensityTable.table.values();
        const auto &apartment = m_rules.apartmentDensityTable.table.values();
        int cells = 0;
        for (size_t r = 0; r < commercial.size(); ++r) {
            for (size_t c = 0; c < commercial[r].size(); ++c, ++cells)
                QCOMPARE(commercial[r][c], apartment[r][c] + 5);
        }
        QCOMPARE(cells, 48);
        // 24 m, 8,000 m²: share 5/7; 22 m: 80 − 5/7 · 18 = 67.142857; 25 m: 80 − 5/7 · 22 = 64.285714;
        // 24 m is 2/3 of the way: 67.142857 − 2/3 · 2.857143 = 65.238095
        COMPARE_NEAR(m_rules.commercialDensityTable.table.at(24, 8000), 65.238095, 1e-6);
    }

    void table212IsTable210TimesStoreys()
    {
        // 5 storeys up to 16 m, one more for every 3 m, 16 above 46 m.
        const auto &far = m_rules.farTable.table.values();
        const auto &density = m_rules.commercialDensityTable.table.values();
        int cells = 0;
        QCOMPARE(far.size(), size_t(12));
        for (size_t r = 0; r < far.size(); ++r) {
            for (size_t c = 0; c < far[r].size(); ++c, ++cells) {
                // The law rounds to two decimals.
                COMPARE_NEAR(far[r][c], density[r][c] / 100 * (5 + double(r)), 0.0051);
            }
        }
        QCOMPARE(cells, 48);
        QCOMPARE(m_rules.farTable.table.at(28, 312), 7.2);
        // 29.5 m, 3,000 m²: half way from 7.2 to 8.0
        COMPARE_NEAR(m_rules.farTable.table.at(29.5, 3000), 7.6, 1e-9);
    }

    void breakPointsOfTheLaw()
    {
        const std::vector<double> heights{16, 19, 22, 25, 28, 31, 34, 37, 40, 43, 46};
        const std::vector<double> areas{3000, 10'000, 18'000, 35'000};
        for (const GridTable *table : {&m_rules.apartmentDensityTable.table,
                                       &m_rules.commercialDensityTable.table, &m_rules.farTable.table}) {
            QCOMPARE(table->heights(), heights);
            QCOMPARE(table->areas(), areas);
        }
    }

    void spacingOfTheLaw()
    {
        const RuleSet::Spacing &spacing = m_rules.spacing;
        // Below 46 m: half the height, at least 7 m; gables a third, at least 4 m.
        QCOMPARE(spacing.bandOf(10).longSides.requiredM(10), 7.0);
        QCOMPARE(spacing.bandOf(30).longSides.requiredM(30), 15.0);
        QCOMPARE(spacing.bandOf(9).gable.requiredM(9), 4.0);
        QCOMPARE(spacing.bandOf(30).gable.requiredM(30), 10.0);
        QCOMPARE(spacing.bandOf(45.99).longSides.requiredM(45.99), 45.99 / 2);
        // From 46 m on: 25 and 15 m.
        QCOMPARE(spacing.bandOf(46).longSides.requiredM(46), 25.0);
        QCOMPARE(spacing.bandOf(120).gable.requiredM(120), 15.0);
        QCOMPARE(spacing.largestM(), 25.0);
    }
};

QTEST_GUILESS_MAIN(TestPermitTables)
#include "tst_permittables.moc"
