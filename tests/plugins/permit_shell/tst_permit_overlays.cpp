// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reviewfixture.h"

#include <permit/view/neighbourhood.h>
#include <permit/view/overlays.h>
#include <permit/view/pictures.h>
#include <permit/view/viewpoint.h>

#include <cmath>

using namespace dothi;
using namespace dothi::permit;
using namespace reviewfixture;

namespace {

const GroundHeight kFlat = [](double, double) { return 2.0; };

geo::Geometry footprint(double x0, double y0, double x1, double y1)
{
    geo::Geometry g = box(x0, y0, x1, y1);
    g.setType(geo::GeometryType::Polygon);
    return g;
}

/// A 12 × 22 m tower, 28 m high, whose south face stands 0.2 m behind the red line at y = 10.
Answer answerOnPlot()
{
    Answer answer;
    answer.plot = box(0, 10, 20, 40);
    answer.facts.groundM = 2;
    answer.volumes.push_back({footprint(4, 10.2, 16, 32), 2, 30, 8, VolumeKind::House, 0, 0});
    answer.volumes.push_back({footprint(4, 10.2, 16, 32), -4, 2, 1, VolumeKind::Basement, 0, 0});

    Finding pass;
    pass.rule = QStringLiteral("density");
    pass.title = QStringLiteral("Density");
    pass.verdict = Verdict::Pass;
    Finding fail;
    fail.rule = QStringLiteral("setback.table");
    fail.title = QStringLiteral("Setback");
    fail.verdict = Verdict::Fail;
    fail.measured = 0.2;
    fail.limit = 6;
    fail.kind = LimitKind::AtLeast;
    fail.unit = QStringLiteral("m");
    fail.evidence.dimensions.push_back(
        {{kEast + 10, kNorth + 10.2, 20}, {kEast + 10, kNorth + 10, 20}, QStringLiteral("0.20 m")});
    fail.evidence.volumes.push_back({footprint(4, 10.2, 16, 16), 2, 30});
    fail.evidence.lines.push_back(line(-20, 10, 40, 10));
    fail.evidence.label = QStringLiteral("Setback 0.20 m · at least 6.00 m");
    Finding unknown;
    unknown.rule = QStringLiteral("zone");
    unknown.title = QStringLiteral("Zone");
    unknown.verdict = Verdict::Unknown;
    Finding survey;
    survey.rule = QStringLiteral("spacing");
    survey.title = QStringLiteral("Spacing");
    survey.verdict = Verdict::Survey;
    survey.evidence.dimensions.push_back({{kEast + 16, kNorth + 20, 2}, {kEast + 20, kNorth + 20, 2}, {}});
    answer.findings = {pass, survey, fail, unknown};
    return answer;
}

double distanceInPlan(const geo::Coord &a, const geo::Coord &b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

} // namespace

/// What an answer puts into the scene, and from where it is seen.
class TestPermitOverlays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUiLanguage(QStringLiteral("en")); }

    void failsComeFirst()
    {
        const Answer answer = answerOnPlot();
        QStringList rules;
        for (const Finding *f : reviewOrder(answer))
            rules.append(f->rule);
        QCOMPARE(rules, QStringList({QStringLiteral("setback.table"), QStringLiteral("zone"),
                                     QStringLiteral("spacing"), QStringLiteral("density")}));
        QStringList open;
        for (const Finding *f : openFindings(answer))
            open.append(f->rule);
        // The unknown one has nothing to show.
        QCOMPARE(open, QStringList({QStringLiteral("setback.table"), QStringLiteral("spacing")}));
    }

    void theProposalStandsWithoutItsBasement()
    {
        const scene::Overlay overlay = proposalOverlay(answerOnPlot(), kFlat);
        QCOMPARE(overlay.volumes.size(), size_t(1));
        QCOMPARE(overlay.volumes[0].topM, 30.0);
        QCOMPARE(QColor(overlay.volumes[0].color.rgb()), QColor(0x0F6FDE));
        QVERIFY(overlay.volumes[0].color.alpha() < 255);
        QVERIFY(overlay.volumes[0].castsShadow);
        QCOMPARE(overlay.lines.size(), size_t(1)); // the plot's boundary
        for (const geo::Coord &c : overlay.lines[0].coords)
            QVERIFY(c.z > 2 && c.z < 3);
        QCOMPARE(overlay.legend.size(), size_t(1));
    }

    void evidenceIsDimensionedAndLabelled()
    {
        const Answer answer = answerOnPlot();
        const scene::Overlay overlay = evidenceOverlay(answer.findings[2], kFlat);
        QCOMPARE(overlay.labels.size(), size_t(1));
        QCOMPARE(overlay.labels[0].text, QStringLiteral("Setback 0.20 m · at least 6.00 m"));
        QCOMPARE(overlay.labels[0].background, verdictColor(Verdict::Fail));
        QVERIFY(distanceInPlan(overlay.labels[0].where, {kEast + 10, kNorth + 10.1, 0}) < 0.01);
        const auto dimension =
            std::ranges::find_if(overlay.lines, [](const scene::OverlayLine &l) { return l.ticks; });
        QVERIFY(dimension != overlay.lines.end());
        QVERIFY(dimension->onTop);
        QCOMPARE(dimension->coords.size(), size_t(2));
        QCOMPARE(dimension->coords[0].z, 20.0);
        QCOMPARE(overlay.volumes.size(), size_t(1));
        // A little larger than the proposal, or the two would flicker.
        const geo::Extent grown = overlay.volumes[0].footprint.extent();
        QVERIFY(grown.minX() < kEast + 4 && grown.minX() > kEast + 3.8);
        QCOMPARE(overlay.legend.size(), size_t(1));
    }

    void aDimensionWithoutWordsStillSaysWhatItIs()
    {
        const Answer answer = answerOnPlot();
        const scene::Overlay overlay = evidenceOverlay(answer.findings[1], kFlat);
        QCOMPARE(overlay.labels.size(), size_t(1));
        QVERIFY(overlay.labels[0].text.contains(QStringLiteral("Spacing")));
        QCOMPARE(overlay.labels[0].background, verdictColor(Verdict::Survey));
        // The amber of its lines is explained.
        QCOMPARE(overlay.legend.size(), size_t(1));
        QCOMPARE(overlay.legend[0].color, verdictColor(Verdict::Survey));
        QCOMPARE(overlay.legend[0].text, QStringLiteral("To be surveyed"));
    }

    void theLegendExplainsEveryColourOnce()
    {
        Answer answer = answerOnPlot();
        const scene::Overlay both = evidenceOverlay(openFindings(answer), kFlat);
        QCOMPARE(both.legend.size(), size_t(2));
        QCOMPARE(both.legend[0].color, verdictColor(Verdict::Fail));
        QCOMPARE(both.legend[1].color, verdictColor(Verdict::Survey));
        // Nothing but a red dimension line: red all the same.
        answer.findings[2].evidence.volumes.clear();
        answer.findings[2].evidence.areas.clear();
        const scene::Overlay line = evidenceOverlay(answer.findings[2], kFlat);
        QVERIFY(line.volumes.empty() && line.areas.empty() && !line.lines.empty());
        QCOMPARE(line.legend.size(), size_t(1));
        QCOMPARE(line.legend[0].color, verdictColor(Verdict::Fail));
    }

    void theOverviewLooksFromTheStreet()
    {
        Sight sight;
        sight.toRoad = {0, -1, 0};
        const scene::CameraPose pose = overviewPose(answerOnPlot(), sight);
        // The street is in the south: the eye is there too, and looks north, turned by no more than a
        // quarter.
        const geo::Coord eye = scene::Camera(pose).eye();
        QVERIFY(eye.y < kNorth + 10);
        const double turned = std::min(pose.headingDeg, 360 - pose.headingDeg);
        QVERIFY2(turned <= 50, qPrintable(QString::number(pose.headingDeg)));
        QCOMPARE(pose.pitchDeg, 35.0);
        QVERIFY(!pose.plan);
        // The whole building is in the picture.
        const scene::Camera camera(pose, {1200, 800});
        for (const double z : {2.0, 30.0}) {
            for (const geo::Coord &corner :
                 {geo::Coord{kEast + 4, kNorth + 10.2, z}, geo::Coord{kEast + 16, kNorth + 32, z}}) {
                QPointF pixel;
                QVERIFY(camera.project(corner, pixel));
                QVERIFY(QRectF(0, 0, 1200, 800).contains(pixel));
            }
        }
    }

    void aFindingIsSeenFromItsSide()
    {
        Sight sight;
        sight.toRoad = {0, -1, 0};
        const Answer answer = answerOnPlot();
        // The gap is east of the building: one looks into it from the street, which is south.
        const geo::Coord gap = scene::Camera(findingPose(answer, answer.findings[1], sight)).eye();
        QVERIFY(gap.y < kNorth + 10);
        // A wall is looked at from in front of it, although the place is at its corner and the street is
        // south.
        Finding side = answer.findings[2];
        side.evidence.dimensions = {{{kEast + 16, kNorth + 12, 20}, {kEast + 16.4, kNorth + 12, 20}, {}}};
        const geo::Coord eye = scene::Camera(findingPose(answer, side, sight)).eye();
        const double angle = std::atan2(eye.y - (kNorth + 12), eye.x - (kEast + 16)) * 180 / M_PI;
        QVERIFY2(std::abs(angle) < 50, qPrintable(QString::number(angle)));
        const scene::Camera camera(findingPose(answer, answer.findings[2], sight), {1200, 800});
        QVERIFY(camera.eye().y < kNorth + 10);
        QPointF pixel;
        QVERIFY(camera.project({kEast + 10, kNorth + 10.1, 20}, pixel));
        QVERIFY(QRectF(200, 150, 800, 500).contains(pixel));
    }

    /// Only buildings are loaded: towers stand in the south and the east, where one begins.
    void whereOnlyOneSideIsOpenOneLooksFromThere()
    {
        const Answer answer = answerOnPlot();
        Sight sight;                                                     // no street
        sight.obstacles.emplace_back(footprint(-80, -40, 120, -12), 90); // south
        sight.obstacles.emplace_back(footprint(40, -12, 70, 120), 90);   // east
        const scene::CameraPose pose = overviewPose(answer, sight);
        const geo::Coord eye = scene::Camera(pose).eye();
        QVERIFY2(eye.x < pose.target.x, qPrintable(QString::number(pose.headingDeg)));
        QVERIFY(pose.pitchDeg < 45);
    }

    void aTallNeighbourIsLookedPast()
    {
        Sight sight;
        sight.toRoad = {0, -1, 0};
        const Answer answer = answerOnPlot();
        const scene::CameraPose open = overviewPose(answer, sight);
        // A slab across the street that hides the house from where one would look.
        sight.obstacles.emplace_back(footprint(-60, -30, 80, -15), 40);
        const scene::CameraPose past = overviewPose(answer, sight);
        QVERIFY(past.pitchDeg > open.pitchDeg || std::abs(past.headingDeg - open.headingDeg) > 10);
    }

    void surroundingsTellWhatIsReplaced()
    {
        TestCity city(TestCity::Street);
        const auto open = city.open();
        const auto sight = Sight::around(open->store(), answerOnPlot(), kFlat);
        VERIFY_RESULT(sight);
        QCOMPARE(sight->replaced, std::vector<city::FeatureId>{city.oldBuilding()});
        QCOMPARE(sight->obstacles.size(), size_t(1));
        QCOMPARE(sight->obstacles[0].topM, 17.0); // 15 m on ground at 2 m
        QVERIFY(std::abs(sight->toRoad.x) < 0.05);
        QVERIFY(sight->toRoad.y < -0.99);
    }

    void thePlanShowsPlotAndBuilding()
    {
        const scene::CameraPose pose = planPose(answerOnPlot(), {960, 640});
        QVERIFY(pose.plan);
        const scene::Camera camera(pose, {960, 640});
        for (const geo::Coord &corner :
             {geo::Coord{kEast, kNorth + 10, 2}, geo::Coord{kEast + 20, kNorth + 40, 2}}) {
            QPointF pixel;
            QVERIFY(camera.project(corner, pixel));
            QVERIFY(QRectF(0, 0, 960, 640).contains(pixel));
        }
    }

    void aNeighbourhoodReadsOnlyItself()
    {
        TestCity city(TestCity::Street);
        const auto open = city.open();
        const Neighbourhood near(open->store(), {kEast + 1, kNorth + 11, kEast + 19, kNorth + 39});
        const auto parcels = near.readAll(QStringLiteral("parcel"));
        VERIFY_RESULT(parcels);
        QCOMPARE(parcels->size(), size_t(1));
        city::Query elsewhere;
        elsewhere.extent = geo::Extent(kEast + 41, kNorth + 11, kEast + 59, kNorth + 39);
        const auto none = near.readAll(QStringLiteral("parcel"), elsewhere);
        VERIFY_RESULT(none);
        QVERIFY(none->empty());
        elsewhere.extent = geo::Extent(kEast - 10, kNorth, kEast + 30, kNorth + 60);
        QCOMPARE(near.readAll(QStringLiteral("parcel"), elsewhere).value().size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestPermitOverlays)
#include "tst_permit_overlays.moc"
