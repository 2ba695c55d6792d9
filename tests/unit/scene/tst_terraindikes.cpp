// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "terrainfixture.h"

#include <dothi/city/dikes.h>
#include <dothi/geo/dikes.h>
#include <dothi/scene/feetground.h>
#include <dothi/scene/groundrange.h>

#include <QElapsedTimer>
#include <QTest>

#include <chrono>
#include <cmath>
#include <future>
#include <map>
#include <stop_token>
#include <thread>

using namespace dothi;
using namespace buildfixture;
using namespace terrainfixture;
using scene::TerrainTile;

namespace {

/// Height of the surface of a tile at a spot; NaN beside it. Straight from its triangles.
double meshHeight(const TerrainTile &tile, double x, double y)
{
    for (size_t t = 0; t < tile.surface.size(); t += 3) {
        const Coord &a = tile.points[tile.surface[t]];
        const Coord &b = tile.points[tile.surface[t + 1]];
        const Coord &c = tile.points[tile.surface[t + 2]];
        const double twice = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        const double u = ((b.x - x) * (c.y - y) - (b.y - y) * (c.x - x)) / twice;
        const double v = ((c.x - x) * (a.y - y) - (c.y - y) * (a.x - x)) / twice;
        if (u >= -1e-9 && v >= -1e-9 && u + v <= 1 + 1e-9)
            return a.z * u + b.z * v + c.z * (1 - u - v);
    }
    return std::nan("");
}

/// Almost level ground at 10 m in cells of any width, with a dike across it, askew to the grid.
constexpr double kDikeEast = kEast + 200;
constexpr double kDikeNorth = kNorth + 290.3;
constexpr double kDikeRise = 40.4 / 250; // metres to the north for each to the east
geo::ElevationGrid diked(double cell)
{
    const int cells = static_cast<int>(kCells / cell);
    geo::ElevationGrid grid(cells, cells, kEast, kNorth + kCells, cell);
    for (int r = 0; r < cells; ++r) {
        for (int c = 0; c < cells; ++c)
            grid.set(c, r, static_cast<float>(10 + 0.2 * std::sin(grid.cellCenter(c, r).x * 0.05)));
    }
    // Its crest rises from 13 m to 14 m; 4 m wide, sides of 1:2.
    const geo::Dike dike{{{kDikeEast, kDikeNorth, 13}, {kDikeEast + 250, kDikeNorth + 40.4, 14}}, 4, 2};
    grid.setDikes(std::make_shared<const geo::Dikes>(std::vector{dike}));
    return grid;
}

} // namespace

class TestTerrainDikes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// However wide the cells of the raster are: the crest is where the survey says, as high and as wide.
    void dikesStandInTheMesh_data()
    {
        QTest::addColumn<double>("cell");
        QTest::addColumn<double>("edge");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("cells of 1 m") << 1.0 << 128.0 << 0.09;
        QTest::newRow("cells of 8 m") << 8.0 << 128.0 << 0.09;
        QTest::newRow("a coarser level") << 4.0 << 256.0 << 0.5;
    }
    void dikesStandInTheMesh()
    {
        QFETCH(double, cell);
        QFETCH(double, edge);
        QFETCH(double, tolerance);
        const geo::ElevationGrid grid = diked(cell);
        const geo::Extent square = squareAt(256, 256, edge);
        const TerrainTile tile = tileOf(square, grid, tolerance);
        const double length = std::hypot(1, kDikeRise);
        const geo::Ground bare = geo::Ground::bare(&grid);
        double worst = 0;
        for (double x = kEast + 257.1; x < std::min(square.maxX(), kDikeEast + 245); x += 3.7) {
            const double crest = 13 + (x - kDikeEast) / 250;
            for (const double off : {-12.0, -6.0, -4.0, -1.9, 0.0, 1.0, 1.9, 3.0, 5.0, 7.0, 12.0}) {
                // `off` metres to the left of the spot on the crest.
                const double atX = x - off * kDikeRise / length;
                const double atY = kDikeNorth + (x - kDikeEast) * kDikeRise + off / length;
                if (!square.contains({atX, atY, 0}))
                    continue;
                const double expected =
                    std::max(bare.height(atX, atY), crest - std::max(0.0, std::abs(off) - 2) / 2);
                const double is = meshHeight(tile, atX, atY);
                if (std::abs(off) < 2) // on the crest it is exact
                    QVERIFY2(std::abs(is - crest) < 0.01,
                             qPrintable(QStringLiteral("%1: %2, not %3").arg(off).arg(is).arg(crest)));
                worst = std::max(worst, std::abs(is - expected));
            }
        }
        QVERIFY2(worst < 0.1 + 2 * tolerance, qPrintable(QString::number(worst)));
        // Area and edges are whole.
        double area = 0;
        for (size_t t = 0; t < tile.surface.size(); t += 3) {
            const Coord &a = tile.points[tile.surface[t]];
            const Coord &b = tile.points[tile.surface[t + 1]];
            const Coord &c = tile.points[tile.surface[t + 2]];
            area += ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
        }
        QVERIFY(std::abs(area - edge * edge) < 1e-3);
        // The next tile goes on where it ends.
        const TerrainTile next = tileOf(squareAt(256 + edge, 256, edge), grid, tolerance);
        std::map<double, double> here;
        std::map<double, double> there;
        for (size_t i = 0; i < tile.surfacePoints; ++i) {
            if (tile.points[i].x == square.maxX())
                here[tile.points[i].y] = tile.points[i].z;
        }
        for (size_t i = 0; i < next.surfacePoints; ++i) {
            if (next.points[i].x == square.maxX())
                there[next.points[i].y] = next.points[i].z;
        }
        QVERIFY(here == there);
        if (square.maxX() < kDikeEast + 245)
            QVERIFY(std::ranges::any_of(here, [](const auto &p) { return p.second > 13; }));
    }

    void whatLiesOnTheGroundFollowsItsDikes()
    {
        const geo::ElevationGrid grid = diked(8);
        const scene::GroundSampler ground(&grid);
        // A street across the dike: long edges, with the crest between two samples of them.
        const std::vector<Coord> street{{kEast + 300, kNorth + 100, 0}, {kEast + 300, kNorth + 700, 0}};
        double highest = 0;
        for (const Coord &c : scene::drapeLine(street, ground, 0.1))
            highest = std::max(highest, c.z);
        QVERIFY2(std::abs(highest - 13.4) < 0.1, qPrintable(QString::number(highest)));
        const scene::GroundRange range(grid);
        QVERIFY(range.within(squareAt(290, 290, 30)).second >= 13.4);
        QVERIFY(range.within(squareAt(600, 600, 30)).second < 11);
    }

    void tooManyBanksEndWithACancel()
    {
        const geo::ElevationGrid grid = hills();
        // A star: every side crosses every other.
        std::vector<Coord> ring;
        for (int i = 0; i < 5001; ++i) {
            const double a = i * 2 * 3.141592653589793 * 2500 / 5001;
            ring.push_back({kEast + 320 + 60 * std::cos(a), kNorth + 320 + 60 * std::sin(a), 0});
        }
        scene::WaterBed star;
        star.area = Geometry::polygon(ring);
        star.levelM = 30;
        const std::vector<scene::WaterBed> waters{star};
        const scene::TerrainTileInput input{squareAt(256, 256, 128), kLand, 0.2, waters};
        // It ends: as ground without these banks.
        const auto whole = scene::buildTerrainTile(input, scene::GroundSampler(&grid), {});
        VERIFY_RESULT(whole);
        QVERIFY(!whole->surface.empty());
        std::stop_source stop;
        auto building = std::async(std::launch::async, [&] {
            return scene::buildTerrainTile(input, scene::GroundSampler(&grid),
                                           TaskContext(stop.get_token(), {}));
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        QElapsedTimer since;
        since.start();
        stop.request_stop();
        (void)building.get();
        QVERIFY2(since.elapsed() < 5000, qPrintable(QString::number(since.elapsed())));
    }

    /// Some of them left out would be ground like any other, and a wrong one.
    void moreDikesThanCanBeReadAreRefused()
    {
        Town town;
        std::vector<Coord> crest(1'000'001);
        for (size_t i = 0; i < crest.size(); ++i)
            crest[i] = {kEast + static_cast<double>(i) * 0.01, kNorth, 0};
        town.put("breakline", line(crest), {{"crest_level_m", 3.0}});
        VERIFY_RESULT(city::readDikes(*town.store, town.task));
        town.put("breakline", line(crest), {{"crest_level_m", 3.0}});
        const auto dikes = city::readDikes(*town.store, town.task);
        VERIFY_ERROR(dikes, ErrorCode::InvalidData);
        QCOMPARE(dikes.error().subject().layer, QStringLiteral("breakline"));
    }

    /// From the layer of a store to the ground that is drawn.
    void theGroundOfACityHasItsDikes()
    {
        Town town;
        Geometry heights = line({{kEast + 10, kNorth, 5.5}, {kEast + 90, kNorth, 6.5}});
        heights.setHasZ(true);
        town.put("breakline", heights, {{"kind", QStringLiteral("dike")}});
        Geometry flat = line({{kEast + 10, kNorth + 200, 0}, {kEast + 90, kNorth + 200, 0}});
        flat.setHasZ(true);
        town.put("breakline", flat,
                 {{"kind", QStringLiteral("flood_wall")}, {"crest_level_m", 4.25}, {"top_width_m", 0.4}});
        town.put("breakline", flat, {{"kind", QStringLiteral("dike")}}); // no height: only a line
        const auto dikes = city::readDikes(*town.store, town.task);
        VERIFY_RESULT(dikes);
        QVERIFY(*dikes);
        QCOMPARE((*dikes)->all().size(), size_t(2));
        auto grid = std::make_shared<geo::ElevationGrid>(*levelGround(2));
        grid->setDikes(*dikes);
        QVERIFY(near(scene::groundHeight(grid.get(), kEast + 50, kNorth), 6));
        QVERIFY(near(scene::groundHeight(grid.get(), kEast + 50, kNorth + 200), 4.25));
        QVERIFY(near(scene::groundHeight(grid.get(), kEast + 50, kNorth + 201), 2)); // walls are upright
        QVERIFY(near(scene::groundHeight(grid.get(), kEast + 50, kNorth + 100), 2));
        Town none;
        const auto nothing = city::readDikes(*none.store, none.task);
        VERIFY_RESULT(nothing);
        QVERIFY(!*nothing);
    }
};

QTEST_GUILESS_MAIN(TestTerrainDikes)
#include "tst_terraindikes.moc"
