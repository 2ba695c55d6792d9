// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/geo/codec.h>
#include <dothi/io/import/modelfile.h>
#include <dothi/io/model/citygml.h>
#include <dothi/io/model/cityjson.h>
#include <dothi/io/model/jsontext.h>
#include <dothi/io/model/meshmodel.h>
#include <dothi/io/model/modelfolder.h>
#include <dothi/io/model/plaincityjson.h>

#include <QCoreApplication>
#include <QFileInfo>

#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace dothi::io {

namespace {

constexpr size_t kFields = 400;
constexpr size_t kListedObjects = 1000;

/// What the values of an attribute are, all of them.
struct AttributeKind
{
    bool text = false;
    bool real = false;
    bool whole = false;
    bool flag = false;
    int field = -1;

    [[nodiscard]] OGRFieldType type() const
    {
        if (text || (flag && (real || whole)))
            return OFTString;
        return real ? OFTReal : whole ? OFTInteger64 : OFTInteger;
    }
};

enum class Scalar
{
    None, ///< null, a list or an object
    Text,
    Real,
    Whole,
    Flag
};

Scalar scalarOf(std::string_view value)
{
    if (value.empty() || value == "null" || value.front() == '{' || value.front() == '[')
        return Scalar::None;
    if (value.front() == '"')
        return Scalar::Text;
    if (value == "true" || value == "false")
        return Scalar::Flag;
    std::int64_t whole = 0;
    const char *end = value.data() + value.size();
    const std::from_chars_result read = std::from_chars(value.data(), end, whole);
    return read.ec == std::errc() && read.ptr == end ? Scalar::Whole : Scalar::Real;
}

void setField(OGRFeature &feature, const AttributeKind &kind, Scalar scalar, std::string_view value)
{
    const auto textValue = [](std::string_view bytes) { return std::string(bytes); };
    switch (kind.type()) {
    case OFTString:
        if (scalar == Scalar::Text) {
            if (const std::optional<std::string> text = jsonText(value))
                feature.SetField(kind.field, text->c_str());
        } else {
            feature.SetField(kind.field, textValue(value).c_str());
        }
        break;
    case OFTReal: {
        std::vector<double> number;
        if (readNumbers('[' + textValue(value) + ']', 1, number) && !number.empty())
            feature.SetField(kind.field, number.front());
        break;
    }
    case OFTInteger64: {
        std::int64_t whole = 0;
        std::from_chars(value.data(), value.data() + value.size(), whole);
        feature.SetField(kind.field, static_cast<GIntBig>(whole));
        break;
    }
    default:
        feature.SetField(kind.field, value == "true" ? 1 : 0);
        break;
    }
}

/// Attributes of a building: its own, then those of its parts it has none of itself.
std::vector<std::pair<std::string, std::string_view>> attributesOf(const CityModel &model, quint32 building)
{
    std::vector<std::pair<std::string, std::string_view>> all;
    const auto take = [&all](const CityObject &object) {
        const std::optional<JsonMembers> members = jsonMembers(object.attributes);
        if (!members)
            return;
        for (const auto &[name, value] : *members) {
            const bool known =
                std::ranges::any_of(all, [&name = name](const auto &a) { return a.first == name; });
            // What a wall or a lift is called is no name of the building.
            const bool others = name == "name" && object.parent >= 0 && object.type != "BuildingPart";
            if (!known && !others && all.size() < kFields && !name.empty() && scalarOf(value) != Scalar::None)
                all.emplace_back(name, value);
        }
    };
    take(model.objects[building]);
    for (const quint32 child : model.objects[building].children)
        take(model.objects[child]);
    return all;
}

} // namespace

ModelFile::ModelFile() = default;
ModelFile::~ModelFile() = default;

Result<QByteArray> ModelFile::picture(const QString &name) const
{
    if (const auto embedded = m_embedded.find(name); embedded != m_embedded.end())
        return embedded->second;
    if (!m_beside)
        m_beside = std::make_unique<ModelFolder>(m_folder);
    const QString path = ModelFolder::pathOf(name);
    for (const auto &[kept, bytes] : m_files) {
        if (!path.isEmpty() && kept == path)
            return bytes;
    }
    return m_beside->read(name);
}

void ModelFile::dropPicture(const QString &name, const QString &why) const
{
    if (m_beside)
        m_beside->drop(name, why);
}

std::vector<std::pair<QString, QByteArray>> ModelFile::picturesBeside() const
{
    std::vector<std::pair<QString, QByteArray>> out;
    if (m_beside)
        out.assign(m_beside->files().begin(), m_beside->files().end());
    return out;
}

void ModelFile::CloseDataset::operator()(GDALDataset *dataset) const
{
    GDALClose(GDALDataset::ToHandle(dataset));
}

bool ModelFile::knows(const QString &file)
{
    return isCityJson(file) || plainFormatOf(file) != PlainFormat::None || isCityGml(file);
}

/// A model of a single building, put where it goes, as CityJSON in the city's system; CityGML in its own.
Result<CityModel> ModelFile::readPlain(const QString &file, const ModelContext &context, TaskContext &task)
{
    if (!context.store) {
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("dothi::Import", "A model needs a city to stand in."));
    }
    TaskContext reading = task.part(0, 0.7);
    QString referenceSystem;
    const auto readGml = [&]() -> Result<PlainModel> {
        const Result<QByteArray> content = readFile(file, ModelFolder::kLargestFile);
        if (!content)
            return Failure(content.error());
        Result<PlainModel> gml = readCityGml(*content, referenceSystem, reading);
        if (gml)
            gml->files.emplace_back(QFileInfo(file).fileName(), *content);
        return gml;
    };
    const bool own = plainFormatOf(file) != PlainFormat::None;
    const bool placed = own || context.placing.how != ModelPlacing::How::AsFileSays;
    Result<PlainModel> plain =
        own ? readPlainModel(file, context.placing.up, context.placing.eachObject, reading) : readGml();
    if (!plain)
        return Failure(std::move(plain).error());
    m_format = plain->format;
    m_notShown = plain->notShown;
    if (!own) {
        const Result<geo::Crs> crs = geo::Crs::fromEpsg(epsgOf(referenceSystem));
        plain->coordinates =
            crs && crs->isGeographic() ? PlainModel::Coordinates::Degrees : PlainModel::Coordinates::Map;
    }
    if (placed) {
        Result<ModelPlace> place = placeModel(*plain, context, reading);
        if (!place)
            return Failure(std::move(place).error());
        m_place = std::move(*place);
        if (!own) {
            const Result<geo::Crs> stated = geo::Crs::fromEpsg(epsgOf(referenceSystem));
            m_place->fileHasPlace = stated.has_value();
            m_place->fileSays = stated ? stated->displayName() : QString();
        }
        for (const PlainBuilding &building : plain->buildings) {
            if (own && building.groundM)
                m_grounds[building.id.toStdString()] = *building.groundM;
        }
    }
    m_files = std::move(plain->files);
    m_embedded = std::move(plain->embedded);
    for (const PlainTexture &texture : plain->textures) {
        if (m_place && !texture.reason.isEmpty())
            m_place->textures.append(QStringLiteral("%1: %2").arg(texture.name, texture.reason));
    }
    TaskContext writing = task.part(0.7, 0.8);
    const Result<QByteArray> text =
        cityJsonOf(*plain, placed ? context.store->crs().epsg() : epsgOf(referenceSystem), writing);
    if (!text)
        return Failure(text.error());
    m_refusedCount = plain->refusedCount;
    for (const auto &[id, reason] : plain->refused)
        m_refused.push_back({id, reason});
    const QStringList warnings = plain->warnings;
    *plain = {}; // its memory is needed twice over
    TaskContext parsing = task.part(0.8, 1);
    Result<CityModel> model = parseCityJson(*text, parsing);
    if (model) {
        model->warnings = warnings + model->warnings;
        if (!placed)
            model->referenceSystem = referenceSystem;
    }
    return model;
}

Result<std::unique_ptr<ModelFile>> ModelFile::open(const QString &file, const ModelContext &context,
                                                   TaskContext &task)
{
    std::unique_ptr<ModelFile> source(new ModelFile);
    TaskContext reading = task.part(0, 0.5);
    source->m_format = QStringLiteral("CityJSON");
    Result<CityModel> model =
        isCityJson(file) ? readCityJson(file, reading) : source->readPlain(file, context, reading);
    if (!model)
        return Failure(std::move(model).error());
    source->m_model = std::move(*model);
    if (source->m_files.empty())
        source->m_folder = QFileInfo(file).absolutePath();
    if (context.store && context.placing.how != ModelPlacing::How::AsFileSays && !source->m_place) {
        Result<ModelPlace> place = placeCityModel(source->m_model, context, task);
        if (!place)
            return Failure(std::move(place).error().inFile(file));
        if (place->placed)
            source->m_place = std::move(*place);
    }
    source->m_refused.insert(source->m_refused.end(), source->m_model.refused.begin(),
                             source->m_model.refused.end());
    source->m_refusedCount += source->m_model.refusedCount;
    std::vector<geo::Geometry> footprints;
    TaskContext shaping = task.part(0.5, 0.8);
    DOTHI_TRY(source->makeShapes(context, shaping, footprints));
    for (const geo::Geometry &footprint : footprints)
        source->m_footprintBox.add(footprint.extent());
    if (source->m_place && context.store) {
        source->m_place->footprints = footprints;
        source->m_place->parcel = context.placing.parcel;
        findMainDirection(*source->m_place, footprints, source->m_place->move.angleRad);
        source->m_place->buildingCount = static_cast<qint64>(footprints.size());
        DOTHI_TRY(judgePlace(*source->m_place, *context.store, task));
    } else {
        source->m_footprints.assign(
            footprints.begin(),
            footprints.begin() + static_cast<std::ptrdiff_t>(std::min(footprints.size(), kListedObjects)));
    }
    if (source->m_buildings.empty()) {
        QStringList kinds;
        for (const quint32 other : source->m_others) {
            const QString type = QString::fromStdString(source->m_model.objects[other].type).left(60);
            constexpr qsizetype kNamed = 20;
            if (!kinds.contains(type) && kinds.size() < kNamed)
                kinds.append(type);
        }
        Error error(
            ErrorCode::InvalidData,
            QCoreApplication::translate("dothi::Import", "The file holds no building that can be read."));
        if (!source->m_refused.empty()) {
            const RefusedObject &first = source->m_refused.front();
            error = Error(ErrorCode::InvalidData,
                          QCoreApplication::translate(
                              "dothi::Import", "Nothing was imported: all %n object(s) were refused. %1: %2.",
                              nullptr, static_cast<int>(source->m_refusedCount))
                              .arg(first.id, first.reason))
                        .atFeature(first.id);
        }
        return fail(std::move(error).inFile(file).withAdvice(
            kinds.isEmpty()
                ? QCoreApplication::translate("dothi::Import",
                                              "Check the file with a CityJSON validator (cjval), or have it "
                                              "written again by the program it comes from.")
                : QCoreApplication::translate("dothi::Import", "It has: %1.")
                      .arg(kinds.join(QStringLiteral(", ")))));
    }
    TaskContext making = task.part(0.8, 1);
    DOTHI_TRY(source->makeDataset(footprints, making));
    return source;
}

Result<> ModelFile::makeShapes(const ModelContext &context, TaskContext &task,
                               std::vector<geo::Geometry> &footprints)
{
    const ShapeOptions options{context.validate, context.repair};
    for (size_t i = 0; i < m_model.objects.size(); ++i) {
        if (i % 256 == 0) {
            DOTHI_TRY(task.checkpoint());
            task.progress(static_cast<double>(i) / static_cast<double>(m_model.objects.size()));
        }
        const CityObject &object = m_model.objects[i];
        if (object.parent >= 0)
            continue;
        if (!isBuilding(object)) {
            m_others.push_back(static_cast<quint32>(i));
            continue;
        }
        Result<BuildingShape> shape = buildingShape(m_model, static_cast<quint32>(i), options, &task);
        if (!shape) {
            if (shape.error().code() == ErrorCode::Cancelled)
                return Failure(std::move(shape).error());
            ++m_refusedCount;
            if (m_refused.size() < kListedObjects)
                m_refused.push_back({QString::fromStdString(object.id), shape.error().message()});
            continue;
        }
        footprints.push_back(std::move(shape->footprint));
        forgetShapes(static_cast<quint32>(i));
        const auto planned = m_grounds.find(object.id);
        m_buildings.push_back({static_cast<quint32>(i), std::move(shape->solid),
                               planned == m_grounds.end() ? shape->groundM : planned->second, shape->groundM,
                               shape->topM, std::move(shape->repairs), std::move(shape->check)});
    }
    return {};
}

/// What a building was made of is needed no more, unless its faces are still to be given a look. In a file of
/// a city that is half of the memory.
void ModelFile::forgetShapes(quint32 building)
{
    std::vector<quint32> group{building};
    bool plain = true;
    for (size_t i = 0; i < group.size(); ++i) {
        const CityObject &object = m_model.objects[group[i]];
        for (const ModelGeometry &geometry : object.geometries)
            plain = plain && !geometry.use && geometry.texture.empty() && geometry.material.empty();
        group.insert(group.end(), object.children.begin(), object.children.end());
    }
    for (size_t i = 0; i < group.size() && plain; ++i)
        std::vector<ModelGeometry>().swap(m_model.objects[group[i]].geometries);
}

void ModelFile::readSystem(OGRSpatialReference &srs)
{
    const QString &stated = m_model.referenceSystem;
    if (stated.isEmpty())
        return;
    const int code = epsgOf(stated);
    if (code == 0 || srs.importFromEPSG(code) != OGRERR_NONE ||
        !(srs.IsProjected() || srs.IsGeographic() || srs.IsCompound())) {
        srs.Clear();
        m_crsProblem = QCoreApplication::translate(
                           "dothi::Import", "The file states the coordinate system “%1”, which is not known.")
                           .arg(stated.left(200));
        return;
    }
    srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (srs.IsCompound()) {
        m_verticalName = QString::fromUtf8(srs.GetAttrValue("VERT_CS"));
        if (const char *vertical = srs.GetAuthorityCode("VERT_CS"))
            m_verticalCode = QByteArray(vertical).toInt();
        srs.StripVertical();
    }
}

Result<> ModelFile::makeDataset(const std::vector<geo::Geometry> &footprints, TaskContext &task)
{
    GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("Memory");
    if (!driver)
        return fail(ErrorCode::Internal, QStringLiteral("GDAL without its Memory driver"));
    m_dataset.reset(driver->Create("model", 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference srs;
    readSystem(srs);
    OGRLayer *layer = m_dataset ? m_dataset->CreateLayer(kModelLayer, srs.IsEmpty() ? nullptr : &srs,
                                                         wkbMultiPolygon, nullptr)
                                : nullptr;
    if (!layer)
        return fail(ErrorCode::OutOfMemory, QStringLiteral("no layer in memory"));
    OGRFieldDefn id(kModelIdField, OFTString);
    bool created = layer->CreateField(&id) == OGRERR_NONE;
    std::map<std::string, AttributeKind> kinds;
    std::vector<std::string> names; // in the order they are met
    for (const Building &building : m_buildings) {
        for (const auto &[name, value] : attributesOf(m_model, building.object)) {
            auto known = kinds.find(name);
            if (known == kinds.end()) {
                if (names.size() >= kFields)
                    continue;
                known = kinds.emplace(name, AttributeKind()).first;
                names.push_back(name);
            }
            const Scalar scalar = scalarOf(value);
            known->second.text |= scalar == Scalar::Text;
            known->second.real |= scalar == Scalar::Real;
            known->second.whole |= scalar == Scalar::Whole;
            known->second.flag |= scalar == Scalar::Flag;
        }
    }
    for (const std::string &name : names) {
        AttributeKind &kind = kinds[name];
        OGRFieldDefn definition(name.c_str(), kind.type());
        if (kind.type() == OFTInteger)
            definition.SetSubType(OFSTBoolean);
        created = created && layer->CreateField(&definition) == OGRERR_NONE;
        kind.field = layer->GetLayerDefn()->GetFieldCount() - 1;
    }
    for (size_t i = 0; i < m_buildings.size() && created; ++i) {
        if (i % 256 == 0) {
            DOTHI_TRY(task.checkpoint());
            task.progress(static_cast<double>(i) / static_cast<double>(m_buildings.size()));
        }
        const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
        feature->SetFID(static_cast<GIntBig>(i));
        feature->SetField(0, m_model.objects[m_buildings[i].object].id.c_str());
        for (const auto &[name, value] : attributesOf(m_model, m_buildings[i].object)) {
            const auto kind = kinds.find(name);
            if (kind != kinds.end())
                setField(*feature, kind->second, scalarOf(value), value);
        }
        const QByteArray wkb = geo::toWkb(footprints[i]);
        OGRGeometry *geometry = nullptr;
        created = OGRGeometryFactory::createFromWkb(wkb.constData(), nullptr, &geometry,
                                                    static_cast<size_t>(wkb.size()),
                                                    wkbVariantIso) == OGRERR_NONE &&
                  feature->SetGeometryDirectly(geometry) == OGRERR_NONE &&
                  layer->CreateFeature(feature.get()) == OGRERR_NONE;
    }
    if (!created)
        return fail(ErrorCode::OutOfMemory, QStringLiteral("the layer in memory cannot be filled"));
    return {};
}

} // namespace dothi::io
