// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/elevation.h>

#include <QTemporaryDir>

#include <testsupport.h>

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
