// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>

#include <algorithm>
#include <cmath>

/// Small arithmetic on positions as vectors, for the checks of solids only.
namespace dothi::geo::solid {

[[nodiscard]] inline Coord plus(const Coord &a, const Coord &b)
{
    return {a.x + b.x, a.y + b.y, a.z + b.z};
}

[[nodiscard]] inline Coord minus(const Coord &a, const Coord &b)
{
    return {a.x - b.x, a.y - b.y, a.z - b.z};
}

[[nodiscard]] inline Coord scaled(const Coord &a, double by)
{
    return {a.x * by, a.y * by, a.z * by};
}

[[nodiscard]] inline double dot(const Coord &a, const Coord &b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

[[nodiscard]] inline Coord cross(const Coord &a, const Coord &b)
{
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

[[nodiscard]] inline double length(const Coord &a)
{
    return std::sqrt(dot(a, a));
}

[[nodiscard]] inline double distance(const Coord &a, const Coord &b)
{
    return length(minus(a, b));
}

/// Zero stays zero.
[[nodiscard]] inline Coord unit(const Coord &a)
{
    const double l = length(a);
    return l > 0 ? scaled(a, 1 / l) : Coord{};
}

/// The position of the segment a-b that is closest to p.
[[nodiscard]] inline Coord closestOnSegment(const Coord &p, const Coord &a, const Coord &b)
{
    const Coord ab = minus(b, a);
    const double squared = dot(ab, ab);
    if (squared <= 0)
        return a;
    return plus(a, scaled(ab, std::clamp(dot(minus(p, a), ab) / squared, 0.0, 1.0)));
}

[[nodiscard]] inline double distanceToSegment(const Coord &p, const Coord &a, const Coord &b)
{
    return distance(p, closestOnSegment(p, a, b));
}

} // namespace dothi::geo::solid
