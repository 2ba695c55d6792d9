// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/geocentric.h>
#include <dothi/io/model/earthframe.h>

#include <algorithm>
#include <cmath>

namespace dothi::io {

namespace {

using geo::Coord;

Coord operator+(const Coord &a, const Coord &b)
{
    return {a.x + b.x, a.y + b.y, a.z + b.z};
}
Coord operator-(const Coord &a, const Coord &b)
{
    return {a.x - b.x, a.y - b.y, a.z - b.z};
}
Coord operator*(double k, const Coord &a)
{
    return {k * a.x, k * a.y, k * a.z};
}
double scalarProduct(const Coord &a, const Coord &b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

} // namespace

Matrix4 identity()
{
    return {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
}

Matrix4 translation(const Coord &by)
{
    Matrix4 m = identity();
    m[12] = by.x;
    m[13] = by.y;
    m[14] = by.z;
    return m;
}

Matrix4 product(const Matrix4 &outer, const Matrix4 &inner)
{
    Matrix4 m = {};
    for (size_t column = 0; column < 4; ++column) {
        for (size_t row = 0; row < 4; ++row) {
            for (size_t k = 0; k < 4; ++k)
                m[column * 4 + row] += outer[k * 4 + row] * inner[column * 4 + k];
        }
    }
    return m;
}

Matrix4 inverse(const Matrix4 &rigid)
{
    Matrix4 m = identity();
    for (size_t column = 0; column < 3; ++column) {
        for (size_t row = 0; row < 3; ++row)
            m[column * 4 + row] = rigid[row * 4 + column];
    }
    for (size_t row = 0; row < 3; ++row)
        m[12 + row] =
            -(rigid[row * 4] * rigid[12] + rigid[row * 4 + 1] * rigid[13] + rigid[row * 4 + 2] * rigid[14]);
    return m;
}

Result<EarthFrame> EarthFrame::at(const geo::Transform &toWgs84, const Coord &origin, double reachM)
{
    const double d = std::max(reachM, 100.0);
    // Rows from south to north, each from west to east.
    std::array<Coord, 9> degrees;
    for (size_t i = 0; i < degrees.size(); ++i) {
        const auto column = static_cast<double>(i % 3);
        const size_t below = i / 3;
        const auto row = static_cast<double>(below);
        degrees[i] = {origin.x + d * (column - 1), origin.y + d * (row - 1), 0};
    }
    DOTHI_TRY(toWgs84.apply(degrees));
    const Coord middle = degrees[4];
    const geo::EarthAxes axes = geo::earthAxes(middle.x, middle.y);
    const Coord zero = geo::toGeocentric(middle.x, middle.y, origin.z);
    const auto turned = [&axes](const Coord &v) {
        return Coord{scalarProduct(v, axes.east), scalarProduct(v, axes.north), scalarProduct(v, axes.up)};
    };
    std::array<Coord, 9> base;
    std::array<Coord, 9> up;
    for (size_t i = 0; i < base.size(); ++i) {
        base[i] = turned(geo::toGeocentric(degrees[i].x, degrees[i].y, origin.z) - zero);
        up[i] = turned(geo::earthAxes(degrees[i].x, degrees[i].y).up);
    }
    EarthFrame frame;
    const double once = 1 / (2 * d);
    const double twice = 1 / (2 * d * d);
    frame.m_base.e = once * (base[5] - base[3]);
    frame.m_base.n = once * (base[7] - base[1]);
    frame.m_base.ee = twice * (base[5] + base[3]);
    frame.m_base.nn = twice * (base[7] + base[1]);
    frame.m_base.en = (twice / 2) * (base[8] - base[6] - base[2] + base[0]);
    frame.m_upE = once * (up[5] - up[3]);
    frame.m_upN = once * (up[7] - up[1]);
    frame.m_toGeocentric = {axes.east.x,  axes.east.y, axes.east.z, 0,         axes.north.x, axes.north.y,
                            axes.north.z, 0,           axes.up.x,   axes.up.y, axes.up.z,    0,
                            zero.x,       zero.y,      zero.z,      1};
    return frame;
}

Coord EarthFrame::place(const Coord &local) const
{
    const auto &[x, y, h] = local;
    const Coord up = Coord{0, 0, 1} + x * m_upE + y * m_upN;
    return x * m_base.e + y * m_base.n + (x * x) * m_base.ee + (y * y) * m_base.nn + (x * y) * m_base.en +
           h * up;
}

void EarthFrame::apply(geo::TriangleMesh &mesh) const
{
    for (size_t i = 0; i + 2 < mesh.positions.size(); i += 3) {
        const Coord at{mesh.positions[i], mesh.positions[i + 1], mesh.positions[i + 2]};
        const Coord p = place(at);
        mesh.positions[i] = static_cast<float>(p.x);
        mesh.positions[i + 1] = static_cast<float>(p.y);
        mesh.positions[i + 2] = static_cast<float>(p.z);
        const Coord n{mesh.normals[i], mesh.normals[i + 1], mesh.normals[i + 2]};
        const Coord up = Coord{0, 0, 1} + at.x * m_upE + at.y * m_upN;
        const Coord turned = n.x * m_base.e + n.y * m_base.n + n.z * up;
        const double length = std::sqrt(scalarProduct(turned, turned));
        mesh.normals[i] = static_cast<float>(turned.x / length);
        mesh.normals[i + 1] = static_cast<float>(turned.y / length);
        mesh.normals[i + 2] = static_cast<float>(turned.z / length);
    }
}

} // namespace dothi::io
