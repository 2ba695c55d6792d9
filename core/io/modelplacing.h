// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/uprightfit.h>

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

/// Where the model of a single building (IFC, glTF, OBJ, Collada) goes: what the user says, and what came of
/// it.
namespace dothi::io {

/// Said by the user. Only for models with coordinates of their own; CityJSON and CityGML lie where they lie.
struct ModelPlacing
{
    enum class How
    {
        AsFileSays, ///< map conversion, else the site's latitude and longitude; not placed when it says
                    ///< nothing
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
    Anchor anchor = Anchor::Origin;
    Up up = Up::AsFormat;
    geo::Coord at;            ///< of the anchor, city CRS; z: of the foot, where hasAtHeight
    bool hasAtHeight = false; ///< else by `height`
    double rotationDeg = 0;   ///< counter-clockwise from above, about the anchor
    double scale = 1;         ///< of a model in metres; for one of unknown unit what makes it metres
    std::vector<geo::PointPair> points; ///< model in metres, z up; map in the city's CRS
    bool fitScale = false;
    bool eachObject = false; ///< every named object of the file is a building; else all of it is one
};

/// What came of it.
struct ModelPlace
{
    bool placed = false;
    bool fileHasPlace = false;      ///< it says one by itself, usable or not
    bool fileHasHeight = false;     ///< and a height on the map
    QString from;                   ///< translated: where the place comes from, with its figures
    QString heightFrom;             ///< translated: likewise the height
    geo::UprightMove move;          ///< model in metres, z up -> city CRS
    std::vector<double> residualsM; ///< of the points, in their order
    double rmsM = 0;
    geo::Coord modelLow; ///< box of the model in its own axes, metres, z up
    geo::Coord modelHigh;
    double fromCityM = 0; ///< to what the city holds; 0 within
    double offParcels =
        -1; ///< share of the footprint on no parcel; -1: the city has none near, or not placed
    std::vector<geo::Geometry> parcels; ///< near the footprint, for a sketch; at most 300
    std::vector<geo::Geometry> footprints;
    QStringList textures; ///< translated: pictures left out, and why
};

[[nodiscard]] QJsonObject toJson(const ModelPlace &place);

} // namespace dothi::io
