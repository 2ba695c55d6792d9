// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "capabilities.h"
#include "testsupport.h"
#include "tileserver.h"

#include <dothi/geo/gdalinit.h>
#include <dothi/io/basemap/basemapsource.h>
#include <dothi/io/basemap/localtiles.h>
#include <dothi/io/basemap/tilecache.h>
#include <dothi/io/basemap/tilesource.h>
#include <dothi/io/basemap/wmtscapabilities.h>

#include <QTemporaryDir>
#include <QUrlQuery>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gdal_priv.h>

using namespace dothi;
using geo::TileGrid;
using geo::TileId;
using io::BaseMapKind;
using io::BaseMapSource;
using test::capabilities;
using test::TileServer;

namespace {

BaseMapSource xyz(const QString &address)
{
    BaseMapSource source = BaseMapSource::guess(address);
    source.kind = BaseMapKind::Xyz;
    return source;
}

/// A picture of 400 × 300 pixels of half a metre: red west, blue east, without data in the last rows.
QString makeTiff(const QTemporaryDir &folder, int epsg = 9210)
{
    geo::ensureGdal();
    const QString path = folder.filePath(QStringLiteral("picture.tif"));
    GDALDataset *data = GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        path.toUtf8().constData(), 400, 300, 4, GDT_Byte, nullptr);
    double transform[6] = {603000, 0.5, 0, 1191150, 0, -0.5};
    data->SetGeoTransform(transform);
    if (epsg > 0) {
        OGRSpatialReference srs;
        srs.importFromEPSG(epsg);
        data->SetSpatialRef(&srs);
    }
    data->GetRasterBand(4)->SetColorInterpretation(GCI_AlphaBand);
    std::vector<uchar> line(400 * 4);
    for (int y = 0; y < 300; ++y) {
        for (size_t x = 0; x < 400; ++x) {
            line[x] = x < 200 ? 255 : 0;
            line[400 + x] = 0;
            line[800 + x] = x < 200 ? 0 : 255;
            line[1200 + x] = y < 290 ? 255 : 0;
        }
        if (data->RasterIO(GF_Write, 0, y, 400, 1, line.data(), 400, 1, GDT_Byte, 4, nullptr, 1, 400, 400,
                           nullptr) != CE_None)
            qFatal("cannot write");
    }
    GDALClose(data);
    return path;
}

QString makeMbTiles(const QTemporaryDir &folder, const char *format = "png")
{
    const QString path = folder.filePath(QStringLiteral("tiles.mbtiles"));
    SQLite::Database db(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.exec("CREATE TABLE metadata (name TEXT, value TEXT)");
    db.exec("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)");
    SQLite::Statement meta(db, "INSERT INTO metadata VALUES ('format', ?), ('minzoom', '14'), "
                               "('maxzoom', '15'), ('bounds', '106.6,10.7,106.8,10.9'), "
                               "('attribution', 'Survey department')");
    meta.bind(1, format);
    meta.exec();
    SQLite::Statement tile(db, "INSERT INTO tiles VALUES (14, 13050, ?, ?)");
    tile.bind(1, (1 << 14) - 1 - 7693); // rows from the south
    const QByteArray png = TileServer::png(Qt::magenta);
    tile.bind(2, png.constData(), static_cast<int>(png.size()));
    tile.exec();
    return path;
}

} // namespace

class TstBaseMapSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Expected positions: the formulae of OGC 17-083r2, annex D, computed apart from this code.
    void theWebPyramidIsWhereItShouldBe()
    {
        const Result<TileGrid> grid = TileGrid::webMercator();
        VERIFY_RESULT(grid);
        const geo::Extent e = grid->extent({14, 13050, 7693});
        // x = 13050 / 2^14 * 2 * 20037508.342789244 - 20037508.342789244
        QVERIFY(std::abs(e.minX() - 11882594.669) < 0.02);
        QVERIFY(std::abs(e.width() - 2445.984905) < 1e-5);
        QVERIFY(std::abs(e.maxY() - 1220546.47) < 0.02);
        QCOMPARE(grid->tiles(14, e, 10), std::vector<TileId>({{14, 13050, 7693}}));
        QVERIFY(grid->has({0, 0, 0}));
        QVERIFY(!grid->has({0, 1, 0}));
        QVERIFY(!grid->has({3, 8, 0}));
        QVERIFY(!grid->has({20, 0, 0}));
        QCOMPARE(grid->levelFor(e, 4), 15);
    }

    void addressesOfTiles()
    {
        const Result<TileGrid> grid = TileGrid::webMercator();
        VERIFY_RESULT(grid);
        const TileId tile{14, 13050, 7693};
        QCOMPARE(io::tileUrl(xyz(QStringLiteral("https://t.example/{z}/{x}/{y}.png?key=k")), *grid, tile),
                 QUrl(QStringLiteral("https://t.example/14/13050/7693.png?key=k")));
        QCOMPARE(io::tileUrl(xyz(QStringLiteral("https://t.example/{z}/{x}/{-y}")), *grid, tile),
                 QUrl(QStringLiteral("https://t.example/14/13050/8690")));
        const QUrl wms = io::tileUrl(
            BaseMapSource::guess(QStringLiteral("https://w.example/wms?map=a&layers=x,y&width=9")), *grid,
            tile);
        const QUrlQuery query(wms);
        QCOMPARE(query.queryItemValue(QStringLiteral("REQUEST")), QStringLiteral("GetMap"));
        QCOMPARE(query.queryItemValue(QStringLiteral("layers")), QStringLiteral("x,y"));
        QCOMPARE(query.queryItemValue(QStringLiteral("CRS")), QStringLiteral("EPSG:3857"));
        QCOMPARE(query.queryItemValue(QStringLiteral("WIDTH")), QStringLiteral("256"));
        QVERIFY(!query.hasQueryItem(QStringLiteral("width")));
        const QStringList box = query.queryItemValue(QStringLiteral("BBOX")).split(QLatin1Char(','));
        QCOMPARE(box.size(), 4);
        QVERIFY(std::abs(box[0].toDouble() - 11882594.669) < 0.02);
        QVERIFY(std::abs(box[3].toDouble() - 1220546.47) < 0.02);
        const QUrlQuery old(
            io::tileUrl(BaseMapSource::guess(QStringLiteral("https://w.example/wms?VERSION=1.1.1&LAYERS=x")),
                        *grid, tile));
        QCOMPARE(old.queryItemValue(QStringLiteral("SRS")), QStringLiteral("EPSG:3857"));
        QVERIFY(!old.hasQueryItem(QStringLiteral("CRS")));
    }

    void addressesThatAreRefused_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address :
             {"", "file:///etc/{z}/{x}/{y}", "ftp://t.example/{z}/{x}/{y}",
              "https://user:password@t.example/{z}/{x}/{y}", "https://t.example/{z}/{x}",
              "javascript://{z}{x}{y}", "https://w.example/wms",
              "https://w.example/wms?layers=", "/vsicurl/https://t.example/a.tif"})
            QTest::newRow(*address ? address : "empty") << QString::fromLatin1(address);
        QTest::newRow("very long") << QStringLiteral("https://t.example/{z}/{x}/{y}?") +
                                          QString(3000, QLatin1Char('a'));
    }
    void addressesThatAreRefused()
    {
        QFETCH(QString, address);
        const BaseMapSource source = BaseMapSource::guess(address);
        if (address.isEmpty()) {
            BaseMapSource none;
            VERIFY_ERROR(none.check(), ErrorCode::InvalidArgument);
            return;
        }
        VERIFY_ERROR(source.check(), ErrorCode::InvalidArgument);
        QVERIFY(!BaseMapSource::fromJson(source.toJson()));
    }

    void keysAreNotShown()
    {
        QCOMPARE(xyz(QStringLiteral("https://t.example/secret/{z}/{x}/{y}?key=k")).shownAddress(),
                 QStringLiteral("https://t.example"));
    }

    void settingsSurviveAndWhatIsWrongIsLeftOut()
    {
        BaseMapSource one = xyz(QStringLiteral("https://t.example/{z}/{x}/{y}"));
        one.name = QStringLiteral("Ảnh 2025");
        one.attribution = QStringLiteral("© A");
        one.opacity = 0.4;
        one.visible = false;
        one.lastLevel = 21;
        BaseMapSource bad = one;
        bad.address = QStringLiteral("file:///etc/passwd{z}{x}{y}");
        bad.id = QStringLiteral("other");
        int refused = 0;
        const std::vector<BaseMapSource> back =
            io::baseMapsFromJson(io::baseMapsToJson({one, bad, one}), &refused);
        QCOMPARE(back.size(), 1U);
        QCOMPARE(refused, 2);
        QCOMPARE(back[0].toJson(), one.toJson());
        QCOMPARE(io::baseMapsFromJson("no json").size(), 0U);
    }

    void theCacheKeepsAcrossRestartsAndNeverGrowsBeyondItsSize()
    {
        const QTemporaryDir folder;
        const QByteArray tile(10'000, 'a'); // takes 12,288 bytes of the disk
        {
            io::TileCache cache(folder.filePath(QStringLiteral("tiles")), 40'000);
            for (int i = 0; i < 3; ++i)
                cache.put(QStringLiteral("one"), {5, i, 0}, tile);
            QVERIFY(cache.find(QStringLiteral("one"), {5, 0, 0})); // used last
            cache.put(QStringLiteral("two"), {5, 0, 0}, QByteArray(9'000, 'b'));
            QVERIFY(cache.bytes() <= 40'000);
            QVERIFY(!cache.find(QStringLiteral("one"), {5, 1, 0}));
        }
        io::TileCache again(folder.filePath(QStringLiteral("tiles")), 40'000);
        const auto kept = again.find(QStringLiteral("one"), {5, 0, 0});
        QVERIFY(kept);
        QCOMPARE(kept->bytes, tile);
        QVERIFY(!again.find(QStringLiteral("two"), {5, 2, 0}));
        QCOMPARE(again.find(QStringLiteral("two"), {5, 0, 0})->bytes.front(), 'b');
        again.clear(QStringLiteral("two"));
        QVERIFY(!again.find(QStringLiteral("two"), {5, 0, 0}));
        QVERIFY(again.find(QStringLiteral("one"), {5, 0, 0}));
        // A folder that cannot be made: nothing is kept, and nothing goes wrong.
        io::TileCache nowhere(QStringLiteral("/proc/nowhere"), 40'000);
        nowhere.put(QStringLiteral("one"), {5, 0, 0}, tile);
        QVERIFY(!nowhere.find(QStringLiteral("one"), {5, 0, 0}));
    }

    void whatTheDiskLostIsAskedForAgain()
    {
        const QTemporaryDir folder;
        const auto cache = std::make_shared<io::TileCache>(folder.path(), 1'000'000);
        const BaseMapSource source = xyz(QStringLiteral("https://t.example/{z}/{x}/{y}"));
        const auto tiles = io::TileSource::open(source, cache, {});
        VERIFY_RESULT(tiles);
        TaskContext task;
        const TileId id{3, 1, 2};
        QVERIFY(!(*tiles)->read(id, task)->has_value());
        VERIFY_ERROR((*tiles)->accept(id, "<html>"), ErrorCode::InvalidData);
        QVERIFY(!(*tiles)->read(id, task)->has_value()); // what is no picture is not kept
        VERIFY_RESULT((*tiles)->accept(id, TileServer::png(Qt::green)));
        const auto kept = (*tiles)->read(id, task);
        QVERIFY(kept->has_value());
        QVERIFY(!(*kept)->old);
        QCOMPARE((*kept)->image.pixelColor(5, 5), QColor(Qt::green));
        cache->put(source.address, id, QByteArray("damaged"));
        QVERIFY(!(*tiles)->read(id, task)->has_value());
        QVERIFY(!cache->find(source.address, id));
    }

    void aGeoTiffBecomesAPyramid()
    {
        const QTemporaryDir folder;
        const auto tiles = io::LocalTiles::open(makeTiff(folder), {});
        VERIFY_RESULT(tiles);
        const TileGrid &grid = (*tiles)->grid();
        QCOMPARE(grid.crs().epsg(), 9210);
        QCOMPARE(grid.lastLevel(), 1); // 400 pixels are two tiles of 256
        QCOMPARE(grid.edge(1), 128.0);
        QCOMPARE(grid.extent({1, 0, 0}).minX(), 603000.0);
        QCOMPARE(grid.extent({1, 0, 0}).maxY(), 1191150.0);
        TaskContext task;
        const Result<QImage> west = (*tiles)->tile({1, 0, 0}, task);
        VERIFY_RESULT(west);
        QCOMPARE(west->pixelColor(100, 100), QColor(255, 0, 0, 255));
        QCOMPARE(west->pixelColor(220, 100), QColor(0, 0, 255, 255)); // from pixel 200 on
        const Result<QImage> corner = (*tiles)->tile({1, 1, 1}, task);
        VERIFY_RESULT(corner);
        QCOMPARE(corner->pixelColor(10, 10), QColor(0, 0, 255, 255));
        QCOMPARE(corner->pixelColor(10, 40).alpha(), 0);  // row 296: without data
        QCOMPARE(corner->pixelColor(10, 60).alpha(), 0);  // beyond the picture
        QCOMPARE(corner->pixelColor(200, 10).alpha(), 0); // likewise
        const Result<QImage> whole = (*tiles)->tile({0, 0, 0}, task);
        VERIFY_RESULT(whole);
        QCOMPARE(whole->pixelColor(50, 50), QColor(255, 0, 0, 255));
        QCOMPARE(whole->pixelColor(150, 50), QColor(0, 0, 255, 255));
        QCOMPARE(whole->pixelColor(230, 50).alpha(), 0);
        VERIFY_ERROR((*tiles)->tile({1, 5, 5}, task), ErrorCode::NotFound);
    }

    void aGeoTiffThatNamesNoCrsIsTakenToBeInTheCitys()
    {
        const QTemporaryDir folder;
        const QString path = makeTiff(folder, 0);
        const Result<geo::Crs> city = geo::Crs::fromEpsg(9210);
        VERIFY_RESULT(city);
        const auto tiles = io::LocalTiles::open(path, *city);
        VERIFY_RESULT(tiles);
        QCOMPARE((*tiles)->grid().crs().epsg(), 9210);
    }

    /// Of a few kilobytes, and 1.6e11 pixels for its coarsest tile.
    void aHugePictureNeedsSmallerCopies()
    {
        geo::ensureGdal();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("sparse.tif"));
        const char *const options[] = {"SPARSE_OK=TRUE",  "TILED=YES",   "BLOCKXSIZE=8000",
                                       "BLOCKYSIZE=8000", "BIGTIFF=YES", nullptr};
        GDALDataset *data = GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
            path.toUtf8().constData(), 400'000, 400'000, 1, GDT_Byte, options);
        QVERIFY(data);
        double transform[6] = {603000, 0.5, 0, 1191150, 0, -0.5};
        data->SetGeoTransform(transform);
        GDALClose(data);
        const Result<std::unique_ptr<io::LocalTiles>> tiles =
            io::LocalTiles::open(path, geo::Crs::fromEpsg(9210).value());
        VERIFY_ERROR(tiles, ErrorCode::InvalidData);
        QVERIFY(tiles.error().message().contains(QLatin1String("overviews")));
    }

    void mbTilesCountTheirRowsFromTheSouth()
    {
        const QTemporaryDir folder;
        const auto tiles = io::LocalTiles::open(makeMbTiles(folder), {});
        VERIFY_RESULT(tiles);
        QCOMPARE((*tiles)->grid().firstLevel(), 14);
        QCOMPARE((*tiles)->grid().lastLevel(), 15);
        QCOMPARE((*tiles)->attribution(), QStringLiteral("Survey department"));
        QVERIFY((*tiles)->grid().has({14, 13050, 7693}));
        QVERIFY(!(*tiles)->grid().has({14, 0, 0})); // its bounds say so
        TaskContext task;
        const Result<QImage> image = (*tiles)->tile({14, 13050, 7693}, task);
        VERIFY_RESULT(image);
        QCOMPARE(image->pixelColor(3, 3), QColor(Qt::magenta));
        VERIFY_ERROR((*tiles)->tile({14, 13051, 7693}, task), ErrorCode::NotFound);
    }

    void filesThatAreNoPictures()
    {
        const QTemporaryDir folder;
        VERIFY_ERROR(io::LocalTiles::open(makeMbTiles(folder, "pbf"), {}), ErrorCode::InvalidData);
        VERIFY_ERROR(io::LocalTiles::open(folder.filePath(QStringLiteral("none.tif")), {}), ErrorCode::Io);
        const auto write = [&folder](const char *name, const QByteArray &content) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0)
                qFatal("cannot write");
            return file.fileName();
        };
        VERIFY_ERROR(io::LocalTiles::open(write("text.tif", "II*\0 nothing"), {}), ErrorCode::InvalidData);
        VERIFY_ERROR(io::LocalTiles::open(write("db.mbtiles", QByteArray("SQLite format 3\0abc", 19)), {}),
                     ErrorCode::InvalidData);
        VERIFY_ERROR(
            io::LocalTiles::open(
                write("wms.tif", "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>http://127.0.0.1/</ServerUrl>"
                                 "</Service></GDAL_WMS>"),
                {}),
            ErrorCode::InvalidData);
    }

    void capabilitiesBecomeAddresses()
    {
        BaseMapSource source =
            BaseMapSource::guess(QStringLiteral("https://maps.example/wmts?request=GetCapabilities"));
        QCOMPARE(source.kind, BaseMapKind::Wmts);
        const Result<BaseMapSource> first = io::fromCapabilities(source, capabilities());
        VERIFY_RESULT(first);
        QCOMPARE(first->address, QStringLiteral("https://maps.example/plain/web/m:{z}/{y}/{x}.jpg"));
        QCOMPARE(first->kind, BaseMapKind::Xyz);
        QCOMPARE(first->firstLevel, 2);
        QCOMPARE(first->lastLevel, 2);
        QCOMPARE(first->attribution, QStringLiteral("City survey"));
        QCOMPARE(first->name, QStringLiteral("Aerial 2025"));
        source.layer = QStringLiteral("streets");
        const Result<BaseMapSource> second = io::fromCapabilities(source, capabilities());
        VERIFY_RESULT(second);
        const Result<TileGrid> grid = TileGrid::webMercator();
        const QUrlQuery query(io::tileUrl(*second, *grid, {2, 3, 1}));
        QCOMPARE(query.queryItemValue(QStringLiteral("LAYER")), QStringLiteral("streets"));
        QCOMPARE(query.queryItemValue(QStringLiteral("TILEMATRIX")), QStringLiteral("m:2"));
        QCOMPARE(query.queryItemValue(QStringLiteral("TILEROW")), QStringLiteral("1"));
        QCOMPARE(query.queryItemValue(QStringLiteral("TILECOL")), QStringLiteral("3"));
        QCOMPARE(query.queryItemValue(QStringLiteral("STYLE")), QStringLiteral("d"));
        source.layer = QStringLiteral("nothing");
        VERIFY_ERROR(io::fromCapabilities(source, capabilities()), ErrorCode::NotFound);
    }

    /// What a server puts in place of a name is not looked at again: each of these would make four of one.
    void whatIsFilledInIsNotFilledInAgain()
    {
        const BaseMapSource asked =
            BaseMapSource::guess(QStringLiteral("https://maps.example/wmts?request=GetCapabilities"));
        const auto with = [](const QByteArray &value, int times) {
            QByteArray xml = capabilities();
            const QByteArray dimension =
                "<Dimension><ows:Identifier>d</ows:Identifier><Default>" + value + "</Default></Dimension>";
            xml.replace("<ResourceURL", dimension.repeated(times) + "<ResourceURL");
            xml.replace("{Style}/", "{Style}/{D}/");
            return xml;
        };
        const Result<BaseMapSource> year = io::fromCapabilities(asked, with("2025", 1));
        VERIFY_RESULT(year);
        QCOMPARE(year->address, QStringLiteral("https://maps.example/plain/2025/web/m:{z}/{y}/{x}.jpg"));
        VERIFY_ERROR(io::fromCapabilities(asked, with("{d}{d}{d}{d}", 60)), ErrorCode::InvalidArgument);
    }

    void capabilitiesThatAreNoUse()
    {
        const BaseMapSource source = BaseMapSource::guess(QStringLiteral("https://maps.example/wmts"));
        VERIFY_ERROR(io::fromCapabilities(source, capabilities("urn:ogc:def:crs:EPSG::4326")),
                     ErrorCode::Unsupported);
        VERIFY_ERROR(io::fromCapabilities(source, capabilities("urn:ogc:def:crs:EPSG::3857", "m:2", 1e6)),
                     ErrorCode::Unsupported);
        VERIFY_ERROR(io::fromCapabilities(source, capabilities("urn:ogc:def:crs:EPSG::3857", "m:2", -1)),
                     ErrorCode::Unsupported);
        VERIFY_ERROR(io::fromCapabilities(source, "<html/>"), ErrorCode::InvalidData);
        VERIFY_ERROR(io::fromCapabilities(source, ""), ErrorCode::InvalidData);
        // Each attribute would be compared with each of the others: minutes for a few megabytes.
        QByteArray crowded = "<Capabilities><Contents><Layer";
        for (int i = 0; i < 250'000; ++i)
            crowded += " a" + QByteArray::number(i) + "=''";
        QVERIFY(crowded.size() < 4'000'000);
        VERIFY_ERROR(io::fromCapabilities(source, crowded + "/></Contents></Capabilities>"),
                     ErrorCode::InvalidData);
        VERIFY_ERROR(io::fromCapabilities(source, capabilities().left(400)), ErrorCode::InvalidData);
        VERIFY_ERROR(io::fromCapabilities(
                         source, "<!DOCTYPE c [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Capabilities/>"),
                     ErrorCode::InvalidData);
    }
};

QTEST_GUILESS_MAIN(TstBaseMapSource)
#include "tst_basemapsource.moc"
