// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>

#include <QString>
#include <QStringList>

namespace dothi::io {

/// By its name: a zip, whatever it calls itself.
[[nodiscard]] bool isArchive(const QString &file);

/// The one data set inside an archive, as GDAL's /vsizip/ names it; `endings` are those of main files
/// ("shp"). The directory of the archive is read here before GDAL sees it, and refused when it names too many
/// files, files outside of the archive, encrypted ones, or unpacks to more than its size can honestly hold.
[[nodiscard]] Result<QString> insideArchive(const QString &file, const QStringList &endings);

/// Unpacks a file inside the archive, and those that belong to it, once, to nowhere: each must hold as many
/// bytes as the archive's directory said (the limits above were held against that), and of the CRC-32 that it
/// said.
[[nodiscard]] Result<> checkUnpacks(const QString &archive, const QString &path, TaskContext &task);

/// A text with the paths of insideArchive() as people read them: "/home/an/map.zip → roads/road.shp".
[[nodiscard]] QString withShownPaths(const QString &text);

} // namespace dothi::io
