// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/plainmodel.h>

namespace dothi::io {

/// Whether the first element of a file is a CityModel; the name of the file does not count.
[[nodiscard]] bool isCityGml(const QString &file);

/// Reads the buildings of CityGML 1.0 and 2.0 (by libcitygml): of each, and of its parts and installations,
/// the geometry of the highest level of detail with the kinds of its surfaces, and the attributes.
/// `referenceSystem` receives what the file states (srsName), as it stands. Coordinates stay as they are.
///
/// The library gets a copy of the file with nothing in it that leads outside: no document type, no entities,
/// no schema locations, no links but to parts of the file, no pictures. Errors: InvalidData for entities,
/// more than 64 levels, what is no XML, other versions, and a file without buildings; OutOfMemory; Cancelled.
[[nodiscard]] Result<PlainModel> readCityGml(const QByteArray &content, QString &referenceSystem,
                                             TaskContext &task);

/// That copy.
[[nodiscard]] Result<QByteArray> harmlessGml(const QByteArray &content, TaskContext &task);

} // namespace dothi::io
