// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/scene/basemaps.h>
#include <dothi/scene/cityscene.h>
#include <dothi/scene/offscreen.h>

#include <cmath>
#include <set>

using namespace dothi;
using geo::TileGrid;
using geo::TileId;
using scene::BaseMapWish;
using scene::Camera;
using scene::CameraPose;
using scene::CityScene;

namespace {

const QString kMap = QStringLiteral("map");
const geo::Coord kMiddle{603'000, 1'191'000, 0};

/// The city's own CRS on both sides, or the pyramid of web maps.
struct Fixture
{
    explicit Fixture(bool web = false, const scene::GroundPtr &height = nullptr)
        : scene(geo::LocalFrame(kMiddle))
        , ground(height)
    {
        const auto city = geo::Crs::fromEpsg(9210).value();
        // Level 0: 4,096 m; level 6: 64 m, pixels of 0.25 m.
        grid = web ? TileGrid::webMercator(0, 19).value()
                   : TileGrid(city, kMiddle.x - 2048, kMiddle.y + 2048, 4096,
                              {kMiddle.x - 2048, kMiddle.y - 2048, kMiddle.x + 2048, kMiddle.y + 2048}, 0, 6);
        scene.setGround(ground);
        scene.baseMaps().set(kMap, grid, transform(),
                             {kMiddle.x - 2048, kMiddle.y - 2048, kMiddle.x + 2048, kMiddle.y + 2048});
    }
    [[nodiscard]] geo::Transform transform() const
    {
        return std::move(geo::Transform::create(grid.crs(), geo::Crs::fromEpsg(9210).value()).value());
    }
    scene::BaseMapTile tile(const TileId &id, const QColor &color) const
    {
        QImage image;
        if (color.isValid()) {
            image = QImage(256, 256, QImage::Format_RGBA8888);
            image.fill(color);
        }
        return std::move(
            scene::buildBaseMapTile(grid, id, transform(), scene.frame(), ground.get(), image, {}).value());
    }
    /// Answers every wish until there is none; `color` of a tile may be invalid: it has no picture.
    void serve(const Camera &camera, const std::function<QColor(const TileId &)> &color)
    {
        for (int round = 0; round < 40; ++round) {
            scene.prepareFrame(camera);
            const std::vector<BaseMapWish> wishes = scene.baseMaps().missing(1000);
            if (wishes.empty())
                return;
            for (const BaseMapWish &wish : wishes)
                scene.baseMaps().setTile(wish, tile(wish.tile, color(wish.tile)));
        }
        QFAIL("never content");
    }

    CityScene scene;
    scene::GroundPtr ground;
    TileGrid grid;
};

Camera plan(double distanceM, const geo::Coord &target = kMiddle)
{
    return Camera({target, 0, 90, distanceM, true}, {640, 480});
}

QColor red(const TileId & /*tile*/)
{
    return Qt::red;
}

} // namespace

class TstBaseMaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsWantedWithoutABaseMap()
    {
        CityScene scene{geo::LocalFrame(kMiddle)};
        scene.prepareFrame(plan(500));
        QVERIFY(scene.baseMaps().isEmpty());
        QVERIFY(scene.baseMaps().missing(10).empty());
    }

    /// A picture at its own size on screen: 480 pixels high at 0.5 m a pixel is 240 m.
    void picturesAreAsFineAsTheScreen()
    {
        Fixture f;
        const double half = std::tan(Camera::kFieldOfViewDeg / 2 * M_PI / 180);
        const Camera camera = plan(120 / half);
        QVERIFY(std::abs(camera.metresPerPixel(kMiddle) - 0.5) < 1e-9);
        f.serve(camera, red);
        const auto drawn = f.scene.baseMaps().drawnTiles(kMap);
        QVERIFY(!drawn.empty());
        for (const auto &tile : drawn)
            QCOMPARE(tile.tile.level, 5); // 128 m in 256 pixels
        // 320 × 240 m about the corner of four tiles: three across and two down at least, four at most.
        QVERIFY2(drawn.size() >= 6 && drawn.size() <= 16, qPrintable(QString::number(drawn.size())));
        QCOMPARE(f.scene.baseMaps().drawn(), std::vector<QString>{kMap});
    }

    void coarseComesFirstAndStaysUntilAllOfTheFinerIsThere()
    {
        Fixture f;
        const Camera camera = plan(300);
        f.scene.prepareFrame(camera);
        std::vector<BaseMapWish> wishes = f.scene.baseMaps().missing(100);
        QVERIFY(!wishes.empty());
        int last = -1;
        for (int round = 0; round < 20 && !wishes.empty(); ++round) {
            // One at a time: whatever is drawn never leaves a hole and never lies twice on a place.
            f.scene.baseMaps().setTile(wishes.front(), f.tile(wishes.front().tile, Qt::red));
            f.scene.prepareFrame(camera);
            const auto drawn = f.scene.baseMaps().drawnTiles(kMap);
            for (const auto &a : drawn) {
                for (const auto &b : drawn) {
                    if (a.tile == b.tile)
                        continue;
                    TileId up = b.tile;
                    while (up.level > a.tile.level)
                        up = up.parent();
                    QVERIFY(up != a.tile);
                }
            }
            if (!drawn.empty()) {
                QVERIFY(drawn.front().tile.level >= last);
                last = drawn.front().tile.level;
            }
            wishes = f.scene.baseMaps().missing(100);
        }
        QVERIFY(last >= 0);
    }

    void aPlaceWithoutItsOwnPictureShowsPartOfACoarserOne()
    {
        Fixture f;
        f.serve(plan(300), [](const TileId &id) { return id.level <= 2 ? QColor(Qt::red) : QColor(); });
        const auto drawn = f.scene.baseMaps().drawnTiles(kMap);
        QVERIFY(!drawn.empty());
        for (const auto &tile : drawn) {
            QVERIFY(tile.tile.level > 2);
            QCOMPARE(tile.picture.level, 2);
        }
        // The network is back: they are wanted again, and drawn meanwhile.
        f.scene.baseMaps().wantAgain(kMap);
        f.scene.prepareFrame(plan(300));
        const auto wishes = f.scene.baseMaps().missing(1000);
        QVERIFY(wishes.size() >= drawn.size());
        QCOMPARE(f.scene.baseMaps().drawnTiles(kMap).size(), drawn.size());
        f.serve(plan(300), red);
        for (const auto &tile : f.scene.baseMaps().drawnTiles(kMap))
            QCOMPARE(tile.picture, tile.tile);
    }

    void whatCannotBeLaidIsNotAskedForAgain()
    {
        Fixture f;
        f.scene.prepareFrame(plan(300));
        for (const BaseMapWish &wish : f.scene.baseMaps().missing(100))
            f.scene.baseMaps().setFailed(wish);
        f.scene.prepareFrame(plan(300));
        QVERIFY(f.scene.baseMaps().missing(100).empty());
    }

    void anAnswerForAMapThatWasReplacedIsPassedOver()
    {
        Fixture f;
        f.scene.prepareFrame(plan(300));
        const BaseMapWish wish = f.scene.baseMaps().missing(1).front();
        f.scene.setGround(nullptr); // everything is laid anew
        f.scene.baseMaps().setTile(wish, f.tile(wish.tile, Qt::red));
        f.scene.prepareFrame(plan(300));
        QVERIFY(f.scene.baseMaps().drawn().empty());
        QVERIFY(f.scene.baseMaps().missing(1).front().edition != wish.edition);
    }

    void memoryIsBounded()
    {
        Fixture f;
        std::set<TileId> seen;
        for (int i = 0; i < 28; ++i) {
            f.serve(plan(200, {kMiddle.x - 1900 + i * 135, kMiddle.y - 1500 + (i % 7) * 450, 0}),
                    [&seen](const TileId &id) {
                        seen.insert(id);
                        return QColor(Qt::red);
                    });
        }
        QVERIFY2(seen.size() > 220, qPrintable(QString::number(seen.size())));
        QVERIFY(f.scene.baseMaps().bytes() <= scene::BaseMaps::kMemory + (size_t(2) << 20));
        QVERIFY(!f.scene.baseMaps().drawn().empty());
    }

    /// The corners of a tile in Web Mercator, in VN-2000 by PROJ itself.
    void aWebTileLiesWhereProjSays()
    {
        Fixture f(true);
        const TileId id{17, 104407, 61538};
        const scene::BaseMapTile tile = f.tile(id, Qt::red);
        const auto toCity = f.transform();
        const geo::Extent square = f.grid.extent(id);
        const auto *points = static_cast<const osg::Vec3Array *>(tile.mesh->getVertexArray());
        const auto *places = static_cast<const osg::Vec2Array *>(tile.mesh->getTexCoordArray(0));
        for (unsigned i = 0; i < points->size(); ++i) {
            const geo::Coord there =
                toCity
                    .apply(geo::Coord{square.minX() + static_cast<double>((*places)[i].x()) * square.width(),
                                      square.minY() + static_cast<double>((*places)[i].y()) * square.height(),
                                      0})
                    .value();
            const osg::Vec3d at = osg::Vec3d((*points)[i]) + tile.origin;
            const geo::Coord map = f.scene.frame().toMap({at.x(), at.y(), at.z()});
            QVERIFY(std::hypot(map.x - there.x, map.y - there.y) < 0.001);
        }
        // Between corners of the mesh a straight line is nowhere off by a hundredth of a pixel.
        const double pixelM = std::abs(square.width()) / 256;
        const geo::Coord a = toCity.apply(geo::Coord{square.minX(), square.minY(), 0}).value();
        const geo::Coord b =
            toCity.apply(geo::Coord{square.minX() + square.width() / 4, square.minY(), 0}).value();
        const geo::Coord m =
            toCity.apply(geo::Coord{square.minX() + square.width() / 8, square.minY(), 0}).value();
        QVERIFY(std::hypot((a.x + b.x) / 2 - m.x, (a.y + b.y) / 2 - m.y) < 0.01 * pixelM);
    }

    void picturesFollowTheGround()
    {
        auto grid = std::make_shared<geo::ElevationGrid>(200, 200, kMiddle.x - 1000, kMiddle.y + 1000, 10);
        for (int row = 0; row < 200; ++row) {
            for (int column = 0; column < 200; ++column)
                grid->set(column, row,
                          static_cast<float>(20 * std::sin(column * 0.08) * std::cos(row * 0.06)));
        }
        Fixture f(false, grid);
        const scene::BaseMapTile tile = f.tile({3, 4, 4}, Qt::red); // 512 m, pixels of 2 m
        const auto *points = static_cast<const osg::Vec3Array *>(tile.mesh->getVertexArray());
        const auto *indices = static_cast<const osg::DrawElementsUShort *>(tile.mesh->getPrimitiveSet(0));
        double worst = 0;
        for (unsigned t = 0; t + 2 < indices->size(); t += 3) {
            const osg::Vec3d middle = (osg::Vec3d((*points)[(*indices)[t]]) + (*points)[(*indices)[t + 1]] +
                                       (*points)[(*indices)[t + 2]]) /
                                          3 +
                                      tile.origin;
            const geo::Coord map = f.scene.frame().toMap({middle.x(), middle.y(), middle.z()});
            worst = std::max(worst, std::abs(map.z - grid->sample(map.x, map.y)));
        }
        QVERIFY2(worst < 1.2, qPrintable(QString::number(worst)));
        QVERIFY(indices->size() / 3 < 12'100);
    }

    void aPictureIsSeenWhereItLies()
    {
        Fixture f;
        Camera camera = plan(1200);
        // The western half red, the eastern blue.
        const auto color = [](const TileId &id) {
            if (id.level == 0)
                return QColor(Qt::white);
            return id.column < (1 << id.level) / 2 ? QColor(Qt::red) : QColor(Qt::blue);
        };
        f.serve(camera, color);
        auto image = scene::renderImage(f.scene, camera, {320, 240}, nullptr, 1);
        if (!image && image.error().code() == ErrorCode::Unsupported)
            QSKIP("absent: OpenGL without a window (EGL surfaceless)");
        VERIFY_RESULT(image);
        const auto isRed = [](const QColor &c) { return c.red() > 2 * c.blue() && c.red() > 100; };
        const auto isBlue = [](const QColor &c) { return c.blue() > 2 * c.red() && c.blue() > 100; };
        QVERIFY(isRed(image->pixelColor(100, 120)));
        QVERIFY(isRed(image->pixelColor(150, 60)));
        QVERIFY(isBlue(image->pixelColor(170, 60)));
        QVERIFY(isBlue(image->pixelColor(220, 180)));
        // Hidden, it is gone; at half its opacity the ground shows through.
        f.scene.baseMaps().setOpacity(kMap, 0);
        image = scene::renderImage(f.scene, camera, {320, 240}, nullptr, 1);
        QVERIFY(!isRed(image->pixelColor(100, 120)));
        f.scene.baseMaps().setOpacity(kMap, 1);
        f.scene.baseMaps().setVisible(kMap, false);
        image = scene::renderImage(f.scene, camera, {320, 240}, nullptr, 1);
        QVERIFY(!isRed(image->pixelColor(100, 120)));
    }
};

QTEST_MAIN(TstBaseMaps)
#include "tst_basemaps.moc"
