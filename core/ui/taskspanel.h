// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>

#include <QWidget>

#include <map>

class QLabel;
class QVBoxLayout;

namespace dothi::ui {

/// The tasks with their progress, how they ended, and a cancel button each. Newest first.
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

    TaskManager &m_tasks;
    QVBoxLayout *m_rowLayout;
    QLabel *m_nothing;
    QWidget *m_clear;
    std::map<quint64, Row *> m_rows;
};

} // namespace dothi::ui
