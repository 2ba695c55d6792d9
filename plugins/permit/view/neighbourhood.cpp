// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <permit/view/neighbourhood.h>

#include <algorithm>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Neighbourhood)
};

} // namespace

Neighbourhood::Neighbourhood(const city::Store &store, const geo::Extent &extent)
    : m_store(store)
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
    return m_store.read(layer, here, visit);
}

Result<std::unique_ptr<city::StoreWriter>> Neighbourhood::write()
{
    return fail(ErrorCode::Permission, Tr::tr("A part of a city that is looked at cannot be written to."));
}

} // namespace dothi::permit
