// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/spatialite.h>

// spatialite.h does not include what it needs.
// clang-format off
#include <sqlite3.h>
#include <spatialite.h>
// clang-format on

#include <mutex>

namespace dothi::io {

namespace {

/// The library keeps a table of connections without a lock of its own.
std::mutex &libraryMutex()
{
    static std::mutex mutex;
    return mutex;
}

} // namespace

SpatialiteFunctions::SpatialiteFunctions(SQLite::Database &database)
{
    const std::scoped_lock lock(libraryMutex());
    m_cache = spatialite_alloc_connection();
    spatialite_init_ex(database.getHandle(), m_cache, 0);
    spatialite_set_silent_mode(m_cache);
}

SpatialiteFunctions::~SpatialiteFunctions()
{
    const std::scoped_lock lock(libraryMutex());
    spatialite_cleanup_ex(m_cache);
}

} // namespace dothi::io
