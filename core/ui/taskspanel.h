// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>

#include <QElapsedTimer>
#include <QWidget>

#include <map>

class QLabel;
class QTimer;
class QVBoxLayout;

namespace dothi::ui {

/// The tasks with their progress, how they ended, and a cancel button each. Newest first. Only what takes
/// longer than half a second, or fails, is listed: drawing and sorting would bury it.
class TasksPanel : public QWidget
{
    Q_OBJECT
public:
    explicit TasksPanel(TaskManager &tasks, QWidget *parent = nullptr);
    ~TasksPanel() override;

    /// Tasks waiting or running.
    [[nodiscard]] static int activeCount(const TaskManager &tasks);

private:
    class Row;
    void refresh();
    [[nodiscard]] bool isWorthARow(const TaskInfo &task);

    TaskManager &m_tasks;
    QTimer *m_again;
    std::map<quint64, QElapsedTimer> m_seen; ///< since when the tasks that are active were seen
    QVBoxLayout *m_rowLayout;
    QLabel *m_nothing;
    QWidget *m_clear;
    std::map<quint64, Row *> m_rows;
};

} // namespace dothi::ui
