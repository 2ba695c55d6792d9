// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QByteArray>
#include <QString>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <cstddef>
#include <new>
#include <span>

struct sqlite3;
struct sqlite3_stmt;

/// SQLite as the stores use it: connections fit for files from strangers, and prepared statements without
/// copies. These classes throw SQLite::Exception; guarded() turns it into an Error at the boundary of the
/// room.
namespace dothi::io {

struct ConnectionOptions
{
    /// How long to wait for a lock that another connection holds before giving up.
    int busyTimeoutMs = 2000;
    /// The same for a commit, which waits for readers to end: what it would throw away may be a long import.
    int commitTimeoutMs = 15'000;
};

/// The Error for an (extended) result code of SQLite, with the program's own words for the ones a user can do
/// something about: locked, read-only, disk full, damaged.
[[nodiscard]] Error sqliteError(int code, const QString &detail, const QString &path);
[[nodiscard]] Error sqliteError(const SQLite::Exception &exception, const QString &path);

/// Runs `body` (which returns a Result) and turns what SQLite throws into an Error about the file `path`.
template <class Body>
auto guarded(const QString &path, Body &&body) -> decltype(body())
{
    try {
        return body();
    } catch (const SQLite::Exception &exception) {
        return fail(sqliteError(exception, path));
    } catch (const std::bad_alloc &) {
        return fail(sqliteError(7, {}, path)); // SQLITE_NOMEM
    }
}

/// A prepared statement. Columns and parameters by position: columns from 0, parameters from 1, as in SQLite.
class Statement
{
public:
    Statement(SQLite::Database &database, const QByteArray &sql);
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&) = delete;

    Statement &bindNull(int parameter);
    Statement &bindInteger(int parameter, qint64 value);
    Statement &bindReal(int parameter, double value);
    Statement &bindText(int parameter, const QString &value);
    /// The bytes must stay as they are until reset() or the end of the statement.
    Statement &bindText(int parameter, const QByteArray &utf8);
    Statement &bindBlob(int parameter, const QByteArray &bytes);

    /// True while there is a row.
    bool step();
    /// Runs a statement that returns no rows to its end and makes it ready for the next run.
    void run();
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] int type(int column) const; ///< SQLITE_INTEGER, SQLITE_FLOAT, …
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray utf8(int column) const;
    /// Valid until the next step.
    [[nodiscard]] std::span<const std::byte> blob(int column) const;

private:
    void check(int code) const;

    sqlite3 *m_db;
    sqlite3_stmt *m_statement = nullptr;
};

/// Opens an existing database for use with content from strangers.
///
/// Nothing of the file's own SQL runs on such a connection: triggers and views are off, its schema may not
/// call functions that are not innocuous, shadow tables may not be written by SQL, cells are checked for
/// size, nothing can be attached, and no extension is loaded. (SpatiaLite's triggers call its functions,
/// which SQLite does not count as innocuous; DoThi's writer does their work itself, so the file stays a
/// standard one that other programs may edit.)
[[nodiscard]] SQLite::Database openHardened(const QString &path, bool writable,
                                            const ConnectionOptions &options);

/// "\"name\"": an identifier for SQL. Only ever called with names of our own schema.
[[nodiscard]] QByteArray quoted(const QString &identifier);

/// A one-row, one-column query.
[[nodiscard]] qint64 queryInteger(SQLite::Database &database, const QByteArray &sql);

} // namespace dothi::io
