// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/contenthash.h>
#include <dothi/io/layertable.h>
#include <dothi/io/localstore.h>
#include <dothi/io/localwriter.h>
#include <dothi/io/searchhit.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <limits>

namespace dothi::io {

using city::Feature;
using city::FeatureId;
using city::FieldDef;
using city::LayerDef;
using city::Query;
using city::Visit;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Store)
};

constexpr size_t kMaxDamageNotes = 1000;
/// Layers of fewer are counted by their table, so that nothing without a place is overlooked in them.
constexpr qint64 kFewFeatures = 10'000;

Result<const LayerDef *> findLayer(const city::Schema &schema, const QString &id)
{
    if (const LayerDef *layer = schema.layer(id))
        return layer;
    return fail(ErrorCode::NotFound, Tr::tr("There is no layer “%1”.").arg(id));
}

/// The SELECT of a query and what is bound to it.
struct Selection
{
    QByteArray sql;
    std::vector<size_t> fields; ///< position in LayerDef::fields of each selected value
    bool geometry = false;      ///< decoded, for the caller or for the exact test of the extent
    bool solid = false;
    std::vector<std::pair<const FieldDef *, QString>> equals;
};

Result<Selection> select(const LayerDef &layer, const Query &query)
{
    Selection s;
    s.geometry = query.withGeometry || !query.extent.isEmpty();
    s.solid = query.withSolid && layer.hasSolid;
    for (size_t i = 0; i < layer.fields.size(); ++i) {
        if (query.withValues && (query.fields.isEmpty() || query.fields.contains(layer.fields[i].id)))
            s.fields.push_back(i);
    }
    for (const QString &field : query.fields) {
        if (!layer.field(field))
            return fail(Error(ErrorCode::InvalidArgument, Tr::tr("The layer has no such field."))
                            .inLayer(layer.id)
                            .atField(field));
    }

    QByteArrayList columns{"\"id\"", "\"version\""};
    if (s.geometry)
        columns.append("\"geometry\"");
    if (s.solid)
        columns.append("\"solid\"");
    for (const size_t i : s.fields)
        columns.append(quoted(layer.fields[i].id));

    QByteArrayList conditions;
    if (!query.ids.empty())
        conditions.append("\"id\" = ?1");
    if (!query.extent.isEmpty()) {
        conditions.append("\"id\" IN (SELECT pkid FROM " + indexName(layer) +
                          " WHERE xmax >= ?2 AND xmin <= ?3 AND ymax >= ?4 AND ymin <= ?5)");
    }
    for (const auto &[id, wanted] : query.equals) {
        const FieldDef *field = layer.field(id);
        if (!field)
            return fail(Error(ErrorCode::InvalidArgument, Tr::tr("The layer has no such field."))
                            .inLayer(layer.id)
                            .atField(id));
        s.equals.emplace_back(field, wanted);
        conditions.append(quoted(id) + " = ?" +
                          QByteArray::number(5 + static_cast<qulonglong>(s.equals.size())));
    }
    s.sql = "SELECT " + columns.join(", ") + " FROM " + tableName(layer);
    if (!conditions.isEmpty())
        s.sql += " WHERE " + conditions.join(" AND ");
    s.sql += " ORDER BY \"id\"";
    return s;
}

Result<> bindConditions(Statement &statement, const Query &query, const Selection &selection)
{
    if (!query.extent.isEmpty()) {
        statement.bindReal(2, query.extent.minX())
            .bindReal(3, query.extent.maxX())
            .bindReal(4, query.extent.minY())
            .bindReal(5, query.extent.maxY());
    }
    int parameter = 5;
    for (const auto &[field, wanted] : selection.equals) {
        ++parameter;
        bool ok = true;
        switch (field->type) {
        case city::FieldType::Integer:
        case city::FieldType::Bool:
            statement.bindInteger(parameter, wanted.toLongLong(&ok));
            break;
        case city::FieldType::Real:
            statement.bindReal(parameter, wanted.toDouble(&ok));
            break;
        default:
            statement.bindText(parameter, wanted);
        }
        if (!ok) {
            return fail(Error(ErrorCode::InvalidArgument, Tr::tr("“%1” is not a number.").arg(wanted))
                            .atField(field->id));
        }
    }
    return {};
}

/// True when a raster's path is no path below the folder, or a link on it leads out of there.
bool leavesFolder(const QString &folder, const QString &relative)
{
    if (!isSafeRelativePath(relative))
        return true;
    // A link may lead anywhere: compare where both really are. What is not there leads nowhere.
    const QString real = QFileInfo(folder + QLatin1Char('/') + relative).canonicalFilePath();
    return !real.isEmpty() && !real.startsWith(QFileInfo(folder).canonicalFilePath() + QLatin1Char('/'));
}

} // namespace

bool isSafeRelativePath(const QString &path)
{
    if (path.isEmpty() || path.size() > 1000 || path.contains(QChar(0)) || path.contains(QLatin1Char('\\')) ||
        path.contains(QLatin1Char(':')) || QDir::isAbsolutePath(path)) {
        return false;
    }
    const QStringList parts = path.split(QLatin1Char('/'));
    return std::ranges::none_of(parts, [](const QString &part) {
        return part.isEmpty() || part == QLatin1String(".") || part == QLatin1String("..");
    });
}

LocalConnection::LocalConnection(const QString &file, bool writable,
                                 const ConnectionOptions &connectionOptions, SQLite::Database &&open,
                                 city::CityProfile cityProfile, geo::Crs cityCrs,
                                 const StoreFormat &storeFormat)
    : path(file)
    , readOnly(!writable)
    , options(connectionOptions)
    , readerOptions(connectionOptions)
    , database(std::move(open))
    , format(&storeFormat)
    , search(database, *storeFormat.schema)
    , profile(std::move(cityProfile))
    , crs(std::move(cityCrs))
{}

void LocalConnection::noteDamage(Error error)
{
    if (damaged.size() >= kMaxDamageNotes)
        return;
    const ErrorSubject &subject = error.subject();
    const QString place =
        subject.layer + QLatin1Char('/') + subject.feature + QLatin1Char('/') + subject.field;
    if (damagedPlaces.contains(place))
        return;
    damagedPlaces.insert(place);
    damaged.push_back(std::move(error).inFile(path));
}

LocalStore::LocalStore(std::shared_ptr<LocalConnection> connection)
    : d(std::move(connection))
{}

void LocalStore::setPatience(int busyTimeoutMs)
{
    d->options.busyTimeoutMs = busyTimeoutMs;
    d->database.setBusyTimeout(busyTimeoutMs);
}

QString LocalStore::folder() const
{
    return QFileInfo(d->path).absolutePath();
}

Result<std::unique_ptr<city::Store>> LocalStore::reader() const
{
    return open(d->path, OpenMode::ReadOnly, d->readerOptions, *d->format);
}

Result<qint64> LocalStore::count(const QString &layerId) const
{
    const Result<const LayerDef *> layer = findLayer(d->schema(), layerId);
    if (!layer)
        return Failure(layer.error());
    return guarded(d->path, [&]() -> Result<qint64> {
        return queryInteger(d->database, "SELECT count(*) FROM " + tableName(**layer));
    });
}

/// By what SpatiaLite's triggers note of each table, to the millisecond, whoever writes to it (LocalWriter
/// does the same); with the root of the R-tree and the highest id ever given, so that two cities made at the
/// same time are told apart.
std::optional<city::LayerState> LocalStore::layerState(const QString &layerId) const
{
    const Result<const LayerDef *> layer = findLayer(d->schema(), layerId);
    if (!layer || d->writer)
        return std::nullopt;
    const auto state = guarded(d->path, [&]() -> Result<std::optional<city::LayerState>> {
        Statement triggers(d->database,
                           "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND "
                           "lower(tbl_name) = lower(?1) AND name IN ('tmi_' || ?1 || '_geometry', "
                           "'tmu_' || ?1 || '_geometry', 'tmd_' || ?1 || '_geometry')");
        triggers.bindText(1, layerId);
        if (!triggers.step() || triggers.integer(0) != 3)
            return std::optional<city::LayerState>();
        city::LayerState found;
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const auto put = [&hash](std::span<const std::byte> bytes) {
            const qint64 size = static_cast<qint64>(bytes.size());
            hash.addData(QByteArrayView(reinterpret_cast<const char *>(&size), sizeof size));
            hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
        };
        Statement times(d->database,
                        "SELECT last_insert, last_update, last_delete FROM geometry_columns_time "
                        "WHERE f_table_name = ? ORDER BY f_geometry_column");
        times.bindText(1, layerId);
        while (times.step()) {
            for (int column = 0; column < 3; ++column) {
                const QString text = times.text(column);
                put(std::as_bytes(std::span(text.utf16(), static_cast<size_t>(text.size()))));
                // SpatiaLite's word for "never" is the year 0, which no calendar has.
                const QDateTime time = text.startsWith(QLatin1String("0000-"))
                                           ? QDateTime::fromSecsSinceEpoch(0, Qt::UTC)
                                           : QDateTime::fromString(text, Qt::ISODateWithMs);
                if (time.isValid() && (!found.changed.isValid() || time > found.changed))
                    found.changed = time;
            }
        }
        if (!found.changed.isValid())
            return std::optional<city::LayerState>();
        Statement root(d->database, "SELECT data FROM " +
                                        quoted(QStringLiteral("idx_%1_geometry_node").arg(layerId)) +
                                        " WHERE nodeno = 1");
        if (!root.step())
            return std::optional<city::LayerState>();
        put(root.blob(0));
        Statement highest(d->database, "SELECT seq FROM sqlite_sequence WHERE name = ?");
        highest.bindText(1, layerId);
        const qint64 id = highest.step() ? highest.integer(0) : 0;
        put(std::as_bytes(std::span(&id, 1)));
        found.mark = hash.result();
        return std::optional(found);
    });
    return state ? *state : std::nullopt;
}

Result<std::vector<city::LayerInfo>> LocalStore::layers() const
{
    return guarded(d->path, [&]() -> Result<std::vector<city::LayerInfo>> {
        std::vector<city::LayerInfo> infos;
        for (const LayerDef &layer : d->schema().layers()) {
            city::LayerInfo info;
            info.id = layer.id;
            if (d->writer)
                d->writer->flushBoxes(layer);
            const BoxIndex boxes(d->database, layer);
            info.features = boxes.count();
            if (info.features < kFewFeatures)
                info.features = queryInteger(d->database, "SELECT count(*) FROM " + tableName(layer));
            info.extent = boxes.extent();
            infos.push_back(std::move(info));
        }
        return infos;
    });
}

Result<> LocalStore::read(const QString &layerId, const Query &query,
                          const std::function<Visit(Feature &)> &visit) const
{
    const Result<const LayerDef *> found = findLayer(d->schema(), layerId);
    if (!found)
        return Failure(found.error());
    const LayerDef &layer = **found;
    const Result<Selection> selection = select(layer, query);
    if (!selection)
        return Failure(selection.error());
    return guarded(d->path, [&]() -> Result<> {
        if (d->writer && !query.extent.isEmpty())
            d->writer->flushBoxes(layer);
        Statement statement(d->database, selection->sql);
        DOTHI_TRY(bindConditions(statement, query, *selection));

        qint64 left = query.limit < 0 ? std::numeric_limits<qint64>::max() : query.limit;
        Feature feature;
        // Reads the row in hand; false when the visitor or the limit ended the reading.
        const auto takeRow = [&]() -> bool {
            const auto note = [&](Error error) {
                d->noteDamage(std::move(error).inLayer(layer.id).atFeature(QString::number(feature.id)));
            };
            const auto geometryOf = [&](int column, geo::GeometryType type, bool hasZ, const char *name) {
                Result<geo::Geometry> geometry = readGeometry(statement, column, d->profile.epsg, type, hasZ);
                if (!geometry) {
                    note(std::move(geometry).error().atField(QString::fromLatin1(name)));
                    return geo::Geometry();
                }
                return std::move(*geometry);
            };
            int column = 0;
            feature.id = statement.integer(column++);
            feature.version = static_cast<int>(std::clamp<qint64>(statement.integer(column++), 1, INT_MAX));
            feature.geometry = {};
            feature.solid = {};
            if (selection->geometry) {
                feature.geometry = geometryOf(column++, layer.geometry, layer.hasZ, "geometry");
                // The R-tree holds single precision, and whatever another program has put there.
                if (!query.extent.isEmpty() && !feature.geometry.isEmpty() &&
                    !feature.geometry.extent().intersects(query.extent)) {
                    return true;
                }
                if (!query.withGeometry)
                    feature.geometry = {};
            }
            if (selection->solid)
                feature.solid = geometryOf(column++, geo::GeometryType::MultiPolygon, true, "solid");
            feature.values.assign(layer.fields.size(), {});
            for (const size_t i : selection->fields) {
                Result<city::Value> value = readValue(statement, column++, layer.fields[i]);
                if (!value) {
                    note(std::move(value).error());
                    continue;
                }
                feature.values[i] = std::move(*value);
                if (std::optional<Error> odd = outOfRange(layer.fields[i], feature.values[i]))
                    note(std::move(*odd));
            }
            return visit(feature) == Visit::Continue && --left > 0;
        };

        if (left == 0)
            return {};
        if (query.ids.empty()) {
            while (statement.step() && takeRow()) {
            }
            return {};
        }
        std::vector<FeatureId> ids = query.ids;
        std::ranges::sort(ids);
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        for (const FeatureId id : ids) {
            statement.bindInteger(1, id);
            if (statement.step() && !takeRow())
                break;
            statement.reset();
        }
        return {};
    });
}

Result<std::vector<city::RasterRef>> LocalStore::rasters() const
{
    return guarded(d->path, [&]() -> Result<std::vector<city::RasterRef>> {
        std::vector<city::RasterRef> rasters;
        Statement rows(d->database, "SELECT id, path, sha256 FROM dothi_raster ORDER BY id");
        while (rows.step()) {
            city::RasterRef raster{rows.text(0), rows.text(1), rows.text(2)};
            if (leavesFolder(folder(), raster.relativePath)) {
                d->noteDamage(Error(ErrorCode::InvalidData,
                                    Tr::tr("The city names a raster outside its folder; it is left out."))
                                  .inLayer(raster.id)
                                  .withDetail(raster.relativePath));
                continue;
            }
            rasters.push_back(std::move(raster));
        }
        return rasters;
    });
}

Result<QString> LocalStore::rasterPath(const QString &id) const
{
    return guarded(d->path, [&]() -> Result<QString> {
        Statement row(d->database, "SELECT path FROM dothi_raster WHERE id = ?");
        row.bindText(1, id);
        if (!row.step())
            return fail(
                Error(ErrorCode::NotFound, Tr::tr("The city has no raster “%1”.").arg(id)).inFile(d->path));
        const QString relative = row.text(0);
        const auto outside = [&] {
            return fail(Error(ErrorCode::InvalidData, Tr::tr("The city names a raster outside its folder."))
                            .inFile(d->path)
                            .inLayer(id)
                            .withDetail(relative));
        };
        if (leavesFolder(folder(), relative))
            return outside();
        const QFileInfo file(folder() + QLatin1Char('/') + relative);
        if (!file.isFile()) {
            return fail(Error(ErrorCode::NotFound,
                              Tr::tr("The raster “%1” is missing beside the city file.").arg(relative))
                            .inFile(d->path)
                            .withAdvice(Tr::tr("Copy it there together with the city.")));
        }
        return file.canonicalFilePath();
    });
}

Result<QByteArray> LocalStore::document(const QString &kind, const QString &id) const
{
    return guarded(d->path, [&]() -> Result<QByteArray> {
        Statement row(d->database, "SELECT json FROM dothi_document WHERE kind = ? AND id = ?");
        row.bindText(1, kind).bindText(2, id);
        if (!row.step()) {
            return fail(Error(ErrorCode::NotFound,
                              Tr::tr("There is no document “%1” of the kind “%2”.").arg(id, kind))
                            .inFile(d->path));
        }
        QByteArray json = row.utf8(0);
        QJsonParseError error;
        QJsonDocument::fromJson(json, &error);
        if (error.error != QJsonParseError::NoError) {
            return fail(
                Error(ErrorCode::InvalidData, Tr::tr("The document “%1” in the city is damaged.").arg(id))
                    .inFile(d->path)
                    .withDetail(error.errorString()));
        }
        return json;
    });
}

Result<QStringList> LocalStore::documents(const QString &kind) const
{
    return guarded(d->path, [&]() -> Result<QStringList> {
        Statement rows(d->database, "SELECT id FROM dothi_document WHERE kind = ? ORDER BY id");
        rows.bindText(1, kind);
        QStringList ids;
        while (rows.step())
            ids.append(rows.text(0));
        return ids;
    });
}

Result<std::vector<city::SearchHit>> LocalStore::search(const QString &text, int limit) const
{
    return guarded(d->path, [&]() -> Result<std::vector<city::SearchHit>> {
        std::vector<city::SearchHit> hits;
        for (const city::FeatureRef &ref : d->search.find(text, limit)) {
            if (static_cast<int>(hits.size()) >= limit)
                break;
            const Result<std::optional<Feature>> row = feature(ref.layer, ref.id);
            if (!row)
                return Failure(row.error());
            const LayerDef *layer = d->schema().layer(ref.layer);
            if (!*row || !layer)
                continue; // another program removed it and left the search index
            city::SearchHit hit = describeHit(*this, *layer, **row);
            // A street is many pieces with one name: the first stands for all.
            const bool seen = std::ranges::any_of(hits, [&hit](const city::SearchHit &other) {
                return other.ref.layer == hit.ref.layer && other.title == hit.title &&
                       other.subtitle == hit.subtitle;
            });
            if (!seen)
                hits.push_back(std::move(hit));
        }
        return hits;
    });
}

Result<QString> LocalStore::contentHash(TaskContext &task) const
{
    return guarded(d->path, [&]() -> Result<QString> {
        // One transaction, so that the hash is of one state even while another program writes.
        std::optional<SQLite::Transaction> transaction;
        if (!d->writer)
            transaction.emplace(d->database);
        return hashContent(d->database, d->schema(), d->profile, task,
                           [this](Error error) { d->noteDamage(std::move(error)); });
    });
}

Result<std::unique_ptr<city::StoreWriter>> LocalStore::write()
{
    return LocalWriter::begin(d);
}

} // namespace dothi::io
