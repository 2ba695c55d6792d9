// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storefixture.h"

#include <dothi/base/files.h>
#include <dothi/base/passingfile.h>
#include <dothi/io/localstore.h>
#include <dothi/io/spatialite.h>
#include <dothi/io/sqlite.h>
#include <dothi/io/storeformat.h>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

using namespace dothi;
using namespace storefixture;

namespace {

/// The program of tomorrow: parcels have an owner, people search for it, and there is a layer of bus stops.
struct Tomorrow
{
    city::Schema schema;
    std::vector<io::FormatVersion> versions;
    io::StoreFormat format;

    Tomorrow()
        : schema(schemaOfTomorrow())
        , versions(io::formatVersions().begin(), io::formatVersions().end())
    {
        using enum city::FieldType;
        versions.push_back({io::kSchemaVersion + 1,
                            {{"bus_stop", geo::GeometryType::Point, false, "name", {{"name", Text, true}}}},
                            {{"parcel", {"owner", Text, true}}, {"lamp", {"dimmed", Bool}}},
                            ""});
        format = {&schema, io::migrationsOf(versions)};
    }

    static city::Schema schemaOfTomorrow()
    {
        const auto json = readFile(dataDir() + QStringLiteral("/schema/layers.json"), 4'000'000);
        if (!json)
            qFatal("no schema");
        QJsonObject root = QJsonDocument::fromJson(*json).object();
        QJsonArray layers = root.value(QLatin1String("layers")).toArray();
        const auto text = [](const char *id, const char *type, bool searched) {
            return QJsonObject{{QStringLiteral("id"), QLatin1String(id)},
                               {QStringLiteral("type"), QLatin1String(type)},
                               {QStringLiteral("searchable"), searched}};
        };
        for (auto &&layer : layers) {
            QJsonObject object = layer.toObject();
            QJsonArray fields = object.value(QLatin1String("fields")).toArray();
            const QString id = object.value(QLatin1String("id")).toString();
            if (id == QLatin1String("parcel"))
                fields.insert(1, text("owner", "text", true)); // in between: the order is free
            if (id == QLatin1String("lamp"))
                fields.append(text("dimmed", "bool", false));
            object.insert(QStringLiteral("fields"), fields);
            layer = object;
        }
        layers.append(QJsonObject{{QStringLiteral("id"), QStringLiteral("bus_stop")},
                                  {QStringLiteral("group"), QStringLiteral("base")},
                                  {QStringLiteral("geometry"), QStringLiteral("Point")},
                                  {QStringLiteral("labelField"), QStringLiteral("name")},
                                  {QStringLiteral("fields"), QJsonArray{text("name", "text", true)}}});
        root.insert(QStringLiteral("layers"), layers);
        auto schema = city::Schema::fromJson(QJsonDocument(root).toJson());
        if (!schema)
            qFatal("%s", qPrintable(schema.error().logText()));
        return std::move(*schema);
    }

    [[nodiscard]] Result<std::unique_ptr<city::Store>> open(const QString &path) const
    {
        return io::LocalStore::open(path, io::OpenMode::ReadWrite, {}, format);
    }
};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

size_t hits(const city::Store &store, const char *text)
{
    return store.search(QString::fromUtf8(text), 10).value_or(std::vector<city::SearchHit>()).size();
}

} // namespace

/// The versions of the format, and the way of an older city into a newer program.
class TestStoreFormat : public QObject
{
    Q_OBJECT

    /// A closed city of today with parcels in it.
    static void fill(TestCity &city)
    {
        VERIFY_RESULT(city.insert(QStringLiteral("parcel"),
                                  {parcel(QStringLiteral("14"), QStringLiteral("212")),
                                   parcel(QStringLiteral("14"), QStringLiteral("213"), 600'020)}));
        city.store.reset();
    }

    /// A city of format 1 as it was released: today's, without what came since, as its own program left it.
    static void makeFirstVersion(const QString &path)
    {
        SQLite::Database database = io::openHardened(path, true, {});
        const io::SpatialiteFunctions functions(database);
        database.exec("SELECT DisableSpatialIndex('breakline', 'geometry')");
        database.exec("DROP TABLE idx_breakline_geometry");
        database.exec("SELECT DiscardGeometryColumn('breakline', 'geometry')");
        database.exec("DROP TABLE breakline");
        database.exec("DELETE FROM dothi_search_layer WHERE layer = 'breakline'");
        database.exec("PRAGMA user_version = 1");
    }

private Q_SLOTS:
    void theSchemaIsThatOfTheLastVersion()
    {
        const auto versions = io::formatVersions();
        QVERIFY(!versions.empty());
        QCOMPARE(versions.back().version, io::kSchemaVersion);
        const QByteArray now = io::tablesHash(city::Schema::builtin().layers());
        QVERIFY2(now == versions.back().sha256,
                 "layers.json no longer is what the cities in use were made with: add a version to "
                 "formatVersions() that brings what is new, and raise kSchemaVersion; see storeformat.h. "
                 "sha256 " +
                     now);
    }

    void noReleasedVersionWasChanged()
    {
        const auto versions = io::formatVersions();
        for (size_t i = 0; i < versions.size(); ++i) {
            QCOMPARE(versions[i].version, static_cast<int>(i) + 1);
            QCOMPARE(io::tablesHash(io::tablesOf(versions.first(i + 1))), QByteArray(versions[i].sha256));
        }
        // As it was released; the table above could be changed along.
        QCOMPARE(QByteArray(versions.front().sha256),
                 QByteArray("607788e4b58f0b07cb662ec931531b0f72f5abf4dc58e516d102bbeb9db161a4"));
    }

    void theHashHearsOfAllThatTablesHold()
    {
        const std::vector<city::LayerDef> before = io::tablesOf(io::formatVersions());
        const QByteArray hash = io::tablesHash(before);
        const auto changed = [&](const std::function<void(std::vector<city::LayerDef> &)> &change) {
            std::vector<city::LayerDef> layers = before;
            change(layers);
            return io::tablesHash(layers) != hash;
        };
        QVERIFY(changed([](auto &layers) { layers[3].fields.emplace_back(); }));
        QVERIFY(changed([](auto &layers) { layers[3].fields.pop_back(); }));
        QVERIFY(changed([](auto &layers) { layers.pop_back(); }));
        QVERIFY(changed([](auto &layers) { layers[3].fields[0].type = city::FieldType::Json; }));
        QVERIFY(changed([](auto &layers) { layers[3].fields[0].searchable ^= true; }));
        QVERIFY(changed([](auto &layers) { layers[3].hasSolid ^= true; }));
        QVERIFY(changed([](auto &layers) { layers[3].hasZ ^= true; }));
        QVERIFY(changed([](auto &layers) { layers[3].labelField = QStringLiteral("kind"); }));
        QVERIFY(changed([](auto &layers) { layers[3].geometry = geo::GeometryType::Point; }));
        QVERIFY(!changed([](auto &layers) { layers[3].fields[0].title.en = QStringLiteral("Other"); }));
        QVERIFY(!changed([](auto &layers) { std::ranges::reverse(layers[3].fields); }));
    }

    void anOlderCityIsBroughtUpToDateWithItsContentAndACopy()
    {
        const Tomorrow tomorrow;
        TestCity city;
        fill(city);
        const QByteArray before = bytesOf(city.path);
        {
            const auto opened = tomorrow.open(city.path);
            VERIFY_RESULT(opened);
            city::Store &store = **opened;
            QCOMPARE(hits(store, "212/14"), size_t(1));
            const auto rows = store.readAll(QStringLiteral("parcel"), {});
            VERIFY_RESULT(rows);
            QCOMPARE(rows->size(), size_t(2));
            const city::LayerDef &layer = *tomorrow.schema.layer(QStringLiteral("parcel"));
            QCOMPARE(city::toText(rows->front().value(layer, QStringLiteral("parcel_no"))),
                     QStringLiteral("212"));
            QVERIFY(city::isNull(rows->front().value(layer, QStringLiteral("owner"))));
            QVERIFY(rows->front().geometry == square(600'000, 1'190'000, 10));

            // What is new is used as what was there from the first.
            city::Feature owned = rows->front();
            owned.set(layer, QStringLiteral("owner"), QStringLiteral("Nguyễn Thị Đào"));
            const city::LayerDef &stops = *tomorrow.schema.layer(QStringLiteral("bus_stop"));
            city::Feature stop(stops);
            stop.geometry = geo::Geometry::point({600'005, 1'190'005, 0});
            stop.set(stops, QStringLiteral("name"), QStringLiteral("Bến Thành"));
            auto writer = store.write();
            VERIFY_RESULT(writer);
            VERIFY_RESULT((*writer)->update(QStringLiteral("parcel"), owned));
            std::vector<city::Feature> added{stop};
            VERIFY_RESULT((*writer)->insert(QStringLiteral("bus_stop"), added));
            VERIFY_RESULT((*writer)->commit());
            QCOMPARE(hits(store, "nguyen thi dao"), size_t(1));
            QCOMPARE(hits(store, "ben thanh"), size_t(1));
            const auto reader = store.reader();
            VERIFY_RESULT(reader);
            city::Query there;
            there.extent = geo::Extent(600'004, 1'190'004, 600'006, 1'190'006);
            QCOMPARE((*reader)->readAll(QStringLiteral("bus_stop"), there)->size(), size_t(1));
            QVERIFY((*reader)->damaged().empty());
        }
        {
            // As another program edits: the triggers know the new field.
            SQLite::Database database(city.path.toStdString(), SQLite::OPEN_READWRITE);
            database.exec("UPDATE parcel SET owner = 'Trần Văn Bình' WHERE id = 2");
        }
        const auto again = tomorrow.open(city.path);
        VERIFY_RESULT(again);
        QCOMPARE(hits(**again, "tran van binh"), size_t(1));

        // The copy is the city of before, for the program of before; one only.
        const QString copy = QStringLiteral("thành phố.v2.dothi");
        QCOMPARE(namesIn(city.folder.path()), (QStringList{QFileInfo(city.path).fileName(), copy}));
        const auto kept = io::openDothi(city.folder.filePath(copy), io::OpenMode::ReadOnly);
        VERIFY_RESULT(kept);
        QCOMPARE((*kept)->count(QStringLiteral("parcel")).value_or(-1), 2);
        QCOMPARE(bytesOf(city.folder.filePath(copy)).size(), before.size());
        // And the program of today leaves what tomorrow's made alone.
        VERIFY_ERROR(io::openDothi(city.path, io::OpenMode::ReadWrite), ErrorCode::Unsupported);
    }

    /// A program may be killed when the copy has its name and the city is not up to date yet: what it finds
    /// then is the copy it would make. Another file of that name is not.
    void aCopyThatIsThereAlreadyIsNotMadeTwice()
    {
        const Tomorrow tomorrow;
        for (const bool same : {true, false}) {
            TestCity city;
            fill(city);
            const QString copy = city.folder.filePath(QStringLiteral("thành phố.v2.dothi"));
            const QString former = city.folder.filePath(QStringLiteral("former.dothi"));
            QVERIFY(QFile::copy(city.path, former));
            VERIFY_RESULT(tomorrow.open(city.path));
            if (!same) {
                QFile other(copy);
                QVERIFY(other.open(QIODevice::ReadWrite) && other.seek(other.size() - 1) &&
                        other.write("x") == 1);
            }
            const QByteArray kept = bytesOf(copy);
            // As the one who was killed left it.
            QVERIFY(QFile::remove(city.path) && QFile::rename(former, city.path));
            VERIFY_RESULT(tomorrow.open(city.path));
            QStringList names = {QFileInfo(city.path).fileName(), QStringLiteral("thành phố.v2.dothi")};
            if (!same)
                names.insert(1, QStringLiteral("thành phố.v2-2.dothi"));
            QCOMPARE(namesIn(city.folder.path()), names);
            QCOMPARE(bytesOf(copy), kept);
        }
    }

    void aCityOfTheFirstVersionGetsDikes()
    {
        TestCity city;
        fill(city);
        makeFirstVersion(city.path);
        const auto opened = io::openDothi(city.path, io::OpenMode::ReadWrite);
        VERIFY_RESULT(opened);
        QCOMPARE((*opened)->count(QStringLiteral("parcel")).value_or(-1), 2);
        const city::LayerDef &layer = layerOf(QStringLiteral("breakline"));
        city::Feature dike(layer);
        dike.geometry =
            geo::Geometry::lineString({{600'000, 1'190'000, 3.25}, {600'100, 1'190'000, 3.5}}, true);
        dike.geometry.setType(geo::GeometryType::MultiLineString);
        dike.set(layer, QStringLiteral("name"), QStringLiteral("Đê bao Rạch Chiếc"));
        dike.set(layer, QStringLiteral("kind"), QStringLiteral("dike"));
        {
            auto writer = (*opened)->write();
            VERIFY_RESULT(writer);
            std::vector<city::Feature> added{dike};
            VERIFY_RESULT((*writer)->insert(layer.id, added));
            VERIFY_RESULT((*writer)->commit());
        }
        city::Query there;
        there.extent = geo::Extent(600'050, 1'189'999, 600'051, 1'190'001);
        const auto read = (*opened)->readAll(layer.id, there);
        VERIFY_RESULT(read);
        QCOMPARE(read->size(), size_t(1));
        QVERIFY(read->front().geometry == dike.geometry); // its heights as well
        QCOMPARE(hits(**opened, "de bao rach chiec"), size_t(1));
        QVERIFY(QFile::exists(city.folder.filePath(QStringLiteral("thành phố.v1.dothi"))));
    }

    void aReaderSeesACityOfTheFirstVersionWithoutDikes()
    {
        TestCity city;
        fill(city);
        TaskContext task;
        const QString hash =
            io::openDothi(city.path, io::OpenMode::ReadOnly).value()->contentHash(task).value_or(QString());
        makeFirstVersion(city.path);
        const QByteArray before = bytesOf(city.path);
        const auto opened = io::openDothi(city.path, io::OpenMode::ReadOnly);
        VERIFY_RESULT(opened);
        const auto reader = (*opened)->reader();
        VERIFY_RESULT(reader);
        const QString dikes = QStringLiteral("breakline");
        for (const city::Store *store : {opened->get(), reader->get()}) {
            QCOMPARE(store->count(QStringLiteral("parcel")).value_or(-1), 2);
            QCOMPARE(store->count(dikes).value_or(-1), 0);
            city::Query there;
            there.extent = geo::Extent(599'000, 1'189'000, 601'000, 1'191'000);
            const auto rows = store->readAll(dikes, there);
            VERIFY_RESULT(rows);
            QVERIFY(rows->empty());
            const auto layers = store->layers();
            VERIFY_RESULT(layers);
            const auto info = std::ranges::find(*layers, dikes, &city::LayerInfo::id);
            QVERIFY(info != layers->end());
            QCOMPARE(info->features, 0);
            QVERIFY(info->extent.isEmpty());
            QCOMPARE(hits(*store, "212/14"), size_t(1));
            QVERIFY(store->damaged().empty());
        }
        // The same city, whatever its format.
        QVERIFY(!hash.isEmpty());
        QCOMPARE((*opened)->contentHash(task).value_or(QString()), hash);
        QVERIFY(!(*opened)->write());
        QVERIFY(bytesOf(city.path) == before);
        QCOMPARE(namesIn(city.folder.path()), QStringList{QFileInfo(city.path).fileName()});
    }

    void aTableInTheWayEndsTheUpgradeBeforeItBegins()
    {
        for (const char *sql :
             {"CREATE TABLE idx_breakline_geometry (mine TEXT)", "CREATE TABLE \"Breakline\" (mine TEXT)",
              "CREATE TABLE idx_breakline_geometry_node (mine TEXT)", "DROP TABLE idx_parcel_geometry"}) {
            TestCity city;
            fill(city);
            makeFirstVersion(city.path);
            {
                SQLite::Database database(city.path.toStdString(), SQLite::OPEN_READWRITE);
                database.exec(sql);
            }
            const QByteArray before = bytesOf(city.path);
            const auto opened = io::openDothi(city.path, io::OpenMode::ReadWrite);
            QVERIFY2(!opened, sql);
            QCOMPARE(opened.error().code(), ErrorCode::InvalidData);
            QCOMPARE(opened.error().subject().file, city.path);
            if (QByteArray(sql).startsWith("CREATE")) {
                QCOMPARE(opened.error().subject().layer, QStringLiteral("breakline"));
                const QString name = QString::fromLatin1(sql).section(QLatin1Char(' '), 2, 2).remove(u'"');
                QVERIFY2(opened.error().message().contains(name), qPrintable(opened.error().logText()));
            }
            QVERIFY2(bytesOf(city.path) == before, sql);
            QCOMPARE(namesIn(city.folder.path()), QStringList{QFileInfo(city.path).fileName()});
        }
    }

    void whatAKilledProgramLeftGoesWithTheNextWriter()
    {
        TestCity city;
        city.store.reset();
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const PassingFile passing(city.folder.path(), {});
            QFile copy(passing.path());
            const bool done = copy.open(QIODevice::WriteOnly) && copy.write("half a city") > 0;
            copy.close();
            ::_exit(done ? 0 : 1); // as when killed: nothing is tidied up
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        QCOMPARE(namesIn(city.folder.path()).size(), 2);
        VERIFY_RESULT(io::openDothi(city.path, io::OpenMode::ReadOnly));
        QCOMPARE(namesIn(city.folder.path()).size(), 2); // a reader changes nothing
        VERIFY_RESULT(io::openDothi(city.path, io::OpenMode::ReadWrite));
        QCOMPARE(namesIn(city.folder.path()), QStringList{QFileInfo(city.path).fileName()});
    }

    void aCopyThatIsThereIsKept()
    {
        const Tomorrow tomorrow;
        TestCity city;
        fill(city);
        QFile other(city.folder.filePath(QStringLiteral("thành phố.v2.dothi")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("mine");
        other.close();
        VERIFY_RESULT(tomorrow.open(city.path));
        QCOMPARE(bytesOf(other.fileName()), QByteArray("mine"));
        VERIFY_RESULT(io::openDothi(city.folder.filePath(QStringLiteral("thành phố.v2-2.dothi")),
                                    io::OpenMode::ReadOnly));
    }

    void aFaultInTheMiddleChangesNothing()
    {
        Tomorrow tomorrow;
        // The new tables and columns are made, and then something goes wrong.
        tomorrow.format.steps.push_back(
            {io::kSchemaVersion + 2, [](SQLite::Database &database, const city::CityProfile &) -> Result<> {
                 if (io::queryInteger(database, "SELECT count(*) FROM pragma_table_info('parcel') WHERE name "
                                                "= 'owner'") != 1)
                     return fail(ErrorCode::Internal, QStringLiteral("the step before did nothing"));
                 return fail(ErrorCode::InvalidData, QStringLiteral("no"));
             }});
        TestCity city;
        fill(city);
        const QByteArray before = bytesOf(city.path);
        VERIFY_ERROR(tomorrow.open(city.path), ErrorCode::InvalidData);
        QVERIFY(bytesOf(city.path) == before);
        QCOMPARE(namesIn(city.folder.path()), QStringList{QFileInfo(city.path).fileName()});
        const auto still = io::openDothi(city.path, io::OpenMode::ReadWrite);
        VERIFY_RESULT(still);
        QCOMPARE((*still)->count(QStringLiteral("parcel")).value_or(-1), 2);
    }

    void withoutACopyNothingIsChanged()
    {
        const Tomorrow tomorrow;
        TestCity city;
        fill(city);
        const QByteArray before = bytesOf(city.path);
        // The disk is full half-way through the copy.
        const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
        rlimit unlimited{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &unlimited), 0);
        const rlimit half{static_cast<rlim_t>(before.size() / 2), unlimited.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &half), 0);
        const auto opened = tomorrow.open(city.path);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &unlimited), 0);
        std::signal(SIGXFSZ, ignored);
        QVERIFY(!opened);
        QVERIFY2(opened.error().message().contains(QStringLiteral("no copy")),
                 qPrintable(opened.error().logText()));
        QCOMPARE(opened.error().subject().file, city.path);
        QVERIFY(bytesOf(city.path) == before);
        QCOMPARE(namesIn(city.folder.path()), QStringList{QFileInfo(city.path).fileName()});
    }

    void aReaderDoesNotMigrate()
    {
        const Tomorrow tomorrow;
        TestCity city;
        fill(city);
        const QByteArray before = bytesOf(city.path);
        VERIFY_ERROR(io::LocalStore::open(city.path, io::OpenMode::ReadOnly, {}, tomorrow.format),
                     ErrorCode::Unsupported);
        QVERIFY(bytesOf(city.path) == before);
    }
};

QTEST_GUILESS_MAIN(TestStoreFormat)
#include "tst_storeformat.moc"
