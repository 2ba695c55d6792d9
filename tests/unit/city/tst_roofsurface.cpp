// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/city/buildingsolid.h>
#include <dothi/geo/ops.h>
#include <dothi/geo/solid/validation.h>
#include <dothi/geo/straightskeleton.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

using namespace dothi;
using city::RoofKind;
using geo::Coord;
using geo::Geometry;

namespace {

using Ring = std::vector<Coord>;

Geometry footprint(const std::vector<Ring> &rings)
{
    Geometry g(geo::GeometryType::MultiPolygon);
    g.beginPart();
    for (const Ring &ring : rings) {
        g.beginRing();
        for (const Coord &c : ring)
            g.add({c.x, c.y, 0});
        g.closeRing();
    }
    return g;
}

/// Turned, moved to where cities lie, and to whole millimetres, as surveys have it.
std::vector<Ring> placed(std::vector<Ring> rings, double turn)
{
    for (Ring &ring : rings) {
        for (Coord &c : ring) {
            const double x = c.x * std::cos(turn) - c.y * std::sin(turn);
            const double y = c.x * std::sin(turn) + c.y * std::cos(turn);
            c = {603'000 + std::round(x * 1000) / 1000, 1'190'000 + std::round(y * 1000) / 1000, 0};
        }
    }
    return rings;
}

city::BuildingHeights heights(double topM)
{
    city::BuildingHeights h;
    h.topM = topM;
    return h;
}

/// Cubic metres by the divergence theorem over fans of the faces, whose corners lie in one plane.
double volume(const geo::Brep &brep)
{
    const Coord &o = brep.vertices.front();
    double sum = 0;
    for (size_t r = 0; r < brep.rings.size(); ++r) {
        const auto ring = brep.ring(r);
        const auto at = [&](size_t i) {
            const Coord &c = brep.vertices[ring[i]];
            return Coord{c.x - o.x, c.y - o.y, c.z - o.z};
        };
        for (size_t i = 1; i + 1 < ring.size(); ++i) {
            const Coord a = at(0);
            const Coord b = at(i);
            const Coord c = at(i + 1);
            sum +=
                a.x * (b.y * c.z - b.z * c.y) - a.y * (b.x * c.z - b.z * c.x) + a.z * (b.x * c.y - b.y * c.x);
        }
    }
    return sum / 6;
}

QString isoErrors(const geo::Brep &brep)
{
    const auto errors = geo::validateBrep(brep, geo::SolidType::Solid);
    if (!errors)
        return errors.error().logText();
    QStringList codes;
    for (const geo::ValidationError &error : *errors)
        codes.append(QString::number(error.code) + QLatin1Char(' ') + error.message);
    return codes.join(QLatin1Char('\n'));
}

double planArea(const std::vector<Coord> &ring)
{
    double twice = 0;
    for (size_t i = 0; i < ring.size(); ++i) {
        const Coord &a = ring[i];
        const Coord &b = ring[(i + 1) % ring.size()];
        twice += (a.x - ring[0].x) * (b.y - ring[0].y) - (a.y - ring[0].y) * (b.x - ring[0].x);
    }
    return twice / 2;
}

const Ring kL{{0, 0, 0}, {16, 0, 0}, {16, 6, 0}, {6, 6, 0}, {6, 14, 0}, {0, 14, 0}};
const Ring kT{{0, 0, 0}, {20, 0, 0}, {20, 6, 0}, {13, 6, 0}, {13, 14, 0}, {7, 14, 0}, {7, 6, 0}, {0, 6, 0}};
const Ring kU{{0, 0, 0}, {20, 0, 0}, {20, 14, 0}, {14, 14, 0}, {14, 6, 0}, {6, 6, 0}, {6, 14, 0}, {0, 14, 0}};

} // namespace

class TestRoofSurface : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void volumes_data();
    void volumes();
    void shortEndsAreGables();
    void chamferedCornersKeepTheirHips();
    void shedOnAnyConvexFootprint();
    void measuredEavesAreKept();
    void shapeCoversTheFootprint();
    void roundRoofsAreEven();
    void everySolidIsValid_data();
    void everySolidIsValid();
    void whatIsTooMuchStaysFlat();
    void samplerFollowsTheSlopes();
};

void TestRoofSurface::volumes_data()
{
    // By hand, for slopes of 1: the areas moved inwards by t, summed from 0 to 3. Wings 6 m wide: the L
    // (16 − 2t)(6 − 2t) + 8 (6 − 2t), so 126 + 72; the T (20 − 2t)(6 − 2t) + 8 (6 − 2t), so 162 + 72; the U
    // the same with a second wing; each end that becomes a gable adds the 9 m³ that the hip takes from 27.
    // The court of 30 × 20 about 20 × 10: 400 − 160 t up to 2.5.
    QTest::addColumn<std::vector<Ring>>("rings");
    QTest::addColumn<int>("roof");
    QTest::addColumn<double>("under");
    QTest::addColumn<double>("runM");
    QTest::addColumn<double>("areaM2");
    const int gabled = int(RoofKind::Gabled);
    const int hipped = int(RoofKind::Hipped);
    QTest::newRow("L hipped") << std::vector<Ring>{kL} << hipped << 198.0 << 3.0 << 144.0;
    QTest::newRow("L gabled") << std::vector<Ring>{kL} << gabled << 198.0 + 2 * 9 << 3.0 << 144.0;
    QTest::newRow("T hipped") << std::vector<Ring>{kT} << hipped << 234.0 << 3.0 << 168.0;
    QTest::newRow("T gabled") << std::vector<Ring>{kT} << gabled << 234.0 + 3 * 9 << 3.0 << 168.0;
    QTest::newRow("U hipped") << std::vector<Ring>{kU} << hipped << 306.0 << 3.0 << 216.0;
    QTest::newRow("U gabled") << std::vector<Ring>{kU} << gabled << 306.0 + 2 * 9 << 3.0 << 216.0;
    const std::vector<Ring> court{{{0, 0, 0}, {30, 0, 0}, {30, 20, 0}, {0, 20, 0}},
                                  {{5, 5, 0}, {25, 5, 0}, {25, 15, 0}, {5, 15, 0}}};
    QTest::newRow("court hipped") << court << hipped << 500.0 << 2.5 << 400.0;
    QTest::newRow("court gabled") << court << gabled << 500.0 << 2.5 << 400.0;
}

void TestRoofSurface::volumes()
{
    QFETCH(std::vector<Ring>, rings);
    QFETCH(int, roof);
    QFETCH(double, under);
    QFETCH(double, runM);
    QFETCH(double, areaM2);
    for (const double turn : {0.0, 0.3, 1.234, 2.7}) {
        const auto solid = city::buildingSolid(footprint(placed(rings, turn)), heights(9), RoofKind(roof));
        VERIFY_RESULT(solid);
        QCOMPARE(isoErrors(*solid), QString());
        const double wanted = areaM2 * (9 - 0.45 * runM) + 0.45 * under;
        QVERIFY2(std::abs(volume(*solid) - wanted) < 0.3, // corners are whole millimetres
                 qPrintable(QStringLiteral("%1 for %2").arg(volume(*solid)).arg(wanted)));
        const auto [low, high] = std::ranges::minmax(solid->vertices, {}, &Coord::z);
        QCOMPARE(low.z, 0.0);
        QCOMPARE(high.z, 9.0);
    }
}

void TestRoofSurface::shortEndsAreGables()
{
    const auto surface = city::skeletonRoof({kL}, true);
    QVERIFY(surface);
    std::vector<Coord> tips;
    for (const auto &nodes : surface->tips) {
        for (const quint32 node : nodes)
            tips.push_back(surface->nodes[node]);
    }
    std::ranges::sort(tips, {}, &Coord::x);
    QCOMPARE(tips.size(), size_t(2));
    // The middles of the ends, as high as the ridge.
    QVERIFY(std::hypot(tips[0].x - 3, tips[0].y - 14) < 1e-6 && std::abs(tips[0].z - 1) < 1e-6);
    QVERIFY(std::hypot(tips[1].x - 16, tips[1].y - 3) < 1e-6 && std::abs(tips[1].z - 1) < 1e-6);
    QCOMPARE(surface->faces.size(), size_t(4));
    QVERIFY(std::abs(surface->runM - 3) < 1e-6);
}

void TestRoofSurface::chamferedCornersKeepTheirHips()
{
    // The wall across the corner has a slope of three corners too, but no ridge ends in its tip at right
    // angles.
    const Ring cut{{0, 0, 0}, {15, 0, 0}, {16, 1, 0}, {16, 6, 0}, {6, 6, 0}, {6, 14, 0}, {0, 14, 0}};
    const auto surface = city::skeletonRoof({cut}, true);
    QVERIFY(surface);
    QVERIFY(surface->tips[1].empty());
    // A pyramid has no ridge at all.
    Ring hexagon;
    for (int i = 0; i < 6; ++i)
        hexagon.push_back(
            {5 * std::cos(i * std::numbers::pi / 3), 5 * std::sin(i * std::numbers::pi / 3), 0});
    const auto pyramid = city::skeletonRoof({hexagon}, true);
    QVERIFY(pyramid);
    QCOMPARE(pyramid->faces.size(), size_t(6));
    QCOMPARE(pyramid->nodes.size(), size_t(7));
}

void TestRoofSurface::shedOnAnyConvexFootprint()
{
    // A regular hexagon of side 6: its middle, 3√3 from the low wall, is half as high as the far wall; the
    // volume is the area times the height there.
    Ring hexagon;
    for (int i = 0; i < 6; ++i)
        hexagon.push_back(
            {6 * std::cos(i * std::numbers::pi / 3), 6 * std::sin(i * std::numbers::pi / 3), 0});
    const auto solid = city::buildingSolid(footprint(placed({hexagon}, 0.2)), heights(9), RoofKind::Shed);
    VERIFY_RESULT(solid);
    QCOMPARE(isoErrors(*solid), QString());
    const double rise = 0.2 * 6 * std::numbers::sqrt3;
    const double wanted = 54 * std::numbers::sqrt3 * (9 - rise / 2);
    QVERIFY2(std::abs(volume(*solid) - wanted) < 0.3, qPrintable(QString::number(volume(*solid) - wanted)));
    QCOMPARE(solid->faces.size(), size_t(8));
}

void TestRoofSurface::measuredEavesAreKept()
{
    city::BuildingHeights h = heights(9);
    h.eavesM = 5;
    for (const Ring &ring : {kL, Ring{{0, 0, 0}, {16, 0, 0}, {16, 6, 0}, {0, 6, 0}}}) {
        const auto solid = city::buildingSolid(footprint({ring}), h, RoofKind::Gabled);
        VERIFY_RESULT(solid);
        QCOMPARE(isoErrors(*solid), QString());
        QVERIFY(std::ranges::any_of(solid->vertices, [](const Coord &c) { return c.z == 5; }));
        QVERIFY(std::ranges::none_of(solid->vertices, [](const Coord &c) { return c.z > 0 && c.z < 5; }));
    }
}

void TestRoofSurface::shapeCoversTheFootprint()
{
    for (const Ring &ring : {kL, kT, kU}) {
        for (const RoofKind roof : {RoofKind::Gabled, RoofKind::Hipped}) {
            const Geometry g = footprint(placed({ring}, 0.7));
            const city::BuildingShape shape = city::buildingShape(g, heights(9), roof);
            QCOMPARE(shape.prisms.size(), size_t(1));
            QVERIFY(!shape.prisms[0].flatTop);
            double covered = 0;
            for (const city::BuildingFace &face : shape.faces) {
                const double area = planArea(face.ring);
                QVERIFY(face.wall ? std::abs(area) < 1e-3 : area > 0);
                covered += face.wall ? 0 : area;
                for (const Coord &c : face.ring)
                    QVERIFY(c.z >= shape.prisms[0].topM && c.z <= 9 + 1e-9);
            }
            QVERIFY2(std::abs(covered - geo::area(g)) < 1e-3, qPrintable(QString::number(covered)));
        }
    }
}

void TestRoofSurface::roundRoofsAreEven()
{
    // A round tower has no edges among its slopes, a hexagon has six: slopes of 0.45 that turn by 15° in plan
    // differ by 6°, those that turn by 60° by 24°.
    for (const auto &[corners, soft] : {std::pair(24, true), {6, false}}) {
        Ring ring;
        for (int i = 0; i < corners; ++i) {
            const double angle = i * 2 * std::numbers::pi / corners;
            ring.push_back({8 * std::cos(angle), 8 * std::sin(angle), 0});
        }
        const city::BuildingShape shape =
            city::buildingShape(footprint({ring}), heights(30), RoofKind::Hipped);
        QCOMPARE(shape.faces.size(), size_t(corners));
        for (const city::BuildingFace &face : shape.faces) {
            QCOMPARE(face.ring.size(), size_t(3));
            QCOMPARE(std::ranges::count(face.soft, true), std::ptrdiff_t(soft ? 2 : 0));
            QVERIFY(face.soft.empty() || !face.soft[0]); // the eaves
        }
    }
}

void TestRoofSurface::everySolidIsValid_data()
{
    QTest::addColumn<bool>("square");
    QTest::addColumn<int>("corners");
    QTest::addColumn<int>("count");
    QTest::newRow("stars of 5") << false << 5 << 150;
    QTest::newRow("stars of 9") << false << 9 << 150;
    QTest::newRow("stars of 24") << false << 24 << 30;
    QTest::newRow("stars of 150") << false << 150 << 2;
    QTest::newRow("steps of 6") << true << 6 << 150;
    QTest::newRow("steps of 12") << true << 12 << 150;
    QTest::newRow("steps of 40") << true << 40 << 20;
}

void TestRoofSurface::everySolidIsValid()
{
    QFETCH(bool, square);
    QFETCH(int, corners);
    QFETCH(int, count);
    std::mt19937 random(11);
    std::uniform_real_distribution<double> radius(5, 14);
    std::uniform_int_distribution<int> step(2, 7);
    int sloping = 0;
    for (int n = 0; n < count; ++n) {
        Ring ring;
        if (square) {
            // Houses of different depths in a row: many walls in one line, many events at the same moment.
            double x = 0;
            Ring back;
            for (int i = 0; i + 2 < corners; i += 2) {
                const int depth = step(random);
                back.push_back({x, double(depth), 0});
                x += step(random);
                back.push_back({x, double(depth), 0});
            }
            ring = {{0, 0, 0}, {x, 0, 0}};
            ring.insert(ring.end(), back.rbegin(), back.rend());
        } else {
            for (int i = 0; i < corners; ++i) {
                const double angle = i * 2 * std::numbers::pi / corners;
                const double r = radius(random);
                ring.push_back({r * std::cos(angle), r * std::sin(angle), 0});
            }
        }
        const Geometry g = footprint(placed({ring}, n * 0.1));
        for (const RoofKind roof : {RoofKind::Gabled, RoofKind::Hipped}) {
            const auto solid = city::buildingSolid(g, heights(12), roof);
            VERIFY_RESULT(solid);
            const QString errors = isoErrors(*solid);
            QVERIFY2(errors.isEmpty(), qPrintable(QStringLiteral("no. %1: %2").arg(n).arg(errors)));
            const double block = geo::area(g) * 12;
            QVERIFY(volume(*solid) < block + 0.2);
            sloping += volume(*solid) < block * 0.999;
        }
    }
    QVERIFY2(sloping >= 2 * count * 19 / 20, qPrintable(QString::number(sloping)));
}

void TestRoofSurface::whatIsTooMuchStaysFlat()
{
    Ring many;
    for (size_t i = 0; i <= geo::kMostSkeletonCorners; ++i) {
        const double angle = double(i) * 2 * std::numbers::pi / double(geo::kMostSkeletonCorners + 1);
        many.push_back({30 * std::cos(angle), 30 * std::sin(angle), 0});
    }
    QVERIFY(!geo::straightSkeleton({many}));
    const Geometry g = footprint({many});
    const auto solid = city::buildingSolid(g, heights(10), RoofKind::Hipped);
    VERIFY_RESULT(solid);
    QVERIFY(std::abs(volume(*solid) - geo::area(g) * 10) < 0.01);
    Ring round;
    for (int i = 0; i < 501; ++i)
        round.push_back(
            {300 * std::cos(i * std::numbers::pi / 250.5), 300 * std::sin(i * std::numbers::pi / 250.5), 0});
    QVERIFY(!city::shedRoof({round}));
    round.pop_back();
    QVERIFY(city::shedRoof({round}));
    // Not simple, no area, not numbers.
    const double nan = std::nan("");
    QVERIFY(!geo::straightSkeleton({}));
    QVERIFY(!geo::straightSkeleton({{}}));
    QVERIFY(!geo::straightSkeleton({{{0, 0, 0}, {9, 9, 0}, {9, 0, 0}, {0, 9, 0}}}));
    QVERIFY(!geo::straightSkeleton({{{0, 0, 0}, {0, 9, 0}, {9, 9, 0}}})); // clockwise
    QVERIFY(!geo::straightSkeleton({{{0, 0, 0}, {9, 0, 0}, {nan, 9, 0}}}));
    QVERIFY(!geo::straightSkeleton({{{0, 0, 0}, {9, 0, 0}, {4, 0.0004, 0}, {4, 9, 0}}}));
    for (const double far : {12e3, 1e160, 1e300})
        QVERIFY(!geo::straightSkeleton({{{0, 0, 0}, {far, 0, 0}, {far, 9, 0}, {4, 5, 0}, {0, 9, 0}}}));
    const Ring outer{{0, 0, 0}, {9, 0, 0}, {9, 9, 0}, {0, 9, 0}};
    QVERIFY(geo::straightSkeleton({outer}));
    QVERIFY(!geo::straightSkeleton({outer, {{20, 20, 0}, {20, 22, 0}, {22, 22, 0}}})); // a hole outside
    QVERIFY(!geo::straightSkeleton({outer, {{3, 3, 0}, {3, 12, 0}, {5, 5, 0}}}));      // and one that leaves
    QVERIFY(!geo::straightSkeleton(
        {outer, {{2, 2, 0}, {2, 7, 0}, {7, 2, 0}}, {{3, 3, 0}, {3, 4, 0}, {4, 3, 0}}}));
}

void TestRoofSurface::samplerFollowsTheSlopes()
{
    const auto surface = city::skeletonRoof({kL}, false);
    QVERIFY(surface);
    const city::RoofSampler sampler(*surface);
    // In the wing along x the height is the distance to the nearest wall, of 3 m.
    for (const auto &[x, y, wanted] :
         {std::tuple(12.0, 1.0, 1.0), {12.0, 3.0, 3.0}, {15.5, 3.0, 0.5}, {12.0, 5.5, 0.5}, {1.5, 10.0, 1.5}})
        QVERIFY2(std::abs(sampler.at(x, y) * 3 - wanted) < 1e-6,
                 qPrintable(QString::number(sampler.at(x, y))));
    QVERIFY(std::isnan(sampler.at(10, 10)));
}

QTEST_APPLESS_MAIN(TestRoofSurface)
#include "tst_roofsurface.moc"
