// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/geo/geometry.h>
#include <dothi/geo/localframe.h>

#include <osg/Matrixd>

#include <QJsonObject>
#include <QPointF>
#include <QSizeF>

namespace dothi::scene {

/// Where one stands and looks. Heading: degrees clockwise from north (0 looks north). Pitch: degrees below
/// the horizon (90 looks straight down, negative: up). Distance: metres from the eye to the target. Plan:
/// straight down without perspective; the same scene, `distanceM` then sets the scale as it would in
/// perspective, so that 2D ⇄ 3D keeps what is on screen.
struct CameraPose
{
    geo::Coord target; ///< map coordinates, E, N, H
    double headingDeg = 0;
    double pitchDeg = 45;
    double distanceM = 1000;
    bool plan = false;
    double fieldOfViewDeg = 35; ///< vertical; who stands in a street sees wider

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<CameraPose> fromJson(const QJsonObject &json);
    /// "E,N,H,heading,pitch,distance", as the CLI takes it.
    [[nodiscard]] static Result<CameraPose> fromText(const QString &text);
};

/// A half line in map coordinates; `direction` has length 1.
struct Ray
{
    geo::Coord origin;
    geo::Coord direction;
};

/// The camera as arithmetic in double precision: no GL, no OSG nodes, testable. Pixels count from the upper
/// left corner of the viewport, in device pixels.
class Camera
{
public:
    static constexpr double kFieldOfViewDeg = 35; ///< vertical, unless the pose says otherwise
    static constexpr double kMinFieldOfViewDeg = 5;
    static constexpr double kMaxFieldOfViewDeg = 100;
    static constexpr double kMinDistanceM = 5;
    static constexpr double kMaxDistanceM = 200'000;

    Camera() = default;
    explicit Camera(const CameraPose &pose, const QSizeF &viewport = {1280, 800});

    [[nodiscard]] const CameraPose &pose() const { return m_pose; }
    /// Clamps pitch to −85…90°, distance and field of view to their limits.
    void setPose(const CameraPose &pose);
    /// Going about a place may lead below it, and back.
    void setBelowGround(bool below);
    [[nodiscard]] QSizeF viewport() const { return m_viewport; }
    void setViewport(const QSizeF &size);

    [[nodiscard]] geo::Coord eye() const;
    /// Both for coordinates of `frame` (local metres).
    [[nodiscard]] osg::Matrixd viewMatrix(const geo::LocalFrame &frame) const;
    /// Near and far are set to hold the ground from `minHeightM` up to `maxHeightM` (map heights).
    [[nodiscard]] osg::Matrixd projectionMatrix(double minHeightM = -50, double maxHeightM = 600) const;

    [[nodiscard]] Ray ray(const QPointF &pixel) const;
    /// Where `map` is on screen; false when it is behind the eye.
    [[nodiscard]] bool project(const geo::Coord &map, QPointF &pixel) const;
    /// Where the ray through `pixel` meets the plane of height `heightM`; false above the horizon.
    [[nodiscard]] bool groundAt(const QPointF &pixel, double heightM, geo::Coord &map) const;
    /// Half of what is seen vertically, at distance 1.
    [[nodiscard]] double tanHalfFieldOfView() const;
    /// Ground metres per pixel at `map`.
    [[nodiscard]] double metresPerPixel(const geo::Coord &map) const;

    /// Moves so that the ground point `grabbed` (map) comes to lie under `pixel`.
    void dragTo(const geo::Coord &grabbed, const QPointF &pixel);
    /// Zooms by `factor` (> 1: closer) keeping `anchor` under its pixel.
    void zoomAt(const geo::Coord &anchor, double factor);
    /// Turns to this heading and pitch (absolute, clamped, not below 2°) about `pivot`, which keeps its
    /// pixel.
    void orbit(const geo::Coord &pivot, double headingDeg, double pitchDeg);
    /// Moves along the ground in screen directions, in shares of the viewport height.
    void move(double right, double forward);
    /// Lifts eye and target; in plan, where height shows nothing, steps back by so much instead.
    void rise(double metres);
    /// Pose that shows `extent` (at height `heightM`) whole, from the given direction.
    [[nodiscard]] static CameraPose poseFor(const geo::Extent &extent, double heightM, const QSizeF &viewport,
                                            double headingDeg = 0, double pitchDeg = 50, bool plan = false);
    /// Pose of the first picture and of “whole city”: from an oblique angle the ellipse in `extent` fills the
    /// view; the land beyond runs out into the haze.
    [[nodiscard]] static CameraPose homePose(const geo::Extent &extent, double heightM,
                                             const QSizeF &viewport, bool plan = false);
    /// Pose between two, `t` 0…1, along a smooth flight.
    [[nodiscard]] static CameraPose between(const CameraPose &from, const CameraPose &to, double t);

private:
    double m_minOrbitPitchDeg = 2;
    CameraPose m_pose;
    QSizeF m_viewport{1280, 800};
};

} // namespace dothi::scene
