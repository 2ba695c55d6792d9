// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/city/homeextent.h>
#include <dothi/io/democity.h>
#include <dothi/io/dothistore.h>
#include <dothi/scene/feetground.h>
#include <dothi/scene/offscreen.h>
#include <dothi/scene/tilepager.h>

#include <QTemporaryDir>

#include <numbers>

using namespace dothi;
using scene::Camera;

namespace {

constexpr QSize kSize(320, 200);
constexpr size_t kPoses = 24;

/// Eyes of people in the middle of streets, looking along them, and every third across.
std::vector<Camera> posesOn(const city::Store &store, const scene::GroundPtr &ground)
{
    std::vector<Camera> all;
    city::Query query;
    query.withValues = false;
    const auto read = store.read(QStringLiteral("road"), query, [&](city::Feature &road) {
        const auto &line = road.geometry.coords();
        const geo::Coord &from = line[line.size() / 2 - 1];
        const geo::Coord &to = line[line.size() / 2];
        geo::Coord spot{(from.x + to.x) / 2, (from.y + to.y) / 2, 0};
        spot.z = scene::groundHeight(ground.get(), spot.x, spot.y) + 1.7;
        const double along = std::atan2(to.x - from.x, to.y - from.y) * 180 / std::numbers::pi;
        all.emplace_back(scene::CameraPose{spot, along + (all.size() % 3 ? 0 : 70), 1, 2, false}, kSize);
        return city::Visit::Continue;
    });
    if (!read)
        qFatal("no roads");
    std::vector<Camera> poses;
    for (size_t i = 0; i < kPoses; ++i)
        poses.push_back(all[i * all.size() / kPoses]);
    return poses;
}

} // namespace

class TestHiddenBehind : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<city::Store> m_store;
    std::unique_ptr<scene::CityScene> m_scene;
    scene::GroundPtr m_ground;
    TaskContext m_task;

private Q_SLOTS:
    void initTestCase()
    {
        const QString path = m_dir.filePath(QStringLiteral("city.dothi"));
        io::DemoOptions options;
        options.buildings = 4000;
        VERIFY_RESULT(io::writeDemoCity(path, options, m_task));
        auto opened = io::openStore(path, io::OpenMode::ReadOnly);
        VERIFY_RESULT(opened);
        m_store = std::move(*opened);
        const auto ground = scene::loadDrawnGround(*m_store, m_task);
        VERIFY_RESULT(ground);
        m_ground = ground->grid;
        const auto infos = m_store->layers();
        VERIFY_RESULT(infos);
        const geo::Coord middle = city::homeExtent(*infos).center();
        const geo::LocalFrame frame(geo::Coord{middle.x, middle.y, 0});
        m_scene = std::make_unique<scene::CityScene>(frame);
        m_scene->setGround(m_ground);
        for (const QString &layer : scene::drawableLayers()) {
            if (!scene::shownAtFirst(layer))
                continue;
            const auto info = std::ranges::find(*infos, layer, &city::LayerInfo::id);
            if (scene::pagePlan(layer, m_ground.get())) {
                m_scene->setPaged(info == infos->end() ? city::LayerInfo{layer, 0, {}} : *info);
            } else {
                auto built = scene::buildLayer(*m_store, layer, frame, m_ground, m_task);
                VERIFY_RESULT(built);
                m_scene->setLayer(std::move(*built));
            }
            m_scene->setLayerVisible(layer, true);
        }
    }
    void cleanupTestCase()
    {
        m_scene.reset();
        m_store.reset();
    }

    /// Pictures from many streets, by day, with long shadows and by night, are the same to the last pixel
    /// whether or not what is hidden is drawn; and much of it is not.
    void picturesAreTheSame()
    {
        qint64 all = 0;
        qint64 drawn = 0;
        size_t number = 0;
        for (const Camera &camera : posesOn(*m_store, m_ground)) {
            const std::array altitudes{52.0, 9.0, -20.0};
            m_scene->setSun(200 + 11.0 * static_cast<double>(number), altitudes[number % altitudes.size()]);
            VERIFY_RESULT(m_scene->loadTiles(camera, *m_store, m_task));
            m_scene->setHidesBehind(false);
            const auto with = scene::renderImage(*m_scene, camera, kSize, nullptr, 1);
            VERIFY_RESULT(with);
            all += m_scene->triangles();
            m_scene->setHidesBehind(true);
            const auto without = scene::renderImage(*m_scene, camera, kSize, nullptr, 1);
            VERIFY_RESULT(without);
            drawn += m_scene->triangles();
            int differ = 0;
            for (int y = 0; y < kSize.height(); ++y) {
                for (int x = 0; x < kSize.width(); ++x)
                    differ += with->pixel(x, y) != without->pixel(x, y);
            }
            if (differ > 0) {
                with->save(QStringLiteral("hidden-with.png"));
                without->save(QStringLiteral("hidden-without.png"));
            }
            QVERIFY2(differ == 0, qPrintable(QStringLiteral("pose %1: %2 pixels").arg(number).arg(differ)));
            ++number;
        }
        qInfo("triangles: %lld of %lld", static_cast<long long>(drawn), static_cast<long long>(all));
        QVERIFY(static_cast<double>(drawn) < 0.85 * static_cast<double>(all));
    }

    /// Where houses are looked through, cut or hidden by hand, nothing counts as hidden behind them.
    void whatIsLookedThroughHidesNothing()
    {
        const QString houses = QStringLiteral("building");
        m_scene->setHidesBehind(true);
        m_scene->setSun(225, 52);
        qint64 hiding = 0;
        qint64 seeThrough = 0;
        qint64 groundless = 0;
        const std::vector<Camera> poses = posesOn(*m_store, m_ground);
        for (size_t i = 0; i < poses.size(); i += 6) {
            VERIFY_RESULT(m_scene->loadTiles(poses[i], *m_store, m_task));
            hiding += m_scene->triangles();
            m_scene->setLayerOpacity(houses, 0.5);
            m_scene->prepareFrame(poses[i]);
            seeThrough += m_scene->triangles();
            m_scene->setLayerOpacity(houses, 1);
            m_scene->setHidesBehind(false);
            m_scene->prepareFrame(poses[i]);
            groundless += m_scene->triangles();
            m_scene->setHidesBehind(true);
        }
        QCOMPARE(seeThrough, groundless);
        QVERIFY(hiding < seeThrough);
    }
};

QTEST_GUILESS_MAIN(TestHiddenBehind)
#include "tst_hiddenbehind.moc"
