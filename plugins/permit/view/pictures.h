// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>
#include <dothi/scene/camera.h>

#include <QSize>

#include <permit/logic/answer.h>
#include <permit/logic/permitreport.h>
#include <permit/view/overlays.h>
#include <permit/view/viewpoint.h>

namespace dothi::permit {

/// What the view of a report shows, and from where. A value.
struct ViewPlan
{
    scene::Overlay proposal;
    scene::Overlay evidence; ///< of all findings that do not simply pass
    std::vector<city::FeatureId> hiddenBuildings;
    scene::CameraPose view;
    QSize viewSize;

    [[nodiscard]] static ViewPlan of(const Answer &answer, const Sight &sight, const GroundHeight &ground);
};

/// Draws both pictures without a window, from the part of the city around the plot: a PictureMaker. The
/// calling thread must have no GL context of its own current.
[[nodiscard]] Result<Pictures> drawPictures(const city::Store &store, const Answer &answer);

} // namespace dothi::permit
