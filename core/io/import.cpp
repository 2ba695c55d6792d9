// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/gdalinit.h>
#include <dothi/geo/interrupt.h>
#include <dothi/io/import.h>
#include <dothi/io/import/cityregion.h>
#include <dothi/io/import/codedvalues.h>
#include <dothi/io/import/convert.h>
#include <dothi/io/import/crscheck.h>
#include <dothi/io/import/matching.h>
#include <dothi/io/import/modelbody.h>
#include <dothi/io/import/modelfeatures.h>
#include <dothi/io/import/modelfile.h>
#include <dothi/io/import/raster.h>
#include <dothi/io/import/sample.h>
#include <dothi/io/import/source.h>
#include <dothi/io/import/transforms.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <new>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Import)
};

constexpr size_t kPreviewed = 50;
/// As well-known binary: some thousand positions.
constexpr size_t kPreviewedBytes = 64'000;

/// What has been decided before looking; everything else is found out.
struct Decided
{
    ImportOptions options;
    geo::Crs crs; ///< null: what the file says
    /// Fields as the plan had them, by their order in the file (names change with the encoding).
    std::optional<std::vector<QString>> targets;
};

Result<OGRLayer *> chooseLayer(const Source &source, const std::vector<SourceLayer> &layers,
                               const QString &wanted)
{
    if (!wanted.isEmpty()) {
        if (OGRLayer *layer = source.layer(wanted))
            return layer;
        QStringList names;
        for (const SourceLayer &layer : layers)
            names.append(layer.name);
        return fail(Error(ErrorCode::InvalidArgument, Tr::tr("The file has no layer “%1”.").arg(wanted))
                        .inFile(source.file())
                        .withAdvice(Tr::tr("It has: %1.").arg(names.mid(0, 20).join(QStringLiteral(", ")))));
    }
    OGRLayer *best = nullptr;
    qint64 most = -2;
    for (const SourceLayer &entry : layers) {
        OGRLayer *layer = source.layer(entry.name);
        if (layer && layer->GetGeomType() != wkbNone && entry.features > most) {
            most = entry.features;
            best = layer;
        }
    }
    if (!best) {
        return fail(
            Error(ErrorCode::InvalidData, layers.empty()
                                              ? Tr::tr("The file holds no layer.")
                                              : Tr::tr("The file holds tables without any geometry."))
                .inFile(source.file())
                .withAdvice(Tr::tr(
                    "Choose the file with the geometry; a table of points needs columns for x and y.")));
    }
    return best;
}

/// Encoding of the texts, and what there is to say about it.
QString decideEncoding(const Source &source, const Sample &sample, const QString &said,
                       std::vector<ImportNotice> &notices)
{
    if (!said.isEmpty())
        return said;
    const EncodingGuess guess = sample.texts.guess(source.declaredEncoding());
    if (guess.encoding.isEmpty()) {
        ImportNotice notice;
        notice.kind = Suspicion::UnknownEncoding;
        notice.blocking = true;
        notice.message = Tr::tr(
            "The text of the file is neither Unicode nor TCVN3 nor any other encoding that can be told.");
        notice.proposal = Tr::tr("Say which it is, or take it as Western European (%1) and check the names.")
                              .arg(QLatin1String(kWindowsLatin));
        notice.option = QStringLiteral("--encoding …");
        notice.proposedEncoding = QLatin1String(kWindowsLatin);
        notices.push_back(notice);
        return notice.proposedEncoding;
    }
    const bool expected = guess.encoding.compare(source.declaredEncoding(), Qt::CaseInsensitive) == 0;
    if (guess.legacy && !expected) {
        ImportNotice notice;
        notice.kind = Suspicion::LegacyEncoding;
        notice.message = guess.encoding == QLatin1String(kTcvn3)
                             ? Tr::tr("The text is TCVN3 (.VnTime fonts), not Unicode; read so it says “%1”.")
                                   .arg(guess.sample)
                             : Tr::tr("The text is %1, not Unicode; read so it says “%2”.")
                                   .arg(guess.encoding, guess.sample);
        notice.proposal =
            Tr::tr("It is converted to Unicode. If the names look wrong, choose another encoding.");
        notice.proposedEncoding = guess.encoding;
        notices.push_back(notice);
    }
    return guess.encoding;
}

/// Enough positions, spread over all, to tell where a file lies.
std::vector<geo::Coord> thinned(const std::vector<geo::Coord> &positions)
{
    constexpr size_t kEnough = 300;
    const size_t step = std::max<size_t>(1, positions.size() / kEnough);
    std::vector<geo::Coord> some;
    for (size_t i = 0; i < positions.size(); i += step)
        some.push_back(positions[i]);
    return some;
}

LayerClues cluesOf(const Source &source, const OGRLayer &layer, const Sample &sample,
                   std::vector<FieldCandidate> fields)
{
    LayerClues clues;
    const QFileInfo info(source.mainFile());
    clues.names.append(QString::fromUtf8(const_cast<OGRLayer &>(layer).GetName()));
    clues.names.append(info.completeBaseName());
    QDir folder = QFileInfo(source.file()).absoluteDir();
    for (int up = 0; up < 4 && !folder.isRoot(); ++up) {
        clues.names.append(folder.dirName());
        folder.setPath(QDir::cleanPath(folder.filePath(QStringLiteral(".."))));
    }
    const auto &by = sample.byDimension;
    const qint64 all = by[0] + by[1] + by[2] + sample.otherGeometries;
    for (size_t dimension = 0; dimension < by.size(); ++dimension) {
        if (all > 0 && by[dimension] * 10 >= all * 9)
            clues.dimension = static_cast<int>(dimension);
    }
    clues.fields = std::move(fields);
    return clues;
}

/// Fields that would have been taken by their names. Those the user has spoken about are no news.
void noteUnsuited(ImportPlan &plan, const city::LayerDef &layer, const std::vector<UnsuitedField> &fields,
                  const std::map<QString, QString> &said)
{
    for (const UnsuitedField &field : fields) {
        const bool known = std::ranges::any_of(said, [&field](const auto &pair) {
            return pair.first == field.target || pair.second == field.source;
        });
        if (known)
            continue;
        ImportNotice notice;
        notice.kind = Suspicion::UnsuitedField;
        notice.message =
            Tr::tr("The field “%1” is named as “%2”, but most of its values cannot be read as that (such as "
                   "“%3”); it is left out.")
                .arg(field.source, layer.field(field.target)->title.text(), field.sample.left(60));
        notice.proposal =
            Tr::tr("It can be chosen for “%1” all the same; what cannot be read is then reported "
                   "value by value.")
                .arg(layer.field(field.target)->title.text());
        notice.option = QStringLiteral("--field %1=%2").arg(field.target, field.source);
        plan.notices.push_back(notice);
    }
}

/// Which source field fills which target field: what the user said, what is remembered, what the names say.
Result<> mapFields(ImportPlan &plan, const city::LayerDef &layer,
                   const std::vector<FieldCandidate> &candidates, const Decided &decided,
                   const city::Store &store)
{
    if (decided.targets) {
        plan.valueChoices = decided.options.values;
        for (size_t i = 0; i < plan.fields.size() && i < decided.targets->size(); ++i) {
            plan.fields[i].target = decided.targets->at(i);
            plan.fields[i].confidence = plan.fields[i].target.isEmpty() ? 0 : 1;
        }
        return {};
    }
    QStringList names;
    for (const SourceField &field : plan.fields)
        names.append(field.name);
    const auto assign = [&plan](const QString &target, const QString &source, double confidence) {
        for (SourceField &field : plan.fields) {
            if (field.target == target)
                field.target.clear();
        }
        for (SourceField &field : plan.fields) {
            if (field.name == source) {
                field.target = target;
                field.confidence = confidence;
            }
        }
    };
    const Result<QByteArray> remembered =
        store.document(QStringLiteral("mapping"), mappingId(names, layer.id));
    const std::map<QString, QString> known =
        remembered ? mappingFromJson(*remembered, layer, names) : std::map<QString, QString>();
    if (remembered)
        plan.valueChoices = valuesFromMapping(*remembered, layer, city::Schema::builtin());
    DOTHI_TRY(checkChoices(decided.options.values, layer, city::Schema::builtin()));
    for (const auto &[target, values] : decided.options.values) {
        for (const auto &[theirs, ours] : values)
            plan.valueChoices[target][theirs] = ours;
    }
    if (!known.empty()) {
        for (const auto &[target, source] : known)
            assign(target, source, 1);
    } else {
        const std::vector<FieldMatch> matches = matchFields(candidates, layer, city::Schema::builtin());
        for (const FieldMatch &match : matches)
            assign(match.target, match.source, match.confidence);
        noteUnsuited(plan, layer, unsuitedFields(candidates, matches, layer, city::Schema::builtin()),
                     decided.options.fields);
    }
    for (const auto &[target, source] : decided.options.fields) {
        if (!layer.field(target)) {
            QStringList ids;
            for (const city::FieldDef &field : layer.fields)
                ids.append(field.id);
            return fail(Error(ErrorCode::InvalidArgument, Tr::tr("The layer has no field “%1”.").arg(target))
                            .inFile(plan.file)
                            .inLayer(layer.id)
                            .withAdvice(Tr::tr("It has: %1.").arg(ids.join(QStringLiteral(", ")))));
        }
        if (!source.isEmpty() && !names.contains(source)) {
            return fail(
                Error(ErrorCode::InvalidArgument, Tr::tr("The file has no field “%1”.").arg(source))
                    .inFile(plan.file)
                    .withAdvice(Tr::tr("It has: %1.").arg(names.mid(0, 40).join(QStringLiteral(", ")))));
        }
        assign(target, source, 1);
    }
    return {};
}

void noteCutNames(ImportPlan &plan)
{
    QStringList guessed;
    for (const SourceField &field : plan.fields) {
        if (!field.target.isEmpty() && field.confidence > 0 && field.confidence < 0.7)
            guessed.append(QStringLiteral("%1 → %2").arg(field.name, field.target));
    }
    if (guessed.isEmpty())
        return;
    ImportNotice notice;
    notice.kind = Suspicion::TruncatedFieldNames;
    notice.message = Tr::tr("Field names were cut to ten characters, and several became the same: %1.")
                         .arg(guessed.join(QStringLiteral(", ")));
    notice.proposal = Tr::tr("Check these by their values before importing.");
    plan.notices.push_back(notice);
}

void noteGeometryTypes(ImportPlan &plan, const city::LayerDef &layer, const Sample &sample)
{
    const int wanted = geo::Geometry(layer.geometry).dimension();
    const auto &by = sample.byDimension;
    const qint64 fitting = by[static_cast<size_t>(wanted)];
    const qint64 others = by[0] + by[1] + by[2] - fitting;
    if (others == 0)
        return;
    ImportNotice notice;
    notice.kind = Suspicion::MixedGeometryTypes;
    notice.message =
        Tr::tr(
            "Of the features looked at, %1 are points, %2 lines and %3 polygons; “%4” takes only one kind.")
            .arg(by[0])
            .arg(by[1])
            .arg(by[2])
            .arg(layer.title.text());
    // Lines may be closed, and then they are polygons: not for us to refuse unseen.
    notice.blocking = fitting + sample.otherGeometries == 0 && !(wanted == 2 && by[1] > 0);
    notice.proposal = notice.blocking
                          ? Tr::tr("Choose another layer of the city for this file.")
                          : Tr::tr("The others will be refused one by one, with the reason; closed "
                                   "lines become polygons.");
    plan.notices.push_back(notice);
}

void makePreview(ImportPlan &plan, const Sample &sample, const OGRFeatureDefn &definition,
                 const city::Store &store)
{
    if (plan.sourceCrs.isNull() || plan.targetLayer.isEmpty())
        return;
    Result<FeatureConverter> converter = FeatureConverter::create(plan, definition, store);
    if (!converter)
        return;
    ImportReport ignored;
    for (const OgrFeaturePtr &source : sample.features) {
        const OGRGeometry *geometry = source->GetGeometryRef();
        if (geometry && geometry->WkbSize() > kPreviewedBytes)
            continue; // mending it may take a while, and waits for the import
        city::Feature feature;
        if (converter->convert(*source, {}, feature, ignored))
            plan.preview.push_back(std::move(feature));
        if (plan.preview.size() == kPreviewed)
            break;
    }
}

/// From the middle of the samples to what the city holds, or to the city where it holds nothing; -1 where
/// they cannot be converted.
double distanceFrom(const CityRegion &region, const geo::Transform &transform,
                    const std::vector<geo::Coord> &samples, bool swap)
{
    std::vector<double> xs;
    std::vector<double> ys;
    for (geo::Coord c : samples) {
        if (swap)
            std::swap(c.x, c.y);
        if (const Result<geo::Coord> there = transform.apply(c)) {
            xs.push_back(there->x);
            ys.push_back(there->y);
        }
    }
    if (xs.empty())
        return -1;
    const auto middle = static_cast<std::ptrdiff_t>(xs.size() / 2);
    std::ranges::nth_element(xs, xs.begin() + middle);
    std::ranges::nth_element(ys, ys.begin() + middle);
    const geo::Coord c{xs[xs.size() / 2], ys[ys.size() / 2], 0};
    return region.held().isEmpty() ? region.outsideM(c) : region.distanceM(c);
}

/// A system that leads nowhere near the city: said once, and nothing can be imported before another one, or a
/// place, is said.
void noteForeign(ImportPlan &plan, const Error &error)
{
    if (std::ranges::any_of(plan.notices, &ImportNotice::blocking))
        return;
    ImportNotice notice;
    notice.kind = Suspicion::FarFromCity;
    notice.blocking = true;
    notice.message = error.message();
    notice.proposal =
        error.advice().isEmpty()
            ? Tr::tr("The file is of another country, or names a wrong system: name the one it is in.")
            : error.advice();
    notice.option = QStringLiteral("--source-crs EPSG:n");
    plan.notices.push_back(notice);
}

Result<ImportPlan> look(const QString &file, const city::Store &store, const Decided &decided,
                        TaskContext &task)
{
    const ImportOptions &options = decided.options;
    const city::Schema &schema = city::Schema::builtin();
    ImportPlan plan;
    plan.file = file;
    plan.replace = options.replace;
    plan.encodingFixed = !options.encoding.isEmpty();
    plan.targetLayer = options.targetLayer;
    if (!options.targetLayer.isEmpty() && options.targetLayer != QLatin1String(kTerrainLayer) &&
        !schema.layer(options.targetLayer)) {
        QStringList ids = {QLatin1String(kTerrainLayer)};
        for (const city::LayerDef &layer : schema.layers())
            ids.append(layer.id);
        return fail(Error(ErrorCode::InvalidArgument,
                          Tr::tr("There is no layer “%1” in a city.").arg(options.targetLayer))
                        .withAdvice(Tr::tr("Layers: %1.").arg(ids.join(QStringLiteral(", ")))));
    }
    task.progress(0, Tr::tr("Looking at %1").arg(QFileInfo(file).fileName()));
    DOTHI_TRY(task.checkpoint());
    plan.placing = options.placing;
    plan.repairSolids = options.repairSolids;
    const ModelContext model{&store, options.placing, decided.crs};
    Result<Source> opened = Source::open(file, model, task);
    if (!opened)
        return Failure(std::move(opened).error());
    const Source &source = *opened;
    geo::GdalErrorTrap trap;
    const geo::StopWithTask stop(task);
    plan.driver = source.driver();
    plan.raster = source.isRaster();
    if (source.model() && !plan.targetLayer.isEmpty() && plan.targetLayer != QLatin1String("building")) {
        return fail(Error(ErrorCode::InvalidArgument,
                          Tr::tr("A model holds buildings; the layer “%1” does not.").arg(plan.targetLayer))
                        .inFile(file)
                        .withAdvice(Tr::tr("Import it into the layer “building”.")));
    }
    plan.crsFixed = !decided.crs.isNull();
    if (plan.raster) {
        DOTHI_TRY(lookAtRaster(plan, source, store, decided.crs, options.swapAxes));
        return plan;
    }
    if (plan.targetLayer == QLatin1String(kTerrainLayer)) {
        return fail(Error(ErrorCode::InvalidData,
                          Tr::tr("The terrain is made from an elevation raster, and this file holds "
                                 "points, lines or polygons."))
                        .inFile(file)
                        .withAdvice(Tr::tr("Import a GeoTIFF or ASCII grid of ground heights.")));
    }

    Result<std::vector<SourceLayer>> layers = listLayers(source);
    if (!layers)
        return Failure(std::move(layers).error());
    plan.layers = std::move(*layers);
    const Result<OGRLayer *> chosen = chooseLayer(source, plan.layers, options.sourceLayer);
    if (!chosen)
        return Failure(chosen.error());
    OGRLayer &layer = **chosen;
    plan.sourceLayer = QString::fromUtf8(layer.GetName());
    Result<Sample> sampled = takeSample(source, layer, task);
    if (!sampled)
        return Failure(std::move(sampled).error());
    const Sample &sample = *sampled;
    const OGRFeatureDefn &definition = *layer.GetLayerDefn();
    if (sample.features.empty()) {
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The file holds no features."))
                        .inFile(file)
                        .inLayer(plan.sourceLayer)
                        .withAdvice(Tr::tr(
                            "Check in the program it comes from that the layer is not filtered or empty.")));
    }

    std::vector<ImportNotice> encodingNotices;
    plan.encoding = decideEncoding(source, sample, options.encoding, encodingNotices);
    const Result<TextDecoder> decoder = TextDecoder::create(plan.encoding);
    if (!decoder)
        return Failure(decoder.error());
    plan.fields = describeFields(definition, sample, *decoder);
    const std::vector<FieldCandidate> candidates = candidatesOf(definition, sample, *decoder);
    if (plan.targetLayer.isEmpty())
        plan.targetLayer = guessLayer(cluesOf(source, layer, sample, candidates), schema);
    const city::LayerDef *target = schema.layer(plan.targetLayer);

    CrsClues clues;
    clues.problem = source.crsProblem();
    if (clues.problem.isEmpty())
        clues.declared = crsOf(layer.GetSpatialRef(), &clues.problem);
    clues.said = decided.crs;
    clues.swapSaid = options.swapAxes;
    clues.samples = thinned(sample.positions);
    clues.path = file;
    clues.isModel = source.model() != nullptr;
    const Result<CityRegion> region = CityRegion::of(store);
    if (!region)
        return Failure(region.error());
    CrsDecision decision;
    if (const ModelPlace *place = source.model() ? source.model()->place() : nullptr) {
        plan.place = *place; // in the city's system already
        plan.mapCrs = decided.crs;
        plan.crsFixed = false;
        decision.crs = store.crs();
        if (place->placed) {
            Result<std::shared_ptr<const ModelBody>> body = modelBody(*source.model(), nullptr, task);
            DOTHI_TRY(body);
            plan.place->body = std::move(*body);
        }
        decision.notices = placeNotices(*place, options.placing, store);
    } else {
        decision = decideCrs(clues, *region, store.crs(), store.profile().datumOperation);
        if (source.model()) {
            plan.place = placeOnMap(*source.model(), decision.crs, store);
            DOTHI_TRY(judgePlace(*plan.place, store, task));
            const auto toCity = transformFor(decision.crs.isNull() ? store.crs() : decision.crs, store.crs(),
                                             store.profile().datumOperation);
            if (plan.place->placed && toCity) {
                Result<std::shared_ptr<const ModelBody>> body =
                    modelBody(*source.model(), toCity->get(), task);
                DOTHI_TRY(body);
                plan.place->body = std::move(*body);
            }
            for (ImportNotice &notice : conflictNotices(*plan.place))
                decision.notices.push_back(std::move(notice));
        }
    }
    plan.declaredCrs = clues.declared;
    plan.sourceCrs = decision.crs;
    plan.swapAxes = decision.swapAxes;
    plan.notices = decision.notices;
    plan.notices.insert(plan.notices.end(), encodingNotices.begin(), encodingNotices.end());
    if (!plan.sourceCrs.isNull()) {
        const auto transform = transformFor(plan.sourceCrs, store.crs(), store.profile().datumOperation);
        if (transform) {
            plan.operation = (*transform)->operation();
            plan.fromCityM = distanceFrom(*region, **transform, clues.samples, plan.swapAxes);
        } else {
            noteForeign(plan, transform.error());
        }
    }
    if (target) {
        DOTHI_TRY(mapFields(plan, *target, candidates, decided, store));
        noteCutNames(plan);
        noteGeometryTypes(plan, *target, sample);
        makePreview(plan, sample, definition, store);
        const Result<std::optional<city::Feature>> parcel = saidParcel(plan.placing, store);
        if (!parcel)
            return Failure(parcel.error());
        for (city::Feature &feature : plan.preview) {
            if (source.model() && *parcel)
                referToParcel(feature, *target, **parcel);
        }
    }
    task.progress(1);
    return plan;
}

/// Libraries may throw; past this line nothing does.
template <class T, class Work>
Result<T> guarded(const QString &file, Work work)
{
    try {
        return work();
    } catch (const std::bad_alloc &) {
        return fail(
            Error(ErrorCode::OutOfMemory, Tr::tr("There is not enough memory for this file.")).inFile(file));
    } catch (const std::exception &e) {
        return fail(Error(ErrorCode::Internal, Tr::tr("A fault inside the program stopped the import."))
                        .inFile(file)
                        .withDetail(QString::fromUtf8(e.what())));
    }
}

} // namespace

Result<ImportPlan> inspect(const QString &file, const city::Store &store, const ImportOptions &options,
                           TaskContext &task)
{
    return guarded<ImportPlan>(file, [&]() -> Result<ImportPlan> {
        Decided decided;
        decided.options = options;
        if (options.sourceEpsg != 0) {
            Result<geo::Crs> crs = geo::Crs::fromEpsg(options.sourceEpsg);
            if (!crs)
                return Failure(std::move(crs).error().inFile(file));
            decided.crs = *crs;
        }
        return look(file, store, decided, task);
    });
}

Result<ImportPlan> applyProposal(const ImportPlan &plan, const ImportNotice &notice, const city::Store &store,
                                 TaskContext &task)
{
    return guarded<ImportPlan>(plan.file, [&]() -> Result<ImportPlan> {
        Decided decided;
        decided.options.targetLayer = plan.targetLayer;
        decided.options.sourceLayer = plan.sourceLayer;
        decided.options.replace = plan.replace;
        decided.options.values = plan.valueChoices;
        decided.options.placing = plan.placing;
        decided.options.repairSolids = plan.repairSolids;
        if (plan.encodingFixed)
            decided.options.encoding = plan.encoding;
        const bool moved = plan.place && !plan.place->onMap;
        if (moved) {
            decided.crs = plan.mapCrs;
        } else if (plan.crsFixed) {
            decided.crs = plan.sourceCrs;
            decided.options.swapAxes = plan.swapAxes;
        }
        std::vector<QString> targets;
        for (const SourceField &field : plan.fields)
            targets.push_back(field.target);
        decided.targets = targets;
        if (moved) {
            // Nothing of a place is proposed: the user says it.
        } else if (notice.proposedEpsg != 0) {
            Result<geo::Crs> crs = geo::Crs::fromEpsg(notice.proposedEpsg);
            if (!crs)
                return Failure(std::move(crs).error());
            decided.crs = *crs;
            decided.options.swapAxes = notice.proposedSwap;
        } else if (notice.kind == Suspicion::SwappedAxes) {
            decided.crs = plan.sourceCrs;
            decided.options.swapAxes = notice.proposedSwap;
        } else if (notice.kind == Suspicion::FarFromCity) {
            decided.crs = plan.sourceCrs; // "they are meant to lie there"
            decided.options.swapAxes = plan.swapAxes;
        }
        if (!notice.proposedEncoding.isEmpty())
            decided.options.encoding = notice.proposedEncoding;
        return look(plan.file, store, decided, task);
    });
}

Result<ImportReport> runImport(const ImportPlan &plan, city::Store &store, TaskContext &task)
{
    return guarded<ImportReport>(plan.file, [&]() -> Result<ImportReport> {
        if (store.isReadOnly()) {
            return fail(
                Error(ErrorCode::Database, Tr::tr("The city is open for reading only."))
                    .inFile(store.location())
                    .withAdvice(Tr::tr("Close it elsewhere, or copy it to a place you may write to.")));
        }
        for (const ImportNotice &notice : plan.notices) {
            if (notice.blocking) {
                const bool crs =
                    notice.proposedEncoding.isEmpty() && notice.kind != Suspicion::MixedGeometryTypes;
                const QString advice = notice.option.isEmpty()
                                           ? notice.proposal
                                           : QStringLiteral("%1 (%2)").arg(notice.proposal, notice.option);
                return fail(Error(crs ? ErrorCode::Crs : ErrorCode::InvalidData, notice.message)
                                .inFile(plan.file)
                                .inLayer(plan.sourceLayer)
                                .withAdvice(advice));
            }
        }
        return plan.raster ? runRasterImport(plan, store, task) : runVectorImport(plan, store, task);
    });
}

} // namespace dothi::io
