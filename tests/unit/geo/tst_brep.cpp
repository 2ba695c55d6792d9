// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/brep.h>

#include <QTest>

#include <limits>

using namespace dothi::geo;

namespace {

/// A square with a square hole and, apart from it, a triangle.
Geometry squareAndTriangle()
{
    Geometry faces(GeometryType::MultiPolygon, true);
    const auto ring = [&faces](std::initializer_list<Coord> coords) {
        faces.beginRing();
        for (const Coord &c : coords)
            faces.add(c);
        faces.closeRing();
    };
    faces.beginPart();
    ring({{0, 0, 5}, {4, 0, 5}, {4, 4, 5}, {0, 4, 5}});
    ring({{1, 1, 5}, {1, 3, 5}, {3, 3, 5}, {3, 1, 5}});
    faces.beginPart();
    ring({{4, 0, 5}, {4, 4, 5}, {4, 2, 9}});
    return faces;
}

} // namespace

class TestBrep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void positionsAreShared()
    {
        const Brep brep = fromMultiPolygon(squareAndTriangle());
        QVERIFY(brep.isConsistent());
        QCOMPARE(brep.vertices.size(), size_t(9)); // 4 + 4 + 3, two of them told twice
        QCOMPARE(brep.faces.size(), size_t(2));
        QCOMPARE(brep.ringsOf(0).size(), size_t(2));
        QCOMPARE(brep.ring(0).size(), size_t(4));
        QCOMPARE(brep.ring(2).size(), size_t(3));
        QCOMPARE(brep.facesOf(0).size(), size_t(2));
    }

    void facesComeBackAsTheyWere()
    {
        QCOMPARE(toMultiPolygon(fromMultiPolygon(squareAndTriangle())), squareAndTriangle());
    }

    void wrongNumbersAreNoticed()
    {
        const Brep good = fromMultiPolygon(squareAndTriangle());
        Brep brep = good;
        brep.corners[3] = 9;
        QVERIFY(!brep.isConsistent());
        brep = good;
        brep.rings.back() = static_cast<quint32>(brep.corners.size()) + 1;
        QVERIFY(!brep.isConsistent());
        brep = good;
        std::swap(brep.rings[1], brep.rings[2]);
        QVERIFY(!brep.isConsistent());
        brep = good;
        brep.vertices[0].z = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(!brep.isConsistent());
        brep = good;
        brep.beginSolid();
        QVERIFY2(!brep.isConsistent(), "a solid that begins after the last shell leaves the first shell out");
    }
};

QTEST_APPLESS_MAIN(TestBrep)
#include "tst_brep.moc"
