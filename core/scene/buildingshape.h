// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>
#include <dothi/scene/groundsampler.h>

#include <vector>

namespace dothi::scene {

/// Heights of a building as it is drawn, metres above the vertical datum.
struct BuildingHeights
{
    double footM = 0;         ///< where the walls start: the lowest ground below it, never above groundM
    double groundM = 0;       ///< ground_level_m, else the ground at its middle
    double topM = 0;          ///< highest point, roof structures included
    double storeyM = 0;       ///< height of a storey; 0 when unknown
    bool heightKnown = false; ///< false: a low default is drawn, in a colour of its own
};

/// Which fields of the building layer the shape needs, looked up once.
struct BuildingFields
{
    explicit BuildingFields(const city::LayerDef &layer);
    [[nodiscard]] static QStringList names();

    int height;
    int storeys;
    int groundLevel;
    int use;
    int roof;
};

[[nodiscard]] BuildingHeights buildingHeights(const city::Feature &building, const BuildingFields &fields,
                                              const GroundSampler &ground);

enum class RoofKind
{
    Flat,
    Gabled,
    Hipped,
    Shed,
    StairHut
};
[[nodiscard]] RoofKind roofKind(const city::Feature &building, const BuildingFields &fields);

/// A face of the building: a flat polygon in map coordinates, seen from outside counter-clockwise.
struct BuildingFace
{
    std::vector<geo::Coord> ring; ///< not closed
    bool wall = false;
};

/// The parts of a building made of a footprint and heights. Walls are quadrilaterals (left foot, right foot,
/// right top, left top) or gables; roofs polygons; flat roofs with more than the exterior ring come as
/// `roofRings`.
struct BuildingShape
{
    struct Prism
    {
        std::vector<std::vector<geo::Coord>>
            rings; ///< cleaned, exterior counter-clockwise, holes clockwise, open
        double footM = 0;
        double topM = 0;
        bool flatTop = true; ///< false: `faces` hold the roof
    };
    std::vector<Prism> prisms;
    std::vector<BuildingFace> faces; ///< sloping roofs and gables
    std::vector<Prism> details;      ///< stair huts: seen from near only
};

[[nodiscard]] BuildingShape buildingShape(const geo::Geometry &footprint, const BuildingHeights &heights,
                                          RoofKind roof);

/// Drops repeated positions and those on a straight line between their neighbours (1 mm), and the closing
/// one.
[[nodiscard]] std::vector<geo::Coord> cleanRing(std::span<const geo::Coord> ring);

} // namespace dothi::scene
