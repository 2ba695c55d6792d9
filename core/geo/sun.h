// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QDateTime>

namespace dothi::geo {

/// Where the middle of the sun stands, seen from a place on the ground: the straight line to it, which is
/// what casts shadows; near the horizon the air lifts its image by up to 0.6° more.
struct SunPosition
{
    double azimuthDeg = 0;  ///< clockwise from true north, 0…360
    double altitudeDeg = 0; ///< above the horizon; negative at night
};

/// The sun at that time over longitude (degrees east) and latitude (degrees north), WGS 84. The planetary
/// theory VSOP87 as libnova computes it: good to a few thousandths of a degree for the centuries about 2000.
/// Any thread. Errors: InvalidArgument for a time or a place that is none.
[[nodiscard]] Result<SunPosition> sunPosition(const QDateTime &when, double longitudeDeg, double latitudeDeg);

} // namespace dothi::geo
