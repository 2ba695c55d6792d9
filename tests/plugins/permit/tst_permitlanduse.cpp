// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The proposed use against the function of the planning zone and the purpose of the land.

#include "usualplot.h"

#include <dothi/base/text.h>
#include <dothi/geo/ops.h>

#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;
using test::findingsOf;
using test::only;
using test::PermitCity;
using test::ProposalMaker;

namespace {

/// A plot of 20 × 30 m and a house on it, in a zone of that function on a parcel of that purpose; empty: not
/// stated.
struct Place
{
    PermitCity city;
    ProposalMaker maker;

    Place(const char *use, const QByteArray &function, const QByteArray &purpose)
        : maker(city, use)
    {
        city.addStreet("area", 16);
        const city::Value zone = function.isEmpty() ? city::Value() : PermitCity::text(function);
        const city::Value land = purpose.isEmpty() ? city::Value() : PermitCity::text(purpose);
        city.addZone({{"function", zone}});
        maker.parcel(city.addParcel(0, 8, 20, 38, {{"land_use_code", land}}));
        maker.volume("house", 4, 14, 16, 34, 0, 12, 3).withUses();
    }
};

} // namespace

class TestPermitLandUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zones_data()
    {
        QTest::addColumn<QByteArray>("function");
        QTest::addColumn<QByteArray>("use");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<QString>("missing");
        const QString none;
        QTest::newRow("a house among houses")
            << QByteArray("residential_existing") << QByteArray("row_house") << Verdict::Pass << none;
        QTest::newRow("however it is capitalised")
            << QByteArray("Residential_New") << QByteArray("detached_house") << Verdict::Pass << none;
        QTest::newRow("a factory among houses")
            << QByteArray("residential_existing") << QByteArray("factory") << Verdict::Fail << none;
        QTest::newRow("a house in the park")
            << QByteArray("green") << QByteArray("detached_house") << Verdict::Fail << none;
        QTest::newRow("on water") << QByteArray("water") << QByteArray("commercial") << Verdict::Fail << none;
        QTest::newRow("a shop among houses") << QByteArray("residential_new") << QByteArray("commercial")
                                             << Verdict::Unknown << QStringLiteral("plan.regulations");
        QTest::newRow("no function") << QByteArray() << QByteArray("row_house") << Verdict::Unknown
                                     << QStringLiteral("planning_zone.function");
        QTest::newRow("a function nobody listed") << QByteArray("spaceport") << QByteArray("row_house")
                                                  << Verdict::Unknown << QStringLiteral("rules.landUse");
    }
    void zones()
    {
        QFETCH(QByteArray, function);
        QFETCH(QByteArray, use);
        QFETCH(Verdict, verdict);
        QFETCH(QString, missing);
        Place place(use.constData(), function, "ODT");
        const Answer answer = place.maker.check().value();
        VERIFY_FINDING(answer, "use.zone", verdict);
        const Finding finding = only(answer, "use.zone");
        QCOMPARE(finding.missing, missing.isEmpty() ? QStringList() : QStringList{missing});
        // The table is our reading: whatever comes of it is marked, and names the plan too.
        QVERIFY(!finding.citationVerified);
        QVERIFY(finding.citation.contains(QStringLiteral("QĐ 345/QĐ-UBND")));
        QVERIFY(std::isnan(finding.measured) && std::isnan(finding.limit));
        QVERIFY(!finding.measuredText().isEmpty() && finding.measuredText() != QStringLiteral("–"));
    }

    void purposes_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("use");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<QString>("missing");
        QTest::addColumn<QString>("says");
        const QString none;
        const QString change = QStringLiteral("phải xin phép chuyển mục đích");
        QTest::newRow("a house on residential land")
            << QByteArray("ODT") << QByteArray("row_house") << Verdict::Pass << none << none;
        // Land Law 2024, art. 121(1)(b), (đ): only by permission.
        QTest::newRow("a house on an orchard")
            << QByteArray("CLN") << QByteArray("detached_house") << Verdict::Fail << none << change;
        QTest::newRow("flats on commercial land")
            << QByteArray("TMD") << QByteArray("apartment") << Verdict::Fail << none << change;
        QTest::newRow("a shop on it")
            << QByteArray("TMD") << QByteArray("commercial") << Verdict::Pass << none << none;
        // Art. 121(3): no permission, but to be registered.
        QTest::newRow("a factory on residential land")
            << QByteArray("ODT") << QByteArray("factory") << Verdict::Fail << none
            << QStringLiteral("đăng ký biến động");
        // Art. 218(4): a plan of combined use has to be approved.
        QTest::newRow("flats and shops on residential land")
            << QByteArray("ODT") << QByteArray("mixed") << Verdict::Unknown << QStringLiteral("land.approval")
            << QStringLiteral("218");
        QTest::newRow("a school") << QByteArray("dgd") << QByteArray("public_service") << Verdict::Pass
                                  << none << none;
        QTest::newRow("no code") << QByteArray() << QByteArray("row_house") << Verdict::Unknown
                                 << QStringLiteral("parcel.land_use_code") << none;
        QTest::newRow("a code nobody listed")
            << QByteArray("QQQ") << QByteArray("row_house") << Verdict::Unknown
            << QStringLiteral("rules.landUse") << QStringLiteral("QQQ");
        QTest::newRow("house and garden")
            << QByteArray("ODT+CLN") << QByteArray("row_house") << Verdict::Unknown
            << QStringLiteral("land.approval") << QStringLiteral("several purposes");
        QTest::newRow("with their areas") << QByteArray("ODT 120,5m2; CLN 80m2") << QByteArray("row_house")
                                          << Verdict::Unknown << QStringLiteral("land.approval") << none;
        QTest::newRow("two that both refuse it")
            << QByteArray("LUC+CLN") << QByteArray("row_house") << Verdict::Fail << none << change;
        QTest::newRow("words") << QByteArray("Đất ở") << QByteArray("row_house") << Verdict::Unknown
                               << QStringLiteral("rules.landUse") << QStringLiteral("Đất ở");
    }
    void purposes()
    {
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, use);
        QFETCH(Verdict, verdict);
        QFETCH(QString, missing);
        QFETCH(QString, says);
        Place place(use.constData(), "mixed", code);
        const Answer answer = place.maker.check().value();
        VERIFY_FINDING(answer, "use.land", verdict);
        const Finding finding = only(answer, "use.land");
        QCOMPARE(finding.missing, missing.isEmpty() ? QStringList() : QStringList{missing});
        QVERIFY2(finding.message.contains(says), qPrintable(finding.message));
        QVERIFY(std::ranges::any_of(
            finding.inputs, [](const SourceRef &source) { return source.layer == QLatin1String("parcel"); }));
    }

    /// Whatever code and use: what no list names never passes, and what passes is listed.
    void onlyWhatIsListedPasses()
    {
        const RuleSet rules = test::shippedRules();
        for (const QString &use : Proposal::uses()) {
            RuleSet without = rules;
            for (RuleSet::UseTable *table :
                 {&without.landUse->zoneFunctions, &without.landUse->landPurposes}) {
                for (RuleSet::UseRow &row : table->rows) {
                    row.admits.removeAll(use);
                    row.asks.removeAll(use);
                }
            }
            const auto &zones = rules.landUse->zoneFunctions.rows;
            const auto &lands = rules.landUse->landPurposes.rows;
            for (size_t i = 0; i < std::max(zones.size(), lands.size()); ++i) {
                const RuleSet::UseRow &zone = zones[i % zones.size()];
                const RuleSet::UseRow &land = lands[i % lands.size()];
                Place place(use.toLatin1().constData(), zone.codes.front().toLatin1(),
                            land.codes.back().toLatin1());
                CheckOptions options;
                options.rules = &rules;
                Answer answer = place.maker.check(options).value();
                const auto expected = [&use](const RuleSet::UseRow &row) {
                    return row.admits.contains(use) ? Verdict::Pass
                           : row.asks.contains(use) ? Verdict::Unknown
                                                    : Verdict::Fail;
                };
                QCOMPARE(only(answer, "use.zone").verdict, expected(zone));
                QCOMPARE(only(answer, "use.land").verdict, expected(land));
                options.rules = &without;
                answer = place.maker.check(options).value();
                for (const char *rule : {"use.zone", "use.land"}) {
                    QCOMPARE(only(answer, rule).verdict, Verdict::Unknown);
                    QCOMPARE(only(answer, rule).missing, QStringList{QStringLiteral("rules.landUse")});
                }
            }
        }
    }

    void withoutZoneOrParcel()
    {
        PermitCity city;
        city.addStreet("area", 16);
        ProposalMaker maker(city, "row_house");
        maker.plot(0, 8, 20, 38).volume("house", 4, 14, 16, 34, 0, 12, 3).withUses();
        const Answer answer = maker.check().value();
        VERIFY_FINDING(answer, "use.zone", Verdict::Unknown);
        QCOMPARE(only(answer, "use.zone").missing, QStringList{QStringLiteral("planning_zone")});
        VERIFY_FINDING(answer, "use.land", Verdict::Unknown);
        QCOMPARE(only(answer, "use.land").missing, QStringList{QStringLiteral("parcel")});
    }

    void aDrawnPlotLiesOnParcels()
    {
        for (const char *second : {"ODT", "CLN"}) {
            PermitCity city;
            city.addStreet("area", 16);
            city.addZone({{"function", PermitCity::text("residential_new")}});
            city.addParcel(0, 8, 10, 38, {{"land_use_code", PermitCity::text("ODT")}});
            city.addParcel(10, 8, 20, 38, {{"land_use_code", PermitCity::text(second)}});
            ProposalMaker maker(city, "row_house");
            maker.plot(0, 8, 20, 38).volume("house", 4, 14, 16, 34, 0, 12, 3).withUses();
            const Answer answer = maker.check().value();
            const bool both = qstrcmp(second, "ODT") == 0;
            VERIFY_FINDING(answer, "use.land", both ? Verdict::Pass : Verdict::Fail);
            if (!both) {
                // Shown where it is: the east half, 10 × 30 m.
                const Finding finding = only(answer, "use.land");
                QCOMPARE(finding.evidence.areas.size(), size_t(1));
                COMPARE_NEAR(geo::area(finding.evidence.areas.front()), 300.0, 1e-6);
                COMPARE_NEAR(finding.evidence.areas.front().extent().minX(), city.at(10, 0).x, 1e-6);
            }
        }
    }

    /// The back of the plot lies in a park: that is for the fence, unless something is built there.
    void onlyWhereItIsBuilt()
    {
        for (const char *kind : {"house", "basement"}) {
            for (const double back : {28.0, 36.0}) {
                PermitCity city;
                city.addStreet("area", 16);
                city.add(
                    "planning_zone", city.box(-300, -300, 300, 30),
                    {{"zone_no", PermitCity::text("B2")}, {"function", PermitCity::text("residential_new")}});
                city.add("planning_zone", city.box(-300, 30, 300, 300),
                         {{"zone_no", PermitCity::text("X1")}, {"function", PermitCity::text("green")}});
                ProposalMaker maker(city, "row_house");
                maker.parcel(city.addParcel(0, 8, 20, 38, {{"land_use_code", PermitCity::text("ODT")}}));
                maker.volume("house", 4, 14, 16, 26, 0, 12, 3).withUses();
                maker.volume(kind, 4, 26, 16, back, kind[0] == 'b' ? -3 : 0, kind[0] == 'b' ? 0 : 12,
                             kind[0] == 'b' ? 1 : 3);
                const Answer answer = maker.check().value();
                VERIFY_FINDING(answer, "use.zone", back > 30 ? Verdict::Fail : Verdict::Pass);
                const Finding finding = only(answer, "use.zone");
                QCOMPARE(finding.message.contains(QStringLiteral("X1")), back > 30);
                if (back > 30)
                    COMPARE_NEAR(geo::area(finding.evidence.areas.front()), 20.0 * 8, 1e-6);
            }
        }
    }

    void plansThatOverlapAreNotDecidedHere()
    {
        Place place("row_house", "residential_new", "ODT");
        place.city.addZone({{"zone_no", PermitCity::text("G1")}, {"function", PermitCity::text("green")}});
        const Answer answer = place.maker.check().value();
        VERIFY_FINDING(answer, "use.zone", Verdict::Unknown);
        QCOMPARE(only(answer, "use.zone").missing, QStringList{QStringLiteral("planning_zone")});
    }

    /// A strip that the uncertainty of the boundary explains asks for a survey; a wider one is a breach,
    /// however small its share of the building.
    void aStripOfAnotherZone()
    {
        for (const auto &[boundary, verdict] :
             {std::pair{15.95, Verdict::Survey}, {15.8, Verdict::Fail}, {16.0, Verdict::Pass}}) {
            PermitCity city;
            city.addStreet("area", 16);
            city.add(
                "planning_zone", city.box(-300, -300, boundary, 300),
                {{"zone_no", PermitCity::text("B2")}, {"function", PermitCity::text("residential_new")}});
            city.add("planning_zone", city.box(boundary, -300, 300, 300),
                     {{"zone_no", PermitCity::text("W1")}, {"function", PermitCity::text("water")}});
            ProposalMaker maker(city, "row_house");
            maker.plot(0, 8, 20, 38).volume("house", 4, 14, 16, 34, 0, 12, 3).withUses();
            const Answer answer = maker.check().value();
            VERIFY_FINDING(answer, "use.zone", verdict);
        }
    }

    void landThatTheDataLeaveOpen()
    {
        PermitCity city;
        city.addStreet("area", 16);
        city.add("planning_zone", city.box(-300, -300, 10, 300),
                 {{"zone_no", PermitCity::text("B2")}, {"function", PermitCity::text("residential_new")}});
        ProposalMaker maker(city, "row_house");
        maker.plot(0, 8, 20, 38).volume("house", 4, 14, 16, 34, 0, 12, 3).withUses();
        const Answer answer = maker.check().value();
        VERIFY_FINDING(answer, "use.zone", Verdict::Unknown); // half of the house
        const QString percentText = formatQuantity(50, 2, QStringLiteral("%"));
        QVERIFY(only(answer, "use.zone").message.contains(percentText));
    }

    void beforeItsDayNothingIsSaidOfUses()
    {
        Place place("row_house", "green", "CLN");
        CheckOptions options;
        options.date = QDate(2026, 6, 30);
        Answer answer = place.maker.check(options).value();
        QVERIFY(findingsOf(answer, "use.zone").empty() && findingsOf(answer, "use.land").empty());
        QVERIFY(answer.notCheckedText().contains(QStringLiteral("purpose of the land")));
        options.date = QDate(2026, 7, 1);
        answer = place.maker.check(options).value();
        VERIFY_FINDING(answer, "use.zone", Verdict::Fail);
        VERIFY_FINDING(answer, "use.land", Verdict::Fail);
        QVERIFY(!answer.notCheckedText().contains(QStringLiteral("purpose of the land")));
        // Our reading of a table is no ground for a refusal by itself.
        QCOMPARE(answer.verdict, Verdict::Fail);
        QVERIFY(answer.failsOnlyByUnverified());
        QCOMPARE(answer.toJson().value(QLatin1String("verdict")).toString(), QStringLiteral("fail"));
        QCOMPARE(answer.toJson().value(QLatin1String("verdictText")).toString(), answer.verdictText());
        QVERIFY(answer.verdictText() != verdictTitle(Verdict::Fail));
        QVERIFY(answer.toJson().value(QLatin1String("failsOnlyByUnverified")).toBool());
    }
};

QTEST_GUILESS_MAIN(TestPermitLandUse)
#include "tst_permitlanduse.moc"
