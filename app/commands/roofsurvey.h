// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/rooffit.h>
#include <dothi/city/store.h>
#include <dothi/geo/crs.h>

#include <QStringList>

#include <array>
#include <vector>

namespace dothi::commands {

/// What surveyRoofs() is to do.
struct RoofSurveyOptions
{
    QString raster;           ///< file of the surface model
    geo::Crs rasterCrs;       ///< null: what the file states
    double shiftM = 0;        ///< added to its heights
    double toleranceM = 0.35; ///< how far off a roof a height may lie
    bool write = false;       ///< into the city; else it is told only
};

/// What became of one building.
struct RoofDecision
{
    city::FeatureId id = 0;
    city::RoofVerdict verdict = city::RoofVerdict::Refused;
    city::RoofReason reason = city::RoofReason::None;
    city::RoofKind kind = city::RoofKind::Flat;
    bool noGround = false; ///< refused: neither a terrain nor a ground level is known there
    double groundM = 0;    ///< above the vertical datum, like the next two
    double eavesM = 0;
    double topM = 0;
    double rmseM = 0;   ///< of the heights that lie on the roof, off it
    double share = 0;   ///< of the heights, 0…1, that do
    size_t heights = 0; ///< within the footprint
};

/// What became of all buildings.
struct RoofSurvey
{
    QString raster; ///< file name
    geo::Crs crs;
    double cellM = 0;      ///< edge of its cells
    geo::Extent extent;    ///< city CRS
    double groundOffM = 0; ///< how far its ground lies above that of the city, median; NaN: not known
    qint64 buildings = 0;
    qint64 outside = 0;  ///< beyond the raster
    qint64 hasModel = 0; ///< left alone: they have a model
    std::vector<RoofDecision> decisions;
    QString run; ///< name of the document that tells what was written; empty: nothing was
    QStringList warnings;
};

/// Holds every building without a model against a surface model. With `write` what was found is written in
/// one transaction: the kind of the roof and the height (from the building's ground to its top) into its
/// fields, a sloping roof as the building's solid with the eaves that were measured; its source says which
/// raster it comes from, and a document (kind roofRunKind()) keeps what was measured and what was there
/// before.
///
/// Refuses the raster as a whole, and writes nothing, where it lies elsewhere or its ground lies more than 2
/// m below or 3 m above that of the city (another datum, or no surface model at all).
[[nodiscard]] Result<RoofSurvey> surveyRoofs(city::Store &store, const RoofSurveyOptions &options,
                                             TaskContext &task);

/// What undoRoofs() did.
struct RoofUndo
{
    QString run;
    qint64 restored = 0;
    std::vector<city::FeatureId> changedSince; ///< left as they are: somebody has changed them since
};
/// Takes back the last run that wrote, in one transaction. NotFound where there is none.
[[nodiscard]] Result<RoofUndo> undoRoofs(city::Store &store, TaskContext &task);

/// "roof-run": documents "<time>/<part>", each with up to 5,000 buildings.
[[nodiscard]] QString roofRunKind();
/// The code of the code list.
[[nodiscard]] QString roofCode(city::RoofKind kind);

} // namespace dothi::commands
