// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/sunday.h>

namespace dothi::geo {

namespace {

constexpr double kRiseDeg = -50.0 / 60;
constexpr qint64 kSecondMs = 1000;
constexpr qint64 kHalfDayMs = qint64(12) * 3600 * kSecondMs;

} // namespace

Result<SunDay> sunDay(const QDate &day, int utcOffsetS, double longitudeDeg, double latitudeDeg)
{
    const QDateTime midnight(day, QTime(0, 0), Qt::OffsetFromUTC, utcOffsetS);
    // The first call tells what is wrong with day or place; those after it cannot fail otherwise.
    const Result<SunPosition> first = sunPosition(midnight, longitudeDeg, latitudeDeg);
    if (!first)
        return Failure(first.error());
    const auto altitude = [&](qint64 ms) {
        const auto sun = sunPosition(midnight.addMSecs(ms), longitudeDeg, latitudeDeg);
        return sun ? sun->altitudeDeg : first->altitudeDeg;
    };
    // Noon: where the altitude is highest, first by quarters of an hour, then by thirds of what is left.
    qint64 best = 0;
    double highest = -100;
    for (qint64 ms = 0; ms <= 2 * kHalfDayMs; ms += 900 * kSecondMs) {
        if (const double a = altitude(ms); a > highest) {
            highest = a;
            best = ms;
        }
    }
    qint64 low = best - 900 * kSecondMs;
    qint64 high = best + 900 * kSecondMs;
    while (high - low > kSecondMs) {
        const qint64 third = (high - low) / 3;
        if (altitude(low + third) < altitude(high - third))
            low += third;
        else
            high -= third;
    }
    const qint64 noon = (low + high) / 2;
    // From half a day before it the sun climbs, for half a day after it it sinks.
    const auto crossing = [&](qint64 down, qint64 up) -> std::optional<QDateTime> {
        if (altitude(down) >= kRiseDeg || altitude(up) < kRiseDeg)
            return std::nullopt;
        while (std::abs(up - down) > kSecondMs / 2) {
            const qint64 middle = (up + down) / 2;
            (altitude(middle) < kRiseDeg ? down : up) = middle;
        }
        return midnight.addMSecs(up);
    };
    SunDay sun;
    sun.noon = midnight.addMSecs(noon);
    sun.highestDeg = altitude(noon);
    sun.rise = crossing(noon - kHalfDayMs, noon);
    sun.set = crossing(noon + kHalfDayMs, noon);
    return sun;
}

} // namespace dothi::geo
