// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the regulation was read where it leaves something open is said where it matters, and marked as not
// verified; and every figure says what it measures.

#include <permit/logic/permitreport.h>
#include <permitcity.h>
#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;
using test::findingsOf;
using test::PermitCity;
using test::ProposalMaker;

class TestPermitReadings : public QObject
{
    Q_OBJECT

private:
    const RuleSet m_rules = test::shippedRules();

    static bool lists(const Answer &answer, const Citation &reading)
    {
        return std::ranges::any_of(answer.unverifiedRules, [&](const QString &text) {
            return text.contains(reading.text.text()) && text.contains(reading.note.text());
        });
    }
    static bool rests(const Finding &finding, const Citation &reading)
    {
        return std::ranges::any_of(finding.readings,
                                   [&](const Citation &r) { return r.text.text() == reading.text.text(); });
    }
    static report::Table findingsTable(const Answer &answer)
    {
        const report::Report report = buildReport(answer, {}, {}, {});
        for (const report::Block &block : report.blocks) {
            if (const auto *table = std::get_if<report::Table>(&block))
                return *table;
        }
        qFatal("no table");
    }

private Q_SLOTS:
    void theShippedReadingsAreMarkedNotVerified()
    {
        for (const Citation *reading :
             {&m_rules.density.averageReading, &m_rules.far.choiceReading, &m_rules.spacing.housesReading,
              &m_rules.spacing.attachedReading, &m_rules.spacing.equalSidesReading,
              &m_rules.spacing.acrossRoadsReading}) {
            QVERIFY(!reading->verified);
            QVERIFY(!reading->text.vi.isEmpty() && !reading->text.en.isEmpty() &&
                    !reading->note.vi.isEmpty());
        }
    }

    void aboutEqualSides()
    {
        // 20 × 20 m, and 12 × 20 m: only the first could be read otherwise.
        for (const double width : {20.0, 12.0}) {
            PermitCity city;
            city.addStreet("area", 16);
            city.addZone();
            ProposalMaker maker(city, "commercial");
            maker.plot(0, 8, 40, 45).volume("house", 10, 14, 10 + width, 34, 0, 30, 8);
            city.addBuilding(10, 46, 40, 56, 10);
            const Answer answer = maker.check().value();
            const Finding finding = findingsOf(answer, "spacing.neighbours").front();
            QCOMPARE(rests(finding, m_rules.spacing.equalSidesReading), width == 20);
            QCOMPARE(lists(answer, m_rules.spacing.equalSidesReading), width == 20);
            // The star in the report's table.
            const report::Table table = findingsTable(answer);
            for (const auto &row : table.rows) {
                if (row.front().text == finding.title)
                    QCOMPARE(row.back().text.endsWith(QLatin1Char('*')), width == 20);
            }
        }
    }

    void neighboursThatWereLeftOut_data()
    {
        QTest::addColumn<QByteArray>("use");
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<int>("which"); // 0 none, 1 across the road, 2 attached, 3 house
        QTest::newRow("across the street") << QByteArray("commercial") << 4.0 << -12.0 << 1;
        QTest::newRow("attached") << QByteArray("commercial") << 16.05 << 12.0 << 2;
        QTest::newRow("far away") << QByteArray("commercial") << 35.0 << 60.0 << 0;
        QTest::newRow("of a house") << QByteArray("row_house") << 18.0 << 12.0 << 3;
    }
    void neighboursThatWereLeftOut()
    {
        QFETCH(QByteArray, use);
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(int, which);
        PermitCity city;
        city.addStreet("area", 16);
        city.addZone();
        city.addBuilding(x, y, x + 10, y + 3.5, 12);
        ProposalMaker maker(city, use.constData());
        maker.plot(0, 8, 20, 38).volume("house", 4, 8, 16, 22, 0, 18, 5);
        const Answer answer = maker.check().value();
        QCOMPARE(lists(answer, m_rules.spacing.acrossRoadsReading), which == 1);
        QCOMPARE(lists(answer, m_rules.spacing.attachedReading), which == 2);
        QCOMPARE(lists(answer, m_rules.spacing.housesReading), which == 3);
    }

    void averageHeights()
    {
        // Two blocks on 10,000 m²; of one height there is nothing to average.
        for (const double second : {40.0, 16.0}) {
            PermitCity city;
            city.addStreet("area", 16);
            city.addZone({{"existing_area", qint64(1)}});
            ProposalMaker maker(city, "commercial");
            maker.plot(0, 8, 100, 108)
                .volume("house", 0, 20, 40, 70, 0, 16, 4)
                .volume("house", 60, 20, 100, 70, 0, second, 4);
            const Answer answer = maker.check().value();
            for (const char *rule : {"density.commercial", "far.table"})
                QCOMPARE(rests(findingsOf(answer, rule).front(), m_rules.density.averageReading),
                         second == 40);
            QCOMPARE(lists(answer, m_rules.density.averageReading), second == 40);
        }
    }

    /// Existing areas: the plan may go by the floor-area ratio instead of density and storeys, or by these.
    void eitherRatioOrDensity_data()
    {
        QTest::addColumn<int>("existing");
        QTest::addColumn<double>("depth"); // of a house 20 m wide on 20 × 30 m
        QTest::addColumn<double>("heightM");
        QTest::addColumn<int>("storeys");
        QTest::addColumn<QByteArray>("rule"); // that fails, of the two
        // Up to 3,000 m²: 75 % at any height; a ratio of 7.2 at 28 m, of 4 up to 16 m.
        QTest::newRow("the ratio fails") << 1 << 20.0 << 28.0 << 11 << QByteArray("far.table");
        QTest::newRow("density fails") << 1 << 28.0 << 16.0 << 4 << QByteArray("density.apartment");
        QTest::newRow("both fail") << 1 << 28.0 << 16.0 << 5 << QByteArray();
        QTest::newRow("neither fails") << 1 << 20.0 << 28.0 << 10 << QByteArray();
        QTest::newRow("new area") << 0 << 28.0 << 16.0 << 4 << QByteArray();
    }
    void eitherRatioOrDensity()
    {
        QFETCH(int, existing);
        QFETCH(double, depth);
        QFETCH(double, heightM);
        QFETCH(int, storeys);
        QFETCH(QByteArray, rule);
        PermitCity city;
        city.addStreet("area", 16);
        city.addZone({{"existing_area", qint64(existing)}});
        ProposalMaker maker(city, "apartment");
        maker.plot(0, 8, 20, 38).volume("house", 0, 38 - depth, 20, 38, 0, heightM, storeys);
        const Answer answer = maker.check().value();
        for (const char *one : {"far.table", "density.apartment"}) {
            for (const Finding &finding : findingsOf(answer, one)) {
                const bool said = finding.message.contains(QStringLiteral("look it up in the plan"));
                QVERIFY2(said == (rule == one), qPrintable(finding.message));
                QCOMPARE(rests(finding, m_rules.far.choiceReading), said);
                if (said)
                    QCOMPARE(finding.verdict, Verdict::Fail);
            }
        }
        QCOMPARE(lists(answer, m_rules.far.choiceReading), !rule.isEmpty());
    }

    void aLengthBeyondABoundarySaysWhatItIs()
    {
        PermitCity city;
        city.addStreet("area", 16);
        city.addZone();
        ProposalMaker maker(city, "row_house");
        maker.plot(0, 8, 20, 38).volume("house", 2, 12, 18, 30, 0, 12, 3);
        const Answer answer = maker.check().value();
        const report::Table table = findingsTable(answer);
        for (const char *rule : {"parcel.inside", "redLine.existing"}) {
            const Finding finding = findingsOf(answer, rule).front();
            QCOMPARE(finding.measured, 0.0);
            QCOMPARE(finding.measuredTitle(), QStringLiteral("Reaches beyond it"));
            QVERIFY(std::ranges::any_of(table.rows, [&](const std::vector<report::Cell> &row) {
                return row[1].text == finding.title + QStringLiteral(" – reaches beyond it");
            }));
        }
        QCOMPARE(findingsOf(answer, "density.house").front().measuredTitle(), QStringLiteral("Measured"));
    }
};

QTEST_GUILESS_MAIN(TestPermitReadings)
#include "tst_permitreadings.moc"
