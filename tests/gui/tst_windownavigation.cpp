// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "navigation.h"
#include "placemarks.h"
#include "walkpanel.h"
#include "windowtest.h"

#include <dothi/ui/linkedview.h>
#include <dothi/ui/overviewmap.h>

#include <QAction>
#include <QLineEdit>
#include <QToolButton>

#include <cmath>

using namespace dothi;

/// Ways about the city: on foot, by the overview map, to a position, with a second view beside.
class TestWindowNavigation : public WindowTest
{
    Q_OBJECT
public:
    using WindowTest::WindowTest;
private Q_SLOTS:
    void init();
    void aClickStandsInTheStreet();
    void onFootAwayFromTheHouse();
    void escLeavesTheStreet();
    void theOverviewMapGoesThere();
    void theOverviewMapIsRemembered();
    void aPositionIsTyped();
    void backToTheViewBefore();
    void theSecondViewFollows();
    void theSecondViewSharesLayersAndSelects();
    void theSecondViewGoesWithTheCity();

private:
    QAction *action(const char *id) { return m_window->shell().actions().find(QString::fromLatin1(id)); }
    ui::OverviewMap &overview() { return m_window->navigation().overview(); }
};

void TestWindowNavigation::init()
{
    view().stopWalking();
    view().setTool(nullptr);
    view().setPlan(false);
    view().goHome();
}

void TestWindowNavigation::aClickStandsInTheStreet()
{
    const auto building = clickableBuilding();
    QVERIFY(building.has_value());
    const std::optional<ui::ViewSpot> house = view().spotAt(building->second);
    QVERIFY(house.has_value());
    action("view.street")->trigger();
    QVERIFY(action("view.street")->isChecked());
    QVERIFY(!view().isWalking());
    clickView(building->second);
    QVERIFY(view().isWalking());
    QVERIFY(action("view.street")->isChecked());
    // The eye is at the height of a person, not in a wall, and looks at the house.
    const geo::Coord eye = view().camera().eye();
    const double ground = m_window->shell().groundHeight(eye.x, eye.y);
    QVERIFY2(std::abs(eye.z - ground - ui::Walker::kEyeHeightM) < 0.01, qPrintable(QString::number(eye.z)));
    QVERIFY(!view().controller().walker()->isInside());
    const double bearing =
        std::atan2(house->where.x - eye.x, house->where.y - eye.y) * 180 / M_PI - view().pose().headingDeg;
    QVERIFY2(std::abs(std::remainder(bearing, 360)) < 30, qPrintable(QString::number(bearing)));
    auto *panel = view().findChild<app::WalkPanel *>();
    QVERIFY(panel && panel->isVisible());
    QVERIFY(panel->text().contains(QStringLiteral("1,6")) || panel->text().contains(QStringLiteral("1.6")));
}

void TestWindowNavigation::onFootAwayFromTheHouse()
{
    aClickStandsInTheStreet();
    if (QTest::currentTestFailed())
        return;
    const geo::Coord before = view().camera().eye();
    // The wheel goes backwards three metres a notch, where nothing is in the way.
    for (int i = 0; i < 3; ++i)
        view().zoomBy(-1);
    const geo::Coord after = view().camera().eye();
    QVERIFY(std::hypot(after.x - before.x, after.y - before.y) > 1);
    QVERIFY(!view().controller().walker()->isInside());
    QVERIFY(view().isWalking());
}

void TestWindowNavigation::escLeavesTheStreet()
{
    aClickStandsInTheStreet();
    if (QTest::currentTestFailed())
        return;
    const geo::Coord place = view().camera().eye();
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Escape);
    QVERIFY(!view().isWalking());
    QVERIFY(!action("view.street")->isChecked());
    QVERIFY(view().camera().eye().z > place.z + 20);
    QVERIFY(std::hypot(view().pose().target.x - place.x, view().pose().target.y - place.y) < 1);
    QVERIFY(!view().findChild<app::WalkPanel *>()->isVisible());
}

void TestWindowNavigation::theOverviewMapGoesThere()
{
    if (overview().isHidden())
        action("view.overview")->trigger();
    QTRY_VERIFY(overview().hasPicture());
    const geo::Extent extent = m_window->shell().loader().extent();
    const geo::Coord corner{extent.minX() + extent.width() * 0.25, extent.minY() + extent.height() * 0.75, 0};
    const double distance = view().pose().distanceM;
    QTest::mouseClick(&overview(), Qt::LeftButton, {}, overview().positionOf(corner).toPoint());
    // A pixel of the small map is some metres.
    const double pixelM = std::max(extent.width() / 160, extent.height() / 120) * 2;
    QVERIFY(std::abs(view().pose().target.x - corner.x) < pixelM);
    QVERIFY(std::abs(view().pose().target.y - corner.y) < pixelM);
    QCOMPARE(view().pose().distanceM, distance);
    // It is a map: not one colour.
    QSet<QRgb> shades;
    const QImage picture = overview().grab().toImage();
    for (int x = 10; x < picture.width() - 10; ++x)
        shades.insert(picture.pixel(x, picture.height() / 2));
    QVERIFY2(shades.size() > 8, qPrintable(QString::number(shades.size())));
}

void TestWindowNavigation::theOverviewMapIsRemembered()
{
    const SettingKey<bool> key{"view/overviewMap", true};
    const bool shown = !overview().isHidden();
    action("view.overview")->trigger();
    QCOMPARE(!overview().isHidden(), !shown);
    QCOMPARE(m_test.settings().get(key), !shown);
    QCOMPARE(action("view.overview")->isChecked(), !shown);
    action("view.overview")->trigger();
    QCOMPARE(m_test.settings().get(key), shown);
}

void TestWindowNavigation::aPositionIsTyped()
{
    const geo::Coord middle = m_window->shell().loader().extent().center();
    action("view.goTo")->trigger();
    auto *field = m_window->findChild<QLineEdit *>(QStringLiteral("searchField"));
    QVERIFY(field);
    QCOMPARE(m_window->focusWidget(), static_cast<QWidget *>(field));
    QVERIFY(field->placeholderText().contains(QStringLiteral("603797")));
    QTest::keyClicks(field,
                     QStringLiteral("%1 %2").arg(middle.x + 40, 0, 'f', 1).arg(middle.y - 30, 0, 'f', 1));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(std::abs(view().pose().target.x - middle.x - 40) < 0.1);
    QVERIFY(std::abs(view().pose().target.y - middle.y + 30) < 0.1);
    QVERIFY(!field->placeholderText().contains(QStringLiteral("603797")));

    // The spot is marked until Esc.
    const auto *marks = m_window->findChild<app::PlaceMarks *>();
    QVERIFY(marks);
    QVERIFY2(marks->pinText().startsWith(field->text()), qPrintable(marks->pinText()));
    QTest::keyClick(&view(), Qt::Key_Escape);
    QVERIFY(marks->pinText().isEmpty());

    // Degrees are read back as degrees, and the pin says both.
    action("view.goTo")->trigger();
    field->clear();
    QTest::keyClicks(field, QStringLiteral("10.7769 106.7009"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!marks->pinText().isEmpty());
    QVERIFY2(field->text().contains(QStringLiteral("10,776900")), qPrintable(field->text()));
    QVERIFY2(marks->pinText().contains(QStringLiteral("10,776900")) &&
                 marks->pinText().contains(QStringLiteral("106,700900")),
             qPrintable(marks->pinText()));
    // A click takes it away.
    QTest::mouseClick(view().findChild<QWidget *>(QStringLiteral("canvas")), Qt::LeftButton, {}, {200, 300});
    QVERIFY(marks->pinText().isEmpty());
}

void TestWindowNavigation::backToTheViewBefore()
{
    const scene::CameraPose home = view().pose();
    // By hand to a place of one's own, from there to another one.
    scene::CameraPose own = home;
    own.target.x += 120;
    own.distanceM = 300;
    own.headingDeg = 65;
    view().setPose(own);
    geo::Extent other(own.target.x + 400, own.target.y, own.target.x + 450, own.target.y + 50);
    view().flyToExtent(other, own.target.z);
    view().controller().finishFlight();
    QVERIFY(std::abs(view().pose().target.x - own.target.x) > 300);
    action("view.back")->trigger();
    view().controller().finishFlight();
    QCOMPARE(view().pose().target.x, own.target.x);
    QCOMPARE(view().pose().headingDeg, 65.0);
    QCOMPARE(view().pose().distanceM, 300.0);
    action("view.forward")->trigger();
    view().controller().finishFlight();
    QVERIFY(std::abs(view().pose().target.x - own.target.x) > 300);
}

void TestWindowNavigation::theSecondViewFollows()
{
    action("view.second")->trigger();
    ui::LinkedView *second = m_window->secondView();
    QVERIFY(second && action("view.second")->isChecked());
    QVERIFY(second->view().isPlan());
    QTRY_VERIFY_WITH_TIMEOUT(second->view().scene() != nullptr && !second->loader().isLoading(), 30'000);
    second->view().controller().setFlightSeconds(0);
    scene::CameraPose pose = view().pose();
    pose.target.x += 50;
    pose.headingDeg = 70;
    pose.distanceM = 400;
    view().setPose(pose);
    QCOMPARE(second->view().pose().target.x, pose.target.x);
    QCOMPARE(second->view().pose().headingDeg, 70.0);
    QVERIFY(second->view().pose().plan);
    // And leads where it is moved; the first stays as steep as it was.
    const double pitch = view().pose().pitchDeg;
    scene::CameraPose there = second->view().pose();
    there.target.y -= 33;
    second->view().setPose(there);
    QCOMPARE(view().pose().target.y, there.target.y);
    QCOMPARE(view().pose().pitchDeg, pitch);
    QVERIFY(!view().pose().plan);
    // Changing its mode does not tip the other.
    second->view().setPlan(false);
    QCOMPARE(view().pose().target.y, there.target.y);
    view().setPlan(true);
    QVERIFY(!second->view().pose().plan);
    QVERIFY(second->view().pose().pitchDeg < 85);
    view().setPlan(false);
    QTRY_VERIFY(second->view().lastFrameMs() > 0);
    const QImage picture = second->view().grabPicture();
    QSet<QRgb> shades;
    for (int column = 0; column < picture.width(); column += 5) {
        for (int y = 0; y < picture.height(); y += 5)
            shades.insert(picture.pixel(column, y));
    }
    QVERIFY2(shades.size() > 30, qPrintable(QString::number(shades.size())));
    // Unlinked, each goes its way.
    second->setLinked(false);
    const double x = second->view().pose().target.x;
    pose.target.x += 500;
    view().setPose(pose);
    QCOMPARE(second->view().pose().target.x, x);
    second->setLinked(true);
    QCOMPARE(second->view().pose().target.x, pose.target.x);
}

void TestWindowNavigation::theSecondViewSharesLayersAndSelects()
{
    ui::LinkedView *second = m_window->secondView();
    QVERIFY(second);
    // What is hidden in one is hidden in the other.
    const bool was = second->loader().scene()->isLayerVisible(QStringLiteral("building"));
    QVERIFY(was);
    m_window->shell().loader().setLayerVisible(QStringLiteral("building"), false);
    QVERIFY(!second->loader().scene()->isLayerVisible(QStringLiteral("building")));
    m_window->shell().loader().setLayerVisible(QStringLiteral("building"), true);
    QVERIFY(second->loader().scene()->isLayerVisible(QStringLiteral("building")));
    // A click there selects here.
    second->view().setPlan(true);
    view().goHome();
    QTRY_VERIFY(!second->loader().isLoading());
    m_window->shell().selectByUser({});
    std::optional<QPoint> at;
    const auto find = [&] {
        for (int y = 60; y < second->view().height() - 60 && !at; y += 9) {
            for (int x = 60; x < second->view().width() - 60 && !at; x += 9) {
                const std::optional<ui::ViewSpot> spot = second->view().spotAt(QPointF(x, y));
                if (spot && spot->feature && spot->feature->layer == QLatin1String("building"))
                    at = QPoint(x, y);
            }
        }
        return at.has_value();
    };
    QTRY_VERIFY(find());
    auto *canvas = second->view().findChild<QWidget *>(QStringLiteral("canvas"));
    QVERIFY(canvas);
    QTest::mouseClick(canvas, Qt::LeftButton, {}, *at);
    QCOMPARE(m_window->shell().selection().refs().size(), size_t(1));
    // Its button closes it.
    auto *close = second->findChild<QToolButton *>(QStringLiteral("secondViewClose"));
    QVERIFY(close);
    QTest::mouseClick(close, Qt::LeftButton);
    QTRY_VERIFY(!m_window->secondView());
    QVERIFY(!action("view.second")->isChecked());
}

void TestWindowNavigation::theSecondViewGoesWithTheCity()
{
    action("view.second")->trigger();
    QVERIFY(m_window->secondView());
    view().walk(view().pose().target, 0);
    m_window->opener().close();
    QVERIFY(!m_window->secondView());
    QVERIFY(!view().isWalking());
    QVERIFY(!view().findChild<app::WalkPanel *>()->isVisible());
    QVERIFY2(m_test.openSmallCity().isEmpty(), "opening again");
    QVERIFY(view().scene());
}

int testWindowNavigation(WindowUnderTest &test, const QStringList &arguments)
{
    TestWindowNavigation topic(test);
    return runTopic(topic, arguments);
}
#include "tst_windownavigation.moc"
