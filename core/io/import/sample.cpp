// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/import/convert.h>
#include <dothi/io/import/sample.h>
#include <dothi/io/import/source.h>
#include <dothi/io/import/values.h>

#include <QCoreApplication>
#include <QHash>

#include <cpl_error.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Import)
};

constexpr qint64 kSampled = 2000;
constexpr qint64 kSampledPositions = 2'000'000;
constexpr int kValuesShown = 5;
constexpr qsizetype kShownLength = 60;
constexpr qsizetype kLongestCode = 200;
constexpr size_t kDistinctValues = 200;

/// The first position of a geometry and how many it has, whatever it is.
bool firstPosition(const OGRGeometry &g, geo::Coord &out)
{
    switch (wkbFlatten(g.getGeometryType())) {
    case wkbPoint:
        out = {g.toPoint()->getX(), g.toPoint()->getY(), 0};
        return !g.IsEmpty();
    case wkbLineString:
    case wkbCircularString:
        if (g.IsEmpty())
            return false;
        out = {g.toSimpleCurve()->getX(0), g.toSimpleCurve()->getY(0), 0};
        return true;
    case wkbPolygon: {
        const OGRLinearRing *ring = g.toPolygon()->getExteriorRing();
        if (!ring || ring->getNumPoints() == 0)
            return false;
        out = {ring->getX(0), ring->getY(0), 0};
        return true;
    }
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon:
    case wkbGeometryCollection:
        for (const OGRGeometry *piece : *g.toGeometryCollection()) {
            if (firstPosition(*piece, out))
                return true;
        }
        return false;
    default: {
        OGREnvelope box;
        if (g.IsEmpty())
            return false;
        g.getEnvelope(&box);
        out = {box.MinX, box.MinY, 0};
        return true;
    }
    }
}

qint64 positionsIn(const OGRGeometry &g)
{
    switch (wkbFlatten(g.getGeometryType())) {
    case wkbPoint:
        return 1;
    case wkbLineString:
        return g.toLineString()->getNumPoints();
    case wkbPolygon: {
        qint64 count = 0;
        for (const OGRLinearRing *ring : *g.toPolygon())
            count += ring->getNumPoints();
        return count;
    }
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon:
    case wkbGeometryCollection: {
        qint64 count = 0;
        for (const OGRGeometry *piece : *g.toGeometryCollection())
            count += positionsIn(*piece);
        return count;
    }
    default:
        return 100;
    }
}

void lookAt(Sample &sample, const OGRFeature &feature)
{
    if (const OGRGeometry *g = feature.GetGeometryRef()) {
        geo::Coord first;
        if (firstPosition(*g, first))
            sample.positions.push_back(first);
        if (wkbFlatten(g->getGeometryType()) == wkbGeometryCollection)
            ++sample.otherGeometries;
        else if (!g->IsEmpty() && g->getDimension() <= 2)
            ++sample.byDimension[static_cast<size_t>(g->getDimension())];
    }
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
        if (feature.GetFieldDefnRef(i)->GetType() == OFTString && feature.IsFieldSetAndNotNull(i)) {
            const char *text = feature.GetFieldAsString(i);
            sample.texts.add(QByteArray::fromRawData(text, static_cast<qsizetype>(qstrlen(text))));
        }
    }
}

} // namespace

void OgrFeatureDeleter::operator()(OGRFeature *feature) const
{
    OGRFeature::DestroyFeature(feature);
}

Result<Sample> takeSample(const Source &source, OGRLayer &layer, TaskContext &task)
{
    Sample sample;
    const OGRFeatureDefn &definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i)
        sample.texts.add(definition.GetFieldDefn(i)->GetNameRef());
    const qint64 count = layer.GetFeatureCount(FALSE);
    // Only shapefiles jump to the n-th feature without reading the others.
    const bool spread = source.driver() == QLatin1String("ESRI Shapefile") && count > kSampled;
    const double step = spread ? static_cast<double>(count) / kSampled : 1.0;
    qint64 positions = 0;
    layer.ResetReading();
    for (qint64 n = 0; n < kSampled && positions < kSampledPositions; ++n) {
        if (n % 100 == 0)
            DOTHI_TRY(task.checkpoint());
        CPLErrorReset();
        if (spread && step >= 2.0)
            layer.SetNextByIndex(static_cast<GIntBig>(static_cast<double>(n) * step));
        OgrFeaturePtr feature(layer.GetNextFeature());
        if (!feature) {
            if (CPLGetLastErrorType() >= CE_Failure) {
                return fail(Error(ErrorCode::InvalidData,
                                  Tr::tr("The file is damaged or cut short: after %n feature(s) it "
                                         "cannot be read on.",
                                         nullptr, static_cast<int>(n)))
                                .inFile(source.file())
                                .inLayer(QString::fromUtf8(layer.GetName()))
                                .withAdvice(Tr::tr("Copy or download it again from where it came from."))
                                .withDetail(QString::fromUtf8(CPLGetLastErrorMsg())));
            }
            sample.complete = !spread;
            break;
        }
        if (const OGRGeometry *g = feature->GetGeometryRef())
            positions += positionsIn(*g);
        lookAt(sample, *feature);
        sample.features.push_back(std::move(feature));
    }
    layer.ResetReading();
    return sample;
}

Result<std::vector<SourceLayer>> listLayers(const Source &source)
{
    // Names are decoded by themselves: layer names are UTF-8 in nearly every format.
    const Result<TextDecoder> decoder = TextDecoder::create(QString::fromLatin1(kUtf8));
    if (!decoder)
        return Failure(decoder.error());
    std::vector<SourceLayer> layers;
    GDALDataset &dataset = source.dataset();
    constexpr int kCountedLayers = 50;
    for (int i = 0; i < dataset.GetLayerCount(); ++i) {
        OGRLayer *layer = dataset.GetLayer(i);
        if (!layer)
            continue;
        const OGRFeatureDefn &definition = *layer->GetLayerDefn();
        if (definition.GetFieldCount() > limits::kFields) {
            return fail(
                Error(ErrorCode::InvalidData, Tr::tr("The layer has more fields (%1) than such a layer may.")
                                                  .arg(definition.GetFieldCount()))
                    .inFile(source.file())
                    .inLayer(QString::fromUtf8(layer->GetName()))
                    .withAdvice(Tr::tr("Save only the fields you need to a file of its own.")));
        }
        SourceLayer entry;
        entry.name = QString::fromUtf8(layer->GetName());
        entry.features = layer->GetFeatureCount(dataset.GetLayerCount() <= kCountedLayers);
        entry.geometryType = QString::fromUtf8(OGRGeometryTypeToName(layer->GetGeomType()));
        const QStringList names = fieldNames(definition, *decoder);
        for (int f = 0; f < definition.GetFieldCount(); ++f) {
            SourceField field;
            field.name = names[f];
            field.type =
                QString::fromUtf8(OGRFieldDefn::GetFieldTypeName(definition.GetFieldDefn(f)->GetType()));
            entry.fields.push_back(field);
        }
        layers.push_back(std::move(entry));
    }
    return layers;
}

std::vector<SourceField> describeFields(const OGRFeatureDefn &definition, const Sample &sample,
                                        const TextDecoder &decoder)
{
    std::vector<SourceField> fields;
    const QStringList names = fieldNames(definition, decoder);
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        SourceField field;
        field.name = names[i];
        field.type = QString::fromUtf8(OGRFieldDefn::GetFieldTypeName(definition.GetFieldDefn(i)->GetType()));
        QHash<QString, size_t> places;
        for (const OgrFeaturePtr &feature : sample.features) {
            QString damaged;
            const city::Value value = sourceValue(*feature, i, decoder, damaged);
            const QString text = city::toText(value).left(kShownLength);
            if (!text.isEmpty() && field.samples.size() < kValuesShown && !field.samples.contains(text))
                field.samples.append(text);
            const QString code = codeText(value);
            if (code.isEmpty() || code.size() > kLongestCode)
                continue;
            const auto place = places.constFind(code);
            if (place != places.constEnd()) {
                ++field.values[*place].features;
            } else if (field.values.size() < kDistinctValues) {
                places.insert(code, field.values.size());
                field.values.push_back({code, 1});
            }
        }
        fields.push_back(std::move(field));
    }
    return fields;
}

std::vector<FieldCandidate> candidatesOf(const OGRFeatureDefn &definition, const Sample &sample,
                                         const TextDecoder &decoder)
{
    std::vector<FieldCandidate> candidates;
    const QStringList names = fieldNames(definition, decoder);
    constexpr size_t kLookedAt = 500;
    constexpr size_t kValuesKept = 100;
    const size_t count = std::min(sample.features.size(), kLookedAt);
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        FieldCandidate candidate;
        candidate.name = names[i];
        size_t filled = 0;
        for (size_t n = 0; n < count; ++n) {
            QString damaged;
            city::Value value = sourceValue(*sample.features[n], i, decoder, damaged);
            filled += city::isNull(value) ? 0 : 1;
            if (!city::isNull(value) && candidate.samples.size() < kValuesKept)
                candidate.samples.push_back(std::move(value));
        }
        candidate.filled = count == 0 ? 1 : static_cast<double>(filled) / static_cast<double>(count);
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

} // namespace dothi::io
