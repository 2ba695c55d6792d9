// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/city/profile.h>

#include <SQLiteCpp/Database.h>

#include <functional>
#include <span>

/// The life of the `.dothi` format: a numbered list of steps, each taking a store from the version before to
/// its own. A new store is made by running all of them, an older one by running those it lacks.
namespace dothi::io {

struct Migration
{
    int version = 0;
    /// Runs inside the transaction of migrate(), on a connection with SpatiaLite's functions. May throw
    /// SQLite::Exception.
    std::function<Result<>(SQLite::Database &, const city::CityProfile &)> apply;
};

/// Brings a database from its PRAGMA user_version to the last of `steps`, in one transaction: on any error it
/// is what it was. `path` is for messages. Loads SpatiaLite on the connection for the time being.
/// `keepAside` is called before the first step when there is something to change in a store that was there
/// before; no other program can write it by then. `check` is called after the last step, before anything of
/// it is kept. Their errors end everything.
[[nodiscard]] Result<> migrate(SQLite::Database &database, const QString &path,
                               const city::CityProfile &profile, std::span<const Migration> steps,
                               const std::function<Result<>()> &keepAside = {},
                               const std::function<Result<>()> &check = {});

} // namespace dothi::io
