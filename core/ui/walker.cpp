// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/walker.h>

#include <QtMath>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace dothi::ui {

namespace {

constexpr double kAheadM = 10;                ///< the target of the view
constexpr std::array kFeelHeightsM{0.5, 1.4}; ///< above the ground, at which walls are felt
constexpr double kSlackM = 0.02;
/// How far from the wanted direction one gives way along a wall.
constexpr std::array kGivingWayDeg{15.0, 30.0, 45.0, 60.0, 75.0};
constexpr double kRoofWithinM = 500;
constexpr double kWallWithinM = 150;
constexpr double kStepM = 0.5;

} // namespace

Walker::Walker(WalkWorld world, double x, double y, double headingDeg)
    : m_world(std::move(world))
    , m_x(x)
    , m_y(y)
    , m_headingDeg(headingDeg)
{
    setHeading(headingDeg);
}

double Walker::groundAt(double x, double y) const
{
    return m_world.groundHeight ? m_world.groundHeight(x, y) : 0;
}

scene::CameraPose Walker::pose() const
{
    const double heading = qDegreesToRadians(m_headingDeg);
    const double pitch = qDegreesToRadians(m_pitchDeg);
    scene::CameraPose pose;
    pose.headingDeg = m_headingDeg;
    pose.pitchDeg = m_pitchDeg;
    pose.distanceM = kAheadM;
    pose.fieldOfViewDeg = kFieldOfViewDeg;
    pose.target = {m_x + kAheadM * std::sin(heading) * std::cos(pitch),
                   m_y + kAheadM * std::cos(heading) * std::cos(pitch),
                   groundAt(m_x, m_y) + m_eyeM - kAheadM * std::sin(pitch)};
    return pose;
}

double Walker::clearance(double x, double y) const
{
    constexpr int kAround = 12;
    double nearest = kBodyM;
    const double ground = groundAt(x, y);
    for (const double height : kFeelHeightsM) {
        for (int i = 0; i < kAround; ++i) {
            const double direction = 2 * std::numbers::pi * i / kAround;
            const scene::Ray ray{{x, y, ground + height}, {std::sin(direction), std::cos(direction), 0}};
            if (const std::optional<double> wall = m_world.wallAhead(ray, nearest))
                nearest = std::min(nearest, *wall);
        }
    }
    return nearest;
}

double Walker::freeWay(double directionDeg, double metres) const
{
    if (!m_world.wallAhead)
        return metres;
    const double direction = qDegreesToRadians(directionDeg);
    const double dx = std::sin(direction);
    const double dy = std::cos(direction);
    const double ground = groundAt(m_x, m_y);
    double way = metres;
    for (const double height : kFeelHeightsM) {
        const scene::Ray ray{{m_x, m_y, ground + height}, {dx, dy, 0}};
        if (const std::optional<double> wall = m_world.wallAhead(ray, metres + kBodyM))
            way = std::min(way, *wall - kBodyM);
    }
    // A wall passed at a slant keeps its distance as well. Who stands too close already may get away.
    const double now = std::min(clearance(m_x, m_y), kBodyM - kSlackM);
    for (int halving = 0; way > 0 && clearance(m_x + way * dx, m_y + way * dy) < now; ++halving)
        way = halving < 6 ? way / 2 : 0;
    return std::max(0.0, way);
}

double Walker::go(double metres, double turnedDeg)
{
    const double from[] = {m_x, m_y};
    double left = metres;
    // In short steps: the ground rises and falls, and a wall begins somewhere on the way.
    while (left > 1e-9) {
        const double step = std::min(left, kStepM);
        const double wanted = m_headingDeg + turnedDeg;
        double best = freeWay(wanted, step);
        double bestDirection = wanted;
        if (best < step) {
            // What counts is the progress in the wanted direction.
            for (const double giving : kGivingWayDeg) {
                for (const double direction : {wanted + giving, wanted - giving}) {
                    const double progress = std::cos(qDegreesToRadians(giving));
                    if (step * progress <= best * std::cos(qDegreesToRadians(bestDirection - wanted)))
                        continue;
                    const double way = freeWay(direction, step * progress);
                    // A little more progress is not worth turning off for.
                    if (way * progress - kSlackM >
                        best * std::cos(qDegreesToRadians(bestDirection - wanted))) {
                        best = way;
                        bestDirection = direction;
                    }
                }
            }
        }
        if (best < 1e-6)
            break;
        m_x += best * std::sin(qDegreesToRadians(bestDirection));
        m_y += best * std::cos(qDegreesToRadians(bestDirection));
        left -= step;
    }
    return std::hypot(m_x - from[0], m_y - from[1]);
}

void Walker::look(double turnDeg, double pitchDeg)
{
    setHeading(m_headingDeg + turnDeg);
    setPitch(m_pitchDeg + pitchDeg);
}

void Walker::setHeading(double headingDeg)
{
    if (!std::isfinite(headingDeg))
        return;
    m_headingDeg = std::fmod(headingDeg, 360);
    if (m_headingDeg < 0)
        m_headingDeg += 360;
}

void Walker::setPitch(double pitchDeg)
{
    if (std::isfinite(pitchDeg))
        m_pitchDeg = std::clamp(pitchDeg, -kMostUpDeg, kMostDownDeg);
}

void Walker::grow(double factor)
{
    if (factor > 0 && std::isfinite(factor))
        m_eyeM = std::clamp(m_eyeM * factor, kLowestEyeM, kHighestEyeM);
}

bool Walker::isInside() const
{
    if (!m_world.wallAhead)
        return false;
    const geo::Coord body{m_x, m_y, groundAt(m_x, m_y) + 1};
    if (!m_world.wallAhead({body, {0, 0, 1}}, kRoofWithinM))
        return false;
    // Under a bridge or an overhang there is a way out on some side.
    for (int i = 0; i < 8; ++i) {
        const double direction = qDegreesToRadians(45.0 * i);
        if (!m_world.wallAhead({body, {std::sin(direction), std::cos(direction), 0}}, kWallWithinM))
            return false;
    }
    return true;
}

bool Walker::stepOut(double x, double y, double withinM)
{
    const double fromX = m_x;
    const double fromY = m_y;
    const double way = std::hypot(x - m_x, y - m_y);
    const double most = std::min(way, withinM);
    for (double gone = 0; isInside(); gone += kStepM) {
        if (gone > most || way <= 0) {
            m_x = fromX;
            m_y = fromY;
            return false;
        }
        m_x = fromX + (x - fromX) * gone / way;
        m_y = fromY + (y - fromY) * gone / way;
    }
    return true;
}

} // namespace dothi::ui
