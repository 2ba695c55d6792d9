// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/ui/measuretool.h>

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace dothi;
using namespace dothi::ui;

namespace {

ViewSpot spot(double x, double y, double z = 0)
{
    return {{}, {x, y, z}, std::nullopt};
}

} // namespace

class TestMeasure : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void distanceInSpaceAndPlan();
    void upAWallTheHeightComesFirst();
    void areaOfALot();
    void clicksBackspaceAndEnd();
    void leavingTakesTheDrawingAway();
    void theRubberBandIsNotMeasured();
    void clipboard();
};

void TestMeasure::distanceInSpaceAndPlan()
{
    Measurement m;
    m.kind = MeasureKind::Distance;
    // 3-4-5 in plan, then 12 m straight up a wall: 5 + 12 in space, 5 in plan.
    m.points = {{100, 200, 1}, {103, 204, 1}, {103, 204, 13}};
    QCOMPARE(m.length3dM(), 17.0);
    QCOMPARE(m.lengthPlanM(), 5.0);
    QCOMPARE(m.climbM(), 12.0);
    QVERIFY(m.isComplete());
    // Setbacks and spacing are plan distances: that figure comes first.
    QCOMPARE(m.headline(), QStringLiteral("5,00\u00a0m"));
    QVERIFY(m.details().contains(QStringLiteral("17,00\u00a0m")));
    QVERIFY(m.details().contains(QStringLiteral("+12,00\u00a0m")));
}

void TestMeasure::upAWallTheHeightComesFirst()
{
    Measurement m;
    m.kind = MeasureKind::Distance;
    m.points = {{100, 200, 2}, {100.03, 200.04, 30}};
    QCOMPARE(m.headline(), QStringLiteral("28,00\u00a0m"));
    QVERIFY(m.details().contains(QStringLiteral("0,05\u00a0m")));
    const QString title = m.title();
    std::swap(m.points[0], m.points[1]);
    QCOMPARE(m.headline(), QStringLiteral("28,00\u00a0m"));
    // Down a slope it is still the plan that counts.
    m.points = {{100, 200, 20}, {130, 240, 2}};
    QCOMPARE(m.headline(), QStringLiteral("50,00\u00a0m"));
    QVERIFY(m.title() != title);
}

void TestMeasure::areaOfALot()
{
    Measurement m;
    m.kind = MeasureKind::Area;
    // A tube house lot of 4 × 20 m, far from the origin as in VN-2000.
    m.points = {
        {603'797, 1'191'942, 2}, {603'801, 1'191'942, 2}, {603'801, 1'191'962, 2.5}, {603'797, 1'191'962, 2}};
    QVERIFY(std::abs(m.areaM2() - 80) < 1e-6);
    QVERIFY(std::abs(m.lengthPlanM() - 48) < 1e-6);
    QCOMPARE(m.headline(), QStringLiteral("80,00\u00a0m²"));
    m.points.pop_back();
    m.points.pop_back();
    QVERIFY(!m.isComplete());
    QCOMPARE(m.areaM2(), 0.0);
}

void TestMeasure::clicksBackspaceAndEnd()
{
    scene::Overlay drawn;
    MeasureTool tool(MeasureKind::Distance, [&drawn](const scene::Overlay &overlay) { drawn = overlay; });
    QSignalSpy changed(&tool, &MeasureTool::changed);
    tool.start();
    const QString first = tool.hint();
    tool.click(spot(0, 0));
    QVERIFY(tool.hint() != first);
    QVERIFY(!tool.key(Qt::Key_A));
    tool.click(spot(30, 40));
    QCOMPARE(tool.measurement().length3dM(), 50.0);
    QCOMPARE(drawn.lines.size(), size_t(1));
    QVERIFY(drawn.lines.front().onTop);
    QCOMPARE(drawn.labels.size(), size_t(1));
    QCOMPARE(drawn.labels.front().text, QStringLiteral("50,00\u00a0m"));
    tool.click(spot(30, 100));
    QVERIFY(tool.key(Qt::Key_Backspace));
    QCOMPARE(tool.measurement().points.size(), size_t(2));
    QVERIFY(tool.key(Qt::Key_Return));
    QVERIFY(tool.measurement().finished);
    QVERIFY(changed.size() >= 5);
    // The next click starts anew.
    tool.click(spot(1000, 1000));
    QCOMPARE(tool.measurement().points.size(), size_t(1));
    QVERIFY(!tool.measurement().finished);
    // One point is nothing to end.
    QVERIFY(tool.key(Qt::Key_Return));
    QVERIFY(!tool.measurement().finished);
}

void TestMeasure::leavingTakesTheDrawingAway()
{
    scene::Overlay drawn;
    MeasureTool tool(MeasureKind::Area, [&drawn](const scene::Overlay &overlay) { drawn = overlay; });
    tool.start();
    tool.click(spot(0, 0));
    tool.click(spot(10, 0));
    tool.click(spot(10, 10));
    QCOMPARE(drawn.areas.size(), size_t(1));
    QCOMPARE(drawn.labels.front().text, QStringLiteral("50,00\u00a0m²"));
    tool.stop();
    QVERIFY(drawn.areas.empty());
    QVERIFY(drawn.lines.empty());
    QVERIFY(drawn.labels.empty());
    QVERIFY(tool.measurement().points.empty());
}

void TestMeasure::theRubberBandIsNotMeasured()
{
    scene::Overlay drawn;
    MeasureTool tool(MeasureKind::Distance, [&drawn](const scene::Overlay &overlay) { drawn = overlay; });
    tool.click(spot(0, 0));
    tool.hover(spot(6, 8));
    QCOMPARE(drawn.labels.front().text, QStringLiteral("10,00\u00a0m"));
    QCOMPARE(tool.measurement().points.size(), size_t(1));
    tool.hover(std::nullopt);
    QVERIFY(drawn.lines.empty());
}

void TestMeasure::clipboard()
{
    Measurement m;
    m.points = {{603797.2611, 1191942.305, 1.84}, {603800, 1191942.305, 1.84}};
    const QStringList lines = m.toClipboard().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines.at(3), QStringLiteral("603797.261\t1191942.305\t1.840"));
}

QTEST_GUILESS_MAIN(TestMeasure)
#include "tst_measure.moc"
