// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"

#include <dothi/scene/eglcontext.h>
#include <dothi/scene/offscreen.h>
#include <dothi/scene/shadowfit.h>

#include <cmath>
#include <map>
#include <numbers>

using namespace buildfixture;
using scene::Camera;
using scene::ShadowFit;

namespace {

osg::Vec3d towards(double azimuthDeg, double altitudeDeg)
{
    const double a = azimuthDeg * std::numbers::pi / 180;
    const double h = altitudeDeg * std::numbers::pi / 180;
    return {std::sin(a) * std::cos(h), std::cos(a) * std::cos(h), std::sin(h)};
}

} // namespace

class TestShadows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatLiesOnOneRayLiesOnOneTexel_data();
    void whatLiesOnOneRayLiesOnOneTexel();
    void everythingSeenIsInTheSquares_data();
    void everythingSeenIsInTheSquares();
    void shadowsDoNotCrawl();
    void morningAndAfternoon_data();
    void morningAndAfternoon();
    void aFacadeReceives();
    void whatIsPlannedThrows();
    void whatIsPlannedReceives();
};

/// A wall along the street, seen from the north-west: how light it is at a spot.
struct WallPicture
{
    explicit WallPicture(scene::CityScene &city)
        : camera({{kEast + 30, kNorth, 15}, 325, 12, 150, false}, kSize)
        , image(scene::renderImage(city, camera, kSize, nullptr, 1))
    {}
    [[nodiscard]] int at(double east, double height) const
    {
        QPointF pixel;
        if (!camera.project({kEast + east, kNorth, height}, pixel))
            qFatal("not in the picture");
        return qGray(image->pixel(pixel.toPoint()));
    }

    static constexpr QSize kSize{400, 300};
    Camera camera;
    Result<QImage> image;
};

void TestShadows::whatLiesOnOneRayLiesOnOneTexel_data()
{
    QTest::addColumn<double>("azimuth");
    QTest::addColumn<double>("altitude");
    QTest::newRow("morning") << 95.0 << 20.0;
    QTest::newRow("afternoon") << 250.0 << 35.0;
    QTest::newRow("zenith") << 0.0 << 90.0;
}

void TestShadows::whatLiesOnOneRayLiesOnOneTexel()
{
    QFETCH(double, azimuth);
    QFETCH(double, altitude);
    const geo::LocalFrame frame({1000, 2000, 0});
    const Camera camera({{1000, 2000, 0}, 20, 40, 300, false}, {800, 600});
    const osg::Vec3d sun = towards(azimuth, altitude);
    const ShadowFit fit = scene::fitShadows(camera, frame, sun, 0, 40);
    const osg::Vec3d spot(12, -7, 3);
    const osg::Vec3d here = spot * fit.toMap();
    const osg::Vec3d there = (spot + sun * 50) * fit.toMap();
    QVERIFY(std::abs(here.x() - there.x()) < 1e-9 && std::abs(here.y() - there.y()) < 1e-9);
    // Nearer to the sun is nearer in the map: 50 m of twice the reach.
    QVERIFY(std::abs(here.z() - there.z() - 50 / (2 * ShadowFit::kReachM)) < 1e-9);
}

void TestShadows::everythingSeenIsInTheSquares_data()
{
    QTest::addColumn<double>("pitch");
    QTest::addColumn<double>("distance");
    QTest::addColumn<bool>("plan");
    QTest::newRow("oblique") << 40.0 << 300.0 << false;
    QTest::newRow("steep") << 80.0 << 1200.0 << false;
    QTest::newRow("street") << 12.0 << 60.0 << false;
    QTest::newRow("plan") << 90.0 << 500.0 << true;
}

void TestShadows::everythingSeenIsInTheSquares()
{
    QFETCH(double, pitch);
    QFETCH(double, distance);
    QFETCH(bool, plan);
    const geo::LocalFrame frame({1000, 2000, 0});
    const Camera camera({{1010, 2030, 0}, 130, pitch, distance, plan}, {1280, 720});
    const ShadowFit fit = scene::fitShadows(camera, frame, towards(220, 40), 0, 40);
    QVERIFY(fit.squares[0].sizeM <= fit.squares[1].sizeM);
    const auto isIn = [&](const osg::Vec3d &local, const ShadowFit::Square &s) {
        const osg::Vec3d p = local * fit.light;
        return p.x() >= s.x && p.x() <= s.x + s.sizeM && p.y() >= s.y && p.y() <= s.y + s.sizeM;
    };
    for (int x = 0; x <= 1280; x += 64) {
        for (int y = 0; y <= 720; y += 48) {
            geo::Coord map;
            if (!camera.groundAt(QPointF(x, y), 0, map))
                continue;
            const geo::Coord c = frame.toLocal(map);
            const double away = std::hypot(map.x - camera.eye().x, map.y - camera.eye().y);
            if (!plan && away > distance * 6.9)
                continue; // lost in the haze
            QVERIFY(isIn({c.x, c.y, 0}, fit.squares[1]));
            if (!plan && pitch < 60 && y == 720)
                QVERIFY(isIn({c.x, c.y, 0}, fit.squares[0]));
        }
    }
}

void TestShadows::shadowsDoNotCrawl()
{
    const geo::LocalFrame frame({1000, 2000, 0});
    const osg::Vec3d sun = towards(220, 40);
    const auto fitAt = [&](double east) {
        return scene::fitShadows(Camera({{east, 2030, 0}, 130, 40, 300, false}, {1280, 720}), frame, sun, 0,
                                 40);
    };
    const ShadowFit a = fitAt(1010);
    for (const double by : {0.013, 0.4, 3.7, 21.0}) {
        const ShadowFit b = fitAt(1010 + by);
        for (size_t i = 0; i < 2; ++i) {
            QCOMPARE(b.squares[i].sizeM, a.squares[i].sizeM);
            // Moved by whole texels.
            const double texel = a.squares[i].sizeM / ShadowFit::kPixels;
            for (const double move : {b.squares[i].x - a.squares[i].x, b.squares[i].y - a.squares[i].y})
                QVERIFY(std::abs(move / texel - std::round(move / texel)) < 1e-6);
        }
    }
}

void TestShadows::morningAndAfternoon_data()
{
    QTest::addColumn<bool>("plan");
    QTest::newRow("plan") << true;
    QTest::newRow("3D") << false;
}

void TestShadows::morningAndAfternoon()
{
    if (!scene::EglContext::create())
        QSKIP("absent: OpenGL without a window (EGL surfaceless)");
    QFETCH(bool, plan);
    // A house of 10 × 10 m, 20 m high. With the sun at 30° in the east its shadow reaches 34 m to the west,
    // with the sun in the west as far to the east.
    Town town;
    town.ground = levelGround(2);
    town.put("building", box(kEast, kNorth, 10, 10), {{"height_m", 20.0}});
    scene::CityScene city(town.frame);
    city.setGround(town.ground);
    for (const char *layer : {"terrain", "building"}) {
        BUILD(built, town, layer);
        city.setLayer(std::move(*builtResult));
    }
    const QSize size(320, 240);
    const Camera camera({{kEast + 5, kNorth + 5, 2}, 0, 60, 220, plan}, size);
    const auto pictureAt = [&](double azimuth) {
        city.setSun(azimuth, 30);
        const auto image = scene::renderImage(city, camera, size, nullptr, 1);
        if (!image)
            qFatal("%s", qPrintable(image.error().logText()));
        return *image;
    };
    const std::map<double, QImage> pictures{{90, pictureAt(90)}, {270, pictureAt(270)}};
    const auto at = [&](double azimuth, double east) {
        QPointF pixel;
        if (!camera.project({kEast + 5 + east, kNorth + 5, 2}, pixel))
            qFatal("not in the picture");
        return qGray(pictures.at(azimuth).pixel(pixel.toPoint()));
    };
    constexpr int kClearly = 12;
    for (const double away : {12.0, 20.0, 34.0}) {
        const int westInMorning = at(90, -away);
        const int westInAfternoon = at(270, -away);
        QVERIFY2(westInAfternoon - westInMorning > kClearly, qPrintable(QString::number(away)));
        QVERIFY2(at(90, away) - at(270, away) > kClearly, qPrintable(QString::number(away)));
    }
    // Beyond its end there is none: 20 m / tan 30° = 34.6 m from the western wall.
    QVERIFY(std::abs(at(90, -44) - at(270, -44)) <= 3);
}

void TestShadows::aFacadeReceives()
{
    if (!scene::EglContext::create())
        QSKIP("absent: OpenGL without a window (EGL surfaceless)");
    // A tall house 20 m south of a low wide one; the sun in the south at 40°: the shadow reaches 24 m up of
    // 40 − 20·tan 40° on the façade between.
    Town town;
    town.ground = levelGround(0);
    town.put("building", box(kEast + 10, kNorth - 30, 10, 10), {{"height_m", 40.0}});
    town.put("building", box(kEast, kNorth, 60, 10), {{"height_m", 30.0}});
    scene::CityScene city(town.frame);
    city.setGround(town.ground);
    for (const char *layer : {"terrain", "building"}) {
        BUILD(built, town, layer);
        city.setLayer(std::move(*builtResult));
    }
    city.setSun(180, 40);
    const WallPicture picture(city);
    VERIFY_RESULT(picture.image);
    const auto at = [&picture](double east, double height) { return picture.at(east, height); };
    // 40 m − 20 m · tan 40° = 23.2 m.
    const int lit = at(50, 12);
    QVERIFY2(lit - at(15, 20) > 12, qPrintable(QString::number(lit - at(15, 20))));
    QVERIFY(std::abs(at(15, 26.5) - at(50, 26.5)) <= 4);
    QVERIFY(std::abs(at(25, 12) - lit) <= 4);
}

void TestShadows::whatIsPlannedThrows()
{
    if (!scene::EglContext::create())
        QSKIP("absent: OpenGL without a window (EGL surfaceless)");
    // 20 m high, the sun at 30° in the east: 34.6 m of shadow to the west.
    Town town;
    town.ground = levelGround(2);
    scene::CityScene city(town.frame);
    city.setGround(town.ground);
    BUILD(built, town, "terrain");
    city.setLayer(std::move(*builtResult));
    city.setSun(90, 30);
    const QSize size(320, 240);
    const Camera camera({{kEast + 5, kNorth + 5, 2}, 0, 60, 220, false}, size);
    const auto groundAt = [&](bool planned, double east) {
        scene::Overlay overlay;
        overlay.volumes.push_back({box(kEast, kNorth, 10, 10), 2, 22, QColor(15, 111, 222, 120), planned});
        city.setOverlay(QStringLiteral("proposal"), overlay);
        const auto image = scene::renderImage(city, camera, size, nullptr, 1);
        QPointF pixel;
        if (!image || !camera.project({kEast + 5 + east, kNorth + 5, 2}, pixel))
            qFatal("no picture");
        return qGray(image->pixel(pixel.toPoint()));
    };
    for (const double west : {-12.0, -20.0, -34.0})
        QVERIFY2(groundAt(false, west) - groundAt(true, west) > 12, qPrintable(QString::number(west)));
    QVERIFY(std::abs(groundAt(false, -44) - groundAt(true, -44)) <= 3);
    QVERIFY(std::abs(groundAt(false, 20) - groundAt(true, 20)) <= 3);
}

void TestShadows::whatIsPlannedReceives()
{
    if (!scene::EglContext::create())
        QSKIP("absent: OpenGL without a window (EGL surfaceless)");
    // As in aFacadeReceives(), the wide one planned.
    Town town;
    town.ground = levelGround(0);
    town.put("building", box(kEast + 10, kNorth - 30, 10, 10), {{"height_m", 40.0}});
    scene::CityScene city(town.frame);
    city.setGround(town.ground);
    for (const char *layer : {"terrain", "building"}) {
        BUILD(built, town, layer);
        city.setLayer(std::move(*builtResult));
    }
    scene::Overlay overlay;
    overlay.volumes.push_back({box(kEast, kNorth, 60, 10), 0, 30, QColor(200, 200, 200, 232), true});
    city.setOverlay(QStringLiteral("proposal"), overlay);
    city.setSun(180, 40);
    const WallPicture picture(city);
    VERIFY_RESULT(picture.image);
    const auto at = [&picture](double east, double height) { return picture.at(east, height); };
    const int lit = at(50, 12);
    QVERIFY2(lit - at(15, 20) > 12, qPrintable(QString::number(lit - at(15, 20))));
    QVERIFY(std::abs(at(15, 26.5) - at(50, 26.5)) <= 4);
}

QTEST_GUILESS_MAIN(TestShadows)
#include "tst_shadows.moc"
