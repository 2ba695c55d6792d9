// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QtPlugin>

namespace dothi::plugin {

class PluginContext;

/// Raised when a plugin built before can no longer work with the host.
inline constexpr int kApiVersion = 1;

/// A plugin. Its class derives from QObject and this, and carries
/// `Q_PLUGIN_METADATA(IID DOTHI_PLUGIN_IID FILE "plugin.json")` and `Q_INTERFACES(dothi::plugin::Plugin)`.
///
/// The moments, in this order: initialize() of every plugin, those it depends on first: register everything;
/// extensionsInitialized() in reverse order: look at what others registered; delayedInitialize() once the
/// window shows; aboutToShutdown() in reverse order, then destruction. All on the main thread. Exceptions are
/// caught by the host and end the plugin, not the program.
class Plugin
{
public:
    virtual ~Plugin() = default;
    [[nodiscard]] virtual Result<> initialize(PluginContext &context) = 0;
    [[nodiscard]] virtual Result<> extensionsInitialized() { return {}; }
    virtual void delayedInitialize() {}
    virtual void aboutToShutdown() {}
};

} // namespace dothi::plugin

#define DOTHI_PLUGIN_IID "org.dothi.Plugin/1"
Q_DECLARE_INTERFACE(dothi::plugin::Plugin, DOTHI_PLUGIN_IID)
