// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/watercontinuation.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dothi::scene {

namespace {

constexpr double kNarrowestM = 3;
constexpr double kBendM = 130;        ///< how far bends swing to either side
constexpr double kBendLengthM = 1100; ///< per radian

} // namespace

std::vector<WaterMouth> waterMouths(const geo::Geometry &water, const geo::Extent &land, double withinM)
{
    std::vector<WaterMouth> mouths;
    if (water.dimension() != 2 || land.isEmpty())
        return mouths;
    struct Side
    {
        geo::Coord outward;
        double offset;
    };
    const std::array<Side, 4> sides{Side{{-1, 0, 0}, -land.minX()}, Side{{1, 0, 0}, land.maxX()},
                                    Side{{0, -1, 0}, -land.minY()}, Side{{0, 1, 0}, land.maxY()}};
    for (size_t part = 0; part < water.partCount(); ++part) {
        auto ring = water.ring(part, 0);
        if (ring.size() > 1 && ring.front().x == ring.back().x && ring.front().y == ring.back().y)
            ring = ring.first(ring.size() - 1);
        const size_t n = ring.size();
        for (const Side &side : sides) {
            const auto isThere = [&](size_t i) {
                const geo::Coord &c = ring[i % n];
                return c.x * side.outward.x + c.y * side.outward.y > side.offset - withinM;
            };
            for (size_t i = 0; i < n; ++i) {
                if (!isThere(i) || isThere(i + n - 1))
                    continue; // not the first of a stretch
                size_t last = i;
                while (last + 1 < i + n && isThere(last + 1))
                    ++last;
                // Across the way on; along the border alone it is a bank, and not a mouth.
                const geo::Coord &a = ring[i];
                const geo::Coord &b = ring[last % n];
                const geo::Coord across{-side.outward.y, side.outward.x, 0};
                const double width = (b.x - a.x) * across.x + (b.y - a.y) * across.y;
                if (std::abs(width) < kNarrowestM ||
                    std::abs(width) > std::max(land.width(), land.height()) / 3)
                    continue;
                mouths.push_back(width > 0 ? WaterMouth{b, a, side.outward} : WaterMouth{a, b, side.outward});
            }
        }
    }
    return mouths;
}

std::vector<WaterSection> continueWater(const WaterMouth &mouth, double lengthM)
{
    std::vector<WaterSection> sections{{mouth.left, mouth.right}};
    const geo::Coord across{-mouth.outward.y, mouth.outward.x, 0};
    // From the mouth, which may be slanted, the banks soon lie opposite each other.
    const auto along = [&](const geo::Coord &c) { return c.x * mouth.outward.x + c.y * mouth.outward.y; };
    const double front = std::max(along(mouth.left), along(mouth.right));
    const auto at = [&](const geo::Coord &bank, double run) {
        const double swing = kBendM * (1 - std::cos(run / kBendLengthM));
        const double forward = front - along(bank) + run;
        return geo::Coord{bank.x + mouth.outward.x * forward + across.x * swing,
                          bank.y + mouth.outward.y * forward + across.y * swing, 0};
    };
    double step = 30;
    for (double run = 1; run < lengthM; run += step) {
        sections.push_back({at(mouth.left, run), at(mouth.right, run)});
        step = std::min(step * 1.25, 400.0);
    }
    return sections;
}

} // namespace dothi::scene
