// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/solid/repair.h>

#include <solidbuilders.h>
#include <testsupport.h>

using namespace dothi;
using namespace dothi::geo;
using namespace dothi::test;

namespace {

const Coord kLow{0, 0, 0};
const Coord kHigh{2, 3, 4};

/// A face of a box of its own, its corners in this order.
void addFace(Brep &brep, const std::vector<quint32> &corners)
{
    brep.beginFace();
    brep.beginRing();
    for (const quint32 corner : corners)
        brep.addCorner(corner);
}

/// Six times the volume by the faces' fans: what a repaired box must enclose.
double sixfoldVolume(const Brep &brep)
{
    double sum = 0;
    for (size_t r = 0; r < brep.rings.size(); ++r) {
        const auto ring = brep.ring(r);
        for (size_t i = 1; i + 1 < ring.size(); ++i) {
            const Coord &a = brep.vertices[ring[0]];
            const Coord &b = brep.vertices[ring[i]];
            const Coord &c = brep.vertices[ring[i + 1]];
            sum +=
                a.x * (b.y * c.z - b.z * c.y) + a.y * (b.z * c.x - b.x * c.z) + a.z * (b.x * c.y - b.y * c.x);
        }
    }
    return sum;
}

} // namespace

class TestSolidRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mends_data()
    {
        QTest::addColumn<Brep>("brep");
        QTest::addColumn<int>("code");
        Brep turned = box(kLow, kHigh, false, 1);
        addFace(turned, {7, 6, 5, 4});
        QTest::newRow("a polygon turned") << turned << 307;
        QTest::newRow("a shell turned") << box(kLow, kHigh, true) << 405;
        QTest::newRow("a polygon missing") << box(kLow, kHigh, false, 3) << 302;
        Brep twice = box(kLow, kHigh);
        addFace(twice, {4, 5, 6, 7});
        QTest::newRow("a polygon twice") << twice << 303;
        Brep repeated = box(kLow, kHigh, false, 1);
        addFace(repeated, {4, 5, 5, 6, 7});
        QTest::newRow("a point twice") << repeated << 102;
        Brep collapsed = box(kLow, kHigh);
        addFace(collapsed, {0, 1});
        QTest::newRow("a line for a polygon") << collapsed << 101;
        Brep both = box(kLow, kHigh, true, 2);
        QTest::newRow("turned and open") << both << 302;
    }

    void mends()
    {
        QFETCH(Brep, brep);
        QFETCH(int, code);
        const Result<Repair> repair = repairBrep(brep, SolidType::Solid);
        VERIFY_RESULT(repair);
        QVERIFY(!repair->before.empty());
        QCOMPARE(repair->before.front().code, code);
        QVERIFY2(repair->after.empty(),
                 repair->after.empty() ? "" : qPrintable(QString::number(repair->after.front().code)));
        QVERIFY(repair->changed());
        QCOMPARE(repair->brep.faces.size(), size_t(6));
        QCOMPARE(sixfoldVolume(repair->brep), 6.0 * 24);
        const auto again = validateBrep(repair->brep, SolidType::Solid);
        VERIFY_RESULT(again);
        QVERIFY(again->empty());
    }

    void withinTheTolerance()
    {
        // Every face with vertices of its own, some of them a little off.
        const Brep whole = box(kLow, kHigh);
        Brep soup;
        soup.beginSolid();
        soup.beginShell();
        for (size_t f = 0; f < 6; ++f) {
            soup.beginFace();
            soup.beginRing();
            for (const quint32 corner : whole.ring(f)) {
                soup.addCorner(static_cast<quint32>(soup.vertices.size()));
                Coord c = whole.vertices[corner];
                c.x += 0.0002 * static_cast<double>(f);
                soup.vertices.push_back(c);
            }
        }
        ValidationOptions fine;
        fine.snapM = 0.00001;
        const auto apart = validateBrep(soup, SolidType::Solid, fine);
        VERIFY_RESULT(apart);
        QVERIFY(!apart->empty());
        // Within the tolerance it is valid already, and left alone.
        ValidationOptions coarse;
        coarse.snapM = 0.0015;
        const Result<Repair> untouched = repairBrep(soup, SolidType::Solid, coarse);
        VERIFY_RESULT(untouched);
        QVERIFY(!untouched->changed());
        QCOMPARE(untouched->brep.corners, soup.corners);
    }

    void holesOfPolygons()
    {
        const Brep brep = polygon({square(0, 0, 10, false), square(2, 2, 3, false)});
        const Result<Repair> repair = repairBrep(brep, SolidType::MultiSurface);
        VERIFY_RESULT(repair);
        QCOMPARE(repair->before.front().code, 208);
        QVERIFY(repair->after.empty());
        QCOMPARE(repair->done.size(), 1);
    }

    void ringsLeftOpen()
    {
        ValidationOptions options;
        options.open = {0};
        const Result<Repair> repair =
            repairBrep(polygon({square(0, 0, 10, false)}), SolidType::MultiSurface, options);
        VERIFY_RESULT(repair);
        QCOMPARE(repair->before.front().code, 103);
        QVERIFY(repair->after.empty());
        QVERIFY(repair->changed());
    }

    /// What cannot be mended without guessing stays as it is, to the last number.
    void leavesAlone()
    {
        const Brep good = box(kLow, kHigh);
        const Result<Repair> nothing = repairBrep(good, SolidType::Solid);
        VERIFY_RESULT(nothing);
        QVERIFY(!nothing->changed());
        Brep pair = box(kLow, kHigh);
        pair.beginSolid();
        addBox(pair, {1, 0, 0}, {5, 3, 4});
        const Result<Repair> overlapping = repairBrep(pair, SolidType::CompositeSolid);
        VERIFY_RESULT(overlapping);
        QCOMPARE(overlapping->after.front().code, 501);
        QVERIFY(!overlapping->changed());
        QCOMPARE(overlapping->brep.corners, pair.corners);
        const Brep bowTie = polygon({{{0, 0, 0}, {1, 1, 0}, {1, 0, 0}, {0, 1, 0}}});
        const Result<Repair> crossed = repairBrep(bowTie, SolidType::MultiSurface);
        VERIFY_RESULT(crossed);
        QVERIFY(!crossed->changed());
    }

    void twistedHolesStayOpen()
    {
        // Without its roof, whose corners do not lie in a plane.
        Brep brep = box(kLow, kHigh, false, 1);
        brep.vertices[6].z += 1;
        const Result<Repair> repair = repairBrep(brep, SolidType::Solid);
        VERIFY_RESULT(repair);
        QCOMPARE(repair->after.front().code, 302);
        QVERIFY(!repair->changed());
    }
};

QTEST_GUILESS_MAIN(TestSolidRepair)
#include "tst_solidrepair.moc"
