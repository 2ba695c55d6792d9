// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/citymodel.h>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

/// The buildings of a model as a layer of GDAL whose features are made when they are read: held all at once
/// they would take as much memory as the model.
namespace dothi::io {

/// Name of the layer, and of its field that holds the identifiers of the objects.
inline constexpr const char *kModelLayer = "Building";
inline constexpr const char *kModelIdField = "cityObjectId";

/// What the values of an attribute are, all of them.
struct ModelAttribute
{
    bool text = false;
    bool real = false;
    bool whole = false;
    bool flag = false;
    int field = -1;

    [[nodiscard]] OGRFieldType type() const;
};

class ModelLayer final : public OGRLayer
{
public:
    /// Feature n is the object `objects[n]` with the outline `footprints[n]`. `model` must live longer than
    /// features are read.
    ModelLayer(const CityModel &model, std::vector<quint32> objects, std::vector<geo::Geometry> footprints,
               OGRSpatialReference &srs);
    ~ModelLayer() override;
    ModelLayer(const ModelLayer &) = delete;
    ModelLayer &operator=(const ModelLayer &) = delete;

    /// Looks through the attributes of all buildings for the fields they need; once, before it is read.
    [[nodiscard]] Result<> findFields(TaskContext &task);

    OGRFeatureDefn *GetLayerDefn() override { return m_definition; }
    void ResetReading() override { m_next = 0; }
    OGRFeature *GetNextFeature() override;
    OGRErr SetNextByIndex(GIntBig index) override;
    GIntBig GetFeatureCount(int force) override;
    int TestCapability(const char *capability) override;

private:
    [[nodiscard]] OGRFeatureUniquePtr make(size_t number);

    const CityModel &m_model;
    std::vector<quint32> m_objects;
    std::vector<geo::Geometry> m_footprints;
    OGRFeatureDefn *m_definition; ///< counted by GDAL
    std::map<std::string, ModelAttribute> m_attributes;
    size_t m_next = 0;
};

/// A data set of that layer.
class ModelDataset final : public GDALDataset
{
public:
    explicit ModelDataset(std::unique_ptr<ModelLayer> layer)
        : m_layer(std::move(layer))
    {}
    int GetLayerCount() override { return 1; }
    OGRLayer *GetLayer(int number) override { return number == 0 ? m_layer.get() : nullptr; }

private:
    std::unique_ptr<ModelLayer> m_layer;
};

} // namespace dothi::io
