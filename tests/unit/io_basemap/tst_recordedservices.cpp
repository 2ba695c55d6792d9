// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Answers recorded from real servers (MapCache 1.14, MapProxy 1.15, MapServer 8.0), their addresses replaced;
// and requests in coordinate systems other than the web's.

#include "testsupport.h"

#include <dothi/io/basemap/basemapsource.h>
#include <dothi/io/basemap/tileimage.h>
#include <dothi/io/basemap/tilesource.h>
#include <dothi/io/basemap/wmtscapabilities.h>
#include <dothi/io/basemap/wmtspyramid.h>

#include <QFile>
#include <QUrlQuery>

using namespace dothi;
using geo::TileGrid;
using geo::TileId;
using io::BaseMapKind;
using io::BaseMapSource;

namespace {

QByteArray recorded(const char *name)
{
    QFile file(QStringLiteral(DOTHI_SOURCE_DIR "/tests/unit/io_basemap/recorded/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no %s", name);
    return file.readAll();
}

BaseMapSource wmts(const char *layer)
{
    BaseMapSource source = BaseMapSource::guess(QStringLiteral("https://maps.example/wmts"));
    source.layer = QLatin1String(layer);
    return source;
}

QStringList boxOf(const QUrl &url)
{
    return QUrlQuery(url).queryItemValue(QStringLiteral("BBOX")).split(QLatin1Char(','));
}

} // namespace

class TstRecordedServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levelsWithLeadingZeros()
    {
        const auto tiles = io::fromCapabilities(wmts("city"), recorded("mapproxy.xml"));
        VERIFY_RESULT(tiles);
        QVERIFY(!tiles->pyramid);
        QCOMPARE(tiles->firstLevel, 0);
        QCOMPARE(tiles->lastLevel, 19);
        const auto grid = io::gridOf(*tiles);
        VERIFY_RESULT(grid);
        QCOMPARE(io::tileUrl(*tiles, *grid, {7, 101, 60}),
                 QUrl(QStringLiteral("https://maps.example/wmts/city/web/07/101/60.png")));
        QCOMPARE(io::tileUrl(*tiles, *grid, {14, 13050, 7693}),
                 QUrl(QStringLiteral("https://maps.example/wmts/city/web/14/13050/7693.png")));
        // It is kept with the settings as it is.
        const auto back = BaseMapSource::fromJson(tiles->toJson());
        VERIFY_RESULT(back);
        QCOMPARE(io::tileUrl(*back, *grid, {7, 101, 60}), io::tileUrl(*tiles, *grid, {7, 101, 60}));
    }

    void aPyramidInTheCitysOwnSystem_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("layer");
        QTest::addColumn<QString>("address");
        // The one has "0", the other "00"; both name corners of EPSG:9210 easting first, which EPSG does not.
        QTest::newRow("MapCache") << QByteArray("mapcache.xml") << QByteArray("city")
                                  << QStringLiteral("https://maps.example/mapcache/wmts/1.0.0/city/default/"
                                                    "vn2000/9/156/172.png");
        QTest::newRow("MapProxy") << QByteArray("mapproxy.xml") << QByteArray("vn")
                                  << QStringLiteral("https://maps.example/wmts/vn/vn/09/172/156.png");
    }
    void aPyramidInTheCitysOwnSystem()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, layer);
        QFETCH(QString, address);
        const auto tiles = io::fromCapabilities(wmts(layer.constData()), recorded(file.constData()));
        VERIFY_RESULT(tiles);
        QVERIFY(tiles->pyramid.has_value());
        const auto grid = io::gridOf(*tiles);
        VERIFY_RESULT(grid);
        QCOMPARE(grid->crs().epsg(), 9210);
        QCOMPARE(grid->lastLevel(), 11);
        // As it was told to the server: from E 560000 N 1271072, 512 m a pixel and halves of it.
        const geo::Extent first = grid->extent({0, 0, 0});
        QVERIFY(std::abs(first.minX() - 560'000) < 1e-6 && std::abs(first.maxY() - 1'271'072) < 1e-6);
        QVERIFY(std::abs(grid->edge(11) - 64) < 1e-6);
        // Level 9 has tiles of 256 m: (604100 - 560000) / 256 = 172.3, (1271072 - 1231001) / 256 = 156.5.
        const std::vector<TileId> tile =
            grid->tiles(9, geo::Extent(604'100, 1'231'000, 604'101, 1'231'001), 4);
        QCOMPARE(tile, std::vector<TileId>({{9, 172, 156}}));
        QCOMPARE(io::tileUrl(*tiles, *grid, tile.front()), QUrl(address));
        const auto back = BaseMapSource::fromJson(tiles->toJson());
        VERIFY_RESULT(back);
        const auto again = io::gridOf(*back);
        VERIFY_RESULT(again);
        QCOMPARE(again->extent(tile.front()).minX(), grid->extent(tile.front()).minX());
        QVERIFY(again->has({11, 2047, 2047}) && !again->has({11, 2048, 0}));
    }

    void aPyramidInDegrees()
    {
        const BaseMapSource named =
            BaseMapSource::guess(QStringLiteral("https://maps.example/wmts?layer=citydeg"));
        QCOMPARE(named.layer, QStringLiteral("citydeg"));
        const auto tiles = io::fromCapabilities(named, recorded("mapcache.xml"));
        VERIFY_RESULT(tiles);
        QVERIFY(tiles->pyramid.has_value());
        const auto grid = io::gridOf(*tiles);
        VERIFY_RESULT(grid);
        QVERIFY(grid->crs().isGeographic());
        QCOMPARE(grid->edge(0), 180.0);
        // 106.7° E, 10.77° N at level 10: (106.7 + 180) / 180 * 1024 = 1631.0, (90 - 10.77) / 180 * 1024 =
        // 450.7
        QCOMPARE(grid->tiles(10, geo::Extent(106.7, 10.77, 106.7001, 10.7701), 4),
                 std::vector<TileId>({{10, 1631, 450}}));
        QCOMPARE(io::tileUrl(*tiles, *grid, {10, 1631, 450}),
                 QUrl(QStringLiteral(
                     "https://maps.example/mapcache/wmts/1.0.0/citydeg/default/WGS84/10/450/1631.png")));
    }

    void levelsThatAreNoPyramidAreLeftOut()
    {
        io::WmtsMatrixSet set{QStringLiteral("n"), QStringLiteral("urn:ogc:def:crs:EPSG::32648"), {}};
        for (const double scale : {1e6, 5e5, 2.5e5, 1e5, 5e4, 2.5e4, 1.25e4, 1e4, 5e3})
            set.matrices.push_back({QString::number(scale), scale, 256, 256, std::pair(0.0, 2e6), 500, 500});
        const io::WmtsLevels levels = io::levelsOf(set, {});
        QCOMPARE(levels.matrices, QStringList({QStringLiteral("100000"), QStringLiteral("50000"),
                                               QStringLiteral("25000"), QStringLiteral("12500")}));
        QVERIFY(std::abs(levels.pyramid->edge - 1e5 * 0.00028 * 256) < 1e-6);
        set.crs = QStringLiteral("+proj=merc +nadgrids=/etc/passwd");
        QVERIFY(io::levelsOf(set, {}).isEmpty());
        set.crs = QStringLiteral("EPSG:32648");
        set.matrices.resize(1);
        set.matrices.front().tileHeight = 128;
        QVERIFY(io::levelsOf(set, {}).isEmpty());
    }

    void aWmsIsAskedInTheSystemItsAddressNames_data()
    {
        QTest::addColumn<QString>("more");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("northFirst");
        // What MapServer draws: with 1.1.1 always east first; EPSG:9210 it takes so in 1.3.0 as well, which
        // is why that is not asked for.
        QTest::newRow("VN-2000") << QStringLiteral("&CRS=EPSG:9210") << QStringLiteral("SRS") << false;
        QTest::newRow("degrees") << QStringLiteral("&srs=EPSG:4326") << QStringLiteral("SRS") << false;
        QTest::newRow("degrees by 1.3.0")
            << QStringLiteral("&CRS=EPSG:4326&VERSION=1.3.0") << QStringLiteral("CRS") << true;
        QTest::newRow("CRS:84 by 1.3.0")
            << QStringLiteral("&CRS=CRS:84&VERSION=1.3.0") << QStringLiteral("CRS") << false;
        QTest::newRow("UTM by 1.3.0")
            << QStringLiteral("&CRS=EPSG:32648&VERSION=1.3.0") << QStringLiteral("CRS") << false;
    }
    void aWmsIsAskedInTheSystemItsAddressNames()
    {
        QFETCH(QString, more);
        QFETCH(QString, name);
        QFETCH(bool, northFirst);
        const BaseMapSource source =
            BaseMapSource::guess(QStringLiteral("https://w.example/wms?LAYERS=roads") + more);
        VERIFY_RESULT(source.check());
        const auto grid = io::gridOf(source);
        VERIFY_RESULT(grid);
        const TileId tile =
            grid->tiles(12,
                        grid->crs().isGeographic() ? geo::Extent(106.7, 10.7, 106.71, 10.71)
                                                   : geo::Extent(6e5, 119e4, 6e5 + 1, 119e4 + 1),
                        1)
                .front();
        const geo::Extent where = grid->extent(tile);
        const QUrl url = io::tileUrl(source, *grid, tile);
        const QUrlQuery query(url);
        QVERIFY(query.hasQueryItem(name));
        QVERIFY(!query.hasQueryItem(name == QLatin1String("CRS") ? QStringLiteral("SRS")
                                                                 : QStringLiteral("CRS")));
        QVERIFY(!query.hasQueryItem(QStringLiteral("srs")));
        const QStringList box = boxOf(url);
        QCOMPARE(box.size(), 4);
        QVERIFY(std::abs(box[northFirst ? 1 : 0].toDouble() - where.minX()) < 1e-3);
        QVERIFY(std::abs(box[northFirst ? 0 : 1].toDouble() - where.minY()) < 1e-3);
        QVERIFY(std::abs(box[northFirst ? 2 : 3].toDouble() - where.maxY()) < 1e-3);
    }

    void aSystemThatIsNoCodeIsRefused()
    {
        for (const char *crs : {"+proj=utm", "EPSG:", "file:x", "EPSG:1;2"}) {
            BaseMapSource source = BaseMapSource::guess(
                QStringLiteral("https://w.example/wms?LAYERS=a&CRS=%1").arg(QLatin1String(crs)));
            VERIFY_ERROR(source.check(), ErrorCode::InvalidArgument);
        }
    }

    void whatTheServerSaysIsSaid()
    {
        const auto answer = io::decodeTile(recorded("mapserver-exception.xml"));
        VERIFY_ERROR(answer, ErrorCode::InvalidData);
        QVERIFY2(answer.error().message().contains(
                     QLatin1String("Invalid layer(s) given in the LAYERS parameter")),
                 qPrintable(answer.error().message()));
        // Nothing that it could do harm with, and no more than a line.
        const auto long1 =
            io::decodeTile("<ServiceException>" + QByteArray(100'000, 'x') + "</ServiceException>");
        QVERIFY(!long1 && long1.error().message().size() < 400);
        VERIFY_ERROR(io::decodeTile("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
                                    "<ServiceException>&b;</ServiceException>"),
                     ErrorCode::InvalidData);
    }
};

QTEST_GUILESS_MAIN(TstRecordedServices)
#include "tst_recordedservices.moc"
