// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <permit/logic/proposal.h>

namespace dothi::permit {

enum class PartRole
{
    Whole,  ///< a building without podium and tower
    Podium, ///< the lower part of a building that has both
    Tower,  ///< the upper part
};

/// A part of the proposal that the rules treat by its own height.
struct Part
{
    PartRole role = PartRole::Whole;
    int building = 0;        ///< index of the building it belongs to
    geo::Geometry footprint; ///< what it covers in plan, roofs left out
    double areaM2 = 0;
    double topM = 0;             ///< highest point with roofs, above the vertical datum
    double heightM = 0;          ///< from the ground level to that point (QCVN 01:2021, 1.4.25), to the mm
    double averageHeightM = 0;   ///< over its footprint where its volumes differ in height
    int storeys = 0;             ///< above ground, from the ground to its top; roofs not counted
    std::vector<size_t> volumes; ///< that make up its footprint: positions in the proposal's list

    /// Tells the part apart from the others when the proposal is changed a little: "tower/1".
    [[nodiscard]] QString key() const;
    /// "Tower, 45.00 m high": translated.
    [[nodiscard]] QString title() const;
};

/// The proposal seen as buildings: volumes that touch or stand on each other are one.
struct Massing
{
    double groundM = 0;          ///< from which heights count, above the vertical datum
    bool groundFromPlan = false; ///< the proposal states it; else the lowest base of its volumes
    std::vector<Part> parts;     ///< ordered by building, podium before tower
    int buildings = 0;
    geo::Geometry coverage; ///< all parts above ground together
    double coverageM2 = 0;
    double floorAreaM2 = 0;      ///< all floors, basements included
    double excludedFloorM2 = 0;  ///< of it: parking and technical rooms
    double heightM = 0;          ///< of the highest part
    int storeys = 0;             ///< of the tallest building, above ground
    int basements = 0;           ///< storeys below ground, where they are the most
    bool podiumAndTower = false; ///< some building has both
    double roofOverhangM2 = 0;   ///< roofs beyond the parts below them (eaves)
    QStringList warnings;        ///< translated: volumes that fill the same space

    /// The floor area that counts for the floor-area ratio (QCVN 01:2021, 1.4.21).
    [[nodiscard]] double countedFloorM2() const { return floorAreaM2 - excludedFloorM2; }
    /// The parts of a building that stand on the ground (all of it, or its podium).
    [[nodiscard]] std::vector<const Part *> groundParts() const;
    [[nodiscard]] std::vector<const Part *> towers() const;

    /// `volumes` in any order; the result does not depend on it.
    [[nodiscard]] static Result<Massing> of(const std::vector<Volume> &volumes,
                                            std::optional<double> groundM);
};

/// Whether averageHeightM() has to average at all.
[[nodiscard]] bool differInHeight(const std::vector<const Part *> &parts);
/// The mean height of parts: weighted by their areas, or each counting the same. Used where a plot holds
/// several heights (QCVN 01:2021, 2.6.3).
[[nodiscard]] double averageHeightM(const std::vector<const Part *> &parts, bool byArea);

} // namespace dothi::permit
