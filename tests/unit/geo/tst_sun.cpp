// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/sun.h>

#include <testsupport.h>

#include <cmath>

using namespace dothi;
using namespace dothi::geo;

class TestSun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithAlmanacs_data()
    {
        QTest::addColumn<QString>("when");
        QTest::addColumn<double>("longitude");
        QTest::addColumn<double>("latitude");
        QTest::addColumn<double>("azimuth");
        QTest::addColumn<double>("altitude");
        // U.S. Naval Observatory, celestial navigation data (aa.usno.navy.mil/api/celnav: zn, hc), London:
        // a solstice at noon, one low over the horizon, an equinox in the afternoon.
        QTest::newRow("usno june solstice")
            << "2026-06-21T12:00:00Z" << -0.1262 << 51.5 << 178.867641 << 61.934279;
        QTest::newRow("usno december") << "2026-12-21T09:00:00Z" << -0.1262 << 51.5 << 139.648384 << 5.464107;
        QTest::newRow("usno march equinox")
            << "2026-03-20T15:00:00Z" << -0.1262 << 51.5 << 230.020747 << 27.075004;
        // Reda and Andreas, "Solar Position Algorithm for Solar Radiation Applications", NREL/TP-560-34302,
        // table A4.1: topocentric elevation without refraction.
        QTest::newRow("nrel golden") << "2003-10-17T19:30:30Z" << -105.1786 << 39.742476 << 194.340241
                                     << 39.872046;
        // The same report's program for Auckland, as the test data of the library solar-positioning give it:
        // southern hemisphere, deep night.
        QTest::newRow("nrel auckland night")
            << "1910-03-15T12:30:00Z" << 174.74 << -36.840556 << 180.112832 << -50.797480;
    }
    void agreesWithAlmanacs()
    {
        QFETCH(QString, when);
        QFETCH(double, longitude);
        QFETCH(double, latitude);
        QFETCH(double, azimuth);
        QFETCH(double, altitude);
        const auto sun = sunPosition(QDateTime::fromString(when, Qt::ISODate), longitude, latitude);
        VERIFY_RESULT(sun);
        // A hundredth of a degree moves the end of a 100 m shadow by 2 cm.
        QVERIFY2(std::abs(sun->azimuthDeg - azimuth) < 0.01,
                 qPrintable(QString::number(sun->azimuthDeg, 'f', 6)));
        QVERIFY2(std::abs(sun->altitudeDeg - altitude) < 0.01,
                 qPrintable(QString::number(sun->altitudeDeg, 'f', 6)));
    }
    void standsNorthOfTheCityInJune()
    {
        // 10.78° N lies south of the Tropic of Cancer (23.44°): at noon in June the sun stands in the north,
        // 90° − (23.44° − 10.78°) = 77.3° high, in December in the south, 90° − (23.44° + 10.78°) = 55.8°.
        const auto june = sunPosition(
            QDateTime::fromString(QStringLiteral("2026-06-21T11:55:00+07:00"), Qt::ISODate), 106.7, 10.78);
        VERIFY_RESULT(june);
        QVERIFY(june->azimuthDeg < 5 || june->azimuthDeg > 355);
        QVERIFY(std::abs(june->altitudeDeg - 77.34) < 0.05);
        const auto december = sunPosition(
            QDateTime::fromString(QStringLiteral("2026-12-21T11:51:00+07:00"), Qt::ISODate), 106.7, 10.78);
        VERIFY_RESULT(december);
        QVERIFY(std::abs(december->azimuthDeg - 180) < 1);
        QVERIFY(std::abs(december->altitudeDeg - 55.78) < 0.05);
    }
    void refusesWhatIsNoTimeOrPlace()
    {
        const QDateTime noon = QDateTime::fromString(QStringLiteral("2026-06-21T12:00:00Z"), Qt::ISODate);
        VERIFY_ERROR(sunPosition({}, 106, 10), ErrorCode::InvalidArgument);
        VERIFY_ERROR(sunPosition(noon, 106, 91), ErrorCode::InvalidArgument);
        VERIFY_ERROR(sunPosition(noon, std::nan(""), 10), ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TestSun)
#include "tst_sun.moc"
