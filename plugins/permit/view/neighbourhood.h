// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/storeview.h>

namespace dothi::permit {

/// A store of which only a rectangle is read, so that a picture of one plot costs the same in a village and
/// in a city of a million buildings. Everything else is the other store's, which must outlive it. Read-only.
class Neighbourhood final : public city::StoreView
{
public:
    Neighbourhood(const city::Store &store, const geo::Extent &extent);

    [[nodiscard]] Result<> read(const QString &layer, const city::Query &query,
                                const std::function<city::Visit(city::Feature &)> &visit) const override;

private:
    geo::Extent m_extent;
};

} // namespace dothi::permit
