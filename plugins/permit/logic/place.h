// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>

#include <permit/logic/proposal.h>

/// Whether a proposal lies where it can be meant to lie. Far from there its coordinates are wrong, most often
/// by a wrong “crs”, and a verdict would be about nothing.
namespace dothi::permit {

/// Refuses a proposal whose own plot is far from all of the city that a check goes by. A city without any
/// such data refuses nothing. Errors: InvalidData at `plot`, saying whether the city's own system would fit;
/// those of the store.
[[nodiscard]] Result<> plotInCity(const Proposal &proposal, const city::Store &store);

/// Refuses a proposal that is far from its plot (in the city's system). Errors: InvalidData at
/// `volumes[i].footprint`, as above.
[[nodiscard]] Result<> nearItsPlot(const Proposal &proposal, const geo::Geometry &plot,
                                   const city::Store &store);

} // namespace dothi::permit
