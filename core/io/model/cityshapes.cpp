// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/cityjsonobject.h>
#include <dothi/io/model/cityshapes.h>

#include <simdjson.h>

namespace dothi::io {

CityShapes::CityShapes(const CityModel &model)
    : m_model(model)
    , m_reader(std::make_unique<CityJsonObjectReader>(model.text.constData() + model.text.size() -
                                                      static_cast<qsizetype>(simdjson::SIMDJSON_PADDING)))
{}
CityShapes::~CityShapes() = default;

Result<std::vector<ModelGeometry>> CityShapes::of(const CityObject &object)
{
    const CityModelFeature &feature = m_model.features[object.feature];
    const VertexList vertices{std::span(m_model.vertices).subspan(feature.firstVertex, feature.vertexCount),
                              m_model.scale, m_model.translate};
    ReadObject read;
    DOTHI_TRY(m_reader->readObject(object.json, vertices, read));
    return std::move(read.object.geometries);
}

} // namespace dothi::io
