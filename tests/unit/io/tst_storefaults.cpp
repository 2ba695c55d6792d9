// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faultvfs.h"
#include "storefixture.h"

#include <dothi/io/localstore.h>
#include <dothi/io/spatialite.h>
#include <dothi/io/sqlite.h>

#include <QCryptographicHash>
#include <QScopeGuard>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace dothi;
using namespace storefixture;

namespace {

/// Nobody waits for a lock in a test.
constexpr io::ConnectionOptions kImpatient{.busyTimeoutMs = 0, .commitTimeoutMs = 0};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(at) || file.write(bytes) != bytes.size())
        qFatal("cannot spoil %s", qPrintable(path));
}

QString hashOf(const QString &path)
{
    const auto store = io::openDothi(path, io::OpenMode::ReadOnly);
    TaskContext task;
    return store ? (*store)->contentHash(task).value_or(QString()) : store.error().logText();
}

/// Runs SQL on the file as a stranger would, without any of our precautions.
void vandalise(const QString &path, const std::string &sql)
{
    SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE);
    database.exec("PRAGMA trusted_schema = ON; PRAGMA writable_schema = ON;");
    database.exec(sql);
}

std::vector<city::Feature> parcels(int count, const QString &sheet)
{
    std::vector<city::Feature> many;
    for (int i = 0; i < count; ++i)
        many.push_back(parcel(sheet, QString::number(i + 1), 600'000 + 12 * i));
    return many;
}

/// One change of everything a commit touches: rows, R-tree, search index, documents.
Result<> changeMuch(city::Store &store)
{
    auto writer = store.write();
    if (!writer)
        return Failure(std::move(writer).error());
    auto many = parcels(400, QStringLiteral("9"));
    DOTHI_TRY((*writer)->insert(QStringLiteral("parcel"), many));
    DOTHI_TRY((*writer)->remove(QStringLiteral("parcel"), 1));
    auto changed = parcel(QStringLiteral("8"), QStringLiteral("8"), 700'000);
    changed.id = 2;
    DOTHI_TRY((*writer)->update(QStringLiteral("parcel"), changed));
    DOTHI_TRY((*writer)->setDocument(QStringLiteral("rules"), QStringLiteral("x"), "{\"x\": 1}"));
    return (*writer)->commit();
}

} // namespace

/// What happens to a city when files, disks and other programs misbehave.
class TestStoreFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup()
    {
        if (faultvfs::state().real)
            faultvfs::uninstall();
    }

    /// Memory is bounded: what is changed goes to the file before the commit, and is taken back without one.
    void aLargeChangeDoesNotWaitInMemory()
    {
        TestCity city;
        const QString before = hashOf(city.path);
        const qint64 sizeBefore = QFileInfo(city.path).size();
        constexpr qint64 kDocument = 1'000'000;
        constexpr int kDocuments = 300; // a writer keeps 256 MB in memory
        {
            auto writer = city.store->write();
            VERIFY_RESULT(writer);
            const QByteArray json = "[\"" + QByteArray(kDocument, 'x') + "\"]";
            for (int i = 0; i < kDocuments; ++i)
                VERIFY_RESULT((*writer)->setDocument(QStringLiteral("test"), QString::number(i), json));
            QVERIFY(QFileInfo(city.path).size() > sizeBefore + 10 * kDocument);
        }
        QCOMPARE(hashOf(city.path), before);
    }

    void refusesWhatIsNotACity_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("số tờ;số thửa\n14;212\n").repeated(100);
        QTest::newRow("zeros") << QByteArray(8192, '\0');
        QTest::newRow("a magic word and no more") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("a magic word and noise")
            << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\x5a');
    }
    void refusesWhatIsNotACity()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.dothi"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        for (const io::OpenMode mode : {io::OpenMode::ReadOnly, io::OpenMode::ReadWrite}) {
            const auto opened = io::openDothi(path, mode);
            VERIFY_ERROR(opened, ErrorCode::InvalidData);
            QCOMPARE(opened.error().subject().file, path);
            QVERIFY(!opened.error().advice().isEmpty());
        }
        QCOMPARE(contentOf(path), content);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void refusesWhatIsNotAFile()
    {
        QTemporaryDir folder;
        VERIFY_ERROR(io::openDothi(folder.filePath(QStringLiteral("none.dothi")), io::OpenMode::ReadWrite),
                     ErrorCode::Io);
        QVERIFY(QDir(folder.path()).isEmpty()); // not made by trying
        VERIFY_ERROR(io::openDothi(folder.path(), io::OpenMode::ReadOnly), ErrorCode::InvalidData);
        const QString pipe = folder.filePath(QStringLiteral("pipe.dothi"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        VERIFY_ERROR(io::openDothi(pipe, io::OpenMode::ReadOnly),
                     ErrorCode::InvalidData); // and does not hang
    }

    void refusesOtherDatabases()
    {
        TestCity city;
        city.store.reset();
        overwrite(city.path, 68, QByteArray("GPKG"));
        VERIFY_ERROR(io::openDothi(city.path, io::OpenMode::ReadOnly), ErrorCode::InvalidData);
    }

    void refusesANewerFormatUntouched()
    {
        TestCity city;
        city.store.reset();
        const QByteArray newer = "PRAGMA user_version = " + QByteArray::number(io::kSchemaVersion + 1);
        vandalise(city.path, newer.constData());
        const QByteArray before = contentOf(city.path);
        for (const io::OpenMode mode : {io::OpenMode::ReadOnly, io::OpenMode::ReadWrite})
            VERIFY_ERROR(io::openDothi(city.path, mode), ErrorCode::Unsupported);
        QCOMPARE(contentOf(city.path), before);
    }

    void refusesEveryTruncation()
    {
        TestCity city;
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"), parcels(500, QStringLiteral("1"))));
        city.store.reset();
        const QByteArray whole = contentOf(city.path);
        const QString path = city.folder.filePath(QStringLiteral("cut.dothi"));
        QList<qint64> lengths{1, 15, 16, 17, 67, 72, 99, 100, 101, 511, 4095, 4096, 4097, whole.size() - 1};
        for (qint64 n = 8191; n < whole.size(); n += 37'777)
            lengths.append(n);
        for (qint64 n = 8192; n < whole.size(); n += 40'960)
            lengths.append(n);
        for (const qint64 n : lengths) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(whole.left(n));
            file.close();
            const auto opened = io::openDothi(path, n % 2 ? io::OpenMode::ReadOnly : io::OpenMode::ReadWrite);
            QVERIFY2(!opened, qPrintable(QString::number(n)));
            QCOMPARE(errorCodeName(opened.error().code()), errorCodeName(ErrorCode::InvalidData));
            QCOMPARE(contentOf(path).size(), n);
        }
    }

    void survivesGarbageInThePages()
    {
        TestCity city;
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"), parcels(500, QStringLiteral("1"))));
        city.store.reset();
        const QByteArray whole = contentOf(city.path);
        const QString path = city.folder.filePath(QStringLiteral("spoilt.dothi"));
        quint32 random = 12345;
        int refused = 0;
        for (int round = 0; round < 30; ++round) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(whole);
            file.close();
            // A run of noise in some page: a cell, an overflow chain, an R-tree node, a page of the search
            // index.
            QByteArray noise;
            for (int i = 0; i < 300; ++i) {
                random = random * 1664525u + 1013904223u;
                noise.append(static_cast<char>(random >> 24));
            }
            overwrite(path, 100 + (qint64(round) * 7919 * 97) % (whole.size() - 400), noise);
            const auto opened = io::openDothi(path, io::OpenMode::ReadOnly);
            if (!opened) {
                ++refused;
                continue;
            }
            // Whatever comes back, it comes back.
            city::Query query;
            query.extent = geo::Extent(600'000, 1'190'000, 600'500, 1'190'500);
            for (const city::LayerDef &layer : city::Schema::builtin().layers()) {
                (void)(*opened)->readAll(layer.id);
                (void)(*opened)->readAll(layer.id, query);
            }
            (void)(*opened)->layers();
            (void)(*opened)->search(QStringLiteral("1/1"), 5);
            (void)(*opened)->search(QStringLiteral("nguyen"), 5);
            TaskContext task;
            (void)(*opened)->contentHash(task);
        }
        QVERIFY(refused < 30);
    }

    void refusesTablesThatAreNotOurs_data()
    {
        QTest::addColumn<QString>("sql");
        const auto row = [](const char *name, const char *sql) {
            QTest::newRow(name) << QString::fromLatin1(sql);
        };
        row("a layer missing", "PRAGMA foreign_keys = OFF; DROP TABLE tree");
        row("a layer that is a view",
            "ALTER TABLE tree RENAME TO tree2; CREATE VIEW tree AS SELECT * FROM tree2");
        row("a layer that is something else",
            "DROP TABLE tree; CREATE VIRTUAL TABLE tree USING fts5(version, geometry, species, height_m, "
            "crown_m, code, source)");
        row("a field missing", "ALTER TABLE tree DROP COLUMN height_m");
        row("an index missing", "DROP TABLE idx_tree_geometry");
        row("another CRS", "UPDATE geometry_columns SET srid = 4326 WHERE f_table_name = 'tree'");
        row("no profile", "DELETE FROM dothi_document WHERE kind = 'profile'");
        row("a profile that is not one",
            "UPDATE dothi_document SET json = '{\"a\": 1}' WHERE kind = 'profile'");
        row("no documents", "DROP TABLE dothi_document");
        row("no search index", "DROP TABLE dothi_search_layer");
    }
    void refusesTablesThatAreNotOurs()
    {
        QFETCH(QString, sql);
        TestCity city;
        city.store.reset();
        vandalise(city.path, sql.toStdString());
        VERIFY_ERROR(io::openDothi(city.path, io::OpenMode::ReadOnly), ErrorCode::InvalidData);
        VERIFY_ERROR(io::openDothi(city.path, io::OpenMode::ReadWrite), ErrorCode::InvalidData);
    }

    void runsNothingTheFileBrings()
    {
        TestCity city;
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"), parcels(3, QStringLiteral("1"))));
        city.store.reset();
        vandalise(city.path,
                  "CREATE TRIGGER evil AFTER UPDATE ON parcel BEGIN DELETE FROM parcel; END;"
                  "CREATE TRIGGER evil2 AFTER INSERT ON parcel BEGIN SELECT load_extension('x'); END;");
        auto store = io::openDothi(city.path, io::OpenMode::ReadWrite);
        VERIFY_RESULT(store);
        auto row = (*store)->feature(QStringLiteral("parcel"), 2);
        VERIFY_RESULT(row);
        auto writer = (*store)->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->update(QStringLiteral("parcel"), **row));
        auto one = parcels(1, QStringLiteral("2"));
        VERIFY_RESULT((*writer)->insert(QStringLiteral("parcel"), one));
        VERIFY_RESULT((*writer)->commit());
        QCOMPARE((*store)->count(QStringLiteral("parcel")).value_or(-1), 4);
    }

    void reportsDamagedRowsAndReadsOn()
    {
        TestCity city;
        const QString id = QStringLiteral("parcel");
        const city::LayerDef &layer = layerOf(id);
        VERIFY_RESULT(city.insert(id, parcels(8, QStringLiteral("1"))));
        city.store.reset();
        vandalise(city.path, "DROP TRIGGER ggu_parcel_geometry; DROP TRIGGER giu_parcel_geometry;"
                             "DROP TRIGGER tmu_parcel_geometry;"
                             "UPDATE parcel SET geometry = x'0001deadbeef' WHERE id = 2;"
                             "UPDATE parcel SET geometry = 'POLYGON((0 0))' WHERE id = 3;"
                             "UPDATE parcel SET geometry = substr(geometry, 1, 60) WHERE id = 4;"
                             "UPDATE parcel SET area_m2 = 'rộng', valid_from = '2024-02-30', parcel_no = "
                             "x'00ff' WHERE id = 5;");
        {
            // In another CRS, whole otherwise.
            SQLite::Database database(city.path.toStdString(), SQLite::OPEN_READWRITE);
            const io::SpatialiteFunctions functions(database);
            database.exec("UPDATE parcel SET geometry = SetSRID(geometry, 4326) WHERE id = 6");
            database.exec("UPDATE parcel SET geometry = MakePoint(600000, 1190000, 9210) WHERE id = 7");
        }
        const auto store = io::openDothi(city.path, io::OpenMode::ReadOnly);
        VERIFY_RESULT(store);
        const auto rows = (*store)->readAll(id);
        VERIFY_RESULT(rows);
        QCOMPARE(rows->size(), size_t(8));
        for (const city::Feature &row : *rows)
            QCOMPARE(row.geometry.isEmpty(), (row.id >= 2 && row.id <= 4) || row.id == 6 || row.id == 7);
        QVERIFY(city::isNull((*rows)[4].value(layer, QStringLiteral("area_m2"))));
        QCOMPARE(city::toText((*rows)[4].value(layer, QStringLiteral("map_sheet"))), QStringLiteral("1"));

        (void)(*store)->readAll(id); // each place is reported once
        QStringList places;
        for (const Error &error : (*store)->damaged()) {
            QCOMPARE(errorCodeName(error.code()), errorCodeName(ErrorCode::InvalidData));
            QCOMPARE(error.subject().layer, id);
            QVERIFY(!error.message().isEmpty());
            places.append(error.subject().feature + QLatin1Char('.') + error.subject().field);
        }
        QCOMPARE(places, (QStringList{QStringLiteral("2.geometry"), QStringLiteral("3.geometry"),
                                      QStringLiteral("4.geometry"), QStringLiteral("5.parcel_no"),
                                      QStringLiteral("5.area_m2"), QStringLiteral("5.valid_from"),
                                      QStringLiteral("6.geometry"), QStringLiteral("7.geometry")}));
        TaskContext task;
        VERIFY_RESULT((*store)->contentHash(task));
    }

    void numbersOutOfRangeAreDamage()
    {
        TestCity city;
        const city::LayerDef &layer = layerOf(QStringLiteral("building"));
        city::Feature building(layer);
        building.geometry = square(600'000, 1'190'000, 10);
        building.set(layer, QStringLiteral("height_m"), 12.0);
        building.set(layer, QStringLiteral("storeys"), qint64(3));
        VERIFY_RESULT(city.insert(QStringLiteral("building"), {building}));
        city.store.reset();
        vandalise(city.path, "UPDATE building SET height_m = -1e300, storeys = -9223372036854775807");
        const auto store = io::openDothi(city.path, io::OpenMode::ReadOnly);
        VERIFY_RESULT(store);
        // Computing the hash sees all of a city, so that is enough to hear of it (dothi-cli info).
        TaskContext task;
        VERIFY_RESULT((*store)->contentHash(task));
        QCOMPARE((*store)->damaged().size(), size_t(2));
        const auto read = (*store)->readAll(QStringLiteral("building"));
        VERIFY_RESULT(read);
        QCOMPARE((*store)->damaged().size(), size_t(2)); // each place once
    }

    void doesNotFollowRastersOutOfItsFolder()
    {
        TestCity city;
        const QString link = city.folder.filePath(QStringLiteral("link.tif"));
        QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), link));
        auto writer = city.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->setRaster({QStringLiteral("link"), QStringLiteral("link.tif"), QString()}));
        VERIFY_RESULT((*writer)->commit());
        writer->reset();
        city.store.reset();
        vandalise(
            city.path,
            "INSERT INTO dothi_raster VALUES ('up', '../../etc/passwd', ''), ('abs', '/etc/passwd', '')");
        const auto store = io::openDothi(city.path, io::OpenMode::ReadOnly);
        VERIFY_RESULT(store);
        for (const char *id : {"link", "up", "abs"})
            VERIFY_ERROR((*store)->rasterPath(QString::fromLatin1(id)), ErrorCode::InvalidData);
        const auto rasters = (*store)->rasters();
        VERIFY_RESULT(rasters);
        QCOMPARE(rasters->size(), size_t(0)); // the city is read on without any of them
        QCOMPARE((*store)->damaged().size(), size_t(3));
    }

    void refusesDamagedDocuments()
    {
        TestCity city;
        city.store.reset();
        vandalise(city.path, "INSERT INTO dothi_document VALUES ('view', 'a', '{not json')");
        const auto store = io::openDothi(city.path, io::OpenMode::ReadOnly);
        VERIFY_RESULT(store);
        VERIFY_ERROR((*store)->document(QStringLiteral("view"), QStringLiteral("a")), ErrorCode::InvalidData);
    }

    void saysWhenAnotherProgramHoldsIt()
    {
        TestCity city;
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"), parcels(3, QStringLiteral("1"))));
        city.store.reset();
        SQLite::Database other(city.path.toStdString(), SQLite::OPEN_READWRITE);
        auto store = io::LocalStore::open(city.path, io::OpenMode::ReadWrite, kImpatient);
        VERIFY_RESULT(store);

        other.exec("BEGIN IMMEDIATE"); // it writes: we may read, and may not write
        QCOMPARE((*store)->count(QStringLiteral("parcel")).value_or(-1), 3);
        VERIFY_ERROR((*store)->write(), ErrorCode::Database);
        VERIFY_RESULT(io::LocalStore::open(city.path, io::OpenMode::ReadOnly, kImpatient));
        other.exec("ROLLBACK");

        other.exec("BEGIN EXCLUSIVE"); // it is in the middle of a commit: nobody may
        const auto reading = (*store)->count(QStringLiteral("parcel"));
        VERIFY_ERROR(reading, ErrorCode::Database);
        QCOMPARE(reading.error().subject().file, city.path);
        VERIFY_ERROR(io::LocalStore::open(city.path, io::OpenMode::ReadOnly, kImpatient),
                     ErrorCode::Database);
        VERIFY_ERROR(io::LocalStore::open(city.path, io::OpenMode::ReadWrite, kImpatient),
                     ErrorCode::Database);
        other.exec("ROLLBACK");

        QCOMPARE((*store)->count(QStringLiteral("parcel")).value_or(-1), 3);
        VERIFY_RESULT((*store)->write());
    }

    void aCommitThatIsNotLetInLosesNothing()
    {
        TestCity city;
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"), parcels(3, QStringLiteral("1"))));
        city.store.reset();
        auto store = io::LocalStore::open(city.path, io::OpenMode::ReadWrite, kImpatient);
        VERIFY_RESULT(store);
        const auto reader = (*store)->reader();
        VERIFY_RESULT(reader);
        VERIFY_RESULT((*reader)->read(QStringLiteral("parcel"), {}, [&](city::Feature &) {
            // While somebody reads, the commit cannot get in.
            auto writer = (*store)->write();
            auto more = parcels(2, QStringLiteral("2"));
            if (!writer || !(*writer)->insert(QStringLiteral("parcel"), more))
                qFatal("not written");
            const auto committed = (*writer)->commit();
            if (committed || committed.error().code() != ErrorCode::Database)
                qFatal("committed over a reader");
            return city::Visit::Stop;
        }));
        QCOMPARE((*store)->count(QStringLiteral("parcel")).value_or(-1), 3);
        VERIFY_RESULT(changeMuch(**store));
    }

    void saysWhenItMayNotWrite()
    {
        TestCity city;
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"), parcels(3, QStringLiteral("1"))));
        city.store.reset();
        const QByteArray name = QFile::encodeName(city.path);
        const QByteArray folder = QFile::encodeName(city.folder.path());
        QCOMPARE(::chmod(name.constData(), 0444), 0);
        QCOMPARE(::chmod(folder.constData(), 0555), 0);
        // The superuser may write everywhere: be somebody else meanwhile.
        const uid_t self = ::geteuid();
        if (self == 0)
            QCOMPARE(::seteuid(65534), 0);
        const auto restore = qScopeGuard([&] {
            if (self == 0 && ::seteuid(self) != 0)
                qFatal("cannot be oneself again");
            ::chmod(folder.constData(), 0755);
        });
        const auto writable = io::openDothi(city.path, io::OpenMode::ReadWrite);
        VERIFY_ERROR(writable, ErrorCode::Database);
        QVERIFY(!writable.error().advice().isEmpty());
        const auto readable = io::openDothi(city.path, io::OpenMode::ReadOnly);
        VERIFY_RESULT(readable);
        QCOMPARE((*readable)->count(QStringLiteral("parcel")).value_or(-1), 3);
        VERIFY_ERROR((*readable)->write(), ErrorCode::Database);
        QVERIFY(!io::createDothi(city.folder.filePath(QStringLiteral("b.dothi")),
                                 profileOf(QStringLiteral("hcmc"))));
    }

    void saysWhenTheJournalCannotBeMade()
    {
        TestCity city;
        city.store.reset();
        const QByteArray name = QFile::encodeName(city.path);
        const QByteArray folder = QFile::encodeName(city.folder.path());
        QCOMPARE(::chmod(name.constData(), 0666), 0);
        QCOMPARE(::chmod(folder.constData(), 0555), 0);
        const uid_t self = ::geteuid();
        if (self == 0)
            QCOMPARE(::seteuid(65534), 0);
        const auto restore = qScopeGuard([&] {
            if (self == 0 && ::seteuid(self) != 0)
                qFatal("cannot be oneself again");
            ::chmod(folder.constData(), 0755);
        });
        auto store = io::openDothi(city.path, io::OpenMode::ReadWrite);
        VERIFY_RESULT(store);
        VERIFY_ERROR(changeMuch(**store), ErrorCode::Database);
    }

    /// The disk fills up at the n-th write, for many n: an error that says so, and the city as it was.
    void aFullDiskLosesNothing()
    {
        TestCity city;
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"), parcels(20, QStringLiteral("1"))));
        city.store.reset();
        const QString before = hashOf(city.path);
        faultvfs::install();
        auto store = io::openDothi(city.path, io::OpenMode::ReadWrite);
        VERIFY_RESULT(store);
        for (const int at : {1, 2, 5, 13, 34}) {
            faultvfs::arm(faultvfs::Fault::DiskFull, at);
            const Result<> done = changeMuch(**store);
            QVERIFY2(!done, qPrintable(QString::number(at)));
            QCOMPARE(errorCodeName(done.error().code()), errorCodeName(ErrorCode::Io));
            QCOMPARE(exitCodeFor(done.error().code()), 4);
            faultvfs::arm(faultvfs::Fault::None, 0);
            QCOMPARE(hashOf(city.path), before);
            QCOMPARE((*store)->count(QStringLiteral("parcel")).value_or(-1), 20);
        }
        VERIFY_RESULT(changeMuch(**store)); // there is room again
        QCOMPARE((*store)->count(QStringLiteral("parcel")).value_or(-1), 419);
    }

    void aFullDiskLeavesNoHalfCity()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.dothi"));
        faultvfs::install();
        for (const int at : {1, 2, 20, 100}) {
            faultvfs::arm(faultvfs::Fault::DiskFull, at);
            VERIFY_ERROR(io::createDothi(path, profileOf(QStringLiteral("hcmc"))), ErrorCode::Io);
            QVERIFY(QDir(folder.path()).isEmpty());
        }
        faultvfs::arm(faultvfs::Fault::None, 0);
        VERIFY_RESULT(io::createDothi(path, profileOf(QStringLiteral("hcmc"))));
    }

    void doesNotReplaceACityInTheMiddleOfAWrite()
    {
        TestCity city;
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"), parcels(20, QStringLiteral("1"))));
        const QString before = hashOf(city.path);
        const auto profile = profileOf(QStringLiteral("danang"));
        {
            SQLite::Database other(city.path.toStdString(), SQLite::OPEN_READWRITE);
            other.exec(
                "PRAGMA cache_size = 1; BEGIN IMMEDIATE; DELETE FROM dothi_document WHERE kind = 'none';"
                "UPDATE dothi_search_layer SET number = number + 1000 WHERE number > 0");
            QVERIFY(QFile::exists(city.path + QStringLiteral("-journal")));
            VERIFY_ERROR(io::createDothi(city.path, profile, true), ErrorCode::Database);
            other.exec("ROLLBACK");
        }
        QCOMPARE(hashOf(city.path), before);
        city.store.reset();
        VERIFY_RESULT(io::createDothi(city.path, profile, true));
    }

    void aNewCityIsNotSpoiltByTheJournalOfTheOld()
    {
        TestCity city;
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"), parcels(20, QStringLiteral("1"))));
        city.store.reset();
        const pid_t child = ::fork();
        if (child == 0) {
            faultvfs::install();
            auto mine = io::openDothi(city.path, io::OpenMode::ReadWrite);
            faultvfs::arm(faultvfs::Fault::Kill, 40); // the journal is written, the file half
            if (mine)
                (void)changeMuch(**mine);
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(QFileInfo(city.path + QStringLiteral("-journal")).size() > 0);
        const auto fresh = io::createDothi(city.path, profileOf(QStringLiteral("danang")), true);
        VERIFY_RESULT(fresh);
        QCOMPARE((*fresh)->crs().epsg(), 5899);
        QCOMPARE(hashOf(city.path), hashOf(TestCity::model(QStringLiteral("danang"))));
        QVERIFY(!QFile::exists(city.path + QStringLiteral("-journal")));
    }

    /// A limit on the size of files, as a quota sets one: not the same error of the system as a full disk.
    void aQuotaLosesNothing()
    {
        TestCity city;
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"), parcels(20, QStringLiteral("1"))));
        city.store.reset();
        const QString before = hashOf(city.path);
        const QByteArray content = contentOf(city.path);
        const pid_t child = ::fork();
        if (child == 0) {
            std::signal(SIGXFSZ, SIG_IGN);
            const auto bytes = static_cast<rlim_t>(QFileInfo(city.path).size() + 4096);
            const rlimit limit{bytes, bytes};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            auto store = io::openDothi(city.path, io::OpenMode::ReadWrite);
            const Result<> done = store ? changeMuch(**store) : Result<>();
            ::_exit(!done && done.error().code() == ErrorCode::Io ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
        // Nothing is left for the next who opens it to put right: the file can be copied as it lies there.
        QVERIFY(!QFile::exists(city.path + QStringLiteral("-journal")));
        QCOMPARE(contentOf(city.path), content);
        QCOMPARE(hashOf(city.path), before);
    }

    /// The process is killed in the middle of the n-th change of a file, for many n. Afterwards the city
    /// holds all of the transaction or nothing of it.
    void beingKilledLosesNothing()
    {
        TestCity city;
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"), parcels(20, QStringLiteral("1"))));
        city.store.reset();
        const QString before = hashOf(city.path);
        const QByteArray start = contentOf(city.path);
        faultvfs::install();
        auto store = io::openDothi(city.path, io::OpenMode::ReadWrite);
        VERIFY_RESULT(store);
        faultvfs::arm(faultvfs::Fault::None, 0);
        VERIFY_RESULT(changeMuch(**store));
        const int changes = faultvfs::state().changes;
        store->reset();
        faultvfs::uninstall();
        const QString after = hashOf(city.path);
        QVERIFY(before != after);
        QVERIFY(changes > 20);

        int undone = 0;
        int done = 0;
        const int step = std::max(1, changes / 12);
        for (int at = 1; at <= changes; at += (at < 5 || at > changes - 8) ? 1 : step) {
            QFile::remove(city.path + QStringLiteral("-journal"));
            QVERIFY(QFile::remove(city.path));
            QFile file(city.path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(start);
            file.close();
            const pid_t child = ::fork();
            if (child == 0) {
                faultvfs::install();
                auto mine = io::openDothi(city.path, io::OpenMode::ReadWrite);
                faultvfs::arm(faultvfs::Fault::Kill, at);
                if (mine)
                    (void)changeMuch(**mine);
                ::_exit(0);
            }
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            QVERIFY2(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, qPrintable(QString::number(at)));
            const QString now =
                hashOf(city.path); // opened for reading: the journal is played back all the same
            QVERIFY2(now == before || now == after, qPrintable(QStringLiteral("%1: %2").arg(at).arg(now)));
            ++(now == before ? undone : done);
            SQLite::Database database(city.path.toStdString());
            QCOMPARE(io::queryInteger(database, "SELECT rtreecheck('idx_parcel_geometry') = 'ok'"), 1);
        }
        QVERIFY(undone > 8);
        QVERIFY(done >= 1);
    }
};

QTEST_GUILESS_MAIN(TestStoreFaults)
#include "tst_storefaults.moc"
