// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "topbar.h"
#include "windowundertest.h"

#include <dothi/base/language.h>
#include <dothi/base/text.h>
#include <dothi/ui/commanddialog.h>
#include <dothi/ui/commandpalette.h>
#include <dothi/ui/inspectorpanel.h>
#include <dothi/ui/layerpanel.h>
#include <dothi/ui/messagebar.h>
#include <dothi/ui/statusbar.h>
#include <dothi/ui/tablepanel.h>
#include <dothi/ui/taskspanel.h>
#include <dothi/ui/viewoverlays.h>

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QTabBar>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

#include <cmath>
#include <future>

using namespace dothi;

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everythingIsDrawn();
    void aClickOnABuildingShowsIt();
    void aClickBesideTakesTheSelectionBack();
    void dragMovesTheMap();
    void keysSwitchPlanAnd3d();
    void theStatusBarFollowsTheCursor();
    void layersHideAndShow();
    void theTableSelectsInTheCity();
    void theTableFiltersWithoutAccents();
    void searchFindsAParcel();
    void searchFindsCoordinates();
    void thePaletteRunsACommand();
    void theCommandFormAnswers();
    void measuringADistance();
    void savedViewsComeBack();
    void aPictureIsWritten();
    void bothThemes();
    void aBadFileIsAMessageNotABox();
    void droppingACityOpensIt();
    void theOpacitySliderChangesThePicture();
    void aRowOfTheTableIsFlownTo();
    void anAddressIsFoundWithoutAccents();
    void swatchesShowTheColoursOfTheView();
    void shortTasksAreNotListed();
    void everythingHasANameForAScreenReader();
    void theKeyboardAloneSelectsAndMeasures();
    void theFirstStartGreetsOnce();
    void theLanguageSwitches();
    void closingMidTaskLosesNothing();

private:
    [[nodiscard]] ui::View3D &view() { return m_window->view(); }
    /// A building whose middle can be clicked: what is picked there is the building itself.
    [[nodiscard]] std::optional<std::pair<city::FeatureRef, QPoint>> clickableBuilding();
    void clickView(const QPoint &position, Qt::MouseButton button = Qt::LeftButton);
    [[nodiscard]] QWidget *canvas();

    WindowUnderTest m_test;
    app::MainWindow *m_window = nullptr;
};

void TestMainWindow::initTestCase()
{
    m_window = &m_test.show();
    const QString failed = m_test.openSmallCity();
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
}

void TestMainWindow::cleanupTestCase()
{
    m_test.close();
}

QWidget *TestMainWindow::canvas()
{
    return view().findChild<QWidget *>(QStringLiteral("canvas"));
}

void TestMainWindow::clickView(const QPoint &position, Qt::MouseButton button)
{
    QTest::mouseClick(canvas(), button, {}, position);
}

std::optional<std::pair<city::FeatureRef, QPoint>> TestMainWindow::clickableBuilding()
{
    view().goHome();
    const Result<std::vector<city::Feature>> buildings =
        m_test.cities().city()->store().readAll(QStringLiteral("building"));
    if (!buildings)
        return std::nullopt;
    for (const city::Feature &building : *buildings) {
        const city::FeatureRef ref{QStringLiteral("building"), building.id};
        m_window->shell().showFeature(ref);
        const QPoint middle = view().rect().center();
        const std::optional<ui::ViewSpot> spot = view().spotAt(middle);
        const QWidget *top = view().childAt(middle);
        if (spot && spot->feature == ref && top == canvas())
            return std::pair(ref, middle);
    }
    return std::nullopt;
}

void TestMainWindow::everythingIsDrawn()
{
    QVERIFY(view().hasCanvas());
    QVERIFY(canvas());
    for (const ui::SceneLoader::Layer &layer : m_window->shell().loader().layers()) {
        if (layer.visible && layer.features > 0)
            QCOMPARE(layer.state, ui::SceneLoader::State::Ready);
    }
    QVERIFY(m_window->shell().loader().scene()->triangles() > 1000);
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

void TestMainWindow::aClickOnABuildingShowsIt()
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

void TestMainWindow::aClickBesideTakesTheSelectionBack()
{
    const auto building = clickableBuilding();
    QVERIFY(building.has_value());
    QVERIFY(!m_window->shell().selection().refs().empty());
    // Esc, and a click on bare ground, both let go.
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Escape);
    QVERIFY(m_window->shell().selection().refs().empty());
    QVERIFY(m_window->inspector().current().layer.isEmpty());
}

void TestMainWindow::dragMovesTheMap()
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

void TestMainWindow::keysSwitchPlanAnd3d()
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

void TestMainWindow::theStatusBarFollowsTheCursor()
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

void TestMainWindow::layersHideAndShow()
{
    ui::SceneLoader &loader = m_window->shell().loader();
    auto *row = m_window->findChild<QWidget *>(QStringLiteral("layer-building"));
    QVERIFY(row);
    auto *eye = row->findChild<QToolButton *>(QStringLiteral("eye"));
    QVERIFY(eye && eye->isChecked());
    eye->click();
    QVERIFY(!loader.layer(QStringLiteral("building"))->visible);
    QVERIFY(!loader.scene()->isLayerVisible(QStringLiteral("building")));
    // Remembered for the next start.
    QCOMPARE(m_test.settings().raw(QStringLiteral("layers/building/visible")).toBool(), false);
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

void TestMainWindow::theTableSelectsInTheCity()
{
    m_window->showTable(QStringLiteral("building"));
    ui::FeatureTableModel &model = m_window->table().model();
    QTRY_VERIFY(model.rowCount() > 50);
    QCOMPARE(static_cast<qint64>(model.rowCount()),
             m_window->shell().loader().layer(QStringLiteral("building"))->features);
    m_window->table().table().selectRow(3);
    const city::FeatureRef third{QStringLiteral("building"), model.idAt(3)};
    QCOMPARE(m_window->shell().selection().refs(), std::vector<city::FeatureRef>{third});
    QCOMPARE(m_window->inspector().current(), third);
    // And the other way round: what is selected in the city is marked in the table.
    const city::FeatureRef other{QStringLiteral("building"), model.idAt(7)};
    m_window->shell().selectByUser({other});
    const QModelIndexList rows = m_window->table().table().selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.front().row(), 7);
}

void TestMainWindow::theTableFiltersWithoutAccents()
{
    m_window->showTable(QStringLiteral("road"));
    ui::FeatureTableModel &model = m_window->table().model();
    QTRY_VERIFY(model.rowCount() > 0);
    // A street name of the city, typed as one types it.
    const int column = model.layer()->fieldIndex(QStringLiteral("name")) + 1;
    QString name;
    for (int row = 0; row < model.rowCount() && foldVietnamese(name) == name.toLower(); ++row)
        name = model.data(model.index(row, column), Qt::DisplayRole).toString();
    QVERIFY2(foldVietnamese(name) != name.toLower(), "no street with accents");
    const int all = model.rowCount();
    QTest::keyClicks(&m_window->table().filter(), foldVietnamese(name));
    QTRY_VERIFY(!model.order().filter.isEmpty() && !model.isBusy() && model.rowCount() < all);
    QVERIFY(model.rowCount() > 0);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.data(model.index(row, column), Qt::DisplayRole).toString(), name);
    m_window->table().filter().clear();
    QTRY_COMPARE(model.rowCount(), all);
}

void TestMainWindow::searchFindsAParcel()
{
    const Result<std::vector<city::Feature>> parcels =
        m_test.cities().city()->store().readAll(QStringLiteral("parcel"));
    VERIFY_RESULT(parcels);
    QVERIFY(!parcels->empty());
    const city::LayerDef *layer = city::Schema::builtin().layer(QStringLiteral("parcel"));
    const city::Feature &parcel = parcels->at(parcels->size() / 2);
    const QString typed = QStringLiteral("thua %1 to %2")
                              .arg(city::toText(parcel.value(*layer, QStringLiteral("parcel_no"))),
                                   city::toText(parcel.value(*layer, QStringLiteral("map_sheet"))));
    ui::SearchField &search = m_window->topBar().search();
    search.setFocus();
    QSignalSpy searched(&search, &ui::SearchField::searched);
    QSignalSpy chosen(&search, &ui::SearchField::featureChosen);
    search.clear();
    QTest::keyClicks(&search, typed);
    QVERIFY(searched.wait(10'000));
    while (searched.wait(300)) {
    }
    QVERIFY2(!search.hits().empty(), qPrintable(typed));
    QVERIFY(search.isListShown());
    QTest::keyClick(&search, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(m_window->inspector().current().layer, QStringLiteral("parcel"));
    QVERIFY(!search.isListShown());
    // The parcel is on screen.
    const city::FeatureRef ref = m_window->inspector().current();
    const Result<ui::FeaturePlace> place = ui::placeOf(m_test.cities().city()->store(), {ref});
    VERIFY_RESULT(place);
    const std::optional<QPointF> where = view().positionOf(place->extent.center());
    QVERIFY(where && QRectF(view().rect()).contains(*where));
}

void TestMainWindow::searchFindsCoordinates()
{
    const geo::Coord middle = m_window->shell().loader().extent().center();
    ui::SearchField &search = m_window->topBar().search();
    search.setFocus();
    search.clear();
    QSignalSpy chosen(&search, &ui::SearchField::positionChosen);
    QTest::keyClicks(&search, QStringLiteral("%1 %2").arg(middle.x, 0, 'f', 1).arg(middle.y, 0, 'f', 1));
    QTest::keyClick(&search, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    // Where it asked for is in the middle of the view, after the flight.
    const geo::Coord there{middle.x, middle.y, m_window->shell().groundHeight(middle.x, middle.y)};
    const auto inTheMiddle = [&] {
        const QRectF rect(view().rect());
        const std::optional<QPointF> where = view().positionOf(there);
        return where && std::abs(where->x() - rect.center().x()) < 5 &&
               std::abs(where->y() - rect.center().y()) < 5 && view().pose().distanceM < 500;
    };
    QTRY_VERIFY(inTheMiddle());
}

void TestMainWindow::thePaletteRunsACommand()
{
    m_window->openPalette();
    auto *palette = m_window->findChild<ui::CommandPalette *>(QStringLiteral("palette"));
    QVERIFY(palette);
    auto *query = palette->findChild<QLineEdit *>(QStringLiteral("paletteQuery"));
    auto *list = palette->findChild<QListWidget *>(QStringLiteral("paletteList"));
    QAction *plan = m_window->shell().actions().find(QStringLiteral("view.plan"));
    // All actions that may run now, and all process commands, are in it.
    QVERIFY(palette->entries().size() > 20);
    QTest::keyClicks(query, foldVietnamese(plan->text()).left(12));
    QVERIFY(list->count() >= 1);
    QCOMPARE(list->item(0)->text(), plan->text());
    QVERIFY(!view().isPlan());
    QTest::keyClick(query, Qt::Key_Return);
    QTRY_VERIFY(view().isPlan());
    view().setPlan(false);
}

void TestMainWindow::theCommandFormAnswers()
{
    m_window->openCommand(QStringLiteral("city.info"));
    auto *dialog = m_window->findChild<ui::CommandDialog *>();
    QVERIFY(dialog);
    // The open city is filled in.
    QCOMPARE(dialog->arguments().value(QStringLiteral("store")).toString(),
             m_test.cities().city()->store().location());
    QSignalSpy ended(dialog, &ui::CommandDialog::ended);
    dialog->run();
    QVERIFY(ended.size() == 1 || ended.wait(30'000));
    const auto *answer = dialog->findChild<QPlainTextEdit *>();
    QVERIFY(answer && answer->toPlainText().contains(QStringLiteral("building")));
    dialog->close();
}

void TestMainWindow::measuringADistance()
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

void TestMainWindow::savedViewsComeBack()
{
    scene::CameraPose pose = view().pose();
    pose.headingDeg = 77;
    pose.distanceM = 432;
    VERIFY_RESULT(
        m_test.cities().city()->saveView({QStringLiteral("test"), QStringLiteral("Góc thử"), pose.toJson()}));
    view().goHome();
    auto *menu = m_window->findChild<QMenu *>(QStringLiteral("mainMenu"));
    QVERIFY(menu);
    Q_EMIT menu->aboutToShow();
    QAction *saved = nullptr;
    for (QMenu *sub : menu->findChildren<QMenu *>()) {
        for (QAction *action : sub->actions()) {
            if (action->text() == QStringLiteral("Góc thử") && !saved)
                saved = action;
        }
    }
    QVERIFY(saved);
    saved->trigger();
    QCOMPARE(view().pose().headingDeg, 77.0);
    QCOMPARE(view().pose().distanceM, 432.0);

    // Removed, and taken back only while its city is open.
    QAction *remove = nullptr;
    for (QMenu *sub : menu->findChildren<QMenu *>()) {
        for (QAction *action : sub->actions()) {
            if (action->text() == QStringLiteral("Góc thử") && action != saved)
                remove = action;
        }
    }
    QVERIFY(remove);
    const size_t before = m_test.cities().city()->savedViews()->size();
    remove->trigger();
    QCOMPARE(m_test.cities().city()->savedViews()->size(), before - 1);
    auto *bar = m_window->findChild<ui::MessageBar *>(QStringLiteral("messageBar"));
    auto *undo = bar->findChild<QAbstractButton *>(QStringLiteral("messageAction"));
    QVERIFY(undo);
    undo->click();
    QCOMPARE(m_test.cities().city()->savedViews()->size(), before);
    remove->trigger();
    m_window->opener().close();
    QVERIFY2(!bar->isVisible(), qPrintable(bar->currentText()));
    const QString failed = m_test.openSmallCity();
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    QCOMPARE(m_test.cities().city()->savedViews()->size(), before - 1);
}

void TestMainWindow::aPictureIsWritten()
{
    view().goHome();
    const QString file = m_test.path(QStringLiteral("picture.png"));
    QVERIFY(m_window->exportPicture(file, {640, 400}));
    const QImage picture(file);
    QCOMPARE(picture.size(), QSize(640, 400));
    QVERIFY(!m_window->exportPicture(m_test.path(QStringLiteral("no/such/folder/p.png")), {64, 40}));
}

void TestMainWindow::bothThemes()
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

void TestMainWindow::aBadFileIsAMessageNotABox()
{
    const QString bad = m_test.path(QStringLiteral("bad.dothi"));
    QFile file(bad);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no city");
    file.close();
    const city::City *before = m_test.cities().city();
    auto *bar = m_window->findChild<ui::MessageBar *>(QStringLiteral("messageBar"));
    bar->clear();
    QSignalSpy failed(&m_window->opener(), &app::CityOpener::openFailed);
    m_window->opener().open(bad);
    QVERIFY(failed.size() == 1 || failed.wait(10'000));
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->currentText().contains(QStringLiteral("bad.dothi")), qPrintable(bar->currentText()));
    QVERIFY(!QApplication::activeModalWidget());
    // What was open stays open.
    QCOMPARE(m_test.cities().city(), before);
    bar->findChild<QToolButton *>(QStringLiteral("messageClose"))->click();
    QVERIFY(!bar->isVisible());
}

void TestMainWindow::droppingACityOpensIt()
{
    const QString file = m_test.path(QStringLiteral("other.dothi"));
    m_window->opener().create(file, QStringLiteral("danang"), false);
    QTRY_COMPARE_WITH_TIMEOUT(m_test.cities().city()->store().location(), file, 30'000);
    QTRY_VERIFY(!m_window->shell().loader().isLoading());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_test.path(QStringLiteral("small.dothi")))});
    QSignalSpy shown(m_window, &app::MainWindow::cityShown);
    // Qt hands a drop only to the widget that accepted the drag.
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window, &drop);
    QVERIFY(shown.wait(60'000));
    QVERIFY(m_test.cities().city()->store().location().endsWith(QLatin1String("small.dothi")));
}

void TestMainWindow::theOpacitySliderChangesThePicture()
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
    const QImage solid = view().grabPicture();
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

void TestMainWindow::aRowOfTheTableIsFlownTo()
{
    view().goHome();
    m_window->showTable(QStringLiteral("building"));
    ui::FeatureTableModel &model = m_window->table().model();
    QTRY_VERIFY(!model.isBusy() && model.rowCount() > 50);
    QTableView &table = m_window->table().table();
    const QModelIndex cell = model.index(2, 1);
    table.scrollTo(cell);
    table.setFocus();
    const city::FeatureRef ref{QStringLiteral("building"), model.idAt(2)};
    const Result<ui::FeaturePlace> place = ui::placeOf(m_test.cities().city()->store(), {ref});
    VERIFY_RESULT(place);
    const geo::Coord there = place->extent.center();
    const double before = view().pose().distanceM;
    const QPoint at = table.visualRect(cell).center();
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(table.viewport(), Qt::LeftButton, {}, at);
    const auto seen = [&] {
        const std::optional<QPointF> pixel = view().positionOf(there);
        return view().pose().distanceM < before / 2 && pixel && QRectF(view().rect()).contains(*pixel);
    };
    QTRY_VERIFY2(seen(), qPrintable(QStringLiteral("%1 of %2 m, %3 %4")
                                        .arg(view().pose().distanceM)
                                        .arg(before)
                                        .arg(view().pose().target.x - there.x)
                                        .arg(view().pose().target.y - there.y)));
    QCOMPARE(m_window->shell().selection().refs(), std::vector<city::FeatureRef>{ref});
}

void TestMainWindow::anAddressIsFoundWithoutAccents()
{
    view().goHome();
    const auto buildings = m_test.cities().city()->store().readAll(QStringLiteral("building"));
    VERIFY_RESULT(buildings);
    const city::LayerDef *layer = city::Schema::builtin().layer(QStringLiteral("building"));
    QString address;
    for (const city::Feature &building : *buildings) {
        address = city::toText(building.value(*layer, QStringLiteral("address")));
        if (address.contains(QChar(0x0110)) || foldVietnamese(address) != address.toLower())
            break;
    }
    // "9 Đặng Minh Quyền, Phường Gò Mai" is typed as "9 dang minh quyen".
    const QString typed = foldVietnamese(address.section(QLatin1Char(','), 0, 0));
    QVERIFY(!typed.isEmpty() && typed != address.section(QLatin1Char(','), 0, 0).toLower());
    ui::SearchField &search = m_window->topBar().search();
    search.setFocus();
    search.clear();
    QSignalSpy chosen(&search, &ui::SearchField::featureChosen);
    QTest::keyClicks(&search, typed);
    QTRY_VERIFY(!search.hits().empty() && search.isListShown() &&
                foldVietnamese(search.hits().front().title + search.hits().front().subtitle).contains(typed));
    const geo::Coord where = search.hits().front().where;
    QTest::keyClick(&search, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    const auto onScreen = [&] {
        const std::optional<QPointF> at = view().positionOf(where);
        return at && QRectF(view().rect()).contains(*at) && view().pose().distanceM < 500;
    };
    QTRY_VERIFY(onScreen());
}

void TestMainWindow::swatchesShowTheColoursOfTheView()
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

void TestMainWindow::shortTasksAreNotListed()
{
    TaskManager tasks(makeThreadPoolExecutor(1));
    ui::TasksPanel panel(tasks);
    const auto rows = [&panel] {
        QStringList names;
        for (const QWidget *row : panel.findChildren<QWidget *>()) {
            if (row->objectName().startsWith(QLatin1String("task-")))
                names.append(row->objectName());
        }
        return names;
    };
    const auto run = [&tasks, this](std::function<Result<bool>(TaskContext &)> work) {
        return tasks.run<bool>(QStringLiteral("work"), this, std::move(work), {});
    };
    for (int i = 0; i < 5; ++i)
        run([](TaskContext &) -> Result<bool> { return true; });
    tasks.waitForAll();
    QCOMPARE(rows(), QStringList());
    // What fails is listed at once, what lasts after a while, and stays when it has ended.
    const quint64 failing =
        run([](TaskContext &) -> Result<bool> { return fail(ErrorCode::Io, QStringLiteral("disk")); });
    tasks.waitForAll();
    QCOMPARE(rows(), QStringList{QStringLiteral("task-%1").arg(failing)});
    std::promise<void> enough;
    const quint64 lasting = run([future = enough.get_future().share()](TaskContext &) -> Result<bool> {
        future.wait();
        return true;
    });
    const QString row = QStringLiteral("task-%1").arg(lasting);
    QVERIFY(!rows().contains(row));
    QTRY_VERIFY(rows().contains(row));
    enough.set_value();
    tasks.waitForAll();
    QVERIFY(rows().contains(row));
}

void TestMainWindow::everythingHasANameForAScreenReader()
{
    m_window->openImport();
    m_window->openCommand(QStringLiteral("city.info"));
    m_window->startMeasuring(ui::MeasureKind::Distance);
    QStringList nameless;
    for (QWidget *widget : m_window->findChildren<QWidget *>()) {
        const bool acts = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget) ||
                          qobject_cast<QComboBox *>(widget) || qobject_cast<QSlider *>(widget) ||
                          qobject_cast<QAbstractItemView *>(widget) || qobject_cast<QPlainTextEdit *>(widget);
        // Parts that Qt makes for its own widgets are named by these.
        if (!acts || widget->objectName() == QLatin1String("messageAction") ||
            widget->objectName().startsWith(QLatin1String("qt_")) || widget->inherits("QComboBoxListView") ||
            widget->inherits("QTableCornerButton") || qobject_cast<QHeaderView *>(widget) ||
            qobject_cast<QLineEdit *>(widget->parentWidget()) ||
            qobject_cast<QTabBar *>(widget->parentWidget()))
            continue;
        const QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(widget);
        if (!reader || reader->text(QAccessible::Name).trimmed().isEmpty())
            nameless.append(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char('/') +
                            widget->objectName() + QLatin1Char('/') + widget->toolTip() + QLatin1Char('@') +
                            widget->parentWidget()->objectName());
    }
    m_window->startMeasuring(ui::MeasureKind::Distance);
    m_window->importWizard()->close();
    m_window->findChild<ui::CommandDialog *>()->close();
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
}

void TestMainWindow::theKeyboardAloneSelectsAndMeasures()
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

void TestMainWindow::theFirstStartGreetsOnce()
{
    const SettingKey<bool> welcomed{"ui/welcomed", false};
    m_test.settings().set(welcomed, false);
    const QString demo = app::CityOpener::demoPath();
    QVERIFY(demo.startsWith(m_test.path({})));
    QVERIFY(QDir().mkpath(QFileInfo(demo).absolutePath()));
    io::DemoOptions options;
    options.buildings = 100;
    TaskContext task;
    VERIFY_RESULT(io::writeDemoCity(demo, options, task));
    QSignalSpy shown(m_window, &app::MainWindow::cityShown);
    m_window->opener().openDemo();
    const auto card = [this] { return m_window->findChild<QWidget *>(QStringLiteral("welcomeCard")); };
    QTRY_VERIFY_WITH_TIMEOUT(card() && card()->isVisible(), 30'000);
    QVERIFY(shown.size() > 0 || shown.wait(60'000));
    // It speaks of the demo city: it goes with it.
    m_window->opener().close();
    QVERIFY(!card());
    m_window->opener().openDemo();
    QTRY_VERIFY_WITH_TIMEOUT(card() && card()->isVisible(), 30'000);
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Escape);
    QTRY_VERIFY(!card());
    QVERIFY(m_test.settings().get(welcomed));
    m_window->opener().close();
    m_window->opener().openDemo();
    QVERIFY(shown.wait(60'000));
    QVERIFY(!card());
    const QString failed = m_test.openSmallCity();
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
}

void TestMainWindow::theLanguageSwitches()
{
    const auto title = [this](const char *action) {
        return m_window->shell().actions().find(QString::fromLatin1(action))->text();
    };
    QCOMPARE(title("file.open"), QStringLiteral("Open a city…"));
    QTRY_VERIFY(!m_test.tasks().busy());
    const auto choose = [this](const QString &code) {
        QTimer::singleShot(0, m_window, [this, code] {
            m_window->shell().actions().find(QStringLiteral("language.") + code)->trigger();
        });
        QTimer::singleShot(20'000, m_window, [] { QApplication::exit(1); });
        return QApplication::exec();
    };
    // The settings name Vietnamese from the start.
    QCOMPARE(choose(QStringLiteral("en")), app::MainWindow::kRestart);
    QVERIFY(!m_window->isVisible());
    QCOMPARE(m_test.settings().raw(QStringLiteral("ui/language")).toString(), QStringLiteral("en"));
    m_test.close();
    m_window = &m_test.show();
    QCOMPARE(choose(QStringLiteral("vi")), app::MainWindow::kRestart);
    QCOMPARE(m_test.settings().raw(QStringLiteral("ui/language")).toString(), QStringLiteral("vi"));
    m_test.close();
    // As the program does before it builds the window anew.
    installLanguage(QStringLiteral("vi"));
    m_window = &m_test.show();
    const QString vietnamese = title("file.open");
    m_test.close();
    installLanguage(QStringLiteral("en"));
    m_window = &m_test.show();
    QCOMPARE(vietnamese, QStringLiteral("Mở thành phố…"));
    QCOMPARE(title("file.open"), QStringLiteral("Open a city…"));
    const QString failed = m_test.openSmallCity();
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
}

void TestMainWindow::closingMidTaskLosesNothing()
{
    m_test.close();
    m_window = &m_test.show();
    m_window->opener().open(m_test.path(QStringLiteral("small.dothi")));
    // At once, while it is still being opened and built.
    m_window->close();
    m_test.close();
    m_window = &m_test.show();
    const QString failed = m_test.openSmallCity();
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
}

int main(int argc, char **argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    TestMainWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_mainwindow.moc"
