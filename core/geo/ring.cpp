// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ring.h>

namespace dothi::geo {

namespace {

constexpr double kStraightM = 0.001;

double squaredDistance(const Coord &a, const Coord &b)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    return dx * dx + dy * dy;
}

} // namespace

void cleanRing(std::span<const Coord> ring, std::vector<Coord> &kept)
{
    constexpr double kSquared = kStraightM * kStraightM;
    kept.clear();
    for (const Coord &c : ring) {
        if (kept.empty() || squaredDistance(kept.back(), c) > kSquared)
            kept.push_back(c);
    }
    while (kept.size() > 1 && squaredDistance(kept.front(), kept.back()) <= kSquared)
        kept.pop_back();
    if (kept.empty())
        return;
    // Deviations are measured against the neighbours kept so far, so a fine arc does not vanish piece by
    // piece. What is kept moves to the front of the same list.
    const Coord first = kept.front();
    const Coord last = kept.back();
    const size_t count = kept.size();
    size_t size = 0;
    for (size_t i = 0; i < count; ++i) {
        const Coord &a = size == 0 ? last : kept[size - 1];
        const Coord b = kept[i];
        const Coord &c = i + 1 < count ? kept[i + 1] : first;
        const double base = squaredDistance(a, c);
        const double cross = (c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x);
        const bool ahead = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) > 0;
        if (base > 0 && cross * cross < kSquared * base && ahead)
            continue;
        kept[size++] = b;
    }
    kept.resize(size >= 3 ? size : 0);
}

} // namespace dothi::geo
