// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"
#include "syntheticcity.h"

#include <dothi/city/buildingshape.h>
#include <dothi/scene/blockgrid.h>
#include <dothi/scene/groundsampler.h>
#include <dothi/scene/tilepager.h>
#include <dothi/scene/tileshare.h>

#include <QTest>

using namespace dothi;
using namespace buildfixture;
using scene::TileKey;

namespace {

const QString kLayer = QStringLiteral("building");

/// The blocks of one tile, by what can be seen of them: plan area of the tops, and the volume below those.
struct Seen
{
    double topsM2 = 0;
    double volumeM3 = 0;
    qint64 features = 0;
};

Seen seen(const scene::LayerScene &tile, const geo::LocalFrame &frame, const geo::Ground &ground)
{
    Seen sum;
    sum.features = tile.features;
    for (const Face &face : facesOf(tile, frame)) {
        if (face.corners[0].normal.z() < 100)
            continue;
        const double area = std::abs(face.planArea());
        double height = 0;
        for (const Corner &corner : face.corners)
            height += (corner.map.z - ground.height(corner.map.x, corner.map.y)) / 3;
        sum.topsM2 += area;
        sum.volumeM3 += area * height;
    }
    return sum;
}

/// A town that lies about the origin of its frame, across the borders of tiles of every level.
struct Case
{
    test::SyntheticCity city{4000};
    geo::LocalFrame frame{Coord{city.center().x, city.center().y, 0}};
    geo::Ground ground{city.ground().get()};
    TaskContext task;

    Result<scene::LayerScene> tile(const city::Store &store, const TileKey &key, scene::TileShare *share)
    {
        return scene::buildTile(store, {kLayer, key, 1}, frame, city.ground(), task, share);
    }
};

} // namespace

class TestBlocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A tile of any level against the grid that every building was added to at the size of its own cells.
    void gatheredBlocksAreThoseOfTheBuildings_data()
    {
        QTest::addColumn<int>("level");
        for (int level = 1; level <= 6; ++level)
            QTest::addRow("%d", level) << level;
    }
    void gatheredBlocksAreThoseOfTheBuildings()
    {
        QFETCH(int, level);
        Case c;
        const double leafM = scene::pagePlan(kLayer)->leafM;
        const city::BuildingFields fields(*city::Schema::builtin().layer(kLayer));
        const std::vector<city::Feature> buildings = c.city.store().readAll(kLayer).value();
        double blocksM2 = 0;
        double volumeM3 = 0;
        Seen all;
        for (const TileKey key : {TileKey{level, -1, -1}, {level, 0, -1}, {level, -1, 0}, {level, 0, 0}}) {
            const geo::Extent local = scene::localSquare(key, leafM);
            const Coord low = c.frame.toMap({local.minX(), local.minY(), 0});
            const geo::Extent square(low.x, low.y, low.x + local.width(), low.y + local.height());
            scene::BlockGrid grid(square, scene::BlockPyramid::kCells);
            for (const city::Feature &building : buildings) {
                const Coord middle = building.geometry.extent().center();
                if (middle.x < square.minX() || middle.x >= square.maxX() || middle.y < square.minY() ||
                    middle.y >= square.maxY())
                    continue;
                const city::BuildingHeights h = buildingHeights(building, fields, c.ground);
                grid.add(building.geometry, building.id, h.topM - h.groundM, Qt::white, true);
            }
            grid.settle();
            blocksM2 += grid.blockAreaM2();
            for (const scene::BlockGrid::Block &block : grid.blocks())
                volumeM3 += block.columns * block.rows * grid.cellM() * grid.cellM() *
                            static_cast<double>(block.heightM);
            const auto tile = c.tile(c.city.store(), key, nullptr);
            VERIFY_RESULT(tile);
            const Seen one = seen(*tile, c.frame, c.ground);
            all.topsM2 += one.topsM2;
            all.volumeM3 += one.volumeM3;
            all.features += one.features;
        }
        // The levels whose four tiles at the origin hold the whole town.
        if (leafM * (1 << level) > 900)
            QCOMPARE(all.features, static_cast<qint64>(buildings.size()));
        QVERIFY(blocksM2 > 10'000);
        QVERIFY2(std::abs(all.topsM2 / blocksM2 - 1) < 0.1,
                 qPrintable(QStringLiteral("%1 %2").arg(all.topsM2).arg(blocksM2)));
        QVERIFY2(std::abs(all.volumeM3 / volumeM3 - 1) < 0.1,
                 qPrintable(QStringLiteral("%1 %2").arg(all.volumeM3).arg(volumeM3)));
    }

    void whatWasReadForOneLevelServesTheOthers_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("then");
        QTest::newRow("finer first") << 1 << 3;
        QTest::newRow("coarser first") << 3 << 1;
    }
    /// The second tile is made from a store with nothing in it.
    void whatWasReadForOneLevelServesTheOthers()
    {
        QFETCH(int, first);
        QFETCH(int, then);
        Case c;
        scene::TileShare share;
        const int across = then > first ? 1 << (then - first) : 1;
        for (int x = 0; x < across; ++x) {
            for (int y = 0; y < across; ++y)
                VERIFY_RESULT(c.tile(c.city.store(), {first, x, y}, &share));
        }
        const auto nothing = test::MemoryStore::of(QStringLiteral("hcmc"));
        const auto made = c.tile(*nothing, {then, 0, 0}, &share);
        VERIFY_RESULT(made);
        scene::TileShare other;
        const auto expected = c.tile(c.city.store(), {then, 0, 0}, &other);
        VERIFY_RESULT(expected);
        QVERIFY(expected->features > 100);
        QCOMPARE(made->features, expected->features);
        QCOMPARE(made->index->members, expected->index->members);
        const Seen a = seen(*made, c.frame, c.ground);
        const Seen b = seen(*expected, c.frame, c.ground);
        QVERIFY(near(a.topsM2, b.topsM2, 1));
        QVERIFY(near(a.volumeM3, b.volumeM3, 10));
    }

    /// A house becomes a tower: every level shows it, whatever was kept.
    void aChangeReachesAllLevels()
    {
        Case c;
        scene::CityScene shown(c.frame);
        shown.setGround(c.city.ground());
        const auto info = city::LayerInfo{kLayer, 1, geo::Extent(0, 0, 1e7, 1e7)};
        shown.setPaged(info);
        scene::TileShare &share = *shown.share();
        std::vector<double> highest;
        for (int level = 1; level <= 6; ++level) {
            const auto tile = c.tile(c.city.store(), {level, 0, 0}, &share);
            VERIFY_RESULT(tile);
            highest.push_back(tile->maxHeightM);
        }
        QVERIFY(share.blocks.bytes() > 0);
        const city::LayerDef &def = *city::Schema::builtin().layer(kLayer);
        // As wide as the cells of the last level but one, or its height is lost in theirs.
        city::Feature tower(def);
        const Coord origin = c.frame.origin();
        tower.geometry = box(origin.x + 100, origin.y + 100, 300, 300);
        QVERIFY(tower.set(def, QStringLiteral("height_m"), 500.0));
        auto writer = c.city.store().write();
        VERIFY_RESULT(writer);
        std::vector<city::Feature> news{tower};
        VERIFY_RESULT((*writer)->insert(kLayer, news));
        VERIFY_RESULT((*writer)->commit());
        shown.touch(info, {news.front().id}, tower.geometry.extent());
        for (int level = 1; level <= 6; ++level) {
            const auto tile = c.tile(c.city.store(), {level, 0, 0}, &share);
            VERIFY_RESULT(tile);
            QVERIFY2(tile->maxHeightM > highest[static_cast<size_t>(level - 1)] + 50,
                     qPrintable(QString::number(level)));
            QVERIFY(std::ranges::binary_search(tile->index->members, news.front().id));
        }

        // And it goes: nothing tells any more where it stood.
        auto eraser = c.city.store().write();
        VERIFY_RESULT(eraser);
        VERIFY_RESULT((*eraser)->remove(kLayer, news.front().id));
        VERIFY_RESULT((*eraser)->commit());
        shown.touch(info, {news.front().id}, {});
        for (int level = 1; level <= 6; ++level) {
            const auto tile = c.tile(c.city.store(), {level, 0, 0}, &share);
            VERIFY_RESULT(tile);
            QVERIFY(near(tile->maxHeightM, highest[static_cast<size_t>(level - 1)]));
        }
    }

    void whatWasReadBeforeAChangeIsNotKept()
    {
        scene::BlockPyramid pyramid;
        const quint64 before = pyramid.edition();
        pyramid.touch({7}, {}, 250);
        pyramid.put({1, 0, 0}, std::make_shared<scene::BlockPyramid::Base>(), before);
        QVERIFY(!pyramid.find({1, 0, 0}));
        pyramid.put({1, 0, 0}, std::make_shared<scene::BlockPyramid::Base>(), pyramid.edition());
        QVERIFY(pyramid.find({1, 0, 0}));
        QVERIFY(pyramid.knowsSomeOf({3, 0, 0}));
        QVERIFY(!pyramid.knowsSomeOf({3, 1, 0}));
        QVERIFY(!pyramid.knowsSomeOf({3, 0, -1}));
    }

    void memoryIsBounded()
    {
        scene::BlockPyramid pyramid;
        for (int i = 0; i < 300; ++i) {
            auto base = std::make_shared<scene::BlockPyramid::Base>();
            base->shares.resize(20'000);
            pyramid.put({1, i, 0}, base, pyramid.edition());
            QVERIFY(pyramid.find({1, i, 0})); // the newest stays
        }
        QVERIFY(pyramid.bytes() < size_t(100) << 20);
        QVERIFY(!pyramid.find({1, 0, 0}));
    }
};

QTEST_GUILESS_MAIN(TestBlocks)
#include "tst_blocks.moc"
