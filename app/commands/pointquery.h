// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/process/command.h>

namespace dothi::commands {

/// `at STORE E,N`: everything the city knows about a position: the areas it lies in, lines and points within
/// kNearbyM, and the ground height.
[[nodiscard]] std::unique_ptr<process::Command> makeAtCommand();

/// How close a line or point must be to count as "at" a position, metres.
inline constexpr double kNearbyM = 10;

/// Parses "E,N" (metres in the city's CRS).
[[nodiscard]] Result<geo::Coord> parsePosition(const QString &text);

} // namespace dothi::commands
