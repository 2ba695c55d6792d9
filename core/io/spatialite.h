// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <SQLiteCpp/Database.h>

namespace dothi::io {

/// SpatiaLite's SQL functions on a connection, for as long as this lives. Needed only to create and alter
/// tables; reading and writing of features does without. Destroy it before the connection.
class SpatialiteFunctions
{
public:
    explicit SpatialiteFunctions(SQLite::Database &database);
    ~SpatialiteFunctions();
    SpatialiteFunctions(const SpatialiteFunctions &) = delete;
    SpatialiteFunctions &operator=(const SpatialiteFunctions &) = delete;

private:
    void *m_cache;
};

} // namespace dothi::io
