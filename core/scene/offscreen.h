// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/scene/cityscene.h>

#include <QImage>
#include <QSize>

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace dothi::scene {

struct RenderStats
{
    double frameMs = 0;   ///< one frame, after the first has uploaded everything
    double cpuMs = 0;     ///< processor time all threads of the program spent meanwhile
    qint64 triangles = 0; ///< handed to the renderer in that frame
};

/// Renders the scene without a window and without an X server (EGL surfaceless). The calling thread must have
/// no GL context of its own current, or gets it back afterwards. `samples` per pixel: 4 for smooth outlines,
/// 1 for what a window shows where only the processor draws (a third of the time).
[[nodiscard]] Result<QImage> renderImage(CityScene &scene, const Camera &camera, const QSize &size,
                                         RenderStats *stats = nullptr, int samples = 4);

/// Draws a frame for each camera, one after another as a window does, and says what each cost. The first
/// uploads everything.
[[nodiscard]] Result<std::vector<RenderStats>>
measureFrames(CityScene &scene, std::span<const Camera> cameras, const QSize &size, int samples);

/// The same for a flight: `next` is told what the frame before took (null at first), may bring tiles into the
/// scene as a window does between its frames, and gives the camera of the next; none ends it. It is called on
/// another thread while this one waits. Of a camera whose viewport is smaller than `size` so much is drawn.
[[nodiscard]] Result<> flyFrames(CityScene &scene, const QSize &size, int samples,
                                 const std::function<std::optional<Camera>(const RenderStats *)> &next);

} // namespace dothi::scene
