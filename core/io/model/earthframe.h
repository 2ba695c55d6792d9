// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/crs.h>
#include <dothi/geo/mesher.h>

#include <array>

namespace dothi::io {

/// Four columns of four, as glTF and 3D Tiles write a matrix.
using Matrix4 = std::array<double, 16>;

[[nodiscard]] Matrix4 identity();
[[nodiscard]] Matrix4 translation(const geo::Coord &by);
/// `inner` first. Both are rotations with a translation.
[[nodiscard]] Matrix4 product(const Matrix4 &outer, const Matrix4 &inner);
/// Of a rotation with a translation.
[[nodiscard]] Matrix4 inverse(const Matrix4 &rigid);

/// From map coordinates about an origin to metres east, north and up at that spot of the Earth: the
/// projection's scale, the turn of its grid and the curvature of the Earth, to 0.2 mm within 2 km east and
/// north.
///
/// A second-order polynomial through nine positions converted exactly; heights go along the normal of the
/// ellipsoid, whose turn over the reach is linear. Heights above the city's vertical datum are taken for
/// heights above the ellipsoid: no geoid is applied.
class EarthFrame
{
public:
    /// `toWgs84`: from the city's CRS to EPSG:4326. `reachM`: how far from the origin positions lie.
    [[nodiscard]] static Result<EarthFrame> at(const geo::Transform &toWgs84, const geo::Coord &origin,
                                               double reachM);

    /// Positions about the origin into east, north, up about it; normals likewise.
    void apply(geo::TriangleMesh &mesh) const;
    [[nodiscard]] geo::Coord place(const geo::Coord &local) const;
    /// East, north, up about the origin into geocentric coordinates (EPSG:4978).
    [[nodiscard]] const Matrix4 &toGeocentric() const { return m_toGeocentric; }

private:
    EarthFrame() = default;

    struct Polynomial
    {
        geo::Coord e, n, ee, nn, en;
    };
    Polynomial m_base;
    geo::Coord m_upE; ///< change of the upward vector a metre to the east
    geo::Coord m_upN;
    Matrix4 m_toGeocentric = {};
};

} // namespace dothi::io
