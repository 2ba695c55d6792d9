// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/layertable.h>
#include <dothi/io/olderformat.h>
#include <dothi/io/sqlite.h>

#include <QCoreApplication>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::OlderFormat)
};

void standIn(SQLite::Database &database, const city::LayerDef &layer)
{
    QByteArray columns = "\"id\" INTEGER PRIMARY KEY, \"version\" INTEGER, \"geometry\" BLOB";
    if (layer.hasSolid)
        columns += ", \"solid\" BLOB";
    for (const city::FieldDef &field : layer.fields)
        columns += ", " + quoted(field.id) + ' ' + columnType(field.type);
    database.exec(("CREATE TABLE temp." + tableName(layer) + " (" + columns + ')').constData());
    database.exec(
        ("CREATE VIRTUAL TABLE temp." + indexName(layer) + " USING rtree(pkid, xmin, xmax, ymin, ymax)")
            .constData());
}

} // namespace

Result<QSet<QString>> standInForLaterLayers(SQLite::Database &database, const QString &path,
                                            const StoreFormat &format, qint64 version)
{
    const auto refused = [&path] {
        return fail(Error(ErrorCode::Unsupported, Tr::tr("The city was written by an older DoThi."))
                        .inFile(path)
                        .withAdvice(Tr::tr("Open it once for writing: it is brought up to date then. Where "
                                           "that cannot be, open a copy of it.")));
    };
    if (format.versions.empty() || format.versions.back().version < format.version())
        return refused();
    QSet<QString> later;
    for (const FormatVersion &added : format.versions) {
        if (added.version <= version)
            continue;
        for (const FormatTable &table : added.tables)
            later.insert(QString::fromLatin1(table.id));
        for (const FormatAddition &addition : added.additions) {
            if (!later.contains(QLatin1String(addition.table)))
                return refused();
        }
    }
    for (const city::LayerDef &layer : format.schema->layers()) {
        if (later.contains(layer.id))
            standIn(database, layer);
    }
    return later;
}

Result<> checkNamesAreFree(SQLite::Database &database, const city::LayerDef &layer)
{
    const QString index = QStringLiteral("idx_%1_geometry").arg(layer.id);
    // SQLite's names do not tell upper from lower case. An R-tree keeps what it holds in tables of its own.
    Statement taken(database, "SELECT name FROM sqlite_master WHERE lower(name) IN (lower(?1), lower(?2), "
                              "lower(?2) || '_node', lower(?2) || '_parent', lower(?2) || '_rowid')");
    taken.bindText(1, layer.id).bindText(2, index);
    if (!taken.step())
        return {};
    return fail(Error(ErrorCode::InvalidData,
                      Tr::tr("The layer could not be created: the city file already has a table “%1”, which "
                             "another program made.")
                          .arg(taken.text(0)))
                    .inLayer(layer.id)
                    .withAdvice(Tr::tr("Rename or remove that table with the program that made it; the file "
                                       "was not changed.")));
}

} // namespace dothi::io
