// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exportcommand.h"

#include "parameters.h"

#include <dothi/base/text.h>
#include <dothi/io/model/exporter.h>
#include <dothi/process/damage.h>

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace dothi::commands {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ExportCommand)
};

/// What was written, in words: of the counts of a report the key of a layer or one of the formats' own.
QString countTitle(const QString &what)
{
    if (what == QLatin1String("terrain"))
        return Tr::tr("terrain");
    if (const city::LayerDef *layer = city::Schema::builtin().layer(what))
        return layer->title.text();
    if (what == QLatin1String("triangles"))
        return Tr::tr("triangles");
    if (what == QLatin1String("tiles"))
        return Tr::tr("tiles");
    if (what == QLatin1String("block"))
        return Tr::tr("of these as blocks (footprint and height)");
    if (what == QLatin1String("shell"))
        return Tr::tr("of these with their own solid");
    if (what == QLatin1String("footprint"))
        return Tr::tr("of these as footprints only");
    if (what == QLatin1String("original"))
        return Tr::tr("of these as they were imported");
    if (what == QLatin1String("otherObjects"))
        return Tr::tr("other objects of imported files");
    if (what == QLatin1String("model"))
        return Tr::tr("imported models");
    return what;
}

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
            {storeWord(), word("out", ParameterType::OutputFile, Tr::tr("File or folder to write")),
             required(choice("format", Tr::tr("Format"), formats)),
             option("layers", ParameterType::Text,
                    Tr::tr("Layers, parted by commas; none named: all the format can hold")),
             option("bbox", ParameterType::Text,
                    Tr::tr("Only what has its middle in this rectangle: E1,N1,E2,N2 in the city's system")),
             option("ids", ParameterType::Text,
                    Tr::tr("Only these objects, parted by commas: building/17,building/18"))}};
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
        if (const QString area = arguments.value(QStringLiteral("bbox")).toString(); !area.isEmpty()) {
            const Result<geo::Extent> extent = io::parseExportArea(area);
            if (!extent)
                return Failure(extent.error());
            request.area = *extent;
        }
        for (const QString &id :
             arguments.value(QStringLiteral("ids")).toString().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            const std::optional<city::FeatureRef> ref = city::FeatureRef::fromString(id.trimmed());
            if (!ref || !city::Schema::builtin().layer(ref->layer)) {
                return fail(
                    Error(ErrorCode::InvalidArgument, Tr::tr("“%1” names no object.").arg(id.trimmed()))
                        .withAdvice(Tr::tr("Name layer and number: building/17.")));
            }
            request.features.push_back(*ref);
        }
        const Result<io::ExportReport> report = (*exporter)->write(**store, request, context.task);
        if (!report)
            return Failure(report.error());

        CommandResult result;
        result.json = io::toJson(*report);
        result.json.insert(QStringLiteral("format"), format);
        result.warnings = report->warnings;
        for (const QString &file : report->files)
            result.text += Tr::tr("Written: %1").arg(file) + QLatin1Char('\n');
        // Layers first, then what the format says of them.
        for (const bool layers : {true, false}) {
            for (const auto &[what, count] : report->counts) {
                if ((city::Schema::builtin().layer(what) != nullptr) == layers)
                    result.text += QStringLiteral("  %1: %2\n")
                                       .arg(countTitle(what), formatNumber(static_cast<double>(count), 0));
            }
        }
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
