// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowtest.h"

#include <dothi/base/text.h>
#include <dothi/scene/offscreen.h>
#include <dothi/ui/sectioncontrol.h>
#include <dothi/ui/suncontrol.h>

#include <QAction>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QSlider>
#include <QTimer>
#include <QToolButton>

#include <cmath>

using namespace dothi;

/// What is done with the view: measuring, sections, the sun of an hour, pictures.
class TestWindowTools : public WindowTest
{
    Q_OBJECT
public:
    using WindowTest::WindowTest;
private Q_SLOTS:
    void measuringADistance();
    void aSectionByKeyboardAndNumbers();
    void aSectionBoxByItsGrips();
    void sunAndShadowAtAnHour();
    void aPictureIsWritten();
    void aStoppedPictureLeavesNothing();
    void aPictureLoadsWhatTheWindowHasNot();
};

void TestWindowTools::measuringADistance()
{
    view().goHome();
    view().setPlan(true);
    m_window->startMeasuring(ui::MeasureKind::Distance);
    auto *tool = qobject_cast<ui::MeasureTool *>(view().tool());
    QVERIFY(tool);
    const QPoint middle(view().width() / 2, view().height() / 2);
    const QPoint a = middle - QPoint(100, 0);
    const QPoint b = middle + QPoint(60, 80);
    const std::optional<ui::ViewSpot> from = view().spotAt(a);
    const std::optional<ui::ViewSpot> to = view().spotAt(b);
    QVERIFY(from && to);
    clickView(a);
    clickView(b);
    QCOMPARE(tool->measurement().points.size(), size_t(2));
    const double expected =
        std::hypot(to->where.x - from->where.x, to->where.y - from->where.y, to->where.z - from->where.z);
    QVERIFY(std::abs(tool->measurement().length3dM() - expected) < 0.01);
    const auto *headline = m_window->findChild<QLabel *>(QStringLiteral("measureHeadline"));
    QVERIFY(headline && headline->isVisible());
    const double inPlan = std::hypot(to->where.x - from->where.x, to->where.y - from->where.y);
    QCOMPARE(headline->text(), formatQuantity(inPlan, 2, QStringLiteral("m")));
    // A click with a tool selects nothing; Esc leaves.
    QVERIFY(m_window->shell().selection().refs().empty() || tool->measurement().points.size() == 2);
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Escape);
    QVERIFY(!view().tool());
    QVERIFY(!headline->isVisible());
    view().setPlan(false);
}

void TestWindowTools::aSectionByKeyboardAndNumbers()
{
    const auto building = clickableBuilding();
    QVERIFY(building.has_value());
    const QPoint middle = view().rect().center();
    ui::SectionControl &section = m_window->section();
    QVERIFY(!section.isActive());
    // Two points by the cross in the middle, the camera moved in between.
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(view().tool());
    QTest::keyClick(&view(), Qt::Key_Space);
    const scene::CameraPose before = view().pose();
    scene::CameraPose aside = before;
    aside.target.x += 60;
    view().setPose(aside);
    QTest::keyClick(&view(), Qt::Key_Space);
    QVERIFY(!view().tool());
    QVERIFY(section.isActive());
    QCOMPARE(section.section().kind, scene::SectionKind::Vertical);
    view().setPose(before);
    // The line goes through the building; by numbers it is set behind it: the building is not picked any
    // more.
    const auto field = [this](const char *name) {
        return m_window->findChild<QDoubleSpinBox *>(QLatin1String(name));
    };
    QTRY_VERIFY(field("sectionFromN") && field("sectionFromN")->isVisible());
    const auto spot = view().spotAt(middle);
    QVERIFY(spot);
    const auto type = [&](const char *name, double value) {
        QDoubleSpinBox *box = field(name);
        QVERIFY2(box, name);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QLocale().toString(value, 'f', 2).remove(QLocale().groupSeparator()));
        QTest::keyClick(box, Qt::Key_Return);
        QVERIFY(std::abs(box->value() - value) < 0.006);
    };
    const geo::Extent all = m_window->shell().loader().extent();
    type("sectionFromE", all.minX());
    type("sectionToE", all.maxX());
    // Looking east, what lies south is taken away: everything.
    type("sectionFromN", all.maxY() + 500);
    type("sectionToN", all.maxY() + 500);
    QVERIFY(std::abs(section.section().to.y - (all.maxY() + 500)) < 0.01);
    const auto gone = view().spotAt(middle);
    QVERIFY(!gone || gone->feature != building->first);
    auto *flip = m_window->findChild<QToolButton *>(QStringLiteral("sectionFlip"));
    QVERIFY(flip);
    flip->click();
    const auto back = view().spotAt(middle);
    QVERIFY(back && back->feature == building->first);
    // Esc ends it, whatever has the focus.
    field("sectionFromE")->setFocus();
    QTest::keyClick(field("sectionFromE"), Qt::Key_Escape);
    QVERIFY(!section.isActive());
    QVERIFY(!m_window->shell().loader().scene()->section().isActive());
    QVERIFY(m_window->shell().selection().refs() == std::vector<city::FeatureRef>{building->first});
}

void TestWindowTools::aSectionBoxByItsGrips()
{
    const auto building = clickableBuilding();
    QVERIFY(building.has_value());
    m_window->shell().selectByUser({building->first});
    m_window->cutBox();
    ui::SectionControl &section = m_window->section();
    QCOMPARE(section.section().kind, scene::SectionKind::Box);
    const auto spot = view().spotAt(view().rect().center());
    QVERIFY(spot && spot->feature == building->first);
    QCOMPARE(section.handles().size(), size_t(7));
    // By the arrow keys: the right side a metre out; its opposite stays.
    const scene::Section before = section.section();
    ui::SectionHandle *right = section.handles()[1];
    QTest::keyClick(right, Qt::Key_Right);
    QVERIFY(std::abs(section.section().widthM - before.widthM - 1) < 1e-9);
    const auto leftSide = [](const scene::Section &s) { return s.middle.x - s.widthM / 2; };
    QVERIFY(std::abs(leftSide(section.section()) - leftSide(before)) < 1e-9);
    // By the mouse: the lid up by a part of the view's height.
    ui::SectionHandle *top = section.handles()[5];
    const QPoint hold = top->rect().center();
    QTest::mousePress(top, Qt::LeftButton, {}, hold);
    QMouseEvent move(QEvent::MouseMove, QPointF(hold) - QPointF(0, 30),
                     top->mapToGlobal(hold - QPoint(0, 30)), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(top, &move);
    QTest::mouseRelease(top, Qt::LeftButton, {}, hold);
    QVERIFY(section.section().topM > before.topM + 0.5);
    QCOMPARE(section.section().bottomM, before.bottomM);
    m_window->toggleSection();
    QVERIFY(!section.isActive());
    QVERIFY(section.handles().empty());
}

void TestWindowTools::sunAndShadowAtAnHour()
{
    view().goHome();
    const auto brightness = [this] {
        const QImage picture = view().grabPicture();
        qint64 sum = 0;
        qint64 count = 0;
        for (int x = 0; x < picture.width(); x += 5) {
            for (int y = 0; y < picture.height(); y += 5, ++count)
                sum += qGray(picture.pixel(x, y));
        }
        return static_cast<double>(sum) / static_cast<double>(count);
    };
    QAction *action = m_window->shell().actions().find(QStringLiteral("view.sun"));
    QVERIFY(action && action->isEnabled());
    action->trigger();
    ui::SunControl &sun = m_window->sun();
    QVERIFY(sun.isActive());
    auto *slider = m_window->findChild<QSlider *>(QStringLiteral("sunSlider"));
    auto *date = m_window->findChild<QDateEdit *>(QStringLiteral("sunDate"));
    auto *noon = m_window->findChild<QPushButton *>(QStringLiteral("sunNoon"));
    QVERIFY(slider && date && noon);
    QTRY_VERIFY(slider->isVisible());
    date->setDate(QDate(2026, 6, 21));
    QCOMPARE(sun.when().date(), QDate(2026, 6, 21));
    // In June the sun of noon stands in the north of Ho Chi Minh City, 77° high.
    noon->click();
    QVERIFY(std::abs(sun.position().altitudeDeg - 77.3) < 0.5);
    QVERIFY(std::abs(std::remainder(sun.position().azimuthDeg, 360)) < 3);
    const double day = brightness();
    // By the keyboard, an hour at a time.
    const int before = slider->value();
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_PageDown);
    QCOMPARE(std::abs(slider->value() - before), 60);
    QCOMPARE(sun.when().time().hour() * 60 + sun.when().time().minute(), slider->value());
    slider->setValue(23 * 60);
    QVERIFY(sun.position().altitudeDeg < -30);
    QVERIFY(brightness() < day * 0.5);
    // The film of the day goes on by itself.
    auto *play = m_window->findChild<QToolButton *>(QStringLiteral("sunPlay"));
    QVERIFY(play);
    const QDateTime still = sun.when();
    play->click();
    QTRY_VERIFY(sun.when() != still);
    action->trigger();
    QVERIFY(!sun.isActive());
    QVERIFY(!slider->isVisible());
    QVERIFY(!play->isChecked());
}

void TestWindowTools::aPictureIsWritten()
{
    view().goHome();
    const QString file = m_test.path(QStringLiteral("picture.png"));
    QSignalSpy ended(m_window, &app::MainWindow::pictureEnded);
    // Several strips, the last one lower than the others.
    m_window->exportPicture(file, {1600, 1001});
    QVERIFY(ended.size() == 1 || ended.wait(60'000));
    QVERIFY(ended.takeFirst().front().toBool());
    const QImage picture(file);
    QCOMPARE(picture.size(), QSize(1600, 1001));
    // The same as in one piece.
    const Result<QImage> whole =
        scene::renderImage(*m_window->shell().loader().scene(),
                           scene::Camera(view().pose(), QSizeF(picture.size())), picture.size());
    VERIFY_RESULT(whole);
    qint64 different = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor a = picture.pixelColor(x, y);
            const QColor b = whole->pixelColor(x, y);
            different += std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) +
                                     std::abs(a.blue() - b.blue()) >
                                 12
                             ? 1
                             : 0;
        }
    }
    // Edges of trees may fall to the next pixel; a strip in the wrong place would shift everything.
    QVERIFY2(different < picture.width() * picture.height() / 200, qPrintable(QString::number(different)));
    m_window->exportPicture(m_test.path(QStringLiteral("no/such/folder/p.png")), {64, 40});
    QVERIFY(ended.size() == 1 || ended.wait(60'000));
    QVERIFY(!ended.front().front().toBool());
}

/// A report's picture of a place the window has never looked at: made by a task, while the window goes on.
void TestWindowTools::aPictureLoadsWhatTheWindowHasNot()
{
    view().goHome();
    scene::CityScene &scene = *m_window->shell().loader().scene();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->shell().loader().isLoading(), 30'000);
    const Result<std::vector<city::Feature>> trees =
        m_test.cities().city()->store().readAll(QStringLiteral("tree"));
    VERIFY_RESULT(trees);
    QVERIFY(!trees->empty());
    // Trees are drawn from near by only.
    const geo::Coord spot = trees->front().geometry.extent().center();
    const scene::CameraPose pose{{spot.x, spot.y, m_window->shell().groundHeight(spot.x, spot.y)}, 0, 60, 60};
    scene.setPaged({QStringLiteral("tree"), static_cast<qint64>(trees->size()),
                    m_window->shell().loader().layer(QStringLiteral("tree"))->extent});
    std::optional<Result<QImage>> made;
    int turns = 0;
    QTimer turning;
    connect(&turning, &QTimer::timeout, this, [&turns] { ++turns; });
    turning.start(0);
    m_window->shell().picture(QStringLiteral("report"), pose, {640, 400}, this,
                              [&made](Result<QImage> image) { made.emplace(std::move(image)); });
    QVERIFY(!made); // a task, not done on the spot
    QTRY_VERIFY_WITH_TIMEOUT(made.has_value(), 30'000);
    VERIFY_RESULT(*made);
    QVERIFY(turns > 3);
    QCOMPARE((*made)->size(), QSize(640, 400));
    // Nothing was lacking in it: drawn again with every tile there, it is the same.
    TaskContext task;
    const scene::Camera camera(pose, QSizeF(640, 400));
    scene.prepareFrame(camera);
    QVERIFY(scene.missingTiles(1).empty());
    VERIFY_RESULT(scene.loadTiles(camera, m_test.cities().city()->store(), task));
    const Result<QImage> again = scene::renderImage(scene, camera, {640, 400});
    VERIFY_RESULT(again);
    qint64 different = 0;
    for (int y = 0; y < 400; ++y) {
        for (int x = 0; x < 640; ++x) {
            const QColor a = (*made)->pixelColor(x, y);
            const QColor b = again->pixelColor(x, y);
            different += std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) > 12 ? 1 : 0;
        }
    }
    QVERIFY2(different < 640 * 400 / 100, qPrintable(QString::number(different)));
    view().redraw();
}

void TestWindowTools::aStoppedPictureLeavesNothing()
{
    const QString file = m_test.path(QStringLiteral("stopped.png"));
    QSignalSpy ended(m_window, &app::MainWindow::pictureEnded);
    m_window->exportPicture(file, {3840, 2160});
    // It draws in turns of the event loop: the click that stops it comes in between.
    TaskManager &tasks = m_test.tasks();
    const quint64 task = tasks.tasks().back().id;
    QTRY_VERIFY_WITH_TIMEOUT(tasks.tasks().back().fraction > 0, 30'000);
    QVERIFY(ended.isEmpty());
    tasks.cancel(task);
    QVERIFY(ended.size() == 1 || ended.wait(10'000));
    QVERIFY(!ended.front().front().toBool());
    QVERIFY(!QFileInfo::exists(file));
    auto *bar = m_window->findChild<ui::MessageBar *>(QStringLiteral("messageBar"));
    QVERIFY2(bar->currentText().contains(QStringLiteral("no picture was written")),
             qPrintable(bar->currentText()));
    bar->clear();
}

int testWindowTools(WindowUnderTest &test, const QStringList &arguments)
{
    TestWindowTools topic(test);
    return runTopic(topic, arguments);
}
#include "tst_windowtools.moc"
