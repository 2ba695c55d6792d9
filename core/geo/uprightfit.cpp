// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/uprightfit.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace dothi::geo {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::UprightFit)
};

/// How far positions spread along and across their main direction, in plan.
struct Spread
{
    double along = 0;
    double across = 0;
};

template <class Position>
Spread spreadOf(std::span<const PointPair> pairs, const Coord &middle, const Position &position)
{
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (const PointPair &pair : pairs) {
        const double x = position(pair).x - middle.x;
        const double y = position(pair).y - middle.y;
        xx += x * x;
        yy += y * y;
        xy += x * y;
    }
    const double mean = (xx + yy) / 2;
    const double radius = std::hypot((xx - yy) / 2, xy);
    return {std::sqrt(std::max(0.0, mean + radius)), std::sqrt(std::max(0.0, mean - radius))};
}

} // namespace

std::array<double, 16> UprightMove::turned(const std::array<double, 16> &matrix) const
{
    constexpr size_t kColumns = 4;
    const double c = std::cos(angleRad) * scale;
    const double s = std::sin(angleRad) * scale;
    std::array<double, 16> out = matrix;
    for (size_t column = 0; column < kColumns; ++column) {
        const double x = matrix[column];
        const double y = matrix[kColumns + column];
        out[column] = c * x - s * y;
        out[kColumns + column] = s * x + c * y;
        out[2 * kColumns + column] *= scale;
    }
    return out;
}

Coord UprightMove::apply(const Coord &c) const
{
    const double cosine = std::cos(angleRad) * scale;
    const double sine = std::sin(angleRad) * scale;
    return {shift.x + cosine * c.x - sine * c.y, shift.y + sine * c.x + cosine * c.y, shift.z + scale * c.z};
}

Result<UprightFit> fitUpright(std::span<const PointPair> pairs, bool withScale)
{
    constexpr size_t kFewest = 3;
    if (pairs.size() < kFewest)
        return fail(ErrorCode::InvalidArgument, Tr::tr("Three points are needed at least."));
    const auto model = [](const PointPair &pair) -> const Coord & { return pair.model; };
    const auto map = [](const PointPair &pair) -> const Coord & { return pair.map; };
    Coord from;
    Coord to;
    const auto count = static_cast<double>(pairs.size());
    for (const PointPair &pair : pairs) {
        for (const Coord &c : {pair.model, pair.map}) {
            if (!std::isfinite(c.x) || !std::isfinite(c.y) || !std::isfinite(c.z))
                return fail(ErrorCode::InvalidArgument,
                            Tr::tr("A point has a coordinate that is no number."));
        }
        from.x += pair.model.x / count;
        from.y += pair.model.y / count;
        to.x += pair.map.x / count;
        to.y += pair.map.y / count;
    }
    constexpr double kLeastShare = 0.01;
    for (const Spread &spread : {spreadOf(pairs, from, model), spreadOf(pairs, to, map)}) {
        if (!(spread.along > 0) || spread.across < kLeastShare * spread.along) {
            return fail(Error(ErrorCode::InvalidArgument, Tr::tr("The points lie on one line."))
                            .withAdvice(Tr::tr("Choose a third point well to the side of the other two.")));
        }
    }
    double dots = 0;
    double crosses = 0;
    double squares = 0;
    for (const PointPair &pair : pairs) {
        const double x = pair.model.x - from.x;
        const double y = pair.model.y - from.y;
        const double u = pair.map.x - to.x;
        const double v = pair.map.y - to.y;
        dots += x * u + y * v;
        crosses += x * v - y * u;
        squares += x * x + y * y;
    }
    UprightFit fit;
    fit.move.angleRad = std::atan2(crosses, dots);
    if (withScale) {
        constexpr double kSmallest = 1e-4;
        constexpr double kLargest = 1e4;
        fit.move.scale = std::hypot(dots, crosses) / squares;
        if (!(fit.move.scale >= kSmallest && fit.move.scale <= kLargest)) {
            return fail(Error(ErrorCode::InvalidArgument, Tr::tr("The points do not belong together."))
                            .withAdvice(Tr::tr("Check which point of the model goes to which of the map.")));
        }
    }
    const Coord middle = fit.move.apply({from.x, from.y, 0});
    fit.move.shift = {to.x - middle.x, to.y - middle.y, 0};
    double heights = 0;
    double withHeight = 0;
    for (const PointPair &pair : pairs) {
        if (pair.hasHeight) {
            heights += pair.map.z - fit.move.scale * pair.model.z;
            ++withHeight;
        }
    }
    fit.hasHeight = withHeight > 0;
    if (fit.hasHeight)
        fit.move.shift.z = heights / withHeight;
    double sum = 0;
    for (const PointPair &pair : pairs) {
        const Coord c = fit.move.apply(pair.model);
        const double dz = pair.hasHeight ? c.z - pair.map.z : 0;
        const double square =
            (c.x - pair.map.x) * (c.x - pair.map.x) + (c.y - pair.map.y) * (c.y - pair.map.y) + dz * dz;
        fit.residualsM.push_back(std::sqrt(square));
        sum += square;
    }
    fit.rmsM = std::sqrt(sum / count);
    return fit;
}

} // namespace dothi::geo
