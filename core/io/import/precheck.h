// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>

#include <QByteArray>
#include <QString>

namespace dothi::io {

/// Looks at a file before any library parses it, and refuses what would reach beyond it or is visibly not
/// whole:
/// - shapefiles whose .shp, .shx or .dbf is shorter than its own header says, or that lack the .shx;
/// - XML (GML, KML, GPX, OSM …) with a document type: entities may hold other files or grow without end;
/// - MapInfo tables that are views of, or join, other tables;
/// - SQLite databases (GeoPackage, SpatiaLite) with virtual tables that read other files, or cut short;
/// - DXF without its end mark;
/// - coordinate systems that name other files or servers: in GeoJSON, .prj, GML and the tables of a database.
/// `path` is a file, or one inside an archive as GDAL's /vsizip/ names it. Large files take seconds: `task`
/// hears of it and can stop it. `crsProblem` receives why the coordinate system a GeoJSON file states cannot
/// be used (GDAL takes it for WGS 84 then); empty when it can, or when it states none.
[[nodiscard]] Result<> precheckFile(const QString &path, TaskContext &task, QString &crsProblem);

/// Up to `maxBytes` from the start of a file, also inside an archive.
[[nodiscard]] Result<QByteArray> readHead(const QString &path, qint64 maxBytes);

/// A file beside `path` with another ending ("cpg"), whatever the case of its letters; empty when there is
/// none.
[[nodiscard]] QString sibling(const QString &path, const QString &ending);

} // namespace dothi::io
