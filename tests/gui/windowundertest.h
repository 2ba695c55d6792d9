// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cityopener.h"
#include "mainwindow.h"
#include "testsupport.h"

#include <dothi/io/democity.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/view3d.h>

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <commands/standardcommands.h>

/// The real window with settings and cities of its own, on the display of the test.
class WindowUnderTest
{
public:
    WindowUnderTest()
        : m_settings(m_folder.filePath(QStringLiteral("settings.ini")))
        , m_tasks(dothi::makeThreadPoolExecutor(2))
        , m_quiet(dothi::makeThreadPoolExecutor(1))
    {
        qputenv("DOTHI_USER_DIR", m_folder.path().toUtf8());
        dothi::ui::Theme::instance().apply(*qApp, dothi::ui::ThemeMode::Light);
        (void)dothi::commands::registerStandardCommands(m_commands);
        m_settings.set(dothi::SettingKey<bool>{"ui/welcomed", false}, true);
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] dothi::Settings &settings() { return m_settings; }
    [[nodiscard]] dothi::TaskManager &tasks() { return m_tasks; }
    [[nodiscard]] dothi::plugin::CityHost &cities() { return m_cities; }

    /// Shows a window without a city, and without plugins unless told where they are.
    dothi::app::MainWindow &show(const QString &pluginFolder = {})
    {
        dothi::app::MainWindow::Services services;
        services.settings = &m_settings;
        services.tasks = &m_tasks;
        services.quietTasks = &m_quiet;
        services.cities = &m_cities;
        services.commands = &m_commands;
        m_window = std::make_unique<dothi::app::MainWindow>(services);
        m_window->view().controller().setFlightSeconds(0);
        dothi::app::StartOptions options;
        options.openNothing = true;
        options.pluginFolder = pluginFolder;
        m_window->start(options);
        m_window->resize(1280, 800);
        m_window->show();
        (void)QTest::qWaitForWindowExposed(m_window.get());
        return *m_window;
    }

    /// A small demo city, opened and drawn; empty on success, else what failed.
    QString openSmallCity()
    {
        const QString file = path(QStringLiteral("small.dothi"));
        if (!QFileInfo::exists(file)) {
            dothi::io::DemoOptions options;
            options.buildings = 100;
            dothi::TaskContext task;
            if (const dothi::Result<> written = dothi::io::writeDemoCity(file, options, task); !written)
                return written.error().logText();
        }
        QSignalSpy shown(m_window.get(), &dothi::app::MainWindow::cityShown);
        m_window->opener().open(file);
        return shown.wait(60'000) ? QString() : QStringLiteral("the city was not shown");
    }

    /// The window shown last; null when it is closed.
    [[nodiscard]] dothi::app::MainWindow *window() const { return m_window.get(); }
    void close() { m_window.reset(); }

private:
    QTemporaryDir m_folder;
    dothi::Settings m_settings;
    dothi::process::CommandRegistry m_commands;
    dothi::TaskManager m_tasks;
    dothi::TaskManager m_quiet;
    dothi::plugin::CityHost m_cities;
    std::unique_ptr<dothi::app::MainWindow> m_window;
};
