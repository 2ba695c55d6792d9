// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/step.h>

#include <testsupport.h>

using namespace dothi;
using namespace dothi::io;

namespace {

Result<StepFile> parse(const QByteArray &data)
{
    TaskContext task;
    return StepFile::parse(
        "ISO-10303-21;HEADER;FILE_SCHEMA(('IFC2X3'));ENDSEC;DATA;" + data + "ENDSEC;END-ISO-10303-21;", task);
}

} // namespace

class TestStep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfParameter()
    {
        const Result<StepFile> file = parse("/* one */ #7 = THING ( $ , * , -1.5E3 , 12 , 'it''s' , .ENUM. , "
                                            "#8 , \"0F\" ,\n ((1.,2.),(#9)) , "
                                            "IFCLABEL('x') ) ; #8=OTHER();");
        VERIFY_RESULT(file);
        QCOMPARE(file->schemas(), QStringList{QStringLiteral("IFC2X3")});
        QCOMPARE(file->instances().size(), size_t(2));
        const StepInstance *thing = file->find(7, "THING");
        QVERIFY(thing);
        QVERIFY(!file->find(7, "OTHER"));
        QCOMPARE(thing->referenceCount, 2U);
        const StepParameters p = StepFile::parameters(*thing);
        QCOMPARE(p.count(), size_t(10));
        QVERIFY(p.at(0).kind == StepParameter::Kind::Null && p.at(1).kind == StepParameter::Kind::Derived);
        QCOMPARE(p.number(2).value(), -1500.0);
        QCOMPARE(p.number(3).value(), 12.0);
        QCOMPARE(p.text(4), QStringLiteral("it's"));
        QCOMPARE(QByteArray(p.enumeration(5).data(), qsizetype(p.enumeration(5).size())), QByteArray("ENUM"));
        QCOMPARE(p.reference(6).value(), quint64(8));
        QVERIFY(p.at(7).kind == StepParameter::Kind::Binary);
        const auto rows = p.items(p.at(8));
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(p.items(*rows[0]).size(), size_t(2));
        QCOMPARE(p.items(*rows[0])[1]->number, 2.0);
        QCOMPARE(p.items(*rows[1])[0]->reference, quint64(9));
        QCOMPARE(p.text(9), QStringLiteral("x"));
        QVERIFY(p.at(99).kind == StepParameter::Kind::Null);
        QCOMPARE(StepFile::parameters(*file->find(8)).count(), size_t(0));
    }

    /// ISO 10303-21, 6.4.3: examples of the standard, and a Vietnamese name as IFC programs write it.
    void texts_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << QByteArray("CAT") << QStringLiteral("CAT");
        QTest::newRow("quote") << QByteArray("Don''t") << QStringLiteral("Don't");
        QTest::newRow("page") << QByteArray("\\S\\Drger") << QStringLiteral("Ärger");
        QTest::newRow("hex") << QByteArray("h\\X\\F4tel") << QStringLiteral("hôtel");
        QTest::newRow("wide") << QByteArray("Nh\\X2\\00E0\\X0\\ \\X2\\1EDF\\X0\\") << QStringLiteral("Nhà ở");
        QTest::newRow("widest") << QByteArray("\\X4\\0001F600\\X0\\")
                                << QString::fromUtf8("\xF0\x9F\x98\x80");
        QTest::newRow("utf-8") << QByteArray("Tòa nhà") << QStringLiteral("Tòa nhà");
        QTest::newRow("latin-1") << QByteArray("caf\xE9") << QStringLiteral("café");
        QTest::newRow("backslash") << QByteArray("a\\\\b") << QStringLiteral("a\\b");
        QTest::newRow("no escape") << QByteArray("\\X2\\12") << QStringLiteral("\\X2\\12");
    }
    void texts()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QString, text);
        QCOMPARE(stepText(std::string_view(raw.constData(), size_t(raw.size()))), text);
    }

    void hostile_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("NaN") << QByteArray("#1=P((NAN));");
        QTest::newRow("nan number") << QByteArray("#1=P((-nan));");
        QTest::newRow("infinite") << QByteArray("#1=P((-inf));");
        QTest::newRow("too large") << QByteArray("#1=P((1.E999));");
        QTest::newRow("twice") << QByteArray("#1=P();#1=P();");
        QTest::newRow("deep") << "#1=P(" + QByteArray(100'000, '(') + QByteArray(100'000, ')') + ");";
        QTest::newRow("deep typed") << "#1=P(" + QByteArray("A(").repeated(50'000) + QByteArray(50'000, ')') +
                                           ");";
        QTest::newRow("no end of text") << QByteArray("#1=P('x);");
        QTest::newRow("no end of comment") << QByteArray("/* #1=P();");
        QTest::newRow("comma at the end") << QByteArray("#1=P(1,);");
        QTest::newRow("no comma") << QByteArray("#1=P(1 2);");
        QTest::newRow("too many brackets") << QByteArray("#1=P(1));");
        QTest::newRow("no semicolon") << QByteArray("#1=P(1) #2=P(1);");
        QTest::newRow("number beyond 64 bits") << QByteArray("#99999999999999999999999=P();");
        QTest::newRow("huge text") << "#1=P('" + QByteArray(2'000'000, 'x') + "');";
    }
    void hostile()
    {
        QFETCH(QByteArray, data);
        const Result<StepFile> file = parse(data);
        VERIFY_ERROR(file, ErrorCode::InvalidData);
        QVERIFY(file.error().message().startsWith(QLatin1String("Line 1")));
    }

    void tooSmallIsNothing()
    {
        QCOMPARE(StepFile::parameters(*parse("#1=P(1.E-999);")->find(1)).number(0), 0.0);
    }

    void noSuchFile()
    {
        TaskContext task;
        VERIFY_ERROR(StepFile::parse("solid cube", task), ErrorCode::Unsupported);
        VERIFY_ERROR(StepFile::parse("", task), ErrorCode::Unsupported);
        const Result<StepFile> cut = StepFile::parse("ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\n#1=P(", task);
        VERIFY_ERROR(cut, ErrorCode::InvalidData);
        QVERIFY(cut.error().message().startsWith(QLatin1String("Line 5")));
    }

    void stops()
    {
        std::stop_source stop;
        stop.request_stop();
        TaskContext task(stop.get_token(), {});
        VERIFY_ERROR(StepFile::parse("ISO-10303-21;HEADER;ENDSEC;DATA;#1=P();ENDSEC;END-ISO-10303-21;", task),
                     ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestStep)
#include "tst_step.moc"
