// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/crs.h>
#include <dothi/io/import/modelfile.h>
#include <dothi/io/modelplacing.h>

namespace dothi::io {

/// The buildings of a model as they would stand. `toCity`: from the file's system, for one that keeps its
/// coordinates; null for one that was placed. Errors: Cancelled.
[[nodiscard]] Result<std::shared_ptr<const ModelBody>>
modelBody(const ModelFile &model, const geo::Transform *toCity, const TaskContext &task);

} // namespace dothi::io
