// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/profile.h>
#include <dothi/city/schema.h>
#include <dothi/io/sqlite.h>

#include <QString>

#include <functional>

namespace dothi::io {

/// Store::contentHash() of a `.dothi` file: SHA-256, in lower-case hexadecimal, over
/// - the profile and the rule sets as they are stored, the latter in the order of their ids;
/// - each layer of the schema in its order: every row in id order with its id, its values by the type of
/// their field and
///   its geometries, numbers as little-endian 64-bit integers and IEEE doubles (−0 as 0), lengths before what
///   varies;
/// - the rasters in the order of their ids, by the hash the store keeps of each;
/// - the originals of imported models in the order of their ids, where there are any.
/// What it leaves out does not make another city: views, mappings and styles, how often a row was changed,
/// the search index, the layout of the file. A damaged geometry counts as the bytes it is.
///
/// Runs in the caller's transaction. May throw SQLite::Exception.
/// `damaged` hears of every value that is not what its field holds.
[[nodiscard]] Result<QString> hashContent(SQLite::Database &database, const city::Schema &schema,
                                          const city::CityProfile &profile, TaskContext &task,
                                          const std::function<void(Error)> &damaged);

} // namespace dothi::io
