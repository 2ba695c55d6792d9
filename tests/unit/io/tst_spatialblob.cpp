// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/codec.h>
#include <dothi/io/blob.h>
#include <dothi/io/spatialite.h>
#include <dothi/io/sqlite.h>

#include <QtEndian>

#include <testsupport.h>

#include <cstring>
#include <limits>

using namespace dothi;
using geo::Geometry;

namespace {

std::span<const std::byte> bytesOf(const QByteArray &blob)
{
    return {reinterpret_cast<const std::byte *>(blob.constData()), static_cast<size_t>(blob.size())};
}

/// A polygon with a hole, little endian, as plain bytes; put() values over it to spoil it.
QByteArray polygonBlob()
{
    QByteArray blob;
    Geometry g = Geometry::polygon({{0, 0, 0}, {10, 0, 0}, {10, 10, 0}, {0, 10, 0}});
    g.beginRing();
    for (const geo::Coord &c : {geo::Coord{2, 2, 0}, {2, 4, 0}, {4, 4, 0}, {4, 2, 0}, {2, 2, 0}})
        g.add(c);
    io::encodeSpatialBlob(g, 9210, blob);
    return blob;
}

template <class T>
void put(QByteArray &blob, qsizetype at, T value)
{
    value = qToLittleEndian(value);
    std::memcpy(blob.data() + at, &value, sizeof value);
}

} // namespace

/// Our codec against libspatialite's own.
class TestSpatialBlob : public QObject
{
    Q_OBJECT

    SQLite::Database m_database{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    std::unique_ptr<io::SpatialiteFunctions> m_functions;

    QByteArray ask(const char *sql, const QString &text)
    {
        io::Statement statement(m_database, sql);
        statement.bindText(1, text);
        return answer(statement);
    }
    QByteArray ask(const char *sql, const QByteArray &blob)
    {
        io::Statement statement(m_database, sql);
        statement.bindBlob(1, blob);
        return answer(statement);
    }
    static QByteArray answer(io::Statement &statement)
    {
        if (!statement.step())
            return {};
        const auto bytes = statement.blob(0);
        return QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    }

    static void geometries()
    {
        QTest::addColumn<QString>("wkt");
        const auto row = [](const char *name, const char *wkt) {
            QTest::newRow(name) << QString::fromLatin1(wkt);
        };
        row("point", "POINT(603797.261 1191942.305)");
        row("point z", "POINTZ(603797.261 1191942.305 2.5)");
        row("point m", "POINTM(1 2 3)");
        row("point zm", "POINTZM(1 2 3 4)");
        row("line", "LINESTRING(600000.1 1190000.2, 600010.3 1190020.4, 600030.5 1190020.6)");
        row("line z", "LINESTRINGZ(0 0 1, 1 0 2, 2 5 3)");
        row("line m", "LINESTRINGM(0 0 1, 1 0 2, 2 5 3, 4 4 4)");
        row("polygon", "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))");
        row("polygon with holes",
            "POLYGON((0 0, 10 0, 10 10, 0 10, 0 0), (1 1, 1 2, 2 2, 1 1), (5 5, 5 6, 6 6, 5 5))");
        row("polygon z", "POLYGONZ((0 0 1, 10 0 2, 10 10 3, 0 0 1))");
        row("polygon zm", "POLYGONZM((0 0 1 7, 10 0 2 8, 10 10 3 9, 0 0 1 7))");
        row("multipoint", "MULTIPOINT(1 2, 3 4)");
        row("multiline", "MULTILINESTRING((0 0, 1 1), (600000 1190000, 600001 1190001, 600002 1190007))");
        row("multipolygon",
            "MULTIPOLYGON(((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 1 1)), ((9 9, 9 10, 10 10, 9 9)))");
        row("multipolygon z",
            "MULTIPOLYGONZ(((0 0 5, 4 0 5, 4 4 5, 0 0 5)), ((0 0 5, 4 0 5, 4 0 9, 0 0 5)))");
    }

private Q_SLOTS:
    void initTestCase() { m_functions = std::make_unique<io::SpatialiteFunctions>(m_database); }

    void readsWhatSpatialiteWrites_data() { geometries(); }
    void readsWhatSpatialiteWrites()
    {
        QFETCH(QString, wkt);
        const QByteArray theirs = ask("SELECT GeomFromText(?, 9210)", wkt);
        QVERIFY(!theirs.isEmpty());
        const auto ours = io::decodeSpatialBlob(bytesOf(theirs));
        VERIFY_RESULT(ours);
        QCOMPARE(ours->srid, 9210);
        const auto expected = geo::fromWkb(ask("SELECT AsBinary(GeomFromText(?, 9210))", wkt));
        VERIFY_RESULT(expected);
        QVERIFY(ours->geometry == *expected);
    }

    void writesWhatSpatialiteWrites_data() { geometries(); }
    void writesWhatSpatialiteWrites()
    {
        QFETCH(QString, wkt);
        const auto geometry = geo::fromWkb(ask("SELECT AsBinary(GeomFromText(?, 5899))", wkt));
        VERIFY_RESULT(geometry);
        QByteArray ours;
        io::encodeSpatialBlob(*geometry, 5899, ours);
        // Measures are dropped, as its own cast drops them; heights stay.
        const bool heights = wkt.section(QLatin1Char('('), 0, 0).contains(QLatin1Char('Z'));
        const char *theirs =
            heights ? "SELECT CastToXYZ(GeomFromText(?, 5899))" : "SELECT CastToXY(GeomFromText(?, 5899))";
        QCOMPARE(ours.toHex(), ask(theirs, wkt).toHex());
    }

    void readsCompressedGeometry_data()
    {
        QTest::addColumn<QString>("wkt");
        QTest::newRow("line") << QStringLiteral(
            "LINESTRING(600000 1190000, 600001.1 1190002.2, 600003.3 1190004.4, 600009 1190009)");
        QTest::newRow("line z") << QStringLiteral("LINESTRINGZ(0 0 1, 1.1 0 2.2, 2 5 3, 7 7 7)");
        QTest::newRow("line m") << QStringLiteral("LINESTRINGM(0 0 1, 1.1 0 2.2, 2 5 3, 7 7 7)");
        QTest::newRow("polygon") << QStringLiteral(
            "POLYGON((0 0, 10.1 0, 10.2 10.3, 0 10, 0 0), (1 1, 1.1 2, 2 2, 1 1))");
        QTest::newRow("polygon zm") << QStringLiteral("POLYGONZM((0 0 1 7, 10.1 0 2 8, 10 10 3 9, 0 0 1 7))");
        QTest::newRow("multipolygon")
            << QStringLiteral("MULTIPOLYGON(((0 0, 4.1 0, 4 4.7, 0 4, 0 0)), ((9 9, 9.1 10, 10 10, 9 9)))");
    }
    void readsCompressedGeometry()
    {
        QFETCH(QString, wkt);
        const QByteArray compressed = ask("SELECT CompressGeometry(GeomFromText(?, 9210))", wkt);
        QVERIFY(compressed.size() < ask("SELECT GeomFromText(?, 9210)", wkt).size());
        const auto ours = io::decodeSpatialBlob(bytesOf(compressed));
        VERIFY_RESULT(ours);
        const auto expected = geo::fromWkb(ask("SELECT AsBinary(UncompressGeometry(?))", compressed));
        VERIFY_RESULT(expected);
        QVERIFY(ours->geometry == *expected);
    }

    void readsBigEndian()
    {
        // Built by hand: SpatiaLite writes the order of its machine, but reads both.
        QByteArray blob;
        const auto append = [&blob](auto value) {
            value = qToBigEndian(value);
            blob.append(reinterpret_cast<const char *>(&value), sizeof value);
        };
        const auto real = [&append](double value) { append(std::bit_cast<quint64>(value)); };
        blob.append('\0').append('\0');
        append(qint32(9210));
        for (const double v : {600000.5, 1190000.25, 600001.5, 1190002.25})
            real(v);
        blob.append('\x7c');
        append(qint32(2));
        append(qint32(2));
        for (const double v : {600000.5, 1190000.25, 600001.5, 1190002.25})
            real(v);
        blob.append('\xfe');
        QCOMPARE(ask("SELECT AsText(?)", blob),
                 QByteArray("LINESTRING(600000.5 1190000.25, 600001.5 1190002.25)"));
        const auto ours = io::decodeSpatialBlob(bytesOf(blob));
        VERIFY_RESULT(ours);
        QCOMPARE(ours->srid, 9210);
        QVERIFY(ours->geometry ==
                Geometry::lineString({{600000.5, 1190000.25, 0}, {600001.5, 1190002.25, 0}}));
    }

    void readsShortPoints()
    {
        m_database.exec("SELECT EnableTinyPoint()");
        const QByteArray flat =
            ask("SELECT MakePoint(600000.5, 1190000.25, CAST(? AS INTEGER))", QStringLiteral("9210"));
        const QByteArray tall =
            ask("SELECT MakePointZ(600000.5, 1190000.25, 3.5, CAST(? AS INTEGER))", QStringLiteral("9210"));
        m_database.exec("SELECT DisableTinyPoint()");
        QVERIFY(flat.size() < 30 && flat.size() > 0);
        const auto point = io::decodeSpatialBlob(bytesOf(flat));
        VERIFY_RESULT(point);
        QCOMPARE(point->srid, 9210);
        QVERIFY(point->geometry == Geometry::point({600000.5, 1190000.25, 0}));
        const auto pointZ = io::decodeSpatialBlob(bytesOf(tall));
        VERIFY_RESULT(pointZ);
        QVERIFY(pointZ->geometry == Geometry::point({600000.5, 1190000.25, 3.5}, true));
        for (qsizetype n = 0; n < tall.size(); ++n)
            VERIFY_ERROR(io::decodeSpatialBlob(bytesOf(tall.left(n))), ErrorCode::InvalidData);
    }

    void refusesWhatALayerCannotHold()
    {
        const QByteArray collection =
            ask("SELECT GeomFromText(?, 9210)",
                QStringLiteral("GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(0 0, 1 1))"));
        VERIFY_ERROR(io::decodeSpatialBlob(bytesOf(collection)), ErrorCode::InvalidData);
        VERIFY_ERROR(io::decodeSpatialBlob({}), ErrorCode::InvalidData);
        VERIFY_ERROR(io::decodeSpatialBlob(bytesOf(QByteArray("POINT(1 2)"))), ErrorCode::InvalidData);
    }

    void refusesEveryTruncation()
    {
        const QByteArray whole = polygonBlob();
        VERIFY_RESULT(io::decodeSpatialBlob(bytesOf(whole)));
        for (qsizetype n = 0; n < whole.size(); ++n) {
            VERIFY_ERROR(io::decodeSpatialBlob(bytesOf(whole.left(n))), ErrorCode::InvalidData);
            // Also with the closing mark where a careless reader would stop looking.
            if (n + 1 < whole.size())
                VERIFY_ERROR(io::decodeSpatialBlob(bytesOf(whole.left(n) + '\xfe')), ErrorCode::InvalidData);
        }
        VERIFY_ERROR(io::decodeSpatialBlob(bytesOf(whole.chopped(1) + "xx\xfe")), ErrorCode::InvalidData);
    }

    void refusesWhatIsNotWellFormed_data()
    {
        QTest::addColumn<QByteArray>("blob");
        // Class at 39, rings at 43, positions of the first ring at 47, its first x at 51, the last position
        // at 115.
        const auto spoilt = [](auto at, auto value) {
            QByteArray blob = polygonBlob();
            put(blob, at, value);
            return blob;
        };
        const auto real = [](double value) { return std::bit_cast<quint64>(value); };
        QTest::newRow("not a number") << spoilt(51, real(std::numeric_limits<double>::quiet_NaN()));
        QTest::newRow("infinite") << spoilt(59, real(-std::numeric_limits<double>::infinity()));
        QTest::newRow("open ring") << spoilt(115, real(0.001));
        QTest::newRow("a billion rings") << spoilt(43, qint32(1'000'000'000));
        QTest::newRow("no rings") << spoilt(43, qint32(0));
        QTest::newRow("negative rings") << spoilt(43, qint32(-1));
        QTest::newRow("a billion positions") << spoilt(47, qint32(0x7fffffff));
        QTest::newRow("negative positions") << spoilt(47, qint32(-5));
        QTest::newRow("three positions") << spoilt(47, qint32(3));
        QTest::newRow("no positions") << spoilt(47, qint32(0));
        QTest::newRow("class 0") << spoilt(39, qint32(0));
        QTest::newRow("class 8") << spoilt(39, qint32(8));
        QTest::newRow("class 4003") << spoilt(39, qint32(4003));
        QTest::newRow("negative class") << spoilt(39, qint32(-3));
        QTest::newRow("a compressed multipolygon") << spoilt(39, qint32(1'000'006));
        QTest::newRow("no mark after the box") << spoilt(38, quint8(0x7d));
        QTest::newRow("unknown byte order") << spoilt(1, quint8(0x02));
        QTest::newRow("wrong start") << spoilt(0, quint8(0x01));
        QTest::newRow("the other byte order") << spoilt(1, quint8(0x00));
    }
    void refusesWhatIsNotWellFormed()
    {
        QFETCH(QByteArray, blob);
        const auto result = io::decodeSpatialBlob(bytesOf(blob));
        VERIFY_ERROR(result, ErrorCode::InvalidData);
        QVERIFY(!result.error().message().isEmpty());
    }

    void whateverIsReadIsWellFormed()
    {
        // Every byte of a geometry of every kind changed in turn: an error, or a geometry that keeps the
        // promise.
        for (const char *wkt :
             {"POINTZM(1 2 3 4)", "LINESTRING(0 0, 1 0, 2 2)",
              "MULTIPOLYGON(((0 0, 4 0, 4 4, 0 0), (1 1, 1 2, 2 2, 1 1)), ((9 9, 9 10, 10 10, 9 9)))"}) {
            const QByteArray whole = ask("SELECT GeomFromText(?, 9210)", QString::fromLatin1(wkt));
            for (qsizetype at = 0; at < whole.size(); ++at) {
                for (const int value : {0x00, 0x01, 0x7f, 0x80, 0xff}) {
                    QByteArray blob = whole;
                    blob[at] = static_cast<char>(value);
                    const auto result = io::decodeSpatialBlob(bytesOf(blob));
                    if (result)
                        VERIFY_RESULT(io::checkWellFormed(result->geometry));
                }
            }
        }
    }

    void checksGeometriesFromElsewhere()
    {
        VERIFY_RESULT(io::checkWellFormed(Geometry()));
        VERIFY_RESULT(io::checkWellFormed(Geometry::point({1, 2, 0})));
        VERIFY_ERROR(io::checkWellFormed(Geometry::lineString({{0, 0, 0}})), ErrorCode::InvalidData);
        VERIFY_ERROR(io::checkWellFormed(Geometry::polygon({{0, 0, 0}, {1, 1, 0}})), ErrorCode::InvalidData);
        VERIFY_ERROR(io::checkWellFormed(Geometry::point({std::nan(""), 2, 0})), ErrorCode::InvalidData);
        Geometry two(geo::GeometryType::Polygon);
        two.append(Geometry::polygon({{0, 0, 0}, {1, 0, 0}, {1, 1, 0}}));
        two.append(Geometry::polygon({{5, 0, 0}, {6, 0, 0}, {6, 1, 0}}));
        two.setType(geo::GeometryType::Polygon);
        VERIFY_ERROR(io::checkWellFormed(two), ErrorCode::InvalidData);
        Geometry open(geo::GeometryType::Polygon);
        open.beginPart();
        open.beginRing();
        for (const geo::Coord &c : {geo::Coord{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}})
            open.add(c);
        VERIFY_ERROR(io::checkWellFormed(open), ErrorCode::InvalidData);
    }
};

QTEST_GUILESS_MAIN(TestSpatialBlob)
#include "tst_spatialblob.moc"
