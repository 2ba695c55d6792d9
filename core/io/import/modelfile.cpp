// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/io/import/modelfile.h>
#include <dothi/io/import/modellayer.h>
#include <dothi/io/model/citygml.h>
#include <dothi/io/model/cityjson.h>
#include <dothi/io/model/meshmodel.h>
#include <dothi/io/model/modelfolder.h>
#include <dothi/io/model/plaincityjson.h>

#include <QCoreApplication>
#include <QFileInfo>

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <map>

namespace dothi::io {

namespace {

constexpr size_t kListedObjects = 1000;
/// Of the name of a picture, as PlainTexture keeps it.
constexpr qsizetype kLongestName = 200;

QString leftOutText(const PlainTexture &file)
{
    const QString text =
        file.isPicture ? QCoreApplication::translate("dothi::Import", "Left out: the picture “%1”: %2.")
        : file.name.endsWith(QLatin1String(".mtl"), Qt::CaseInsensitive)
            ? QCoreApplication::translate("dothi::Import", "Left out: the list of materials “%1”: %2.")
            : QCoreApplication::translate("dothi::Import", "Left out: the file “%1”: %2.");
    return text.arg(file.name, file.reason);
}

} // namespace

ModelFile::ModelFile() = default;
ModelFile::~ModelFile() = default;

Result<QByteArray> ModelFile::picture(const QString &name) const
{
    // Refused once, it stays so, for the same reason.
    if (const auto refused = m_refusedPictures.find(name.left(kLongestName));
        refused != m_refusedPictures.end())
        return fail(ErrorCode::InvalidData, refused->second);
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

bool ModelFile::wasRefused(const QString &picture) const
{
    return m_refusedPictures.contains(picture.left(kLongestName));
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
        if (texture.reason.isEmpty())
            continue;
        if (texture.isPicture)
            m_refusedPictures.emplace(texture.name, texture.reason);
        if (m_place)
            m_place->textures.append(leftOutText(texture));
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
    // One that is put somewhere is moved with all its shapes.
    const bool stays = !context.store || context.placing.how == ModelPlacing::How::AsFileSays;
    Result<CityModel> model =
        isCityJson(file) ? readCityJson(file, reading, stays ? ModelShapes::InText : ModelShapes::Kept)
                         : source->readPlain(file, context, reading);
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
    DOTHI_TRY(source->makeOutlines(shaping, footprints));
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
            const auto count = static_cast<int>(source->m_refusedCount);
            error = Error(ErrorCode::InvalidData,
                          QCoreApplication::translate(
                              "dothi::Import", "Nothing was imported: all %n object(s) were refused. %1: %2.",
                              nullptr, count)
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
    DOTHI_TRY(source->makeDataset(std::move(footprints), making));
    return source;
}

Result<> ModelFile::makeOutlines(TaskContext &task, std::vector<geo::Geometry> &footprints)
{
    CityShapes shapes(m_model);
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
        Result<BuildingOutline> outline = buildingOutline(m_model, static_cast<quint32>(i), shapes);
        if (!outline) {
            ++m_refusedCount;
            if (m_refused.size() < kListedObjects)
                m_refused.push_back({QString::fromStdString(object.id), outline.error().message()});
            continue;
        }
        footprints.push_back(std::move(outline->footprint));
        const auto planned = m_grounds.find(object.id);
        m_buildings.push_back({static_cast<quint32>(i),
                               planned == m_grounds.end() ? outline->groundM : planned->second,
                               outline->groundM, outline->topM});
    }
    return task.checkpoint(); // a step of the plane geometry that was stopped reads as a refusal
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

Result<> ModelFile::makeDataset(std::vector<geo::Geometry> footprints, TaskContext &task)
{
    std::vector<quint32> objects;
    objects.reserve(m_buildings.size());
    for (const Building &building : m_buildings)
        objects.push_back(building.object);
    OGRSpatialReference srs;
    readSystem(srs);
    const Result<GDALDataset *> dataset =
        modelDataset(m_model, std::move(objects), std::move(footprints), srs, task);
    DOTHI_TRY(dataset);
    m_dataset.reset(*dataset);
    return {};
}

} // namespace dothi::io
