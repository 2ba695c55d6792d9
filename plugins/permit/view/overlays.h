// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/overlay.h>

#include <permit/logic/answer.h>

#include <functional>
#include <vector>

/// Answers as something to look at: what a proposal and its findings put into the scene. Plain values in the
/// city's CRS, the same for the window and for `dothi-cli`.
namespace dothi::permit {

/// Ground height above the vertical datum at a map position.
using GroundHeight = std::function<double(double easting, double northing)>;

/// The colour of the proposal: the program's accent.
[[nodiscard]] QColor proposalColor();

/// The proposed volumes, translucent with their outline, and the plot's boundary. Basements are left out:
/// they lie below the ground.
[[nodiscard]] scene::Overlay proposalOverlay(const Answer &answer, const GroundHeight &ground);

/// The evidence of one finding: what is too much, the lines it refers to, its dimensions and a label at the
/// worst place, in the colour of its verdict.
[[nodiscard]] scene::Overlay evidenceOverlay(const Finding &finding, const GroundHeight &ground);

/// The evidence of several findings together: of each only the worst place is dimensioned.
[[nodiscard]] scene::Overlay evidenceOverlay(const std::vector<const Finding *> &findings,
                                             const GroundHeight &ground);

/// The findings that do not simply pass and have something to show, the worst first.
[[nodiscard]] std::vector<const Finding *> openFindings(const Answer &answer);

/// The findings in the order a reviewer reads them: fails, missing data, surveys, passes; otherwise as
/// checked.
[[nodiscard]] std::vector<const Finding *> reviewOrder(const Answer &answer);

} // namespace dothi::permit
