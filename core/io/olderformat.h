// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/storeformat.h>

#include <QSet>

#include <SQLiteCpp/Database.h>

namespace dothi::io {

/// For a reader of a store of an older version, which may not bring it up to date (a disc, a share that
/// cannot be written): puts an empty table, with an empty index, in the place of each layer that came later.
/// They are this connection's alone; nothing is written to the file, and a table of that name in it is out of
/// sight.
///
/// Returns the ids of these layers. Unsupported when a later version added columns to a layer that is there,
/// or when the format does not say what came when. May throw SQLite::Exception.
[[nodiscard]] Result<QSet<QString>> standInForLaterLayers(SQLite::Database &database, const QString &path,
                                                          const StoreFormat &format, qint64 version);

/// A step that is about to make the table of a layer and its index finds nothing of these names: else
/// InvalidData, naming what is there. May throw SQLite::Exception.
[[nodiscard]] Result<> checkNamesAreFree(SQLite::Database &database, const city::LayerDef &layer);

} // namespace dothi::io
