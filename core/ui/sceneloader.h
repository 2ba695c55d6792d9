// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/settings.h>
#include <dothi/plugin/plugincontext.h>
#include <dothi/scene/cityscene.h>

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <map>
#include <memory>
#include <set>

class QTimer;

namespace dothi::scene {
class TileCache;
}

namespace dothi::ui {

/// Keeps the 3D scene of the open city: builds its layers one after the other as tasks (the ground first),
/// attaches each as it comes, and builds again what a change touched. Layers that are switched off are built
/// when first shown. Layers of many features come tile by tile: after every frame the tiles it lacked are
/// made by workers of their own, the nearest first.
///
/// A further loader (a second view's) follows the first: the same ground, the same layers shown, changes as
/// they come, and what workers share, the workers themselves included. Main thread.
class SceneLoader : public QObject
{
    Q_OBJECT
public:
    enum class State
    {
        NotBuilt,
        Waiting,
        Building,
        Ready,
        Failed
    };

    struct Layer
    {
        QString id;
        qint64 features = 0; ///< rows in the store
        geo::Extent extent;
        bool visible = false;
        double opacity = 1;
        QString note; ///< what is special about it; shown in place of its title
        State state = State::NotBuilt;
        std::vector<scene::LegendItem> legend;
        quint64 build = 0; ///< the newest build; what an older one brings is too late
        quint64 task = 0;  ///< of that build
    };

    /// `tileWorkers`: what makes tiles; null: threads of its own.
    SceneLoader(plugin::CityHost &cities, TaskManager &tasks, Settings &settings, QObject *parent = nullptr,
                std::unique_ptr<Executor> tileWorkers = nullptr);
    /// Follows `leader`, which outlives it.
    explicit SceneLoader(SceneLoader &leader, QObject *parent = nullptr);
    ~SceneLoader() override;

    /// Begins with the city that is open already; for a loader made later than that. Without one: nothing.
    void openCurrent();

    /// Null while no city is open, or before its extent is known.
    [[nodiscard]] scene::CityScene *scene() const { return m_scene.get(); }
    /// Drawable layers in drawing order, "terrain" first; empty before the city is looked through.
    [[nodiscard]] const std::vector<Layer> &layers() const { return m_layers; }
    [[nodiscard]] const Layer *layer(const QString &id) const;
    /// True until everything that shall be visible is attached (or has failed), tiles of the last frame
    /// included.
    [[nodiscard]] bool isLoading() const
    {
        return m_loading || !m_tilesUnderWay.empty() || (m_scene && !m_scene->missingTiles(1).empty());
    }
    /// How much of the picture is there, 0…1: 1 once isLoading() is over and as long as no city is open.
    [[nodiscard]] double progress() const;
    /// The ground is drawn wherever one looks, coarsely maybe: a picture, if not the whole one.
    [[nodiscard]] bool hasGround() const;
    /// All features together; empty for an empty city.
    [[nodiscard]] geo::Extent extent() const { return m_extent; }
    /// The ground was laid below the buildings for want of a terrain: no height to be read off.
    [[nodiscard]] bool isGroundEstimated() const { return m_groundEstimated; }
    /// 0 where there is no ground. From what is in memory: where the finest heights still lie on disk a
    /// coarser one, and they are read for the next time.
    [[nodiscard]] double groundHeight(double x, double y);

    void setLayerVisible(const QString &id, bool visible);
    void setLayerOpacity(const QString &id, double opacity);
    /// What lies below the ground is read and drawn, the rest seen through; or no more. Pipes, cables and
    /// manholes that are switched off are switched on for as long.
    void setUnderground(bool on);
    [[nodiscard]] bool isUnderground() const { return m_underground; }
    /// What the colours below the ground mean, once it is drawn; see undergroundShown().
    [[nodiscard]] const std::vector<scene::LegendItem> &undergroundLegend() const { return m_belowLegend; }
    /// A frame has been drawn: what it lacked is fetched.
    void fetchTiles();

Q_SIGNALS:
    /// The scene is made and empty; views take it. Before sceneAboutToGo() they let go of it.
    void sceneReady();
    void sceneAboutToGo();
    /// Row counts, state, visibility or opacity changed; empty: all.
    void layerChanged(const QString &id);
    /// A layer has come into the scene while others are still being built.
    void layerAttached(const QString &id);
    /// What is below the ground is drawn: so many things, of them so many at a depth that is assumed.
    void undergroundShown(qint64 features, qint64 assumed, bool isCut);
    void undergroundChanged(bool on);
    /// So many bodies that are cut stay open; see CityScene::cutsLeftOpen().
    void cutsLeftOpen(qint64 bodies);
    /// Finer ground has been read below the selection: its outline is to be laid again.
    void outlineAgain();
    /// Something new hangs in the scene: draw.
    void sceneChanged();
    /// progress() is another percentage than it was.
    void progressChanged(double share);
    /// Everything that shall be visible is there.
    void finished();
    void failed(const dothi::Error &error);

private:
    struct Prepared;
    struct Readers;
    struct Tiles;
    struct Changes;

    void open();
    void close();
    void prepared(Result<std::shared_ptr<Prepared>> result);
    void startTimers();
    void openLikeLeader();
    void startScene(const geo::LocalFrame &frame, const scene::GroundPtr &ground);
    void followLayers();
    void reveal(Layer &layer);
    void revealBelow();
    void cancel();
    void buildWaiting();
    void build(Layer &layer);
    void built(const QString &id, quint64 build, Result<std::shared_ptr<scene::LayerScene>> result);
    void tellOfDamage();
    void tilesBuilt(const std::vector<scene::TileRequest> &asked, Result<std::shared_ptr<Tiles>> result);
    void finishIfDone();
    void tellProgress();
    void cityChanged(const city::ChangeEvent &what);
    void noteChange(const city::ChangeEvent &what);
    void applyChanges();
    void takeChanges(const Changes &changes);
    void fetchGround();
    void noteGround(const Prepared &look);
    void buildUnderground();
    [[nodiscard]] Layer *find(const QString &id);
    [[nodiscard]] static QString layerTitle(const QString &id);

    plugin::CityHost &m_cities;
    TaskManager &m_tasks;
    Settings &m_settings;
    std::unique_ptr<scene::CityScene> m_scene;
    std::vector<Layer> m_layers;
    geo::Extent m_extent;
    quint64 m_generation = 0; ///< tells results of a city closed meanwhile
    quint64 m_task = 0;
    quint64 m_builds = 0;
    bool m_loading = false;
    int m_toldPercent = 100;
    bool m_groundEstimated = false;
    bool m_underground = false;
    std::vector<scene::LegendItem> m_belowLegend;
    quint64 m_undergroundTask = 0;
    quint64 m_undergroundBuild = 0; ///< the newest; what an older one brings is too late
    QElapsedTimer m_sinceStep;      ///< since the picture was last asked to grow
    /// Features that changed, by layer; none: anything in it.
    std::map<QString, std::vector<city::FeatureId>> m_changed;
    bool m_everythingChanged = false;
    QTimer *m_changeTimer;
    QTimer *m_noFrameTimer; ///< without a view no frame says what is lacking
    bool m_frameSeen = false;
    std::vector<scene::TileRequest> m_tilesUnderWay;
    int m_settling = 0;         ///< frames in a row after which the ground was still settling
    std::set<QString> m_warmed; ///< layers whose first tile has been announced
    std::shared_ptr<Readers> m_readers;
    std::shared_ptr<scene::TileCache> m_tileCache; ///< null: there is no folder for it
    std::set<QString> m_revealed;                  ///< layers switched on to be seen below the ground
    qint64 m_leftOpen = 0;
    bool m_readingGround = false;
    QPointer<SceneLoader> m_leader;
    std::vector<QPointer<SceneLoader>> m_followers;
    std::set<quint64> m_ownTileTasks; ///< of m_tileTasks, under way
    /// Not the window's list of tasks: tiles come and go by the hundred. Last: who goes last waits for the
    /// workers.
    std::shared_ptr<TaskManager> m_tileTasks;
};

} // namespace dothi::ui
