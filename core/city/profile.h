// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/city/schema.h>
#include <dothi/geo/crs.h>

#include <QByteArray>
#include <QDate>
#include <QStringList>

#include <vector>

namespace dothi::city {

/// What makes a city this city: its CRS and pinned datum operation, its vertical datum, the rule sets in
/// force there and its calendar. Data (resources/profiles/*.json), copied into each store at creation so that
/// it travels along.
struct CityProfile
{
    QString id; ///< "hcmc", "danang"
    Title title;
    int epsg = 0;
    int datumOperation = geo::kVn2000ToWgs84;
    QString verticalDatum; ///< "Hòn Dấu 1992 (EPSG:5727)"
    geo::Coord center;     ///< lon/lat, where an empty city opens
    QString wardCodePrefix;
    QStringList ruleSets;                     ///< ids of rule sets, resources/rules/<id>.json
    std::vector<int> weekdays{1, 2, 3, 4, 5}; ///< worked on, 1 Monday … 7 Sunday
    std::vector<QDate> holidays;
    QDate holidaysTo; ///< the last day for which holidays are known; after it every weekday counts as worked
    QString holidaySource;
    QByteArray json; ///< the document itself, as stored

    [[nodiscard]] static Result<CityProfile> fromJson(const QByteArray &json);
    /// One of the shipped profiles (or the user's amended copy).
    [[nodiscard]] static Result<CityProfile> load(const QString &id);
    [[nodiscard]] static QStringList available();

    [[nodiscard]] bool isWorkingDay(const QDate &day) const;
    /// Working days from `from` (not counted) to `to` (counted), weekdays worked on without holidays;
    /// negative when `to` is earlier.
    [[nodiscard]] int workingDays(const QDate &from, const QDate &to) const;
    [[nodiscard]] QDate addWorkingDays(const QDate &from, int days) const;
};

} // namespace dothi::city
