// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/geometry.h>
#include <dothi/geo/localframe.h>

#include <testsupport.h>

#include <cmath>

using namespace dothi::geo;

namespace {

/// A square of 10 m with a square hole of 2 m, wound the wrong way round, at the coordinates of the city.
Geometry squareWithHole(double x, double y)
{
    Geometry g(GeometryType::Polygon);
    g.beginPart();
    g.beginRing();
    for (const auto &[dx, dy] : {std::pair{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}})
        g.add({x + dx, y + dy, 0});
    g.beginRing();
    for (const auto &[dx, dy] : {std::pair{4, 4}, {6, 4}, {6, 6}, {4, 6}, {4, 4}})
        g.add({x + dx, y + dy, 0});
    return g;
}

} // namespace

class TestGeometry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void measuresAtCityCoordinates()
    {
        const Geometry g = squareWithHole(603797.5, 1191942.25);
        QVERIFY(std::abs(area(g) - 96.0) < 1e-6);
        QCOMPARE(length(g), 48.0);
        const Coord c = centroid(g);
        QVERIFY(std::abs(c.x - 603802.5) < 1e-6 && std::abs(c.y - 1191947.25) < 1e-6);
    }
    void orients()
    {
        Geometry g = squareWithHole(0, 0);
        QVERIFY(signedArea(g.ring(0, 0)) < 0);
        orient(g);
        QVERIFY(signedArea(g.ring(0, 0)) > 0);
        QVERIFY(signedArea(g.ring(0, 1)) < 0);
        QVERIFY(std::abs(area(g) - 96.0) < 1e-9);
    }
    void containsPoints()
    {
        const Geometry g = squareWithHole(0, 0);
        QVERIFY(containsPoint(g, {1, 1, 0}));
        QVERIFY(!containsPoint(g, {5, 5, 0})); // in the hole
        QVERIFY(containsPoint(g, {4, 5, 0}));  // on the hole's edge
        QVERIFY(containsPoint(g, {0, 5, 0}));
        QVERIFY(!containsPoint(g, {11, 5, 0}));
    }
    void collectsParts()
    {
        Geometry g;
        g.append(squareWithHole(0, 0));
        QCOMPARE(g.type(), GeometryType::Polygon);
        g.append(squareWithHole(20, 0));
        QCOMPARE(g.type(), GeometryType::MultiPolygon);
        QCOMPARE(g.partCount(), size_t(2));
        QCOMPARE(g.ringCount(1), size_t(2));
        QVERIFY(g.part(1) == squareWithHole(20, 0));
        QVERIFY(std::abs(area(g) - 192.0) < 1e-9);
    }
    void theFrameKeepsAMillimetreInFloats()
    {
        const LocalFrame frame({600000, 1190000, 0});
        for (const double offset : {0.001, 1.234, 987.654, 7999.999}) {
            const Coord map{600000 + offset, 1190000 - offset, 2.5};
            const Coord local = frame.toLocal(map);
            const Coord viaFloat{static_cast<float>(local.x), static_cast<float>(local.y),
                                 static_cast<float>(local.z)};
            const Coord back = frame.toMap(viaFloat);
            QVERIFY(std::abs(back.x - map.x) < 0.001 && std::abs(back.y - map.y) < 0.001);
        }
    }
};

QTEST_APPLESS_MAIN(TestGeometry)
#include "tst_geometry.moc"
