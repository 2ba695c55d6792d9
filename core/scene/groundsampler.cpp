// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/interrupt.h>
#include <dothi/scene/groundsampler.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

namespace dothi::scene {

namespace {

/// Edges shorter than this are left alone however steep the ground.
constexpr double kShortestEdgeM = 0.5;
/// Halvings of one edge; 2^12 pieces.
constexpr int kDeepestCut = 12;
/// Pieces looked at between two looks at whether to stop: one may take dozens of heights.
constexpr size_t kPiecesBetweenLooks = 64;
/// Triangles that a grid makes of an area.
constexpr size_t kMostGridPieces = 1'000'000;

Point2 middle(const Point2 &a, const Point2 &b)
{
    return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

} // namespace

osg::Vec3f GroundSampler::normal(double x, double y) const
{
    if (isPlane())
        return {0, 0, 1};
    // On a dike, which is narrower than a cell, the slope of its own side.
    constexpr double kOnDikeM = 0.5;
    const bool onDike = dikes() && height(x, y) > bareHeight(x, y);
    const double d = onDike ? std::min(cellSize(), kOnDikeM) : cellSize();
    const double gx = (height(x + d, y) - height(x - d, y)) / (2 * d);
    const double gy = (height(x, y + d) - height(x, y - d)) / (2 * d);
    osg::Vec3f n(static_cast<float>(-gx), static_cast<float>(-gy), 1);
    n.normalize();
    return n;
}

bool GroundSampler::leavesGround(const Point2 &a, const Point2 &b, double toleranceM, double floorM) const
{
    if (isPlane())
        return false;
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    if (length < kShortestEdgeM)
        return false;
    const auto surface = [this, floorM](double x, double y) { return std::max(floorM, height(x, y)); };
    const double za = surface(a.x, a.y);
    const double zb = surface(b.x, b.y);
    // Between two samples half a cell apart a bilinear surface hides nothing worth a triangle.
    const int samples = std::clamp(static_cast<int>(2 * length / cellSize()), 1, 24);
    const auto leavesAt = [&](double t) {
        return std::abs(surface(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t) - (za + (zb - za) * t)) >
               toleranceM;
    };
    for (int i = 1; i <= samples; ++i) {
        if (leavesAt(static_cast<double>(i) / (samples + 1)))
            return true;
    }
    // A dike may lie between two samples.
    return dikes() && std::ranges::any_of(dikes()->crossings(a.x, a.y, b.x, b.y), leavesAt);
}

void cutByGrid(std::vector<Point2> &points, std::vector<quint32> &triangles, double cellM)
{
    std::map<std::pair<double, double>, quint32> known;
    for (quint32 i = 0; i < points.size(); ++i)
        known.emplace(std::pair{points[i].x, points[i].y}, i);
    const auto pointAt = [&](const Point2 &p) {
        const auto [it, fresh] = known.try_emplace({p.x, p.y}, static_cast<quint32>(points.size()));
        if (fresh)
            points.push_back(p);
        return it->second;
    };
    using Ring = std::vector<Point2>;
    // The part of a convex ring on either side of the line x = at (or y = at).
    const auto split = [](const Ring &ring, bool byX, double at, Ring &low, Ring &high) {
        const auto value = [byX](const Point2 &p) { return byX ? p.x : p.y; };
        for (size_t i = 0; i < ring.size(); ++i) {
            const Point2 &p = ring[i];
            const Point2 &q = ring[(i + 1) % ring.size()];
            if (value(p) <= at)
                low.push_back(p);
            if (value(p) >= at)
                high.push_back(p);
            if ((value(p) < at && value(q) > at) || (value(p) > at && value(q) < at)) {
                // Always from the lower end, so that both neighbours of an edge get the same point to the
                // last bit.
                const Point2 &from = value(p) < value(q) ? p : q;
                const Point2 &to = value(p) < value(q) ? q : p;
                const double t = (at - value(from)) / (value(to) - value(from));
                const Point2 crossing =
                    byX ? Point2{at, from.y + (to.y - from.y) * t} : Point2{from.x + (to.x - from.x) * t, at};
                low.push_back(crossing);
                high.push_back(crossing);
            }
        }
    };
    const auto strips = [&split, cellM](const Ring &ring, bool byX, const auto &take) {
        double least = 1e300;
        double most = -1e300;
        for (const Point2 &p : ring) {
            least = std::min(least, byX ? p.x : p.y);
            most = std::max(most, byX ? p.x : p.y);
        }
        Ring rest = ring;
        for (double k = std::floor(least / cellM) + 1; k * cellM < most; ++k) {
            Ring low;
            Ring high;
            split(rest, byX, k * cellM, low, high);
            take(low);
            rest = std::move(high);
        }
        take(rest);
    };
    std::vector<quint32> pieces;
    size_t looked = 0;
    bool stopped = false;
    for (size_t t = 0; t + 2 < triangles.size() && !stopped; t += 3) {
        if (pieces.size() > kMostGridPieces * 3) {
            // Only triangles that lie over each other have so many: the rest stays as it is.
            pieces.insert(pieces.end(), triangles.begin() + static_cast<std::ptrdiff_t>(t), triangles.end());
            break;
        }
        const Ring triangle{points[triangles[t]], points[triangles[t + 1]], points[triangles[t + 2]]};
        strips(triangle, true, [&](const Ring &column) {
            stopped = stopped || (++looked % kPiecesBetweenLooks == 0 && geo::stopAsked());
            if (column.size() < 3 || stopped)
                return;
            strips(column, false, [&](const Ring &cell) {
                for (size_t i = 1; i + 1 < cell.size(); ++i) {
                    const quint32 a = pointAt(cell[0]);
                    const quint32 b = pointAt(cell[i]);
                    const quint32 c = pointAt(cell[i + 1]);
                    if (a != b && b != c && c != a)
                        pieces.insert(pieces.end(), {a, b, c});
                }
            });
        });
    }
    triangles = std::move(pieces);
}

void refineOnGround(std::vector<Point2> &points, std::vector<quint32> &triangles, const geo::Coord &origin,
                    const GroundSampler &ground, const DrapeOptions &options)
{
    if (ground.isPlane() && !options.alsoCut)
        return;
    const auto needsCut = [&](const Point2 &a, const Point2 &b) {
        const Point2 mapA{a.x + origin.x, a.y + origin.y};
        const Point2 mapB{b.x + origin.x, b.y + origin.y};
        return ground.leavesGround(mapA, mapB, options.toleranceM, options.floorM) ||
               (options.alsoCut && options.alsoCut(mapA, mapB));
    };
    // Most parcels and houses lie flat: no tables for them.
    bool flat = true;
    size_t looked = 0;
    for (size_t t = 0; flat && t + 2 < triangles.size(); t += 3) {
        if (++looked % kPiecesBetweenLooks == 0 && geo::stopAsked())
            return;
        for (size_t e = 0; flat && e < 3; ++e)
            flat = !needsCut(points[triangles[t + e]], points[triangles[t + (e + 1) % 3]]);
    }
    if (flat)
        return;
    struct Job
    {
        std::array<quint32, 3> v;
        int depth;
    };
    std::vector<Job> jobs;
    jobs.reserve(triangles.size() / 3);
    for (size_t t = 0; t + 2 < triangles.size(); t += 3)
        jobs.push_back({{triangles[t], triangles[t + 1], triangles[t + 2]}, 0});
    triangles.clear();
    // Edge (ends, smaller first) -> the point in its middle, or kUncut.
    constexpr quint32 kUncut = 0xFFFFFFFFU;
    std::unordered_map<quint64, quint32> cuts;
    const auto cut = [&](quint32 i, quint32 j) {
        const quint64 key = (static_cast<quint64>(std::min(i, j)) << 32) | std::max(i, j);
        const auto found = cuts.find(key);
        if (found != cuts.end())
            return found->second;
        const Point2 a = points[std::min(i, j)];
        const Point2 b = points[std::max(i, j)];
        quint32 result = kUncut;
        if (needsCut(a, b)) {
            result = static_cast<quint32>(points.size());
            points.push_back(middle(a, b));
        }
        cuts.emplace(key, result);
        return result;
    };
    bool stopped = false;
    while (!jobs.empty()) {
        const Job job = jobs.back();
        jobs.pop_back();
        stopped = stopped || (++looked % kPiecesBetweenLooks == 0 && geo::stopAsked());
        const auto [a, b, c] = job.v;
        const bool enough = stopped || job.depth >= kDeepestCut ||
                            (triangles.size() + jobs.size() * 3) / 3 > options.mostTriangles;
        const quint32 ab = enough ? kUncut : cut(a, b);
        const quint32 bc = enough ? kUncut : cut(b, c);
        const quint32 ca = enough ? kUncut : cut(c, a);
        const int deeper = job.depth + 1;
        const int pattern = (ab != kUncut ? 1 : 0) | (bc != kUncut ? 2 : 0) | (ca != kUncut ? 4 : 0);
        switch (pattern) {
        case 0:
            triangles.insert(triangles.end(), {a, b, c});
            break;
        case 1:
            jobs.insert(jobs.end(), {{{a, ab, c}, deeper}, {{ab, b, c}, deeper}});
            break;
        case 2:
            jobs.insert(jobs.end(), {{{b, bc, a}, deeper}, {{bc, c, a}, deeper}});
            break;
        case 4:
            jobs.insert(jobs.end(), {{{c, ca, b}, deeper}, {{ca, a, b}, deeper}});
            break;
        case 3:
            jobs.insert(jobs.end(), {{{ab, b, bc}, deeper}, {{a, ab, bc}, deeper}, {{a, bc, c}, deeper}});
            break;
        case 6:
            jobs.insert(jobs.end(), {{{bc, c, ca}, deeper}, {{b, bc, ca}, deeper}, {{b, ca, a}, deeper}});
            break;
        case 5:
            jobs.insert(jobs.end(), {{{ca, a, ab}, deeper}, {{c, ca, ab}, deeper}, {{c, ab, b}, deeper}});
            break;
        default:
            jobs.insert(jobs.end(), {{{a, ab, ca}, deeper},
                                     {{ab, b, bc}, deeper},
                                     {{ca, bc, c}, deeper},
                                     {{ab, bc, ca}, deeper}});
            break;
        }
    }
}

std::vector<geo::Coord> drapeLine(std::span<const geo::Coord> line, const GroundSampler &ground,
                                  double toleranceM)
{
    std::vector<geo::Coord> draped;
    draped.reserve(line.size());
    const auto put = [&](const Point2 &p) { draped.push_back({p.x, p.y, ground.height(p.x, p.y)}); };
    struct Piece
    {
        Point2 a;
        Point2 b;
        int depth;
    };
    std::vector<Piece> stack;
    size_t looked = 0;
    for (size_t i = 0; i < line.size(); ++i) {
        if (++looked % kPiecesBetweenLooks == 0 && geo::stopAsked())
            break;
        const Point2 b{line[i].x, line[i].y};
        if (i > 0) {
            stack.push_back({{line[i - 1].x, line[i - 1].y}, b, 0});
            while (!stack.empty()) {
                const Piece piece = stack.back();
                stack.pop_back();
                if (piece.depth < kDeepestCut && ground.leavesGround(piece.a, piece.b, toleranceM)) {
                    const Point2 m = middle(piece.a, piece.b);
                    stack.push_back({m, piece.b, piece.depth + 1});
                    stack.push_back({piece.a, m, piece.depth + 1});
                } else {
                    put(piece.b);
                }
            }
        } else {
            put(b);
        }
    }
    return draped;
}

} // namespace dothi::scene
