// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowtest.h"

#include <dothi/ui/statusbar.h>
#include <dothi/ui/viewcanvas.h>

#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QSlider>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace dothi;

/// What the view shows and answers to mouse and keyboard.
class TestWindowView : public WindowTest
{
    Q_OBJECT
public:
    using WindowTest::WindowTest;
private Q_SLOTS:
    void everythingIsDrawn();
    void aClickOnABuildingShowsIt();
    void aClickBesideTakesTheSelectionBack();
    void dragMovesTheMap();
    void keysSwitchPlanAnd3d();
    void digitsSwitchWhileAListHasTheFocus();
    void theMenuKeyOpensTheMenuOfTheSpot();
    void aChangeOfSizeCostsNoFullFrame();
    void theStatusBarFollowsTheCursor();
    void layersHideAndShow();
    void anEditIsSeenInItsTiles();
    void theOpacitySliderChangesThePicture();
    void swatchesShowTheColoursOfTheView();
    void theKeyboardAloneSelectsAndMeasures();
    void theWelcomeStandsBesideTheToolBar();
    void bothThemes();
};

void TestWindowView::everythingIsDrawn()
{
    QVERIFY(view().hasCanvas());
    QVERIFY(canvas());
    for (const ui::SceneLoader::Layer &layer : m_window->shell().loader().layers()) {
        if (layer.visible && layer.features > 0)
            QCOMPARE(layer.state, ui::SceneLoader::State::Ready);
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_window->shell().loader().scene()->triangles() > 1000, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->shell().loader().isLoading(), 20'000);
    QTRY_VERIFY(view().lastFrameMs() > 0);
    // Not one colour: the city is on it.
    const QImage picture = view().grabPicture();
    QSet<QRgb> shades;
    for (int x = 0; x < picture.width(); x += 7) {
        for (int y = 0; y < picture.height(); y += 7)
            shades.insert(picture.pixel(x, y));
    }
    QVERIFY2(shades.size() > 50, qPrintable(QString::number(shades.size())));
    QVERIFY(m_window->windowTitle().contains(QStringLiteral("small")));
}

void TestWindowView::aClickOnABuildingShowsIt()
{
    const auto building = clickableBuilding();
    QVERIFY(building.has_value());
    m_window->shell().selectByUser({});
    clickView(building->second);
    QCOMPARE(m_window->shell().selection().refs(), std::vector<city::FeatureRef>{building->first});
    QCOMPARE(m_window->inspector().current(), building->first);
    const auto *title = m_window->inspector().findChild<QLabel *>(QStringLiteral("inspectorTitle"));
    QVERIFY(title && !title->text().isEmpty());
    // What is shown can be taken along.
    auto *copy = m_window->inspector().findChild<QToolButton *>(QStringLiteral("inspectorCopy"));
    QVERIFY(copy);
    copy->click();
    QTRY_VERIFY(QApplication::clipboard()->text().contains(building->first.toString()));
}

void TestWindowView::aClickBesideTakesTheSelectionBack()
{
    const auto building = clickableBuilding();
    QVERIFY(building.has_value());
    QVERIFY(!m_window->shell().selection().refs().empty());
    // Bare ground: a spot of the canvas where nothing is picked.
    std::optional<QPoint> bare;
    for (int y = 40; y < view().height() - 40 && !bare; y += 12) {
        for (int x = 40; x < view().width() - 40 && !bare; x += 12) {
            const std::optional<ui::ViewSpot> spot = view().spotAt(QPoint(x, y));
            if (spot && !spot->feature && view().childAt(x, y) == canvas())
                bare = QPoint(x, y);
        }
    }
    QVERIFY(bare.has_value());
    clickView(*bare);
    QVERIFY(m_window->shell().selection().refs().empty());
    QVERIFY(m_window->inspector().current().layer.isEmpty());
    // Esc lets go, too.
    m_window->shell().selectByUser({building->first});
    QVERIFY(!m_window->shell().selection().refs().empty());
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Escape);
    QVERIFY(m_window->shell().selection().refs().empty());
    QVERIFY(m_window->inspector().current().layer.isEmpty());
}

void TestWindowView::dragMovesTheMap()
{
    view().goHome();
    view().setPlan(true);
    const QPoint from(view().width() / 2, view().height() / 2);
    const std::optional<ui::ViewSpot> grabbed = view().spotAt(from);
    QVERIFY(grabbed.has_value());
    const QPoint to = from + QPoint(90, 40);
    QTest::mousePress(canvas(), Qt::LeftButton, {}, from);
    QTest::mouseMove(canvas(), from + QPoint(30, 10));
    QTest::mouseMove(canvas(), to);
    QTest::mouseRelease(canvas(), Qt::LeftButton, {}, to);
    const std::optional<QPointF> now = view().positionOf(grabbed->where);
    QVERIFY(now.has_value());
    QVERIFY2(std::hypot(now->x() - to.x(), now->y() - to.y()) < 1.5,
             qPrintable(QStringLiteral("%1 %2").arg(now->x()).arg(now->y())));
    // A drag is no click.
    QVERIFY(m_window->shell().selection().refs().empty());
    view().setPlan(false);
}

void TestWindowView::keysSwitchPlanAnd3d()
{
    view().setFocus();
    QAction *plan = m_window->shell().actions().find(QStringLiteral("view.plan"));
    QTest::keyClick(&view(), Qt::Key_2);
    QVERIFY(view().isPlan());
    QVERIFY(plan->isChecked());
    QTest::keyClick(&view(), Qt::Key_3);
    QVERIFY(!view().isPlan());
    QVERIFY(!plan->isChecked());
    const double before = view().pose().distanceM;
    QTest::keyClick(&view(), Qt::Key_Plus);
    QVERIFY(view().pose().distanceM < before);
    QTest::keyClick(&view(), Qt::Key_Home);
}

void TestWindowView::digitsSwitchWhileAListHasTheFocus()
{
    QListWidget list(m_window);
    list.addItems({QStringLiteral("2 a"), QStringLiteral("3 b")});
    list.show();
    list.setFocus();
    QTRY_VERIFY(list.hasFocus());
    QTest::keyClick(&list, Qt::Key_2);
    QVERIFY(view().isPlan());
    QTest::keyClick(&list, Qt::Key_3);
    QVERIFY(!view().isPlan());
    // Who types keeps his digits.
    auto &search = m_window->topBar().search();
    search.setFocus();
    QTest::keyClicks(&search, QStringLiteral("23"));
    QVERIFY(!view().isPlan());
    QCOMPARE(search.text(), QStringLiteral("23"));
    search.clear();
    view().setFocus();
}

void TestWindowView::theMenuKeyOpensTheMenuOfTheSpot()
{
    const auto building = clickableBuilding();
    QVERIFY(building.has_value());
    m_window->shell().selectByUser({});
    view().setFocus();
    const auto ask = [this](Qt::Key key, Qt::KeyboardModifiers modifiers) {
        QPoint at(-1, -1);
        QStringList entries;
        QTimer::singleShot(0, m_window, [&] {
            if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
                at = view().mapFromGlobal(menu->pos());
                for (QAction *action : menu->actions())
                    entries.append(action->text());
                menu->close();
            }
        });
        QTest::keyClick(&view(), key, modifiers);
        return std::pair(at, entries);
    };
    for (const auto &[key, modifiers] : {std::pair(Qt::Key_Menu, Qt::KeyboardModifiers()),
                                         std::pair(Qt::Key_F10, Qt::KeyboardModifiers(Qt::ShiftModifier))}) {
        const auto [at, entries] = ask(key, modifiers);
        QVERIFY2(entries.contains(QStringLiteral("Show what it is")), qPrintable(entries.join(u',')));
        QVERIFY((at - view().rect().center()).manhattanLength() < 6);
    }
}

void TestWindowView::aChangeOfSizeCostsNoFullFrame()
{
    QTRY_VERIFY(view().lastFrameMs() > 0);
    const auto *drawing = qobject_cast<ui::ViewCanvas *>(canvas());
    QVERIFY(drawing);
    QTRY_VERIFY(!drawing->isCoarse());
    const QSize usual = m_window->size();
    std::vector<bool> coarse;
    const auto connection =
        connect(&view(), &ui::View3D::frameDrawn, this, [&] { coarse.push_back(drawing->isCoarse()); });
    m_window->resize(usual + QSize(40, 0));
    QTRY_VERIFY(!coarse.empty());
    QVERIFY(coarse.front());
    // At rest: one in full.
    QTRY_VERIFY(!coarse.back());
    QCOMPARE(std::ranges::count(coarse, false), 1);
    disconnect(connection);
    m_window->resize(usual);
    QTRY_VERIFY(!drawing->isCoarse());
}

void TestWindowView::theStatusBarFollowsTheCursor()
{
    view().goHome();
    view().setPlan(true);
    const QPoint at(view().width() / 2 + 37, view().height() / 2 - 21);
    const std::optional<ui::ViewSpot> spot = view().spotAt(at);
    QVERIFY(spot.has_value());
    QTest::mouseMove(canvas(), at - QPoint(5, 5));
    QTest::mouseMove(canvas(), at);
    QTRY_VERIFY(m_window->status().positionText().contains(QStringLiteral("N 1")));
    const QString metres = m_window->status().positionText();
    QVERIFY(metres.startsWith(QLatin1String("E ")));
    auto *where = m_window->status().findChild<QToolButton *>(QStringLiteral("statusPosition"));
    where->click();
    QVERIFY(m_window->status().positionText().contains(QStringLiteral("°")));
    where->click();
    QCOMPARE(m_window->status().positionText(), metres);
    auto *ground = m_window->status().findChild<QLabel *>(QStringLiteral("statusGround"));
    QVERIFY(ground->text().startsWith(QStringLiteral("Ground, Hòn Dấu ")));
    m_window->status().showSpot(spot, std::nullopt);
    QCOMPARE(ground->text(), QStringLiteral("Ground: no terrain"));
    view().setPlan(false);
}

void TestWindowView::layersHideAndShow()
{
    ui::SceneLoader &loader = m_window->shell().loader();
    auto *row = m_window->findChild<QWidget *>(QStringLiteral("layer-building"));
    QVERIFY(row);
    auto *eye = row->findChild<QToolButton *>(QStringLiteral("eye"));
    QVERIFY(eye && eye->isChecked());
    eye->click();
    QVERIFY(!loader.layer(QStringLiteral("building"))->visible);
    QVERIFY(!loader.scene()->isLayerVisible(QStringLiteral("building")));
    loader.setLayerVisible(QStringLiteral("building"), true);
    QVERIFY(loader.scene()->isLayerVisible(QStringLiteral("building")));

    // A layer that was off is built when it is first shown.
    const ui::SceneLoader::Layer *zones = loader.layer(QStringLiteral("planning_zone"));
    QVERIFY(zones && zones->features > 0);
    if (!zones->visible) {
        QCOMPARE(zones->state, ui::SceneLoader::State::NotBuilt);
        loader.setLayerVisible(QStringLiteral("planning_zone"), true);
        QTRY_COMPARE(loader.layer(QStringLiteral("planning_zone"))->state, ui::SceneLoader::State::Ready);
        loader.setLayerVisible(QStringLiteral("planning_zone"), false);
    }
}

/// A building grows, and goes: the window fetches the tiles that show it, and only the frame asked for them.
void TestWindowView::anEditIsSeenInItsTiles()
{
    const auto spot = clickableBuilding();
    QVERIFY(spot);
    const city::FeatureRef ref = spot->first;
    ui::SceneLoader &loader = m_window->shell().loader();
    QTRY_VERIFY_WITH_TIMEOUT(!loader.isLoading(), 30'000);
    city::City &city = *m_test.cities().city();
    const city::LayerDef &def = *city::Schema::builtin().layer(ref.layer);
    const city::Feature before = city.store().feature(ref.layer, ref.id).value().value();
    const geo::Coord middle = before.geometry.extent().center();
    const double ground = m_window->shell().groundHeight(middle.x, middle.y);
    // From straight above, in the scene the window shows.
    const auto seenFromAbove = [&]() -> std::optional<scene::PickHit> {
        const QSizeF viewport(200, 200);
        return loader.scene()->pick(
            scene::Camera({{middle.x, middle.y, ground}, 0, 90, 600, false}, viewport), {100, 100});
    };
    QVERIFY(seenFromAbove() && seenFromAbove()->ref == ref);
    const double heightBefore = seenFromAbove()->where.z - ground;
    QVERIFY(heightBefore < 150);

    city::Feature taller = before;
    QVERIFY(taller.set(def, QStringLiteral("height_m"), 177.0));
    VERIFY_RESULT(city.edit({ref.layer, {ref.id}},
                            [&](city::StoreWriter &writer) { return writer.update(ref.layer, taller); }));
    QTRY_VERIFY_WITH_TIMEOUT(seenFromAbove() && std::abs(seenFromAbove()->where.z - ground - 177) < 10,
                             30'000);
    QCOMPARE(seenFromAbove()->ref, ref);

    VERIFY_RESULT(city.edit({ref.layer, {ref.id}},
                            [&](city::StoreWriter &writer) { return writer.remove(ref.layer, ref.id); }));
    QTRY_VERIFY_WITH_TIMEOUT(seenFromAbove() && seenFromAbove()->ref != ref, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(!loader.isLoading(), 30'000);

    // Back again for the tests that follow; it gets another id.
    std::vector<city::Feature> again{before};
    again.front().id = 0;
    VERIFY_RESULT(city.edit({ref.layer, {}},
                            [&](city::StoreWriter &writer) { return writer.insert(ref.layer, again); }));
    QTRY_VERIFY_WITH_TIMEOUT(seenFromAbove() && seenFromAbove()->ref.id == again.front().id, 30'000);
    m_window->shell().selectByUser({});
}

void TestWindowView::theOpacitySliderChangesThePicture()
{
    view().goHome();
    view().setPlan(true);
    QTRY_VERIFY(!m_window->shell().loader().isLoading());
    const auto difference = [](const QImage &a, const QImage &b) {
        qint64 sum = 0;
        for (int y = 0; y < std::min(a.height(), b.height()); y += 3) {
            for (int x = 0; x < std::min(a.width(), b.width()); x += 3)
                sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
        }
        return sum;
    };
    // Houses beside the picture throw their shadows into it when they have come in, too.
    QImage solid;
    QTRY_VERIFY_WITH_TIMEOUT(std::exchange(solid, view().grabPicture()) == solid && !solid.isNull(), 30'000);
    auto *row = m_window->findChild<QWidget *>(QStringLiteral("layer-building"));
    row->findChild<QToolButton *>(QStringLiteral("more"))->click();
    auto *slider = row->findChild<QSlider *>(QStringLiteral("opacity"));
    QVERIFY(slider->isVisible());
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Home);
    QCOMPARE(slider->value(), 10);
    const QImage faint = view().grabPicture();
    QVERIFY2(difference(solid, faint) > 20'000, qPrintable(QString::number(difference(solid, faint))));
    QTest::keyClick(slider, Qt::Key_End);
    const QImage again = view().grabPicture();
    QVERIFY2(difference(solid, again) < 2'000, qPrintable(QString::number(difference(solid, again))));
    view().setPlan(false);
}

void TestWindowView::swatchesShowTheColoursOfTheView()
{
    const auto swatch = [this] {
        auto *row = m_window->findChild<QWidget *>(QStringLiteral("layer-building"));
        const QList<ui::Swatch *> all = row->findChildren<ui::Swatch *>();
        for (ui::Swatch *one : all) {
            if (one->isVisible())
                return one->grab().toImage().pixelColor(7, 7);
        }
        return QColor();
    };
    const auto building = clickableBuilding();
    QVERIFY(building.has_value());
    const QColor light = swatch();
    m_window->shell().actions().find(QStringLiteral("view.dark"))->trigger();
    QTRY_VERIFY(swatch().isValid() && swatch() != light);
    const QColor dark = swatch();
    m_window->shell().selectByUser({});
    view().setPlan(true);
    QTRY_VERIFY(!view().controller().isMoving());
    const QImage picture = view().grabPicture();
    const QColor roof = picture.pixelColor(picture.width() / 2, picture.height() / 2);
    view().setPlan(false);
    m_window->shell().actions().find(QStringLiteral("view.dark"))->trigger();
    QVERIFY2(dark.lightness() < light.lightness() - 60, qPrintable(dark.name()));
    QVERIFY2(std::abs(dark.lightness() - roof.lightness()) < 30,
             qPrintable(QStringLiteral("%1 beside %2").arg(dark.name(), roof.name())));
}

void TestWindowView::theKeyboardAloneSelectsAndMeasures()
{
    const auto building = clickableBuilding();
    QVERIFY(building.has_value());
    m_window->shell().selectByUser({});
    // To the view by tabbing, from wherever the focus is.
    m_window->topBar().search().setFocus();
    for (int i = 0; i < 200 && !view().hasFocus(); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(view().hasFocus());
    const auto *aim = view().findChild<QWidget *>(QStringLiteral("aim"));
    QVERIFY(aim && aim->isVisible());
    QTest::keyClick(&view(), Qt::Key_Space);
    QCOMPARE(m_window->shell().selection().refs(), std::vector<city::FeatureRef>{building->first});

    m_window->shell().actions().find(QStringLiteral("tools.measureDistance"))->trigger();
    auto *tool = qobject_cast<ui::MeasureTool *>(view().tool());
    QVERIFY(tool && view().hasFocus());
    QTest::keyClick(&view(), Qt::Key_Space);
    scene::CameraPose pose = view().pose();
    pose.target.x += 12;
    view().setPose(pose);
    QTest::keyClick(&view(), Qt::Key_Space);
    QCOMPARE(tool->measurement().points.size(), size_t(2));
    QTest::keyClick(&view(), Qt::Key_Return);
    QVERIFY(tool->measurement().finished);
    QTest::keyClick(&view(), Qt::Key_Escape);
    // The mouse needs no cross.
    QTest::mouseMove(canvas(), view().rect().center() + QPoint(60, 10));
    QTest::mouseMove(canvas(), view().rect().center() + QPoint(65, 15));
    QTRY_VERIFY(!aim->isVisible());
}

void TestWindowView::theWelcomeStandsBesideTheToolBar()
{
    // A small screen with the table open.
    const QSize usual = m_window->size();
    m_window->resize(1366, 768);
    m_window->showTable(QStringLiteral("building"));
    m_window->shell().actions().find(QStringLiteral("help.welcome"))->trigger();
    auto *card = m_window->findChild<QWidget *>(QStringLiteral("welcomeCard"));
    auto *bar = view().findChild<ui::ViewToolBar *>();
    QVERIFY(card && bar);
    QTRY_VERIFY(view().height() < 500 && card->isVisible());
    QTRY_VERIFY2(!card->geometry().intersects(bar->geometry()),
                 qPrintable(QStringLiteral("%1 %2").arg(card->x()).arg(bar->geometry().right())));
    QVERIFY(view().rect().contains(card->geometry()));
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<QWidget *>(QStringLiteral("welcomeCard")));
    m_window->shell().actions().find(QStringLiteral("view.table"))->trigger();
    m_window->resize(usual);
}

void TestWindowView::bothThemes()
{
    QTRY_VERIFY(view().lastFrameMs() > 0);
    QSignalSpy drawn(&view(), &ui::View3D::frameDrawn);
    const auto brightness = [this] {
        const QImage picture =
            view().grabPicture().scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        return qGray(picture.pixel(0, 0));
    };
    const int light = brightness();
    m_window->shell().actions().find(QStringLiteral("view.dark"))->trigger();
    QVERIFY(ui::Theme::instance().isDark());
    QVERIFY(drawn.size() > 0 || drawn.wait(10'000));
    QVERIFY(brightness() < light - 20);
    m_window->shell().actions().find(QStringLiteral("view.dark"))->trigger();
    QVERIFY(!ui::Theme::instance().isDark());
}

int testWindowView(WindowUnderTest &test, const QStringList &arguments)
{
    TestWindowView topic(test);
    return runTopic(topic, arguments);
}
#include "tst_windowview.moc"
