// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/storeview.h>

#include <QCoreApplication>

namespace dothi::city {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::City)
};

} // namespace

Result<std::unique_ptr<StoreWriter>> StoreView::write()
{
    return fail(ErrorCode::Permission, Tr::tr("The city is only looked at here, not written to."));
}

} // namespace dothi::city
