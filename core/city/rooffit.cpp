// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/rooffit.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace dothi::city {

namespace {

using geo::Coord;
using Rings = std::vector<std::vector<Coord>>;

constexpr size_t kLeastHeights = 8;
/// Beyond so many heights more of them tell nothing new.
constexpr size_t kMostHeights = 2500;
/// Cells times corners that are looked at for one building: some 30 ms.
constexpr size_t kMostLooks = 5'000'000;
constexpr double kMostM = 1000;
constexpr double kMostHoles = 0.5;
constexpr double kBelowGroundM = -1;
constexpr double kLeastHeightM = 1.5;
constexpr double kLeastEavesM = 0.5;
/// What rises less is flat, drained or uneven.
constexpr double kLeastRiseM = 0.45;
/// No roof is steeper: 60°.
constexpr double kSteepest = 1.75;
constexpr int kDraws = 60;
/// How much better a roof with slopes has to be than a flat one, and one with more slopes than one with
/// fewer.
constexpr double kMuchBetter = 0.8;
constexpr double kBetter = 0.95;
constexpr size_t kMostSheds = 6;
constexpr double kHutM = 2.6;
constexpr double kHutOffM = 0.7;
constexpr double kLeastHut = 0.08;
constexpr double kMostHut = 0.4;

bool isInside(const Rings &rings, const Coord &p)
{
    bool inside = false;
    for (const auto &ring : rings) {
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
                p.x < ring[i].x + (p.y - ring[i].y) / (ring[j].y - ring[i].y) * (ring[j].x - ring[i].x))
                inside = !inside;
        }
    }
    return inside;
}

double distanceToOutline(const Rings &rings, const Coord &p)
{
    double least = std::numeric_limits<double>::infinity();
    for (const auto &ring : rings) {
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const double dx = ring[i].x - ring[j].x;
            const double dy = ring[i].y - ring[j].y;
            const double t = std::clamp(((p.x - ring[j].x) * dx + (p.y - ring[j].y) * dy) /
                                            std::max(dx * dx + dy * dy, 1e-12),
                                        0.0, 1.0);
            least = std::min(least, std::hypot(p.x - ring[j].x - t * dx, p.y - ring[j].y - t * dy));
        }
    }
    return least;
}

/// The heights that are the roof's: within the footprint, away from the outline as far as that leaves enough.
struct Heights
{
    std::vector<Coord> all;
    size_t holes = 0;
};

Heights withinFootprint(const Rings &rings, std::span<const Coord> given, double cellM)
{
    Heights kept;
    std::vector<std::pair<double, Coord>> inside;
    size_t corners = 0;
    for (const auto &ring : rings)
        corners += ring.size();
    const size_t every = given.size() * corners / kMostLooks + 1;
    for (size_t i = 0; i < given.size(); i += every) {
        const Coord &c = given[i];
        if (!isInside(rings, c))
            continue;
        if (std::isfinite(c.z))
            inside.emplace_back(distanceToOutline(rings, c), c);
        else
            ++kept.holes;
    }
    for (const double margin : {1.0, 0.5, 0.0}) {
        kept.all.clear();
        for (const auto &[distance, c] : inside) {
            if (distance >= margin * cellM)
                kept.all.push_back(c);
        }
        if (kept.all.size() >= 3 * kLeastHeights)
            break;
    }
    if (kept.all.size() > kMostHeights) {
        const size_t step = kept.all.size() / kMostHeights + 1;
        size_t to = 0;
        for (size_t i = 0; i < kept.all.size(); i += step)
            kept.all[to++] = kept.all[i];
        kept.all.resize(to);
    }
    return kept;
}

struct Candidate
{
    RoofKind kind = RoofKind::Flat;
    std::optional<RoofSurface> surface;
};

/// All roofs that may stand there, those with fewer slopes first.
std::vector<Candidate> candidates(const Rings &rings)
{
    std::vector<Candidate> all;
    const auto add = [&all](RoofKind kind, std::optional<RoofSurface> surface) {
        if (surface)
            all.push_back({kind, std::move(surface)});
    };
    const std::vector<Coord> &ring = rings[0];
    if (rings.size() == 1) {
        std::vector<size_t> longest(ring.size());
        for (size_t i = 0; i < ring.size(); ++i)
            longest[i] = i;
        std::ranges::sort(longest, std::greater(), [&ring](size_t i) {
            const Coord &b = ring[(i + 1) % ring.size()];
            return std::hypot(b.x - ring[i].x, b.y - ring[i].y);
        });
        for (size_t k = 0; k < std::min(longest.size(), kMostSheds); ++k)
            add(RoofKind::Shed, shedRoof(rings, longest[k]));
        if (auto one = ridgeRoof(ring)) {
            std::vector<Coord> turned = ring;
            std::rotate(turned.begin(), turned.begin() + 1, turned.end());
            std::optional<RoofSurface> other = ridgeRoof(turned);
            // The corners of a surface follow those of the footprint.
            if (other) {
                std::rotate(other->nodes.begin(), other->nodes.begin() + 3, other->nodes.begin() + 4);
                std::rotate(other->tips.begin(), other->tips.begin() + 3, other->tips.end());
                for (auto &face : other->faces) {
                    for (quint32 &node : face)
                        node = node < 4 ? (node + 1) % 4 : node;
                }
            }
            add(RoofKind::Gabled, std::move(one));
            add(RoofKind::Gabled, std::move(other));
            add(RoofKind::Hipped, skeletonRoof(rings, false));
            return all;
        }
    }
    std::optional<RoofSurface> gabled = skeletonRoof(rings, true);
    const bool hasGables =
        gabled && std::ranges::any_of(gabled->tips, [](const auto &tips) { return !tips.empty(); });
    if (hasGables) {
        add(RoofKind::Gabled, std::move(gabled));
        gabled = skeletonRoof(rings, false);
    }
    add(RoofKind::Hipped, std::move(gabled));
    return all;
}

/// z = eaves + rise · u; what lies farther off than the tolerance counts as that far.
struct Line
{
    double eaves = 0;
    double rise = 0;
    double cost = std::numeric_limits<double>::infinity(); ///< 0 to 1, mean
    double rmse = 0;
    double share = 0;
};

void judge(Line &line, std::span<const double> u, std::span<const Coord> heights, double tolerance)
{
    double cost = 0;
    double squares = 0;
    size_t good = 0;
    const double most = tolerance * tolerance;
    for (size_t i = 0; i < heights.size(); ++i) {
        const double off = heights[i].z - line.eaves - line.rise * u[i];
        const double square = off * off;
        if (square < most) {
            squares += square;
            cost += square;
            ++good;
        } else {
            cost += most;
        }
    }
    const auto n = static_cast<double>(heights.size());
    line.cost = cost / (most * n);
    line.share = static_cast<double>(good) / n;
    line.rmse = good > 0 ? std::sqrt(squares / static_cast<double>(good)) : 0;
}

/// Least squares over what belongs to the line; `level`: without a rise.
Line refined(const Line &line, std::span<const double> u, std::span<const Coord> heights, double tolerance,
             bool level)
{
    double n = 0;
    double su = 0;
    double sz = 0;
    double suu = 0;
    double suz = 0;
    for (size_t i = 0; i < heights.size(); ++i) {
        if (std::abs(heights[i].z - line.eaves - line.rise * u[i]) >= tolerance)
            continue;
        // About the line as it is, so that large heights cost no digits.
        const double z = heights[i].z - line.eaves;
        n += 1;
        su += u[i];
        sz += z;
        suu += u[i] * u[i];
        suz += u[i] * z;
    }
    Line better = line;
    if (n < 2)
        return better;
    const double det = n * suu - su * su;
    better.rise = level || det < 1e-9 * n * n ? (level ? 0 : line.rise) : (n * suz - su * sz) / det;
    better.eaves = line.eaves + (sz - better.rise * su) / n;
    judge(better, u, heights, tolerance);
    return better;
}

/// The best line through the heights; cost infinite where none rises as a roof does.
Line bestLine(std::span<const double> u, std::span<const Coord> heights, double tolerance, double steepestM)
{
    std::mt19937 random(20'260'101);
    const bool level = steepestM <= 0;
    Line best;
    for (int draw = 0; draw < kDraws; ++draw) {
        const size_t i = random() % heights.size();
        const size_t j = random() % heights.size();
        Line line;
        if (level) {
            line.eaves = heights[i].z;
        } else {
            if (std::abs(u[i] - u[j]) < 0.15)
                continue;
            line.rise = (heights[i].z - heights[j].z) / (u[i] - u[j]);
            line.eaves = heights[i].z - line.rise * u[i];
            if (!(line.rise > kLeastRiseM / 2 && line.rise < steepestM))
                continue;
        }
        judge(line, u, heights, tolerance);
        if (line.cost < best.cost)
            best = line;
    }
    if (!std::isfinite(best.cost))
        return best;
    for (int round = 0; round < 3; ++round) {
        const Line better = refined(best, u, heights, tolerance, level);
        if (!(better.cost < best.cost))
            break;
        best = better;
    }
    if (!level && !(best.rise >= kLeastRiseM && best.rise <= steepestM))
        best.cost = std::numeric_limits<double>::infinity();
    return best;
}

/// A hut over the stairs: a smaller flat part as much higher as huts are.
bool addHut(RoofFit &fit, const Rings &rings, std::span<const Coord> heights, const RoofFitOptions &options)
{
    if (rings.size() != 1 || !ridgeRoof(rings[0]))
        return false;
    std::vector<double> above;
    for (const Coord &c : heights) {
        if (c.z > fit.eavesM + kHutM - kHutOffM && c.z < fit.eavesM + kHutM + kHutOffM)
            above.push_back(c.z);
    }
    const double share = static_cast<double>(above.size()) / static_cast<double>(heights.size());
    if (share < kLeastHut || share > kMostHut)
        return false;
    const auto middle = above.begin() + static_cast<std::ptrdiff_t>(above.size() / 2);
    std::nth_element(above.begin(), middle, above.end());
    const double level = *middle;
    const auto even =
        std::ranges::count_if(above, [&](double z) { return std::abs(z - level) < options.toleranceM; });
    if (static_cast<double>(even) < 0.7 * static_cast<double>(above.size()))
        return false;
    fit.kind = RoofKind::StairHut;
    fit.topM = level;
    fit.share += static_cast<double>(even) / static_cast<double>(heights.size());
    return true;
}

RoofFit refused(RoofFit fit, RoofReason reason)
{
    fit.verdict = RoofVerdict::Refused;
    fit.reason = reason;
    return fit;
}

} // namespace

RoofFit fitRoof(const geo::Geometry &footprint, std::span<const Coord> heights, double groundM,
                const RoofFitOptions &options)
{
    RoofFit fit;
    if (footprint.partCount() != 1 || !footprint.isFinite())
        return refused(fit, RoofReason::NoFootprint);
    if (std::max(footprint.extent().width(), footprint.extent().height()) > kMostM)
        return refused(fit, RoofReason::TooLarge);
    const Rings rings = footprintRings(footprint, 0);
    if (rings.empty())
        return refused(fit, RoofReason::NoFootprint);
    const Heights within = withinFootprint(rings, heights, options.cellM);
    const std::vector<Coord> &all = within.all;
    fit.heights = all.size();
    const auto cells = static_cast<double>(all.size() + within.holes);
    if (within.holes > 0 && static_cast<double>(within.holes) > kMostHoles * cells)
        return refused(fit, RoofReason::Holes);
    if (all.size() < kLeastHeights)
        return refused(fit, RoofReason::TooFewHeights);
    std::vector<double> sorted;
    for (const Coord &c : all)
        sorted.push_back(c.z);
    std::ranges::sort(sorted);
    const double middle = sorted[sorted.size() / 2];
    if (middle - groundM < kBelowGroundM)
        return refused(fit, RoofReason::BelowGround);
    if (middle - groundM < kLeastHeightM)
        return refused(fit, RoofReason::NotAboveGround);

    const std::vector<double> none(all.size(), 0);
    const double tolerance = options.toleranceM;
    Line best = bestLine(none, all, tolerance, 0);
    size_t slopes = 0;
    std::vector<double> u(all.size());
    for (Candidate &candidate : candidates(rings)) {
        const RoofSampler sampler(*candidate.surface);
        for (size_t i = 0; i < all.size(); ++i) {
            const double height = sampler.at(all[i].x, all[i].y);
            u[i] = std::isfinite(height) ? height : 0;
        }
        const Line line = bestLine(u, all, tolerance, kSteepest * candidate.surface->runM);
        if (!std::isfinite(line.cost) || line.eaves - groundM < kLeastEavesM)
            continue;
        const size_t count = candidate.surface->faces.size();
        const double need = slopes == 0 ? kMuchBetter : count > slopes ? kBetter : 1.0;
        if (line.cost < best.cost * need) {
            best = line;
            slopes = count;
            fit.kind = candidate.kind;
            fit.surface = std::move(candidate.surface);
        }
    }
    fit.eavesM = best.eaves;
    fit.topM = best.eaves + best.rise;
    fit.rmseM = best.rmse;
    fit.share = best.share;
    fit.verdict = RoofVerdict::Good;
    if (fit.kind == RoofKind::Flat)
        addHut(fit, rings, all, options);
    if (fit.share >= options.leastShare)
        return fit;
    fit.verdict = RoofVerdict::HeightOnly;
    fit.reason = RoofReason::NoKindFits;
    fit.kind = RoofKind::Flat;
    fit.surface.reset();
    fit.topM = fit.eavesM = sorted[sorted.size() * 7 / 10];
    return fit;
}

} // namespace dothi::city
