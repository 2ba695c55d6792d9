// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/plugin/plugin.h>
#include <dothi/plugin/registration.h>

#include <QObject>

#include <vector>

/// The plugin of the guide (resources/docs/dev/plugin-guide.md): one command, and one action where there is a
/// window.
class HelloPlugin : public QObject, public dothi::plugin::Plugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID DOTHI_PLUGIN_IID FILE "plugin.json")
    Q_INTERFACES(dothi::plugin::Plugin)
public:
    [[nodiscard]] dothi::Result<> initialize(dothi::plugin::PluginContext &context) override;

private:
    std::vector<dothi::plugin::Registration> m_registrations;
};
