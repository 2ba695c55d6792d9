// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/buildingshape.h>

#include <osg/Vec4ub>

#include <QColor>
#include <QString>

namespace dothi::scene {

/// How the walls of a building look from near by: which openings, how many beside and above each other. Drawn
/// by facade.vert, which has a row of sizes for each; nothing of it is in the mesh but the kind.
enum class Facade : quint8
{
    Blank,     ///< storeys only: nothing is known, or the wall is no upright rectangle
    TubeHouse, ///< shop or gate below, windows above; long walls stand against the neighbours' and are blank
    House,     ///< windows on all sides
    Apartment, ///< wide openings with balconies
    Office,    ///< bands of glass
    Hall,      ///< one row of windows below the eaves
    Public,    ///< regular rows of large windows
};

/// `use`: a code of the list "building_use", or what stands in its place; `heightM`: above the ground.
[[nodiscard]] Facade facadeOf(const QString &use, double heightM, bool heightKnown);

/// What a roof is made of, as far as its colour tells.
enum class RoofCover : quint8
{
    Concrete, ///< flat
    Terrace,  ///< flat and walked on: the roof of a tube house with its hut over the stairs
    Tiles,    ///< sloping, of houses and pagodas
    Metal,    ///< sloping, of halls and everything with one slope
};
[[nodiscard]] RoofCover roofCoverOf(city::RoofKind kind, const QString &use);
/// Quiet, as the walls are: the wall's own colour shows through.
[[nodiscard]] QColor roofColor(const QColor &wall, RoofCover cover);

/// The colour of a wall as meshes of houses hold it: they are opaque, and what would be their opacity says
/// which façade they have.
[[nodiscard]] osg::Vec4ub wallVertexColor(const QColor &wall, Facade facade);

} // namespace dothi::scene
