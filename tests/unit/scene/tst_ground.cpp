// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/geo/interrupt.h>
#include <dothi/scene/cityscene.h>
#include <dothi/scene/groundsampler.h>
#include <dothi/scene/shoredistance.h>
#include <dothi/scene/terrainmesh.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <stop_token>

using namespace dothi;
using geo::Point2;
using scene::GroundSampler;
using scene::TerrainMesh;

namespace {

/// A grid of 10 m cells that rises by one metre in ten to the east, with a mound in the middle.
geo::ElevationGrid slopeWithMound()
{
    geo::ElevationGrid grid(100, 80, 600'000, 1'190'800, 10);
    for (int r = 0; r < 80; ++r) {
        for (int c = 0; c < 100; ++c) {
            const geo::Coord p = grid.cellCenter(c, r);
            const double d = std::hypot(p.x - 600'500, p.y - 1'190'400);
            grid.set(c, r, static_cast<float>((p.x - 600'000) * 0.1 + 6 * std::exp(-d * d / 5000)));
        }
    }
    return grid;
}

double triangleArea(const std::vector<Point2> &p, quint32 a, quint32 b, quint32 c)
{
    return ((p[b].x - p[a].x) * (p[c].y - p[a].y) - (p[b].y - p[a].y) * (p[c].x - p[a].x)) / 2;
}

} // namespace

class TestGround : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void heightInsideAndBeyond();
    void planeWithoutTerrain();
    void holesInTheDataAreLevelZero();
    void normalLeansDownhill();
    void refinedPolygonFollowsTheGround();
    void refinedPolygonHasNoCracks();
    void refiningFlatGroundChangesNothing();
    void gridCutKeepsAreaAndMeets();
    void floorHidesTheBed();
    void drapedLineFollowsTheGround();
    void shoreDistance();
    void aCrowdedShoreIsLookedAtInFewSteps();
    void cancelledWorkIsNotFinished();
    void meshIsWithinTolerance();
    void meshHasNoCracksBetweenBlocks();
    void flatMeshIsCoarse();
};

void TestGround::heightInsideAndBeyond()
{
    const geo::ElevationGrid grid = slopeWithMound();
    const GroundSampler ground(&grid);
    QVERIFY(std::abs(ground.height(600'105, 1'190'105) - 10.5) < 1e-3);
    // Beyond the raster its outermost heights go on.
    QVERIFY(std::abs(ground.height(590'000, 1'190'105) - 0.5) < 1e-3);
    QVERIFY(std::abs(ground.height(700'000, 1'200'000) - 99.5) < 1e-3);
    QCOMPARE(scene::groundHeight(&grid, 600'105, 1'190'105), ground.height(600'105, 1'190'105));
}

void TestGround::planeWithoutTerrain()
{
    QCOMPARE(scene::groundHeight(nullptr, 1, 2), 0.0);
    const GroundSampler ground(nullptr);
    QVERIFY(ground.isPlane());
    QVERIFY(!ground.leavesGround({0, 0}, {1000, 0}, 0.001));
}

void TestGround::holesInTheDataAreLevelZero()
{
    geo::ElevationGrid grid(4, 4, 0, 40, 10); // filled with "no value"
    QCOMPARE(GroundSampler(&grid).height(20, 20), 0.0);
}

void TestGround::normalLeansDownhill()
{
    const geo::ElevationGrid grid = slopeWithMound();
    const osg::Vec3f n = GroundSampler(&grid).normal(600'105, 1'190'105);
    // Slope 1 in 10 upwards to the east: the normal is (−0.1, 0, 1) / |…|.
    QVERIFY(std::abs(n.x() + 0.0995037F) < 1e-3F);
    QVERIFY(std::abs(n.y()) < 1e-3F);
}

void TestGround::refinedPolygonFollowsTheGround()
{
    const geo::ElevationGrid grid = slopeWithMound();
    const GroundSampler ground(&grid);
    const geo::Coord origin{600'400, 1'190'300, 0};
    std::vector<Point2> points{{0, 0}, {200, 0}, {200, 200}, {0, 200}};
    std::vector<quint32> triangles{0, 1, 2, 0, 2, 3};
    scene::DrapeOptions close;
    close.toleranceM = 0.04;
    scene::refineOnGround(points, triangles, origin, ground, close);
    QVERIFY(triangles.size() > 300);
    double area = 0;
    double worst = 0;
    for (size_t t = 0; t < triangles.size(); t += 3) {
        const double own = triangleArea(points, triangles[t], triangles[t + 1], triangles[t + 2]);
        QVERIFY(own > 0);
        area += own;
        // The middle of every triangle is near the ground, too.
        double x = 0;
        double y = 0;
        double z = 0;
        for (size_t k = 0; k < 3; ++k) {
            const Point2 &p = points[triangles[t + k]];
            x += p.x / 3;
            y += p.y / 3;
            z += ground.height(origin.x + p.x, origin.y + p.y) / 3;
        }
        worst = std::max(worst, std::abs(z - ground.height(origin.x + x, origin.y + y)));
    }
    QVERIFY(std::abs(area - 40'000) < 1e-6);
    QVERIFY2(worst < 0.08, qPrintable(QString::number(worst)));
}

void TestGround::refinedPolygonHasNoCracks()
{
    const geo::ElevationGrid grid = slopeWithMound();
    const GroundSampler ground(&grid);
    std::vector<Point2> points{{0, 0}, {200, 0}, {200, 200}, {0, 200}};
    std::vector<quint32> triangles{0, 1, 2, 0, 2, 3};
    scene::refineOnGround(points, triangles, {600'400, 1'190'300, 0}, ground, {});
    // Every inner edge belongs to exactly two triangles, in opposite directions; the others lie on the rim.
    std::map<std::pair<quint32, quint32>, int> edges;
    for (size_t t = 0; t < triangles.size(); t += 3) {
        for (size_t e = 0; e < 3; ++e)
            ++edges[{triangles[t + e], triangles[t + (e + 1) % 3]}];
    }
    for (const auto &[edge, count] : edges) {
        QCOMPARE(count, 1);
        if (edges.contains({edge.second, edge.first}))
            continue;
        const Point2 &a = points[edge.first];
        const Point2 &b = points[edge.second];
        QVERIFY((a.x == b.x && (a.x == 0 || a.x == 200)) || (a.y == b.y && (a.y == 0 || a.y == 200)));
    }
}

void TestGround::refiningFlatGroundChangesNothing()
{
    std::vector<Point2> points{{0, 0}, {900, 0}, {0, 900}};
    std::vector<quint32> triangles{0, 1, 2};
    scene::refineOnGround(points, triangles, {}, GroundSampler(nullptr), {});
    QCOMPARE(triangles.size(), size_t(3));
    // An even slope needs no cuts either.
    geo::ElevationGrid slope(50, 50, 0, 500, 10);
    for (int r = 0; r < 50; ++r) {
        for (int c = 0; c < 50; ++c)
            slope.set(c, r, static_cast<float>(c));
    }
    points = {{20, 20}, {450, 20}, {20, 450}};
    scene::refineOnGround(points, triangles, {}, GroundSampler(&slope), {});
    QCOMPARE(triangles.size(), size_t(3));
}

void TestGround::gridCutKeepsAreaAndMeets()
{
    std::vector<Point2> points{{-33, 7}, {412, -61}, {377, 290}, {101, 333}};
    std::vector<quint32> triangles{0, 1, 2, 0, 2, 3};
    const double before = triangleArea(points, 0, 1, 2) + triangleArea(points, 0, 2, 3);
    scene::cutByGrid(points, triangles, 50);
    double after = 0;
    std::set<std::pair<quint32, quint32>> edges;
    for (size_t t = 0; t < triangles.size(); t += 3) {
        const double own = triangleArea(points, triangles[t], triangles[t + 1], triangles[t + 2]);
        QVERIFY(own > -1e-9);
        after += own;
        for (size_t e = 0; e < 3; ++e) {
            const quint32 a = triangles[t + e];
            const quint32 b = triangles[t + (e + 1) % 3];
            QVERIFY(edges.insert({a, b}).second);
            QVERIFY(std::abs(points[a].x - points[b].x) <= 50 + 1e-9 &&
                    std::abs(points[a].y - points[b].y) <= 50 + 1e-9);
        }
    }
    QVERIFY(std::abs(after - before) < 1e-6);
    // What has no partner lies on the rim: it has everything on its left.
    double rim = 0;
    for (const auto &[a, b] : edges) {
        if (!edges.contains({b, a}))
            rim += std::hypot(points[a].x - points[b].x, points[a].y - points[b].y);
    }
    const auto side = [](double x, double y) { return std::hypot(x, y); };
    QVERIFY(std::abs(rim - (side(445, 68) + side(35, 351) + side(276, 43) + side(134, 326))) < 1e-6);
}

void TestGround::floorHidesTheBed()
{
    geo::ElevationGrid grid(40, 10, 0, 100, 10);
    for (int r = 0; r < 10; ++r) {
        for (int c = 0; c < 40; ++c)
            grid.set(c, r, c > 10 && c < 30 ? static_cast<float>(-3 - c % 3) : 1.0F);
    }
    const GroundSampler ground(&grid);
    QVERIFY(ground.leavesGround({150, 50}, {250, 50}, 0.1));
    QVERIFY(!ground.leavesGround({150, 50}, {250, 50}, 0.1, 0.5));
    QVERIFY(ground.leavesGround({50, 50}, {350, 50}, 0.1, 0.5));
}

void TestGround::drapedLineFollowsTheGround()
{
    const geo::ElevationGrid grid = slopeWithMound();
    const GroundSampler ground(&grid);
    const std::vector<geo::Coord> line{{600'300, 1'190'400, 0}, {600'700, 1'190'400, 0}};
    const auto draped = scene::drapeLine(line, ground, 0.04);
    QVERIFY(draped.size() > 10);
    QCOMPARE(draped.front().x, 600'300.0);
    QCOMPARE(draped.back().x, 600'700.0);
    for (size_t i = 0; i + 1 < draped.size(); ++i) {
        QVERIFY(draped[i + 1].x > draped[i].x);
        const double x = (draped[i].x + draped[i + 1].x) / 2;
        QVERIFY(std::abs((draped[i].z + draped[i + 1].z) / 2 - ground.height(x, 1'190'400)) < 0.05);
    }
}

void TestGround::shoreDistance()
{
    geo::Geometry lake(geo::GeometryType::Polygon);
    lake.beginPart();
    lake.beginRing();
    for (const geo::Coord &c : {geo::Coord{0, 0}, {300, 0}, {300, 100}, {0, 100}, {0, 0}})
        lake.add(c);
    lake.beginRing(); // an island
    for (const geo::Coord &c : {geo::Coord{140, 40}, {140, 60}, {160, 60}, {160, 40}, {140, 40}})
        lake.add(c);
    const scene::ShoreDistance shore(lake);
    QVERIFY(std::abs(shore.at(50, 10) - 10) < 1e-9);
    QVERIFY(std::abs(shore.at(150, 35) - 5) < 1e-9);
    QCOMPARE(shore.at(60, 50), scene::ShoreDistance::kFarthestM); // 50 m from everything
    QVERIFY(shore.shadeBends({0, 50}, {120, 50}, 4));
    QVERIFY(!shore.shadeBends({45, 50}, {95, 50}, 4));
}

void TestGround::aCrowdedShoreIsLookedAtInFewSteps()
{
    geo::Geometry scribble(geo::GeometryType::Polygon);
    scribble.beginPart();
    scribble.beginRing();
    std::mt19937 random(7);
    std::uniform_real_distribution<double> at(0, 100);
    for (int i = 0; i < 5000; ++i)
        scribble.add({at(random), at(random), 0});
    scribble.closeRing();
    const scene::ShoreDistance shore(scribble);
    // So many, and one more for each of the 256 squares of a cell.
    QVERIFY(shore.fullestCell() >= scene::ShoreDistance::kMostInCell);
    QVERIFY(shore.fullestCell() <= scene::ShoreDistance::kMostInCell + 256);
    // From outside, the nearest of all edges is known to some 3 m.
    const auto ring = scribble.ring(0, 0);
    for (int i = 0; i < 50; ++i) {
        const double x = 100 + 0.5 * i;
        const double y = 2 * i;
        double exact = scene::ShoreDistance::kFarthestM;
        for (size_t e = 0; e + 1 < ring.size(); ++e) {
            const double dx = ring[e + 1].x - ring[e].x;
            const double dy = ring[e + 1].y - ring[e].y;
            const double t =
                std::clamp(((x - ring[e].x) * dx + (y - ring[e].y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
            exact = std::min(exact, std::hypot(ring[e].x + t * dx - x, ring[e].y + t * dy - y));
        }
        QVERIFY2(shore.at(x, y) >= exact - 1e-9 && shore.at(x, y) <= exact + 4,
                 qPrintable(QStringLiteral("%1 for %2").arg(shore.at(x, y)).arg(exact)));
    }
}

void TestGround::cancelledWorkIsNotFinished()
{
    const geo::ElevationGrid grid = slopeWithMound();
    const GroundSampler ground(&grid);
    const std::vector<Point2> corners{{0, 0}, {500, 0}, {500, 500}, {0, 500}};
    std::vector<quint32> many;
    for (int i = 0; i < 400; ++i)
        many.insert(many.end(), {0, 1, 2, 0, 2, 3});
    const auto refined = [&] {
        std::vector<Point2> points = corners;
        std::vector<quint32> triangles = many;
        scene::refineOnGround(points, triangles, {600'300, 1'190'200, 0}, ground, {});
        return triangles.size();
    };
    const auto gridded = [&] {
        std::vector<Point2> points = corners;
        std::vector<quint32> triangles = many;
        scene::cutByGrid(points, triangles, 5);
        return triangles.size();
    };
    std::vector<geo::Coord> line;
    for (int i = 0; i < 1000; ++i)
        line.push_back({600'300.0 + i, 1'190'200, 0});
    const size_t allRefined = refined();
    const size_t allGridded = gridded();
    QVERIFY(scene::drapeLine(line, ground).size() >= line.size());
    std::stop_source source;
    source.request_stop();
    const TaskContext task(source.get_token(), {});
    const geo::StopWithTask stop(task);
    QVERIFY(refined() < allRefined / 4);
    QVERIFY(gridded() < allGridded / 4);
    QVERIFY(scene::drapeLine(line, ground).size() < line.size() / 2);
}

void TestGround::meshIsWithinTolerance()
{
    constexpr int kColumns = 2 * TerrainMesh::kBlock + 1;
    constexpr int kRows = TerrainMesh::kBlock + 1;
    std::vector<float> heights;
    for (int r = 0; r < kRows; ++r) {
        for (int c = 0; c < kColumns; ++c)
            heights.push_back(static_cast<float>(3 * std::sin(c * 0.11) + 2 * std::cos(r * 0.17) +
                                                 (c > 70 && r > 30 ? 1.5 : 0)));
    }
    const TerrainMesh mesh(kColumns, kRows, heights);
    for (const double tolerance : {0.05, 0.5}) {
        double area = 0;
        qint64 count = 0;
        double worst = 0;
        for (int b = 0; b < 2; ++b) {
            for (const TerrainMesh::Triangle &t : mesh.block(b, 0, tolerance)) {
                ++count;
                const auto &[p, q, s] = t.v;
                const double twice = (q[0] - p[0]) * (s[1] - p[1]) - (q[1] - p[1]) * (s[0] - p[0]);
                QVERIFY(twice > 0);
                area += twice / 2;
                for (int r = std::min({p[1], q[1], s[1]}); r <= std::max({p[1], q[1], s[1]}); ++r) {
                    for (int c = std::min({p[0], q[0], s[0]}); c <= std::max({p[0], q[0], s[0]}); ++c) {
                        const double u = ((q[0] - c) * (s[1] - r) - (q[1] - r) * (s[0] - c)) / twice;
                        const double v = ((s[0] - c) * (p[1] - r) - (s[1] - r) * (p[0] - c)) / twice;
                        const double w = 1 - u - v;
                        if (u < 0 || v < 0 || w < 0)
                            continue;
                        const double z = u * mesh.height(p[0], p[1]) + v * mesh.height(q[0], q[1]) +
                                         w * mesh.height(s[0], s[1]);
                        worst = std::max(worst, std::abs(z - mesh.height(c, r)));
                    }
                }
            }
        }
        QCOMPARE(area, double((kColumns - 1) * (kRows - 1)));
        QCOMPARE(count, mesh.count(tolerance));
        // Midpoint errors add up over the levels below one; they stay of the order asked for.
        QVERIFY2(worst < 2.5 * tolerance, qPrintable(QStringLiteral("%1 at %2").arg(worst).arg(tolerance)));
        QVERIFY(count < kColumns * kRows);
    }
}

void TestGround::meshHasNoCracksBetweenBlocks()
{
    constexpr int kSide = 2 * TerrainMesh::kBlock + 1;
    std::vector<float> heights;
    for (int r = 0; r < kSide; ++r) {
        for (int c = 0; c < kSide; ++c)
            heights.push_back(std::hypot(c - 40, r - 70) < 30 ? 5.0F : 0.0F);
    }
    const TerrainMesh mesh(kSide, kSide, heights);
    using Vertex = std::array<int, 2>;
    std::set<std::pair<Vertex, Vertex>> edges;
    for (int br = 0; br < 2; ++br) {
        for (int bc = 0; bc < 2; ++bc) {
            for (const TerrainMesh::Triangle &t : mesh.block(bc, br, 0.1)) {
                for (size_t e = 0; e < 3; ++e)
                    QVERIFY(edges.insert({t.v[e], t.v[(e + 1) % 3]}).second);
            }
        }
    }
    for (const auto &[a, b] : edges) {
        const bool rim = (a[0] == b[0] && (a[0] == 0 || a[0] == kSide - 1)) ||
                         (a[1] == b[1] && (a[1] == 0 || a[1] == kSide - 1));
        QVERIFY2(rim || edges.contains({b, a}),
                 qPrintable(QStringLiteral("%1,%2 - %3,%4").arg(a[0]).arg(a[1]).arg(b[0]).arg(b[1])));
    }
}

void TestGround::flatMeshIsCoarse()
{
    constexpr int kSide = 3 * TerrainMesh::kBlock + 1;
    const TerrainMesh mesh(kSide, kSide, std::vector<float>(static_cast<size_t>(kSide) * kSide, 2.0F));
    QCOMPARE(mesh.count(0.01), qint64(2 * 9));
}

QTEST_APPLESS_MAIN(TestGround)
#include "tst_ground.moc"
