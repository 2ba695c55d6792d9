// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfixture.h"

#include <dothi/io/model/tileplan.h>

#include <random>
#include <set>

using namespace modelfixture;
using io::PlacedBuilding;
using io::TilePlanKind;

namespace {

std::vector<PlacedBuilding> town(int count)
{
    std::mt19937 random(9);
    std::uniform_real_distribution<float> place(-20'000, 20'000);
    std::uniform_real_distribution<float> size(4, 40);
    std::vector<PlacedBuilding> all;
    for (int i = 0; i < count; ++i) {
        PlacedBuilding b;
        b.id = 100 + i;
        b.minX = place(random);
        b.minY = place(random);
        b.maxX = b.minX + size(random);
        b.maxY = b.minY + size(random);
        b.footM = 1;
        b.topM = 1 + size(random);
        all.push_back(b);
    }
    return all;
}

} // namespace

class TestTilePlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyBuildingOnce_data();
    void everyBuildingOnce();
    void largestFirst();
    void orderDoesNotMatter();
    void onePlace();
    void nothing();
    void chunksStayNear();
};

void TestTilePlan::everyBuildingOnce_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("largest first") << int(TilePlanKind::LargestFirst);
    QTest::newRow("leaves only") << int(TilePlanKind::LeavesOnly);
}

void TestTilePlan::everyBuildingOnce()
{
    QFETCH(int, kind);
    const auto buildings = town(5000);
    const auto tiles = io::planTiles(buildings, 100, TilePlanKind(kind));
    std::vector<int> seen(buildings.size());
    std::set<QString> names;
    for (size_t i = 0; i < tiles.size(); ++i) {
        QVERIFY(tiles[i].items.size() <= 100);
        QVERIFY(names.insert(tiles[i].name()).second);
        for (const quint32 item : tiles[i].items)
            ++seen[item];
        for (const size_t child : tiles[i].children) {
            QVERIFY(child > i);
            QCOMPARE(tiles[child].level, tiles[i].level + 1);
            QCOMPARE(tiles[child].x / 2, tiles[i].x);
            QCOMPARE(tiles[child].y / 2, tiles[i].y);
        }
        if (TilePlanKind(kind) == TilePlanKind::LeavesOnly)
            QVERIFY(tiles[i].items.empty() != tiles[i].children.empty());
    }
    QVERIFY(std::all_of(seen.begin(), seen.end(), [](int times) { return times == 1; }));
}

void TestTilePlan::largestFirst()
{
    const auto buildings = town(5000);
    const auto tiles = io::planTiles(buildings, 100, TilePlanKind::LargestFirst);
    for (const io::PlannedTile &tile : tiles) {
        // The error of a tile is the size of the largest building that it leaves to those below.
        double below = 0;
        std::vector<size_t> open = tile.children;
        while (!open.empty()) {
            const io::PlannedTile &next = tiles[open.back()];
            open.pop_back();
            for (const quint32 item : next.items)
                below = std::max(below, buildings[item].size());
            open.insert(open.end(), next.children.begin(), next.children.end());
        }
        QCOMPARE(tile.errorM, below);
        for (const quint32 item : tile.items)
            QVERIFY(buildings[item].size() >= below);
        for (const size_t child : tile.children)
            QVERIFY(tiles[child].errorM <= tile.errorM);
    }
}

void TestTilePlan::orderDoesNotMatter()
{
    auto buildings = town(2000);
    const auto ids = [](const std::vector<PlacedBuilding> &all, const std::vector<io::PlannedTile> &tiles) {
        std::map<QString, std::set<city::FeatureId>> found;
        for (const io::PlannedTile &tile : tiles) {
            for (const quint32 item : tile.items)
                found[tile.name()].insert(all[item].id);
        }
        return found;
    };
    const auto once = ids(buildings, io::planTiles(buildings, 50, TilePlanKind::LargestFirst));
    std::shuffle(buildings.begin(), buildings.end(), std::mt19937(1));
    const auto again = ids(buildings, io::planTiles(buildings, 50, TilePlanKind::LargestFirst));
    QCOMPARE(once, again);
}

void TestTilePlan::onePlace()
{
    // A thousand buildings one upon the other cannot be parted; the plan ends all the same.
    const std::vector<PlacedBuilding> heap(1000, {1, 5, 5, 9, 9, 0, 3});
    const auto tiles = io::planTiles(heap, 10, TilePlanKind::LeavesOnly);
    size_t items = 0;
    for (const io::PlannedTile &tile : tiles)
        items += tile.items.size();
    QCOMPARE(items, heap.size());
    QVERIFY(tiles.size() < 100);
}

void TestTilePlan::nothing()
{
    QCOMPARE(io::planTiles({}, 10, TilePlanKind::LargestFirst).size(), size_t(1));
    QVERIFY(io::chunksOf({}, {}).empty());
}

void TestTilePlan::chunksStayNear()
{
    const auto buildings = town(3000);
    std::vector<quint32> items;
    for (quint32 i = 0; i < buildings.size(); ++i)
        items.push_back(i);
    std::vector<int> seen(buildings.size());
    const auto chunks = io::chunksOf(items, buildings);
    QVERIFY(chunks.size() > 50);
    for (const io::TileChunk &chunk : chunks) {
        // 2048 m: a float is off by an eighth of a millimetre at most.
        QVERIFY2(chunk.reachM <= 2048, qPrintable(QString::number(chunk.reachM)));
        for (const quint32 item : chunk.items) {
            const PlacedBuilding &b = buildings[item];
            ++seen[item];
            for (const double off : {b.minX - chunk.center.x, b.maxX - chunk.center.x,
                                     b.minY - chunk.center.y, b.maxY - chunk.center.y})
                QVERIFY(std::abs(off) <= chunk.reachM + 1e-6);
            QVERIFY(b.footM >= chunk.center.z);
        }
    }
    QVERIFY(std::all_of(seen.begin(), seen.end(), [](int times) { return times == 1; }));
    // What lies within 4 km stays in one piece.
    QCOMPARE(io::chunksOf({0}, buildings).size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestTilePlan)
#include "tst_tileplan.moc"
