// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/geo/elevationfill.h>

#include <cmath>
#include <limits>

using namespace dothi;

namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();

double slope(int column, int row)
{
    return 400 + column * 0.5 + row * 0.25;
}

geo::ElevationGrid hill(int columns, int rows)
{
    geo::ElevationGrid grid(columns, rows, 0, 0, 5);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            grid.set(column, row, static_cast<float>(slope(column, row)));
    }
    return grid;
}

} // namespace

class TstElevationFill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutHolesNothingChanges()
    {
        geo::ElevationGrid grid = hill(37, 21);
        QCOMPARE(geo::fillHoles(grid), 0);
        QCOMPARE(grid.at(36, 20), static_cast<float>(slope(36, 20)));
        geo::ElevationGrid none;
        QCOMPARE(geo::fillHoles(none), 0);
    }

    void aHoleOnASlopeFollowsIt()
    {
        geo::ElevationGrid grid = hill(64, 64);
        for (int row = 20; row < 30; ++row) {
            for (int column = 30; column < 40; ++column)
                grid.set(column, row, kNone);
        }
        QCOMPARE(geo::fillHoles(grid), 100);
        for (int row = 20; row < 30; ++row) {
            for (int column = 30; column < 40; ++column) {
                QVERIFY2(std::abs(grid.at(column, row) - slope(column, row)) < 3,
                         qPrintable(QString::number(grid.at(column, row) - slope(column, row))));
            }
        }
        QCOMPARE(grid.at(29, 20), static_cast<float>(slope(29, 20))); // its rim is as it was
    }

    void aSingleCellFillsEverything()
    {
        geo::ElevationGrid grid(33, 17, 0, 0, 5);
        grid.set(4, 9, 425);
        QCOMPARE(geo::fillHoles(grid), 33 * 17 - 1);
        QCOMPARE(grid.at(32, 0), 425.0F);
        QCOMPARE(grid.at(0, 16), 425.0F);
    }

    void nothingButHolesStaysSo()
    {
        geo::ElevationGrid grid(8, 8, 0, 0, 5);
        QCOMPARE(geo::fillHoles(grid), 0);
        QVERIFY(std::isnan(grid.at(3, 3)));
    }

    void whatIsFilledLiesBetweenWhatWasKnown()
    {
        geo::ElevationGrid grid(50, 41, 0, 0, 5);
        for (int i = 0; i < 60; ++i)
            grid.set((i * 37) % 50, (i * 23) % 41, static_cast<float>(10 + (i % 7)));
        QVERIFY(geo::fillHoles(grid) > 1900);
        for (int row = 0; row < 41; ++row) {
            for (int column = 0; column < 50; ++column)
                QVERIFY(grid.at(column, row) >= 10 && grid.at(column, row) <= 16);
        }
    }
};

QTEST_GUILESS_MAIN(TstElevationFill)
#include "tst_elevationfill.moc"
