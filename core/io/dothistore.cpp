// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/passingfile.h>
#include <dothi/io/dothistore.h>
#include <dothi/io/layertable.h>
#include <dothi/io/localstore.h>
#include <dothi/io/migrations.h>
#include <dothi/io/olderformat.h>
#include <dothi/io/storeformat.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QtEndian>

#include <SQLiteCpp/Backup.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::DothiFile)
};

constexpr qsizetype kSqliteHeaderBytes = 100;

Failure notACity(const QString &path, const QString &why)
{
    return fail(Error(ErrorCode::InvalidData, why)
                    .inFile(path)
                    .withAdvice(Tr::tr("Choose a file made by DoThi (*.dothi).")));
}

Failure cutShort(const QString &path, qint64 expected, qint64 actual)
{
    return fail(Error(ErrorCode::InvalidData, Tr::tr("The city file is cut short."))
                    .inFile(path)
                    .withAdvice(Tr::tr(
                        "Copy it again from where it came, or take your backup; the file was not changed."))
                    .withDetail(QStringLiteral("%1 of %2 bytes").arg(actual).arg(expected)));
}

QString journalOf(const QString &path)
{
    return path + QStringLiteral("-journal");
}

/// Looks at the first bytes before SQLite does (sqlite.org/fileformat2.html, "The Database Header"): a
/// stranger's file is told from a city, and a half one from a whole one, without running anything over it.
/// Returns the format's version.
Result<int> checkHeader(const QString &path, int newest)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return fail(Error(ErrorCode::Io, Tr::tr("There is no such file."))
                        .inFile(path)
                        .withAdvice(Tr::tr("Check the name and the folder.")));
    }
    if (!info.isFile()) // a folder, a pipe, a device
        return notACity(path, Tr::tr("This is not a file."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(Error(ErrorCode::Io, Tr::tr("The city file cannot be opened."))
                        .inFile(path)
                        .withAdvice(Tr::tr("Check that you may read it."))
                        .withDetail(file.errorString()));
    }
    const QByteArray header = file.read(kSqliteHeaderBytes);
    const QByteArray magic("SQLite format 3\0", 16);
    if (header.size() < kSqliteHeaderBytes && !header.isEmpty() && magic.startsWith(header.left(16)))
        return cutShort(path, kSqliteHeaderBytes, header.size());
    if (!header.startsWith(magic))
        return notACity(path, Tr::tr("The file is not a DoThi city."));
    const auto field = [&header](qsizetype at) { return qFromBigEndian<quint32>(header.constData() + at); };
    if (field(68) != static_cast<quint32>(kApplicationId))
        return notACity(path, Tr::tr("The file is a database, but not a DoThi city."));
    const auto version = static_cast<qint32>(field(60));
    if (version > newest) {
        return fail(Error(ErrorCode::Unsupported,
                          Tr::tr("The city was written by a newer DoThi (format %1; this one knows %2).")
                              .arg(version)
                              .arg(newest))
                        .inFile(path)
                        .withAdvice(Tr::tr("Update DoThi to open it; the file was not changed.")));
    }
    if (version < 1)
        return notACity(path, Tr::tr("The city file is damaged: it names no format."));
    // The page count is good when it was written with the last change. With a journal beside it, the file is
    // in the middle of a change; SQLite puts that right and compares by itself.
    const bool countIsGood = field(24) == field(92);
    const quint32 pageField = qFromBigEndian<quint16>(header.constData() + 16);
    const qint64 expected = static_cast<qint64>(pageField == 1 ? 65536 : pageField) * field(28);
    if (countIsGood && expected > info.size() && QFileInfo(journalOf(path)).size() == 0)
        return cutShort(path, expected, info.size());
    return version;
}

/// After a crash a journal is left that the next writer plays back. A reader may not, so a writable
/// connection does it first, where that is allowed.
void recover(const QString &path, const ConnectionOptions &options)
{
    if (QFileInfo(journalOf(path)).size() == 0)
        return;
    try {
        SQLite::Database database = openHardened(path, true, options);
        (void)queryInteger(database, "SELECT count(*) FROM sqlite_master");
    } catch (const SQLite::Exception &) {
        // The reader that comes next fails with the reason.
    }
}

Failure damagedTables(const QString &path, const QString &layer, const QString &detail)
{
    return fail(Error(ErrorCode::InvalidData,
                      Tr::tr("The city file is damaged: a table is missing or not as it must be."))
                    .inFile(path)
                    .inLayer(layer)
                    .withAdvice(Tr::tr("Take a copy from your backup; the file was not changed."))
                    .withDetail(detail));
}

/// Every table and column of the schema is there, as an ordinary table in the city's CRS; but for `absent`.
Result<> checkTables(SQLite::Database &database, const QString &path, const city::Schema &schema, int epsg,
                     const QSet<QString> &absent = {})
{
    Statement table(database, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ? "
                              "AND sql NOT LIKE 'CREATE VIRTUAL%'");
    Statement columns(database, "SELECT name, pk FROM pragma_table_xinfo(?) WHERE hidden = 0");
    Statement srid(
        database,
        "SELECT count(*) FROM geometry_columns WHERE f_table_name = ? AND f_geometry_column = 'geometry' "
        "AND srid = ?");
    for (const city::LayerDef &layer : schema.layers()) {
        if (absent.contains(layer.id))
            continue;
        table.bindText(1, layer.id);
        if (!table.step() || table.integer(0) != 1)
            return damagedTables(path, layer.id, {});
        table.reset();
        QByteArrayList missing = columnNames(layer);
        columns.bindText(1, layer.id);
        while (columns.step()) {
            const bool key = columns.integer(1) != 0;
            if (columns.text(0) == QLatin1String("id") ? key : !key)
                missing.removeOne(quoted(columns.text(0)));
        }
        columns.reset();
        srid.bindText(1, layer.id).bindInteger(2, epsg);
        if (!missing.isEmpty() || !srid.step() || srid.integer(0) != 1)
            return damagedTables(path, layer.id, {});
        srid.reset();
        // Preparing it proves that the index is there.
        Statement(database, "SELECT pkid, xmin, xmax, ymin, ymax FROM " + indexName(layer));
    }
    return {};
}

Result<city::CityProfile> readProfile(SQLite::Database &database, const QString &path)
{
    Statement row(database, "SELECT json FROM dothi_document WHERE kind = 'profile'");
    if (!row.step())
        return notACity(path, Tr::tr("The city file is damaged: it has no profile."));
    Result<city::CityProfile> profile = city::CityProfile::fromJson(row.utf8(0));
    if (!profile)
        return fail(std::move(profile).error().inFile(path).withAdvice(
            Tr::tr("Take a copy from your backup; the file was not changed.")));
    return profile;
}

/// openHardened(), but never a read-only connection where a writable one was asked for.
Result<SQLite::Database> openChecked(const QString &path, bool writable, const ConnectionOptions &options)
{
    SQLite::Database database = openHardened(path, writable, options);
    if (writable && sqlite3_db_readonly(database.getHandle(), "main") != 0)
        return fail(sqliteError(SQLITE_READONLY, {}, path));
    return database;
}

Failure ioFailure(const QString &path, const QString &message)
{
    const int code = errno;
    return fail(Error(ErrorCode::Io, message)
                    .inFile(path)
                    .withAdvice(Tr::tr(
                        "Check the free space and your rights in that folder; what was there is unchanged."))
                    .withDetail(QString::fromLocal8Bit(std::strerror(code))));
}

/// Asks the disk to keep what was written to a file or folder.
bool syncPath(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool done = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return done;
}

/// A journal left by a file of this name would be played back into the new one. When it is that of a city
/// which is still there, that one is put right with it first: should the new file not come to be, the old one
/// is whole.
Result<> removeJournal(const QString &path)
{
    const QString journal = journalOf(path);
    if (!QFileInfo::exists(journal))
        return {};
    if (checkHeader(path, kSchemaVersion)) {
        DOTHI_TRY(guarded(path, [&path]() -> Result<> {
            SQLite::Database database = openHardened(path, true, {});
            database.exec("BEGIN IMMEDIATE; ROLLBACK"); // fails while another program writes
            return {};
        }));
    }
    if (QFileInfo::exists(journal) && !QFile::remove(journal))
        return ioFailure(journal, Tr::tr("A journal left from an earlier file cannot be removed."));
    return {};
}

/// Gives the finished file its name, replacing another only when allowed to.
Result<> publish(const QString &from, const QString &to, bool overwrite)
{
    if (!syncPath(from))
        return ioFailure(to, Tr::tr("The city file cannot be written."));
    DOTHI_TRY(removeJournal(to));
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    int renamed = ::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(),
                              overwrite ? 0 : RENAME_NOREPLACE);
    // Not every network file system knows RENAME_NOREPLACE.
    if (renamed != 0 && (errno == EINVAL || errno == ENOSYS) && !QFileInfo::exists(to))
        renamed = ::rename(source.constData(), target.constData());
    if (renamed != 0)
        return ioFailure(to, Tr::tr("The city file cannot be written."));
    syncPath(QFileInfo(to).absolutePath());
    return {};
}

/// The name of the copy that is kept of a city before it is brought up to date: "city.v1.dothi", or
/// "city.v1-2.dothi" where that is taken.
QString backupName(const QString &path, qint64 version, int attempt)
{
    const QFileInfo city(path);
    const QString again = attempt == 1 ? QString() : QStringLiteral("-%1").arg(attempt);
    return QStringLiteral("%1/%2.v%3%4.%5")
        .arg(city.absolutePath(), city.completeBaseName(), QString::number(version), again, city.suffix());
}

bool sameContent(const QString &one, const QString &other)
{
    QFile a(one);
    QFile b(other);
    if (!a.open(QIODevice::ReadOnly) || !b.open(QIODevice::ReadOnly) || a.size() != b.size())
        return false;
    constexpr qint64 kBlock = 1 << 20;
    while (!a.atEnd()) {
        const QByteArray block = a.read(kBlock);
        if (block.isEmpty() || block != b.read(kBlock))
            return false;
    }
    return true;
}

/// The copy of a city as it was.
struct Backup
{
    QString name;
    bool isNew = true; ///< false: an earlier attempt, which was killed, had kept it
};

/// Copies the city as it is. The caller holds the write lock and has changed
/// nothing; SQLite does not copy from the connection that does, so this one reads beside it.
Result<Backup> keepBackup(const QString &path, qint64 version)
{
    const PassingFile passing(QFileInfo(path).absolutePath(), {});
    const auto notKept = [&path](Error why) {
        return fail(
            Error(why.code(), Tr::tr("The city must be brought up to date, and no copy of it as it is "
                                     "could be kept first. It was not changed."))
                .inFile(path)
                .withAdvice(Tr::tr("Check the free space and your rights in that folder."))
                .withDetail(why.logText()));
    };
    const Result<> copied = guarded(passing.path(), [&]() -> Result<> {
        SQLite::Database copy(passing.path().toUtf8().constData(),
                              SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Database source = openHardened(path, false, {});
        SQLite::Backup backup(copy, source);
        if (const int code = backup.executeStep(-1); code != SQLITE_DONE)
            return fail(sqliteError(code, {}, path));
        return {};
    });
    if (!copied)
        return notKept(copied.error());
    // Nobody may read the copy who may not read the city.
    QFile::setPermissions(passing.path(), QFile::permissions(path));
    constexpr int kAttempts = 1000;
    for (int attempt = 1; attempt <= kAttempts; ++attempt) {
        const QString name = backupName(path, version, attempt);
        if (QFileInfo::exists(name)) {
            if (QFileInfo(name).isFile() && sameContent(name, passing.path()))
                return Backup{name, false};
            continue;
        }
        if (const Result<> named = publish(passing.path(), name, false); !named)
            return notKept(named.error());
        return Backup{name};
    }
    return notKept(Error(ErrorCode::Io, backupName(path, version, kAttempts)));
}

/// Runs what a store of an older version lacks. It ends as it was, or up to date with a copy of what it was
/// beside it.
Result<> bringUpToDate(SQLite::Database &database, const QString &path, const city::CityProfile &profile,
                       const StoreFormat &format)
{
    Backup backup;
    const Result<> done = migrate(
        database, path, profile, format.steps,
        [&]() -> Result<> {
            Result<Backup> kept = keepBackup(path, queryInteger(database, "PRAGMA user_version"));
            if (!kept)
                return Failure(std::move(kept).error());
            backup = std::move(*kept);
            return {};
        },
        [&]() -> Result<> {
            try {
                return checkTables(database, path, *format.schema, profile.epsg);
            } catch (const SQLite::Exception &exception) {
                if ((exception.getErrorCode() & 0xff) != SQLITE_ERROR)
                    throw;
                return damagedTables(path, {}, QString::fromUtf8(exception.what()));
            }
        });
    if (!done && !backup.name.isEmpty() && backup.isNew)
        QFile::remove(backup.name); // the city itself is what it was
    if (done && !backup.name.isEmpty())
        qInfo("%s was brought up to date; %s is a copy of it as it was", qPrintable(path),
              qPrintable(backup.name));
    return done;
}

/// A new city under a passing name: no locks, no syncs, nobody else knows it.
Result<> build(const QString &path, const city::CityProfile &profile)
{
    return guarded(path, [&]() -> Result<> {
        SQLite::Database database(path.toUtf8().constData(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        sqlite3_extended_result_codes(database.getHandle(), 1);
        database.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA application_id = " +
                      std::to_string(kApplicationId));
        return migrate(database, path, profile, StoreFormat::current().steps);
    });
}

} // namespace

Result<std::unique_ptr<city::Store>> LocalStore::open(const QString &path, OpenMode mode,
                                                      const ConnectionOptions &options,
                                                      const StoreFormat &format)
{
    using Opened = std::unique_ptr<city::Store>;
    // Absolute, so that SQLite never takes it for a URI.
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const bool writable = mode == OpenMode::ReadWrite;
    DOTHI_TRY(checkHeader(absolute, format.version()));
    return guarded(absolute, [&]() -> Result<Opened> {
        try {
            if (!writable)
                recover(absolute, options);
            else if (const int left = PassingFile::removeLeftovers(QFileInfo(absolute).absolutePath());
                     left > 0)
                qInfo("%d unfinished files of a program that was ended were removed beside %s", left,
                      qPrintable(absolute));
            Result<SQLite::Database> database = openChecked(absolute, writable, options);
            if (!database)
                return Failure(std::move(database).error());
            Result<city::CityProfile> profile = readProfile(*database, absolute);
            if (!profile)
                return Failure(std::move(profile).error());
            Result<geo::Crs> crs = geo::Crs::fromEpsg(profile->epsg);
            if (!crs)
                return fail(std::move(crs).error().inFile(absolute));
            // Asked again: before the journal was played back, the header may have said something else.
            const qint64 version = queryInteger(*database, "PRAGMA user_version");
            QSet<QString> absent;
            if (version < format.version() && writable) {
                DOTHI_TRY(bringUpToDate(*database, absolute, *profile, format));
            } else if (version < format.version()) {
                Result<QSet<QString>> later = standInForLaterLayers(*database, absolute, format, version);
                if (!later)
                    return Failure(std::move(later).error());
                absent = std::move(*later);
            }
            DOTHI_TRY(checkTables(*database, absolute, *format.schema, profile->epsg, absent));
            return Opened(new LocalStore(
                std::make_shared<LocalConnection>(absolute, writable, options, std::move(*database),
                                                  std::move(*profile), std::move(*crs), format)));
        } catch (const SQLite::Exception &exception) {
            // A statement that SQLite cannot make sense of: the tables are not ours.
            if ((exception.getErrorCode() & 0xff) != SQLITE_ERROR)
                throw;
            return damagedTables(absolute, {}, QString::fromUtf8(exception.what()));
        }
    });
}

Result<std::unique_ptr<city::Store>> openDothi(const QString &path, OpenMode mode)
{
    return LocalStore::open(path, mode);
}

Result<std::unique_ptr<city::Store>> createDothi(const QString &path, const city::CityProfile &profile,
                                                 bool overwrite)
{
    const QFileInfo target(path);
    const QString absolute = target.absoluteFilePath();
    if (target.exists() && !target.isFile())
        return fail(
            Error(ErrorCode::Io, Tr::tr("There is a folder or device of this name.")).inFile(absolute));
    if (target.exists() && !overwrite) {
        return fail(Error(ErrorCode::Io, Tr::tr("There is a file of this name already."))
                        .inFile(absolute)
                        .withAdvice(Tr::tr("Choose another name, or confirm that it may be replaced.")));
    }
    if (const Result<geo::Crs> crs = geo::Crs::fromEpsg(profile.epsg); !crs)
        return Failure(crs.error());
    const PassingFile passing(target.absolutePath(), {});
    if (Result<> built = build(passing.path(), profile); !built)
        return fail(std::move(built).error().inFile(absolute));
    DOTHI_TRY(publish(passing.path(), absolute, overwrite));
    return openDothi(absolute, OpenMode::ReadWrite);
}

Result<std::unique_ptr<city::Store>> openStore(const QString &address, OpenMode mode)
{
    static const QRegularExpression scheme(QStringLiteral("\\A[A-Za-z][A-Za-z0-9+.-]+://"));
    if (scheme.match(address).hasMatch()) {
        return fail(Error(ErrorCode::Unsupported,
                          Tr::tr("A city is opened from a file (*.dothi), not from an address."))
                        .withDetail(scheme.match(address).captured()));
    }
    return openDothi(address, mode);
}

} // namespace dothi::io
