// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The answer as a whole: its JSON, its hash, the smallest changes, and what must not matter.

#include <dothi/base/text.h>
#include <dothi/io/dothistore.h>

#include <QRandomGenerator>
#include <QTemporaryDir>

#include <changeproof.h>
#include <permitcity.h>
#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;
using test::findingsOf;
using test::PermitCity;
using test::ProposalMaker;

class TestPermitAnswer : public QObject
{
    Q_OBJECT

private:
    static void furnish(PermitCity &city)
    {
        city.addStreet("area", 14);
        city.addZone({{"existing_area", qint64(1)}, {"max_far", 7.2}, {"max_height_m", 26.0}});
        city.addBuilding(-14, 7, -2, 30, 12);
        city.addBuilding(26, 7, 40, 30, 15);
    }
    /// Podium 7.6 m and tower to 28 m, 0.2 m behind the red line of a street of 14 m, on 20 × 30 m.
    static ProposalMaker tooNear(const PermitCity &city)
    {
        ProposalMaker maker(city, "apartment");
        maker.plot(0, 7, 20, 37)
            .volume("podium", 0.5, 7.2, 19.5, 36, 0, 7.6, 2)
            .volume("tower", 1, 7.2, 19, 32, 7.6, 28, 6)
            .volume("basement", 0.5, 7.2, 19.5, 36, -3, 0, 1, 400);
        return maker;
    }
    static QStringList results(const Answer &answer)
    {
        QStringList lines;
        for (const Finding &f : answer.findings) {
            lines.append(QStringLiteral("%1 %2 %3 %4")
                             .arg(f.rule, verdictName(f.verdict))
                             .arg(f.measured, 0, 'f', 3)
                             .arg(f.limit, 0, 'f', 3));
        }
        lines.sort();
        return lines;
    }

private Q_SLOTS:
    void overallVerdict()
    {
        QCOMPARE(worse(Verdict::Pass, Verdict::Survey), Verdict::Survey);
        QCOMPARE(worse(Verdict::Unknown, Verdict::Survey), Verdict::Unknown);
        QCOMPARE(worse(Verdict::Unknown, Verdict::Fail), Verdict::Fail);
        QCOMPARE(worse(Verdict::Fail, Verdict::Pass), Verdict::Fail);
    }

    void bands()
    {
        // Beyond: only what breaks the limit is open. Both: the distance itself is uncertain.
        QCOMPARE(judgeAtLeast(6, 6, 0.1, Band::Beyond, 0.002), Verdict::Pass);
        QCOMPARE(judgeAtLeast(5.95, 6, 0.1, Band::Beyond, 0.002), Verdict::Survey);
        QCOMPARE(judgeAtLeast(5.9, 6, 0.1, Band::Beyond, 0.002), Verdict::Survey);
        QCOMPARE(judgeAtLeast(5.89, 6, 0.1, Band::Beyond, 0.002), Verdict::Fail);
        QCOMPARE(judgeAtLeast(6.05, 6, 0.1, Band::Both, 0.002), Verdict::Survey);
        QCOMPARE(judgeAtLeast(6.1, 6, 0.1, Band::Both, 0.002), Verdict::Pass);
        QCOMPARE(judgeAtMost(75.2, 75, 0.3, Band::Beyond, 1e-6), Verdict::Survey);
        QCOMPARE(judgeAtMost(74.9, 75, 0.3, Band::Beyond, 1e-6), Verdict::Pass);
        QCOMPARE(judgeAtMost(75.4, 75, 0.3, Band::Beyond, 1e-6), Verdict::Fail);
    }

    void jsonFollowsTheContract()
    {
        PermitCity city;
        furnish(city);
        const Answer answer = tooNear(city).check().value();
        const QJsonObject json = answer.toJson();
        for (const char *key : {"verdict", "rulesAsOf", "findings", "smallestChange", "inputs", "hash"})
            QVERIFY2(json.contains(QLatin1String(key)), key);
        QCOMPARE(json.value(QLatin1String("verdict")).toString(), QStringLiteral("fail"));
        QCOMPARE(json.value(QLatin1String("rulesAsOf")).toString(), QStringLiteral("2026-11-21"));
        QCOMPARE(json.value(QLatin1String("hash")).toString().size(), 64);
        int placed = 0;
        for (const QJsonValue &value : json.value(QLatin1String("findings")).toArray()) {
            const QJsonObject finding = value.toObject();
            for (const char *key : {"rule", "citation", "verdict", "measured", "limit", "unit", "toleranceM",
                                    "where", "message"})
                QVERIFY2(finding.contains(QLatin1String(key)), key);
            const QString verdict = finding.value(QLatin1String("verdict")).toString();
            QVERIFY((QStringList{QStringLiteral("pass"), QStringLiteral("fail"), QStringLiteral("survey"),
                                 QStringLiteral("unknown")}
                         .contains(verdict)));
            QVERIFY(!finding.value(QLatin1String("message")).toString().isEmpty());
            QVERIFY(!finding.value(QLatin1String("citation")).toString().isEmpty());
            if (finding.value(QLatin1String("where")).isObject()) {
                const QJsonObject where = finding.value(QLatin1String("where")).toObject();
                QCOMPARE(where.value(QLatin1String("crs")).toObject(), geo::geoJsonCrs(9210));
                VERIFY_RESULT(geo::fromGeoJson(where));
                ++placed;
            }
        }
        QVERIFY(placed >= 8);
        bool rules = false;
        for (const QJsonValue &value : json.value(QLatin1String("inputs")).toArray()) {
            const QJsonObject input = value.toObject();
            QVERIFY(!input.value(QLatin1String("layer")).toString().isEmpty());
            QVERIFY(!input.value(QLatin1String("id")).toString().isEmpty());
            QVERIFY(input.value(QLatin1String("version")).isDouble());
            rules = rules || input.value(QLatin1String("layer")) == QLatin1String("rules");
        }
        QVERIFY(rules);
    }

    void everyFailingFindingHasAChangeThatWasProven()
    {
        PermitCity city;
        furnish(city);
        const Answer answer = tooNear(city).check().value();
        QStringList failing;
        for (const Finding &f : answer.findings) {
            if (f.verdict != Verdict::Fail)
                continue;
            const bool mended = std::ranges::any_of(answer.changes, [&](const Change &c) {
                return c.rule == f.rule && c.key == f.key && c.amount > 0;
            });
            QVERIFY2(mended, qPrintable(f.rule + QLatin1Char(' ') + f.message));
            failing.append(f.rule);
        }
        failing.removeDuplicates();
        QVERIFY2(failing.contains(QStringLiteral("setback.table")) &&
                     failing.contains(QStringLiteral("density.apartment")) &&
                     failing.contains(QStringLiteral("zone.height")) &&
                     failing.contains(QStringLiteral("spacing.neighbours")),
                 qPrintable(failing.join(QLatin1Char(' '))));
    }

    void smallestChangesByHand()
    {
        PermitCity city;
        furnish(city);
        const Answer answer = tooNear(city).check().value();
        const auto amount = [&](const char *rule, ChangeKind kind) {
            for (const Change &c : answer.changes) {
                if (c.rule == QLatin1String(rule) && c.kind == kind)
                    return c.amount;
            }
            return -1.0;
        };
        // 6.00 m needed, 0.20 m there.
        COMPARE_NEAR(amount("setback.table", ChangeKind::MoveBack), 5.8, 1e-3);
        // With 0.20 m only heights below 19 m are allowed: from 28 m down to 18.99 m.
        COMPARE_NEAR(amount("setback.table", ChangeKind::Lower), 9.01, 1e-6);
        // Podium 19 × 28.8 = 547.2 m² on 600 m², 75 % allowed: 450 m².
        COMPARE_NEAR(amount("density.apartment", ChangeKind::ReduceFootprint), 97.2, 1e-9);
        // 28 m where the zone allows 26 m.
        COMPARE_NEAR(amount("zone.height", ChangeKind::Lower), 2, 1e-6);
    }

    void amountsAreRoundedUpToWhatIsPrinted()
    {
        PermitCity city;
        city.addStreet("area", 14);
        city.addZone({{"max_far", 2.0}, {"max_density_pct", 70.0}, {"max_height_m", 20.003}});
        ProposalMaker maker(city, "apartment");
        // 12.01 × 20.03 m = 240.5603 m² on 16 × 20.3 m = 324.8 m²; 70 %: 227.36 m², 13.2003 m² too much.
        // 6 storeys are 1443.3618 m²; twice the plot: 649.6 m², 793.7618 m² too much.
        maker.plot(0, 7, 16, 27.3).volume("house", 1, 7.1, 13.01, 27.13, 0, 20.5, 6);
        const Answer answer = maker.check().value();
        const auto change = [&](const char *rule, ChangeKind kind) {
            for (const Change &c : answer.changes) {
                if (c.rule == QLatin1String(rule) && c.kind == kind)
                    return c;
            }
            return Change{};
        };
        const Change footprint = change("zone.density", ChangeKind::ReduceFootprint);
        COMPARE_NEAR(footprint.amount, 13.3, 1e-9);
        QVERIFY(footprint.message.contains(formatQuantity(13.3, 1, QStringLiteral("m²"))));
        const Change floors = change("zone.far", ChangeKind::ReduceFloorArea);
        COMPARE_NEAR(floors.amount, 793.8, 1e-9);
        QVERIFY(floors.message.contains(formatQuantity(793.8, 1, QStringLiteral("m²"))));
        const Change lower = change("zone.height", ChangeKind::Lower);
        COMPARE_NEAR(lower.amount, 0.5, 1e-9); // of 0.497 m
        QVERIFY(lower.message.contains(formatQuantity(0.5, 2, QStringLiteral("m"))));
    }

    void aNeighbourKeepsTheLegalDistanceNotTheTolerance()
    {
        PermitCity city;
        city.addStreet("area", 40);
        city.addZone();
        // 46 m and higher: 25 m between long sides (2.6.1), whatever a neighbour's wall is known to.
        city.addBuilding(-30, 25, -12.345, 65, 50);
        ProposalMaker maker(city, "apartment");
        maker.plot(-2, 20, 40, 80).volume("house", 0, 30, 15, 60, 0, 50, 14);
        const Answer answer = maker.check().value();
        const auto found = findingsOf(answer, "spacing.neighbours");
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found.front().verdict, Verdict::Fail);
        QVERIFY(found.front().tolerance > 0.05);
        for (const Change &c : answer.changes) {
            if (c.rule == QLatin1String("spacing.neighbours")) {
                COMPARE_NEAR(c.amount, 12.66, 1e-9); // 25 − 12.345 = 12.655
                QVERIFY(c.message.contains(
                    formatQuantity(found.front().tolerance, 2, QStringLiteral("m")))); // survey it
                return;
            }
        }
        QFAIL("no change");
    }

    /// Whatever is printed, done to the proposal by other means than the search's own, makes the rule hold
    /// without any tolerance.
    void thePrintedAmountMakesRandomProposalsLawful()
    {
        QRandomGenerator random(20261121);
        const auto between = [&](double low, double high) {
            return low + random.generateDouble() * (high - low);
        };
        std::map<ChangeKind, int> proven;
        const test::NoTolerance strict;
        const RuleSet rules = test::shippedRules();
        CheckOptions options;
        options.rules = &rules;
        for (int i = 0; i < 16; ++i) {
            PermitCity city;
            city.addStreet("area", between(10, 30));
            city.addZone({{"max_far", between(1.5, 6)},
                          {"max_height_m", between(12, 40)},
                          {"max_density_pct", between(40, 80)},
                          {"max_storeys", qint64(random.bounded(3, 9))}});
            city.addBuilding(-40, 22, -between(3, 12), 60, between(10, 50));
            const double width = between(12, 30);
            const double depth = between(15, 40);
            static const char *const kUses[] = {"apartment", "row_house", "commercial", "factory"};
            ProposalMaker maker(city, kUses[i % 4]);
            const double front = 5 + between(-1, 11);
            maker.plot(0, 3, width, 15 + depth); // what reaches beyond it does so on one side
            const double right = width - between(-0.8, 2);
            const double back = 15 + depth - between(0, 4);
            const double podiumM = between(5, 9);
            maker.volume("podium", between(0, 1), front, right, back, 0, podiumM, 2);
            maker.volume("tower", 2, front + between(0, 2), right - 1, back - 1, podiumM, between(18, 50),
                         random.bounded(3, 14));
            const Proposal proposal = maker.parse().value();
            const Answer answer = maker.check(options).value();
            for (const Change &change : answer.changes) {
                const Result<QString> wrong = strict.apply(city.store(), proposal, answer, change);
                VERIFY_RESULT(wrong);
                QVERIFY2(wrong->isEmpty(), qPrintable(*wrong));
                ++proven[change.kind];
            }
        }
        for (const ChangeKind kind : {ChangeKind::MoveBack, ChangeKind::Lower, ChangeKind::ReduceFootprint,
                                      ChangeKind::ReduceFloorArea, ChangeKind::RemoveStoreys})
            QVERIFY2(proven[kind] >= 4, qPrintable(changeKindName(kind)));
    }

    /// The officer takes one printed number from the other and finds the printed change.
    void printedNumbersSubtract()
    {
        QRandomGenerator random(20261122);
        int subtracted = 0;
        for (int i = 0; i < 40; ++i) {
            PermitCity city;
            city.addStreet("area", 14);
            const double heightM = 20 + random.bounded(10'000) / 1000.0;
            city.addZone({{"max_height_m", heightM - random.bounded(1, 5000) / 1000.0}});
            city.addBuilding(-20, 20, -2 - random.bounded(1000) / 10'000.0, 35, 12);
            ProposalMaker maker(city, "apartment");
            const double front = 7 + random.bounded(2000) / 10'000.0;
            const double right = 20 + 0.15 + random.bounded(5000) / 10'000.0;
            maker.plot(0, 7, 20, 37).volume("house", 1, front, right, 30, 0, heightM, 6);
            const Answer answer = maker.check().value();
            for (const Change &change : answer.changes) {
                const auto finding = std::ranges::find_if(answer.findings, [&](const Finding &f) {
                    return f.rule == change.rule && f.key == change.key;
                });
                QVERIFY(finding != answer.findings.end());
                if (change.unit != QLatin1String("m") ||
                    (change.kind == ChangeKind::Lower && change.rule != QLatin1String("zone.height")))
                    continue;
                // In whole centimetres, as the texts have them.
                const auto cm = [](const QString &text) {
                    QString digits;
                    for (const QChar c : text) {
                        if (c.isDigit() || c == QLatin1Char('-'))
                            digits += c;
                    }
                    return digits.toInt();
                };
                const int measured = cm(finding->measuredText());
                const int limit = cm(finding->limitText());
                const int amount = static_cast<int>(std::lround(change.amount * 100));
                // What mends it is rounded up, so that it is enough.
                const int rest = amount - std::abs(limit - measured);
                QVERIFY2(rest == 0 || rest == 1,
                         qPrintable(QStringLiteral("%1: %2, %3, %4")
                                        .arg(change.rule, finding->measuredText(), finding->limitText())
                                        .arg(change.amount)));
                QVERIFY(finding->message.contains(finding->measuredText()));
                ++subtracted;
            }
        }
        QVERIFY(subtracted > 100);
    }
    void printedAreasSubtract()
    {
        PermitCity city;
        city.addStreet("area", 14);
        city.addZone({{"existing_area", qint64(1)}});
        ProposalMaker maker(city, "commercial");
        // 19.37 × 27.13 = 525.5081 m² of 20 × 30.03 = 600.6 m²: 87.498 %; 80 % are 480.48 m². 16 m high: the
        // ratio may be 4: 2402.4 m²; five storeys are 2627.5405 m².
        maker.plot(0, 7, 20, 37.03).volume("house", 0.2, 7.5, 19.57, 34.63, 0, 16, 5);
        const Answer answer = maker.check().value();
        const auto amount = [&](const char *rule) {
            for (const Change &c : answer.changes) {
                if (c.rule == QLatin1String(rule) && c.unit == QStringLiteral("m²"))
                    return c.amount;
            }
            return -1.0;
        };
        const QString density = findingsOf(answer, "density.commercial").front().message;
        for (const double shown : {525.6, 480.4, 45.2})
            QVERIFY2(density.contains(formatQuantity(shown, 1, QStringLiteral("m²"))), qPrintable(density));
        COMPARE_NEAR(amount("density.commercial"), 45.2, 1e-9);
        const QString ratio = findingsOf(answer, "far.table").front().message;
        for (const double shown : {2627.6, 2402.4, 225.2})
            QVERIFY2(ratio.contains(formatQuantity(shown, 1, QStringLiteral("m²"))), qPrintable(ratio));
        COMPARE_NEAR(amount("far.table"), 225.2, 1e-9);
    }

    /// Basements count for the floor-area ratio and for nothing else that a change is sought for.
    void basementsAreLeftOutWhereTheyCount()
    {
        PermitCity city;
        city.addStreet("area", 16);
        city.addZone({{"max_far", 2.0}, {"max_height_m", 17.0}});
        ProposalMaker maker(city, "apartment");
        // 12 × 20 m on 600 m²: 5 storeys of 240 m² are the 1,200 m² that are allowed; two basements of 300
        // m², the lower one half parking, and one of 40 m² elsewhere make it 1,690 m².
        maker.plot(0, 8, 20, 38)
            .volume("house", 4, 14, 16, 34, 0, 18, 5)
            .volume("basement", 2, 14, 17, 34, -6, -3, 1, 150)
            .volume("basement", 2, 14, 17, 34, -3, 0, 1)
            .volume("basement", 17.5, 14, 19.5, 34, -3, 0, 1);
        const Proposal proposal = maker.parse().value();
        const Answer answer = maker.check().value();
        QCOMPARE(answer.facts.basements, 2);
        QCOMPARE(answer.facts.storeys, 5);
        COMPARE_NEAR(answer.facts.countedFloorM2, 1690.0, 1e-6);
        const test::NoTolerance strict;
        int basements = 0;
        for (const Change &change : answer.changes) {
            QVERIFY(!change.why.isEmpty());
            const bool ratio = change.rule == QLatin1String("zone.far");
            const bool says = change.why.contains(QStringLiteral("basements"));
            QVERIFY2(says || change.kind == ChangeKind::RemoveStoreys, qPrintable(change.why));
            if (change.kind == ChangeKind::RemoveBasements) {
                QVERIFY(ratio);
                // Without the lower level there are still 1,540 m², without both 1,200 m².
                QCOMPARE(change.amount, 2.0);
                ++basements;
            }
            const Result<QString> wrong = strict.apply(city.store(), proposal, answer, change);
            VERIFY_RESULT(wrong);
            QVERIFY2(wrong->isEmpty(), qPrintable(*wrong));
        }
        QCOMPARE(basements, 1);
    }

    void anUnknownShowsNoNumberButWhatIsMissing()
    {
        PermitCity city;
        city.addStreet("area", 16);
        city.addZone({{"max_height_m", city::Value()}});
        ProposalMaker maker(city, "apartment");
        maker.plot(0, 8, 20, 38).volume("house", 4, 14, 16, 34, 0, 18, 5);
        const Finding finding = findingsOf(maker.check().value(), "zone.height").front();
        QCOMPARE(finding.verdict, Verdict::Unknown);
        QCOMPARE(finding.measured, 18.0);
        QCOMPARE(finding.measuredText(), QStringLiteral("–"));
        QCOMPARE(finding.limitText(), QStringLiteral("–"));
        // Each layer is named once.
        const QString zone =
            inputTitle(QStringLiteral("planning_zone.max_far")).section(QLatin1Char(':'), 0, 0);
        const QString titles =
            inputTitles({QStringLiteral("planning_zone.max_height_m"),
                         QStringLiteral("planning_zone.max_far"), QStringLiteral("red_line")});
        QCOMPARE(titles.count(zone + QLatin1Char(':')), 1);
        QVERIFY(titles.startsWith(inputTitles(finding.missing)));
        QVERIFY(titles.endsWith(QStringLiteral("; ") + inputTitle(QStringLiteral("red_line"))));
    }

    void storeysAndFloorsByHand()
    {
        PermitCity city;
        city.addStreet("area", 16);
        city.addZone({{"max_far", 2.0}, {"max_storeys", qint64(5)}});
        ProposalMaker maker(city, "apartment");
        // 12 × 20 m, 7 storeys on 600 m²: 1,680 m², 2.8; allowed 1,200 m².
        maker.plot(0, 8, 20, 38).volume("house", 4, 14, 16, 34, 0, 18, 7);
        const Answer answer = maker.check().value();
        double floors = 0;
        double farStoreys = 0;
        double storeys = 0;
        for (const Change &c : answer.changes) {
            if (c.rule == QLatin1String("zone.far"))
                (c.kind == ChangeKind::ReduceFloorArea ? floors : farStoreys) = c.amount;
            if (c.rule == QLatin1String("zone.storeys"))
                storeys = c.amount;
        }
        COMPARE_NEAR(floors, 480, 1e-9);
        QCOMPARE(farStoreys, 2.0);
        QCOMPARE(storeys, 2.0);
    }

    void theOrderOfVolumesChangesNothing()
    {
        PermitCity city;
        furnish(city);
        ProposalMaker maker = tooNear(city);
        const Answer first = maker.check().value();
        const Answer second = maker.reversed().check().value();
        QCOMPARE(results(first), results(second));
        QCOMPARE(first.hash, second.hash);
    }

    void theSameInputsGiveTheSameHash()
    {
        PermitCity city;
        furnish(city);
        const ProposalMaker maker = tooNear(city);
        const Answer first = maker.check().value();
        QCOMPARE(maker.check().value().toJson(), first.toJson());
        // The language changes the sentences, not the hash.
        const QString before = uiLanguage();
        setUiLanguage(before == QLatin1String("en") ? QStringLiteral("vi") : QStringLiteral("en"));
        const Answer other = maker.check().value();
        setUiLanguage(before);
        QVERIFY(other.toJson() != first.toJson());
        QCOMPARE(other.hash, first.hash);
        // A wall moved by a centimetre, another day, a neighbour surveyed anew: another hash.
        ProposalMaker moved(city, "apartment");
        moved.plot(0, 7, 20, 37).volume("house", 0.5, 7.21, 19.5, 36, 0, 7.6, 2);
        QVERIFY(moved.check().value().hash != first.hash);
        CheckOptions later;
        later.date = QDate(2026, 11, 22);
        QVERIFY(maker.check(later).value().hash != first.hash);
        auto writer = city.memory().write().value();
        city::Feature zone = city.store().readAll(QStringLiteral("planning_zone")).value().front();
        test::must(writer->update(QStringLiteral("planning_zone"), zone));
        test::must(writer->commit());
        QVERIFY(maker.check().value().hash != first.hash);
    }

    void movingEverythingChangesNothing()
    {
        QStringList expected;
        for (const geo::Coord &origin : {geo::Coord{603'000, 1'192'000, 0},
                                         {612'345.6, 1'187'654.3, 0},
                                         {588'001.25, 1'203'999.75, 0}}) {
            PermitCity city(origin);
            furnish(city);
            const QStringList here = results(tooNear(city).check().value());
            if (expected.isEmpty())
                expected = here;
            QCOMPARE(here, expected);
        }
    }

    void shrinkingAFootprintNeverBreaksADensity()
    {
        PermitCity city;
        city.addStreet("area", 16);
        city.addZone();
        QRandomGenerator random(42);
        for (const char *use : {"row_house", "apartment", "commercial", "public_service", "factory"}) {
            for (int i = 0; i < 12; ++i) {
                const double depth = 12 + random.bounded(80);
                const double height = 6 + random.bounded(50);
                Verdict before = Verdict::Fail;
                for (double share = 1; share > 0.2; share -= 0.1) {
                    ProposalMaker maker(city, use);
                    maker.plot(0, 8, 20, 8 + depth)
                        .volume("house", 0, 8, 20, 8 + depth * share, 0, height, 3);
                    const Answer answer = maker.check().value();
                    Verdict now = Verdict::Pass;
                    for (const Finding &f : answer.findings) {
                        if (f.rule.startsWith(QLatin1String("density.")))
                            now = worse(now, f.verdict);
                    }
                    QVERIFY2(now <= before, use);
                    before = now;
                }
            }
        }
    }

    void noRulesInForceIsAnError()
    {
        PermitCity city;
        furnish(city);
        CheckOptions early;
        early.date = QDate(2019, 1, 1);
        VERIFY_ERROR(tooNear(city).check(early), ErrorCode::NotFound);
        ProposalMaker undated = tooNear(city);
        VERIFY_ERROR(undated.without("date").check(), ErrorCode::InvalidArgument);
    }

    void canonicalJsonSortsAndKeepsNumbers()
    {
        const QJsonObject json{
            {QLatin1String("b"), 0.1},
            {QLatin1String("a"), QJsonArray{1, QStringLiteral("đ\""), QJsonValue::Null, true}}};
        QCOMPARE(canonicalJson(json), QByteArray("{\"a\":[1,\"đ\\\"\",null,true],\"b\":0.1}"));
    }

    /// Among 10,000 buildings, read through the R-trees of a .dothi file as the program does it.
    void aFileAnswersAsTheSameCityInMemory()
    {
        PermitCity city;
        furnish(city);
        const city::LayerDef &layer = *city::Schema::builtin().layer(QStringLiteral("building"));
        std::vector<city::Feature> buildings;
        for (int i = 0; i < 100; ++i) {
            for (int k = 0; k < 100; ++k) {
                const double x = -600 + i * 12;
                const double y = 60 + k * 12;
                city::Feature feature(layer);
                feature.geometry = city.box(x, y, x + 9, y + 10);
                feature.set(layer, QStringLiteral("height_m"), 12.0);
                buildings.push_back(std::move(feature));
            }
        }
        auto writer = city.memory().write().value();
        test::must(writer->insert(QStringLiteral("building"), buildings));
        test::must(writer->commit());
        QTemporaryDir folder;
        auto file = io::createDothi(folder.filePath(QStringLiteral("city.dothi")),
                                    city::CityProfile::load(QStringLiteral("hcmc")).value());
        VERIFY_RESULT(file);
        auto copy = (*file)->write().value();
        for (const char *name : {"road", "red_line", "planning_zone", "building"}) {
            std::vector<city::Feature> features = city.store().readAll(QLatin1String(name)).value();
            test::must(copy->insert(QLatin1String(name), features));
        }
        test::must(copy->commit());
        QCOMPARE((*file)->count(QStringLiteral("building")).value(), qint64(10'002));
        const Proposal proposal = tooNear(city).parse().value();
        const CheckOptions options;
        const Result<Answer> inFile = checkProposal(**file, proposal, options);
        VERIFY_RESULT(inFile);
        QCOMPARE(results(*inFile), results(checkProposal(city.store(), proposal, options).value()));
    }
};

QTEST_GUILESS_MAIN(TestPermitAnswer)
#include "tst_permitanswer.moc"
