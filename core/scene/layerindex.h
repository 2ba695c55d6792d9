// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>
#include <dothi/geo/geometry.h>
#include <dothi/scene/pickindex.h>

#include <osg/Geometry>
#include <osg/Group>
#include <osg/ref_ptr>

#include <vector>

namespace dothi::scene {

/// How a part of a layer is drawn: which shaders, which depth rules. CityScene holds the state for each.
enum class Material : quint8
{
    Terrain,    ///< writes depth; everything else on the ground is laid over it
    Fill,       ///< draped polygons
    Hatch,      ///< draped polygons with slanted stripes
    Water,      ///< draped, shaded by the distance from the shore
    GroundLine, ///< lines on the ground, width in pixels, dashed or not
    Stroke,     ///< the same, none of them dashed
    Building,   ///< solid faces with edges; casts a shadow
    Block,      ///< solid faces seen from afar: light only
    Plain,      ///< meshes of Building in a tile too far away for their edges to be seen
    Facade,     ///< meshes of Building in a tile so near that their windows can be seen
    Solid,      ///< solid faces with edges, no shadow
    Line,       ///< lines in space: poles, trunks
    Blob,       ///< balls facing the eye: tree crowns
    Glass,      ///< translucent faces
    Pool,       ///< light of lamps on the ground, by night
    Glow,       ///< light about lamps in the air, by night
    Textured,   ///< like Building, with pictures on its faces
};

/// Order of drawing (render bin numbers). Houses first, near ones before far ones, so that little of what
/// they hide is shaded; then the ground, and layer by layer what lies on it, which needs no depth of its own.
inline constexpr int kUndergroundBin = -30; ///< first of all: everything else is seen through then
inline constexpr int kBuildingBin = -20;
inline constexpr int kTerrainBin = 0;
inline constexpr int kSkyBin = 5;
inline constexpr int kFillBin = 10;
inline constexpr int kShadowBin = 100;
inline constexpr int kGroundLineBin = 110;
inline constexpr int kSolidBin = 200; ///< standing things that are not houses
/// Houses one looks through: first their depth alone, then what of the glass below lies behind them, then
/// their faces.
inline constexpr int kSeenThroughDepthBin = 290;
inline constexpr int kGlassBehindBin = 294;
inline constexpr int kSeenThroughBin = 296;
inline constexpr int kGlassBin = 300;
inline constexpr int kOverlayBin = 400;
inline constexpr int kLabelBin = 500;

/// The indices [first, first + count) of a mesh belong to one feature; in blocks, which stand for many, one
/// after the other with the same `first` to each of those that have a say in their colour.
struct FeatureRange
{
    city::FeatureId id = 0;
    quint32 first = 0;
    quint32 count = 0;
};

/// One merged mesh of a tile. `ranges` are in the order of their indices; a feature may own several.
struct TileMesh
{
    osg::ref_ptr<osg::Geometry> geometry;
    osg::Vec3d origin; ///< of the vertices, local metres
    Material material = Material::Fill;
    std::vector<FeatureRange> ranges;
};

/// Walls are kept apart by the side they face, in eighths of the compass clockwise from north: those that
/// turn their back on the eye, or on the sun, are then left out a tile at a time.
inline constexpr int kFacings = 8;
inline constexpr int kAnyFacing = -1; ///< roofs and everything that is no wall

/// One tile of a part. `node` hangs below a node of its own that says when it is drawn.
struct PartTile
{
    osg::ref_ptr<osg::Node> node;
    int facing = kAnyFacing;
    float nearestM = 0; ///< 0 … 0: always drawn; see PartKey
    float farthestM = 0;
};

/// The meshes of one material and drawing order, below one group.
struct LayerPart
{
    Material material = Material::Fill;
    int bin = kFillBin;
    osg::ref_ptr<osg::Group> group;
    std::vector<PartTile> tiles;
};

/// A name that may be written on the map when there is room.
struct NameLabel
{
    geo::Coord where; ///< map coordinates
    QString text;
    double farthestMpp = 1; ///< shown while a pixel there is at most so many metres
    double weight = 1;      ///< heavier names win
    bool planOnly = false;  ///< numbers of parcels: between houses in space they only confuse
};

/// What a worker learned about a layer besides its nodes.
struct LayerIndex
{
    std::vector<LayerPart> parts;
    std::vector<TileMesh> meshes;
    size_t pictureBytes = 0; ///< of the pictures on them
    PickIndex pick;
    std::vector<NameLabel> names;
    /// Ascending: what went into meshes that tell features apart no more (blocks), so that a change finds
    /// them.
    std::vector<city::FeatureId> members;
};

} // namespace dothi::scene
