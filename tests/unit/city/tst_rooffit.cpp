// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/city/rooffit.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

using namespace dothi;
using city::RoofFit;
using city::RoofKind;
using city::RoofReason;
using city::RoofVerdict;
using geo::Coord;
using geo::Geometry;

namespace {

using Ring = std::vector<Coord>;
/// Height above the ground at a position, the building's own axes; written down by hand for each roof.
using Roof = std::function<double(double x, double y)>;

constexpr double kGroundM = 2.3;
constexpr double kTurn = 0.4;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Coord toMap(double x, double y)
{
    return {603'000 + x * std::cos(kTurn) - y * std::sin(kTurn),
            1'190'000 + x * std::sin(kTurn) + y * std::cos(kTurn), 0};
}

Geometry footprint(const Ring &ring)
{
    Geometry g(geo::GeometryType::MultiPolygon);
    g.beginPart();
    g.beginRing();
    for (const Coord &c : ring)
        g.add(toMap(c.x, c.y));
    g.closeRing();
    return g;
}

/// Cells of half a metre around and above the building, 0.12 m of noise, and a crown of a tree over its
/// corner.
std::vector<Coord> measured(const Roof &roof, double noiseM = 0.12, double treeM = 0)
{
    std::mt19937 random(3);
    std::normal_distribution<double> noise(0, noiseM);
    std::vector<Coord> cells;
    for (double e = -25; e < 25; e += 0.5) {
        for (double n = -10; n < 40; n += 0.5) {
            const double x = e * std::cos(kTurn) + n * std::sin(kTurn);
            const double y = -e * std::sin(kTurn) + n * std::cos(kTurn);
            double z = roof(x, y);
            const double crown = treeM * treeM - x * x - y * y;
            if (crown > 0)
                z = std::max(z, 6 + std::sqrt(crown));
            cells.push_back({603'000 + e, 1'190'000 + n, kGroundM + z + noise(random)});
        }
    }
    return cells;
}

bool within(double x, double y, double width, double depth)
{
    return x >= 0 && x <= width && y >= 0 && y <= depth;
}

const Ring kHouse{{0, 0, 0}, {14, 0, 0}, {14, 9, 0}, {0, 9, 0}};
const Ring kL{{0, 0, 0}, {18, 0, 0}, {18, 8, 0}, {8, 8, 0}, {8, 18, 0}, {0, 18, 0}};

double flat(double x, double y)
{
    return within(x, y, 14, 9) ? 10.2 : 0;
}
double gabled(double x, double y) // ridge along the house
{
    return within(x, y, 14, 9) ? 6 + 2.7 * (1 - std::abs(y - 4.5) / 4.5) : 0;
}
double gabledAcross(double x, double y)
{
    return within(x, y, 14, 9) ? 6 + 2.7 * (1 - std::abs(x - 7) / 7) : 0;
}
double hipped(double x, double y)
{
    return within(x, y, 14, 9) ? 6 + 2.7 * std::min({y, 9 - y, x, 14 - x}) / 4.5 : 0;
}
double shed(double x, double y) // high on the side where y is 0
{
    return within(x, y, 14, 9) ? 5 + 2 * (9 - y) / 9 : 0;
}
double hutOnFlat(double x, double y)
{
    return within(x, y, 14, 9) ? (x > 7.4 && x < 11.4 && y > 1 && y < 8 ? 12.8 : 10.2) : 0;
}
double hippedL(double x, double y) // wings 8 m wide; over an L the nearest wall that one sees
{
    if (!within(x, y, 18, 8) && !within(x, y, 8, 18))
        return 0;
    const double alongX = within(x, y, 18, 8) ? std::min({y, 8 - y, 18 - x, x}) : 0;
    const double alongY = within(x, y, 8, 18) ? std::min({x, 8 - x, 18 - y, y}) : 0;
    // In the corner both wings go on below one another: the higher is seen.
    const double inner = within(x, y, 8, 8) ? std::min(x, y) : 0;
    const double valley = within(x, y, 8, 8) ? std::max(8 - x, 8 - y) : 0;
    return 6 + 0.6 * std::max({alongX, alongY, std::min(inner, valley)});
}
double gabledL(double x, double y)
{
    const bool wingX = within(x, y, 18, 8) && x > 8;
    const bool wingY = within(x, y, 8, 18) && y > 8;
    if (wingX)
        return 6 + 0.6 * std::min(y, 8 - y);
    if (wingY)
        return 6 + 0.6 * std::min(x, 8 - x);
    return hippedL(x, y);
}

} // namespace

Q_DECLARE_METATYPE(Roof)

class TestRoofFit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheRoof_data();
    void findsTheRoof();
    void theSlopeGoesTheRightWay();
    void treesAreLeftOut();
    void roughHeightsGiveAHeight();
    void refusals();
    void tellsTheSameTwice();
};

void TestRoofFit::findsTheRoof_data()
{
    QTest::addColumn<Ring>("ring");
    QTest::addColumn<Roof>("roof");
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("eaves");
    QTest::addColumn<double>("top");
    QTest::newRow("flat") << kHouse << Roof(flat) << int(RoofKind::Flat) << 10.2 << 10.2;
    QTest::newRow("gabled") << kHouse << Roof(gabled) << int(RoofKind::Gabled) << 6.0 << 8.7;
    QTest::newRow("across") << kHouse << Roof(gabledAcross) << int(RoofKind::Gabled) << 6.0 << 8.7;
    QTest::newRow("hipped") << kHouse << Roof(hipped) << int(RoofKind::Hipped) << 6.0 << 8.7;
    QTest::newRow("shed") << kHouse << Roof(shed) << int(RoofKind::Shed) << 5.0 << 7.0;
    QTest::newRow("hut") << kHouse << Roof(hutOnFlat) << int(RoofKind::StairHut) << 10.2 << 12.8;
    QTest::newRow("hipped L") << kL << Roof(hippedL) << int(RoofKind::Hipped) << 6.0 << 8.4;
    QTest::newRow("gabled L") << kL << Roof(gabledL) << int(RoofKind::Gabled) << 6.0 << 8.4;
}

void TestRoofFit::findsTheRoof()
{
    QFETCH(Ring, ring);
    QFETCH(Roof, roof);
    QFETCH(int, kind);
    QFETCH(double, eaves);
    QFETCH(double, top);
    const RoofFit fit = city::fitRoof(footprint(ring), measured(roof), kGroundM);
    QCOMPARE(int(fit.verdict), int(RoofVerdict::Good));
    QCOMPARE(int(fit.kind), kind);
    QVERIFY2(std::abs(fit.eavesM - kGroundM - eaves) < 0.08,
             qPrintable(QString::number(fit.eavesM - kGroundM)));
    QVERIFY2(std::abs(fit.topM - kGroundM - top) < 0.08, qPrintable(QString::number(fit.topM - kGroundM)));
    // The noise that was added, cut off at 0.35 m.
    QVERIFY2(fit.rmseM > 0.09 && fit.rmseM < 0.14, qPrintable(QString::number(fit.rmseM)));
    QVERIFY2(fit.share > 0.9, qPrintable(QString::number(fit.share)));
    const bool sloping = fit.kind != RoofKind::Flat && fit.kind != RoofKind::StairHut;
    QCOMPARE(fit.surface.has_value(), sloping);
}

void TestRoofFit::theSlopeGoesTheRightWay()
{
    for (const Roof &roof : {Roof(shed), Roof(gabledAcross)}) {
        const RoofFit fit = city::fitRoof(footprint(kHouse), measured(roof), kGroundM);
        QVERIFY(fit.surface);
        const city::RoofSampler sampler(*fit.surface);
        for (const auto &[x, y] : {std::pair(2.0, 2.0), {2.0, 7.0}, {12.0, 2.0}, {7.0, 4.0}}) {
            const Coord at = toMap(x, y);
            const double z = fit.eavesM + (fit.topM - fit.eavesM) * sampler.at(at.x, at.y) - kGroundM;
            QVERIFY2(std::abs(z - roof(x, y)) < 0.12, qPrintable(QString::number(z)));
        }
        // As the solid is made from it.
        for (size_t i = 0; i < 4; ++i) {
            const Coord corner = toMap(kHouse[i].x, kHouse[i].y);
            QVERIFY(std::hypot(fit.surface->nodes[i].x - corner.x, fit.surface->nodes[i].y - corner.y) <
                    1e-6);
        }
    }
}

void TestRoofFit::treesAreLeftOut()
{
    // A crown of 6 m over the corner covers a fifth of the roof, up to 12 m high.
    for (const auto &[roof, kind, top] : {std::tuple(Roof(gabled), RoofKind::Gabled, 8.7),
                                          {Roof(hipped), RoofKind::Hipped, 8.7},
                                          {Roof(shed), RoofKind::Shed, 7.0}}) {
        const RoofFit fit = city::fitRoof(footprint(kHouse), measured(roof, 0.12, 6), kGroundM);
        QCOMPARE(int(fit.verdict), int(RoofVerdict::Good));
        QCOMPARE(int(fit.kind), int(kind));
        QVERIFY2(std::abs(fit.topM - kGroundM - top) < 0.15,
                 qPrintable(QString::number(fit.topM - kGroundM)));
        QVERIFY(fit.share < 0.85);
    }
}

void TestRoofFit::roughHeightsGiveAHeight()
{
    // A heap: nothing but its height is known.
    std::mt19937 random(8);
    std::uniform_real_distribution<double> any(4, 14);
    const RoofFit fit =
        city::fitRoof(footprint(kHouse), measured([&](double, double) { return any(random); }), kGroundM);
    QCOMPARE(int(fit.verdict), int(RoofVerdict::HeightOnly));
    QCOMPARE(int(fit.reason), int(RoofReason::NoKindFits));
    QCOMPARE(int(fit.kind), int(RoofKind::Flat));
    QVERIFY(!fit.surface);
    QVERIFY2(std::abs(fit.topM - kGroundM - 11) < 0.7,
             qPrintable(QString::number(fit.topM))); // 70 % of 4 to 14
}

void TestRoofFit::refusals()
{
    const Geometry house = footprint(kHouse);
    const auto reason = [&](const Geometry &g, const std::vector<Coord> &cells) {
        const RoofFit fit = city::fitRoof(g, cells, kGroundM);
        return fit.verdict == RoofVerdict::Refused ? int(fit.reason) : -1;
    };
    QCOMPARE(reason(house, {}), int(RoofReason::TooFewHeights));
    QCOMPARE(reason(house, measured([](double, double) { return 0.0; })), int(RoofReason::NotAboveGround));
    QCOMPARE(reason(house, measured([](double, double) { return -4.0; })), int(RoofReason::BelowGround));
    QCOMPARE(reason(house, measured([](double x, double y) { return x < 9 ? kNaN : flat(x, y); })),
             int(RoofReason::Holes));
    // A third without a value is no reason yet.
    const RoofFit third = city::fitRoof(
        house, measured([](double x, double y) { return x < 4.5 ? kNaN : gabled(x, y); }), kGroundM);
    QCOMPARE(int(third.verdict), int(RoofVerdict::Good));
    QCOMPARE(int(third.kind), int(RoofKind::Gabled));
    QCOMPARE(reason({}, measured(flat)), int(RoofReason::NoFootprint));
    QCOMPARE(reason(footprint({{-900, 0, 0}, {900, 0, 0}, {900, 9, 0}, {-900, 9, 0}}), measured(flat)),
             int(RoofReason::TooLarge));
    Geometry two = house;
    two.append(footprint({{20, 0, 0}, {25, 0, 0}, {25, 5, 0}}));
    QCOMPARE(reason(two, measured(flat)), int(RoofReason::NoFootprint));
}

void TestRoofFit::tellsTheSameTwice()
{
    const std::vector<Coord> cells = measured(hipped);
    const RoofFit one = city::fitRoof(footprint(kHouse), cells, kGroundM);
    const RoofFit two = city::fitRoof(footprint(kHouse), cells, kGroundM);
    QCOMPARE(one.eavesM, two.eavesM);
    QCOMPARE(one.topM, two.topM);
    QCOMPARE(one.rmseM, two.rmseM);
}

QTEST_APPLESS_MAIN(TestRoofFit)
#include "tst_rooffit.moc"
