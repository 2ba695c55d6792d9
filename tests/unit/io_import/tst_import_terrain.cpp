// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importfixture.h"

#include <dothi/geo/elevation.h>

#include <QCryptographicHash>
#include <QDir>

#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <csignal>

using namespace dothi;
using namespace dothi::io;
using namespace dothi::test;

namespace {

/// A plane that rises 1 mm a metre to the east and 2 mm to the north of a position, in metres.
struct Plane
{
    double x0;
    double y0;
    [[nodiscard]] double at(double x, double y) const { return 2 + 0.001 * (x - x0) + 0.002 * (y - y0); }
};

} // namespace

class TestImportTerrain : public QObject
{
    Q_OBJECT

    ImportFiles m_files;

    /// `size` cells a side, north-west corner and cell size in the units of `epsg`; heights by `height(x,
    /// y)`.
    QString raster(const QString &name, int epsg, double west, double north, double cell, int size,
                   const std::function<double(double, double)> &height, double rotation = 0)
    {
        const QString file = m_files.path(name);
        GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GTiff");
        const GDALDatasetUniquePtr dataset(
            driver->Create(file.toUtf8().constData(), size, size, 1, GDT_Float32, nullptr));
        double transform[6] = {west, cell, rotation, north, rotation, -cell};
        dataset->SetGeoTransform(transform);
        if (epsg != 0) {
            OGRSpatialReference srs;
            srs.importFromEPSG(epsg);
            dataset->SetSpatialRef(&srs);
        }
        std::vector<float> row(static_cast<size_t>(size));
        for (int r = 0; r < size; ++r) {
            for (int c = 0; c < size; ++c)
                row[static_cast<size_t>(c)] =
                    static_cast<float>(height(west + (c + 0.5) * cell, north - (r + 0.5) * cell));
            if (dataset->GetRasterBand(1)->RasterIO(GF_Write, 0, r, size, 1, row.data(), size, 1, GDT_Float32,
                                                    0, 0, nullptr) != CE_None)
                qFatal("cannot write %s", qPrintable(name));
        }
        return file;
    }

    static Result<ImportReport> bring(const QString &file, city::Store &store, int sourceEpsg = 0)
    {
        TaskContext task;
        ImportOptions options;
        options.targetLayer = QStringLiteral("terrain");
        options.sourceEpsg = sourceEpsg;
        const auto plan = inspect(file, store, options, task);
        return plan ? runImport(*plan, store, task) : Result<ImportReport>(Failure(plan.error()));
    }
    static QStringList filesIn(const QString &folder)
    {
        return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

private Q_SLOTS:
    void largeRastersHoldCoarserCopies()
    {
        const QTemporaryDir folder;
        const auto store = MemoryStore::of(QStringLiteral("hcmc"), folder.path());
        const Plane plane{603000, 1192000};
        VERIFY_RESULT(bring(raster(QStringLiteral("large.tif"), 9210, 603000, 1192000, 1, 1100,
                                   [&](double x, double y) { return plane.at(x, y); }),
                            *store));
        const QString path = store->rasterPath(QStringLiteral("terrain")).value();
        // Within the file itself: nothing lies beside it.
        QCOMPARE(filesIn(folder.path()), QStringList{QStringLiteral("memory.terrain.tif")});
        const GDALDatasetUniquePtr written(GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_RASTER));
        QVERIFY(written != nullptr);
        QCOMPARE(written->GetRasterBand(1)->GetOverviewCount(), 1); // 1.21 million cells, then 0.3
        GDALRasterBand *half = written->GetRasterBand(1)->GetOverview(0);
        QCOMPARE(half->GetXSize(), 550);
        float mean = 0;
        QCOMPARE(half->RasterIO(GF_Read, 100, 200, 1, 1, &mean, 1, 1, GDT_Float32, 0, 0, nullptr), CE_None);
        QVERIFY(std::abs(static_cast<double>(mean) - plane.at(603201, 1191599)) < 1e-3);
    }

    void keepsTheGridOfTheCity()
    {
        const QTemporaryDir folder;
        const auto store = MemoryStore::of(QStringLiteral("hcmc"), folder.path());
        const Plane plane{603000, 1192000};
        const auto report = bring(raster(QStringLiteral("own.tif"), 9210, 603000, 1192000, 10, 60,
                                         [&](double x, double y) { return plane.at(x, y); }),
                                  *store);
        VERIFY_RESULT(report);
        QCOMPARE(report->layer, QStringLiteral("terrain"));
        QCOMPARE(report->imported, 1);
        const auto rasters = store->rasters();
        VERIFY_RESULT(rasters);
        QCOMPARE(rasters->size(), size_t(1));
        QCOMPARE(rasters->front().relativePath, QStringLiteral("memory.terrain.tif"));
        QFile written(store->rasterPath(QStringLiteral("terrain")).value());
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(rasters->front().sha256,
                 QString::fromLatin1(
                     QCryptographicHash::hash(written.readAll(), QCryptographicHash::Sha256).toHex()));
        QCOMPARE(filesIn(folder.path()), QStringList{QStringLiteral("memory.terrain.tif")});
        int epsg = 0;
        const auto grid = geo::readElevation(written.fileName(), 4'000'000, &epsg);
        VERIFY_RESULT(grid);
        QCOMPARE(epsg, 9210);
        QCOMPARE(grid->columns(), 60);
        QCOMPARE(grid->cellSize(), 10.0);
        QCOMPARE(grid->at(0, 0), static_cast<float>(plane.at(603005, 1191995)));
        QCOMPARE(grid->at(59, 59), static_cast<float>(plane.at(603595, 1191405)));
    }
    void leavesNothingWhenCancelled()
    {
        const QTemporaryDir folder;
        const auto store = MemoryStore::of(QStringLiteral("hcmc"), folder.path());
        const QString file = raster(QStringLiteral("stop.tif"), 4326, 106.7, 10.8, 0.0001, 500,
                                    [](double, double) { return 2.0; });
        TaskContext looking;
        ImportOptions options;
        options.targetLayer = QStringLiteral("terrain");
        const auto plan = inspect(file, *store, options, looking);
        VERIFY_RESULT(plan);
        std::stop_source stop;
        TaskContext task(stop.get_token(), [&stop](double, const QString &) { stop.request_stop(); });
        VERIFY_ERROR(runImport(*plan, *store, task), ErrorCode::Cancelled);
        QVERIFY(stop.stop_requested());
        QCOMPARE(filesIn(folder.path()), QStringList());
        QVERIFY(store->rasters().value().empty());
    }
    void whatAKilledImportLeftGoesWithTheNext()
    {
        const QTemporaryDir folder;
        const auto store = MemoryStore::of(QStringLiteral("hcmc"), folder.path());
        const QString file = raster(QStringLiteral("killed.tif"), 4326, 106.7, 10.8, 0.0001, 500,
                                    [](double, double) { return 2.0; });
        TaskContext looking;
        ImportOptions options;
        options.targetLayer = QStringLiteral("terrain");
        const auto plan = inspect(file, *store, options, looking);
        VERIFY_RESULT(plan);
        const pid_t child = ::fork();
        if (child == 0) {
            TaskContext task({}, [&folder](double, const QString &) {
                if (!filesIn(folder.path()).isEmpty())
                    ::raise(SIGKILL);
            });
            (void)runImport(*plan, *store, task);
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        QCOMPARE(filesIn(folder.path()).size(), 1);
        VERIFY_RESULT(bring(file, *store));
        QCOMPARE(filesIn(folder.path()), QStringList{QStringLiteral("memory.terrain.tif")});
    }
    void warpsWithTheCitysOperation()
    {
        // Heights that depend on the position in EPSG:9210 only, put into a grid of degrees: warped back, the
        // plane must be where it was. A wrong datum operation (0.8 m off to 225 m) would tilt it by as much.
        const QTemporaryDir folder;
        const auto store = MemoryStore::of(QStringLiteral("hcmc"), folder.path());
        const geo::Crs wgs84 = geo::Crs::fromEpsg(4326).value();
        const auto toCity = geo::Transform::create(wgs84, store->crs(), 6960);
        VERIFY_RESULT(toCity);
        const Plane plane{603797, 1191942};
        const auto steep = [&](double lon, double lat) {
            const geo::Coord c = toCity->apply(geo::Coord{lon, lat, 0}).value();
            return 100 + (c.x - plane.x0) * 0.1 + (c.y - plane.y0) * 0.2;
        };
        const auto report =
            bring(raster(QStringLiteral("degrees.tif"), 4326, 106.6959, 10.7819, 0.0001, 100, steep), *store);
        VERIFY_RESULT(report);
        QCOMPARE(report->operation.datumOperation, 6960);
        int epsg = 0;
        const auto grid =
            geo::readElevation(store->rasterPath(QStringLiteral("terrain")).value(), 4'000'000, &epsg);
        VERIFY_RESULT(grid);
        QCOMPARE(epsg, 9210);
        QVERIFY(grid->cellSize() > 9 && grid->cellSize() < 13); // 0.0001° is 11 m
        for (const auto &[dx, dy] :
             {std::pair(0.0, 0.0), std::pair(200.0, -300.0), std::pair(-250.0, 310.0)}) {
            const double height = grid->sample(plane.x0 + dx, plane.y0 + dy);
            QVERIFY2(std::abs(height - (100 + 0.1 * dx + 0.2 * dy)) < 0.05,
                     qPrintable(QString::number(height)));
        }
    }
    void replacesTheFormerTerrain()
    {
        const QTemporaryDir folder;
        const auto store = MemoryStore::of(QStringLiteral("hcmc"), folder.path());
        VERIFY_RESULT(bring(
            raster(QStringLiteral("a.tif"), 9210, 603000, 1192000, 10, 20, [](double, double) { return 1; }),
            *store));
        const QStringList before = filesIn(folder.path());
        // A commit that fails leaves the former one in place and nothing else behind.
        store->failCommit = true;
        const QString second =
            raster(QStringLiteral("b.tif"), 9210, 603000, 1192000, 10, 20, [](double, double) { return 5; });
        VERIFY_ERROR(bring(second, *store), ErrorCode::Database);
        QCOMPARE(filesIn(folder.path()), before);
        QCOMPARE(geo::readElevation(store->rasterPath(QStringLiteral("terrain")).value())->at(3, 3), 1.0F);
        store->failCommit = false;
        VERIFY_RESULT(bring(second, *store));
        QCOMPARE(filesIn(folder.path()).size(), 1);
        QCOMPARE(geo::readElevation(store->rasterPath(QStringLiteral("terrain")).value())->at(3, 3), 5.0F);
        QCOMPARE(store->rasters()->size(), size_t(1));
    }
    /// A copy of a city made beside it refers to the original's terrain until it gets one of its own.
    void leavesAnotherCitysTerrain()
    {
        const QTemporaryDir folder;
        const auto store = MemoryStore::of(QStringLiteral("hcmc"), folder.path());
        const QString others = folder.filePath(QStringLiteral("original.terrain.tif"));
        QVERIFY(QFile::copy(
            raster(QStringLiteral("o.tif"), 9210, 603000, 1192000, 10, 20, [](double, double) { return 9; }),
            others));
        auto writer = store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->setRaster({QStringLiteral("terrain"), QStringLiteral("original.terrain.tif"),
                                            QString(64, QLatin1Char('0'))}));
        VERIFY_RESULT((*writer)->commit());
        VERIFY_RESULT(bring(
            raster(QStringLiteral("n.tif"), 9210, 603000, 1192000, 10, 20, [](double, double) { return 2; }),
            *store));
        QVERIFY(QFileInfo::exists(others));
        QCOMPARE(geo::readElevation(store->rasterPath(QStringLiteral("terrain")).value())->at(3, 3), 2.0F);
    }
    void keepsHoles()
    {
        const QTemporaryDir folder;
        const auto store = MemoryStore::of(QStringLiteral("hcmc"), folder.path());
        const QString file = raster(QStringLiteral("holes.tif"), 9210, 603000, 1192000, 10, 20,
                                    [](double x, double) { return x < 603100 ? -32767 : 3; });
        {
            const GDALDatasetUniquePtr dataset(
                GDALDataset::Open(file.toUtf8().constData(), GDAL_OF_RASTER | GDAL_OF_UPDATE));
            dataset->GetRasterBand(1)->SetNoDataValue(-32767);
        }
        VERIFY_RESULT(bring(file, *store));
        const auto grid = geo::readElevation(store->rasterPath(QStringLiteral("terrain")).value());
        VERIFY_RESULT(grid);
        QVERIFY(std::isnan(grid->at(0, 0)));
        QCOMPARE(grid->at(19, 19), 3.0F);
    }
    void refusesWhatIsNoTerrain()
    {
        const QTemporaryDir folder;
        const auto store = MemoryStore::of(QStringLiteral("hcmc"), folder.path());
        const auto flat = [](double, double) { return 3.0; };
        // No place, a foreign place, values that are no heights, another layer, no folder.
        VERIFY_ERROR(bring(raster(QStringLiteral("r1.tif"), 0, 0, 0, 1, 20, flat), *store), ErrorCode::Crs);
        VERIFY_ERROR(bring(raster(QStringLiteral("r2.tif"), 32734, 297236, 6247436, 28, 20, flat), *store),
                     ErrorCode::Crs);
        VERIFY_ERROR(bring(raster(QStringLiteral("r3.tif"), 9210, 603000, 1192000, 10, 20,
                                  [](double, double) { return 60000; }),
                           *store),
                     ErrorCode::InvalidData);
        const QString good = raster(QStringLiteral("r4.tif"), 9210, 603000, 1192000, 10, 20, flat);
        TaskContext task;
        ImportOptions options;
        options.targetLayer = QStringLiteral("building");
        VERIFY_ERROR(inspect(good, *store, options, task), ErrorCode::InvalidData);
        const auto nowhere = MemoryStore::of(QStringLiteral("hcmc"), QStringLiteral("/nowhere"));
        VERIFY_ERROR(bring(good, *nowhere), ErrorCode::Unsupported);
        // Cut short.
        QFile whole(good);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray content = whole.readAll();
        for (qsizetype length = 0; length < content.size(); length += content.size() / 20) {
            const auto cut = bring(m_files.write(QStringLiteral("cut.tif"), content.left(length)), *store);
            QVERIFY2(!cut, qPrintable(QString::number(length)));
        }
        QCOMPARE(filesIn(folder.path()), QStringList());
        QVERIFY(store->rasters()->empty());
    }
    void asksForTheSystemOfAnAsciiGrid()
    {
        const QTemporaryDir folder;
        const auto store = MemoryStore::of(QStringLiteral("hcmc"), folder.path());
        const QString file = m_files.write(QStringLiteral("dem.asc"),
                                           "ncols 3\nnrows 3\nxllcorner 603000\nyllcorner 1191000\n"
                                           "cellsize 10\nNODATA_value -9999\n1 2 3\n4 5 6\n7 8 9\n");
        TaskContext task;
        const auto plan = inspect(file, *store, {}, task);
        VERIFY_RESULT(plan);
        QVERIFY(plan->raster);
        QCOMPARE(plan->targetLayer, QStringLiteral("terrain"));
        const ImportNotice *missing = noticeOf(*plan, Suspicion::MissingCrs);
        QVERIFY(missing && missing->blocking);
        QCOMPARE(missing->proposedEpsg, 9210);
        const auto decided = applyProposal(*plan, *missing, *store, task);
        VERIFY_RESULT(decided);
        VERIFY_RESULT(runImport(*decided, *store, task));
        const auto grid = geo::readElevation(store->rasterPath(QStringLiteral("terrain")).value());
        VERIFY_RESULT(grid);
        QCOMPARE(grid->at(0, 0), 1.0F);
        QCOMPARE(grid->at(2, 2), 9.0F);
        QCOMPARE(grid->extent().minX(), 603000.0);
    }
    void readsRealElevations()
    {
        REAL_DATA(dem, "lights/dem.tif");
        // South Africa: refused for Ho Chi Minh City unless insisted on, and then 13,000 km away.
        const QTemporaryDir folder;
        const auto store = MemoryStore::of(QStringLiteral("hcmc"), folder.path());
        VERIFY_ERROR(bring(dem, *store), ErrorCode::Crs);
        QCOMPARE(filesIn(folder.path()), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestImportTerrain)
#include "tst_import_terrain.moc"
