// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/plugin/plugin.h>

#include <QObject>

class BrokenPlugin : public QObject, public dothi::plugin::Plugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID DOTHI_PLUGIN_IID FILE "plugin.json")
    Q_INTERFACES(dothi::plugin::Plugin)
public:
    [[nodiscard]] dothi::Result<> initialize(dothi::plugin::PluginContext &context) override;
};
