// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/model/citymodel.h>

#include <span>

namespace dothi::io {

/// Positions as a part of a file has them, and how they become those of its CRS.
struct VertexList
{
    std::span<const geo::Coord> raw;
    geo::Coord scale{1, 1, 1};
    geo::Coord translate;
};

/// An object of a CityJSON file, and whom it names as its parents and children.
struct ReadObject
{
    CityObject object;
    std::vector<std::string> parents;
    std::vector<std::string> children;
};

/// Reads single objects and geometries of CityJSON. Keeps its memory for the next one: one for a file.
class CityJsonObjectReader
{
public:
    /// `end`: of the text everything lies in, where at least SIMDJSON_PADDING bytes follow that may be read.
    explicit CityJsonObjectReader(const char *end);
    CityJsonObjectReader(CityJsonObjectReader &&) noexcept;
    ~CityJsonObjectReader();

    /// Fails with what is wrong, as a reason within a sentence. `out.object.id` is left alone.
    [[nodiscard]] Result<> readObject(std::string_view json, const VertexList &vertices, ReadObject &out);
    /// A list of geometries (the templates of a file).
    [[nodiscard]] Result<std::vector<ModelGeometry>> readGeometries(std::string_view json,
                                                                    const VertexList &vertices);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace dothi::io
