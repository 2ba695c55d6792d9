// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/sectionfill.h>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

constexpr double kNarrowest = 1e-4;
/// Bodies with more edges than this are filled without looking for crossings: those of sane bodies do not
/// cross, and looking takes the square of their number.
constexpr size_t kMostToCross = 400;

double heightAt(const CutEdge &e, double u)
{
    return e.v0 + (e.v1 - e.v0) * (u - e.u0) / (e.u1 - e.u0);
}

} // namespace

std::vector<CutPiece> fillCut(std::vector<CutEdge> edges, const std::function<double(double)> &floorAt,
                              qint64 *steps)
{
    const auto runsOut = [steps](size_t done) { return steps && (*steps -= static_cast<qint64>(done)) < 0; };
    std::vector<double> stops;
    std::erase_if(edges, [](const CutEdge &e) { return std::abs(e.u1 - e.u0) < kNarrowest; });
    for (CutEdge &e : edges) {
        if (e.u1 < e.u0) {
            std::swap(e.u0, e.u1);
            std::swap(e.v0, e.v1);
        }
        stops.push_back(e.u0);
        stops.push_back(e.u1);
    }
    if (edges.size() <= kMostToCross) {
        for (size_t i = 0; i < edges.size(); ++i) {
            if (runsOut(edges.size() - i))
                return {};
            for (size_t j = i + 1; j < edges.size(); ++j) {
                const double low = std::max(edges[i].u0, edges[j].u0);
                const double high = std::min(edges[i].u1, edges[j].u1);
                if (low >= high)
                    continue;
                const double before = heightAt(edges[i], low) - heightAt(edges[j], low);
                const double after = heightAt(edges[i], high) - heightAt(edges[j], high);
                if (before * after < 0)
                    stops.push_back(low + (high - low) * before / (before - after));
            }
        }
    }
    std::ranges::sort(stops);
    std::ranges::sort(edges, {}, &CutEdge::u0);

    std::vector<CutPiece> pieces;
    struct Crossing
    {
        double middle;
        const CutEdge *edge;
    };
    std::vector<Crossing> across;
    std::vector<const CutEdge *> open;
    size_t next = 0;
    for (size_t i = 0; i + 1 < stops.size(); ++i) {
        const double left = stops[i];
        const double right = stops[i + 1];
        if (right - left < kNarrowest)
            continue;
        const double middle = (left + right) / 2;
        for (; next < edges.size() && edges[next].u0 < middle; ++next)
            open.push_back(&edges[next]);
        std::erase_if(open, [middle](const CutEdge *e) { return e->u1 <= middle; });
        if (runsOut(open.size() + 1))
            return {};
        across.clear();
        for (const CutEdge *e : open)
            across.push_back({heightAt(*e, middle), e});
        if (across.empty())
            continue;
        std::ranges::sort(across, [](const Crossing &a, const Crossing &b) { return a.middle > b.middle; });
        const bool turned = !across.front().edge->opens;
        int depth = 0;
        const CutEdge *top = nullptr;
        const auto close = [&](double leftV, double rightV) {
            const double topLeft = heightAt(*top, left);
            const double topRight = heightAt(*top, right);
            if (topLeft - leftV < kNarrowest && topRight - rightV < kNarrowest)
                return;
            pieces.push_back({{left, std::min(leftV, topLeft)},
                              {right, std::min(rightV, topRight)},
                              {right, topRight},
                              {left, topLeft}});
        };
        for (const Crossing &crossing : across) {
            if (crossing.edge->opens != turned) {
                if (depth++ == 0)
                    top = crossing.edge;
            } else if (depth > 0 && --depth == 0) {
                close(heightAt(*crossing.edge, left), heightAt(*crossing.edge, right));
            }
        }
        if (depth > 0 && floorAt && top)
            close(floorAt(left), floorAt(right));
    }
    return pieces;
}

CutPiece clipPiece(const CutPiece &piece, CutPoint low, CutPoint high)
{
    // Sutherland and Hodgman, "Reentrant polygon clipping" (1974).
    CutPiece kept = piece;
    const auto clip = [&kept](const std::function<double(const CutPoint &)> &inside) {
        CutPiece next;
        for (size_t i = 0; i < kept.size(); ++i) {
            const CutPoint &a = kept[i];
            const CutPoint &b = kept[(i + 1) % kept.size()];
            const double da = inside(a);
            const double db = inside(b);
            if (da >= 0)
                next.push_back(a);
            if ((da >= 0) != (db >= 0)) {
                const double t = da / (da - db);
                next.push_back({a.u + (b.u - a.u) * t, a.v + (b.v - a.v) * t});
            }
        }
        kept = std::move(next);
    };
    clip([&](const CutPoint &p) { return p.u - low.u; });
    clip([&](const CutPoint &p) { return high.u - p.u; });
    clip([&](const CutPoint &p) { return p.v - low.v; });
    clip([&](const CutPoint &p) { return high.v - p.v; });
    if (kept.size() < 3)
        kept.clear();
    return kept;
}

} // namespace dothi::scene
