// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "questiondialog.h"
#include "windowtest.h"

#include <dothi/base/text.h>
#include <dothi/ui/commanddialog.h>
#include <dothi/ui/commandpalette.h>
#include <dothi/ui/suncontrol.h>
#include <dothi/ui/tablepanel.h>

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

#include <cmath>

using namespace dothi;

/// Table, search, palette and forms.
class TestWindowData : public WindowTest
{
    Q_OBJECT
public:
    using WindowTest::WindowTest;
private Q_SLOTS:
    void theTableSelectsInTheCity();
    void theTableFiltersWithoutAccents();
    void searchFindsAParcel();
    void searchFindsCoordinates();
    void thePaletteRunsACommand();
    void nightIsFoundInBothSenses();
    void theCommandFormAnswers();
    void aRowOfTheTableIsFlownTo();
    void anAddressIsFoundWithoutAccents();
    void savedViewsComeBack();
    void aViewIsNamedAndFoundInThePalette();
};

void TestWindowData::theTableSelectsInTheCity()
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

void TestWindowData::theTableFiltersWithoutAccents()
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

void TestWindowData::searchFindsAParcel()
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

void TestWindowData::searchFindsCoordinates()
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

void TestWindowData::thePaletteRunsACommand()
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

/// Of the hour of day and of the window's colours; the first shows lamps and a sun that is down.
void TestWindowData::nightIsFoundInBothSenses()
{
    m_window->openPalette();
    auto *palette = m_window->findChild<ui::CommandPalette *>(QStringLiteral("palette"));
    QVERIFY(palette);
    auto *query = palette->findChild<QLineEdit *>(QStringLiteral("paletteQuery"));
    auto *list = palette->findChild<QListWidget *>(QStringLiteral("paletteList"));
    const QString night = m_window->shell().actions().find(QStringLiteral("view.night"))->text();
    // In the language of the tests, whichever it is.
    query->setText(night.contains(QLatin1String("night")) ? QStringLiteral("night")
                                                          : QStringLiteral("ban dem"));
    QStringList titles;
    for (int row = 0; row < list->count(); ++row)
        titles.append(list->item(row)->text());
    QCOMPARE(titles.value(0), night);
    for (const char *id : {"view.dark", "theme.dark"})
        QVERIFY2(titles.contains(m_window->shell().actions().find(QLatin1String(id))->text()), id);
    QTest::keyClick(query, Qt::Key_Return);
    QTRY_VERIFY(m_window->sun().isActive());
    QVERIFY(m_window->sun().position().altitudeDeg < -6);
    m_window->toggleNight();
    QVERIFY(!m_window->sun().isActive());
}

void TestWindowData::theCommandFormAnswers()
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

void TestWindowData::aRowOfTheTableIsFlownTo()
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

void TestWindowData::anAddressIsFoundWithoutAccents()
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

void TestWindowData::savedViewsComeBack()
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
    const auto views = [this] { return m_test.cities().city()->savedViews()->size(); };
    remove->trigger();
    QTRY_COMPARE(views(), before - 1);
    auto *bar = m_window->findChild<ui::MessageBar *>(QStringLiteral("messageBar"));
    const auto undo = [bar] { return bar->findChild<QAbstractButton *>(QStringLiteral("messageAction")); };
    QTRY_VERIFY(bar->isVisible() && undo() && undo()->isVisible());
    undo()->click();
    QTRY_COMPARE(views(), before);
    bar->clear();
    remove->trigger();
    QTRY_COMPARE(views(), before - 1);
    QTRY_VERIFY(bar->isVisible());
    m_window->opener().close();
    QVERIFY2(!bar->isVisible(), qPrintable(bar->currentText()));
    const QString failed = m_test.openSmallCity();
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    QCOMPARE(m_test.cities().city()->savedViews()->size(), before - 1);
}

void TestWindowData::aViewIsNamedAndFoundInThePalette()
{
    scene::CameraPose pose = view().pose();
    pose.headingDeg = 33;
    pose.distanceM = 321;
    view().setPose(pose);
    const size_t before = m_test.cities().city()->savedViews()->size();
    const auto ask = [this] {
        m_window->shell().actions().find(QStringLiteral("view.save"))->trigger();
        return m_window->findChild<app::NameDialog *>();
    };
    app::NameDialog *dialog = ask();
    QVERIFY(dialog && dialog->isVisible()); // and the window goes on
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("name"));
    auto *save = dialog->findChild<QPushButton *>(QStringLiteral("nameSave"));
    QVERIFY(name && save && save->isEnabled());
    name->setText(QStringLiteral("   "));
    QVERIFY(!save->isEnabled());
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    name->setText(QStringLiteral("  Bờ sông "));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(m_test.cities().city()->savedViews()->size(), before + 1);
    QTRY_VERIFY(!m_window->findChild<app::NameDialog *>());
    // Esc saves nothing.
    QTest::keyClick(ask(), Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<app::NameDialog *>());
    QCOMPARE(m_test.cities().city()->savedViews()->size(), before + 1);

    view().goHome();
    m_window->shell().actions().find(QStringLiteral("help.palette"))->trigger();
    auto *palette = m_window->findChild<ui::CommandPalette *>();
    QVERIFY(palette);
    auto *query = palette->findChild<QLineEdit *>(QStringLiteral("paletteQuery"));
    query->setText(QStringLiteral("bo song")); // accents not needed
    QTest::keyClick(query, Qt::Key_Return);
    QTRY_COMPARE(view().pose().headingDeg, 33.0);
    QCOMPARE(view().pose().distanceM, 321.0);
}

int testWindowData(WindowUnderTest &test, const QStringList &arguments)
{
    TestWindowData topic(test);
    return runTopic(topic, arguments);
}
#include "tst_windowdata.moc"
