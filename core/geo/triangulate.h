// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <memory>
#include <span>
#include <vector>

namespace dothi::geo {

/// A position in the plane of a polygon, metres about some near origin.
struct Point2
{
    double x = 0;
    double y = 0;

    friend bool operator==(const Point2 &, const Point2 &) = default;
};

/// Cuts polygons with holes into triangles by ear clipping; no vertices are added. Keeps its room from one
/// polygon to the next, so that many small ones cost no allocations. One object a thread.
///
/// Valid polygons give triangles whose areas sum up to theirs. Degenerate, self-touching or self-intersecting
/// ones give some covering or nothing; never a crash, and the time stays bounded (the rest is left out when
/// cutting stalls). Soon after the task of this thread was cancelled (see StopWithTask) it ends with a part.
///
/// Convex rings become strips at once. Rings of up to 64 vertices are clipped on a few flat arrays, with the
/// reflex vertices as the bits of one word; the others, and those at which that stalls, after M. Held, "FIST:
/// Fast Industrial-Strength Triangulation of Polygons", Algorithmica 30 (2001): holes joined by bridges, ears
/// tested against the reflex vertices near by in z-order, local repairs when no ear is left. What would take
/// it steps by the square (thin teeth, thousands of holes) is triangulated as Delaunay did
/// (constrainedcut.h).
class Triangulator
{
public:
    Triangulator();
    Triangulator(Triangulator &&) noexcept;
    Triangulator &operator=(Triangulator &&) noexcept;
    ~Triangulator();

    /// `points` holds the rings one after the other, `ringStarts` the first position of each (0 first: the
    /// exterior; the others are holes). Rings may be open or repeat their first position, in either
    /// orientation. The result holds three indices into `points` per triangle, counter-clockwise, and is good
    /// until the next call.
    [[nodiscard]] std::span<const quint32> cut(std::span<const Point2> points,
                                               std::span<const quint32> ringStarts);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// A single polygon; for many a Triangulator is faster.
[[nodiscard]] std::vector<quint32> triangulate(std::span<const Point2> points,
                                               std::span<const quint32> ringStarts);

} // namespace dothi::geo
