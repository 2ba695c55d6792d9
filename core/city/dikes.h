// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>
#include <dothi/geo/dikes.h>

#include <memory>

namespace dothi::city {

/// Layer whose lines raise the ground.
inline constexpr const char *kDikeLayer = "breakline";
/// The dikes of a city as the ground takes them: the height of the crest from the line itself where it has
/// heights, else from its attribute; a line with neither is no dike. Widths and slopes that are not given are
/// usual ones of their kind. Null when there are none. Any thread. Errors: InvalidData when their lines have
/// more than 2,000,000 positions; those of the store; Cancelled.
[[nodiscard]] Result<std::shared_ptr<const geo::Dikes>> readDikes(const Store &store,
                                                                  const TaskContext &task);

} // namespace dothi::city
