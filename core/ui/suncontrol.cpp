// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/city.h>
#include <dothi/city/citytime.h>
#include <dothi/geo/crs.h>
#include <dothi/ui/suncontrol.h>
#include <dothi/ui/viewdress.h>

#include <algorithm>

namespace dothi::ui {

namespace {

/// The even light, as scenes have it from the beginning.
constexpr double kEvenAzimuthDeg = 225;
constexpr double kEvenAltitudeDeg = 52;
constexpr int kMinutesADay = 24 * 60;
const QString kPiece = QStringLiteral("sun");

} // namespace

SunControl::SunControl(ViewDress &dress, QObject *parent)
    : QObject(parent)
    , m_dress(&dress)
{
    dress.wear(kPiece, this, [this](scene::CityScene &scene) {
        if (isActive())
            scene.setSun(m_position.azimuthDeg, m_position.altitudeDeg);
        else
            scene.setSun(kEvenAzimuthDeg, kEvenAltitudeDeg);
    });
}

Result<> SunControl::setCity(const city::City *city, const geo::Coord &middle)
{
    m_hasPlace = false;
    m_dayOf = {};
    if (city) {
        const city::CityProfile &profile = city->profile();
        const Result<int> offset = city::utcOffsetS(profile);
        if (!offset)
            return Failure(offset.error());
        const Result<geo::Crs> wgs84 = geo::Crs::fromEpsg(4326);
        if (!wgs84)
            return Failure(wgs84.error());
        const Result<geo::Transform> transform =
            geo::Transform::create(city->store().crs(), *wgs84, profile.datumOperation);
        if (!transform)
            return Failure(transform.error());
        const Result<geo::Coord> place = transform->apply(middle);
        if (!place)
            return Failure(place.error());
        m_longitudeDeg = place->x;
        m_latitudeDeg = place->y;
        m_utcOffsetS = *offset;
        m_hasPlace = true;
    }
    return {};
}

QDateTime SunControl::now() const
{
    return QDateTime::currentDateTimeUtc().toOffsetFromUtc(m_utcOffsetS);
}

void SunControl::setWhen(const QDateTime &when)
{
    if (!m_hasPlace || !when.isValid())
        return;
    const QDateTime here = when.toOffsetFromUtc(m_utcOffsetS);
    const Result<geo::SunPosition> position = geo::sunPosition(here, m_longitudeDeg, m_latitudeDeg);
    if (!position)
        return; // a year no theory of the sun reaches: the date stays as it was
    if (m_dayOf != here.date()) {
        const Result<geo::SunDay> day = geo::sunDay(here.date(), m_utcOffsetS, m_longitudeDeg, m_latitudeDeg);
        if (!day)
            return;
        m_day = *day;
        m_dayOf = here.date();
    }
    m_when = here;
    m_position = *position;
    apply();
    Q_EMIT changed();
}

void SunControl::setDate(const QDate &date)
{
    const QTime time = isActive() ? m_when.time() : now().time();
    setWhen(QDateTime(date, time, Qt::OffsetFromUTC, m_utcOffsetS));
}

void SunControl::setMinute(int minuteOfDay)
{
    const QDate date = isActive() ? m_when.date() : now().date();
    const int minute = std::clamp(minuteOfDay, 0, kMinutesADay - 1);
    setWhen(QDateTime(date, QTime(minute / 60, minute % 60), Qt::OffsetFromUTC, m_utcOffsetS));
}

void SunControl::end()
{
    if (!isActive())
        return;
    m_when = {};
    apply();
    Q_EMIT changed();
}

void SunControl::apply()
{
    if (m_dress)
        m_dress->renew(kPiece);
}

} // namespace dothi::ui
