// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/ops.h>

#include <permit/logic/plane.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace dothi::permit::plane {

namespace {

constexpr double kShortestM = 0.001;

/// Parts of areas below this come from rounding, not from a building.
constexpr double kSliverM2 = 1e-6;

/// Liang–Barsky: the share [t0, t1] of the segment inside the window.
bool clipSegment(const Coord &a, const Coord &b, const geo::Extent &window, double &t0, double &t1)
{
    const Coord d = b - a;
    t0 = 0;
    t1 = 1;
    const double p[] = {-d.x, d.x, -d.y, d.y};
    const double q[] = {a.x - window.minX(), window.maxX() - a.x, a.y - window.minY(), window.maxY() - a.y};
    for (int i = 0; i < 4; ++i) {
        if (p[i] == 0) {
            if (q[i] < 0)
                return false;
            continue;
        }
        const double t = q[i] / p[i];
        if (p[i] < 0)
            t0 = std::max(t0, t);
        else
            t1 = std::min(t1, t);
    }
    return t0 <= t1;
}

geo::Geometry quad(const Coord &a, const Coord &b, const Coord &c, const Coord &d)
{
    geo::Geometry g = geo::Geometry::polygon({a, b, c, d});
    geo::orient(g);
    return g;
}

/// The vertex of `part` farthest from `from`, as a reach.
Result<Reach> farthest(geo::Geometry part, const geo::Geometry &from)
{
    Reach reach;
    if (part.isEmpty() || from.isEmpty())
        return reach;
    reach.areaM2 = geo::area(part);
    if (reach.areaM2 <= kSliverM2)
        return Reach{};
    for (const Coord &c : part.coords()) {
        const Result<std::pair<Coord, Coord>> near = geo::nearestPoints(from, geo::Geometry::point(c));
        DOTHI_TRY(near);
        const double depth = distance(near->first, c);
        if (depth > reach.depthM) {
            reach.depthM = depth;
            reach.worst = c;
            reach.anchor = near->first;
        }
    }
    reach.part = std::move(part);
    return reach;
}

} // namespace

double distance(const Coord &a, const Coord &b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

Coord unit(const Coord &v)
{
    const double l = std::hypot(v.x, v.y);
    return l > 0 ? Coord{v.x / l, v.y / l, 0} : Coord{};
}

std::vector<Line> clip(const geo::Geometry &line, const geo::Extent &window)
{
    std::vector<Line> pieces;
    for (size_t p = 0; p < line.partCount(); ++p) {
        const auto ring = line.ring(p, 0);
        Line piece;
        const auto flush = [&] {
            if (piece.size() > 1 && length(piece) > kShortestM)
                pieces.push_back(std::move(piece));
            piece.clear();
        };
        for (size_t i = 1; i < ring.size(); ++i) {
            double t0 = 0;
            double t1 = 1;
            const Coord a{ring[i - 1].x, ring[i - 1].y, 0};
            const Coord b{ring[i].x, ring[i].y, 0};
            if (a == b)
                continue;
            if (!clipSegment(a, b, window, t0, t1)) {
                flush();
                continue;
            }
            if (t0 > 0)
                flush();
            if (piece.empty())
                piece.push_back(t0 > 0 ? along(a, b - a, t0) : a);
            piece.push_back(t1 < 1 ? along(a, b - a, t1) : b);
            if (t1 < 1)
                flush();
        }
        flush();
    }
    return pieces;
}

std::vector<Line> splitAtCorners(const Line &line, double degrees)
{
    const double least = std::cos(degrees * std::numbers::pi / 180);
    std::vector<Line> runs;
    Line run;
    for (size_t i = 0; i < line.size(); ++i) {
        run.push_back(line[i]);
        if (i > 0 && i + 1 < line.size() &&
            dot(unit(line[i] - line[i - 1]), unit(line[i + 1] - line[i])) < least) {
            runs.push_back(std::move(run));
            run = {line[i]};
        }
    }
    if (run.size() > 1)
        runs.push_back(std::move(run));
    return runs;
}

double length(const Line &line)
{
    double sum = 0;
    for (size_t i = 1; i < line.size(); ++i)
        sum += distance(line[i - 1], line[i]);
    return sum;
}

Coord midpoint(const Line &line)
{
    double left = length(line) / 2;
    for (size_t i = 1; i < line.size(); ++i) {
        const double l = distance(line[i - 1], line[i]);
        if (l >= left && l > 0)
            return along(line[i - 1], unit(line[i] - line[i - 1]), left);
        left -= l;
    }
    return line.back();
}

Foot nearest(const Line &line, const Coord &c)
{
    Foot best;
    best.distanceM = std::numeric_limits<double>::max();
    for (size_t i = 1; i < line.size(); ++i) {
        const Coord d = line[i] - line[i - 1];
        const double l2 = dot(d, d);
        if (l2 <= 0)
            continue;
        const double t = std::clamp(dot(c - line[i - 1], d) / l2, 0.0, 1.0);
        const Coord at = along(line[i - 1], d, t);
        const double away = distance(at, c);
        if (away < best.distanceM) {
            const bool first = i == 1 && t == 0;
            const bool last = i + 1 == line.size() && t == 1;
            best = {at, away, unit(d), first || last};
        }
    }
    return best;
}

std::vector<double> crossings(const Line &line, const Coord &origin, const Coord &direction)
{
    std::vector<double> found;
    for (size_t i = 1; i < line.size(); ++i) {
        const Coord d = line[i] - line[i - 1];
        const double denominator = cross(direction, d);
        if (denominator == 0)
            continue;
        const Coord o = line[i - 1] - origin;
        const double t = cross(o, d) / denominator;
        const double s = cross(o, direction) / denominator;
        if (s >= 0 && s <= 1)
            found.push_back(t);
    }
    std::ranges::sort(found);
    return found;
}

geo::Geometry toGeometry(const std::vector<Line> &lines)
{
    geo::Geometry g(geo::GeometryType::MultiLineString);
    for (const Line &line : lines) {
        g.beginPart();
        g.beginRing();
        for (const Coord &c : line)
            g.add(c);
    }
    if (lines.size() == 1)
        g.setType(geo::GeometryType::LineString);
    return g;
}

Result<geo::Geometry> strip(const Line &line, int side, double depthM)
{
    std::vector<geo::Geometry> pieces;
    Coord lastNormal;
    for (size_t i = 1; i < line.size(); ++i) {
        const Coord d = unit(line[i] - line[i - 1]);
        if (d == Coord{})
            continue;
        const Coord left = leftOf(d);
        const Coord normal{left.x * side, left.y * side, 0};
        pieces.push_back(
            quad(line[i - 1], line[i], along(line[i], normal, depthM), along(line[i - 1], normal, depthM)));
        // At a bend away from the strip the two quads leave a wedge open.
        if (!(lastNormal == Coord{}) && std::abs(cross(lastNormal, normal)) > 1e-9) {
            geo::Geometry wedge = geo::Geometry::polygon(
                {line[i - 1], along(line[i - 1], lastNormal, depthM), along(line[i - 1], normal, depthM)});
            geo::orient(wedge);
            pieces.push_back(std::move(wedge));
        }
        lastNormal = normal;
    }
    return geo::unionOf(pieces);
}

Result<Rectangle> minimumRectangle(const geo::Geometry &geometry)
{
    const Result<geo::Geometry> hull = geo::convexHull(geometry);
    DOTHI_TRY(hull);
    Rectangle best;
    double bestArea = std::numeric_limits<double>::max();
    if (hull->partCount() == 0)
        return best;
    const auto ring = hull->ring(0, 0);
    for (size_t i = 1; i < ring.size(); ++i) {
        const Coord u = unit(ring[i] - ring[i - 1]);
        if (u == Coord{})
            continue;
        const Coord v = leftOf(u);
        double minU = 1e300;
        double maxU = -1e300;
        double minV = 1e300;
        double maxV = -1e300;
        for (const Coord &c : ring) {
            const Coord r = c - ring[0];
            minU = std::min(minU, dot(r, u));
            maxU = std::max(maxU, dot(r, u));
            minV = std::min(minV, dot(r, v));
            maxV = std::max(maxV, dot(r, v));
        }
        const double du = maxU - minU;
        const double dv = maxV - minV;
        // Clearly smaller: equal rectangles must not be told apart by rounding.
        if (du * dv < bestArea - 1e-6) {
            bestArea = du * dv;
            const Coord center = along(along(ring[0], u, (minU + maxU) / 2), v, (minV + maxV) / 2);
            best = {center, du >= dv ? u : v, std::max(du, dv), std::min(du, dv)};
        }
    }
    return best;
}

Result<Reach> reachOutside(const geo::Geometry &geometry, const geo::Geometry &region)
{
    Result<geo::Geometry> outside = geo::difference(geometry, region);
    DOTHI_TRY(outside);
    return farthest(std::move(*outside), region);
}

Result<Reach> reachInto(const geo::Geometry &geometry, const geo::Geometry &land, const geo::Geometry &edge)
{
    if (land.isEmpty() || !geometry.extent().intersects(land.extent()))
        return Reach{};
    Result<geo::Geometry> inside = geo::intersection(geometry, land);
    DOTHI_TRY(inside);
    return farthest(std::move(*inside), edge);
}

bool passesThrough(const geo::Geometry &polygon, const Coord &a, const Coord &b, double toleranceM)
{
    geo::Extent way;
    way.add(a);
    way.add(b);
    if (!polygon.extent().intersects(way))
        return false;
    constexpr double kStepM = 0.25;
    const double total = distance(a, b);
    const Coord u = unit(b - a);
    double inside = 0;
    for (double at = kStepM / 2; at < total; at += kStepM) {
        if (geo::containsPoint(polygon, along(a, u, at)) && (inside += kStepM) > toleranceM)
            return true;
    }
    return false;
}

} // namespace dothi::permit::plane
