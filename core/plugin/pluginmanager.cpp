// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/plugin/pluginmanager.h>

#include <QCoreApplication>
#include <QDebug>
#include <QDir>
#include <QJsonArray>
#include <QLibrary>
#include <QPluginLoader>

#include <algorithm>

#ifndef DOTHI_BUILD_ID
#error "the build passes DOTHI_BUILD_ID"
#endif

namespace dothi::plugin {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::PluginManager)
};

/// Set while a plugin is being loaded; still there at the next start when the program died in it.
const SettingKey<QString> kLoading{"plugins/loading", QString()};
const SettingKey<QStringList> kDisabled{"plugins/disabled", QStringList()};

/// Runs a moment of a plugin; an exception becomes an error.
template <class Moment>
Result<> guarded(Moment moment)
{
    try {
        return moment();
    } catch (const std::exception &e) {
        return fail(
            Error(ErrorCode::Internal, Tr::tr("The plugin failed.")).withDetail(QString::fromUtf8(e.what())));
    } catch (...) {
        return fail(ErrorCode::Internal, Tr::tr("The plugin failed."));
    }
}

} // namespace

PluginManager::PluginManager(PluginContext context, Settings &settings)
    : m_context(context)
    , m_settings(settings)
{}

PluginManager::~PluginManager()
{
    shutdown();
}

QString PluginManager::buildId()
{
    return QStringLiteral(DOTHI_BUILD_ID);
}

QString PluginManager::incompatibility(const QJsonObject &metaData)
{
    if (metaData.value(QLatin1String("IID")).toString() != QLatin1String(DOTHI_PLUGIN_IID))
        return Tr::tr("It is not a DoThi plugin, or one for another generation of the program.");
    const QJsonObject own = metaData.value(QLatin1String("MetaData")).toObject();
    if (own.value(QLatin1String("apiVersion")).toInt() != kApiVersion) {
        return Tr::tr("It was made for plugin interface %1; this program has %2.")
            .arg(own.value(QLatin1String("apiVersion")).toInt())
            .arg(kApiVersion);
    }
    if (own.value(QLatin1String("buildId")).toString() != buildId())
        return Tr::tr("It was built for another build of the program (%1).")
            .arg(own.value(QLatin1String("buildId")).toString());
    if (own.value(QLatin1String("id")).toString().isEmpty())
        return Tr::tr("It has no id.");
    return {};
}

void PluginManager::loadAll(const QString &folder, bool safeMode)
{
    const QString suspect = m_settings.get(kLoading);
    const QStringList disabled = m_settings.get(kDisabled);
    const QDir dir(folder);
    for (const QString &name : dir.entryList(QDir::Files, QDir::Name)) {
        const QString file = dir.absoluteFilePath(name);
        if (!QLibrary::isLibrary(file))
            continue;
        const QJsonObject metaData = QPluginLoader(file).metaData();
        const QJsonObject own = metaData.value(QLatin1String("MetaData")).toObject();
        PluginInfo info;
        info.file = file;
        info.id = own.value(QLatin1String("id")).toString(name);
        const QString language =
            m_context.settings().get(SettingKey<QString>{"ui/language", QStringLiteral("vi")});
        info.name = own.value(QLatin1String("name")).toObject().value(language).toString(info.id);
        info.description = own.value(QLatin1String("description")).toObject().value(language).toString();
        info.version = own.value(QLatin1String("version")).toString();
        for (const QJsonValue &need : own.value(QLatin1String("needs")).toArray())
            info.needs.append(need.toString());
        const bool known = std::ranges::any_of(m_infos, [&](const PluginInfo &p) { return p.id == info.id; });
        info.error = known ? Tr::tr("Another plugin has the same id.") : incompatibility(metaData);
        if (!info.error.isEmpty()) {
            info.state = PluginState::Incompatible;
        } else if (safeMode) {
            info.error = Tr::tr("Left out in safe mode.");
        } else if (disabled.contains(info.id)) {
            info.error = Tr::tr("Switched off by you.");
        } else if (!suspect.isEmpty() && suspect == info.id) {
            info.state = PluginState::Suspect;
            info.error = Tr::tr("The program ended while loading it last time.");
        } else {
            info.state = PluginState::Unresolved;
        }
        m_infos.push_back(std::move(info));
    }
    m_settings.set(kLoading, QString());
    m_settings.sync();

    // Rounds until nothing moves: a plugin is loaded once all it needs are.
    bool moved = true;
    while (moved) {
        moved = false;
        for (PluginInfo &info : m_infos) {
            const bool waiting = info.state == PluginState::Unresolved && info.error.isEmpty();
            const bool ready = std::ranges::all_of(info.needs, [this](const QString &need) {
                return std::ranges::any_of(m_live, [&need](const Live &live) { return live.id == need; });
            });
            if (waiting && ready) {
                load(info);
                moved = true;
            }
        }
    }
    for (PluginInfo &info : m_infos) {
        if (info.state == PluginState::Unresolved && info.error.isEmpty())
            info.error = Tr::tr("It needs: %1.").arg(info.needs.join(QStringLiteral(", ")));
    }
    for (auto it = m_live.rbegin(); it != m_live.rend(); ++it) {
        const Result<> done = guarded([&] { return it->plugin->extensionsInitialized(); });
        if (!done)
            qWarning().noquote() << it->id << done.error().logText();
    }
}

void PluginManager::load(PluginInfo &info)
{
    m_settings.set(kLoading, info.id);
    m_settings.sync();
    Live live;
    live.id = info.id;
    live.loader = std::make_unique<QPluginLoader>(info.file);
    live.plugin = qobject_cast<Plugin *>(live.loader->instance());
    Result<> done = live.plugin ? guarded([&] { return live.plugin->initialize(m_context); })
                                : Result<>(fail(Error(ErrorCode::Io, Tr::tr("The plugin cannot be loaded."))
                                                    .inFile(info.file)
                                                    .withDetail(live.loader->errorString())));
    m_settings.set(kLoading, QString());
    m_settings.sync();
    if (done) {
        info.state = PluginState::Loaded;
        m_live.push_back(std::move(live));
        return;
    }
    qWarning().noquote() << info.id << done.error().logText();
    info.state = PluginState::Failed;
    info.error = done.error().userText();
    live.loader->unload();
}

void PluginManager::delayedInitialize()
{
    for (Live &live : m_live) {
        const Result<> done = guarded([&]() -> Result<> {
            live.plugin->delayedInitialize();
            return {};
        });
        if (!done)
            qWarning().noquote() << live.id << done.error().logText();
    }
}

void PluginManager::shutdown()
{
    while (!m_live.empty()) {
        const Result<> done = guarded([&]() -> Result<> {
            m_live.back().plugin->aboutToShutdown();
            return {};
        });
        if (!done)
            qWarning().noquote() << m_live.back().id << done.error().logText();
        m_live.back().loader->unload(); // destroys the plugin object, and with it its registrations
        m_live.pop_back();
    }
}

QObject *PluginManager::running(const QString &id) const
{
    const auto it = std::ranges::find(m_live, id, &Live::id);
    return it == m_live.end() ? nullptr : it->loader->instance();
}

void PluginManager::setEnabled(const QString &id, bool enabled)
{
    QStringList disabled = m_settings.get(kDisabled);
    disabled.removeAll(id);
    if (!enabled)
        disabled.append(id);
    m_settings.set(kDisabled, disabled);
    m_settings.sync();
}

} // namespace dothi::plugin
