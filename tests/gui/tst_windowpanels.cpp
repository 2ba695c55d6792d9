// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exportdialog.h"
#include "windowtest.h"

#include <dothi/ui/commandpalette.h>
#include <dothi/ui/sectioncontrol.h>
#include <dothi/ui/suncontrol.h>
#include <dothi/ui/widgets.h>

#include <QAction>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QTimeEdit>
#include <QToolButton>

#include <algorithm>

using namespace dothi;

/// Export of a part, and what officers found about the cards over the view.
class TestWindowPanels : public WindowTest
{
    Q_OBJECT
public:
    using WindowTest::WindowTest;
private Q_SLOTS:
    void theMenuHoldsTheExport();
    void theSelectionIsExported();
    void aRectangleIsDrawnInTheView();
    void twoQuickClicksMakeASection();
    void aHastyClickIsNoDrag();
    void theHourIsTyped();
    void theClockIsThatOfTheCity();
    void commandsAreFoundByOtherWords();
    void theLayerListIsNeverPaintedInPieces();

private:
    app::ExportDialog *open()
    {
        m_window->shell().actions().find(QStringLiteral("file.export"))->trigger();
        return m_window->findChild<app::ExportDialog *>();
    }
    [[nodiscard]] static qint64 countIn(const QString &file)
    {
        QFile in(file);
        if (!in.open(QIODevice::ReadOnly))
            return -1;
        return QJsonDocument::fromJson(in.readAll())[QLatin1String("features")].toArray().size();
    }
};

void TestWindowPanels::theMenuHoldsTheExport()
{
    auto *menu = m_window->findChild<QMenu *>(QStringLiteral("mainMenu"));
    QVERIFY(menu);
    Q_EMIT menu->aboutToShow();
    const QAction *entry = m_window->shell().actions().find(QStringLiteral("file.export"));
    QVERIFY(entry && entry->isEnabled());
    QVERIFY(menu->actions().contains(entry));
}

void TestWindowPanels::theSelectionIsExported()
{
    const auto buildings = m_test.cities().city()->store().readAll(QStringLiteral("building"));
    VERIFY_RESULT(buildings);
    QVERIFY(buildings->size() > 3);
    m_window->shell().selectByUser(
        {{QStringLiteral("building"), (*buildings)[0].id}, {QStringLiteral("building"), (*buildings)[2].id}});
    app::ExportDialog *dialog = open();
    QVERIFY(dialog);
    auto *format = dialog->findChild<QComboBox *>(QStringLiteral("exportFormat"));
    auto *area = dialog->findChild<QComboBox *>(QStringLiteral("exportArea"));
    QVERIFY(format && area);
    format->setCurrentIndex(format->findData(QStringLiteral("geojson")));
    area->setCurrentIndex(2);
    // The layer of the selection is what is meant, not the first one.
    QCOMPARE(dialog->arguments().value(QStringLiteral("layers")).toString(), QStringLiteral("building"));
    const QString out = m_test.path(QStringLiteral("two.geojson"));
    dialog->findChild<QLineEdit *>(QStringLiteral("exportOut"))->setText(out);
    QSignalSpy ended(dialog, &app::ExportDialog::ended);
    dialog->run();
    QVERIFY(ended.size() == 1 || ended.wait(30'000));
    QVERIFY(ended.front().front().toBool());
    QCOMPARE(countIn(out), 2);
    dialog->close();
    QTRY_VERIFY(!m_window->findChild<app::ExportDialog *>());
    m_window->shell().selectByUser({});
}

void TestWindowPanels::aRectangleIsDrawnInTheView()
{
    view().setPlan(true);
    view().goHome();
    app::ExportDialog *dialog = open();
    QVERIFY(dialog);
    auto *area = dialog->findChild<QComboBox *>(QStringLiteral("exportArea"));
    auto *corners = dialog->findChild<QLineEdit *>(QStringLiteral("exportCorners"));
    auto *run = dialog->findChild<QPushButton *>(QStringLiteral("exportRun"));
    area->setCurrentIndex(3);
    QVERIFY(!run->isEnabled());
    corners->setText(QStringLiteral("1, 2, 3"));
    QVERIFY(!run->isEnabled());
    dialog->findChild<QPushButton *>(QStringLiteral("exportDraw"))->click();
    QVERIFY(!dialog->isVisible());
    const QPoint first = view().rect().center() - QPoint(60, 40);
    const QPoint second = view().rect().center() + QPoint(60, 40);
    const auto a = view().spotAt(first);
    const auto b = view().spotAt(second);
    QVERIFY(a && b);
    clickView(first);
    clickView(second);
    QTRY_VERIFY(dialog->isVisible());
    QVERIFY(run->isEnabled());
    const QStringList words = dialog->arguments().value(QStringLiteral("bbox")).toString().split(u',');
    QCOMPARE(words.size(), 4);
    // South-west first; two decimals.
    QVERIFY(std::abs(words[0].toDouble() - a->where.x) < 0.01);
    QVERIFY(std::abs(words[1].toDouble() - b->where.y) < 0.01);
    QVERIFY(std::abs(words[2].toDouble() - b->where.x) < 0.01);
    QVERIFY(std::abs(words[3].toDouble() - a->where.y) < 0.01);
    // Esc gives the form back as it was.
    const QString before = corners->text();
    dialog->findChild<QPushButton *>(QStringLiteral("exportDraw"))->click();
    QVERIFY(!dialog->isVisible());
    QTest::keyClick(&view(), Qt::Key_Escape);
    QTRY_VERIFY(dialog->isVisible());
    QCOMPARE(corners->text(), before);
    // What the view shows holds its middle.
    area->setCurrentIndex(1);
    const QStringList shown = dialog->arguments().value(QStringLiteral("bbox")).toString().split(u',');
    QCOMPARE(shown.size(), 4);
    const geo::Coord target = view().pose().target;
    QVERIFY(shown[0].toDouble() < target.x && target.x < shown[2].toDouble());
    QVERIFY(shown[1].toDouble() < target.y && target.y < shown[3].toDouble());
    dialog->close();
    QTRY_VERIFY(!m_window->findChild<app::ExportDialog *>());
    view().setPlan(false);
}

void TestWindowPanels::twoQuickClicksMakeASection()
{
    view().setPlan(true);
    view().goHome();
    m_window->shell().actions().find(QStringLiteral("tools.sectionLine"))->trigger();
    QVERIFY(view().tool());
    const QPoint first = view().rect().center() - QPoint(50, 0);
    const QPoint second = view().rect().center() + QPoint(50, 0);
    // As the desktop tells two clicks that follow each other closely.
    clickView(first);
    QTest::mouseDClick(canvas(), Qt::LeftButton, {}, second);
    QVERIFY(!view().tool());
    auto *close = m_window->findChild<QToolButton *>(QStringLiteral("sectionClose"));
    QVERIFY(close && close->isVisible());
    auto *flip = m_window->findChild<QToolButton *>(QStringLiteral("sectionFlip"));
    QVERIFY(!flip->toolTip().isEmpty());
    close->click();
    view().setPlan(false);
}

void TestWindowPanels::aHastyClickIsNoDrag()
{
    view().setPlan(true);
    view().goHome();
    QAction *action = m_window->shell().actions().find(QStringLiteral("tools.sectionLine"));
    quint64 now = 10'000'000;
    // The button goes down, the hand moves on, the button comes up.
    const auto press = [&](const QPointF &at, const QPointF &by, quint64 heldMs) {
        const auto send = [&](QEvent::Type type, const QPointF &where, Qt::MouseButton button,
                              Qt::MouseButtons buttons) {
            QMouseEvent event(type, where, canvas()->mapToGlobal(where), button, buttons, {});
            event.setTimestamp(now);
            QApplication::sendEvent(canvas(), &event);
        };
        send(QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
        now += heldMs;
        send(QEvent::MouseMove, at + by, Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, at + by, Qt::LeftButton, Qt::NoButton);
        now += 2000;
    };
    action->trigger();
    QVERIFY(view().tool());
    const QString before = view().tool()->hint();
    const scene::CameraPose pose = view().pose();
    const QPointF middle = QRectF(view().rect()).center();
    press(middle, {7, 3}, 60);
    QVERIFY(view().tool()->hint() != before); // it asks for the second point
    QCOMPARE(view().pose().target.x, pose.target.x);
    view().setTool(nullptr);
    // As far, but held: the map is drawn along. And a long way in a short time is a drag as well.
    for (const auto &[by, held] : {std::pair(QPointF(7, 3), 600), std::pair(QPointF(60, 0), 60)}) {
        const double x = view().pose().target.x;
        action->trigger();
        press(middle, by, static_cast<quint64>(held));
        QCOMPARE(view().tool()->hint(), before);
        QVERIFY(view().pose().target.x < x);
        view().setTool(nullptr);
    }
    view().setPlan(false);
}

void TestWindowPanels::theHourIsTyped()
{
    m_window->shell().actions().find(QStringLiteral("view.sun"))->trigger();
    QVERIFY(m_window->sun().isActive());
    auto *hour = m_window->findChild<QTimeEdit *>(QStringLiteral("sunHour"));
    QVERIFY(hour && hour->isVisible());
    hour->setTime(QTime(15, 40));
    QCOMPARE(m_window->sun().when().time(), QTime(15, 40));
    m_window->sun().setMinute(8 * 60 + 5);
    QCOMPARE(hour->time(), QTime(8, 5));
    m_window->shell().actions().find(QStringLiteral("view.sun"))->trigger();
}

void TestWindowPanels::theClockIsThatOfTheCity()
{
    // Whatever the zone of this machine: Ho Chi Minh City is seven hours ahead.
    const QDateTime there = QDateTime::currentDateTimeUtc().addSecs(7 * 3600);
    auto *day = m_window->findChild<QPushButton *>(QStringLiteral("dayPill"));
    QVERIFY(day);
    QVERIFY2(day->text().contains(QLatin1String("UTC+7")), qPrintable(day->text()));
    const QStringList words = day->text().split(QLatin1Char(' '));
    QCOMPARE(words.front(), there.toString(QStringLiteral("dd/MM/yyyy")));
    const int shown = QTime::fromString(words[2], QStringLiteral("HH:mm")).msecsSinceStartOfDay() / 60'000;
    const int real = there.time().msecsSinceStartOfDay() / 60'000;
    QVERIFY2(std::abs(shown - real) <= 2, qPrintable(day->text()));
}

void TestWindowPanels::commandsAreFoundByOtherWords()
{
    const auto keywords = [&](const char *id) {
        const QAction *action = m_window->shell().actions().find(QString::fromLatin1(id));
        return action ? action->property(ui::CommandPalette::kKeywords).toString() : QString();
    };
    for (const char *id : {"view.second", "file.export", "tools.section", "view.sun", "tools.geometry"})
        QVERIFY2(!keywords(id).isEmpty(), id);
}

namespace {

/// Looks at every row of the layer panel that is painted: does it lie where another one lies?
class RowWatch : public QObject
{
public:
    explicit RowWatch(QWidget *panel)
        : m_panel(panel)
    {
        qApp->installEventFilter(this);
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && watched->objectName().startsWith(QLatin1String("layer-"))) {
            ++painted;
            const auto *row = static_cast<QWidget *>(watched);
            for (const QWidget *other :
                 m_panel->findChildren<QWidget *>(QRegularExpression(QStringLiteral("^layer-")))) {
                if (other != row && other->isVisible() && placeOf(other).intersects(placeOf(row)))
                    overlaps.append(row->objectName() + u' ' + other->objectName());
            }
        }
        return false;
    }
    int painted = 0;
    QStringList overlaps;

private:
    [[nodiscard]] QRect placeOf(const QWidget *row) const
    {
        return {row->mapTo(m_panel, QPoint(0, 0)), row->size()};
    }
    QWidget *m_panel;
};

} // namespace

void TestWindowPanels::theLayerListIsNeverPaintedInPieces()
{
    auto *panel = m_window->findChild<QWidget *>(QStringLiteral("layerPanel"));
    QVERIFY(panel && panel->isVisible());
    auto *fold = panel->findChild<QWidget *>(QStringLiteral("layerList"))->findChild<ui::FoldHeading *>();
    QVERIFY(fold);
    const QString folded = fold->text();
    fold->setOpen(false);
    RowWatch watch(panel);
    // What is opened, changes its colours or shows what is empty is listed anew.
    for (int i = 0; i < 4; ++i) {
        watch.painted = 0;
        Q_EMIT m_window->shell().loader().layerChanged({});
        // Whatever is visible is in its place before anybody may paint it.
        for (const QWidget *row :
             panel->findChildren<QWidget *>(QRegularExpression(QStringLiteral("^layer-")))) {
            if (row->isVisible())
                QVERIFY2(row->height() >= 20 && row->mapTo(panel, QPoint(0, 0)).y() > 20,
                         qPrintable(row->objectName()));
        }
        panel->repaint();
        QTRY_VERIFY(watch.painted > 5);
        QTest::qWait(50);
    }
    QCOMPARE(watch.overlaps, QStringList());
    // What was folded stays so.
    auto *again = panel->findChild<QWidget *>(QStringLiteral("layerList"))->findChild<ui::FoldHeading *>();
    QVERIFY(again && again != fold);
    QCOMPARE(again->text(), folded);
    QVERIFY(!again->isChecked());
    again->setOpen(true);
}

int testWindowPanels(WindowUnderTest &test, const QStringList &arguments)
{
    TestWindowPanels topic(test);
    return runTopic(topic, arguments);
}
#include "tst_windowpanels.moc"
