// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/breaklines.h>
#include <dothi/geo/elevationpyramid.h>
#include <dothi/geo/gdalinit.h>
#include <dothi/geo/ground.h>

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <testsupport.h>

#include <atomic>
#include <cmath>
#include <future>
#include <stop_token>

using namespace dothi;
using namespace dothi::geo;

namespace {

constexpr double kWest = 600'000;
constexpr double kNorth = 1'190'000;

double heightOf(double x, double y)
{
    return 10 + 0.01 * (x - kWest) + 0.02 * (kNorth - y);
}

/// A raster of cells of 1 m; what is not written is nodata.
std::unique_ptr<GDALDataset> create(const QString &path, int columns, int rows, int block = 256,
                                    bool strips = false)
{
    ensureGdal();
    CPLStringList options;
    options.SetNameValue("SPARSE_OK", "TRUE");
    options.SetNameValue("BIGTIFF", "YES");
    if (strips) {
        options.SetNameValue("COMPRESS", "DEFLATE"); // or GDAL reads it line by line
        options.SetNameValue("BLOCKYSIZE", QByteArray::number(block).constData());
    } else {
        options.SetNameValue("TILED", "YES");
        options.SetNameValue("BLOCKXSIZE", QByteArray::number(block).constData());
        options.SetNameValue("BLOCKYSIZE", QByteArray::number(block).constData());
    }
    std::unique_ptr<GDALDataset> made(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        path.toUtf8().constData(), columns, rows, 1, GDT_Float32, options.List()));
    double transform[6] = {kWest, 1, 0, kNorth, 0, -1};
    made->SetGeoTransform(transform);
    made->GetRasterBand(1)->SetNoDataValue(-9999);
    return made;
}

void fillWith(GDALDataset &dataset, const std::function<float(int, int)> &at)
{
    std::vector<float> line(static_cast<size_t>(dataset.GetRasterXSize()));
    for (int row = 0; row < dataset.GetRasterYSize(); ++row) {
        for (size_t column = 0; column < line.size(); ++column)
            line[column] = at(static_cast<int>(column), row);
        QCOMPARE(dataset.GetRasterBand(1)->RasterIO(GF_Write, 0, row, dataset.GetRasterXSize(), 1,
                                                    line.data(), dataset.GetRasterXSize(), 1, GDT_Float32, 0,
                                                    0),
                 CE_None);
    }
}

float plane(int column, int row)
{
    return static_cast<float>(heightOf(kWest + column + 0.5, kNorth - row - 0.5));
}

} // namespace

class TestElevationPyramid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWindowsOfEveryLevel()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("t.tif"));
        fillWith(*create(path, 700, 500), plane);
        const auto raster = ElevationPyramid::open(path, {}, 6000);
        VERIFY_RESULT(raster);
        QCOMPARE((*raster)->overview().cellSize(), 8.0); // 700 × 500 / 64 cells
        QCOMPARE((*raster)->overview().columns(), 88);
        QCOMPARE((*raster)->cellSize(), 1.0);
        const Extent area(kWest + 250, kNorth - 300, kWest + 270, kNorth - 240);
        for (const double cell : {1.0, 2.0, 4.0, 8.0}) {
            const auto window = (*raster)->window(area, cell, {});
            VERIFY_RESULT(window);
            QCOMPARE(window->cellSize(), cell);
            QVERIFY(window->columns() <= 20 / cell + 5 && window->rows() <= 60 / cell + 5);
            // Means of a plane lie on it, and so does what is between them.
            for (const Coord &spot : {Coord{area.minX(), area.minY()}, area.center(),
                                      Coord{area.maxX() - 0.3, area.maxY() - 0.7}})
                QVERIFY(std::abs(window->sample(spot.x, spot.y) - heightOf(spot.x, spot.y)) < 1e-3);
        }
        QVERIFY(std::abs((*raster)->height(kWest + 431.3, kNorth - 77.9) -
                         heightOf(kWest + 431.3, kNorth - 77.9)) < 1e-3);
        QVERIFY(std::abs((*raster)->height(kWest - 5000, kNorth - 100.5) -
                         heightOf(kWest + 0.5, kNorth - 100.5)) < 1e-3);
        ElevationGrid coarse = (*raster)->overview();
        coarse.setFiner(*raster);
        const Ground finest(&coarse, Ground::Detail::Finest);
        QCOMPARE(finest.cellSize(), 1.0);
        QCOMPARE(finest.height(kWest + 300.5, kNorth - 200.5), static_cast<double>(plane(300, 200)));
    }
    void whatIsAtHandDoesNotWaitForTheFile()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("t.tif"));
        // Cells of 0 and 10 by turns: the coarse grid has 5 everywhere.
        fillWith(*create(path, 700, 500), [](int column, int) { return column % 2 == 0 ? 0.0F : 10.0F; });
        const auto raster = ElevationPyramid::open(path, {}, 6000);
        VERIFY_RESULT(raster);
        ElevationGrid coarse = (*raster)->overview();
        coarse.setFiner(*raster);
        const Ground atHand(&coarse, Ground::Detail::AtHand);
        const double x = kWest + 301.5;
        const double y = kNorth - 200.5;
        QVERIFY(!(*raster)->hasWishes());
        QCOMPARE(atHand.height(x, y), 5.0);
        QCOMPARE((*raster)->bytes(), size_t(0)); // nothing was read
        QVERIFY((*raster)->hasWishes());
        VERIFY_RESULT((*raster)->readWishes({}));
        QVERIFY(!(*raster)->hasWishes());
        QCOMPARE(atHand.height(x, y), 10.0);
        QCOMPARE(atHand.height(x + 0.5, y), 5.0);
        QCOMPARE(atHand.height(x + 1, y), 0.0);
        QVERIFY(!(*raster)->hasWishes());
        // Elsewhere it is coarse as before; a reading that is cancelled may be wished for again.
        QCOMPARE(atHand.height(kWest + 31.5, kNorth - 450.5), 5.0);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!(*raster)->readWishes(TaskContext(stop.get_token(), {})));
        QCOMPARE(atHand.height(kWest + 31.5, kNorth - 450.5), 5.0);
        VERIFY_RESULT((*raster)->readWishes({}));
        QCOMPARE(atHand.height(kWest + 31.5, kNorth - 450.5), 10.0);
    }
    void takesTheOverviewsOfTheFileAndNoOthers()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("t.tif"));
        {
            const auto made = create(path, 512, 512);
            fillWith(*made, plane);
            int factors[] = {2, 4, 8};
            QCOMPARE(made->BuildOverviews("AVERAGE", 3, factors, 0, nullptr, nullptr, nullptr), CE_None);
            std::vector<float> forty(64 * 64, 40);
            QCOMPARE(made->GetRasterBand(1)->GetOverview(2)->RasterIO(GF_Write, 0, 0, 64, 64, forty.data(),
                                                                      64, 64, GDT_Float32, 0, 0),
                     CE_None);
        }
        const auto raster = ElevationPyramid::open(path, {}, 64 * 64);
        VERIFY_RESULT(raster);
        QCOMPARE((*raster)->overview().at(10, 10), 40.0F); // it was not reckoned from the cells
        QCOMPARE((*raster)->height(kWest + 80.5, kNorth - 80.5), static_cast<double>(plane(80, 80)));
        // The same lying beside a file that holds none.
        const QString bare = dir.filePath(QStringLiteral("bare.tif"));
        fillWith(*create(bare, 512, 512), plane);
        QVERIFY(QFile::copy(path, bare + QStringLiteral(".ovr")));
        QVERIFY(QFile::copy(path, bare + QStringLiteral(".msk")));
        const auto alone = ElevationPyramid::open(bare, {}, 64 * 64);
        VERIFY_RESULT(alone);
        QVERIFY(std::abs((*alone)->overview().at(10, 10) - 12.52F) < 1e-3F); // 84 m east, 84 m south
    }
    void holesAndAbsurdHeightsAreFilled()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("t.tif"));
        fillWith(*create(path, 512, 512), [](int column, int row) {
            if (column > 100 && column < 120 && row > 100 && row < 120)
                return std::array{-9999.0F, std::nanf(""), 1e9F,
                                  -1e30F}[static_cast<size_t>((column + row) % 4)];
            return 5.0F;
        });
        const auto raster = ElevationPyramid::open(path, {}, 1000);
        VERIFY_RESULT(raster);
        const auto window = (*raster)->window({kWest + 90, kNorth - 130, kWest + 130, kNorth - 90}, 1, {});
        VERIFY_RESULT(window);
        QCOMPARE(window->range(), std::pair(5.0, 5.0));
        QCOMPARE((*raster)->height(kWest + 110, kNorth - 110), 5.0);
    }
    void aDamagedBlockIsToldOnceAndTheRestIsThere_data()
    {
        QTest::addColumn<qint64>("overviewCells");
        QTest::newRow("read when it is opened") << ElevationPyramid::kOverviewCells;
        QTest::newRow("read when it is looked at") << qint64(128 * 128); // overviews hold the coarse grid
    }
    void aDamagedBlockIsToldOnceAndTheRestIsThere()
    {
        QFETCH(qint64, overviewCells);
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("t.tif"));
        {
            CPLStringList options;
            for (const auto &[key, value] :
                 {std::pair("TILED", "YES"), std::pair("BLOCKXSIZE", "256"), std::pair("BLOCKYSIZE", "256"),
                  std::pair("COMPRESS", "DEFLATE")})
                options.SetNameValue(key, value);
            ensureGdal();
            std::unique_ptr<GDALDataset> made(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
                path.toUtf8().constData(), 1024, 1024, 1, GDT_Float32, options.List()));
            double transform[6] = {kWest, 1, 0, kNorth, 0, -1};
            made->SetGeoTransform(transform);
            fillWith(*made, plane);
            if (overviewCells < ElevationPyramid::kOverviewCells) {
                int factors[] = {2, 4, 8};
                QCOMPARE(made->BuildOverviews("AVERAGE", 3, factors, 0, nullptr, nullptr, nullptr), CE_None);
            }
        }
        // The second block of the second row of blocks: E 256…512, N 256…512 from the corner.
        qint64 at = 0;
        {
            GDALDataset *file = GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_RASTER);
            at = QByteArray(file->GetRasterBand(1)->GetMetadataItem("BLOCK_OFFSET_1_1", "TIFF")).toLongLong();
            GDALClose(file);
        }
        QVERIFY(at > 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at) && file.write(QByteArray(64, '\xff')) == 64);
        file.close();
        const auto raster = ElevationPyramid::open(path, {}, overviewCells);
        VERIFY_RESULT(raster);
        const auto good = (*raster)->window({kWest + 600, kNorth - 700, kWest + 640, kNorth - 660}, 1, {});
        VERIFY_RESULT(good);
        QVERIFY(std::abs(good->sample(kWest + 620, kNorth - 680) - heightOf(kWest + 620, kNorth - 680)) <
                1e-3);
        const auto bad = (*raster)->window({kWest + 300, kNorth - 400, kWest + 340, kNorth - 360}, 1, {});
        VERIFY_RESULT(bad);
        // Like the ground around it: off by what the plane rises over the block.
        QVERIFY(std::abs(bad->sample(kWest + 320, kNorth - 380) - heightOf(kWest + 320, kNorth - 380)) < 8);
        QVERIFY((*raster)->isDamaged());
        const std::optional<Error> told = (*raster)->takeDamage();
        QVERIFY(told.has_value());
        QCOMPARE(told->subject().file, QFileInfo(path).absoluteFilePath());
        QVERIFY2(told->message().contains(QLatin1String("600384")) &&
                     told->message().contains(QLatin1String("1189616")),
                 qPrintable(told->message()));
        QVERIFY(!told->advice().isEmpty());
        (void)(*raster)->window({kWest + 260, kNorth - 500, kWest + 300, kNorth - 460}, 1, {});
        QVERIFY(!(*raster)->takeDamage());
    }
    void aFileOfWhichNothingCanBeReadIsRefused()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("t.tif"));
        {
            const auto made = create(path, 700, 500, 100, true);
            fillWith(*made, plane);
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray all = file.readAll();
        const qsizetype directory = all.size();
        QVERIFY(directory > 2000);
        GDALDataset *read = GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_RASTER);
        for (int strip = 0; strip < 5; ++strip) {
            const QByteArray key = "BLOCK_OFFSET_0_" + QByteArray::number(strip);
            const qint64 at =
                QByteArray(read->GetRasterBand(1)->GetMetadataItem(key.constData(), "TIFF")).toLongLong();
            QVERIFY(at > 0 && file.seek(at) && file.write(QByteArray(32, '\xff')) == 32);
        }
        GDALClose(read);
        file.close();
        const auto raster = ElevationPyramid::open(path, {});
        VERIFY_ERROR(raster, ErrorCode::InvalidData);
        QCOMPARE(raster.error().subject().file, path);
    }
    void oneStripIsReadLikeTiles()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("t.tif"));
        fillWith(*create(path, 900, 600, 600, true), plane); // all of it is one strip
        const auto raster = ElevationPyramid::open(path, {}, 6000);
        VERIFY_RESULT(raster);
        const auto window = (*raster)->window({kWest + 250, kNorth - 300, kWest + 270, kNorth - 240}, 1, {});
        VERIFY_RESULT(window);
        QVERIFY(std::abs(window->sample(kWest + 260, kNorth - 250) - heightOf(kWest + 260, kNorth - 250)) <
                1e-3);
        QVERIFY(!(*raster)->isDamaged());
    }
    void nothingButHolesIsAPlane()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("t.tif"));
        create(path, 3000, 3000).reset();
        const auto raster = ElevationPyramid::open(path, {});
        VERIFY_RESULT(raster);
        QCOMPARE((*raster)->height(kWest + 1500, kNorth - 1500), 0.0);
        const auto window = (*raster)->window({kWest + 90, kNorth - 130, kWest + 130, kNorth - 90}, 1, {});
        VERIFY_RESULT(window);
        QCOMPARE(window->range(), std::pair(0.0, 0.0));
    }
    void refusesWhatIsNoTerrain()
    {
        QTemporaryDir dir;
        const QString vast = dir.filePath(QStringLiteral("vast.tif"));
        create(vast, 400'000, 400'000, 4096).reset();
        VERIFY_ERROR(ElevationPyramid::open(vast, {}), ErrorCode::InvalidData);
        const QString strip = dir.filePath(QStringLiteral("strip.tif"));
        create(strip, 20'000, 5000, 5000, true).reset();
        VERIFY_ERROR(ElevationPyramid::open(strip, {}), ErrorCode::InvalidData);
        const QString text = dir.filePath(QStringLiteral("text.tif"));
        QFile file(text);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArrayLiteral("II*\0\x08\0\0\0 and no more"));
        file.close();
        VERIFY_ERROR(ElevationPyramid::open(text, {}), ErrorCode::InvalidData);
        VERIFY_ERROR(ElevationPyramid::open(dir.path(), {}), ErrorCode::InvalidData);
    }
    void givesUpSoonAfterACancel()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("t.tif"));
        create(path, 16'000, 16'000).reset();
        std::stop_source stop;
        std::atomic<bool> begun = false;
        auto opening = std::async(std::launch::async, [&] {
            begun = true;
            return ElevationPyramid::open(path, TaskContext(stop.get_token(), {})).has_value();
        });
        while (!begun)
            std::this_thread::yield();
        QElapsedTimer since;
        since.start();
        stop.request_stop();
        QVERIFY(!opening.get());
        QVERIFY2(since.elapsed() < 5000, qPrintable(QString::number(since.elapsed())));

        fillWith(*create(path, 3000, 2000), plane);
        const auto raster = ElevationPyramid::open(path, {}, 1000);
        VERIFY_RESULT(raster);
        VERIFY_ERROR((*raster)->window((*raster)->extent(), 1, TaskContext(stop.get_token(), {})),
                     ErrorCode::Cancelled);
    }
    void keepsNoMoreThanItsShareOfMemory()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("t.tif"));
        create(path, 3840, 3840).reset(); // 225 blocks of 256 KB
        const auto raster = ElevationPyramid::open(path, {});
        VERIFY_RESULT(raster);
        for (int row = 0; row < 15; ++row) {
            // A strip through the middle of a row of blocks reads all of them, and fills few cells.
            const double y = kNorth - row * 256 - 128;
            VERIFY_RESULT((*raster)->window({kWest, y - 1, kWest + 3840, y}, 1, {}));
            QVERIFY((*raster)->bytes() <= ElevationPyramid::kMemory);
        }
        QVERIFY((*raster)->bytes() > ElevationPyramid::kMemory / 2);
        // And no window is larger than planned.
        const auto whole = (*raster)->window((*raster)->extent(), 1, {});
        VERIFY_RESULT(whole);
        QVERIFY(double(whole->columns()) * whole->rows() <= ElevationPyramid::kWindowCells);
    }
    void linesBecomeEdges()
    {
        // A square with a grid of points, and two lines that cross outside of all of them.
        std::vector<Point2> points;
        for (int i = 0; i < 25; ++i)
            points.push_back({double(i % 5), double(i / 5)}); // NOLINT: whole rows
        points.push_back({0.1, 0.3});
        points.push_back({3.9, 3.5});
        points.push_back({0.2, 3.7});
        points.push_back({3.7, 0.1});
        const std::vector<std::array<quint32, 2>> lines{{25, 26}, {27, 28}};
        const PlaneMesh mesh = triangulateAlong(points, lines);
        QCOMPARE(mesh.points.size(), points.size() + 1); // where they cross
        double area = 0;
        std::array<double, 2> along{};
        for (size_t t = 0; t < mesh.triangles.size(); t += 3) {
            for (size_t e = 0; e < 3; ++e) {
                const Point2 &a = mesh.points[mesh.triangles[t + e]];
                const Point2 &b = mesh.points[mesh.triangles[t + (e + 1) % 3]];
                area += (a.x * b.y - a.y * b.x) / 2;
                for (size_t l = 0; l < 2; ++l) {
                    const Point2 &p = points[lines[l][0]];
                    const Point2 &q = points[lines[l][1]];
                    const auto off = [&](const Point2 &s) {
                        return std::abs((q.x - p.x) * (s.y - p.y) - (q.y - p.y) * (s.x - p.x));
                    };
                    if (off(a) < 1e-9 && off(b) < 1e-9)
                        along[l] += std::hypot(b.x - a.x, b.y - a.y) / 2; // both sides
                }
            }
        }
        QVERIFY(std::abs(area - 16) < 1e-9);
        QVERIFY(std::abs(along[0] - std::hypot(3.8, 3.2)) < 1e-9);
        QVERIFY(std::abs(along[1] - std::hypot(3.5, 3.6)) < 1e-9);
        QVERIFY(
            triangulateAlong(std::vector<Point2>{{0, 0}, {1, 0}, {std::nan(""), 1}}, {}).triangles.empty());
        QVERIFY(triangulateAlong(std::vector<Point2>{{0, 0}, {1, 1}, {2, 2}}, {}).triangles.empty());
    }
};

QTEST_APPLESS_MAIN(TestElevationPyramid)
#include "tst_elevationpyramid.moc"
