// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <permit/logic/checks.h>

namespace dothi::permit {

/// For every failing finding the smallest change of the proposal that makes this check pass, and where there
/// are two ways (move back or lower), both. It leads to the legal limit, whatever the tolerance of survey,
/// and its amount is rounded up to what is printed (0.01 m, 0.1 m², whole storeys). Each was applied to the
/// proposal with that amount and checked again without tolerance; one that does not pass is left out.
[[nodiscard]] Result<std::vector<Change>> smallestChanges(const Case &c,
                                                          const std::vector<Finding> &findings);

} // namespace dothi::permit
