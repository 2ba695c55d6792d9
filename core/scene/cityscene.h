// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/base/task.h>
#include <dothi/city/store.h>
#include <dothi/geo/elevation.h>
#include <dothi/geo/localframe.h>
#include <dothi/scene/camera.h>
#include <dothi/scene/overlay.h>
#include <dothi/scene/section.h>
#include <dothi/scene/tilekey.h>

#include <osg/Group>
#include <osg/State>
#include <osg/ref_ptr>

#include <QRectF>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace dothi::scene {

class BaseMaps;
class LayerClasses;
using LayerClassesPtr = std::shared_ptr<const LayerClasses>;
struct UndergroundScene;
struct LayerIndex;
struct TileShare;

/// Light and ground colours of the scene.
enum class Theme
{
    Light,
    Dark
};

/// One layer made ready by a worker: a detached subgraph and what picking and selecting need. Value-like,
/// movable to the main thread; nothing in it is shared with the store.
struct LayerScene
{
    QString layer;
    osg::ref_ptr<osg::Node> node;
    qint64 features = 0;
    qint64 triangles = 0;
    geo::Extent extent;
    double maxHeightM = 0;
    std::vector<LegendItem> legend;
    std::shared_ptr<const LayerIndex> index; ///< for picking, hiding and names
};

/// The ground everything stands on: the terrain raster, or a plane at height 0 where there is none.
using GroundPtr = std::shared_ptr<const geo::ElevationGrid>;
[[nodiscard]] double groundHeight(const geo::ElevationGrid *ground, double x, double y);
/// The same from what is in memory (geo::Ground::Detail::AtHand), for the main thread.
[[nodiscard]] double groundHeightAtHand(const geo::ElevationGrid *ground, double x, double y);

/// Builds the subgraph of one layer (or of "terrain") from the store, in tiles of merged geometry. Any
/// thread.
[[nodiscard]] Result<LayerScene> buildLayer(const city::Store &store, const QString &layer,
                                            const geo::LocalFrame &frame, const GroundPtr &ground,
                                            TaskContext &task, TileShare *share = nullptr);
/// The same for one tile of a layer that is drawn tile by tile (pagePlan()); `share` keeps what other tiles
/// can use of it (CityScene::share()). Any thread.
[[nodiscard]] Result<LayerScene> buildTile(const city::Store &store, const TileRequest &request,
                                           const geo::LocalFrame &frame, const GroundPtr &ground,
                                           TaskContext &task, TileShare *share = nullptr);
/// The layers that can be drawn, in drawing order, "terrain" first.
[[nodiscard]] QStringList drawableLayers();
/// Whether a layer is shown when a city is opened for the first time.
[[nodiscard]] bool shownAtFirst(const QString &layer);

struct PickHit
{
    city::FeatureRef ref; ///< layer empty: bare terrain, or a planned body that stands for no feature
    geo::Coord where;     ///< map coordinates of the spot
    double distanceM = 0;
};

/// The city as an OSG graph: layers, selection, overlays, light. Main thread only; the graph hangs below
/// root(). Knows nothing of windows: View3D and the off-screen renderer both show it.
class CityScene
{
public:
    explicit CityScene(const geo::LocalFrame &frame);
    ~CityScene();
    CityScene(const CityScene &) = delete;
    CityScene &operator=(const CityScene &) = delete;

    [[nodiscard]] osg::Group *root() const;
    [[nodiscard]] const geo::LocalFrame &frame() const;

    /// Attaches a built layer, replacing the one of the same id; visibility and opacity stay as they were
    /// set.
    void setLayer(LayerScene layer);
    /// The layer comes tile by tile, as the camera asks for them; also to be called when anything may have
    /// changed in it: what is drawn stays until newer tiles are there. Only for layers with a pagePlan().
    void setPaged(const city::LayerInfo &info);
    /// The tiles the last prepareFrame() would have drawn but could not, the most wanted first.
    [[nodiscard]] std::vector<TileRequest> missingTiles(size_t most) const;
    /// How much of what the last prepareFrame() would have drawn is there, 0…1: by number of tiles, those
    /// that coarser ones stand in for not counted. 1 where nothing is lacking.
    [[nodiscard]] double completeness() const;
    /// Whether there is a place in the last frame without any ground yet.
    [[nodiscard]] bool lacksGround() const;
    /// Attaches a tile. What was asked for before a change (TileRequest::edition) comes too late and is
    /// passed over.
    void setTile(const TileRequest &request, LayerScene scene);
    /// What the makers of this scene's tiles share; outlives the scene where a worker still holds it.
    [[nodiscard]] const std::shared_ptr<TileShare> &share() const;
    /// A tile that could not be made is left empty until something changes.
    void setTileFailed(const TileRequest &request);
    /// These features changed, were added or taken away; `where` (map): the places they are at now. Tiles
    /// that show or will show them are asked for anew.
    void touch(const city::LayerInfo &info, const std::vector<city::FeatureId> &ids,
               const geo::Extent &where);
    /// Makes and attaches every tile this camera sees, on the calling thread; for pictures.
    [[nodiscard]] Result<> loadTiles(const Camera &camera, const city::Store &store, TaskContext &task);
    /// How much coarser than planned tiles may be, 1…8: to keep a frame within its time.
    void setCoarseness(double coarseness);
    /// True once after the legend of a layer grew with its tiles.
    [[nodiscard]] bool takeLegendChange(const QString &id);
    /// Pictures below all layers.
    [[nodiscard]] BaseMaps &baseMaps();
    [[nodiscard]] const BaseMaps &baseMaps() const;
    /// Seen through the ground: everything above turns translucent, what lies below is drawn and picked
    /// through it. Null: back to normal.
    void setUnderground(std::unique_ptr<UndergroundScene> below);
    [[nodiscard]] bool isUnderground() const;
    void setGround(GroundPtr ground);
    /// Heights were asked for that are still on disk; coarser ones stood in. To be read by a worker
    /// (geo::ElevationPyramid::readWishes()), then groundRead() is to be called.
    [[nodiscard]] bool wantsGround() const;
    /// Lays anew what was laid on coarser ground. True when the selection has to be set once more.
    [[nodiscard]] bool groundRead();
    /// Makers of tiles work together with those of another scene of the same city, frame and ground. Before
    /// the first tile is made.
    void shareWith(const CityScene &other);
    [[nodiscard]] const GroundPtr &ground() const;
    /// What is there of a layer; of one that comes tile by tile a summary, without node and index.
    [[nodiscard]] const LayerScene *layer(const QString &id) const;
    void setLayerVisible(const QString &id, bool visible);
    [[nodiscard]] bool isLayerVisible(const QString &id) const;
    void setLayerOpacity(const QString &id, double opacity);
    /// Colours a layer by an attribute; null: by its own colours again. Tiles are not made anew: what is
    /// drawn takes its colours on within the next frames.
    void setLayerClasses(const QString &layer, LayerClassesPtr classes);
    /// Null where a layer has its own colours.
    [[nodiscard]] LayerClassesPtr layerClasses(const QString &layer) const;
    /// Whether the last frame showed colours that are out of date: another one is to follow.
    [[nodiscard]] bool isRecolouring() const;
    /// Whether the last frame left cut bodies unfilled for want of time: another one is to follow.
    [[nodiscard]] bool isFillingCuts() const;
    /// Bodies in the picture that are cut but stay open, for there is too much of them to be filled.
    [[nodiscard]] qint64 cutsLeftOpen() const;
    /// The next frame from the same place will show other tiles of the ground: another one is to be drawn.
    [[nodiscard]] bool isSettling() const;
    [[nodiscard]] geo::Extent extent() const;
    /// Of what is drawn, as far as it is known to be hidden or not.
    [[nodiscard]] qint64 triangles() const;

    void setTheme(Theme theme);
    /// Where the sun stands: degrees clockwise from north, and above the horizon (−90…90°). Below it there
    /// are no shadows, and at the end of the civil twilight (−6°) it is night.
    void setSun(double azimuthDeg, double altitudeDeg);
    /// Azimuth and altitude as they were set.
    [[nodiscard]] std::pair<double, double> sun() const;
    /// Whether shadows are looked up in a map of what the sun sees, so that roofs, façades and the ground
    /// receive them; else those of houses on level ground are drawn, which costs less. For pictures at rest.
    void setShadowsMapped(bool mapped);
    /// Draws the shadow map when there is to be one and something changed since. After prepareFrame(), with
    /// the context of `state` current; the bound frame buffer stays.
    void drawShadowMap(osg::State &state);
    /// The same a piece at a time, for whoever must not be held up; true when the map is whole.
    bool drawShadowMapPart(osg::State &state);
    /// Device pixels per logical pixel: line widths and letters grow with it.
    void setPixelRatio(double ratio);
    /// Where panels lie over the picture, device pixels, origin upper left: labels keep clear of them.
    void setCovered(std::vector<QRectF> covered);
    /// Outlines the selected features; geometry is read from `store`. When their layer is switched off the
    /// outline goes with it.
    [[nodiscard]] Result<> setSelection(const std::vector<city::FeatureRef> &refs, const city::Store &store);
    /// Whether what is selected shines through what hides it; it does at first.
    void setSelectionSeenThrough(bool seen);
    /// Whether what lies behind houses is left out; it is at first. A picture is the same either way.
    void setHidesBehind(bool hides);
    /// Features that are not drawn while something stands in their place (the proposal on its plot).
    void setHidden(const QString &layer, const std::vector<city::FeatureId> &ids);
    /// Puts a result into the scene under a name of its own; an empty overlay takes it away.
    void setOverlay(const QString &id, const Overlay &overlay);

    /// Takes a part of the city away, so that one looks into the rest; bodies are filled where they are cut,
    /// and what is taken away is not picked. A section that is not valid takes nothing.
    void setSection(const Section &section);
    [[nodiscard]] const Section &section() const;

    /// The nearest visible thing under a pixel, planned bodies of overlays included, by KdTree on the CPU;
    /// nothing above the horizon.
    [[nodiscard]] std::optional<PickHit> pick(const Camera &camera, const QPointF &pixel) const;

    /// Metres along a ray (map coordinates, direction of length 1) to the first visible wall or roof within
    /// `withinM`, as far as buildings are drawn just now; nothing when the way is free.
    [[nodiscard]] std::optional<double> wallAhead(const Ray &ray, double withinM) const;

    /// Calls `draw` while nothing of the scene is there but this layer; for drawing a layer once before it is
    /// seen (the driver translates its shaders and takes its meshes then).
    void aloneWith(const QString &layer, const std::function<void()> &draw);

    /// To be called before each frame: background, fog, label sizes, ortho or perspective specifics.
    void prepareFrame(const Camera &camera);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace dothi::scene
