// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/sqlite.h>

#include <QCoreApplication>

#include <sqlite3.h>

#include <utility>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Sqlite)
};

/// A solid of a whole cathedral is some megabytes; a cell of a hostile file may claim a gigabyte.
constexpr int kMaxValueBytes = 128 * 1024 * 1024;
/// Reading caches; a bigger one does not make tiles come faster.
constexpr int kCacheKiB = 32 * 1024;
/// A writer keeps up to this many changed pages (of 4 kB) in memory: 80,000 buildings with their models. When
/// it has to spill them before the commit, it takes the exclusive lock, and nobody can read until it has
/// ended; were none spilled, a city of a million would take gigabytes. SQLite reads the number as a switch
/// too, by its last byte: a multiple of 256 would turn spilling off.
constexpr int kSpillPages = 64 * 1024 + 1;
static_assert(kSpillPages % 256 != 0);

} // namespace

Error sqliteError(int code, const QString &detail, const QString &path)
{
    const auto error = [&](ErrorCode kind, const QString &message, const QString &advice) {
        return Error(kind, message)
            .inFile(path)
            .withAdvice(advice)
            .withDetail(QStringLiteral("SQLite %1: %2").arg(code).arg(detail));
    };
    switch (code & 0xff) {
    case SQLITE_NOTADB:
        return error(ErrorCode::InvalidData, Tr::tr("The file is not a DoThi city."),
                     Tr::tr("Choose a file made by DoThi (*.dothi)."));
    case SQLITE_CORRUPT:
        return error(ErrorCode::InvalidData, Tr::tr("The city file is damaged or cut short."),
                     Tr::tr("Take a copy from your backup; the file was not changed."));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error(ErrorCode::Database, Tr::tr("The city file is locked by another program."),
                     Tr::tr("Wait until it has finished writing, then try again."));
    case SQLITE_READONLY:
        return error(ErrorCode::Database,
                     Tr::tr("The city file cannot be written: it, or its folder, is read-only."),
                     Tr::tr("Copy it to a folder of your own, or ask for the right to write."));
    case SQLITE_FULL:
        return error(ErrorCode::Io, Tr::tr("The disk is full."),
                     Tr::tr("Free some space and try again; the city file is as it was before."));
    case SQLITE_CANTOPEN:
        return error(ErrorCode::Database,
                     Tr::tr("The city file, or its journal beside it, cannot be opened."),
                     Tr::tr("Check your rights to the file and its folder."));
    case SQLITE_IOERR:
        return error(
            ErrorCode::Io, Tr::tr("The disk or the network share failed."),
            Tr::tr("Check the free space and the connection, then try again; what was confirmed is kept."));
    case SQLITE_NOMEM:
        return error(ErrorCode::OutOfMemory, Tr::tr("Not enough memory."), {});
    case SQLITE_TOOBIG:
        return error(ErrorCode::InvalidData, Tr::tr("A value in the city file is larger than any may be."),
                     {});
    case SQLITE_INTERRUPT:
        return Error(ErrorCode::Cancelled, Tr::tr("Cancelled"));
    default:
        return error(ErrorCode::Database, Tr::tr("The city file cannot be used as asked."), {});
    }
}

Error sqliteError(const SQLite::Exception &exception, const QString &path)
{
    const int extended = exception.getExtendedErrorCode();
    return sqliteError(extended > 0 ? extended : exception.getErrorCode(),
                       QString::fromUtf8(exception.what()), path);
}

Statement::Statement(SQLite::Database &database, const QByteArray &sql)
    : m_db(database.getHandle())
{
    check(sqlite3_prepare_v2(m_db, sql.constData(), static_cast<int>(sql.size()), &m_statement, nullptr));
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement &&other) noexcept
    : m_db(other.m_db)
    , m_statement(std::exchange(other.m_statement, nullptr))
{}

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        throw SQLite::Exception(m_db, code);
}

Statement &Statement::bindNull(int parameter)
{
    check(sqlite3_bind_null(m_statement, parameter));
    return *this;
}

Statement &Statement::bindInteger(int parameter, qint64 value)
{
    check(sqlite3_bind_int64(m_statement, parameter, value));
    return *this;
}

Statement &Statement::bindReal(int parameter, double value)
{
    check(sqlite3_bind_double(m_statement, parameter, value));
    return *this;
}

Statement &Statement::bindText(int parameter, const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    check(sqlite3_bind_text64(m_statement, parameter, utf8.constData(),
                              static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement &Statement::bindText(int parameter, const QByteArray &utf8)
{
    check(sqlite3_bind_text64(m_statement, parameter, utf8.constData(),
                              static_cast<sqlite3_uint64>(utf8.size()), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement &Statement::bindBlob(int parameter, const QByteArray &bytes)
{
    check(sqlite3_bind_blob64(m_statement, parameter, bytes.constData(),
                              static_cast<sqlite3_uint64>(bytes.size()), SQLITE_STATIC));
    return *this;
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        throw SQLite::Exception(m_db, code);
    return false;
}

void Statement::run()
{
    while (step()) {
    }
    reset();
}

void Statement::reset()
{
    sqlite3_reset(m_statement); // repeats the error of the last step, which step() has thrown
}

bool Statement::isNull(int column) const
{
    return type(column) == SQLITE_NULL;
}

int Statement::type(int column) const
{
    return sqlite3_column_type(m_statement, column);
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString Statement::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::utf8(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QByteArray(bytes, sqlite3_column_bytes(m_statement, column));
}

std::span<const std::byte> Statement::blob(int column) const
{
    const auto *bytes = static_cast<const std::byte *>(sqlite3_column_blob(m_statement, column));
    return {bytes, static_cast<size_t>(sqlite3_column_bytes(m_statement, column))};
}

SQLite::Database openHardened(const QString &path, bool writable, const ConnectionOptions &options)
{
    // SQLITE_OPEN_NOMUTEX: a connection belongs to one thread at a time.
    SQLite::Database database(path.toUtf8().constData(),
                              (writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX,
                              options.busyTimeoutMs);
    sqlite3 *db = database.getHandle();
    sqlite3_extended_result_codes(db, 1);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, kMaxValueBytes);
    sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 1'000'000);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(db, SQLITE_LIMIT_WORKER_THREADS, 0);
    database.exec("PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA mmap_size = 0; "
                  "PRAGMA temp_store = MEMORY;");
    database.exec("PRAGMA cache_size = -" + std::to_string(kCacheKiB));
    if (writable) {
        // DELETE, never WAL: a WAL needs shared memory, which network shares do not give. EXTRA is FULL plus
        // a sync of the folder after the journal is gone, without which a power cut may bring the journal
        // back and undo the commit.
        database.exec("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;");
        database.exec("PRAGMA cache_spill = " + std::to_string(kSpillPages));
    }
    return database;
}

QByteArray quoted(const QString &identifier)
{
    QByteArray name = identifier.toUtf8();
    name.replace('"', "\"\"");
    return '"' + name + '"';
}

qint64 queryInteger(SQLite::Database &database, const QByteArray &sql)
{
    Statement statement(database, sql);
    return statement.step() ? statement.integer(0) : 0;
}

} // namespace dothi::io
