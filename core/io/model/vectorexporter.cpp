// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/passingfile.h>
#include <dothi/geo/codec.h>
#include <dothi/geo/gdalinit.h>
#include <dothi/io/model/exportchoice.h>
#include <dothi/io/model/vectorexporter.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Export)
};

using city::FieldType;
using DatasetPtr = std::unique_ptr<GDALDataset>;
using OgrFeature = std::unique_ptr<OGRFeature>;

Failure cannotWrite(const QString &file, const QString &detail)
{
    return fail(Error(ErrorCode::Io, Tr::tr("The file cannot be written."))
                    .inFile(file)
                    .withAdvice(Tr::tr("Check the free space and your rights in that folder; what was there "
                                       "is unchanged."))
                    .withDetail(detail));
}

OGRFieldType ogrType(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
        return OFTInteger64;
    case FieldType::Bool:
        return OFTInteger;
    case FieldType::Real:
        return OFTReal;
    case FieldType::Date:
        return OFTDate;
    case FieldType::Text:
    case FieldType::Json:
        break;
    }
    return OFTString;
}

OGRwkbGeometryType ogrGeometry(const city::LayerDef &layer)
{
    const auto type = static_cast<OGRwkbGeometryType>(static_cast<int>(layer.geometry));
    return layer.geometry == geo::GeometryType::None ? wkbNone : layer.hasZ ? wkbSetZ(type) : type;
}

void setValue(OGRFeature &feature, int field, const city::Value &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        feature.SetField(field, static_cast<GIntBig>(*integer));
    else if (const auto *real = std::get_if<double>(&value))
        feature.SetField(field, *real);
    else if (const auto *text = std::get_if<QString>(&value))
        feature.SetField(field, text->toUtf8().constData());
    else if (const auto *date = std::get_if<QDate>(&value))
        feature.SetField(field, date->year(), date->month(), date->day());
}

/// False when GDAL makes nothing of it.
bool setGeometry(OGRFeature &feature, const geo::Geometry &geometry)
{
    if (geometry.isEmpty())
        return true;
    const QByteArray wkb = geo::toWkb(geometry);
    OGRGeometry *made = nullptr;
    if (OGRGeometryFactory::createFromWkb(wkb.constData(), nullptr, &made, static_cast<size_t>(wkb.size()),
                                          wkbVariantIso) != OGRERR_NONE)
        return false;
    return feature.SetGeometryDirectly(made) == OGRERR_NONE;
}

class VectorExporter final : public Exporter
{
public:
    enum class Kind
    {
        GeoJson,
        GeoPackage
    };

    explicit VectorExporter(Kind kind)
        : m_kind(kind)
    {}

    [[nodiscard]] QString format() const override
    {
        return m_kind == Kind::GeoJson ? QStringLiteral("geojson") : QStringLiteral("gpkg");
    }
    [[nodiscard]] QString title() const override
    {
        return m_kind == Kind::GeoJson ? QStringLiteral("GeoJSON") : QStringLiteral("GeoPackage");
    }
    [[nodiscard]] QStringList suffixes() const override
    {
        return m_kind == Kind::GeoJson ? QStringList{QStringLiteral("geojson"), QStringLiteral("json")}
                                       : QStringList{QStringLiteral("gpkg")};
    }

    [[nodiscard]] Result<ExportReport> write(const city::Store &store, const ExportRequest &request,
                                             TaskContext &task) const override
    {
        QStringList possible;
        for (const city::LayerDef &layer : city::Schema::builtin().layers())
            possible.append(layer.id);
        const Result<std::vector<const city::LayerDef *>> layers = exportedLayers(request, possible);
        if (!layers)
            return Failure(layers.error());
        if (m_kind == Kind::GeoJson && layers->size() != 1) {
            return fail(Error(ErrorCode::InvalidArgument, Tr::tr("A GeoJSON file holds one layer."))
                            .withAdvice(Tr::tr("Name one of them. A GeoPackage holds them all.")));
        }
        geo::ensureGdal();
        const geo::GdalErrorTrap trap;
        const QFileInfo out(request.out);
        if (!out.absoluteDir().exists())
            return cannotWrite(request.out, QStringLiteral("no such folder"));
        const PassingFile passing(out.absolutePath(), QLatin1Char('.') + suffixes().front());
        ExportReport report;
        if (Result<> done = fill(store, request, *layers, passing.path(), report, task); !done) {
            Error error = std::move(done).error();
            return fail(error.code() == ErrorCode::Io
                            ? std::move(error).inFile(request.out).withDetail(trap.messages())
                            : std::move(error));
        }
        DOTHI_TRY(checkChosen(
            request, std::ranges::any_of(report.counts, [](const auto &c) { return c.second > 0; })));
        if (const std::error_code failed = passing.giveName(out.absoluteFilePath()); failed)
            return cannotWrite(request.out, QString::fromStdString(failed.message()));
        report.files.append(out.absoluteFilePath());
        task.progress(1);
        return report;
    }

private:
    [[nodiscard]] Result<> fill(const city::Store &store, const ExportRequest &request,
                                const std::vector<const city::LayerDef *> &layers, const QString &path,
                                ExportReport &report, TaskContext &task) const
    {
        GDALDriver *driver =
            GetGDALDriverManager()->GetDriverByName(m_kind == Kind::GeoJson ? "GeoJSON" : "GPKG");
        if (!driver)
            return fail(ErrorCode::Unsupported, Tr::tr("GDAL was built without %1.").arg(title()));
        DatasetPtr dataset(
            driver->Create(QFile::encodeName(path).constData(), 0, 0, 0, GDT_Unknown, nullptr));
        if (!dataset)
            return cannotWrite(path, {});
        OGRSpatialReference srs;
        srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        if (srs.SetFromUserInput(store.crs().definition().toUtf8().constData()) != OGRERR_NONE)
            return fail(ErrorCode::Crs, Tr::tr("GDAL does not know the city's coordinate system."));
        for (size_t i = 0; i < layers.size(); ++i) {
            TaskContext part = task.part(static_cast<double>(i) / static_cast<double>(layers.size()),
                                         static_cast<double>(i + 1) / static_cast<double>(layers.size()));
            DOTHI_TRY(writeLayer(store, request, *layers[i], *dataset, srs, report, part));
        }
        // What is still in memory is written when the data set is closed, and only then may it fail.
        CPLErrorReset();
        dataset.reset();
        if (CPLGetLastErrorType() >= CE_Failure)
            return cannotWrite(path, QString::fromUtf8(CPLGetLastErrorMsg()));
        return {};
    }

    [[nodiscard]] Result<> writeLayer(const city::Store &store, const ExportRequest &request,
                                      const city::LayerDef &layer, GDALDataset &dataset,
                                      OGRSpatialReference &srs, ExportReport &report, TaskContext &task) const
    {
        CPLStringList options;
        if (m_kind == Kind::GeoJson) {
            options.SetNameValue("COORDINATE_PRECISION", "4");
            options.SetNameValue("NATIVE_DATA", "");
        }
        OGRLayer *out =
            dataset.CreateLayer(layer.id.toUtf8().constData(), &srs, ogrGeometry(layer), options.List());
        if (!out)
            return cannotWrite({}, {});
        for (const city::FieldDef &field : layer.fields) {
            OGRFieldDefn definition(field.id.toUtf8().constData(), ogrType(field.type));
            if (field.type == FieldType::Bool)
                definition.SetSubType(OFSTBoolean);
            if (field.type == FieldType::Json)
                definition.SetSubType(OFSTJSON);
            if (out->CreateField(&definition) != OGRERR_NONE)
                return cannotWrite({}, {});
        }
        OGRLayer *solids = nullptr;
        if (layer.hasSolid && m_kind == Kind::GeoPackage) {
            solids = dataset.CreateLayer((layer.id + QStringLiteral("_solid")).toUtf8().constData(), &srs,
                                         wkbMultiPolygon25D, nullptr);
            OGRFieldDefn owner(layer.id.toUtf8().constData(), OFTInteger64);
            if (!solids || solids->CreateField(&owner) != OGRERR_NONE)
                return cannotWrite({}, {});
        }
        const Result<qint64> total = store.count(layer.id);
        if (!total)
            return Failure(total.error());
        city::Query query;
        query.withSolid = solids != nullptr;
        const ExportChoice choice(request, layer);
        choice.narrow(query);
        report.counts[layer.id] = 0;
        if (choice.isNothing())
            return {};
        qint64 count = 0;
        Result<> failed;
        const QString status = Tr::tr("Writing “%1”").arg(layer.title.text());
        DOTHI_TRY(store.read(layer.id, query, [&](city::Feature &feature) {
            failed = task.checkpoint();
            if (failed && !choice.takes(feature))
                return city::Visit::Continue;
            if (failed)
                failed = writeFeature(*out, solids, layer, feature);
            if (!failed)
                return city::Visit::Stop;
            ++count;
            task.progress(static_cast<double>(count) / static_cast<double>(std::max<qint64>(1, *total)),
                          status);
            return city::Visit::Continue;
        }));
        DOTHI_TRY(failed);
        report.counts[layer.id] = count;
        return {};
    }

    [[nodiscard]] static Result<> writeFeature(OGRLayer &out, OGRLayer *solids, const city::LayerDef &layer,
                                               const city::Feature &feature)
    {
        const OgrFeature written(OGRFeature::CreateFeature(out.GetLayerDefn()));
        written->SetFID(feature.id);
        for (size_t i = 0; i < layer.fields.size() && i < feature.values.size(); ++i)
            setValue(*written, static_cast<int>(i), feature.values[i]);
        if (!setGeometry(*written, feature.geometry) || out.CreateFeature(written.get()) != OGRERR_NONE)
            return cannotWrite({}, {});
        if (solids && !feature.solid.isEmpty()) {
            const OgrFeature solid(OGRFeature::CreateFeature(solids->GetLayerDefn()));
            solid->SetFID(feature.id);
            solid->SetField(0, static_cast<GIntBig>(feature.id));
            if (!setGeometry(*solid, feature.solid) || solids->CreateFeature(solid.get()) != OGRERR_NONE)
                return cannotWrite({}, {});
        }
        return {};
    }

    Kind m_kind;
};

} // namespace

std::unique_ptr<Exporter> makeGeoJsonExporter()
{
    return std::make_unique<VectorExporter>(VectorExporter::Kind::GeoJson);
}

std::unique_ptr<Exporter> makeGeoPackageExporter()
{
    return std::make_unique<VectorExporter>(VectorExporter::Kind::GeoPackage);
}

} // namespace dothi::io
