// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/import.h>
#include <dothi/io/import/placing.h>
#include <dothi/io/model/buildingshape.h>
#include <dothi/io/model/citymodel.h>

#include <map>
#include <memory>
#include <optional>

namespace dothi::io {
class ModelFolder;
}

class GDALDataset;
class OGRSpatialReference;

namespace dothi::io {

/// The buildings of a model file on their way through the import. What other files give as features of GDAL,
/// a model gives as a data set (see modellayer.h): a layer "Building" of its footprints with the attributes
/// of the objects, a feature each, numbered as in buildings(). So it is looked at, mapped and converted like
/// any other; what a feature cannot carry is kept here, and its shells are made when they are written (see
/// modelpreparation.h).
class ModelFile
{
public:
    struct CloseDataset
    {
        void operator()(GDALDataset *dataset) const;
    };
    using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

    struct Building
    {
        quint32 object = 0;    ///< in the model
        double groundM = 0;    ///< planned ground where the file says it, else the lowest of its ground
        double undersideM = 0; ///< the lowest of its ground faces, or of all
        double topM = 0;       ///< NaN: not known
    };

    ~ModelFile();
    /// Whether a file is one of those this class reads: CityJSON, CityGML, IFC, glTF, OBJ, Collada.
    [[nodiscard]] static bool knows(const QString &file);
    /// Reads the file; a model of a single building is put where it goes. Errors: see readCityJson(),
    /// readPlainModel(), placeModel(); and no building in it.
    [[nodiscard]] static Result<std::unique_ptr<ModelFile>>
    open(const QString &file, const ModelContext &context, TaskContext &task);

    /// "CityJSON", "IFC2X3", for a person.
    [[nodiscard]] const QString &format() const { return m_format; }
    /// Of a model that was put where it goes, and is in the city's CRS since; null for one that lies where
    /// its coordinates say.
    [[nodiscard]] const ModelPlace *place() const { return m_place ? &*m_place : nullptr; }
    /// Of any but CityJSON: its files as they were, the named one first.
    [[nodiscard]] const std::vector<std::pair<QString, QByteArray>> &files() const { return m_files; }
    /// The bytes of a picture by the name the model gives it. Errors: InvalidData, why it is left out, as
    /// half a sentence. Files that lie beside the model are read when they are first asked for.
    [[nodiscard]] Result<QByteArray> picture(const QString &name) const;
    /// What picture() gave is none, and is not to be kept.
    void dropPicture(const QString &name, const QString &why) const;
    /// Whether a picture was refused when the file was opened, and is told of in place()->textures.
    [[nodiscard]] bool wasRefused(const QString &picture) const;
    /// Those picture() found beside a file of CityJSON, by their paths below its folder.
    [[nodiscard]] std::vector<std::pair<QString, QByteArray>> picturesBeside() const;

    [[nodiscard]] const CityModel &model() const { return m_model; }
    /// Of the buildings, in their order, in the file's CRS; of the first 1000. Empty for one with a place().
    [[nodiscard]] const std::vector<geo::Geometry> &footprints() const { return m_footprints; }
    /// Of all of them, in the file's CRS.
    [[nodiscard]] const geo::Extent &footprintBox() const { return m_footprintBox; }
    [[nodiscard]] const std::vector<Building> &buildings() const { return m_buildings; }
    /// Objects the reader refused, and buildings without a shape.
    [[nodiscard]] const std::vector<RefusedObject> &refused() const { return m_refused; }
    [[nodiscard]] qint64 refusedCount() const { return m_refusedCount; }
    /// Whole objects that are no buildings, in the order of the file.
    [[nodiscard]] const std::vector<quint32> &others() const { return m_others; }
    /// Objects that are no buildings and are kept in files() only: type -> how many.
    [[nodiscard]] const std::map<QString, qint64> &notShown() const { return m_notShown; }
    /// The data set; given away once. It may be read as long as this lives.
    [[nodiscard]] Dataset takeDataset() { return std::move(m_dataset); }
    /// Why the stated coordinate system cannot be used (translated); empty when it can, or none is stated.
    [[nodiscard]] const QString &crsProblem() const { return m_crsProblem; }
    /// What the heights count from: the name and EPSG code (0: not known) of the stated vertical system.
    [[nodiscard]] const QString &verticalName() const { return m_verticalName; }
    [[nodiscard]] int verticalCode() const { return m_verticalCode; }

private:
    ModelFile();
    void readSystem(OGRSpatialReference &srs);
    [[nodiscard]] Result<CityModel> readPlain(const QString &file, const ModelContext &context,
                                              TaskContext &task);
    [[nodiscard]] Result<> makeOutlines(TaskContext &task, std::vector<geo::Geometry> &footprints);
    [[nodiscard]] Result<> makeDataset(std::vector<geo::Geometry> footprints, TaskContext &task);

    CityModel m_model;
    QString m_format;
    std::optional<ModelPlace> m_place;
    std::map<std::string, double> m_grounds; ///< id of the building -> planned ground, placed
    std::vector<geo::Geometry> m_footprints;
    geo::Extent m_footprintBox;
    std::vector<std::pair<QString, QByteArray>> m_files;
    std::map<QString, QByteArray> m_embedded;     ///< pictures within the file, by the names they were given
    std::map<QString, QString> m_refusedPictures; ///< name -> why
    QString m_folder;                             ///< where the pictures of CityJSON lie
    mutable std::unique_ptr<ModelFolder> m_beside;
    std::vector<Building> m_buildings;
    std::vector<RefusedObject> m_refused;
    qint64 m_refusedCount = 0;
    std::vector<quint32> m_others;
    std::map<QString, qint64> m_notShown;
    Dataset m_dataset;
    QString m_crsProblem;
    QString m_verticalName;
    int m_verticalCode = 0;
};

} // namespace dothi::io
