// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/cityscene.h>

#include <QColor>

namespace dothi::scene {

/// How a colour of the legend is seen in the scene by day: `color` itself in the light theme, darker and
/// bluer in the dark one, where the scene is dimly lit. `line`: of lines, which the light does not shade.
/// What a legend beside the view has to show.
[[nodiscard]] QColor seenColor(const QColor &color, Theme theme, bool line);

} // namespace dothi::scene
