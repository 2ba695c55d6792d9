// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testsupport.h"

#include <dothi/geo/geometry.h>
#include <dothi/geo/interrupt.h>
#include <dothi/geo/triangulate.h>

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <stop_token>

using namespace dothi;
using geo::Point2;

namespace {

using Ring = std::vector<Point2>;

struct Polygon
{
    std::vector<Point2> points;
    std::vector<quint32> starts;

    Polygon(std::initializer_list<Ring> rings)
    {
        for (const Ring &ring : rings)
            add(ring);
    }
    Polygon() = default;
    void add(const Ring &ring)
    {
        starts.push_back(static_cast<quint32>(points.size()));
        points.insert(points.end(), ring.begin(), ring.end());
    }
    [[nodiscard]] std::vector<quint32> cut() const { return geo::triangulate(points, starts); }
    /// geo::area of the same polygon.
    [[nodiscard]] double area() const
    {
        geo::Geometry g(geo::GeometryType::Polygon);
        g.beginPart();
        for (size_t r = 0; r < starts.size(); ++r) {
            g.beginRing();
            const size_t end = r + 1 < starts.size() ? starts[r + 1] : points.size();
            for (size_t i = starts[r]; i < end; ++i)
                g.add({points[i].x, points[i].y, 0});
            g.closeRing();
        }
        return geo::area(g);
    }
};

double triangleArea(const Polygon &polygon, const std::vector<quint32> &t, size_t i)
{
    const Point2 &a = polygon.points[t[i]];
    const Point2 &b = polygon.points[t[i + 1]];
    const Point2 &c = polygon.points[t[i + 2]];
    return ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
}

/// All triangles counter-clockwise, and together as large as the polygon: then they cover it once.
bool coversExactly(const Polygon &polygon, QString &why)
{
    const std::vector<quint32> t = polygon.cut();
    if (t.size() % 3 != 0) {
        why = QStringLiteral("not triples");
        return false;
    }
    double sum = 0;
    for (size_t i = 0; i < t.size(); i += 3) {
        const double area = triangleArea(polygon, t, i);
        if (area < -1e-9) {
            why = QStringLiteral("clockwise triangle of %1").arg(area);
            return false;
        }
        sum += area;
    }
    const double wanted = polygon.area();
    why = QStringLiteral("%1 instead of %2, %3 triangles")
              .arg(sum, 0, 'g', 12)
              .arg(wanted, 0, 'g', 12)
              .arg(t.size() / 3);
    return std::abs(sum - wanted) <= 1e-9 * std::max(1.0, wanted);
}

#define COVERS(polygon)                                                                                      \
    do {                                                                                                     \
        QString why;                                                                                         \
        QVERIFY2(coversExactly(polygon, why), qPrintable(why));                                              \
    } while (false)

Ring circle(double x, double y, double radius, int corners, bool clockwise = false)
{
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double a = 2 * std::numbers::pi * (clockwise ? -i : i) / corners;
        ring.push_back({x + radius * std::cos(a), y + radius * std::sin(a)});
    }
    return ring;
}

} // namespace

class TestTriangulate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// 20,000 thin teeth side by side: every ear's box holds half the others' tips.
    void teethByTheThousands()
    {
        Ring comb{{0, 0}, {1000, 0}};
        std::mt19937 random(1);
        std::uniform_real_distribution<double> top(500, 501);
        constexpr int kTeeth = 20'000;
        for (int i = 0; i < kTeeth; ++i)
            comb.push_back({1000 - 1000.0 * i / kTeeth, i % 2 == 0 ? top(random) : 10});
        COVERS(Polygon{comb});
    }

    /// A lake with 10,000 islands.
    void islandsByTheThousands()
    {
        Polygon lake{{{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}}};
        for (int i = 0; i < 10'000; ++i)
            lake.add(circle(5 + 10 * (i % 100), 5 + 10 * (i / 100), 1 + i % 3, 3 + i % 5, true)); // NOLINT
        COVERS(lake);
    }

    /// What crosses itself everywhere ends without the square of its corners, and with corners of its own.
    void scribbles()
    {
        Ring scribble;
        std::mt19937 random(1);
        std::uniform_real_distribution<double> at(0, 400);
        for (int i = 0; i < 100'000; ++i)
            scribble.push_back({at(random), at(random)});
        const std::vector<quint32> triangles = Polygon{scribble}.cut();
        QCOMPARE(triangles.size() % 3, size_t(0));
        QVERIFY(std::ranges::all_of(triangles, [](quint32 i) { return i < 100'000; }));
    }

    void cancelledWorkIsNotFinished()
    {
        const Polygon round{circle(0, 0, 1000, 50'000)};
        QCOMPARE(round.cut().size(), size_t(3 * (50'000 - 2)));
        std::stop_source source;
        source.request_stop();
        const TaskContext task(source.get_token(), {});
        const geo::StopWithTask stop(task);
        QVERIFY(round.cut().size() < 3 * 25'000);
    }

    void triangleSquareAndClosedRing();
    void eitherOrientation();
    void combAndSpiral();
    void holes();
    void holeTouchingTheRim();
    void manyHoles();
    void randomStars();
    void largeRing();
    void cadastralNumbers();
    void collinearVerticesDoNotMatter();
    void degenerateInputGivesNothingBad_data();
    void degenerateInputGivesNothingBad();
    void selfIntersectionStaysInside();
    void hostileRingsEndInTime();
    void randomSimplePolygons();
    void oneObjectForAll();
    void pentagramIsNoConvexRing();
    void neverLeavesTheInput();
};

void TestTriangulate::triangleSquareAndClosedRing()
{
    COVERS((Polygon{{{0, 0}, {4, 0}, {0, 3}}}));
    const Polygon square{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
    QCOMPARE(square.cut().size(), size_t(6));
    COVERS(square);
    const Polygon closed{{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}};
    QCOMPARE(closed.cut().size(), size_t(6));
    COVERS(closed);
}

void TestTriangulate::eitherOrientation()
{
    COVERS((Polygon{{{0, 0}, {0, 5}, {3, 5}, {3, 2}, {7, 2}, {7, 0}}}));
    COVERS((Polygon{{{7, 0}, {7, 2}, {3, 2}, {3, 5}, {0, 5}, {0, 0}}}));
    // A hole in the orientation of the exterior, and the other way round.
    COVERS((Polygon{{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, {{2, 2}, {4, 2}, {4, 4}, {2, 4}}}));
    COVERS((Polygon{{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, {{2, 2}, {2, 4}, {4, 4}, {4, 2}}}));
}

void TestTriangulate::combAndSpiral()
{
    Ring comb{{0, 0}};
    for (int i = 0; i < 60; ++i) {
        comb.push_back({i + 0.1, 0});
        comb.push_back({i + 0.1, 30});
        comb.push_back({i + 0.2, 30});
        comb.push_back({i + 0.2, 0});
    }
    comb.push_back({61, 0});
    comb.push_back({61, -1});
    comb.push_back({0, -1});
    COVERS((Polygon{comb}));
    Ring spiral;
    Ring inner;
    for (int i = 0; i < 400; ++i) {
        const double a = i * 0.12;
        spiral.push_back({(2 + a) * std::cos(a), (2 + a) * std::sin(a)});
        inner.push_back({(1.2 + a) * std::cos(a), (1.2 + a) * std::sin(a)});
    }
    spiral.insert(spiral.end(), inner.rbegin(), inner.rend());
    COVERS((Polygon{spiral}));
}

void TestTriangulate::holes()
{
    COVERS((Polygon{circle(0, 0, 10, 90), circle(0, 0, 4, 40, true)}));
    COVERS((Polygon{circle(0, 0, 10, 30), circle(-4, 0, 2, 10), circle(4, 0, 2, 10), circle(0, 5, 2, 10),
                    circle(0, -5, 2, 10)}));
    // A ring of a courtyard: the hole is a copy of the exterior, 1 m in.
    COVERS((Polygon{{{0, 0}, {30, 0}, {30, 20}, {12, 20}, {12, 12}, {0, 12}},
                    {{1, 1}, {29, 1}, {29, 19}, {13, 19}, {13, 11}, {1, 11}}}));
}

void TestTriangulate::holeTouchingTheRim()
{
    COVERS((Polygon{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{0, 5}, {3, 3}, {3, 7}}})); // on the left edge
    COVERS((Polygon{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{0, 0}, {4, 1}, {1, 4}}})); // in a corner
    COVERS((Polygon{{{0, 0}, {10, 0}, {10, 10}, {0, 10}},
                    {{2, 2}, {4, 2}, {4, 4}, {2, 4}}, // two holes in a corner
                    {{4, 4}, {6, 4}, {6, 6}, {4, 6}}}));
}

void TestTriangulate::manyHoles()
{
    Polygon sieve;
    sieve.add({{0, 0}, {100, 0}, {100, 100}, {0, 100}});
    for (int i = 0; i < 20; ++i) {
        for (int j = 0; j < 20; ++j)
            sieve.add(circle(2.5 + i * 5, 2.5 + j * 5, 1.7, 8, (i + j) % 2 == 0));
    }
    COVERS(sieve);
}

void TestTriangulate::randomStars()
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> radius(2, 50);
    for (int n = 0; n < 300; ++n) {
        Polygon star;
        Ring ring;
        const int corners = 5 + n;
        for (int i = 0; i < corners; ++i) {
            const double a = 2 * std::numbers::pi * i / corners;
            const double r = radius(random);
            ring.push_back({r * std::cos(a), r * std::sin(a)});
        }
        star.add(ring);
        if (n % 3 == 0)
            star.add(circle(0, 0, 1.2, 6));
        COVERS(star);
    }
}

void TestTriangulate::largeRing()
{
    std::mt19937 random(11);
    std::uniform_real_distribution<double> wobble(-3, 3);
    Ring coast;
    constexpr int kCorners = 20'000;
    for (int i = 0; i < kCorners; ++i) {
        const double a = 2 * std::numbers::pi * i / kCorners;
        const double r = 8000 + 900 * std::sin(7 * a) + wobble(random);
        coast.push_back({r * std::cos(a), r * std::sin(a)});
    }
    const Polygon polygon{coast};
    QElapsedTimer timer;
    timer.start();
    COVERS(polygon);
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

void TestTriangulate::cadastralNumbers()
{
    // Millimetres on coordinates of a million metres: the caller's origin is elsewhere, the areas still
    // agree.
    COVERS((Polygon{{{603'797.261, 1'191'942.305},
                     {603'801.258, 1'191'942.298},
                     {603'801.301, 1'191'960.117},
                     {603'799.002, 1'191'960.120},
                     {603'799.001, 1'191'958.004},
                     {603'797.270, 1'191'958.001}}}));
}

void TestTriangulate::collinearVerticesDoNotMatter()
{
    Ring square;
    for (int i = 0; i < 25; ++i)
        square.push_back({i / 25.0 * 10, 0});
    for (int i = 0; i < 25; ++i)
        square.push_back({10, i / 25.0 * 10});
    square.push_back({10, 10});
    square.push_back({0, 10});
    COVERS((Polygon{square}));
}

void TestTriangulate::degenerateInputGivesNothingBad_data()
{
    QTest::addColumn<QList<double>>("flat");
    QTest::newRow("nothing") << QList<double>{};
    QTest::newRow("a point") << QList<double>{1, 1};
    QTest::newRow("two points") << QList<double>{1, 1, 2, 2};
    QTest::newRow("the same point") << QList<double>{1, 1, 1, 1, 1, 1, 1, 1};
    QTest::newRow("a line") << QList<double>{0, 0, 1, 1, 2, 2, 3, 3};
    QTest::newRow("there and back") << QList<double>{0, 0, 5, 0, 5, 5, 5, 0};
    QTest::newRow("not a number") << QList<double>{0, 0, std::nan(""), 1, 2, 2};
    QTest::newRow("infinite") << QList<double>{0, 0, 1e308, 1e308, -1e308, 1e308, 5, 5};
    QTest::newRow("bow tie") << QList<double>{0, 0, 10, 10, 10, 0, 0, 10};
}

void TestTriangulate::degenerateInputGivesNothingBad()
{
    QFETCH(QList<double>, flat);
    Polygon polygon;
    Ring ring;
    for (qsizetype i = 0; i + 1 < flat.size(); i += 2)
        ring.push_back({flat[i], flat[i + 1]});
    polygon.add(ring);
    const std::vector<quint32> t = polygon.cut();
    QVERIFY(t.size() % 3 == 0);
    for (const quint32 v : t)
        QVERIFY(v < ring.size());
}

void TestTriangulate::selfIntersectionStaysInside()
{
    // Whatever is covered lies within the hull of the input.
    std::mt19937 random(3);
    std::uniform_real_distribution<double> place(0, 100);
    for (int n = 0; n < 60; ++n) {
        Ring ring;
        for (int i = 0; i < 6 + n * 3; ++i)
            ring.push_back({place(random), place(random)});
        const Polygon polygon{ring, circle(50, 50, 30, 9)};
        const std::vector<quint32> t = polygon.cut();
        QVERIFY(t.size() % 3 == 0);
        for (const quint32 v : t)
            QVERIFY(v < polygon.points.size());
    }
}

void TestTriangulate::hostileRingsEndInTime()
{
    // Every vertex in one cell of the z-order, but for one far away; and a knot of thousands of crossings.
    Ring dense;
    for (int i = 0; i < 8'000; ++i)
        dense.push_back({std::cos(i * 2.4) * 0.001, std::sin(i * 2.4) * 0.001});
    dense.push_back({1e6, 1e6});
    std::mt19937 random(5);
    std::uniform_real_distribution<double> place(0, 100);
    Ring knot;
    for (int i = 0; i < 2'000; ++i)
        knot.push_back({place(random), place(random)});
    QElapsedTimer timer;
    timer.start();
    static_cast<void>(Polygon{dense}.cut());
    static_cast<void>(Polygon{knot}.cut());
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

/// A simple polygon through random places: crossings are undone until none is left (2-opt).
Ring simpleRing(std::mt19937 &random, int corners)
{
    std::uniform_int_distribution<int> place(0, 1000); // whole numbers: straight and repeated ones turn up
    Ring ring;
    while (static_cast<int>(ring.size()) < corners) {
        const Point2 p{place(random) / 10.0, place(random) / 10.0};
        if (std::find(ring.begin(), ring.end(), p) == ring.end())
            ring.push_back(p);
    }
    const auto cross = [](const Point2 &a, const Point2 &b, const Point2 &c) {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    };
    const auto length = [](const Point2 &a, const Point2 &b) { return std::hypot(b.x - a.x, b.y - a.y); };
    const size_t n = ring.size();
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < n; ++i) {
            for (size_t j = i + 2; j < n; ++j) {
                if (i == 0 && j + 1 == n)
                    continue;
                const Point2 &a = ring[i];
                const Point2 &b = ring[i + 1];
                const Point2 &c = ring[j];
                const Point2 &d = ring[(j + 1) % n];
                const bool meet =
                    cross(a, b, c) * cross(a, b, d) <= 0 && cross(c, d, a) * cross(c, d, b) <= 0;
                if (meet && length(a, c) + length(b, d) < length(a, b) + length(c, d) - 1e-9) {
                    std::reverse(ring.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                 ring.begin() + static_cast<std::ptrdiff_t>(j) + 1);
                    again = true;
                }
            }
        }
    }
    // What still touches itself is not simple.
    for (size_t i = 0; i < n; ++i) {
        for (size_t j = i + 2; j < n; ++j) {
            if (i == 0 && j + 1 == n)
                continue;
            const Point2 &a = ring[i];
            const Point2 &b = ring[i + 1];
            const Point2 &c = ring[j];
            const Point2 &d = ring[(j + 1) % n];
            if (cross(a, b, c) * cross(a, b, d) <= 0 && cross(c, d, a) * cross(c, d, b) <= 0)
                return {};
        }
    }
    return ring;
}

void TestTriangulate::randomSimplePolygons()
{
    std::mt19937 random(17);
    int made = 0;
    for (int n = 0; n < 6000; ++n) {
        Ring ring = simpleRing(random, 4 + n % 37);
        if (ring.empty())
            continue;
        ++made;
        if (n % 2 == 0)
            std::reverse(ring.begin(), ring.end());
        if (n % 5 == 0)
            ring.push_back(ring.front());
        Polygon polygon{ring};
        COVERS(polygon);
        // A triangle in the middle of the largest triangle found is a hole.
        const std::vector<quint32> t = polygon.cut();
        size_t largest = 0;
        for (size_t i = 0; i < t.size(); i += 3) {
            if (triangleArea(polygon, t, i) > triangleArea(polygon, t, largest))
                largest = i;
        }
        Ring hole;
        const Point2 &a = polygon.points[t[largest]];
        const Point2 &b = polygon.points[t[largest + 1]];
        const Point2 &c = polygon.points[t[largest + 2]];
        const Point2 middle{(a.x + b.x + c.x) / 3, (a.y + b.y + c.y) / 3};
        for (const Point2 &p : {a, b, c})
            hole.push_back({(p.x + middle.x) / 2, (p.y + middle.y) / 2});
        polygon.add(hole);
        COVERS(polygon);
    }
    QVERIFY2(made > 5000, qPrintable(QString::number(made)));
}

void TestTriangulate::oneObjectForAll()
{
    // What one polygon left behind does not show in the next.
    geo::Triangulator triangulator;
    const Polygon sieve{circle(0, 0, 30, 120), circle(0, 0, 4, 40, true)};
    const Polygon house{{{0, 0}, {4, 0}, {4, 3}, {2, 1}, {0, 3}}};
    const Polygon court{{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, {{2, 2}, {4, 2}, {4, 4}, {2, 4}}};
    for (int i = 0; i < 3; ++i) {
        for (const Polygon &polygon : {sieve, house, court}) {
            const auto again = triangulator.cut(polygon.points, polygon.starts);
            QCOMPARE((std::vector<quint32>(again.begin(), again.end())), polygon.cut());
        }
    }
    QVERIFY(triangulator.cut({}, {}).empty());
}

void TestTriangulate::pentagramIsNoConvexRing()
{
    // Turns left at every corner, and goes round twice.
    Ring star;
    for (int i = 0; i < 5; ++i) {
        const double a = 4 * std::numbers::pi * i / 5;
        star.push_back({std::cos(a), std::sin(a)});
    }
    const Polygon polygon{star};
    const std::vector<quint32> t = polygon.cut();
    double sum = 0;
    for (size_t i = 0; i < t.size(); i += 3)
        sum += triangleArea(polygon, t, i);
    const double hull = 5 * std::sin(2 * std::numbers::pi / 5) / 2;
    QVERIFY2(sum <= hull + 1e-9, qPrintable(QString::number(sum)));
}

void TestTriangulate::neverLeavesTheInput()
{
    // Rings that lie: starts out of order or beyond the end, repeated places, everything on one line.
    std::mt19937 random(23);
    std::uniform_int_distribution<int> grid(0, 4);
    std::uniform_int_distribution<quint32> start(0, 40);
    geo::Triangulator triangulator;
    for (int n = 0; n < 20'000; ++n) {
        Ring points;
        const int count = n % 37;
        for (int i = 0; i < count; ++i)
            points.push_back({grid(random) * 1.0, (n % 3 == 0 ? 0 : grid(random)) * 1.0});
        std::vector<quint32> starts{0};
        for (int i = 0; i < n % 4; ++i)
            starts.push_back(start(random));
        if (n % 7 == 0)
            std::sort(starts.begin(), starts.end());
        const auto t = triangulator.cut(points, starts);
        QCOMPARE(t.size() % 3, size_t(0));
        for (const quint32 v : t)
            QVERIFY(v < points.size());
    }
}

QTEST_APPLESS_MAIN(TestTriangulate)
#include "tst_triangulate.moc"
