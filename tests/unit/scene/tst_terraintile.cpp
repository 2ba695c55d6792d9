// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "terrainfixture.h"

#include <dothi/scene/groundrange.h>
#include <dothi/scene/layerindex.h>
#include <dothi/scene/offscreen.h>

#include <QTest>

#include <cmath>
#include <map>
#include <set>

using namespace dothi;
using namespace buildfixture;
using namespace terrainfixture;
using scene::TerrainTile;

namespace {

/// Points of the surface on a line x = at (or y = at), by the other coordinate.
std::map<double, std::pair<double, osg::Vec3f>> edgeOf(const TerrainTile &tile, bool byX, double at)
{
    std::map<double, std::pair<double, osg::Vec3f>> points;
    for (size_t i = 0; i < tile.surfacePoints; ++i) {
        const Coord &p = tile.points[i];
        if ((byX ? p.x : p.y) == at)
            points[byX ? p.y : p.x] = {p.z, tile.normals[i]};
    }
    return points;
}

/// Height of a polyline given by its points.
double along(const std::map<double, std::pair<double, osg::Vec3f>> &line, double at)
{
    auto after = line.lower_bound(at);
    if (after == line.begin() || after->first == at)
        return after->second.first;
    if (after == line.end())
        return line.rbegin()->second.first;
    const auto before = std::prev(after);
    const double t = (at - before->first) / (after->first - before->first);
    return before->second.first + (after->second.first - before->second.first) * t;
}

} // namespace

class TestTerrainTile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("LIBGL_ALWAYS_SOFTWARE", "1"); }

    void levelsFollowThePixels()
    {
        QTemporaryDir dir;
        const scene::GroundPtr ground = pagedGround(dir, hills(), 10'000);
        const scene::PagePlan plan = scene::terrainPlan(*ground->finer());
        QCOMPARE(plan.leafM, 128.0);
        QCOMPARE(scene::terrainCellM(plan, 0), 1.0);
        QVERIFY(plan.coarseFirst && plan.hasBeyond);
        for (int level = 1; level < plan.levels(); ++level) {
            const double mpp = plan.finestMpp(level);
            QCOMPARE(scene::terrainCellM(plan, level), scene::kTerrainCellPx * mpp);
            QVERIFY(scene::terrainToleranceM(plan, level) <= std::max(0.09, 0.7 * mpp));
        }
        QVERIFY(scene::pagePlan(QStringLiteral("terrain"), ground.get()).has_value());
        QVERIFY(!scene::pagePlan(QStringLiteral("terrain"), nullptr).has_value());
        // Cells of 30 m are divided, so that a tile is not near and far at once.
        geo::ElevationGrid wide(50, 50, kEast, kNorth + 1500, 30);
        for (int i = 0; i < 2500; ++i)
            wide.set(i % 50, i / 50, 1);
        const scene::PagePlan divided = scene::terrainPlan(*pagedGround(dir, wide, 10'000)->finer());
        QCOMPARE(divided.leafM, 30.0 / 16 * 128);
    }

    void theSurfaceIsWithinAPixelsShareOfTheHeights()
    {
        geo::ElevationGrid grid = hills(0);
        double cell = 1;
        for (const double tolerance : {0.09, 0.25, 0.5}) {
            const scene::GroundSampler ground(&grid);
            const geo::Extent square = squareAt(256, 256, 128 * cell);
            if (square.maxX() > kEast + kCells)
                break;
            const TerrainTile tile = tileOf(square, grid, tolerance);
            QVERIFY(!tile.surface.empty());
            double area = 0;
            double worst = 0;
            for (size_t t = 0; t < tile.surface.size(); t += 3) {
                const Coord &a = tile.points[tile.surface[t]];
                const Coord &b = tile.points[tile.surface[t + 1]];
                const Coord &c = tile.points[tile.surface[t + 2]];
                const double twice = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
                QVERIFY(twice > 0);
                area += twice / 2;
                for (const auto &[u, v] :
                     {std::pair(1.0 / 3, 1.0 / 3), std::pair(0.5, 0.5), std::pair(0.2, 0.7)}) {
                    const double w = 1 - u - v;
                    worst = std::max(worst, std::abs(a.z * u + b.z * v + c.z * w -
                                                     ground.height(a.x * u + b.x * v + c.x * w,
                                                                   a.y * u + b.y * v + c.y * w)));
                }
            }
            QVERIFY(std::abs(area - square.width() * square.height()) < 1e-6 * area);
            // Errors of midpoints add up over the levels of the mesh, and between vertices the ground is not
            // flat.
            QVERIFY2(worst < 3 * tolerance, qPrintable(QStringLiteral("%1 at %2").arg(worst).arg(tolerance)));
            grid = halved(grid);
            cell *= 2;
        }
    }

    void neighboursMeetToTheLastBit()
    {
        const geo::ElevationGrid grid = hills();
        const TerrainTile middle = tileOf(squareAt(256, 256, 128), grid, 0.2);
        const auto same = [](const auto &a, const auto &b) {
            QVERIFY(a.size() > 10);
            QCOMPARE(a.size(), b.size());
            for (auto i = a.begin(), j = b.begin(); i != a.end(); ++i, ++j) {
                QCOMPARE(i->first, j->first);
                QCOMPARE(i->second.first, j->second.first);
                QVERIFY(i->second.second == j->second.second); // lit alike
            }
        };
        same(edgeOf(middle, true, kEast + 384),
             edgeOf(tileOf(squareAt(384, 256, 128), grid, 0.2), true, kEast + 384));
        same(edgeOf(middle, false, kNorth + 256),
             edgeOf(tileOf(squareAt(256, 128, 128), grid, 0.2), false, kNorth + 256));
    }

    void skirtsReachBelowCoarserNeighbours()
    {
        const geo::ElevationGrid fine = hills();
        geo::ElevationGrid coarse = halved(halved(fine));
        // Three levels at one edge, as when the next tile has not come yet.
        const TerrainTile a = tileOf(squareAt(128, 256, 128), fine, 0.09);
        const TerrainTile b = tileOf(squareAt(256, 0, 512), coarse, 0.5);
        const auto ours = edgeOf(a, true, kEast + 256);
        const auto theirs = edgeOf(b, true, kEast + 256);
        double gap = 0;
        for (double y = kNorth + 256; y <= kNorth + 384; y += 0.5)
            gap = std::max(gap, std::abs(along(ours, y) - along(theirs, y)));
        QVERIFY(gap > 0.2); // or nothing was tested
        QVERIFY2(gap < std::min(a.skirtM, b.skirtM),
                 qPrintable(QStringLiteral("%1: %2, %3").arg(gap).arg(a.skirtM).arg(b.skirtM)));
        // All around, and upright.
        double length = 0;
        for (size_t t = 0; t < a.skirts.size(); t += 6) {
            const Coord &top = a.points[a.skirts[t]];
            const Coord &foot = a.points[a.skirts[t + 1]];
            const Coord &next = a.points[a.skirts[t + 5]];
            QCOMPARE(top.x, foot.x);
            QCOMPARE(top.y, foot.y);
            QVERIFY(std::abs(top.z - foot.z - a.skirtM) < 1e-9);
            length += std::hypot(next.x - top.x, next.y - top.y);
        }
        QVERIFY(std::abs(length - 4 * 128) < 1e-6);
    }

    void theLandEndsWhereItEnds()
    {
        const geo::ElevationGrid grid = hills();
        const geo::Extent land(kEast, kNorth, kEast + 300.5, kNorth + kCells);
        const TerrainTile tile = tileOf(squareAt(256, 256, 128), grid, 0.2, {}, land);
        double area = 0;
        for (size_t t = 0; t < tile.surface.size(); t += 3) {
            const Coord &a = tile.points[tile.surface[t]];
            const Coord &b = tile.points[tile.surface[t + 1]];
            const Coord &c = tile.points[tile.surface[t + 2]];
            area += ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
            QVERIFY(std::max({a.x, b.x, c.x}) <= land.maxX());
        }
        QVERIFY(std::abs(area - 44.5 * 128) < 1e-3);
        QVERIFY(tileOf(squareAt(9000, 9000, 128), grid, 0.2).surface.empty());
    }

    void banksAreEdgesOfTheMesh()
    {
        const geo::ElevationGrid grid = hills();
        // A canal across the tile, askew to the grid.
        scene::WaterBed canal;
        canal.area = Geometry::polygon({{kEast + 200, kNorth + 290.3, 0},
                                        {kEast + 450, kNorth + 330.7, 0},
                                        {kEast + 450, kNorth + 350.7, 0},
                                        {kEast + 200, kNorth + 310.3, 0}});
        canal.levelM = 30;
        canal.bankM = 33;
        const std::vector<scene::WaterBed> waters{canal};
        const geo::Extent square = squareAt(256, 256, 128);
        const TerrainTile tile = tileOf(square, grid, 0.2, waters);
        const auto ring = canal.area.ring(0, 0);
        const auto inside = [&](double x, double y) {
            return y > ring[0].y + (x - ring[0].x) * (40.4 / 250) &&
                   y < ring[3].y + (x - ring[0].x) * (40.4 / 250);
        };
        const auto onBank = [&](const Coord &p) {
            const double south = ring[0].y + (p.x - ring[0].x) * (40.4 / 250);
            return std::abs(p.y - south) < 1e-6 || std::abs(p.y - south - 20) < 1e-6;
        };
        double bed = 0;
        std::map<std::pair<double, double>, std::set<double>> heights;
        for (size_t t = 0; t < tile.surface.size(); t += 3) {
            const Coord &a = tile.points[tile.surface[t]];
            const Coord &b = tile.points[tile.surface[t + 1]];
            const Coord &c = tile.points[tile.surface[t + 2]];
            const bool wet = inside((a.x + b.x + c.x) / 3, (a.y + b.y + c.y) / 3);
            const double area = ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
            bed += wet ? area : 0;
            for (const Coord &p : {a, b, c}) {
                if (wet)
                    QVERIFY(p.z < canal.levelM);
                // No triangle reaches over the bank.
                QVERIFY(inside(p.x, p.y) == wet || onBank(p));
                if (!wet && onBank(p))
                    QVERIFY(p.z >= canal.bankM - 1e-9);
                heights[{p.x, p.y}].insert(p.z);
            }
        }
        QVERIFY2(std::abs(bed - 20 * 128) < 1e-3, qPrintable(QString::number(bed)));
        double length = 0;
        for (size_t t = 0; t < tile.banks.size(); t += 6) {
            const Coord &a = tile.points[tile.banks[t]];
            const Coord &b = tile.points[tile.banks[t + 1]];
            QVERIFY(onBank(a) && onBank(b));
            length += std::hypot(b.x - a.x, b.y - a.y);
        }
        QVERIFY(std::abs(length - 2 * std::hypot(128, 128 * 40.4 / 250)) < 1e-3);
        // Neighbours go on where it ends, also below the water.
        const TerrainTile next = tileOf(squareAt(384, 256, 128), grid, 0.2, waters);
        std::map<double, std::set<double>> here;
        std::map<double, std::set<double>> there;
        for (size_t i = 0; i < tile.surfacePoints; ++i) {
            if (tile.points[i].x == kEast + 384)
                here[tile.points[i].y].insert(tile.points[i].z);
        }
        for (size_t i = 0; i < next.surfacePoints; ++i) {
            if (next.points[i].x == kEast + 384)
                there[next.points[i].y].insert(next.points[i].z);
        }
        QVERIFY(here == there);
        QVERIFY(std::ranges::any_of(here, [](const auto &p) { return p.second.size() == 2; }));
    }

    void rangeOfTheGround()
    {
        const geo::ElevationGrid grid = hills();
        const scene::GroundRange range(grid);
        for (const geo::Extent &area :
             {squareAt(10, 20, 30), squareAt(100, 300, 256), squareAt(0, 0, kCells)}) {
            double low = 1e9;
            double high = -1e9;
            for (double x = area.minX(); x <= area.maxX(); x += 1) {
                for (double y = area.minY(); y <= area.maxY(); y += 1) {
                    const double h = geo::Ground(&grid).height(x, y);
                    low = std::min(low, h);
                    high = std::max(high, h);
                }
            }
            const auto [l, h] = range.within(area);
            QVERIFY(l <= low && h >= high);
            QVERIFY(l > low - 15 && h < high + 15);
        }
        QCOMPARE(scene::GroundRange(geo::ElevationGrid()).within(squareAt(0, 0, 10)), std::pair(0.0, 0.0));
    }

    void theSceneDrawsTilesAndHoldsThemInBounds()
    {
        QTemporaryDir dir;
        Town town;
        town.ground = pagedGround(dir, hills(), 5000);
        scene::CityScene city(town.frame);
        city.setGround(town.ground);
        city.setPaged({QStringLiteral("terrain"), 1, {}});
        city.setLayerVisible(QStringLiteral("terrain"), true);
        const QSize size(320, 240);
        const Coord middle{kEast + 384, kNorth + 384,
                           scene::groundHeight(town.ground.get(), kEast + 384, kNorth + 384)};
        for (const double distance : {60.0, 400.0, 3000.0}) {
            const scene::Camera camera({middle, 30, 35, distance, false}, size);
            VERIFY_RESULT(city.loadTiles(camera, *town.store, town.task));
            QVERIFY(city.missingTiles(10).empty());
            QVERIFY(city.triangles() > 0 && city.triangles() < 40'000);
            const auto picture = scene::renderImage(city, camera, size, nullptr, 1);
            VERIFY_RESULT(picture);
            // There is no hole between the tiles.
            for (int y = 125; y < size.height(); y += 6) {
                for (int x = 2; x < size.width() && distance < 1000; x += 6)
                    QVERIFY2(city.pick(camera, QPointF(x, y)),
                             qPrintable(QStringLiteral("%1, %2").arg(x).arg(y)));
            }
            const auto hit = city.pick(camera, {160, 120});
            QVERIFY(hit.has_value());
            QVERIFY2(std::abs(hit->where.z - town.ground->finer()->height(hit->where.x, hit->where.y)) < 0.01,
                     qPrintable(QString::number(hit->where.z)));
        }
    }

    /// A peak that the means of the coarse grid do not reach is there, also when nothing else of it is in the
    /// picture.
    void aPeakHigherThanTheMeansIsDrawn()
    {
        QTemporaryDir dir;
        Town town;
        const Coord peak{kEast + 390, kNorth + 390, 60};
        geo::ElevationGrid grid(kCells, kCells, kEast, kNorth + kCells, 1);
        for (int r = 0; r < kCells; ++r) {
            for (int c = 0; c < kCells; ++c) {
                const Coord p = grid.cellCenter(c, r);
                const double d2 = (p.x - peak.x) * (p.x - peak.x) + (p.y - peak.y) * (p.y - peak.y);
                grid.set(c, r, static_cast<float>(60 * std::exp(-d2 / 288)));
            }
        }
        town.ground = pagedGround(dir, grid, 2500);
        QVERIFY(town.ground->range().second < 54);
        scene::CityScene city(town.frame);
        city.setGround(town.ground);
        city.setPaged({QStringLiteral("terrain"), 1, {}});
        city.setLayerVisible(QStringLiteral("terrain"), true);
        // From the south, 30 m away and 55 m up, looking up: the lowest look is level.
        const QSize size(160, 120);
        constexpr double kUpDeg = 22;
        const double up = kUpDeg * M_PI / 180;
        const Coord target{peak.x, peak.y - 30 + 20 * std::cos(up), 55 + 20 * std::sin(up)};
        const scene::Camera camera({target, 0, -kUpDeg, 20, false}, size);
        QVERIFY(std::abs(camera.eye().z - 55) < 0.1);
        VERIFY_RESULT(city.loadTiles(camera, *town.store, town.task));
        QPointF tip;
        QVERIFY(camera.project({peak.x, peak.y, 59.0}, tip));
        const auto hit = city.pick(camera, tip);
        QVERIFY(hit.has_value());
        QVERIFY(std::abs(hit->where.z - 59) < 1);
        const auto picture = scene::renderImage(city, camera, size, nullptr, 1);
        VERIFY_RESULT(picture);
        const QColor rock = picture->pixelColor(tip.toPoint());
        const QColor sky = picture->pixelColor(10, tip.toPoint().y());
        QVERIFY2(sky.blue() > sky.red() + 10 && rock.blue() < rock.red() + 5,
                 qPrintable(sky.name() + QLatin1Char(' ') + rock.name()));
    }

    /// The bank of a canal in a picture from above: in each row the water begins where the survey says.
    void aBankIsStraightInThePicture()
    {
        QTemporaryDir dir;
        Town town;
        // From (300, 250) to (340, 500): 4 m to the east every 25 m north. Its banks are too uneven for one
        // level where hills are steep, so it lies along a valley of its own.
        geo::ElevationGrid valley = hills();
        for (int r = 0; r < kCells; ++r) {
            for (int c = 0; c < kCells; ++c)
                valley.set(c, r,
                           12 + 0.8F * std::sin(static_cast<float>(c) * 0.4F) *
                                    std::cos(static_cast<float>(r) * 0.3F));
        }
        town.ground = pagedGround(dir, valley, 5000);
        town.put("water", Geometry::polygon({{kEast + 300, kNorth + 250, 0},
                                             {kEast + 330, kNorth + 250, 0},
                                             {kEast + 370, kNorth + 500, 0},
                                             {kEast + 340, kNorth + 500, 0}}));
        scene::CityScene city(town.frame);
        city.setGround(town.ground);
        for (const char *layer : {"terrain", "water"}) {
            city.setPaged({QLatin1String(layer), 1, squareAt(300, 250, 250)});
            city.setLayerVisible(QLatin1String(layer), true);
        }
        const QSize size(400, 400);
        const Coord middle{kEast + 335, kNorth + 375, 12};
        const double mpp = 0.4;
        scene::CameraPose pose{middle, 0, 90, 100, true};
        scene::Camera camera(pose, size);
        pose.distanceM *= mpp / camera.metresPerPixel(middle);
        camera = scene::Camera(pose, size);
        VERIFY_RESULT(city.loadTiles(camera, *town.store, town.task));
        const auto picture = scene::renderImage(city, camera, size, nullptr, 1);
        VERIFY_RESULT(picture);
        const auto isWater = [&](int x, int y) {
            const QColor c = picture->pixelColor(x, y);
            return c.blue() > c.red() + 12;
        };
        for (int row = 20; row < 380; row += 3) {
            const double y = middle.y + (200 - row - 0.5) * mpp;
            const double west = kEast + 300 + (y - kNorth - 250) * 0.16;
            const int column = static_cast<int>(std::lround(200 + (west - middle.x) / mpp));
            int first = -1;
            for (int x = column - 20; x < column + 20 && first < 0; ++x)
                first = isWater(x, row) ? x : -1;
            QVERIFY2(std::abs(first - column) <= 2,
                     qPrintable(QStringLiteral("row %1: %2, not %3").arg(row).arg(first).arg(column)));
            for (int x = column + 3; x < column + 70; ++x)
                QVERIFY2(isWater(x, row), qPrintable(QStringLiteral("%1, %2").arg(x).arg(row)));
        }
    }
};

QTEST_MAIN(TestTerrainTile)
#include "tst_terraintile.moc"
