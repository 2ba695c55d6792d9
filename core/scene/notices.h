// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace dothi::scene {

/// Sends what OpenSceneGraph reports into Qt's logging, category "dothi.scene", where everything below a
/// warning is off unless asked for (QT_LOGGING_RULES="dothi.scene=true"), and tells EGL to keep to errors.
/// Nothing of it reaches stderr by itself afterwards. To be called before the first use of OSG; more calls do
/// nothing.
void routeNotices();

} // namespace dothi::scene
