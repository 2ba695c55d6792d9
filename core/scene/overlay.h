// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>
#include <dothi/geo/geometry.h>

#include <QColor>
#include <QString>

#include <vector>

namespace dothi::scene {

/// A legend row: a swatch and what it means (translated).
struct LegendItem
{
    QColor color;
    QString text;
};

/// What a result puts into the scene on top of the city: volumes, lines, dimensions and labels, in map
/// coordinates.
struct OverlayVolume
{
    geo::Geometry footprint; ///< polygonal
    double baseM = 0;        ///< heights above the vertical datum
    double topM = 0;
    QColor color; ///< with alpha; drawn translucent, with its outline solid
    /// As a building would: what is planned does, a limit does not. Such a body is also pointed at as a
    /// building is: picks do not go through it.
    bool castsShadow = false;
    city::FeatureRef stands = {}; ///< the feature it stands for when it is picked; no layer: none
};

struct OverlayArea
{
    geo::Geometry polygon; ///< draped on the ground (2D) or as it is (hasZ)
    QColor color;
    bool edges = true; ///< one with heights: the rings of its faces are drawn, too
};

struct OverlayLine
{
    std::vector<geo::Coord> coords; ///< with heights
    QColor color;
    double widthPx = 2;
    bool ticks = false; ///< a dimension line: ticks at both ends
    bool onTop = false; ///< drawn through whatever hides it
};

struct OverlayLabel
{
    geo::Coord where;
    QString text;
    QColor background; ///< white text on it
};

struct Overlay
{
    std::vector<OverlayVolume> volumes;
    std::vector<OverlayArea> areas;
    std::vector<OverlayLine> lines;
    std::vector<OverlayLabel> labels;
    /// What its colours mean; the window shows it while the overlay is shown.
    std::vector<LegendItem> legend;
};

} // namespace dothi::scene
