// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"

#include <dothi/scene/offscreen.h>
#include <dothi/scene/tilepager.h>

#include <cmath>

using namespace buildfixture;
using scene::Camera;

namespace {

constexpr QSize kSize(640, 400);
const QString kWater = QStringLiteral("water");

scene::GroundPtr widePlain()
{
    auto grid = std::make_shared<geo::ElevationGrid>(200, 200, kEast - 10'000, kNorth + 10'000, 100);
    for (int r = 0; r < 200; ++r) {
        for (int c = 0; c < 200; ++c)
            grid->set(c, r, 2);
    }
    return grid;
}

double courseAt(double x)
{
    return 260 * std::sin(x / 700) + 120 * std::sin(x / 290);
}

/// A brook that winds from west to east over 6 km.
Geometry brook(double widthM)
{
    std::vector<Coord> ring;
    for (int i = -120; i <= 120; ++i)
        ring.push_back({kEast + i * 25.0, kNorth + courseAt(i * 25.0) - widthM / 2, 0});
    for (int i = 120; i >= -120; --i)
        ring.push_back({kEast + i * 25.0, kNorth + courseAt(i * 25.0) + widthM / 2, 0});
    Geometry g = Geometry::polygon(std::move(ring));
    g.setType(geo::GeometryType::MultiPolygon);
    return g;
}

} // namespace

class TestWaterLines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Half a pixel wide in plan, or a quarter at a flat angle: it is seen all along its course.
    void aBrookThinnerThanAPixelIsWhole_data()
    {
        QTest::addColumn<double>("distance");
        QTest::addColumn<double>("pitch");
        QTest::addColumn<bool>("plan");
        QTest::newRow("plan") << 4200.0 << 90.0 << true;
        QTest::newRow("oblique") << 4200.0 << 38.0 << false;
        QTest::newRow("flat") << 3600.0 << 16.0 << false;
    }
    void aBrookThinnerThanAPixelIsWhole()
    {
        QFETCH(double, distance);
        QFETCH(double, pitch);
        QFETCH(bool, plan);
        Town town;
        town.ground = widePlain();
        town.put("water", brook(4), {{"kind", QStringLiteral("canal")}});
        scene::CityScene city(town.frame);
        city.setGround(town.ground);
        auto terrain = town.build("terrain");
        VERIFY_RESULT(terrain);
        city.setLayer(std::move(*terrain));
        city.setPaged(infoOf(*town.store, kWater));
        city.setLayerVisible(kWater, true);
        const Camera camera({{kEast, kNorth, 2}, 0, pitch, distance, plan}, kSize);
        VERIFY_RESULT(city.loadTiles(camera, *town.store, town.task));
        QVERIFY(camera.metresPerPixel({kEast, kNorth, 2}) > 5);
        const auto picture = scene::renderImage(city, camera, kSize, nullptr, 1);
        VERIFY_RESULT(picture);
        const auto blueness = [&](int x, int y) {
            const QColor c = picture->pixelColor(x, y);
            return c.blue() - c.red();
        };
        int seen = 0;
        int asked = 0;
        for (double x = -2900; x <= 2900; x += 20) {
            QPointF at;
            if (!camera.project({kEast + x, kNorth + courseAt(x), 2}, at) ||
                !QRectF(4, 4, kSize.width() - 8, kSize.height() - 8).contains(at))
                continue;
            ++asked;
            const QPoint p = at.toPoint();
            int most = -255;
            for (int dy = -1; dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx)
                    most = std::max(most, blueness(p.x() + dx, p.y() + dy));
            }
            // Against the land some pixels above it.
            seen += most > blueness(p.x(), p.y() - 4) + 14;
        }
        QVERIFY2(asked > 100, qPrintable(QString::number(asked)));
        QVERIFY2(seen >= asked * 97 / 100, qPrintable(QStringLiteral("%1 of %2").arg(seen).arg(asked)));
    }

    /// The edges along which tiles cut a lake are no banks: there are no lines across it.
    void noLinesWhereTilesMeet()
    {
        Town town;
        const double edge = scene::pagePlan(kWater)->leafM * 2;
        const Coord origin = town.frame.origin();
        const double half = edge - 50;
        town.put("water", box(origin.x - half, origin.y - half, 2 * half, 2 * half));
        int tiles = 0;
        for (qint32 x = -1; x < 1; ++x) {
            for (qint32 y = -1; y < 1; ++y) {
                const auto tile =
                    scene::buildTile(*town.store, {kWater, {1, x, y}, 1}, town.frame, town.ground, town.task);
                VERIFY_RESULT(tile);
                double length = 0;
                for (const scene::TileMesh &mesh : tile->index->meshes) {
                    if (mesh.material != scene::Material::Stroke)
                        continue;
                    const auto &from = dynamic_cast<const osg::Vec3Array &>(*mesh.geometry->getVertexArray());
                    const auto &to = dynamic_cast<const osg::Vec3Array &>(
                        *mesh.geometry->getVertexAttribArray(scene::kOtherSlot));
                    for (size_t i = 0; i < from.size(); i += 4)
                        length += static_cast<double>((to[i] - from[i]).length());
                }
                // Two of the tile's four sides are the lake's banks.
                QVERIFY2(near(length, 2 * half, 1), qPrintable(QString::number(length)));
                ++tiles;
            }
        }
        QCOMPARE(tiles, 4);
    }
};

QTEST_GUILESS_MAIN(TestWaterLines)
#include "tst_waterlines.moc"
