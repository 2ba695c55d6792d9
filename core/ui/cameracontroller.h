// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/camera.h>
#include <dothi/ui/walker.h>

#include <QPointF>

#include <functional>
#include <optional>
#include <set>

namespace dothi::ui {

/// Turns mouse, wheel and keys into camera movement. Plain arithmetic: no widget, no GL, no clock of its own;
/// whoever owns it hands in device pixels and the time that passed. Main thread.
class CameraController
{
public:
    /// The spot of the city under a pixel (a roof, the ground), in map coordinates; nothing above the
    /// horizon.
    using SpotUnder = std::function<std::optional<geo::Coord>(const scene::Camera &, const QPointF &)>;

    enum class Button
    {
        Left,
        Middle,
        Right
    };
    /// Keys as movements, so that a test and another keyboard layout need no Qt key codes.
    enum class Motion
    {
        Forward,
        Back,
        Left,
        Right,
        TurnLeft,
        TurnRight,
        Up,
        Down
    };

    void setSpotUnder(SpotUnder spotUnder) { m_spotUnder = std::move(spotUnder); }
    /// What Home shows: the whole city. `heightM`: its middle ground height.
    void setCityExtent(const geo::Extent &extent, double heightM);

    [[nodiscard]] const scene::Camera &camera() const { return m_camera; }
    /// May look up from below the ground.
    void setBelowGround(bool below);
    /// Jumps; a flight in progress ends.
    void setPose(const scene::CameraPose &pose);
    void setViewport(const QSizeF &devicePixels);

    /// Flights take at most this long (s); 0 jumps. Default 0.8.
    void setFlightSeconds(double seconds) { m_flightSeconds = seconds; }
    void flyTo(const scene::CameraPose &pose);
    /// Where the flight under way ends; the pose where there is none.
    [[nodiscard]] scene::CameraPose target() const;
    /// Arrives at once.
    void finishFlight();
    void flyHome();
    /// Turns the view so that north is up, about the middle of the screen.
    void flyNorth();
    void setPlan(bool plan);
    [[nodiscard]] bool isPlan() const;
    /// On the way between plan and 3D, where the tilt is nobody's choice.
    [[nodiscard]] bool isTipping() const { return m_flight && m_flight->from.plan != m_flight->to.plan; }
    /// Flies to a rectangle of the map, keeping direction and mode; steeper where something would stand
    /// before it. Never closer than `minSpanM`.
    void flyToExtent(const geo::Extent &extent, double heightM, double minSpanM = 60);

    /// What somebody on foot stands on and runs into; to be set before walk().
    void setWalkWorld(WalkWorld world) { m_walkWorld = std::move(world); }
    [[nodiscard]] const WalkWorld &walkWorld() const { return m_walkWorld; }
    /// Flies down to somebody standing at (x, y), looking this way. From then on keys walk, any drag looks
    /// about and the wheel goes a few steps. Whatever places the camera otherwise ends it.
    void walk(double x, double y, double headingDeg);
    [[nodiscard]] bool isWalking() const { return m_walker.has_value(); }
    [[nodiscard]] const std::optional<Walker> &walker() const { return m_walker; }
    /// Rises to a view from above of the same place.
    void stopWalking();
    /// While walking: the walker's place, seen from a little above the roofs.
    [[nodiscard]] scene::CameraPose fromAbove() const;

    void press(Button button, const QPointF &pixel);
    /// True when the camera moved.
    bool drag(const QPointF &pixel);
    void release();
    [[nodiscard]] bool isDragging() const { return m_drag.has_value(); }
    /// `steps`: notches of a wheel, away from the user > 0 (closer).
    void wheel(const QPointF &pixel, double steps);

    void startMotion(Motion motion);
    void stopMotion(Motion motion);
    /// Keys left down when the window loses the focus are let go.
    void stopAllMotions();
    void setFast(bool fast) { m_fast = fast; }

    /// Advances flights and held keys by `seconds`; true while there is more to come.
    bool tick(double seconds);
    [[nodiscard]] bool isMoving() const { return m_flight.has_value() || !m_motions.empty(); }

private:
    struct Drag
    {
        Button button;
        QPointF start;
        scene::Camera camera; ///< as it was at the press
        std::optional<geo::Coord> spot;
    };
    bool step(double seconds);
    struct Flight
    {
        scene::CameraPose from;
        scene::CameraPose to;
        double seconds;
        double passed = 0;
    };

    void startFlight(const scene::CameraPose &pose);
    void walkOn(double right, double forward, double turn, double up, double seconds);
    /// True when something stands between the eye and the place it looks at.
    [[nodiscard]] bool isHidden(const scene::CameraPose &pose) const;
    [[nodiscard]] std::optional<geo::Coord> spotUnder(const QPointF &pixel) const;

    scene::Camera m_camera;
    double m_flattestDeg = 2;
    SpotUnder m_spotUnder;
    geo::Extent m_city;
    double m_cityHeightM = 0;
    double m_flightSeconds = 0.8;
    double m_pitch3dDeg = 45; ///< what 3D goes back to after the plan
    bool m_fast = false;
    WalkWorld m_walkWorld;
    std::optional<Walker> m_walker;
    std::optional<Drag> m_drag;
    std::optional<Flight> m_flight;
    std::set<Motion> m_motions;
};

} // namespace dothi::ui
