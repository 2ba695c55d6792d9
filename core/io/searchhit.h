// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>

namespace dothi::io {

/// How a feature is named in a list of hits: "Parcel 212, sheet 14" with "Phường Bến Thành · 84,2 m²" below
/// it, in the program's language, and a position surely on it. `store` is asked for the name of a parcel's
/// ward.
[[nodiscard]] city::SearchHit describeHit(const city::Store &store, const city::LayerDef &layer,
                                          const city::Feature &feature);

} // namespace dothi::io
