// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/sun.h>

#include <QDate>

#include <optional>

namespace dothi::geo {

/// When the sun rises, stands highest and sets at a place on a day.
struct SunDay
{
    std::optional<QDateTime> rise; ///< nothing where it does not rise that day
    QDateTime noon;
    std::optional<QDateTime> set;
    double highestDeg = 0; ///< its altitude at noon
};

/// The sun's day by the clocks of a place `utcOffsetS` seconds ahead of UTC, in that time. It rises and sets
/// when its upper rim is seen on a level horizon: its middle 50′ below it (radius 16′, air 34′), as almanacs
/// have it. To the second; heights of the land do not count. Any thread. Errors: as sunPosition().
[[nodiscard]] Result<SunDay> sunDay(const QDate &day, int utcOffsetS, double longitudeDeg,
                                    double latitudeDeg);

} // namespace dothi::geo
