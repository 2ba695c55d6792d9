// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/settings.h>
#include <dothi/base/task.h>
#include <dothi/ui/shell.h>
#include <dothi/ui/viewtool.h>

#include <QObject>

namespace dothi::ui {
class OverviewMap;
class StreetTool;
class View3D;
} // namespace dothi::ui

namespace dothi::app {

class WalkPanel;

/// Ways about the city beside mouse and keys: standing in a street, the overview map, going to a position.
/// Adds its actions and its panels to the window. Main thread.
class Navigation : public QObject
{
    Q_OBJECT
public:
    /// `search`: where a position is typed. Everything handed in outlives this.
    struct Parts
    {
        ui::Shell *shell = nullptr;
        Settings *settings = nullptr;
        TaskManager *quietTasks = nullptr;
        std::function<void()> typePosition;
    };
    explicit Navigation(const Parts &parts, QObject *parent = nullptr);

    /// To be called once the shell is there, before menus are filled.
    void addActions();
    /// To be called once actions are there.
    void addPanels();
    [[nodiscard]] ui::OverviewMap &overview() { return *m_overview; }

private:
    void stand(const ui::ViewSpot &spot);
    void showOverview(bool shown);
    void takeCity();
    void goTo(const geo::Coord &map);

    Parts m_parts;
    ui::StreetTool *m_street;
    ui::OverviewMap *m_overview = nullptr;
    WalkPanel *m_walk = nullptr;
};

} // namespace dothi::app
