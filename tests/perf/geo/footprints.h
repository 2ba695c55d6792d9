// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

namespace dothi::test {

/// Made-up footprints as cities have them, about 600,000 E 1,190,000 N, each turned its own way and rounded
/// to millimetres. Rings are closed, exteriors counter-clockwise or not, as files have them.
class Footprints
{
public:
    explicit Footprints(quint32 seed)
        : m_random(seed)
    {}

    /// Of ten: five tube houses of 4 corners, two L, one T or U, one of 9 to 12 corners that is not convex,
    /// one in five of the rest with a courtyard; else a house with a bay of 12 corners.
    geo::Geometry typical()
    {
        switch (const int kind = whole(0, 19)) {
        case 0:
        case 1:
        case 2:
        case 3:
        case 4:
        case 5:
        case 6:
        case 7:
        case 8:
        case 9:
            return turned({rectangle(real(3.5, 6), real(10, 22))});
        case 10:
        case 11:
        case 12:
        case 13: {
            const double w = real(8, 20);
            const double h = real(8, 20);
            const double x = w * real(0.3, 0.7);
            const double y = h * real(0.3, 0.7);
            return turned({{{0, 0}, {w, 0}, {w, y}, {x, y}, {x, h}, {0, h}}});
        }
        case 14:
        case 15: {
            const double w = real(15, 30);
            const double h = real(12, 25);
            const double a = w * 0.3;
            const double b = w * 0.7;
            const double y = h * 0.4;
            if (kind == 14)
                return turned({{{0, 0}, {w, 0}, {w, h}, {b, h}, {b, y}, {a, y}, {a, h}, {0, h}}});
            return turned({{{a, 0}, {b, 0}, {b, y}, {w, y}, {w, h}, {0, h}, {0, y}, {a, y}}});
        }
        case 16:
        case 17:
            return star(whole(9, 12));
        case 18: {
            const double w = real(25, 60);
            const double h = real(25, 60);
            return turned({rectangle(w, h),
                           {{w * 0.3, h * 0.3}, {w * 0.3, h * 0.7}, {w * 0.7, h * 0.7}, {w * 0.7, h * 0.3}}});
        }
        default: {
            const double w = real(12, 20);
            const double h = real(12, 20);
            return turned({{{0, 0},
                            {w * 0.2, 0},
                            {w * 0.2, -1},
                            {w * 0.5, -1},
                            {w * 0.5, 0},
                            {w, 0},
                            {w, h * 0.4},
                            {w - 2, h * 0.4},
                            {w - 2, h * 0.6},
                            {w, h * 0.6},
                            {w, h},
                            {0, h}}});
        }
        }
    }

    /// A simple polygon about its middle, of any number of corners.
    geo::Geometry star(int corners)
    {
        Ring ring;
        for (int i = 0; i < corners; ++i) {
            const double angle = 2 * std::numbers::pi * (i + real(-0.3, 0.3)) / corners;
            const double r = real(4, 14);
            ring.push_back({r * std::cos(angle), r * std::sin(angle)});
        }
        return turned({ring});
    }

    int whole(int from, int to) { return std::uniform_int_distribution<int>(from, to)(m_random); }
    double real(double from, double to) { return std::uniform_real_distribution<double>(from, to)(m_random); }

private:
    using Ring = std::vector<std::array<double, 2>>;

    static Ring rectangle(double w, double h) { return {{0, 0}, {w, 0}, {w, h}, {0, h}}; }
    geo::Geometry turned(const std::vector<Ring> &rings)
    {
        const double angle = real(0, 2 * std::numbers::pi);
        const double x = 600'000 + real(0, 2000);
        const double y = 1'190'000 + real(0, 2000);
        const double c = std::cos(angle);
        const double s = std::sin(angle);
        const bool backwards = whole(0, 3) == 0;
        geo::Geometry polygon(geo::GeometryType::MultiPolygon);
        polygon.beginPart();
        for (Ring ring : rings) {
            if (backwards)
                std::reverse(ring.begin(), ring.end());
            polygon.beginRing();
            for (const auto &[u, v] : ring) {
                polygon.add({std::round((x + c * u - s * v) * 1000) / 1000,
                             std::round((y + s * u + c * v) * 1000) / 1000, 0});
            }
            polygon.closeRing();
        }
        return polygon;
    }

    std::mt19937 m_random;
};

} // namespace dothi::test
