// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/modelplacing.h>
#include <dothi/scene/overlay.h>

#include <QColor>

#include <memory>

namespace dothi::ui {

/// A model as it is to stand, for the 3D view: translucent like a proposal, with the edges by which one knows
/// its shape. Null where it is not placed, or stands too far from the city to be seen in it. For a worker:
/// the edges of a large model take a while.
[[nodiscard]] std::shared_ptr<const scene::Overlay> placeOverlay(const io::ModelPlace &place,
                                                                 const QColor &color);

/// What of a model is not shown as it is, or not at all; empty where all of it is. Translated.
[[nodiscard]] QString previewLimits(const io::ModelPlace &place);

} // namespace dothi::ui
