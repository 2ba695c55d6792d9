// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <permit/logic/answer.h>

namespace dothi::permit {

struct CheckOptions
{
    QDate date;                     ///< rules in force on it; invalid: the proposal's own date
    TerrainReader terrain;          ///< of the city; empty: it has none
    const RuleSet *rules = nullptr; ///< instead of those of the city; null: RuleSet::forCity()
};

/// Judges a proposal: gathers what lies around it, runs every check, searches the smallest changes. The same
/// inputs give the same answer on any machine and thread; the store is only read. Errors: no rules in force,
/// a parcel that is not there, a store that fails. What the data lack is no error but a finding of verdict
/// unknown.
[[nodiscard]] Result<Answer> checkProposal(const city::Store &store, const Proposal &proposal,
                                           const CheckOptions &options);

/// The terrain of the city for CheckOptions: each reading opens the raster and takes the cells about the
/// area, as fine as they are, holes as holes. Empty where the city has no terrain. It does not use the store
/// later on.
[[nodiscard]] Result<TerrainReader> terrainOf(const city::Store &store);

} // namespace dothi::permit
