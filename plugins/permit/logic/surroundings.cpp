// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/geo/codec.h>
#include <dothi/geo/ops.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>

#include <permit/logic/answer.h>
#include <permit/logic/surroundings.h>
#include <permit/logic/verdict.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dothi::permit {

namespace {

using plane::operator-;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Surroundings)
};

/// How far around the plot roads and lines are looked for: half of the widest street and the setback behind
/// it.
constexpr double kReachM = 80;
/// A red or building line is cut into runs where it turns by more than this.
constexpr double kCornerDegrees = 35;
/// Runs up to this length that stand askew to every road are corner cuts (vạt góc).
constexpr double kCornerCutM = 12;
/// The side of a line is told by a road no farther than this.
constexpr double kRoadOfLineM = 75;
/// Depth to which a planned red line may cut into plots of another street's name or none.
constexpr double kPlannedCutM = 15;
/// Depth to which certificates of plots may reach over an existing red line.
constexpr double kOldCertificatesM = 5;
/// A building mostly on the plot is what the proposal replaces.
constexpr double kReplacedShare = 0.5;
/// Zones that only graze the plot are map noise.
constexpr double kZoneShare = 0.02;

/// Reads features of one layer with their values by name.
class LayerReader
{
public:
    LayerReader(const city::Store &store, const QString &layer)
        : m_store(store)
        , m_layer(*city::Schema::builtin().layer(layer))
    {}

    [[nodiscard]] Result<std::vector<city::Feature>> around(const geo::Extent &extent) const
    {
        city::Query query;
        query.extent = extent;
        Result<std::vector<city::Feature>> features = m_store.readAll(m_layer.id, query);
        DOTHI_TRY(features);
        std::ranges::sort(*features, {}, &city::Feature::id);
        return features;
    }

    [[nodiscard]] QString text(const city::Feature &f, const char *field) const
    {
        return city::toText(f.value(m_layer, QLatin1String(field))).trimmed();
    }
    [[nodiscard]] double number(const city::Feature &f, const char *field) const
    {
        return city::toNumber(f.value(m_layer, QLatin1String(field)));
    }
    /// NaN unless above zero: a width or height of 0 means that nobody measured it.
    [[nodiscard]] double positive(const city::Feature &f, const char *field) const
    {
        const double value = number(f, field);
        return value > 0 ? value : kNotKnown;
    }
    [[nodiscard]] QString decision(const city::Feature &f) const
    {
        const QString number = text(f, "decision_no");
        const city::Value &date = f.value(m_layer, QStringLiteral("decision_date"));
        const auto *day = std::get_if<QDate>(&date);
        if (number.isEmpty() || !day)
            return number;
        return QStringLiteral("%1 (%2)").arg(number, dayText(*day));
    }
    [[nodiscard]] SourceRef source(const city::Feature &f) const
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(geo::toWkb(f.geometry));
        for (const city::Value &value : f.values) {
            hash.addData(QByteArrayView("\x1f", 1));
            hash.addData(city::toText(value).toUtf8());
        }
        return {m_layer.id, QString::number(f.id), f.version, hash.result().toHex()};
    }

private:
    const city::Store &m_store;
    const city::LayerDef &m_layer;
};

class Gatherer
{
public:
    Gatherer(const city::Store &store, const Proposal &proposal, const RuleSet &rules)
        : m_store(store)
        , m_proposal(proposal)
        , m_rules(rules)
    {}

    Result<Surroundings> gather(const TerrainReader &terrain)
    {
        DOTHI_TRY(readPlot());
        if (terrain) {
            const Result<geo::ElevationGrid> heights = terrain(m_result.plot.geometry.extent());
            DOTHI_TRY(heights);
            lowestGround(*heights);
        }
        DOTHI_TRY(readRoads());
        DOTHI_TRY(readBuildings());
        DOTHI_TRY(readParcels());
        DOTHI_TRY(readLines(QStringLiteral("red_line"), m_result.redLines));
        DOTHI_TRY(readLines(QStringLiteral("construction_line"), m_result.constructionLines));
        DOTHI_TRY(readZones());
        DOTHI_TRY(readRestrictions(QStringLiteral("protection_corridor"), m_result.corridors));
        DOTHI_TRY(readRestrictions(QStringLiteral("height_plane"), m_result.heightPlanes));
        DOTHI_TRY(findFrontages(m_result, m_rules, m_obstacles));
        DOTHI_TRY(findLost());
        return std::move(m_result);
    }

private:
    Result<> readPlot()
    {
        Plot &plot = m_result.plot;
        if (!m_proposal.parcel) {
            plot.geometry = *m_proposal.plot;
            plot.areaM2 = geo::area(plot.geometry);
            return {};
        }
        const LayerReader reader(m_store, QStringLiteral("parcel"));
        Result<std::optional<city::Feature>> parcel =
            m_store.feature(QStringLiteral("parcel"), *m_proposal.parcel);
        DOTHI_TRY(parcel);
        if (!*parcel) {
            return fail(Error(ErrorCode::NotFound, Tr::tr("The proposal's parcel is not in the city."))
                            .inLayer(QStringLiteral("parcel"))
                            .atFeature(QString::number(*m_proposal.parcel))
                            .withAdvice(Tr::tr("Correct its id, or give the plot as a polygon (“plot”).")));
        }
        const city::Feature &f = **parcel;
        const Result<geo::Validity> validity = geo::validity(f.geometry);
        DOTHI_TRY(validity);
        if (f.geometry.isEmpty() || f.geometry.dimension() != 2 || !validity->valid) {
            return fail(
                Error(ErrorCode::InvalidData, Tr::tr("The geometry of the proposal's parcel is not valid."))
                    .inLayer(QStringLiteral("parcel"))
                    .atFeature(QString::number(f.id))
                    .withDetail(validity->reason));
        }
        plot.geometry = f.geometry;
        plot.areaM2 = geo::area(plot.geometry);
        plot.legalAreaM2 = reader.positive(f, "legal_area_m2");
        plot.accuracyM = reader.number(f, "accuracy_m");
        plot.source = reader.source(f);
        plot.label = parcelLabel(reader, f);
        m_result.purposes.push_back(
            {1, plot.geometry, purposeCodes(reader.text(f, "land_use_code")), plot.label, *plot.source});
        if (m_proposal.plot) {
            const Result<geo::Geometry> common = geo::intersection(*m_proposal.plot, plot.geometry);
            DOTHI_TRY(common);
            const double apart = plot.areaM2 + geo::area(*m_proposal.plot) - 2 * geo::area(*common);
            if (apart > m_rules.tolerances.areaM2) {
                m_result.warnings.append(
                    Tr::tr("The plot drawn in the proposal differs from the parcel by %1; the parcel counts.")
                        .arg(formatQuantity(apart, 1, QStringLiteral("m²"))));
            }
        }
        return {};
    }

    static QString parcelLabel(const LayerReader &reader, const city::Feature &f)
    {
        return Tr::tr("Parcel %1, sheet %2").arg(reader.text(f, "parcel_no"), reader.text(f, "map_sheet"));
    }

    /// "ODT+CLN", "ODT 80,5m2; CLN 20m2": each three letters are a code. What is no such list is one code,
    /// as it stands.
    static QStringList purposeCodes(const QString &text)
    {
        static const QRegularExpression listed(
            QStringLiteral("^[A-Z]{3}([^\\p{L}]+([A-Z]{3}|M|M2))*[^\\p{L}]*$"),
            QRegularExpression::UseUnicodePropertiesOption);
        static const QRegularExpression code(QStringLiteral("[A-Z]{3}"));
        const QString upper = text.toUpper();
        if (!listed.match(upper).hasMatch())
            return upper.isEmpty() ? QStringList() : QStringList{text};
        QStringList codes;
        for (auto match = code.globalMatch(upper); match.hasNext();)
            codes.append(match.next().captured());
        codes.removeDuplicates();
        return codes;
    }

    /// The lowest terrain on the plot, at its corners and on a grid over it (at most 2,500 samples).
    void lowestGround(const geo::ElevationGrid &terrain)
    {
        if (terrain.isEmpty())
            return;
        const geo::Extent e = m_result.plot.geometry.extent();
        const double step = std::max(1.0, std::max(e.width(), e.height()) / 50);
        double lowest = std::numeric_limits<double>::max();
        const auto take = [&](double x, double y) {
            const double height = terrain.sample(x, y);
            if (std::isfinite(height))
                lowest = std::min(lowest, height);
        };
        for (const geo::Coord &c : m_result.plot.geometry.coords())
            take(c.x, c.y);
        for (double x = e.minX() + step / 2; x < e.maxX(); x += step) {
            for (double y = e.minY() + step / 2; y < e.maxY(); y += step) {
                if (geo::containsPoint(m_result.plot.geometry, {x, y, 0}))
                    take(x, y);
            }
        }
        if (lowest < std::numeric_limits<double>::max())
            m_result.plot.groundLowestM = lowest;
    }

    [[nodiscard]] geo::Extent window() const { return m_result.plot.geometry.extent().grown(kReachM); }

    Result<> readRoads()
    {
        if (!m_proposal.roads.empty()) {
            // What the officer states replaces what the data hold.
            int index = 0;
            for (const DeclaredRoad &road : m_proposal.roads) {
                ++index;
                for (plane::Line &line : plane::clip(road.line, window())) {
                    m_result.roads.push_back(
                        {std::move(line),
                         road.name,
                         road.roadClass,
                         road.rowWidthM,
                         road.rowWidthM,
                         true,
                         {QStringLiteral("proposal.roads"), QString::number(index), 1, {}}});
                }
            }
            return {};
        }
        const LayerReader reader(m_store, QStringLiteral("road"));
        Result<std::vector<city::Feature>> features = reader.around(window());
        DOTHI_TRY(features);
        for (const city::Feature &f : *features) {
            const double carriageway = reader.positive(f, "width_m");
            const double sidewalk = reader.positive(f, "sidewalk_m");
            const double least = std::isnan(carriageway)
                                     ? kNotKnown
                                     : toThousandth(carriageway + (std::isnan(sidewalk) ? 0 : 2 * sidewalk));
            for (plane::Line &line : plane::clip(f.geometry, window())) {
                m_result.roads.push_back({std::move(line), reader.text(f, "name"),
                                          reader.text(f, "road_class"), reader.positive(f, "row_width_m"),
                                          least, false, reader.source(f)});
            }
        }
        return {};
    }

    /// How much private land may lie between a line and its road. An existing red line bounds the road's
    /// land, give or take what old certificates still reach over it; a planned one cuts into plots.
    [[nodiscard]] static double privateLandM(const LineRun &run, bool named)
    {
        if (run.planned)
            return named ? kRoadOfLineM : kPlannedCutM;
        return named ? kPlannedCutM : kOldCertificatesM;
    }

    [[nodiscard]] bool acrossPrivateLand(const plane::Coord &from, const plane::Coord &to,
                                         double allowedM) const
    {
        return plane::passesThrough(m_result.plot.geometry, from, to, allowedM) ||
               std::ranges::any_of(m_obstacles, [&](const geo::Geometry &obstacle) {
                   return plane::passesThrough(obstacle, from, to, allowedM);
               });
    }

    /// A line between this one and a road bounds that road; this one then bounds another.
    [[nodiscard]] static bool behindAnother(const LineRun &run, const std::vector<LineRun> &runs,
                                            const plane::Coord &from, const plane::Coord &to)
    {
        constexpr double kApartM = 0.05;
        const double distance = plane::distance(from, to);
        const plane::Coord direction = plane::unit(to - from);
        return std::ranges::any_of(runs, [&](const LineRun &other) {
            if (&other == &run || other.planned != run.planned)
                return false;
            const std::vector<double> hits = plane::crossings(other.line, from, direction);
            return std::ranges::any_of(hits, [&](double t) { return t > kApartM && t < distance - kApartM; });
        });
    }

    /// How far the strip of road land reaches from the line: to the centre line where that is farthest, but
    /// little past it elsewhere, or it would take plots on the other side.
    [[nodiscard]] double stripDepthM(const LineRun &run, const plane::Foot &foot) const
    {
        constexpr double kMostTimesMiddle = 1.5;
        const RoadPiece &road = m_result.roads[static_cast<size_t>(run.road)];
        double depth = foot.distanceM;
        for (const plane::Coord &c : run.line) {
            const plane::Foot near = plane::nearest(road.line, c);
            if (!near.atEnd)
                depth = std::max(depth, near.distanceM);
        }
        return std::clamp(depth, 0.5, kMostTimesMiddle * foot.distanceM + 0.5);
    }

    /// Tells on which side of a run its road lies: the nearest of the same name, else the nearest that is
    /// about parallel, else, for a short run askew to all (a corner cut), the nearest. Never one behind other
    /// people's plots or behind another such line.
    void orient(LineRun &run, const std::vector<LineRun> &runs) const
    {
        const plane::Coord at = plane::midpoint(run.line);
        const plane::Coord direction = plane::nearest(run.line, at).direction;
        const RoadPiece *best = nullptr;
        plane::Foot foot;
        int bestRank = 3;
        for (const RoadPiece &road : m_result.roads) {
            const plane::Foot near = plane::nearest(road.line, at);
            if (near.distanceM > kRoadOfLineM || near.distanceM < 0.01)
                continue;
            const bool parallel = std::abs(plane::dot(near.direction, direction)) >
                                  std::cos(kCornerDegrees * std::numbers::pi / 180);
            const bool named =
                !run.roadName.isEmpty() && foldVietnamese(run.roadName) == foldVietnamese(road.name);
            const int rank = parallel ? (named ? 0 : 1) : (plane::length(run.line) < kCornerCutM ? 2 : 3);
            const bool better =
                rank < bestRank || (rank == bestRank && best && near.distanceM < foot.distanceM);
            if (!better || behindAnother(run, runs, at, near.at) ||
                acrossPrivateLand(at, near.at, privateLandM(run, named)))
                continue;
            best = &road;
            foot = near;
            bestRank = rank;
        }
        if (!best)
            return;
        run.side = plane::cross(direction, foot.at - at) > 0 ? 1 : -1;
        const plane::Coord left = plane::leftOf(direction);
        run.toRoad = {left.x * run.side, left.y * run.side, 0};
        run.corner = bestRank == 2;
        run.road = static_cast<int>(best - m_result.roads.data());
        if (const Result<geo::Geometry> land = plane::strip(run.line, run.side, stripDepthM(run, foot)))
            run.land = *land;
    }

    Result<> readLines(const QString &layer, std::vector<LineRun> &into)
    {
        const LayerReader reader(m_store, layer);
        Result<std::vector<city::Feature>> features = reader.around(window());
        DOTHI_TRY(features);
        const geo::Extent near = m_result.plot.geometry.extent().grown(1);
        for (const city::Feature &f : *features) {
            for (const plane::Line &piece : plane::clip(f.geometry, window())) {
                for (plane::Line &line : plane::splitAtCorners(piece, kCornerDegrees)) {
                    LineRun run;
                    run.line = std::move(line);
                    run.planned = reader.text(f, "status") == QLatin1String("planned");
                    run.roadName = reader.text(f, "road_name");
                    run.rowWidthM = reader.positive(f, "row_width_m");
                    run.decision = reader.decision(f);
                    run.source = reader.source(f);
                    into.push_back(std::move(run));
                }
            }
        }
        for (LineRun &run : into) {
            orient(run, into);
            if (run.side == 0 && layer == QLatin1String("red_line") &&
                !plane::clip(plane::toGeometry({run.line}), near).empty())
                ++m_result.unorientedRedLines;
        }
        return {};
    }

    Result<> readZones()
    {
        const LayerReader reader(m_store, QStringLiteral("planning_zone"));
        Result<std::vector<city::Feature>> features = reader.around(m_result.plot.geometry.extent());
        DOTHI_TRY(features);
        for (const city::Feature &f : *features) {
            const Result<geo::Geometry> common = geo::intersection(m_result.plot.geometry, f.geometry);
            if (!common) {
                m_result.warnings.append(
                    Tr::tr("The planning zone %1 has an invalid geometry and was not used.").arg(f.id));
                continue;
            }
            const double share = geo::area(*common) / m_result.plot.areaM2;
            if (share < kZoneShare)
                continue;
            Zone zone;
            zone.share = share;
            zone.onPlot = *common;
            zone.function = reader.text(f, "function");
            zone.number = reader.text(f, "zone_no");
            zone.planScale = reader.text(f, "plan_scale");
            zone.planName = reader.text(f, "plan_name");
            zone.decision = reader.decision(f);
            const double existing = reader.number(f, "existing_area");
            if (!std::isnan(existing))
                zone.existingArea = existing != 0;
            zone.maxDensityPct = reader.number(f, "max_density_pct");
            zone.maxFar = reader.number(f, "max_far");
            zone.maxHeightM = reader.number(f, "max_height_m");
            zone.maxStoreys = reader.number(f, "max_storeys");
            zone.minStoreys = reader.number(f, "min_storeys");
            zone.source = reader.source(f);
            m_result.zones.push_back(std::move(zone));
        }
        std::ranges::stable_sort(m_result.zones,
                                 [](const Zone &a, const Zone &b) { return a.share > b.share; });
        return {};
    }

    /// Those that cover some of the plot or of the proposal; one whose geometry is not valid is kept, so that
    /// the check can say so.
    Result<> readRestrictions(const QString &layer, std::vector<Restriction> &into)
    {
        const LayerReader reader(m_store, layer);
        geo::Extent extent = m_result.plot.geometry.extent();
        for (const Volume &volume : m_proposal.volumes)
            extent.add(volume.footprint.extent());
        Result<std::vector<city::Feature>> features = reader.around(extent);
        DOTHI_TRY(features);
        for (city::Feature &f : *features) {
            Restriction found;
            const Result<geo::Validity> validity = geo::validity(f.geometry);
            DOTHI_TRY(validity);
            found.valid = validity->valid && f.geometry.dimension() == 2;
            bool met = !found.valid;
            if (found.valid) {
                const Result<geo::Geometry> common = geo::intersection(m_result.plot.geometry, f.geometry);
                DOTHI_TRY(common);
                found.onPlotM2 = geo::area(*common);
                met = found.onPlotM2 > kAreaSlackM2;
            }
            for (size_t i = 0; i < m_proposal.volumes.size() && !met; ++i) {
                const Result<geo::Geometry> common =
                    geo::intersection(m_proposal.volumes[i].footprint, f.geometry);
                DOTHI_TRY(common);
                met = geo::area(*common) > kAreaSlackM2;
            }
            if (!met)
                continue;
            found.name = reader.text(f, "name");
            found.kind = reader.text(f, "kind");
            found.decision = reader.decision(f);
            found.authority = reader.text(f, "authority");
            const double verified = reader.number(f, "verified");
            found.verified = std::isfinite(verified) && verified != 0;
            found.widthM = reader.positive(f, "width_m");
            found.maxElevationM = reader.number(f, "max_elevation_m");
            found.source = reader.source(f);
            found.geometry = std::move(f.geometry);
            into.push_back(std::move(found));
        }
        return {};
    }

    Result<> readBuildings()
    {
        const LayerReader reader(m_store, QStringLiteral("building"));
        Result<std::vector<city::Feature>> features =
            reader.around(m_result.plot.geometry.extent().grown(m_rules.spacing.largestM() + 5));
        DOTHI_TRY(features);
        for (const city::Feature &f : *features) {
            const Result<geo::Geometry> common = geo::intersection(f.geometry, m_result.plot.geometry);
            if (!common) {
                m_result.warnings.append(
                    Tr::tr("The building %1 has an invalid geometry and was not used.").arg(f.id));
                continue;
            }
            if (geo::area(*common) > kReplacedShare * geo::area(f.geometry)) {
                m_result.replaced.push_back(reader.source(f));
                continue;
            }
            QString label = reader.text(f, "address");
            if (!label.isEmpty())
                label = Tr::tr("the building at %1").arg(label);
            if (label.isEmpty())
                label = reader.text(f, "name");
            if (label.isEmpty())
                label = Tr::tr("building %1").arg(f.id);
            m_obstacles.push_back(f.geometry);
            m_result.neighbours.push_back(
                {f.geometry, reader.positive(f, "height_m"), label, reader.source(f)});
        }
        if (!m_result.replaced.empty()) {
            m_result.warnings.append(Tr::tr("%n building(s) on the plot were taken as demolished.", nullptr,
                                            static_cast<int>(m_result.replaced.size())));
        }
        return {};
    }

    /// Other people's land between the plot and a street. Land of roads (DGT) is no obstacle.
    Result<> readParcels()
    {
        const LayerReader reader(m_store, QStringLiteral("parcel"));
        Result<std::vector<city::Feature>> features =
            reader.around(m_result.plot.geometry.extent().grown(30));
        DOTHI_TRY(features);
        for (city::Feature &f : *features) {
            if (m_proposal.parcel && f.id == *m_proposal.parcel)
                continue;
            bool own = false;
            if (!m_proposal.parcel) {
                // The drawn plot may be a parcel of the data, or several of them.
                Result<geo::Geometry> common = geo::intersection(f.geometry, m_result.plot.geometry);
                own = !common || geo::area(*common) > kReplacedShare * geo::area(f.geometry);
                const double share = common ? geo::area(*common) / m_result.plot.areaM2 : 0;
                if (share >= kZoneShare) {
                    m_result.purposes.push_back({share, std::move(*common),
                                                 purposeCodes(reader.text(f, "land_use_code")),
                                                 parcelLabel(reader, f), reader.source(f)});
                }
            }
            if (!own && reader.text(f, "land_use_code") != QLatin1String("DGT"))
                m_obstacles.push_back(std::move(f.geometry));
        }
        std::ranges::stable_sort(m_result.purposes,
                                 [](const Purpose &a, const Purpose &b) { return a.share > b.share; });
        return {};
    }

    /// What red lines cut off the plot: drawn ones, and those derived where none is drawn.
    Result<> findLost()
    {
        std::vector<geo::Geometry> lands;
        for (const LineRun &run : m_result.redLines) {
            if (!run.land.isEmpty())
                lands.push_back(run.land);
        }
        for (const Frontage &frontage : m_result.frontages) {
            if (frontage.redLineSource == RedLineSource::Derived)
                lands.push_back(frontage.roadLand);
        }
        if (lands.empty())
            return {};
        const Result<geo::Geometry> all = geo::unionOf(lands);
        DOTHI_TRY(all);
        Result<geo::Geometry> lost = geo::intersection(m_result.plot.geometry, *all);
        DOTHI_TRY(lost);
        m_result.lostM2 = geo::area(*lost);
        if (m_result.lostM2 > 0.001)
            m_result.lost = std::move(*lost);
        else
            m_result.lostM2 = 0;
        return {};
    }

    const city::Store &m_store;
    const Proposal &m_proposal;
    const RuleSet &m_rules;
    std::vector<geo::Geometry> m_obstacles;
    Surroundings m_result;
};

} // namespace

Result<Surroundings> Surroundings::gather(const city::Store &store, const Proposal &proposal,
                                          const RuleSet &rules, const TerrainReader &terrain)
{
    return Gatherer(store, proposal, rules).gather(terrain);
}

} // namespace dothi::permit
