// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roofscommand.h"

#include "parameters.h"
#include "roofrun.h"
#include "roofsurvey.h"

#include <dothi/base/text.h>
#include <dothi/process/damage.h>

#include <QCoreApplication>

#include <cmath>
#include <map>

namespace dothi::commands {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::RoofsCommand)
};

/// Buildings told one by one, at most; the counts hold all of them.
constexpr qsizetype kMostTold = 100'000;

struct Counts
{
    qint64 good = 0;
    qint64 heightOnly = 0;
    qint64 refused = 0;
    std::map<QString, qint64> kinds;
    std::map<QString, qint64> reasons;
    double squares = 0;
};

Counts countsOf(const RoofSurvey &survey)
{
    Counts counts;
    for (const RoofDecision &decision : survey.decisions) {
        const QString reason = decisionJson(decision).value(QLatin1String("reason")).toString();
        if (!reason.isEmpty())
            ++counts.reasons[reason];
        if (decision.verdict == city::RoofVerdict::Refused) {
            ++counts.refused;
        } else if (decision.verdict == city::RoofVerdict::HeightOnly) {
            ++counts.heightOnly;
        } else {
            ++counts.good;
            ++counts.kinds[roofCode(decision.kind)];
            counts.squares += decision.rmseM * decision.rmseM;
        }
    }
    return counts;
}

QString kindText(const QString &code)
{
    const city::CodeList *list = city::Schema::builtin().codeList(QStringLiteral("roof_kind"));
    const city::CodeItem *item = list ? list->find(code) : nullptr;
    return item ? item->title.text() : code;
}

QString reasonText(const QString &code)
{
    if (code == QLatin1String("tooFewHeights"))
        return Tr::tr("too few heights within the footprint");
    if (code == QLatin1String("holes"))
        return Tr::tr("more than half of the raster there has no value");
    if (code == QLatin1String("belowGround"))
        return Tr::tr("the surface lies below the ground");
    if (code == QLatin1String("notAboveGround"))
        return Tr::tr("the surface shows no building there");
    if (code == QLatin1String("tooLarge"))
        return Tr::tr("wider than a kilometre: no building");
    if (code == QLatin1String("noKindFits"))
        return Tr::tr("the heights are like no kind of roof: only the height is taken");
    if (code == QLatin1String("noFootprint"))
        return Tr::tr("the footprint has several parts, or encloses nothing");
    return Tr::tr("neither terrain nor ground level there");
}

QString textOfSurvey(const RoofSurvey &survey, const Counts &counts)
{
    QStringList lines;
    lines.append(Tr::tr("Surface model “%1”: %2, cells of %3.")
                     .arg(survey.raster, survey.crs.displayName(),
                          formatQuantity(survey.cellM, 2, QStringLiteral("m"))));
    if (std::isfinite(survey.groundOffM)) {
        const QString off = formatQuantity(std::abs(survey.groundOffM), 2, QStringLiteral("m"));
        lines.append(survey.groundOffM < 0
                         ? Tr::tr("Its ground lies %1 below that of the city (median).").arg(off)
                         : Tr::tr("Its ground lies %1 above that of the city (median).").arg(off));
    }
    lines.append(
        Tr::tr("%1 buildings: %2 roofs found, %3 heights only, %4 refused; %5 have a model, %6 lie outside.")
            .arg(survey.buildings)
            .arg(counts.good)
            .arg(counts.heightOnly)
            .arg(counts.refused)
            .arg(survey.hasModel)
            .arg(survey.outside));
    for (const auto &[kind, count] : counts.kinds)
        lines.append(QStringLiteral("  %1: %2").arg(kindText(kind)).arg(count));
    if (counts.good > 0) {
        lines.append(Tr::tr("  The heights lie off the roofs by %1 (RMSE).")
                         .arg(formatQuantity(std::sqrt(counts.squares / double(counts.good)), 2,
                                             QStringLiteral("m"))));
    }
    for (const auto &[reason, count] : counts.reasons)
        lines.append(QStringLiteral("  %1: %2").arg(reasonText(reason)).arg(count));
    lines.append(survey.run.isEmpty() ? Tr::tr("Nothing was written.")
                                      : Tr::tr("Written as run %1; it can be taken back.").arg(survey.run));
    return lines.join(QLatin1Char('\n'));
}

QJsonObject objectOf(const std::map<QString, qint64> &counts)
{
    QJsonObject object;
    for (const auto &[name, count] : counts)
        object.insert(name, count);
    return object;
}

CommandResult resultOf(const RoofSurvey &survey)
{
    const Counts counts = countsOf(survey);
    CommandResult result;
    result.text = textOfSurvey(survey, counts);
    result.warnings = survey.warnings;
    QJsonArray told;
    for (const RoofDecision &decision : survey.decisions) {
        if (told.size() >= kMostTold)
            break;
        told.append(decisionJson(decision));
    }
    result.json = {
        {QLatin1String("raster"), QJsonObject{{QLatin1String("file"), survey.raster},
                                              {QLatin1String("crs"), survey.crs.displayName()},
                                              {QLatin1String("cellM"), survey.cellM}}},
        {QLatin1String("groundOffM"),
         std::isfinite(survey.groundOffM) ? QJsonValue(survey.groundOffM) : QJsonValue(QJsonValue::Null)},
        {QLatin1String("buildings"), survey.buildings},
        {QLatin1String("outside"), survey.outside},
        {QLatin1String("hasModel"), survey.hasModel},
        {QLatin1String("good"), counts.good},
        {QLatin1String("heightOnly"), counts.heightOnly},
        {QLatin1String("refused"), counts.refused},
        {QLatin1String("roofs"), objectOf(counts.kinds)},
        {QLatin1String("reasons"), objectOf(counts.reasons)},
        {QLatin1String("rmseM"), counts.good > 0 ? QJsonValue(std::sqrt(counts.squares / double(counts.good)))
                                                 : QJsonValue(QJsonValue::Null)},
        {QLatin1String("written"), !survey.run.isEmpty()},
        {QLatin1String("run"), survey.run},
        {QLatin1String("results"), told},
        {QLatin1String("resultsLeftOut"), static_cast<qint64>(survey.decisions.size()) - told.size()}};
    return result;
}

CommandResult resultOf(const RoofUndo &undo)
{
    CommandResult result;
    result.text =
        Tr::tr("Run %1 was taken back: %2 buildings are as they were.").arg(undo.run).arg(undo.restored);
    QJsonArray changed;
    for (const city::FeatureId id : undo.changedSince)
        changed.append(id);
    if (!changed.isEmpty()) {
        result.warnings.append(Tr::tr("%1 buildings were changed since, or are gone; they stay as they are.")
                                   .arg(changed.size()));
    }
    result.json = {{QLatin1String("run"), undo.run},
                   {QLatin1String("restored"), undo.restored},
                   {QLatin1String("changedSince"), changed}};
    return result;
}

class RoofsCommand final : public Command
{
public:
    [[nodiscard]] CommandInfo info() const override
    {
        return {
            QStringLiteral("city.roofs"),
            QStringLiteral("roofs"),
            Tr::tr("Roofs from a surface model"),
            Tr::tr(
                "Finds the roof kind and the heights of buildings without a model from a raster of what is "
                "seen from above (DSM). Nothing is written unless it is asked for; what was written can be "
                "taken back."),
            QStringLiteral("dothi-cli roofs quan7.dothi dsm.tif --write"),
            {storeWord(),
             {QStringLiteral("raster"),
              ParameterType::InputFile,
              Tr::tr("Surface model (GeoTIFF, ASCII grid …)"),
              true,
              false,
              false,
              {},
              {}},
             option("write", ParameterType::Flag, Tr::tr("Write what is found into the city")),
             option("undo", ParameterType::Flag, Tr::tr("Take back the last run that wrote")),
             option("source-crs", ParameterType::Text, Tr::tr("Its coordinate system, EPSG:n")),
             option("shift", ParameterType::Number, Tr::tr("Metres to add to its heights"), 0.0),
             option("tolerance", ParameterType::Number,
                    Tr::tr("How far off a roof a height may lie, in metres"), 0.35)}};
    }

    [[nodiscard]] Result<CommandResult> run(const QVariantMap &arguments,
                                            CommandContext &context) const override
    {
        const QString address = arguments.value(QStringLiteral("store")).toString();
        RoofSurveyOptions options;
        options.raster = arguments.value(QStringLiteral("raster")).toString();
        options.write = arguments.value(QStringLiteral("write")).toBool();
        const bool undo = arguments.value(QStringLiteral("undo")).toBool();
        if (undo && options.write)
            return fail(ErrorCode::InvalidArgument, Tr::tr("Either “write” or “undo”, not both."));
        if (!undo && options.raster.isEmpty())
            return fail(ErrorCode::InvalidArgument, Tr::tr("The surface model is missing."));
        options.shiftM = arguments.value(QStringLiteral("shift"), 0.0).toDouble();
        options.toleranceM = arguments.value(QStringLiteral("tolerance"), 0.35).toDouble();
        if (!(std::abs(options.shiftM) <= 1000) || !(options.toleranceM >= 0.05 && options.toleranceM <= 3)) {
            return fail(ErrorCode::InvalidArgument,
                        Tr::tr("“shift” must be within 1000 m, “tolerance” from 0.05 to 3 m."));
        }
        const QString code = arguments.value(QStringLiteral("source-crs")).toString();
        if (!code.isEmpty()) {
            const Result<int> epsg = sourceEpsg(code);
            DOTHI_TRY(epsg);
            Result<geo::Crs> crs = geo::Crs::fromEpsg(*epsg);
            if (!crs)
                return Failure(std::move(crs).error());
            options.rasterCrs = *crs;
        }
        const Result<std::unique_ptr<city::Store>> store = context.openStore(address, undo || options.write);
        if (!store)
            return Failure(store.error());
        if (undo) {
            const Result<RoofUndo> undone = undoRoofs(**store, context.task);
            return undone ? Result<CommandResult>(resultOf(*undone)) : Failure(undone.error());
        }
        const Result<RoofSurvey> survey = surveyRoofs(**store, options, context.task);
        if (!survey)
            return Failure(survey.error());
        CommandResult result = resultOf(*survey);
        process::reportDamage(**store, result);
        return result;
    }
};

} // namespace

std::unique_ptr<Command> makeRoofsCommand()
{
    return std::make_unique<RoofsCommand>();
}

} // namespace dothi::commands
