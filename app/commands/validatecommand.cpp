// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "validatecommand.h"

#include "findings.h"
#include "parameters.h"

#include <dothi/geo/interrupt.h>
#include <dothi/geo/solid/validation.h>
#include <dothi/io/model/modelreader.h>
#include <dothi/process/damage.h>

#include <QCoreApplication>

#include <cmath>

namespace dothi::commands {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ValidateCommand)
};

/// The parts of one building of a file, until all of them were read.
class PartsOfBuilding
{
public:
    PartsOfBuilding(const geo::ValidationOptions &options, Findings &findings, const TaskContext &task)
        : m_options(options)
        , m_findings(findings)
        , m_task(task)
    {}

    Result<> add(io::ModelPart &part)
    {
        if (part.group != m_group)
            DOTHI_TRY(finish());
        m_group = part.group;
        if (!m_group.isEmpty())
            m_parts.push_back(std::move(part.brep));
        return {};
    }

    /// 601 among them, now that they are complete.
    Result<> finish()
    {
        if (m_parts.size() > 1) {
            std::vector<const geo::Brep *> parts;
            for (const geo::Brep &part : m_parts)
                parts.push_back(&part);
            const Result<std::vector<geo::ValidationError>> errors =
                geo::validateParts(parts, m_options, &m_task);
            if (!errors)
                return Failure(errors.error());
            m_findings.add(m_group, {}, {}, *errors);
        }
        m_parts.clear();
        m_group.clear();
        return {};
    }

private:
    const geo::ValidationOptions &m_options;
    Findings &m_findings;
    const TaskContext &m_task;
    QString m_group;
    std::vector<geo::Brep> m_parts; ///< the valid ones
};

QString noGeometry()
{
    return Tr::tr("There is no geometry.");
}

Result<CommandResult> validateFile(const QString &path, geo::SolidType as,
                                   const geo::ValidationOptions &options, TaskContext &task)
{
    Findings findings;
    PartsOfBuilding building(options, findings, task);
    const io::ModelVisitor visit = [&](io::ModelPart &part) -> Result<> {
        findings.addChecked();
        if (part.brep.faces.empty()) {
            findings.add(part.id, {}, {}, {{902, {}, -1, -1, -1, noGeometry()}}); // as val3dity tells it
            return {};
        }
        geo::ValidationOptions own = options;
        own.open = part.open;
        const Result<std::vector<geo::ValidationError>> errors =
            geo::validateBrep(part.brep, part.type, own, &task);
        if (!errors)
            return Failure(errors.error());
        findings.add(part.id, {}, {}, *errors);
        return errors->empty() ? building.add(part) : Result<>();
    };
    DOTHI_TRY(io::readModel(path, {as}, visit, task));
    DOTHI_TRY(building.finish());
    task.progress(1, Tr::tr("Checked"));
    return findings.result(options, 0);
}

/// The solid of a row: its shells, and whether its parts overlap.
Result<std::vector<geo::ValidationError>>
errorsOfSolid(const geo::Geometry &faces, const geo::ValidationOptions &options, const TaskContext &task)
{
    const geo::Brep brep = geo::solidsFromFaces(faces);
    Result<std::vector<geo::ValidationError>> errors =
        geo::validateBrep(brep, geo::SolidType::MultiSolid, options, &task);
    if (!errors || !errors->empty() || brep.solids.size() < 2)
        return errors;
    const std::vector<geo::Brep> solids = geo::eachSolid(brep);
    std::vector<const geo::Brep *> parts;
    for (const geo::Brep &one : solids)
        parts.push_back(&one);
    return geo::validateParts(parts, options, &task);
}

Result<> validateLayer(const city::Store &store, const city::LayerDef &layer,
                       const std::vector<city::FeatureId> &only, const geo::ValidationOptions &options,
                       Findings &findings, qint64 allFeatures, TaskContext &task)
{
    city::Query query;
    query.ids = only;
    query.withValues = false;
    query.withSolid = layer.hasSolid;
    Result<> failed;
    const auto add = [&](const city::Feature &feature,
                         const Result<std::vector<geo::ValidationError>> &errors) {
        findings.addChecked();
        if (!errors) {
            failed = Failure(Error(errors.error()).inLayer(layer.id).atFeature(QString::number(feature.id)));
            return city::Visit::Stop;
        }
        findings.add(city::FeatureRef{layer.id, feature.id}.toString(), layer.id, QString::number(feature.id),
                     *errors);
        return city::Visit::Continue;
    };
    DOTHI_TRY(store.read(layer.id, query, [&](city::Feature &feature) {
        if (const Result<> go = task.checkpoint(); !go) {
            failed = go;
            return city::Visit::Stop;
        }
        task.progress(static_cast<double>(findings.checked()) / static_cast<double>(allFeatures + 1),
                      Tr::tr("Checking %1").arg(layer.title.text()));
        if (feature.geometry.dimension() == 2 && !feature.geometry.isEmpty() && feature.geometry.isFinite() &&
            add(feature, geo::validatePolygons(feature.geometry, options, &task)) == city::Visit::Stop)
            return city::Visit::Stop;
        if (!feature.solid.isEmpty())
            return add(feature, errorsOfSolid(feature.solid, options, task));
        return city::Visit::Continue;
    }));
    return failed;
}

Result<CommandResult> validateStore(const city::Store &store, const QString &wanted,
                                    const std::vector<city::FeatureId> &only,
                                    const geo::ValidationOptions &options, TaskContext &task)
{
    std::vector<const city::LayerDef *> layers;
    qint64 features = 0;
    for (const city::LayerDef &layer : city::Schema::builtin().layers()) {
        const bool hasAreas = layer.geometry == geo::GeometryType::MultiPolygon || layer.hasSolid;
        if (!hasAreas || (!wanted.isEmpty() && layer.id != wanted))
            continue;
        const Result<qint64> count = store.count(layer.id);
        if (!count)
            return Failure(count.error());
        features += only.empty() ? *count : static_cast<qint64>(only.size());
        layers.push_back(&layer);
    }
    if (layers.empty()) {
        return fail(
            Error(ErrorCode::NotFound, Tr::tr("The city has no layer of areas or solids of that name."))
                .inLayer(wanted));
    }
    Findings findings;
    for (const city::LayerDef *layer : layers)
        DOTHI_TRY(validateLayer(store, *layer, only, options, findings, features, task));
    task.progress(1, Tr::tr("Checked"));
    CommandResult result = findings.result(options, store.profile().epsg);
    process::reportDamage(store, result);
    if (result.json.contains(QLatin1String("damaged"))) {
        // What cannot be read was not checked.
        result.json.insert(QLatin1String("valid"), false);
        result.no = true;
    }
    return result;
}

class ValidateCommand final : public Command
{
public:
    [[nodiscard]] CommandInfo info() const override
    {
        const geo::ValidationOptions defaults;
        return {
            QStringLiteral("city.validate"),
            QStringLiteral("validate"),
            Tr::tr("Check geometry"),
            Tr::tr("Finds what is wrong with polygons and solids by ISO 19107, with the codes of val3dity."),
            QStringLiteral("dothi-cli --json validate quan7.dothi --layer building"),
            {word("input", ParameterType::InputFile, Tr::tr("Model file (.gml, .obj, .off, .poly) or city")),
             option("layer", ParameterType::Text, Tr::tr("Only this layer of the city")),
             option("features", ParameterType::Text,
                    Tr::tr("Only these features of it: their numbers, parted by commas")),
             choice("as", Tr::tr("What a file without types (.obj, .off, .poly) holds"),
                    {QStringLiteral("Solid"), QStringLiteral("CompositeSurface"),
                     QStringLiteral("MultiSurface")},
                    QStringLiteral("Solid")),
             option("snap-tol", ParameterType::Number, Tr::tr("Vertices closer than this are one, in metres"),
                    defaults.snapM),
             option("planarity-tol", ParameterType::Number,
                    Tr::tr("How far a vertex may lie off its polygon's plane, in metres"),
                    defaults.planarityM),
             option("planarity-angle", ParameterType::Number,
                    Tr::tr("How far a polygon may be folded, in degrees"), defaults.planarityDeg),
             option("overlap-tol", ParameterType::Number, Tr::tr("How deep solids may overlap, in metres"),
                    defaults.overlapM)}};
    }

    [[nodiscard]] Result<CommandResult> run(const QVariantMap &arguments,
                                            CommandContext &context) const override
    {
        const Result<geo::ValidationOptions> options = optionsFrom(arguments);
        if (!options)
            return Failure(options.error());
        const geo::StopWithTask stop(context.task);
        const QString input = arguments.value(QStringLiteral("input")).toString();
        const QString layer = arguments.value(QStringLiteral("layer")).toString();
        const Result<std::vector<city::FeatureId>> only = featuresFrom(arguments);
        if (!only)
            return Failure(only.error());
        if (io::isModelFile(input)) {
            if (!layer.isEmpty()) {
                return fail(Error(ErrorCode::InvalidArgument,
                                  Tr::tr("“layer” is for cities; this file has no layers."))
                                .inFile(input));
            }
            return validateFile(input, typeFrom(arguments.value(QStringLiteral("as")).toString()), *options,
                                context.task);
        }
        const Result<std::unique_ptr<city::Store>> store = context.openStore(input, false);
        if (!store)
            return Failure(store.error());
        return validateStore(**store, layer, *only, *options, context.task);
    }

private:
    static Result<std::vector<city::FeatureId>> featuresFrom(const QVariantMap &arguments)
    {
        std::vector<city::FeatureId> ids;
        for (const QString &word : arguments.value(QStringLiteral("features"))
                                       .toString()
                                       .split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            bool isNumber = false;
            ids.push_back(word.trimmed().toLongLong(&isNumber));
            if (!isNumber || ids.back() <= 0)
                return fail(ErrorCode::InvalidArgument,
                            Tr::tr("“features” needs numbers parted by commas, not “%1”.").arg(word));
        }
        if (!ids.empty() && arguments.value(QStringLiteral("layer")).toString().isEmpty())
            return fail(ErrorCode::InvalidArgument, Tr::tr("“features” needs a layer."));
        return ids;
    }

    static geo::SolidType typeFrom(const QString &name)
    {
        if (name == QLatin1String("CompositeSurface"))
            return geo::SolidType::CompositeSurface;
        return name == QLatin1String("MultiSurface") ? geo::SolidType::MultiSurface : geo::SolidType::Solid;
    }

    static Result<geo::ValidationOptions> optionsFrom(const QVariantMap &arguments)
    {
        geo::ValidationOptions options;
        for (const auto &[id, value] : {std::pair{"snap-tol", &options.snapM},
                                        {"planarity-tol", &options.planarityM},
                                        {"planarity-angle", &options.planarityDeg},
                                        {"overlap-tol", &options.overlapM}}) {
            *value = arguments.value(QString::fromLatin1(id), *value).toDouble();
            if (!std::isfinite(*value) || *value < 0) {
                return fail(ErrorCode::InvalidArgument,
                            Tr::tr("“%1” must be 0 or more.").arg(QString::fromLatin1(id)));
            }
        }
        return options;
    }
};

} // namespace

std::unique_ptr<Command> makeValidateCommand()
{
    return std::make_unique<ValidateCommand>();
}

} // namespace dothi::commands
