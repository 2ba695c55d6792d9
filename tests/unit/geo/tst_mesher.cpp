// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/geo/mesher.h>
#include <dothi/geo/ring.h>

#include <array>
#include <cmath>
#include <limits>
#include <random>

using namespace dothi;
using geo::Coord;
using geo::Geometry;

namespace {

constexpr Coord kOrigin{603'000, 1'190'000, 2};

using Ring = std::vector<Coord>;

Geometry polygon(std::initializer_list<Ring> rings)
{
    Geometry g(geo::GeometryType::Polygon);
    g.beginPart();
    for (const Ring &ring : rings) {
        g.beginRing();
        for (const Coord &c : ring)
            g.add({c.x + kOrigin.x, c.y + kOrigin.y, 0});
        g.closeRing();
    }
    return g;
}

std::array<double, 3> at(const std::vector<float> &values, quint32 i)
{
    return {values[3 * size_t(i)], values[3 * size_t(i) + 1], values[3 * size_t(i) + 2]};
}

/// Six times the volume that the triangles enclose (divergence theorem): right only when the mesh is closed
/// and every triangle runs counter-clockwise from outside.
double volume(const geo::TriangleMesh &mesh)
{
    double sum = 0;
    for (const auto *list : {&mesh.walls, &mesh.roofs}) {
        for (size_t i = 0; i + 2 < list->size(); i += 3) {
            const auto a = at(mesh.positions, (*list)[i]);
            const auto b = at(mesh.positions, (*list)[i + 1]);
            const auto c = at(mesh.positions, (*list)[i + 2]);
            sum += a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) +
                   a[2] * (b[0] * c[1] - b[1] * c[0]);
        }
    }
    return sum / 6;
}

/// Every triangle faces the way its normals say, and these are of length 1.
bool normalsFit(const geo::TriangleMesh &mesh)
{
    for (const auto *list : {&mesh.walls, &mesh.roofs}) {
        for (size_t i = 0; i + 2 < list->size(); i += 3) {
            const auto a = at(mesh.positions, (*list)[i]);
            const auto b = at(mesh.positions, (*list)[i + 1]);
            const auto c = at(mesh.positions, (*list)[i + 2]);
            const std::array<double, 3> u{b[0] - a[0], b[1] - a[1], b[2] - a[2]};
            const std::array<double, 3> v{c[0] - a[0], c[1] - a[1], c[2] - a[2]};
            const std::array<double, 3> n{u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2],
                                          u[0] * v[1] - u[1] * v[0]};
            const double length = std::hypot(n[0], n[1], n[2]);
            for (size_t k = 0; k < 3; ++k) {
                const auto given = at(mesh.normals, (*list)[i + k]);
                const double dot = (n[0] * given[0] + n[1] * given[1] + n[2] * given[2]) / length;
                if (std::abs(std::hypot(given[0], given[1], given[2]) - 1) > 1e-5 || dot < 0.9999)
                    return false;
            }
        }
    }
    return true;
}

} // namespace

class TestMesher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void block();
    void blockWithCourt();
    void eitherOrientationAndSpareCorners();
    void millimetresAreKept();
    void slopingFace();
    void brepOfATetrahedron();
    void hostile();
    void cleanRings();
};

void TestMesher::block()
{
    geo::Mesher mesher(kOrigin);
    geo::TriangleMesh mesh;
    const Geometry house = polygon({{{0, 0}, {5, 0}, {5, 20}, {0, 20}}});
    mesher.addPrism(house, 0, 3, 15, 42, mesh, {true, true});
    QCOMPARE(mesh.walls.size(), size_t(4 * 2 * 3));
    QCOMPARE(mesh.roofs.size(), size_t(2 * 2 * 3));
    QCOMPARE(mesh.triangleCount(), size_t(12));
    QCOMPARE(mesh.vertexCount(), size_t(24));
    QCOMPARE(mesh.positions.size(), size_t(72));
    for (const quint32 owner : mesh.owners)
        QCOMPARE(owner, quint32(42));
    QVERIFY(std::abs(volume(mesh) - 5 * 20 * 12) < 1e-3);
    QVERIFY(normalsFit(mesh));
    // Heights about the origin's.
    for (size_t i = 2; i < mesh.positions.size(); i += 3)
        QVERIFY(mesh.positions[i] == 1.0F || mesh.positions[i] == 13.0F);
    // Without a bottom by default; a second one is appended.
    mesher.addPrism(house, 0, 3, 15, 43, mesh);
    QCOMPARE(mesh.triangleCount(), size_t(12 + 10));
    QCOMPARE(mesh.owners.back(), quint32(43));
}

void TestMesher::blockWithCourt()
{
    geo::Mesher mesher(kOrigin);
    geo::TriangleMesh mesh;
    const Geometry court = polygon({{{0, 0}, {30, 0}, {30, 20}, {12, 20}, {12, 12}, {0, 12}},
                                    {{4, 4}, {8, 4}, {8, 8}, {4, 8}},
                                    {{20, 10}, {20, 15}, {25, 15}, {25, 10}}});
    mesher.addPrism(court, 0, 0, 10, 1, mesh, {true, true});
    const double area = 30 * 12 + 18 * 8 - 16 - 25;
    QVERIFY2(std::abs(volume(mesh) - area * 10) < 1e-2, qPrintable(QString::number(volume(mesh))));
    QVERIFY(normalsFit(mesh));
    QCOMPARE(mesh.walls.size(), size_t((6 + 4 + 4) * 6));
}

void TestMesher::eitherOrientationAndSpareCorners()
{
    geo::Mesher mesher(kOrigin);
    geo::TriangleMesh mesh;
    // Clockwise, one corner twice, two on straight sides: four walls.
    mesher.addPrism(polygon({{{0, 0}, {0, 8}, {0, 8}, {0, 20}, {5, 20}, {5, 3}, {5, 0}}}), 0, 0, 3, 1, mesh,
                    {true, true});
    QCOMPARE(mesh.walls.size(), size_t(24));
    QVERIFY(std::abs(volume(mesh) - 300) < 1e-3);
}

void TestMesher::millimetresAreKept()
{
    // Within 4 km of the origin a float is off by less than half a millimetre.
    geo::Mesher mesher(kOrigin);
    geo::TriangleMesh mesh;
    mesher.addPrism(polygon({{{3999.001, 3999.002}, {4003.003, 3999.004}, {4003.005, 4009.006}}}), 0, 2.001,
                    9.999, 1, mesh);
    const std::array<Coord, 3> wanted{
        {{3999.001, 3999.002, 0}, {4003.003, 3999.004, 0}, {4003.005, 4009.006, 0}}};
    for (size_t i = 0; i < mesh.positions.size(); i += 3) {
        double nearest = 1e9;
        for (const Coord &c : wanted)
            nearest = std::min(nearest, std::hypot(mesh.positions[i] - c.x, mesh.positions[i + 1] - c.y));
        QVERIFY2(nearest < 0.0005, qPrintable(QString::number(nearest)));
        const double z = mesh.positions[i + 2];
        QVERIFY(std::abs(z - 0.001) < 1e-5 || std::abs(z - 7.999) < 1e-5);
    }
}

void TestMesher::slopingFace()
{
    geo::Mesher mesher({0, 0, 0});
    geo::TriangleMesh mesh;
    const std::vector<Coord> roof{{0, 0, 3}, {10, 0, 3}, {10, 4, 5}, {0, 4, 5}};
    const std::vector<quint32> starts{0};
    mesher.addFace(roof, starts, 1, mesh);
    QCOMPARE(mesh.roofs.size(), size_t(6));
    QVERIFY(mesh.walls.empty());
    QVERIFY(normalsFit(mesh));
    // Rises 2 in 4: the normal is (0, -1, 2) / √5.
    QVERIFY(std::abs(mesh.normals[1] + 1 / std::sqrt(5.0)) < 1e-6);
    QVERIFY(std::abs(mesh.normals[2] - 2 / std::sqrt(5.0)) < 1e-6);
    mesh.clear();
    // A wall with a window, seen from the south.
    const std::vector<Coord> wall{{0, 0, 0}, {6, 0, 0}, {6, 0, 3}, {0, 0, 3},
                                  {1, 0, 1}, {1, 0, 2}, {2, 0, 2}, {2, 0, 1}};
    const std::vector<quint32> rings{0, 4};
    mesher.addFace(wall, rings, 1, mesh);
    QVERIFY(mesh.roofs.empty());
    QVERIFY(normalsFit(mesh));
    double area = 0;
    for (size_t i = 0; i < mesh.walls.size(); i += 3) {
        const auto a = at(mesh.positions, mesh.walls[i]);
        const auto b = at(mesh.positions, mesh.walls[i + 1]);
        const auto c = at(mesh.positions, mesh.walls[i + 2]);
        area += ((b[0] - a[0]) * (c[2] - a[2]) - (b[2] - a[2]) * (c[0] - a[0])) / 2;
    }
    QVERIFY(std::abs(area - 17) < 1e-6);
}

void TestMesher::brepOfATetrahedron()
{
    geo::Brep brep;
    brep.vertices = {{0, 0, 0}, {6, 0, 0}, {0, 6, 0}, {0, 0, 6}};
    brep.beginSolid();
    brep.beginShell();
    for (const std::array<quint32, 3> &face :
         {std::array<quint32, 3>{0, 2, 1}, {0, 1, 3}, {1, 2, 3}, {2, 0, 3}}) {
        brep.beginFace();
        brep.beginRing();
        for (const quint32 corner : face)
            brep.addCorner(corner);
    }
    QVERIFY(brep.isConsistent());
    geo::Mesher mesher({0, 0, 0});
    geo::TriangleMesh mesh;
    mesher.addBrep(brep, 5, mesh);
    QCOMPARE(mesh.triangleCount(), size_t(4));
    QVERIFY(std::abs(volume(mesh) - 36) < 1e-4);
    QVERIFY(normalsFit(mesh));
}

void TestMesher::hostile()
{
    geo::Mesher mesher({0, 0, 0});
    geo::TriangleMesh mesh;
    const double nan = std::nan("");
    for (const Ring &ring : {Ring{}, Ring{{0, 0}}, Ring{{0, 0}, {1, 1}}, Ring{{1, 1}, {1, 1}, {1, 1}},
                             Ring{{0, 0}, {nan, 1}, {2, 2}}, Ring{{0, 0}, {1e308, 1e308}, {-1e308, 1e308}},
                             Ring{{0, 0}, {5, 5}, {5, 0}, {0, 5}}}) {
        Geometry g(geo::GeometryType::Polygon);
        g.beginPart();
        g.beginRing();
        for (const Coord &c : ring)
            g.add(c);
        mesher.addPrism(g, 0, 0, 3, 1, mesh, {true, true});
        mesher.addFace(g.coords(), std::vector<quint32>{0}, 1, mesh);
    }
    mesher.addPrism(polygon({{{0, 0}, {5, 0}, {5, 5}}}), 0, nan, 3, 1, mesh);
    mesher.addPrism(polygon({{{0, 0}, {5, 0}, {5, 5}}}), 0, 0, std::numeric_limits<double>::infinity(), 1,
                    mesh);
    std::mt19937 random(3);
    std::uniform_int_distribution<int> grid(0, 5);
    for (int n = 0; n < 3000; ++n) {
        Geometry g(geo::GeometryType::Polygon);
        g.beginPart();
        for (int r = 0; r < 1 + n % 3; ++r) {
            g.beginRing();
            for (int i = 0; i < n % 23; ++i)
                g.add({grid(random) * 1.0, grid(random) * 1.0, grid(random) * 1.0});
        }
        mesher.addPrism(g, 0, 0, 3, 1, mesh, {true, true});
        mesher.addFace(g.coords(), std::vector<quint32>{0}, 1, mesh);
    }
    QCOMPARE(mesh.positions.size(), 3 * mesh.vertexCount());
    QCOMPARE(mesh.normals.size(), 3 * mesh.vertexCount());
    for (const auto *list : {&mesh.walls, &mesh.roofs}) {
        for (const quint32 i : *list)
            QVERIFY(i < mesh.vertexCount());
    }
}

void TestMesher::cleanRings()
{
    std::vector<Coord> kept;
    geo::cleanRing(Ring{{0, 0}, {0.0005, 0}, {5, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, kept);
    QCOMPARE(kept, (std::vector<Coord>{{0, 0}, {10, 0}, {10, 10}, {0, 10}}));
    // The first one lies on a side.
    geo::cleanRing(Ring{{5, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}, {5, 0}}, kept);
    QCOMPARE(kept, (std::vector<Coord>{{10, 0}, {10, 10}, {0, 10}, {0, 0}}));
    geo::cleanRing(Ring{{0, 0}, {1, 0}, {0, 0}}, kept);
    QVERIFY(kept.empty());
    // A fine arc does not vanish piece by piece.
    Ring arc;
    for (int i = 0; i < 720; ++i)
        arc.push_back({std::cos(i * 0.00872664626), std::sin(i * 0.00872664626)});
    geo::cleanRing(arc, kept);
    QVERIFY(std::abs(geo::signedArea(kept) - 3.14159265) < 0.06);
}

QTEST_APPLESS_MAIN(TestMesher)
#include "tst_mesher.moc"
