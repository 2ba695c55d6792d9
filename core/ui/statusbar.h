// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/plugin/plugincontext.h>
#include <dothi/ui/viewtool.h>

#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace dothi::ui {

class ElidedLabel;

/// Where the cursor is (VN-2000, or WGS 84 at a click), in which coordinate system and by which operation,
/// the ground height there, whether everything is saved, and how many tasks run. Main thread.
class StatusBar : public QWidget
{
    Q_OBJECT
public:
    StatusBar(plugin::CityHost &cities, TaskManager &tasks, QWidget *parent = nullptr);

    /// `groundM`: ground height at the spot, metres; none in a city without terrain.
    void showSpot(const std::optional<ViewSpot> &spot, const std::optional<double> &groundM);
    /// What the tool in hand waits for; empty: none.
    void showHint(const QString &hint);
    /// How much of the picture is there, 0…1; what workers of the scene do is no task in the list.
    void showLoading(double share);
    [[nodiscard]] QString positionText() const;
    [[nodiscard]] QString tasksText() const;

Q_SIGNALS:
    void tasksAsked();

private:
    void cityChanged();
    void refreshPosition();
    void refreshTasks();

    plugin::CityHost &m_cities;
    TaskManager &m_tasks;
    std::optional<geo::Transform> m_toWgs84;
    std::optional<geo::Coord> m_position;
    std::optional<double> m_groundM;
    bool m_geographic = false;
    double m_loaded = 1;
    QToolButton *m_where;
    ElidedLabel *m_crs;
    QLabel *m_ground;
    ElidedLabel *m_hint;
    QLabel *m_saved;
    QToolButton *m_taskCount;
};

} // namespace dothi::ui
