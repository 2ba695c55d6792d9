// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <permitcity.h>

/// What the tests of the single checks begin with: a street along y = 0 whose red lines lie at y = ±8 m
/// unless a test says else.
namespace dothi::test {

/// An area road 16 m wide, a plot of 20 × 30 m on it (600 m²), a zone that allows everything.
struct Usual
{
    PermitCity city;
    ProposalMaker maker;

    explicit Usual(const char *use, const PermitCity::Values &zone = {}, const char *roadClass = "area",
                   double rowM = 16);
};

/// The one finding of that rule; ends the test where there are none or several.
permit::Finding only(const permit::Answer &answer, const char *rule);

} // namespace dothi::test
