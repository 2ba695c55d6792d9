// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/builders.h>

namespace dothi::scene {

/// What a street lamp looks like by night; drawn by night only (SceneLayer).

/// The light about a lamp `aboveM` above the ground at `spot` (map coordinates, z: the ground). `share` of
/// the light of one lamp, 0 … 2. `id`: 0 for a light that stands for many lamps. `farthestM`: not drawn
/// beyond; 0: at any distance.
void addGlow(BuildContext &context, const geo::Coord &spot, double aboveM, city::FeatureId id, double radiusM,
             double share, float farthestM);
inline constexpr double kGlowM = 1.6; ///< radius of the light about one lamp

/// What a lamp lights: a disc on the ground. Near by its middle and its corners lie on the ground, from afar
/// its corners alone.
void addPool(BuildContext &context, const geo::Coord &spot, city::FeatureId id, bool isNear, float farthestM);

/// A tile of lamps from afar: lights without poles; from farther off one light for those of a cell.
[[nodiscard]] Result<> buildLights(BuildContext &context);

} // namespace dothi::scene
