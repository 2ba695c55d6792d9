// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>
#include <dothi/ui/viewtool.h>

#include <functional>
#include <vector>

namespace dothi::ui {

/// Where somebody stands (map) and looks, degrees clockwise from north.
struct StandingPlace
{
    double x = 0;
    double y = 0;
    double headingDeg = 0;
};

/// Streets farther from a spot than this are not stood in for its sake, metres.
inline constexpr double kStreetWithinM = 60;

/// Where to stand for looking at a spot somebody pointed at. `roads`: axes of streets near it.
/// A building is looked at from the nearest street axis, or, where there is none within kStreetWithinM, from
/// the side of `viewer`; it is for the caller to step out of walls. On the ground one stands at the spot
/// itself and, within 12 m of a street axis, looks along the street, the way that is nearer to `headingDeg`.
[[nodiscard]] StandingPlace standingPlace(const geo::Coord &spot, bool isBuilding, const geo::Coord &viewer,
                                          double headingDeg, const std::vector<geo::Geometry> &roads);

/// One click: somebody stands there.
class StreetTool : public ViewTool
{
    Q_OBJECT
public:
    /// `stand` is called with the spot that was clicked.
    explicit StreetTool(std::function<void(const ViewSpot &)> stand, QObject *parent = nullptr);

    [[nodiscard]] QString hint() const override;
    void click(const ViewSpot &spot) override;

private:
    std::function<void(const ViewSpot &)> m_stand;
};

} // namespace dothi::ui
