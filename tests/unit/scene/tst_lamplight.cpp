// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"
#include "syntheticcity.h"

#include <dothi/scene/tilepager.h>

#include <QTest>

#include <map>
#include <set>

using namespace dothi;
using namespace buildfixture;
using scene::Material;
using scene::TileKey;

namespace {

constexpr int kLamps = 40;

/// A straight street with a lamp every 35 m on level ground 3 m high.
struct Street : Town
{
    Street()
    {
        frame = geo::LocalFrame{Coord{kEast, kNorth, 0}};
        ground = levelGround(3);
        for (int i = 0; i < kLamps; ++i) {
            lamps.push_back(put("lamp", Geometry::point({kEast + 5 + i * 35.0, kNorth + 5, 0}),
                                {{"pole_height_m", 8.0}}));
        }
    }

    [[nodiscard]] Result<scene::LayerScene> tile(int level)
    {
        return scene::buildTile(*store, {QStringLiteral("lamp"), TileKey{level, 0, 0}, 0}, frame, ground,
                                task);
    }

    std::vector<city::FeatureId> lamps;
};

/// Lights of a tile: the middle of each.
std::set<std::pair<double, double>> middlesOf(const std::vector<Face> &faces, Material material)
{
    std::set<std::pair<double, double>> middles;
    for (const Face &face : faces) {
        if (face.material == material) // both triangles of a light have all corners at its middle
            middles.insert({face.corners[0].map.x, face.corners[0].map.y});
    }
    return middles;
}

} // namespace

class TestLampLight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Near by poles and lights; then lights alone; then what they light alone; then one for many.
    void whatIsDrawnFromWhere()
    {
        Street street;
        const std::map<int, std::set<Material>> expected{
            {0, {Material::Line, Material::Glow, Material::Pool}},
            {1, {Material::Glow, Material::Pool}},
            {2, {Material::Pool}},
            {3, {Material::Glow}},
            {4, {Material::Glow}}};
        for (const auto &[level, materials] : expected) {
            const auto built = street.tile(level);
            VERIFY_RESULT(built);
            std::set<Material> drawn;
            for (const Face &face : facesOf(*built, street.frame))
                drawn.insert(face.material);
            QVERIFY2(drawn == materials, qPrintable(QString::number(level)));
        }
    }

    void aPoolLiesOnTheGround()
    {
        Street street;
        const auto built = street.tile(2);
        VERIFY_RESULT(built);
        double area = 0;
        for (const Face &face : facesOf(*built, street.frame)) {
            area += face.planArea();
            for (const Corner &corner : face.corners)
                QVERIFY(near(corner.map.z, 3));
            QVERIFY(std::ranges::find(street.lamps, face.id) != street.lamps.end());
        }
        QVERIFY(near(area, kLamps * 22 * 22, 1));
    }

    /// From so far off that a pixel is 5 m wide, those of 90 m are one light, in their middle.
    void manyLampsAreOneLight()
    {
        Street street;
        const auto built = street.tile(3);
        VERIFY_RESULT(built);
        std::map<qint64, std::vector<double>> cells;
        for (int i = 0; i < kLamps; ++i) {
            const double x = kEast + 5 + i * 35.0;
            cells[static_cast<qint64>(x / 90)].push_back(x);
        }
        QVERIFY(cells.size() < kLamps);
        const auto middles = middlesOf(facesOf(*built, street.frame), Material::Glow);
        QCOMPARE(middles.size(), cells.size());
        for (const auto &[cell, xs] : cells) {
            double sum = 0;
            for (const double x : xs)
                sum += x;
            const double middle = sum / static_cast<double>(xs.size());
            QVERIFY(std::ranges::any_of(middles, [middle](const auto &m) {
                return near(m.first, middle, 0.01) && near(m.second, kNorth + 5, 0.01);
            }));
        }
        // A change of any of them finds the tile.
        QCOMPARE(built->index->members, street.lamps);
    }

    void lampsAreSeenFromAfarByNightAlone()
    {
        const std::optional<scene::PagePlan> night = scene::nightPlan(QStringLiteral("lamp"));
        QVERIFY(night);
        const scene::PagePlan &day = *scene::pagePlan(QStringLiteral("lamp"));
        QVERIFY(day.untilMpp < day.fromMpp.front());
        QVERIFY(night->untilMpp > 1e6);
        QCOMPARE(night->fromMpp, day.fromMpp); // the same tiles serve both
        QVERIFY(!scene::nightPlan(QStringLiteral("tree")));

        Street street;
        scene::CityScene city(street.frame);
        city.setPaged(infoOf(*street.store, QStringLiteral("lamp")));
        // 2 km away: a pixel is 1.6 m wide there.
        const scene::Camera far({{kEast + 700, kNorth + 5, 3}, 0, 60, 2000, false}, {800, 600});
        const scene::Camera near({{kEast + 100, kNorth + 5, 3}, 0, 60, 200, false}, {800, 600});
        city.setSun(180, 45);
        city.prepareFrame(far);
        QVERIFY(city.missingTiles(10).empty());
        city.prepareFrame(near);
        QVERIFY(!city.missingTiles(10).empty());
        city.setSun(180, -20);
        city.prepareFrame(far);
        const auto asked = city.missingTiles(10);
        QVERIFY(!asked.empty());
        for (const scene::TileRequest &request : asked)
            QVERIFY(request.key.level > 0);
    }
};

QTEST_GUILESS_MAIN(TestLampLight)
#include "tst_lamplight.moc"
