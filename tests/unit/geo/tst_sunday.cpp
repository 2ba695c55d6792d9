// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/geo/sunday.h>

#include <cmath>
#include <numbers>

using namespace dothi;
using namespace dothi::geo;

namespace {

constexpr double kRad = std::numbers::pi / 180;

/// NOAA's general solar position calculations: equation of time, minutes, and declination, degrees, by
/// Fourier series of the day of the year; good to about a minute.
struct Noaa
{
    explicit Noaa(const QDate &day)
    {
        const double g = 2 * std::numbers::pi / day.daysInYear() * (day.dayOfYear() - 1);
        minutes = 229.18 * (0.000075 + 0.001868 * std::cos(g) - 0.032077 * std::sin(g) -
                            0.014615 * std::cos(2 * g) - 0.040849 * std::sin(2 * g));
        declination =
            (0.006918 - 0.399912 * std::cos(g) + 0.070257 * std::sin(g) - 0.006758 * std::cos(2 * g) +
             0.000907 * std::sin(2 * g) - 0.002697 * std::cos(3 * g) + 0.00148 * std::sin(3 * g)) /
            kRad;
    }
    /// Minutes after midnight of a clock.
    [[nodiscard]] double noon(double longitude, double offsetH) const
    {
        return 720 - 4 * longitude - minutes + offsetH * 60;
    }
    [[nodiscard]] double halfDay(double latitude) const
    {
        return 4 *
               std::acos(std::cos(90.833 * kRad) /
                             (std::cos(latitude * kRad) * std::cos(declination * kRad)) -
                         std::tan(latitude * kRad) * std::tan(declination * kRad)) /
               kRad;
    }
    double minutes = 0;
    double declination = 0;
};

double minuteOf(const QDateTime &when)
{
    return when.time().msecsSinceStartOfDay() / 60000.0;
}

} // namespace

class TestSunDay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithNoaa_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<double>("longitude");
        QTest::addColumn<double>("latitude");
        QTest::addColumn<double>("offsetH");
        for (const QDate day : {QDate(2026, 1, 5), QDate(2026, 3, 20), QDate(2026, 6, 21), QDate(2026, 11, 3),
                                QDate(2026, 12, 22)}) {
            const QByteArray text = day.toString(Qt::ISODate).toLatin1();
            QTest::newRow((text + " Ho Chi Minh City").constData()) << day << 106.7 << 10.78 << 7.0;
            QTest::newRow((text + " Da Nang").constData()) << day << 108.22 << 16.06 << 7.0;
            QTest::newRow((text + " Zurich").constData()) << day << 8.54 << 47.37 << 1.0;
        }
    }
    void agreesWithNoaa()
    {
        QFETCH(QDate, day);
        QFETCH(double, longitude);
        QFETCH(double, latitude);
        QFETCH(double, offsetH);
        const auto sun = sunDay(day, static_cast<int>(offsetH * 3600), longitude, latitude);
        VERIFY_RESULT(sun);
        const Noaa noaa(day);
        constexpr double kMinutes = 2;
        QVERIFY(std::abs(minuteOf(sun->noon) - noaa.noon(longitude, offsetH)) < kMinutes);
        QVERIFY(sun->rise && sun->set);
        QCOMPARE(sun->rise->date(), day);
        QVERIFY(std::abs(minuteOf(*sun->rise) - (noaa.noon(longitude, offsetH) - noaa.halfDay(latitude))) <
                kMinutes);
        QVERIFY(std::abs(minuteOf(*sun->set) - (noaa.noon(longitude, offsetH) + noaa.halfDay(latitude))) <
                kMinutes);
        QVERIFY(std::abs(sun->highestDeg - (90 - std::abs(latitude - noaa.declination))) < 0.5);
    }
    void daysWithoutARise()
    {
        const auto summer = sunDay({2026, 6, 21}, 0, 20, 78);
        VERIFY_RESULT(summer);
        QVERIFY(!summer->rise && !summer->set && summer->highestDeg > 30);
        const auto winter = sunDay({2026, 12, 21}, 0, 20, 78);
        VERIFY_RESULT(winter);
        QVERIFY(!winter->rise && !winter->set && winter->highestDeg < 0);
    }
    void noDayNoSun()
    {
        VERIFY_ERROR(sunDay({}, 0, 106, 10), ErrorCode::InvalidArgument);
        VERIFY_ERROR(sunDay({2026, 6, 21}, 0, 106, 95), ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TestSunDay)
#include "tst_sunday.moc"
