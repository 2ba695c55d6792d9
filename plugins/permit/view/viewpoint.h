// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>
#include <dothi/scene/camera.h>

#include <QSizeF>

#include <permit/logic/answer.h>
#include <permit/view/overlays.h>

#include <vector>

/// From where an answer is best seen.
namespace dothi::permit {

/// Something that may stand between the eye and the proposal.
struct Obstacle
{
    geo::Geometry footprint;
    double topM = 0; ///< above the vertical datum
};

/// What stands around a plot, as far as choosing a point of view needs it. A value; any thread.
struct Sight
{
    std::vector<Obstacle> obstacles;
    geo::Coord toRoad; ///< from the plot to the nearest street, length 1; zero where there is none
    std::vector<city::FeatureId> replaced; ///< buildings on the plot: the proposal stands in their place

    /// Reads the buildings and streets around the plot. Buildings on the plot itself (by more than half of
    /// their footprint) are `replaced` and no obstacles.
    [[nodiscard]] static Result<Sight> around(const city::Store &store, const Answer &answer,
                                              const GroundHeight &ground);
};

/// The whole proposal in its surroundings, from the side of the street, about 35° above the horizon; steeper,
/// or turned, where neighbours would hide it.
[[nodiscard]] scene::CameraPose overviewPose(const Answer &answer, const Sight &sight);
/// The worst place of a finding with the proposal around it.
[[nodiscard]] scene::CameraPose findingPose(const Answer &answer, const Finding &finding, const Sight &sight);
/// The plot from straight above, with its street.
[[nodiscard]] scene::CameraPose planPose(const Answer &answer, const QSizeF &viewport);

} // namespace dothi::permit
