// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/segmentclip.h>

#include <algorithm>

namespace dothi::geo {

std::optional<std::pair<double, double>> clipSegment(double ax, double ay, double bx, double by,
                                                     const Extent &box)
{
    double from = 0;
    double to = 1;
    // `way` is how fast the segment leaves through one side, `left` how far it is from there.
    const auto cut = [&](double way, double left) {
        if (way == 0)
            return left >= 0;
        const double at = left / way;
        if (way < 0)
            from = std::max(from, at);
        else
            to = std::min(to, at);
        return from <= to;
    };
    if (!cut(ax - bx, ax - box.minX()) || !cut(bx - ax, box.maxX() - ax) || !cut(ay - by, ay - box.minY()) ||
        !cut(by - ay, box.maxY() - ay))
        return std::nullopt;
    return std::pair(from, to);
}

} // namespace dothi::geo
