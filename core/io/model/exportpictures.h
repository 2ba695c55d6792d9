// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>
#include <dothi/io/model/exporter.h>

namespace dothi::io {

/// Puts the pictures an appearance (JSON) names where it names them, below the folder of `request.out`: those
/// that were kept with the files of import `file`. What lies there already is left alone. Adds the files to
/// the report and returns how many pictures are missing, or differ from what lies there.
[[nodiscard]] Result<qint64> exportPictures(const city::Store &store, int file, std::string_view appearance,
                                            const ExportRequest &request, ExportReport &report,
                                            TaskContext &task);

} // namespace dothi::io
