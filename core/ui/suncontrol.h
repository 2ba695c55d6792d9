// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>
#include <dothi/geo/sunday.h>

#include <QDateTime>
#include <QObject>
#include <QPointer>

namespace dothi::city {
class City;
}

namespace dothi::ui {

class ViewDress;

/// Day and hour of the light in all views. Without one the city stands in an even light of the forenoon that
/// belongs to no hour. Main thread.
class SunControl : public QObject
{
    Q_OBJECT
public:
    explicit SunControl(ViewDress &dress, QObject *parent = nullptr);

    /// The place and the clocks of a city, at the middle of its data; null: none. Errors: a CRS that leads to
    /// no longitude, a profile without a clock.
    [[nodiscard]] Result<> setCity(const city::City *city, const geo::Coord &middle);
    [[nodiscard]] bool hasPlace() const { return m_hasPlace; }
    /// By the clocks of the city; not valid: the even light.
    [[nodiscard]] const QDateTime &when() const { return m_when; }
    [[nodiscard]] bool isActive() const { return m_when.isValid(); }
    [[nodiscard]] const geo::SunPosition &position() const { return m_position; }
    /// Of the day of when().
    [[nodiscard]] const geo::SunDay &day() const { return m_day; }
    [[nodiscard]] QDateTime now() const;

    /// Passed over without a place.
    void setWhen(const QDateTime &when);
    void setDate(const QDate &date);
    void setMinute(int minuteOfDay);
    /// Back to the even light.
    void end();

Q_SIGNALS:
    void changed();

private:
    void apply();

    QPointer<ViewDress> m_dress;
    QDateTime m_when;
    geo::SunPosition m_position;
    geo::SunDay m_day;
    QDate m_dayOf;
    double m_longitudeDeg = 0;
    double m_latitudeDeg = 0;
    int m_utcOffsetS = 0;
    bool m_hasPlace = false;
};

} // namespace dothi::ui
