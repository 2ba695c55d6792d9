// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/interrupt.h>
#include <dothi/geo/ops.h>
#include <dothi/io/import/mend.h>
#include <dothi/io/import/source.h>

#include <QElapsedTimer>

#include <ogr_geometry.h>
#include <testsupport.h>

#include <cmath>
#include <memory>
#include <random>
#include <thread>

using namespace dothi;
using namespace dothi::io;

namespace {

const city::LayerDef &layer(const char *id)
{
    return *city::Schema::builtin().layer(QString::fromLatin1(id));
}

MendedGeometry mended(const char *wkt, const char *layerId, bool swap = false)
{
    OGRGeometry *raw = nullptr;
    if (OGRGeometryFactory::createFromWkt(wkt, nullptr, &raw) != OGRERR_NONE)
        qFatal("not WKT: %s", wkt);
    const std::unique_ptr<OGRGeometry> geometry(raw);
    MendedGeometry result = readGeometry(geometry.get(), layer(layerId).geometry, swap);
    mendGeometry(result, layer(layerId));
    return result;
}

} // namespace

class TestImportMend : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatIsRight()
    {
        const MendedGeometry m =
            mended("POLYGON ((0 0,10 0,10 10,0 10,0 0),(2 2,2 4,4 4,4 2,2 2))", "building");
        QVERIFY(m.refused.isEmpty());
        QVERIFY(m.repairs.isEmpty());
        QCOMPARE(m.geometry.type(), geo::GeometryType::MultiPolygon);
        QCOMPARE(m.geometry.partCount(), size_t(1));
        QCOMPARE(m.geometry.ringCount(0), size_t(2));
        QCOMPARE(geo::area(m.geometry), 96.0);
    }
    void refusesScribbles()
    {
        // Random positions: each pair of edges crosses with a probability of some 0.23 (two random chords).
        const auto scribble = [](int positions) {
            std::mt19937 random(7);
            QByteArray wkt = "POLYGON ((500 500";
            for (int i = 0; i < positions; ++i)
                wkt += ',' + QByteArray::number(random() % 100000 / 100.0) + ' ' +
                       QByteArray::number(random() % 100000 / 100.0);
            return wkt + ",500 500))";
        };
        const MendedGeometry small = mended(scribble(40).constData(), "land_use");
        QVERIFY2(small.refused.isEmpty(), qPrintable(small.refused)); // some hundred crossings are mended
        QElapsedTimer timer;
        timer.start();
        const MendedGeometry large = mended(scribble(2000).constData(), "land_use");
        QVERIFY(!large.refused.isEmpty());
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        // 300 squares, each over all the others: 89,700 crossings.
        QByteArray pile = "MULTIPOLYGON (";
        for (int i = 0; i < 300; ++i) {
            const double a = i * 0.1;
            const auto p = [](double x, double y) {
                return QByteArray::number(x) + ' ' + QByteArray::number(y);
            };
            pile += (i > 0 ? "," : "") + QByteArray("((") + p(a, a) + ',' + p(a + 50, a) + ',' +
                    p(a + 50, a + 50) + ',' + p(a, a + 50) + ',' + p(a, a) + "))";
        }
        QVERIFY(!mended((pile + ')').constData(), "land_use").refused.isEmpty());
    }
    void geometryStopsWithItsTask()
    {
        // Valid, and long to look at: 10,000 holes.
        geo::Geometry g = geo::Geometry::polygon({{0, 0, 0}, {200, 0, 0}, {200, 200, 0}, {0, 200, 0}});
        for (int i = 0; i < 10'000; ++i) {
            const double x = 0.5 + 2 * (i % 100);
            const double y = 0.5 + 2 * (i / 100);
            g.beginRing();
            for (const geo::Coord c :
                 {geo::Coord{x, y, 0}, {x, y + 1, 0}, {x + 1, y + 1, 0}, {x + 1, y, 0}, {x, y, 0}})
                g.add(c);
        }
        QVERIFY(geo::validity(g)->valid);
        std::stop_source stop;
        const TaskContext task(stop.get_token(), {});
        {
            const geo::StopWithTask watched(task);
            QVERIFY(geo::validity(g)->valid);
            stop.request_stop();
            VERIFY_ERROR(geo::makeValid(g), ErrorCode::InvalidData);
            bool other = false; // another thread is not stopped
            std::thread([&] { other = geo::validity(g).has_value(); }).join();
            QVERIFY(other);
        }
        QVERIFY(geo::validity(g)->valid);
    }
    void orientsRings()
    {
        // Clockwise outside, counter-clockwise hole: both turned.
        const MendedGeometry m =
            mended("POLYGON ((0 0,0 10,10 10,10 0,0 0),(2 2,4 2,4 4,2 4,2 2))", "building");
        QVERIFY(geo::signedArea(m.geometry.ring(0, 0)) > 0);
        QVERIFY(geo::signedArea(m.geometry.ring(0, 1)) < 0);
    }
    void mendsABowTie()
    {
        // Two triangles of 25 m² each; the plain sum of the ring is 0.
        const MendedGeometry m = mended("POLYGON ((0 0,10 10,10 0,0 10,0 0))", "building");
        QVERIFY(m.refused.isEmpty());
        QCOMPARE(m.geometry.partCount(), size_t(2));
        QVERIFY(std::abs(geo::area(m.geometry) - 50.0) < 1e-9);
        QCOMPARE(m.repairs.size(), 1);
        QVERIFY2(m.repairs[0].contains(QStringLiteral("50")), qPrintable(m.repairs[0]));
        QVERIFY(geo::validity(m.geometry)->valid);
    }
    void closesAndThins()
    {
        const MendedGeometry open = mended("POLYGON ((0 0,10 0,10 10,0 10))", "building");
        QCOMPARE(geo::area(open.geometry), 100.0);
        QCOMPARE(open.repairs.size(), 1);
        const MendedGeometry repeated =
            mended("POLYGON ((0 0,0 0,10 0,10 10,10 10,10 10,0 10,0 0))", "building");
        QCOMPARE(repeated.geometry.coords().size(), size_t(5));
        QCOMPARE(repeated.repairs.size(), 1);
        QVERIFY(repeated.repairs[0].contains(QLatin1Char('3')));
        // The same place at two heights is one place in plan.
        const MendedGeometry wall =
            mended("POLYGON Z ((0 0 0,10 0 0,10 0 5,10 10 0,0 10 0,0 0 0))", "building");
        QCOMPARE(wall.geometry.coords().size(), size_t(5));
        QVERIFY(wall.hadHeights);
        QVERIFY(!wall.geometry.hasZ());
    }
    void dropsCollapsedHoles()
    {
        const MendedGeometry m = mended("POLYGON ((0 0,10 0,10 10,0 10,0 0),(2 2,4 4,2 2))", "building");
        QCOMPARE(m.geometry.ringCount(0), size_t(1));
        QCOMPARE(m.repairs.size(), 1);
    }
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("wkt");
        QTest::addColumn<QByteArray>("layerId");
        QTest::newRow("empty") << QByteArray("POLYGON EMPTY") << QByteArray("building");
        QTest::newRow("empty part") << QByteArray("MULTIPOLYGON (EMPTY)") << QByteArray("building");
        QTest::newRow("point for polygon") << QByteArray("POINT (1 1)") << QByteArray("building");
        QTest::newRow("line for polygon") << QByteArray("LINESTRING (0 0,1 1,2 0)") << QByteArray("building");
        QTest::newRow("polygon for point") << QByteArray("POLYGON ((0 0,9 0,9 9,0 0))") << QByteArray("poi");
        QTest::newRow("polygon for line") << QByteArray("POLYGON ((0 0,9 0,9 9,0 0))") << QByteArray("road");
        QTest::newRow("several points") << QByteArray("MULTIPOINT (0 0,1 1)") << QByteArray("poi");
        QTest::newRow("no area") << QByteArray("POLYGON ((0 0,10 0,20 0,0 0))") << QByteArray("building");
        QTest::newRow("two positions") << QByteArray("POLYGON ((0 0,10 0,0 0))") << QByteArray("building");
        QTest::newRow("no length") << QByteArray("LINESTRING (5 5,5 5)") << QByteArray("road");
        QTest::newRow("size of a town")
            << QByteArray("POLYGON ((0 0,1500 0,1500 1500,0 1500,0 0))") << QByteArray("building");
        QTest::newRow("3D surface") << QByteArray("POLYHEDRALSURFACE Z (((0 0 0,1 0 0,1 1 0,0 0 0)))")
                                    << QByteArray("building");
    }
    void refuses()
    {
        QFETCH(QByteArray, wkt);
        QFETCH(QByteArray, layerId);
        const MendedGeometry m = mended(wkt.constData(), layerId.constData());
        QVERIFY2(!m.refused.isEmpty(), "accepted");
        QVERIFY(m.geometry.isEmpty() || m.refused.size() > 5);
    }
    void refusesWhatIsNotFinite()
    {
        for (const double bad :
             {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
            OGRLineString line;
            line.addPoint(0.0, 0.0);
            line.addPoint(bad, 5.0);
            QVERIFY(!readGeometry(&line, geo::GeometryType::MultiLineString, false).refused.isEmpty());
            // A height that is not a number is no reason to lose the line.
            OGRLineString high;
            high.addPoint(0.0, 0.0, bad);
            high.addPoint(5.0, 5.0, 1.0);
            const MendedGeometry m = readGeometry(&high, geo::GeometryType::MultiLineString, false);
            QVERIFY(m.refused.isEmpty());
            QVERIFY(m.geometry.isFinite());
        }
    }
    void takesLargeThingsWhereTheyCanBe()
    {
        QVERIFY(mended("POLYGON ((0 0,1500 0,1500 1500,0 1500,0 0))", "admin_unit").refused.isEmpty());
        QVERIFY(!readGeometry(nullptr, geo::GeometryType::Point, false).refused.isEmpty());
    }
    void makesPolygonsOfClosedLines()
    {
        const MendedGeometry m = mended("LINESTRING (0 0,10 0,10 10,0 10,0 0)", "parcel");
        QVERIFY(m.refused.isEmpty());
        QCOMPARE(geo::area(m.geometry), 100.0);
        QCOMPARE(m.repairs.size(), 1);
    }
    void takesThePiecesThatFit()
    {
        const MendedGeometry m =
            mended("GEOMETRYCOLLECTION (POINT (1 1),POLYGON ((0 0,10 0,10 10,0 0)))", "building");
        QVERIFY(m.refused.isEmpty());
        QCOMPARE(geo::area(m.geometry), 50.0);
        QCOMPARE(m.repairs.size(), 1);
        // A quarter of a circle of radius 10: 78.5 m², by chords a little less.
        const MendedGeometry arc = mended(
            "CURVEPOLYGON (COMPOUNDCURVE (CIRCULARSTRING (10 0,7.0710678 7.0710678,0 10),(0 10,0 0,10 0)))",
            "building");
        QVERIFY(arc.refused.isEmpty());
        QVERIFY(std::abs(geo::area(arc.geometry) - 78.5398) < 0.2);
    }
    void swapsAxes()
    {
        const MendedGeometry m = mended("POINT (1191942 603797)", "poi", true);
        QCOMPARE(m.geometry.coords().at(0).x, 603797.0);
        QCOMPARE(m.geometry.coords().at(0).y, 1191942.0);
    }
    void refusesTooManyPositions()
    {
        OGRLineString line;
        line.setNumPoints(static_cast<int>(limits::kVerticesPerFeature) + 1, FALSE);
        QVERIFY(!readGeometry(&line, geo::GeometryType::MultiLineString, false).refused.isEmpty());
    }
    void quickTestNeverCallsABadRingSimple()
    {
        // Against GEOS, on random rings: half of them cross themselves, on a coarse grid many touch or fold
        // back.
        std::mt19937 random(20261121);
        int simple = 0;
        int surely = 0;
        for (int n = 0; n < 20'000; ++n) {
            const int corners = 3 + static_cast<int>(random() % 6);
            std::uniform_int_distribution<int> grid(0, n % 2 == 0 ? 4 : 100);
            std::vector<geo::Coord> ring;
            for (int i = 0; i < corners; ++i)
                ring.push_back({600000.0 + grid(random) * 0.1, 1190000.0 + grid(random) * 0.1, 0});
            ring.push_back(ring.front());
            const bool quick = isSurelySimple(ring);
            const bool valid = geo::validity(geo::Geometry::polygon(ring))->valid;
            QVERIFY2(!quick || valid, "called simple, but GEOS finds fault");
            simple += valid ? 1 : 0;
            surely += quick ? 1 : 0;
        }
        // And it must settle nearly all good ones, or it is not worth having.
        QVERIFY(simple > 2000);
        QVERIFY(surely > simple * 9 / 10);
    }
};

QTEST_GUILESS_MAIN(TestImportMend)
#include "tst_import_mend.moc"
