// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/elevation.h>
#include <dothi/scene/camera.h>
#include <dothi/scene/tilekey.h>

#include <osg/Vec2d>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace dothi::scene {

/// How a layer is cut into tiles and how far each detail is seen.
struct PagePlan
{
    double leafM = 500; ///< edge of the finest tiles
    /// For each level from the second on: it is drawn once a pixel is at least so many metres wide there.
    /// Ascending.
    std::vector<double> fromMpp;
    double untilMpp = 1e9;     ///< nothing is drawn once a pixel is wider
    double planUntilMpp = 1e9; ///< the same in plan, where little else is in the picture

    bool hasBeyond = false; ///< there is a piece beyond the tiles (kBeyond), always drawn

    /// What is coarser comes before what is finer, and stays behind it: there is never a hole.
    bool coarseFirst = false;

    [[nodiscard]] int levels() const { return static_cast<int>(fromMpp.size()) + 1; }
    /// Finest width of a pixel at which a tile of this level is drawn; 0 for level 0.
    [[nodiscard]] double finestMpp(int level) const
    {
        return level <= 0 ? 0 : fromMpp[static_cast<size_t>(level) - 1];
    }
};

/// Whether this layer is drawn tile by tile, and how; null where it is built whole. The ground is not asked
/// for here.
[[nodiscard]] const PagePlan *pagePlan(const QString &layer);
/// The plan of a layer while it is coloured by an attribute: what would fade out is then seen from farther.
[[nodiscard]] PagePlan styledPlan(const QString &layer);
/// The plan of a layer by night where it is another one: lamps are then seen from anywhere.
[[nodiscard]] std::optional<PagePlan> nightPlan(const QString &layer);
/// The same for any layer: the ground comes tile by tile where it is a raster that can be read in parts.
[[nodiscard]] std::optional<PagePlan> pagePlan(const QString &layer, const geo::ElevationGrid *ground);

/// What a camera sees, prepared for asking about many boxes. Local metres.
class ViewVolume
{
public:
    ViewVolume(const Camera &camera, const geo::LocalFrame &frame);

    [[nodiscard]] bool isPlan() const { return m_isPlan; }
    /// Of a box the shadow counts as well from here on: where it falls for each metre of height (metres).
    void setShadow(const osg::Vec2d &perMetre) { m_shadow = perMetre; }
    /// False only when no part of the box, or of its shadow, is in the picture.
    [[nodiscard]] bool meets(const geo::Extent &square, double lowM, double highM) const;
    /// The square outside of which every pixel is wider than that.
    [[nodiscard]] geo::Extent reach(double metresPerPixel) const;
    /// Width of a pixel, metres, at the nearest point of the box.
    [[nodiscard]] double metresPerPixel(const geo::Extent &square, double lowM, double highM) const;
    /// How far a square is from what the camera looks at, in distances between the two: 0 where it is in the
    /// middle of the picture.
    [[nodiscard]] double offMiddle(const geo::Extent &square) const;

private:
    std::array<osg::Vec4d, 5> m_planes; ///< left, right, bottom, top, behind the eye
    osg::Vec3d m_eye;
    osg::Vec3d m_target;
    double m_distanceM = 1;
    osg::Vec2d m_shadow; ///< 0, 0: shadows do not count
    bool m_isPlan = false;
    double m_planReachM = 0;
    double m_mppPerMetre = 0; ///< per metre of distance; in plan: everywhere
};

enum class TileState
{
    Missing,
    Ready,
    Stale, ///< can be drawn, but a newer one is wanted
    Empty, ///< there is nothing in it, or it could not be made: neither drawn nor asked for again
};

/// Chooses, for one layer and one camera, which tiles are drawn and which are wanted. No state of its own, no
/// GL: what is there is told by `state`.
class TileChoice
{
public:
    struct Tile
    {
        TileKey key;
        /// Width of a pixel at its nearest point. Of what is wanted: what it counts for, the least first;
        /// what stands in the middle of the picture counts for less.
        double mpp = 0;
    };

    /// `extent`: of the layer, local metres; `lowM`, `highM`: what its features stand between.
    /// `heights`, where given: the same for a part of it (a square, local metres).
    /// `coarseness` ≥ 1: how much coarser than planned, to keep a frame within its time.
    void choose(const PagePlan &plan, const geo::Extent &extent, double lowM, double highM,
                const ViewVolume &view, double coarseness,
                const std::function<TileState(const TileKey &)> &state,
                const std::function<std::pair<double, double>(const geo::Extent &)> &heights = {});

    [[nodiscard]] const std::vector<Tile> &shown() const { return m_shown; }
    [[nodiscard]] const std::vector<Tile> &wanted() const { return m_wanted; }
    /// Tiles that are not shown and still needed: coarse ones that would be at once if finer ones were
    /// lacking (coarseFirst), and fine ones that wait for the rest of their square.
    [[nodiscard]] const std::vector<TileKey> &behind() const { return m_behind; }

private:
    struct Pass;
    bool visit(const Pass &pass, const TileKey &key);
    void showBelow(const Pass &pass, const TileKey &key);

    std::vector<Tile> m_shown;
    std::vector<Tile> m_wanted;
    std::vector<TileKey> m_behind;
};

} // namespace dothi::scene
