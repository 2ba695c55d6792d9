// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/profile.h>

#include <QDateTime>

namespace dothi::city {

/// Seconds the clocks of the city are ahead of UTC: `utcOffset` of its profile ("+07:00"). Profiles written
/// before they had one mean Vietnam's. InvalidData when the profile says something else.
[[nodiscard]] Result<int> utcOffsetS(const CityProfile &profile);

/// A moment by the clocks of the city: its day is that of deadlines, rules and papers, whatever the clock of
/// the machine says. Where the profile says no offset that can be, by the machine's own.
[[nodiscard]] QDateTime inCity(const QDateTime &moment, const CityProfile &profile);

/// A time as people and programs write it: ISO 8601, "2026-06-21T12:00:00+07:00", "…Z"; without an offset it
/// is the city's own time. InvalidArgument for anything else, a date alone included.
[[nodiscard]] Result<QDateTime> timeFromText(const QString &text, const CityProfile &profile);

/// A zone by its offset, as people write it: "UTC+7", "UTC−3:30".
[[nodiscard]] QString zoneText(int utcOffsetS);

} // namespace dothi::city
