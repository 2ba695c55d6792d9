// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/demo/sink.h>
#include <dothi/io/democity.h>

#include <utility>
#include <vector>

namespace dothi::io::demo {

/// What a generated city holds besides its features.
struct Outcome
{
    geo::ElevationGrid terrain;
    QByteArray expectedVerdicts; ///< JSON: {"applications": [{"application", "verdict", "rules"}]}
    std::vector<std::pair<QString, QByteArray>> views; ///< id, JSON
    int buildings = 0;
    int solids = 0;
};

/// Generates a city cell by cell into `sink`, from the middle outwards until it has its buildings. Memory
/// stays proportional to the outline, not to the number of buildings.
[[nodiscard]] Result<Outcome> generate(const city::CityProfile &profile, const DemoOptions &options,
                                       Sink &sink, TaskContext &task);

} // namespace dothi::io::demo
