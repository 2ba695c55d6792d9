// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/taskspanel.h>
#include <dothi/ui/theme.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace dothi::ui {

namespace {

constexpr int kShortMs = 500;      ///< what is over sooner and went well is nobody's concern
constexpr double kSurePart = 0.05; ///< a time left is not guessed before this share is done
constexpr double kSureMs = 1500;

} // namespace

class TasksPanel::Row : public QWidget
{
public:
    Row(TaskManager &tasks, quint64 id, QWidget *parent)
        : QWidget(parent)
        , m_title(makeLabel({}, QStringLiteral("strong"), this))
        , m_status(makeLabel({}, QStringLiteral("muted"), this))
        , m_bar(new QProgressBar(this))
        , m_cancel(new QToolButton(this))
    {
        setObjectName(QStringLiteral("task-%1").arg(id));
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(metrics::kPad, 6, metrics::kPad, 6);
        layout->setSpacing(12);
        m_title->setMinimumWidth(80);
        m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        m_status->setWordWrap(true);
        layout->addWidget(m_title, 3);
        layout->addWidget(m_bar, 2);
        layout->addWidget(m_status, 4);
        layout->addWidget(m_cancel);
        m_bar->setTextVisible(false);
        m_bar->setRange(0, 1000);
        m_cancel->setIcon(icon(QStringLiteral("close")));
        m_cancel->setIconSize(QSize(16, 16));
        m_cancel->setToolTip(TasksPanel::tr("Cancel this task"));
        m_cancel->setAccessibleName(m_cancel->toolTip());
        connect(m_cancel, &QToolButton::clicked, this, [this, &tasks, id] {
            tasks.cancel(id);
            m_cancel->setEnabled(false);
            m_status->setText(TasksPanel::tr("Stopping…"));
        });
        m_clock.start();
    }

    void show(const TaskInfo &task)
    {
        m_title->setText(task.title);
        m_title->setToolTip(task.title);
        const bool active = task.state == TaskState::Waiting || task.state == TaskState::Running;
        m_bar->setVisible(active);
        m_cancel->setVisible(active);
        // A task that cannot say how far it is shows a moving bar.
        m_bar->setRange(0, task.fraction > 0 ? 1000 : 0);
        m_bar->setValue(static_cast<int>(task.fraction * 1000));
        QString status = task.status;
        switch (task.state) {
        case TaskState::Waiting:
            status = TasksPanel::tr("Waiting");
            break;
        case TaskState::Running:
            if (!m_cancel->isEnabled())
                status = TasksPanel::tr("Stopping…");
            else if (const QString left = timeLeft(task); !left.isEmpty())
                status = status.isEmpty() ? left : status + QStringLiteral(" · ") + left;
            break;
        case TaskState::Done:
            status = TasksPanel::tr("✓ Done");
            break;
        case TaskState::Cancelled:
            status = TasksPanel::tr("Cancelled");
            break;
        case TaskState::Failed:
            status = QStringLiteral("✕ ") + task.error;
            break;
        }
        m_status->setText(status);
        m_status->setToolTip(status);
        m_status->setStyleSheet(
            task.state == TaskState::Failed
                ? QStringLiteral("color: %1").arg(colors().toneText[static_cast<int>(Tone::Fail)].name())
                : QString());
    }

private:
    [[nodiscard]] QString timeLeft(const TaskInfo &task) const
    {
        const auto passed = static_cast<double>(m_clock.elapsed());
        if (task.fraction < kSurePart || passed < kSureMs)
            return {};
        const double seconds = passed / 1000 * (1 - task.fraction) / task.fraction;
        if (seconds < 60)
            return TasksPanel::tr("about %n second(s) left", nullptr, static_cast<int>(seconds) + 1);
        return TasksPanel::tr("about %n minute(s) left", nullptr, static_cast<int>(seconds / 60) + 1);
    }

    QLabel *m_title;
    QLabel *m_status;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    QElapsedTimer m_clock;
};

TasksPanel::TasksPanel(TaskManager &tasks, QWidget *parent)
    : QWidget(parent)
    , m_tasks(tasks)
    , m_again(new QTimer(this))
{
    setObjectName(QStringLiteral("tasksPanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *list = new QWidget(scroll);
    m_rowLayout = new QVBoxLayout(list);
    m_rowLayout->setContentsMargins(0, metrics::kUnit, 0, metrics::kUnit);
    m_rowLayout->setSpacing(0);
    m_nothing = makeLabel(tr("No tasks. Work that takes longer shows here, and can be cancelled."),
                          QStringLiteral("muted"), list);
    m_nothing->setContentsMargins(metrics::kPad, 12, metrics::kPad, 12);
    m_nothing->setWordWrap(true);
    m_rowLayout->addWidget(m_nothing);
    m_rowLayout->addStretch(1);
    scroll->setWidget(list);
    layout->addWidget(scroll, 1);

    auto *clear = new QPushButton(tr("Clear ended tasks"), this);
    clear->setProperty("kind", QStringLiteral("link"));
    connect(clear, &QPushButton::clicked, &m_tasks, &TaskManager::clearEnded);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::kGap, 0, metrics::kGap, metrics::kUnit);
    foot->addWidget(clear);
    foot->addStretch(1);
    layout->addLayout(foot);
    m_clear = clear;

    m_again->setSingleShot(true);
    m_again->setInterval(kShortMs);
    connect(m_again, &QTimer::timeout, this, &TasksPanel::refresh);
    connect(&m_tasks, &TaskManager::changed, this, &TasksPanel::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &TasksPanel::refresh);
    refresh();
}

TasksPanel::~TasksPanel() = default;

int TasksPanel::activeCount(const TaskManager &tasks)
{
    return static_cast<int>(std::ranges::count_if(tasks.tasks(), [](const TaskInfo &task) {
        return task.state == TaskState::Waiting || task.state == TaskState::Running;
    }));
}

bool TasksPanel::isWorthARow(const TaskInfo &task)
{
    if (m_rows.contains(task.id) || task.state == TaskState::Failed)
        return true;
    if (task.state == TaskState::Done || task.state == TaskState::Cancelled) {
        m_seen.erase(task.id);
        return false;
    }
    QElapsedTimer &since = m_seen[task.id];
    if (!since.isValid())
        since.start();
    return since.hasExpired(kShortMs);
}

void TasksPanel::refresh()
{
    std::map<quint64, Row *> rows;
    for (const TaskInfo &task : m_tasks.tasks()) {
        if (!isWorthARow(task))
            continue;
        auto at = m_rows.find(task.id);
        Row *row = nullptr;
        if (at != m_rows.end()) {
            row = at->second;
            m_rows.erase(at);
        } else {
            row = new Row(m_tasks, task.id, m_nothing->parentWidget());
            m_rowLayout->insertWidget(0, row);
        }
        row->show(task);
        rows.emplace(task.id, row);
    }
    for (const auto &[id, row] : m_rows)
        row->deleteLater();
    m_rows = std::move(rows);
    m_nothing->setVisible(m_rows.empty());
    // Whatever is still too young to be listed is looked at again when it is not.
    if (activeCount(m_tasks) > 0 && !m_again->isActive())
        m_again->start();
    m_clear->setVisible(m_rows.size() > static_cast<size_t>(activeCount(m_tasks)));
}

} // namespace dothi::ui
