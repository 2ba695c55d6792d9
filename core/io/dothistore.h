// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>

namespace dothi::io {

/// "DoTh" in the SQLite header's application id: how a .dothi file is told from any other database.
inline constexpr int kApplicationId = 0x446F5468;
/// PRAGMA user_version. Older stores are migrated when opened for writing; newer ones are refused, untouched.
inline constexpr int kSchemaVersion = 2;

enum class OpenMode
{
    ReadOnly,
    ReadWrite
};

/// Opens a `.dothi` file. Errors: not there (Io), not a city (InvalidData), newer than this program
/// (Unsupported), cut short or damaged (InvalidData), locked or read-only medium (Database).
[[nodiscard]] Result<std::unique_ptr<city::Store>> openDothi(const QString &path, OpenMode mode);

/// Creates an empty city: CRS, all layer tables with spatial index, rule sets and calendar of the profile.
/// Refuses to overwrite unless `overwrite`; the file appears whole or not at all.
[[nodiscard]] Result<std::unique_ptr<city::Store>>
createDothi(const QString &path, const city::CityProfile &profile, bool overwrite = false);

/// A store by its address as the user gives it (`STORE` in cli.md).
[[nodiscard]] Result<std::unique_ptr<city::Store>> openStore(const QString &address, OpenMode mode);

} // namespace dothi::io
