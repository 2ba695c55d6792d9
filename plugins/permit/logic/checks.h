// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <permit/logic/answer.h>
#include <permit/logic/massing.h>

/// The checks: each a function from the same values to findings, each in a file of its own. They touch no
/// store, no clock and no file, and may run on any thread. Distances in metres in the city's CRS.
namespace dothi::permit {

/// Everything a check may look at.
struct Case
{
    const Proposal &proposal;
    const Massing &massing;
    const Surroundings &surroundings;
    const RuleSet &rules;
    /// Where checks note readings that led to no finding (a neighbour that was left out); may be null.
    std::vector<Citation> *readings = nullptr;
    QDate date = {}; ///< on which the rules are asked for; not valid: today's tables

    /// How much higher the building may count because the terrain lies below the ground level it was counted
    /// from, m; 0 when the ground level is by the approved plan or no terrain is known.
    [[nodiscard]] double heightSlackM() const;
};

/// Every volume (basements and roofs too) stays on the plot. Measured: how far it reaches beyond, m.
[[nodiscard]] Result<std::vector<Finding>> checkParcel(const Case &c);

/// Nothing reaches beyond the existing or the planned red line (QCVN 01:2021, 1.4.22, 2.6.7). Measured: how
/// far, m; the message says what land of the plot is lost.
[[nodiscard]] Result<std::vector<Finding>> checkRedLines(const Case &c);

/// Distance from the red line by road width and height (Table 2.7), podium and tower apart, on every street
/// the plot faces; building lines where they exist (2.7.5). Where each holds: RuleSet::Setback.
[[nodiscard]] Result<std::vector<Finding>> checkSetbacks(const Case &c);

/// Net density by use, plot area and height (Tables 2.8, 2.9, 2.10; 2.5.3, 2.6.3, 2.7.7), ground level and
/// towers apart, each at its own (average) height.
[[nodiscard]] Result<std::vector<Finding>> checkDensity(const Case &c);

/// Floor-area ratio: Table 2.12 and the caps of Tables 2.8 to 2.10.
[[nodiscard]] Result<std::vector<Finding>> checkFloorArea(const Case &c);

/// Height, storeys, density and floor-area ratio of the planning zone.
[[nodiscard]] Result<std::vector<Finding>> checkZone(const Case &c);

/// The proposed use against the function of the planning zone and against the registered purpose of the
/// land, by the rule set's tables (Decree 217/2026, art. 50; Land Law 2024, art. 9, 121, 218): one finding
/// each, only where something is built. Pass where the table admits the use; fail where it does not; unknown
/// where zone, parcel, code or use is missing or not in the table, or the table names a paper to be looked
/// up. None where the rule set has no tables for that day.
[[nodiscard]] Result<std::vector<Finding>> checkLandUse(const Case &c);

/// Distances between the proposal's own buildings and to neighbours' (2.6.1), the taller one's rule, long
/// sides and gables told apart by the least rectangle around each.
[[nodiscard]] Result<std::vector<Finding>> checkSpacing(const Case &c);

/// Protection corridors that the plot or the proposal meets, one finding each, never better than unknown:
/// what may be built there its authority decides. Measured: how deep the proposal reaches in, m.
[[nodiscard]] Result<std::vector<Finding>> checkCorridors(const Case &c);

/// Height limit planes that the proposal rises through (or whose elevation is not known), one finding each,
/// never better than unknown. Measured: the elevation of the highest point, m.
[[nodiscard]] Result<std::vector<Finding>> checkHeightPlanes(const Case &c);
/// A sentence for each plane that the proposal stays under: by how much, and that this clears nothing.
[[nodiscard]] QStringList heightPlaneRemarks(const Case &c);

/// The checks in the order of the report.
using Check = Result<std::vector<Finding>> (*)(const Case &);
[[nodiscard]] const std::vector<Check> &allChecks();

/// The finding, or the absence of one, rests on this reading; nothing where it has been verified.
void rely(Finding &finding, const Citation &reading);
void rely(const Case &c, const Citation &reading);

/// Sets citation and its mark.
void cite(Finding &finding, const Citation &citation);

} // namespace dothi::permit
