// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/elevation.h>

namespace dothi::geo {

/// Fills the cells without a value from what is around them: small holes from their rim, large ones from an
/// ever wider neighbourhood (averages of averages; Gortler et al., "The Lumigraph", 1996, push and pull).
/// Cells that have a value keep it. Returns how many were filled; 0 also when no cell has one.
[[nodiscard]] qint64 fillHoles(ElevationGrid &grid);

} // namespace dothi::geo
