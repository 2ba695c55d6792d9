// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/plugin/plugincontext.h>

namespace dothi::plugin {

CityHost::~CityHost() = default;

void CityHost::setCity(std::unique_ptr<city::City> city)
{
    if (m_city)
        Q_EMIT aboutToClose();
    m_city = std::move(city);
    if (m_city)
        Q_EMIT opened();
}

Result<Registration> PluginContext::registerCommand(std::unique_ptr<process::Command> command) const
{
    const QString id = command->info().id;
    process::CommandRegistry *registry = m_services.commands;
    DOTHI_TRY(registry->add(std::move(command)));
    return Registration([registry, id] { registry->remove(id); });
}

} // namespace dothi::plugin
