// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/readlayers.h>

#include <QCoreApplication>

namespace dothi::scene {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Scene)
};

} // namespace

Result<std::unique_ptr<city::StoreWriter>> ReadLayers::write()
{
    return fail(ErrorCode::Permission, Tr::tr("The city is only looked at here, not written to."));
}

} // namespace dothi::scene
