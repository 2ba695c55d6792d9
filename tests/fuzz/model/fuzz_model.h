// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/solid/repair.h>
#include <dothi/io/model/modelreader.h>

#include <cstdlib>

/// What every reader of models must keep to: what it hands over may be used, checked and mended.
inline dothi::Result<> useModel(dothi::io::ModelPart &part)
{
    if (!part.brep.isConsistent())
        std::abort();
    constexpr size_t kSmall = 200; // the checks have tests of their own
    if (part.brep.faces.empty() || part.brep.corners.size() > kSmall)
        return {};
    dothi::geo::ValidationOptions options;
    options.open = part.open;
    const auto repair = dothi::geo::repairBrep(part.brep, part.type, options);
    if (!repair || !repair->brep.isConsistent())
        std::abort();
    return {};
}
