// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/streettool.h>

#include <QtMath>

#include <algorithm>
#include <cmath>
#include <optional>

namespace dothi::ui {

namespace {

constexpr double kOnStreetM = 12;
constexpr double kAsideM = 25; ///< from a building without a street

struct AxisPoint
{
    geo::Coord at;
    double distanceM = 0;
    double directionDeg = 0; ///< of the axis there
};

double directionDeg(double dx, double dy)
{
    return qRadiansToDegrees(std::atan2(dx, dy));
}

std::optional<AxisPoint> nearestOnAxes(const geo::Coord &spot, const std::vector<geo::Geometry> &roads)
{
    std::optional<AxisPoint> best;
    for (const geo::Geometry &road : roads) {
        for (size_t part = 0; part < road.partCount(); ++part) {
            const std::span<const geo::Coord> line = road.ring(part, 0);
            for (size_t i = 1; i < line.size(); ++i) {
                const double dx = line[i].x - line[i - 1].x;
                const double dy = line[i].y - line[i - 1].y;
                const double length2 = dx * dx + dy * dy;
                if (!(length2 > 0))
                    continue;
                const double along = (spot.x - line[i - 1].x) * dx + (spot.y - line[i - 1].y) * dy;
                const double share = std::clamp(along / length2, 0.0, 1.0);
                const geo::Coord at{line[i - 1].x + share * dx, line[i - 1].y + share * dy, 0};
                const double distance = std::hypot(at.x - spot.x, at.y - spot.y);
                if (distance <= kStreetWithinM && (!best || distance < best->distanceM))
                    best = AxisPoint{at, distance, directionDeg(dx, dy)};
            }
        }
    }
    return best;
}

} // namespace

StandingPlace standingPlace(const geo::Coord &spot, bool isBuilding, const geo::Coord &viewer,
                            double headingDeg, const std::vector<geo::Geometry> &roads)
{
    const std::optional<AxisPoint> street = nearestOnAxes(spot, roads);
    if (isBuilding) {
        geo::Coord from = spot;
        if (street) {
            from = street->at;
        } else if (const double way = std::hypot(viewer.x - spot.x, viewer.y - spot.y); way > kAsideM) {
            from.x += (viewer.x - spot.x) * kAsideM / way;
            from.y += (viewer.y - spot.y) * kAsideM / way;
        }
        const double dx = spot.x - from.x;
        const double dy = spot.y - from.y;
        return {from.x, from.y, std::hypot(dx, dy) > 0.1 ? directionDeg(dx, dy) : headingDeg};
    }
    StandingPlace place{spot.x, spot.y, headingDeg};
    if (street && street->distanceM <= kOnStreetM) {
        const double off = std::abs(std::remainder(street->directionDeg - headingDeg, 360));
        place.headingDeg = off <= 90 ? street->directionDeg : street->directionDeg + 180;
    }
    return place;
}

StreetTool::StreetTool(std::function<void(const ViewSpot &)> stand, QObject *parent)
    : ViewTool(parent)
    , m_stand(std::move(stand))
{}

QString StreetTool::hint() const
{
    return tr("Click where you want to stand, or the house you want to look at. Esc leaves.");
}

void StreetTool::click(const ViewSpot &spot)
{
    Q_EMIT finished();
    m_stand(spot);
}

} // namespace dothi::ui
