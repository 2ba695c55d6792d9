// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/cityscene.h>
#include <dothi/scene/facing.h>
#include <dothi/scene/featurehiding.h>
#include <dothi/scene/groundrange.h>
#include <dothi/scene/layerclasses.h>
#include <dothi/scene/layerindex.h>
#include <dothi/scene/materials.h>
#include <dothi/scene/sectioncaps.h>
#include <dothi/scene/skyline.h>
#include <dothi/scene/tilepager.h>

#include <QSet>

#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace dothi::scene {

/// One layer of the scene: built whole as one piece, or tile by tile. Keeps what all pieces share (state
/// sets, opacity, hidden features) and hangs the pieces below holder(). Main thread only.
class SceneLayer
{
public:
    SceneLayer(const QString &id, Materials &materials, std::shared_ptr<const SunDirection> sun);

    [[nodiscard]] osg::Group *holder() const { return m_holder; }
    /// Something was attached, or tiles may be.
    [[nodiscard]] bool isThere() const { return m_there; }
    [[nodiscard]] bool isVisible() const { return m_visible; }
    [[nodiscard]] double opacity() const { return m_opacity; }
    void setVisible(bool visible);
    void setOpacity(double opacity);
    void setHidden(const std::vector<city::FeatureId> &ids);
    [[nodiscard]] const QSet<city::FeatureId> &hidden() const { return m_hidden; }

    /// The layer in one piece; replaces all pieces.
    void setWhole(LayerScene scene);
    /// The layer comes tile by tile from now on; what was there goes on being drawn until it is replaced.
    void setPaged(const city::LayerInfo &info, const geo::LocalFrame &frame, const PagePlan &plan);
    [[nodiscard]] bool isPaged() const { return m_plan.has_value(); }
    /// The heights of the ground everything stands on; null: it is a plane at 0. `coarse`: those of a raster
    /// that is drawn more finely than they tell.
    void setGroundRange(std::shared_ptr<const GroundRange> range, bool coarse)
    {
        m_groundRange = std::move(range);
        m_rangeIsCoarse = coarse;
        m_groundAboveM = m_groundBelowM = 0;
    }
    /// A tile that was asked for; of an older edition: passed over.
    void setTile(const TileRequest &request, LayerScene scene);
    /// A tile that could not be made: not asked for again until something changes.
    void setTileFailed(const TileRequest &request);
    /// What shows these features, or will (`where`, local metres), is wanted anew; no ids: everything.
    void touch(const city::LayerInfo &info, const geo::LocalFrame &frame,
               const std::vector<city::FeatureId> &ids, const geo::Extent &where);

    /// The colours its features bear instead of their own; null: their own again. What is shown takes them on
    /// with the next choose(), a few milliseconds' worth at a time.
    void setClasses(LayerClassesPtr classes);
    [[nodiscard]] const LayerClassesPtr &classes() const { return m_classes; }
    /// Whether something that is shown bears other colours than it is to have.
    [[nodiscard]] bool isRecolouring() const { return m_recolouring && m_visible && m_plan; }

    /// What is taken away from the layer; null: nothing. Bodies are filled where they are cut, piece by
    /// piece as updateCaps() finds them shown.
    void setSection(std::shared_ptr<const SectionCut> cut);
    /// Fills the bodies of what is shown, where that has not been done yet, until `budget` is spent. Before
    /// each frame.
    void updateCaps(CapBudget &budget);
    /// Bodies that are cut but left open, for there is too much of them.
    [[nodiscard]] qint64 leftOpen() const;
    /// Adds what is shown and casts shadows, for the shadow map.
    void addCasters(osg::Group &into);
    /// Changes whenever addCasters() would add something else.
    [[nodiscard]] quint64 castersRevision() const { return m_castersRevision; }

    /// Adds the walls of its houses within so many metres of a spot (local metres), as they are drawn: what
    /// is farther off may be hidden behind them.
    void addWalls(const osg::Vec3d &eye, double withinM, std::vector<UprightWall> &walls);
    /// Adds the boxes (local metres) of what is shown of a layer that comes tile by tile, shadows and all.
    void addBoxes(std::vector<osg::BoundingBoxd> &boxes) const;
    /// Which of those that addBoxes() would add, in its order from `next` on, lie behind other things: they
    /// are not drawn, but stay shown in every other sense (picked, casting shadows, kept). What is beyond the
    /// end of `behind` does not. Moves `next` past the layer's own.
    void setBehind(const std::vector<bool> &behind, size_t &next);

    /// Of the terrain: meshes that lie within this square (local metres) show no fields, now and later.
    void markCity(const geo::Extent &inside);

    /// Whether the next choose() will take coarser or finer tiles of the ground than the last.
    [[nodiscard]] bool isSettling() const { return m_settling; }
    /// Chooses what is drawn from here on. True when its names() may have changed.
    bool choose(const ViewVolume &view, double coarseness, quint64 frame);
    /// The tiles it lacked, those that have come since left out.
    [[nodiscard]] std::vector<TileChoice::Tile> wanted() const;
    /// How many tiles the last choose() drew, and how many it still lacks.
    [[nodiscard]] std::pair<size_t, size_t> thereAndLacking() const;
    /// Somewhere nothing is drawn, not even something coarser, for want of tiles.
    [[nodiscard]] bool hasHoles() const;
    [[nodiscard]] quint64 edition() const { return m_edition; }
    /// Drops the tiles that have not been drawn for longest until about `bytes` are freed; tells how many
    /// were.
    size_t dropUnseen(quint64 frame, size_t bytes);
    [[nodiscard]] size_t bytes() const { return m_bytes; }

    /// The piece a whole layer is made of, or a summary of the tiles that are there (no node, no index).
    [[nodiscard]] const LayerScene &summary() const { return m_summary; }
    [[nodiscard]] qint64 shownTriangles() const;
    /// Those of them that do not lie behind other things.
    [[nodiscard]] qint64 drawnTriangles() const;
    /// Names in what is drawn just now.
    [[nodiscard]] std::vector<NameLabel> names() const;
    [[nodiscard]] std::optional<PickResult> hit(const PickRay &ray) const;
    /// True once after the summary's legend grew.
    [[nodiscard]] bool takeLegendChange() { return std::exchange(m_legendChanged, false); }

private:
    /// How houses are drawn just now: what cannot be seen from afar is not paid for.
    enum class Look
    {
        Plain, ///< without edges
        Edged,
        Facade ///< with windows
    };
    struct Piece
    {
        LayerScene scene;
        osg::ref_ptr<osg::Group> holder;
        WholeMeshes whole;
        size_t bytes = 0;
        quint64 lastFrame = 0;
        quint64 lastBehind = 0; ///< when it last stood in readiness behind finer ones
        bool stale = false;
        bool shown = false;
        bool behind = false;                           ///< other things; see setBehind()
        osg::BoundingBoxd box;                         ///< of its meshes, local metres
        std::optional<std::vector<UprightWall>> walls; ///< known once they were asked for
        bool empty = false;
        Look look = Look::Edged;
        bool shadowless = false;
        LayerClassesPtr classes; ///< whose colours it bears
        /// The colours its meshes were built with, while they bear others.
        std::unordered_map<const osg::Geometry *, std::vector<osg::Vec4ub>> ownColors;
        osg::ref_ptr<osg::Group> shadows;
        osg::ref_ptr<osg::Group> casters; ///< for the shadow map; made when it is first drawn
        osg::ref_ptr<osg::Group> details; ///< seen from near only
        CapPiece caps;                    ///< where the section cuts its bodies
    };
    using PartState = std::pair<Material, int>;

    void attach(Piece &piece);
    void detach(Piece &piece);
    void applyOpacity();
    void applyHidden(Piece &piece);
    void setLook(Piece &piece, Look look, bool shadowless);
    [[nodiscard]] Look lookFor(double mpp, bool isPlan) const;
    void dropCaps();
    static void applyMask(Piece &piece);
    [[nodiscard]] static osg::BoundingBoxd drawnBox(const LayerScene &scene);
    void markCity(Piece &piece);
    void keepGroundInBounds();
    [[nodiscard]] std::pair<double, double> heightsIn(const geo::Extent &square) const;
    void learnHeights(const Piece &piece, const geo::Extent &square);
    void addCasters(Piece &piece, osg::Group &into);
    void summarize(const LayerScene &scene);
    void recolour(Piece &piece);
    void recolourShown();
    void applyStates(Piece &piece);
    [[nodiscard]] const PagePlan &plan() const
    {
        if (m_nightPlan && m_sun->isNight)
            return *m_nightPlan;
        return m_classes ? m_styledPlan : *m_plan;
    }
    [[nodiscard]] osg::StateSet *stateFor(Material material, int bin);

    QString m_id;
    Materials &m_materials;
    std::shared_ptr<const SunDirection> m_sun;
    osg::ref_ptr<osg::Group> m_holder = new osg::Group;
    osg::ref_ptr<osg::Uniform> m_opacityUniform;
    std::map<PartState, osg::ref_ptr<osg::StateSet>> m_states;
    std::map<PartState, osg::ref_ptr<osg::StateSet>> m_depthStates;
    std::map<Material, osg::ref_ptr<osg::StateSet>> m_shadowStates;
    std::map<Material, osg::ref_ptr<osg::StateSet>> m_castStates;
    quint64 m_castersRevision = 0;
    osg::ref_ptr<osg::StateSet> m_cityState;
    std::vector<osg::observer_ptr<osg::Group>> m_depthOnly;
    std::unique_ptr<Piece> m_whole;
    std::map<TileKey, Piece> m_tiles;
    TileChoice m_choice;
    std::shared_ptr<const SectionCut> m_cut;
    LayerClassesPtr m_classes;
    bool m_recolouring = false;
    osg::ref_ptr<osg::Uniform> m_facadeM;   ///< metres per pixel from which on there are no windows
    osg::ref_ptr<osg::Uniform> m_fillQuiet; ///< fades areas out with the distance
    std::optional<PagePlan> m_plan;
    PagePlan m_styledPlan; ///< the same, seen from farther
    std::optional<PagePlan> m_nightPlan;
    geo::LocalFrame m_frame; ///< of a layer that comes tile by tile
    std::shared_ptr<const GroundRange> m_groundRange;
    bool m_rangeIsCoarse = false;
    double m_aboveM = 60;      ///< what stands on it is no higher
    double m_groundAboveM = 0; ///< so much higher than the coarse heights say the ground has turned out
    double m_groundBelowM = 0; ///< and so much lower
    geo::Extent m_city;        ///< see markCity()
    bool m_settling = false;
    double m_groundCoarseness = 1; ///< of the terrain: so much coarser than planned, to be drawn in time
    double m_tooFine = 0;          ///< how coarse it was when it last took too many triangles
    qint64 m_restingTriangles = 0; ///< what was shown when nothing finer was tried for that reason
    geo::Extent m_localExtent;
    double m_lowM = -30;
    double m_highM = 60;
    LayerScene m_summary;
    QSet<city::FeatureId> m_hidden;
    quint64 m_edition = 1;
    size_t m_bytes = 0;
    double m_opacity = 1;
    bool m_visible = true;
    bool m_there = false;
    bool m_legendChanged = false;
    bool m_namesChanged = false; ///< a tile that is shown was replaced
};

} // namespace dothi::scene
