// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/citymodel.h>

#include <vector>

class GDALDataset;
class OGRSpatialReference;

/// The buildings of a model as a layer of GDAL whose features are made when they are read: held all at once
/// they would take as much memory as the model.
namespace dothi::io {

/// Name of the layer, and of its field that holds the identifiers of the objects.
inline constexpr const char *kModelLayer = "Building";
inline constexpr const char *kModelIdField = "cityObjectId";

/// Such a data set, which belongs to the caller (GDALClose()). Feature n is the object `objects[n]` with the
/// outline `footprints[n]`. `model` must live longer than features are read. The attributes of all buildings
/// are looked through for the fields they need. Errors: Cancelled.
[[nodiscard]] Result<GDALDataset *> modelDataset(const CityModel &model, std::vector<quint32> objects,
                                                 std::vector<geo::Geometry> footprints,
                                                 OGRSpatialReference &srs, TaskContext &task);

} // namespace dothi::io
