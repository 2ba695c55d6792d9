// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/citymodel.h>

namespace dothi::io {

/// Where the geometries of a file's objects are once it was read.
enum class ModelShapes : quint8
{
    Kept,  ///< with the objects
    InText ///< those without texture, material or template are read again when they are asked for: of a city
           ///< they are most of the memory
};

/// Whether a file is CityJSON or a sequence of it, by the first members of its text; the name does not count.
[[nodiscard]] bool isCityJson(const QString &file);

/// Reads CityJSON 1.0, 1.1 and 2.0, and CityJSONSeq (a header and a CityJSONFeature a line), of at most 4 GB.
///
/// An object that is wrong (numbers of positions that are not there, a part of itself, members of the wrong
/// type or twice, more than 64 levels, positions 100,000 km off) is refused and listed with the reason, and
/// the others are read. The file is refused when nothing of it can be told: no JSON, another format or
/// version, a transform that is none.
///
/// What the attributes and other members of an object hold is not looked at: they are kept as they stand, and
/// need not be JSON.
///
/// With ModelShapes::InText geometries are checked all the same, and an object with a wrong one is refused.
[[nodiscard]] Result<CityModel> readCityJson(const QString &file, TaskContext &task,
                                             ModelShapes shapes = ModelShapes::Kept);
/// The same, of a text.
[[nodiscard]] Result<CityModel> parseCityJson(const QByteArray &text, TaskContext &task);

/// The EPSG code a file's reference system states ("https://www.opengis.net/def/crs/EPSG/0/7415",
/// "urn:ogc:def:crs:EPSG::28992"); 0 when it states none.
[[nodiscard]] int epsgOf(const QString &referenceSystem);

} // namespace dothi::io
