// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "terrainfixture.h"

#include <QTest>

using namespace dothi;
using namespace buildfixture;
using namespace terrainfixture;

namespace {

/// Rough as a rubble heap: every cell is a corner of the mesh at the finest level, few are farther up.
geo::ElevationGrid rubble()
{
    constexpr int kAcross = 2048;
    geo::ElevationGrid grid(kAcross, kAcross, kEast, kNorth + kAcross, 1);
    quint32 dice = 1;
    for (int r = 0; r < kAcross; ++r) {
        for (int c = 0; c < kAcross; ++c) {
            dice = dice * 1664525U + 1013904223U; // Numerical Recipes' generator
            grid.set(c, r, 20 + 5 * static_cast<float>(dice >> 8) / static_cast<float>(1 << 24));
        }
    }
    return grid;
}

} // namespace

/// How many triangles of the ground are drawn at once.
class TestGroundBudget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("LIBGL_ALWAYS_SOFTWARE", "1"); }

    void steepGroundIsDrawnInTime()
    {
        QTemporaryDir dir;
        Town town;
        town.ground = pagedGround(dir, rubble(), 100'000);
        scene::CityScene city(town.frame);
        city.setGround(town.ground);
        city.setPaged({QStringLiteral("terrain"), 1, {}});
        city.setLayerVisible(QStringLiteral("terrain"), true);
        const Coord middle{kEast + 1024, kNorth + 1024, 22};
        const scene::Camera camera({middle, 30, 50, 450, false}, QSize(1280, 720));
        // What a frame would draw if nobody looked at the number of triangles: the tiles it asks for first.
        city.prepareFrame(camera);
        qint64 asked = 0;
        for (;;) {
            const std::vector<scene::TileRequest> missing = city.missingTiles(64);
            if (missing.empty())
                break;
            for (const scene::TileRequest &request : missing) {
                auto built = scene::buildTile(*town.store, request, city.frame(), town.ground, town.task);
                VERIFY_RESULT(built);
                city.setTile(request, std::move(*built));
            }
            city.prepareFrame(camera);
            asked = std::max(asked, city.triangles());
            if (asked > 60'000)
                break;
        }
        QVERIFY2(asked > 60'000, qPrintable(QString::number(asked))); // or nothing was tested
        VERIFY_RESULT(city.loadTiles(camera, *town.store, town.task));
        QVERIFY(city.missingTiles(10).empty());
        QVERIFY(!city.isSettling());
        QVERIFY2(city.triangles() > 1000 && city.triangles() <= 40'000,
                 qPrintable(QString::number(city.triangles())));
    }
};

QTEST_MAIN(TestGroundBudget)
#include "tst_groundbudget.moc"
