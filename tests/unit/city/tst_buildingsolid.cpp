// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/city/buildingsolid.h>
#include <dothi/geo/mesher.h>
#include <dothi/geo/ops.h>
#include <dothi/geo/solid/validation.h>

#include <cmath>
#include <map>
#include <numbers>
#include <random>

using namespace dothi;
using city::RoofKind;
using geo::Coord;
using geo::Geometry;

namespace {

using Ring = std::vector<Coord>;

Geometry footprint(std::initializer_list<Ring> rings)
{
    Geometry g(geo::GeometryType::MultiPolygon);
    g.beginPart();
    for (const Ring &ring : rings) {
        g.beginRing();
        for (const Coord &c : ring)
            g.add({c.x + 603'000, c.y + 1'190'000, 0});
        g.closeRing();
    }
    return g;
}

city::BuildingHeights heights(double footM, double groundM, double topM)
{
    city::BuildingHeights h;
    h.footM = footM;
    h.groundM = groundM;
    h.topM = topM;
    return h;
}

/// Every edge is used once in each direction: closed and oriented in itself.
QString openEdge(const geo::Brep &brep)
{
    std::map<std::pair<quint32, quint32>, int> edges;
    for (size_t r = 0; r < brep.rings.size(); ++r) {
        const auto ring = brep.ring(r);
        for (size_t i = 0; i < ring.size(); ++i)
            ++edges[{ring[i], ring[(i + 1) % ring.size()]}];
    }
    for (const auto &[edge, count] : edges) {
        const auto back = edges.find({edge.second, edge.first});
        if (count != 1 || back == edges.end() || back->second != 1)
            return QStringLiteral("edge %1-%2").arg(edge.first).arg(edge.second);
    }
    return {};
}

/// How far any corner lies off the plane of its face, metres.
double worstBend(const geo::Brep &brep)
{
    double worst = 0;
    for (size_t face = 0; face < brep.faces.size(); ++face) {
        std::vector<Coord> all;
        const auto rings = brep.ringsOf(face);
        Coord n;
        for (size_t r = rings.first; r < rings.last; ++r) {
            const auto ring = brep.ring(r);
            const Coord &o = brep.vertices[ring[0]];
            for (size_t i = 0; i < ring.size(); ++i) {
                const Coord &a = brep.vertices[ring[i]];
                const Coord &b = brep.vertices[ring[(i + 1) % ring.size()]];
                all.push_back(a);
                if (r == rings.first) {
                    n.x += (a.y - o.y) * (b.z - o.z) - (a.z - o.z) * (b.y - o.y);
                    n.y += (a.z - o.z) * (b.x - o.x) - (a.x - o.x) * (b.z - o.z);
                    n.z += (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
                }
            }
        }
        const double length = std::hypot(n.x, n.y, n.z);
        for (const Coord &c : all) {
            worst = std::max(
                worst,
                std::abs((c.x - all[0].x) * n.x + (c.y - all[0].y) * n.y + (c.z - all[0].z) * n.z) / length);
        }
    }
    return worst;
}

/// By the divergence theorem over a triangulation; positive only when faces look outwards.
double volume(const geo::Brep &brep)
{
    geo::Mesher mesher(brep.vertices.front());
    geo::TriangleMesh mesh;
    mesher.addBrep(brep, 0, mesh);
    double sum = 0;
    for (const auto *list : {&mesh.walls, &mesh.roofs}) {
        for (size_t i = 0; i + 2 < list->size(); i += 3) {
            const float *a = &mesh.positions[3 * size_t((*list)[i])];
            const float *b = &mesh.positions[3 * size_t((*list)[i + 1])];
            const float *c = &mesh.positions[3 * size_t((*list)[i + 2])];
            sum += a[0] * (double(b[1]) * c[2] - double(b[2]) * c[1]) -
                   a[1] * (double(b[0]) * c[2] - double(b[2]) * c[0]) +
                   a[2] * (double(b[0]) * c[1] - double(b[1]) * c[0]);
        }
    }
    return sum / 6;
}

/// The codes of ISO 19107 that our own validator finds.
QString isoErrors(const geo::Brep &brep)
{
    const auto errors = geo::validateBrep(brep, geo::SolidType::Solid);
    if (!errors)
        return errors.error().logText();
    QStringList codes;
    for (const geo::ValidationError &error : *errors)
        codes.append(QString::number(error.code));
    return codes.join(QLatin1Char(' '));
}

#define VALID_SOLID(brep)                                                                                    \
    do {                                                                                                     \
        QVERIFY((brep).isConsistent());                                                                      \
        QCOMPARE(openEdge(brep), QString());                                                                 \
        QVERIFY2(worstBend(brep) <= 0.0015, qPrintable(QString::number(worstBend(brep))));                   \
        QCOMPARE(isoErrors(brep), QString());                                                                \
    } while (false)

} // namespace

class TestBuildingSolid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void volumeAfterRoof_data();
    void volumeAfterRoof();
    void courtyardAndParts();
    void stairHutsAndShedsNeedSimpleFootprints();
    void everyQuadrilateralIsValid();
    void refusesWhatIsNoSolid();
};

void TestBuildingSolid::volumeAfterRoof_data()
{
    // A house of 12 × 6 m, ground at 2, foot at 1.5, top at 12: 10 m high. By hand: a gable rises 0.45 × 3 m
    // = 1.35 m; a shed 0.2 × 6 m = 1.2 m; the hut 2.6 m over 0.3 × 0.8 of the roof.
    QTest::addColumn<int>("roof");
    QTest::addColumn<double>("wanted");
    QTest::addColumn<int>("faces");
    const double block = 12 * 6 * (12 - 1.5);
    QTest::newRow("flat") << int(RoofKind::Flat) << block << 6;
    QTest::newRow("gabled") << int(RoofKind::Gabled) << block - 72 * 1.35 / 2 << 7;
    // Hipped: ridge from 3 to 9: a prism over 6 m and two halves of a pyramid over 3 m each.
    QTest::newRow("hipped") << int(RoofKind::Hipped)
                            << block - 72 * 1.35 + 6 * 6 * 1.35 / 2 + 6 * 6 * 1.35 / 3 << 9;
    QTest::newRow("shed") << int(RoofKind::Shed) << block - 72 * 1.2 / 2 << 6;
    QTest::newRow("stair hut") << int(RoofKind::StairHut) << block - 72 * 2.6 * (1 - 0.24) << 11;
}

void TestBuildingSolid::volumeAfterRoof()
{
    QFETCH(int, roof);
    QFETCH(double, wanted);
    QFETCH(int, faces);
    // Turned by 30°, in either orientation, from either side first.
    const double c = std::cos(0.5235987755982988);
    const double s = std::sin(0.5235987755982988);
    Ring ring;
    for (const auto &[x, y] : {std::pair{0.0, 0.0}, {12.0, 0.0}, {12.0, 6.0}, {0.0, 6.0}})
        ring.push_back({c * x - s * y, s * x + c * y, 0});
    for (int turn = 0; turn < 8; ++turn) {
        const auto solid = city::buildingSolid(footprint({ring}), heights(1.5, 2, 12), RoofKind(roof));
        VERIFY_RESULT(solid);
        VALID_SOLID(*solid);
        QCOMPARE(solid->solids.size(), size_t(1));
        QCOMPARE(solid->faces.size(), size_t(faces));
        QVERIFY2(std::abs(volume(*solid) - wanted) < 0.01, qPrintable(QString::number(volume(*solid))));
        double top = -1e9;
        double foot = 1e9;
        for (const Coord &v : solid->vertices) {
            top = std::max(top, v.z);
            foot = std::min(foot, v.z);
        }
        QCOMPARE(top, 12.0);
        QCOMPARE(foot, 1.5);
        std::rotate(ring.begin(), ring.begin() + 1, ring.end());
        if (turn == 3)
            std::reverse(ring.begin(), ring.end());
    }
}

void TestBuildingSolid::courtyardAndParts()
{
    Geometry g = footprint({{{0, 0}, {30, 0}, {30, 20}, {0, 20}}, {{10, 5}, {20, 5}, {20, 15}, {10, 15}}});
    g.append(footprint({{{40, 0}, {50, 0}, {50, 8}, {40, 8}}}));
    const auto solid = city::buildingSolid(g, heights(0, 0, 10), RoofKind::Gabled);
    VERIFY_RESULT(solid);
    VALID_SOLID(*solid);
    QCOMPARE(solid->solids.size(), size_t(2));
    // Under slopes of 1 lie as many cubic metres as the areas moved inwards by t sum up to: around the court
    // 500 − 140 t up to 2.5 m, where two wings of (10 − 2t)(20 − 2t) are left up to 5 m. The second part
    // alone is a quadrilateral: its gable rises 0.45 × 4 m.
    const double court = 812.5 + 2 * (500 - 562.5 + 4.0 / 3 * (125 - 15.625));
    const double wanted = 500 * (10 - 2.25) + 0.45 * court + 80 * (10 - 0.9);
    QVERIFY2(std::abs(volume(*solid) - wanted) < 0.05, qPrintable(QString::number(volume(*solid))));
}

void TestBuildingSolid::stairHutsAndShedsNeedSimpleFootprints()
{
    for (const RoofKind roof : {RoofKind::Shed, RoofKind::StairHut}) {
        const auto solid = city::buildingSolid(
            footprint({{{0, 0}, {30, 0}, {30, 20}, {12, 20}, {12, 12}, {0, 12}}}), heights(0, 0, 10), roof);
        VERIFY_RESULT(solid);
        VALID_SOLID(*solid);
        QVERIFY(std::abs(volume(*solid) - (30 * 12 + 18 * 8) * 10) < 0.05);
    }
}

void TestBuildingSolid::everyQuadrilateralIsValid()
{
    std::mt19937 random(5);
    std::uniform_real_distribution<double> radius(4, 12);
    std::uniform_real_distribution<double> turn(-0.5, 0.5);
    for (int n = 0; n < 500; ++n) {
        Ring ring;
        for (int i = 0; i < 4; ++i) {
            const double angle = i * std::numbers::pi / 2 + turn(random);
            const double r = radius(random);
            ring.push_back({r * std::cos(angle), r * std::sin(angle), 0});
        }
        for (const RoofKind roof :
             {RoofKind::Flat, RoofKind::Gabled, RoofKind::Hipped, RoofKind::Shed, RoofKind::StairHut}) {
            const auto solid = city::buildingSolid(footprint({ring}), heights(-1, 0, 9), roof);
            VERIFY_RESULT(solid);
            VALID_SOLID(*solid);
            const double block = geo::area(footprint({ring})) * 10;
            QVERIFY(volume(*solid) <= block + 0.05 && volume(*solid) > block * 0.55);
        }
    }
}

void TestBuildingSolid::refusesWhatIsNoSolid()
{
    const auto square = footprint({{{0, 0}, {9, 0}, {9, 9}, {0, 9}}});
    VERIFY_ERROR(city::buildingSolid(square, heights(3, 3, 3), RoofKind::Flat), ErrorCode::InvalidData);
    VERIFY_ERROR(city::buildingSolid(square, heights(0, 0, std::nan("")), RoofKind::Flat),
                 ErrorCode::InvalidData);
    VERIFY_ERROR(city::buildingSolid({}, heights(0, 0, 3), RoofKind::Flat), ErrorCode::InvalidData);
    VERIFY_ERROR(city::buildingSolid(footprint({{{0, 0}, {1, 1}, {2, 2}}}), heights(0, 0, 3), RoofKind::Flat),
                 ErrorCode::InvalidData);
    VERIFY_ERROR(city::buildingSolid(footprint({{{0, 0}, {5, std::nan("")}, {2, 2}}}), heights(0, 0, 3),
                                     RoofKind::Flat),
                 ErrorCode::InvalidData);
    // A hole in the corner, and a ring that comes back to a place.
    VERIFY_ERROR(city::buildingSolid(footprint({{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, {{0, 0}, {3, 5}, {5, 3}}}),
                                     heights(0, 0, 3), RoofKind::Flat),
                 ErrorCode::InvalidData);
    VERIFY_ERROR(
        city::buildingSolid(footprint({{{0, 0}, {4, 0}, {4, 4}, {8, 4}, {8, 8}, {4, 8}, {4, 4}, {0, 4}}}),
                            heights(0, 0, 3), RoofKind::Flat),
        ErrorCode::InvalidData);
}

QTEST_APPLESS_MAIN(TestBuildingSolid)
#include "tst_buildingsolid.moc"
