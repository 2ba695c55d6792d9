// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importcommand.h"

#include "parameters.h"

#include <dothi/base/text.h>
#include <dothi/io/import.h>
#include <dothi/io/operationwords.h>

#include <QCoreApplication>
#include <QLocale>

#include <cmath>
#include <optional>

namespace dothi::commands {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::CityCommands)
};

/// What a model stands on, and in the way of: a line each.
QString placeText(const io::ModelPlace &place)
{
    constexpr size_t kNamed = 5;
    QString text;
    QStringList parcels;
    for (size_t i = 0; i < std::min(place.stands.size(), kNamed); ++i)
        parcels.append(place.stands[i].name);
    if (!parcels.isEmpty())
        text += QLatin1Char('\n') + Tr::tr("It stands on: %1.").arg(parcels.join(QStringLiteral("; ")));
    for (const io::PlaceFinding &finding : io::placeFindings(place))
        text += (finding.serious ? QStringLiteral("\n✕ ") : QStringLiteral("\n≈ ")) + finding.text;
    return text;
}

/// "603000,1190000,2.5" as numbers; nothing when it is anything else.
std::optional<std::vector<double>> numbersOf(const QString &text, qsizetype fewest, qsizetype most)
{
    const QStringList words = text.split(QLatin1Char(','));
    std::vector<double> numbers;
    for (const QString &part : words) {
        bool ok = false;
        const double number = QLocale::c().toDouble(part.trimmed(), &ok);
        if (!ok || !std::isfinite(number))
            return {};
        numbers.push_back(number);
    }
    return words.size() >= fewest && words.size() <= most ? std::optional(numbers) : std::nullopt;
}

Result<> readPlacing(const QVariantMap &arguments, io::ModelPlacing &placing)
{
    using Placing = io::ModelPlacing;
    const auto text = [&arguments](const char *name) {
        return arguments.value(QLatin1String(name)).toString();
    };
    const QStringList matches = arguments.value(QStringLiteral("match")).toStringList();
    const bool atPoint = !text("at").isEmpty();
    if (atPoint && !matches.isEmpty())
        return fail(ErrorCode::InvalidArgument, Tr::tr("Give --at or --match, not both."));
    const auto number = [&](const char *name, double &value) -> Result<> {
        if (text(name).isEmpty())
            return {};
        const auto read = numbersOf(text(name), 1, 1);
        if (!read)
            return fail(ErrorCode::InvalidArgument,
                        Tr::tr("--%1 needs a number, not “%2”.").arg(QLatin1String(name), text(name)));
        if (!atPoint)
            return fail(ErrorCode::InvalidArgument, Tr::tr("--%1 goes with --at.").arg(QLatin1String(name)));
        value = read->front();
        return {};
    };
    DOTHI_TRY(number("rotate", placing.rotationDeg));
    DOTHI_TRY(number("scale", placing.scale));
    if (atPoint) {
        const auto at = numbersOf(text("at"), 2, 3);
        if (!at)
            return fail(ErrorCode::InvalidArgument,
                        Tr::tr("--at needs E,N or E,N,H, not “%1”.").arg(text("at")));
        placing.how = Placing::How::AtPoint;
        placing.hasAtHeight = at->size() > 2;
        placing.at = {(*at)[0], (*at)[1], placing.hasAtHeight ? (*at)[2] : 0};
    }
    for (const QString &match : matches) {
        const auto model = numbersOf(match.section(QLatin1Char('='), 0, 0), 3, 3);
        const auto map = numbersOf(match.section(QLatin1Char('='), 1), 2, 3);
        if (!model || !map)
            return fail(ErrorCode::InvalidArgument,
                        Tr::tr("--match needs x,y,z=E,N or x,y,z=E,N,H, not “%1”.").arg(match));
        placing.how = Placing::How::OnPoints;
        placing.points.push_back({{(*model)[0], (*model)[1], (*model)[2]},
                                  {(*map)[0], (*map)[1], map->size() > 2 ? (*map)[2] : 0},
                                  map->size() > 2});
    }
    if (!text("parcel").isEmpty()) {
        bool ok = false;
        placing.parcel = text("parcel").toLongLong(&ok);
        if (!ok || placing.parcel <= 0)
            return fail(ErrorCode::InvalidArgument,
                        Tr::tr("--parcel needs the number of a parcel, not “%1”.").arg(text("parcel")));
        if (placing.how == Placing::How::AsFileSays)
            return fail(ErrorCode::InvalidArgument, Tr::tr("--parcel goes with --at or --match."));
    }
    placing.fitScale = arguments.value(QStringLiteral("fit-scale")).toBool();
    placing.eachObject = arguments.value(QStringLiteral("each-object")).toBool();
    if (text("anchor") == QLatin1String("center"))
        placing.anchor = Placing::Anchor::Center;
    else if (text("anchor") == QLatin1String("origin"))
        placing.anchor = Placing::Anchor::Origin;
    if (text("height") == QLatin1String("file"))
        placing.height = Placing::Height::AsFileSays;
    if (!text("up").isEmpty())
        placing.up = text("up") == QLatin1String("y") ? Placing::Up::Y : Placing::Up::Z;
    return {};
}

Result<io::ImportOptions> optionsFrom(const QVariantMap &arguments)
{
    io::ImportOptions options;
    options.targetLayer = arguments.value(QStringLiteral("layer")).toString();
    options.sourceLayer = arguments.value(QStringLiteral("source-layer")).toString();
    options.encoding = arguments.value(QStringLiteral("encoding")).toString();
    options.replace = arguments.value(QStringLiteral("replace")).toBool();
    if (arguments.value(QStringLiteral("swap-axes")).toBool())
        options.swapAxes = true;
    if (const QString crs = arguments.value(QStringLiteral("source-crs")).toString(); !crs.isEmpty()) {
        const Result<int> epsg = sourceEpsg(crs);
        DOTHI_TRY(epsg);
        options.sourceEpsg = *epsg;
    }
    for (const QString &pair : arguments.value(QStringLiteral("field")).toStringList()) {
        const qsizetype equals = pair.indexOf(QLatin1Char('='));
        if (equals <= 0)
            return fail(ErrorCode::InvalidArgument,
                        Tr::tr("--field needs target=source, not “%1”.").arg(pair));
        options.fields[pair.left(equals)] = pair.mid(equals + 1);
    }
    options.repairSolids = !arguments.value(QStringLiteral("keep-invalid")).toBool();
    DOTHI_TRY(readPlacing(arguments, options.placing));
    for (const QString &choice : arguments.value(QStringLiteral("value")).toStringList()) {
        // A code has no "="; what the file says may.
        const qsizetype colon = choice.indexOf(QLatin1Char(':'));
        const qsizetype equals = choice.lastIndexOf(QLatin1Char('='));
        if (colon <= 0 || equals <= colon + 1)
            return fail(ErrorCode::InvalidArgument,
                        Tr::tr("--value needs field:theirs=code, not “%1”.").arg(choice));
        const QString theirs = choice.mid(colon + 1, equals - colon - 1);
        const auto [said, isNew] =
            options.values[choice.left(colon)].try_emplace(theirs, choice.mid(equals + 1));
        if (!isNew && said->second != choice.mid(equals + 1))
            return fail(ErrorCode::InvalidArgument,
                        Tr::tr("--value says twice what “%1” of the field “%2” becomes: “%3” and “%4”.")
                            .arg(theirs, choice.left(colon), said->second, choice.mid(equals + 1)));
    }
    return options;
}

/// A choice that nothing of the file needed is most often a slip of the pen: the value it was meant for got
/// another code, or none.
void noteUnmet(const io::ValueChoices &choices, const io::ImportReport &report, QStringList &warnings)
{
    // Every value that a choice decided is listed; where the list is full, that is not known of the others.
    constexpr size_t kFull = 1000;
    if (report.values.size() >= kFull)
        return;
    for (const auto &[field, values] : choices) {
        for (const auto &[theirs, ours] : values) {
            const auto isIt = [&field = field, &theirs = theirs](const io::CodedValue &value) {
                return value.field == field && value.theirs == theirs;
            };
            if (std::ranges::none_of(report.values, isIt)) {
                warnings.append(Tr::tr("--value %1:%2=%3 was not needed: no imported object has that value.")
                                    .arg(field, theirs, ours));
            }
        }
    }
}

CommandResult importResult(const io::ImportReport &report)
{
    CommandResult result;
    result.json = io::toJson(report);
    result.warnings = report.warnings;
    result.text = Tr::tr("Read %1, imported %2, repaired %3, rejected %4.")
                      .arg(report.read)
                      .arg(report.imported)
                      .arg(report.repairedFeatures)
                      .arg(report.rejectedCount);
    if (report.translatedCount + report.leftCount > 0)
        result.text += QLatin1Char(' ') + Tr::tr("Values made codes of the city: %1, without a code: %2.")
                                              .arg(report.translatedCount)
                                              .arg(report.leftCount);
    if (report.solidsInvalid > 0) {
        result.text += QLatin1Char('\n') +
                       Tr::tr("Of %1 solids and surfaces %2 are not valid and were kept as they are: %3.")
                           .arg(report.solidsChecked)
                           .arg(report.solidsInvalid)
                           .arg(io::solidErrorsInWords(report).join(QStringLiteral(", ")));
    }
    if (report.place)
        result.text += placeText(*report.place);
    constexpr size_t kNamed = 10;
    const auto named = std::min(report.rejected.size(), kNamed);
    for (size_t i = 0; i < named; ++i) {
        const io::Rejected &entry = report.rejected[i];
        result.text += QStringLiteral("\n  %1: %2").arg(entry.sourceId, entry.reason);
        if (!entry.field.isEmpty())
            result.text += QStringLiteral(" (%1)").arg(entry.field);
    }
    if (const auto more = report.rejectedCount - static_cast<qint64>(named); more > 0)
        result.text +=
            QStringLiteral("\n  ") + Tr::tr("… and %n more, see --json.", nullptr, static_cast<int>(more));
    if (!report.operation.name.isEmpty()) {
        result.text += QLatin1Char('\n') +
                       Tr::tr("Coordinates: %1 → %2; conversion: %3%4.")
                           .arg(report.from.displayName(), report.to.displayName(),
                                io::operationInWords(report.operation),
                                report.operation.accuracyM > 0
                                    ? QStringLiteral(", ±%1").arg(
                                          formatQuantity(report.operation.accuracyM, 1, QStringLiteral("m")))
                                    : QString());
    }
    return result;
}

class ImportCommand final : public Command
{
public:
    [[nodiscard]] CommandInfo info() const override
    {
        QStringList layers;
        for (const city::LayerDef &def : city::Schema::builtin().layers())
            layers.append(def.id);
        layers.append(QStringLiteral("terrain"));
        Parameter layer = required(choice("layer", Tr::tr("Layer to fill"), layers));
        layer.positional = true;
        return {
            QStringLiteral("city.import"),
            QStringLiteral("import"),
            Tr::tr("Import data"),
            Tr::tr("Reads a file of any GDAL format, or a model (CityJSON, CityGML, IFC2x3, glTF, OBJ, "
                   "Collada), "
                   "into a layer, converted to the city's coordinate system; all or nothing. A model of a "
                   "single "
                   "building stands where its file says, or where you place it: at a point, or on three "
                   "points; CityJSON and CityGML likewise."),
            QStringLiteral("dothi-cli import quan7.dothi building Building_full.shp --field height_m=Height"),
            {storeWord(),
             std::move(layer),
             word("file", ParameterType::InputFile, Tr::tr("File to read")),
             option("source-layer", ParameterType::Text, Tr::tr("Layer of the file")),
             option("source-crs", ParameterType::Text, Tr::tr("Its coordinate system, EPSG:n")),
             repeated("field", Tr::tr("Field mapping, target=source")),
             repeated("value",
                      Tr::tr("What a value of the file becomes, field:theirs=code; no code: none of ours")),
             option("encoding", ParameterType::Text, Tr::tr("Encoding of its texts")),
             option("swap-axes", ParameterType::Flag, Tr::tr("Northing stands before easting")),
             option("replace", ParameterType::Flag, Tr::tr("Empty the layer first")),
             option("at", ParameterType::Text,
                    Tr::tr("Place a model: its anchor at E,N[,H] of the city, H the height of its foot")),
             option("rotate", ParameterType::Text,
                    Tr::tr("Turn it by so many degrees, counter-clockwise from above")),
             option("scale", ParameterType::Text, Tr::tr("Scale it")),
             choice("anchor", Tr::tr("What of it stands at that point"),
                    {QStringLiteral("origin"), QStringLiteral("center")}),
             option("parcel", ParameterType::Text,
                    Tr::tr("The parcel it is put on, by its number in the store: what reaches beyond is "
                           "told, and its "
                           "buildings refer to it")),
             repeated("match", Tr::tr("Place a model on three points or more: x,y,z=E,N[,H], metres, z up")),
             option("fit-scale", ParameterType::Flag, Tr::tr("Let those points find its scale, too")),
             choice("height", Tr::tr("Its height: on the ground, or as the file says"),
                    {QStringLiteral("ground"), QStringLiteral("file")}),
             choice("up", Tr::tr("Its axis that points up, where the file does not say"),
                    {QStringLiteral("y"), QStringLiteral("z")}),
             option("each-object", ParameterType::Flag, Tr::tr("Every object of the model is a building")),
             option("keep-invalid", ParameterType::Flag,
                    Tr::tr("Keep solids that are not valid by ISO 19107 as they are"))}};
    }

    [[nodiscard]] Result<CommandResult> run(const QVariantMap &arguments,
                                            CommandContext &context) const override
    {
        Result<io::ImportOptions> options = optionsFrom(arguments);
        if (!options)
            return Failure(std::move(options).error());
        Result<std::unique_ptr<city::Store>> store =
            context.openStore(arguments.value(QStringLiteral("store")).toString(), true);
        if (!store)
            return Failure(std::move(store).error());
        TaskContext looking = context.task.part(0, 0.2);
        Result<io::ImportPlan> plan =
            io::inspect(arguments.value(QStringLiteral("file")).toString(), **store, *options, looking);
        if (!plan)
            return Failure(std::move(plan).error());
        TaskContext writing = context.task.part(0.2, 1);
        Result<io::ImportReport> report = io::runImport(*plan, **store, writing);
        if (!report)
            return Failure(std::move(report).error());
        context.task.progress(1, Tr::tr("Imported"));

        noteUnmet(options->values, *report, report->warnings);
        return importResult(*report);
    }
};

} // namespace

std::unique_ptr<Command> makeImportCommand()
{
    return std::make_unique<ImportCommand>();
}

} // namespace dothi::commands
