// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exportcommand.h"

#include <dothi/io/model/exporter.h>
#include <dothi/process/damage.h>

#include <QCoreApplication>

#include <algorithm>

namespace dothi::commands {

using process::Command;
using process::CommandContext;
using process::CommandInfo;
using process::CommandResult;
using process::ParameterType;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ExportCommand)
};

class ExportCommand final : public Command
{
public:
    ExportCommand()
        : m_exporters(io::makeExporters())
    {}

    [[nodiscard]] CommandInfo info() const override
    {
        QStringList formats;
        for (const auto &exporter : m_exporters)
            formats.append(exporter->format());
        return {
            QStringLiteral("city.export"),
            QStringLiteral("export"),
            Tr::tr("Export for other programs"),
            Tr::tr("Writes the city, or some of its layers, in a format other programs read; all or "
                   "nothing."),
            QStringLiteral("dothi-cli export quan7.dothi quan7.gpkg --format gpkg --layers building,road"),
            {{QStringLiteral("store"),
              ParameterType::Store,
              Tr::tr("City (.dothi file)"),
              true,
              true,
              false,
              {},
              {}},
             {QStringLiteral("out"),
              ParameterType::OutputFile,
              Tr::tr("File or folder to write"),
              true,
              true,
              false,
              {},
              {}},
             {QStringLiteral("format"),
              ParameterType::Choice,
              Tr::tr("Format"),
              false,
              true,
              false,
              {},
              formats},
             {QStringLiteral("layers"),
              ParameterType::Text,
              Tr::tr("Layers, parted by commas; none named: all the format can hold"),
              false,
              false,
              false,
              {},
              {}}}};
    }

    [[nodiscard]] Result<CommandResult> run(const QVariantMap &arguments,
                                            CommandContext &context) const override
    {
        const QString format = arguments.value(QStringLiteral("format")).toString();
        const auto exporter = std::ranges::find_if(
            m_exporters, [&format](const auto &entry) { return entry->format() == format; });
        if (exporter == m_exporters.end())
            return fail(ErrorCode::InvalidArgument, Tr::tr("There is no format “%1”.").arg(format));
        Result<std::unique_ptr<city::Store>> store =
            context.openStore(arguments.value(QStringLiteral("store")).toString(), false);
        if (!store)
            return Failure(std::move(store).error());
        io::ExportRequest request;
        request.out = arguments.value(QStringLiteral("out")).toString();
        for (const QString &layer :
             arguments.value(QStringLiteral("layers")).toString().split(QLatin1Char(','), Qt::SkipEmptyParts))
            request.layers.append(layer.trimmed());
        const Result<io::ExportReport> report = (*exporter)->write(**store, request, context.task);
        if (!report)
            return Failure(report.error());

        CommandResult result;
        result.json = io::toJson(*report);
        result.json.insert(QStringLiteral("format"), format);
        result.warnings = report->warnings;
        for (const QString &file : report->files)
            result.text += Tr::tr("Written: %1").arg(file) + QLatin1Char('\n');
        for (const auto &[what, count] : report->counts)
            result.text += QStringLiteral("  %1: %2\n").arg(what).arg(count);
        constexpr size_t kNamed = 10;
        const auto named = std::min(report->left.size(), kNamed);
        for (size_t i = 0; i < named; ++i)
            result.text +=
                Tr::tr("  left out: %1 (%2)").arg(report->left[i].feature, report->left[i].reason) +
                QLatin1Char('\n');
        if (const auto more = report->leftCount - static_cast<qint64>(named); more > 0)
            result.text += QStringLiteral("  ") +
                           Tr::tr("… and %n more, see --json.", nullptr, static_cast<int>(more)) +
                           QLatin1Char('\n');
        process::reportDamage(**store, result);
        return result;
    }

private:
    std::vector<std::unique_ptr<io::Exporter>> m_exporters;
};

} // namespace

std::unique_ptr<Command> makeExportCommand()
{
    return std::make_unique<ExportCommand>();
}

} // namespace dothi::commands
