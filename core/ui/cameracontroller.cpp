// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/cameracontroller.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dothi::ui {

namespace {

constexpr double kDegreesPerPixel = 0.25; ///< orbit, at a viewport height of kReferenceHeight
constexpr double kReferenceHeight = 800;
constexpr double kZoomPerNotch = 1.22;
constexpr double kViewportsPerSecond = 0.8; ///< W/A/S/D
constexpr double kDegreesPerSecond = 60;    ///< Q/E
constexpr double kRisePerSecond = 0.6;      ///< R/F, share of the distance
constexpr double kFastFactor = 3;
constexpr double kStepsPerNotch = 3; ///< metres on foot, per notch of the wheel
constexpr double kLongestTick = 0.1; ///< of a step of movement
constexpr double kLongestFrame = 1;  ///< what takes longer is no frame, but a program that was stopped

} // namespace

void CameraController::setBelowGround(bool below)
{
    m_flattestDeg = below ? -60 : 2;
    m_camera.setBelowGround(below);
}

void CameraController::setCityExtent(const geo::Extent &extent, double heightM)
{
    m_city = extent;
    m_cityHeightM = heightM;
}

void CameraController::setPose(const scene::CameraPose &pose)
{
    m_flight.reset();
    m_walker.reset();
    m_camera.setPose(pose);
    if (!pose.plan)
        m_pitch3dDeg = m_camera.pose().pitchDeg;
}

void CameraController::setViewport(const QSizeF &devicePixels)
{
    m_camera.setViewport(devicePixels);
}

scene::CameraPose CameraController::target() const
{
    return m_flight ? m_flight->to : m_camera.pose();
}

void CameraController::flyTo(const scene::CameraPose &pose)
{
    m_walker.reset();
    if (!pose.plan)
        m_pitch3dDeg = pose.pitchDeg;
    startFlight(pose);
}

void CameraController::startFlight(const scene::CameraPose &pose)
{
    if (m_flightSeconds <= 0) {
        m_flight.reset();
        m_camera.setPose(pose);
        return;
    }
    m_flight = Flight{m_camera.pose(), pose, m_flightSeconds};
}

void CameraController::finishFlight()
{
    if (!m_flight)
        return;
    m_camera.setPose(scene::CameraPose(m_flight->to));
    m_flight.reset();
}

void CameraController::walk(double x, double y, double headingDeg)
{
    m_drag.reset();
    m_walker.emplace(m_walkWorld, x, y, headingDeg);
    startFlight(m_walker->pose());
}

scene::CameraPose CameraController::fromAbove() const
{
    constexpr double kAboveM = 120;
    scene::CameraPose pose = m_walker->pose();
    pose.target = {m_walker->x(), m_walker->y(), m_walker->groundM()};
    pose.pitchDeg = std::max(m_pitch3dDeg, 30.0);
    pose.distanceM = kAboveM;
    pose.fieldOfViewDeg = scene::Camera::kFieldOfViewDeg;
    return pose;
}

void CameraController::stopWalking()
{
    if (m_walker)
        flyTo(fromAbove());
}

void CameraController::walkOn(double right, double forward, double turn, double up, double seconds)
{
    if (right != 0 || forward != 0) {
        const double metres = Walker::kPaceMs * (m_fast ? Walker::kFastFactor : 1) * seconds;
        m_walker->go(metres, std::atan2(right, forward) * 180 / std::numbers::pi);
    }
    m_walker->look(turn * kDegreesPerSecond * seconds, 0);
    if (up != 0)
        m_walker->grow(std::exp(up * seconds));
    m_camera.setPose(m_walker->pose());
}

void CameraController::flyHome()
{
    if (m_city.isEmpty())
        return;
    const scene::CameraPose now = target();
    flyTo(scene::Camera::homePose(m_city, m_cityHeightM, m_camera.viewport(), now.plan));
}

void CameraController::flyNorth()
{
    scene::CameraPose pose = target();
    pose.headingDeg = 0;
    if (m_walker) {
        m_walker->setHeading(0);
        startFlight(m_walker->pose());
        return;
    }
    flyTo(pose);
}

bool CameraController::isPlan() const
{
    return target().plan;
}

void CameraController::setPlan(bool plan)
{
    scene::CameraPose pose = target();
    if (pose.plan == plan)
        return;
    if (m_walker)
        pose = fromAbove();
    if (plan)
        m_pitch3dDeg = std::min(pose.pitchDeg, 80.0);
    pose.plan = plan;
    pose.pitchDeg = plan ? 90 : m_pitch3dDeg;
    flyTo(pose);
}

void CameraController::flyToExtent(const geo::Extent &extent, double heightM, double minSpanM)
{
    if (extent.isEmpty())
        return;
    geo::Extent shown = extent;
    const double missing = minSpanM - std::max(shown.width(), shown.height());
    if (missing > 0)
        shown = shown.grown(missing / 2);
    const scene::CameraPose now = target();
    const double pitch = now.plan ? 90 : std::clamp(now.pitchDeg, 25.0, 75.0);
    const QSizeF viewport = m_camera.viewport();
    scene::CameraPose pose =
        scene::Camera::poseFor(shown, heightM, viewport, now.headingDeg, pitch, now.plan);
    // Between high houses a low view ends before a wall, or inside one: from higher up the place is seen.
    for (const auto &[steeper, farther] :
         {std::pair(55.0, 1.0), std::pair(70.0, 1.0), std::pair(80.0, 1.0), std::pair(70.0, 2.0)}) {
        if (now.plan || !isHidden(pose))
            break;
        if (steeper <= pitch && farther == 1)
            continue;
        pose = scene::Camera::poseFor(shown, heightM, viewport, now.headingDeg, steeper, false);
        pose.distanceM *= farther;
    }
    flyTo(pose);
}

bool CameraController::isHidden(const scene::CameraPose &pose) const
{
    constexpr double kNear = 0.6; ///< of the way; what stands on the place itself is no obstacle
    if (!m_spotUnder)
        return false;
    const scene::Camera camera(pose, m_camera.viewport());
    const QPointF middle(m_camera.viewport().width() / 2, m_camera.viewport().height() / 2);
    const std::optional<geo::Coord> spot = m_spotUnder(camera, middle);
    if (!spot)
        return false;
    const geo::Coord eye = camera.eye();
    return std::hypot(spot->x - eye.x, spot->y - eye.y, spot->z - eye.z) < kNear * pose.distanceM;
}

std::optional<geo::Coord> CameraController::spotUnder(const QPointF &pixel) const
{
    if (m_spotUnder) {
        if (const std::optional<geo::Coord> spot = m_spotUnder(m_camera, pixel))
            return spot;
    }
    geo::Coord ground;
    if (m_camera.groundAt(pixel, m_camera.pose().target.z, ground))
        return ground;
    return std::nullopt;
}

void CameraController::press(Button button, const QPointF &pixel)
{
    if (m_walker)
        finishFlight();
    m_flight.reset();
    m_drag = Drag{button, pixel, m_camera, m_walker ? std::nullopt : spotUnder(pixel)};
}

bool CameraController::drag(const QPointF &pixel)
{
    if (!m_drag)
        return false;
    // Always from the pose at the press: what was grabbed stays under the cursor, and rounding does not add
    // up.
    scene::Camera camera = m_drag->camera;
    camera.setViewport(m_camera.viewport());
    const QPointF way = pixel - m_drag->start;
    if (m_walker) {
        // What is grabbed moves with the cursor: to look to the left, drag to the right.
        const double perPixel = camera.pose().fieldOfViewDeg / std::max(1.0, camera.viewport().height());
        m_walker->setHeading(m_drag->camera.pose().headingDeg - way.x() * perPixel);
        m_walker->setPitch(m_drag->camera.pose().pitchDeg - way.y() * perPixel);
        m_camera.setPose(m_walker->pose());
        return true;
    }
    if (m_drag->button == Button::Left && m_drag->spot) {
        camera.dragTo(*m_drag->spot, pixel);
    } else if (m_drag->button == Button::Left) {
        // The sky was grabbed: there is no point to move, so look around.
        const double perPixel =
            kDegreesPerPixel * kReferenceHeight / std::max(1.0, camera.viewport().height());
        camera.orbit(camera.pose().target, camera.pose().headingDeg - way.x() * perPixel,
                     camera.pose().pitchDeg);
    } else {
        const double perPixel =
            kDegreesPerPixel * kReferenceHeight / std::max(1.0, camera.viewport().height());
        const scene::CameraPose &pose = camera.pose();
        const double pitch =
            pose.plan ? pose.pitchDeg : std::clamp(pose.pitchDeg + way.y() * perPixel, m_flattestDeg, 90.0);
        camera.orbit(m_drag->spot.value_or(pose.target), pose.headingDeg + way.x() * perPixel, pitch);
    }
    m_camera = camera;
    if (!m_camera.pose().plan)
        m_pitch3dDeg = m_camera.pose().pitchDeg;
    return true;
}

void CameraController::release()
{
    m_drag.reset();
}

void CameraController::wheel(const QPointF &pixel, double steps)
{
    if (m_walker) {
        finishFlight();
        m_walker->go(std::abs(steps) * kStepsPerNotch, steps < 0 ? 180 : 0);
        m_camera.setPose(m_walker->pose());
        return;
    }
    m_flight.reset();
    const geo::Coord anchor = spotUnder(pixel).value_or(m_camera.pose().target);
    m_camera.zoomAt(anchor, std::pow(kZoomPerNotch, steps));
    if (m_drag) {
        // Zooming while a button is down: go on dragging from here.
        m_drag->camera = m_camera;
        m_drag->start = pixel;
    }
}

void CameraController::startMotion(Motion motion)
{
    if (m_walker)
        finishFlight();
    m_flight.reset();
    m_motions.insert(motion);
}

void CameraController::stopMotion(Motion motion)
{
    m_motions.erase(motion);
}

void CameraController::stopAllMotions()
{
    m_motions.clear();
    m_fast = false;
}

bool CameraController::tick(double seconds)
{
    // A slow frame is made up for in several steps; a stall must not throw the camera across the city.
    double left = seconds > kLongestFrame ? kLongestTick : std::max(seconds, 0.0);
    bool more = true;
    do {
        more = step(std::min(left, kLongestTick));
        left -= kLongestTick;
    } while (more && left > 1e-9);
    return more;
}

bool CameraController::step(double step)
{
    if (m_flight) {
        m_flight->passed += step;
        const double t = std::min(1.0, m_flight->passed / m_flight->seconds);
        if (t >= 1) {
            const scene::CameraPose end = m_flight->to;
            m_flight.reset();
            m_camera.setPose(end);
        } else {
            m_camera.setPose(scene::Camera::between(m_flight->from, m_flight->to, t));
        }
    }
    const double amount = step * (m_fast ? kFastFactor : 1);
    double right = 0;
    double forward = 0;
    double turn = 0;
    double up = 0;
    for (const Motion motion : m_motions) {
        switch (motion) {
        case Motion::Forward:
            forward += 1;
            break;
        case Motion::Back:
            forward -= 1;
            break;
        case Motion::Right:
            right += 1;
            break;
        case Motion::Left:
            right -= 1;
            break;
        case Motion::TurnRight:
            turn += 1;
            break;
        case Motion::TurnLeft:
            turn -= 1;
            break;
        case Motion::Up:
            up += 1;
            break;
        case Motion::Down:
            up -= 1;
            break;
        }
    }
    if (m_walker) {
        if (!m_flight && (right != 0 || forward != 0 || turn != 0 || up != 0))
            walkOn(right, forward, turn, up, step);
        return isMoving();
    }
    if (right != 0 || forward != 0)
        m_camera.move(right * kViewportsPerSecond * amount, forward * kViewportsPerSecond * amount);
    if (turn != 0) {
        const scene::CameraPose pose = m_camera.pose();
        m_camera.orbit(pose.target, pose.headingDeg + turn * kDegreesPerSecond * amount, pose.pitchDeg);
    }
    if (up != 0)
        m_camera.rise(up * kRisePerSecond * m_camera.pose().distanceM * amount);
    return isMoving();
}

} // namespace dothi::ui
