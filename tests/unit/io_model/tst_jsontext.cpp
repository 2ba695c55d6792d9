// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/jsontext.h>

#include <testsupport.h>

#include <cmath>

using namespace dothi;

namespace {

/// Writes down what it hears.
struct Scribe
{
    std::string heard;

    bool open(int level) { return add("[" + std::to_string(level)); }
    bool close(int level) { return add("]" + std::to_string(level)); }
    bool number(int level, std::uint32_t value)
    {
        return add(std::to_string(level) + ":" + std::to_string(value));
    }
    bool null(int level) { return add("n" + std::to_string(level)); }
    bool add(const std::string &word)
    {
        heard += word + ' ';
        return true;
    }
};

} // namespace

class TestJsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nestedNumbers()
    {
        Scribe scribe;
        QVERIFY(io::readNestedNumbers(" [ [1,20] ,\n[ ], [null , 4294967294]]", 2, scribe));
        QCOMPARE(scribe.heard, std::string("[1 [2 2:1 2:20 ]2 [2 ]2 [2 n2 2:4294967294 ]2 ]1 "));
    }

    void nestedNumbersRefuse_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"",
                                 "1",
                                 "[",
                                 "]",
                                 "[1",
                                 "[1,]",
                                 "[,1]",
                                 "[1 2]",
                                 "[1,,2]",
                                 "[-1]",
                                 "[1.5]",
                                 "[1e3]",
                                 "[01]",
                                 "[4294967295]",
                                 "[99999999999999999999]",
                                 "[[[1]]]",
                                 "[1]]",
                                 "[1][",
                                 "[1] 2",
                                 "[nul]",
                                 "[nulll]",
                                 "[true]",
                                 "[\"1\"]",
                                 "[{}]",
                                 "[1}"})
            QTest::newRow(text) << QByteArray(text);
    }
    void nestedNumbersRefuse()
    {
        QFETCH(QByteArray, text);
        Scribe scribe;
        QVERIFY(!io::readNestedNumbers(std::string_view(text.constData(), size_t(text.size())), 2, scribe));
    }

    void triples()
    {
        std::vector<geo::Coord> out;
        QVERIFY(io::readTriples("[[1,-2,3.5],[1e3,0.25E-2,-0],[123456789012345678,0.1,9007199254740993]]", 3,
                                out));
        const std::vector<geo::Coord> expected = {
            {1, -2, 3.5}, {1000, 0.0025, 0}, {123456789012345678.0, 0.1, 9007199254740993.0}};
        QVERIFY(out == expected);
        out.clear();
        QVERIFY(io::readTriples("[]", 3, out));
        QVERIFY(!io::readTriples("[[1,2,3],[1,2,3]]", 1, out)); // more than it may be
    }

    void triplesRefuse_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"", "[[1,2]]", "[[1,2,3,4]]", "[[1,2,3]", "[[1,2,3],]", "[1,2,3]", "[[1,2,\"3\"]]",
              "[[1,2,NaN]]", "[[1,2,Infinity]]", "[[1,2,1e999]]", "[[1,2,+3]]", "[[1,2,03]]", "[[1,2,.5]]",
              "[[1,2,5.]]", "[[1,2,5.e3]]", "[[1,2,-]]", "[[1,2,0x10]]", "[[1,2,3]]]"})
            QTest::newRow(text) << QByteArray(text);
    }
    void triplesRefuse()
    {
        QFETCH(QByteArray, text);
        std::vector<geo::Coord> out;
        QVERIFY(!io::readTriples(std::string_view(text.constData(), size_t(text.size())), 10, out));
    }

    void cursorHandsOverMembers()
    {
        const std::string text = " { \"a\\\"]\" : [1,{\"x\":\"}\"}] , \"b\" : \"\\\\\" , \"c\":-1.5e3 } ";
        io::JsonCursor cursor(text);
        bool deep = false;
        QVERIFY(cursor.take('{'));
        QCOMPARE(cursor.string().value(), std::string_view("a\\\"]"));
        QVERIFY(cursor.take(':'));
        QCOMPARE(cursor.value(deep).value(), std::string_view("[1,{\"x\":\"}\"}]"));
        QVERIFY(cursor.take(','));
        QCOMPARE(cursor.string().value(), std::string_view("b"));
        QVERIFY(cursor.take(':'));
        QCOMPARE(cursor.value(deep).value(), std::string_view("\"\\\\\""));
        QVERIFY(cursor.take(',') && cursor.string() && cursor.take(':'));
        QCOMPARE(cursor.value(deep).value(), std::string_view("-1.5e3"));
        QVERIFY(cursor.take('}'));
        QVERIFY(cursor.atEnd());
        QVERIFY(!deep);
    }

    void cursorRefusesWhatDoesNotMatch()
    {
        for (const char *text : {"", "[1,2", "[1}", "{\"a\":[}]", "\"abc", "[\"]", "\"\\\"", ",", "}"}) {
            bool deep = false;
            QVERIFY2(!io::JsonCursor(text).value(deep), text);
        }
    }

    void cursorTellsDepth()
    {
        for (const int levels : {io::kDeepestJson, io::kDeepestJson + 1, 1'000'000}) {
            const std::string text = std::string(size_t(levels), '[') + std::string(size_t(levels), ']');
            bool deep = false;
            QCOMPARE(io::JsonCursor(text).value(deep).value().size(), text.size());
            QCOMPARE(deep, levels > io::kDeepestJson);
        }
    }

    void strings()
    {
        QCOMPARE(io::unescaped("a\\u0111\\n\\\"\\/").value(), std::string("ađ\n\"/"));
        QCOMPARE(io::unescaped("đường").value(), std::string("đường"));
        QVERIFY(!io::unescaped("\xff"));
        QVERIFY(!io::unescaped("a\nb"));
        QVERIFY(!io::unescaped("\\x"));
        QVERIFY(!io::unescaped("\\ud800"));
        QCOMPARE(io::quotedJson("a\"\\\x01đ"), std::string("\"a\\\"\\\\\\u0001đ\""));
    }

    void rewriting()
    {
        std::string out;
        QVERIFY(io::rewriteNumbers("[[ [0, 7],null ],[]]", out, [](int place, std::uint32_t value) {
            return value + (place == 0 ? 100 : 1);
        }));
        QCOMPARE(out, std::string("[[[100,8],null],[]]"));
        QVERIFY(!io::rewriteNumbers("[1]", out, [](int, std::uint32_t) { return std::nullopt; }));
        QVERIFY(!io::rewriteNumbers("[\"1\"]", out, [](int, std::uint32_t) { return 0; }));
    }

    void numbers()
    {
        for (const double value :
             {0.0, -1.0, 0.1, 1e-9, 123456.789, 1e300, 9007199254740993.0, -84616468.0}) {
            std::string text;
            io::appendNumber(text, value);
            std::vector<double> read;
            QVERIFY2(io::readNumbers('[' + text + ']', 1, read), text.c_str());
            QCOMPARE(read.front(), value);
        }
        std::string whole;
        io::appendNumber(whole, 84616468);
        QCOMPARE(whole, std::string("84616468"));
    }
};

QTEST_APPLESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
