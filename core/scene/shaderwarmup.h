// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QString>

namespace dothi::scene {

/// Draws each way of drawing a layer once, small and unseen, in a context of its own. A driver that draws
/// with the processor (Mesa's llvmpipe) translates a shader the first time it is used, a second and a half
/// for all of ours, and keeps the result on disk for every context: done here, on a worker, while the window
/// reads the city, the window finds them ready. Blocks; any thread without a current GL context.
[[nodiscard]] Result<> warmUpShaders();

/// Whether it pays for this renderer (its GL_RENDERER), and has not been done before with these shaders.
[[nodiscard]] bool shadersAreCold(const QString &renderer);
/// Notes in the user's cache that it has been done.
void noteShadersWarm(const QString &renderer);

} // namespace dothi::scene
