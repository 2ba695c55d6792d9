// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/sun.h>

#include <QCoreApplication>

#include <libnova/dynamical_time.h>
#include <libnova/precession.h>
#include <libnova/sidereal_time.h>
#include <libnova/solar.h>
#include <libnova/transform.h>

#include <cmath>
#include <numbers>

namespace dothi::geo {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Sun)
};

constexpr double kUnixEpochJd = 2440587.5; ///< 1970-01-01T00:00Z as a Julian date
constexpr double kMsPerDay = 86'400'000;
constexpr double kRadians = std::numbers::pi / 180;
constexpr double kObliquityJ2000Deg = 23.4392911;
constexpr double kAberrationDeg = 20.4898 / 3600;
constexpr int kFirstYear = -2000;
constexpr int kLastYear = 6000;

} // namespace

Result<SunPosition> sunPosition(const QDateTime &when, double longitudeDeg, double latitudeDeg)
{
    if (!when.isValid() || when.date().year() < kFirstYear || when.date().year() > kLastYear)
        return fail(ErrorCode::InvalidArgument, Tr::tr("The sun cannot be placed: this is no time."));
    if (!(std::abs(longitudeDeg) <= 180 && std::abs(latitudeDeg) <= 90))
        return fail(ErrorCode::InvalidArgument,
                    Tr::tr("The sun cannot be placed: this is no place on Earth."));
    const double universal = static_cast<double>(when.toMSecsSinceEpoch()) / kMsPerDay + kUnixEpochJd;
    // Planets keep dynamical time, the turning Earth universal time.
    const double dynamical = ln_get_jde(universal);
    // The ecliptic of J2000 is what libnova gives, and what its own ln_get_solar_equ_coords() takes for that
    // of the day: a third of a degree in 2026. The sun is seen where it stood when its light set out
    // (aberration, Meeus, "Astronomical Algorithms", ch. 25); then the equator is turned into that of the
    // day. Nutation, a quarter of a hundredth of a degree, is left out here and in the sidereal time alike.
    ln_helio_posn sun{};
    ln_get_solar_geom_coords(dynamical, &sun);
    const double longitude = (sun.L - kAberrationDeg / sun.R) * kRadians;
    const double latitude = sun.B * kRadians;
    const double tilt = kObliquityJ2000Deg * kRadians;
    ln_equ_posn j2000{};
    j2000.ra = std::atan2(std::sin(longitude) * std::cos(tilt) - std::tan(latitude) * std::sin(tilt),
                          std::cos(longitude)) /
               kRadians;
    j2000.dec = std::asin(std::sin(latitude) * std::cos(tilt) +
                          std::cos(latitude) * std::sin(tilt) * std::sin(longitude)) /
                kRadians;
    ln_equ_posn sky{};
    ln_get_equ_prec(&j2000, dynamical, &sky);
    ln_lnlat_posn place{longitudeDeg, latitudeDeg};
    ln_hrz_posn seen{};
    ln_get_hrz_from_equ_sidereal_time(&sky, &place, ln_get_mean_sidereal_time(universal), &seen);
    // libnova counts azimuths from the south.
    return SunPosition{std::fmod(seen.az + 180, 360), seen.alt};
}

} // namespace dothi::geo
