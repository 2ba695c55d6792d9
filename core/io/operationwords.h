// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/crs.h>

#include <QString>

namespace dothi::io {

/// What a conversion of coordinates does, in words, and in brackets the name PROJ and the EPSG registry have
/// for it: "datum WGS 84 → VN-2000, then projection Vietnam TM-3 105-45 (Inverse of VN-2000 to WGS 84 (2) +
/// Vietnam TM-3 105-45; EPSG:6960)". Translated but for the names of systems and of the operation. Steps that
/// are not understood keep their names.
[[nodiscard]] QString operationInWords(const geo::OperationInfo &operation);

} // namespace dothi::io
