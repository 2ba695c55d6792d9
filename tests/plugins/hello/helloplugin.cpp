// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "helloplugin.h"

#include <dothi/base/text.h>
#include <dothi/plugin/plugincontext.h>

using namespace dothi;

namespace {

class CountCommand final : public process::Command
{
public:
    [[nodiscard]] process::CommandInfo info() const override
    {
        return {QStringLiteral("hello.count"),
                QStringLiteral("hello count"),
                HelloPlugin::tr("Count buildings"),
                HelloPlugin::tr("Says how many buildings a city has."),
                QStringLiteral("dothi-cli hello count demo.dothi"),
                {{QStringLiteral("store"),
                  process::ParameterType::Store,
                  HelloPlugin::tr("City"),
                  true,
                  true,
                  false,
                  {},
                  {}}}};
    }

    [[nodiscard]] Result<process::CommandResult> run(const QVariantMap &arguments,
                                                     process::CommandContext &context) const override
    {
        Result<std::unique_ptr<city::Store>> store =
            context.openStore(arguments.value(QStringLiteral("store")).toString(), false);
        if (!store)
            return Failure(std::move(store).error());
        const Result<qint64> count = (*store)->count(QStringLiteral("building"));
        if (!count)
            return Failure(count.error());
        process::CommandResult result;
        result.json = {{QLatin1String("buildings"), *count}};
        result.text = HelloPlugin::tr("%1 buildings").arg(formatNumber(static_cast<double>(*count), 0));
        return result;
    }
};

} // namespace

Result<> HelloPlugin::initialize(plugin::PluginContext &context)
{
    Result<plugin::Registration> command = context.registerCommand(std::make_unique<CountCommand>());
    if (!command)
        return Failure(std::move(command).error());
    m_registrations.push_back(std::move(*command));

    if (plugin::UiContext *ui = context.ui()) {
        plugin::CityHost &cities = context.cities();
        plugin::ActionDef action;
        action.id = QStringLiteral("hello.say");
        action.title = tr("Count the buildings");
        action.menu = QStringLiteral("tools");
        action.enabled = [&cities] { return cities.city() != nullptr; };
        action.run = [ui, &cities] {
            const Result<qint64> count = cities.city()->store().count(QStringLiteral("building"));
            if (count)
                ui->showMessage({plugin::MessageKind::Info, tr("%1 buildings").arg(*count), {}, {}});
            else
                ui->showError(count.error());
        };
        m_registrations.push_back(ui->addAction(action));
    }
    return {};
}
