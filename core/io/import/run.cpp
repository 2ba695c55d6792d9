// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/gdalinit.h>
#include <dothi/geo/interrupt.h>
#include <dothi/io/import/convert.h>
#include <dothi/io/import/librarywords.h>
#include <dothi/io/import/matching.h>
#include <dothi/io/import/modelfeatures.h>
#include <dothi/io/import/raster.h>
#include <dothi/io/import/source.h>

#include <QCoreApplication>
#include <QFileInfo>
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

/// One import of a file of features: opened by its maker, read in lots, all or nothing. Lives in one call.
class VectorRun
{
public:
    VectorRun(const ImportPlan &plan, city::Store &store, const Source &source, OGRLayer &layer,
              geo::GdalErrorTrap &trap, TaskContext &task)
        : m_plan(plan)
        , m_store(store)
        , m_source(source)
        , m_layer(layer)
        , m_trap(trap)
        , m_task(task)
        , m_status(Tr::tr("Importing %1").arg(QFileInfo(plan.file).fileName()))
    {}

    [[nodiscard]] Result<> prepare();
    [[nodiscard]] Result<> readAll();
    [[nodiscard]] Result<ImportReport> complete();

private:
    /// Reads one feature and takes or refuses it. False at the end of the file.
    [[nodiscard]] Result<bool> takeNext();
    [[nodiscard]] Result<> flush();
    [[nodiscard]] Result<> rememberMapping();
    void tellProgress(qint64 total);
    [[nodiscard]] Failure inFile(Error error) const
    {
        return fail(std::move(error).inFile(m_plan.file).inLayer(m_plan.sourceLayer));
    }

    const ImportPlan &m_plan;
    city::Store &m_store;
    const Source &m_source;
    OGRLayer &m_layer;
    geo::GdalErrorTrap &m_trap;
    TaskContext &m_task;
    QString m_status;
    std::optional<FeatureConverter> m_converter;
    std::vector<city::Feature> m_chunk; // longer-lived than `m_model`, which looks at it from another thread
    size_t m_positions = 0;             // of m_chunk
    std::optional<ModelFeatures> m_model;
    std::unique_ptr<city::StoreWriter> m_writer;
    ImportReport m_report;
    QSet<QString> m_hints; // what the library had to say
};

Result<> VectorRun::prepare()
{
    Result<FeatureConverter> converter = FeatureConverter::create(m_plan, *m_layer.GetLayerDefn(), m_store);
    if (!converter)
        return Failure(std::move(converter).error());
    m_converter.emplace(std::move(*converter));
    if (m_source.model()) {
        if (const ModelPlace *place = m_source.model()->place(); place && !place->placed) {
            return fail(Error(ErrorCode::Crs, Tr::tr("It is not said where the model stands."))
                            .inFile(m_plan.file)
                            .withAdvice(Tr::tr("Place it at a point, or on three points.")));
        }
        Result<ModelFeatures> features = ModelFeatures::create(*m_source.model(), m_plan, m_store, m_task);
        if (!features)
            return Failure(std::move(features).error());
        m_model.emplace(std::move(*features));
    }
    ignoreUnusedFields(m_source, m_layer, m_converter->unusedFields());
    m_report.layer = m_plan.targetLayer;
    m_report.from = m_plan.sourceCrs;
    m_report.to = m_store.crs();
    m_report.operation = m_converter->operation();
    if (!m_source.trouble().isEmpty())
        m_hints.insert(inPlainWords(m_source.trouble()));

    Result<std::unique_ptr<city::StoreWriter>> writer = m_store.write();
    if (!writer)
        return Failure(std::move(writer).error());
    m_writer = std::move(*writer);
    if (m_plan.replace) {
        DOTHI_TRY(m_writer->clear(m_plan.targetLayer));
        if (m_plan.targetLayer == QLatin1String("building"))
            DOTHI_TRY(dropOriginals(m_store, *m_writer));
    }
    return {};
}

Result<> VectorRun::readAll()
{
    const qint64 total = m_layer.GetFeatureCount(FALSE);
    m_layer.ResetReading();
    for (bool more = true; more;) {
        DOTHI_TRY(m_task.checkpoint());
        if (m_report.read % 64 == 0)
            tellProgress(total);
        const Result<bool> taken = takeNext();
        if (!taken)
            return Failure(taken.error());
        more = *taken;
        if (!more || m_chunk.size() >= kChunk || m_positions >= kChunkPositions)
            DOTHI_TRY(flush());
    }
    if (m_model)
        DOTHI_TRY(m_model->finish(*m_writer, m_report, m_task));
    return {};
}

Result<bool> VectorRun::takeNext()
{
    CPLErrorReset();
    m_trap.clear();
    const OGRFeatureUniquePtr feature(m_layer.GetNextFeature());
    const bool failed = CPLGetLastErrorType() >= CE_Failure;
    if (!feature) {
        if (!failed)
            return false;
        // A file that breaks off must not pass for a whole one.
        return inFile(
            Error(ErrorCode::InvalidData,
                  Tr::tr("The file is damaged or cut short: after %n feature(s) it cannot be read on.",
                         nullptr, static_cast<int>(m_report.read)))
                .withAdvice(
                    Tr::tr("Nothing was imported. Copy or download it again from where it came from."))
                .withDetail(m_trap.messages()));
    }
    if (++m_report.read > limits::kFeatures) {
        return inFile(
            Error(ErrorCode::InvalidData, Tr::tr("The file holds more features than such a file may."))
                .withAdvice(Tr::tr("Import it in parts.")));
    }
    const QString trouble = m_trap.messages();
    city::Feature converted;
    const qint64 repairedBefore = m_report.repairedCount;
    const bool taken = m_model
                           ? takeModelFeature(*m_model, *feature, *m_converter, converted, m_report, m_task)
                           : m_converter->convert(*feature, trouble, converted, m_report);
    if (!taken)
        return true;
    // What the library could not read it leaves out; that must not pass unseen.
    if (failed) {
        if (m_report.repairedCount == repairedBefore)
            ++m_report.repairedFeatures;
        noteRepaired(m_report, QString::number(feature->GetFID()),
                     Tr::tr("part of it cannot be read (%1)").arg(inPlainWords(trouble)));
    } else if (!trouble.isEmpty() && m_hints.size() < kHints) {
        m_hints.insert(inPlainWords(trouble));
    }
    m_positions += converted.geometry.coords().size();
    m_chunk.push_back(std::move(converted));
    return true;
}

Result<> VectorRun::flush()
{
    if (m_model)
        m_model->lookAhead(m_chunk);
    DOTHI_TRY(m_writer->insert(m_plan.targetLayer, m_chunk));
    if (m_model)
        DOTHI_TRY(m_model->keep(*m_writer, m_chunk));
    for (const city::Feature &feature : m_chunk) {
        if (m_report.features.size() < kNumbered)
            m_report.features.push_back(feature.id);
        m_report.extent.add(feature.geometry.extent());
    }
    m_report.imported += static_cast<qint64>(m_chunk.size());
    m_chunk.clear();
    m_positions = 0;
    return {};
}

Result<> VectorRun::rememberMapping()
{
    std::map<QString, QString> mapping;
    QStringList names;
    for (const SourceField &field : m_plan.fields) {
        names.append(field.name);
        if (!field.target.isEmpty())
            mapping.insert({field.target, field.name});
    }
    if (mapping.empty())
        return {};
    return m_writer->setDocument(QStringLiteral("mapping"), mappingId(names, m_plan.targetLayer),
                                 mappingToJson(mapping, m_plan.valueChoices));
}

Result<ImportReport> VectorRun::complete()
{
    if (m_report.read == 0)
        return inFile(Error(ErrorCode::InvalidData, Tr::tr("The file holds no features.")));
    if (m_report.imported == 0)
        return inFile(nothingTaken(m_report));
    DOTHI_TRY(rememberMapping());
    DOTHI_TRY(m_task.checkpoint());
    m_task.progress(0.99, m_status);
    DOTHI_TRY(m_writer->commit());
    for (const ImportNotice &notice : m_plan.notices)
        m_report.warnings.append(notice.message + QLatin1Char(' ') + notice.proposal);
    if (!m_report.place && m_plan.place && m_plan.place->placed)
        m_report.place = m_plan.place;
    m_converter->reportValues(m_report);
    m_report.warnings.append(m_converter->summary(m_model.has_value()));
    for (const QString &hint : std::as_const(m_hints))
        m_report.warnings.append(Tr::tr("While reading the file: %1").arg(hint));
    m_task.progress(1, m_status);
    return std::move(m_report);
}

void VectorRun::tellProgress(qint64 total)
{
    if (total <= 0) {
        m_task.progress(0.49, Tr::tr("%1: %2 features so far").arg(m_status, QString::number(m_report.read)));
        return;
    }
    const double share = static_cast<double>(m_report.read) / static_cast<double>(total);
    m_task.progress(0.98 * std::min(share, 1.0), m_status);
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
    const Result<Source> source = Source::open(plan.file, {&store, plan.placing, plan.mapCrs}, opening);
    if (!source)
        return Failure(source.error());
    geo::GdalErrorTrap trap;
    const geo::StopWithTask stop(task);
    OGRLayer *layer = source->isRaster() ? nullptr : source->layer(plan.sourceLayer);
    if (!layer) {
        return fail(
            Error(ErrorCode::InvalidArgument, Tr::tr("The file has no layer “%1”.").arg(plan.sourceLayer))
                .inFile(plan.file));
    }
    VectorRun run(plan, store, *source, *layer, trap, task);
    DOTHI_TRY(run.prepare());
    DOTHI_TRY(run.readAll());
    return run.complete();
}

} // namespace dothi::io
