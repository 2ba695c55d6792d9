// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QByteArray>
#include <QString>

namespace dothi::io {

/// Looks at a file before any library parses it, and refuses what would reach beyond it or is visibly not
/// whole:
/// - shapefiles whose .shp, .shx or .dbf is shorter than its own header says, or that lack the .shx;
/// - XML (GML, KML, GPX, OSM …) with a document type: entities may hold other files or grow without end;
/// - MapInfo tables that are views of, or join, other tables;
/// - SQLite databases (GeoPackage, SpatiaLite) with virtual tables that read other files, or cut short;
/// - DXF without its end mark.
/// `path` is a file, or one inside an archive as GDAL's /vsizip/ names it.
[[nodiscard]] Result<> precheckFile(const QString &path);

/// Up to `maxBytes` from the start of a file, also inside an archive.
[[nodiscard]] Result<QByteArray> readHead(const QString &path, qint64 maxBytes);

/// A file beside `path` with another ending ("cpg"), whatever the case of its letters; empty when there is
/// none.
[[nodiscard]] QString sibling(const QString &path, const QString &ending);

} // namespace dothi::io
