// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/task.h>

#include <QCoreApplication>
#include <QDebug>
#include <QElapsedTimer>
#include <QEvent>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <utility>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace dothi {

namespace {

constexpr qint64 kReportEveryMs = 100;
constexpr qint64 kMostEnded = 200; ///< ended tasks that are kept in the list

qint64 nowMs()
{
    static const QElapsedTimer timer = [] {
        QElapsedTimer t;
        t.start();
        return t;
    }();
    return timer.elapsed();
}

class InlineExecutor final : public Executor
{
public:
    void execute(std::function<void()> work) override { work(); }
    void drain() override {}
};

class PoolExecutor final : public Executor
{
public:
    explicit PoolExecutor(int threads)
    {
        m_pool.setMaxThreadCount(threads > 0 ? threads : std::max(1, QThread::idealThreadCount() - 1));
    }
    ~PoolExecutor() override { m_pool.waitForDone(); }
    void execute(std::function<void()> work) override
    {
        m_pool.start([work = std::move(work)] {
            letFramesGoFirst();
            work();
        });
    }
    void drain() override { m_pool.waitForDone(); }

private:
    QThreadPool m_pool;
};

} // namespace

void letFramesGoFirst()
{
#ifdef Q_OS_LINUX
    constexpr int kNiceness = 8;
    thread_local bool done = false;
    if (!std::exchange(done, true))
        setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), kNiceness);
#endif
}

TaskContext::TaskContext(std::stop_token stop, ProgressSink sink)
    : m_stop(std::move(stop))
    , m_sink(std::move(sink))
{}

void TaskContext::progress(double fraction, const QString &status)
{
    if (!m_sink)
        return;
    const qint64 now = nowMs();
    if (fraction < 1.0 && now - m_lastReportMs < kReportEveryMs)
        return;
    m_lastReportMs = now;
    m_sink(std::clamp(fraction, 0.0, 1.0), status);
}

TaskContext TaskContext::part(double from, double to)
{
    return {m_stop, [this, from, to](double fraction, const QString &status) {
                progress(std::min(from + (to - from) * fraction, 0.999), status);
            }};
}

Result<> TaskContext::checkpoint() const
{
    if (cancelled())
        return fail(ErrorCode::Cancelled, QCoreApplication::translate("dothi::Task", "Cancelled"));
    return {};
}

std::unique_ptr<Executor> makeInlineExecutor()
{
    return std::make_unique<InlineExecutor>();
}

std::unique_ptr<Executor> makeThreadPoolExecutor(int threads)
{
    return std::make_unique<PoolExecutor>(threads);
}

TaskManager::TaskManager(std::unique_ptr<Executor> executor, QObject *parent)
    : QObject(parent)
    , m_executor(std::move(executor))
{}

TaskManager::~TaskManager()
{
    cancelAll();
    m_executor->drain();
}

quint64 TaskManager::start(const QString &title,
                           std::function<std::function<std::optional<Error>()>(TaskContext &)> work)
{
    const quint64 id = m_nextId++;
    m_tasks.push_back({id, title, TaskState::Waiting, 0.0, {}, {}});
    m_live.push_back({id, std::stop_source()});
    const std::stop_token stop = m_live.back().stop.get_token();
    Q_EMIT changed();

    m_executor->execute([this, id, stop, work = std::move(work)] {
        TaskContext context(stop, [this, id](double fraction, const QString &status) {
            QMetaObject::invokeMethod(
                this,
                [this, id, fraction, status] {
                    TaskInfo *task = find(id);
                    if (!task || task->state == TaskState::Done)
                        return;
                    task->fraction = fraction;
                    if (!status.isEmpty())
                        task->status = status;
                    Q_EMIT changed();
                },
                Qt::AutoConnection);
        });
        QMetaObject::invokeMethod(
            this, [this, id] { begin(id); }, Qt::AutoConnection);
        std::function<std::optional<Error>()> completion;
        try {
            completion = work(context);
        } catch (const std::exception &e) {
            // An exception is a bug of ours; the task fails, the program lives on.
            const QString what = QString::fromUtf8(e.what());
            completion = [what]() -> std::optional<Error> {
                return Error(ErrorCode::Internal,
                             QCoreApplication::translate("dothi::Task",
                                                         "A fault inside the program stopped this task."))
                    .withDetail(what);
            };
        }
        QMetaObject::invokeMethod(
            this, [this, id, completion] { finish(id, completion()); }, Qt::AutoConnection);
    });
    return id;
}

void TaskManager::begin(quint64 id)
{
    TaskInfo *task = find(id);
    if (!task || task->state != TaskState::Waiting)
        return;
    task->state = TaskState::Running;
    Q_EMIT changed();
}

void TaskManager::finish(quint64 id, const std::optional<Error> &error)
{
    std::erase_if(m_live, [id](const Live &live) { return live.id == id; });
    TaskInfo *task = find(id);
    if (!task)
        return;
    if (!error) {
        task->state = TaskState::Done;
        task->fraction = 1.0;
    } else if (error->code() == ErrorCode::Cancelled) {
        task->state = TaskState::Cancelled;
    } else {
        task->state = TaskState::Failed;
        task->error = error->userText();
        qWarning().noquote() << error->logText();
    }
    // A day's work is ten thousand small tasks; nobody scrolls back that far.
    const auto over = [](const TaskInfo &t) {
        return t.state != TaskState::Waiting && t.state != TaskState::Running;
    };
    if (std::ranges::count_if(m_tasks, over) > kMostEnded)
        m_tasks.erase(std::ranges::find_if(m_tasks, over));
    Q_EMIT changed();
}

void TaskManager::cancel(quint64 id)
{
    for (Live &live : m_live) {
        if (live.id == id)
            live.stop.request_stop();
    }
}

void TaskManager::cancelAll()
{
    for (Live &live : m_live)
        live.stop.request_stop();
}

bool TaskManager::busy() const
{
    return !m_live.empty();
}

void TaskManager::clearEnded()
{
    std::erase_if(m_tasks, [](const TaskInfo &task) {
        return task.state != TaskState::Waiting && task.state != TaskState::Running;
    });
    Q_EMIT changed();
}

void TaskManager::waitForAll()
{
    while (busy()) {
        m_executor->drain();
        QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
    }
}

TaskInfo *TaskManager::find(quint64 id)
{
    const auto it = std::ranges::find(m_tasks, id, &TaskInfo::id);
    return it == m_tasks.end() ? nullptr : &*it;
}

} // namespace dothi
