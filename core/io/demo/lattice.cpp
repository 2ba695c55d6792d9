// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/demo/lattice.h>
#include <dothi/io/demo/rng.h>

namespace dothi::io::demo {

namespace {

constexpr double kRiverBandM = 200;
constexpr double kCanalBandM = 48;

double smooth(double t) // 6t⁵ − 15t⁴ + 10t³: no kink in slope or curvature
{
    return t * t * t * (t * (t * 6 - 15) + 10);
}

double clamp01(double t)
{
    return std::clamp(t, 0.0, 1.0);
}

int modulo(int a, int b)
{
    return a - floorDiv(a, b) * b;
}

} // namespace

RoadSpec specOf(RoadClass roadClass)
{
    switch (roadClass) {
    case RoadClass::ArterialMain:
        return {roadClass, 40, 7, 3, 6};
    case RoadClass::Arterial:
        return {roadClass, 30, 6, 0, 4};
    case RoadClass::InterArea:
        return {roadClass, 26, 5.5, 0, 4};
    case RoadClass::AreaMain:
        return {roadClass, 22, 4, 0, 4};
    case RoadClass::Area:
        return {roadClass, 16, 3.5, 0, 2};
    case RoadClass::SubArea:
        return {roadClass, 14, 3, 0, 2};
    case RoadClass::Residential:
        return {roadClass, 9, 1.5, 0, 2};
    case RoadClass::Alley:
        return {roadClass, 4, 0, 0, 1};
    }
    return {};
}

const char *codeOf(RoadClass roadClass)
{
    switch (roadClass) {
    case RoadClass::ArterialMain:
        return "arterial_main";
    case RoadClass::Arterial:
        return "arterial";
    case RoadClass::InterArea:
        return "inter_area";
    case RoadClass::AreaMain:
        return "area_main";
    case RoadClass::Area:
        return "area";
    case RoadClass::SubArea:
        return "sub_area";
    case RoadClass::Residential:
        return "residential";
    case RoadClass::Alley:
        return "alley";
    }
    return "";
}

Lattice::Lattice(quint64 seed)
    : m_seed(seed)
{
    const auto fill = [seed](auto &lines, int channel, auto bandOf) {
        const size_t middle = kReach;
        lines[middle] = 0;
        for (int k = 0; k < kReach; ++k) {
            lines[middle + static_cast<size_t>(k) + 1] =
                lines[middle + static_cast<size_t>(k)] + bandOf(k, channel, seed);
            lines[middle - static_cast<size_t>(k) - 1] =
                lines[middle - static_cast<size_t>(k)] - bandOf(-k - 1, channel, seed);
        }
    };
    const auto spacing = [](int k, int channel, quint64 s) {
        return std::floor(210 + 84 * unit(hashOf({static_cast<qint64>(s), channel, k})));
    };
    fill(m_u, 1,
         [&](int k, int channel, quint64 s) { return isCanal(k) ? kCanalBandM : spacing(k, channel, s); });
    fill(m_v, 2,
         [&](int k, int channel, quint64 s) { return isRiver(k) ? kRiverBandM : spacing(k, channel, s); });
    for (int k = -kReach + 1; k < kReach - 1; ++k) {
        if (isCanal(k))
            m_canals.push_back({k, strayOfColumn(k), strayOfColumn(k + 1)});
        if (isRiver(k))
            m_rivers.push_back({k, strayOfRow(k), strayOfRow(k + 1)});
    }
}

double Lattice::Stray::sample(double position) const
{
    const double place =
        std::clamp((position - start) / kStrayStepM, 0.0, static_cast<double>(at.size()) - 1.001);
    const auto index = static_cast<size_t>(place);
    const double t = place - static_cast<double>(index);
    return at[index] * (1 - t) + at[index + 1] * t;
}

Lattice::Stray Lattice::strayOfRow(int j) const
{
    Stray stray;
    stray.start = lineU(-kReach);
    int i = -kReach;
    for (double u = stray.start; u < lineU(kReach); u += kStrayStepM) {
        while (u >= lineU(i + 1))
            ++i;
        const V2 from = warp(lineU(i), lineV(j));
        const V2 to = warp(lineU(i + 1), lineV(j));
        // The shift that brings the bent point onto the straight stretch.
        double shift = 0;
        for (int step = 0; step < 4; ++step) {
            const V2 at = warp(u, lineV(j) + shift);
            shift += between(from, to, (at.x - from.x) / (to.x - from.x)).y - at.y;
        }
        stray.at.push_back(shift);
    }
    return stray;
}

Lattice::Stray Lattice::strayOfColumn(int i) const
{
    Stray stray;
    stray.start = lineV(-kReach);
    int j = -kReach;
    for (double v = stray.start; v < lineV(kReach); v += kStrayStepM) {
        while (v >= lineV(j + 1))
            ++j;
        const V2 from = warp(lineU(i), lineV(j));
        const V2 to = warp(lineU(i), lineV(j + 1));
        double shift = 0;
        for (int step = 0; step < 4; ++step) {
            const V2 at = warp(lineU(i) + shift, v);
            shift += between(from, to, (at.y - from.y) / (to.y - from.y)).x - at.x;
        }
        stray.at.push_back(shift);
    }
    return stray;
}

bool Lattice::isCanal(int column)
{
    return modulo(column + 3, 9) == 0;
}

bool Lattice::isRiver(int row)
{
    return modulo(row + 2, 20) == 0;
}

double Lattice::riverBank(int row, double u, bool north) const
{
    for (const Water &river : m_rivers) {
        if (river.line != row)
            continue;
        // Never closer to the straight stretches of the embankment road than 20 m from its middle.
        const double wander = 9 * noise(north ? 21 : 22, u / 170, row);
        if (north && row == -2) {
            // Before the middle cell the bank is wider: two of the applications' plots stand on the
            // embankment and have to keep clear of the river's corridor, whatever the seed. It narrows over
            // 60 m.
            const double beside = std::max({0.0, lineU(-1) - u, u - lineU(0)});
            const double wide = std::max(0.0, 1 - beside / 60);
            const double outwards = wander + (std::abs(wander) - wander) * wide;
            return lineV(row + 1) - std::max(32 + outwards, 20 + 12 * wide - river.high.sample(u));
        }
        return north ? lineV(row + 1) - std::max(32 + wander, 20 - river.high.sample(u))
                     : lineV(row) + std::max(32 + wander, 20 + river.low.sample(u));
    }
    return 0;
}

double Lattice::canalBank(int column, double v, bool east) const
{
    for (const Water &canal : m_canals) {
        if (canal.line != column)
            continue;
        // East: a road with its sidewalk, half of which lies in the band; west: a footpath of 4 m.
        const double wander = 1.2 * noise(east ? 23 : 24, v / 60, column);
        return east ? lineU(column + 1) - 14.5 + wander + canal.high.sample(v)
                    : lineU(column) + 6.5 + wander + canal.low.sample(v);
    }
    return 0;
}

double Lattice::bankDistance(double u, double v, double reach, bool &river) const
{
    double nearest = reach;
    river = false;
    for (const Water &water : m_rivers) {
        if (v < lineV(water.line) - reach || v > lineV(water.line + 1) + reach)
            continue;
        const double distance =
            std::max(riverBank(water.line, u, false) - v, v - riverBank(water.line, u, true));
        if (distance < nearest) {
            nearest = distance;
            river = true;
        }
    }
    for (const Water &water : m_canals) {
        if (u < lineU(water.line) - reach || u > lineU(water.line + 1) + reach)
            continue;
        const double distance =
            std::max(canalBank(water.line, v, false) - u, u - canalBank(water.line, v, true));
        if (distance < nearest) {
            nearest = distance;
            river = false;
        }
    }
    return nearest;
}

std::vector<int> Lattice::rivers() const
{
    std::vector<int> lines;
    for (const Water &water : m_rivers)
        lines.push_back(water.line);
    return lines;
}

std::vector<int> Lattice::canals() const
{
    std::vector<int> lines;
    for (const Water &water : m_canals)
        lines.push_back(water.line);
    return lines;
}

double Lattice::noise(int channel, double x, double y) const
{
    const double fx = std::floor(x);
    const double fy = std::floor(y);
    const auto ix = static_cast<qint64>(fx);
    const auto iy = static_cast<qint64>(fy);
    const double tx = smooth(x - fx);
    const double ty = smooth(y - fy);
    // One mixing step per corner: this is the generator's innermost loop.
    const quint64 base = m_seed + static_cast<quint64>(channel) * 0xD6E8FEB86659FD93ULL;
    const auto value = [&](qint64 dx, qint64 dy) {
        return 2 * unit(mix(base ^ (static_cast<quint64>(ix + dx) * 0x9E3779B97F4A7C15ULL) ^
                            (static_cast<quint64>(iy + dy) * 0xC2B2AE3D27D4EB4FULL))) -
               1;
    };
    const double south = value(0, 0) * (1 - tx) + value(1, 0) * tx;
    const double north = value(0, 1) * (1 - tx) + value(1, 1) * tx;
    return south * (1 - ty) + north * ty;
}

V2 Lattice::warp(double u, double v) const
{
    // The river swings, and the streets swing with it, less and less with the distance.
    const double away = (v - lineV(-2) - 95) / 620;
    const double bend = (u + 210) / 570;
    const double first = std::floor(bend);
    const auto turn = [&](double k) {
        const auto n = static_cast<qint64>(k);
        const double reach = 68 + 48 * unit(hashOf({static_cast<qint64>(m_seed), 11, n}));
        return (n & 1) != 0 ? -reach : reach;
    };
    const double t = smooth(bend - first);
    const double meander = (turn(first) * (1 - t) + turn(first + 1) * t) / (1 + away * away);
    const double dx = 46 * noise(12, u / 600, v / 520) + 19 * noise(13, u / 240, v / 250);
    const double dy = meander + 40 * noise(14, u / 560, v / 620) + 17 * noise(15, u / 260, v / 240);
    return {u + dx, v + dy};
}

V2 Lattice::unwarp(V2 place, V2 guess) const
{
    // The warp's displacement has a slope below 0.7, so the fixed point draws near; four steps leave
    // centimetres.
    for (int step = 0; step < 4; ++step) {
        const V2 bent = warp(guess.x, guess.y);
        guess = guess + (place - bent);
    }
    return guess;
}

double Lattice::ground(double u, double v) const
{
    double height = 2.0 + 0.45 * noise(31, u / 780, v / 780) + 0.16 * noise(32, u / 210, v / 210);
    // A low quarter behind the canal and a rise in the north-east; the pattern comes back in a larger city.
    const auto bump = [](double du, double dv, double radius) {
        const double t = clamp01(1 - (du * du + dv * dv) / (radius * radius));
        return t * t * (3 - 2 * t);
    };
    const auto fold = [](double x) { return x - 2700 * std::floor(x / 2700 + 0.5); };
    height -= 1.7 * bump(fold(u + 430), fold(v - 330), 380);
    height += 1.1 * bump(fold(u - 560), fold(v - 480), 460);
    height = std::clamp(height, 0.5, 3.5);

    bool river = false;
    const double bank = bankDistance(u, v, 20, river);
    if (bank < 14) { // made banks, whatever lies behind
        const double t = smooth(clamp01((bank - 2) / 12));
        height = std::max(height, kBankM) * (1 - t) + height * t;
    }
    if (bank < 0) {
        const double t = smooth(clamp01(-bank / (river ? 24.0 : 6.0)));
        height = kBankM + (river ? -6.6 : -3.4) * std::max(t, 0.25);
    }
    return height;
}

RoadSpec Lattice::columnRoad(int i)
{
    if (i == 0)
        return specOf(RoadClass::ArterialMain);
    if (isCanal(i)) // the west bank: a footpath before the houses that turn their backs to the water
        return specOf(RoadClass::Alley);
    if (isCanal(i - 1))
        return specOf(RoadClass::Area);
    if (modulo(i, 8) == 0)
        return specOf(RoadClass::Arterial);
    if (modulo(i, 4) == 0)
        return specOf(RoadClass::InterArea);
    return specOf(modulo(i, 2) == 0 ? RoadClass::AreaMain : RoadClass::Area);
}

RoadSpec Lattice::rowRoad(int j)
{
    if (j == 0)
        return specOf(RoadClass::Arterial);
    if (isRiver(j) || isRiver(j - 1))
        return specOf(RoadClass::AreaMain); // along the river
    if (modulo(j, 4) == 0)
        return specOf(RoadClass::InterArea);
    return specOf(modulo(j, 2) == 0 ? RoadClass::AreaMain : RoadClass::Area);
}

bool Lattice::bridgesRiver(int i)
{
    return modulo(i, 2) == 0 && !isCanal(i) && !isCanal(i - 1);
}

bool Lattice::bridgesCanal(int j)
{
    return modulo(j, 2) == 0 || isRiver(j) || isRiver(j - 1);
}

bool Lattice::hasRoad(int i, int j, Direction direction) const
{
    if (direction == West)
        return hasRoad(i - 1, j, East);
    if (direction == South)
        return hasRoad(i, j - 1, North);
    if (direction == East) {
        if (!isUsed({i, j}) && !isUsed({i, j - 1}))
            return false;
        return !isCanal(i) || bridgesCanal(j);
    }
    if (!isUsed({i, j}) && !isUsed({i - 1, j}))
        return false;
    return !isRiver(j) || bridgesRiver(i);
}

RoadSpec Lattice::road(int i, int j, Direction direction) const
{
    return direction == East || direction == West ? rowRoad(j) : columnRoad(i);
}

V2 Lattice::neighbour(int i, int j, Direction direction)
{
    switch (direction) {
    case East:
        return {static_cast<double>(i + 1), static_cast<double>(j)};
    case North:
        return {static_cast<double>(i), static_cast<double>(j + 1)};
    case West:
        return {static_cast<double>(i - 1), static_cast<double>(j)};
    default:
        return {static_cast<double>(i), static_cast<double>(j - 1)};
    }
}

V2 Lattice::corner(int i, int j, Quadrant quadrant, Edge edge) const
{
    const V2 here = node(i, j);
    const auto halfWidth = [&](Direction d) {
        const RoadSpec spec = road(i, j, d);
        return edge == Edge::RedLine ? spec.rowM / 2 : spec.rowM / 2 - spec.sidewalkM;
    };
    const auto lineOf = [&](Direction d) {
        const V2 n = neighbour(i, j, d);
        return Line{here, unitOf(node(static_cast<int>(n.x), static_cast<int>(n.y)) - here)};
    };
    // The roads that bound the quadrant: the first that exists on either hand.
    int right = quadrant;
    for (int k = 0; k < 3 && !hasRoad(i, j, static_cast<Direction>(right & 3)); ++k)
        right += 3;
    int left = quadrant + 1;
    for (int k = 0; k < 3 && !hasRoad(i, j, static_cast<Direction>(left & 3)); ++k)
        left += 1;
    const auto rightDirection = static_cast<Direction>(right & 3);
    const auto leftDirection = static_cast<Direction>(left & 3);
    const Line rightAxis = lineOf(rightDirection);
    const Line leftAxis = lineOf(leftDirection);
    V2 where;
    if (meet(rightAxis.moved(halfWidth(rightDirection)), leftAxis.moved(-halfWidth(leftDirection)), where))
        return snapped(where);
    // Straight on: across from the node.
    const V2 normal = unitOf(leftOf(rightAxis.along) - leftOf(leftAxis.along));
    return snapped(here + normal * ((halfWidth(rightDirection) + halfWidth(leftDirection)) / 2));
}

std::array<V2, 4> Lattice::cellCorners(CellIndex cell, Edge edge) const
{
    return {corner(cell.c, cell.r, NorthEast, edge), corner(cell.c + 1, cell.r, NorthWest, edge),
            corner(cell.c + 1, cell.r + 1, SouthWest, edge), corner(cell.c, cell.r + 1, SouthEast, edge)};
}

} // namespace dothi::io::demo
