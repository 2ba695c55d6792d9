// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/values.h>

#include <testsupport.h>

using namespace dothi;
using namespace dothi::io;
using city::Value;

namespace {

const city::FieldDef &field(const char *layer, const char *id)
{
    return *city::Schema::builtin().layer(QString::fromLatin1(layer))->field(QString::fromLatin1(id));
}

ConvertedValue convert(const Value &value, const char *layer, const char *id)
{
    return convertValue(value, field(layer, id), city::Schema::builtin());
}

} // namespace

class TestImportValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("value");
        const QString none;
        const QString m = QStringLiteral("m");
        const QString m2 = QStringLiteral("m²");
        QTest::newRow("plain") << QStringLiteral("84.2") << none << 84.2;
        QTest::newRow("decimal comma") << QStringLiteral("84,2") << none << 84.2;
        QTest::newRow("Vietnamese thousands") << QStringLiteral("1.234,56") << none << 1234.56;
        QTest::newRow("English thousands") << QStringLiteral("1,234.56") << none << 1234.56;
        QTest::newRow("millions with dots") << QStringLiteral("1.234.567") << none << 1234567.0;
        QTest::newRow("millions with commas") << QStringLiteral("1,234,567") << none << 1234567.0;
        QTest::newRow("spaces") << QStringLiteral("603 797,26") << none << 603797.26;
        QTest::newRow("no-break space") << QStringLiteral("603\u00A0797,26") << none << 603797.26;
        QTest::newRow("metres") << QStringLiteral("12,5 m") << m << 12.5;
        QTest::newRow("square metres") << QStringLiteral("84,2m2") << m2 << 84.2;
        QTest::newRow("storeys") << QStringLiteral("3 tầng") << none << 3.0;
        QTest::newRow("negative") << QStringLiteral("-1,5") << m << -1.5;
        QTest::newRow("true minus") << QStringLiteral("−1.5") << m << -1.5;
        QTest::newRow("exponent") << QStringLiteral("1.5e3") << none << 1500.0;
        QTest::newRow("below one") << QStringLiteral("0,125") << none << 0.125;
    }
    void readsNumbers()
    {
        QFETCH(QString, text);
        QFETCH(QString, unit);
        QFETCH(double, value);
        const auto number = parseNumber(text, unit);
        QVERIFY(number.has_value());
        QCOMPARE(number->value, value);
        QVERIFY(!number->ambiguous);
    }
    void refusesWhatIsNoNumber_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "abc", "3+1", "12 34", "1,2,3", "1.2.3", "--1", "0x10", "1e9999", "nan",
                                 "inf", "12 kg", "12 mm", "1..2", "."})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void refusesWhatIsNoNumber()
    {
        QFETCH(QString, text);
        QVERIFY(!parseNumber(text, QStringLiteral("m")).has_value());
    }
    void saysWhatCanBeReadTwoWays()
    {
        QVERIFY(parseNumber(QStringLiteral("1,234"))->ambiguous);
        QVERIFY(!parseNumber(QStringLiteral("1,2345"))->ambiguous);
        QVERIFY(convert(QStringLiteral("1,234"), "parcel", "area_m2").ambiguous);
    }
    void readsDates()
    {
        const QDate day(2026, 1, 31);
        for (const char *text : {"31/01/2026", "31/1/2026", "31-01-2026", "31.01.2026", "2026-01-31",
                                 "2026/01/31", "20260131", "2026-01-31T08:30:00+07:00", "31/01/2026 08:30"})
            QVERIFY2(parseDate(QString::fromLatin1(text)) == day, text);
        // American order, no such day, no such year, and no date at all.
        for (const char *text :
             {"01/31/2026", "31/02/2026", "00/00/0000", "31/01/26", "0001-01-01", "9999-12-31", "soon"})
            QVERIFY2(!parseDate(QString::fromLatin1(text)), text);
    }
    void readsFlags()
    {
        QCOMPARE(parseBool(QStringLiteral("Có")), std::optional(true));
        QCOMPARE(parseBool(QStringLiteral("không")), std::optional(false));
        QCOMPARE(parseBool(QStringLiteral("1")), std::optional(true));
        QCOMPARE(parseBool(QStringLiteral("no")), std::optional(false));
        QVERIFY(!parseBool(QStringLiteral("maybe")));
    }
    void keepsToTheRange()
    {
        QCOMPARE(city::toNumber(convert(10.5, "building", "height_m").value), 10.5);
        QVERIFY(convert(10.5, "building", "height_m").repaired.isEmpty());
        for (const double wrong : {-0.1, 1000.1, -9999.0, std::numeric_limits<double>::quiet_NaN(),
                                   std::numeric_limits<double>::infinity()}) {
            const ConvertedValue converted = convert(wrong, "building", "height_m");
            QVERIFY(city::isNull(converted.value));
            QVERIFY(!converted.repaired.isEmpty());
        }
        QCOMPARE(std::get<qint64>(convert(3.0, "building", "storeys").value), 3);
        QVERIFY(city::isNull(convert(2.5, "building", "storeys").value));
        QVERIFY(!convert(2.5, "building", "storeys").repaired.isEmpty());
        QVERIFY(city::isNull(convert(qint64(201), "building", "storeys").value));
        QVERIFY(city::isNull(convert(1e300, "building", "storeys").value));
        QVERIFY(city::isNull(convert(QStringLiteral("many"), "building", "storeys").value));
        QVERIFY(
            convert(QStringLiteral("many"), "building", "storeys").repaired.contains(QStringLiteral("many")));
    }
    void writesNumbersIntoTexts()
    {
        // Map sheet 14 is a real in a shapefile.
        QCOMPARE(std::get<QString>(convert(14.0, "parcel", "map_sheet").value), QStringLiteral("14"));
        QCOMPARE(std::get<QString>(convert(1234567890.0, "parcel", "map_sheet").value),
                 QStringLiteral("1234567890"));
        QCOMPARE(std::get<QString>(convert(qint64(27490), "admin_unit", "code").value),
                 QStringLiteral("27490"));
        QCOMPARE(std::get<QString>(convert(0.1, "parcel", "map_sheet").value), QStringLiteral("0.1"));
    }
    void findsCodesByTitle()
    {
        QCOMPARE(std::get<QString>(convert(QStringLiteral("Ward"), "admin_unit", "kind").value),
                 QStringLiteral("phuong"));
        QCOMPARE(std::get<QString>(convert(QStringLiteral("PHƯỜNG"), "admin_unit", "kind").value),
                 QStringLiteral("phuong"));
        QCOMPARE(std::get<QString>(convert(QStringLiteral("Alley"), "road", "road_class").value),
                 QStringLiteral("alley"));
        // Closed lists refuse, open ones keep.
        QVERIFY(city::isNull(convert(QStringLiteral("Planet"), "admin_unit", "kind").value));
        QVERIFY(!convert(QStringLiteral("Planet"), "admin_unit", "kind").repaired.isEmpty());
        QCOMPARE(std::get<QString>(convert(QStringLiteral("Road-In"), "road", "road_class").value),
                 QStringLiteral("Road-In"));
        QCOMPARE(std::get<qint64>(convert(QStringLiteral("Province"), "admin_unit", "level").value), 1);
    }
    void leavesTheUnknownUnknown()
    {
        for (const Value &nothing : {Value(), Value(QString()), Value(QStringLiteral("<Null>"))}) {
            const ConvertedValue converted = convert(nothing, "building", "height_m");
            QVERIFY(city::isNull(converted.value));
            QVERIFY(converted.repaired.isEmpty());
        }
        QVERIFY(!convert(QStringLiteral("{broken"), "permit_application", "proposal").repaired.isEmpty());
        QVERIFY(!city::isNull(convert(QStringLiteral("{\"a\":1}"), "permit_application", "proposal").value));
    }
};

QTEST_GUILESS_MAIN(TestImportValues)
#include "tst_import_values.moc"
