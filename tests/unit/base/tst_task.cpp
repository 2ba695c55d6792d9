// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/task.h>

#include <QThread>

#include <testsupport.h>

using namespace dothi;

class TestTask : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deliversTheResult()
    {
        TaskManager tasks(makeInlineExecutor());
        int got = 0;
        tasks.run<int>(
            QStringLiteral("sum"), this, [](TaskContext &) -> Result<int> { return 42; },
            [&got](Result<int> r) { got = r.value_or(-1); });
        tasks.waitForAll();
        QCOMPARE(got, 42);
        QCOMPARE(tasks.tasks().front().state, TaskState::Done);
    }
    void completesOnTheMainThread()
    {
        TaskManager tasks(makeThreadPoolExecutor(1));
        QThread *worker = nullptr;
        QThread *completion = nullptr;
        tasks.run<void>(
            QStringLiteral("where"), this,
            [&worker](TaskContext &) -> Result<> {
                worker = QThread::currentThread();
                return {};
            },
            [&completion](Result<>) { completion = QThread::currentThread(); });
        tasks.waitForAll();
        QVERIFY(worker && worker != QThread::currentThread());
        QCOMPARE(completion, QThread::currentThread());
    }
    void cancelReachesTheWork()
    {
        TaskManager tasks(makeThreadPoolExecutor(1));
        std::atomic_bool started = false;
        bool cancelled = false;
        const quint64 id = tasks.run<void>(
            QStringLiteral("endless"), this,
            [&started](TaskContext &context) -> Result<> {
                started = true;
                started.notify_all();
                while (true)
                    DOTHI_TRY(context.checkpoint());
            },
            [&cancelled](Result<> r) { cancelled = !r && r.error().code() == ErrorCode::Cancelled; });
        started.wait(false);
        tasks.cancel(id);
        tasks.waitForAll();
        QVERIFY(cancelled);
        QCOMPARE(tasks.tasks().front().state, TaskState::Cancelled);
    }
    void aDeadReceiverHearsNothing()
    {
        TaskManager tasks(makeThreadPoolExecutor(1));
        bool heard = false;
        {
            QObject receiver;
            tasks.run<void>(
                QStringLiteral("late"), &receiver, [](TaskContext &) -> Result<> { return {}; },
                [&heard](Result<>) { heard = true; });
        }
        tasks.waitForAll();
        QVERIFY(!heard);
    }
    /// The halves of a work fill the bar once, not twice.
    void partsMakeOneProgress()
    {
        QList<double> said;
        TaskContext whole({}, [&said](double fraction, const QString &) { said.append(fraction); });
        whole.part(0, 0.2).progress(1);
        TaskContext second = whole.part(0.2, 1);
        QTest::qWait(110); // closer together than 100 ms are dropped
        second.progress(0.5);
        QCOMPARE(said.size(), 2);
        QCOMPARE(said[0], 0.2);
        QVERIFY(std::abs(said[1] - 0.6) < 1e-9);
    }
    void runsWithoutSayingHowFar()
    {
        TaskManager tasks(makeThreadPoolExecutor(1));
        std::atomic_bool go = false;
        tasks.run<void>(
            QStringLiteral("silent"), this,
            [&go](TaskContext &) -> Result<> {
                go.wait(false);
                return {};
            },
            [](Result<>) {});
        const bool running =
            QTest::qWaitFor([&tasks] { return tasks.tasks().front().state == TaskState::Running; });
        go = true;
        go.notify_all();
        tasks.waitForAll();
        QVERIFY(running);
    }
    void anExceptionFailsTheTaskOnly()
    {
        TaskManager tasks(makeInlineExecutor());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("Internal.*boom")));
        tasks.run<void>(
            QStringLiteral("throws"), this,
            [](TaskContext &) -> Result<> { throw std::runtime_error("boom"); }, [](Result<>) {});
        tasks.waitForAll();
        QCOMPARE(tasks.tasks().front().state, TaskState::Failed);
        QVERIFY(!tasks.tasks().front().error.contains(QStringLiteral("boom")));
    }
};

QTEST_GUILESS_MAIN(TestTask)
#include "tst_task.moc"
