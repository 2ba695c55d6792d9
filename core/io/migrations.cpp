// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/base/json.h>
#include <dothi/io/layertable.h>
#include <dothi/io/migrations.h>
#include <dothi/io/olderformat.h>
#include <dothi/io/searchindex.h>
#include <dothi/io/spatialite.h>
#include <dothi/io/storeformat.h>

#include <QCoreApplication>
#include <QFileInfo>

#include <SQLiteCpp/Transaction.h>

#include <algorithm>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Migrations)
};

constexpr qint64 kMaxRuleBytes = 16 * 1024 * 1024;

Result<> addReferenceSystem(SQLite::Database &database, int epsg)
{
    Statement insert(database, "SELECT InsertEpsgSrid(?)");
    insert.bindInteger(1, epsg);
    if (!insert.step() || insert.integer(0) != 1) {
        return fail(ErrorCode::Crs,
                    Tr::tr("The coordinate system EPSG:%1 is not known to the database library.").arg(epsg));
    }
    return {};
}

Result<> addGeometryColumn(SQLite::Database &database, const city::LayerDef &layer, const QString &column,
                           int epsg, geo::GeometryType type, bool hasZ)
{
    Statement add(database, "SELECT AddGeometryColumn(?, ?, ?, ?, ?)");
    add.bindText(1, layer.id)
        .bindText(2, column)
        .bindInteger(3, epsg)
        .bindText(4, QString::fromLatin1(geo::geometryTypeName(type)))
        .bindText(5, hasZ ? QStringLiteral("XYZ") : QStringLiteral("XY"));
    if (!add.step() || add.integer(0) != 1)
        return fail(Error(ErrorCode::Database, Tr::tr("The layer could not be created.")).inLayer(layer.id));
    return {};
}

/// The table of a layer as SpatiaLite, GDAL and QGIS know one: geometry columns registered, R-tree and
/// triggers in place. AUTOINCREMENT: an id is never given twice, so that what refers to a feature (an
/// application's parcel, the inputs of a report) never means another one.
Result<> createLayer(SQLite::Database &database, const city::LayerDef &layer, int epsg)
{
    DOTHI_TRY(checkNamesAreFree(database, layer));
    QByteArray sql = "CREATE TABLE " + tableName(layer) +
                     " (\"id\" INTEGER PRIMARY KEY AUTOINCREMENT, \"version\" INTEGER NOT NULL DEFAULT 1";
    for (const city::FieldDef &field : layer.fields)
        sql += ", " + quoted(field.id) + ' ' + columnType(field.type);
    database.exec((sql + ')').constData());

    DOTHI_TRY(
        addGeometryColumn(database, layer, QStringLiteral("geometry"), epsg, layer.geometry, layer.hasZ));
    if (layer.hasSolid) {
        DOTHI_TRY(addGeometryColumn(database, layer, QStringLiteral("solid"), epsg,
                                    geo::GeometryType::MultiPolygon, true));
    }
    Statement index(database, "SELECT CreateSpatialIndex(?, 'geometry')");
    index.bindText(1, layer.id);
    if (!index.step() || index.integer(0) != 1)
        return fail(Error(ErrorCode::Database, Tr::tr("The layer could not be created.")).inLayer(layer.id));
    return {};
}

Result<> addDocument(SQLite::Database &database, const QString &kind, const QString &id,
                     const QByteArray &json)
{
    Statement insert(database, "INSERT INTO dothi_document (kind, id, json) VALUES (?, ?, ?)");
    insert.bindText(1, kind).bindText(2, id).bindText(3, json).run();
    return {};
}

/// The rule sets of the profile travel with the city. One that this installation does not have is left out.
Result<> addRuleSets(SQLite::Database &database, const city::CityProfile &profile)
{
    for (const QString &id : profile.ruleSets) {
        const QString file = dataFile(QStringLiteral("rules/%1.json").arg(id));
        if (!QFileInfo::exists(file))
            continue;
        const Result<QByteArray> json = readFile(file, kMaxRuleBytes);
        if (!json)
            return Failure(json.error());
        if (Result<> sound = checkJson(*json); !sound)
            return fail(std::move(sound).error().inFile(file));
        DOTHI_TRY(addDocument(database, QStringLiteral("rules"), id, *json));
    }
    return {};
}

/// Version 1: the tables, and what a city is born with.
Result<> createFirst(SQLite::Database &database, const city::CityProfile &profile,
                     std::span<const FormatVersion> versions)
{
    const std::vector<city::LayerDef> layers = tablesOf(versions);
    if (queryInteger(database, "SELECT InitSpatialMetaData(0, 'NONE')") != 1)
        return fail(ErrorCode::Database, Tr::tr("The spatial tables could not be created."));
    DOTHI_TRY(addReferenceSystem(database, profile.epsg));
    if (profile.epsg != 4326)
        DOTHI_TRY(addReferenceSystem(database, 4326));

    database.exec("CREATE TABLE dothi_document (kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, "
                  "PRIMARY KEY (kind, id));"
                  "CREATE TABLE dothi_raster (id TEXT PRIMARY KEY NOT NULL, path TEXT NOT NULL, sha256 TEXT "
                  "NOT NULL);");
    for (const city::LayerDef &layer : layers)
        DOTHI_TRY(createLayer(database, layer, profile.epsg));
    // What the review of an application asks for again and again.
    database.exec("CREATE INDEX dothi_building_parcel ON building (parcel_id)");
    SearchIndex::create(database, layers);

    DOTHI_TRY(addDocument(database, QStringLiteral("profile"), profile.id, profile.json));
    return addRuleSets(database, profile);
}

/// A later version: the last of `versions`, which holds those before it too.
Result<> addVersion(SQLite::Database &database, const city::CityProfile &profile,
                    std::span<const FormatVersion> versions)
{
    const FormatVersion &added = versions.back();
    const std::vector<city::LayerDef> layers = tablesOf(versions);
    const auto layerNamed = [&layers](const char *id) -> const city::LayerDef & {
        return *std::ranges::find(layers, QLatin1String(id), &city::LayerDef::id);
    };
    for (const FormatTable &table : added.tables) {
        DOTHI_TRY(createLayer(database, layerNamed(table.id), profile.epsg));
        SearchIndex::addLayer(database, layerNamed(table.id));
    }
    for (const FormatAddition &addition : added.additions) {
        const city::LayerDef &layer = layerNamed(addition.table);
        database.exec(("ALTER TABLE " + tableName(layer) + " ADD COLUMN " +
                       quoted(QString::fromLatin1(addition.column.id)) + ' ' +
                       columnType(addition.column.type))
                          .constData());
    }
    // Once all columns of a layer are there. What is new holds nothing yet, so no row needs to be indexed
    // again.
    for (const FormatAddition &addition : added.additions) {
        if (addition.column.searchable)
            SearchIndex::renewTriggers(database, layerNamed(addition.table));
    }
    return {};
}

} // namespace

std::vector<Migration> migrationsOf(std::span<const FormatVersion> versions)
{
    std::vector<Migration> steps;
    for (size_t i = 0; i < versions.size(); ++i) {
        const auto known = versions.first(i + 1);
        const auto apply = i == 0 ? createFirst : addVersion;
        steps.push_back({versions[i].version,
                         [known, apply](SQLite::Database &database, const city::CityProfile &profile) {
                             return apply(database, profile, known);
                         }});
    }
    return steps;
}

Result<> migrate(SQLite::Database &database, const QString &path, const city::CityProfile &profile,
                 std::span<const Migration> steps, const std::function<Result<>()> &keepAside,
                 const std::function<Result<>()> &check)
{
    return guarded(path, [&]() -> Result<> {
        const SpatialiteFunctions spatialite(database);
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        // Read inside the transaction: another program may have migrated meanwhile.
        const qint64 version = queryInteger(database, "PRAGMA user_version");
        if (keepAside && version > 0 && version < steps.back().version)
            DOTHI_TRY(keepAside());
        for (const Migration &step : steps) {
            if (step.version <= version)
                continue;
            if (Result<> done = step.apply(database, profile); !done) {
                return fail(std::move(done).error().inFile(path).while_(
                    Tr::tr("While bringing the city file to version %1").arg(step.version)));
            }
            database.exec("PRAGMA user_version = " + std::to_string(step.version));
        }
        if (check && version < steps.back().version)
            DOTHI_TRY(check());
        transaction.commit();
        return {};
    });
}

} // namespace dothi::io
