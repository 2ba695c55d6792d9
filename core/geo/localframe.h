// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>

namespace dothi::geo {

/// The bridge between map coordinates (double, metres, E/N/H of the city's CRS) and the scene's own metres
/// about an origin, so that floats on the graphics side hold small numbers. A float northing of 1,190,000 m
/// is off by 0.06 m; one 5 km from the origin by 0.25 mm. x east, y north, z up; no rotation, no scale.
class LocalFrame
{
public:
    LocalFrame() = default;
    explicit LocalFrame(const Coord &origin)
        : m_origin(origin)
    {}

    [[nodiscard]] const Coord &origin() const { return m_origin; }
    [[nodiscard]] Coord toLocal(const Coord &map) const
    {
        return {map.x - m_origin.x, map.y - m_origin.y, map.z - m_origin.z};
    }
    [[nodiscard]] Coord toMap(const Coord &local) const
    {
        return {local.x + m_origin.x, local.y + m_origin.y, local.z + m_origin.z};
    }

private:
    Coord m_origin;
};

} // namespace dothi::geo
