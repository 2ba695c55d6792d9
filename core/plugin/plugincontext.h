// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/settings.h>
#include <dothi/base/task.h>
#include <dothi/city/city.h>
#include <dothi/plugin/registration.h>
#include <dothi/plugin/uicontext.h>
#include <dothi/process/command.h>

#include <QObject>

#include <memory>

namespace dothi::plugin {

/// The open city, if any. Plugins listen here instead of holding a City. Main thread.
class CityHost : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~CityHost() override;

    [[nodiscard]] city::City *city() const { return m_city.get(); }
    /// Closes what is open and takes over `city` (null: just closes).
    void setCity(std::unique_ptr<city::City> city);

Q_SIGNALS:
    /// The old city still exists while this is delivered.
    void aboutToClose();
    void opened();

private:
    std::unique_ptr<city::City> m_city;
};

/// What the host hands a plugin: narrow services, alive as long as the plugin is.
class PluginContext
{
public:
    struct Services
    {
        process::CommandRegistry *commands = nullptr;
        TaskManager *tasks = nullptr;
        Settings *settings = nullptr;
        CityHost *cities = nullptr;
        UiContext *ui = nullptr;
    };
    explicit PluginContext(const Services &services)
        : m_services(services)
    {}

    [[nodiscard]] TaskManager &tasks() const { return *m_services.tasks; }
    [[nodiscard]] Settings &settings() const { return *m_services.settings; }
    [[nodiscard]] CityHost &cities() const { return *m_services.cities; }
    /// Null without a window.
    [[nodiscard]] UiContext *ui() const { return m_services.ui; }
    [[nodiscard]] const process::CommandRegistry &commands() const { return *m_services.commands; }

    [[nodiscard]] Result<Registration> registerCommand(std::unique_ptr<process::Command> command) const;

private:
    Services m_services;
};

} // namespace dothi::plugin
