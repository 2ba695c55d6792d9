// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/base/text.h>
#include <dothi/ui/coordinatetext.h>
#include <dothi/ui/viewoverlays.h>

#include <cmath>

using namespace dothi;
using namespace dothi::ui;

class TestCoordinates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void convertsWithThePinnedOperation();
    void writesAsItReads();
    void scaleBar();
};

void TestCoordinates::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("first");
    QTest::addColumn<double>("second");
    QTest::addColumn<bool>("geographic");
    const auto row = [](const char *text, double first, double second, bool geographic) {
        QTest::newRow(text) << QString::fromUtf8(text) << first << second << geographic;
    };
    row("603797 1191942", 603797, 1191942, false);
    row("603797.26, 1191942.31", 603797.26, 1191942.31, false);
    row("603797,26 1191942,31", 603797.26, 1191942.31, false);
    row("603797.26,1191942.31", 603797.26, 1191942.31, false);
    row("603797,26; 1191942,31", 603797.26, 1191942.31, false);
    row("603 797,26 1 191 942,31", 603797.26, 1191942.31, false);
    row("E 603 797,26   N 1 191 942,31", 603797.26, 1191942.31, false);
    row("E 603797.26 N 1191942.31", 603797.26, 1191942.31, false);
    row("603.797,26 1.191.942,31", 603797.26, 1191942.31, false);
    row("E 603.797,26   N 1.191.942,31", 603797.26, 1191942.31, false);
    row("603,797.26; 1,191,942.31", 603797.26, 1191942.31, false);
    row("10.777 106.701", 10.777, 106.701, true);                  // a single dot is no group
    row("X=1191942.31 Y=603797.26", 603797.26, 1191942.31, false); // Vietnamese papers: X is the northing
    row("1191942 603797", 603797, 1191942, false);
    row("10.7769, 106.7009", 10.7769, 106.7009, true);
    row("10.7769 106.7009", 10.7769, 106.7009, true);
    row("106.7009, 10.7769", 10.7769, 106.7009, true);
    row("10,7769 106,7009", 10.7769, 106.7009, true);
    row("10.7769° N, 106.7009° E", 10.7769, 106.7009, true);
    row("10,776900° B   106,700900° Đ", 10.7769, 106.7009, true);
    row("10°46'36.84\"N 106°42'3.24\"E", 10.7769, 106.7009, true);
}

void TestCoordinates::reads()
{
    QFETCH(QString, text);
    QFETCH(double, first);
    QFETCH(double, second);
    QFETCH(bool, geographic);
    const std::optional<TypedPosition> read = readPosition(text);
    QVERIFY(read.has_value());
    QCOMPARE(read->geographic, geographic);
    QVERIFY2(std::abs(read->first - first) < 1e-9 * std::abs(first) + 1e-9,
             qPrintable(QString::number(read->first, 'f', 8)));
    QVERIFY2(std::abs(read->second - second) < 1e-9 * std::abs(second) + 1e-9,
             qPrintable(QString::number(read->second, 'f', 8)));
}

void TestCoordinates::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "212/14", "thửa 212 tờ 14", "12 Lê Lợi", "603797", "1 2", "91 200", "603797 1191942 5",
          "nan nan", "1e6 2e6", "10°75'00\" 106°42'03\"", "Nguyễn Huệ 123", "HS-2026-0148"})
        QTest::newRow(text) << QString::fromUtf8(text);
    QTest::newRow("very long") << QString(5000, QLatin1Char('1'));
}

void TestCoordinates::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!readPosition(text).has_value());
}

void TestCoordinates::convertsWithThePinnedOperation()
{
    // The pair of the issue: 10.7769 N 106.7009 E is E 603797.261 N 1191942.305 in EPSG:9210 by EPSG:6960.
    const Result<geo::Crs> city = geo::Crs::fromEpsg(9210);
    VERIFY_RESULT(city);
    const std::optional<TypedPosition> read = readPosition(QStringLiteral("10.7769, 106.7009"));
    QVERIFY(read.has_value());
    const Result<geo::Coord> place = toCity(*read, *city, geo::kVn2000ToWgs84);
    VERIFY_RESULT(place);
    QVERIFY(std::abs(place->x - 603797.261) < 0.001);
    QVERIFY(std::abs(place->y - 1191942.305) < 0.001);
    const Result<geo::Coord> metres = toCity({603797.26, 1191942.31, false}, *city, geo::kVn2000ToWgs84);
    VERIFY_RESULT(metres);
    QCOMPARE(metres->x, 603797.26);
}

void TestCoordinates::writesAsItReads()
{
    for (const QString &language : {QStringLiteral("vi"), QStringLiteral("en")}) {
        setUiLanguage(language);
        const QString shown = formatPosition({603797.26, 1191942.31, 0});
        const std::optional<TypedPosition> read = readPosition(shown);
        QVERIFY2(read.has_value(), qPrintable(shown));
        QCOMPARE(read->first, 603797.26);
        QCOMPARE(read->second, 1191942.31);
    }
    setUiLanguage(QStringLiteral("vi"));
}

void TestCoordinates::scaleBar()
{
    // 0.9 m a pixel, 96 pixels at most: 86.4 m, so 50 m in 55.6 pixels.
    const ScalePill::Bar bar = ScalePill::barFor(0.9, 96);
    QCOMPARE(bar.metres, 50.0);
    QVERIFY(std::abs(bar.pixels - 50 / 0.9) < 1e-9);
    QCOMPARE(ScalePill::barFor(1, 100).metres, 100.0);
    QCOMPARE(ScalePill::barFor(2.1, 100).metres, 200.0);
    QCOMPARE(ScalePill::barFor(0, 100).pixels, 0.0);
    QCOMPARE(ScalePill::barFor(std::nan(""), 100).pixels, 0.0);
    QCOMPARE(ScalePill::barText(50), QStringLiteral("50\u00a0m"));
    QCOMPARE(ScalePill::barText(2000), QStringLiteral("2\u00a0km"));
    QCOMPARE(ScalePill::barText(0.5), QStringLiteral("0,5\u00a0m"));
}

QTEST_GUILESS_MAIN(TestCoordinates)
#include "tst_coordinates.moc"
