// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/skyline.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <optional>

namespace dothi::scene {

namespace {

constexpr int kDirections = 2048; ///< a tenth of a degree and a half each
constexpr double kNever = -std::numeric_limits<double>::infinity();
/// An eye this close to a wall's plane sees it edge on.
constexpr double kEdgeOnM = 0.02;
/// Boxes are held larger by this: drawn things may lie on their faces.
constexpr double kSlackM = 0.05;

/// A place in the circle of directions, 0 … kDirections.
double directionOf(double x, double y)
{
    const double turn = std::atan2(y, x) / (2 * std::numbers::pi);
    return (turn < 0 ? turn + 1 : turn) * kDirections;
}

/// A wall as it is seen: from one direction counter-clockwise to another, less than half a turn away.
struct SeenWall
{
    double from = 0;
    double to = 0; ///< may be beyond kDirections
    osg::Vec2d a;  ///< seen at `from`
    osg::Vec2d b;
    double rise = 0; ///< above the eye
    double farthestM = 0;
};

double distanceTo(const osg::Vec2d &a, const osg::Vec2d &b)
{
    const osg::Vec2d ab = b - a;
    const double t = std::clamp(-(a * ab) / ab.length2(), 0.0, 1.0);
    return (a + ab * t).length();
}

std::optional<SeenWall> seen(const osg::Vec3d &eye, const UprightWall &wall, double nearestM)
{
    const osg::Vec2d at(eye.x(), eye.y());
    const osg::Vec2d a = wall.a - at;
    const osg::Vec2d b = wall.b - at;
    const double width = (b - a).length();
    const double rise = wall.topM - eye.z();
    if (!(width > 0) || !(rise > 0))
        return std::nullopt;
    // How far in front of it the eye is; seen from its outside its start lies counter-clockwise of its end.
    if (!((a.y() * b.x() - a.x() * b.y()) / width > kEdgeOnM) || distanceTo(a, b) < nearestM)
        return std::nullopt;
    SeenWall result{directionOf(b.x(), b.y()),       directionOf(a.x(), a.y()), b, a, rise,
                    std::max(a.length(), b.length())};
    if (result.to < result.from)
        result.to += kDirections;
    return result;
}

/// Where the look in a direction meets a wall: how far that is away.
double distanceAt(const SeenWall &wall, double direction)
{
    if (direction <= wall.from)
        return wall.a.length();
    if (direction >= wall.to)
        return wall.b.length();
    const double angle = direction * 2 * std::numbers::pi / kDirections;
    const osg::Vec2d look(std::cos(angle), std::sin(angle));
    const osg::Vec2d along = wall.b - wall.a;
    const double across = look.x() * along.y() - look.y() * along.x();
    return (wall.a.x() * along.y() - wall.a.y() * along.x()) / across;
}

/// How high one has to look to see past what has been taken in, as the tangent, in each small range of
/// directions.
class Skyline
{
public:
    void add(const SeenWall &wall)
    {
        const int first = static_cast<int>(std::floor(wall.from));
        const int last = static_cast<int>(std::floor(wall.to));
        double before = distanceAt(wall, wall.from);
        for (int i = first; i <= last; ++i) {
            const double low = std::max(wall.from, static_cast<double>(i));
            const double high = std::min(wall.to, static_cast<double>(i + 1));
            const double after = distanceAt(wall, high);
            // Along a straight line the farthest is at one of the ends.
            const double height = wall.rise / std::max(before, after);
            before = after;
            add(m_ranges[static_cast<size_t>(i % kDirections)], low - i, high - i, height);
        }
    }

    [[nodiscard]] bool hides(double from, double to, double height) const
    {
        const int first = static_cast<int>(std::floor(from));
        const int last = static_cast<int>(std::floor(to));
        for (int i = first; i <= last; ++i) {
            if (m_ranges[static_cast<size_t>((i + kDirections) % kDirections)].height < height)
                return false;
        }
        return true;
    }

private:
    /// The walls that cover it from its start on, and those that do up to its end: where they meet,
    /// neighbours share a corner, there is no gap.
    struct Range
    {
        double height = kNever;
        double upTo = 0;
        double upToHeight = std::numeric_limits<double>::infinity();
        double downTo = 1;
        double downToHeight = std::numeric_limits<double>::infinity();
    };

    static void add(Range &range, double low, double high, double height)
    {
        if (low <= 0 && high >= 1) {
            range.height = std::max(range.height, height);
            return;
        }
        // What adds nothing here must not lower what is there.
        if (height <= range.height)
            return;
        if (low <= range.upTo && high > range.upTo) {
            range.upTo = high;
            range.upToHeight = std::min(range.upToHeight, height);
        }
        if (high >= range.downTo && low < range.downTo) {
            range.downTo = low;
            range.downToHeight = std::min(range.downToHeight, height);
        }
        if (range.upTo >= range.downTo) {
            range.height = std::max(range.height, std::min(range.upToHeight, range.downToHeight));
            range = Range{range.height};
        }
    }

    std::array<Range, kDirections> m_ranges;
};

struct SeenBox
{
    size_t index = 0;
    double nearestM = 0;
    double from = 0;
    double to = 0;
    double height = 0;
};

std::optional<SeenBox> seen(const osg::Vec3d &eye, const osg::BoundingBoxd &box, size_t index)
{
    if (!box.valid())
        return std::nullopt;
    const double x0 = box.xMin() - eye.x() - kSlackM;
    const double x1 = box.xMax() - eye.x() + kSlackM;
    const double y0 = box.yMin() - eye.y() - kSlackM;
    const double y1 = box.yMax() - eye.y() + kSlackM;
    const double nearest = std::hypot(std::max({x0, -x1, 0.0}), std::max({y0, -y1, 0.0}));
    if (!(nearest > 0))
        return std::nullopt;
    const double rise = box.zMax() - eye.z() + kSlackM;
    // Everything above the eye is highest where it is nearest; walls do not reach below it.
    const double height = std::max(0.0, rise) / nearest;
    const double middle = directionOf((x0 + x1) / 2, (y0 + y1) / 2);
    double before = 0;
    double after = 0;
    for (const auto &[x, y] : {std::pair(x0, y0), {x1, y0}, {x1, y1}, {x0, y1}}) {
        double turn = directionOf(x, y) - middle;
        if (turn > kDirections / 2.0)
            turn -= kDirections;
        else if (turn < -kDirections / 2.0)
            turn += kDirections;
        before = std::min(before, turn);
        after = std::max(after, turn);
    }
    return SeenBox{index, nearest, middle + before, middle + after, height};
}

} // namespace

std::vector<bool> hiddenBehind(const osg::Vec3d &eye, std::span<const UprightWall> walls,
                               std::span<const osg::BoundingBoxd> boxes, double nearestM)
{
    std::vector<bool> hidden(boxes.size(), false);
    std::vector<SeenWall> inSight;
    for (const UprightWall &wall : walls) {
        if (const auto s = seen(eye, wall, nearestM))
            inSight.push_back(*s);
    }
    std::ranges::sort(inSight, {}, &SeenWall::farthestM);
    std::vector<SeenBox> asked;
    for (size_t i = 0; i < boxes.size(); ++i) {
        if (const auto s = seen(eye, boxes[i], i))
            asked.push_back(*s);
    }
    std::ranges::sort(asked, {}, &SeenBox::nearestM);
    Skyline skyline;
    auto next = inSight.begin();
    for (const SeenBox &box : asked) {
        for (; next != inSight.end() && next->farthestM <= box.nearestM; ++next)
            skyline.add(*next);
        hidden[box.index] = skyline.hides(box.from, box.to, box.height);
    }
    return hidden;
}

} // namespace dothi::scene
