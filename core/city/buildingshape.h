// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>
#include <dothi/city/roofsurface.h>
#include <dothi/geo/ground.h>

#include <array>
#include <limits>
#include <optional>
#include <vector>

namespace dothi::city {

/// Heights of a building as it is drawn, metres above the vertical datum.
struct BuildingHeights
{
    double footM = 0;   ///< where the walls start: the lowest ground below it, never above groundM
    double groundM = 0; ///< ground_level_m, else the ground at its middle
    double topM = 0;    ///< highest point, roof structures included
    double storeyM = 0; ///< height of a storey; 0 when unknown
    /// Of a sloping roof, where they were measured; NaN: as its kind and the width of the building have it.
    double eavesM = std::numeric_limits<double>::quiet_NaN();
    bool heightKnown = false; ///< false: a low default is drawn, in a colour of its own
};

/// Which fields of the building layer the shape needs, looked up once.
struct BuildingFields
{
    explicit BuildingFields(const LayerDef &layer);
    [[nodiscard]] static QStringList names();

    int height;
    int storeys;
    int groundLevel;
    int use;
    int roof;
};

[[nodiscard]] BuildingHeights buildingHeights(const Feature &building, const BuildingFields &fields,
                                              const geo::Ground &ground);

enum class RoofKind
{
    Flat,
    Gabled,
    Hipped,
    Shed,
    StairHut
};
[[nodiscard]] RoofKind roofKind(const Feature &building, const BuildingFields &fields);

/// A face of the building: a flat polygon in map coordinates, seen from outside counter-clockwise.
struct BuildingFace
{
    std::vector<geo::Coord> ring; ///< not closed
    bool wall = false;
    /// Of each corner: the edge from it to the next lies between two slopes that are nearly even, and is no
    /// edge to look at. Empty: none does.
    std::vector<bool> soft = {};
};

/// The parts of a building made of a footprint and heights: blocks, and what stands on those that are not
/// flat.
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

/// The rings of a part of a footprint without what bounds nothing (geo::cleanRing), exterior
/// counter-clockwise, holes clockwise, open. Empty when the exterior has no area; holes without one are left
/// out.
[[nodiscard]] std::vector<std::vector<geo::Coord>> footprintRings(const geo::Geometry &footprint,
                                                                  size_t part);

/// Where the roof of a building with these rings lies. Gables and hips stand on convex quadrilaterals, where
/// the ridge runs between the middles of the short sides, and by the straight skeleton on all others, with
/// courts or without; sheds on convex rings; stair huts on convex quadrilaterals only. A kind that the
/// footprint is too irregular for becomes flat. Slopes rise 0.45 (sheds 0.2) for each metre in plan, but by
/// no more than 0.4 of the height of the building, unless the eaves are known.
struct RoofForm
{
    RoofKind kind = RoofKind::Flat;
    double eavesM = 0; ///< height of the eaves, or of the flat roof below a hut
    double topM = 0;   ///< the highest point
    /// Corners of a quadrilateral, the first side one of the two longer ones; not for flat roofs.
    std::array<geo::Coord, 4> corners = {};
    /// A sloping roof over any other footprint.
    std::optional<RoofSurface> surface;
};
[[nodiscard]] RoofForm roofForm(const std::vector<std::vector<geo::Coord>> &rings,
                                const BuildingHeights &heights, RoofKind kind);
/// Ends of the ridge of a gabled or hipped roof, the first near the side from the last corner to the first. A
/// pyramid has two equal ones.
[[nodiscard]] std::array<geo::Coord, 2> ridgeOf(const RoofForm &form);
/// Plan of the hut over the stairs of a tube house, counter-clockwise: across the rear third of the roof.
[[nodiscard]] std::array<geo::Coord, 4> stairHutOf(const RoofForm &form);

} // namespace dothi::city
