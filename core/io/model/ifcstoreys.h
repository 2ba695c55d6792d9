// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/model/plainmodel.h>

#include <optional>
#include <vector>

namespace dothi::io {

/// A level of a building (IfcBuildingStorey).
struct IfcStorey
{
    double levelM = 0; ///< in the model
    QString name;
    bool inhabited = false; ///< something other than foundations is in it
};

/// What an IFC file says of the heights of a building; metres.
struct IfcLevels
{
    double originM = 0;               ///< of the building's own placement, in the model: its ±0.00
    std::optional<double> referenceM; ///< ElevationOfRefHeight: ±0.00 above sea level
    std::optional<double> terrainM;   ///< ElevationOfTerrain: the lowest terrain around it above sea level
    std::vector<IfcStorey> storeys;
};

/// The height in the model of the ground the building is planned to stand on, which its height and its
/// basements count from (QCVN 01:2021/BXD, 1.4: the height of a building counts from the planned ground
/// level, the lowest where the ground has several):
///
/// - the terrain, where the file says both elevations above sea level and they are no more than 10 m apart;
/// - else ±0.00, the building's own origin;
/// - where every storey with something in it lies higher than that: the lowest of them. Some programs count
///   levels from the sea and leave the building's origin there.
[[nodiscard]] double plannedGround(const IfcLevels &levels);

/// Puts ground level (footM), storeys above and below the ground, and the list of all levels into a building.
/// A basement is a storey more than half of whose height lies below the planned ground: the building codes'
/// term "tầng hầm", as buildingcodes.vn/glossary quotes it. That TT 06/2021/TT-BXD, Annex II, counts so has
/// not been checked.
void describeStoreys(PlainBuilding &building, IfcLevels levels);

} // namespace dothi::io
