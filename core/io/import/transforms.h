// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/crs.h>

#include <memory>

namespace dothi::io {

/// geo::Transform::create(), remembered for the calling thread: finding the operation takes PROJ some 10 ms,
/// and looking at one file asks for the same one several times. The object belongs to this thread; do not
/// hand it to another.
[[nodiscard]] Result<std::shared_ptr<const geo::Transform>>
transformFor(const geo::Crs &from, const geo::Crs &to, int datumOperation);

} // namespace dothi::io
