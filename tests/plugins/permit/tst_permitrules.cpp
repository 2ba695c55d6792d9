// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rule sets are data: dated, cited, checked before anything is judged by them.

#include <QDir>
#include <QRandomGenerator>
#include <QScopeGuard>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>
#include <permitcity.h>
#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;
using Json = nlohmann::json;

class TestPermitRules : public QObject
{
    Q_OBJECT

private:
    static QByteArray shipped()
    {
        return readFile(QStringLiteral(DOTHI_SOURCE_DIR "/resources/rules/qcvn-01-2021.json"), 1'000'000)
            .value();
    }
    static QByteArray changed(const std::function<void(Json &)> &change)
    {
        Json json = Json::parse(shipped().toStdString());
        change(json);
        return QByteArray::fromStdString(json.dump());
    }

private Q_SLOTS:
    void theShippedSetIsCitedInBothLanguages()
    {
        const RuleSet rules = test::shippedRules();
        QCOMPARE(rules.id, QStringLiteral("qcvn-01-2021"));
        QCOMPARE(rules.validFrom, QDate(2021, 7, 5));
        QVERIFY(!rules.validTo);
        QVERIFY(rules.setbackTable.citation.verified); // but for the cells that were merged, our expansion
        const std::vector<std::pair<size_t, size_t>> merged{{1, 0}, {1, 1}, {2, 0}, {2, 1}, {2, 2}};
        QCOMPARE(rules.unverifiedSetbacks.cells, merged);
        for (const auto &[row, column] : merged)
            QCOMPARE(rules.setbackTable.table.values()[row][column], 0.0);
        QVERIFY(rules.citations.parcel.verified);
        QVERIFY(rules.apartmentDensityTable.citation.verified);
        QVERIFY(rules.setbackTable.citation.text.vi.contains(QStringLiteral("Bảng 2.7")));
        QVERIFY(rules.setbackTable.citation.text.en.contains(QStringLiteral("Table 2.7")));
        QVERIFY(!rules.unverified().empty());
        QVERIFY(rules.landUse.has_value());
        QVERIFY(!rules.landUse->zoneFunctions.citation.verified);
        QVERIFY(!rules.landUse->landPurposes.citation.verified);
        QCOMPARE(rules.landUse->validFrom, QDate(2026, 7, 1));
        // Every function and every purpose that the city's schema knows has its row.
        for (const auto &[list, table] : {std::pair{"zone_function", &rules.landUse->zoneFunctions},
                                          std::pair{"land_use", &rules.landUse->landPurposes}}) {
            for (const city::CodeItem &item : city::Schema::builtin().codeList(QLatin1String(list))->items)
                QVERIFY2(table->rowOf(item.code), qPrintable(item.code));
        }
    }

    /// Stores made before the tables came have copies of the set without them.
    void aSetMayHaveNoTablesOfUses()
    {
        const Result<RuleSet> rules = RuleSet::fromJson(changed([](Json &j) { j.erase("landUse"); }));
        VERIFY_RESULT(rules);
        QVERIFY(!rules->landUse);
    }

    void holdsFromItsFirstDay()
    {
        const RuleSet rules = test::shippedRules();
        QVERIFY(!rules.holdsOn(QDate(2021, 7, 4)));
        QVERIFY(rules.holdsOn(QDate(2021, 7, 5)));
        const RuleSet ended =
            RuleSet::fromJson(changed([](Json &j) { j["validTo"] = "2026-07-01"; })).value();
        QVERIFY(ended.holdsOn(QDate(2026, 6, 30)));
        QVERIFY(!ended.holdsOn(QDate(2026, 7, 1)));
    }

    void hostileFilesAreRefusedWithThePlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const char *place, const std::function<void(Json &)> &change) {
            QTest::newRow(name) << changed(change) << QString::fromLatin1(place);
        };
        row("a missing member", "", [](Json &j) { j.erase("tables"); });
        row("an unknown member", "", [](Json &j) { j["shadow"] = 1; });
        row("another format", "format", [](Json &j) { j["format"] = "dothi-city"; });
        row("a text for a number", "tables.setback.values[1][2]",
            [](Json &j) { j["tables"]["setback"]["values"][1][2] = "6"; });
        row("a density above 100", "tables.houseDensity.values[0]",
            [](Json &j) { j["tables"]["houseDensity"]["values"][0] = 180; });
        row("break points out of order", "tables.houseDensity.plotAreaM2[2]",
            [](Json &j) { j["tables"]["houseDensity"]["plotAreaM2"][2] = 80; });
        row("a row too few", "tables.apartmentDensity.values",
            [](Json &j) { j["tables"]["apartmentDensity"]["values"].erase(3); });
        row("a cell too few", "tables.commercialDensity.values[4]",
            [](Json &j) { j["tables"]["commercialDensity"]["values"][4].erase(0); });
        row("a density that grows with the height", "tables.apartmentDensity.values[5][1]",
            [](Json &j) { j["tables"]["apartmentDensity"]["values"][5][1] = 74; });
        row("a setback that shrinks with the height", "tables.setback.values[0][3]",
            [](Json &j) { j["tables"]["setback"]["values"][0][3] = 2; });
        row("a doubt about a row that is not there", "tables.setback.unverifiedCells.cells[1]", [](Json &j) {
            j["tables"]["setback"]["unverifiedCells"]["cells"][1] = {3, 0};
        });
        row("a doubt about a column that is not there", "tables.setback.unverifiedCells.cells[0]",
            [](Json &j) {
                j["tables"]["setback"]["unverifiedCells"]["cells"][0] = {0, 4};
            });
        row("a first step above 0", "tables.setback",
            [](Json &j) { j["tables"]["setback"]["heightFromM"][0] = 5; });
        row("no such day", "validFrom", [](Json &j) { j["validFrom"] = "2021-02-30"; });
        row("ends before it begins", "validTo", [](Json &j) { j["validTo"] = "2020-01-01"; });
        row("a class in both lists", "setback.lowerRoadClasses",
            [](Json &j) { j["setback"]["lowerRoadClasses"].push_back("area"); });
        row("an open band in the middle", "spacing.bands[0]",
            [](Json &j) { j["spacing"]["bands"][0].erase("belowM"); });
        row("an unknown use", "density.houseUses[0]",
            [](Json &j) { j["density"]["houseUses"][0] = "castle"; });
        row("a code in two rows", "landUse.landPurposes.rows[1].codes",
            [](Json &j) { j["landUse"]["landPurposes"]["rows"][1]["codes"].push_back("luc"); });
        row("a use both admitted and asked about", "landUse.zoneFunctions.rows[0].asks",
            [](Json &j) { j["landUse"]["zoneFunctions"]["rows"][0]["asks"].push_back("row_house"); });
        row("an unknown use of land", "landUse.zoneFunctions.rows[0].admits[0]",
            [](Json &j) { j["landUse"]["zoneFunctions"]["rows"][0]["admits"][0] = "castle"; });
        row("no such day for uses", "landUse.validFrom",
            [](Json &j) { j["landUse"]["validFrom"] = "2024-02-30"; });
        row("a city that is a path", "cities[0]", [](Json &j) { j["cities"] = {"../hcmc"}; });
        row("a citation in one language", "citations.parcel.text",
            [](Json &j) { j["citations"]["parcel"]["text"].erase("en"); });
    }
    void hostileFilesAreRefusedWithThePlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        const Result<RuleSet> rules = RuleSet::fromJson(json);
        VERIFY_ERROR(rules, ErrorCode::InvalidData);
        QCOMPARE(rules.error().subject().field, place);
    }

    void aMemberThatIsThereTwiceIsRefused()
    {
        QByteArray json = changed([](Json &) {});
        const qsizetype at = json.lastIndexOf("\"validFrom\"");
        QVERIFY(at > 0);
        json.insert(at, "\"validFrom\":\"1999-01-01\",");
        const Result<RuleSet> rules = RuleSet::fromJson(json);
        VERIFY_ERROR(rules, ErrorCode::InvalidData);
        QCOMPARE(rules.error().subject().field, QStringLiteral("validFrom"));
    }

    void noiseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("{\"format\": ");
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("deep") << QByteArray(200'000, '[');
        QTest::newRow("large") << QByteArray(1'100'000, ' ');
        QTest::newRow("not UTF-8") << QByteArray("{\"format\": \"\xff\xfe\"}");
        QTest::newRow("NaN") << QByteArray("{\"version\": NaN}");
    }
    void noiseIsRefused()
    {
        QFETCH(QByteArray, json);
        VERIFY_ERROR(RuleSet::fromJson(json), ErrorCode::InvalidData);
    }

    void damagedBytesNeverCrash()
    {
        // Single bytes changed, cut and doubled; whatever is accepted must still be complete.
        const QByteArray good = shipped();
        QRandomGenerator random(20'261'121);
        for (int i = 0; i < 300; ++i) {
            QByteArray bad = good;
            const qsizetype at = random.bounded(int(bad.size()));
            switch (random.bounded(3)) {
            case 0:
                bad[at] = char(random.bounded(256));
                break;
            case 1:
                bad.truncate(at);
                break;
            default:
                bad.insert(at, bad.mid(at, random.bounded(50)));
            }
            if (const Result<RuleSet> rules = RuleSet::fromJson(bad))
                QCOMPARE(rules->apartmentDensityTable.table.values().size(), size_t(12));
        }
    }

    void aCityUsesItsOwnCopy()
    {
        test::PermitCity city;
        const QDate day(2026, 11, 21);
        QCOMPARE(RuleSet::forCity(city.store(), day).value().setbackTable.table.at(14, 28), 6.0);
        auto writer = city.memory().write().value();
        test::must(
            writer->setDocument(QStringLiteral("rules"), QStringLiteral("qcvn-01-2021"),
                                changed([](Json &j) { j["tables"]["setback"]["values"][0][3] = 6.5; })));
        test::must(writer->commit());
        QCOMPARE(RuleSet::forCity(city.store(), day).value().setbackTable.table.at(14, 28), 6.5);
        const Result<RuleSet> before = RuleSet::forCity(city.store(), QDate(2020, 1, 1));
        VERIFY_ERROR(before, ErrorCode::NotFound);
        QVERIFY(before.error().message().contains(QStringLiteral("2020-01-01")));
    }

    void theUsersFolder()
    {
        QTemporaryDir folder;
        const QByteArray set = qgetenv("DOTHI_USER_DIR");
        qputenv("DOTHI_USER_DIR", folder.path().toUtf8());
        const auto restored = qScopeGuard(
            [&set] { set.isNull() ? qunsetenv("DOTHI_USER_DIR") : qputenv("DOTHI_USER_DIR", set); });
        const test::PermitCity city;
        const QDate then(2015, 6, 1);
        const auto put = [&](const char *name, const QByteArray &json) {
            QFile file(RuleSet::userFolder() + QLatin1Char('/') + QLatin1String(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(json);
        };
        const auto older = [](const char *id, const char *from, double setbackM) {
            return changed([&](Json &j) {
                j["id"] = id;
                j["validFrom"] = from;
                j["validTo"] = "2021-07-05";
                j["tables"]["setback"]["values"][0][3] = setbackM;
            });
        };
        const auto setback = [&](const QDate &day) {
            return RuleSet::forCity(city.store(), day).value().setbackTable.table.at(14, 28);
        };

        // The advice names the folder, and the folder is there.
        const Result<RuleSet> none = RuleSet::forCity(city.store(), then);
        VERIFY_ERROR(none, ErrorCode::NotFound);
        QVERIFY2(none.error().advice().contains(QDir::toNativeSeparators(RuleSet::userFolder())),
                 qPrintable(none.error().advice()));
        QVERIFY(QDir(RuleSet::userFolder()).exists());

        put("a.json", older("qcvn-a", "2008-04-03", 7));
        QCOMPARE(setback(then), 7.0);
        QCOMPARE(setback(QDate(2026, 11, 21)), 6.0);
        // Of two in force the later one, whatever the names of the files.
        put("0.json", older("qcvn-0", "2012-01-01", 8));
        QCOMPARE(setback(then), 8.0);
        QCOMPARE(setback(QDate(2011, 1, 1)), 7.0);
        // The city's own set is not replaced by a file with its id, nor passed over in silence: it is named.
        put("b.json", changed([](Json &j) { j["tables"]["setback"]["values"][0][3] = 9; }));
        const Result<RuleSet> same = RuleSet::forCity(city.store(), QDate(2026, 11, 21));
        VERIFY_ERROR(same, ErrorCode::InvalidData);
        QVERIFY(same.error().subject().file.endsWith(QStringLiteral("b.json")));
        QVERIFY(QFile::remove(RuleSet::userFolder() + QStringLiteral("/b.json")));
        QCOMPARE(setback(QDate(2026, 11, 21)), 6.0);
        put("c.json", changed([](Json &j) {
                j["id"] = "qcvn-c";
                j["validFrom"] = "2026-07-01";
                j["cities"] = {"danang"};
                j["tables"]["setback"]["values"][0][3] = 9;
            }));
        QCOMPARE(setback(QDate(2026, 11, 21)), 6.0); // for another city
        put("c.json", changed([](Json &j) {
                j["id"] = "qcvn-c";
                j["validFrom"] = "2026-07-01";
                j["cities"] = {"danang", "hcmc"};
                j["tables"]["setback"]["values"][0][3] = 9;
            }));
        QCOMPARE(setback(QDate(2026, 11, 21)), 9.0);
        QCOMPARE(setback(QDate(2026, 6, 30)), 6.0);

        // A file of another kind is not read; what is called a rule set and cannot be one is named.
        put("notes.txt", "not JSON");
        QCOMPARE(setback(then), 8.0);
        const QString link = RuleSet::userFolder() + QStringLiteral("/link.json");
        for (const char *elsewhere : {DOTHI_SOURCE_DIR "/CMakeLists.txt", "/dev/zero", "/nowhere"}) {
            QVERIFY(QFile::link(QLatin1String(elsewhere), link));
            const Result<RuleSet> odd = RuleSet::forCity(city.store(), then);
            VERIFY_ERROR(odd, ErrorCode::InvalidData);
            QCOMPARE(odd.error().subject().file, link);
            QVERIFY(QFile::remove(link));
        }
        // A damaged one stops the check, and is named.
        put("z.json", "{\"format\": ");
        const Result<RuleSet> damaged = RuleSet::forCity(city.store(), then);
        VERIFY_ERROR(damaged, ErrorCode::InvalidData);
        QVERIFY(damaged.error().subject().file.endsWith(QStringLiteral("z.json")));
    }
};

QTEST_GUILESS_MAIN(TestPermitRules)
#include "tst_permitrules.moc"
