// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/camera.h>

#include <functional>
#include <optional>

namespace dothi::ui {

/// What a walker stands on and runs into; map coordinates. A function that is not set: flat ground at 0, no
/// walls.
struct WalkWorld
{
    std::function<double(double x, double y)> groundHeight;
    /// Metres along a ray (direction of length 1) to the first wall within `withinM`; nothing when free.
    std::function<std::optional<double>(const scene::Ray &ray, double withinM)> wallAhead;
};

/// Somebody on foot in the city: goes along the ground at the pace of a walk, along walls instead of through
/// them, and looks about. Plain arithmetic: no widget, no clock of its own. Main thread.
class Walker
{
public:
    /// Eye height of a standing adult, and the limits it can be set to (a crouch, a roof terrace).
    static constexpr double kEyeHeightM = 1.6;
    static constexpr double kLowestEyeM = 0.5;
    static constexpr double kHighestEyeM = 120;
    /// A brisk walk, and with Shift a bicycle.
    static constexpr double kPaceMs = 1.8;
    static constexpr double kFastFactor = 4;
    /// How close one comes to a wall; nothing of it is cut off by the near plane of the view then.
    static constexpr double kBodyM = 0.5;
    /// Wide enough to see both sides of a street, and the houses up to their eaves.
    static constexpr double kFieldOfViewDeg = 58;
    static constexpr double kMostUpDeg = 80;   ///< above the horizon
    static constexpr double kMostDownDeg = 85; ///< below it

    Walker(WalkWorld world, double x, double y, double headingDeg);

    [[nodiscard]] double x() const { return m_x; }
    [[nodiscard]] double y() const { return m_y; }
    [[nodiscard]] double headingDeg() const { return m_headingDeg; }
    /// Height of the ground it stands on (map).
    [[nodiscard]] double groundM() const { return groundAt(m_x, m_y); }
    /// Above that ground.
    [[nodiscard]] double eyeHeightM() const { return m_eyeM; }
    /// What is seen: the eye above the ground; the target lies a few metres ahead.
    [[nodiscard]] scene::CameraPose pose() const;

    /// Goes `metres` in the direction `turnedDeg` clockwise from the view (0 ahead, 90 to the right). In
    /// front of a wall along it, or stops. Tells how far it came.
    double go(double metres, double turnedDeg = 0);
    /// Pitch grows downwards, as everywhere.
    void look(double turnDeg, double pitchDeg);
    void setHeading(double headingDeg);
    void setPitch(double pitchDeg);
    [[nodiscard]] double pitchDeg() const { return m_pitchDeg; }
    /// Grows and shrinks by this factor (the keys for up and down).
    void grow(double factor);

    /// Somebody at this place would be inside of a house: there are walls all around and a roof overhead.
    [[nodiscard]] bool isInside() const;
    /// Steps towards (x, y), at most `withinM`, until out in the open; false (and back where it was) when
    /// that is not reached.
    bool stepOut(double x, double y, double withinM);

private:
    [[nodiscard]] double groundAt(double x, double y) const;
    /// Metres to the nearest wall around a place, at most kBodyM.
    [[nodiscard]] double clearance(double x, double y) const;
    /// How far one gets in this direction (degrees clockwise from north), at most `metres`.
    [[nodiscard]] double freeWay(double directionDeg, double metres) const;

    WalkWorld m_world;
    double m_x;
    double m_y;
    double m_headingDeg;
    double m_pitchDeg = 0;
    double m_eyeM = kEyeHeightM;
};

} // namespace dothi::ui
