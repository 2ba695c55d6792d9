// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/json.h>

#include <QJsonDocument>

#include <testsupport.h>

#include <random>

using namespace dothi;

class TestJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesWhatIsCertain_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *json) { QTest::newRow(json) << QByteArray(json); };
        row(R"({})");
        row(R"([1, 2, 1])");
        row(R"("a")");
        row(R"({"a": 1, "b": {"a": 2}, "c": [{"a": 3}, {"a": 4}]})");
        row(R"({"a": 1, "A": 2, "a ": 3, "": 4})");
        row(R"({"a": "b", "b": "a"})"); // a value is no name
        row(R"({"đ": 1, "d": 2})");
    }
    void takesWhatIsCertain()
    {
        QFETCH(QByteArray, json);
        VERIFY_RESULT(checkJson(json));
    }

    void refusesANameThatIsThereTwice_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *json, const char *place) {
            QTest::newRow(json) << QByteArray(json) << QString::fromUtf8(place);
        };
        row(R"({"a": 1, "a": 1})", "a");
        row(R"({"a": 1, "b": 2, "a": {}})", "a");
        row(R"({"volumes": [{}, {"x": [1, 2]}, {"height": 3, "kind": "tower", "height": 30}]})",
            "volumes[2].height");
        row(R"([[], [0, {"a": {"b": null, "b": null}}]])", "[1][1].a.b");
        row(R"({"use": 1, "\u0075se": 2})", "use"); // the same name in another writing
        row(R"({"": 1, "": 2})", "");
        row(R"({"a": {"b": 1}, "a": {"b": 1}})", "a");
    }
    void refusesANameThatIsThereTwice()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        const auto checked = checkJson(json);
        VERIFY_ERROR(checked, ErrorCode::InvalidData);
        QCOMPARE(checked.error().subject().field, place);
        QVERIFY(checked.error().message().contains(QStringLiteral("twice")));
        QVERIFY(checked.error().message().contains(
            QStringLiteral("“%1”").arg(place.section(QLatin1Char('.'), -1))));
    }

    void refusesWhatIsNoJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *json) { QTest::newRow(json) << QByteArray(json); };
        row("");
        row("{");
        row(R"({"a": 1,})");
        row(R"({"a": 1} {"a": 1})");
        row(R"({"a": NaN})");
        row("\"\xff\"");
        row(R"({'a': 1})");
    }
    void refusesWhatIsNoJson()
    {
        QFETCH(QByteArray, json);
        const auto checked = checkJson(json);
        VERIFY_ERROR(checked, ErrorCode::InvalidData);
        QVERIFY(checked.error().message().contains(QStringLiteral("not JSON")));
    }

    void knowsPlainJsonAtOnce_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("sure");
        const auto row = [](const char *name, const QByteArray &json, bool sure) {
            QTest::newRow(name) << json << sure;
        };
        row("object", " {\"a\" : [1, -0.5, 2e10, {}, [], null, true, false], \"b\":{\"a\":\"\"}}\n", true);
        row("escapes", "[\"\\\"\\\\\\n\"]", true);
        row("characters", "[\"\xC4\x91\xE1\xBB\x99\xF0\x9F\x8F\xA0\"]", true);
        row("not a list", "1", false);
        row("nothing", "", false);
        row("twice", "{\"a\":1,\"b\":2,\"a\":3}", false);
        row("deeper twice", "{\"a\":{\"c\":1,\"b\":2,\"c\":3}}", false);
        row("escaped name", "{\"\\u0061\":1,\"a\":2}", false);
        row("comma", "[1,]", false);
        row("comma in object", "{\"a\":1,}", false);
        row("two", "{} {}", false);
        row("open", "[[1]", false);
        row("crossed", "[{]}", false);
        row("no colon", "{\"a\" 1}", false);
        row("no name", "{1:1}", false);
        row("zero first", "[01]", false);
        row("point first", "[.5]", false);
        row("point last", "[5.]", false);
        row("minus", "[-]", false);
        row("beyond a double", "[1e999]", false);
        row("control character", "[\"\n\"]", false);
        row("overlong", "[\"\xC0\xAF\"]", false);
        row("overlong of three", "[\"\xE0\x80\xAF\"]", false);
        row("surrogate", "[\"\xED\xA0\x80\"]", false);
        row("beyond Unicode", "[\"\xF4\x90\x80\x80\"]", false);
        row("cut character", "[\"\xE1\xBB\"]", false);
        row("half of a pair", "[\"\\ud800\"]", false);
        row("no escape", "[\"\\x\"]", false);
        row("word", "[nul]", false);
        row("deep", QByteArray(2000, '[') + QByteArray(2000, ']'), false);
    }
    void knowsPlainJsonAtOnce()
    {
        QFETCH(QByteArray, json);
        QFETCH(bool, sure);
        QCOMPARE(isSurelyJson({json.constData(), static_cast<size_t>(json.size())}), sure);
    }

    void isNeverSureOfWhatAParserRefuses()
    {
        const QByteArray sound = "{\"id\":\"\xC4\x91\",\"list\":[1,-2.5e3,[],{\"a\":null,\"b\":true}],"
                                 "\"text\":\"a\\n\\\"\\u00e9\",\"zero\":0}";
        const QByteArray pieces = "{}[],:\"\\019-.eE+ ntfu\n\xC4\x91\xE1\xBB\xF4\x90\xED\xA0";
        std::mt19937 random(5);
        int sure = 0;
        int refused = 0;
        for (int round = 0; round < 200'000; ++round) {
            QByteArray json = sound;
            if (round % 2 == 0)
                json.replace("\\u00e9", "");
            for (quint32 change = random() % 4; change > 0; --change) {
                const auto at = static_cast<qsizetype>(random() % static_cast<quint32>(json.size()));
                const char piece = pieces[static_cast<qsizetype>(random() % quint32(pieces.size()))];
                switch (random() % 3) {
                case 0:
                    json[at] = piece;
                    break;
                case 1:
                    json.insert(at, piece);
                    break;
                default:
                    json.remove(at, 1);
                }
            }
            const bool parses = !QJsonDocument::fromJson(json).isNull();
            refused += parses ? 0 : 1;
            if (!isSurelyJson({json.constData(), static_cast<size_t>(json.size())}))
                continue;
            ++sure;
            QVERIFY2(parses, json.constData());
        }
        // Both kinds were among them.
        QVERIFY(sure > 20'000);
        QVERIFY(refused > 20'000);
    }

    void aDeepTextTakesNoStack()
    {
        constexpr int kDepth = 200'000;
        QByteArray json;
        for (int i = 0; i < kDepth; ++i)
            json += "{\"a\":";
        const QByteArray twice = json + "{\"b\":1,\"b\":2}" + QByteArray(kDepth, '}');
        json += "1" + QByteArray(kDepth, '}');
        VERIFY_RESULT(checkJson(json));
        const auto checked = checkJson(twice);
        VERIFY_ERROR(checked, ErrorCode::InvalidData);
        QVERIFY(checked.error().subject().field.size() < 100); // for a message, not a page
        QVERIFY(checked.error().subject().field.endsWith(QStringLiteral(".a.b")));
    }

    void aNameCannotSpoilTheMessage()
    {
        const QByteArray name = "\\u001b[2J%1\\u202e" + QByteArray(500, 'x');
        const auto checked = checkJson("{\"" + name + "\": 1, \"" + name + "\": 2}");
        VERIFY_ERROR(checked, ErrorCode::InvalidData);
        QVERIFY(checked.error().message().size() < 200);
        QVERIFY(!checked.error().message().contains(QChar(0x1b)));
        QVERIFY(!checked.error().message().contains(QChar(0x202e)));
        QVERIFY(checked.error().message().contains(QStringLiteral("%1")));
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
