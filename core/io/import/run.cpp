// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/gdalinit.h>
#include <dothi/geo/interrupt.h>
#include <dothi/geo/solid/validation.h>
#include <dothi/io/import/convert.h>
#include <dothi/io/import/librarywords.h>
#include <dothi/io/import/matching.h>
#include <dothi/io/import/modelfeatures.h>
#include <dothi/io/import/raster.h>
#include <dothi/io/import/source.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QSet>

#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Import)
};

/// Features handed to the store at once: few enough to stay small, many enough to be fast.
constexpr size_t kChunk = 2000;
constexpr size_t kChunkPositions = 400'000;
/// Features a report names one by one.
constexpr size_t kNumbered = 100'000;
constexpr size_t kNumberedJson = 1000;
/// Different things the library had to say while reading; more are more of the same.
constexpr qsizetype kHints = 5;

/// Leaves out the fields nothing is read from, where that saves time (LIBKML says it can, and then loses
/// others too) and their names are not shared with others.
void ignoreUnusedFields(const Source &source, OGRLayer &layer, const std::vector<QByteArray> &unused)
{
    static const QStringList drivers = {QStringLiteral("ESRI Shapefile"), QStringLiteral("GPKG"),
                                        QStringLiteral("SQLite"), QStringLiteral("OpenFileGDB"),
                                        QStringLiteral("FlatGeobuf")};
    if (unused.empty() || !drivers.contains(source.driver()))
        return;
    const OGRFeatureDefn &definition = *layer.GetLayerDefn();
    QSet<QByteArray> names;
    for (int i = 0; i < definition.GetFieldCount(); ++i)
        names.insert(QByteArray(definition.GetFieldDefn(i)->GetNameRef()).toLower());
    if (names.size() != definition.GetFieldCount())
        return;
    CPLStringList list;
    for (const QByteArray &name : unused)
        list.AddString(name.constData());
    list.AddString("OGR_STYLE");
    layer.SetIgnoredFields(const_cast<const char **>(list.List()));
}

QJsonArray listJson(const std::vector<Rejected> &entries)
{
    QJsonArray array;
    for (const Rejected &entry : entries) {
        QJsonObject object{{QStringLiteral("sourceId"), entry.sourceId},
                           {QStringLiteral("reason"), entry.reason}};
        if (!entry.field.isEmpty())
            object.insert(QStringLiteral("field"), entry.field);
        array.append(object);
    }
    return array;
}

QJsonArray valuesJson(const std::vector<CodedValue> &values)
{
    static const std::map<ValueFate, QString> how = {{ValueFate::Left, QStringLiteral("left")},
                                                     {ValueFate::Near, QStringLiteral("near")},
                                                     {ValueFate::Translated, QStringLiteral("same")},
                                                     {ValueFate::Chosen, QStringLiteral("chosen")},
                                                     {ValueFate::Own, QStringLiteral("own")}};
    QJsonArray array;
    for (const CodedValue &value : values) {
        array.append(
            QJsonObject{{QStringLiteral("field"), value.field},
                        {QStringLiteral("from"), value.theirs},
                        {QStringLiteral("to"), value.ours.isEmpty() ? QJsonValue() : QJsonValue(value.ours)},
                        {QStringLiteral("how"), how.at(value.fate)},
                        {QStringLiteral("features"), value.features}});
    }
    return array;
}

/// A building of a model as a feature; false when it is refused. The report names it by its own identifier.
bool takeModelFeature(ModelFeatures &model, const OGRFeature &source, FeatureConverter &converter,
                      city::Feature &out, ImportReport &report, const TaskContext &task)
{
    const qint64 number = source.GetFID();
    const size_t repaired = report.repaired.size();
    const size_t rejected = report.rejected.size();
    QString reason;
    bool taken = model.admit(number, reason);
    if (!taken)
        noteRejected(report, QString::number(number), reason);
    taken = taken && converter.convert(source, {}, out, report);
    if (taken)
        model.complete(number, out, report, task);
    for (size_t i = repaired; i < report.repaired.size(); ++i)
        report.repaired[i].sourceId = model.sourceId(number);
    for (size_t i = rejected; i < report.rejected.size(); ++i)
        report.rejected[i].sourceId = model.sourceId(number);
    return taken;
}

/// Nothing to keep: which features were refused, and why; those with the same reason together.
Error nothingTaken(const ImportReport &report)
{
    constexpr qsizetype kReasons = 10;
    constexpr qsizetype kIds = 10;
    QStringList reasons; // in the order of the file
    std::map<QString, QStringList> ids;
    for (const Rejected &entry : report.rejected) {
        const QString reason =
            entry.field.isEmpty() ? entry.reason : QStringLiteral("%1 (%2)").arg(entry.reason, entry.field);
        if (!ids.contains(reason))
            reasons.append(reason);
        ids[reason].append(entry.sourceId);
    }
    QStringList lines;
    for (const QString &reason : reasons.mid(0, kReasons)) {
        const QStringList &all = ids[reason];
        lines.append(all.mid(0, kIds).join(QStringLiteral(", ")) +
                     (all.size() > kIds ? QStringLiteral(" …: ") : QStringLiteral(": ")) + reason);
    }
    if (reasons.size() > kReasons)
        lines.append(QStringLiteral("…"));
    const Rejected &first = report.rejected.front();
    return Error(ErrorCode::InvalidData, Tr::tr("Nothing was imported: all %n feature(s) were refused. %1.",
                                                nullptr, static_cast<int>(report.read))
                                             .arg(lines.join(QStringLiteral("; "))))
        .atFeature(first.sourceId)
        .atField(first.field)
        .withAdvice(Tr::tr("Check that file and layer belong together."));
}

} // namespace

Result<ImportReport> runVectorImport(const ImportPlan &plan, city::Store &store, TaskContext &task)
{
    if (plan.targetLayer.isEmpty()) {
        return fail(Error(ErrorCode::InvalidArgument,
                          Tr::tr("It is not said which layer of the city the file goes to."))
                        .inFile(plan.file));
    }
    TaskContext opening = task.part(0, 0.02);
    const ModelContext context{&store, plan.placing, plan.mapCrs};
    Result<Source> opened = Source::open(plan.file, context, opening);
    if (!opened)
        return Failure(std::move(opened).error());
    const Source &source = *opened;
    geo::GdalErrorTrap trap;
    const geo::StopWithTask stop(task);
    OGRLayer *layer = source.isRaster() ? nullptr : source.layer(plan.sourceLayer);
    if (!layer) {
        return fail(
            Error(ErrorCode::InvalidArgument, Tr::tr("The file has no layer “%1”.").arg(plan.sourceLayer))
                .inFile(plan.file));
    }
    Result<FeatureConverter> created = FeatureConverter::create(plan, *layer->GetLayerDefn(), store);
    if (!created)
        return Failure(std::move(created).error());
    FeatureConverter &converter = *created;
    std::vector<city::Feature> chunk; // longer-lived than `model`, which looks at it from another thread
    std::optional<ModelFeatures> model;
    if (source.model()) {
        if (const ModelPlace *place = source.model()->place(); place && !place->placed) {
            return fail(Error(ErrorCode::Crs, Tr::tr("It is not said where the model stands."))
                            .inFile(plan.file)
                            .withAdvice(Tr::tr("Place it at a point, or on three points.")));
        }
        Result<ModelFeatures> features = ModelFeatures::create(*source.model(), plan, store, task);
        if (!features)
            return Failure(std::move(features).error());
        model.emplace(std::move(*features));
    }
    ignoreUnusedFields(source, *layer, converter.unusedFields());

    ImportReport report;
    report.layer = plan.targetLayer;
    report.from = plan.sourceCrs;
    report.to = store.crs();
    report.operation = converter.operation();
    const auto inFile = [&plan](Error error) {
        return fail(std::move(error).inFile(plan.file).inLayer(plan.sourceLayer));
    };
    const QString status = Tr::tr("Importing %1").arg(QFileInfo(plan.file).fileName());
    const qint64 total = layer->GetFeatureCount(FALSE);

    Result<std::unique_ptr<city::StoreWriter>> writer = store.write();
    if (!writer)
        return Failure(std::move(writer).error());
    if (plan.replace) {
        DOTHI_TRY((*writer)->clear(plan.targetLayer));
        if (plan.targetLayer == QLatin1String("building"))
            DOTHI_TRY(dropOriginals(store, **writer));
    }
    size_t positions = 0;
    const auto flush = [&]() -> Result<> {
        if (model)
            model->lookAhead(chunk);
        DOTHI_TRY((*writer)->insert(plan.targetLayer, chunk));
        if (model)
            DOTHI_TRY(model->keep(**writer, chunk));
        for (const city::Feature &feature : chunk) {
            if (report.features.size() < kNumbered)
                report.features.push_back(feature.id);
            report.extent.add(feature.geometry.extent());
        }
        report.imported += static_cast<qint64>(chunk.size());
        chunk.clear();
        positions = 0;
        return {};
    };
    QSet<QString> hints;
    if (!source.trouble().isEmpty())
        hints.insert(inPlainWords(source.trouble()));
    layer->ResetReading();
    while (true) {
        DOTHI_TRY(task.checkpoint());
        if (report.read % 64 == 0) {
            const double share =
                total > 0 ? static_cast<double>(report.read) / static_cast<double>(total) : 0.5;
            task.progress(0.98 * std::min(share, 1.0),
                          total > 0
                              ? status
                              : Tr::tr("%1: %2 features so far").arg(status, QString::number(report.read)));
        }
        CPLErrorReset();
        trap.clear();
        const OGRFeatureUniquePtr feature(layer->GetNextFeature());
        if (!feature) {
            // A file that breaks off must not pass for a whole one.
            if (CPLGetLastErrorType() >= CE_Failure) {
                return inFile(
                    Error(
                        ErrorCode::InvalidData,
                        Tr::tr("The file is damaged or cut short: after %n feature(s) it cannot be read on.",
                               nullptr, static_cast<int>(report.read)))
                        .withAdvice(
                            Tr::tr("Nothing was imported. Copy or download it again from where it came "
                                   "from."))
                        .withDetail(trap.messages()));
            }
            break;
        }
        if (++report.read > limits::kFeatures) {
            return inFile(
                Error(ErrorCode::InvalidData, Tr::tr("The file holds more features than such a file may."))
                    .withAdvice(Tr::tr("Import it in parts.")));
        }
        const QString trouble = trap.messages();
        const bool failed = CPLGetLastErrorType() >= CE_Failure;
        city::Feature converted;
        const qint64 repairedBefore = report.repairedCount;
        if (model) {
            if (!takeModelFeature(*model, *feature, converter, converted, report, task))
                continue;
        } else if (!converter.convert(*feature, trouble, converted, report)) {
            continue;
        }
        // What the library could not read it leaves out; that must not pass unseen.
        if (failed) {
            if (report.repairedCount == repairedBefore)
                ++report.repairedFeatures;
            noteRepaired(report, QString::number(feature->GetFID()),
                         Tr::tr("part of it cannot be read (%1)").arg(inPlainWords(trouble)));
        } else if (!trouble.isEmpty() && hints.size() < kHints)
            hints.insert(inPlainWords(trouble));
        positions += converted.geometry.coords().size();
        chunk.push_back(std::move(converted));
        if (chunk.size() >= kChunk || positions >= kChunkPositions)
            DOTHI_TRY(flush());
    }
    DOTHI_TRY(flush());
    if (model)
        DOTHI_TRY(model->finish(**writer, report, task));
    if (report.read == 0)
        return inFile(Error(ErrorCode::InvalidData, Tr::tr("The file holds no features.")));
    if (report.imported == 0)
        return inFile(nothingTaken(report));
    std::map<QString, QString> mapping;
    QStringList names;
    for (const SourceField &field : plan.fields) {
        names.append(field.name);
        if (!field.target.isEmpty())
            mapping.insert({field.target, field.name});
    }
    if (!mapping.empty()) {
        DOTHI_TRY((*writer)->setDocument(QStringLiteral("mapping"), mappingId(names, plan.targetLayer),
                                         mappingToJson(mapping, plan.valueChoices)));
    }
    DOTHI_TRY(task.checkpoint());
    task.progress(0.99, status);
    DOTHI_TRY((*writer)->commit());
    for (const ImportNotice &notice : plan.notices)
        report.warnings.append(notice.message + QLatin1Char(' ') + notice.proposal);
    if (!report.place && plan.place && plan.place->placed)
        report.place = plan.place;
    converter.reportValues(report);
    report.warnings.append(converter.summary(model.has_value()));
    for (const QString &hint : std::as_const(hints))
        report.warnings.append(Tr::tr("While reading the file: %1").arg(hint));
    task.progress(1, status);
    return report;
}

static QJsonObject solidsJson(const ImportReport &report)
{
    QJsonArray errors;
    for (const InvalidSolid &solid : report.solids) {
        errors.append(
            QJsonObject{{QStringLiteral("sourceId"), solid.sourceId},
                        {QStringLiteral("part"), solid.part},
                        {QStringLiteral("code"), solid.code},
                        {QStringLiteral("name"), geo::validationErrorName(solid.code)},
                        {QStringLiteral("where"), QJsonArray{solid.where.x, solid.where.y, solid.where.z}},
                        {QStringLiteral("message"), solid.message},
                        {QStringLiteral("mended"), solid.mended}});
    }
    return {{QStringLiteral("checked"), report.solidsChecked},
            {QStringLiteral("valid"), report.solidsChecked - report.solidsMended - report.solidsInvalid},
            {QStringLiteral("mended"), report.solidsMended},
            {QStringLiteral("invalid"), report.solidsInvalid},
            {QStringLiteral("errors"), errors}};
}

QJsonObject toJson(const ImportReport &report)
{
    QJsonObject crs{{QStringLiteral("from"), report.from.definition()},
                    {QStringLiteral("to"), report.to.definition()},
                    {QStringLiteral("operation"), report.operation.name}};
    crs.insert(QStringLiteral("accuracyM"),
               report.operation.accuracyM < 0 ? QJsonValue() : QJsonValue(report.operation.accuracyM));
    if (report.operation.datumOperation != 0)
        crs.insert(QStringLiteral("datumOperation"),
                   QStringLiteral("EPSG:%1").arg(report.operation.datumOperation));
    QJsonObject json{{QStringLiteral("layer"), report.layer},
                     {QStringLiteral("read"), report.read},
                     {QStringLiteral("imported"), report.imported},
                     {QStringLiteral("repaired"), listJson(report.repaired)},
                     {QStringLiteral("repairedCount"), report.repairedCount},
                     {QStringLiteral("repairedFeatures"), report.repairedFeatures},
                     {QStringLiteral("rejected"), listJson(report.rejected)},
                     {QStringLiteral("rejectedCount"), report.rejectedCount},
                     {QStringLiteral("values"), valuesJson(report.values)},
                     {QStringLiteral("translatedCount"), report.translatedCount},
                     {QStringLiteral("leftCount"), report.leftCount},
                     {QStringLiteral("crs"), crs},
                     {QStringLiteral("warnings"), QJsonArray::fromStringList(report.warnings)}};
    if (report.solidsChecked > 0)
        json.insert(QStringLiteral("solids"), solidsJson(report));
    if (!report.notShown.empty()) {
        QJsonObject kept;
        for (const auto &[type, count] : report.notShown)
            kept.insert(type, count);
        json.insert(QStringLiteral("notShown"), kept);
    }
    QJsonArray features;
    for (size_t i = 0; i < std::min(report.features.size(), kNumberedJson); ++i)
        features.append(report.features[i]);
    json.insert(QStringLiteral("features"), features);
    if (report.place)
        json.insert(QStringLiteral("place"), toJson(*report.place));
    return json;
}

} // namespace dothi::io
