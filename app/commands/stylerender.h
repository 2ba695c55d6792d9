// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>
#include <dothi/scene/layerclasses.h>

#include <QImage>
#include <QJsonArray>
#include <QString>

#include <vector>

namespace dothi::commands {

/// The styles a text asks for: the name of a JSON file ({"styles": […]}, or one style), or styles as words,
/// separated by commas ("building:height_m,road:lanes"). Errors: of the file, or InvalidArgument.
[[nodiscard]] Result<std::vector<scene::LayerStyle>> stylesFrom(const QString &text);

/// The classes of each of them. Any thread.
[[nodiscard]] Result<std::vector<scene::LayerClassesPtr>>
classifyAll(const city::Store &store, const std::vector<scene::LayerStyle> &styles, TaskContext &task);

/// What the classes hold, as `render --json` gives it.
[[nodiscard]] QJsonArray toJson(const std::vector<scene::LayerClassesPtr> &all);

/// Draws what the colours mean into the lower left corner, as they are seen in the picture, as far as there
/// is room.
void drawLegend(QImage &picture, const std::vector<scene::LayerClassesPtr> &all, bool dark);

} // namespace dothi::commands
