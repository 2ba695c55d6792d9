// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowundertest.h"

#include <dothi/base/text.h>
#include <dothi/ui/messagebar.h>

#include <QAction>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace dothi;

namespace {

/// The window with the permit plugin and a small demo city, its twelve dossiers checked.
class ReviewedWindow : public WindowUnderTest
{
public:
    QString open()
    {
        window = &show(QStringLiteral(DOTHI_BUILD_DIR "/lib/dothi/plugins"));
        plugin = window->runningPlugin(QStringLiteral("permit"));
        if (!plugin)
            return QStringLiteral("the permit plugin does not run");
        if (const QString failure = openSmallCity(); !failure.isEmpty())
            return failure;
        return rest() ? QString() : QStringLiteral("still busy");
    }

    /// Until everything is checked and written, and the camera stands.
    [[nodiscard]] bool rest() const
    {
        return QTest::qWaitFor(
            [this] {
                bool busy = true;
                QMetaObject::invokeMethod(plugin, "busy", Q_RETURN_ARG(bool, busy));
                return !busy && !window->view().controller().isMoving();
            },
            60'000);
    }

    [[nodiscard]] QListView *cards() const
    {
        return window->findChild<QListView *>(QStringLiteral("permitCards"));
    }
    [[nodiscard]] QWidget *findings() const
    {
        return window->findChild<QWidget *>(QStringLiteral("permitFindings"));
    }
    [[nodiscard]] QString code() const
    {
        return findings()->findChild<QLabel *>(QStringLiteral("permitCode"))->text();
    }
    [[nodiscard]] QWidget *firstFinding() const
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QWidget *first = nullptr;
        for (QWidget *widget : findings()->findChildren<QWidget *>()) {
            if (widget->objectName().startsWith(QLatin1String("finding-")) && widget->isVisible() &&
                (!first || widget->y() < first->y()))
                first = widget;
        }
        return first;
    }

    app::MainWindow *window = nullptr;
    QObject *plugin = nullptr;
};

} // namespace

/// The review workspace in the real window.
class TestReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUiLanguage(QStringLiteral("en")); }

    void openingACityShowsTheFirstDossierInPlace()
    {
        ReviewedWindow test;
        QCOMPARE(test.open(), QString());
        QCOMPARE(test.window->shell().activeWorkspace(), QStringLiteral("permit"));
        QVERIFY(test.cards()->isVisible());
        QCOMPARE(test.cards()->model()->rowCount(), 12);
        QCOMPARE(test.cards()->currentIndex().row(), 0);
        QVERIFY(test.findings()->isVisible());
        QCOMPARE(test.code(), test.cards()->currentIndex().data().toString());
        // What the colours mean is said, and the camera stands near the plot, looking down at it.
        QVERIFY(!test.window->shell().overlayLegend().empty());
        const scene::CameraPose pose = test.window->view().pose();
        QVERIFY(!pose.plan);
        QVERIFY(pose.distanceM < 500);
        const auto dossier = test.cities().city()->store().search(test.code(), 1);
        VERIFY_RESULT(dossier);
        QVERIFY(!dossier->empty());
        const geo::Coord where = dossier->front().where;
        QVERIFY(std::hypot(pose.target.x - where.x, pose.target.y - where.y) < 100);
    }

    void clickingAFindingFliesThere()
    {
        ReviewedWindow test;
        QCOMPARE(test.open(), QString());
        const scene::CameraPose before = test.window->view().pose();
        QWidget *finding = test.firstFinding();
        QVERIFY(finding);
        QTest::mouseClick(finding, Qt::LeftButton, {}, QPoint(20, 10));
        QVERIFY(test.rest());
        const scene::CameraPose after = test.window->view().pose();
        QVERIFY(std::hypot(before.target.x - after.target.x, before.target.y - after.target.y) > 0.01 ||
                std::abs(before.distanceM - after.distanceM) > 0.1);
        // Plan stays plan.
        test.window->view().setPlan(true);
        QVERIFY(test.rest());
        QTest::mouseClick(finding, Qt::LeftButton, {}, QPoint(20, 10));
        QVERIFY(test.rest());
        QVERIFY(test.window->view().pose().plan);
    }

    void shortcutsAndCardsChooseDossiers()
    {
        ReviewedWindow test;
        QCOMPARE(test.open(), QString());
        const auto codeOf = [&test](int row) {
            return test.cards()->model()->index(row, 0).data().toString();
        };
        QAction *next = test.window->shell().actions().find(QStringLiteral("permit.next"));
        QVERIFY(next);
        QCOMPARE(next->shortcut(), QKeySequence(QStringLiteral("Ctrl+.")));
        next->trigger();
        QCOMPARE(test.code(), codeOf(1));
        test.window->shell().actions().find(QStringLiteral("permit.previous"))->trigger();
        QCOMPARE(test.code(), codeOf(0));
        const QRect third = test.cards()->visualRect(test.cards()->model()->index(2, 0));
        QTest::mouseClick(test.cards()->viewport(), Qt::LeftButton, {}, third.center());
        QCOMPARE(test.code(), codeOf(2));
        // After a look at some building the next dossier is read beside nothing else.
        city::Query one;
        one.limit = 1;
        const auto building = test.cities().city()->store().readAll(QStringLiteral("building"), one);
        VERIFY_RESULT(building);
        test.window->shell().selectByUser({{QStringLiteral("building"), building->front().id}});
        QVERIFY(!test.findings()->isVisible());
        const QRect second = test.cards()->visualRect(test.cards()->model()->index(1, 0));
        QTest::mouseClick(test.cards()->viewport(), Qt::LeftButton, {}, second.center());
        QTRY_VERIFY(test.findings()->isVisible());
        QCOMPARE(test.code(), codeOf(1));
        QVERIFY(test.window->shell().selection().refs().empty());
        // Found by the search: the dossier opens, and its findings show instead of the inspector.
        const auto found = test.cities().city()->store().search(codeOf(5), 1);
        VERIFY_RESULT(found);
        test.window->shell().showFeature(found->front().ref);
        QTRY_COMPARE(test.code(), codeOf(5));
        QTRY_VERIFY(test.findings()->isVisible());
    }

    void theReportIsSaved()
    {
        ReviewedWindow test;
        QCOMPARE(test.open(), QString());
        const QString file = test.path(QStringLiteral("report.pdf"));
        bool started = false;
        QMetaObject::invokeMethod(test.plugin, "saveReport", Q_RETURN_ARG(bool, started),
                                  Q_ARG(QString, file));
        QVERIFY(started);
        QVERIFY(test.rest());
        QFile pdf(file);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.read(5) == "%PDF-");
        QVERIFY(pdf.size() > 50'000); // with both pictures
        auto *messages = test.window->findChild<ui::MessageBar *>();
        QVERIFY(messages);
        QVERIFY(messages->currentText().contains(QStringLiteral("report.pdf")));
    }

    void editsMakeItOutOfDate()
    {
        ReviewedWindow test;
        QCOMPARE(test.open(), QString());
        auto *notice = test.findings()->findChild<QWidget *>(QStringLiteral("permitNotice"));
        QVERIFY(!notice->isVisible());
        test.cities().city()->notifyChanged({QStringLiteral("parcel"), {}});
        QVERIFY(notice->isVisible());
        QTest::mouseClick(notice->findChild<QPushButton *>(QStringLiteral("permitRecheck")), Qt::LeftButton);
        QVERIFY(test.rest());
        QTRY_VERIFY(!notice->isVisible());
    }

    void closingTheCityAndTheWindowLeavesNothingBehind()
    {
        ReviewedWindow test;
        QCOMPARE(test.open(), QString());
        test.cities().setCity(nullptr);
        QCOMPARE(test.cards()->model()->rowCount(), 0);
        QVERIFY(test.window->shell().overlayLegend().empty());
        test.close();
    }
};

QTEST_MAIN(TestReview)
#include "tst_review.moc"
