// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storefixture.h"

#include <dothi/io/spatialite.h>
#include <dothi/io/sqlite.h>

#include <QProcess>
#include <QStandardPaths>

#include <sqlite3.h>

using namespace dothi;
using namespace storefixture;

/// Making a city, and what other programs make of it.
class TestDothiStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void createsAnEmptyCity()
    {
        TestCity city(QStringLiteral("hcmc"), TestCity::Anew);
        QCOMPARE(city.store->profile().id, QStringLiteral("hcmc"));
        QCOMPARE(city.store->profile().json, profileOf(QStringLiteral("hcmc")).json);
        QCOMPARE(city.store->crs().epsg(), 9210);
        QCOMPARE(city.store->location(), city.path);
        QCOMPARE(city.store->folder(), city.folder.path());
        QVERIFY(!city.store->isReadOnly());
        const auto layers = city.store->layers();
        VERIFY_RESULT(layers);
        QCOMPARE(layers->size(), city::Schema::builtin().layers().size());
        for (const city::LayerInfo &info : *layers) {
            QCOMPARE(info.features, 0);
            QVERIFY(info.extent.isEmpty());
        }
        // Nothing else is left in the folder.
        QCOMPARE(
            QDir(city.folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(),
            1);
    }

    void takesTheRuleSetsAlong()
    {
        // The installed rule sets, or a user's own copy of one.
        QTemporaryDir user;
        QVERIFY(QDir(user.path()).mkpath(QStringLiteral("rules")));
        QFile file(user.filePath(QStringLiteral("rules/qcvn-01-2021.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"own\": true}");
        file.close();
        qputenv("DOTHI_USER_DIR", QFile::encodeName(user.path()));
        TestCity city(QStringLiteral("hcmc"), TestCity::Anew);
        qunsetenv("DOTHI_USER_DIR");
        const auto ids = city.store->documents(QStringLiteral("rules"));
        VERIFY_RESULT(ids);
        QCOMPARE(*ids, QStringList{QStringLiteral("qcvn-01-2021")});
        const auto json = city.store->document(QStringLiteral("rules"), ids->front());
        VERIFY_RESULT(json);
        QCOMPARE(*json, QByteArray("{\"own\": true}"));
    }

    void overwritesOnlyWhenTold()
    {
        TestCity city;
        VERIFY_RESULT(
            city.insert(QStringLiteral("parcel"), {parcel(QStringLiteral("1"), QStringLiteral("2"))}));
        city.store.reset();
        VERIFY_ERROR(io::createDothi(city.path, profileOf(QStringLiteral("danang"))), ErrorCode::Io);
        {
            const auto kept = io::openDothi(city.path, io::OpenMode::ReadOnly);
            VERIFY_RESULT(kept);
            QCOMPARE((*kept)->crs().epsg(), 9210);
            QCOMPARE((*kept)->count(QStringLiteral("parcel")).value_or(-1), 1);
        }
        const auto replaced = io::createDothi(city.path, profileOf(QStringLiteral("danang")), true);
        VERIFY_RESULT(replaced);
        QCOMPARE((*replaced)->crs().epsg(), 5899);
        QCOMPARE((*replaced)->count(QStringLiteral("parcel")).value_or(-1), 0);
        QCOMPARE(
            QDir(city.folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(),
            1);
    }

    void doesNotCreateWhereItCannot()
    {
        QTemporaryDir folder;
        const auto profile = profileOf(QStringLiteral("hcmc"));
        VERIFY_ERROR(io::createDothi(folder.path(), profile, true), ErrorCode::Io);
        const auto nowhere = io::createDothi(folder.filePath(QStringLiteral("không có/a.dothi")), profile);
        QVERIFY(!nowhere);
        QCOMPARE(exitCodeFor(nowhere.error().code()), 4);
        city::CityProfile unknown = profile;
        unknown.epsg = 999'999;
        VERIFY_ERROR(io::createDothi(folder.filePath(QStringLiteral("b.dothi")), unknown), ErrorCode::Crs);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void aDamagedProfileIsToldWithAdvice()
    {
        for (const char *json : {"no json", "{}", "[[[["}) {
            TestCity city;
            city.store.reset();
            sqlite3 *db = nullptr;
            QCOMPARE(sqlite3_open(city.path.toUtf8().constData(), &db), SQLITE_OK);
            const QByteArray sql =
                "UPDATE dothi_document SET json = '" + QByteArray(json) + "' WHERE kind = 'profile'";
            QCOMPARE(sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
            sqlite3_close(db);
            const auto opened = io::openDothi(city.path, io::OpenMode::ReadOnly);
            VERIFY_ERROR(opened, ErrorCode::InvalidData);
            QCOMPARE(opened.error().subject().file, city.path);
            QVERIFY2(opened.error().advice().contains(QStringLiteral("backup")), json);
        }
    }

    void aJournalLeftBehindIsNotPlayedBack()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.dothi"));
        QFile journal(path + QStringLiteral("-journal"));
        QVERIFY(journal.open(QIODevice::WriteOnly));
        journal.write(QByteArray(4096, 'x'));
        journal.close();
        VERIFY_RESULT(io::createDothi(path, profileOf(QStringLiteral("hcmc"))));
        QVERIFY(!journal.exists());
    }

    void keepsDocuments()
    {
        TestCity city;
        auto writer = city.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->setDocument(QStringLiteral("view"), QStringLiteral("b"), "{\"x\": 1}"));
        VERIFY_RESULT((*writer)->setDocument(QStringLiteral("view"), QStringLiteral("a"), "[1, \"đ\"]"));
        VERIFY_RESULT((*writer)->setDocument(QStringLiteral("view"), QStringLiteral("b"), "{\"x\": 2}"));
        VERIFY_ERROR((*writer)->setDocument(QStringLiteral("view"), QStringLiteral("c"), "{x"),
                     ErrorCode::InvalidArgument);
        VERIFY_ERROR((*writer)->setDocument(QString(), QStringLiteral("c"), "{}"),
                     ErrorCode::InvalidArgument);
        VERIFY_ERROR((*writer)->setDocument(QStringLiteral("profile"), QStringLiteral("hcmc"), "{}"),
                     ErrorCode::InvalidArgument);
        VERIFY_ERROR((*writer)->removeDocument(QStringLiteral("profile"), QStringLiteral("hcmc")),
                     ErrorCode::NotFound);
        VERIFY_RESULT((*writer)->commit());
        QCOMPARE(city.store->documents(QStringLiteral("view")).value_or(QStringList()),
                 (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(city.store->document(QStringLiteral("view"), QStringLiteral("b")).value_or(QByteArray()),
                 QByteArray("{\"x\": 2}"));
        VERIFY_ERROR(city.store->document(QStringLiteral("view"), QStringLiteral("c")), ErrorCode::NotFound);
    }

    void keepsRastersBesideIt()
    {
        TestCity city;
        QVERIFY(QDir(city.folder.path()).mkpath(QStringLiteral("r")));
        QFile file(city.folder.filePath(QStringLiteral("r/địa hình.tif")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        auto writer = city.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->setRaster(
            {QStringLiteral("terrain"), QStringLiteral("r/địa hình.tif"), QStringLiteral("ab")}));
        VERIFY_RESULT(
            (*writer)->setRaster({QStringLiteral("missing"), QStringLiteral("missing.tif"), QString()}));
        for (const char *path : {"/etc/passwd", "../a.tif", "r/../../a.tif", "r//a.tif", "./a.tif",
                                 "C:\\a.tif", "r\\a.tif", ""}) {
            VERIFY_ERROR((*writer)->setRaster({QStringLiteral("x"), QString::fromLatin1(path), QString()}),
                         ErrorCode::InvalidArgument);
        }
        VERIFY_RESULT((*writer)->commit());
        const auto rasters = city.store->rasters();
        VERIFY_RESULT(rasters);
        QCOMPARE(rasters->size(), size_t(2));
        QCOMPARE(rasters->back().id, QStringLiteral("terrain"));
        QCOMPARE(rasters->back().sha256, QStringLiteral("ab"));
        const auto path = city.store->rasterPath(QStringLiteral("terrain"));
        VERIFY_RESULT(path);
        QCOMPARE(*path, QFileInfo(file).canonicalFilePath());
        VERIFY_ERROR(city.store->rasterPath(QStringLiteral("missing")), ErrorCode::NotFound);
        VERIFY_ERROR(city.store->rasterPath(QStringLiteral("none")), ErrorCode::NotFound);
    }

    void otherProgramsFindEveryLayerWithItsCrs_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<int>("epsg");
        QTest::newRow("Ho Chi Minh City") << QStringLiteral("hcmc") << 9210;
        QTest::newRow("Da Nang") << QStringLiteral("danang") << 5899;
    }

    void otherProgramsFindEveryLayerWithItsCrs()
    {
        const QString ogrinfo = QStandardPaths::findExecutable(QStringLiteral("ogrinfo"));
        if (ogrinfo.isEmpty())
            QSKIP("absent: ogrinfo (package gdal-bin)");
        QFETCH(QString, profile);
        QFETCH(int, epsg);
        TestCity city(profile);
        for (const city::LayerDef &layer : city::Schema::builtin().layers()) {
            city::Feature f(layer);
            f.geometry = geometryFor(layer, 600'000);
            VERIFY_RESULT(city.insert(layer.id, {f, f}));
        }
        city.store.reset();
        QProcess process;
        process.setProcessChannelMode(QProcess::SeparateChannels);
        process.start(ogrinfo,
                      {QStringLiteral("-ro"), QStringLiteral("-al"), QStringLiteral("-so"), city.path});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardError(), QByteArray());
        const QStringList parts =
            QString::fromUtf8(process.readAllStandardOutput()).split(QStringLiteral("\nLayer name: "));
        QCOMPARE(static_cast<size_t>(parts.size()) - 1, city::Schema::builtin().layers().size());
        for (qsizetype i = 1; i < parts.size(); ++i) {
            const city::LayerDef &layer = layerOf(parts[i].section(QLatin1Char('\n'), 0, 0));
            QVERIFY2(parts[i].contains(QStringLiteral("Feature Count: 2")), qPrintable(parts[i]));
            QCOMPARE(parts[i].count(QStringLiteral("ID[\"EPSG\",%1]]").arg(epsg)), layer.hasSolid ? 2 : 1);
            for (const city::FieldDef &field : layer.fields)
                QVERIFY2(parts[i].contains(QLatin1Char('\n') + field.id + QStringLiteral(": ")),
                         qPrintable(field.id));
        }
        // By the R-tree.
        process.start(ogrinfo, {QStringLiteral("-ro"), QStringLiteral("-so"), QStringLiteral("-spat"),
                                QStringLiteral("0"), QStringLiteral("0"), QStringLiteral("10"),
                                QStringLiteral("10"), city.path, QStringLiteral("parcel")});
        QVERIFY(process.waitForFinished());
        QVERIFY(process.readAllStandardOutput().contains("Feature Count: 0"));
    }

    void spatialiteAgreesWithWhatWeWrote()
    {
        TestCity city;
        for (const int count : {150, 40, 3}) { // packed, then inserted one by one
            std::vector<city::Feature> many;
            for (int i = 0; i < count; ++i)
                many.push_back(parcel(QString::number(count), QString::number(i), 600'000.1 + 11.3 * i,
                                      1'190'000.7 + count));
            VERIFY_RESULT(city.insert(QStringLiteral("parcel"), many));
        }
        VERIFY_RESULT(
            city.insert(QStringLiteral("parcel"), {city::Feature(layerOf(QStringLiteral("parcel")))}));
        auto writer = city.store->write();
        VERIFY_RESULT(writer);
        VERIFY_RESULT((*writer)->remove(QStringLiteral("parcel"), 17));
        VERIFY_RESULT((*writer)->commit());
        city.store.reset();

        SQLite::Database database(city.path.toStdString(), SQLite::OPEN_READWRITE);
        const io::SpatialiteFunctions functions(database);
        QCOMPARE(io::queryInteger(database, "SELECT CheckSpatialIndex('parcel', 'geometry')"), 1);
        QCOMPARE(io::queryInteger(
                     database,
                     "SELECT count(*) FROM parcel WHERE IsValid(geometry) AND Srid(geometry) = 9210 "
                     "AND GeometryType(geometry) = 'MULTIPOLYGON' AND abs(Area(geometry) - 100) < 1e-6"),
                 192);
        QCOMPARE(io::queryInteger(database, "SELECT CheckSpatialMetaData()"), 3); // the current layout
        QCOMPARE(io::queryInteger(database,
                                  "SELECT count(*) FROM geometry_columns_time WHERE f_table_name = 'parcel' "
                                  "AND last_insert > '2020-01-01' AND last_delete > '2020-01-01' AND "
                                  "last_update < '2020-01-01'"),
                 1);
    }

    void otherProgramsMayEdit()
    {
        TestCity city;
        {
            // What QGIS does: SpatiaLite loaded, the triggers in the file at work.
            SQLite::Database database(city.path.toStdString(), SQLite::OPEN_READWRITE);
            const io::SpatialiteFunctions functions(database);
            database.exec("INSERT INTO poi (name, geometry) VALUES ('Chợ Bến Thành', MakePoint(603500, "
                          "1191500, 9210))");
            database.exec("INSERT INTO poi (name, geometry) VALUES ('Đình Bình Đông', MakePoint(603600, "
                          "1191500, 9210))");
            database.exec(
                "INSERT INTO poi (name, geometry) VALUES ('Xoá đi', MakePoint(603700, 1191500, 9210))");
            database.exec("UPDATE poi SET name = 'Chợ Tân Định', geometry = MakePoint(604500, 1191500, 9210) "
                          "WHERE id = 1");
            database.exec("DELETE FROM poi WHERE id = 3");
            QVERIFY(
                database.tryExec("INSERT INTO poi (name, geometry) VALUES ('x', MakePoint(106, 10, 4326))") !=
                SQLite::OK);
            QVERIFY(
                database.tryExec("INSERT INTO parcel (geometry) VALUES (MakePoint(603500, 1191500, 9210))") !=
                SQLite::OK);
        }
        city::Query query;
        query.extent = geo::Extent(604'499, 1'191'499, 604'501, 1'191'501);
        const auto rows = city.store->readAll(QStringLiteral("poi"), query);
        VERIFY_RESULT(rows);
        QCOMPARE(rows->size(), size_t(1));
        QCOMPARE(rows->front().id, 1);
        const auto found = [&city](const char *text) {
            return city.store->search(QString::fromUtf8(text), 5)
                .value_or(std::vector<city::SearchHit>())
                .size();
        };
        QCOMPARE(found("tan dinh"), size_t(1));
        QCOMPARE(found("ben thanh"), size_t(0));
        QCOMPARE(found("binh dong"), size_t(1));
        QCOMPARE(found("xoa di"), size_t(0));
    }

    void opensByAddress()
    {
        TestCity city;
        VERIFY_RESULT(io::openStore(city.path, io::OpenMode::ReadOnly));
        VERIFY_ERROR(
            io::openStore(QStringLiteral("postgresql://user:secret@host/db"), io::OpenMode::ReadOnly),
            ErrorCode::Unsupported);
        const auto refused =
            io::openStore(QStringLiteral("postgresql://user:secret@host/db"), io::OpenMode::ReadOnly);
        QVERIFY(!refused.error().logText().contains(QStringLiteral("secret")));
        // A name that SQLite could take for a URI is a name of a file.
        VERIFY_ERROR(io::openStore(QStringLiteral("file:memdb?mode=memory"), io::OpenMode::ReadOnly),
                     ErrorCode::Io);
    }
};

QTEST_GUILESS_MAIN(TestDothiStore)
#include "tst_dothistore.moc"
