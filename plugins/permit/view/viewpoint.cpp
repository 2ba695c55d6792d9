// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/schema.h>
#include <dothi/geo/ops.h>

#include <QStringList>
#include <QtMath>

#include <permit/view/viewpoint.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace dothi::permit {

namespace {

constexpr double kObstacleRadiusM = 150;
constexpr double kRoadRadiusM = 60;
constexpr double kReplacedShare = 0.5;
constexpr double kStoreyM = 3.3;
constexpr double kUnknownHeightM = 6; ///< as low as a building of unknown height is drawn
constexpr double kBestPitchDeg = 35;
constexpr size_t kCornersLooked = 12;
/// What a degree away from the side one would like to look from costs, in shares of what is seen.
constexpr double kTurnCost = 0.002;
constexpr double kFreeTurnCost = 0.0005;

/// The proposal as a box: what has to fit into the picture.
struct Subject
{
    geo::Extent extent;
    double baseM = 0;
    double topM = 0;

    explicit Subject(const Answer &answer)
    {
        bool first = true;
        for (const Volume &volume : answer.volumes) {
            if (volume.kind == VolumeKind::Basement)
                continue;
            extent.add(volume.footprint.extent());
            baseM = first ? volume.baseM : std::min(baseM, volume.baseM);
            topM = first ? volume.topM : std::max(topM, volume.topM);
            first = false;
            if (!volume.footprint.isEmpty())
                addSpots(volume);
        }
        if (first) {
            extent = answer.plot.extent();
            baseM = topM = answer.facts.groundM;
            const geo::Coord c = extent.center();
            m_spots.push_back({c.x, c.y, topM});
        }
    }

    [[nodiscard]] geo::Coord middle() const
    {
        geo::Coord c = extent.center();
        c.z = (baseM + topM) / 2;
        return c;
    }
    [[nodiscard]] double size() const
    {
        return std::max({std::hypot(extent.width(), extent.height()), topM - baseM, 8.0});
    }
    /// Spots that should be seen: on the walls themselves, at the top and further down. The corners of a box
    /// around a building that stands askew would lie in the open, or within a neighbour.
    [[nodiscard]] const std::vector<geo::Coord> &spots() const { return m_spots; }

private:
    void addSpots(const Volume &volume)
    {
        const auto ring = volume.footprint.ring(0, 0);
        const size_t corners = ring.size() - 1;
        const size_t stride = corners / kCornersLooked + 1;
        for (size_t i = 0; i < corners; i += stride) {
            const geo::Coord &a = ring[i];
            const geo::Coord &b = ring[i + 1];
            for (const double share : {1.0, 0.6, 0.25}) {
                const double z = volume.baseM + (volume.topM - volume.baseM) * share;
                m_spots.push_back({a.x, a.y, z});
                m_spots.push_back({(a.x + b.x) / 2, (a.y + b.y) / 2, z});
            }
        }
    }

    std::vector<geo::Coord> m_spots;
};

/// True when the way from `spot` along `direction` (length 1 in plan), rising by `slope`, meets a building.
bool hidden(const geo::Coord &spot, const geo::Coord &direction, double slope,
            const std::vector<Obstacle> &obstacles)
{
    for (const Obstacle &obstacle : obstacles) {
        if (obstacle.topM <= spot.z)
            continue;
        // Most stand beside the way, behind the spot, or so far off that the way has risen above them.
        const geo::Coord off{obstacle.middle.x - spot.x, obstacle.middle.y - spot.y, 0};
        const double ahead = off.x * direction.x + off.y * direction.y;
        if (std::abs(off.x * direction.y - off.y * direction.x) > obstacle.radiusM ||
            ahead < -obstacle.radiusM || spot.z + (ahead - obstacle.radiusM) * slope > obstacle.topM)
            continue;
        const geo::Geometry &g = obstacle.footprint;
        for (size_t part = 0; part < g.partCount(); ++part) {
            const auto ring = g.ring(part, 0);
            for (size_t i = 0; i + 1 < ring.size(); ++i) {
                const geo::Coord &a = ring[i];
                const geo::Coord edge{ring[i + 1].x - a.x, ring[i + 1].y - a.y, 0};
                const double across = direction.x * edge.y - direction.y * edge.x;
                if (std::abs(across) < 1e-12)
                    continue;
                const geo::Coord to{a.x - spot.x, a.y - spot.y, 0};
                const double along = (to.x * edge.y - to.y * edge.x) / across;
                const double share = (to.x * direction.y - to.y * direction.x) / across;
                if (along > 0.05 && share >= 0 && share <= 1 && spot.z + along * slope < obstacle.topM)
                    return true;
            }
        }
    }
    return false;
}

struct Spot
{
    geo::Coord where;
    double weight = 1;
};

/// The direction to look from: heading (of the look, clockwise from north) and pitch. Prefers a three-quarter
/// view from `outward` at 35°, and gives way to what stands in between.
std::pair<double, double> bestDirection(const geo::Coord &outward, const std::vector<Spot> &spots,
                                        const std::vector<Obstacle> &obstacles, double turnCost)
{
    const double from = std::atan2(outward.x, outward.y) * 180 / std::numbers::pi;
    double best = -1e300;
    std::pair<double, double> chosen{from + 180, kBestPitchDeg};
    for (const double turn : {30.0, -30.0, 15.0, -15.0, 50.0, -50.0, 75.0, -75.0, 100.0, -100.0, 125.0,
                              -125.0, 150.0, -150.0, 180.0}) {
        const double side = qDegreesToRadians(from + turn);
        const geo::Coord direction{std::sin(side), std::cos(side), 0};
        for (const double pitch : {kBestPitchDeg, 42.0, 50.0, 58.0}) {
            double seen = 0;
            double all = 0;
            for (const Spot &spot : spots) {
                all += spot.weight;
                if (!hidden(spot.where, direction, std::tan(qDegreesToRadians(pitch)), obstacles))
                    seen += spot.weight;
            }
            const double score = seen / std::max(all, 1e-9) - (pitch - kBestPitchDeg) * 0.012 -
                                 std::abs(std::abs(turn) - 30) * turnCost - (turn < 0 ? 0.001 : 0);
            if (score > best) {
                best = score;
                chosen = {from + turn + 180, pitch};
            }
        }
    }
    chosen.first = std::fmod(chosen.first + 720, 360);
    return chosen;
}

bool hasStreet(const Sight &sight)
{
    return sight.toRoad.x != 0 || sight.toRoad.y != 0;
}

geo::Coord outwardFor(const Sight &sight)
{
    // Without a street: from the south-east, where the light of the scene comes from most of the day; any
    // other side that shows more will do as well.
    return hasStreet(sight) ? sight.toRoad : geo::Coord{0.7071, -0.7071, 0};
}

double distanceFor(double sizeM, double share)
{
    const double seen = 2 * std::tan(qDegreesToRadians(scene::Camera::kFieldOfViewDeg / 2));
    return std::clamp(sizeM / share / seen, 45.0, 4000.0);
}

/// The finding's own place, and how far it reaches.
struct Place
{
    geo::Coord middle;
    double sizeM = 0;
    std::vector<geo::Coord> spots;
};

std::optional<Place> placeOf(const Finding &finding, const Subject &subject)
{
    Place place;
    const Evidence &evidence = finding.evidence;
    if (!evidence.dimensions.empty()) {
        const EvidenceDimension &worst = evidence.dimensions.front();
        place.spots = {worst.from, worst.to};
    } else if (!evidence.volumes.empty()) {
        const geo::Extent e = evidence.volumes.front().footprint.extent();
        const double top = evidence.volumes.front().topM;
        place.spots = {{e.minX(), e.minY(), top},
                       {e.maxX(), e.maxY(), top},
                       {e.minX(), e.maxY(), top},
                       {e.maxX(), e.minY(), top}};
    } else if (evidence.labelAt) {
        place.spots = {*evidence.labelAt};
    } else if (!finding.where.isEmpty()) {
        geo::Coord c = geo::centroid(finding.where);
        c.z = subject.middle().z;
        place.spots = {c};
    } else {
        return std::nullopt;
    }
    geo::Extent extent;
    double low = 1e300;
    double high = -1e300;
    for (const geo::Coord &c : place.spots) {
        extent.add(c);
        low = std::min(low, c.z);
        high = std::max(high, c.z);
    }
    place.middle = extent.center();
    place.middle.z = (low + high) / 2;
    place.sizeM = std::max(std::hypot(extent.width(), extent.height()), high - low);
    return place;
}

/// From which side a finding is looked at: facing the wall it is about, along the gap between two buildings,
/// from the street where it is all over the building.
geo::Coord outwardOf(const Finding &finding, const Place &place, const Subject &subject, const Sight &sight)
{
    const geo::Coord middle = subject.middle();
    const geo::Coord off{place.middle.x - middle.x, place.middle.y - middle.y, 0};
    const double length = std::hypot(off.x, off.y);
    if (length < 0.2 * std::min(subject.extent.width(), subject.extent.height()))
        return outwardFor(sight);
    geo::Coord outward{off.x / length, off.y / length, 0};
    if (!finding.evidence.dimensions.empty()) {
        const EvidenceDimension &worst = finding.evidence.dimensions.front();
        const geo::Coord along{worst.to.x - worst.from.x, worst.to.y - worst.from.y, 0};
        const double span = std::hypot(along.x, along.y);
        if (span > 0.02) {
            const bool gap = finding.rule.startsWith(QLatin1String("spacing"));
            const geo::Coord axis = gap ? geo::Coord{-along.y / span, along.x / span, 0}
                                        : geo::Coord{along.x / span, along.y / span, 0};
            const geo::Coord towards = gap ? outwardFor(sight) : outward;
            const double sign = axis.x * towards.x + axis.y * towards.y < 0 ? -1 : 1;
            outward = {axis.x * sign, axis.y * sign, 0};
        }
    }
    return outward;
}

} // namespace

Obstacle::Obstacle(geo::Geometry shape, double top)
    : footprint(std::move(shape))
    , topM(top)
{
    const geo::Extent extent = footprint.extent();
    middle = extent.center();
    radiusM = std::hypot(extent.width(), extent.height()) / 2;
}

Result<Sight> Sight::around(const city::Store &store, const Answer &answer, const GroundHeight &ground)
{
    Sight sight;
    const geo::Extent plot = answer.plot.extent();
    if (plot.isEmpty())
        return sight;

    const city::LayerDef &building = *city::Schema::builtin().layer(QStringLiteral("building"));
    city::Query query;
    query.extent = plot.grown(kObstacleRadiusM);
    query.fields = {QStringLiteral("height_m"), QStringLiteral("storeys"), QStringLiteral("ground_level_m")};
    DOTHI_TRY(store.read(building.id, query, [&](city::Feature &feature) {
        if (feature.geometry.isEmpty() || !feature.geometry.isFinite())
            return city::Visit::Continue;
        if (feature.geometry.extent().intersects(plot)) {
            const Result<geo::Geometry> common = geo::intersection(feature.geometry, answer.plot);
            if (common && geo::area(*common) > kReplacedShare * geo::area(feature.geometry)) {
                sight.replaced.push_back(feature.id);
                return city::Visit::Continue;
            }
        }
        const double storeys = city::toNumber(feature.value(building, QStringLiteral("storeys")));
        double height = city::toNumber(feature.value(building, QStringLiteral("height_m")));
        if (!(height > 0))
            height = storeys > 0 ? storeys * kStoreyM : kUnknownHeightM;
        double foot = city::toNumber(feature.value(building, QStringLiteral("ground_level_m")));
        if (!std::isfinite(foot)) {
            const geo::Coord middle = feature.geometry.extent().center();
            foot = ground(middle.x, middle.y);
        }
        sight.obstacles.emplace_back(std::move(feature.geometry), foot + height);
        return city::Visit::Continue;
    }));

    const geo::Coord middle = geo::centroid(answer.plot);
    double nearest = 1e300;
    city::Query roads;
    roads.extent = plot.grown(kRoadRadiusM);
    roads.withValues = false;
    DOTHI_TRY(store.read(QStringLiteral("road"), roads, [&](city::Feature &feature) {
        const Result<std::pair<geo::Coord, geo::Coord>> points =
            geo::nearestPoints(answer.plot, feature.geometry);
        if (points) {
            const geo::Coord &on = points->second;
            // Square to the street; from the middle of the plot where the street runs across it.
            const double away = std::hypot(on.x - points->first.x, on.y - points->first.y);
            const geo::Coord &from = away > 0.1 ? points->first : middle;
            const double length = std::hypot(on.x - from.x, on.y - from.y);
            if (away < nearest && length > 0) {
                nearest = away;
                sight.toRoad = {(on.x - from.x) / length, (on.y - from.y) / length, 0};
            }
        }
        return city::Visit::Continue;
    }));
    return sight;
}

scene::CameraPose overviewPose(const Answer &answer, const Sight &sight)
{
    const Subject subject(answer);
    std::vector<Spot> spots;
    for (const geo::Coord &spot : subject.spots())
        spots.push_back({spot, 1});
    const auto [heading, pitch] = bestDirection(outwardFor(sight), spots, sight.obstacles,
                                                hasStreet(sight) ? kTurnCost : kFreeTurnCost);
    scene::CameraPose pose;
    pose.target = subject.middle();
    pose.headingDeg = heading;
    pose.pitchDeg = pitch;
    pose.distanceM = distanceFor(subject.size(), 0.30);
    return pose;
}

scene::CameraPose findingPose(const Answer &answer, const Finding &finding, const Sight &sight)
{
    const Subject subject(answer);
    const std::optional<Place> place = placeOf(finding, subject);
    if (!place)
        return overviewPose(answer, sight);

    const geo::Coord middle = subject.middle();
    const geo::Coord outward = outwardOf(finding, *place, subject, sight);

    std::vector<Spot> spots;
    for (const geo::Coord &spot : subject.spots())
        spots.push_back({spot, 6.0 / static_cast<double>(subject.spots().size())});
    for (const geo::Coord &spot : place->spots)
        spots.push_back({spot, 4.0 / static_cast<double>(place->spots.size())});
    const auto [heading, pitch] =
        bestDirection(outward, spots, sight.obstacles, hasStreet(sight) ? kTurnCost : kFreeTurnCost);

    scene::CameraPose pose;
    // Between the place and the building, so that both are in the picture.
    pose.target = {place->middle.x * 0.6 + middle.x * 0.4, place->middle.y * 0.6 + middle.y * 0.4,
                   place->middle.z * 0.6 + middle.z * 0.4};
    pose.headingDeg = heading;
    pose.pitchDeg = pitch;
    pose.distanceM = distanceFor(std::max(subject.size(), place->sizeM), 0.42);
    return pose;
}

scene::CameraPose planPose(const Answer &answer, const QSizeF &viewport)
{
    geo::Extent extent = answer.plot.extent();
    for (const Volume &volume : answer.volumes)
        extent.add(volume.footprint.extent());
    const double margin = std::clamp(std::max(extent.width(), extent.height()) * 0.45, 12.0, 80.0);
    return scene::Camera::poseFor(extent.grown(margin), answer.facts.groundM, viewport, 0, 90, true);
}

} // namespace dothi::permit
