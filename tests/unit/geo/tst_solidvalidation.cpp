// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Solids made here whose fault is known because it was put in: every code once at least, by the definitions
// of ISO 19107 and val3dity. Each is also looked at turned, moved and renumbered.

#include <dothi/geo/solid/validation.h>

#include <solidbuilders.h>
#include <testsupport.h>

#include <numeric>
#include <set>
#include <string_view>

using namespace dothi;
using namespace dothi::geo;
using namespace dothi::test;

namespace {

/// The corners of one face of a box changed.
Brep boxWithRing(std::vector<quint32> ring)
{
    Brep brep = box({0, 0, 0}, {1, 1, 1}, false, 0);
    brep.beginFace();
    brep.beginRing();
    for (const quint32 corner : ring)
        brep.addCorner(corner);
    return brep;
}

std::set<int> codesOf(const Brep &brep, SolidType type, const ValidationOptions &options = {})
{
    const Result<std::vector<ValidationError>> errors = validateBrep(brep, type, options);
    std::set<int> codes;
    if (!errors)
        return {-1};
    for (const ValidationError &error : *errors)
        codes.insert(error.code);
    return codes;
}

QByteArray textOf(const std::set<int> &codes)
{
    QByteArrayList words;
    for (const int code : codes)
        words.append(QByteArray::number(code));
    return words.join('+');
}

Brep turned(const Brep &brep, double angle, double by)
{
    Brep moved = brep;
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    for (Coord &p : moved.vertices) {
        const Coord q{c * p.x - s * p.y, s * p.x + c * p.y, p.z};
        p = {q.x + by, c * q.y - s * q.z + 2 * by, s * q.y + c * q.z};
    }
    return moved;
}

Brep renumbered(const Brep &brep)
{
    // Multiplying by a number without a common divisor is a permutation.
    Brep other = brep;
    const size_t n = brep.vertices.size();
    size_t step = 7;
    while (std::gcd(step, n) != 1)
        ++step;
    const auto to = [n, step](size_t i) { return (i * step + 3) % n; };
    for (size_t i = 0; i < n; ++i)
        other.vertices[to(i)] = brep.vertices[i];
    for (quint32 &corner : other.corners)
        corner = static_cast<quint32>(to(corner));
    return other;
}

} // namespace

class TestSolidValidation : public QObject
{
    Q_OBJECT

private:
    static void row(const char *name, const Brep &brep, SolidType type, const char *expected)
    {
        QTest::newRow(name) << brep << static_cast<int>(type) << QByteArray(expected);
    }

private Q_SLOTS:
    /// Upright blocks take a way of their own; what they are told is what they are told when they lie askew:
    /// of an outline with a slot ever narrower, with a courtyard ever nearer to its rim, and with a sharp
    /// corner.
    void uprightBlocks_data()
    {
        QTest::addColumn<std::vector<std::vector<Coord>>>("rings");
        using Rings = std::vector<std::vector<Coord>>;
        for (const double gap : {1.0, 0.1, 0.02, 0.005, 0.002, 1e-3, 5e-4, 1e-4, 1e-5}) {
            const QByteArray name = QByteArray::number(gap);
            QTest::newRow(QByteArray("slot " + name).constData()) << Rings{{{0, 0, 0},
                                                                            {10, 0, 0},
                                                                            {10, 8, 0},
                                                                            {5 + gap, 8, 0},
                                                                            {5 + gap, 2, 0},
                                                                            {5, 2, 0},
                                                                            {5, 8, 0},
                                                                            {0, 8, 0}}};
            QTest::newRow(QByteArray("courtyard " + name).constData())
                << Rings{{{0, 0, 0}, {10, 0, 0}, {10, 8, 0}, {0, 8, 0}},
                         {{gap, 2, 0}, {gap, 5, 0}, {6, 5, 0}, {6, 2, 0}}};
            QTest::newRow(QByteArray("corner " + name).constData())
                << Rings{{{0, 0, 0}, {10, 0, 0}, {10, gap, 0}}};
            QTest::newRow(QByteArray("corners " + name).constData())
                << Rings{{{0, 0, 0}, {5, 3 - gap, 0}, {10, 0, 0}, {10, 6, 0}, {5, 3, 0}, {0, 6, 0}}};
        }
    }
    void uprightBlocks()
    {
        using Rings = std::vector<std::vector<Coord>>;
        QFETCH(Rings, rings);
        std::vector<Coord> corners;
        std::vector<std::vector<quint32>> low;
        for (const auto &ring : rings) {
            low.emplace_back();
            for (const Coord &c : ring) {
                low.back().push_back(static_cast<quint32>(corners.size()));
                corners.push_back(c);
                corners.push_back({c.x, c.y, 3});
            }
        }
        Brep brep;
        brep.vertices = corners;
        brep.beginSolid();
        brep.beginShell();
        brep.beginFace();
        for (const auto &ring : low) {
            brep.beginRing();
            for (size_t i = ring.size(); i-- > 0;)
                brep.addCorner(ring[i]);
        }
        brep.beginFace();
        for (const auto &ring : low) {
            brep.beginRing();
            for (const quint32 corner : ring)
                brep.addCorner(corner + 1);
        }
        for (const auto &ring : low) {
            for (size_t i = 0; i < ring.size(); ++i) {
                const quint32 a = ring[i];
                const quint32 b = ring[(i + 1) % ring.size()];
                brep.beginFace();
                brep.beginRing();
                for (const quint32 corner : {a, b, b + 1, a + 1})
                    brep.addCorner(corner);
            }
        }
        QCOMPARE(textOf(codesOf(brep, SolidType::Solid)),
                 textOf(codesOf(turned(brep, 0.3, 5), SolidType::Solid)));
        if (std::string_view(QTest::currentDataTag()).ends_with(" 1"))
            QCOMPARE(textOf(codesOf(brep, SolidType::Solid)), QByteArray());
    }

    void codes_data()
    {
        QTest::addColumn<Brep>("brep");
        QTest::addColumn<int>("type");
        QTest::addColumn<QByteArray>("expected");
        const Coord o{0, 0, 0};
        const Coord one{1, 1, 1};

        row("cube", box(o, one), SolidType::Solid, "");
        // Rings.
        row("101", boxWithRing({0, 3}), SolidType::Solid, "101");
        row("102", boxWithRing({0, 3, 3, 2, 1}), SolidType::Solid, "102");
        row("102 at the end", boxWithRing({0, 3, 2, 1, 0}), SolidType::Solid, "102");
        row("104 bow tie", boxWithRing({0, 2, 3, 1}), SolidType::Solid, "104");
        row("104 line", polygon({{{0, 0, 0}, {1, 1, 0}, {2, 2, 0}}}), SolidType::MultiSurface, "104");
        row("104 spike", polygon({{{0, 0, 0}, {2, 0, 0}, {2, 2, 0}, {2, 3, 0}, {2, 2, 0}, {0, 2, 0}}}),
            SolidType::MultiSurface, "104");
        // Polygons.
        row("hole", polygon({square(0, 0, 10, false), square(2, 2, 3, true)}), SolidType::MultiSurface, "");
        row("hole that touches", polygon({square(0, 0, 10, false), {{0, 5, 0}, {3, 7, 0}, {3, 3, 0}}}),
            SolidType::MultiSurface, "");
        row("201", polygon({square(0, 0, 10, false), square(8, 8, 4, true)}), SolidType::MultiSurface, "201");
        row("202", polygon({square(0, 0, 10, false), square(2, 2, 3, true), square(2, 2, 3, true)}),
            SolidType::MultiSurface, "202");
        row("203", polygon({{{0, 0, 0}, {1, 0, 0}, {1, 1, 0.1}, {0, 1, 0}}}), SolidType::MultiSurface, "203");
        row("204",
            polygon({{{0, 0, 0},
                      {1, 0, 0},
                      {1, 0.499, 0.001},
                      {1, 0.501, -0.001},
                      {1, 1, 0},
                      {0, 1, 0},
                      {0, 0.501, -0.001},
                      {0, 0.499, 0.001}}}),
            SolidType::MultiSurface, "204");
        row("205", polygon({square(0, 0, 10, false), {{0, 5, 0}, {5, 10, 0}, {10, 5, 0}, {5, 0, 0}}}),
            SolidType::MultiSurface, "205");
        row("206", polygon({square(0, 0, 10, false), square(20, 2, 3, true)}), SolidType::MultiSurface,
            "206");
        row("207", polygon({square(0, 0, 10, false), square(2, 2, 6, true), square(4, 4, 2, true)}),
            SolidType::MultiSurface, "207");
        row("208", polygon({square(0, 0, 10, false), square(2, 2, 3, false)}), SolidType::MultiSurface,
            "208");
        // Shells.
        Brep three;
        three.beginSolid();
        addShell(three, {o, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, {{0, 2, 1}, {0, 1, 3}, {1, 2, 3}});
        row("301", three, SolidType::Solid, "301");
        row("302", box(o, one, false, 1), SolidType::Solid, "302");
        row("open surface", box(o, one, false, 1), SolidType::CompositeSurface, "");
        Brep wall = box(o, one);
        wall.beginFace();
        wall.beginRing();
        for (const quint32 corner : {1U, 3U, 7U, 5U})
            wall.addCorner(corner);
        row("303 edge", wall, SolidType::Solid, "303");
        Brep corner = box(o, one);
        corner.vertices.insert(corner.vertices.end(), {{2, 1, 1}, {1, 2, 1}, {1, 1, 2}});
        for (const auto &face : {std::array{6U, 9U, 8U}, {6U, 8U, 10U}, {8U, 9U, 10U}, {9U, 6U, 10U}}) {
            corner.beginFace();
            corner.beginRing();
            for (const quint32 c : face)
                corner.addCorner(c);
        }
        row("303 vertex", corner, SolidType::Solid, "303");
        Brep apart = box(o, one);
        Brep other = box({3, 0, 0}, {4, 1, 1});
        for (size_t f = 0; f < 6; ++f) {
            apart.beginFace();
            apart.beginRing();
            for (const quint32 c : other.ring(f))
                apart.addCorner(c + 8);
        }
        apart.vertices.insert(apart.vertices.end(), other.vertices.begin(), other.vertices.end());
        row("305", apart, SolidType::Solid, "305");
        Brep pierced = box(o, one, false, 1); // the roof's middle reaches through the floor
        pierced.vertices.push_back({0.5, 0.5, -1});
        for (const auto &face : {std::array{4U, 5U, 8U}, {5U, 6U, 8U}, {6U, 7U, 8U}, {7U, 4U, 8U}}) {
            pierced.beginFace();
            pierced.beginRing();
            for (const quint32 c : face)
                pierced.addCorner(c);
        }
        row("306", pierced, SolidType::Solid, "306");
        Brep reaches = pierced;
        reaches.vertices.back().z = 0; // to the floor and no farther
        row("306 touch", reaches, SolidType::Solid, "306");
        Brep hollow = pierced;
        hollow.vertices.back().z = 0.5;
        row("dented", hollow, SolidType::Solid, "");
        Brep flipped = box(o, one, false, 5);
        flipped.beginFace();
        flipped.beginRing();
        for (const quint32 c : {7U, 4U, 0U, 3U})
            flipped.addCorner(c);
        row("307", flipped, SolidType::Solid, "307");
        // Solids.
        const auto withCavity = [&](const Coord &low, const Coord &high) {
            Brep brep = box(o, {10, 10, 10});
            addBox(brep, low, high, true);
            return brep;
        };
        row("cavity", withCavity({2, 2, 2}, {5, 5, 5}), SolidType::Solid, "");
        row("401 crossing", withCavity({8, 2, 2}, {12, 5, 5}), SolidType::Solid, "401");
        row("401 face", withCavity({0, 2, 2}, {5, 5, 5}), SolidType::Solid, "401");
        Brep two = withCavity({1, 1, 1}, {5, 5, 5});
        addBox(two, {4, 4, 4}, {8, 8, 8}, true);
        row("401 cavities", two, SolidType::Solid, "401");
        Brep tip = box(o, {10, 10, 10});
        addShell(tip, {{2, 2, 2}, {8, 2, 2}, {5, 8, 2}, {5, 5, 10.00001}},
                 {{0, 1, 2}, {0, 3, 1}, {1, 3, 2}, {0, 2, 3}});
        row("401 tip", tip, SolidType::Solid, "401");
        tip.vertices.back().z = 10;
        row("tip that touches", tip, SolidType::Solid, "");
        Brep same = withCavity({2, 2, 2}, {5, 5, 5});
        addBox(same, {2, 2, 2}, {5, 5, 5}, true);
        row("402", same, SolidType::Solid, "402");
        row("403", withCavity({12, 2, 2}, {15, 5, 5}), SolidType::Solid, "403");
        // A prism whose three edges lie in three walls: it cuts a corner off.
        Brep corners = box(o, {10, 10, 10});
        addShell(corners, {{5, 0, 0}, {10, 5, 0}, {6, 4, 0}, {5, 0, 10}, {10, 5, 10}, {6, 4, 10}},
                 {{0, 1, 2}, {3, 5, 4}, {0, 3, 4, 1}, {1, 4, 5, 2}, {2, 5, 3, 0}});
        row("401 through all", corners, SolidType::Solid, "401"); // its ends lie in floor and roof
        Brep wedge = box(o, {10, 10, 10});
        addShell(wedge, {{5, 0, 0}, {10, 5, 0}, {5, 0, 10}, {10, 5, 10}, {6, 4, 5}},
                 {{0, 2, 3, 1}, {0, 1, 4}, {1, 3, 4}, {3, 2, 4}, {2, 0, 4}});
        row("404", wedge, SolidType::Solid, "404");
        Brep leans = wedge;
        leans.vertices[8 + 2] = {5, 0, 9}; // now it ends below the roof on one side
        leans.vertices[8 + 3] = {10, 5, 9};
        row("leaves a way round", leans, SolidType::Solid, "");
        row("405 outer", box(o, one, true), SolidType::Solid, "405");
        Brep wrongCavity = box(o, {10, 10, 10});
        addBox(wrongCavity, {2, 2, 2}, {5, 5, 5}, false);
        row("405 cavity", wrongCavity, SolidType::Solid, "405");
        // Composites.
        const auto pair = [&](const Coord &low, const Coord &high) {
            Brep brep = box(o, one);
            brep.beginSolid();
            addBox(brep, low, high);
            return brep;
        };
        row("composite", pair({1, 0, 0}, {2, 1, 1}), SolidType::CompositeSolid, "");
        row("composite of sizes", pair({1, 0.25, 0.25}, {2, 0.75, 0.75}), SolidType::CompositeSolid, "");
        row("501", pair({0.5, 0, 0}, {1.5, 1, 1}), SolidType::CompositeSolid, "501");
        row("501 inside", pair({0.25, 0.25, 0.25}, {0.75, 0.75, 0.75}), SolidType::CompositeSolid, "501");
        row("501 of a multi solid", pair({0.5, 0, 0}, {1.5, 1, 1}), SolidType::MultiSolid, "");
        row("502", pair(o, one), SolidType::CompositeSolid, "502");
        row("503", pair({3, 0, 0}, {4, 1, 1}), SolidType::CompositeSolid, "503");
        row("503 edge", pair({1, 1, 0}, {2, 2, 1}), SolidType::CompositeSolid, "503");
    }

    void codes()
    {
        QFETCH(Brep, brep);
        QFETCH(int, type);
        QFETCH(QByteArray, expected);
        const auto as = static_cast<SolidType>(type);
        QVERIFY(brep.isConsistent());
        QCOMPARE(textOf(codesOf(brep, as)), expected);
        QCOMPARE(textOf(codesOf(renumbered(brep), as)), expected);
        for (const double angle : {0.3, 1.1, 2.9})
            QCOMPARE(textOf(codesOf(turned(brep, angle, 0), as)), expected);
        QCOMPARE(textOf(codesOf(turned(brep, 0.7, 1e6), as)), expected);
    }

    void whereAndWhat()
    {
        Brep brep = box({0, 0, 0}, {1, 1, 1}, false, 1);
        for (Coord &c : brep.vertices)
            c.x += 600'000;
        const auto errors = validateBrep(brep, SolidType::Solid);
        VERIFY_RESULT(errors);
        QCOMPARE(errors->size(), size_t(1));
        const ValidationError &error = errors->front();
        QCOMPARE(validationErrorName(error.code), QStringLiteral("SHELL_NOT_CLOSED"));
        QCOMPARE(error.where.z, 1.0); // an edge of the roof that is not there
        QVERIFY(error.where.x >= 600'000 && error.where.x <= 600'001);
        QCOMPARE(error.solid, qint64(0));
        QCOMPARE(error.shell, qint64(0));
        QVERIFY(!error.message.isEmpty());
    }

    void tolerances()
    {
        const Brep bent = polygon({{{0, 0, 0}, {1, 0, 0}, {1, 1, 0.1}, {0, 1, 0}}});
        ValidationOptions options;
        options.planarityM = 0.1;
        QCOMPARE(textOf(codesOf(bent, SolidType::MultiSurface, options)), QByteArray());
        Brep gap = box({0, 0, 0}, {1, 1, 1}, false, 1);
        for (const Coord &c : {Coord{0, 0, 1.0004}, {1, 0, 1.0004}, {1, 1, 1.0004}, {0, 1, 1.0004}})
            gap.vertices.push_back(c);
        gap.beginFace();
        gap.beginRing();
        for (quint32 i = 8; i < 12; ++i)
            gap.addCorner(i);
        QCOMPARE(textOf(codesOf(gap, SolidType::Solid)), QByteArray());
        options = {};
        options.snapM = 0.0001;
        QVERIFY(codesOf(gap, SolidType::Solid, options) != std::set<int>());
        Brep pair = box({0, 0, 0}, {1, 1, 1});
        pair.beginSolid();
        addBox(pair, {0.97, 0, 0}, {2, 1, 1});
        QCOMPARE(textOf(codesOf(pair, SolidType::CompositeSolid)), QByteArray("501"));
        options = {};
        options.overlapM = 0.05;
        QCOMPARE(textOf(codesOf(pair, SolidType::CompositeSolid, options)), QByteArray());
    }

    void ringsLeftOpen()
    {
        Brep brep = polygon({square(0, 0, 10, false)});
        ValidationOptions options;
        options.open = {0};
        QCOMPARE(textOf(codesOf(brep, SolidType::MultiSurface, options)), QByteArray("103"));
        // Back to less than the tolerance beside its beginning: closed.
        brep.addCorner(static_cast<quint32>(brep.vertices.size()));
        brep.vertices.push_back({0, 0.0004, 0});
        QCOMPARE(textOf(codesOf(brep, SolidType::MultiSurface, options)), QByteArray());
    }

    void partsOfABuilding()
    {
        const Brep a = box({0, 0, 0}, {1, 1, 1});
        const Brep beside = box({1, 0, 0}, {2, 1, 1});
        const Brep within = box({0.5, 0.5, 0.5}, {3, 3, 3});
        const std::array<const Brep *, 3> parts{&a, &beside, &within};
        const auto good = validateParts(std::span(parts).first(2));
        VERIFY_RESULT(good);
        QVERIFY(good->empty());
        const auto bad = validateParts(parts);
        VERIFY_RESULT(bad);
        QCOMPARE(bad->size(), size_t(2)); // `within` reaches into both
        QCOMPARE(bad->front().code, 601);
        QCOMPARE(bad->front().shell, qint64(2));
    }

    void polygonsInPlan()
    {
        Geometry bowTie = Geometry::polygon({{0, 0, 0}, {1, 1, 0}, {1, 0, 0}, {0, 1, 0}});
        const auto crossed = validatePolygons(bowTie);
        VERIFY_RESULT(crossed);
        QCOMPARE(crossed->size(), size_t(1));
        QCOMPARE(crossed->front().code, 104);
        QCOMPARE(crossed->front().where.x, 0.5);
        QCOMPARE(crossed->front().where.y, 0.5);
        const auto good = validatePolygons(Geometry::polygon({{0, 0, 0}, {1, 0, 9}, {1, 1, 0}}, true));
        VERIFY_RESULT(good);
        QVERIFY(good->empty());
        VERIFY_ERROR(validatePolygons(Geometry::point({0, 0, 0})), ErrorCode::InvalidData);
    }

    /// A layer keeps faces only: shells that were written one after another come apart again.
    void solidsOfALayer()
    {
        Brep pair = box({0, 0, 0}, {1, 1, 1});
        pair.beginSolid();
        addBox(pair, {1, 0, 0}, {2, 1, 1});
        const Brep again = solidsFromFaces(toMultiPolygon(pair));
        QCOMPARE(again.solids.size(), size_t(2));
        QCOMPARE(textOf(codesOf(again, SolidType::MultiSolid)), QByteArray());
        Brep hollow = box({0, 0, 0}, {10, 10, 10});
        addBox(hollow, {2, 2, 2}, {5, 5, 5}, true);
        const Brep cavity = solidsFromFaces(toMultiPolygon(hollow));
        QCOMPARE(cavity.solids.size(), size_t(1));
        QCOMPARE(cavity.shells.size(), size_t(2));
        QCOMPARE(textOf(codesOf(cavity, SolidType::MultiSolid)), QByteArray());
        const Brep open = solidsFromFaces(toMultiPolygon(box({0, 0, 0}, {1, 1, 1}, false, 2)));
        QCOMPARE(textOf(codesOf(open, SolidType::MultiSolid)), QByteArray("302"));
        QCOMPARE(eachSolid(again).size(), size_t(2));
        QCOMPARE(eachSolid(again)[1].vertices.size(), size_t(8));
    }

    void badInput()
    {
        Brep brep = box({0, 0, 0}, {1, 1, 1});
        brep.corners[3] = 99;
        VERIFY_ERROR(validateBrep(brep, SolidType::Solid), ErrorCode::InvalidData);
        VERIFY_ERROR(validateBrep(Brep(), SolidType::Solid), ErrorCode::InvalidData);
        std::stop_source stop;
        stop.request_stop();
        const TaskContext task(stop.get_token(), {});
        VERIFY_ERROR(validateBrep(box({0, 0, 0}, {1, 1, 1}), SolidType::Solid, {}, &task),
                     ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSolidValidation)
#include "tst_solidvalidation.moc"
