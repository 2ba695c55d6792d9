// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/elevation.h>
#include <dothi/geo/gdalinit.h>

#include <QTemporaryDir>

#include <cpl_http.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <listener.h>
#include <sys/stat.h>
#include <testsupport.h>

#include <array>
#include <cmath>

using namespace dothi;
using namespace dothi::geo;

class TestElevation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void samplesAPlaneExactly()
    {
        // h = 2 + 0.1 x - 0.05 y is reproduced by bilinear interpolation between cell centres.
        ElevationGrid grid(10, 8, 100, 200, 5);
        for (int row = 0; row < 8; ++row) {
            for (int column = 0; column < 10; ++column) {
                const Coord c = grid.cellCenter(column, row);
                grid.set(column, row, static_cast<float>(2 + 0.1 * c.x - 0.05 * c.y));
            }
        }
        QVERIFY(std::abs(grid.sample(120.3, 178.9) - (2 + 12.03 - 8.945)) < 1e-5);
        QVERIFY(std::isnan(grid.sample(99, 180)));
        QVERIFY(std::isfinite(grid.sample(100.1, 199.9))); // the outer half cell
        QCOMPARE(grid.extent().minY(), 160.0);
    }
    void writesAndReadsBack()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("t.tif"));
        ElevationGrid grid(300, 20, 600000, 1190000, 2.5);
        for (int row = 0; row < 20; ++row) {
            for (int column = 0; column < 300; ++column)
                grid.set(column, row, static_cast<float>(column * 0.01 + row));
        }
        grid.set(7, 3, std::numeric_limits<float>::quiet_NaN());
        VERIFY_RESULT(writeElevation(path, grid, 9210));
        int epsg = 0;
        const auto back = readElevation(path, 1'000'000, &epsg);
        VERIFY_RESULT(back);
        QCOMPARE(epsg, 9210);
        QCOMPARE(back->columns(), 300);
        QCOMPARE(back->at(299, 19), grid.at(299, 19));
        QVERIFY(std::isnan(back->at(7, 3)));
        const auto coarse = readElevation(path, 1000);
        VERIFY_RESULT(coarse);
        QVERIFY(coarse->columns() * coarse->rows() <= 1000);
        QVERIFY(coarse->cellSize() > 2.5);
        // 0.01 c + r averaged over 6 x 6 cells: 0.025 + 2.5 in the corner.
        const auto sixth = readElevation(path, 150);
        VERIFY_RESULT(sixth);
        QCOMPARE(sixth->cellSize(), 15.0);
        QVERIFY(std::abs(sixth->at(10, 0) - (0.6F + 0.025F + 2.5F)) < 1e-4F);
    }
    void aWindowHasTheCellsOfTheFile()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("t.tif"));
        // 0.5 m cells, their number told by their height; a hole among them.
        ElevationGrid grid(400, 300, 600000, 1190000, 0.5);
        for (int row = 0; row < 300; ++row) {
            for (int column = 0; column < 400; ++column)
                grid.set(column, row, static_cast<float>(row * 10 + column * 0.01));
        }
        grid.set(101, 51, std::numeric_limits<float>::quiet_NaN());
        VERIFY_RESULT(writeElevation(path, grid, 9210));
        // Columns 100 to 103, rows 50 to 52, and one around.
        const Extent area(600050.1, 1189973.6, 600051.9, 1189974.9);
        const auto window = readElevationWindow(path, area);
        VERIFY_RESULT(window);
        QCOMPARE(window->cellSize(), 0.5);
        QCOMPARE(window->columns(), 6);
        QCOMPARE(window->rows(), 5);
        QCOMPARE(window->extent().minX(), 600049.5);
        QCOMPARE(window->extent().maxY(), 1189975.5);
        QCOMPARE(window->at(0, 0), grid.at(99, 49));
        QCOMPARE(window->at(5, 4), grid.at(104, 53));
        QVERIFY(std::isnan(window->at(2, 2)));
        const Coord within{600051.6, 1189974.3, 0};
        QVERIFY(std::isfinite(grid.sample(within.x, within.y)));
        QCOMPARE(window->sample(within.x, within.y), grid.sample(within.x, within.y));
        // At the rim what there is, beside it nothing, across it the part that is there.
        const auto corner = readElevationWindow(path, {599990, 1189999.9, 600000.2, 1190050});
        VERIFY_RESULT(corner);
        QCOMPARE(corner->columns(), 2);
        QCOMPARE(corner->rows(), 2);
        QCOMPARE(corner->at(0, 0), grid.at(0, 0));
        for (const Extent &beside :
             {Extent(590000, 1189900, 590010, 1189910), Extent(600100, 1200000, 600110, 1200010),
              Extent(1e300, 1e300, 1e301, 1e301), Extent()}) {
            const auto none = readElevationWindow(path, beside);
            VERIFY_RESULT(none);
            QVERIFY(none->isEmpty());
        }
        constexpr double kNowhere = std::numeric_limits<double>::quiet_NaN();
        constexpr double kEndless = std::numeric_limits<double>::infinity();
        for (int side = 0; side < 4; ++side) {
            std::array<double, 4> sides{600000, 1189900, 600100, 1189950};
            sides[static_cast<size_t>(side)] = kNowhere;
            VERIFY_ERROR(readElevationWindow(path, Extent(sides[0], sides[1], sides[2], sides[3])),
                         ErrorCode::InvalidArgument);
        }
        for (const Extent &all :
             {Extent(-1e300, -1e300, 1e300, 1e300), Extent(-kEndless, -kEndless, kEndless, kEndless)}) {
            const auto whole = readElevationWindow(path, all);
            VERIFY_RESULT(whole);
            QCOMPARE(whole->columns(), 400);
            QCOMPARE(whole->rows(), 300);
        }
        const auto coarse = readElevationWindow(path, grid.extent(), 30'000);
        VERIFY_RESULT(coarse);
        QCOMPARE(coarse->cellSize(), 1.0);
        VERIFY_ERROR(readElevationWindow(dir.filePath(QStringLiteral("none.tif")), area),
                     ErrorCode::InvalidData);
    }
    void opensNothingButOneGeoTiff()
    {
        QTemporaryDir dir;
        const test::Listener listener;
        const QString url = listener.url(QStringLiteral("/a.none"));
        const QString real = dir.filePath(QStringLiteral("real.tif"));
        ElevationGrid grid(300, 300, 600000, 1190000, 1);
        for (int row = 0; row < 300; ++row) {
            for (int column = 0; column < 300; ++column)
                grid.set(column, row, 7);
        }
        VERIFY_RESULT(writeElevation(real, grid, 9210));

        const QString wms =
            QStringLiteral(
                "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>%1?${z}/${x}/${y}</ServerUrl></Service>"
                "<DataWindow><UpperLeftX>600000</UpperLeftX><UpperLeftY>1190000</UpperLeftY>"
                "<LowerRightX>600300</LowerRightX><LowerRightY>1189700</LowerRightY><SizeX>300</SizeX>"
                "<SizeY>300</SizeY><TileLevel>0</TileLevel></DataWindow><BandsCount>1</BandsCount>"
                "<Projection>EPSG:9210</Projection></GDAL_WMS>")
                .arg(url);
        const QString vrt =
            QStringLiteral("<VRTDataset rasterXSize=\"300\" rasterYSize=\"300\"><GeoTransform>600000,1,0,"
                           "1190000,0,-1</GeoTransform><VRTRasterBand dataType=\"Float32\" band=\"1\">"
                           "<SimpleSource><SourceFilename>%1</SourceFilename></SimpleSource></VRTRasterBand>"
                           "</VRTDataset>");
        for (const QString &content : {wms, vrt.arg(real), vrt.arg(QStringLiteral("/vsicurl/") + url)}) {
            QFile file(dir.filePath(QStringLiteral("hostile.tif")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content.toUtf8());
            file.close();
            VERIFY_ERROR(readElevation(file.fileName()), ErrorCode::InvalidData);
            // Beside a good raster, as its mask and overviews: not even looked at.
            for (const char *ending : {".msk", ".ovr"}) {
                QFile::remove(real + QLatin1String(ending));
                QVERIFY(QFile::copy(file.fileName(), real + QLatin1String(ending)));
            }
            const auto coarse = readElevation(real, 100);
            VERIFY_RESULT(coarse);
            QCOMPARE(coarse->at(1, 1), 7.0F);
        }
        for (const QString &name :
             {QStringLiteral("/vsicurl/") + url, QStringLiteral("GTIFF_DIR:1:") + real, url, dir.path()})
            VERIFY_ERROR(readElevation(name), ErrorCode::InvalidData);
        VSILFILE *fetched = VSIFOpenL(QByteArray("/vsicurl/" + url.toUtf8()).constData(), "rb");
        QVERIFY(!fetched);
        CPLHTTPResult *answer = CPLHTTPFetch(url.toUtf8().constData(), nullptr);
        QVERIFY(answer && answer->nDataLen == 0 && answer->nStatus != 0);
        CPLHTTPDestroyResult(answer);
        QVERIFY(!listener.somebodyCame());
        for (const char *driver : {"WMS", "WCS", "VRT", "HTTP", "PostgreSQL", "GMLAS", "WFS", "PDF"})
            QVERIFY2(!GDALGetDriverByName(driver), driver);
    }
    void doesNotWaitForAPipe()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("t.tif"));
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        VERIFY_ERROR(readElevation(path), ErrorCode::InvalidData);
    }
    /// Left alone GDAL keeps a twentieth of the machine's memory in blocks of a raster that is read once.
    void keepsFewBlocksInMemory()
    {
        geo::ensureGdal();
        QVERIFY(GDALGetCacheMax64() <= GIntBig(128) << 20);
    }

    void refusesWhatClaimsTooMuch_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("block");
        QTest::newRow("two thousand million cells") << 1'000'000 << 2'000 << 256;
        QTest::newRow("one block of 400 MB") << 10'016 << 10'016 << 10'016;
    }
    void refusesWhatClaimsTooMuch()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, block);
        QTemporaryDir dir;
        const QByteArray path = dir.filePath(QStringLiteral("t.tif")).toUtf8();
        ensureGdal();
        CPLStringList options;
        options.SetNameValue("TILED", "YES");
        options.SetNameValue("SPARSE_OK", "TRUE");
        options.SetNameValue("BLOCKXSIZE", QByteArray::number(block).constData());
        options.SetNameValue("BLOCKYSIZE", QByteArray::number(block).constData());
        GDALDataset *dataset = GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
            path.constData(), width, height, 1, GDT_Float32, options.List());
        QVERIFY(dataset);
        double transform[6] = {600000, 1, 0, 1190000, 0, -1};
        dataset->SetGeoTransform(transform);
        GDALClose(dataset);
        VERIFY_ERROR(readElevation(QString::fromUtf8(path)), ErrorCode::InvalidData);
    }
    void refusesWhatIsNoRaster()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("t.tif"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("II*\0 this is not a raster");
        file.close();
        VERIFY_ERROR(readElevation(path), ErrorCode::InvalidData);
        VERIFY_ERROR(readElevation(dir.filePath(QStringLiteral("absent.tif"))), ErrorCode::InvalidData);
        VERIFY_ERROR(writeElevation(QStringLiteral("/nonexistent/x.tif"), ElevationGrid(1, 1, 0, 0, 1), 9210),
                     ErrorCode::Io);
    }
};

QTEST_APPLESS_MAIN(TestElevation)
#include "tst_elevation.moc"
