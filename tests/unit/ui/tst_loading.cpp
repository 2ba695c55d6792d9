// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/democity.h>
#include <dothi/io/dothistore.h>
#include <dothi/ui/sceneloader.h>
#include <dothi/ui/statusbar.h>
#include <dothi/ui/view3d.h>
#include <dothi/ui/viewdress.h>
#include <dothi/ui/viewoverlays.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <deque>

using namespace dothi;

namespace {

/// Work that is handed in waits until it is let go on.
struct Held
{
    std::deque<std::function<void()>> work;
    /// False: there was none.
    bool doOne()
    {
        if (work.empty())
            return false;
        const std::function<void()> first = std::move(work.front());
        work.pop_front();
        first();
        QCoreApplication::processEvents();
        return true;
    }
};

class HoldingExecutor final : public Executor
{
public:
    explicit HoldingExecutor(std::shared_ptr<Held> held)
        : m_held(std::move(held))
    {}
    void execute(std::function<void()> work) override { m_held->work.push_back(std::move(work)); }
    void drain() override
    {
        while (m_held->doOne()) {
        }
    }

private:
    std::shared_ptr<Held> m_held;
};

} // namespace

/// What is said of the picture while it is still coming.
class TestLoading : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        io::DemoOptions options;
        options.buildings = 100;
        TaskContext task;
        m_file = m_folder.filePath(QStringLiteral("small.dothi"));
        const Result<> written = io::writeDemoCity(m_file, options, task);
        QVERIFY2(written, written ? "" : qPrintable(written.error().logText()));
    }

    void notWholeBeforeTheLastTileIsThere()
    {
        const auto held = std::make_shared<Held>();
        Settings settings(m_folder.filePath(QStringLiteral("settings.ini")));
        TaskManager tasks(makeThreadPoolExecutor(1));
        plugin::CityHost cities;
        ui::View3D view;
        view.resize(800, 600);
        ui::SceneLoader loader(cities, tasks, settings, nullptr, std::make_unique<HoldingExecutor>(held));
        ui::ViewDress dress;
        dress.add(&view, &loader);
        const ui::ScalePill pill(&view);
        ui::StatusBar status(cities, tasks);
        connect(&loader, &ui::SceneLoader::progressChanged, &status, &ui::StatusBar::showLoading);
        const QString idle = status.tasksText();
        QVERIFY(pill.detailText().contains(QStringLiteral("100")));

        auto store = io::openStore(m_file, io::OpenMode::ReadOnly);
        QVERIFY(store);
        cities.setCity(std::make_unique<city::City>(std::move(*store)));
        QCOMPARE(loader.progress(), 0.0);
        QVERIFY(!loader.hasGround());
        const auto layersBuilt = [&loader] {
            return loader.scene() && std::ranges::none_of(loader.layers(), [](const auto &layer) {
                       return layer.state == ui::SceneLoader::State::Waiting ||
                              layer.state == ui::SceneLoader::State::Building;
                   });
        };
        QTRY_VERIFY_WITH_TIMEOUT(layersBuilt() && !tasks.busy(), 30'000);

        const geo::Coord middle = loader.extent().center();
        const scene::Camera camera({{middle.x, middle.y, 0}, 20, 35, 500, false}, {800, 600});
        const auto frame = [&] {
            loader.scene()->prepareFrame(camera);
            loader.fetchTiles();
        };
        frame();
        QVERIFY(!held->work.empty());
        QVERIFY(loader.isLoading());
        QVERIFY(loader.progress() < 0.5);
        QVERIFY2(!pill.detailText().contains(QStringLiteral("100")), qPrintable(pill.detailText()));
        QVERIFY2(pill.detailText().startsWith(QStringLiteral("loading")), qPrintable(pill.detailText()));
        QVERIFY2(status.tasksText() != idle, qPrintable(status.tasksText()));

        // Tile by tile; whole only when nothing is held back any more.
        QSignalSpy told(&loader, &ui::SceneLoader::progressChanged);
        int rounds = 0;
        double best = 0;
        while (held->doOne() && ++rounds < 5000) {
            frame();
            if (held->work.empty())
                break;
            QVERIFY(loader.progress() < 1);
            QVERIFY(!pill.detailText().contains(QStringLiteral("100")));
            best = std::max(best, loader.progress());
        }
        frame();
        QVERIFY2(rounds > 3, qPrintable(QString::number(rounds)));
        QVERIFY(told.size() > 2);
        QVERIFY(best > 0.5);
        QCOMPARE(loader.progress(), 1.0);
        QVERIFY(loader.hasGround());
        QVERIFY2(pill.detailText().contains(QStringLiteral("100")), qPrintable(pill.detailText()));
        QCOMPARE(status.tasksText(), idle);

        // Looked at from elsewhere it is loading again.
        const scene::Camera other({{middle.x, middle.y, 0}, 200, 25, 60, false}, {800, 600});
        loader.scene()->prepareFrame(other);
        loader.fetchTiles();
        QCOMPARE(loader.progress() < 1, !held->work.empty());

        cities.setCity(nullptr);
        QCOMPARE(loader.progress(), 1.0);
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
};

QTEST_MAIN(TestLoading)
#include "tst_loading.moc"
