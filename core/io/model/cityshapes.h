// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/model/citymodel.h>

#include <memory>

namespace dothi::io {

class CityJsonObjectReader;

/// Reads the geometries that ModelShapes::InText left in the text. Keeps its memory from one object to the
/// next; one a thread.
class CityShapes
{
public:
    /// `model` must live longer.
    explicit CityShapes(const CityModel &model);
    ~CityShapes();
    /// The same each time. Errors: those of the first reading, which then refused the object.
    [[nodiscard]] Result<std::vector<ModelGeometry>> of(const CityObject &object);

private:
    const CityModel &m_model;
    std::unique_ptr<CityJsonObjectReader> m_reader;
};

} // namespace dothi::io
