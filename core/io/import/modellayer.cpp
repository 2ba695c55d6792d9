// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/codec.h>
#include <dothi/io/import/modellayer.h>
#include <dothi/io/model/jsontext.h>

#include <cpl_error.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace dothi::io {

namespace {

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

/// Feature n is the object `objects[n]`.
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

constexpr size_t kFields = 400;

enum class ModelValue
{
    None, ///< null, a list or an object
    Text,
    Real,
    Whole,
    Flag
};

ModelValue modelValueOf(std::string_view value)
{
    if (value.empty() || value == "null" || value.front() == '{' || value.front() == '[')
        return ModelValue::None;
    if (value.front() == '"')
        return ModelValue::Text;
    if (value == "true" || value == "false")
        return ModelValue::Flag;
    std::int64_t whole = 0;
    const char *end = value.data() + value.size();
    const std::from_chars_result read = std::from_chars(value.data(), end, whole);
    return read.ec == std::errc() && read.ptr == end ? ModelValue::Whole : ModelValue::Real;
}

void setField(OGRFeature &feature, const ModelAttribute &kind, ModelValue scalar, std::string_view value)
{
    const auto textValue = [](std::string_view bytes) { return std::string(bytes); };
    switch (kind.type()) {
    case OFTString:
        if (scalar == ModelValue::Text) {
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
            if (!known && !others && all.size() < kFields && !name.empty() &&
                modelValueOf(value) != ModelValue::None)
                all.emplace_back(name, value);
        }
    };
    take(model.objects[building]);
    for (const quint32 child : model.objects[building].children)
        take(model.objects[child]);
    return all;
}

OGRFieldType ModelAttribute::type() const
{
    if (text || (flag && (real || whole)))
        return OFTString;
    return real ? OFTReal : whole ? OFTInteger64 : OFTInteger;
}

ModelLayer::ModelLayer(const CityModel &model, std::vector<quint32> objects,
                       std::vector<geo::Geometry> footprints, OGRSpatialReference &srs)
    : m_model(model)
    , m_objects(std::move(objects))
    , m_footprints(std::move(footprints))
    , m_definition(new OGRFeatureDefn(kModelLayer))
{
    m_definition->Reference();
    SetDescription(kModelLayer);
    m_definition->SetGeomType(wkbMultiPolygon);
    if (!srs.IsEmpty()) {
        OGRSpatialReference *own = srs.Clone(); // counted: the definition takes a share of it
        m_definition->GetGeomFieldDefn(0)->SetSpatialRef(own);
        own->Release();
    }
    OGRFieldDefn id(kModelIdField, OFTString);
    m_definition->AddFieldDefn(&id);
}

ModelLayer::~ModelLayer()
{
    m_definition->Release();
}

Result<> ModelLayer::findFields(TaskContext &task)
{
    std::vector<std::string> names; // in the order they are met
    for (size_t i = 0; i < m_objects.size(); ++i) {
        if (i % 256 == 0) {
            DOTHI_TRY(task.checkpoint());
            task.progress(static_cast<double>(i) / static_cast<double>(m_objects.size()));
        }
        for (const auto &[name, value] : attributesOf(m_model, m_objects[i])) {
            auto known = m_attributes.find(name);
            if (known == m_attributes.end()) {
                if (names.size() >= kFields)
                    continue;
                known = m_attributes.emplace(name, ModelAttribute()).first;
                names.push_back(name);
            }
            const ModelValue kind = modelValueOf(value);
            known->second.text |= kind == ModelValue::Text;
            known->second.real |= kind == ModelValue::Real;
            known->second.whole |= kind == ModelValue::Whole;
            known->second.flag |= kind == ModelValue::Flag;
        }
    }
    for (const std::string &name : names) {
        ModelAttribute &attribute = m_attributes[name];
        OGRFieldDefn definition(name.c_str(), attribute.type());
        if (attribute.type() == OFTInteger)
            definition.SetSubType(OFSTBoolean);
        attribute.field = m_definition->GetFieldCount();
        m_definition->AddFieldDefn(&definition);
    }
    return {};
}

OGRFeatureUniquePtr ModelLayer::make(size_t number)
{
    OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(m_definition));
    feature->SetFID(static_cast<GIntBig>(number));
    feature->SetField(0, m_model.objects[m_objects[number]].id.c_str());
    for (const auto &[name, value] : attributesOf(m_model, m_objects[number])) {
        const auto attribute = m_attributes.find(name);
        if (attribute != m_attributes.end())
            setField(*feature, attribute->second, modelValueOf(value), value);
    }
    const QByteArray wkb = geo::toWkb(m_footprints[number]);
    OGRGeometry *geometry = nullptr;
    if (OGRGeometryFactory::createFromWkb(wkb.constData(), m_definition->GetGeomFieldDefn(0)->GetSpatialRef(),
                                          &geometry, static_cast<size_t>(wkb.size()),
                                          wkbVariantIso) != OGRERR_NONE ||
        feature->SetGeometryDirectly(geometry) != OGRERR_NONE) {
        CPLError(CE_Failure, CPLE_OutOfMemory, "no memory for the outline of a building");
        return {};
    }
    return feature;
}

OGRFeature *ModelLayer::GetNextFeature()
{
    while (m_next < m_objects.size()) {
        OGRFeatureUniquePtr feature = make(m_next++);
        if (!feature || ((!m_poFilterGeom || FilterGeometry(feature->GetGeometryRef())) &&
                         (!m_poAttrQuery || m_poAttrQuery->Evaluate(feature.get()))))
            return feature.release();
    }
    return nullptr;
}

OGRErr ModelLayer::SetNextByIndex(GIntBig index)
{
    if (m_poFilterGeom || m_poAttrQuery)
        return OGRLayer::SetNextByIndex(index);
    if (index < 0 || static_cast<size_t>(index) >= m_objects.size())
        return OGRERR_FAILURE;
    m_next = static_cast<size_t>(index);
    return OGRERR_NONE;
}

GIntBig ModelLayer::GetFeatureCount(int force)
{
    return m_poFilterGeom || m_poAttrQuery ? OGRLayer::GetFeatureCount(force)
                                           : static_cast<GIntBig>(m_objects.size());
}

int ModelLayer::TestCapability(const char *capability)
{
    return EQUAL(capability, OLCStringsAsUTF8) ||
                   ((EQUAL(capability, OLCFastFeatureCount) || EQUAL(capability, OLCFastSetNextByIndex)) &&
                    !m_poFilterGeom && !m_poAttrQuery)
               ? TRUE
               : FALSE;
}

} // namespace

Result<GDALDataset *> modelDataset(const CityModel &model, std::vector<quint32> objects,
                                   std::vector<geo::Geometry> footprints, OGRSpatialReference &srs,
                                   TaskContext &task)
{
    auto layer = std::make_unique<ModelLayer>(model, std::move(objects), std::move(footprints), srs);
    DOTHI_TRY(layer->findFields(task));
    return new ModelDataset(std::move(layer));
}

} // namespace dothi::io
