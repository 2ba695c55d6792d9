// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/geo/geometry.h>
#include <dothi/geo/localframe.h>
#include <dothi/scene/sectionfill.h>

#include <osg/Vec3d>

#include <QString>

#include <vector>

namespace dothi::scene {

enum class SectionKind
{
    None,
    Vertical,   ///< along a line: what lies to the right of it is taken away
    Horizontal, ///< at a height: what lies above it is taken away
    Box         ///< all but what lies in a box is taken away
};

/// A flat piece of what a section cuts open, in the local metres of a frame: the points
/// origin + u·along + v·across with low ≤ (u, v) ≤ high. `along` is level; `across` points up on upright
/// faces and north of it on level ones. The cut stuff lies behind it, `normal` points to what was taken away.
struct CutFace
{
    osg::Vec3d origin;
    osg::Vec3d along;
    osg::Vec3d across;
    osg::Vec3d normal;
    CutPoint low;
    CutPoint high;
    [[nodiscard]] bool isUpright() const { return across.z() > 0.5; }
    [[nodiscard]] osg::Vec3d at(double u, double v) const { return origin + along * u + across * v; }
};

/// A stretch of a ray, metres from its origin.
struct RayStretch
{
    double from = 0;
    double to = 0;
};

/// What of the city is taken away so that one looks into the rest. Map coordinates and heights of the city.
/// A value; any thread.
struct Section
{
    SectionKind kind = SectionKind::None;
    bool flipped =
        false;       ///< the other side is taken away: left of the line, below the height, inside the box
    geo::Coord from; ///< of the line, looking from `from` to `to`; heights do not count
    geo::Coord to;
    double heightM = 0;    ///< of the level cut
    geo::Coord middle;     ///< of the box; height does not count
    double widthM = 0;     ///< of the box, along its heading's right
    double depthM = 0;     ///< of the box, along its heading
    double headingDeg = 0; ///< clockwise from grid north
    double bottomM = 0;
    double topM = 0;

    friend bool operator==(const Section &, const Section &) = default;

    [[nodiscard]] bool isActive() const { return kind != SectionKind::None; }
    /// A section that cuts something: its numbers are finite, its line has a length, its box a volume.
    [[nodiscard]] bool isValid() const;
    /// Whether this spot (map) is taken away.
    [[nodiscard]] bool removes(const geo::Coord &map) const;
    /// The parts of a ray (local metres of `frame`, direction of length 1) that go through what is left, in
    /// order, up to `farM`.
    [[nodiscard]] std::vector<RayStretch> kept(const geo::LocalFrame &frame, const osg::Vec3d &origin,
                                               const osg::Vec3d &direction, double farM) const;
    /// The faces it cuts, one to six.
    [[nodiscard]] std::vector<CutFace> faces(const geo::LocalFrame &frame) const;

    /// How shaders and arithmetic see every kind: a box about a turned origin. A point at local (x, y, z) is
    /// at ((x, y) − origin) turned by (cos, sin) and z; inside when it lies between low and high.
    struct Bounds
    {
        osg::Vec3d origin; ///< local metres; z is 0
        double cosine = 1;
        double sine = 0;
        osg::Vec3d low;
        osg::Vec3d high;
        bool removeInside = false;
        [[nodiscard]] osg::Vec3d turned(const osg::Vec3d &local) const;
    };
    [[nodiscard]] Bounds bounds(const geo::LocalFrame &frame) const;

    /// "line,E,N,E,N", "height,H" or "box,E,N,width,depth,heading,bottom,top"; "-" before it flips. As the
    /// CLI takes it.
    [[nodiscard]] static Result<Section> fromText(const QString &text);
};

} // namespace dothi::scene
