// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfixture.h"

using namespace modelfixture;

namespace {

Coord through(const io::Matrix4 &m, const Coord &c)
{
    return {m[0] * c.x + m[4] * c.y + m[8] * c.z + m[12], m[1] * c.x + m[5] * c.y + m[9] * c.z + m[13],
            m[2] * c.x + m[6] * c.y + m[10] * c.z + m[14]};
}

} // namespace

class TestEarthFrame : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithProj_data();
    void agreesWithProj();
    void meshKeepsMillimetresAndUnitNormals();
    void matrices();
};

void TestEarthFrame::agreesWithProj_data()
{
    QTest::addColumn<int>("epsg");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::addColumn<double>("reach");
    QTest::addColumn<double>("tolerance");
    QTest::newRow("Ho Chi Minh City, 1 km") << 9210 << 603'000.0 << 1'191'000.0 << 1000.0 << 0.00002;
    QTest::newRow("Ho Chi Minh City, 2 km") << 9210 << 603'000.0 << 1'191'000.0 << 2048.0 << 0.0002;
    QTest::newRow("Da Nang, 2 km") << 5899 << 544'000.0 << 1'776'000.0 << 2048.0 << 0.0002;
    QTest::newRow("far from the meridian") << 9210 << 720'000.0 << 1'191'000.0 << 2048.0 << 0.0002;
}

void TestEarthFrame::agreesWithProj()
{
    QFETCH(int, epsg);
    QFETCH(double, x);
    QFETCH(double, y);
    QFETCH(double, reach);
    QFETCH(double, tolerance);
    const Geocentric exact(geo::Crs::fromEpsg(epsg).value());
    const Coord origin{x, y, 3};
    const auto frame = io::EarthFrame::at(exact.toWgs84(), origin, reach);
    VERIFY_RESULT(frame);
    double worst = 0;
    for (int i = -4; i <= 4; ++i) {
        for (int j = -4; j <= 4; ++j) {
            for (const double h : {-20.0, 0.0, 470.0}) {
                const Coord local{reach * i / 4, reach * j / 4, h};
                const Coord got = through(frame->toGeocentric(), frame->place(local));
                const Coord wanted = exact({x + local.x, y + local.y, origin.z + h});
                worst = std::max(worst, apart(got, wanted));
            }
        }
    }
    QVERIFY2(worst < tolerance, qPrintable(QString::number(worst)));
}

void TestEarthFrame::meshKeepsMillimetresAndUnitNormals()
{
    const Geocentric exact(geo::Crs::fromEpsg(9210).value());
    const Coord origin{603'000, 1'191'000, 0};
    const auto frame = io::EarthFrame::at(exact.toWgs84(), origin, 1500);
    VERIFY_RESULT(frame);
    geo::Mesher mesher(origin);
    geo::TriangleMesh mesh;
    mesher.addPrism(box(604'321.123, 1'190'123.456, 12.345, 20.001), 0, 1.5, 81.25, 0, mesh);
    const geo::TriangleMesh before = mesh;
    frame->apply(mesh);
    for (size_t i = 0; i + 2 < mesh.positions.size(); i += 3) {
        const Coord got =
            through(frame->toGeocentric(), {mesh.positions[i], mesh.positions[i + 1], mesh.positions[i + 2]});
        const Coord wanted = exact({origin.x + before.positions[i], origin.y + before.positions[i + 1],
                                    origin.z + before.positions[i + 2]});
        QVERIFY2(apart(got, wanted) < 0.0005, qPrintable(QString::number(apart(got, wanted))));
        QVERIFY(std::abs(std::hypot(mesh.normals[i], mesh.normals[i + 1], mesh.normals[i + 2]) - 1) < 1e-5);
    }
}

void TestEarthFrame::matrices()
{
    const Geocentric exact(geo::Crs::fromEpsg(9210).value());
    const auto a = io::EarthFrame::at(exact.toWgs84(), {603'000, 1'191'000, 0}, 500);
    const auto b = io::EarthFrame::at(exact.toWgs84(), {623'000, 1'171'000, 30}, 500);
    VERIFY_RESULT(a);
    VERIFY_RESULT(b);
    const Coord spot{12, -34, 5.5};
    const io::Matrix4 between = io::product(io::inverse(a->toGeocentric()), b->toGeocentric());
    QVERIFY(apart(through(a->toGeocentric(), through(between, spot)), through(b->toGeocentric(), spot)) <
            1e-8);
    QVERIFY(apart(through(io::translation({1, 2, 3}), spot), {13, -32, 8.5}) == 0);
    QCOMPARE(io::product(io::identity(), between), between);
}

QTEST_GUILESS_MAIN(TestEarthFrame)
#include "tst_earthframe.moc"
