// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace dothi {

/// What a running piece of work may use: the stop token, and a way to say how far it is. Used by the one
/// thread that does the work.
class TaskContext
{
public:
    using ProgressSink = std::function<void(double fraction, const QString &status)>;

    TaskContext() = default;
    TaskContext(std::stop_token stop, ProgressSink sink);

    /// Reports the share done, 0…1, with a translated status. Calls closer than 100 ms together are dropped,
    /// the last (fraction >= 1) is not.
    void progress(double fraction, const QString &status = {});
    [[nodiscard]] bool cancelled() const { return m_stop.stop_requested(); }
    /// An error of code Cancelled once the user asked to stop, so that loops can
    /// `DOTHI_TRY(task.checkpoint())`.
    [[nodiscard]] Result<> checkpoint() const;

    /// The same task for a part of the work, whose 0…1 is from…to of the whole. Not longer-lived than this
    /// one.
    [[nodiscard]] TaskContext part(double from, double to);

private:
    std::stop_token m_stop;
    ProgressSink m_sink;
    qint64 m_lastReportMs = -1000;
};

enum class TaskState
{
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled
};

/// One row of the task list. Lives on the main thread.
struct TaskInfo
{
    quint64 id = 0;
    QString title;
    TaskState state = TaskState::Waiting;
    double fraction = 0; ///< 0…1
    QString status;
    QString error; ///< userText() of the failure
};

/// Runs closures somewhere: a thread pool in the program, the calling thread in tests.
class Executor
{
public:
    virtual ~Executor() = default;
    virtual void execute(std::function<void()> work) = 0;
    /// Blocks until everything handed in has ended.
    virtual void drain() = 0;
};

/// From here on the calling thread steps back behind those that draw: beside them it gets a sixth of a core.
/// Where the system knows no such thing for a thread, nothing happens.
void letFramesGoFirst();

/// Runs the closure inside execute(); for tests and the command line.
[[nodiscard]] std::unique_ptr<Executor> makeInlineExecutor();
/// `threads` <= 0: one less than the cores, at least one. Its threads let frames go first.
[[nodiscard]] std::unique_ptr<Executor> makeThreadPoolExecutor(int threads = 0);

/// Everything over 50 ms goes through here: title, progress, cancel, one completion on the main thread.
///
/// Lives on the main thread; run() must be called there. The work runs on the executor and gets values or
/// const snapshots only. `then` runs on the main thread, and is dropped when `receiver` has died by then.
class TaskManager : public QObject
{
    Q_OBJECT
public:
    explicit TaskManager(std::unique_ptr<Executor> executor, QObject *parent = nullptr);
    /// Asks every task to stop and waits for all of them.
    ~TaskManager() override;

    template <class T>
    quint64 run(const QString &title, QObject *receiver, std::function<Result<T>(TaskContext &)> work,
                std::function<void(Result<T>)> then);

    void cancel(quint64 id);
    void cancelAll();
    [[nodiscard]] const std::vector<TaskInfo> &tasks() const { return m_tasks; }
    [[nodiscard]] bool busy() const;
    /// Removes the ended tasks from the list.
    void clearEnded();
    /// Blocks until all tasks have ended and their completions have run; for shutdown and tests.
    void waitForAll();

Q_SIGNALS:
    void changed();

private:
    quint64 start(const QString &title,
                  std::function<std::function<std::optional<Error>()>(TaskContext &)> work);
    void begin(quint64 id);
    void finish(quint64 id, const std::optional<Error> &error);
    TaskInfo *find(quint64 id);

    struct Live
    {
        quint64 id;
        std::stop_source stop;
    };
    std::unique_ptr<Executor> m_executor;
    std::vector<TaskInfo> m_tasks;
    std::vector<Live> m_live;
    quint64 m_nextId = 1;
};

template <class T>
quint64 TaskManager::run(const QString &title, QObject *receiver,
                         std::function<Result<T>(TaskContext &)> work, std::function<void(Result<T>)> then)
{
    const QPointer<QObject> guard(receiver);
    return start(title, [guard, work = std::move(work), then = std::move(then)](TaskContext &context) {
        auto result = std::make_shared<Result<T>>(work(context));
        // The outer lambda ran on the executor; this one runs on the main thread.
        return std::function<std::optional<Error>()>([guard, then, result]() -> std::optional<Error> {
            std::optional<Error> error;
            if (!*result)
                error = result->error();
            if (guard && then)
                then(std::move(*result));
            return error;
        });
    });
}

} // namespace dothi
