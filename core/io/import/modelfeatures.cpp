// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/city/buildinglook.h>
#include <dothi/geo/ops.h>
#include <dothi/geo/solid/validation.h>
#include <dothi/io/import/convert.h>
#include <dothi/io/import/modelfeatures.h>
#include <dothi/io/import/modellayer.h>
#include <dothi/io/import/transforms.h>
#include <dothi/io/model/jsontext.h>
#include <dothi/io/model/modeloriginal.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace dothi::io {

namespace {

/// The number of the last file whose originals a store holds; 0: none.
int lastFile(const QStringList &ids)
{
    int last = 0;
    for (const QString &id : ids) {
        if (id.startsWith(QLatin1String("file/")))
            last = std::max(last, id.section(QLatin1Char('/'), 1, 1).toInt());
    }
    return last;
}

} // namespace

Result<> dropOriginals(const city::Store &store, city::StoreWriter &writer)
{
    const Result<QStringList> ids = store.documents(originalKind());
    if (!ids)
        return Failure(ids.error());
    for (const QString &id : *ids)
        DOTHI_TRY(writer.removeDocument(originalKind(), id));
    const Result<QStringList> files = store.documents(modelOriginalKind());
    if (!files)
        return Failure(files.error());
    for (const QString &id : *files)
        DOTHI_TRY(writer.removeDocument(modelOriginalKind(), id));
    const Result<QStringList> looks = store.documents(city::lookKind());
    if (!looks)
        return Failure(looks.error());
    for (const QString &id : *looks)
        DOTHI_TRY(writer.removeDocument(city::lookKind(), id));
    return {};
}

ModelFeatures::ModelFeatures(const ModelFile &source, const ImportPlan &plan, const city::Store &store,
                             const TaskContext &task)
    : m_source(&source)
    , m_plan(&plan)
    , m_layer(city::Schema::builtin().layer(plan.targetLayer))
    , m_verticalDatum(store.profile().verticalDatum)
    , m_originals(std::make_unique<CityJsonOriginals>(source.model()))
    , m_preparation(std::make_unique<ModelPreparation>(source, ShapeOptions{true, plan.repairSolids}, task))
{
    for (size_t i = 0; m_layer && i < m_layer->fields.size(); ++i)
        m_fieldsByName.push_back(i);
    std::ranges::sort(m_fieldsByName, {}, [this](size_t field) { return m_layer->fields[field].id; });
}

Result<ModelFeatures> ModelFeatures::create(const ModelFile &source, const ImportPlan &plan,
                                            const city::Store &store, const TaskContext &task)
{
    ModelFeatures features(source, plan, store, task);
    if (!features.m_layer || !features.m_layer->hasSolid) {
        return fail(Error(ErrorCode::InvalidArgument,
                          QCoreApplication::translate("dothi::Import",
                                                      "A model holds buildings; the layer “%1” does not.")
                              .arg(plan.targetLayer))
                        .inFile(plan.file)
                        .withAdvice(QCoreApplication::translate("dothi::Import",
                                                                "Import it into the layer “building”.")));
    }
    auto transform = transformFor(plan.sourceCrs, store.crs(), store.profile().datumOperation);
    if (!transform)
        return Failure(std::move(transform).error().inFile(plan.file));
    features.m_transform = *transform;
    Result<std::optional<city::Feature>> parcel = saidParcel(plan.placing, store);
    if (!parcel)
        return Failure(std::move(parcel).error());
    features.m_parcel = std::move(*parcel);
    const Result<QStringList> ids = store.documents(originalKind());
    if (!ids)
        return Failure(ids.error());
    features.m_file = plan.replace ? 1 : lastFile(*ids) + 1;
    features.m_looks = std::make_unique<ModelLooks>(source, features.m_file);
    return features;
}

Result<std::optional<city::Feature>> saidParcel(const ModelPlacing &placing, const city::Store &store)
{
    if (placing.parcel == 0 || placing.how == ModelPlacing::How::AsFileSays)
        return std::optional<city::Feature>();
    Result<std::optional<city::Feature>> parcel = store.feature(QStringLiteral("parcel"), placing.parcel);
    if (parcel && !*parcel) {
        return fail(Error(ErrorCode::NotFound, QCoreApplication::translate(
                                                   "dothi::Import", "There is no parcel with the number %1.")
                                                   .arg(placing.parcel))
                        .inLayer(QStringLiteral("parcel"))
                        .withAdvice(QCoreApplication::translate("dothi::Import",
                                                                "Look it up in the table of the parcels.")));
    }
    return parcel;
}

void referToParcel(city::Feature &building, const city::LayerDef &layer, const city::Feature &parcel)
{
    const QString field = QStringLiteral("parcel_id");
    constexpr double kLeastM2 = 0.5;
    if (!layer.field(field) || !city::isNull(building.value(layer, field)))
        return;
    const Result<geo::Geometry> common = geo::intersection(building.geometry, parcel.geometry);
    if (common && !common->isEmpty() && geo::area(*common) >= kLeastM2)
        building.set(layer, field, parcel.id);
}

QString ModelFeatures::sourceId(qint64 number) const
{
    return QString::fromStdString(
        m_source->model().objects[m_source->buildings()[static_cast<size_t>(number)].object].id);
}

bool ModelFeatures::admit(qint64 number, QString &reason)
{
    m_admitted = m_preparation->take(number);
    if (!m_admitted.original) {
        reason = m_admitted.original.error().message();
        return false;
    }
    return true;
}

void ModelFeatures::complete(qint64 number, city::Feature &feature, ImportReport &report,
                             const TaskContext &task)
{
    const ModelFile::Building &building = m_source->buildings()[static_cast<size_t>(number)];
    const SolidCheck check = std::move(m_admitted.shell.check);
    feature.solid = std::move(m_admitted.shell.solid);
    QStringList repairs = std::move(m_admitted.shell.repairs);
    m_looks->take(building.object, feature.solid);
    if (m_plan->swapAxes) {
        for (geo::Coord &c : feature.solid.coords())
            std::swap(c.x, c.y);
    }
    if (const Result<> moved = m_transform->apply(feature.solid); !moved) {
        feature.solid = geo::Geometry();
        repairs.append(QCoreApplication::translate(
            "dothi::Import", "its shell cannot be converted into the city's coordinate system; left out"));
    }
    repairs += check.repairs;
    noteSolids(number, check, report);
    if (check.checked > 1 && !feature.solid.isEmpty())
        checkJoined(number, feature.solid, report, task);
    report.repairedFeatures += repairs.isEmpty() ? 0 : 1;
    for (const QString &repair : std::as_const(repairs))
        noteRepaired(report, QString::number(number), repair);
    // What the attributes do not say is measured.
    const auto measure = [&](const QString &field, double value) {
        const city::FieldDef *definition = m_layer->field(field);
        if (!definition || !city::isNull(feature.value(*m_layer, field)) || !std::isfinite(value) ||
            value < definition->minimum || value > definition->maximum)
            return false;
        constexpr double kMillimetres = 1000;
        return feature.set(*m_layer, field, std::round(value * kMillimetres) / kMillimetres);
    };
    if (m_parcel)
        referToParcel(feature, *m_layer, *m_parcel);
    measure(QStringLiteral("ground_level_m"), building.groundM);
    if (building.topM > building.groundM &&
        measure(QStringLiteral("height_m"), building.topM - building.groundM)) {
        ++m_measuredHeights;
        m_deepestM = std::max(m_deepestM, building.groundM - building.undersideM);
    }
    m_withSolid += feature.solid.isEmpty() ? 0 : 1;
    ++m_completed;
    m_lot.push_back(std::move(*m_admitted.original));
}

void ModelFeatures::noteSolids(qint64 number, const SolidCheck &check, ImportReport &report) const
{
    constexpr size_t kListed = 1000;
    report.solidsChecked += check.checked;
    report.solidsMended += check.mended;
    report.solidsInvalid += check.invalid;
    for (const SolidFinding &finding : check.findings) {
        if (report.solids.size() < kListed)
            report.solids.push_back({sourceId(number), finding.part, finding.code, finding.message,
                                     finding.where, finding.mended});
    }
}

/// The shell as the city holds it, the faces of all elements together, which is what `validate` looks at:
/// walls that are sound each by itself may meet at an edge in fours.
void ModelFeatures::checkJoined(qint64 number, const geo::Geometry &shell, ImportReport &report,
                                const TaskContext &task) const
{
    const geo::Brep brep = geo::solidsFromFaces(shell);
    const QString id = sourceId(number);
    SolidCheck check;
    check.checked = 1;
    Result<std::vector<geo::ValidationError>> errors =
        geo::validateBrep(brep, geo::SolidType::MultiSolid, {}, &task);
    if (errors && errors->empty() && brep.solids.size() > 1) {
        const std::vector<geo::Brep> solids = geo::eachSolid(brep);
        std::vector<const geo::Brep *> parts;
        for (const geo::Brep &one : solids)
            parts.push_back(&one);
        errors = geo::validateParts(parts, {}, &task);
    }
    if (!errors)
        return; // stopped; the import ends with it
    (errors->empty() ? check.valid : check.invalid) = 1;
    for (const geo::ValidationError &error : *errors)
        check.findings.push_back({id, error.code, error.where, error.message, false});
    noteSolids(number, check, report);
}

/// As originalDocument() makes it, without its objects in between: of a city these are most of the time.
QByteArray ModelFeatures::featureDocument(const city::Feature &feature, const QString &shape,
                                          const QByteArray &original) const
{
    std::string out =
        R"({"file":")" + std::to_string(m_file) + R"(","shape":")" + shape.toStdString() + R"(","values":{)";
    bool first = true;
    for (const size_t field : m_fieldsByName) {
        if (field >= feature.values.size() || city::isNull(feature.values[field]))
            continue;
        if (!std::exchange(first, false))
            out += ',';
        out += quotedJson(m_layer->fields[field].id.toStdString()) + ':' +
               quotedJson(city::toText(feature.values[field]).toStdString());
    }
    out += R"(},"feature":)";
    QByteArray document;
    document.reserve(static_cast<qsizetype>(out.size()) + original.size() + 1);
    document.append(out.data(), static_cast<qsizetype>(out.size()));
    document.append(original);
    return document.append('}');
}

void ModelFeatures::lookAhead(const std::vector<city::Feature> &features)
{
    m_shapes = std::async(std::launch::async, [&features] {
        std::vector<QString> keys;
        keys.reserve(features.size());
        for (const city::Feature &feature : features)
            keys.push_back(shapeKey(feature));
        return keys;
    });
}

Result<> ModelFeatures::keep(city::StoreWriter &writer, const std::vector<city::Feature> &features)
{
    const std::vector<QString> shapes = m_shapes.get();
    for (size_t i = 0; i < features.size() && i < m_lot.size(); ++i) {
        const city::Feature &feature = features[i];
        DOTHI_TRY(writer.setDocument(originalKind(), originalId({m_layer->id, feature.id}),
                                     featureDocument(feature, shapes[i], m_lot[i])));
    }
    m_lot.clear();
    return m_looks->keep(writer, features);
}

Result<> ModelFeatures::finish(city::StoreWriter &writer, ImportReport &report, TaskContext &task)
{
    if (const ModelPlace *place = m_source->place())
        report.place = *place;
    ModelFiles beside;
    DOTHI_TRY(m_looks->finish(writer, report, beside, task));
    if (const ModelFiles &files = m_source->files().empty() ? beside : m_source->files(); !files.empty()) {
        DOTHI_TRY(keepModelFiles(writer, m_file, m_source->format(),
                                 report.place ? toJson(*report.place) : QJsonObject(), files, task));
    }
    QJsonObject fields;
    for (const SourceField &field : m_plan->fields) {
        if (!field.target.isEmpty() && field.name != QLatin1String(kModelIdField))
            fields.insert(field.target, field.name);
    }
    const Result<QByteArray> header = m_originals->header();
    if (!header) {
        return fail(Error(header.error())
                        .inFile(m_plan->file)
                        .withAdvice(QCoreApplication::translate(
                            "dothi::Import", "Have the file written again by the program it comes from.")));
    }
    const QJsonObject rest{{QStringLiteral("name"), QFileInfo(m_plan->file).fileName()},
                           {QStringLiteral("crs"), m_plan->sourceCrs.definition()},
                           {QStringLiteral("swapAxes"), m_plan->swapAxes},
                           {QStringLiteral("fields"), fields}};
    DOTHI_TRY(writer.setDocument(originalKind(), originalFileId(m_file),
                                 originalDocument(rest, "header", *header)));
    qint64 number = 0;
    std::map<QString, qint64> kept;
    for (const quint32 other : m_source->others()) {
        const CityObject &object = m_source->model().objects[other];
        const Result<QByteArray> original = m_originals->feature(other);
        if (!original) {
            ++report.read;
            noteRejected(report, QString::fromStdString(object.id), original.error().message());
            continue;
        }
        const QJsonObject where{{QStringLiteral("file"), QString::number(m_file)}};
        DOTHI_TRY(writer.setDocument(originalKind(), originalObjectId(m_file, ++number),
                                     originalDocument(where, "feature", *original)));
        ++kept[QString::fromStdString(object.type).left(60)];
    }
    // The objects the reader refused were objects of the file, too.
    report.read += m_source->refusedCount();
    report.rejectedCount += m_source->refusedCount() - static_cast<qint64>(m_source->refused().size());
    for (const RefusedObject &refused : m_source->refused())
        noteRejected(report, refused.id, refused.reason);

    report.warnings.append(summary());
    report.warnings.append(solidSummary(report));
    for (const auto &[type, count] : m_source->notShown())
        kept[type] += count;
    report.notShown = kept;
    if (!kept.empty()) {
        QStringList kinds;
        for (const auto &[type, count] : kept)
            kinds.append(QStringLiteral("%1 %2").arg(QString::number(count), type));
        report.warnings.append(
            QCoreApplication::translate(
                "dothi::Import", "Objects that are no buildings are not shown, but kept for export: %1.")
                .arg(kinds.join(QStringLiteral(", "))));
    }
    report.warnings.append(m_source->model().warnings);
    return {};
}

QStringList ModelFeatures::solidSummary(const ImportReport &report)
{
    if (report.solidsMended + report.solidsInvalid == 0)
        return {};
    const QStringList names = solidErrorsInWords(report);
    QString line =
        QCoreApplication::translate("dothi::Import",
                                    "Of %1 solids and surfaces %2 were not valid by ISO 19107: %3 mended, "
                                    "%4 kept as they are.")
            .arg(report.solidsChecked)
            .arg(report.solidsMended + report.solidsInvalid)
            .arg(report.solidsMended)
            .arg(report.solidsInvalid);
    if (!names.isEmpty()) {
        line +=
            QLatin1Char(' ') +
            QCoreApplication::translate("dothi::Import", "Left: %1.").arg(names.join(QStringLiteral(", ")));
    }
    return {line};
}

QStringList ModelFeatures::summary() const
{
    QStringList lines;
    if (const ModelPlace *place = m_source->place()) {
        lines.append(place->from);
        lines.append(place->heightFrom);
        if (m_parcel) {
            lines.append(
                QCoreApplication::translate("dothi::Import", "It refers to the parcel it was put on: %1.")
                    .arg(parcelName(*m_parcel)));
        }
        constexpr qsizetype kNamed = 20;
        lines.append(place->textures.mid(0, kNamed));
        if (const int more = static_cast<int>(place->textures.size() - kNamed); more > 0) {
            lines.append(
                QCoreApplication::translate("dothi::Import", "Left out: %n more file(s).", nullptr, more));
        }
    }
    const QString name = m_source->verticalName();
    const int code = m_source->verticalCode();
    if (!m_source->place() &&
        (code == 0 || !m_verticalDatum.contains(QStringLiteral("(EPSG:%1)").arg(code)))) {
        lines.append(name.isEmpty()
                         ? QCoreApplication::translate(
                               "dothi::Import",
                               "The file does not say what its heights count from; they are taken as heights "
                               "above %1.")
                               .arg(m_verticalDatum)
                         : QCoreApplication::translate(
                               "dothi::Import",
                               "The heights of the file count from “%1”, those of the city from %2. They are "
                               "taken as they are, not converted.")
                               .arg(code > 0 ? QStringLiteral("%1 (EPSG:%2)").arg(name).arg(code) : name,
                                    m_verticalDatum));
    }
    constexpr double kToldM = 0.01;
    if (m_measuredHeights > 0 && m_source->place() && !m_source->place()->onMap) {
        QString line =
            QCoreApplication::translate(
                "dothi::Import",
                "The height of %1 of %2 buildings was measured on the model, from the planned ground "
                "(±0.00 of the file where it says one) to the highest point, as QCVN "
                "01:2021/BXD, 1.4 counts it.")
                .arg(m_measuredHeights)
                .arg(m_completed);
        if (m_deepestM > kToldM) {
            line += QLatin1Char(' ') +
                    QCoreApplication::translate("dothi::Import",
                                                "The model reaches %1 m below the ground; that is "
                                                "not counted.")
                        .arg(formatNumber(m_deepestM, 2));
        }
        lines.append(line);
    } else if (m_measuredHeights > 0) {
        lines.append(QCoreApplication::translate(
                         "dothi::Import",
                         "%1 of %2 buildings do not state their height; it was measured on the model, from "
                         "the ground to the highest point.")
                         .arg(m_measuredHeights)
                         .arg(m_completed));
    }
    if (m_withSolid < m_completed) {
        lines.append(
            QCoreApplication::translate(
                "dothi::Import", "%1 of %2 buildings have no shape above their footprint (LoD 1.2 or finer).")
                .arg(m_completed - m_withSolid)
                .arg(m_completed));
    }
    return lines;
}

} // namespace dothi::io
