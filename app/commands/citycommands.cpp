// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "citycommands.h"

#include "parameters.h"

#include <dothi/base/text.h>
#include <dothi/io/democity.h>
#include <dothi/io/dothistore.h>
#include <dothi/process/damage.h>

#include <QCoreApplication>
#include <QJsonArray>

namespace dothi::commands {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::CityCommands)
};

QJsonArray extentJson(const geo::Extent &extent)
{
    if (extent.isEmpty())
        return {};
    return {extent.minX(), extent.minY(), extent.maxX(), extent.maxY()};
}

class DemoCommand final : public Command
{
public:
    [[nodiscard]] CommandInfo info() const override
    {
        return {
            QStringLiteral("city.demo"),
            QStringLiteral("demo"),
            Tr::tr("Write the demo city"),
            Tr::tr("Generates a fictitious city; the same words give the same city on any machine."),
            QStringLiteral("dothi-cli demo demo.dothi --city hcmc --buildings 10000"),
            {word("out", ParameterType::OutputFile, Tr::tr("File to write")),
             choice("city", Tr::tr("City profile"), city::CityProfile::available(), QStringLiteral("hcmc")),
             option("buildings", ParameterType::Integer, Tr::tr("About how many buildings"), 10'000),
             option("seed", ParameterType::Integer, Tr::tr("Seed of the generator"), 1)}};
    }

    [[nodiscard]] Result<CommandResult> run(const QVariantMap &arguments,
                                            CommandContext &context) const override
    {
        const QString out = arguments.value(QStringLiteral("out")).toString();
        io::DemoOptions options;
        options.city = arguments.value(QStringLiteral("city")).toString();
        const qlonglong buildings = arguments.value(QStringLiteral("buildings")).toLongLong();
        constexpr qlonglong kFewest = 100;
        constexpr qlonglong kMost = 1'000'000;
        if (buildings < kFewest || buildings > kMost) {
            return fail(ErrorCode::InvalidArgument, Tr::tr("“%1” must be from %2 to %3.")
                                                        .arg(QStringLiteral("buildings"))
                                                        .arg(kFewest)
                                                        .arg(kMost));
        }
        options.buildings = static_cast<int>(buildings);
        options.seed = arguments.value(QStringLiteral("seed")).toULongLong();
        DOTHI_TRY(io::writeDemoCity(out, options, context.task));
        Result<std::unique_ptr<city::Store>> store = io::openDothi(out, io::OpenMode::ReadOnly);
        if (!store)
            return Failure(std::move(store).error());
        return describe(**store, context.task);
    }
};

class CreateCommand final : public Command
{
public:
    [[nodiscard]] CommandInfo info() const override
    {
        return {QStringLiteral("city.create"),
                QStringLiteral("create"),
                Tr::tr("Create an empty city"),
                Tr::tr("Writes an empty city with its coordinate system, rules and calendar."),
                QStringLiteral("dothi-cli create quan7.dothi --city hcmc"),
                {word("out", ParameterType::OutputFile, Tr::tr("File to write")),
                 required(choice("city", Tr::tr("City profile"), city::CityProfile::available()))}};
    }

    [[nodiscard]] Result<CommandResult> run(const QVariantMap &arguments,
                                            CommandContext &context) const override
    {
        Result<city::CityProfile> profile =
            city::CityProfile::load(arguments.value(QStringLiteral("city")).toString());
        if (!profile)
            return Failure(std::move(profile).error());
        Result<std::unique_ptr<city::Store>> store =
            io::createDothi(arguments.value(QStringLiteral("out")).toString(), *profile);
        if (!store)
            return Failure(std::move(store).error());
        return describe(**store, context.task);
    }
};

class InfoCommand final : public Command
{
public:
    [[nodiscard]] CommandInfo info() const override
    {
        return {QStringLiteral("city.info"),
                QStringLiteral("info"),
                Tr::tr("What a city holds"),
                Tr::tr("Lists coordinate system, layers with their number of features and extent, and the "
                       "hash of the "
                       "content."),
                QStringLiteral("dothi-cli --json info quan7.dothi"),
                {storeWord()}};
    }

    [[nodiscard]] Result<CommandResult> run(const QVariantMap &arguments,
                                            CommandContext &context) const override
    {
        Result<std::unique_ptr<city::Store>> store =
            context.openStore(arguments.value(QStringLiteral("store")).toString(), false);
        if (!store)
            return Failure(std::move(store).error());
        return describe(**store, context.task);
    }
};

} // namespace

Result<CommandResult> describe(const city::Store &store, TaskContext &task)
{
    Result<std::vector<city::LayerInfo>> layers = store.layers();
    if (!layers)
        return Failure(std::move(layers).error());
    for (city::LayerInfo &layer : *layers) {
        const Result<qint64> features = store.count(layer.id);
        DOTHI_TRY(features);
        layer.features = *features;
    }
    Result<std::vector<city::RasterRef>> rasters = store.rasters();
    if (!rasters)
        return Failure(std::move(rasters).error());
    Result<QString> hash = store.contentHash(task);
    if (!hash)
        return Failure(std::move(hash).error());
    Result<QStringList> rules = store.documents(QStringLiteral("rules"));
    if (!rules)
        return Failure(std::move(rules).error());

    const city::CityProfile &profile = store.profile();
    const city::Schema &schema = city::Schema::builtin();
    CommandResult result;
    QJsonArray list;
    qsizetype widest = 0;
    for (const city::LayerDef &layer : schema.layers())
        widest = std::max(widest, layer.title.text().size());
    QString table;
    for (const city::LayerInfo &layer : *layers) {
        const city::LayerDef *def = schema.layer(layer.id);
        list.append(QJsonObject{{QLatin1String("id"), layer.id},
                                {QLatin1String("geometry"),
                                 def ? QString::fromLatin1(geo::geometryTypeName(def->geometry)) : QString()},
                                {QLatin1String("features"), layer.features},
                                {QLatin1String("extent"), extentJson(layer.extent)}});
        table += QStringLiteral("  %1 %2  %3\n")
                     .arg((def ? def->title.text() : layer.id).leftJustified(widest),
                          formatNumber(static_cast<double>(layer.features), 0).rightJustified(9), layer.id);
    }
    QJsonArray rasterList;
    for (const city::RasterRef &raster : *rasters) {
        rasterList.append(QJsonObject{{QLatin1String("id"), raster.id},
                                      {QLatin1String("path"), raster.relativePath},
                                      {QLatin1String("sha256"), raster.sha256}});
        // One outside of the folder is told as damage.
        const Result<QString> path = store.rasterPath(raster.id);
        if (!path && path.error().code() == ErrorCode::NotFound)
            result.warnings.append(path.error().userText());
    }
    const QString operation = QStringLiteral("EPSG:%1").arg(profile.datumOperation);
    result.json = {{QLatin1String("store"), store.location()},
                   {QLatin1String("city"), profile.id},
                   {QLatin1String("crs"), QStringLiteral("EPSG:%1").arg(profile.epsg)},
                   {QLatin1String("crsOperation"), operation},
                   {QLatin1String("verticalDatum"), profile.verticalDatum},
                   {QLatin1String("layers"), list},
                   {QLatin1String("rasters"), rasterList},
                   {QLatin1String("rules"), QJsonArray::fromStringList(*rules)},
                   {QLatin1String("contentHash"), *hash}};
    result.text = QStringLiteral("%1\n%2\n%3\n%4%5")
                      .arg(store.location(),
                           QStringLiteral("%1 · %2 · WGS 84: %3")
                               .arg(profile.title.text(), store.crs().displayName(), operation),
                           Tr::tr("Heights: %1").arg(profile.verticalDatum), table,
                           Tr::tr("Content hash: %1").arg(*hash));
    process::reportDamage(store, result);
    return result;
}

std::unique_ptr<Command> makeDemoCommand()
{
    return std::make_unique<DemoCommand>();
}

std::unique_ptr<Command> makeCreateCommand()
{
    return std::make_unique<CreateCommand>();
}

std::unique_ptr<Command> makeInfoCommand()
{
    return std::make_unique<InfoCommand>();
}

} // namespace dothi::commands
