// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which streets a plot faces, how wide they are, where their red lines run.

#include <permitcity.h>
#include <testsupport.h>

using namespace dothi;
using namespace dothi::permit;
using test::PermitCity;
using test::ProposalMaker;

class TestPermitFrontage : public QObject
{
    Q_OBJECT

private:
    const RuleSet m_rules = test::shippedRules();

    Surroundings around(const PermitCity &city, double x0, double y0, double x1, double y1) const
    {
        ProposalMaker maker(city, "row_house");
        maker.plot(x0, y0, x1, y1).volume("house", x0, y0, x1, y1, 0, 9, 2);
        return Surroundings::gather(city.store(), maker.parse().value(), m_rules, nullptr).value();
    }

private Q_SLOTS:
    void widthFromRedLineToRedLineIsTheSmallestOfSeveralSections()
    {
        // Opposite red line slanting: 8 m away in the west, 10 m in the east of a plot from x = 0 to 20.
        PermitCity city;
        city.add("road", city.line({{-300, 0}, {300, 0}}), {{"name", PermitCity::text("Phố Thử")}});
        city.addRedLine(8, "existing");
        city.add("red_line", city.line({{-200, -6}, {200, -14}}), {{"status", PermitCity::text("existing")}});
        const Surroundings s = around(city, 0, 8, 20, 30);
        QCOMPARE(s.frontages.size(), size_t(1));
        const Frontage &street = s.frontages.front();
        QCOMPARE(street.widthSource, WidthSource::Measured);
        QCOMPARE(street.sections.size(), size_t(5));
        // y of the far line at x: −6 − 8·(x + 200)/400; first section at x = 2: 10.04; the plot's side: 8
        COMPARE_NEAR(street.rowWidthM, 18.04, 1e-3);
        COMPARE_NEAR(street.rowWidthRange.low, 17.94, 1e-3);
        COMPARE_NEAR(street.lengthM, 20, 1e-3);
        COMPARE_NEAR(street.outward.y, -1, 1e-6);
    }

    void aRecordedWidthThatAgreesIsExact()
    {
        PermitCity city;
        city.add("road", city.line({{-300, 0}, {300, 0}}), {{"row_width_m", 19.0}});
        city.addRedLine(9.48, "existing");
        city.addRedLine(-9.48, "existing");
        const Frontage street = around(city, 0, 9.48, 20, 30).frontages.front();
        QCOMPARE(street.widthSource, WidthSource::RoadRecord);
        QCOMPARE(street.rowWidthM, 19.0);
        QVERIFY(street.rowWidthRange.certain());
    }

    void aRecordedWidthThatDisagreesDoesNotCount()
    {
        PermitCity city;
        city.add("road", city.line({{-300, 0}, {300, 0}}), {{"row_width_m", 24.0}});
        city.addRedLine(8, "existing");
        city.addRedLine(-8, "existing");
        const Frontage street = around(city, 0, 8, 20, 30).frontages.front();
        QCOMPARE(street.widthSource, WidthSource::Measured);
        COMPARE_NEAR(street.rowWidthM, 16, 1e-6);
    }

    void onlyTheCarriagewayIsALowerBound()
    {
        PermitCity city;
        city.add("road", city.line({{-300, 0}, {300, 0}}), {{"width_m", 12.0}, {"sidewalk_m", 3.5}});
        const Frontage street = around(city, 0, 10, 20, 30).frontages.front();
        QCOMPARE(street.widthSource, WidthSource::None);
        QVERIFY(std::isnan(street.rowWidthM));
        QCOMPARE(street.rowWidthRange.low, 19.0);
        QVERIFY(street.rowWidthRange.high > 1000);
        QCOMPARE(street.redLineSource, RedLineSource::None);
    }

    void aCornerPlotFacesTwoStreets()
    {
        PermitCity city;
        city.add("road", city.line({{-300, 0}, {300, 0}}),
                 {{"name", PermitCity::text("Một")}, {"row_width_m", 20.0}});
        city.add("road", city.line({{-15, -300}, {-15, 300}}),
                 {{"name", PermitCity::text("Hai")}, {"row_width_m", 12.0}});
        const Surroundings s = around(city, -9, 10, 11, 30);
        QCOMPARE(s.frontages.size(), size_t(2));
        QCOMPARE(s.frontages[0].roadName, QStringLiteral("Một")); // the wider one first
        QCOMPARE(s.frontages[1].roadName, QStringLiteral("Hai"));
        QCOMPARE(s.frontages[0].redLineSource, RedLineSource::Derived);
        QCOMPARE(s.lostM2, 0.0);
    }

    void aStreetBehindTheNeighbourIsNotFaced()
    {
        PermitCity city;
        city.addStreet("area", 16);
        city.add("road", city.line({{-300, 60}, {300, 60}}),
                 {{"name", PermitCity::text("Sau")}, {"row_width_m", 50.0}});
        city.addParcel(-10, 30, 40, 35);
        const Surroundings s = around(city, 0, 8, 20, 30);
        QCOMPARE(s.frontages.size(), size_t(1));
        QCOMPARE(s.frontages[0].roadName, QStringLiteral("Phố Thử"));
    }

    void aRearPlotFacesNothing()
    {
        PermitCity city;
        city.addStreet("area", 16);
        city.addBuilding(-30, 8, 60, 20, 9);
        QVERIFY(around(city, 0, 20.5, 20, 40).frontages.empty());
    }

    void aPlotAtTheEndOfAnAlley()
    {
        // The alley ends at the plot's edge: it is faced, and its flat end takes no land.
        PermitCity city;
        city.add("road", city.line({{10, -60}, {10, 20}}),
                 {{"name", PermitCity::text("Hẻm 5")},
                  {"row_width_m", 4.0},
                  {"road_class", PermitCity::text("alley")}});
        const Surroundings s = around(city, 0, 20, 20, 40);
        QCOMPARE(s.frontages.size(), size_t(1));
        QCOMPARE(s.frontages[0].roadName, QStringLiteral("Hẻm 5"));
        QCOMPARE(s.lostM2, 0.0);
    }

    void aWideStreetWithDrawnRedLinesIsFaced()
    {
        PermitCity city;
        city.addStreet("arterial_main", 60);
        const Frontage street = around(city, 0, 30, 20, 50).frontages.front();
        COMPARE_NEAR(street.rowWidthM, 60, 1e-6);
    }

    void aStreetInPiecesIsOneStreet()
    {
        PermitCity city;
        for (const auto &[from, to] : {std::pair(-100, 5), {5, 12}, {12, 100}}) {
            city.add("road", city.line({{double(from), 0}, {double(to), 0}}),
                     {{"name", PermitCity::text("Phố Thử")}, {"row_width_m", 16.0}});
        }
        const Surroundings s = around(city, 0, 8, 20, 30);
        QCOMPARE(s.frontages.size(), size_t(1));
        COMPARE_NEAR(s.frontages[0].lengthM, 20, 1e-3);
    }

    void redLinesDrawnAroundABlock()
    {
        // One closed ring around the block: its southern side bounds the street in the south, its western
        // side the one in the west.
        PermitCity city;
        city.add("road", city.line({{-300, 0}, {300, 0}}), {{"name", PermitCity::text("Nam")}});
        city.add("road", city.line({{-14, -300}, {-14, 300}}), {{"name", PermitCity::text("Tây")}});
        city.add("red_line", city.line({{-8, 10}, {60, 10}, {60, 90}, {-8, 90}, {-8, 10}}),
                 {{"status", PermitCity::text("existing")}});
        const Surroundings s = around(city, -8, 10, 12, 30);
        QCOMPARE(s.frontages.size(), size_t(2));
        for (const Frontage &street : s.frontages)
            QCOMPARE(street.redLineSource, RedLineSource::Drawn);
        QCOMPARE(s.lostM2, 0.0);
    }

    void redLinesLongerThanTheRoadsPieces()
    {
        // A street in pieces of 20 m between junctions, its red lines drawn through: each takes the street's
        // land, and nothing of the plots on the other side.
        PermitCity city;
        for (int x = -100; x < 100; x += 20) {
            city.add("road", city.line({{double(x), 0}, {x + 20.0, 0}}),
                     {{"name", PermitCity::text("Phố Thử")}});
        }
        city.addRedLine(8, "existing");
        city.addRedLine(-8, "existing");
        const Surroundings s = around(city, 0, 8, 20, 30);
        QCOMPARE(s.lostM2, 0.0);
        QCOMPARE(s.frontages.size(), size_t(1));
        COMPARE_NEAR(s.frontages[0].rowWidthM, 16, 1e-6);
        COMPARE_NEAR(around(city, 0, 7, 20, 30).lostM2, 20, 1e-3);
    }

    void aCornerCutTakesItsTriangle()
    {
        // The red line cuts the corner of the plot by 4 × 4 m: 8 m² are road.
        PermitCity city;
        city.add("road", city.line({{-300, 0}, {300, 0}}), {{"name", PermitCity::text("Nam")}});
        city.add("road", city.line({{-14, -300}, {-14, 300}}), {{"name", PermitCity::text("Tây")}});
        city.add("red_line", city.line({{100, 10}, {-4, 10}, {-8, 14}, {-8, 100}}),
                 {{"status", PermitCity::text("existing")}});
        COMPARE_NEAR(around(city, -8, 10, 12, 30).lostM2, 8, 0.01);
    }

    void aRedLineWithoutARoadHasNoSide()
    {
        PermitCity city;
        city.addRedLine(10, "planned");
        const Surroundings s = around(city, 0, 8, 20, 30);
        QCOMPARE(s.unorientedRedLines, 1);
        QCOMPARE(s.lostM2, 0.0);
    }

    void helpersOfThePlane()
    {
        // Least rectangle of a box turned by 30°: 40 × 12 m, long axis at 30°.
        const double c = std::cos(0.5235987755982988);
        const double s = std::sin(0.5235987755982988);
        const auto turned = [&](double x, double y) { return geo::Coord{x * c - y * s, x * s + y * c, 0}; };
        const plane::Rectangle r =
            plane::minimumRectangle(
                geo::Geometry::polygon({turned(0, 0), turned(40, 0), turned(40, 12), turned(0, 12)}))
                .value();
        COMPARE_NEAR(r.longM, 40, 1e-9);
        COMPARE_NEAR(r.shortM, 12, 1e-9);
        COMPARE_NEAR(std::abs(plane::dot(r.longAxis, {c, s, 0})), 1, 1e-9);

        const plane::Line bent{{0, 0, 0}, {10, 0, 0}, {10, 10, 0}};
        QCOMPARE(plane::splitAtCorners(bent, 35).size(), size_t(2));
        QCOMPARE(plane::splitAtCorners({{0, 0, 0}, {10, 0, 0}, {20, 3, 0}}, 35).size(), size_t(1));
        COMPARE_NEAR(geo::area(plane::strip({{0, 0, 0}, {10, 0, 0}}, 1, 3).value()), 30, 1e-9);
        // Round a corner away from the strip the wedge is filled: 30 + 30 + 3·3/2
        COMPARE_NEAR(geo::area(plane::strip(bent, -1, 3).value()), 64.5, 1e-9);
        const std::vector<plane::Line> pieces = plane::clip(
            geo::Geometry::lineString({{-50, 5, 0}, {50, 5, 0}, {50, 50, 0}, {5, 50, 0}, {5, -50, 0}}),
            geo::Extent(0, 0, 10, 10));
        QCOMPARE(pieces.size(), size_t(2));
        COMPARE_NEAR(plane::length(pieces[0]) + plane::length(pieces[1]), 20, 1e-9);
    }
};

QTEST_GUILESS_MAIN(TestPermitFrontage)
#include "tst_permitfrontage.moc"
