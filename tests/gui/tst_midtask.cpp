// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "questiondialog.h"
#include "topbar.h"
#include "windowundertest.h"

#include <dothi/base/text.h>
#include <dothi/io/dothistore.h>
#include <dothi/ui/importwizard.h>
#include <dothi/ui/inspectorpanel.h>
#include <dothi/ui/messagebar.h>
#include <dothi/ui/tablepanel.h>

#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

#include <SQLiteCpp/Database.h>

#include <cmath>
#include <optional>

using namespace dothi;
using dothi::ui::ImportWizard;

namespace {

constexpr int kPolygons = 60'000;
constexpr qint64 kMostLagMs = 100;
constexpr int kHeldMs = 2200; ///< longer than a connection waits by default

/// Houses of 6 × 12 m on a grid in the middle of Ho Chi Minh City, as GeoJSON in degrees.
bool writeHouses(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QByteArray text = R"({"type":"FeatureCollection","features":[)";
    constexpr int kColumns = 300;
    for (int i = 0; i < kPolygons; ++i) {
        const double x = 106.70 + (i % kColumns) * 0.0001;
        const double y = 10.77 + (i / kColumns) * 0.00015;
        const auto point = [](double a, double b) {
            return '[' + QByteArray::number(a, 'f', 7) + ',' + QByteArray::number(b, 'f', 7) + ']';
        };
        if (i > 0)
            text += ',';
        text += R"({"type":"Feature","properties":{"ten":"Nhà )" + QByteArray::number(i) +
                R"(","soTang":3},"geometry":{"type":"Polygon","coordinates":[[)" + point(x, y) + ',' +
                point(x + 6e-5, y) + ',' + point(x + 6e-5, y + 1.1e-4) + ',' + point(x, y + 1.1e-4) + ',' +
                point(x, y) + "]]}}";
        if (text.size() > 1'000'000) {
            file.write(text);
            text.clear();
        }
    }
    text += "]}";
    return file.write(text) == text.size();
}

/// What a store holds, as one figure; empty when it cannot be opened and read from end to end.
QString contentOf(const QString &path)
{
    const Result<std::unique_ptr<city::Store>> store = io::openDothi(path, io::OpenMode::ReadWrite);
    if (!store)
        return {};
    TaskContext task;
    const Result<QString> hash = (*store)->contentHash(task);
    return hash && (*store)->damaged().empty() ? *hash : QString();
}

bool isSound(const QString &path)
{
    SQLite::Database database(path.toUtf8().constData(), SQLite::OPEN_READONLY);
    return database.execAndGet("PRAGMA integrity_check").getString() == "ok";
}

/// The longest time the event loop did not come round.
class Pulse : public QObject
{
public:
    Pulse()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longestMs = std::max(m_longestMs, m_clock.restart());
            ++m_beats;
        });
        m_clock.start();
        m_total.start();
        m_timer.start(10);
    }
    [[nodiscard]] qint64 beats() const { return m_beats; }
    [[nodiscard]] qint64 totalMs() const { return m_total.elapsed(); }
    [[nodiscard]] qint64 longestMs() const { return std::max(m_longestMs, m_clock.elapsed()); }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    QElapsedTimer m_total;
    qint64 m_longestMs = 0;
    qint64 m_beats = 0;
};

} // namespace

/// What goes on in the window is interrupted, or another program is in the way.
class TestMidTask : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void closingTheWindowStopsAnImportWhole();
    void anImportThatWasNotStoppedGoesOn();
    void leavingTheCityAsksFirst();
    void cancellingAnImportLeavesNothing();
    void escapeStopsAnImportAndSaysSo();
    void aLockedCityDoesNotFreezeTheWindow();

private:
    /// Starts the import of the houses in the wizard, and calls `then` at its first progress. True when it
    /// was still running then.
    [[nodiscard]] bool importUntilProgress(const std::function<void()> &then);
    /// Uses the window in every way that reads the city, for at least so long.
    [[nodiscard]] qint64 longestLagMs(const city::FeatureRef &feature, const QString &table,
                                      const QString &layer, int forMs);
    [[nodiscard]] app::QuestionDialog *question()
    {
        for (auto *box : m_window->findChildren<app::QuestionDialog *>(QStringLiteral("stopQuestion"))) {
            if (box->isVisible())
                return box;
        }
        return nullptr;
    }
    QTemporaryDir m_sources;
    QString m_houses;
    std::unique_ptr<WindowUnderTest> m_test;
    app::MainWindow *m_window = nullptr;
    QString m_city;
    QString m_before;
    QString m_typed; ///< into the search
};

void TestMidTask::initTestCase()
{
    m_houses = m_sources.filePath(QStringLiteral("congTrinh.geojson"));
    QVERIFY(writeHouses(m_houses));
}

void TestMidTask::init()
{
    m_test = std::make_unique<WindowUnderTest>();
    m_window = &m_test->show();
    const QString failed = m_test->openSmallCity();
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    m_city = m_test->path(QStringLiteral("small.dothi"));
    m_before = contentOf(m_city);
    QVERIFY(!m_before.isEmpty());
}

void TestMidTask::cleanup()
{
    m_window = nullptr;
    m_test.reset();
}

bool TestMidTask::importUntilProgress(const std::function<void()> &then)
{
    m_window->openImport(m_houses);
    ImportWizard *wizard = m_window->importWizard();
    const auto ready = [wizard] { return wizard->plan().has_value() && !wizard->isBusy(); };
    if (!QTest::qWaitFor(ready, 60'000))
        return false;
    wizard->next();
    wizard->next();
    if (!QTest::qWaitFor(ready, 60'000) || wizard->step() != ImportWizard::Preview)
        return false;
    std::optional<TaskState> state;
    TaskManager &tasks = m_test->tasks();
    const auto connection = QObject::connect(&tasks, &TaskManager::changed, this, [&] {
        const TaskInfo &newest = tasks.tasks().back();
        if (state || !wizard->isImporting() || newest.fraction <= 0)
            return;
        state = newest.state;
        then();
    });
    wizard->next();
    const bool came = QTest::qWaitFor([&] { return state.has_value(); }, 60'000);
    QObject::disconnect(connection);
    return came && *state == TaskState::Running;
}

void TestMidTask::closingTheWindowStopsAnImportWhole()
{
    bool closed = true;
    QVERIFY(importUntilProgress([&] { closed = m_window->close(); }));
    // It is asked, once, and meanwhile everything goes on.
    QVERIFY(!closed);
    QVERIFY(m_window->isVisible());
    QVERIFY(question());
    QVERIFY(question()->text().contains(QStringLiteral("nothing of it is kept")));
    QVERIFY(!m_window->close());
    QCOMPARE(m_window->findChildren<app::QuestionDialog *>().size(), 1);
    QVERIFY2(m_window->importWizard()->isImporting(), "too fast to be stopped: take more polygons");
    question()->findChild<QPushButton *>(QStringLiteral("stopAndClose"))->click();
    QVERIFY(!m_window->isVisible());
    // What remains of the program is gone in a moment.
    QElapsedTimer ending;
    ending.start();
    m_test->close();
    m_test->tasks().waitForAll();
    QVERIFY2(ending.elapsed() < 10'000, qPrintable(QString::number(ending.elapsed())));
    QVERIFY(!QFileInfo::exists(m_city + QStringLiteral("-journal")));
    QCOMPARE(contentOf(m_city), m_before);
    QVERIFY(isSound(m_city));
    // The next day: everything is there and may be worked on.
    m_window = &m_test->show();
    const QString failed = m_test->openSmallCity();
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    QVERIFY(!m_test->cities().city()->store().isReadOnly());
}

void TestMidTask::anImportThatWasNotStoppedGoesOn()
{
    QVERIFY(importUntilProgress([&] { m_window->close(); }));
    QVERIFY(question());
    question()->findChild<QPushButton *>(QStringLiteral("goOnImporting"))->click();
    QVERIFY(m_window->isVisible());
    QVERIFY(m_window->importWizard()->isImporting());
    // Asked again, the question goes by itself when there is nothing left to ask.
    m_window->close();
    QVERIFY(question());
    QTRY_COMPARE_WITH_TIMEOUT(m_window->importWizard()->step(), ImportWizard::Done, 120'000);
    QTRY_VERIFY(!question());
    QVERIFY(m_window->isVisible());
    QCOMPARE(m_window->importWizard()->report()->imported, qint64(kPolygons));
}

void TestMidTask::leavingTheCityAsksFirst()
{
    const QString other = m_test->path(QStringLiteral("other.dothi"));
    QVERIFY(importUntilProgress([&] { m_window->opener().create(other, QStringLiteral("danang"), false); }));
    QVERIFY(question());
    QVERIFY(question()->text().contains(QStringLiteral("nothing of it is kept")));
    QVERIFY(!question()->text().contains(QStringLiteral("close DoThi")));
    QCOMPARE(m_test->cities().city()->store().location(), m_city);
    // Neither another city nor none.
    question()->findChild<QPushButton *>(QStringLiteral("goOnImporting"))->click();
    QVERIFY(m_window->importWizard()->isImporting());
    m_window->opener().close();
    QVERIFY(m_test->cities().city());
    QVERIFY(question());
    question()->findChild<QPushButton *>(QStringLiteral("goOnImporting"))->click();
    QVERIFY2(m_window->importWizard()->isImporting(), "too fast to be stopped: take more polygons");
    m_window->opener().create(other, QStringLiteral("danang"), false);
    QVERIFY(question());
    question()->findChild<QPushButton *>(QStringLiteral("stopAndClose"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_test->cities().city()->store().location() == other, 30'000);
    QTRY_VERIFY(!m_window->importWizard());
    QVERIFY(m_window->isVisible());
    QCOMPARE(contentOf(m_city), m_before);
    QVERIFY(isSound(m_city));
}

void TestMidTask::cancellingAnImportLeavesNothing()
{
    ImportWizard *wizard = nullptr;
    QElapsedTimer stopping;
    const bool wasRunning = importUntilProgress([&] {
        wizard = m_window->importWizard();
        stopping.start();
        QTest::mouseClick(wizard->findChild<QPushButton *>(QStringLiteral("importClose")), Qt::LeftButton);
    });
    QVERIFY(wasRunning);
    QTRY_VERIFY(!wizard->isImporting());
    QVERIFY2(stopping.elapsed() < 5000, qPrintable(QString::number(stopping.elapsed())));
    QVERIFY(!wizard->report().has_value());
    QCOMPARE(wizard->step(), ImportWizard::Preview);
    const auto *said = wizard->findChild<QLabel *>(QStringLiteral("importProblem"));
    QVERIFY(said->isVisible());
    QCOMPARE(said->text(), QStringLiteral("Cancelled: nothing was imported."));
    QCOMPARE(contentOf(m_city), m_before);
    QVERIFY(isSound(m_city));
    // And the same import can be started again at once.
    const auto *next = wizard->findChild<QPushButton *>(QStringLiteral("importNext"));
    QVERIFY(next->isEnabled());
}

void TestMidTask::escapeStopsAnImportAndSaysSo()
{
    QVERIFY(importUntilProgress([&] { QTest::keyClick(m_window->importWizard(), Qt::Key_Escape); }));
    ImportWizard *wizard = m_window->importWizard();
    QVERIFY(wizard && wizard->isVisible());
    QTRY_VERIFY(!wizard->isImporting());
    const auto *said = wizard->findChild<QLabel *>(QStringLiteral("importProblem"));
    QCOMPARE(said->text(), QStringLiteral("Cancelled: nothing was imported."));
    QCOMPARE(contentOf(m_city), m_before);
    // With nothing running it closes the wizard.
    QTest::keyClick(wizard, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->importWizard());
}

qint64 TestMidTask::longestLagMs(const city::FeatureRef &feature, const QString &table, const QString &layer,
                                 int forMs)
{
    Pulse pulse;
    // One after the other, as a person would.
    const std::vector<std::function<void()>> actions{
        [&] { m_window->shell().showFeature(feature); },
        [&] { m_window->shell().selectByUser({feature}); },
        [&] { m_window->table().table().sortByColumn(1, Qt::DescendingOrder); },
        [&] { m_window->showTable(table); },
        [&] { m_window->shell().loader().setLayerVisible(layer, true); },
        [&] { m_window->openImport(m_houses); },
        [&] {
            m_window->topBar().search().clear();
            QTest::keyClicks(&m_window->topBar().search(), m_typed);
        },
        [&] { m_test->cities().city()->notifyChanged({}); },
    };
    for (const std::function<void()> &action : actions) {
        const qint64 beats = pulse.beats();
        action();
        (void)QTest::qWaitFor([&] { return pulse.beats() > beats + 1; }, 10'000);
    }
    // Rows and features are read while painting and by timers, too.
    (void)QTest::qWaitFor([&] { return pulse.totalMs() > forMs; }, 20'000);
    return pulse.longestMs();
}

void TestMidTask::aLockedCityDoesNotFreezeTheWindow()
{
    const auto parcels = m_test->cities().city()->store().readAll(QStringLiteral("parcel"));
    VERIFY_RESULT(parcels);
    const auto roads = m_test->cities().city()->store().readAll(QStringLiteral("road"));
    VERIFY_RESULT(roads);
    const city::LayerDef *roadLayer = city::Schema::builtin().layer(QStringLiteral("road"));
    m_typed = foldVietnamese(city::toText(roads->front().value(*roadLayer, QStringLiteral("name")))).left(10);
    const city::FeatureRef parcel{QStringLiteral("parcel"), parcels->front().id};
    const city::FeatureRef other{QStringLiteral("parcel"), parcels->back().id};
    // Drawing in software takes its time, too: less of it, and the same done before with nobody in the way.
    m_window->resize(800, 560);
    const qint64 usual = longestLagMs(other, QStringLiteral("road"), QStringLiteral("construction_line"), 0);
    QTRY_VERIFY(!m_test->tasks().busy());

    SQLite::Database writer(m_city.toUtf8().constData(), SQLite::OPEN_READWRITE, 10'000);
    writer.exec("BEGIN EXCLUSIVE");
    const qint64 longest =
        longestLagMs(parcel, QStringLiteral("building"), QStringLiteral("planning_zone"), kHeldMs);
    qInfo("longest lag: %lld ms with the city locked, %lld ms without", longest, usual);
    QVERIFY(m_window->inspector().current().layer.isEmpty());
    QVERIFY2(longest < std::max(kMostLagMs, 2 * usual),
             qPrintable(QStringLiteral("%1 ms, else %2").arg(longest).arg(usual)));
    QSignalSpy searched(&m_window->topBar().search(), &ui::SearchField::searched);
    // Then it is free again, and everything asked for comes.
    writer.exec("COMMIT");
    QTRY_COMPARE_WITH_TIMEOUT(m_window->inspector().current(), parcel, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(!searched.isEmpty(), 10'000);
    QVERIFY(!m_window->topBar().search().hits().empty());
    ui::FeatureTableModel &rows = m_window->table().model();
    QTRY_VERIFY_WITH_TIMEOUT(rows.layer()->id == QLatin1String("building") && rows.rowCount() > 0, 10'000);
    QTRY_VERIFY(rows.data(rows.index(0, 1), Qt::DisplayRole).toString() != QStringLiteral("…"));
    const ui::SceneLoader &loader = m_window->shell().loader();
    QTRY_COMPARE_WITH_TIMEOUT(loader.layer(QStringLiteral("planning_zone"))->state,
                              ui::SceneLoader::State::Ready, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->importWizard()->plan().has_value(), 30'000);
    auto *messages = m_window->findChild<ui::MessageBar *>(QStringLiteral("messageBar"));
    QVERIFY2(!messages->isVisible(), qPrintable(messages->currentText()));
}

int main(int argc, char **argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    TestMidTask test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_midtask.moc"
