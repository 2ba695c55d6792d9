// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/codec.h>

#include <QJsonDocument>

#include <testsupport.h>

using namespace dothi;
using namespace dothi::geo;

namespace {

Geometry donut()
{
    Geometry g(GeometryType::MultiPolygon, true);
    g.beginPart();
    g.beginRing();
    for (const Coord &c :
         {Coord{0, 0, 1}, Coord{10, 0, 2}, Coord{10, 10, 3}, Coord{0, 10, 4}, Coord{0, 0, 1}})
        g.add(c);
    g.beginRing();
    for (const Coord &c : {Coord{2, 2, 1}, Coord{2, 4, 1}, Coord{4, 4, 1}, Coord{2, 2, 1}})
        g.add(c);
    g.beginPart();
    g.beginRing();
    for (const Coord &c : {Coord{20, 0, 0}, Coord{30, 0, 0}, Coord{30, 10, 0}, Coord{20, 0, 0}})
        g.add(c);
    return g;
}

} // namespace

class TestCodec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wkbRoundTrip()
    {
        const auto back = fromWkb(toWkb(donut()));
        VERIFY_RESULT(back);
        QVERIFY(*back == donut());
    }
    /// POINT(1 2), written by hand from ISO 13249-3: byte order, type 1, two doubles.
    void readsHandWrittenWkb()
    {
        const auto little = fromWkb(QByteArray::fromHex("0101000000000000000000f03f0000000000000040"));
        VERIFY_RESULT(little);
        QCOMPARE(little->type(), GeometryType::Point);
        QCOMPARE(little->coords().front().x, 1.0);
        QCOMPARE(little->coords().front().y, 2.0);
        const auto big = fromWkb(QByteArray::fromHex("00000000013ff00000000000004000000000000000"));
        VERIFY_RESULT(big);
        QVERIFY(*little == *big);
        const auto ewkbZ = fromWkb(
            QByteArray::fromHex("01010000a0e6100000000000000000f03f00000000000000400000000000000840"));
        VERIFY_RESULT(ewkbZ);
        QVERIFY(ewkbZ->hasZ());
        QCOMPARE(ewkbZ->coords().front().z, 3.0);
    }
    void refusesCutAndLyingWkb()
    {
        const QByteArray whole = toWkb(donut());
        for (qsizetype n = 0; n < whole.size(); ++n)
            QVERIFY2(!fromWkb(whole.left(n)), qPrintable(QString::number(n)));
        QVERIFY(!fromWkb(whole + 'x'));
        // A polygon that claims four billion rings.
        QVERIFY(!fromWkb(QByteArray::fromHex("0103000000ffffffff")));
        QVERIFY(!fromWkb(QByteArray::fromHex("0102000000ffffffff0000000000000000")));
        // A collection nested in a multi polygon.
        QVERIFY(!fromWkb(QByteArray::fromHex("010600000001000000010700000000000000")));
    }
    void geoJsonRoundTrip()
    {
        const QJsonObject json = toGeoJson(donut());
        QCOMPARE(json.value(QLatin1String("type")).toString(), QStringLiteral("MultiPolygon"));
        const auto back = fromGeoJson(json);
        VERIFY_RESULT(back);
        QVERIFY(*back == donut());
    }
    void readsGeoJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("good");
        QTest::newRow("point") << QByteArray(R"({"type":"Point","coordinates":[1,2]})") << true;
        QTest::newRow("closes the ring")
            << QByteArray(R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]})") << true;
        QTest::newRow("two positions")
            << QByteArray(R"({"type":"Polygon","coordinates":[[[0,0],[1,0]]]})") << false;
        QTest::newRow("text") << QByteArray(R"({"type":"Point","coordinates":["1","2"]})") << false;
        QTest::newRow("no coordinates") << QByteArray(R"({"type":"Point"})") << false;
        QTest::newRow("unknown type") << QByteArray(R"({"type":"Circle","coordinates":[1,2]})") << false;
        QTest::newRow("too shallow") << QByteArray(R"({"type":"Polygon","coordinates":[[0,0],[1,0],[1,1]]})")
                                     << false;
        QTest::newRow("one number") << QByteArray(R"({"type":"Point","coordinates":[1]})") << false;
    }
    void readsGeoJson()
    {
        QFETCH(QByteArray, json);
        QFETCH(bool, good);
        QCOMPARE(fromGeoJson(QJsonDocument::fromJson(json).object()).has_value(), good);
    }
};

QTEST_APPLESS_MAIN(TestCodec)
#include "tst_codec.moc"
