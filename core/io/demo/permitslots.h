// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace dothi::io::demo {

/// The plots of the twelve applications, in the order of their numbers.
enum Slot
{
    kApartmentTooNear = 0, ///< the one shown at first start: 8 storeys, setback and density
    kHouseAtBoundary,      ///< a wall on the boundary within the accuracy of the survey
    kRowHousePasses,
    kCommercialNoLimits, ///< the plan of its zone states no limits
    kRowHouseTooDense,
    kMixedTooMuchFloor,
    kRowHouseTooHigh,
    kHouseOverBoundary,
    kHouseInWidening, ///< before the planned red line
    kSlabsTooNear,    ///< two blocks of one project
    kNoRoadWidth,
    kKindergartenPasses,
    kSlotCount
};

} // namespace dothi::io::demo
