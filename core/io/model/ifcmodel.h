// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/plainmodel.h>

namespace dothi::io {

/// Reads the buildings of an IFC2x3 file: their elements with their shapes (by assimp), names, storeys and
/// property sets, the unit of length, and what is said of the place (IfcSite, IfcMapConversion,
/// ePset_MapConversion with ePset_ProjectedCRS). Spaces, openings, grids and annotations are passed over.
///
/// Errors: Unsupported for other schemas; InvalidData for a file that is damaged or has no shape at all;
/// Cancelled. Elements that cannot be read are listed in `refused`.
[[nodiscard]] Result<PlainModel> readIfc(const QByteArray &content, TaskContext &task);

/// Whether a file begins as ISO 10303-21 does; the name does not count.
[[nodiscard]] bool isStepFile(const QString &file);

} // namespace dothi::io
