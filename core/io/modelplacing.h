// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>
#include <dothi/geo/uprightfit.h>

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

/// Where a model (IFC, glTF, OBJ, Collada, CityJSON, CityGML) goes: what the user says, and what came of it.
namespace dothi::io {

/// Said by the user. CityJSON and CityGML lie where their coordinates say, until a place is said here.
struct ModelPlacing
{
    enum class How
    {
        AsFileSays, ///< map conversion, else the site's latitude and longitude; not placed when it says
                    ///< nothing. CityJSON, CityGML: their coordinates, in the system they state
        AtPoint,
        OnPoints, ///< three or more
    };
    enum class Height
    {
        OnGround,   ///< the ground floor (IFC) or the lowest position stands on the terrain
        AsFileSays, ///< kept, where the file has a height on the map; else on the ground
    };
    enum class Anchor
    {
        Usual,  ///< the middle where the coordinates are those of a map (CityJSON, CityGML), else the origin
        Origin, ///< the model's own
        Center, ///< of its box in plan
    };
    enum class Up
    {
        AsFormat, ///< IFC z, glTF and Collada as they say, OBJ y (z where its head says "z up")
        Y,
        Z,
    };

    How how = How::AsFileSays;
    Height height = Height::OnGround;
    Anchor anchor = Anchor::Usual;
    Up up = Up::AsFormat;
    geo::Coord at;            ///< of the anchor, city CRS; z: of the foot, where hasAtHeight
    bool hasAtHeight = false; ///< else by `height`
    double rotationDeg = 0;   ///< counter-clockwise from above, about the anchor
    double scale = 1;         ///< of a model in metres; for one of unknown unit what makes it metres
    std::vector<geo::PointPair> points; ///< model in metres, z up; map in the city's CRS
    bool fitScale = false;
    bool eachObject = false;    ///< every named object of the file is a building; else all of it is one
    city::FeatureId parcel = 0; ///< the plot it was put on; its buildings refer to it. 0: none was said
};

/// A parcel a model stands on.
struct PlaceParcel
{
    city::FeatureId id = 0;
    QString name;      ///< translated: number, sheet and address, as far as they are known
    double areaM2 = 0; ///< of the footprint on it
    /// Of it what is no business of the model: each footprint has one parcel of its own, the one that was
    /// said or else the one most of it stands on.
    double foreignM2 = 0;
    bool beyondTolerance = false; ///< that is wider than a survey errs (the parcel's accuracy, else 0.1 m)
    geo::Geometry where;          ///< the largest piece of what is foreign, else of all; polygonal, city CRS
};

/// A building of the city, or a proposed one, that stands where the model is to stand.
struct PlaceHit
{
    city::FeatureId id = 0;
    QString name;         ///< translated: its name or address, number and subject of a dossier; may be empty
    double overlapM2 = 0; ///< in plan
    bool beyondTolerance = false; ///< wider than a survey errs (0.1 m)
    geo::Geometry where;          ///< the largest piece in common; polygonal, city CRS
};

/// A model as it would stand, to be looked at before it is imported. City CRS, heights above the vertical
/// datum. Bounded: buildings that are too much for it are blocks.
struct ModelBody
{
    struct Block
    {
        geo::Geometry footprint; ///< polygonal
        double baseM = 0;
        double topM = 0;
    };
    std::vector<geo::Geometry> solids; ///< MultiPolygons with heights, a building each; 40,000 faces in all
    std::vector<Block> blocks;         ///< the others; at most 1000 buildings are shown
    qint64 left = 0;                   ///< buildings that are not shown at all
};

/// What came of it.
struct ModelPlace
{
    bool placed = false;
    bool onMap = false;         ///< it keeps the coordinates of a map the file has; `move` says nothing then
    bool fileHasPlace = false;  ///< it says one by itself, usable or not
    bool fileHasHeight = false; ///< and a height on the map
    QString fileSays;           ///< the name of the system it says it in; may be empty
    city::FeatureId parcel = 0; ///< that was said to be its own
    QString from;               ///< translated: where the place comes from, with its figures
    QString heightFrom;         ///< translated: likewise the height
    geo::UprightMove move;      ///< model in metres, z up -> city CRS
    std::vector<double> residualsM; ///< of the points, in their order
    double rmsM = 0;
    geo::Coord modelLow; ///< box of the model in its own axes, metres, z up
    geo::Coord modelHigh;
    double fromCityM = 0; ///< to what the city holds; 0 within
    double offParcels =
        -1; ///< share of the footprint on no parcel; -1: the city has none near, or not placed
    std::vector<geo::Geometry> parcels;    ///< near the footprint, for a sketch; at most 300
    std::vector<geo::Geometry> neighbours; ///< buildings likewise
    std::vector<geo::Geometry> roads;      ///< likewise, lines
    std::vector<geo::Geometry> footprints; ///< city CRS; of a file of a whole city those of the first 1000
    geo::Extent extent;                    ///< of all its footprints, city CRS; empty: that of those listed
    qint64 buildingCount = 0;              ///< in the file
    std::vector<PlaceParcel> stands;       ///< on these, the largest share first; at most 50
    std::vector<PlaceHit> hits;            ///< the largest overlap first; at most 50
    qint64 hitCount = 0;                   ///< all of them; -1: more than 200 buildings, not looked for
    std::vector<PlaceHit> proposals;       ///< of applications for permits, likewise; at most 50
    double footprintM2 = 0;                ///< of those listed
    double mainDeg = 0; ///< direction of the longer side of the largest one in the model's own axes, 0 … 180
    QStringList textures; ///< translated: pictures and files of materials left out, and why, a sentence each
    std::shared_ptr<const ModelBody> body; ///< null as long as it is not placed
};

/// Farther from the city a model is taken to be in a wrong place until somebody says otherwise.
inline constexpr double kFarFromCityM = 2000;

[[nodiscard]] QJsonObject toJson(const ModelPlace &place);

/// What can be said of a place on a parcel, besides where the user points.
struct ParcelSpot
{
    city::FeatureId id = 0;
    QString name;      ///< translated, as in PlaceParcel
    geo::Coord middle; ///< inside of it, the centroid where that is; city CRS
    /// Middle of the side nearest to a street of the city, and its direction (degrees counter-clockwise from
    /// east, the parcel to its left); none when no street lies within 60 m, or the
    /// parcel is wider than 20 km.
    std::optional<geo::Coord> frontage;
    double frontageDeg = 0;
    double longestDeg = 0; ///< direction of its longest side, as above
};

/// The parcel a position (city CRS) lies on; nullopt where there is none. A parcel of many thousand sides
/// takes a second or two: for a worker. Errors: those of the store; Cancelled.
[[nodiscard]] Result<std::optional<ParcelSpot>> parcelSpot(const city::Store &store, const geo::Coord &where,
                                                           const TaskContext &task);

/// "building 17 (Nhà văn hóa), 120,5 m²".
[[nodiscard]] QString hitText(const PlaceHit &hit);

/// What a place means for what is there already, for a person to look at.
struct PlaceFinding
{
    enum class Kind
    {
        Far, ///< from the city; then nothing else is said
        Building,
        OtherParcel,
        Proposal,
        NoParcel
    };
    Kind kind = Kind::Building;
    bool serious = false; ///< more than the survey may err: nobody should import it unseen
    QString text;         ///< translated: "overlaps building 17 (Nhà văn hóa): 120,5 m² (26 % of …)"
    geo::Geometry where;  ///< polygonal, city CRS; empty: nowhere in particular
};

/// The serious ones first; nothing where the model stands on its own plot and in nobody's way. At most `most`
/// of a kind are named (50 are known), the last then says how many more there are.
[[nodiscard]] std::vector<PlaceFinding> placeFindings(const ModelPlace &place, size_t most = 5);

/// All of them in one line: "Overlaps: 4 buildings, 4 parcels that are not its own". Translated; empty where
/// there are none.
[[nodiscard]] QString placeSummary(const ModelPlace &place);

/// How far to turn a model, counter-clockwise in degrees (-90 … 90), that its longer side runs along
/// `sideDeg`.
[[nodiscard]] double turnAlong(const ModelPlace &place, double sideDeg);

/// "parcel 12, sheet 5, 34 Lê Lợi": what is known of it; its number in the store where nothing is.
[[nodiscard]] QString parcelName(const city::Feature &parcel);

} // namespace dothi::io
