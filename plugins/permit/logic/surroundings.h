// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>
#include <dothi/geo/elevation.h>

#include <QByteArray>

#include <permit/logic/plane.h>
#include <permit/logic/proposal.h>
#include <permit/logic/rules.h>

#include <functional>
#include <limits>
#include <optional>
#include <tuple>
#include <vector>

namespace dothi::permit {

inline constexpr double kNotKnown = std::numeric_limits<double>::quiet_NaN();

/// Heights of the ground about an area of the city, metres above its vertical datum, as fine as they were
/// surveyed; NaN where nothing is known, an empty grid where all of it lies outside of the terrain. Any
/// thread.
using TerrainReader = std::function<Result<geo::ElevationGrid>(const geo::Extent &area)>;

/// A feature that a finding rests on.
struct SourceRef
{
    QString layer;
    QString id;
    int version = 1;
    QByteArray digest; ///< SHA-256 of its geometry and values, hex

    friend bool operator==(const SourceRef &, const SourceRef &) = default;
    friend bool operator<(const SourceRef &a, const SourceRef &b)
    {
        return std::tie(a.layer, a.id, a.version) < std::tie(b.layer, b.id, b.version);
    }
};

/// The land the proposal stands on.
struct Plot
{
    geo::Geometry geometry; ///< polygonal: the parcel's, else the proposal's own
    double areaM2 = 0;      ///< of that geometry
    double legalAreaM2 = kNotKnown;
    double accuracyM = kNotKnown;     ///< of the boundary points, as the parcel states it
    double groundLowestM = kNotKnown; ///< lowest terrain on it
    QString label;                    ///< "Parcel 212, sheet 14"; empty when the proposal drew its own plot
    std::optional<SourceRef> source;
};

/// A piece of a road's centre line near the plot.
struct RoadPiece
{
    plane::Line line;
    QString name;
    QString roadClass;
    double rowWidthM = kNotKnown;   ///< lộ giới as the data state it
    double leastWidthM = kNotKnown; ///< carriageway and sidewalks: the lộ giới is no less
    bool declared = false;          ///< from the proposal
    SourceRef source;
};

/// A nearly straight run of a red line or building line near the plot, and the land on the road's side of it.
struct LineRun
{
    plane::Line line;
    bool planned = false; ///< red lines: by plan, not yet on the ground
    int side = 0;         ///< where the road is: +1 left of the line, −1 right, 0 not known
    plane::Coord toRoad;  ///< from the line to the road, length 1
    int road = -1;        ///< the piece in Surroundings::roads that told the side
    geo::Geometry land;   ///< the road's side, as deep as the centre line
    bool corner = false;  ///< a corner cut: bounds the land, but faces no road squarely
    QString roadName;
    double rowWidthM = kNotKnown;
    QString decision; ///< "QĐ 123/QĐ-UBND, 01/02/2020"
    SourceRef source;
};

/// Where a road's width at the plot was taken.
struct WidthSection
{
    plane::Coord from; ///< on the red line of the plot's side
    plane::Coord to;   ///< on the opposite one
    double widthM = 0;
};

enum class WidthSource
{
    None,          ///< not known, or only the carriageway
    Declared,      ///< the proposal states it
    Measured,      ///< red line to red line, smallest of several sections
    RedLineRecord, ///< stated with the red line, and the measure agrees
    RoadRecord,    ///< stated with the road
};

enum class RedLineSource
{
    None,
    Drawn,   ///< a red line of the data
    Derived, ///< half the right-of-way width from the centre line
};

/// A street's name as a sentence needs it: "Nguyễn Trãi Street", but "Hẻm 260" and "Đường số 7", which say
/// themselves what they are. Translated.
[[nodiscard]] QString streetTitle(const QString &name);

/// A street the plot faces.
struct Frontage
{
    QString roadName;
    QString roadClass; ///< empty: not known
    bool declared = false;
    std::vector<int> roads;                                   ///< pieces in Surroundings::roads
    std::vector<std::pair<plane::Coord, plane::Coord>> edges; ///< of the plot
    double lengthM = 0;
    plane::Coord outward; ///< mean direction from the plot to the street, length 1

    double rowWidthM = kNotKnown;
    Range rowWidthRange; ///< what the width may be: a point when it is known, ±tolerance when it was measured
    WidthSource widthSource = WidthSource::None;
    std::vector<WidthSection> sections;

    RedLineSource redLineSource = RedLineSource::None;
    bool planned = false;   ///< the red line is one by plan
    geo::Geometry redLine;  ///< lines
    geo::Geometry roadLand; ///< beyond the red line
    std::vector<int> redLineRuns;
    std::vector<int> constructionRuns;
    geo::Geometry constructionLine;
    geo::Geometry constructionLand; ///< in front of the building line

    /// "Nguyễn Trãi Street", or, without a name, "the street east of the plot": translated.
    [[nodiscard]] QString title() const;
};

struct Zone
{
    double share = 0;     ///< of the plot
    geo::Geometry onPlot; ///< the plot's part in it
    QString number;
    QString function; ///< code of zone_function; empty: not stated
    QString planScale;
    QString planName;
    QString decision; ///< number and date, empty when not known
    std::optional<bool> existingArea;
    double maxDensityPct = kNotKnown;
    double maxFar = kNotKnown;
    double maxHeightM = kNotKnown;
    double maxStoreys = kNotKnown;
    double minStoreys = kNotKnown;
    SourceRef source;

    /// By the field's id in planning_zone.
    [[nodiscard]] double limit(const QString &field) const;
    /// "QĐ 1234/QĐ-UBND (01/02/2020), zone B2": what a finding cites.
    [[nodiscard]] QString citation() const;
};

/// Land of one registered purpose under the plot: its parcel, or those that a drawn plot lies on.
struct Purpose
{
    double share = 0;     ///< of the plot
    geo::Geometry onPlot; ///< the plot's part in it
    QStringList codes;    ///< of land_use; several where the parcel has several ("ODT+CLN"), none: not stated
    QString label;        ///< "Parcel 212, sheet 14"
    SourceRef source;
};

/// A protection corridor or a height limit plane that the plot or the proposal meets.
struct Restriction
{
    geo::Geometry geometry;
    bool valid = true; ///< its geometry is
    QString name;
    QString kind; ///< code of corridor_kind or height_plane_kind
    QString decision;
    QString authority;                ///< planes
    bool verified = false;            ///< the data say that its outline was compared with the decision
    double widthM = kNotKnown;        ///< corridors
    double maxElevationM = kNotKnown; ///< planes: above the vertical datum
    double onPlotM2 = 0;
    SourceRef source;
};

/// The plot's area as one source states it, to the thousandth of a m².
struct PlotArea
{
    double netM2 = 0;   ///< what ratios are taken of: without what is lost to roads, if the rules say so
    double tableM2 = 0; ///< what tables are entered with
    double leastM2 = 0; ///< the smaller one, where the drawn and the legal area agree within the tolerance
    bool legal = false; ///< the legal area, where it is not the drawn one
};

struct Neighbour
{
    geo::Geometry footprint;
    double heightM = kNotKnown;
    QString label; ///< address, name or number
    SourceRef source;
};

/// Everything of the city that the checks look at, gathered once around the plot. Values, no store behind it.
struct Surroundings
{
    Plot plot;
    std::vector<RoadPiece> roads;
    std::vector<LineRun> redLines;
    std::vector<LineRun> constructionLines;
    std::vector<Frontage> frontages; ///< the widest street first
    std::vector<Zone> zones;         ///< the largest share first
    std::vector<Purpose> purposes;   ///< the largest share first
    std::vector<Neighbour> neighbours;
    std::vector<Restriction> corridors;
    std::vector<Restriction> heightPlanes;
    std::vector<SourceRef> replaced; ///< buildings on the plot: taken as demolished
    int unorientedRedLines = 0;      ///< meet the plot, but no road tells which side is the road's

    geo::Geometry lost; ///< the plot's part beyond red lines; empty when there is none
    double lostM2 = 0;
    QStringList warnings;

    /// Whether the zones say that this is an existing built-up area; nothing when they do not or disagree.
    [[nodiscard]] std::optional<bool> existingArea() const;
    /// True when a zone of the plot is of a detailed plan.
    [[nodiscard]] bool hasDetailedPlan(const RuleSet &rules) const;
    /// Area for density and floor-area ratio, by the plot's geometry, without what is lost to roads if the
    /// rules say so.
    [[nodiscard]] double netAreaM2(const RuleSet &rules) const;
    /// The areas by which density and floor-area ratio are judged. One where the legal area is not known or
    /// agrees with the drawn one within the tolerance (tables are then entered with the legal one); else two,
    /// the drawn and the legal one: neither may be taken for right before the parcel has been measured again.
    [[nodiscard]] std::vector<PlotArea> areas(const RuleSet &rules) const;
    [[nodiscard]] double boundaryToleranceM(const RuleSet &rules) const;

    /// Reads what lies around the proposal's plot by R-tree queries. `terrain` may be empty. Errors: a parcel
    /// that does not exist (NotFound), a store or a terrain that fails.
    [[nodiscard]] static Result<Surroundings> gather(const city::Store &store, const Proposal &proposal,
                                                     const RuleSet &rules, const TerrainReader &terrain);
};

/// Finds the streets the plot faces, their widths and red lines; part of gather().
[[nodiscard]] Result<> findFrontages(Surroundings &surroundings, const RuleSet &rules,
                                     const std::vector<geo::Geometry> &obstacles);

} // namespace dothi::permit
