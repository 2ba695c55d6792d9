// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/camera.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringList>
#include <QtMath>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

namespace dothi::scene {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Camera)
};

using geo::Coord;

constexpr double kMinPitchDeg = -85; ///< looking up, as one does in a street
constexpr double kMinOrbitPitchDeg = 2;
constexpr double kMinPitchBelowDeg = -60;
constexpr double kMaxPitchDeg = 90;
/// Beyond this the fog has swallowed everything; it also keeps the depth buffer useful.
constexpr double kFarthestM = 60'000;
/// A rotation angle below this (in the plane of a ray and the ground) counts as parallel.
constexpr double kParallel = 1e-9;

Coord operator+(const Coord &a, const Coord &b)
{
    return {a.x + b.x, a.y + b.y, a.z + b.z};
}

Coord operator-(const Coord &a, const Coord &b)
{
    return {a.x - b.x, a.y - b.y, a.z - b.z};
}

Coord operator*(const Coord &a, double s)
{
    return {a.x * s, a.y * s, a.z * s};
}

double dot(const Coord &a, const Coord &b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

/// The camera's axes in map directions, each of length 1.
struct Axes
{
    Coord right;
    Coord up;
    Coord forward;
};

Axes axesOf(const CameraPose &pose)
{
    const double h = qDegreesToRadians(pose.headingDeg);
    const double p = qDegreesToRadians(pose.plan ? kMaxPitchDeg : pose.pitchDeg);
    const double sinH = std::sin(h);
    const double cosH = std::cos(h);
    // cos(90°) is not quite 0 in doubles; straight down must be exactly that.
    const double sinP = pose.plan ? 1 : std::sin(p);
    const double cosP = pose.plan ? 0 : std::cos(p);
    return {{cosH, -sinH, 0}, {sinH * sinP, cosH * sinP, cosP}, {sinH * cosP, cosH * cosP, -sinP}};
}

double normalizedHeading(double degrees)
{
    const double turned = std::fmod(degrees, 360);
    return turned < 0 ? turned + 360 : turned;
}

bool isFinite(const CameraPose &pose)
{
    return std::isfinite(pose.target.x) && std::isfinite(pose.target.y) && std::isfinite(pose.target.z) &&
           std::isfinite(pose.headingDeg) && std::isfinite(pose.pitchDeg) && std::isfinite(pose.distanceM) &&
           std::isfinite(pose.fieldOfViewDeg);
}

Failure badPose(const QString &detail)
{
    return fail(Error(ErrorCode::InvalidArgument, Tr::tr("This is not a camera position."))
                    .withAdvice(Tr::tr(
                        "Give easting, northing, height, heading, pitch and distance, separated by commas: "
                        "603797,1191942,2,30,45,800"))
                    .withDetail(detail));
}

} // namespace

QJsonObject CameraPose::toJson() const
{
    return {{QStringLiteral("target"), QJsonArray{target.x, target.y, target.z}},
            {QStringLiteral("headingDeg"), headingDeg},
            {QStringLiteral("pitchDeg"), pitchDeg},
            {QStringLiteral("distanceM"), distanceM},
            {QStringLiteral("plan"), plan},
            {QStringLiteral("fieldOfViewDeg"), fieldOfViewDeg}};
}

Result<CameraPose> CameraPose::fromJson(const QJsonObject &json)
{
    const QJsonArray target = json.value(QLatin1String("target")).toArray();
    const QJsonValue heading = json.value(QLatin1String("headingDeg"));
    const QJsonValue pitch = json.value(QLatin1String("pitchDeg"));
    const QJsonValue distance = json.value(QLatin1String("distanceM"));
    if (target.size() != 3 || !target[0].isDouble() || !target[1].isDouble() || !target[2].isDouble() ||
        !heading.isDouble() || !pitch.isDouble() || !distance.isDouble()) {
        return badPose(QStringLiteral("target, headingDeg, pitchDeg and distanceM must be numbers"));
    }
    CameraPose pose;
    pose.target = {target[0].toDouble(), target[1].toDouble(), target[2].toDouble()};
    pose.headingDeg = heading.toDouble();
    pose.pitchDeg = pitch.toDouble();
    pose.distanceM = distance.toDouble();
    pose.plan = json.value(QLatin1String("plan")).toBool();
    // Views saved by an older program do not have it.
    pose.fieldOfViewDeg = json.value(QLatin1String("fieldOfViewDeg")).toDouble(pose.fieldOfViewDeg);
    if (!isFinite(pose) || pose.distanceM <= 0)
        return badPose(QStringLiteral("number out of range"));
    return pose;
}

Result<CameraPose> CameraPose::fromText(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(','));
    if (parts.size() != 6)
        return badPose(QStringLiteral("six numbers expected, not %1").arg(parts.size()));
    std::array<double, 6> numbers{};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        bool ok = false;
        numbers[static_cast<size_t>(i)] = parts[i].trimmed().toDouble(&ok);
        if (!ok)
            return badPose(QStringLiteral("\"%1\" is not a number").arg(parts[i]));
    }
    CameraPose pose{{numbers[0], numbers[1], numbers[2]},
                    numbers[3],
                    numbers[4],
                    numbers[5],
                    false,
                    Camera::kFieldOfViewDeg};
    if (!isFinite(pose) || pose.distanceM <= 0)
        return badPose(QStringLiteral("number out of range"));
    return pose;
}

Camera::Camera(const CameraPose &pose, const QSizeF &viewport)
{
    setViewport(viewport);
    setPose(pose);
}

void Camera::setPose(const CameraPose &pose)
{
    if (!isFinite(pose))
        return;
    m_pose = pose;
    m_pose.headingDeg = normalizedHeading(pose.headingDeg);
    m_pose.pitchDeg = std::clamp(pose.pitchDeg, kMinPitchDeg, kMaxPitchDeg);
    m_pose.distanceM = std::clamp(pose.distanceM, kMinDistanceM, kMaxDistanceM);
    m_pose.fieldOfViewDeg = std::clamp(pose.fieldOfViewDeg, kMinFieldOfViewDeg, kMaxFieldOfViewDeg);
}

double Camera::tanHalfFieldOfView() const
{
    return std::tan(qDegreesToRadians(m_pose.fieldOfViewDeg) / 2);
}

void Camera::setBelowGround(bool below)
{
    m_minOrbitPitchDeg = below ? kMinPitchBelowDeg : kMinOrbitPitchDeg;
    if (!below)
        m_pose.pitchDeg = std::max(m_pose.pitchDeg, kMinOrbitPitchDeg);
}

void Camera::setViewport(const QSizeF &size)
{
    m_viewport = {std::max(1.0, size.width()), std::max(1.0, size.height())};
}

Coord Camera::eye() const
{
    return m_pose.target - axesOf(m_pose).forward * m_pose.distanceM;
}

osg::Matrixd Camera::viewMatrix(const geo::LocalFrame &frame) const
{
    const Axes a = axesOf(m_pose);
    const Coord e = frame.toLocal(eye());
    // OSG multiplies row vectors from the left; the eye looks along −z.
    return {a.right.x,        a.up.x,        -a.forward.x,      0, //
            a.right.y,        a.up.y,        -a.forward.y,      0, //
            a.right.z,        a.up.z,        -a.forward.z,      0, //
            -dot(a.right, e), -dot(a.up, e), dot(a.forward, e), 1};
}

osg::Matrixd Camera::projectionMatrix(double minHeightM, double maxHeightM) const
{
    const double aspect = m_viewport.width() / m_viewport.height();
    const double eyeZ = eye().z;
    if (m_pose.plan) {
        const double half = m_pose.distanceM * tanHalfFieldOfView();
        // In parallel projection things above the eye are seen as well: near may lie behind it.
        const double nearM = eyeZ - maxHeightM - 10;
        const double farM = std::max(nearM + 10, eyeZ - minHeightM + 10);
        return osg::Matrixd::ortho(-half * aspect, half * aspect, -half, half, nearM, farM);
    }
    const double pitch = qDegreesToRadians(m_pose.pitchDeg);
    const double halfFov = qDegreesToRadians(m_pose.fieldOfViewDeg) / 2;
    // Near: where the steepest ray reaches the highest roof, but no closer than the depth buffer bears.
    double nearM = std::max(0.3, m_pose.distanceM * 0.004);
    if (eyeZ > maxHeightM) {
        const double steepest = std::min(pitch + halfFov, std::numbers::pi / 2);
        const double along = (eyeZ - maxHeightM) / std::sin(steepest) * std::cos(halfFov);
        nearM = std::max(nearM, along * 0.8);
    }
    // Far: where the flattest ray reaches the lowest ground, or where the fog ends when it sees the horizon.
    const double limit = std::max(kFarthestM, m_pose.distanceM * 6);
    double farM = limit;
    const double flattest = pitch - halfFov;
    if (flattest > qDegreesToRadians(0.5) && eyeZ > minHeightM)
        farM = std::min(limit, (eyeZ - minHeightM) / std::sin(flattest) * 1.05 + 10);
    farM = std::max(farM, nearM * 2);
    return osg::Matrixd::perspective(m_pose.fieldOfViewDeg, aspect, nearM, farM);
}

Ray Camera::ray(const QPointF &pixel) const
{
    const Axes a = axesOf(m_pose);
    const double aspect = m_viewport.width() / m_viewport.height();
    const double x = (2 * pixel.x() / m_viewport.width() - 1) * aspect * tanHalfFieldOfView();
    const double y = (1 - 2 * pixel.y() / m_viewport.height()) * tanHalfFieldOfView();
    if (m_pose.plan)
        return {eye() + a.right * (x * m_pose.distanceM) + a.up * (y * m_pose.distanceM), a.forward};
    const Coord direction = a.forward + a.right * x + a.up * y;
    return {eye(), direction * (1 / std::sqrt(dot(direction, direction)))};
}

bool Camera::project(const Coord &map, QPointF &pixel) const
{
    const Axes a = axesOf(m_pose);
    const Coord d = map - eye();
    double depth = m_pose.distanceM;
    if (!m_pose.plan) {
        depth = dot(d, a.forward);
        if (depth <= 1e-6)
            return false;
    }
    const double aspect = m_viewport.width() / m_viewport.height();
    const double x = dot(d, a.right) / (depth * tanHalfFieldOfView() * aspect);
    const double y = dot(d, a.up) / (depth * tanHalfFieldOfView());
    pixel = {(x + 1) / 2 * m_viewport.width(), (1 - y) / 2 * m_viewport.height()};
    return true;
}

bool Camera::groundAt(const QPointF &pixel, double heightM, Coord &map) const
{
    const Ray r = ray(pixel);
    if (std::abs(r.direction.z) < kParallel)
        return false;
    const double t = (heightM - r.origin.z) / r.direction.z;
    if (t <= 0 && !m_pose.plan)
        return false;
    map = r.origin + r.direction * t;
    map.z = heightM;
    return true;
}

double Camera::metresPerPixel(const Coord &map) const
{
    double depth = m_pose.distanceM;
    if (!m_pose.plan)
        depth = std::max(0.0, dot(map - eye(), axesOf(m_pose).forward));
    return 2 * depth * tanHalfFieldOfView() / m_viewport.height();
}

void Camera::dragTo(const Coord &grabbed, const QPointF &pixel)
{
    Coord under;
    if (!groundAt(pixel, grabbed.z, under))
        return;
    m_pose.target.x += grabbed.x - under.x;
    m_pose.target.y += grabbed.y - under.y;
}

void Camera::zoomAt(const Coord &anchor, double factor)
{
    if (!(factor > 0) || !std::isfinite(factor))
        return;
    const double distance = std::clamp(m_pose.distanceM / factor, kMinDistanceM, kMaxDistanceM);
    // A homothety about the anchor leaves every direction seen from the eye as it was.
    const double share = distance / m_pose.distanceM;
    Coord target = anchor + (m_pose.target - anchor) * share;
    if (m_pose.plan)
        target.z = m_pose.target.z; // height has no part in the picture; leave it for the way back to 3D
    m_pose.target = target;
    m_pose.distanceM = distance;
}

void Camera::orbit(const Coord &pivot, double headingDeg, double pitchDeg)
{
    const Axes before = axesOf(m_pose);
    const Coord toEye = eye() - pivot;
    const double right = dot(toEye, before.right);
    const double up = dot(toEye, before.up);
    const double forward = dot(toEye, before.forward);
    CameraPose pose = m_pose;
    pose.headingDeg = headingDeg;
    // Going about a place one does not sink below the ground; who looks up already may go on doing so.
    pose.pitchDeg = std::max(pitchDeg, std::min(m_minOrbitPitchDeg, m_pose.pitchDeg));
    const double planTargetZ = m_pose.target.z;
    setPose(pose);
    // The eye keeps its place relative to the pivot in camera axes, so the pivot keeps its pixel.
    const Axes after = axesOf(m_pose);
    const Coord newEye = pivot + after.right * right + after.up * up + after.forward * forward;
    m_pose.target = newEye + after.forward * m_pose.distanceM;
    if (m_pose.plan)
        m_pose.target.z = planTargetZ;
}

void Camera::move(double right, double forward)
{
    const double h = qDegreesToRadians(m_pose.headingDeg);
    const double view = 2 * m_pose.distanceM * tanHalfFieldOfView();
    m_pose.target.x += (right * std::cos(h) + forward * std::sin(h)) * view;
    m_pose.target.y += (-right * std::sin(h) + forward * std::cos(h)) * view;
}

void Camera::rise(double metres)
{
    if (!std::isfinite(metres))
        return;
    if (m_pose.plan)
        m_pose.distanceM = std::clamp(m_pose.distanceM + metres, kMinDistanceM, kMaxDistanceM);
    else
        m_pose.target.z += metres;
}

namespace {

/// Turns and tilts as `pose` does and shows all of `corners`, which lie at its target's height.
CameraPose poseAround(CameraPose pose, std::span<const Coord> corners, const QSizeF &viewport)
{
    constexpr double kMinDistanceM = Camera::kMinDistanceM;
    constexpr double kMaxDistanceM = Camera::kMaxDistanceM;
    const double heightM = pose.target.z;
    // Room at the edges, so that nothing touches the frame.
    constexpr double kMargin = 0.94;
    const auto bounds = [&](const Camera &camera, double &minX, double &maxX, double &minY, double &maxY) {
        minX = minY = 1e300;
        maxX = maxY = -1e300;
        for (const Coord &corner : corners) {
            QPointF pixel;
            if (!camera.project(corner, pixel))
                return false;
            minX = std::min(minX, pixel.x() / camera.viewport().width());
            maxX = std::max(maxX, pixel.x() / camera.viewport().width());
            minY = std::min(minY, pixel.y() / camera.viewport().height());
            maxY = std::max(maxY, pixel.y() / camera.viewport().height());
        }
        return true;
    };
    // The nearer half of a tilted extent looks larger: alternately find the distance and re-centre what is
    // seen.
    for (int round = 0; round < 4; ++round) {
        double low = kMinDistanceM;
        double high = kMaxDistanceM;
        for (int i = 0; i < 50; ++i) {
            const double middle = std::sqrt(low * high);
            pose.distanceM = middle;
            double minX = 0;
            double maxX = 0;
            double minY = 0;
            double maxY = 0;
            const bool fits = bounds(Camera(pose, viewport), minX, maxX, minY, maxY) &&
                              maxX - minX <= kMargin && maxY - minY <= kMargin;
            (fits ? high : low) = middle;
        }
        pose.distanceM = high;
        Camera camera(pose, viewport);
        double minX = 0;
        double maxX = 0;
        double minY = 0;
        double maxY = 0;
        Coord middleOfView;
        if (!bounds(camera, minX, maxX, minY, maxY) ||
            !camera.groundAt({(minX + maxX) / 2 * camera.viewport().width(),
                              (minY + maxY) / 2 * camera.viewport().height()},
                             heightM, middleOfView)) {
            break;
        }
        pose.target = middleOfView;
    }
    // Re-centring may have pushed a corner out: give way until all are inside.
    for (int i = 0; i < 40 && pose.distanceM < kMaxDistanceM; ++i) {
        double minX = 0;
        double maxX = 0;
        double minY = 0;
        double maxY = 0;
        if (bounds(Camera(pose, viewport), minX, maxX, minY, maxY) && minX >= 0 && minY >= 0 && maxX <= 1 &&
            maxY <= 1)
            break;
        pose.distanceM *= 1.03;
    }
    pose.distanceM = std::clamp(pose.distanceM, kMinDistanceM, kMaxDistanceM);
    return pose;
}

} // namespace

CameraPose Camera::poseFor(const geo::Extent &extent, double heightM, const QSizeF &viewport,
                           double headingDeg, double pitchDeg, bool plan)
{
    CameraPose pose;
    pose.headingDeg = headingDeg;
    pose.pitchDeg = pitchDeg;
    pose.plan = plan;
    if (extent.isEmpty())
        return pose;
    const Coord center = extent.center();
    pose.target = {center.x, center.y, heightM};
    const std::array<Coord, 4> corners{Coord{extent.minX(), extent.minY(), heightM},
                                       {extent.maxX(), extent.minY(), heightM},
                                       {extent.maxX(), extent.maxY(), heightM},
                                       {extent.minX(), extent.maxY(), heightM}};
    return poseAround(pose, corners, viewport);
}

CameraPose Camera::homePose(const geo::Extent &extent, double heightM, const QSizeF &viewport, bool plan)
{
    if (plan)
        return poseFor(extent, heightM, viewport, 0, kMaxPitchDeg, true);
    // Flat enough for the land to run out into the haze at the top of the picture.
    constexpr double kHeadingDeg = 20;
    constexpr double kFlatDeg = 23;
    constexpr double kSteepDeg = 42;
    // A narrow view looks more from above, or the city would be a strip in the middle of fields.
    const double aspect = viewport.height() > 0 ? viewport.width() / viewport.height() : 1.6;
    CameraPose pose;
    pose.headingDeg = kHeadingDeg;
    pose.pitchDeg = std::clamp(kFlatDeg + (1.6 - aspect) * 26, kFlatDeg, kSteepDeg);
    if (extent.isEmpty())
        return pose;
    const Coord center = extent.center();
    pose.target = {center.x, center.y, heightM};
    // Cities do not fill the corners of their extent: the ellipse in it is what is to be seen whole.
    std::vector<Coord> rim;
    constexpr int kRim = 24;
    for (int i = 0; i < kRim; ++i) {
        const double angle = qDegreesToRadians(360.0 * i / kRim);
        rim.push_back({center.x + std::cos(angle) * extent.width() / 2,
                       center.y + std::sin(angle) * extent.height() / 2, heightM});
    }
    return poseAround(pose, rim, viewport);
}

CameraPose Camera::between(const CameraPose &from, const CameraPose &to, double t)
{
    if (!(t > 0))
        return from;
    if (t >= 1)
        return to;
    const double s = t * t * (3 - 2 * t);
    CameraPose pose;
    const double turn = std::remainder(to.headingDeg - from.headingDeg, 360);
    pose.headingDeg = from.headingDeg + turn * s;
    // On the way between plan and 3D the view tips over in perspective: a plan counts as looking straight
    // down.
    const double fromPitch = from.plan ? kMaxPitchDeg : from.pitchDeg;
    const double toPitch = to.plan ? kMaxPitchDeg : to.pitchDeg;
    pose.plan = from.plan && to.plan;
    pose.fieldOfViewDeg = from.fieldOfViewDeg + (to.fieldOfViewDeg - from.fieldOfViewDeg) * s;
    pose.pitchDeg =
        pose.plan ? from.pitchDeg + (to.pitchDeg - from.pitchDeg) * s : fromPitch + (toPitch - fromPitch) * s;
    // The optimal path of van Wijk and Nuij, "Smooth and efficient zooming and panning" (InfoVis 2003), eq. 9
    // with rho = 1.2: far flights rise, short ones do not.
    constexpr double kRho = 1.2;
    const double w0 = from.distanceM;
    const double w1 = to.distanceM;
    const Coord way = to.target - from.target;
    const double u1 = std::hypot(way.x, way.y);
    double share = s;
    if (u1 > 1e-3 * std::min(w0, w1)) {
        const double rho2 = kRho * kRho;
        const double b0 = (w1 * w1 - w0 * w0 + rho2 * rho2 * u1 * u1) / (2 * w0 * rho2 * u1);
        const double b1 = (w1 * w1 - w0 * w0 - rho2 * rho2 * u1 * u1) / (2 * w1 * rho2 * u1);
        const double r0 = std::asinh(-b0);
        const double r1 = std::asinh(-b1);
        const double r = r0 + s * (r1 - r0);
        pose.distanceM = w0 * std::cosh(r0) / std::cosh(r);
        share = w0 * (std::cosh(r0) * std::tanh(r) - std::sinh(r0)) / (rho2 * u1);
    } else {
        pose.distanceM = w0 * std::pow(w1 / w0, s);
    }
    pose.target = from.target + way * std::clamp(share, 0.0, 1.0);
    return pose;
}

} // namespace dothi::scene
