// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"
#include "syntheticcity.h"

#include <dothi/scene/blockgrid.h>
#include <dothi/scene/framebudget.h>
#include <dothi/scene/tilepager.h>

#include <QTest>

#include <map>
#include <set>

using namespace dothi;
using namespace buildfixture;
using scene::TileKey;
using scene::TileState;

namespace {

const scene::PagePlan kPlan{100, {1, 2, 4}, 1e9, 1e9, false};
const geo::LocalFrame kFrame{Coord{kEast, kNorth, 0}};

/// Straight down on the middle of the frame, so that a pixel is so many metres wide.
scene::Camera lookDown(double metresPerPixel, bool plan = false)
{
    const QSizeF viewport(800, 600);
    const double half = std::tan(scene::Camera::kFieldOfViewDeg / 2 * M_PI / 180);
    const double distance = metresPerPixel * viewport.height() / 2 / half;
    return scene::Camera({{kEast, kNorth, 0}, 0, 90, distance, plan}, viewport);
}

struct Chosen
{
    std::vector<TileKey> shown;
    std::vector<TileKey> wanted;
    std::vector<TileKey> behind;
};

Chosen choose(const scene::PagePlan &plan, const scene::Camera &camera,
              const std::function<TileState(const TileKey &)> &state, double coarseness = 1,
              const geo::Extent &extent = {-5000, -5000, 5000, 5000})
{
    scene::TileChoice choice;
    choice.choose(plan, extent, 0, 1, scene::ViewVolume(camera, kFrame), coarseness, state);
    Chosen chosen;
    for (const auto &tile : choice.shown())
        chosen.shown.push_back(tile.key);
    for (const auto &tile : choice.wanted())
        chosen.wanted.push_back(tile.key);
    chosen.behind = choice.behind();
    return chosen;
}

double areaOf(const std::vector<TileKey> &keys)
{
    double sum = 0;
    for (const TileKey &key : keys) {
        const geo::Extent square = scene::localSquare(key, kPlan.leafM);
        sum += square.width() * square.height();
    }
    return sum;
}

bool overlaps(const std::vector<TileKey> &keys)
{
    for (size_t i = 0; i < keys.size(); ++i) {
        for (size_t j = i + 1; j < keys.size(); ++j) {
            if (scene::localSquare(keys[i], kPlan.leafM)
                    .grown(-0.5)
                    .intersects(scene::localSquare(keys[j], kPlan.leafM).grown(-0.5)))
                return true;
        }
    }
    return false;
}

TileState ready(const TileKey &)
{
    return TileState::Ready;
}

} // namespace

class TestTiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levelFollowsTheWidthOfAPixel_data()
    {
        QTest::addColumn<double>("mpp");
        QTest::addColumn<int>("level");
        QTest::newRow("near") << 0.5 << 0;
        QTest::newRow("second") << 1.5 << 1;
        QTest::newRow("third") << 3.0 << 2;
        QTest::newRow("far") << 9.0 << 3;
    }
    void levelFollowsTheWidthOfAPixel()
    {
        QFETCH(double, mpp);
        QFETCH(int, level);
        for (const bool plan : {false, true}) {
            const Chosen chosen = choose(kPlan, lookDown(mpp, plan), ready);
            QVERIFY(!chosen.shown.empty());
            QVERIFY(chosen.wanted.empty());
            QVERIFY(!overlaps(chosen.shown));
            for (const TileKey &key : chosen.shown)
                QCOMPARE(key.level, level);
            // What is in the picture is covered: 800 × 600 pixels of so many metres.
            QVERIFY(areaOf(chosen.shown) >= 800 * 600 * mpp * mpp);
        }
    }

    void aSlantedViewMixesLevelsWithoutOverlap()
    {
        const scene::Camera camera({{kEast, kNorth, 0}, 30, 8, 300, false}, {800, 600});
        const Chosen chosen = choose(kPlan, camera, ready);
        std::set<int> levels;
        for (const TileKey &key : chosen.shown)
            levels.insert(key.level);
        QVERIFY(levels.size() >= 3);
        QVERIFY(!overlaps(chosen.shown));
    }

    /// What is looked at is not waited for until everything nearer is there.
    void whatIsLookedAtComesFirst()
    {
        const scene::Camera camera({{kEast, kNorth, 0}, 30, 20, 1500, false}, {800, 600});
        scene::TileChoice choice;
        choice.choose(kPlan, {-5000, -5000, 5000, 5000}, 0, 1, scene::ViewVolume(camera, kFrame), 1,
                      [](const TileKey &) { return TileState::Missing; });
        QVERIFY(choice.wanted().size() > 8);
        const auto first = std::ranges::min_element(choice.wanted(), {}, &scene::TileChoice::Tile::mpp);
        const geo::Coord middle = kFrame.toLocal({kEast, kNorth, 0});
        QVERIFY(scene::localSquare(first->key, kPlan.leafM).grown(1).contains(middle));
        // Nearer ones there are, at the foot of the picture.
        const geo::Coord eye = kFrame.toLocal(camera.eye());
        const auto away = [&eye](const scene::TileChoice::Tile &tile) {
            const geo::Coord c = scene::localSquare(tile.key, kPlan.leafM).center();
            return std::hypot(c.x - eye.x, c.y - eye.y);
        };
        QVERIFY(std::ranges::any_of(choice.wanted(), [&](const auto &t) { return away(t) < away(*first); }));
    }

    void nothingIsAskedForOutOfSight()
    {
        // The target lies 3 km north of everything, and the eye looks north.
        scene::Camera camera({{kEast, kNorth + 9000, 0}, 0, 10, 500, false}, {800, 600});
        const Chosen chosen = choose(kPlan, camera, [](const TileKey &) { return TileState::Missing; });
        QVERIFY(chosen.shown.empty());
        QVERIFY(chosen.wanted.empty());
    }

    /// A tower of 100 m beside the picture, the sun low in the east: its shadow, twice as long, falls west.
    void whatThrowsItsShadowIntoThePictureCounts()
    {
        // Looking straight down on 200 m by 150 m of ground about the middle.
        const scene::ViewVolume plain(lookDown(0.25, true), kFrame);
        scene::ViewVolume shaded = plain;
        shaded.setShadow({-2, 0});
        const geo::Coord middle = kFrame.toLocal({kEast, kNorth, 0});
        const auto at = [&](double east, double north) {
            return geo::Extent(middle.x + east, middle.y + north, middle.x + east + 20,
                               middle.y + north + 20);
        };
        QVERIFY(plain.meets(at(0, 0), 0, 100) && shaded.meets(at(0, 0), 0, 100));
        QVERIFY(!plain.meets(at(250, 0), 0, 100));
        QVERIFY(shaded.meets(at(250, 0), 0, 100));
        QVERIFY(!shaded.meets(at(250, 0), 0, 50));   // too low
        QVERIFY(!shaded.meets(at(320, 0), 0, 100));  // too far off
        QVERIFY(!shaded.meets(at(-270, 0), 0, 100)); // its shadow falls away from the picture
        QVERIFY(!shaded.meets(at(250, 200), 0, 100));
    }

    void coarseStaysUntilAllFourFinerAreThere()
    {
        const TileKey coarse{1, 0, 0};
        const auto state = [&](const TileKey &key) {
            if (key.level == 0)
                return key == TileKey{0, 1, 1} ? TileState::Missing : TileState::Ready;
            return TileState::Ready;
        };
        const Chosen chosen = choose(kPlan, lookDown(0.5), state);
        QVERIFY(std::ranges::find(chosen.shown, coarse) != chosen.shown.end());
        for (int quarter = 0; quarter < 4; ++quarter)
            QVERIFY(std::ranges::find(chosen.shown, coarse.child(quarter)) == chosen.shown.end());
        QCOMPARE(chosen.wanted, std::vector<TileKey>({TileKey{0, 1, 1}}));
        QVERIFY(!overlaps(chosen.shown));
        // The three that are there are needed still: dropped for their memory they would be asked for again.
        for (int quarter = 0; quarter < 4; ++quarter) {
            const TileKey fine = coarse.child(quarter);
            QCOMPARE(std::ranges::find(chosen.behind, fine) != chosen.behind.end(),
                     fine != TileKey({0, 1, 1}));
        }
    }

    void finerStandsInWhileCoarseIsMissing()
    {
        const auto state = [](const TileKey &key) {
            return key.level >= 1 ? TileState::Missing : TileState::Ready;
        };
        const Chosen chosen = choose(kPlan, lookDown(1.5), state);
        QVERIFY(!chosen.wanted.empty());
        for (const TileKey &key : chosen.wanted)
            QCOMPARE(key.level, 1);
        for (const TileKey &key : chosen.shown)
            QCOMPARE(key.level, 0);
        QVERIFY(!chosen.shown.empty());
    }

    void staleIsShownAndWanted()
    {
        const Chosen chosen = choose(kPlan, lookDown(0.5), [](const TileKey &) { return TileState::Stale; });
        QCOMPARE(chosen.shown.size(), chosen.wanted.size());
        QVERIFY(!chosen.shown.empty());
    }

    void emptyIsNeitherShownNorWanted()
    {
        const Chosen chosen = choose(kPlan, lookDown(0.5), [](const TileKey &) { return TileState::Empty; });
        QVERIFY(chosen.shown.empty());
        QVERIFY(chosen.wanted.empty());
    }

    void beyondItsWidthALayerIsGone()
    {
        const scene::PagePlan plots{100, {}, 0.45, 1.0, false};
        QVERIFY(!choose(plots, lookDown(0.4), ready).shown.empty());
        QVERIFY(choose(plots, lookDown(0.5), ready).shown.empty());
        QVERIFY(!choose(plots, lookDown(0.5, true), ready).shown.empty());
        QVERIFY(choose(plots, lookDown(1.1, true), ready).shown.empty());
    }

    void coarsenessCostsDetail()
    {
        const scene::Camera camera({{kEast, kNorth, 0}, 30, 8, 300, false}, {800, 600});
        size_t before = choose(kPlan, camera, ready, 1).shown.size();
        for (const double coarseness : {1.5, 2.0, 3.0}) {
            const size_t now = choose(kPlan, camera, ready, coarseness).shown.size();
            QVERIFY(now < before);
            before = now;
        }
    }

    void aLayerStrewnOverTheGlobeIsNotWalkedThrough()
    {
        const geo::Extent globe(-2e7, -2e7, 2e7, 2e7);
        int asked = 0;
        (void)choose(
            kPlan, lookDown(0.5, true),
            [&asked](const TileKey &) {
                ++asked;
                return TileState::Missing;
            },
            1, globe);
        QVERIFY2(asked < 5000, qPrintable(QString::number(asked)));
    }

    /// Every building of the town belongs to exactly one tile of each level.
    void everyFeatureIsInOneTile()
    {
        const test::SyntheticCity city(400);
        const geo::LocalFrame frame(Coord{city.center().x, city.center().y, 0});
        const QString layer = QStringLiteral("tree");
        const qint64 count = *city.store().count(layer);
        QVERIFY(count > 50);
        std::map<city::FeatureId, int> seen;
        qint64 features = 0;
        for (qint32 x = -4; x < 4; ++x) {
            for (qint32 y = -4; y < 4; ++y) {
                TaskContext task;
                const auto tile =
                    scene::buildTile(city.store(), {layer, {0, x, y}, 1}, frame, city.ground(), task);
                VERIFY_RESULT(tile);
                features += tile->features;
                std::set<city::FeatureId> ids;
                for (const scene::TileMesh &mesh : tile->index->meshes) {
                    for (const scene::FeatureRange &range : mesh.ranges)
                        ids.insert(range.id);
                }
                for (const city::FeatureId id : ids)
                    ++seen[id];
            }
        }
        QCOMPARE(features, count);
        QCOMPARE(static_cast<qint64>(seen.size()), count);
        for (const auto &[id, times] : seen)
            QCOMPARE(times, 1);
    }

    /// A surface longer than a tile is shared out among the tiles it crosses, without gap or overlap.
    void largeSurfacesAreCutAlongTheTiles()
    {
        Town town;
        const double leaf = scene::pagePlan(QStringLiteral("road_surface"))->leafM;
        const Coord origin = town.frame.origin();
        town.put("road_surface", box(origin.x - 0.3 * leaf, origin.y + 100, 2.6 * leaf, 20));
        double area = 0;
        qint64 features = 0;
        for (qint32 x = -2; x < 4; ++x) {
            for (qint32 y = -1; y < 2; ++y) {
                const auto tile =
                    scene::buildTile(*town.store, {QStringLiteral("road_surface"), {0, x, y}, 1}, town.frame,
                                     town.ground, town.task);
                VERIFY_RESULT(tile);
                features += tile->features;
                const geo::Extent square = scene::localSquare({0, x, y}, leaf).grown(0.01);
                for (const Face &face : facesOf(*tile, town.frame)) {
                    area += face.planArea();
                    for (const Corner &corner : face.corners)
                        QVERIFY(square.contains(town.frame.toLocal(corner.map)));
                }
            }
        }
        QCOMPARE(features, qint64(1));
        QVERIFY2(near(area, 2.6 * leaf * 20, 1), qPrintable(QString::number(area)));
    }

    void tilesOfOtherLayersAreRefused()
    {
        Town town;
        VERIFY_ERROR(scene::buildTile(*town.store, {QStringLiteral("height_plane"), {0, 0, 0}, 1}, town.frame,
                                      town.ground, town.task),
                     ErrorCode::InvalidArgument);
        VERIFY_ERROR(scene::buildTile(*town.store, {QStringLiteral("building"), {99, 0, 0}, 1}, town.frame,
                                      town.ground, town.task),
                     ErrorCode::InvalidArgument);
    }

    void whatCameBeforeAChangeIsTooLate()
    {
        const test::SyntheticCity city(100);
        scene::CityScene shown(geo::LocalFrame(Coord{city.center().x, city.center().y, 0}));
        shown.setGround(city.ground());
        const auto infos = city.store().layers();
        VERIFY_RESULT(infos);
        const auto info = *std::ranges::find(*infos, QStringLiteral("building"), &city::LayerInfo::id);
        shown.setPaged(info);
        const scene::Camera camera({city.center(), 0, 40, 250, false}, {800, 600});
        shown.prepareFrame(camera);
        const std::vector<scene::TileRequest> before = shown.missingTiles(100);
        QVERIFY(!before.empty());
        const auto attach = [&](const scene::TileRequest &request) {
            TaskContext task;
            auto tile = scene::buildTile(city.store(), request, shown.frame(), city.ground(), task);
            QVERIFY(tile.has_value());
            shown.setTile(request, std::move(*tile));
        };
        shown.setPaged(info); // something may have changed
        attach(before.front());
        QCOMPARE(shown.triangles(), qint64(0));
        TaskContext task;
        VERIFY_RESULT(shown.loadTiles(camera, city.store(), task));
        QVERIFY(shown.missingTiles(1).empty());
        const qint64 whole = shown.triangles();
        QVERIFY(whole > 0);

        // A feature that moved: the tile that shows it is asked for again, and drawn until then.
        const city::Feature house = city.store().readAll(QStringLiteral("building")).value().front();
        shown.touch(info, {house.id}, house.geometry.extent());
        shown.prepareFrame(camera);
        QCOMPARE(shown.triangles(), whole);
        const std::vector<scene::TileRequest> after = shown.missingTiles(100);
        QVERIFY(!after.empty());
        QVERIFY(after.size() < before.size() || before.size() == 1);
        attach(after.front());
        shown.prepareFrame(camera);
        QVERIFY(shown.missingTiles(100).size() == after.size() - 1);
    }

    /// A house that is gone: the blocks it went into are wanted anew, though nothing tells any more where it
    /// stood.
    void blocksKnowWhatWentIntoThem()
    {
        test::SyntheticCity city(100);
        scene::CityScene shown(geo::LocalFrame(Coord{city.center().x, city.center().y, 0}));
        shown.setGround(city.ground());
        const auto infos = city.store().layers();
        VERIFY_RESULT(infos);
        const auto info = *std::ranges::find(*infos, QStringLiteral("building"), &city::LayerInfo::id);
        shown.setPaged(info);
        const scene::Camera camera({city.center(), 0, 40, 4000, false}, {800, 600}); // 4.2 m a pixel
        TaskContext task;
        VERIFY_RESULT(shown.loadTiles(camera, city.store(), task));
        const qint64 whole = shown.triangles();
        QVERIFY(whole > 0);
        const city::Feature house = city.store().readAll(QStringLiteral("building")).value().front();
        shown.touch(info, {house.id + 1'000'000}, {}); // none of ours
        shown.prepareFrame(camera);
        QVERIFY(shown.missingTiles(10).empty());
        shown.touch(info, {house.id}, {});
        shown.prepareFrame(camera);
        QCOMPARE(shown.missingTiles(10).size(), size_t(1));
        QVERIFY(shown.missingTiles(10).front().key.level > 0);
        QCOMPARE(shown.triangles(), whole);
    }

    void whatIsHiddenStaysHiddenInTiles()
    {
        const test::SyntheticCity city(100);
        scene::CityScene shown(geo::LocalFrame(Coord{city.center().x, city.center().y, 0}));
        shown.setGround(city.ground());
        const auto infos = city.store().layers();
        VERIFY_RESULT(infos);
        shown.setPaged(*std::ranges::find(*infos, QStringLiteral("building"), &city::LayerInfo::id));
        const city::Feature house = city.store().readAll(QStringLiteral("building")).value().front();
        geo::Coord middle = house.geometry.extent().center();
        const scene::Camera camera({middle, 0, 90, 120, true}, {800, 600});
        TaskContext task;
        VERIFY_RESULT(shown.loadTiles(camera, city.store(), task));
        const auto hit = shown.pick(camera, {400, 300});
        QVERIFY(hit);
        QCOMPARE(hit->ref.id, house.id);
        shown.setHidden(QStringLiteral("building"), {house.id});
        const auto through = shown.pick(camera, {400, 300});
        QVERIFY(!through || through->ref.id != house.id);
    }

    void blocksKeepAreaAndHeight()
    {
        // A dense quarter of 8 × 8 m cells: houses of 4 × 8 m, wall to wall, 9 m high.
        scene::BlockGrid grid({0, 0, 160, 160}, 20);
        city::FeatureId id = 0;
        for (int x = 0; x < 160; x += 4) {
            for (int y = 0; y < 80; y += 8)
                grid.add(box(x, y, 4, 8), ++id, 9, QColor(200, 150, 100));
        }
        grid.settle();
        QVERIFY(near(grid.addedAreaM2(), 160 * 80, 0.1));
        QVERIFY(near(grid.blockAreaM2(), 160 * 80, 0.1));
        QCOMPARE(grid.blocks().size(), size_t(1));
        QVERIFY(near(static_cast<double>(grid.blocks().front().heightM), 9, 0.01));
        QCOMPARE(grid.blocks().front().color.red(), 200);
        QCOMPARE(grid.cell(3, 15).heightM, 0.F);
    }

    void towersStandOutOfTheirQuarter()
    {
        scene::BlockGrid grid({0, 0, 160, 160}, 20);
        for (int x = 0; x < 160; x += 8) {
            for (int y = 0; y < 160; y += 8) {
                const bool tower = x == 80 && y == 80;
                grid.add(box(x, y, 8, 8), tower ? 7 : 1 + x, tower ? 90 : 10, Qt::white);
            }
        }
        grid.settle();
        QVERIFY(near(static_cast<double>(grid.cell(10, 10).heightM), 90, 0.01));
        QCOMPARE(grid.cell(10, 10).id, city::FeatureId(7));
        QVERIFY(near(static_cast<double>(grid.cell(9, 10).heightM), 10, 0.01));
        QVERIFY(near(grid.blockAreaM2(), 160 * 160, 0.1)); // no cell twice, none left out
    }

    void strewnHousesKeepMostOfTheirArea()
    {
        // 120 m² houses on 16 m cells, half of the ground built up at random (by a fixed rule).
        scene::BlockGrid grid({0, 0, 1600, 1600}, 100);
        quint64 dice = 1;
        for (int x = 0; x < 1600; x += 16) {
            for (int y = 0; y < 1600; y += 16) {
                dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
                if ((dice >> 40) & 1)
                    grid.add(box(x + 2, y + 2, 12, 12), x, 8, Qt::white);
            }
        }
        grid.settle();
        const double share = grid.blockAreaM2() / grid.addedAreaM2();
        QVERIFY2(share > 0.8 && share < 1.9, qPrintable(QString::number(share)));
    }

    void theBudgetGivesUpTrianglesBeforePixels()
    {
        scene::FrameBudget budget;
        QCOMPARE(budget.detail(), 1.0);
        QVERIFY(!budget.add(28)); // in time: nothing changes
        // Twice too slow at full detail, and as fast as its triangles allow.
        bool pixelsFirst = false;
        for (int i = 0; i < 30; ++i) {
            const double before = budget.coarseness();
            budget.add(60 / std::sqrt(budget.coarseness()));
            pixelsFirst = pixelsFirst || (budget.pixels() < 1 && before < scene::FrameBudget::kCoarsest);
        }
        QVERIFY(!pixelsFirst);
        QVERIFY(budget.coarseness() > 1.5);
        for (int i = 0; i < 60; ++i)
            budget.add(200);
        QCOMPARE(budget.coarseness(), scene::FrameBudget::kCoarsest);
        QCOMPARE(budget.pixels(), scene::FrameBudget::kLeastPixels);
        for (int i = 0; i < 60; ++i)
            budget.add(5);
        QCOMPARE(budget.detail(), 1.0);
    }
};

QTEST_GUILESS_MAIN(TestTiles)
#include "tst_tiles.moc"
