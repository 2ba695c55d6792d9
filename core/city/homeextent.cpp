// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/homeextent.h>

namespace dothi::city {

geo::Extent homeExtent(const std::vector<LayerInfo> &layers)
{
    geo::Extent built;
    geo::Extent all;
    for (const LayerInfo &layer : layers) {
        all.add(layer.extent);
        for (const char *id : {"building", "parcel", "road", "permit_application"}) {
            if (layer.id == QLatin1String(id))
                built.add(layer.extent);
        }
    }
    return built.isEmpty() ? all : built;
}

} // namespace dothi::city
