// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/json.h>

#include <testsupport.h>

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
