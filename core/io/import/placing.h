// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>
#include <dothi/io/import.h>
#include <dothi/io/model/citymodel.h>
#include <dothi/io/model/plainmodel.h>
#include <dothi/io/modelplacing.h>

namespace dothi::io {

class ModelFile;

/// What opening a model needs to know of the city it goes into.
struct ModelContext
{
    const city::Store *store = nullptr;
    ModelPlacing placing;
    geo::Crs said; ///< by the user, for coordinates on a map; null: what the file says
};

/// Moves a model from its own coordinates to where it goes, in the city's CRS. A model nothing is said of
/// stays where it is: `placed` is false then. Errors: points that do not determine a place, values that are
/// not finite, a stated CRS that cannot be used with those of the user; Cancelled.
[[nodiscard]] Result<ModelPlace> placeModel(PlainModel &model, const ModelContext &context,
                                            const TaskContext &task);

/// The same for a model of city objects whose coordinates are those of a map: moved as it is, all of it, and
/// from then on in the city's CRS. Only for a place that was said by the user.
[[nodiscard]] Result<ModelPlace> placeCityModel(CityModel &model, const ModelContext &context,
                                                const TaskContext &task);

/// The name of the system a model of city objects states; empty when it states none that is known.
[[nodiscard]] QString statedSystem(const CityModel &model);

/// What there is to say of a model that keeps the coordinates of the map its file has. `footprints` in
/// `crs`, which is null where it is not known or not to be used.
[[nodiscard]] ModelPlace placeOnMap(const ModelFile &model, const geo::Crs &crs, const city::Store &store);

/// Holds the footprints (city CRS) against what the city holds: fills fromCityM, footprintM2, offParcels,
/// parcels, stands, hits and proposals: of all that is there, however much; and what lies around. Errors:
/// those of the store; Cancelled.
[[nodiscard]] Result<> judgePlace(ModelPlace &place, const city::Store &store, const TaskContext &task);

/// The buildings in the way of a model, told; nothing where there are none.
[[nodiscard]] std::optional<ImportNotice> hitNotice(const ModelPlace &place);

/// The same with the parcels of others and the proposals of applications, a notice each.
[[nodiscard]] std::vector<ImportNotice> conflictNotices(const ModelPlace &place);

/// Fills mainDeg from footprints in the model's own axes, or in those of the map after a turn by `turnedRad`.
void findMainDirection(ModelPlace &place, const std::vector<geo::Geometry> &footprints, double turnedRad);

/// What there is to say about a place before it is taken: not placed, far off, on no parcel.
[[nodiscard]] std::vector<ImportNotice> placeNotices(const ModelPlace &place, const ModelPlacing &placing,
                                                     const city::Store &store);

} // namespace dothi::io
