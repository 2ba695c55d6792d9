// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowtest.h"

#include <dothi/base/language.h>
#include <dothi/ui/commanddialog.h>
#include <dothi/ui/importwizard.h>
#include <dothi/ui/taskspanel.h>

#include <QAccessible>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSlider>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>

#include <future>

using namespace dothi;

/// Beginning, end, and what goes wrong; last, for these build the window anew.
class TestWindowSession : public WindowTest
{
    Q_OBJECT
public:
    using WindowTest::WindowTest;
private Q_SLOTS:
    void aBadFileIsAMessageNotABox();
    void droppingACityOpensIt();
    void whatIsShownIsKeptForEachCity();
    void shortTasksAreNotListed();
    void everythingHasANameForAScreenReader();
    void theFirstStartGreetsOnce();
    void theLanguageSwitches();
    void closingMidTaskLosesNothing();
};

void TestWindowSession::aBadFileIsAMessageNotABox()
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

void TestWindowSession::whatIsShownIsKeptForEachCity()
{
    const QString small = m_test.path(QStringLiteral("small.dothi"));
    const QString neighbour = m_test.path(QStringLiteral("neighbour.dothi"));
    QVERIFY(QFile::copy(small, neighbour));
    ui::SceneLoader &loader = m_window->shell().loader();
    const QString building = QStringLiteral("building");
    for (const auto &[file, visible] :
         {std::pair(small, true), std::pair(neighbour, true), std::pair(small, false)}) {
        QSignalSpy shown(m_window, &app::MainWindow::cityShown);
        m_window->opener().open(file);
        QVERIFY(shown.wait(60'000));
        QCOMPARE(loader.layer(building)->visible, visible);
        QCOMPARE(loader.layer(building)->opacity, visible ? 1.0 : 0.5);
        if (file == small) {
            loader.setLayerVisible(building, !visible);
            loader.setLayerOpacity(building, visible ? 0.5 : 1.0);
        }
    }
}

void TestWindowSession::droppingACityOpensIt()
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

void TestWindowSession::shortTasksAreNotListed()
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

void TestWindowSession::everythingHasANameForAScreenReader()
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

void TestWindowSession::theFirstStartGreetsOnce()
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

void TestWindowSession::theLanguageSwitches()
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

void TestWindowSession::closingMidTaskLosesNothing()
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

int testWindowSession(WindowUnderTest &test, const QStringList &arguments)
{
    TestWindowSession topic(test);
    return runTopic(topic, arguments);
}
#include "tst_windowsession.moc"
