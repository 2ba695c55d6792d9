// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/settings.h>
#include <dothi/plugin/plugin.h>
#include <dothi/plugin/plugincontext.h>

#include <QJsonObject>
#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

class QPluginLoader;

namespace dothi::plugin {

enum class PluginState
{
    Loaded,       ///< initialized and running
    Disabled,     ///< by the user
    Incompatible, ///< other API version or build: never loaded
    Unresolved,   ///< a plugin it needs is missing or failed
    Failed,       ///< initialize() returned an error or threw
    Suspect, ///< the program ended while it was being loaded last time; left out until the user allows it
};

struct PluginInfo
{
    QString file;
    QString id;
    QString name;
    QString version;
    QString description;
    QStringList needs;
    PluginState state = PluginState::Disabled;
    QString error; ///< translated, when it is not loaded
};

/// Finds, checks, loads and ends plugins. Reads a plugin's metadata without loading it, so that one of
/// another API version or build is refused before any of its code runs. Main thread.
class PluginManager
{
public:
    PluginManager(PluginContext context, Settings &settings);
    /// Shuts down what is still loaded.
    ~PluginManager();
    PluginManager(const PluginManager &) = delete;
    PluginManager &operator=(const PluginManager &) = delete;

    /// Loads every plugin of `folder`; `safeMode`: none. Failures are in plugins(), not fatal.
    void loadAll(const QString &folder, bool safeMode = false);
    void delayedInitialize();
    void shutdown();

    [[nodiscard]] const std::vector<PluginInfo> &plugins() const { return m_infos; }
    /// The running plugin of this id, for what it offers by QMetaObject::invokeMethod(); null when it is not
    /// loaded.
    [[nodiscard]] QObject *running(const QString &id) const;
    /// Takes effect at the next start.
    void setEnabled(const QString &id, bool enabled);

    /// The checks on metadata alone; an empty text means it may be loaded. Exposed for the test.
    [[nodiscard]] static QString incompatibility(const QJsonObject &metaData);
    /// What a plugin must have been built with: DoThi and Qt version, compiler, build type.
    [[nodiscard]] static QString buildId();

private:
    struct Live
    {
        std::unique_ptr<QPluginLoader> loader;
        Plugin *plugin = nullptr;
        QString id;
    };
    void load(PluginInfo &info);

    PluginContext m_context;
    Settings &m_settings;
    std::vector<PluginInfo> m_infos;
    std::vector<Live> m_live; ///< in order of initialization
};

} // namespace dothi::plugin
