// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/json.h>
#include <dothi/io/blob.h>
#include <dothi/io/layertable.h>
#include <dothi/io/localwriter.h>

#include <QCoreApplication>
#include <QJsonDocument>

#include <sqlite3.h>

namespace dothi::io {

using city::Feature;
using city::FeatureId;
using city::LayerDef;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::StoreWriter)
};

constexpr qsizetype kMaxDocumentBytes = 64 * 1024 * 1024;

Result<> checkName(const QString &name)
{
    if (name.isEmpty() || name.size() > 200 || name.contains(QChar(0)))
        return fail(ErrorCode::InvalidArgument, Tr::tr("“%1” is not a usable name.").arg(name));
    return {};
}

/// INSERT with a parameter for every column, in the order of columnNames().
QByteArray insertSql(const LayerDef &layer)
{
    const QByteArrayList columns = columnNames(layer);
    return "INSERT INTO " + tableName(layer) + " (" + columns.join(", ") + ") VALUES (" +
           QByteArrayList(columns.size(), "?").join(", ") + ')';
}

/// Errors about what the caller asked for, found before anything was written.
bool isRefusal(ErrorCode code)
{
    return code == ErrorCode::NotFound || code == ErrorCode::InvalidArgument ||
           code == ErrorCode::InvalidData;
}

} // namespace

Result<std::unique_ptr<city::StoreWriter>> LocalWriter::begin(std::shared_ptr<LocalConnection> connection)
{
    using Writer = std::unique_ptr<city::StoreWriter>;
    if (connection->readOnly) {
        return fail(
            Error(ErrorCode::Database, Tr::tr("The city is open for reading only."))
                .inFile(connection->path)
                .withAdvice(Tr::tr("Open it again for writing, or copy it to a folder of your own.")));
    }
    if (connection->writer) {
        return fail(Error(ErrorCode::Database, Tr::tr("Another change to the city is still going on."))
                        .inFile(connection->path)
                        .withAdvice(Tr::tr("Wait until it has ended, then try again.")));
    }
    return guarded(connection->path, [&]() -> Result<Writer> {
        connection->database.exec("BEGIN IMMEDIATE");
        return Writer(new LocalWriter(connection));
    });
}

LocalWriter::LocalWriter(std::shared_ptr<LocalConnection> connection)
    : d(std::move(connection))
{
    d->writer = this;
}

LocalWriter::~LocalWriter()
{
    if (!m_open)
        return;
    d->writer = nullptr;
    // SQLite has rolled back by itself after some errors; a rollback that fails is made good by the journal.
    sqlite3 *db = d->database.getHandle();
    if (sqlite3_get_autocommit(db) == 0)
        sqlite3_exec(db, "ROLLBACK", nullptr, nullptr, nullptr);
    // After a full disk nothing but the journal was kept right: the next to read plays it back. That is done
    // now, so that who copies the file as it lies there has a whole one.
    if (m_failure)
        sqlite3_exec(db, "SELECT 1 FROM sqlite_master LIMIT 1", nullptr, nullptr, nullptr);
}

template <class Step>
Result<> LocalWriter::run(AtOnce atOnce, Step &&step)
{
    if (!m_open)
        return fail(ErrorCode::Internal, Tr::tr("The change has been confirmed already."));
    if (m_failure)
        return fail(*m_failure);
    Result<> done = guarded(d->path, step);
    if (!done && (atOnce == AtOnce::No || !isRefusal(done.error().code())))
        m_failure = done.error();
    return done;
}

template <class Step>
Result<> LocalWriter::runOn(const QString &layerId, AtOnce atOnce, Step &&step)
{
    return run(atOnce, [&]() -> Result<> {
        const LayerDef *layer = d->schema().layer(layerId);
        if (!layer)
            return fail(ErrorCode::NotFound, Tr::tr("There is no layer “%1”.").arg(layerId));
        Result<> done = step(*layer);
        if (!done && done.error().subject().layer.isEmpty())
            return fail(std::move(done).error().inLayer(layerId));
        return done;
    });
}

Result<LocalWriter::Encoded> LocalWriter::encode(const geo::Geometry &geometry, geo::GeometryType type,
                                                 bool hasZ) const
{
    Encoded encoded;
    if (geometry.isEmpty())
        return encoded;
    DOTHI_TRY(checkWellFormed(geometry));
    if (geometry.type() == type && geometry.hasZ() == hasZ) {
        encodeSpatialBlob(geometry, d->profile.epsg, encoded.blob);
    } else {
        geo::Geometry fitted = geometry;
        DOTHI_TRY(conform(fitted, type, hasZ));
        encodeSpatialBlob(fitted, d->profile.epsg, encoded.blob);
    }
    encoded.extent = geometry.extent();
    return encoded;
}

FeatureId LocalWriter::nextId(const LayerDef &layer)
{
    const auto known = m_nextIds.find(layer.id);
    if (known != m_nextIds.end())
        return known->second;
    const FeatureId last =
        queryInteger(d->database, "SELECT coalesce(max(\"id\"), 0) FROM " + tableName(layer));
    // Also those of features that are gone.
    Statement given(d->database, "SELECT seq FROM sqlite_sequence WHERE name = ?");
    given.bindText(1, layer.id);
    const FeatureId ever = given.step() ? given.integer(0) : 0;
    return m_nextIds.emplace(layer.id, std::max({last, ever, FeatureId(0)}) + 1).first->second;
}

Result<> LocalWriter::insertOne(const LayerDef &layer, Statement &row, const Feature &feature, FeatureId id)
{
    const Result<Encoded> geometry = encode(feature.geometry, layer.geometry, layer.hasZ);
    if (!geometry)
        return Failure(geometry.error());
    Result<Encoded> solid;
    if (layer.hasSolid) {
        solid = encode(feature.solid, geo::GeometryType::MultiPolygon, true);
        if (!solid)
            return Failure(std::move(solid).error().atField(QStringLiteral("solid")));
    }
    if (feature.values.size() > layer.fields.size() || feature.version < 1)
        return fail(ErrorCode::InvalidArgument, Tr::tr("The feature does not fit the layer."));

    row.bindInteger(1, id).bindInteger(2, feature.version);
    int parameter = 2;
    const auto bindGeometry = [&row, &parameter](const Encoded &encoded) {
        ++parameter;
        if (encoded.blob.isEmpty())
            row.bindNull(parameter);
        else
            row.bindBlob(parameter, encoded.blob);
    };
    bindGeometry(*geometry);
    if (layer.hasSolid)
        bindGeometry(*solid);
    for (size_t i = 0; i < layer.fields.size(); ++i) {
        const city::Value unknown;
        DOTHI_TRY(bindValue(row, ++parameter, layer.fields[i],
                            i < feature.values.size() ? feature.values[i] : unknown));
    }
    row.run();
    if (!geometry->blob.isEmpty())
        m_boxes[layer.id].push_back({id, geometry->extent});
    return {};
}

void LocalWriter::flushBoxes(const LayerDef &layer)
{
    auto boxes = m_boxes.extract(layer.id);
    if (!boxes)
        return;
    try {
        BoxIndex(d->database, layer).add(std::move(boxes.mapped()));
    } catch (const SQLite::Exception &exception) {
        m_failure = sqliteError(exception, d->path); // also when it was a reader who asked
        throw;
    }
}

Result<> LocalWriter::insert(const QString &layerId, std::vector<Feature> &features)
{
    return runOn(layerId, AtOnce::No, [&](const LayerDef &layer) -> Result<> {
        if (features.empty())
            return {};
        Statement row(d->database, insertSql(layer));
        FeatureId next = nextId(layer);
        // Rows of consecutive ids go to the search index in one statement.
        FeatureId runFirst = 0;
        FeatureId runLast = 0;
        const auto indexRun = [&] {
            if (runFirst > 0)
                d->search.add(layer, runFirst, runLast);
        };
        std::vector<FeatureId> ids;
        ids.reserve(features.size());
        for (size_t i = 0; i < features.size(); ++i) {
            Feature &feature = features[i];
            const FeatureId id = feature.id == 0 ? next : feature.id;
            if (id < 1 || id > kMaxFeatureId)
                return fail(ErrorCode::InvalidArgument,
                            Tr::tr("The feature number %1 is out of range.").arg(id));
            try {
                if (Result<> done = insertOne(layer, row, feature, id); !done) {
                    const QString name =
                        feature.id == 0 ? Tr::tr("no. %1 of those added").arg(i + 1) : QString::number(id);
                    return fail(std::move(done).error().atFeature(name));
                }
            } catch (const SQLite::Exception &exception) {
                if ((exception.getErrorCode() & 0xff) != SQLITE_CONSTRAINT)
                    throw;
                return fail(Error(ErrorCode::InvalidArgument,
                                  Tr::tr("The layer already holds a feature of this number."))
                                .atFeature(QString::number(id))
                                .withDetail(QString::fromUtf8(exception.what())));
            }
            ids.push_back(id);
            next = std::max(next, id + 1);
            if (runFirst > 0 && id == runLast + 1) {
                runLast = id;
            } else {
                indexRun();
                runFirst = runLast = id;
            }
        }
        indexRun();
        m_nextIds[layer.id] = next;
        m_changes[layer.id] |= Inserted;
        for (size_t i = 0; i < features.size(); ++i)
            features[i].id = ids[i];
        return {};
    });
}

Result<> LocalWriter::updateOne(const LayerDef &layer, const Feature &feature)
{
    const Result<Encoded> geometry = encode(feature.geometry, layer.geometry, layer.hasZ);
    if (!geometry)
        return Failure(geometry.error());
    Result<Encoded> solid;
    if (layer.hasSolid) {
        solid = encode(feature.solid, geo::GeometryType::MultiPolygon, true);
        if (!solid)
            return Failure(std::move(solid).error().atField(QStringLiteral("solid")));
    }
    if (feature.values.size() != layer.fields.size())
        return fail(ErrorCode::InvalidArgument, Tr::tr("The feature does not fit the layer."));
    const bool solidGoes =
        layer.hasSolid && feature.solid.isEmpty() && feature.solid.type() != geo::GeometryType::None;

    QByteArray sql = "UPDATE " + tableName(layer) + " SET \"version\" = \"version\" + 1";
    if (!geometry->blob.isEmpty())
        sql += ", \"geometry\" = ?2";
    if (!solid->blob.isEmpty())
        sql += ", \"solid\" = ?3";
    else if (solidGoes)
        sql += ", \"solid\" = NULL";
    for (size_t i = 0; i < layer.fields.size(); ++i)
        sql +=
            ", " + quoted(layer.fields[i].id) + " = ?" + QByteArray::number(static_cast<qulonglong>(i) + 4);
    Statement row(d->database, sql + " WHERE \"id\" = ?1");
    row.bindInteger(1, feature.id);
    if (!geometry->blob.isEmpty())
        row.bindBlob(2, geometry->blob);
    if (!solid->blob.isEmpty())
        row.bindBlob(3, solid->blob);
    for (size_t i = 0; i < layer.fields.size(); ++i)
        DOTHI_TRY(bindValue(row, static_cast<int>(i) + 4, layer.fields[i], feature.values[i]));
    row.run();
    if (d->database.getChanges() != 1)
        return fail(ErrorCode::NotFound, Tr::tr("The layer holds no feature of this number."));

    if (!geometry->blob.isEmpty()) {
        flushBoxes(layer);
        BoxIndex boxes(d->database, layer);
        boxes.remove(feature.id);
        boxes.add({{feature.id, geometry->extent}});
    }
    d->search.remove(layer, feature.id);
    d->search.add(layer, feature.id, feature.id);
    m_changes[layer.id] |= Updated;
    return {};
}

Result<> LocalWriter::update(const QString &layerId, const Feature &feature)
{
    return runOn(layerId, AtOnce::Yes, [&](const LayerDef &layer) -> Result<> {
        if (Result<> done = updateOne(layer, feature); !done)
            return fail(std::move(done).error().atFeature(QString::number(feature.id)));
        return {};
    });
}

Result<> LocalWriter::remove(const QString &layerId, FeatureId id)
{
    return runOn(layerId, AtOnce::Yes, [&](const LayerDef &layer) -> Result<> {
        Statement row(d->database, "DELETE FROM " + tableName(layer) + " WHERE \"id\" = ?");
        row.bindInteger(1, id).run();
        if (d->database.getChanges() != 1) {
            return fail(Error(ErrorCode::NotFound, Tr::tr("The layer holds no feature of this number."))
                            .atFeature(QString::number(id)));
        }
        flushBoxes(layer);
        BoxIndex(d->database, layer).remove(id);
        d->search.remove(layer, id);
        m_changes[layer.id] |= Deleted;
        return {};
    });
}

Result<> LocalWriter::clear(const QString &layerId)
{
    return runOn(layerId, AtOnce::No, [&](const LayerDef &layer) -> Result<> {
        d->search.clear(layer);
        d->database.exec(("DELETE FROM " + tableName(layer)).constData());
        m_boxes.erase(layer.id);
        BoxIndex(d->database, layer).clear();
        m_changes[layer.id] |= Deleted;
        return {};
    });
}

Result<> LocalWriter::setRaster(const city::RasterRef &raster)
{
    return run(AtOnce::Yes, [&]() -> Result<> {
        DOTHI_TRY(checkName(raster.id));
        if (!isSafeRelativePath(raster.relativePath)) {
            return fail(Error(ErrorCode::InvalidArgument,
                              Tr::tr("A raster must lie beside the city file or in a folder below it."))
                            .inFile(raster.relativePath));
        }
        Statement insert(d->database,
                         "INSERT OR REPLACE INTO dothi_raster (id, path, sha256) VALUES (?, ?, ?)");
        insert.bindText(1, raster.id).bindText(2, raster.relativePath).bindText(3, raster.sha256).run();
        return {};
    });
}

Result<> LocalWriter::setDocument(const QString &kind, const QString &id, const QByteArray &json)
{
    return run(AtOnce::Yes, [&]() -> Result<> {
        DOTHI_TRY(checkName(kind));
        DOTHI_TRY(checkName(id));
        if (kind == QLatin1String("profile"))
            return fail(ErrorCode::InvalidArgument,
                        Tr::tr("The profile of a city is fixed when it is created."));
        if (json.size() > kMaxDocumentBytes ||
            (!isSurelyJson({json.constData(), static_cast<size_t>(json.size())}) &&
             QJsonDocument::fromJson(json).isNull()))
            return fail(ErrorCode::InvalidArgument,
                        Tr::tr("The document “%1” is not JSON, or too large.").arg(id));
        if (!m_putDocument) {
            m_putDocument = std::make_unique<Statement>(
                d->database, "INSERT OR REPLACE INTO dothi_document (kind, id, json) VALUES (?, ?, ?)");
        }
        m_putDocument->reset(); // one that failed is not ready yet
        m_putDocument->bindText(1, kind).bindText(2, id).bindText(3, json).run();
        return {};
    });
}

Result<> LocalWriter::removeDocument(const QString &kind, const QString &id)
{
    return run(AtOnce::Yes, [&]() -> Result<> {
        Statement erase(d->database,
                        "DELETE FROM dothi_document WHERE kind = ? AND id = ? AND kind <> 'profile'");
        erase.bindText(1, kind).bindText(2, id).run();
        if (d->database.getChanges() != 1)
            return fail(ErrorCode::NotFound,
                        Tr::tr("There is no document “%1” of the kind “%2”.").arg(id, kind));
        return {};
    });
}

Result<> LocalWriter::commit()
{
    return run(AtOnce::Yes, [&]() -> Result<> {
        // The R-trees; and what SpatiaLite's triggers would have noted for each row, once.
        for (const auto &[layerId, changes] : m_changes) {
            flushBoxes(*d->schema().layer(layerId));
            QByteArrayList columns;
            for (const auto &[flag, column] :
                 {std::pair(Inserted, "last_insert"), std::pair(Updated, "last_update"),
                  std::pair(Deleted, "last_delete")}) {
                if (changes & flag)
                    columns.append(QByteArray(column) + " = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')");
            }
            Statement note(d->database, "UPDATE geometry_columns_time SET " + columns.join(", ") +
                                            " WHERE f_table_name = ?");
            note.bindText(1, layerId).run();
        }
        sqlite3_busy_timeout(d->database.getHandle(), d->options.commitTimeoutMs);
        const int code = sqlite3_exec(d->database.getHandle(), "COMMIT", nullptr, nullptr, nullptr);
        const QString detail = QString::fromUtf8(sqlite3_errmsg(d->database.getHandle()));
        sqlite3_busy_timeout(d->database.getHandle(), d->options.busyTimeoutMs);
        if (code != SQLITE_OK)
            return fail(sqliteError(code, detail, d->path));
        m_open = false;
        d->writer = nullptr;
        return {};
    });
}

} // namespace dothi::io
