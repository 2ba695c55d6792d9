// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/searchfield.h>
#include <dothi/ui/shell.h>

#include <QDateTime>
#include <QWidget>

class QHBoxLayout;
class QMenu;
class QPushButton;
class QToolButton;

namespace dothi::app {

/// The bar above everything: wordmark, workspaces, search, day and rules in force, menu. Main thread.
class TopBar : public QWidget
{
    Q_OBJECT
public:
    TopBar(ui::Shell &shell, TaskManager &quietTasks, QWidget *parent = nullptr);

    [[nodiscard]] ui::SearchField &search() { return *m_search; }
    /// The button whose menu holds everything; the window fills it.
    [[nodiscard]] QToolButton &menuButton() { return *m_menu; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showWorkspaces();
    void showCity();
    /// The time by the clocks of the open city; without one by those of this machine.
    [[nodiscard]] QDateTime now() const;
    void showDay();
    void showRules();

    ui::Shell &m_shell;
    QHBoxLayout *m_tabs;
    ui::SearchField *m_search;
    QPushButton *m_day;
    QPushButton *m_rules;
    QToolButton *m_menu;
};

} // namespace dothi::app
