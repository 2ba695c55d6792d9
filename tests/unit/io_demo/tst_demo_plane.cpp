// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/io/demo/plane.h>
#include <dothi/io/demo/rng.h>

using namespace dothi::io::demo;

class TestDemoPlane : public QObject
{
    Q_OBJECT

private:
    static Poly square()
    {
        Poly poly;
        poly.add({0, 0}, 1);
        poly.add({10, 0}, 2);
        poly.add({10, 10}, 3);
        poly.add({0, 10}, 4);
        return poly;
    }

private Q_SLOTS:
    /// The first numbers of SplitMix64 from seed 1234567 (Vigna's reference code).
    void splitMixVectors()
    {
        quint64 state = 1234567;
        for (const quint64 expected : {6457827717110365317ULL, 3203168211198807973ULL, 9817491932198370423ULL,
                                       4593380528125082431ULL, 16408922859458223821ULL}) {
            QCOMPARE(mix(state), expected);
            state += 0x9E3779B97F4A7C15ULL;
        }
    }

    /// The first numbers of xoshiro256** from the state 1, 2, 3, 4 (reference code of its authors).
    void xoshiroVectors()
    {
        Rng rng(std::array<quint64, 4>{1, 2, 3, 4});
        for (const quint64 expected : {11520ULL, 0ULL, 1509978240ULL, 1215971899390074240ULL})
            QCOMPARE(rng.next(), expected);
    }

    void cutKeepsAreaAndTags()
    {
        // Upwards through x = 4: left lies the western part.
        const Halves halves = cut(square(), {{4, 0}, {0, 1}}, 7, 8);
        QCOMPARE(halves.left.area(), 40.0);
        QCOMPARE(halves.right.area(), 60.0);
        QVERIFY(halves.left.isConvex());
        QCOMPARE(halves.left.edgeLength(halves.left.edgeWithTag(7)), 10.0);
        QCOMPARE(halves.left.edgeLength(halves.left.edgeWithTag(1)), 4.0);
        QCOMPARE(halves.right.edgeLength(halves.right.edgeWithTag(8)), 10.0);
        QCOMPARE(halves.right.edgeLength(halves.right.edgeWithTag(3)), 6.0);
        QCOMPARE(halves.left.edgeWithTag(2), -1);
    }

    void cutBesideLeavesItWhole()
    {
        const Halves halves = cut(square(), {{-3, 0}, {0, 1}}, 7, 8);
        QVERIFY(halves.left.isEmpty());
        QCOMPARE(halves.right.area(), 100.0);
        // A sliver of 1 mm is not a piece.
        const Halves sliver = cut(square(), {{0.001, 0}, {0, 1}}, 7, 8);
        QVERIFY(sliver.left.isEmpty());
        QCOMPARE(sliver.right.area(), 100.0);
    }

    void cutThroughCorners()
    {
        const double half = std::sqrt(0.5);
        const Halves halves = cut(square(), {{0, 0}, {half, half}}, 7, 8);
        QCOMPARE(halves.left.size(), 3);
        QCOMPARE(halves.right.size(), 3);
        QCOMPARE(halves.left.area(), 50.0);
        QCOMPARE(halves.right.area(), 50.0);
    }

    void slabIsAStrip()
    {
        const Slab slab = cutSlab(square(), {{5, 0}, {0, 1}}, 3, 7, 8);
        QCOMPARE(slab.left.area(), 35.0);
        QCOMPARE(slab.middle.area(), 30.0);
        QCOMPARE(slab.right.area(), 35.0);
        QVERIFY(slab.left.edgeWithTag(7) >= 0);
        QVERIFY(slab.right.edgeWithTag(8) >= 0);
    }

    void shrinking()
    {
        QCOMPARE(shrunk(square(), 1).area(), 64.0);
        QVERIFY(shrunk(square(), 6).isEmpty());
    }

    void boxOfATurnedRectangle()
    {
        // 8 × 6 along (0.8, 0.6).
        const V2 a{0.8, 0.6};
        const V2 b{-0.6, 0.8};
        const Poly poly{V2{3, 2}, V2{3, 2} + a * 8, V2{3, 2} + a * 8 + b * 6, V2{3, 2} + b * 6};
        const Box box = boxOf(poly);
        QVERIFY(std::abs(box.length - 8) < 1e-9);
        QVERIFY(std::abs(box.width - 6) < 1e-9);
        QVERIFY(std::abs(std::abs(dot(box.along, a)) - 1) < 1e-9);
    }

    /// A neighbour's corner in the middle of an edge becomes a corner of that edge.
    void sharedCorners()
    {
        const Poly west{V2{0, 0}, V2{5, 0}, V2{5, 10}, V2{0, 10}};
        const Poly southEast{V2{5, 0}, V2{10, 0}, V2{10, 4.001}, V2{5.002, 4}};
        const Poly northEast{V2{5.002, 4}, V2{10, 4.001}, V2{10, 10}, V2{5, 10}};
        const auto rings = shareCorners({&west, &southEast, &northEast});
        QCOMPARE(rings[0].size(), size_t(5));
        QVERIFY(rings[0][2] == (V2{5.002, 4}));
        QCOMPARE(rings[1].size(), size_t(4));
        double sum = 0;
        for (const auto &ring : rings) {
            for (size_t k = 0; k < ring.size(); ++k)
                sum += cross(ring[k], ring[(k + 1) % ring.size()]) / 2;
        }
        QVERIFY(std::abs(sum - 100) < 1e-9);
    }
};

QTEST_APPLESS_MAIN(TestDemoPlane)
#include "tst_demo_plane.moc"
