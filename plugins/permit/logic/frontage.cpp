// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/geo/ops.h>

#include <permit/logic/surroundings.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace dothi::permit {

namespace {

using plane::Coord;
using plane::operator-;

/// An edge of the plot shorter than this faces nothing of its own.
constexpr double kShortestEdgeM = 0.3;
/// A plot faces a street when so much of its edge does.
constexpr double kShortestFrontageM = 1.0;
/// Strip of nobody's land between a plot and the right of way it still faces (mapping, drains).
constexpr double kGapM = 4;
/// Sidewalk and verge to be expected beside a carriageway whose right of way is not known.
constexpr double kVergeM = 12;
/// The same for a road of which no width is known, from its centre line.
constexpr double kUnknownHalfM = 15;
/// Cosine of the angle up to which an edge looks towards a street (60°).
constexpr double kFacing = 0.5;
/// Somebody else's land in between by more than this: the plot does not face that street.
constexpr double kBlockedM = 0.75;
/// Spacing of the positions of an edge that are looked from; finer than an alley is wide.
constexpr double kSampleM = 1.5;
/// Sections at which a street's width is measured.
constexpr int kSections = 5;
constexpr double kSectionReachM = 160;

struct Edge
{
    Coord a;
    Coord b;
    Coord outward;
};

std::vector<Edge> edgesOf(const geo::Geometry &plot)
{
    std::vector<Edge> edges;
    for (size_t p = 0; p < plot.partCount(); ++p) {
        const auto ring = plot.ring(p, 0);
        const double turn =
            geo::signedArea(ring) > 0 ? -1 : 1; // the outside is right of a counter-clockwise ring
        for (size_t i = 1; i < ring.size(); ++i) {
            const Coord a{ring[i - 1].x, ring[i - 1].y, 0};
            const Coord b{ring[i].x, ring[i].y, 0};
            if (plane::distance(a, b) < kShortestEdgeM)
                continue;
            const Coord left = plane::leftOf(plane::unit(b - a));
            edges.push_back({a, b, {left.x * turn, left.y * turn, 0}});
        }
    }
    return edges;
}

/// How far from the centre line a plot may lie and still face the road.
double reachOf(const RoadPiece &road)
{
    if (!std::isnan(road.rowWidthM))
        return road.rowWidthM / 2 + kGapM;
    if (!std::isnan(road.leastWidthM))
        return road.leastWidthM / 2 + kVergeM;
    return kUnknownHalfM;
}

/// Pieces of one street: the same name, or the same feature when it has none.
QString streetOf(const RoadPiece &road)
{
    const QString name = foldVietnamese(road.name.simplified());
    return name.isEmpty() ? QStringLiteral("#") + road.source.layer + QLatin1Char('/') + road.source.id
                          : name;
}

class Finder
{
public:
    Finder(Surroundings &surroundings, const RuleSet &rules, const std::vector<geo::Geometry> &obstacles)
        : m_s(surroundings)
        , m_rules(rules)
        , m_obstacles(obstacles)
    {}

    Result<> find()
    {
        std::map<QString, Frontage> streets;
        for (const Edge &edge : edgesOf(m_s.plot.geometry))
            assign(edge, streets);
        for (auto &[name, frontage] : streets) {
            if (frontage.lengthM < kShortestFrontageM)
                continue;
            frontage.outward = plane::unit(frontage.outward);
            describe(frontage);
            takeRedLine(frontage);
            measureWidth(frontage);
            DOTHI_TRY(deriveRedLine(frontage));
            DOTHI_TRY(takeConstructionLine(frontage));
            m_s.frontages.push_back(std::move(frontage));
        }
        std::ranges::stable_sort(m_s.frontages, [](const Frontage &a, const Frontage &b) {
            const auto width = [](const Frontage &f) { return std::isnan(f.rowWidthM) ? 0 : f.rowWidthM; };
            return width(a) > width(b);
        });
        return {};
    }

private:
    [[nodiscard]] bool blocked(const Coord &from, const Coord &to) const
    {
        return std::ranges::any_of(m_obstacles, [&](const geo::Geometry &obstacle) {
            return plane::passesThrough(obstacle, from, to, kBlockedM);
        });
    }

    /// From a position of the plot's edge to the right of way of a road: to its drawn red line where the way
    /// to the road crosses one (negative when the edge lies beyond it), else to half the width that is known.
    [[nodiscard]] double gapTo(const RoadPiece &road, const Coord &at, const plane::Foot &foot) const
    {
        const Coord toRoad = plane::unit(foot.at - at);
        double nearest = kNotKnown;
        for (const LineRun &run : m_s.redLines) {
            if (run.side == 0 || run.corner || plane::dot(run.toRoad, toRoad) < kFacing ||
                streetOf(m_s.roads[static_cast<size_t>(run.road)]) != streetOf(road))
                continue;
            for (const double t : plane::crossings(run.line, at, toRoad)) {
                if (t > -kSectionReachM / 2 && t < foot.distanceM && !(t >= nearest))
                    nearest = t;
            }
        }
        if (!std::isnan(nearest))
            return nearest;
        if (!std::isnan(road.rowWidthM))
            return foot.distanceM - road.rowWidthM / 2;
        return foot.distanceM - (std::isnan(road.leastWidthM) ? 0 : road.leastWidthM / 2);
    }

    /// Whether that gap is small enough for the plot to face the road.
    [[nodiscard]] bool withinReach(const RoadPiece &road, const plane::Foot &foot, double gap) const
    {
        return gap <= kGapM || foot.distanceM <= reachOf(road);
    }

    /// A road that ends at the plot's edge (an alley): what lies within its width there faces it.
    [[nodiscard]] static bool endsAt(const RoadPiece &road, const plane::Foot &foot, const Coord &outward)
    {
        const double width = std::isnan(road.rowWidthM) ? road.leastWidthM : road.rowWidthM;
        return foot.atEnd && foot.distanceM < (std::isnan(width) ? 0 : width / 2) + 0.5 &&
               std::abs(plane::dot(foot.direction, outward)) > kFacing;
    }

    /// The road piece a position of the plot's edge looks at: the one whose right of way is nearest.
    [[nodiscard]] int roadFacing(const Coord &at, const Coord &outward) const
    {
        int best = -1;
        double bestGap = 0;
        for (size_t i = 0; i < m_s.roads.size(); ++i) {
            const RoadPiece &road = m_s.roads[i];
            const plane::Foot foot = plane::nearest(road.line, at);
            if (foot.distanceM > kSectionReachM / 2)
                continue;
            const Coord toRoad = plane::unit(foot.at - at);
            if (foot.distanceM > 0.05 && plane::dot(toRoad, outward) < kFacing &&
                !endsAt(road, foot, outward))
                continue;
            // A street passed end-on is faced only where it ends.
            if (!foot.atEnd && std::abs(plane::dot(foot.direction, outward)) > 0.87)
                continue;
            // Where two streets are as near, the one that passes comes before the one that ends there.
            const double gap = gapTo(road, at, foot);
            const double rank = gap + (foot.atEnd ? 1 : 0);
            if (withinReach(road, foot, gap) && (best < 0 || rank < bestGap) && !blocked(at, foot.at)) {
                best = static_cast<int>(i);
                bestGap = rank;
            }
        }
        return best;
    }

    void assign(const Edge &edge, std::map<QString, Frontage> &streets) const
    {
        const double length = plane::distance(edge.a, edge.b);
        const int samples = std::clamp(static_cast<int>(length / kSampleM), 3, 40);
        const Coord d = plane::unit(edge.b - edge.a);
        for (int i = 0; i < samples; ++i) {
            const Coord at = plane::along(edge.a, d, length * (i + 0.5) / samples);
            const int road = roadFacing(at, edge.outward);
            if (road < 0)
                continue;
            Frontage &frontage = streets[streetOf(m_s.roads[static_cast<size_t>(road)])];
            if (std::ranges::find(frontage.roads, road) == frontage.roads.end())
                frontage.roads.push_back(road);
            const double share = length / samples;
            const Coord from = plane::along(edge.a, d, length * i / samples);
            const Coord to = plane::along(edge.a, d, length * (i + 1) / samples);
            if (!frontage.edges.empty() && frontage.edges.back().second == from)
                frontage.edges.back().second = to;
            else
                frontage.edges.emplace_back(from, to);
            frontage.lengthM += share;
            frontage.outward.x += edge.outward.x * share;
            frontage.outward.y += edge.outward.y * share;
        }
    }

    void describe(Frontage &frontage) const
    {
        std::ranges::sort(frontage.roads);
        const RoadPiece &first = m_s.roads[static_cast<size_t>(frontage.roads.front())];
        frontage.roadName = first.name;
        frontage.roadClass = first.roadClass;
        frontage.declared = first.declared;
        for (const int i : frontage.roads) {
            if (m_s.roads[static_cast<size_t>(i)].roadClass != frontage.roadClass)
                frontage.roadClass.clear(); // the pieces disagree: not known
        }
    }

    /// True when a run bounds this street on the plot's side and lies in front of (or across) the frontage.
    [[nodiscard]] bool bounds(const LineRun &run, const Frontage &frontage) const
    {
        if (run.side == 0 || run.corner || plane::dot(run.toRoad, frontage.outward) < kFacing)
            return false;
        // Between the plot and the centre line, or across the plot: never behind it.
        for (const auto &[a, b] : frontage.edges) {
            for (const double share : {0.1, 0.5, 0.9}) {
                const Coord at{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, 0};
                for (const double t : plane::crossings(run.line, at, frontage.outward)) {
                    if (t > -kSectionReachM / 2 && t < distanceToCentre(frontage, at))
                        return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] double distanceToCentre(const Frontage &frontage, const Coord &at) const
    {
        double nearest = kSectionReachM;
        for (const int i : frontage.roads)
            nearest = std::min(nearest, plane::nearest(m_s.roads[static_cast<size_t>(i)].line, at).distanceM);
        return nearest;
    }

    /// The red line in force: the planned one where there is one, else the existing one. A road that the
    /// proposal declares brings its own.
    void takeRedLine(Frontage &frontage) const
    {
        if (frontage.declared)
            return;
        for (const bool planned : {true, false}) {
            std::vector<plane::Line> lines;
            std::vector<geo::Geometry> lands;
            for (size_t i = 0; i < m_s.redLines.size(); ++i) {
                const LineRun &run = m_s.redLines[i];
                if (run.planned != planned || !bounds(run, frontage))
                    continue;
                frontage.redLineRuns.push_back(static_cast<int>(i));
                lines.push_back(run.line);
                if (!run.land.isEmpty())
                    lands.push_back(run.land);
            }
            if (lines.empty())
                continue;
            frontage.redLineSource = RedLineSource::Drawn;
            frontage.planned = planned;
            frontage.redLine = plane::toGeometry(lines);
            if (const Result<geo::Geometry> land = geo::unionOf(lands))
                frontage.roadLand = *land;
            return;
        }
    }

    /// Crossing of a section with the red lines of one side of the street: planned ones win over existing
    /// ones, then the one nearest to the centre line. NaN when there is none.
    [[nodiscard]] double crossingOfSide(const Coord &centre, const Coord &direction) const
    {
        for (const bool planned : {true, false}) {
            double nearest = kNotKnown;
            for (const LineRun &run : m_s.redLines) {
                if (run.planned != planned || run.side == 0 || run.corner ||
                    plane::dot(run.toRoad, direction) > -kFacing)
                    continue;
                for (const double t : plane::crossings(run.line, centre, direction)) {
                    if (t > 0 && t < kSectionReachM / 2 && !(t >= nearest))
                        nearest = t;
                }
            }
            if (!std::isnan(nearest))
                return nearest;
        }
        return kNotKnown;
    }

    /// Red line to red line, square to the centre line, at sections spread over the frontage; the smallest
    /// counts.
    void measureSections(Frontage &frontage) const
    {
        for (const auto &[a, b] : frontage.edges) {
            for (int i = 0; i < kSections; ++i) {
                const double share = (i + 0.5) / kSections;
                const Coord at{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, 0};
                plane::Foot foot;
                foot.distanceM = kSectionReachM;
                for (const int r : frontage.roads) {
                    const plane::Foot near = plane::nearest(m_s.roads[static_cast<size_t>(r)].line, at);
                    if (near.distanceM < foot.distanceM)
                        foot = near;
                }
                if (foot.distanceM >= kSectionReachM || foot.atEnd)
                    continue;
                Coord away = plane::leftOf(foot.direction);
                if (plane::dot(away, frontage.outward) < 0)
                    away = {-away.x, -away.y, 0};
                const Coord towards{-away.x, -away.y, 0};
                const double near = crossingOfSide(foot.at, towards);
                const double far = crossingOfSide(foot.at, away);
                if (std::isnan(near) || std::isnan(far))
                    continue;
                frontage.sections.push_back(
                    {plane::along(foot.at, towards, near), plane::along(foot.at, away, far), near + far});
            }
        }
    }

    void measureWidth(Frontage &frontage) const
    {
        double stated = kNotKnown;
        double least = kNotKnown;
        for (const int i : frontage.roads) {
            const RoadPiece &road = m_s.roads[static_cast<size_t>(i)];
            // The narrowest piece is what the plot can claim.
            if (!std::isnan(road.rowWidthM) && !(road.rowWidthM >= stated))
                stated = road.rowWidthM;
            if (!std::isnan(road.leastWidthM) && !(road.leastWidthM >= least))
                least = road.leastWidthM;
        }
        const auto exactly = [&](double width, WidthSource source) {
            frontage.rowWidthM = width;
            frontage.rowWidthRange = {width, width};
            frontage.widthSource = source;
        };
        if (frontage.declared)
            return exactly(stated, WidthSource::Declared);
        measureSections(frontage);
        if (!frontage.sections.empty()) {
            const double measured =
                toThousandth(std::ranges::min(frontage.sections, {}, &WidthSection::widthM).widthM);
            const double tolerance = m_rules.tolerances.rowWidthM;
            // A width that was decided is exact; the measure only has to agree with it.
            for (const int i : frontage.redLineRuns) {
                const double recorded = m_s.redLines[static_cast<size_t>(i)].rowWidthM;
                if (std::abs(recorded - measured) <= tolerance)
                    return exactly(recorded, WidthSource::RedLineRecord);
            }
            if (std::abs(stated - measured) <= tolerance)
                return exactly(stated, WidthSource::RoadRecord);
            frontage.rowWidthM = measured;
            frontage.rowWidthRange = {toThousandth(measured - tolerance), toThousandth(measured + tolerance)};
            frontage.widthSource = WidthSource::Measured;
            return;
        }
        for (const int i : frontage.redLineRuns) {
            const double recorded = m_s.redLines[static_cast<size_t>(i)].rowWidthM;
            if (!std::isnan(recorded))
                return exactly(recorded, WidthSource::RedLineRecord);
        }
        if (!std::isnan(stated))
            return exactly(stated, WidthSource::RoadRecord);
        frontage.rowWidthRange = {std::isnan(least) ? 0 : least, std::numeric_limits<double>::max()};
    }

    /// Where no red line is drawn but the right-of-way width is known, it lies half of it from the centre
    /// line.
    Result<> deriveRedLine(Frontage &frontage) const
    {
        if (frontage.redLineSource != RedLineSource::None || std::isnan(frontage.rowWidthM))
            return {};
        std::vector<geo::Geometry> lands;
        const QString street = streetOf(m_s.roads[static_cast<size_t>(frontage.roads.front())]);
        for (const RoadPiece &road : m_s.roads) {
            if (streetOf(road) != street)
                continue;
            Result<geo::Geometry> land =
                geo::bufferFlat(plane::toGeometry({road.line}), frontage.rowWidthM / 2);
            DOTHI_TRY(land);
            lands.push_back(std::move(*land));
        }
        Result<geo::Geometry> land = geo::unionOf(lands);
        DOTHI_TRY(land);
        Result<geo::Geometry> rim = geo::boundary(*land);
        DOTHI_TRY(rim);
        frontage.roadLand = std::move(*land);
        frontage.redLine = std::move(*rim);
        frontage.redLineSource = RedLineSource::Derived;
        return {};
    }

    Result<> takeConstructionLine(Frontage &frontage) const
    {
        std::vector<plane::Line> lines;
        std::vector<geo::Geometry> lands;
        for (size_t i = 0; i < m_s.constructionLines.size(); ++i) {
            const LineRun &run = m_s.constructionLines[i];
            if (!bounds(run, frontage))
                continue;
            frontage.constructionRuns.push_back(static_cast<int>(i));
            lines.push_back(run.line);
            if (!run.land.isEmpty())
                lands.push_back(run.land);
        }
        if (lines.empty())
            return {};
        frontage.constructionLine = plane::toGeometry(lines);
        Result<geo::Geometry> land = geo::unionOf(lands);
        DOTHI_TRY(land);
        frontage.constructionLand = std::move(*land);
        return {};
    }

    Surroundings &m_s;
    const RuleSet &m_rules;
    const std::vector<geo::Geometry> &m_obstacles;
};

} // namespace

Result<> findFrontages(Surroundings &surroundings, const RuleSet &rules,
                       const std::vector<geo::Geometry> &obstacles)
{
    return Finder(surroundings, rules, obstacles).find();
}

} // namespace dothi::permit
