// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/geo/geocentric.h>

#include <cmath>

using namespace dothi;

class TestGeocentric : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exampleOfTheGuidanceNote();
    void axes();
};

void TestGeocentric::exampleOfTheGuidanceNote()
{
    // IOGP Publication 373-7-2, method 9602: 53°48'33.820"N, 2°07'46.380"E, 73.0 m on WGS 84.
    const geo::Coord c = geo::toGeocentric(2 + 7 / 60.0 + 46.380 / 3600, 53 + 48 / 60.0 + 33.820 / 3600, 73);
    QVERIFY2(std::abs(c.x - 3'771'793.968) < 0.001, qPrintable(QString::number(c.x, 'f', 4)));
    QVERIFY2(std::abs(c.y - 140'253.342) < 0.001, qPrintable(QString::number(c.y, 'f', 4)));
    QVERIFY2(std::abs(c.z - 5'124'304.349) < 0.001, qPrintable(QString::number(c.z, 'f', 4)));
}

void TestGeocentric::axes()
{
    // A metre up moves along `up`; a step in longitude and latitude moves along the other two.
    const geo::EarthAxes axes = geo::earthAxes(106.7, 10.77);
    const geo::Coord o = geo::toGeocentric(106.7, 10.77, 5);
    const auto direction = [&o](const geo::Coord &to) {
        const geo::Coord d{to.x - o.x, to.y - o.y, to.z - o.z};
        const double length = std::hypot(d.x, d.y, d.z);
        return geo::Coord{d.x / length, d.y / length, d.z / length};
    };
    const auto close = [](const geo::Coord &a, const geo::Coord &b) {
        return std::hypot(a.x - b.x, a.y - b.y, a.z - b.z) < 1e-6;
    };
    QVERIFY(close(direction(geo::toGeocentric(106.7, 10.77, 105)), axes.up));
    QVERIFY(close(direction(geo::toGeocentric(106.70001, 10.77, 5)), axes.east));
    QVERIFY(close(direction(geo::toGeocentric(106.7, 10.77001, 5)), axes.north));
}

QTEST_APPLESS_MAIN(TestGeocentric)
#include "tst_geocentric.moc"
