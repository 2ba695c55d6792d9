// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/plainmodel.h>

namespace dothi::io {

/// A model as CityJSON 2.0.1, which is what a city keeps of it: each building with its elements as children,
/// LoD 3, positions to a tenth of a millimetre. `epsg` 0: without a reference system. InvalidData where it
/// has more positions than CityJSON can number, or they lie too far from one another.
[[nodiscard]] Result<QByteArray> cityJsonOf(const PlainModel &model, int epsg, TaskContext &task);

} // namespace dothi::io
