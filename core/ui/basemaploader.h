// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/settings.h>
#include <dothi/io/basemap/tilefetcher.h>
#include <dothi/io/basemap/tilesource.h>
#include <dothi/plugin/uicontext.h>
#include <dothi/scene/basemaps.h>
#include <dothi/ui/sceneloader.h>

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <memory>
#include <vector>

class QTimer;

namespace dothi::ui {

/// The base maps the user added: kept with the settings, shown in the scenes of whatever city is open. After
/// every frame the tiles it lacked are read from disk by workers, or asked of their server; what comes is
/// laid on the ground by workers. No server is asked before the user added one. Main thread.
class BaseMapLoader : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString cacheFolder; ///< empty: below the user's data
        qint64 cacheBytes = qint64(512) << 20;
        int restMs = 30'000; ///< a server that failed is left alone for so long
        io::TileFetcher::Options fetcher;
    };
    struct Entry
    {
        io::BaseMapSource source;
        std::shared_ptr<io::TileSource> tiles; ///< null before it is opened
        QString trouble;                       ///< why it, or some of it, is not shown; empty: all is well
        int pictures = 0;                      ///< that came, from disk or its server
        int refused = 0;                       ///< tiles whose answer was no picture
        int absent = 0;                        ///< tiles its server says it does not have
        int failures = 0;                      ///< of the server, one after another
        bool resting = false;                  ///< the server is not asked for the time being
        bool lacking = false;                  ///< tiles were lost on the way: asked for again after a rest
        bool told = false;                     ///< the message bar has had it
        bool uselessTold = false;              ///< the same of a server that answers, but not with pictures
        bool opening = false;
    };

    BaseMapLoader(plugin::CityHost &cities, Settings &settings, QObject *parent = nullptr);
    BaseMapLoader(plugin::CityHost &cities, Settings &settings, Options options, QObject *parent);
    ~BaseMapLoader() override;

    /// The scenes of this loader show the base maps from now on. It may go whenever it likes.
    void addScenes(SceneLoader &scenes);

    /// Bottom first.
    [[nodiscard]] const std::vector<Entry> &maps() const { return m_maps; }
    void add(const io::BaseMapSource &source);
    void remove(const QString &id);
    void setVisible(const QString &id, bool visible);
    void setOpacity(const QString &id, double opacity);
    /// Whom to name for what is drawn just now; empty when nobody.
    [[nodiscard]] QString attribution() const { return m_attribution; }
    /// A frame has been drawn: what the scenes lacked is fetched.
    void fetchTiles();
    /// Opens a base map in a task, without showing it or keeping anything: a file may lie on a disk that is
    /// slow to answer. `then` is dropped when `receiver` dies, and gets ErrorCode::Cancelled when the city
    /// goes.
    void tryOpen(const io::BaseMapSource &source, const geo::Crs &city, QObject *receiver,
                 std::function<void(Result<std::shared_ptr<io::TileSource>>)> then);
    [[nodiscard]] bool isLoading() const { return !m_underWay.empty(); }
    [[nodiscard]] io::TileFetcher &fetcher() { return *m_fetcher; }

Q_SIGNALS:
    void changed();
    void attributionChanged();
    void messageAsked(const dothi::plugin::Message &message);
    /// Something new lies on the ground: draw.
    void sceneChanged();

private:
    struct Disk;
    struct Shared;
    struct Made;
    /// Which scene wants something. Numbers are not used again.
    using SceneId = quint64;
    struct Shown
    {
        SceneId id = 0;
        QPointer<SceneLoader> loader;
        bool going = false; ///< its scene is about to go
        [[nodiscard]] scene::CityScene *scene() const { return loader && !going ? loader->scene() : nullptr; }
    };
    struct UnderWay
    {
        SceneId scene = 0;
        scene::BaseMapWish wish;
        quint64 task = 0;     ///< of the worker that has it, or had it last
        quint64 request = 0;  ///< to the server; 0: a worker has it
        bool renewal = false; ///< of a picture that is shown meanwhile
    };

    void sceneReady(SceneId id);
    void sceneAboutToGo(SceneId id);
    void open(Entry &entry);
    void show(Entry &entry, const Shown &shown);
    void fetchTiles(const Shown &shown);
    void read(SceneId in, const scene::BaseMapWish &wish);
    void ask(SceneId in, const scene::BaseMapWish &wish, const std::shared_ptr<io::TileSource> &tiles);
    void make(SceneId in, const scene::BaseMapWish &wish, const std::shared_ptr<io::TileSource> &tiles,
              const QByteArray &answer);
    void made(SceneId in, const scene::BaseMapWish &wish, Result<std::shared_ptr<Made>> result);
    void serverFailed(Entry &entry, const Error &error);
    void tileRefused(Entry &entry, const Error &error);
    void tellWhenUseless(Entry &entry, const QString &why);
    void setTrouble(Entry &entry, const QString &text);
    void updateAttribution();
    void store();
    [[nodiscard]] Entry *find(const QString &id);
    [[nodiscard]] std::vector<UnderWay>::iterator underWay(SceneId in, const scene::BaseMapWish &wish);
    [[nodiscard]] scene::CityScene *sceneOf(SceneId id) const;
    [[nodiscard]] bool hasScene() const;
    void eachScene(const std::function<void(scene::CityScene &)> &change) const;

    std::vector<Shown> m_shown;
    SceneId m_nextScene = 1;
    plugin::CityHost &m_cities;
    Settings &m_settings;
    Options m_options;
    std::vector<Entry> m_maps;
    std::vector<UnderWay> m_underWay;
    QString m_attribution;
    std::shared_ptr<Disk> m_disk;
    std::shared_ptr<Shared> m_shared; ///< of the city that is open
    io::TileFetcher *m_fetcher;
    QTimer *m_restTimer;
    /// Last: it waits for its workers.
    std::unique_ptr<TaskManager> m_tasks;
};

} // namespace dothi::ui
