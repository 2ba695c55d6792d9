// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <permit/view/neighbourhood.h>

#include <algorithm>

namespace dothi::permit {

Neighbourhood::Neighbourhood(const city::Store &store, const geo::Extent &extent)
    : StoreView(store)
    , m_extent(extent)
{}

Result<> Neighbourhood::read(const QString &layer, const city::Query &query,
                             const std::function<city::Visit(city::Feature &)> &visit) const
{
    city::Query here = query;
    if (query.extent.isEmpty()) {
        here.extent = m_extent;
    } else {
        if (!query.extent.intersects(m_extent))
            return {};
        here.extent = geo::Extent(
            std::max(query.extent.minX(), m_extent.minX()), std::max(query.extent.minY(), m_extent.minY()),
            std::min(query.extent.maxX(), m_extent.maxX()), std::min(query.extent.maxY(), m_extent.maxY()));
    }
    return behind().read(layer, here, visit);
}

} // namespace dothi::permit
