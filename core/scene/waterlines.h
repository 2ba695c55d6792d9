// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/builders.h>

namespace dothi::scene {

/// Rivers and canals that end where the surveyed land ends are drawn on into the haze: picture only, nothing
/// to be picked. `levelM`: see waterLevel().
void continueRivers(BuildContext &context, const geo::Geometry &water, double levelM, int bin);

/// Water may be narrower than a pixel from afar, or become so at a flat angle: triangles that thin would show
/// here and there only. A line along its banks is a pixel wide anywhere. `water`: as much of it as lies in
/// the tile; edges along which it was cut are no banks. `isLevel`: it lies at fill.flatLevelM, else on the
/// ground.
void addBanksFromAfar(BuildContext &context, const geo::Geometry &water, city::FeatureId id,
                      const DrapedFill &fill, bool isLevel);

} // namespace dothi::scene
