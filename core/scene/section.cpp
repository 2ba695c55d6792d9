// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/section.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace dothi::scene {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Scene)
};

/// Farther than anything of a city; a float holds it.
constexpr double kEndless = 1e9;
constexpr double kShortestM = 0.01;

} // namespace

bool Section::isValid() const
{
    const auto finite = [](std::initializer_list<double> values) {
        return std::ranges::all_of(values,
                                   [](double v) { return std::isfinite(v) && std::abs(v) < kEndless; });
    };
    switch (kind) {
    case SectionKind::None:
        return false;
    case SectionKind::Vertical:
        return finite({from.x, from.y, to.x, to.y}) && std::hypot(to.x - from.x, to.y - from.y) >= kShortestM;
    case SectionKind::Horizontal:
        return finite({heightM});
    case SectionKind::Box:
        return finite({middle.x, middle.y, widthM, depthM, headingDeg, bottomM, topM}) &&
               widthM >= kShortestM && depthM >= kShortestM && topM - bottomM >= kShortestM;
    }
    return false;
}

osg::Vec3d Section::Bounds::turned(const osg::Vec3d &local) const
{
    const osg::Vec3d d = local - origin;
    return {d.x() * cosine + d.y() * sine, d.y() * cosine - d.x() * sine, local.z()};
}

Section::Bounds Section::bounds(const geo::LocalFrame &frame) const
{
    Bounds b;
    b.low = {-kEndless, -kEndless, -kEndless};
    b.high = {kEndless, kEndless, kEndless};
    const double zeroM = frame.origin().z;
    switch (kind) {
    case SectionKind::None:
        b.removeInside = false;
        break;
    case SectionKind::Vertical: {
        // x along the line, y to its left.
        const geo::Coord a = frame.toLocal(from);
        const double length = std::hypot(to.x - from.x, to.y - from.y);
        b.origin = {a.x, a.y, 0};
        b.cosine = length > 0 ? (to.x - from.x) / length : 1;
        b.sine = length > 0 ? (to.y - from.y) / length : 0;
        b.low.y() = 0;
        b.removeInside = flipped;
        break;
    }
    case SectionKind::Horizontal:
        b.high.z() = heightM - zeroM;
        b.removeInside = flipped;
        break;
    case SectionKind::Box: {
        const geo::Coord c = frame.toLocal(middle);
        const double angle = -headingDeg * std::numbers::pi / 180;
        b.origin = {c.x, c.y, 0};
        b.cosine = std::cos(angle);
        b.sine = std::sin(angle);
        b.low = {-widthM / 2, -depthM / 2, bottomM - zeroM};
        b.high = {widthM / 2, depthM / 2, topM - zeroM};
        b.removeInside = flipped;
        break;
    }
    }
    return b;
}

bool Section::removes(const geo::Coord &map) const
{
    if (!isActive())
        return false;
    const geo::LocalFrame none;
    const Bounds b = bounds(none);
    const osg::Vec3d p = b.turned({map.x, map.y, map.z});
    const bool inside = p.x() >= b.low.x() && p.x() <= b.high.x() && p.y() >= b.low.y() &&
                        p.y() <= b.high.y() && p.z() >= b.low.z() && p.z() <= b.high.z();
    return inside == b.removeInside;
}

std::vector<RayStretch> Section::kept(const geo::LocalFrame &frame, const osg::Vec3d &origin,
                                      const osg::Vec3d &direction, double farM) const
{
    if (!isActive())
        return {{0, farM}};
    const Bounds b = bounds(frame);
    const osg::Vec3d o = b.turned(origin);
    const osg::Vec3d d{direction.x() * b.cosine + direction.y() * b.sine,
                       direction.y() * b.cosine - direction.x() * b.sine, direction.z()};
    double enter = 0;
    double leave = farM;
    for (const auto &[at, way, low, high] :
         {std::array{o.x(), d.x(), b.low.x(), b.high.x()}, std::array{o.y(), d.y(), b.low.y(), b.high.y()},
          std::array{o.z(), d.z(), b.low.z(), b.high.z()}}) {
        if (std::abs(way) < 1e-12) {
            if (at < low || at > high)
                leave = -1;
            continue;
        }
        const double t0 = (low - at) / way;
        const double t1 = (high - at) / way;
        enter = std::max(enter, std::min(t0, t1));
        leave = std::min(leave, std::max(t0, t1));
    }
    const bool meets = enter < leave;
    if (!b.removeInside)
        return meets ? std::vector<RayStretch>{{enter, leave}} : std::vector<RayStretch>{};
    if (!meets)
        return {{0, farM}};
    std::vector<RayStretch> kept;
    if (enter > 0)
        kept.push_back({0, enter});
    if (leave < farM)
        kept.push_back({leave, farM});
    return kept;
}

std::vector<CutFace> Section::faces(const geo::LocalFrame &frame) const
{
    std::vector<CutFace> faces;
    if (!isValid())
        return faces;
    const Bounds b = bounds(frame);
    const double out = b.removeInside ? -1 : 1;
    const osg::Vec3d x{b.cosine, b.sine, 0};
    const osg::Vec3d y{-b.sine, b.cosine, 0};
    const osg::Vec3d z{0, 0, 1};
    const auto upright = [&](const osg::Vec3d &along, const osg::Vec3d &normal, double at, double low,
                             double high) {
        // `at`: the plane's distance from the turned origin, in the direction of the normal.
        faces.push_back(
            {b.origin + normal * at, along, z, normal * out, {low, b.low.z()}, {high, b.high.z()}});
    };
    if (b.high.x() < kEndless)
        upright(y, x, b.high.x(), b.low.y(), b.high.y());
    if (b.low.x() > -kEndless)
        upright(y, x * -1.0, -b.low.x(), b.low.y(), b.high.y());
    if (b.high.y() < kEndless)
        upright(x, y, b.high.y(), b.low.x(), b.high.x());
    if (b.low.y() > -kEndless)
        upright(x, y * -1.0, -b.low.y(), b.low.x(), b.high.x());
    const auto level = [&](double height, double up) {
        faces.push_back(
            {b.origin + z * height, x, y, z * (up * out), {b.low.x(), b.low.y()}, {b.high.x(), b.high.y()}});
    };
    if (b.high.z() < kEndless)
        level(b.high.z(), 1);
    if (b.low.z() > -kEndless)
        level(b.low.z(), -1);
    return faces;
}

Result<Section> Section::fromText(const QString &text)
{
    const auto bad = [&] {
        return fail(Error(ErrorCode::InvalidArgument, Tr::tr("“%1” is no section.").arg(text))
                        .withAdvice(Tr::tr("Write line,E,N,E,N or height,H or "
                                           "box,E,N,width,depth,heading,bottom,top; a minus sign before it "
                                           "takes the other side away.")));
    };
    Section section;
    QString rest = text.trimmed();
    section.flipped = rest.startsWith(QLatin1Char('-'));
    if (section.flipped)
        rest.remove(0, 1);
    QStringList parts = rest.split(QLatin1Char(','));
    const QString word = parts.takeFirst().trimmed();
    std::vector<double> n;
    for (const QString &part : parts) {
        bool ok = false;
        n.push_back(part.trimmed().toDouble(&ok));
        if (!ok)
            return bad();
    }
    if (word == QLatin1String("line") && n.size() == 4) {
        section.kind = SectionKind::Vertical;
        section.from = {n[0], n[1], 0};
        section.to = {n[2], n[3], 0};
    } else if (word == QLatin1String("height") && n.size() == 1) {
        section.kind = SectionKind::Horizontal;
        section.heightM = n[0];
    } else if (word == QLatin1String("box") && n.size() == 7) {
        section.kind = SectionKind::Box;
        section.middle = {n[0], n[1], 0};
        section.widthM = n[2];
        section.depthM = n[3];
        section.headingDeg = n[4];
        section.bottomM = n[5];
        section.topM = n[6];
    }
    if (!section.isValid())
        return bad();
    return section;
}

} // namespace dothi::scene
