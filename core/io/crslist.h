// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/crs.h>

#include <QString>

#include <vector>

namespace dothi::io {

/// A coordinate system that can be chosen for a file.
struct KnownCrs
{
    int epsg = 0;
    QString name; ///< "VN-2000 / TM-3 105-45", as the registry has it
};

/// Projected and geographic systems of the EPSG registry that are not withdrawn, those in use in a city
/// first: its own, the zones of VN-2000 by how near their meridian is, VN-2000 and WGS 84 by UTM zone, WGS
/// 84; the rest by code. Takes some 0.1 s the first time; any thread.
[[nodiscard]] std::vector<KnownCrs> knownSystems(const geo::Crs &city);

} // namespace dothi::io
