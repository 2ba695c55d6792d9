// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/codedvalues.h>
#include <dothi/io/import/convert.h>
#include <dothi/io/import/crscheck.h>
#include <dothi/io/import/librarywords.h>
#include <dothi/io/import/mend.h>
#include <dothi/io/import/source.h>
#include <dothi/io/import/transforms.h>
#include <dothi/io/import/values.h>

#include <QCoreApplication>
#include <QDate>
#include <QFileInfo>
#include <QHash>

#include <ogr_feature.h>

#include <cmath>

namespace dothi::io {

namespace {

/// Entries kept of each list; the counts go on.
constexpr size_t kListed = 1000;
/// Viet Nam is 1,650 km long: what lies farther from the city than this was drawn at the wrong place (often
/// 0, 0).
constexpr double kFarthestFromCityM = 2'500'000;

/// Where a city's files write 0 for "not known": no building is 0 m high or has no storey.
bool zeroMeansUnknown(const QString &layer, const QString &field)
{
    return layer == QLatin1String("building") &&
           (field == QLatin1String("height_m") || field == QLatin1String("storeys"));
}

/// A sentence of the program as a reason within another.
QString withoutPeriod(QString sentence)
{
    if (sentence.endsWith(QLatin1Char('.')))
        sentence.chop(1);
    return sentence;
}

struct FieldUse
{
    int source = -1;
    int target = -1;
    QString sourceName;
    const city::FieldDef *definition = nullptr;
    bool zeroIsUnknown = false;
    qint64 unknown = 0;   ///< features without a value
    qint64 ambiguous = 0; ///< numbers that can be read two ways
    QString ambiguousSample;
    std::optional<ValueTranslator> codes; ///< of a field with a list of codes
};

} // namespace

QStringList fieldNames(const OGRFeatureDefn &definition, const TextDecoder &decoder)
{
    QStringList names;
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const QString base = decoder.decode(definition.GetFieldDefn(i)->GetNameRef()).text;
        QString name = base;
        for (int n = 2; names.contains(name); ++n)
            name = QStringLiteral("%1 (%2)").arg(base, QString::number(n));
        names.append(name);
    }
    return names;
}

city::Value sourceValue(const OGRFeature &feature, int field, const TextDecoder &decoder, QString &damaged)
{
    if (!feature.IsFieldSetAndNotNull(field))
        return {};
    switch (feature.GetFieldDefnRef(field)->GetType()) {
    case OFTInteger:
        return static_cast<qint64>(feature.GetFieldAsInteger(field));
    case OFTInteger64:
        return static_cast<qint64>(feature.GetFieldAsInteger64(field));
    case OFTReal:
        return feature.GetFieldAsDouble(field);
    case OFTDate:
    case OFTDateTime: {
        int year = 0;
        int month = 0;
        int day = 0;
        int hour = 0;
        int minute = 0;
        int second = 0;
        int zone = 0;
        if (feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone)) {
            const QDate date(year, month, day);
            if (date.isValid() && year >= 1700 && year <= 2200)
                return date;
        }
        break; // as text, which says what is wrong with it
    }
    case OFTBinary:
        return {};
    case OFTStringList: {
        QStringList texts;
        const char *const *list = feature.GetFieldAsStringList(field);
        for (int i = 0; list && list[i] && i < 1000; ++i)
            texts.append(decoder.decode(list[i]).text);
        return texts.join(QStringLiteral(", "));
    }
    default:
        break;
    }
    const char *raw = feature.GetFieldAsString(field);
    const size_t length = qstrlen(raw);
    if (length > static_cast<size_t>(limits::kTextBytes)) {
        damaged =
            QCoreApplication::translate("dothi::Import", "the text is longer than %1 bytes; taken as unknown")
                .arg(limits::kTextBytes);
        return {};
    }
    // Decoding only reads: no copy of the bytes.
    const DecodedText decoded = decoder.decode(QByteArray::fromRawData(raw, static_cast<qsizetype>(length)));
    if (decoded.damaged)
        damaged =
            QCoreApplication::translate("dothi::Import", "some characters are not %1; the others were kept")
                .arg(decoder.encoding());
    else if (decoded.cut)
        damaged = QCoreApplication::translate(
            "dothi::Import", "the text is cut off inside its last character; the rest was kept");
    if (decoded.text.isEmpty())
        return {};
    return decoded.text;
}

void noteRepaired(ImportReport &report, const QString &sourceId, const QString &reason, const QString &field)
{
    ++report.repairedCount;
    if (report.repaired.size() < kListed)
        report.repaired.push_back({sourceId, reason, field});
}

void noteRejected(ImportReport &report, const QString &sourceId, const QString &reason, const QString &field)
{
    ++report.rejectedCount;
    if (report.rejected.size() < kListed)
        report.rejected.push_back({sourceId, reason, field});
}

struct FeatureConverter::Private
{
    const city::LayerDef *layer = nullptr;
    bool swapAxes = false;
    bool insisted =
        false; ///< the user named the system: wherever it puts the data, there they are meant to lie
    std::shared_ptr<const geo::Transform> transform;
    std::optional<TextDecoder> decoder;
    std::optional<CityRegion> region;
    std::vector<FieldUse> uses;
    std::vector<QByteArray> unused;
    qint64 taken = 0;
    qint64 withHeights = 0;
    qint64 outside = 0;

    std::vector<Rejected> mended; ///< of the feature in hand; reported only when it is taken

    int sourceField = -1; ///< of the layer; where a feature comes from
    QString sourceText;   ///< the file and the day
    bool takeGeometry(const OGRFeature &source, const QString &id, const QString &trouble, city::Feature &out,
                      ImportReport &report);
    bool takeValues(const OGRFeature &source, const QString &id, city::Feature &out, ImportReport &report);
};

FeatureConverter::FeatureConverter(std::unique_ptr<Private> p)
    : d(std::move(p))
{}
FeatureConverter::FeatureConverter(FeatureConverter &&) noexcept = default;
FeatureConverter &FeatureConverter::operator=(FeatureConverter &&) noexcept = default;
FeatureConverter::~FeatureConverter() = default;

Result<FeatureConverter> FeatureConverter::create(const ImportPlan &plan, const OGRFeatureDefn &definition,
                                                  const city::Store &store)
{
    auto p = std::make_unique<Private>();
    p->layer = city::Schema::builtin().layer(plan.targetLayer);
    if (!p->layer) {
        return fail(Error(ErrorCode::InvalidArgument,
                          QCoreApplication::translate("dothi::Import", "There is no layer “%1” in a city.")
                              .arg(plan.targetLayer))
                        .inFile(plan.file));
    }
    p->swapAxes = plan.swapAxes;
    p->insisted = plan.crsFixed;
    auto transform = transformFor(plan.sourceCrs, store.crs(), store.profile().datumOperation);
    if (!transform)
        return Failure(std::move(transform).error().inFile(plan.file));
    p->transform = *transform;
    Result<TextDecoder> decoder = TextDecoder::create(plan.encoding);
    if (!decoder)
        return Failure(std::move(decoder).error().inFile(plan.file));
    p->decoder = std::move(*decoder);
    Result<CityRegion> region = CityRegion::of(store);
    if (!region)
        return Failure(std::move(region).error());
    p->region = std::move(*region);

    const QStringList names = fieldNames(definition, *p->decoder);
    for (const SourceField &field : plan.fields) {
        if (field.target.isEmpty())
            continue;
        FieldUse use;
        use.source = static_cast<int>(names.indexOf(field.name));
        use.target = p->layer->fieldIndex(field.target);
        if (use.source < 0 || use.target < 0) {
            return fail(
                Error(ErrorCode::InvalidArgument,
                      use.source < 0
                          ? QCoreApplication::translate("dothi::Import", "The file has no field “%1”.")
                                .arg(field.name)
                          : QCoreApplication::translate("dothi::Import", "The layer has no field “%1”.")
                                .arg(field.target))
                    .inFile(plan.file)
                    .inLayer(plan.targetLayer));
        }
        use.sourceName = field.name;
        use.definition = &p->layer->fields[static_cast<size_t>(use.target)];
        use.zeroIsUnknown = zeroMeansUnknown(p->layer->id, use.definition->id);
        if (const city::CodeList *list = city::Schema::builtin().codeList(use.definition->codeList)) {
            const auto said = plan.valueChoices.find(field.target);
            use.codes.emplace(*use.definition, *list,
                              said == plan.valueChoices.end() ? std::map<QString, QString>() : said->second);
        }
        p->uses.push_back(std::move(use));
    }
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        if (std::ranges::none_of(p->uses, [i](const FieldUse &use) { return use.source == i; }))
            p->unused.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    }
    for (const city::FieldDef &field : p->layer->fields) {
        const bool mapped =
            std::ranges::any_of(p->uses, [&](const FieldUse &use) { return use.definition == &field; });
        if (field.required && !mapped) {
            return fail(
                Error(ErrorCode::InvalidData,
                      QCoreApplication::translate(
                          "dothi::Import", "The layer needs “%1” (%2), and no field of the file is said to "
                                           "hold it.")
                          .arg(field.title.text(), field.id))
                    .inFile(plan.file)
                    .inLayer(plan.targetLayer)
                    .atField(field.id)
                    .withAdvice(QCoreApplication::translate("dothi::Import",
                                                            "Say which field fills it. The file has: %1.")
                                    .arg(names.mid(0, 20).join(QStringLiteral(", ")))));
        }
    }
    p->sourceField = p->layer->fieldIndex(QStringLiteral("source"));
    p->sourceText = QCoreApplication::translate("dothi::Import", "%1, imported on %2")
                        .arg(QFileInfo(plan.file).fileName(),
                             QDate::currentDate().toString(QStringLiteral("dd/MM/yyyy")));
    return FeatureConverter(std::move(p));
}

bool FeatureConverter::Private::takeGeometry(const OGRFeature &source, const QString &id,
                                             const QString &trouble, city::Feature &out, ImportReport &report)
{
    const OGRGeometry *raw = source.GetGeometryRef();
    MendedGeometry geometry = readGeometry(raw, layer->geometry, swapAxes);
    if (!geometry.refused.isEmpty()) {
        // What GDAL could not make sense of, it leaves out; its words say more than "no geometry".
        noteRejected(report, id,
                     raw || trouble.isEmpty()
                         ? geometry.refused
                         : QCoreApplication::translate("dothi::Import", "the geometry cannot be read (%1)")
                               .arg(inPlainWords(trouble)));
        return false;
    }
    const geo::Coord from = geometry.geometry.coords().front();
    if (const Result<> moved = transform->apply(geometry.geometry); !moved) {
        noteRejected(report, id, withoutPeriod(moved.error().message()));
        return false;
    }
    const geo::Coord first = geometry.geometry.coords().front(); // mending may put others in their place
    if (const double far = region->outsideM(first); far > kFarthestFromCityM) {
        if (!insisted) {
            noteRejected(report, id,
                         QCoreApplication::translate("dothi::Import", "it lies %1 from the city")
                             .arg(kilometresText(far)));
            return false;
        }
        // Half way round the Earth a transverse Mercator projection still gives numbers, of another place.
        const Result<geo::Coord> back = transform->applyInverse(first);
        if (!back ||
            std::hypot(back->x - from.x, back->y - from.y) > 1e-6 * (1 + std::hypot(from.x, from.y))) {
            noteRejected(report, id,
                         QCoreApplication::translate(
                             "dothi::Import", "it lies where the city's coordinate system does not reach"));
            return false;
        }
    }
    mendGeometry(geometry, *layer);
    if (!geometry.refused.isEmpty()) {
        noteRejected(report, id, geometry.refused);
        return false;
    }
    for (const QString &repair : std::as_const(geometry.repairs))
        mended.push_back({id, repair, {}});
    withHeights += geometry.hadHeights ? 1 : 0;
    outside += region->contains(first) ? 0 : 1;
    out.geometry = std::move(geometry.geometry);
    return true;
}

bool FeatureConverter::Private::takeValues(const OGRFeature &source, const QString &id, city::Feature &out,
                                           ImportReport &report)
{
    const city::Schema &schema = city::Schema::builtin();
    for (FieldUse &use : uses) {
        QString damaged;
        const city::Value raw = sourceValue(source, use.source, *decoder, damaged);
        if (!damaged.isEmpty())
            mended.push_back({id, damaged, use.sourceName});
        ConvertedValue converted =
            use.codes ? use.codes->convert(raw, schema) : convertValue(raw, *use.definition, schema);
        if (!converted.repaired.isEmpty())
            mended.push_back({id, converted.repaired, use.sourceName});
        if (converted.ambiguous) {
            if (use.ambiguous++ == 0)
                use.ambiguousSample = city::toText(raw);
        }
        if (use.zeroIsUnknown && city::toNumber(converted.value) == 0) {
            mended.push_back(
                {id,
                 QCoreApplication::translate("dothi::Import", "0 stands for “not known”; taken as unknown"),
                 use.sourceName});
            converted.value = city::Value();
        }
        if (city::isNull(converted.value)) {
            if (use.definition->required) {
                noteRejected(report, id,
                             QCoreApplication::translate("dothi::Import", "“%1” is required and not known")
                                 .arg(use.definition->title.text()),
                             use.sourceName);
                return false;
            }
            ++use.unknown;
        }
        out.values[static_cast<size_t>(use.target)] = std::move(converted.value);
    }
    return true;
}

bool FeatureConverter::convert(const OGRFeature &source, const QString &trouble, city::Feature &out,
                               ImportReport &report)
{
    const QString id = QString::number(source.GetFID());
    out = city::Feature(*d->layer);
    // Geometry first: a feature that is refused for it is not also listed for its values.
    d->mended.clear();
    if (!d->takeGeometry(source, id, trouble, out, report) || !d->takeValues(source, id, out, report))
        return false;
    // What nobody says of where a feature comes from is at least the file.
    if (d->sourceField >= 0 && city::isNull(out.values[static_cast<size_t>(d->sourceField)]))
        out.values[static_cast<size_t>(d->sourceField)] = d->sourceText;
    report.repairedFeatures += d->mended.empty() ? 0 : 1;
    for (const Rejected &note : d->mended)
        noteRepaired(report, note.sourceId, note.reason, note.field);
    for (FieldUse &use : d->uses) {
        if (use.codes)
            use.codes->count();
    }
    ++d->taken;
    return true;
}

std::vector<QByteArray> FeatureConverter::unusedFields() const
{
    return d->unused;
}

const city::LayerDef &FeatureConverter::layer() const
{
    return *d->layer;
}

const geo::OperationInfo &FeatureConverter::operation() const
{
    return d->transform->operation();
}

void FeatureConverter::reportValues(ImportReport &report) const
{
    for (const FieldUse &use : d->uses) {
        if (use.codes)
            use.codes->report(report);
    }
}

QStringList FeatureConverter::summary(bool measured) const
{
    QStringList lines;
    for (const FieldUse &use : d->uses) {
        if (use.codes)
            lines.append(use.codes->summary());
        if (use.ambiguous > 0) {
            const auto count = static_cast<int>(std::min<qint64>(use.ambiguous, 1'000'000'000));
            lines.append(
                QCoreApplication::translate(
                    "dothi::Import",
                    "%1: %n number(s) like “%2” can be read in two ways; the comma was taken as the decimal "
                    "comma.",
                    nullptr, count)
                    .arg(use.sourceName, use.ambiguousSample));
        }
        if (use.zeroIsUnknown && use.unknown > 0 && !measured) {
            lines.append(
                QCoreApplication::translate(
                    "dothi::Import", "%1: not known for %2 of %3 features. Nothing was put in its place.")
                    .arg(use.definition->title.text(), QString::number(use.unknown),
                         QString::number(d->taken)));
        }
    }
    if (d->layer->id == QLatin1String("building") && !measured &&
        std::ranges::none_of(d->uses, [](const FieldUse &use) { return use.zeroIsUnknown; })) {
        lines.append(QCoreApplication::translate(
            "dothi::Import",
            "No field gives the height or the storeys of the buildings. Nothing was put in its place."));
    }
    if (!d->layer->hasZ && d->withHeights > 0) {
        lines.append(QCoreApplication::translate(
                         "dothi::Import",
                         "%1 features have heights (z) in their geometry; the layer “%2” is flat and does "
                         "not keep them.")
                         .arg(d->withHeights)
                         .arg(d->layer->title.text()));
    }
    if (d->outside > 0) {
        lines.append(
            QCoreApplication::translate("dothi::Import", "%1 of %2 features lie outside of the city.")
                .arg(d->outside)
                .arg(d->taken));
    }
    return lines;
}

} // namespace dothi::io
